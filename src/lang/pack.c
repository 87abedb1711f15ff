/* SPDX-License-Identifier: Apache-2.0 */
/* pack.c - opens a language folder, reads its tables, collects every mistake.
 *
 *     folder ── pack.tsv ──> values
 *        │
 *        └─ NAME.tsv + schema ──> columns by name ──> fields, checked one by
 * one
 *
 * The pack keeps a list of the folder's .tsv files and ticks off those that
 * somebody asked for, so that a misspelt file name is a mistake and not a
 * silently unused table. */
#include "lang/pack.h"

#include "base/file.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "lang/concepts.h"
#include "lang/phrase.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    PACK_MAX_TABLE = 32 << 20, /* bytes of one table */
    PACK_MAX_NUMBER = 40       /* characters of a number */
};

struct pack_file {
    span name;
    bool asked;
    const struct schema *schema; /* of `table`; NULL before it is read */
    struct table table;
};

struct pack {
    pack_cutter cut; /* NULL: none */
    void *cut_with;
    struct arena *arena;
    span folder, code;
    struct intern *words;
    const struct concepts *concepts;
    struct pack_file *files;
    uint32_t n_files;
    struct table values; /* pack.tsv */
    struct buf text;     /* of the mistakes */
    struct tsv_report report;
    bool frozen;
};

static const struct column VALUE_COLUMNS[] = {
        {"key", COLUMN_TEXT, COLUMN_REQUIRED | COLUMN_UNIQUE, NULL},
        {"value", COLUMN_TEXT, 0, NULL},
        {NULL, COLUMN_TEXT, 0, NULL},
};
static const struct schema VALUES = {"pack.tsv", VALUE_COLUMNS, 0};

static const struct column CONCEPT_COLUMNS[] = {
        {"concept", COLUMN_CONCEPT, COLUMN_REQUIRED, NULL},
        {"lemma", COLUMN_PHRASE, COLUMN_REQUIRED, NULL},
        {NULL, COLUMN_TEXT, 0, NULL},
};
const struct schema PACK_CONCEPTS = {
        "concepts.tsv", CONCEPT_COLUMNS, TABLE_OPTIONAL};

/* ---- one field ---------------------------------------------------------- */

static int32_t choice_of(const char *const *values, span text)
{
    for (int32_t i = 0; values[i]; i++) {
        if (span_eq(span_of(values[i]), text)) {
            return i;
        }
    }
    return -1;
}

static span choices_text(struct arena *a, const char *const *values)
{
    struct buf b;
    buf_init(&b, a);
    for (size_t i = 0; values[i]; i++) {
        buf_add(&b, i ? SPAN(", ") : SPAN(""));
        buf_add(&b, span_of(values[i]));
    }
    return buf_span(&b);
}

/* What a column's text is read into, and whom to tell of mistakes. */
struct field_reader {
    struct pack *pack;
    struct tsv *tsv;
    const struct column *column;
    uint32_t at; /* the column in the file */
};

static void field_mistake(struct field_reader *r, const char *what, span text)
{
    tsv_mistake(
            r->tsv, r->at, &r->pack->report, "%s '%.*s'", what, SPAN_ARG(text));
}

static void read_choice(struct field_reader *r, struct field *f)
{
    f->choice = choice_of(r->column->values, f->text);
    if (f->choice < 0) {
        span known = choices_text(r->pack->arena, r->column->values);
        tsv_mistake(r->tsv, r->at, &r->pack->report,
                "unknown %s '%.*s' (known: %.*s)", r->column->name,
                SPAN_ARG(f->text), SPAN_ARG(known));
    }
}

static void read_flags(struct field_reader *r, struct field *f)
{
    span rest = f->text;
    while (rest.len > 0) {
        span one = span_trim(span_cut(&rest, ','));
        int32_t i = choice_of(r->column->values, one);
        if (i < 0 || i > 31) {
            span known = choices_text(r->pack->arena, r->column->values);
            tsv_mistake(r->tsv, r->at, &r->pack->report,
                    "unknown %s '%.*s' (known: %.*s)", r->column->name,
                    SPAN_ARG(one), SPAN_ARG(known));
        } else {
            f->mask |= 1u << i;
        }
    }
}

static void read_number(struct field_reader *r, struct field *f)
{
    char text[PACK_MAX_NUMBER + 1];
    char *end = text;
    if (f->text.len <= PACK_MAX_NUMBER) {
        memcpy(text, f->text.ptr, f->text.len);
        text[f->text.len] = '\0';
        f->number = strtod(text, &end);
    }
    if (end == text || *end != '\0' || !isfinite(f->number)) {
        field_mistake(r, "not a decimal number:", f->text);
    }
}

static void read_field(struct field_reader *r, struct field *f)
{
    f->choice = -1;
    f->concept = NONE;
    f->number = NAN;
    if (f->text.len == 0) {
        if (r->column->flags & COLUMN_REQUIRED) {
            tsv_mistake(r->tsv, r->at, &r->pack->report, "'%s' is empty",
                    r->column->name);
        }
        return;
    }
    switch (r->column->type) {
    case COLUMN_TEXT:
        break;
    case COLUMN_PHRASE:
        f->n_words = phrase_cut(r->pack, f->text, &f->words);
        break;
    case COLUMN_NUMBER:
        read_number(r, f);
        break;
    case COLUMN_ENUM:
        read_choice(r, f);
        break;
    case COLUMN_FLAGS:
        read_flags(r, f);
        break;
    case COLUMN_CONCEPT:
        if (r->pack->concepts) {
            f->concept = concept_find(r->pack->concepts, f->text);
        }
        if (f->concept == NONE) {
            field_mistake(r, "no such concept in concepts.tsv:", f->text);
        }
        break;
    }
}

/* ---- one table ---------------------------------------------------------- */

static uint32_t schema_width(const struct schema *schema)
{
    uint32_t n = 0;
    while (schema->columns[n].name) {
        n++;
    }
    return n;
}

/* For each column of the schema its place in the file, or NONE; columns of
 * the file that the schema lacks are mistakes. */
static bool map_columns(struct pack *pack, const struct schema *schema,
        struct tsv *tsv, uint32_t *place)
{
    uint32_t before = pack->report.mistakes;
    uint32_t width = schema_width(schema);
    for (uint32_t c = 0; c < width; c++) {
        place[c] = NONE;
    }
    for (uint32_t f = 0; f < tsv->columns; f++) {
        uint32_t c = 0;
        while (c < width &&
                !span_eq(span_of(schema->columns[c].name), tsv->column[f])) {
            c++;
        }
        if (c == width) {
            tsv_mistake(tsv, f, &pack->report, "unknown column '%.*s'",
                    SPAN_ARG(tsv->column[f]));
        } else {
            place[c] = f;
        }
    }
    for (uint32_t c = 0; c < width; c++) {
        if (place[c] == NONE && schema->columns[c].flags & COLUMN_REQUIRED) {
            tsv_mistake(tsv, 0, &pack->report, "column '%s' is missing",
                    schema->columns[c].name);
        }
    }
    return pack->report.mistakes == before;
}

/* Values of a COLUMN_UNIQUE column seen so far, by text. */
static void check_unique(
        struct field_reader *r, struct intern **seen, const struct field *f)
{
    if (!(r->column->flags & COLUMN_UNIQUE) || f->text.len == 0) {
        return;
    }
    if (!*seen) {
        *seen = intern_new(r->pack->arena, NULL);
    }
    if (intern_find(*seen, f->text) != NONE) {
        field_mistake(r, "given twice:", f->text);
    }
    intern_add(*seen, f->text);
}

static void read_rows(struct pack *pack, const struct schema *schema,
        struct tsv *tsv, struct table *table)
{
    uint32_t place[TSV_MAX_COLUMNS];
    struct intern *seen[TSV_MAX_COLUMNS] = {0};
    const size_t most = tsv_lines(tsv);
    if (!map_columns(pack, schema, tsv, place)) {
        return;
    }
    struct field *f =
            ARENA_ARRAY(pack->arena, struct field, most * table->columns);
    uint32_t *line = ARENA_ARRAY(pack->arena, uint32_t, most);
    table->field = f;
    table->line = line;
    while (tsv_next(tsv, &pack->report)) {
        line[table->rows++] = tsv->line;
        for (uint32_t c = 0; c < table->columns; c++, f++) {
            struct field_reader r = {pack, tsv, &schema->columns[c], place[c]};
            f->text = place[c] != NONE ? tsv->field[place[c]] : SPAN("");
            read_field(&r, f);
            check_unique(&r, &seen[c], f);
        }
    }
}

static struct pack_file *find_file(struct pack *pack, span name)
{
    for (uint32_t i = 0; i < pack->n_files; i++) {
        if (span_eq(pack->files[i].name, name)) {
            return &pack->files[i];
        }
    }
    return NULL;
}

static void plain_mistake(struct pack *pack, span file, const char *what)
{
    buf_printf(&pack->text, "%.*s/%.*s: %s\n", SPAN_ARG(pack->folder),
            SPAN_ARG(file), what);
    pack->report.mistakes++;
}

static bool read_table(struct pack *pack, const struct schema *schema,
        struct pack_file *file, struct table *table)
{
    uint32_t before = pack->report.mistakes;
    span name = span_of(schema->file);
    bool shared = schema->flags & TABLE_SHARED;
    if (!file && !shared) {
        if (!(schema->flags & TABLE_OPTIONAL)) {
            plain_mistake(pack, name, "missing; every pack needs this table");
        }
        return pack->report.mistakes == before;
    }
    span path = arena_printf(pack->arena, "%.*s/%s%s", SPAN_ARG(pack->folder),
            shared ? "../" : "", schema->file);
    span bytes;
    struct rcp_err err = {0};
    if (file_read(pack->arena, path.ptr, PACK_MAX_TABLE, &bytes, &err)) {
        plain_mistake(pack, name, err.msg);
        return false;
    }
    struct tsv tsv;
    if (tsv_open(&tsv, path, bytes, &pack->report)) {
        read_rows(pack, schema, &tsv, table);
    }
    return pack->report.mistakes == before;
}

bool pack_table(
        struct pack *pack, const struct schema *schema, struct table *table)
{
    bool shared = schema->flags & TABLE_SHARED;
    struct pack_file *file =
            shared ? NULL : find_file(pack, span_of(schema->file));
    if (file && file->schema == schema) {
        *table = file->table;
        return true;
    }
    *table = (struct table){
            .columns = schema_width(schema), .file = schema->file};
    bool good = read_table(pack, schema, file, table);
    if (file) {
        file->asked = true;
        file->table = *table;
        file->schema = good ? schema : NULL;
    }
    return good;
}

const struct field *table_field(
        const struct table *t, uint32_t row, uint32_t column)
{
    return &t->field[(size_t)row * t->columns + column];
}

/* Each row of some tables asks for its name: printf would take a tenth of the
 * time that a pack takes to open. */
span table_rule(struct arena *a, const struct table *t, uint32_t row)
{
    char digits[10];
    size_t at = sizeof digits;
    for (uint32_t n = t->line[row]; n || at == sizeof digits; n /= 10) {
        digits[--at] = (char)('0' + n % 10);
    }
    const size_t file = strlen(t->file), number = sizeof digits - at;
    char *out = arena_alloc(a, file + 1 + number + 1);
    memcpy(out, t->file, file);
    out[file] = ':';
    memcpy(out + file + 1, digits + at, number);
    return (span){out, file + 1 + number};
}

void pack_mistake(struct pack *pack, const struct table *table, uint32_t row,
        uint32_t column, const char *format, ...)
{
    const struct field *f = table_field(table, row, column);
    va_list args;
    va_start(args, format);
    char message[200];
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    buf_printf(&pack->text, "%.*s/%s:%u: %s: '%.*s'\n", SPAN_ARG(pack->folder),
            table->file, table->line[row], message, SPAN_ARG(f->text));
    pack->report.mistakes++;
}

/* ---- the pack ----------------------------------------------------------- */

static enum rcp_status list_tables(struct pack *pack, struct rcp_err *err)
{
    span *names;
    uint32_t count, n = 0;
    enum rcp_status status =
            file_list(pack->arena, pack->folder.ptr, &names, &count, err);
    if (status) {
        return status;
    }
    pack->files = ARENA_ARRAY(pack->arena, struct pack_file, count);
    for (uint32_t i = 0; i < count; i++) {
        if (span_ends(names[i], SPAN(".tsv"))) {
            pack->files[n++].name = names[i];
        }
    }
    pack->n_files = n;
    return RCP_OK;
}

static span last_part(span path)
{
    size_t end = path.len;
    while (end > 1 && path.ptr[end - 1] == '/') {
        end--;
    }
    size_t start = end;
    while (start > 0 && path.ptr[start - 1] != '/') {
        start--;
    }
    return span_slice(path, start, end);
}

enum rcp_status pack_open(struct pack **out, struct arena *a,
        const char *folder, const struct concepts *shared, struct rcp_err *err)
{
    struct pack *pack = ARENA_NEW(a, struct pack);
    pack->arena = a;
    pack->folder = arena_copy(a, span_of(folder));
    pack->code = last_part(pack->folder);
    pack->words = intern_new(a, NULL);
    pack->concepts = shared;
    buf_init(&pack->text, a);
    pack->report = (struct tsv_report){.arena = a, .text = &pack->text};
    enum rcp_status status = list_tables(pack, err);
    if (status) {
        return status;
    }
    if (!find_file(pack, span_of(VALUES.file))) {
        return err_set(err, RCP_NOT_FOUND, pack->folder, NO_POSITION,
                "not a language pack: it has no pack.tsv");
    }
    pack_table(pack, &VALUES, &pack->values);
    *out = pack;
    return RCP_OK;
}

enum rcp_status pack_check(struct pack *pack, struct rcp_err *err)
{
    pack->frozen = true;
    for (uint32_t i = 0; i < pack->n_files; i++) {
        if (!pack->files[i].asked) {
            plain_mistake(pack, pack->files[i].name,
                    "no stage reads a table of this name; rename or remove it");
        }
    }
    if (pack->report.mistakes == 0) {
        return RCP_OK;
    }
    span all = buf_span(&pack->text), first = all;
    first = span_cut(&all, '\n');
    return err_set(err, RCP_FORMAT, pack->folder, NO_POSITION,
            "%u mistake%s in this language pack, the first: %.*s",
            pack->report.mistakes, pack->report.mistakes == 1 ? "" : "s",
            SPAN_ARG(first));
}

span pack_mistakes(const struct pack *pack)
{
    return buf_span(&pack->text);
}

span pack_code(const struct pack *pack)
{
    return pack->code;
}

span pack_folder(const struct pack *pack)
{
    return pack->folder;
}

span pack_value(const struct pack *pack, span key)
{
    for (uint32_t r = 0; r < pack->values.rows; r++) {
        if (span_eq(table_field(&pack->values, r, 0)->text, key)) {
            return table_field(&pack->values, r, 1)->text;
        }
    }
    return (span){NULL, 0};
}

struct arena *pack_arena(const struct pack *pack)
{
    return pack->arena;
}

struct intern *pack_words(const struct pack *pack)
{
    return pack->words;
}

const struct concepts *pack_concepts(const struct pack *pack)
{
    return pack->concepts;
}

uint32_t pack_word(struct pack *pack, span word)
{
    assert(!pack->frozen);
    struct arena_mark mark = arena_mark(pack->arena);
    span folded = utf8_fold(pack->arena, word);
    uint32_t known = intern_find(pack->words, folded);
    if (known != NONE) {
        arena_reset(pack->arena, mark);
        return known;
    }
    return intern_add(pack->words, folded);
}

void pack_cut_by(struct pack *pack, pack_cutter cut, void *with)
{
    pack->cut = cut;
    pack->cut_with = with;
}

uint32_t pack_cut(struct pack *pack, span text, uint32_t *ids, uint32_t max)
{
    return pack->cut ? pack->cut(pack->cut_with, text, ids, max) : 0;
}
