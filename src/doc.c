/* SPDX-License-Identifier: Apache-2.0 */
/* doc.c - life of a report, and the walks back to its bytes. */
#include "doc.h"

#include <stdarg.h>
#include <stdio.h>

struct rcp_doc *doc_new(void)
{
    struct arena *arena = arena_new();
    struct rcp_doc *doc = ARENA_NEW(arena, struct rcp_doc);
    doc->arena = arena;
    doc->meta.published.hour = doc->meta.published.minute = -1;
    doc->meta.published.offset = OFFSET_NONE;
    return doc;
}

void doc_free(struct rcp_doc *doc)
{
    if (doc) {
        arena_free(doc->arena);
    }
}

span doc_span(const struct rcp_doc *doc, range at)
{
    return span_slice(doc->text, at.start, at.end);
}

span doc_word(const struct rcp_doc *doc, uint32_t id)
{
    return intern_text(doc->words, id);
}

void doc_note(struct rcp_doc *doc, span stage, uint64_t source_at,
        const char *format, ...)
{
    char text[256];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    *VEC_ADD(doc->arena, &doc->note) = (struct doc_note){
            stage, arena_copy(doc->arena, span_of(text)), source_at};
}

range doc_words_range(const struct rcp_doc *doc, struct list words)
{
    if (words.n == 0) {
        return (range){0, 0};
    }
    return (range){doc->word.at[words.first].at.start,
            doc->word.at[words.first + words.n - 1].at.end};
}

uint32_t doc_word_at(const struct rcp_doc *doc, uint32_t at)
{
    uint32_t low = 0, high = doc->word.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->word.at[middle].at.end <= at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < doc->word.n ? low : NONE;
}

uint64_t doc_source_at(const struct rcp_doc *doc, uint32_t at)
{
    uint32_t low = 0, high = doc->run.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->run.at[middle].text_start <= at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == 0) {
        return 0;
    }
    const struct run *r = &doc->run.at[low - 1];
    uint32_t into = at - r->text_start;
    return r->source_start + (into < r->length ? into : r->length);
}

/* Whether `head` is `word` or stands above it. Trees are no deeper than the
 * sentence is long, so the walk is bounded by that even on a broken tree. */
static bool stands_under(
        const struct rcp_doc *doc, uint32_t word, uint32_t head, uint32_t limit)
{
    while (limit-- > 0 && word != NONE) {
        if (word == head) {
            return true;
        }
        word = doc->arc[word].head;
    }
    return false;
}

struct list doc_subtree(const struct rcp_doc *doc, uint32_t head)
{
    if (!doc->arc) {
        return (struct list){head, 1};
    }
    struct list words = doc->sentence.at[doc->word.at[head].sentence].words;
    uint32_t first = head, last = head;
    for (uint32_t w = words.first; w < words.first + words.n; w++) {
        if (stands_under(doc, w, head, words.n)) {
            first = w < first ? w : first;
            last = w > last ? w : last;
        }
    }
    return (struct list){first, last - first + 1};
}

day doc_reference_day(const struct rcp_doc *doc)
{
    return moment_day(doc->meta.published);
}
