/* SPDX-License-Identifier: Apache-2.0 */
/* entries.c - compiling the lexicon and the lemma rules.
 *
 *   readings of a form -> its class (sorted set of names, lemma rules)
 *   treebank words     -> rule for (word, upos, tag) and (word, upos)
 *   both               -> rule for endings, where it differs from what the
 *                         next shorter ending says */
#include "entries.h"

#include "base/buf.h"
#include "base/map.h"
#include "base/utf8.h"
#include "nlp/linear.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CLASS_READINGS = 24, CLASS_ENTRIES = 16 };

struct form {
    span normal, folded;
    uint32_t first; /* newest reading, a list */
};

struct stored {
    span lemma, coarse, fine;
    uint32_t upos, bits, next;
};

struct entries {
    struct arena *arena;
    struct intern *forms; /* normal forms */
    VEC(struct form) form;
    VEC(struct stored) reading;
    struct intern *rules; /* each rule as its bytes */
};

struct entries *entries_new(struct arena *a)
{
    struct entries *e = ARENA_NEW(a, struct entries);
    e->arena = a;
    e->forms = intern_new(a, NULL);
    e->rules = intern_new(a, NULL);
    return e;
}

void entries_add(struct entries *e, const struct reading *r)
{
    char out[256];
    span folded = utf8_fold(e->arena, r->form);
    span normal = feed_normal(folded, out, sizeof out);
    uint32_t at = intern_add(e->forms, normal);
    if (at == e->form.n) {
        struct form *f = VEC_ADD(e->arena, &e->form);
        f->normal = intern_text(e->forms, at);
        f->folded = folded;
        f->first = NONE;
    }
    struct stored *s = VEC_ADD(e->arena, &e->reading);
    s->lemma = r->lemma;
    s->coarse = r->coarse;
    s->fine = r->fine;
    s->upos = r->upos;
    s->bits = r->bits;
    s->next = e->form.at[at].first;
    e->form.at[at].first = e->reading.n - 1;
}

/* ---- lemma rules -------------------------------------------------------- */

static size_t common_prefix(span a, span b)
{
    size_t n = 0;
    while (n < a.len && n < b.len && a.ptr[n] == b.ptr[n]) {
        n++;
    }
    while (n > 0 && (!utf8_boundary(a, n) || !utf8_boundary(b, n))) {
        n--;
    }
    return n;
}

/* A rule by its number (0: there is none) and what matters for voting. */
struct chosen {
    uint32_t number;
    size_t cut;
    bool written;
};

/* The rule that makes lemma out of a word. */
static struct chosen rule_for(
        struct entries *e, span form, span folded, span lemma)
{
    span lower = utf8_fold(e->arena, lemma);
    bool written = !span_eq(lower, lemma) &&
                   common_prefix(form, lemma) > common_prefix(folded, lemma);
    span from = written ? form : folded;
    size_t kept = common_prefix(from, lemma);
    size_t cut = from.len - kept, add = lemma.len - kept;
    char bytes[260] = {0};
    if (cut > 255 || add > 255 || lemma.len == 0) {
        return (struct chosen){0};
    }
    bytes[0] = (char)written;
    bytes[1] = (char)(unsigned char)cut;
    bytes[2] = (char)(unsigned char)add;
    memcpy(bytes + 4, lemma.ptr + kept, add);
    uint32_t rule = intern_add(e->rules, (span){bytes, 4 + add}) + 1;
    return (struct chosen){rule < UINT16_MAX ? rule : 0, cut, written};
}

/* ---- voting ------------------------------------------------------------- */

struct vote {
    uint64_t key;
    uint32_t rule, count;
};

struct ballot {
    struct arena *arena;
    VEC(struct vote) vote;
};

static void vote(struct ballot *b, uint64_t key, uint32_t rule, uint32_t n)
{
    if (rule) {
        *VEC_ADD(b->arena, &b->vote) = (struct vote){key, rule, n};
    }
}

static int by_key(const void *a, const void *b)
{
    const struct vote *x = a, *y = b;
    if (x->key != y->key) {
        return x->key < y->key ? -1 : 1;
    }
    return x->rule < y->rule ? -1 : x->rule > y->rule;
}

/* One pair for each key: its most frequent rule, the lowest of equals. */
static struct pair *elect(
        struct ballot *b, uint32_t least, uint32_t *n, struct map *result)
{
    struct pair *out = ARENA_ARRAY(b->arena, struct pair, b->vote.n);
    *n = 0;
    qsort(b->vote.at, b->vote.n, sizeof *b->vote.at, by_key);
    for (uint32_t i = 0; i < b->vote.n;) {
        uint64_t key = b->vote.at[i].key;
        uint32_t best = 0, most = 0, total = 0;
        while (i < b->vote.n && b->vote.at[i].key == key) {
            uint32_t rule = b->vote.at[i].rule, count = 0;
            while (i < b->vote.n && b->vote.at[i].key == key &&
                    b->vote.at[i].rule == rule) {
                count += b->vote.at[i++].count;
            }
            total += count;
            if (count > most) {
                most = count;
                best = rule;
            }
        }
        if (total >= least) {
            out[(*n)++] = (struct pair){key, (uint16_t)best};
            if (result) {
                map_set(result, key, best);
            }
        }
    }
    return out;
}

static int by_hash(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;
    return x->key < y->key ? -1 : x->key > y->key;
}

span lookup_pack(struct arena *a, const struct pair *pairs, uint32_t n)
{
    uint32_t slots = n + n / 2 + 8, lost = 0;
    size_t size = 64 + (size_t)slots * 6;
    char *out = arena_alloc(a, size);
    uint32_t *check = ARENA_ARRAY(a, uint32_t, slots);
    uint16_t *value = ARENA_ARRAY(a, uint16_t, slots);
    struct pair *sorted = ARENA_ARRAY(a, struct pair, n);
    memcpy(sorted, pairs, n * sizeof *pairs);
    qsort(sorted, n, sizeof *sorted, by_hash);
    for (uint32_t i = 0; i < n; i++) {
        uint64_t key = sorted[i].key;
        uint32_t slot = (uint32_t)((key & UINT32_MAX) * slots >> 32);
        int probe = 0;
        while (probe < LOOKUP_PROBES && value[slot] != 0) {
            slot = slot + 1 == slots ? 0 : slot + 1;
            probe++;
        }
        lost += probe == LOOKUP_PROBES;
        if (probe < LOOKUP_PROBES) {
            check[slot] = (uint32_t)(key >> 32);
            value[slot] = sorted[i].value;
        }
    }
    memcpy(out, &slots, 4);
    memcpy(out + 64, check, (size_t)slots * 4);
    memcpy(out + 64 + (size_t)slots * 4, value, (size_t)slots * 2);
    if (lost) {
        fprintf(stderr, "look-up table: %u of %u lost\n", (unsigned)lost,
                (unsigned)n);
    }
    return (span){out, size};
}

/* ---- treebank words ----------------------------------------------------- */

/* An ending may only vote for a rule that cuts nothing in front of it. */
static void vote_ending(struct ballot *b, span norm, enum upos upos,
        uint32_t tag, struct chosen rule)
{
    size_t longest = norm.len < LEMMA_MAX_END ? norm.len : LEMMA_MAX_END;
    for (size_t k = rule.cut; k <= longest; k++) {
        size_t at = norm.len - k;
        if (utf8_boundary(norm, at)) {
            span end = span_slice(norm, at, norm.len);
            vote(b, lemma_end_key(end, upos, tag), rule.number, 1);
        }
    }
}

struct word_votes {
    struct ballot words, ends;
    struct map *seen; /* types that have voted on endings */
};

static void vote_word(struct entries *e, const struct example *x, uint32_t i,
        struct word_votes *v)
{
    const struct word *w = &x->doc->word.at[x->words.first + i];
    const struct tag *t = &x->doc->tag[x->words.first + i];
    span form = doc_word(x->doc, w->form), norm = doc_word(x->doc, w->norm);
    span lemma = doc_word(x->doc, t->lemma);
    enum upos upos = example_upos(x, i);
    struct chosen rule = rule_for(e, form, norm, lemma);
    vote(&v->words, lemma_word_key(norm, upos, x->kind[i]), rule.number, 1);
    vote(&v->words, lemma_word_key(norm, upos, LEMMA_ANY_TAG), rule.number, 1);
    uint64_t type = lemma_word_key(norm, upos, x->kind[i]) ^ rule.number;
    bool fit = upos != UPOS_PROPN || (rule.written && rule.cut <= 2);
    if (map_get(v->seen, type) == NONE && fit) {
        map_set(v->seen, type, 1);
        vote_ending(&v->ends, norm, upos, x->kind[i], rule);
        vote_ending(&v->ends, norm, upos, LEMMA_ANY_TAG, rule);
    }
}

/* ---- classes ------------------------------------------------------------ */

static int by_text(const void *a, const void *b)
{
    return span_cmp(*(const span *)a, *(const span *)b);
}

/* A hash of the set of names, whatever their order and number. */
static uint32_t set_atom(span *names, uint32_t n)
{
    uint32_t hash = 0;
    qsort(names, n, sizeof *names, by_text);
    for (uint32_t i = 0; i < n; i++) {
        if (i == 0 || !span_eq(names[i], names[i - 1])) {
            hash = feature2(3, hash, atom(names[i]));
        }
    }
    return hash ? hash : 2;
}

struct class_row {
    uint32_t lex, fine, count;
    uint16_t upos[CLASS_ENTRIES], rule[CLASS_ENTRIES];
    uint32_t bits[CLASS_ENTRIES];
};

/* Only where it tells something, and once. */
static void add_reading(
        struct class_row *row, const struct stored *s, uint32_t rule)
{
    for (uint32_t u = 1; u < UPOS_COUNT; u++) {
        bool there = !(s->upos & 1u << u) || row->count == CLASS_ENTRIES;
        for (uint32_t i = 0; i < row->count; i++) {
            there |= row->upos[i] == u && row->bits[i] == s->bits &&
                     row->rule[i] == rule;
        }
        if (!there) {
            row->upos[row->count] = (uint16_t)u;
            row->bits[row->count] = s->bits;
            row->rule[row->count++] = (uint16_t)rule;
        }
    }
}

static struct class_row class_of(
        struct entries *e, const struct form *f, struct word_votes *v)
{
    span coarse[CLASS_READINGS], fine[CLASS_READINGS];
    struct class_row row = {0};
    uint32_t n = 0;
    for (uint32_t k = f->first; k != NONE && n < CLASS_READINGS;
            k = e->reading.at[k].next) {
        const struct stored *s = &e->reading.at[k];
        coarse[n] = s->coarse;
        fine[n++] = s->fine;
        struct chosen rule = rule_for(e, f->folded, f->folded, s->lemma);
        bool proper = s->upos == 1u << UPOS_PROPN;
        add_reading(&row, s, proper ? 0 : rule.number);
        uint32_t open =
                s->upos & (1u << UPOS_NOUN | 1u << UPOS_VERB | 1u << UPOS_ADJ);
        if (rule.number && open) {
            enum upos u = (enum upos)__builtin_ctz(open);
            vote_ending(&v->ends, f->folded, u, LEMMA_ANY_TAG, rule);
        }
    }
    row.lex = set_atom(coarse, n);
    row.fine = set_atom(fine, n);
    return row;
}

static void put(struct buf *b, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++) {
        buf_char(b, (char)(unsigned char)(value >> (8 * i)));
    }
}

static void pack_classes(
        struct entries *e, struct word_votes *v, struct parts *p)
{
    struct intern *rows = intern_new(e->arena, NULL);
    VEC(struct class_row) row = {0};
    struct pair *pairs = ARENA_ARRAY(e->arena, struct pair, e->form.n);
    for (uint32_t i = 0; i < e->form.n; i++) {
        struct class_row one = class_of(e, &e->form.at[i], v);
        span bytes = {(const char *)&one, sizeof one};
        uint32_t k = intern_add(rows, bytes);
        if (k == row.n) {
            *VEC_ADD(e->arena, &row) = one;
        }
        pairs[i].key = lexicon_key(e->form.at[i].normal);
        pairs[i].value = (uint16_t)(k + 1 < UINT16_MAX ? k + 1 : 0);
    }
    struct buf b, lemmas;
    uint32_t first = 0;
    buf_init(&b, e->arena);
    buf_init(&lemmas, e->arena);
    put(&b, row.n, 4);
    for (uint32_t i = 0; i < row.n; i++) {
        put(&b, row.at[i].lex, 4);
        put(&b, row.at[i].fine, 4);
        put(&b, first, 4);
        put(&b, row.at[i].count, 4);
        for (uint32_t k = 0; k < row.at[i].count; k++) {
            put(&lemmas, row.at[i].upos[k], 2);
            put(&lemmas, row.at[i].rule[k], 2);
            put(&lemmas, row.at[i].bits[k], 4);
        }
        first += row.at[i].count;
    }
    put(&b, first, 4);
    buf_add(&b, buf_span(&lemmas));
    fprintf(stderr, "lexicon: %u forms in %u classes\n", (unsigned)e->form.n,
            (unsigned)row.n);
    parts_add(p, "lexicon.class", buf_span(&b));
    parts_add(p, "lexicon", lookup_pack(e->arena, pairs, e->form.n));
}

/* ---- endings ------------------------------------------------------------ */

/* Which endings to keep: those whose rule is not what the next shorter kept
 * ending says. Goes over all types again, from short to long. */
static void keep_endings(struct entries *e, const struct corpus *c,
        struct map *elected, struct ballot *kept);

static void keep_type(struct map *elected, struct ballot *kept, span norm,
        enum upos upos, uint32_t tag)
{
    size_t longest = norm.len < LEMMA_MAX_END ? norm.len : LEMMA_MAX_END;
    uint32_t before = NONE;
    for (size_t k = 0; k <= longest; k++) {
        size_t at = norm.len - k;
        if (!utf8_boundary(norm, at)) {
            continue;
        }
        uint64_t key = lemma_end_key(span_slice(norm, at, norm.len), upos, tag);
        uint32_t rule = map_get(elected, key);
        if (rule != NONE && rule != before) {
            vote(kept, key, rule, 1);
            before = rule;
        }
    }
}

static void keep_endings(struct entries *e, const struct corpus *c,
        struct map *elected, struct ballot *kept)
{
    for (uint32_t k = 0; k < c->example.n; k++) {
        const struct example *x = &c->example.at[k];
        for (uint32_t i = 0; i < x->words.n; i++) {
            span norm =
                    doc_word(x->doc, x->doc->word.at[x->words.first + i].norm);
            enum upos u = example_upos(x, i);
            keep_type(elected, kept, norm, u, x->kind[i]);
            keep_type(elected, kept, norm, u, LEMMA_ANY_TAG);
        }
    }
    for (uint32_t i = 0; i < e->form.n; i++) {
        span norm = e->form.at[i].folded;
        keep_type(elected, kept, norm, UPOS_NOUN, LEMMA_ANY_TAG);
        keep_type(elected, kept, norm, UPOS_VERB, LEMMA_ANY_TAG);
        keep_type(elected, kept, norm, UPOS_ADJ, LEMMA_ANY_TAG);
    }
}

static span pack_rules(const struct entries *e)
{
    struct buf b;
    uint32_t n = intern_count(e->rules);
    buf_init(&b, e->arena);
    n = n < UINT16_MAX - 1 ? n : UINT16_MAX - 2;
    put(&b, n, 4);
    for (uint32_t i = 0; i < n; i++) {
        span r = intern_text(e->rules, i);
        put(&b, (unsigned char)r.ptr[0], 1);
        put(&b, (unsigned char)r.ptr[1], 1);
        put(&b, (unsigned char)r.ptr[2], 2);
        buf_add(&b, span_slice(r, 4, r.len));
    }
    fprintf(stderr, "lemmas: %u rules\n", (unsigned)n);
    return buf_span(&b);
}

void entries_pack(struct entries *e, const struct corpus *c, struct parts *p)
{
    struct word_votes v = {
            {.arena = e->arena}, {.arena = e->arena}, map_new(e->arena)};
    for (uint32_t k = 0; k < c->example.n; k++) {
        const struct example *x = &c->example.at[k];
        bool votes = x->fold != FOLD_DEV && x->use & USE_LEMMAS;
        for (uint32_t i = 0; i < x->words.n && votes; i++) {
            vote_word(e, x, i, &v);
        }
    }
    pack_classes(e, &v, p);
    uint32_t words, ends, kept;
    struct pair *pairs = elect(&v.words, 1, &words, NULL);
    parts_add(p, "lemma.word", lookup_pack(e->arena, pairs, words));
    struct map *elected = map_new(e->arena);
    struct ballot keep = {.arena = e->arena};
    elect(&v.ends, 2, &ends, elected);
    keep_endings(e, c, elected, &keep);
    pairs = elect(&keep, 1, &kept, NULL);
    fprintf(stderr, "lemmas: %u words, %u of %u endings\n", (unsigned)words,
            (unsigned)kept, (unsigned)ends);
    parts_add(p, "lemma.end", lookup_pack(e->arena, pairs, kept));
    parts_add(p, "lemma.rule", pack_rules(e));
}
