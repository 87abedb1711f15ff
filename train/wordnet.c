/* SPDX-License-Identifier: Apache-2.0 */
/* wordnet.c - WordNet's word list as a full-form lexicon.
 *
 *   index.noun, data.noun, noun.exc, …    lemmas, irregular forms
 *   table: kind, condition, cut, add, name    regular forms (affix.h)
 *
 * A reading's coarse name is a letter for the kind (n v a r; lower case where
 * no sense was met in WordNet's own counts; p for words written with a
 * capital only) and the form's name; its fine name has the number of the
 * lexicographer's file of its first sense too (noun.person, verb.motion, …).
 * Compounds of several words are left out. */
#include "affix.h"
#include "entries.h"

#include "base/file.h"
#include "base/map.h"
#include "base/tsv.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_FILE = 64 << 20, MAX_RULES = 128, KINDS = 4 };

static const struct {
    const char *file;
    char letter;
    enum upos upos;
} KIND[KINDS] = {{"noun", 'n', UPOS_NOUN}, {"verb", 'v', UPOS_VERB},
        {"adj", 'a', UPOS_ADJ}, {"adv", 'r', UPOS_ADV}};

struct rule {
    span kind, condition, cut, add, name;
};

struct wordnet {
    struct entries *out;
    struct arena *arena;
    const char *folder;
    struct rule rule[MAX_RULES];
    uint32_t rules;
    /* of the kind being read */
    struct map *file_of; /* synset offset -> lexicographer's file */
    struct map *lower;   /* words written without a capital somewhere */
    int kind;
};

static bool read_file(struct wordnet *w, const char *path, span *bytes)
{
    struct rcp_err err = {0};
    char line[600];
    if (file_read(w->arena, path, MAX_FILE, bytes, &err)) {
        fprintf(stderr, "recoupe-train: %s\n",
                err_line(&err, line, sizeof line));
        return false;
    }
    return true;
}

static bool read_part(struct wordnet *w, const char *format, span *bytes)
{
    char name[64], path[512];
    snprintf(name, sizeof name, "%s", KIND[w->kind].file);
    snprintf(path, sizeof path, "%s/", w->folder);
    size_t n = strlen(path);
    if (strcmp(format, "exc") == 0) {
        snprintf(path + n, sizeof path - n, "%s.exc", name);
    } else {
        snprintf(path + n, sizeof path - n, "%s.%s", format, name);
    }
    return read_file(w, path, bytes);
}

static bool read_table(struct wordnet *w, const char *path)
{
    span bytes;
    struct buf text;
    buf_init(&text, w->arena);
    struct tsv_report report = {w->arena, &text, 0};
    struct tsv t;
    if (!read_file(w, path, &bytes) ||
            !tsv_open(&t, span_of(path), bytes, &report)) {
        return false;
    }
    while (tsv_next(&t, &report) && w->rules < MAX_RULES) {
        w->rule[w->rules++] = (struct rule){
                t.field[0], t.field[1], t.field[2], t.field[3], t.field[4]};
    }
    fprintf(stderr, "%.*s", SPAN_ARG(buf_span(&text)));
    return report.mistakes == 0;
}

/* ---- one form ----------------------------------------------------------- */

struct lemma {
    span text;
    char letter;
    uint32_t file;
};

static void add_form(
        struct wordnet *w, const struct lemma *l, span form, span name)
{
    struct reading r = {.form = form,
            .lemma = l->text,
            .coarse = arena_printf(
                    w->arena, "%c %.*s", l->letter, SPAN_ARG(name)),
            .fine = arena_printf(w->arena, "%c%u %.*s", l->letter,
                    (unsigned)l->file, SPAN_ARG(name)),
            .upos = l->letter == 'p' ? 1u << UPOS_PROPN
                                     : 1u << KIND[w->kind].upos};
    if (r.upos == 1u << UPOS_PROPN) {
        r.lemma = (span){0};
    }
    entries_add(w->out, &r);
}

static void add_regular(struct wordnet *w, const struct lemma *l)
{
    add_form(w, l, l->text, SPAN(""));
    for (uint32_t i = 0; i < w->rules; i++) {
        const struct rule *r = &w->rule[i];
        bool fits = span_eq(r->kind, span_of(KIND[w->kind].file)) &&
                    affix_fits(l->text, r->condition) &&
                    span_ends(l->text, r->cut);
        if (fits && l->letter != 'p') {
            span form = arena_printf(w->arena, "%.*s%.*s",
                    (int)(l->text.len - r->cut.len), l->text.ptr,
                    SPAN_ARG(r->add));
            add_form(w, l, form, r->name);
        }
    }
}

/* ---- files -------------------------------------------------------------- */

static uint64_t text_key(span s)
{
    return lexicon_key(s);
}

static uint32_t number(span s, int base)
{
    char out[16] = {0};
    memcpy(out, s.ptr, s.len < 15 ? s.len : 15);
    return (uint32_t)strtoul(out, NULL, base);
}

static void read_synset(struct wordnet *w, span line)
{
    uint32_t offset = number(span_cut(&line, ' '), 10);
    map_set(w->file_of, offset, number(span_cut(&line, ' '), 10));
    span_cut(&line, ' ');
    uint32_t words = number(span_cut(&line, ' '), 16);
    for (uint32_t i = 0; i < words; i++) {
        span word = span_cut(&line, ' ');
        span_cut(&line, ' ');
        word = span_cut(&word, '(');
        span low = utf8_fold(w->arena, word);
        if (span_eq(low, word)) {
            map_set(w->lower, text_key(low), 1);
        }
    }
}

static void read_lemma(struct wordnet *w, span line)
{
    struct lemma l = {.text = span_cut(&line, ' ')};
    span_cut(&line, ' ');
    span_cut(&line, ' ');
    uint32_t pointers = number(span_cut(&line, ' '), 10);
    for (uint32_t i = 0; i <= pointers; i++) {
        span_cut(&line, ' ');
    }
    uint32_t met = number(span_cut(&line, ' '), 10);
    uint32_t offset = number(span_cut(&line, ' '), 10);
    uint32_t file = map_get(w->file_of, offset);
    bool proper = map_get(w->lower, text_key(l.text)) == NONE;
    l.letter = KIND[w->kind].letter;
    l.letter = proper ? 'p' : met ? (char)(l.letter - 'a' + 'A') : l.letter;
    l.file = file == NONE ? 99 : file;
    if (span_find(l.text, SPAN("_")) == SIZE_MAX && l.text.len > 0) {
        add_regular(w, &l);
    }
}

static void read_exception(struct wordnet *w, span line)
{
    span form = span_cut(&line, ' '), lemma = span_cut(&line, ' ');
    struct lemma l = {lemma, KIND[w->kind].letter, 99};
    if (lemma.len > 0 && span_find(form, SPAN("_")) == SIZE_MAX) {
        add_form(w, &l, form, SPAN("exc"));
    }
}

static void each_line(
        struct wordnet *w, span bytes, void (*take)(struct wordnet *, span))
{
    while (bytes.len > 0) {
        span line = span_cut(&bytes, '\n');
        if (line.len > 0 && line.ptr[0] != ' ') {
            take(w, span_trim(line));
        }
    }
}

bool wordnet_load(struct entries *e, struct arena *a, const char *folder,
        const char *table)
{
    struct wordnet *w = ARENA_NEW(a, struct wordnet);
    w->out = e;
    w->arena = a;
    w->folder = folder;
    if (!read_table(w, table)) {
        return false;
    }
    for (w->kind = 0; w->kind < KINDS; w->kind++) {
        span data, index, exceptions;
        w->file_of = map_new(a);
        w->lower = map_new(a);
        if (!read_part(w, "data", &data) || !read_part(w, "index", &index) ||
                !read_part(w, "exc", &exceptions)) {
            return false;
        }
        each_line(w, data, read_synset);
        each_line(w, index, read_lemma);
        each_line(w, exceptions, read_exception);
    }
    return true;
}
