/* SPDX-License-Identifier: Apache-2.0 */
/* gold_names.c - brat and IOB to labelled documents.
 *
 * Of nested names the outermost counts. Text is cut into blocks at line ends;
 * IOB tokens are put together with a space before each, save before marks
 * that stand close. */
#include "gold_names.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "lang/pack.h"
#include "nlp/names.h"
#include "text/text.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_FILE = 64 << 20, MAX_DEPTH = 8, IOB_SENTENCES = 20 };

struct gold_span {
    uint32_t start, end; /* bytes */
    uint32_t kind;       /* 0 … 3 */
};

typedef VEC(struct gold_span) gold_spans;

/* ---- labels of words ---------------------------------------------------- */

static int by_place(const void *a, const void *b)
{
    const struct gold_span *x = a, *y = b;
    return x->start != y->start ? (x->start > y->start) - (x->start < y->start)
                                : (x->end < y->end) - (x->end > y->end);
}

static void label_words(struct gold_doc *d, gold_spans *spans)
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

static void add_doc(struct gold_names *g, span text, gold_spans *spans)
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

static uint32_t kind_of(span label)
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
        struct gold_names *g, span line, span text, gold_spans *spans)
{
    span rest = line;
    const span id = span_cut(&rest, '\t');
    span what = span_cut(&rest, '\t');
    if (!span_starts(id, SPAN("T"))) {
        return;
    }
    const uint32_t kind = kind_of(span_cut(&what, ' '));
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
    gold_spans spans = {0};
    while (!s && notes.len > 0) {
        read_note(g, span_cut(&notes, '\n'), text, &spans);
    }
    if (!s) {
        add_doc(g, text, &spans);
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
        }
    }
    return s;
}

/* ---- IOB ---------------------------------------------------------------- */

struct iob {
    struct buf text;
    gold_spans spans;
    uint32_t sentences, quotes;
    bool glue;
    span last; /* tag of the token before */
};

static bool stands_close(span token)
{
    static const char *const CLOSE[] = {".", ",", ";", ":", "!", "?", "%", ")",
            "]", "}", "'", "'s", "'re", "'d", "'ll", "'ve", "'m", "n't", NULL};
    for (uint32_t i = 0; CLOSE[i]; i++) {
        if (span_eq(token, span_of(CLOSE[i]))) {
            return true;
        }
    }
    return false;
}

static void iob_token(struct gold_names *g, struct iob *b, span token, span tag)
{
    const bool quote = span_eq(token, SPAN("\""));
    const bool closing = quote && b->quotes % 2;
    if (!b->glue && !closing && !stands_close(token)) {
        buf_char(&b->text, ' ');
    }
    const uint32_t start = (uint32_t)b->text.len;
    buf_add(&b->text, token);
    b->quotes += quote;
    b->glue = (quote && !closing) || span_eq(token, SPAN("(")) ||
              span_eq(token, SPAN("[")) || span_eq(token, SPAN("$"));
    const bool named = tag.len > 2;
    const bool goes_on = named && tag.ptr[0] == 'I' && b->last.len > 2 &&
                         span_eq(span_slice(tag, 2, tag.len),
                                 span_slice(b->last, 2, b->last.len));
    if (named && !goes_on) {
        struct gold_span *s = VEC_ADD(g->arena, &b->spans);
        s->start = start;
        s->kind = kind_of(span_slice(tag, 2, tag.len));
    }
    if (named) {
        b->spans.at[b->spans.n - 1].end = (uint32_t)b->text.len;
    }
    b->last = tag;
}

static void iob_flush(struct gold_names *g, struct iob *b)
{
    if (b->text.len > 0) {
        add_doc(g, buf_span(&b->text), &b->spans);
    }
    b->text.len = 0;
    b->spans.n = 0;
    b->sentences = 0;
}

static enum rcp_status add_iob(
        struct gold_names *g, const char *path, struct rcp_err *err)
{
    span bytes;
    const enum rcp_status s = file_read(g->arena, path, MAX_FILE, &bytes, err);
    if (s) {
        return s;
    }
    struct iob b = {.glue = true};
    buf_init(&b.text, g->arena);
    while (bytes.len > 0) {
        span line = span_cut(&bytes, '\n');
        if (line.len > 0) {
            const span number = span_cut(&line, '\t');
            const span token = span_cut(&line, '\t');
            const span tag = span_cut(&line, '\t');
            (void)number;
            iob_token(g, &b, token, tag);
            continue;
        }
        b.last = (span){NULL, 0};
        b.quotes = 0;
        b.glue = false;
        if (++b.sentences == IOB_SENTENCES) {
            iob_flush(g, &b);
            b.glue = true;
        }
    }
    iob_flush(g, &b);
    return RCP_OK;
}

enum rcp_status gold_names_add(
        struct gold_names *g, const char *path, struct rcp_err *err)
{
    return file_kind(path, NULL) == FILE_FOLDER
                   ? add_folder(g, span_of(path), 0, err)
                   : add_iob(g, path, err);
}
