/* SPDX-License-Identifier: Apache-2.0 */
/* pack.h - a language is a folder.
 *
 * languages/<BCP 47>/ holds pack.tsv (key, value: name, script, version,
 * licence), tables (*.tsv), the model (model.bin, optional), SOURCES.md and
 * cases/. Tables that all languages share (events.tsv, concepts) stand in
 * languages/ itself.
 *
 * Who owns a table's meaning declares its columns; the pack reads and checks:
 *
 *     static const char *const STANCES[] = {"neutral", "doubting", …, NULL};
 *     static const struct column COLUMNS[] = {
 *         {.name = "lemma",  .type = COLUMN_PHRASE, .flags = COLUMN_REQUIRED},
 *         {.name = "stance", .type = COLUMN_ENUM, .values = STANCES},
 *         {0}};
 *     static const struct schema SPEECH = {"speech.tsv", COLUMNS, 0};
 *     struct table speech;
 *     pack_table(pack, &SPEECH, &speech);
 *
 * Every mistake of every table is collected, with file:line:column and caret;
 * pack_check then fails once, with all of them. After that the pack is
 * immutable and may be shared by threads. */
#ifndef LANG_PACK_H
#define LANG_PACK_H

#include "base/arena.h"
#include "base/err.h"
#include "base/intern.h"
#include "base/tsv.h"

enum column_type {
    COLUMN_TEXT,   /* any text: field.text */
    COLUMN_PHRASE, /* one or more words, folded and interned in the pack:
                      field.words[0 … n_words); words separated by spaces, an
                      apostrophe or inner hyphen cuts as the tokeniser does it
                      (lang/phrase.h) */
    COLUMN_NUMBER, /* a decimal number, '.' as its point: field.number */
    COLUMN_ENUM,   /* one of `values`: field.choice, its index; -1 if empty */
    COLUMN_FLAGS,  /* some of `values`, separated by commas: field.mask */
    COLUMN_CONCEPT /* a dotted name of languages/concepts.tsv: field.concept,
                      its row there; NONE if empty */
};

enum { COLUMN_REQUIRED = 1, COLUMN_UNIQUE = 2 };
enum {
    TABLE_OPTIONAL = 1, /* a pack may lack this table */
    TABLE_SHARED = 2    /* it stands in the folder above, for all packs */
};

struct column {
    const char *name;
    enum column_type type;
    unsigned flags;
    const char *const *values; /* NULL-terminated, for ENUM and FLAGS */
};

struct schema {
    const char *file;
    const struct column *columns; /* ends with a NULL name */
    unsigned flags;
};

struct field {
    span text;
    const uint32_t *words;
    uint32_t n_words;
    int32_t choice;
    uint32_t mask;
    uint32_t concept;
    double number; /* NAN if empty */
};

struct table {
    uint32_t rows, columns;
    const struct field *field; /* [row * columns + column], in schema order */
    const uint32_t *line;      /* line in the file of each row */
    const char *file;
};

/* Cell of a table, in the schema's column order. */
const struct field *table_field(
        const struct table *t, uint32_t row, uint32_t column);
/* "speech.tsv:17", the name of the rule that a row is. */
span table_rule(struct arena *a, const struct table *t, uint32_t row);

/* concepts.tsv, which several stages compile: the concept of each lemma. */
extern const struct schema PACK_CONCEPTS;
enum { CONCEPTS_CONCEPT, CONCEPTS_LEMMA }; /* its columns */

struct pack;

/* The folder's name is the language's code. `shared` is languages/concepts.tsv
 * already read (see concepts.h). Reads pack.tsv only; tables are asked for.
 * The pack lives in `a`. */
struct concepts;
enum rcp_status pack_open(struct pack **pack, struct arena *a,
        const char *folder, const struct concepts *shared,
        struct rcp_err *err) RCP_CHECKED;
/* Reads and checks one table. A missing table that is not optional is a
 * mistake; of a missing optional one rows = 0. False when it had mistakes. What
 * was read well is kept: asking again by the same schema costs nothing. */
bool pack_table(
        struct pack *pack, const struct schema *schema, struct table *table);
/* A mistake that only the table's owner can see (a duplicate, a reference to
 * a row that is not there). Printed like the others. */
void pack_mistake(struct pack *pack, const struct table *table, uint32_t row,
        uint32_t column, const char *format, ...)
        __attribute__((format(printf, 5, 6)));
/* Fails when there was any mistake, or a .tsv file that nobody asked for. err
 * holds the first; pack_mistakes all of them. Freezes the pack's words. */
enum rcp_status pack_check(struct pack *pack, struct rcp_err *err) RCP_CHECKED;

span pack_mistakes(const struct pack *pack);
span pack_code(const struct pack *pack);   /* BCP 47: the folder's name */
span pack_folder(const struct pack *pack); /* path; a NUL follows */
span pack_value(const struct pack *pack, span key); /* from pack.tsv */
struct arena *pack_arena(const struct pack *pack);  /* for compiled tables,
                                                        before pack_check */
struct intern *pack_words(const struct pack *pack); /* add before pack_check,
                                                        read only after */
const struct concepts *pack_concepts(const struct pack *pack);
/* The id that the folded word has in this pack, adding it. Before pack_check
 * only. */
uint32_t pack_word(struct pack *pack, span word);
/* How the language's tokeniser cuts a phrase with hyphens, for phrase_cut: at
 * most `max` word ids, 0 when it leaves the phrase alone. To be set before the
 * first table with phrases is read. */
typedef uint32_t (*pack_cutter)(
        void *with, span text, uint32_t *ids, uint32_t max);
void pack_cut_by(struct pack *pack, pack_cutter cut, void *with);
uint32_t pack_cut(struct pack *pack, span text, uint32_t *ids, uint32_t max);

#endif
