/* SPDX-License-Identifier: Apache-2.0 */
/* Any text as CoNLL-U: sentences and words are ordered and lie in the text,
 * and what is written reads back as the same words. */
#include "fuzz.h"

#include "base/utf8.h"
#include "nlp/conllu.h"

static struct rcp_doc *read_one(span one)
{
    struct rcp_doc *doc = doc_new();
    doc->words = intern_new(doc->arena, NULL);
    conllu_text(doc, one);
    conllu_words(doc, one, CONLLU_FORMS);
    return doc;
}

static void check(const struct rcp_doc *doc)
{
    uint32_t start = 0;
    for (uint32_t i = 0; i < doc->word.n; i++) {
        range at = doc->word.at[i].at;
        assert(at.start >= start && at.end >= at.start);
        assert(at.end <= doc->text.len);
        start = at.start;
    }
    for (uint32_t i = 0; i < doc->multiword.n; i++) {
        struct list w = doc->multiword.at[i].words;
        assert(w.first + w.n <= doc->word.n);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    span rest = {(const char *)data, size}, one;
    if (!utf8_valid(rest, NULL)) {
        return 0; /* ingest repairs text before it comes here */
    }
    while (conllu_next(&rest, &one)) {
        struct rcp_doc *doc = read_one(one);
        struct buf out;
        check(doc);
        buf_init(&out, doc->arena);
        conllu_write(doc, &out);
        doc_free(doc);
    }
    return 0;
}
