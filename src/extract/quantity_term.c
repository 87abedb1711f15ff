/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers with their signs and units, see quantity_term.h. */
#include "extract/quantity_term.h"

#include "base/utf8.h"

#include <math.h>

static const struct atom *atom_at(const struct quantity_reader *r, uint32_t i)
{
    return i < r->atoms.n ? &r->atoms.at[i] : NULL;
}

static bool has_gap(const struct quantity_reader *r, uint32_t i)
{
    const struct atom *a = atom_at(r, i);
    return !a || a->flags & ATOM_GAP;
}

static uint32_t role(
        const struct quantity_reader *r, uint32_t i, enum word_role role)
{
    return role_at(r->rules, &r->atoms, i, role);
}

static const struct unit_name *money_at(
        const struct quantity_reader *r, uint32_t i, uint32_t *length)
{
    return unit_name_at(&r->rules->money_name, r->doc, &r->atoms, i, length);
}

/* ---- before the number -------------------------------------------------- */

/* A sign, code or name of a currency that a number follows: "$ 3", "USD 3". A
 * word before a number of its own ("dollars 3") is none unless it is a code. */
static const struct unit_name *money_before(
        const struct quantity_reader *r, uint32_t i, uint32_t *end)
{
    uint32_t length;
    const struct unit_name *name = money_at(r, i, &length);
    const struct atom *next = name ? atom_at(r, i + length) : NULL;
    if (!next || name->minor || name->after_only || name->factor < 1 ||
            next->kind != ATOM_LITERAL) {
        return NULL;
    }
    bool event = next->flags & ATOM_PLAIN && next->value >= 1900 &&
                 next->value <= 2100 && !name->exact.ptr &&
                 r->atoms.at[i].kind == ATOM_WORD;
    *end = i + length;
    return event ? NULL : name; /* "Euro 2016" is a tournament */
}

/* ---- behind the number -------------------------------------------------- */

static void set_unit(
        struct term *t, enum quantity_kind kind, span unit, uint32_t end)
{
    t->kind = kind;
    t->unit = unit;
    t->has_unit = true;
    t->end = end;
}

/* A sign that touches, as % and € do, belongs to the span; so does one behind
 * a no-break space. */
static void span_takes_sign(
        const struct quantity_reader *r, struct term *t, uint32_t i)
{
    const struct atom *a = atom_at(r, i);
    if (a->kind != ATOM_SIGN) {
        return;
    }
    uint32_t from = r->atoms.at[i - 1].at.end;
    bool touches = !(a->flags & ATOM_GAP) || r->doc->text.ptr[from] != ' ';
    if (touches) {
        t->span_end = t->end;
    }
}

static bool read_percent(
        const struct quantity_reader *r, struct term *t, uint32_t i)
{
    uint32_t n = role(r, i, WORD_ROLE_PERCENT);
    uint32_t m = n ? 0 : role(r, i, WORD_ROLE_PERMILLE);
    if (n + m == 0) {
        return false;
    }
    t->multiplier *= m ? 0.1 : 1;
    t->unit_rule = role_rule_at(
            r->rules, &r->atoms, i, n ? WORD_ROLE_PERCENT : WORD_ROLE_PERMILLE);
    set_unit(t, QUANTITY_PERCENT, (span){NULL, 0}, i + n + m);
    span_takes_sign(r, t, i);
    return true;
}

/* Cents behind an amount: "[and] 43 cents", "50" at its end. */
static void read_minor(const struct quantity_reader *r, struct term *t)
{
    struct number_atoms n;
    uint32_t i = t->end;
    uint32_t length;
    i += number_joins(r->rules->number, &r->atoms, i) ? 1 : 0;
    if (t->flags & NUMBER_SCALED || t->minor ||
            !number_compose(
                    r->rules->number, &r->atoms, i, NUMBER_NO_MINUS, &n) ||
            n.value >= 100 || n.value < 1 || floor(n.value) != n.value ||
            n.flags & (NUMBER_ARTICLE | NUMBER_ORDINAL)) {
        return;
    }
    const struct unit_name *minor = money_at(r, n.end, &length);
    const struct atom *next = atom_at(r, n.end);
    bool bare = !next || next->kind == ATOM_SIGN;
    if ((minor && minor->minor) || (bare && !minor && t->value < 1e4)) {
        t->value += n.value / 100;
        t->end = n.end + (minor ? length : 0);
        t->span_end = n.end;
    }
}

static bool read_money(
        const struct quantity_reader *r, struct term *t, uint32_t i)
{
    uint32_t length;
    const struct unit_name *name = money_at(r, i, &length);
    if (!name) {
        return false;
    }
    t->multiplier *= name->factor;
    t->minor = name->minor;
    t->unit_rule = name->rule;
    const struct atom *next = atom_at(r, i + length);
    bool glued = next && next->kind == ATOM_LITERAL &&
                 !(next->flags & ATOM_GAP); /* 3 | USD50 cards */
    if (glued || (name->counted && t->flags & NUMBER_ARTICLE)) {
        return false;
    }
    if (name->after_only && next && next->kind == ATOM_LITERAL) {
        return false;
    }
    set_unit(t, QUANTITY_MONEY, name->code, i + length);
    if (name->factor >= 1000) { /* M€ */
        t->flags |= NUMBER_SCALED;
        t->scale = name->factor;
    }
    struct number_atoms n; /* 75 USD million */
    if (!(t->flags & NUMBER_SCALED) && next && next->kind == ATOM_WORD &&
            number_compose(r->rules->number, &r->atoms, i + length,
                    NUMBER_NO_MINUS, &n) &&
            n.flags & NUMBER_BARE && n.flags & NUMBER_SCALED &&
            n.end == i + length + 1 && n.unit >= 1000) {
        t->multiplier *= n.unit;
        t->end = n.end;
    }
    span_takes_sign(r, t, i);
    return true;
}

/* Does an angle, or a temperature, stand in the sentence? */
static bool sentence_has(const struct quantity_reader *r, enum word_role what)
{
    for (uint32_t i = 0; i < r->atoms.n; i++) {
        if (role(r, i, what)) {
            return true;
        }
    }
    return false;
}

static bool is_degree(const struct quantity_reader *r, span unit)
{
    span dimension = quantity_dimension(r->rules, unit);
    return !unit.ptr || span_eq(dimension, SPAN("temperature"));
}

static bool adds_up(const struct quantity_reader *r, span unit)
{
    span dimension = quantity_dimension(r->rules, unit);
    return span_eq(dimension, SPAN("length")) ||
           span_eq(dimension, SPAN("mass"));
}

/* "two tonnes and a half", "1 m 80" */
static bool read_rest(const struct quantity_reader *r, struct term *t,
        const struct number_atoms *n, bool joined)
{
    const struct atom *next = atom_at(r, n->end);
    bool half = joined && n->flags & NUMBER_SHARE && n->value < 1;
    bool tall = !joined && span_eq(t->unit, SPAN("m")) && n->digits == 2 &&
                n->flags & NUMBER_PLAIN &&
                (!next || next->kind == ATOM_SIGN ||
                        number_joins(r->rules->number, &r->atoms, n->end));
    if (!half && !tall) {
        return false;
    }
    t->value += half ? n->value : n->value / 100;
    t->end = n->end;
    t->span_end = n->end;
    return true;
}

/* A smaller unit of the same dimension behind it: "7 feet [and] 10 inches". */
static void read_smaller(const struct quantity_reader *r, struct term *t)
{
    for (int parts = 0; parts < 3; parts++) {
        struct number_atoms n;
        uint32_t i = t->end;
        uint32_t length;
        const struct atom *a = atom_at(r, i);
        if (!a) {
            return;
        }
        bool joined = number_joins(r->rules->number, &r->atoms, i) ||
                      (a->kind == ATOM_SIGN && !(a->flags & ATOM_GAP) &&
                              r->doc->text.ptr[a->at.start] == ',');
        i += joined ? 1 : 0;
        joined = joined && number_joins(r->rules->number, &r->atoms, i);
        i += joined ? 1 : 0;
        if (!number_compose(
                    r->rules->number, &r->atoms, i, NUMBER_NO_MINUS, &n)) {
            return;
        }
        const struct unit_name *name = unit_name_at(
                &r->rules->unit_name, r->doc, &r->atoms, n.end, &length);
        if (!name && read_rest(r, t, &n, i > t->end)) {
            return;
        }
        double small = n.value;
        double one = 1;
        if (!name || !name->code.ptr || span_eq(name->code, t->unit) ||
                !quantity_convert(r->rules, name->code, t->unit, &one) ||
                (one >= 1 && i == t->end) || !adds_up(r, name->code)) {
            return;
        }
        quantity_convert(r->rules, name->code, t->unit, &small);
        t->value += small / t->multiplier;
        t->end = n.end + length;
        t->span_end = n.end;
    }
}

/* "below zero" behind degrees, or behind the number itself. */
static void read_below_zero(const struct quantity_reader *r, struct term *t)
{
    uint32_t n = role(r, t->end, WORD_ROLE_ZERO_BELOW);
    if (n > 0 && (!t->has_unit || is_degree(r, t->unit))) {
        t->value = -fabs(t->value);
        t->end += n;
        if (!t->has_unit) {
            set_unit(t, QUANTITY_MEASURE, (span){NULL, 0}, t->end);
        }
    }
}

/* The unit's parentheses in "20 (kg)": skipped, with what closes them. */
static uint32_t open_bracket(const struct quantity_reader *r, uint32_t i)
{
    const struct atom *a = atom_at(r, i);
    const struct atom *close = atom_at(r, i + 2);
    if (!a || !close || a->kind != ATOM_SIGN || close->kind != ATOM_SIGN) {
        return 0;
    }
    char c = r->doc->text.ptr[a->at.start];
    return c == '(' || c == '[' || c == '{' || c == '<' ? 1 : 0;
}

/* A quotation mark after a number is a unit only where none is open. */
static bool closes_quote(
        const struct quantity_reader *r, const struct term *t, uint32_t i)
{
    uint32_t len;
    const struct atom *a = atom_at(r, i);
    if (a->kind != ATOM_SIGN ||
            !char_is_quote(utf8_get(r->doc->text, a->at.start, &len))) {
        return false;
    }
    uint32_t open = 0;
    for (uint32_t k = 0; k < i; k++) {
        uint32_t c = utf8_get(r->doc->text, r->atoms.at[k].at.start, &len);
        open += r->atoms.at[k].kind == ATOM_SIGN && char_is_quote(c);
    }
    const struct atom *next = atom_at(r, i + 1);
    bool seconds = next && !(next->flags & ATOM_GAP) &&
                   next->kind != ATOM_SIGN; /* 9"81, 1980's */
    return seconds || open % 2 == 1 || !(t->flags & NUMBER_LITERAL);
}

static bool read_unit(
        const struct quantity_reader *r, struct term *t, uint32_t i)
{
    uint32_t length;
    uint32_t bracket = open_bracket(r, i);
    const struct unit_name *name = unit_name_at(
            &r->rules->unit_name, r->doc, &r->atoms, i + bracket, &length);
    if (!name || (bracket && length > 1)) {
        return false;
    }
    const struct atom *last = atom_at(r, i + length - 1);
    const struct atom *next = atom_at(r, i + length);
    bool per = name->glued && next && next->flags & ATOM_SLASH;
    bool code = has_gap(r, i) && next && next->flags & ATOM_DASH &&
                !has_gap(r, i + length) && !has_gap(r, i + length + 1) &&
                atom_at(r, i + length + 1) &&
                atom_at(r, i + length + 1)->kind == ATOM_LITERAL &&
                length == 1 && name->exact.ptr; /* 24703 L-202 */
    if (per || code || (name->last && next && next->kind != ATOM_SIGN)) {
        return false;
    }
    bool runs_on = next && !(next->flags & ATOM_GAP) &&
                   next->kind != ATOM_SIGN && last->kind != ATOM_SIGN;
    bool article = t->flags & NUMBER_ARTICLE && name->counted;
    if (article || (runs_on && !bracket) ||
            (length == 1 && closes_quote(r, t, i))) {
        return false;
    }
    bool symbol = name->exact.ptr && t->flags & NUMBER_ARTICLE;
    if (symbol) {
        return false; /* "a dam burst" is no decametre */
    }
    t->unit_rule = name->rule;
    set_unit(t, QUANTITY_MEASURE, name->code, i + length + 2 * bracket);
    if (is_degree(r, name->code) && length == 1 &&
            sentence_has(r, WORD_ROLE_ANGLE) &&
            !sentence_has(r, WORD_ROLE_WARM) &&
            r->doc->text.ptr[r->atoms.at[i].at.start] != 'C') {
        t->unit = SPAN("deg");
    }
    span_takes_sign(r, t, i);
    return true;
}

/* "[of|-] unit": what may stand between a number and its unit. */
static uint32_t skip_link(
        const struct quantity_reader *r, const struct term *t, uint32_t i)
{
    const struct atom *a = atom_at(r, i);
    bool share = t->flags & (NUMBER_SCALED | NUMBER_SHARE);
    uint32_t length = share && number_links(r->rules->number, &r->atoms, i);
    if (length) {
        return i + length;
    }
    bool hyphen = a && a->flags & ATOM_DASH && atom_at(r, i + 1) &&
                  has_gap(r, i) == has_gap(r, i + 1) &&
                  atom_at(r, i + 1)->kind == ATOM_WORD;
    return hyphen ? i + 1 : i;
}

/* An article between a share and its unit: half a litre. */
static uint32_t skip_article(
        const struct quantity_reader *r, const struct term *t, uint32_t i)
{
    struct number_atoms n;
    bool article = t->flags & NUMBER_SHARE &&
                   number_compose(r->rules->number, &r->atoms, i, 0, &n) &&
                   n.flags & NUMBER_ARTICLE && n.end == i + 1;
    return article ? i + 1 : i;
}

static bool read_time(
        const struct quantity_reader *r, struct term *t, uint32_t i)
{
    span unit;
    uint32_t n = 0;
    for (int k = 0; k < 3 && n == 0; k++) {
        n = role_value_at(r->rules, &r->atoms, i, WORD_ROLE_TIME, &unit);
        uint32_t adjective = n ? 0 : role(r, i, WORD_ROLE_TIME_ADJ);
        const struct atom *a = atom_at(r, i);
        if (!n && !adjective && a && a->flags & ATOM_DASH &&
                has_gap(r, i) == has_gap(r, i + 1)) {
            adjective = 1;
        }
        if (!n && !adjective) {
            return false;
        }
        i += adjective;
    }
    if (n == 0) {
        return false;
    }
    t->is_time = true;
    t->time_unit = unit;
    t->end = i + n;
    struct number_atoms half; /* une heure et demie */
    if (number_joins(r->rules->number, &r->atoms, t->end) &&
            number_compose(r->rules->number, &r->atoms, t->end + 1,
                    NUMBER_NO_MINUS, &half) &&
            half.flags & NUMBER_SHARE) {
        t->end = half.end;
    }
    return true;
}

/* "£3m": the sign that multiplies money only. */
static void read_money_scale(const struct quantity_reader *r, struct term *t)
{
    span value;
    uint32_t n = role_value_at(
            r->rules, &r->atoms, t->number_end, WORD_ROLE_MONEY_SCALE, &value);
    if (n == 0 || has_gap(r, t->number_end) ||
            (atom_at(r, t->number_end + n) && !has_gap(r, t->number_end + n) &&
                    atom_at(r, t->number_end + n)->kind != ATOM_SIGN)) {
        return;
    }
    t->value *= role_number(value);
    t->flags |= NUMBER_SCALED;
    t->number_end += n;
    t->span_end = t->end = t->number_end;
}

/* "3.5m people", "1.2b": the same sign where no unit can be meant. */
static bool scales_anything(
        const struct quantity_reader *r, const struct term *t)
{
    uint32_t length;
    uint32_t i = t->number_end;
    const struct atom *next = atom_at(r, i + 1);
    if (!(t->flags & NUMBER_LITERAL) || t->flags & NUMBER_PLAIN ||
            has_gap(r, i)) {
        return false;
    }
    if (!unit_name_at(&r->rules->unit_name, r->doc, &r->atoms, i, &length)) {
        return true;
    }
    return next && next->kind == ATOM_WORD && r->doc->tag &&
           r->doc->tag[next->word].upos == UPOS_NOUN &&
           !role(r, i + 1, WORD_ROLE_EXTENT);
}

/* Is a unit at i a longer phrase than the unit of time there? */
static bool longer_unit(const struct quantity_reader *r, uint32_t i)
{
    uint32_t length;
    uint32_t n = role(r, i, WORD_ROLE_TIME);
    return unit_name_at(&r->rules->unit_name, r->doc, &r->atoms, i, &length) &&
           length > n && n > 0;
}

void term_suffix(const struct quantity_reader *r, struct term *t)
{
    if (scales_anything(r, t)) {
        read_money_scale(r, t);
    }
    uint32_t i = skip_link(r, t, t->number_end);
    uint32_t j = skip_article(r, t, i);
    if (read_percent(r, t, i)) {
        return;
    }
    bool unit = longer_unit(r, j); /* light years are no time */
    if (!unit && (read_time(r, t, j) || read_time(r, t, t->number_end))) {
        return;
    }
    /* "two pounds of meat" is a mass, "two pounds" is money in the press */
    if (read_money(r, t, j)) {
        uint32_t length;
        bool link = number_links(r->rules->number, &r->atoms, t->end) ||
                    (i > t->number_end &&
                            r->atoms.at[t->number_end].flags & ATOM_DASH);
        struct term mass = *t;
        bool weighed = link || sentence_has(r, WORD_ROLE_WEIGHT);
        if (weighed && !(t->flags & NUMBER_SCALED) &&
                unit_name_at(
                        &r->rules->unit_name, r->doc, &r->atoms, j, &length) &&
                read_unit(r, &mass, j)) {
            *t = mass;
            return;
        }
        read_minor(r, t);
        return;
    }
    if (read_unit(r, t, j)) {
        read_smaller(r, t);
    }
    read_below_zero(r, t);
}

/* ---- the whole ---------------------------------------------------------- */

bool term_read(const struct quantity_reader *r, uint32_t i, unsigned options,
        struct term *t)
{
    struct number_atoms n;
    uint32_t start = i;
    const struct unit_name *money = money_before(r, i, &start);
    if (start >= r->atoms.n ||
            !number_compose(r->rules->number, &r->atoms, start, options, &n)) {
        return false;
    }
    *t = (struct term){.first = i,
            .end = n.end,
            .number_first = n.first,
            .number_end = n.end,
            .span_end = n.end,
            .value = n.value,
            .multiplier = n.unit,
            .flags = n.flags,
            .digits = n.digits,
            .number_rule = n.rule};
    double unit = n.unit;
    t->multiplier = 1;
    if (money) {
        read_money_scale(r, t);
        uint32_t length;
        const struct unit_name *again = money_at(r, t->end, &length);
        bool same = again && !again->minor /* $20 CAD, $10 dollars */
                    &&
                    !(atom_at(r, t->end + length) &&
                            atom_at(r, t->end + length)->kind == ATOM_LITERAL);
        span code = same && again->code.ptr ? again->code : money->code;
        t->multiplier = money->factor;
        t->unit_rule = money->rule;
        set_unit(t, QUANTITY_MONEY, code, t->end + (same ? length : 0));
        read_minor(r, t);
    } else {
        term_suffix(r, t);
    }
    t->value *= t->multiplier;
    t->multiplier = t->scale > 0 ? t->scale : unit;
    return true;
}
