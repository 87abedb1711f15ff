/* SPDX-License-Identifier: Apache-2.0 */
/* Composing numbers, see number.h. One pass over the atoms, left to right:
 *
 *     deux   cent  quatre-vingt  trois  millions  |  deux cent mille
 *     group 2 -> 200 -> 280 -> 283 -> total 283e6    group 200 -> +200e3
 *
 * `group` is the number being built below the next scale; `room` is the
 * largest number that may still be added to it (table column `takes`); a
 * scale multiplies the group and closes it. Scales must fall, but two in a
 * row multiply (mille milliards). Every phrase of the table is at most a few
 * atoms long, so each atom is looked at a bounded number of times. */
#include "extract/number.h"

#include "extract/number_rules.h"

#include <math.h>

enum { WINDOW = 64 }; /* atoms of the longest number read from a word */

struct composer {
    const struct number_rules *rules;
    const struct atoms *atoms;
    unsigned options;
    uint32_t i;          /* the next atom */
    double total, group; /* closed scales; the group being built */
    double base;         /* of the group, what stood before the joiner */
    double room;         /* largest addend that still fits; -1: none */
    double last_scale;   /* of the last closed group; INFINITY at first */
    double unit;
    uint32_t flags;
    span rule;    /* of the first word */
    bool any;     /* something has been read */
    bool literal; /* the last element was digits */
};

static const struct number_row *row_of(const struct composer *c, uint32_t i,
        enum row_kind kind, uint32_t *length)
{
    return number_row_of(c->rules, c->atoms, i, kind, length);
}

/* ---- adding one row ----------------------------------------------------- */

static bool add_cardinal(struct composer *c, double value, double takes)
{
    if (c->any && (value > c->room || value < 1)) {
        return false;
    }
    c->group += value;
    c->room = takes;
    c->any = true;
    return true;
}

/* A multiplier with no number before it, or an article: "a hundred". */
static void note_bare(struct composer *c, const struct number_row *row)
{
    if (!c->any) {
        c->flags |= row->flags & FLAG_ALONE ? 0 : NUMBER_BARE;
        c->flags |= row->flags & FLAG_PLURAL ? NUMBER_PLURAL : 0;
    }
    if (c->flags & NUMBER_ARTICLE) {
        c->flags &= ~(uint32_t)(NUMBER_ARTICLE | NUMBER_BARE);
    }
    c->flags |= row->flags & FLAG_ABOUT ? NUMBER_ABOUT : 0;
    c->any = true;
}

static bool add_hundred(struct composer *c, const struct number_row *row)
{
    bool first = c->group == 0;
    double most = !(row->flags & FLAG_FEW) ? (double)INFINITY
                  : c->literal             ? 10
                                           : 20;
    if ((first && c->any && c->room < row->value) || c->group >= most ||
            (row->flags & FLAG_FEW && c->group != floor(c->group)) ||
            (!first && c->group >= row->value && !c->literal)) {
        return false;
    }
    note_bare(c, row);
    c->group = (first ? 1 : c->group) * row->value;
    c->room = row->takes;
    c->unit = row->value;
    c->literal = false;
    c->flags |= row->flags & FLAG_PLURAL ? NUMBER_SCALED : 0;
    return true;
}

static bool add_scale(struct composer *c, const struct number_row *row)
{
    bool stacked = c->any && c->group == 0 && c->total > 0;
    if (!stacked && row->value >= c->last_scale) {
        return false;
    }
    if (stacked) { /* mille milliards */
        c->total *= row->value;
        c->unit *= row->value;
    } else {
        bool hundreds = c->flags & NUMBER_PLURAL ||
                        (c->flags & NUMBER_BARE && c->group == c->unit);
        c->unit = hundreds ? c->unit * row->value : row->value;
        double times = !c->any || (c->group == 0 && !c->literal) ? 1 : c->group;
        c->total += times * row->value;
        c->group = 0;
    }
    note_bare(c, row);
    bool whole = fmod(c->total, row->value) == 0 || row->value < 1000;
    c->room = whole ? row->takes : -1; /* 1,25 milliard | un an plus tôt */
    c->last_scale = row->value;
    c->flags |= NUMBER_SCALED | (row->flags & FLAG_GLUED ? NUMBER_GLUED : 0);
    c->literal = false;
    return true;
}

/* "dizaine(s)", "dozen": a scale that is a noun. */
static bool add_collective(struct composer *c, const struct number_row *row)
{
    if (c->any && c->room >= 0 && c->total > 0 && c->group == 0) {
        return false;
    }
    double times = !c->any ? 1 : c->group - c->base;
    if (row->flags & FLAG_AND && c->total + c->group > 20) {
        return false; /* three score, not a score of 40 */
    }
    note_bare(c, row);
    c->total += c->base + times * row->value;
    c->group = c->base = 0;
    c->unit = row->value;
    c->room = -1;
    c->last_scale = row->value;
    c->flags |= NUMBER_SCALED;
    c->literal = false;
    return true;
}

/* Remembers the row that made the number. */
static void note_rule(struct composer *c, const struct number_row *row)
{
    if (!c->rule.ptr) {
        c->rule = row->rule;
    }
}

/* Applies a row to what has been read; false when it does not go on. */
static bool add_row(
        struct composer *c, const struct number_row *row, bool joined)
{
    if (joined && !(row->flags & FLAG_AND)) {
        return false;
    }
    switch (row->kind) {
    case ROW_ARTICLE:
        if (c->any && !(row->flags & FLAG_ALONE)) {
            return false; /* 3 million | a year */
        }
        if (!c->any) {
            c->flags |= NUMBER_ARTICLE;
            c->flags |= row->flags & FLAG_ALONE ? 0 : NUMBER_BARE;
        }
        return add_cardinal(c, row->value, row->takes);
    case ROW_CARDINAL:
        return add_cardinal(c, row->value, row->takes);
    case ROW_HUNDRED:
        return add_hundred(c, row);
    case ROW_SCALE:
        return add_scale(c, row);
    case ROW_COLLECTIVE:
        return add_collective(c, row);
    case ROW_PART:
    case ROW_ORDINAL:
    case ROW_SUFFIX:
    case ROW_JOINER:
    case ROW_LINK:
    case ROW_POINT:
    case ROW_MINUS:
        break;
    }
    return false;
}

/* ---- steps -------------------------------------------------------------- */

/* Passes a hyphen between two words; between digits it is a range. */
static uint32_t skip_hyphen(const struct composer *c, uint32_t i)
{
    const struct atom *a = c->atoms->at;
    return i > 0 && i + 1 < c->atoms->n && a[i].flags & ATOM_DASH &&
                           a[i - 1].kind == ATOM_WORD &&
                           a[i + 1].kind == ATOM_WORD
                   ? i + 1
                   : i;
}

/* Passes the hyphen of "1.75-billion". */
static uint32_t skip_scale_hyphen(const struct composer *c, uint32_t i)
{
    uint32_t length;
    const struct atom *a = c->atoms->at;
    bool hyphen = c->literal && i + 1 < c->atoms->n && a[i].flags & ATOM_DASH &&
                  !(a[i].flags & ATOM_GAP) && !(a[i + 1].flags & ATOM_GAP);
    return hyphen && row_of(c, i + 1, ROW_SCALE, &length) ? i + 1 : i;
}

/* A literal at the start, or added to words where it fits (trente 3, one
 * million 200,000). */
static bool step_literal(struct composer *c)
{
    const struct atom *a = &c->atoms->at[c->i];
    if (a->kind != ATOM_LITERAL ||
            (c->any && (a->value > c->room || a->value < 1))) {
        return false;
    }
    c->flags |= !c->any ? NUMBER_LITERAL : 0;
    c->flags |= !c->any && a->flags & ATOM_PLAIN ? NUMBER_PLAIN : 0;
    c->group += a->value;
    c->room = -1;
    c->literal = true;
    c->any = true;
    c->i++;
    return true;
}

/* Does a word of its own follow, as behind an ordinal: "a third man"? */
static bool counts_next(const struct composer *c, uint32_t i)
{
    uint32_t length;
    return i < c->atoms->n && c->atoms->at[i].kind == ATOM_WORD &&
           !number_row_at(c->rules, c->atoms, i, &length);
}

/* The denominator at atom i: a part (tiers, thirds), or after one an ordinal
 * (one eighth). 0 when there is none. */
static double denominator_at(
        const struct composer *c, uint32_t i, bool one, uint32_t *length)
{
    const struct number_row *row = row_of(c, i, ROW_PART, length);
    if (!row && one) {
        row = row_of(c, i, ROW_ORDINAL, length);
        return row && row->value > 2 && !counts_next(c, i + *length)
                       ? row->value
                       : 0;
    }
    return row ? row->value : 0;
}

static uint32_t small_end(const struct composer *c, uint32_t i, double *value);

/* "vingt-cinquième", "twenty-fifths" behind a numerator. */
static double compound_denominator(
        const struct composer *c, uint32_t i, uint32_t *length)
{
    double tens;
    uint32_t n = 0;
    uint32_t end = small_end(c, i, &tens);
    uint32_t at = end > i ? skip_hyphen(c, end) : end;
    if (end > i && row_of(c, at, ROW_JOINER, &n)) {
        at = skip_hyphen(c, at + n);
    }
    const struct number_row *row = row_of(c, at, ROW_ORDINAL, &n);
    row = row ? row : row_of(c, at, ROW_PART, &n);
    bool fits = end > i && row && row->value < 10 && tens >= 20 &&
                fmod(tens, 10) == 0 && !counts_next(c, at + n);
    *length = at + n - i;
    return fits ? tens + row->value : 0;
}

/* A number under a hundred in words at atom i: its end, or i. */
static uint32_t small_end(const struct composer *c, uint32_t i, double *value)
{
    double room = 99;
    uint32_t start = i;
    *value = 0;
    while (room > 0) {
        uint32_t length;
        uint32_t at = i > start ? skip_hyphen(c, i) : i;
        const struct number_row *row =
                number_row_at(c->rules, c->atoms, at, &length);
        if (!row || (row->kind != ROW_CARDINAL && row->kind != ROW_ARTICLE) ||
                row->value > room) {
            break;
        }
        *value += row->value;
        room = row->takes;
        i = at + length;
    }
    return i;
}

/* Is the small number at atom i the numerator of a proper fraction, "and
 * three quarters"? */
static bool is_numerator(const struct composer *c, uint32_t i)
{
    double over;
    uint32_t length;
    uint32_t end = small_end(c, i, &over);
    double under =
            end > i ? denominator_at(c, skip_hyphen(c, end), over == 1, &length)
                    : 0;
    return under > 0 && over < under;
}

/* After the joiner: "et un", "and twelve". */
static bool step_joined(struct composer *c, uint32_t i)
{
    uint32_t length;
    const struct number_row *row =
            number_row_at(c->rules, c->atoms, i, &length);
    const struct atom *a = i < c->atoms->n ? &c->atoms->at[i] : NULL;
    bool figures = a && a->kind == ATOM_LITERAL && c->room >= 99 &&
                   c->flags & NUMBER_LITERAL;
    uint32_t ignored;
    bool round = c->group == 0 && c->last_scale >= 1000 && !figures;
    if (!round && /* two thousand and two hundred */
            row_of(c, i + (figures ? 1 : length), ROW_HUNDRED, &ignored)) {
        return false; /* three hundred and | two hundred */
    }
    c->base = c->group;
    if (figures) {
        c->i = i;
        bool added = step_literal(c);
        c->literal = false;
        return added;
    }
    if (!row || row->kind == ROW_HUNDRED || row->kind == ROW_SCALE ||
            is_numerator(c, i) || !add_row(c, row, true)) {
        return false;
    }
    c->i = i + length;
    return true;
}

/* After a vague multiplier's link: dizaines | de | milliers. */
static bool step_linked(struct composer *c, uint32_t i)
{
    uint32_t length;
    const struct number_row *row =
            number_row_at(c->rules, c->atoms, i, &length);
    if (!row || (row->kind != ROW_SCALE && row->kind != ROW_COLLECTIVE) ||
            !(row->flags & FLAG_PLURAL)) {
        return false;
    }
    c->total = (c->total + c->group) * row->value;
    c->group = 0;
    c->unit *= row->value;
    c->last_scale = row->value;
    c->flags |= NUMBER_SCALED;
    c->i = i + length;
    return true;
}

/* One more element after what has been read. */
static bool step(struct composer *c)
{
    if (c->i >= c->atoms->n) {
        return false;
    }
    if (step_literal(c)) {
        return true;
    }
    uint32_t i = c->any ? skip_scale_hyphen(c, skip_hyphen(c, c->i)) : c->i;
    uint32_t length = 0;
    const struct number_row *row =
            number_row_at(c->rules, c->atoms, i, &length);
    if (!row) {
        return false;
    }
    if (row->kind == ROW_JOINER) {
        return c->any && c->room >= row->value &&
               !(c->options & NUMBER_NO_JOINER) &&
               step_joined(c, skip_hyphen(c, i + length));
    }
    if (row->kind == ROW_LINK) {
        return c->flags & (NUMBER_ABOUT | NUMBER_PLURAL) &&
               step_linked(c, i + length);
    }
    if (!add_row(c, row, false)) {
        return false;
    }
    note_rule(c, row);
    c->i = i + length;
    return true;
}

/* The digits after the point, as words or as a literal: "zero three",
 * "seventy-one", "77". Returns the atom behind them; *value in [0,1). */
static uint32_t decimals_read(
        const struct composer *c, uint32_t i, double *value)
{
    double scale = 1;
    double digits = 0;
    bool tens = false; /* the last word was a ten that takes a digit */
    while (i < c->atoms->n && scale < 1e12) {
        const struct atom *a = &c->atoms->at[i];
        if (a->kind == ATOM_LITERAL) {
            bool alone = scale == 1 && a->flags & ATOM_PLAIN;
            *value = alone ? a->value / pow(10, a->digits) : digits / scale;
            return i + (alone ? 1 : 0);
        }
        uint32_t length;
        uint32_t at = skip_hyphen(c, i);
        const struct number_row *row = row_of(c, at, ROW_CARDINAL, &length);
        row = row ? row : row_of(c, at, ROW_ARTICLE, &length);
        if (!row || row->value > 99 || length == 0) {
            break;
        }
        double step = tens && row->value < 10 ? 1 : row->value < 10 ? 10 : 100;
        digits = digits * step + row->value;
        scale *= step;
        tens = step == 100 && row->takes > 0;
        i = at + length;
    }
    *value = digits / scale;
    return i;
}

/* "virgule cinq", "point seven one": a scale may follow. */
static bool step_point(struct composer *c)
{
    uint32_t length;
    double value;
    if (!row_of(c, c->i, ROW_POINT, &length) || c->literal) {
        bool spoken = c->literal && length > 0 && c->flags & NUMBER_PLAIN;
        if (!spoken) {
            return false;
        }
    }
    uint32_t i = decimals_read(c, c->i + length, &value);
    if (i == c->i + length) {
        return false;
    }
    c->group += value;
    c->any = true;
    c->literal = true;
    c->room = -1;
    c->flags &= ~(uint32_t)(NUMBER_PLAIN | NUMBER_ARTICLE);
    c->i = i;
    return true;
}

/* "and a half", "et demi", "and three quarters": adds a part of the unit, or
 * of the multiplier behind it ("a billion and a half million"). */
static bool step_mixed(struct composer *c)
{
    uint32_t length;
    double over = 1;
    uint32_t joiner = skip_hyphen(c, c->i);
    if (!c->any || c->options & NUMBER_NO_JOINER ||
            !row_of(c, joiner, ROW_JOINER, &length)) {
        return false;
    }
    uint32_t i = skip_hyphen(c, joiner + length);
    uint32_t end = small_end(c, i, &over);
    bool numerator = end > i;
    over = numerator ? over : 1;
    end = numerator ? skip_hyphen(c, end) : i;
    double under = denominator_at(c, end, numerator && over == 1, &length);
    if (under == 0) {
        return false;
    }
    c->i = end + length;
    const struct number_row *row =
            number_row_at(c->rules, c->atoms, c->i, &length);
    double unit = c->flags & NUMBER_SCALED ? c->unit : 1;
    if (row && row->kind == ROW_SCALE && row->value < c->last_scale &&
            c->flags & NUMBER_SCALED && !(row->flags & FLAG_GLUED)) {
        unit = row->value;
        c->i += length;
    }
    c->total += c->group + over / under * unit;
    c->group = 0;
    c->room = -1;
    c->flags &= ~(uint32_t)(NUMBER_ARTICLE | NUMBER_PLAIN);
    return true;
}

/* After a fraction: "million", "of a million", "a million". */
static void step_part_of_scale(struct composer *c)
{
    uint32_t length;
    uint32_t i = skip_hyphen(c, c->i);
    if (row_of(c, i, ROW_LINK, &length)) {
        i += length;
    }
    if (row_of(c, i, ROW_ARTICLE, &length)) {
        i += length;
    }
    const struct number_row *row =
            number_row_at(c->rules, c->atoms, i, &length);
    bool scale = row &&
                 (row->kind == ROW_SCALE || row->kind == ROW_COLLECTIVE) &&
                 !(row->flags & FLAG_GLUED);
    if (scale &&
            !(row->flags & FLAG_PLURAL && row_of(c, c->i, ROW_LINK, &length))) {
        number_row_at(c->rules, c->atoms, i, &length);
        c->total *= row->value;
        c->unit = row->value;
        c->flags &= ~(uint32_t)(NUMBER_SHARE | NUMBER_BARE);
        c->flags |= NUMBER_SCALED;
        c->i = i + length;
    }
}

/* What has been read is a numerator when a denominator follows: "two
 * thirds", "half". */
static bool step_part(struct composer *c)
{
    uint32_t length = 0;
    uint32_t i = skip_hyphen(c, c->i);
    double value = c->total + c->group;
    double under = denominator_at(c, i, c->any && value < 20, &length);
    if (under == 0 && c->any && value <= 20 && !(c->flags & NUMBER_LITERAL)) {
        under = compound_denominator(c, i, &length);
    }
    if (under == 0 || (c->flags & NUMBER_BARE && c->flags & NUMBER_SCALED)) {
        return false;
    }
    uint32_t bare = c->any ? 0 : NUMBER_BARE;
    uint32_t ignored;
    const struct number_row *part = row_of(c, i, ROW_PART, &ignored);
    if (part) {
        note_rule(c, part);
    }
    c->total = (c->any ? value : 1) / under;
    c->group = 0;
    c->any = true;
    c->flags = (c->flags & (uint32_t)NUMBER_LITERAL) | NUMBER_SHARE | bare;
    c->i = i + length;
    step_part_of_scale(c);
    return true;
}

/* The value of "3/4" at atom i: two plain literals with a slash that touches
 * both, and no second slash, as a date has. NAN when it is none. */
static double slash_at(const struct composer *c, uint32_t i)
{
    const struct atom *a = &c->atoms->at[i];
    if (i + 2 >= c->atoms->n || !(a[0].flags & ATOM_PLAIN) ||
            !(a[1].flags & ATOM_SLASH) || !(a[2].flags & ATOM_PLAIN) ||
            a[1].flags & ATOM_GAP || a[2].flags & ATOM_GAP) {
        return (double)NAN;
    }
    bool date = (i + 3 < c->atoms->n && a[3].flags & ATOM_SLASH) ||
                (i > 0 && a[-1].flags & ATOM_SLASH) || a[0].digits > 3 ||
                a[2].digits > 4 || a[2].value == 0;
    return date ? (double)NAN : a[0].value / a[2].value;
}

/* "3/4" at the start, "2 1/4" after a plain literal. */
static bool step_slash(struct composer *c)
{
    double first = slash_at(c, c->i);
    if (!c->any && first < 1) {
        c->total = first;
        c->any = true;
        c->room = -1;
        c->flags |= NUMBER_LITERAL | (first < 1 ? NUMBER_SHARE : 0);
        c->i += 3;
        return true;
    }
    if (c->any && c->flags & NUMBER_PLAIN && c->total == 0 && first < 1) {
        c->group += first;
        c->flags &= ~(uint32_t)NUMBER_PLAIN;
        c->i += 3;
        return true;
    }
    return false;
}

static bool step_ordinal(struct composer *c)
{
    uint32_t length = 0;
    if (c->any && c->literal) {
        if (!row_of(c, c->i, ROW_SUFFIX, &length)) {
            return false;
        }
        c->i += length;
    } else {
        uint32_t i = c->any ? skip_hyphen(c, c->i) : c->i;
        const struct number_row *row = row_of(c, i, ROW_ORDINAL, &length);
        double base = c->total + c->group;
        if (!row || c->flags & NUMBER_LITERAL ||
                (c->any && row->value < 100 && row->value > c->room)) {
            return false;
        }
        bool times = row->value >= 100 && base > 0;
        c->total = times ? base * row->value : base + row->value;
        c->group = 0;
        c->i = i + length;
    }
    c->any = true;
    c->flags = (c->flags & (uint32_t)NUMBER_LITERAL) | NUMBER_ORDINAL;
    return true;
}

/* ---- the whole ---------------------------------------------------------- */

/* A minus that touches digits and touches nothing before, or a word for it.
 * Returns the atom behind it. */
static uint32_t minus_end(const struct composer *c, uint32_t i)
{
    uint32_t length;
    const struct atom *a = &c->atoms->at[i];
    if (c->options & NUMBER_NO_MINUS || i + 1 >= c->atoms->n) {
        return i;
    }
    bool sign = a[0].flags & ATOM_DASH && a[0].flags & ATOM_GAP &&
                a[1].kind == ATOM_LITERAL && !(a[1].flags & ATOM_GAP) &&
                (i == 0 || a[-1].kind != ATOM_LITERAL);
    if (sign) {
        return i + 1;
    }
    return row_of(c, i, ROW_MINUS, &length) ? i + length : i;
}

static void compose(struct composer *c)
{
    if (step_slash(c)) {
        return;
    }
    while (step(c)) {
    }
    if (step_point(c)) {
        while (step(c)) {
        }
    }
    if (step_slash(c) || step_part(c)) {
        return;
    }
    if (!step_mixed(c)) {
        step_ordinal(c);
        return;
    }
    while (step(c)) { /* one and a half | million */
    }
}

bool number_compose(const struct number_rules *rules, const struct atoms *atoms,
        uint32_t i, unsigned options, struct number_atoms *out)
{
    struct composer c = {.rules = rules,
            .atoms = atoms,
            .options = options,
            .room = -1,
            .last_scale = (double)INFINITY,
            .unit = 1};
    c.i = minus_end(&c, i);
    bool minus = c.i > i;
    uint32_t start = c.i;
    compose(&c);
    if (!c.any || c.i == start) {
        return false;
    }
    *out = (struct number_atoms){.first = i,
            .end = c.i,
            .value = (minus ? -1 : 1) * (c.total + c.group),
            .unit = c.unit,
            .flags = c.flags | (minus ? NUMBER_SIGNED : 0),
            .rule = c.rule};
    if (c.i > start + 1) {
        out->flags &= ~(uint32_t)NUMBER_PLAIN;
    }
    out->digits = atoms->at[start].digits;
    return true;
}

/* Can a number begin with this word? A quick no for most words. */
static bool begins(const struct number_rules *rules, const struct rcp_doc *doc,
        uint32_t word)
{
    struct atom first;
    struct atoms one = {&first, 0, 1};
    atoms_cut(&one, doc, &rules->signs, doc->word.at[word].at, word);
    return one.n > 0 &&
           (first.kind != ATOM_WORD ||
                   phrases_step(rules->forms, PHRASE_START, first.id) != NONE);
}

bool number_read(const struct rcp_doc *doc, const struct number_rules *rules,
        uint32_t word, struct number *out)
{
    struct atom window[WINDOW];
    struct atoms atoms = {window, 0, WINDOW};
    struct number_atoms n;
    const struct word *w = &doc->word.at[word];
    range rest = {w->at.start, doc->sentence.at[w->sentence].at.end};
    if (!begins(rules, doc, word)) {
        return false;
    }
    atoms_cut(&atoms, doc, &rules->signs, rest, word);
    if (atoms.n == 0 || !number_compose(rules, &atoms, 0, 0, &n)) {
        return false;
    }
    uint32_t end = window[n.end - 1].at.end;
    uint32_t last = window[n.end - 1].word;
    while (last + 1 < doc->word.n && doc->word.at[last + 1].at.start < end) {
        last++;
    }
    *out = (struct number){.at = {window[0].at.start, end},
            .words = {word, last + 1 - word},
            .value = n.value,
            .unit = n.unit,
            .flags = n.flags,
            .digits = n.digits};
    return true;
}
