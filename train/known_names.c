/* SPDX-License-Identifier: Apache-2.0 */
/* known_names.c - see known_names.h.
 *
 *     lines -> one document with a block for each name -> words -> keys
 *           -> classes of each key -> look-up table */
#include "known_names.h"

#include "entries.h"

#include "base/file.h"
#include "base/map.h"
#include "nlp/known.h"
#include "text/text.h"

#include <stdio.h>

enum { MAX_LIST = 64 << 20 };

struct known_list {
    struct arena *a;
    struct intern *class;
    VEC(uint32_t) class_of; /* of each block */
    VEC(struct pair) pair;
    struct map *place; /* key -> index of pair */
};

/* False when there are more classes than a name has bits for. */
static bool read_lines(struct known_list *l, struct rcp_doc *doc, span bytes)
{
    struct buf b;
    buf_init(&b, doc->arena);
    while (bytes.len > 0) {
        span class = span_cut(&bytes, '\n');
        const span name = span_cut(&class, '\t');
        const uint32_t id = intern_add(l->class, class);
        if (id >= KNOWN_CLASSES) {
            return false;
        }
        struct block *block = VEC_ADD(doc->arena, &doc->block);
        block->kind = BLOCK_PARAGRAPH;
        block->at.start = (uint32_t)b.len;
        buf_add(&b, name);
        block->at.end = (uint32_t)b.len;
        buf_add(&b, SPAN("\n\n"));
        *VEC_ADD(l->a, &l->class_of) = id;
    }
    doc->text = buf_span(&b);
    return true;
}

static void add_name(struct known_list *l, const struct rcp_doc *doc,
        struct feed *f, uint32_t block)
{
    const struct list s = doc->block.at[block].sentences;
    if (s.n != 1 || doc->sentence.at[s.first].words.n > KNOWN_MAX_WORDS) {
        return;
    }
    feed_fill(f, doc, doc->sentence.at[s.first].words, NULL);
    const uint64_t key = known_key(f->word, f->n);
    uint32_t at = map_get(l->place, key);
    if (at == NONE) {
        at = l->pair.n;
        map_set(l->place, key, at);
        VEC_ADD(l->a, &l->pair)->key = key;
    }
    l->pair.at[at].value |= (uint16_t)(1u << l->class_of.at[block]);
}

enum rcp_status known_names(span *section, struct arena *a, const char *path,
        struct pack *pack, const struct text_rules *text, struct rcp_err *err)
{
    struct known_list l = {
            .a = a, .class = intern_new(a, NULL), .place = map_new(a)};
    span bytes;
    enum rcp_status s = file_read(a, path, MAX_LIST, &bytes, err);
    if (s) {
        return s;
    }
    struct rcp_doc *doc = doc_new();
    doc->pack = pack;
    doc->words = pack_words(pack);
    if (!read_lines(&l, doc, bytes)) {
        doc_free(doc);
        return err_set(err, RCP_LIMIT, span_of(path), NO_POSITION,
                "a list of names with more than %d classes", KNOWN_CLASSES);
    }
    text_read(doc, text);
    struct feed *f = feed_new(doc->arena);
    for (uint32_t i = 0; i < doc->block.n; i++) {
        add_name(&l, doc, f, i);
    }
    doc_free(doc);
    *section = lookup_pack(a, l.pair.at, l.pair.n);
    fprintf(stderr, "%u known names\n", (unsigned)l.pair.n);
    return RCP_OK;
}
