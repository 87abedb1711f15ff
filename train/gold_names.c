/* SPDX-License-Identifier: Apache-2.0 */
/* gold_names.c - brat folders to labelled documents.
 *
 * Of nested names the outermost counts. Text is cut into blocks at line
 * ends. */
#include "gold_names.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "lang/pack.h"
#include "nlp/names.h"
#include "text/text.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_FILE = 64 << 20, MAX_DEPTH = 8 };

/* ---- labels of words ---------------------------------------------------- */

static int by_place(const void *a, const void *b)
{
    const struct gold_span *x = a, *y = b;
    return x->start != y->start ? (x->start > y->start) - (x->start < y->start)
                                : (x->end < y->end) - (x->end > y->end);
}

static void label_words(struct gold_doc *d, struct gold_spans *spans)
{
    uint32_t at = 0, reached = 0;
    if (spans->n > 0) {
        qsort(spans->at, spans->n, sizeof *spans->at, by_place);
    }
    for (uint32_t i = 0; i < spans->n; i++) {
        const struct gold_span *s = &spans->at[i];
        if (s->start < reached) {
            continue;
        }
        reached = s->end;
        bool first = true;
        for (; at < d->doc->word.n && d->doc->word.at[at].at.start < s->end;
                at++) {
            if (d->doc->word.at[at].at.end <= s->start) {
                continue;
            }
            d->label[at] = s->kind == 3 ? NAME_OTHER
                                        : (uint8_t)(2 * s->kind + 2 - first);
            first = false;
        }
    }
}

static void add_blocks(struct rcp_doc *doc)
{
    const span t = doc->text;
    for (size_t at = 0; at < t.len;) {
        const size_t start = at;
        while (at < t.len && t.ptr[at] != '\n') {
            at++;
        }
        if (at > start) {
            struct block *b = VEC_ADD(doc->arena, &doc->block);
            b->kind = doc->block.n == 1 ? BLOCK_HEADLINE : BLOCK_PARAGRAPH;
            b->at = (range){(uint32_t)start, (uint32_t)at};
        }
        at++;
    }
}

void gold_add(struct gold_names *g, span text, struct gold_spans *spans)
{
    struct gold_doc *d = VEC_ADD(g->arena, &g->doc);
    d->doc = doc_new();
    d->doc->pack = g->pack;
    d->doc->words = pack_words(g->pack);
    d->doc->text = arena_copy(d->doc->arena, text);
    add_blocks(d->doc);
    text_read(d->doc, g->text);
    if (g->nlp) {
        nlp_read(d->doc, g->nlp);
    }
    d->label = ARENA_ARRAY(g->arena, uint8_t, (size_t)d->doc->word.n + 1);
    label_words(d, spans);
}

uint32_t gold_kind(span label)
{
    static const char *const LABELS[] = {"Person", "PER", "Organization", "ORG",
            "Location", "LOC", "MISC", "Event", "Product", NULL};
    static const uint32_t KINDS[] = {0, 0, 1, 1, 2, 2, 3, 3, 3};
    for (uint32_t i = 0; LABELS[i]; i++) {
        if (span_eq(label, span_of(LABELS[i]))) {
            return KINDS[i];
        }
    }
    return NONE;
}

/* ---- brat --------------------------------------------------------------- */

/* "T1<TAB>Person 3 9<TAB>…", or "Person 3 5;7 9": first and last offset. */
static void read_note(
        struct gold_names *g, span line, span text, struct gold_spans *spans)
{
    span rest = line;
    const span id = span_cut(&rest, '\t');
    span what = span_cut(&rest, '\t');
    if (!span_starts(id, SPAN("T"))) {
        return;
    }
    const uint32_t kind = gold_kind(span_cut(&what, ' '));
    uint32_t low = NONE, high = 0;
    for (const char *p = what.ptr, *end = p + what.len; p < end;) {
        char *next;
        const uint32_t n = (uint32_t)strtoul(p, &next, 10);
        low = n < low ? n : low;
        high = n > high ? n : high;
        p = next + 1;
    }
    if (kind == NONE || low >= high) {
        return;
    }
    struct gold_span *s = VEC_ADD(g->arena, spans);
    s->kind = kind;
    uint32_t point = 0, len;
    for (size_t at = 0; at < text.len && point < high; point++, at += len) {
        utf8_get(text, at, &len);
        s->start = point == low ? (uint32_t)at : s->start;
        s->end = (uint32_t)at + len;
    }
}

static enum rcp_status add_brat(
        struct gold_names *g, span notes_path, struct rcp_err *err)
{
    span text, notes;
    const span stem = span_slice(notes_path, 0, notes_path.len - 4);
    const span text_path = arena_printf(g->arena, "%.*s.txt", SPAN_ARG(stem));
    enum rcp_status s =
            file_read(g->arena, text_path.ptr, MAX_FILE, &text, err);
    if (!s) {
        s = file_read(g->arena, notes_path.ptr, MAX_FILE, &notes, err);
    }
    struct gold_spans spans = {0};
    while (!s && notes.len > 0) {
        read_note(g, span_cut(&notes, '\n'), text, &spans);
    }
    if (!s) {
        gold_add(g, text, &spans);
    }
    return s;
}

static enum rcp_status add_folder(
        struct gold_names *g, span folder, uint32_t depth, struct rcp_err *err)
{
    span *names;
    uint32_t n;
    enum rcp_status s = file_list(g->arena, folder.ptr, &names, &n, err);
    for (uint32_t i = 0; !s && i < n; i++) {
        const span path = arena_printf(
                g->arena, "%.*s/%.*s", SPAN_ARG(folder), SPAN_ARG(names[i]));
        if (file_kind(path.ptr, NULL) == FILE_FOLDER && depth < MAX_DEPTH) {
            s = add_folder(g, path, depth + 1, err);
        } else if (span_ends(path, SPAN(".ann"))) {
            s = add_brat(g, path, err);
        } else if (span_ends(path, SPAN(".xml"))) {
            s = gold_meantime_add(g, path.ptr, err);
        }
    }
    return s;
}

enum rcp_status gold_names_add(
        struct gold_names *g, const char *path, struct rcp_err *err)
{
    const span name = span_of(path);
    if (file_kind(path, NULL) == FILE_FOLDER) {
        return add_folder(g, name, 0, err);
    }
    return span_find(name, SPAN("gum")) != SIZE_MAX
                   ? gold_gum_add(g, path, err)
                   : gold_iob_add(g, path, err);
}
