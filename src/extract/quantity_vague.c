/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers that no number word names.
 *
 *     vague   determiner [multiplier]   plusieurs centaines, des tonnes
 *     none    determiner noun           aucun mort
 *     exact   a fixed phrase            un seul, a couple of
 *
 * A vague number of a multiplier runs from twice to ten times it, less one. */
#include "extract/quantity_draft.h"

#include <math.h>

static uint32_t role(
        const struct quantity_reader *r, uint32_t i, enum word_role role)
{
    return role_at(r->rules, &r->atoms, i, role);
}

/* "plusieurs [centaines]", "several hundred", "des milliers", "dozens",
 * "des tonnes": sets min and max. */
bool quantity_vague(
        const struct quantity_reader *r, uint32_t i, struct draft *d)
{
    span value;
    uint32_t several =
            role_value_at(r->rules, &r->atoms, i, WORD_ROLE_SEVERAL, &value);
    uint32_t article = several ? 0 : role(r, i, WORD_ROLE_ARTICLE);
    uint32_t at = i + several + article;
    struct term *t = &d->a;
    bool scaled = at < r->atoms.n && term_read(r, at, NUMBER_NO_MINUS, t) &&
                  t->flags & NUMBER_BARE &&
                  !(t->flags & (NUMBER_SHARE | NUMBER_ARTICLE)) &&
                  (several || t->flags & NUMBER_PLURAL);
    d->modifier = MODIFIER_SEVERAL;
    d->modified = true;
    d->modifier_rule = role_rule_at(r->rules, &r->atoms, i,
            several ? WORD_ROLE_SEVERAL : WORD_ROLE_ARTICLE);
    if (scaled) {
        d->min = 2 * t->multiplier;
        d->max = 10 * t->multiplier - 1;
        d->end = t->end;
        d->span_end = t->span_end;
        return true;
    }
    if (several && value.len > 0) {
        return false;
    }
    /* the determiner alone, perhaps of a unit */
    if (!several && !article) {
        return false;
    }
    struct term one = {.first = i,
            .number_first = i,
            .number_end = at,
            .end = at,
            .span_end = at,
            .value = 1,
            .multiplier = 1};
    *t = one;
    term_suffix(r, t);
    bool measure = t->kind == QUANTITY_MEASURE;
    if (!several && (!measure || !span_eq(quantity_dimension(r->rules, t->unit),
                                         SPAN("mass")))) {
        return false;
    }
    d->min = 2;
    d->max = several ? 9 : (double)NAN;
    d->end = t->end;
    d->span_end = several ? at : t->end;
    return true;
}

/* "aucun mort", "no casualties" */
bool quantity_none(const struct quantity_reader *r, uint32_t i, struct draft *d)
{
    uint32_t n = role(r, i, WORD_ROLE_NONE);
    d->modifier_rule = role_rule_at(r->rules, &r->atoms, i, WORD_ROLE_NONE);
    if (n == 0 || i + n >= r->atoms.n) {
        return false;
    }
    d->a = (struct term){.first = i,
            .number_first = i,
            .number_end = i + n,
            .end = i + n,
            .span_end = i + n,
            .multiplier = 1};
    d->end = d->span_end = i + n;
    uint32_t noun = quantity_noun(r, d);
    if (noun == NONE || !role(r, d->end, WORD_ROLE_NONE_NOUN)) {
        return false;
    }
    d->noun = noun;
    return true;
}

/* "un seul", "a couple of" */
bool quantity_exact(
        const struct quantity_reader *r, uint32_t i, struct draft *d)
{
    span value;
    uint32_t n = role(r, i, WORD_ROLE_SOLE);
    double number = 1;
    d->modifier_rule = role_rule_at(
            r->rules, &r->atoms, i, n ? WORD_ROLE_SOLE : WORD_ROLE_COUPLE);
    if (n == 0) {
        n = role_value_at(r->rules, &r->atoms, i, WORD_ROLE_COUPLE, &value);
        number = n ? role_number(value) : 0;
    }
    if (n == 0) {
        return false;
    }
    d->a = (struct term){.first = i,
            .number_first = i,
            .number_end = i + n,
            .end = i + n,
            .span_end = i + n,
            .value = number,
            .multiplier = 1};
    term_suffix(r, &d->a);
    d->end = d->a.end;
    d->span_end = i + n;
    if (number != 1 || d->a.has_unit || d->a.is_time) {
        return true;
    }
    d->noun = quantity_noun(r, d);
    return d->noun != NONE && quantity_counted(r, d->noun);
}
