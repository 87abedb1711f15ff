/* SPDX-License-Identifier: Apache-2.0 */
/* text_rules.c - reads the tables that text_rules.h lists. */
#include "text/text_rules.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "text/scan.h"

static const char *const ABBREVIATIONS[] = {
        "", "inner", "end", "number", "word", NULL};
static const struct column ABBREVIATION_COLUMNS[] = {
        {.name = "form", .type = COLUMN_TEXT, .flags = COLUMN_REQUIRED},
        {.name = "kind",
                .type = COLUMN_ENUM,
                .values = ABBREVIATIONS,
                .flags = COLUMN_REQUIRED},
        {0}};
static const struct schema ABBREVIATION_SCHEMA = {
        "abbreviations.tsv", ABBREVIATION_COLUMNS, TABLE_OPTIONAL};

static const char *const SIDES[] = {"prefix", "suffix", NULL};
static const char *const JOINS[] = {"token", "word", NULL};
static const struct column CLITIC_COLUMNS[] = {
        {.name = "form", .type = COLUMN_TEXT, .flags = COLUMN_REQUIRED},
        {.name = "side",
                .type = COLUMN_ENUM,
                .values = SIDES,
                .flags = COLUMN_REQUIRED},
        {.name = "join",
                .type = COLUMN_ENUM,
                .values = JOINS,
                .flags = COLUMN_REQUIRED},
        {0}};
static const struct schema CLITIC_SCHEMA = {
        "clitics.tsv", CLITIC_COLUMNS, TABLE_OPTIONAL};

static const char *const WHENS[] = {"always", "learnt", NULL};
static const struct column CONTRACTION_COLUMNS[] = {
        {.name = "form", .type = COLUMN_TEXT, .flags = COLUMN_REQUIRED},
        {.name = "parts", .type = COLUMN_TEXT, .flags = COLUMN_REQUIRED},
        {.name = "when",
                .type = COLUMN_ENUM,
                .values = WHENS,
                .flags = COLUMN_REQUIRED},
        {0}};
static const struct schema CONTRACTION_SCHEMA = {
        "contractions.tsv", CONTRACTION_COLUMNS, TABLE_OPTIONAL};

static const char *const MATCHES[] = {"", "word", "prefix", NULL};
static const struct column WHOLE_COLUMNS[] = {
        {.name = "form", .type = COLUMN_TEXT, .flags = COLUMN_REQUIRED},
        {.name = "match",
                .type = COLUMN_ENUM,
                .values = MATCHES,
                .flags = COLUMN_REQUIRED},
        {0}};
static const struct schema WHOLE_SCHEMA = {
        "whole-words.tsv", WHOLE_COLUMNS, TABLE_OPTIONAL};

static const struct column SUFFIX_COLUMNS[] = {
        {.name = "form", .type = COLUMN_TEXT, .flags = COLUMN_REQUIRED}, {0}};
static const struct schema SUFFIX_SCHEMA = {
        "number-suffixes.tsv", SUFFIX_COLUMNS, TABLE_OPTIONAL};

static const char *const RULES[] = {"hyphen", "number-space", NULL};
static const char *const VALUES[] = {"keep", "split", "join", NULL};
enum { RULE_HYPHEN, RULE_NUMBER_SPACE };
enum { VALUE_KEEP, VALUE_SPLIT, VALUE_JOIN };
static const struct column RULE_COLUMNS[] = {{.name = "rule",
                                                     .type = COLUMN_ENUM,
                                                     .values = RULES,
                                                     .flags = COLUMN_REQUIRED},
        {.name = "value",
                .type = COLUMN_ENUM,
                .values = VALUES,
                .flags = COLUMN_REQUIRED},
        {0}};
static const struct schema RULE_SCHEMA = {
        "token-rules.tsv", RULE_COLUMNS, TABLE_OPTIONAL};

uint32_t rule_of(const struct map *m, uint32_t id)
{
    const uint32_t found = id == NONE ? NONE : map_get(m, id);
    return found == NONE ? 0 : found;
}

/* "cf." also stands for "Cf."; a form written with a capital only for itself.
 */
static void abbreviation_add(struct text_rules *r, span form, uint32_t kind)
{
    struct intern *words = pack_words(r->pack);
    map_set(r->abbreviation, intern_add(words, form), kind);
    if (form.len > 2 && form.ptr[0] >= 'a' && form.ptr[0] <= 'z') {
        struct buf b;
        buf_init(&b, pack_arena(r->pack));
        buf_char(&b, (char)(form.ptr[0] - 'a' + 'A'));
        buf_add(&b, span_slice(form, 1, form.len));
        map_set(r->abbreviation, intern_add(words, buf_span(&b)), kind);
    }
}

static void read_abbreviations(struct text_rules *r)
{
    struct table t;
    if (!pack_table(r->pack, &ABBREVIATION_SCHEMA, &t)) {
        return;
    }
    for (uint32_t i = 0; i < t.rows; i++) {
        const struct field *f = table_field(&t, i, 0);
        if (!span_ends(f[0].text, SPAN("."))) {
            pack_mistake(r->pack, &t, i, 0, "no full stop at its end");
        } else {
            abbreviation_add(r, f[0].text, (uint32_t)f[1].choice);
        }
    }
}

static void read_clitics(struct text_rules *r)
{
    struct table t;
    if (!pack_table(r->pack, &CLITIC_SCHEMA, &t)) {
        return;
    }
    for (uint32_t i = 0; i < t.rows; i++) {
        const struct field *f = table_field(&t, i, 0);
        const int kind = CLITIC_PREFIX_TOKEN + 2 * f[1].choice + f[2].choice;
        map_set(r->clitic, pack_word(r->pack, f[0].text), (uint32_t)kind);
    }
}

static void read_contraction(
        struct text_rules *r, const struct table *t, uint32_t row)
{
    const struct field *f = table_field(t, row, 0);
    struct contraction *c = &r->contractions[row];
    span rest = f[1].text;
    while (rest.len > 0) {
        const span part = span_cut(&rest, ' ');
        if (c->n == CONTRACTION_MAX_PARTS) {
            pack_mistake(r->pack, t, row, 1, "more than %d parts",
                    CONTRACTION_MAX_PARTS);
            return;
        }
        c->part[c->n++] = part;
    }
    c->learnt = f[2].choice == 1;
    map_set(r->contraction, pack_word(r->pack, f[0].text), row);
}

static void read_contractions(struct text_rules *r)
{
    struct table t;
    if (!pack_table(r->pack, &CONTRACTION_SCHEMA, &t)) {
        return;
    }
    r->contractions = ARENA_ARRAY(
            pack_arena(r->pack), struct contraction, (size_t)t.rows + 1);
    for (uint32_t i = 0; i < t.rows; i++) {
        read_contraction(r, &t, i);
    }
}

static void read_words(struct text_rules *r)
{
    struct table t;
    if (pack_table(r->pack, &WHOLE_SCHEMA, &t)) {
        for (uint32_t i = 0; i < t.rows; i++) {
            const struct field *f = table_field(&t, i, 0);
            map_set(r->whole, pack_word(r->pack, f[0].text),
                    (uint32_t)f[1].choice);
        }
    }
    if (pack_table(r->pack, &SUFFIX_SCHEMA, &t)) {
        for (uint32_t i = 0; i < t.rows; i++) {
            const span form = table_field(&t, i, 0)->text;
            map_set(r->suffix, pack_word(r->pack, form), 1);
        }
    }
}

static void read_choices(struct text_rules *r)
{
    struct table t;
    if (!pack_table(r->pack, &RULE_SCHEMA, &t)) {
        return;
    }
    for (uint32_t i = 0; i < t.rows; i++) {
        const struct field *f = table_field(&t, i, 0);
        if (f[0].choice == RULE_HYPHEN) {
            r->hyphen_splits = f[1].choice == VALUE_SPLIT;
        } else {
            r->number_spaces = f[1].choice == VALUE_JOIN;
        }
    }
}

struct text_rules *text_rules_new(struct pack *pack)
{
    struct arena *a = pack_arena(pack);
    struct text_rules *r = ARENA_NEW(a, struct text_rules);
    r->pack = pack;
    r->abbreviation = map_new(a);
    r->clitic = map_new(a);
    r->whole = map_new(a);
    r->suffix = map_new(a);
    r->contraction = map_new(a);
    read_abbreviations(r);
    read_clitics(r);
    read_contractions(r);
    read_words(r);
    read_choices(r);
    r->decide = decide_new(pack);
    if (r->hyphen_splits) {
        pack_cut_by(pack, scan_phrase, scan_phrase_new(r));
    }
    return r;
}
