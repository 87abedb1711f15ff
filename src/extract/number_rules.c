/* SPDX-License-Identifier: Apache-2.0 */
/* Loads numbers.tsv and number-signs.tsv and looks words up in them.
 *
 * numbers.tsv     form    as written, small; hyphens in a form are optional
 *                 kind    cardinal    adds up: vingt + trois
 *                         hundred     multiplies what is under a hundred
 *                         scale       multiplies what is under itself
 *                         collective  a scale that is a noun: dizaine, dozen
 *                         part        a denominator: demi 2, tiers 3, fifths 5
 *                         ordinal     third, vingtième
 *                         suffix      makes digits ordinal: 3 rd, 2 e
 *                         article     one, where it is also an article
 *                         joiner      and, et: value = room that it needs
 *                         link        of, de: dizaines de milliers
 *                         point       before decimals: virgule, point
 *                         minus       before negative numbers
 *                 value   of the word
 *                 takes   the largest number that may be added behind it
 *                 flags   and     may follow the joiner: vingt et un
 *                         about   rounds: une cinquantaine
 *                         plural  without a number before it, a vague one
 *                         glued   only where it touches digits: 3.5m
 *                         alone   needs no number before it: mille, cent
 *                         case    only in this case: M is not m
 *                         plain   also without its accents
 *                         few     multiplies what is under 20, in digits
 *                                 whole and under 10
 * number-signs.tsv  sign (comma, point, space) and role (group, decimal) where
 *                 the pattern of the digits leaves it open: 4.000, 1,234 */
#include "extract/number_rules.h"

#include "base/utf8.h"
#include "lang/pack.h"

#include <math.h>

static const char *const KINDS[] = {"cardinal", "hundred", "scale",
        "collective", "part", "ordinal", "suffix", "article", "joiner", "link",
        "point", "minus", NULL};
static const char *const FLAGS[] = {"and", "about", "plural", "glued", "alone",
        "case", "plain", "few", "few", NULL};

enum { COL_FORM, COL_KIND, COL_VALUE, COL_TAKES, COL_FLAGS };
static const struct column COLUMNS[] = {
        {"form", COLUMN_TEXT, COLUMN_REQUIRED, NULL},
        {"kind", COLUMN_ENUM, COLUMN_REQUIRED, KINDS},
        {"value", COLUMN_NUMBER, 0, NULL}, {"takes", COLUMN_NUMBER, 0, NULL},
        {"flags", COLUMN_FLAGS, 0, FLAGS}, {NULL, COLUMN_TEXT, 0, NULL}};
static const struct schema NUMBERS = {"numbers.tsv", COLUMNS, 0};

static const char *const SIGNS[] = {"comma", "point", "space", NULL};
static const char *const ROLES[] = {"none", "group", "decimal", NULL};
static const struct column SIGN_COLUMNS[] = {
        {"sign", COLUMN_ENUM, COLUMN_REQUIRED | COLUMN_UNIQUE, SIGNS},
        {"role", COLUMN_ENUM, COLUMN_REQUIRED, ROLES},
        {NULL, COLUMN_TEXT, 0, NULL}};
static const struct schema NUMBER_SIGNS = {"number-signs.tsv", SIGN_COLUMNS, 0};

static void signs_load(struct number_rules *rules, struct pack *pack)
{
    struct table t;
    pack_table(pack, &NUMBER_SIGNS, &t);
    for (uint32_t i = 0; i < t.rows; i++) {
        int32_t role = table_field(&t, i, 1)->choice;
        enum literal_sign to =
                role < 0 ? LITERAL_NONE : (enum literal_sign)role;
        int32_t sign = table_field(&t, i, 0)->choice;
        if (sign == 0) {
            rules->signs.comma = to;
        } else if (sign == 1) {
            rules->signs.point = to;
        } else {
            rules->signs.space = to;
        }
    }
}

static void row_load(struct number_rules *rules, struct pack *pack,
        const struct table *t, uint32_t i)
{
    span form = table_field(t, i, COL_FORM)->text;
    double value = table_field(t, i, COL_VALUE)->number;
    double takes = table_field(t, i, COL_TAKES)->number;
    int32_t kind = table_field(t, i, COL_KIND)->choice;
    struct number_row *row = &rules->row[i];
    row->rule = table_rule(pack_arena(pack), t, i);
    row->kind = kind < 0 ? ROW_LINK : (enum row_kind)kind;
    row->flags = table_field(t, i, COL_FLAGS)->mask;
    row->value = isnan(value) ? 0 : value;
    row->takes = isnan(takes) ? 0 : takes;
    row->capital = form.len > 0 && form.ptr[0] >= 'A' && form.ptr[0] <= 'Z';
    if (isnan(value) && row->kind <= ROW_ORDINAL) {
        pack_mistake(pack, t, i, COL_VALUE, "this kind needs a value");
    }
    if (row->flags & FLAG_PLAIN) {
        span plain = utf8_fold_plain(pack_arena(pack), form);
        atoms_phrase(rules->forms, pack, plain, i);
    }
    if (!atoms_phrase(rules->forms, pack, form, i)) {
        pack_mistake(pack, t, i, COL_FORM, "empty or too long");
    }
}

struct number_rules *number_rules_new(struct pack *pack)
{
    struct arena *a = pack_arena(pack);
    struct number_rules *rules = ARENA_NEW(a, struct number_rules);
    struct table t;
    signs_load(rules, pack);
    pack_table(pack, &NUMBERS, &t);
    rules->forms = phrases_new(a);
    rules->row = ARENA_ARRAY(a, struct number_row, t.rows);
    for (uint32_t i = 0; i < t.rows; i++) {
        row_load(rules, pack, &t, i);
    }
    return rules;
}

const struct literal_signs *number_signs(const struct number_rules *rules)
{
    return &rules->signs;
}

static bool row_fits(
        const struct number_row *row, const struct atom *a, bool touches)
{
    bool sign = row->flags & FLAG_GLUED;
    bool cased = !(row->flags & FLAG_CASE) ||
                 row->capital == ((a->flags & ATOM_CAPITAL) != 0);
    return cased && (!sign || touches);
}

/* The first fitting row; of `kind` unless that is NULL. */
static const struct number_row *row_find(const struct number_rules *rules,
        const struct atoms *atoms, uint32_t i, const enum row_kind *kind,
        uint32_t *length)
{
    uint32_t handle = NONE;
    *length = i < atoms->n ? atoms_match(rules->forms, atoms, i, &handle) : 0;
    if (*length == 0) {
        return NULL;
    }
    const struct atom *a = &atoms->at[i];
    bool last = i + 1 == atoms->n; /* 2.33 k */
    bool touches = i > 0 && (last || !(a->flags & ATOM_GAP)) &&
                   atoms->at[i - 1].kind == ATOM_LITERAL;
    while (handle != NONE) {
        uint32_t at = phrases_row(rules->forms, handle);
        const struct number_row *row = &rules->row[at];
        if ((!kind || row->kind == *kind) && row_fits(row, a, touches)) {
            return row;
        }
        handle = phrases_next(rules->forms, handle);
    }
    *length = 0;
    return NULL;
}

const struct number_row *number_row_at(const struct number_rules *rules,
        const struct atoms *atoms, uint32_t i, uint32_t *length)
{
    return row_find(rules, atoms, i, NULL, length);
}

const struct number_row *number_row_of(const struct number_rules *rules,
        const struct atoms *atoms, uint32_t i, enum row_kind kind,
        uint32_t *length)
{
    return row_find(rules, atoms, i, &kind, length);
}

bool number_joins(
        const struct number_rules *rules, const struct atoms *atoms, uint32_t i)
{
    uint32_t length;
    return number_row_of(rules, atoms, i, ROW_JOINER, &length) != NULL;
}

bool number_links(
        const struct number_rules *rules, const struct atoms *atoms, uint32_t i)
{
    uint32_t length;
    return number_row_of(rules, atoms, i, ROW_LINK, &length) != NULL;
}
