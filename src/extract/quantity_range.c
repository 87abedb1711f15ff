/* SPDX-License-Identifier: Apache-2.0 */
/* Two numbers that make one quantity.
 *
 *     range   [open] term middle term   entre 2 et 3 millions, 200-300
 *     ratio   term of term              un sur trois, 2 in 5
 *
 * Between two states of something that changes there is no interval: "passer
 * de 9 à 10 %" is two quantities. */
#include "extract/quantity_draft.h"

#include <math.h>

static uint32_t role(
        const struct quantity_reader *r, uint32_t i, enum word_role role)
{
    return role_at(r->rules, &r->atoms, i, role);
}

static bool gap_at(const struct quantity_reader *r, uint32_t i)
{
    return i >= r->atoms.n || r->atoms.at[i].flags & ATOM_GAP;
}

static bool is_comma(const struct quantity_reader *r, uint32_t i)
{
    return i < r->atoms.n && r->atoms.at[i].kind == ATOM_SIGN &&
           r->doc->text.ptr[r->atoms.at[i].at.start] == ',';
}

/* The units of the two ends are one: "2 à 3 km", "3km to 5km"; and so is the
 * multiplier: "24 à 26 millions". */
static bool unify(
        const struct quantity_reader *r, struct term *a, struct term *b)
{
    if (b->flags & NUMBER_SCALED && !(a->flags & NUMBER_SCALED) &&
            a->value < 1000 && b->value >= b->multiplier) {
        a->value *= b->multiplier;
    }
    if (b->multiplier >= 100 && b->multiplier < 1000 && a->value < 10 &&
            !(a->flags & NUMBER_LITERAL) &&
            fmod(b->value, b->multiplier) < 0.5) {
        a->value *= b->multiplier; /* deux ou trois cents */
    }
    if (a->is_time != b->is_time && a->is_time) {
        return false;
    }
    if (a->has_unit && !b->has_unit) {
        b->kind = a->kind;
        b->unit = a->unit;
        b->has_unit = true;
        return a->kind == QUANTITY_MONEY;
    }
    if (b->has_unit && !a->has_unit) {
        a->kind = b->kind;
        a->unit = b->unit;
        a->has_unit = true;
    }
    if (a->kind != b->kind) {
        return false;
    }
    bool same = span_eq(a->unit, b->unit);
    return same || !a->unit.ptr ||
           quantity_convert(r->rules, a->unit, b->unit, &a->value);
}

/* Around a dash: no spaces, or one on each side. */
static bool dash_fits(const struct quantity_reader *r, uint32_t i,
        const struct term *a, const struct term *b)
{
    bool dash = r->atoms.at[i].flags & ATOM_DASH;
    bool words = !(a->flags & NUMBER_LITERAL) && !(b->flags & NUMBER_LITERAL);
    return !dash || words || gap_at(r, i) == gap_at(r, i + 1) || b->has_unit;
}

/* The atom behind "(…)" at i: "entre 200 (police) et 500". */
static uint32_t skip_brackets(const struct quantity_reader *r, uint32_t i)
{
    enum { INSIDE_MAX = 6 };
    const char *text = r->doc->text.ptr;
    const struct atom *a = r->atoms.at;
    if (i >= r->atoms.n || text[a[i].at.start] != '(') {
        return i;
    }
    for (uint32_t k = i + 1; k < r->atoms.n && k <= i + INSIDE_MAX; k++) {
        if (text[a[k].at.start] == ')') {
            return k + 1;
        }
    }
    return i;
}

/* Reads "middle term" behind a; *b is the term. */
static bool read_middle(const struct quantity_reader *r, uint32_t opener,
        struct term *a, struct draft *d, struct term *b)
{
    uint32_t handle;
    uint32_t i = opener > 0 ? skip_brackets(r, a->end) : a->end;
    uint32_t length = i < r->atoms.n ? atoms_match(r->rules->middle[opener],
                                               &r->atoms, i, &handle)
                                     : 0;
    if (length == 0) {
        return false;
    }
    struct draft ignored = {0};
    uint32_t next = quantity_before(r, i + length, &ignored);
    if (!term_read(r, next, NUMBER_NO_MINUS, b) || !dash_fits(r, i, a, b)) {
        return false;
    }
    bool bad = (a->flags | b->flags) & (NUMBER_ORDINAL | NUMBER_SHARE) ||
               (b->flags & NUMBER_ARTICLE && b->end == next + 1);
    struct term low = *a;
    const struct atom *more =
            b->end + 1 < r->atoms.n ? &r->atoms.at[b->end] : NULL;
    bool code = more && more->flags & (ATOM_DASH | ATOM_SLASH) &&
                !(more->flags & ATOM_GAP) && more[1].kind == ATOM_LITERAL;
    if (bad || code || !unify(r, &low, b) || low.value >= b->value) {
        return false;
    }
    *a = low;
    d->end = b->end;
    d->span_end = b->span_end;
    d->range = true;
    d->modifier_rule =
            r->rules->range_rule[phrases_row(r->rules->middle[opener], handle)];
    return true;
}

/* How the numbers behind a verb of change are meant: between two states
 * ("passer de 9 à 10 %"), or by how much and to what ("rose $1 to $80"). */
enum change { CHANGE_NONE, CHANGE_FROM, CHANGE_BY };

static enum change changes_before(const struct quantity_reader *r, uint32_t i)
{
    span value;
    for (uint32_t n = 1; n <= 3 && n <= i; n++) {
        if (role_value_at(
                    r->rules, &r->atoms, i - n, WORD_ROLE_CHANGE, &value)) {
            return value.len > 0 ? CHANGE_BY : CHANGE_FROM;
        }
    }
    return CHANGE_NONE;
}

/* "raises the age for some from 60 to 62": the verb stands further off. */
static bool changes_in_clause(const struct quantity_reader *r, uint32_t i)
{
    enum { REACH = 16 };
    uint32_t from = i > REACH ? i - REACH : 0;
    for (uint32_t k = i; k > from && !is_comma(r, k - 1); k--) {
        if (role(r, k - 1, WORD_ROLE_CHANGE)) {
            return true;
        }
    }
    return false;
}

/* Does the opener of a range end just before i? */
static bool opened_before(const struct quantity_reader *r, uint32_t i)
{
    uint32_t handle;
    return i > 0 && atoms_match(r->rules->open, &r->atoms, i - 1, &handle) == 1;
}

/* Ends the quantity before the draft within two words of atom i? */
static bool follows_number(const struct quantity_reader *r, uint32_t i)
{
    const struct rcp_doc *doc = r->doc;
    enum { APART = 2 };
    uint32_t back = i > APART ? i - APART : 0;
    return doc->quantity.n > 0 &&
           doc->quantity.at[doc->quantity.n - 1].at.end >=
                   r->atoms.at[back].at.start;
}

bool quantity_former(const struct quantity_reader *r, const struct draft *d)
{
    uint32_t handle;
    uint32_t i = d->first;
    if (quantity_behind_against(r, d)) {
        return true;
    }
    if (!opened_before(r, i) || !changes_in_clause(r, i - 1)) {
        return false;
    }
    atoms_match(r->rules->open, &r->atoms, i - 1, &handle);
    uint32_t opener = phrases_row(r->rules->open, handle);
    uint32_t ignored;
    bool from_to =
            d->end < r->atoms.n && atoms_match(r->rules->middle[opener],
                                           &r->atoms, d->end, &ignored) > 0;
    return from_to || follows_number(r, i - 1);
}

/* The range that begins at i with an opener, or without. */
bool quantity_range(
        const struct quantity_reader *r, uint32_t i, struct draft *d)
{
    uint32_t handle;
    uint32_t length = atoms_match(r->rules->open, &r->atoms, i, &handle);
    enum change change = changes_before(r, i);
    if (length > 0 && change != CHANGE_FROM) {
        uint32_t opener = phrases_row(r->rules->open, handle);
        struct draft ignored = {0};
        uint32_t start = quantity_before(r, i + length, &ignored);
        for (unsigned options = 0; options <= NUMBER_NO_JOINER;
                options += NUMBER_NO_JOINER) {
            if (term_read(r, start, options | NUMBER_NO_MINUS, &d->a) &&
                    !(d->a.flags & NUMBER_ARTICLE) &&
                    read_middle(r, opener, &d->a, d, &d->b)) {
                return d->b.has_unit || d->b.end >= r->atoms.n ||
                       r->atoms.at[d->b.end].kind == ATOM_WORD ||
                       !changes_in_clause(r, i);
            }
        }
    }
    if (!term_read(r, i, 0, &d->a) || d->a.flags == NUMBER_ARTICLE ||
            (opened_before(r, i) &&
                    (change == CHANGE_FROM || changes_in_clause(r, i))) ||
            !read_middle(r, 0, &d->a, d, &d->b)) {
        return false;
    }
    bool steps = change != CHANGE_NONE && d->a.has_unit &&
                 d->b.value > 3 * d->a.value;
    d->range = !steps; /* rose $1.50 to $82.40 */
    return d->range;
}

/* "un sur trois", "about one out of every 200", "2 in 5": small numbers of
 * which the first is not larger. The words of what is counted may stand
 * between: "un habitant sur cinq". */
bool quantity_ratio(
        const struct quantity_reader *r, uint32_t i, struct draft *d)
{
    struct term a;
    struct term b;
    uint32_t options = NUMBER_NO_MINUS;
    if (!term_read(r, i, options, &a) || a.has_unit || a.is_time ||
            a.flags & (NUMBER_ORDINAL | NUMBER_SHARE | NUMBER_SCALED) ||
            a.value > 99 || a.value < 1) {
        return false;
    }
    for (uint32_t skip = 0; skip <= 2; skip++) {
        uint32_t at = a.end + skip;
        uint32_t length = role(r, at, WORD_ROLE_RATIO);
        uint32_t over = skip == 0 ? role(r, at, WORD_ROLE_OVER) : 0;
        if (over > 0 && term_read(r, at + over, options, &b) && !b.has_unit &&
                !b.is_time && b.end == r->atoms.n) {
            d->a = a;
            d->b = b;
            d->ratio = true;
            d->end = d->span_end = b.end;
            return true;
        }
        if (skip > 0 &&
                (at > r->atoms.n || r->atoms.at[at - 1].kind != ATOM_WORD)) {
            return false;
        }
        if (length == 0 || !term_read(r, at + length, options, &b)) {
            continue;
        }
        bool small = a.value == 1 || (a.value <= 10 && b.value <= 10) ||
                     b.value == 100 || b.value == 1000 ||
                     (!(a.flags & NUMBER_LITERAL) && a.value <= 10);
        if (b.has_unit || b.is_time || b.value <= a.value || !small ||
                floor(b.value) != b.value ||
                b.flags & (NUMBER_SHARE | NUMBER_ORDINAL) ||
                (b.flags & NUMBER_PLAIN && b.digits == 4)) {
            return false;
        }
        d->a = a;
        d->b = b;
        d->ratio = true;
        d->modifier_rule =
                role_rule_at(r->rules, &r->atoms, at, WORD_ROLE_RATIO);
        d->end = d->span_end = b.end;
        d->noun = skip > 0 ? r->atoms.at[a.end].word : NONE;
        return true;
    }
    return false;
}
