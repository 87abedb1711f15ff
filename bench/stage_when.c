/* SPDX-License-Identifier: Apache-2.0 */
/* What "how many, and when" costs: quantities and times, beside the whole line.
 *
 *     stage_when LANGUAGES CODE < text      one paragraph on each line
 *
 * Each document (20 paragraphs) is read twice: once with the stage timed by
 * itself behind the trees and names that it needs, once down the whole line.
 * Prints one JSON object: words, seconds of processor time of both, what was
 * found. For bench.py, which sets the peers beside it. */
#include "base/buf.h"
#include "base/file.h"
#include "extract/quantity.h"
#include "extract/time.h"
#include "lib/line.h"
#include "nlp/names.h"

#include <inttypes.h>
#include <stdio.h>
#include <time.h>

enum { PARAGRAPHS = 20, TEXT_MAX = 256 << 20 };

struct totals {
    double stage, line;
    uint64_t words, quantities, times;
};

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* The next document of the text: its paragraphs as blocks. */
static struct rcp_doc *next_doc(span *rest)
{
    struct rcp_doc *doc = doc_new();
    struct buf text;
    buf_init(&text, doc->arena);
    for (int i = 0; i < PARAGRAPHS && rest->len > 0; i++) {
        span line = span_cut(rest, '\n');
        struct block *b = VEC_ADD(doc->arena, &doc->block);
        b->kind = BLOCK_PARAGRAPH;
        b->at.start = (uint32_t)buf_span(&text).len;
        buf_printf(&text, "%.*s", SPAN_ARG(line));
        b->at.end = (uint32_t)buf_span(&text).len;
        buf_printf(&text, "\n\n");
    }
    doc->text = buf_span(&text);
    doc->meta.published = (struct moment){.year = 2018,
            .month = 5,
            .day = 23,
            .hour = -1,
            .minute = -1,
            .offset = OFFSET_NONE};
    return doc;
}

static void measure(const struct rcp_engine *engine, span code, span text,
        struct totals *sum)
{
    const struct tongue *t = engine_tongue(engine, code);
    for (span rest = text; t && rest.len > 0;) {
        span again = rest;
        struct rcp_doc *doc = next_doc(&rest);
        line_trees(doc, code, engine);
        names_read(doc, t->names);
        double began = now();
        quantity_read(doc, t->quantity);
        time_read(doc, t->time);
        quantity_settle_times(doc);
        sum->stage += now() - began;
        sum->words += doc->word.n;
        sum->quantities += doc->quantity.n;
        sum->times += doc->time.n;
        doc_free(doc);
        doc = next_doc(&again);
        began = now();
        line_read(doc, code, engine);
        sum->line += now() - began;
        doc_free(doc);
    }
}

int main(int argc, char **argv)
{
    struct rcp_err err = {0};
    struct rcp_engine *engine;
    struct arena *a = arena_new();
    struct totals sum = {0};
    span text;
    if (argc != 3) {
        fputs("usage: stage_when LANGUAGES CODE < text\n", stderr);
        return 2;
    }
    if (rcp_engine_open(&engine, argv[1], &err) != RCP_OK ||
            file_read(a, "/dev/stdin", TEXT_MAX, &text, &err) != RCP_OK) {
        fprintf(stderr, "%s\n", err.msg);
        return 1;
    }
    measure(engine, span_of(argv[2]), text, &sum);
    printf("{\"words\":%" PRIu64 ",\"stage\":%.6f,\"line\":%.6f,"
           "\"quantities\":%" PRIu64 ",\"times\":%" PRIu64 "}\n",
            sum.words, sum.stage, sum.line, sum.quantities, sum.times);
    rcp_engine_close(engine);
    arena_free(a);
    return 0;
}
