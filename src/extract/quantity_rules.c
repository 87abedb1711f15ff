/* SPDX-License-Identifier: Apache-2.0 */
/* Loads the tables of the quantity stage.
 *
 * languages/units.tsv        code, dimension, factor, offset
 * languages/currencies.tsv   code, digits, signs (separated by commas),
 *                            flags: after (the code is also a word)
 * LANGUAGE/units.tsv         form, unit (a code, or empty: not known which),
 *                            flags: case (only as written), plain (also
 *                            without its accents), last (no word or
 *                            number follows)
 * LANGUAGE/currencies.tsv    form, currency, factor, flags: minor, case
 * LANGUAGE/quantity-modifiers.tsv  form, modifier, place (before, after;
 *                            share: before a share only)
 * LANGUAGE/quantity-ranges.tsv     open, middle: between … and
 * LANGUAGE/quantity-words.tsv      form, role, value:
 *   several     a vague number: plusieurs (value scaled: only before hundreds)
 *   article     before a vague multiplier: des milliers
 *   definite    before a multiplier or share: le million, la moitié
 *   none        aucun, no: zero before a none-noun
 *   change      verbs of change: from 9 to 10 is no range behind them;
 *               value by: they take the amount itself, rose $1 to $80
 *   list        between two numbers of one unit: 70 voire 80
 *   total       between a part and its whole: out of a total of
 *   of-them     behind a part of what was counted last; others: behind a
 *               number that counts the same as the sentence before
 *   age-is      between a pronoun and its age: he was 75
 *   age-not     before a length of time that is no age: il y a
 *   sole        exactly one
 *   couple      value says how many
 *   percent     per cent and its points; permille
 *   per         between two units: micrograms of dust per cubic metre
 *   ratio       between two numbers: one in three
 *   over        divides, at the end of a sentence: one over three
 *   part        what follows is a part of the quantity before: dont
 *   whole       opens a sentence with the whole of what follows: of the 58 …
 *   amounts     between a subject and how many it is: numbered
 *   gap         before a number whose noun went before: put it at; of-it: the
 *               pronoun that stands for that noun, before the verb: en
 *   against     before a number in the unit of the one before it: up from
 *   number-of   names what a number behind it counts: le nombre; toll: such
 *               a number of casualties
 *   told-after  behind a number, before who gives it: selon
 *   not-noun    what no number counts, though it may look like a noun
 *   of          between a part and its whole: 217 des 441
 *   age-before  aged; age-has: a verb of having an age; age-of: before the
 *               length that is an age, after an age-person or a noun of
 *               LANGUAGE/people.tsv; age-after: old
 *   time        a unit of time: its numbers are times; value: UCUM code
 *   time-adj    may stand before it
 *   clock       after the number of a clock time
 *   money-scale multiplies an amount of money that it touches: £3m; value
 *   magnitude   before a measure that has no unit
 *   month, weekday, year-before    around the numbers of dates (value strong:
 *               even where a plural noun follows, decade: also 80)
 *   label       the number behind it is a name: flight 447; value weak:
 *               unless it counts a plural noun
 *   label-after the number before it is a name: 12 rue Mozart
 *   skip        looks like a number and is none: one another
 *   angle, warm somewhere in the sentence of a degree
 *   zero-below  below zero
 *   noun-skip   adjectives that stand before the counted noun
 *   weight      in the sentence: pounds are a mass
 *   stuff       of, before what a measure is of: 5 litres of oil
 *   extent      a dimension behind a measure: 9 metres of depth
 *   head-last   (form *) the last noun of a compound is its head */
#include "extract/quantity_rules.h"

#include "base/utf8.h"
#include "lang/concepts.h"
#include "lang/pack.h"

#include <math.h>

static const struct column UNIT_COLUMNS[] = {
        {"code", COLUMN_TEXT, COLUMN_REQUIRED | COLUMN_UNIQUE, NULL},
        {"dimension", COLUMN_TEXT, COLUMN_REQUIRED, NULL},
        {"factor", COLUMN_NUMBER, COLUMN_REQUIRED, NULL},
        {"offset", COLUMN_NUMBER, 0, NULL}, {NULL, COLUMN_TEXT, 0, NULL}};
static const struct schema UNITS = {"units.tsv", UNIT_COLUMNS, TABLE_SHARED};

enum {
    NAME_CASE = 1,
    NAME_PLAIN = 2,
    NAME_MINOR = 4,
    NAME_LAST = 8,
    NAME_AFTER = 16,
    NAME_COUNTED = 32,
    NAME_GLUED = 64
};
static const char *const NAME_FLAGS[] = {
        "case", "plain", "minor", "last", "after", "counted", "glued", NULL};
static const struct column CURRENCY_COLUMNS[] = {
        {"code", COLUMN_TEXT, COLUMN_REQUIRED | COLUMN_UNIQUE, NULL},
        {"digits", COLUMN_NUMBER, COLUMN_REQUIRED, NULL},
        {"signs", COLUMN_TEXT, 0, NULL}, {"flags", COLUMN_FLAGS, 0, NAME_FLAGS},
        {NULL, COLUMN_TEXT, 0, NULL}};
static const struct schema CURRENCIES = {
        "currencies.tsv", CURRENCY_COLUMNS, TABLE_SHARED};

static const struct column UNIT_NAME_COLUMNS[] = {
        {"form", COLUMN_TEXT, COLUMN_REQUIRED, NULL},
        {"unit", COLUMN_TEXT, 0, NULL}, {"flags", COLUMN_FLAGS, 0, NAME_FLAGS},
        {NULL, COLUMN_TEXT, 0, NULL}};
static const struct schema UNIT_NAMES = {"units.tsv", UNIT_NAME_COLUMNS, 0};
static const struct column MONEY_COLUMNS[] = {
        {"form", COLUMN_TEXT, COLUMN_REQUIRED, NULL},
        {"currency", COLUMN_TEXT, 0, NULL}, {"factor", COLUMN_NUMBER, 0, NULL},
        {"flags", COLUMN_FLAGS, 0, NAME_FLAGS}, {NULL, COLUMN_TEXT, 0, NULL}};
static const struct schema MONEY = {"currencies.tsv", MONEY_COLUMNS, 0};

static const char *const MODIFIERS[] = {"exact", "about", "more_than",
        "at_least", "less_than", "at_most", "between", "several", NULL};
static const char *const PLACES[] = {"before", "after", "share", NULL};
static const struct column MODIFIER_COLUMNS[] = {
        {"form", COLUMN_TEXT, COLUMN_REQUIRED, NULL},
        {"modifier", COLUMN_ENUM, COLUMN_REQUIRED, MODIFIERS},
        {"place", COLUMN_ENUM, COLUMN_REQUIRED, PLACES},
        {NULL, COLUMN_TEXT, 0, NULL}};
static const struct schema MODIFIER_ROWS = {
        "quantity-modifiers.tsv", MODIFIER_COLUMNS, 0};

static const struct column RANGE_COLUMNS[] = {{"open", COLUMN_TEXT, 0, NULL},
        {"middle", COLUMN_TEXT, COLUMN_REQUIRED, NULL},
        {NULL, COLUMN_TEXT, 0, NULL}};
static const struct schema RANGES = {"quantity-ranges.tsv", RANGE_COLUMNS, 0};

static const char *const ROLES[] = {
#define X(name, text) text,
        QUANTITY_ROLES(X)
#undef X
                NULL};
static const struct column WORD_COLUMNS[] = {
        {"form", COLUMN_TEXT, COLUMN_REQUIRED, NULL},
        {"role", COLUMN_ENUM, COLUMN_REQUIRED, ROLES},
        {"value", COLUMN_TEXT, 0, NULL}, {NULL, COLUMN_TEXT, 0, NULL}};
static const struct schema WORDS = {"quantity-words.tsv", WORD_COLUMNS, 0};
static const struct column PEOPLE_COLUMNS[] = {
        {"lemma", COLUMN_TEXT, COLUMN_REQUIRED, NULL},
        {NULL, COLUMN_TEXT, 0, NULL}};
static const struct schema PEOPLE = {
        "people.tsv", PEOPLE_COLUMNS, TABLE_OPTIONAL};

/* What loading needs at every table. */
struct loader {
    struct pack *pack;
    struct arena *arena;
    struct quantity_rules *rules;
};

static void add_phrase(const struct loader *l, struct phrases *set,
        const struct table *t, uint32_t row, uint32_t value)
{
    const struct field *form = table_field(t, row, 0);
    if (form->text.len > 0 && !atoms_phrase(set, l->pack, form->text, value)) {
        pack_mistake(l->pack, t, row, 0, "too long");
    }
}

/* ---- units and currencies ----------------------------------------------- */

static void load_units(struct loader *l)
{
    struct table t;
    struct units *u = &l->rules->unit;
    pack_table(l->pack, &UNITS, &t);
    u->at = ARENA_ARRAY(l->arena, struct unit, t.rows);
    u->n = t.rows;
    for (uint32_t i = 0; i < t.rows; i++) {
        double offset = table_field(&t, i, 3)->number;
        u->at[i] = (struct unit){.code = table_field(&t, i, 0)->text,
                .dimension = table_field(&t, i, 1)->text,
                .factor = table_field(&t, i, 2)->number,
                .offset = isnan(offset) ? 0 : offset};
    }
}

static const struct unit *unit_find(const struct units *u, span code)
{
    for (uint32_t i = 0; i < u->n; i++) {
        if (span_eq(u->at[i].code, code)) {
            return &u->at[i];
        }
    }
    return NULL;
}

/* Adds one name; `exact` when its case matters. */
static void add_name(const struct loader *l, struct unit_names *names,
        span form, struct unit_name name)
{
    if (names->n < names->cap &&
            atoms_phrase(names->forms, l->pack, form, names->n)) {
        names->at[names->n++] = name;
    }
}

static void names_init(
        const struct loader *l, struct unit_names *names, uint32_t cap)
{
    names->forms = phrases_new(l->arena);
    names->at = ARENA_ARRAY(l->arena, struct unit_name, cap);
    names->cap = cap;
}

static void load_unit_names(struct loader *l)
{
    struct table t;
    struct unit_names *names = &l->rules->unit_name;
    pack_table(l->pack, &UNIT_NAMES, &t);
    names_init(l, names, 2 * t.rows);
    for (uint32_t i = 0; i < t.rows; i++) {
        span form = table_field(&t, i, 0)->text;
        span code = table_field(&t, i, 1)->text;
        uint32_t flags = table_field(&t, i, 2)->mask;
        const struct unit *unit = unit_find(&l->rules->unit, code);
        if (!unit && code.len > 0) {
            pack_mistake(l->pack, &t, i, 1, "not in languages/units.tsv");
        }
        struct unit_name name = {.code = unit ? unit->code : (span){NULL, 0},
                .factor = 1,
                .rule = table_rule(l->arena, &t, i),
                .exact = flags & NAME_CASE ? form : (span){NULL, 0},
                .last = flags & NAME_LAST,
                .glued = flags & NAME_GLUED,
                .counted = flags & NAME_COUNTED};
        add_name(l, names, form, name);
        if (flags & NAME_PLAIN) {
            add_name(l, names, utf8_fold_plain(l->arena, form), name);
        }
    }
}

static void load_currencies(struct loader *l, struct table *t)
{
    struct units *u = &l->rules->currency;
    pack_table(l->pack, &CURRENCIES, t);
    u->at = ARENA_ARRAY(l->arena, struct unit, t->rows);
    u->n = t->rows;
    for (uint32_t i = 0; i < t->rows; i++) {
        u->at[i].code = table_field(t, i, 0)->text;
    }
}

/* Codes (upper case only) and signs, the same in every language. */
static void add_shared_money(struct loader *l, const struct table *t)
{
    struct unit_names *names = &l->rules->money_name;
    for (uint32_t i = 0; i < t->rows; i++) {
        span code = table_field(t, i, 0)->text;
        span signs = table_field(t, i, 2)->text;
        span rule = table_rule(l->arena, t, i);
        struct unit_name name = {.code = code,
                .rule = arena_printf(l->arena, "../%.*s", SPAN_ARG(rule)),
                .factor = 1,
                .exact = code,
                .after_only = table_field(t, i, 3)->mask & NAME_AFTER};
        add_name(l, names, code, name);
        name.exact = (span){NULL, 0};
        name.after_only = false;
        while (signs.len > 0) {
            span sign = span_cut(&signs, ',');
            /* "a $10 plan" is not in A$ */
            name.tight = sign.len == 2 && sign.ptr[1] == '$';
            add_name(l, names, sign, name);
        }
    }
}

static void load_money(struct loader *l)
{
    enum { SIGNS_MAX = 6 }; /* of one currency, and its code */
    struct table shared, t;
    struct unit_names *names = &l->rules->money_name;
    load_currencies(l, &shared);
    pack_table(l->pack, &MONEY, &t);
    names_init(l, names, t.rows + (SIGNS_MAX + 1) * shared.rows);
    for (uint32_t i = 0; i < t.rows; i++) {
        span form = table_field(&t, i, 0)->text;
        span code = table_field(&t, i, 1)->text;
        double factor = table_field(&t, i, 2)->number;
        uint32_t flags = table_field(&t, i, 3)->mask;
        const struct unit *unit = unit_find(&l->rules->currency, code);
        if (!unit && code.len > 0) {
            pack_mistake(l->pack, &t, i, 1, "not in languages/currencies.tsv");
        }
        struct unit_name name = {.code = unit ? unit->code : (span){NULL, 0},
                .factor = isnan(factor) ? 1 : factor,
                .rule = table_rule(l->arena, &t, i),
                .exact = flags & NAME_CASE ? form : (span){NULL, 0},
                .minor = flags & NAME_MINOR,
                .glued = flags & NAME_GLUED,
                .counted = flags & NAME_COUNTED};
        add_name(l, names, form, name);
    }
    add_shared_money(l, &shared);
}

/* ---- words -------------------------------------------------------------- */

static void load_words(struct loader *l)
{
    struct table t;
    struct table people = {0};
    struct quantity_rules *rules = l->rules;
    pack_table(l->pack, &WORDS, &t);
    pack_table(l->pack, &PEOPLE, &people);
    rules->role_value = ARENA_ARRAY(l->arena, span, t.rows + people.rows);
    rules->role_rule = ARENA_ARRAY(l->arena, span, t.rows + people.rows);
    for (uint32_t r = 0; r < WORD_ROLES; r++) {
        rules->role[r] = phrases_new(l->arena);
    }
    for (uint32_t i = 0; i < t.rows; i++) {
        int32_t role = table_field(&t, i, 1)->choice;
        rules->role_value[i] = table_field(&t, i, 2)->text;
        rules->role_rule[i] = table_rule(l->arena, &t, i);
        if (role == WORD_ROLE_HEAD_LAST) {
            rules->head_last = true;
        } else if (role >= 0) {
            add_phrase(l, rules->role[role], &t, i, i);
        }
    }
    for (uint32_t i = 0; i < people.rows; i++) {
        uint32_t row = t.rows + i;
        rules->role_value[row] = (span){NULL, 0};
        rules->role_rule[row] = table_rule(l->arena, &people, i);
        add_phrase(l, rules->role[WORD_ROLE_AGE_PERSON], &people, i, row);
    }
}

static void load_modifiers(struct loader *l)
{
    struct table t;
    struct quantity_rules *rules = l->rules;
    pack_table(l->pack, &MODIFIER_ROWS, &t);
    rules->before = phrases_new(l->arena);
    rules->after = phrases_new(l->arena);
    rules->modifier = ARENA_ARRAY(l->arena, struct modifier_row, t.rows);
    for (uint32_t i = 0; i < t.rows; i++) {
        int32_t modifier = table_field(&t, i, 1)->choice;
        bool after = table_field(&t, i, 2)->choice == 1;
        rules->modifier[i].rule = table_rule(l->arena, &t, i);
        rules->modifier[i].share = table_field(&t, i, 2)->choice == 2;
        if (modifier >= 0) {
            rules->modifier[i].modifier = (enum quantity_modifier)modifier;
            add_phrase(l, after ? rules->after : rules->before, &t, i, i);
        }
    }
}

/* Each distinct opener has a number and the set of its middles. */
static void load_ranges(struct loader *l)
{
    struct table t;
    struct quantity_rules *rules = l->rules;
    span opener[OPENERS_MAX] = {{NULL, 0}};
    uint32_t openers = 1;
    pack_table(l->pack, &RANGES, &t);
    rules->open = phrases_new(l->arena);
    rules->range_rule = ARENA_ARRAY(l->arena, span, t.rows);
    for (uint32_t i = 0; i < OPENERS_MAX; i++) {
        rules->middle[i] = phrases_new(l->arena);
    }
    for (uint32_t i = 0; i < t.rows; i++) {
        span open = table_field(&t, i, 0)->text;
        rules->range_rule[i] = table_rule(l->arena, &t, i);
        uint32_t k = 0;
        while (k < openers && !span_eq(opener[k], open)) {
            k++;
        }
        if (k == OPENERS_MAX) {
            pack_mistake(l->pack, &t, i, 0, "too many openers");
            return;
        }
        if (k == openers) {
            opener[openers++] = open;
            add_phrase(l, rules->open, &t, i, k);
        }
        span middle = table_field(&t, i, 1)->text;
        if (!atoms_phrase(rules->middle[k], l->pack, middle, i)) {
            pack_mistake(l->pack, &t, i, 1, "too long");
        }
    }
}

/* The nouns that "no" counts: persons and casualties. */
static void load_counted(struct loader *l)
{
    struct table t;
    const struct concepts *all = pack_concepts(l->pack);
    uint32_t person = all ? concept_find(all, SPAN("person")) : NONE;
    uint32_t casualty = all ? concept_find(all, SPAN("casualty")) : NONE;
    uint32_t group = all ? concept_find(all, SPAN("person.group")) : NONE;
    l->rules->counted = map_new(l->arena);
    pack_table(l->pack, &PACK_CONCEPTS, &t);
    for (uint32_t i = 0; i < t.rows; i++) {
        const struct field *lemma = table_field(&t, i, CONCEPTS_LEMMA);
        uint32_t concept = table_field(&t, i, CONCEPTS_CONCEPT)->concept;
        bool person_or_casualty =
                concept != NONE &&
                ((person != NONE && concept_is(all, concept, person)) ||
                        (casualty != NONE &&
                                concept_is(all, concept, casualty)));
        if (person_or_casualty && lemma->n_words == 1) {
            bool hurt = casualty != NONE && concept_is(all, concept, casualty);
            bool many = group != NONE && concept_is(all, concept, group);
            map_set(l->rules->counted, lemma->words[0],
                    hurt   ? 2
                    : many ? 3
                           : 1);
        }
    }
}

struct quantity_rules *quantity_rules_new(
        struct pack *pack, const struct number_rules *numbers)
{
    struct arena *a = pack_arena(pack);
    struct quantity_rules *rules = ARENA_NEW(a, struct quantity_rules);
    struct loader l = {pack, a, rules};
    rules->number = numbers;
    load_units(&l);
    load_unit_names(&l);
    load_money(&l);
    load_words(&l);
    load_modifiers(&l);
    load_ranges(&l);
    load_counted(&l);
    return rules;
}

/* ---- looking up --------------------------------------------------------- */

uint32_t role_value_at(const struct quantity_rules *rules,
        const struct atoms *atoms, uint32_t i, enum word_role role, span *value)
{
    uint32_t handle = NONE;
    uint32_t n = i < atoms->n
                         ? atoms_match(rules->role[role], atoms, i, &handle)
                         : 0;
    if (n > 0) {
        *value = rules->role_value[phrases_row(rules->role[role], handle)];
    }
    return n;
}

span role_rule_at(const struct quantity_rules *rules, const struct atoms *atoms,
        uint32_t i, enum word_role role)
{
    uint32_t handle = NONE;
    uint32_t n = i < atoms->n
                         ? atoms_match(rules->role[role], atoms, i, &handle)
                         : 0;
    return n > 0 ? rules->role_rule[phrases_row(rules->role[role], handle)]
                 : (span){NULL, 0};
}

uint32_t role_at(const struct quantity_rules *rules, const struct atoms *atoms,
        uint32_t i, enum word_role role)
{
    span value;
    return role_value_at(rules, atoms, i, role, &value);
}

span unit_ratio(const struct quantity_rules *rules, span over, span under)
{
    for (uint32_t i = 0; i < rules->unit.n && over.len + under.len > 0; i++) {
        span code = rules->unit.at[i].code;
        if (code.len == over.len + 1 + under.len && span_starts(code, over) &&
                code.ptr[over.len] == '/' && span_ends(code, under)) {
            return code;
        }
    }
    return (span){NULL, 0};
}

double role_number(span value)
{
    double number = 0;
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        number = c >= '0' && c <= '9' ? number * 10 + (c - '0') : 0;
    }
    return number;
}

const struct unit_name *unit_name_at(const struct unit_names *names,
        const struct rcp_doc *doc, const struct atoms *atoms, uint32_t i,
        uint32_t *length)
{
    const struct unit_name *found = NULL;
    uint32_t state = PHRASE_START;
    bool spread = false; /* white space inside */
    *length = 0;
    for (uint32_t k = i; k < atoms->n; k++) {
        uint32_t next = phrases_step(names->forms, state, atoms->at[k].id);
        if (next == NONE && (atoms->at[k].flags & ATOM_DASH) && k > i) {
            continue;
        }
        if (next == NONE) {
            break;
        }
        spread = spread || (k > i && atoms->at[k].flags & ATOM_GAP);
        state = next;
        range at = {atoms->at[i].at.start, atoms->at[k].at.end};
        for (uint32_t h = phrases_value(names->forms, state); h != NONE;
                h = phrases_next(names->forms, h)) {
            const struct unit_name *n =
                    &names->at[phrases_row(names->forms, h)];
            bool cased = !n->exact.ptr || span_eq(n->exact, doc_span(doc, at));
            bool apart = (n->glued && atoms->at[i].flags & ATOM_GAP) ||
                         (n->tight && spread);
            if (cased && !apart) {
                found = n;
                *length = k + 1 - i;
                break;
            }
        }
    }
    return found;
}

/* ---- conversion --------------------------------------------------------- */

bool quantity_convert(
        const struct quantity_rules *rules, span from, span to, double *value)
{
    const struct unit *a = unit_find(&rules->unit, from);
    const struct unit *b = unit_find(&rules->unit, to);
    if (!a || !b || !span_eq(a->dimension, b->dimension)) {
        return false;
    }
    if (a != b) {
        *value = (*value * a->factor + a->offset - b->offset) / b->factor;
    }
    return true;
}

span quantity_dimension(const struct quantity_rules *rules, span unit)
{
    const struct unit *u = unit_find(&rules->unit, unit);
    return u ? u->dimension : (span){NULL, 0};
}
