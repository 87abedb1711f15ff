/* SPDX-License-Identifier: Apache-2.0 */
/* corpus.c - loading treebanks and making what the learners need. */
#include "corpus.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/map.h"
#include "nlp/conllu.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CORPUS_MAX_FILE = 256 << 20 };

struct corpus *corpus_new(struct arena *a)
{
    struct corpus *c = ARENA_NEW(a, struct corpus);
    c->arena = a;
    c->words = intern_new(a, NULL);
    return c;
}

static void add_examples(
        struct corpus *c, const struct rcp_doc *doc, unsigned use)
{
    for (uint32_t i = 0; i < doc->sentence.n; i++) {
        struct list words = doc->sentence.at[i].words;
        if (words.n == 0 || words.n > DOC_MAX_SENTENCE) {
            continue;
        }
        struct example *e = VEC_ADD(c->arena, &c->example);
        e->doc = doc;
        e->words = words;
        e->fold = (uint32_t)((uint64_t)i * 40 / doc->sentence.n % FOLDS);
        e->use = use;
    }
}

bool corpus_load(
        struct corpus *c, const char *path, uint32_t copies, unsigned use)
{
    struct rcp_err err = {0};
    char line[600];
    span bytes;
    if (file_read(c->arena, path, CORPUS_MAX_FILE, &bytes, &err)) {
        fprintf(stderr, "recoupe-train: %s\n",
                err_line(&err, line, sizeof line));
        return false;
    }
    struct rcp_doc *doc = doc_new();
    doc->words = c->words;
    conllu_text(doc, bytes);
    conllu_words(doc, bytes, CONLLU_ALL);
    uint32_t before = c->example.n;
    for (uint32_t i = 0; i < copies; i++) {
        add_examples(c, doc, use);
    }
    fprintf(stderr, "%s: %u sentences, %u words, %u×\n", path,
            (unsigned)((c->example.n - before) / (copies ? copies : 1)),
            (unsigned)doc->word.n, (unsigned)copies);
    return true;
}

/* ---- tag inventory ------------------------------------------------------ */

struct counted {
    enum upos upos;
    uint32_t feats; /* interned */
    uint32_t count;
};

static int by_upos(const void *a, const void *b)
{
    const struct counted *x = a, *y = b;
    if (x->upos != y->upos) {
        return x->upos < y->upos ? -1 : 1;
    }
    if (x->count != y->count) {
        return x->count > y->count ? -1 : 1;
    }
    return x->feats < y->feats ? -1 : x->feats > y->feats;
}

static uint64_t tag_key(enum upos upos, uint32_t feats)
{
    return (uint64_t)upos << 32 | feats;
}

static const struct tag *gold_tag(const struct example *e, uint32_t i)
{
    return &e->doc->tag[e->words.first + i];
}

enum upos example_upos(const struct example *e, uint32_t i)
{
    enum upos u = gold_tag(e, i)->upos;
    return u ? u : UPOS_X;
}

/* Feats with the value of one feature exchanged; empty when it has none. */
static span exchanged(
        struct arena *a, span feats, span feature, const char *value)
{
    size_t at = span_find(feats, feature);
    if (at == SIZE_MAX) {
        return (span){0};
    }
    span rest = span_slice(feats, at + feature.len, feats.len);
    span_cut(&rest, '|');
    return arena_printf(a, "%.*s%s%s%.*s", (int)(at + feature.len), feats.ptr,
            value, rest.len ? "|" : "", SPAN_ARG(rest));
}

struct counts {
    VEC(struct counted) all;
};

/* "you (plural) would" may be in no treebank, and is French all the same. */
static void complete_verbs(
        struct corpus *c, struct counts *counts, struct map *seen)
{
    static const char *const PERSON[] = {"1", "2", "3"};
    static const char *const NUMBER[] = {"Sing", "Plur"};
    uint32_t n = counts->all.n;
    for (uint32_t i = 0; i < n * 6; i++) {
        struct counted k = counts->all.at[i / 6];
        span feats = intern_text(c->words, k.feats);
        bool verb = k.upos == UPOS_VERB || k.upos == UPOS_AUX;
        feats = exchanged(c->arena, feats, SPAN("Person="), PERSON[i % 3]);
        feats = exchanged(c->arena, feats, SPAN("Number="), NUMBER[i / 3 % 2]);
        if (!verb || feats.len == 0) {
            continue;
        }
        k.feats = intern_add(c->words, feats);
        k.count = 1;
        if (map_get(seen, tag_key(k.upos, k.feats)) == NONE) {
            map_set(seen, tag_key(k.upos, k.feats), counts->all.n);
            *VEC_ADD(c->arena, &counts->all) = k;
        }
    }
}

static struct counted *count_tags(struct corpus *c, uint32_t *n)
{
    struct map *seen = map_new(c->arena);
    struct counts counts = {0};
    for (uint32_t k = 0; k < c->example.n; k++) {
        const struct example *e = &c->example.at[k];
        for (uint32_t i = 0; i < e->words.n && e->use & USE_FEATS; i++) {
            enum upos u = example_upos(e, i);
            uint32_t feats = gold_tag(e, i)->feats;
            uint32_t at = map_get(seen, tag_key(u, feats));
            if (at == NONE) {
                at = counts.all.n;
                map_set(seen, tag_key(u, feats), at);
                *VEC_ADD(c->arena, &counts.all) = (struct counted){u, feats, 0};
            }
            counts.all.at[at].count++;
        }
    }
    complete_verbs(c, &counts, seen);
    qsort(counts.all.at, counts.all.n, sizeof *counts.all.at, by_upos);
    *n = counts.all.n;
    return counts.all.at;
}

/* How many features two sets share, less those they do not. */
static int likeness(span a, span b)
{
    int score = 0;
    span rest = a;
    while (rest.len > 0) {
        span one = span_cut(&rest, '|');
        score += span_find(b, one) != SIZE_MAX ? 2 : -1;
    }
    rest = b;
    while (rest.len > 0) {
        score -= span_find(a, span_cut(&rest, '|')) == SIZE_MAX;
    }
    return score;
}

static uint32_t most_alike(
        const struct corpus *c, enum upos upos, uint32_t feats)
{
    uint32_t best = c->tags.first[upos];
    int most = -1000;
    for (uint32_t i = best; i < c->tags.first[upos + 1]; i++) {
        int score =
                likeness(c->tags.kind[i].feats, intern_text(c->words, feats));
        if (score > most) {
            most = score;
            best = i;
        }
    }
    return best;
}

static void index_tags(struct corpus *c, uint32_t rarest)
{
    uint32_t n;
    struct counted *all = count_tags(c, &n);
    struct map *known = map_new(c->arena);
    c->tags.kind = ARENA_ARRAY(c->arena, struct tag_kind, n);
    for (uint32_t i = 0; i < n; i++) {
        bool first = i == 0 || all[i].upos != all[i - 1].upos;
        bool person = span_find(intern_text(c->words, all[i].feats),
                              SPAN("Person=")) != SIZE_MAX;
        bool verb = all[i].upos == UPOS_VERB || all[i].upos == UPOS_AUX;
        if (!first && all[i].count < rarest && !(verb && person)) {
            continue;
        }
        struct tag_kind *k = &c->tags.kind[c->tags.n];
        k->upos = all[i].upos;
        k->feats = intern_text(c->words, all[i].feats);
        tags_describe(k);
        map_set(known, tag_key(k->upos, all[i].feats), c->tags.n);
        c->tags.first[k->upos + 1] = ++c->tags.n;
    }
    for (uint32_t u = 1; u <= UPOS_COUNT; u++) {
        if (c->tags.first[u] < c->tags.first[u - 1]) {
            c->tags.first[u] = c->tags.first[u - 1];
        }
    }
    for (uint32_t k = 0; k < c->example.n; k++) {
        struct example *e = &c->example.at[k];
        e->kind = ARENA_ARRAY(c->arena, uint16_t, e->words.n);
        for (uint32_t i = 0; i < e->words.n; i++) {
            uint64_t key = tag_key(example_upos(e, i), gold_tag(e, i)->feats);
            uint32_t kind = map_get(known, key);
            if (kind == NONE) {
                kind = most_alike(c, example_upos(e, i), gold_tag(e, i)->feats);
                map_set(known, key, kind);
            }
            e->kind[i] = (uint16_t)kind;
        }
    }
}

/* ---- trees -------------------------------------------------------------- */

/* Is every word between i and its head under that head? */
static bool arc_projective(const uint16_t *head, uint32_t n, uint32_t i)
{
    uint32_t h = head[i], low = i, high = h;
    if (h == n) {
        return true;
    }
    if (low > high) {
        low = h;
        high = i;
    }
    for (uint32_t k = low + 1; k < high; k++) {
        uint32_t up = k;
        while (up != h && up != n) {
            up = head[up];
        }
        if (up != h) {
            return false;
        }
    }
    return true;
}

/* Lifts the shortest arc that is not projective to its head's head, again
 * and again (J. Nivre and J. Nilsson, Pseudo-projective parsing, 2005). */
static void make_projective(uint16_t *head, uint32_t n)
{
    for (;;) {
        uint32_t worst = n, shortest = UINT32_MAX;
        for (uint32_t i = 0; i < n; i++) {
            uint32_t h = head[i], length = h > i ? h - i : i - h;
            if (length < shortest && !arc_projective(head, n, i)) {
                worst = i;
                shortest = length;
            }
        }
        if (worst == n) {
            return;
        }
        head[worst] = head[head[worst]];
    }
}

static void index_trees(struct corpus *c)
{
    struct map *known = map_new(c->arena);
    VEC(span) labels = {0};
    for (uint32_t k = 0; k < c->example.n; k++) {
        struct example *e = &c->example.at[k];
        e->head = ARENA_ARRAY(c->arena, uint16_t, e->words.n + 1);
        e->label = ARENA_ARRAY(c->arena, uint16_t, e->words.n);
        for (uint32_t i = 0; i < e->words.n; i++) {
            const struct arc *arc = &e->doc->arc[e->words.first + i];
            uint32_t head = arc->head - e->words.first;
            e->head[i] = (uint16_t)(arc->head == NONE || head > e->words.n
                                            ? e->words.n
                                            : head);
            uint32_t at = map_get(known, arc->label);
            if (at == NONE) {
                at = labels.n;
                map_set(known, arc->label, at);
                *VEC_ADD(c->arena, &labels) = intern_text(c->words, arc->label);
            }
            e->label[i] = (uint16_t)at;
        }
        make_projective(e->head, e->words.n);
    }
    c->labels = labels.at;
    c->label_count = labels.n;
}

void corpus_index(struct corpus *c, uint32_t rarest)
{
    index_tags(c, rarest);
    index_trees(c);
    for (uint32_t k = 0; k < c->example.n; k++) {
        struct example *e = &c->example.at[k];
        e->upos = ARENA_ARRAY(c->arena, uint8_t, e->words.n);
        e->tag = ARENA_ARRAY(c->arena, uint16_t, e->words.n);
        e->lemma = ARENA_ARRAY(c->arena, uint32_t, e->words.n);
    }
}

/* ---- sections ----------------------------------------------------------- */

static void put(struct buf *b, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++) {
        buf_char(b, (char)(unsigned char)(value >> (8 * i)));
    }
}

span corpus_pack_tags(const struct corpus *c)
{
    struct buf b;
    buf_init(&b, c->arena);
    put(&b, c->tags.n, 4);
    for (uint32_t i = 0; i < c->tags.n; i++) {
        put(&b, c->tags.kind[i].upos, 1);
        put(&b, (uint32_t)c->tags.kind[i].feats.len, 2);
        buf_add(&b, c->tags.kind[i].feats);
    }
    return buf_span(&b);
}

span corpus_pack_labels(const struct corpus *c)
{
    struct buf b;
    buf_init(&b, c->arena);
    put(&b, c->label_count, 4);
    for (uint32_t i = 0; i < c->label_count; i++) {
        put(&b, (uint32_t)c->labels[i].len, 2);
        buf_add(&b, c->labels[i]);
    }
    return buf_span(&b);
}

/* ---- random numbers: splitmix64 ----------------------------------------- */

uint32_t random_next(struct random *r, uint32_t below)
{
    uint64_t z = r->state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return (uint32_t)((z ^ z >> 31) >> 32) % below;
}

void random_shuffle(struct random *r, uint32_t *at, uint32_t n)
{
    for (uint32_t i = n; i > 1; i--) {
        uint32_t k = random_next(r, i), swap = at[k];
        at[k] = at[i - 1];
        at[i - 1] = swap;
    }
}
