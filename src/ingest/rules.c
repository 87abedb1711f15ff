/* SPDX-License-Identifier: Apache-2.0 */
/* rules.c - the tables of publication lines and page furniture, read from
 * every pack and compiled; the notation is in line_pattern.h.
 *
 *   months.tsv        name, month          (columns: lang/calendar.h)
 *   weekdays.tsv      name, weekday        (the same)
 *   publication.tsv   kind, pattern, value
 *   chrome.tsv        kind, pattern
 *   markup.tsv        name, means
 *
 * `value`: of a zone its minutes east of UTC; of dates their rank among equal
 * matches (0 first). */
#include "ingest/rules.h"

#include <string.h>
#include <xxhash.h>

#include "base/utf8.h"
#include "lang/calendar.h"

static const char *const PUBLICATION_KINDS[] = {"when", "date", "time", "zone",
        "am", "pm", "ordinal", "and", "break", "byline", "loose", "updated",
        "author", "nobody", "suffix", "owner", "rubric", "outlet", "dateline",
        NULL};
static const char *const CHROME_KINDS[] = {
        "line", "stop", "caption", "note", "site", NULL};

enum { PUBLICATION_KIND, PUBLICATION_PATTERN, PUBLICATION_VALUE };

static const struct column PUBLICATION_COLUMNS[] = {
        {.name = "kind",
                .type = COLUMN_ENUM,
                .flags = COLUMN_REQUIRED,
                .values = PUBLICATION_KINDS},
        {.name = "pattern", .type = COLUMN_TEXT, .flags = COLUMN_REQUIRED},
        {.name = "value", .type = COLUMN_NUMBER}, {0}};
static const struct column CHROME_COLUMNS[] = {{.name = "kind",
                                                       .type = COLUMN_ENUM,
                                                       .flags = COLUMN_REQUIRED,
                                                       .values = CHROME_KINDS},
        {.name = "pattern", .type = COLUMN_TEXT, .flags = COLUMN_REQUIRED},
        {0}};

static const char *const MEANINGS[] = {"furniture", "comments", "body",
        "headline", "kicker", "lead", "byline", "author", "date", "caption",
        NULL};
static const struct column MARKUP_COLUMNS[] = {
        {.name = "name", .type = COLUMN_TEXT, .flags = COLUMN_REQUIRED},
        {.name = "means",
                .type = COLUMN_ENUM,
                .flags = COLUMN_REQUIRED,
                .values = MEANINGS},
        {0}};
static const struct schema MARKUP = {
        "markup.tsv", MARKUP_COLUMNS, TABLE_OPTIONAL};
static const struct schema PUBLICATION = {
        "publication.tsv", PUBLICATION_COLUMNS, TABLE_OPTIONAL};
static const struct schema CHROME = {
        "chrome.tsv", CHROME_COLUMNS, TABLE_OPTIONAL};

struct ingest_rules *ingest_rules_new(struct arena *a)
{
    struct ingest_rules *const rules = ARENA_NEW(a, struct ingest_rules);
    rules->arena = a;
    rules->markup = map_new(a);
    rules->markup_prefix = map_new(a);
    rules->months = map_new(a);
    rules->weekdays = map_new(a);
    rules->first_word = map_new(a);
    (void)VEC_ADD(a, &rules->list);
    return rules;
}

static void read_names(struct ingest_rules *rules, struct pack *pack,
        const struct schema *schema, struct map *names, double most)
{
    struct table table;
    if (!pack_table(pack, schema, &table)) {
        return;
    }
    for (uint32_t i = 0; i < table.rows; i++) {
        const double number = table_field(&table, i, CALENDAR_NUMBER)->number;
        if (!(number >= 1 && number <= most)) {
            pack_mistake(pack, &table, i, CALENDAR_NUMBER,
                    "must be from 1 to %.0f", most);
            continue;
        }
        span name = table_field(&table, i, CALENDAR_NAME)->text;
        name.len -= span_ends(name, SPAN("."));
        map_set(names, word_key(utf8_fold_plain(rules->arena, name)),
                (uint32_t)number);
    }
}

static const char *const CLASSES[] = {[ELEMENT_WORD] = "",
        [ELEMENT_WHEN] = "WHEN",
        [ELEMENT_DATE] = "DATE",
        [ELEMENT_TIME] = "TIME",
        [ELEMENT_WEEKDAY] = "WEEKDAY",
        [ELEMENT_MONTH] = "MONTH",
        [ELEMENT_DAY] = "DAY",
        [ELEMENT_MON] = "MON",
        [ELEMENT_YEAR] = "YEAR",
        [ELEMENT_YY] = "YY",
        [ELEMENT_HOUR] = "HOUR",
        [ELEMENT_MINUTE] = "MINUTE",
        [ELEMENT_SECOND] = "SECOND",
        [ELEMENT_HHMM] = "HHMM",
        [ELEMENT_HALF] = "HALF",
        [ELEMENT_ZONE] = "ZONE",
        [ELEMENT_AUTHORS] = "AUTHORS",
        [ELEMENT_PUBLISHER] = "PUBLISHER",
        [ELEMENT_NAME] = "NAME",
        [ELEMENT_NUMBER] = "NUMBER",
        [ELEMENT_TEXT] = "TEXT",
        [ELEMENT_SIGNATURE] = "SIGNATURE"};

static bool is_class(span word)
{
    for (size_t i = 0; i < word.len; i++) {
        if (word.ptr[i] < 'A' || word.ptr[i] > 'Z') {
            return false;
        }
    }
    return word.len > 1;
}

/* One row while it is compiled. */
struct compiler {
    struct ingest_rules *rules;
    struct element element[PATTERN_MAX_ELEMENTS];
    uint32_t n;
    const char *mistake;
};

static struct element *next_element(struct compiler *c)
{
    if (c->n == PATTERN_MAX_ELEMENTS) {
        c->mistake = "more than 24 elements";
        return NULL;
    }
    struct element *const e = &c->element[c->n++];
    memset(e, 0, sizeof *e);
    return e;
}

static void compile_class(struct compiler *c, span word)
{
    struct element *const e = next_element(c);
    for (uint32_t k = ELEMENT_WHEN; e != NULL && k <= ELEMENT_SIGNATURE; k++) {
        if (span_eq(word, span_of(CLASSES[k]))) {
            e->kind = (enum element_kind)k;
            return;
        }
    }
    c->mistake = "unknown class (see line_pattern.h)";
}

/* One of several words, each a single token. */
static void compile_choice(struct compiler *c, span word)
{
    struct element *const e = next_element(c);
    VEC(span) words = {0};
    while (e != NULL && word.len > 0) {
        struct line line;
        line_cut(&line, c->rules->arena, span_cut(&word, '|'));
        if (line.n != 1) {
            c->mistake = "an alternative must be one word or mark";
            return;
        }
        *VEC_ADD(c->rules->arena, &words) =
                arena_copy(c->rules->arena, line.token[0].text);
    }
    if (e != NULL) {
        e->word = words.at;
        e->n_words = words.n;
    }
}

static void compile_words(struct compiler *c, span word)
{
    struct line line;
    line_cut(&line, c->rules->arena, word);
    for (uint32_t i = 0; i < line.n; i++) {
        struct element *const e = next_element(c);
        if (e == NULL) {
            return;
        }
        span *const copy = ARENA_NEW(c->rules->arena, span);
        *copy = arena_copy(c->rules->arena, line.token[i].text);
        e->word = copy;
        e->n_words = 1;
    }
}

static void compile_element(struct compiler *c, span word)
{
    const uint32_t before = c->n;
    const bool optional = word.len > 1 && span_ends(word, SPAN("?"));
    word.len -= optional;
    if (is_class(word)) {
        compile_class(c, word);
    } else if (word.len > 1 && span_find(word, SPAN("|")) != SIZE_MAX) {
        compile_choice(c, word);
    } else {
        compile_words(c, word);
    }
    if (optional && c->mistake == NULL) {
        if (c->n != before + 1) {
            c->mistake = "what is optional must be one word or mark";
            return;
        }
        c->element[before].optional = true;
    }
}

static void list_row(struct ingest_rules *rules, uint32_t list, uint32_t row)
{
    *VEC_ADD(rules->arena, &rules->list.at[list]) = row;
}

static void list_by_first(
        struct ingest_rules *rules, const struct pattern *p, uint32_t row)
{
    const struct element *const e = &p->element[0];
    if (e->kind != ELEMENT_WORD || e->optional) {
        list_row(rules, 0, row);
        return;
    }
    for (uint32_t i = 0; i < e->n_words; i++) {
        const uint64_t key = word_key(e->word[i]);
        uint32_t list = map_get(rules->first_word, key);
        if (list == NONE) {
            list = rules->list.n;
            (void)VEC_ADD(rules->arena, &rules->list);
            map_set(rules->first_word, key, list);
        }
        list_row(rules, list, row);
    }
}

/* Why the row is wrong, or NULL. */
static const char *add_row(
        struct ingest_rules *rules, enum row_kind kind, span text, double value)
{
    struct compiler c = {.rules = rules};
    while (text.len > 0 && c.mistake == NULL) {
        const span word = span_cut(&text, ' ');
        if (word.len > 0) {
            compile_element(&c, word);
        }
    }
    if (c.mistake != NULL || c.n == 0) {
        return c.mistake != NULL ? c.mistake : "no pattern";
    }
    struct element *const copy = ARENA_ARRAY(rules->arena, struct element, c.n);
    memcpy(copy, c.element, c.n * sizeof *copy);
    const uint32_t row = rules->pattern.n;
    struct pattern *const p = VEC_ADD(rules->arena, &rules->pattern);
    *p = (struct pattern){kind, rules->packs, value, c.n, copy};
    list_by_first(rules, p, row);
    return NULL;
}

static void read_rows(struct ingest_rules *rules, struct pack *pack,
        const struct schema *schema, enum row_kind first)
{
    struct table table;
    if (!pack_table(pack, schema, &table)) {
        return;
    }
    for (uint32_t i = 0; i < table.rows; i++) {
        const int32_t kind = table_field(&table, i, PUBLICATION_KIND)->choice;
        double value = 0;
        if (table.columns > PUBLICATION_VALUE) {
            const double v = table_field(&table, i, PUBLICATION_VALUE)->number;
            value = v == v || kind == ROW_ZONE ? v : 0;
        }
        const char *const mistake = add_row(rules,
                (enum row_kind)((int32_t)first + kind),
                table_field(&table, i, PUBLICATION_PATTERN)->text, value);
        if (mistake != NULL) {
            pack_mistake(pack, &table, i, PUBLICATION_PATTERN, "%s", mistake);
        }
    }
}

uint64_t word_key(span name)
{
    return XXH3_64bits(name.ptr, name.len);
}

static void read_markup(struct ingest_rules *rules, struct pack *pack)
{
    struct table table;
    if (!pack_table(pack, &MARKUP, &table)) {
        return;
    }
    for (uint32_t i = 0; i < table.rows; i++) {
        span name = table_field(&table, i, 0)->text;
        const bool prefix = span_ends(name, SPAN("*"));
        name.len -= prefix;
        map_set(prefix ? rules->markup_prefix : rules->markup, word_key(name),
                (uint32_t)(table_field(&table, i, 1)->choice + 1));
    }
}

void ingest_rules_add(struct ingest_rules *rules, struct pack *pack)
{
    read_names(rules, pack, &PACK_MONTHS, rules->months, 12);
    read_names(rules, pack, &PACK_WEEKDAYS, rules->weekdays, 7);
    read_rows(rules, pack, &PUBLICATION, ROW_WHEN);
    read_rows(rules, pack, &CHROME, ROW_LINE);
    read_markup(rules, pack);
    rules->packs++;
}
