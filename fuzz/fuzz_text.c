/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a paragraph of each language: surface tokens ascend, stand on
 * character borders, and leave nothing but white space between them. */
#include "fuzz.h"

#include "base/utf8.h"
#include "doc.h"
#include "lang/pack.h"
#include "lib/engine.h"
#include "text/text.h"

enum { MAX_BYTES = 1 << 16 };

static struct rcp_engine *the_engine(void)
{
    static struct rcp_engine *engine; /* loaded once for all inputs */
    struct rcp_err err;
    if (!engine) {
        const enum rcp_status s =
                rcp_engine_open(&engine, SOURCE_LANGUAGES, &err);
        assert(s == RCP_OK);
    }
    return engine;
}

static void check_gap(span text, uint32_t from, uint32_t to)
{
    uint32_t len;
    for (uint32_t at = from; at < to; at += len) {
        assert(char_class(utf8_get(text, at, &len)) == CHAR_SPACE);
    }
}

static void check_words(const struct rcp_doc *doc)
{
    range last = {0, 0};
    for (uint32_t i = 0; i < doc->word.n; i++) {
        const range at = doc->word.at[i].at;
        assert(utf8_boundary(doc->text, at.start));
        assert(utf8_boundary(doc->text, at.end));
        assert(at.start < at.end);
        if (at.start == last.start && at.end == last.end) {
            continue; /* parts of a contraction */
        }
        assert(at.start >= last.end);
        check_gap(doc->text, last.end, at.start);
        last = at;
    }
    check_gap(doc->text, last.end, (uint32_t)doc->text.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct rcp_engine *engine = the_engine();
    size = size < MAX_BYTES ? size : MAX_BYTES;
    for (uint32_t i = 0; i < engine->tongue.n; i++) {
        const struct tongue *t = &engine->tongue.at[i];
        struct rcp_doc *doc = doc_new();
        doc->pack = t->pack;
        doc->words = intern_new(doc->arena, pack_words(t->pack));
        doc->text =
                utf8_repair(doc->arena, (span){(const char *)data, size}, NULL);
        struct block *b = VEC_ADD(doc->arena, &doc->block);
        b->kind = BLOCK_PARAGRAPH;
        b->at = (range){0, (uint32_t)doc->text.len};
        text_read(doc, t->text);
        check_words(doc);
        doc_free(doc);
    }
    return 0;
}
