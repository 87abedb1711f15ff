/* SPDX-License-Identifier: Apache-2.0 */
/* lineage.c - text reuse and citations between reports.
 *
 *     words     w0 w1 w2 w3 w4 w5 …
 *     5-grams   h0 h1 h2 …             hash of each run of GRAM words
 *     winnowed  the least of each WINDOW neighbours is kept
 *     index     (hash, report, place) sorted: equal hashes are seeds
 *     aligned   from each seed both ways, over gaps of at most SKIP words
 *
 * Schleimer, Wilkerson, Aiken: Winnowing (SIGMOD 2003): every common run of
 * GRAM + WINDOW - 1 words is found. A hash that very many reports share is
 * boilerplate and is left out, so the work grows as the sort does. */
#include "crosscheck/lineage.h"

#include "base/map.h"

#include <stdlib.h>
#include <string.h>

enum {
    GRAM = 5,
    WINDOW = 4,
    SKIP = 3,        /* words that an editor may have put in or taken out */
    MAX_SHARED = 48, /* entries of one hash; more is boilerplate */
    MIN_PASSAGE = 8, /* equal words of a passage worth a mention */
    MIN_WORDS = 20,  /* of all passages, for text reuse */
    MIN_UNQUOTED = 12
};

struct fingerprint {
    uint64_t hash;
    uint32_t document, at;
};

struct seed { /* two reports, and where the run begins in each */
    uint32_t a, b;
    uint32_t at_a, at_b;
};

struct finder {
    struct arena *arena;
    struct record *const *records;
    uint32_t n;
    VEC(struct fingerprint) print;
    VEC(struct seed) seed;
    struct lineage *out;
};

/* ---- who came first ----------------------------------------------------- */

bool lineage_before(const struct record *a, const struct record *b,
        uint32_t index_a, uint32_t index_b)
{
    if (a->order != INT64_MIN && b->order != INT64_MIN &&
            a->order != b->order) {
        return a->order < b->order;
    }
    return index_a < index_b;
}

bool lineage_same_publisher(const struct record *a, const struct record *b)
{
    return a->outlet.len > 0 && span_eq(a->outlet, b->outlet);
}

/* ---- fingerprints ------------------------------------------------------- */

static uint64_t gram_hash(const struct record *r, uint32_t at)
{
    uint64_t h = 0;
    for (uint32_t i = 0; i < GRAM; i++) {
        h = (h ^ r->word.at[at + i].hash) * UINT64_C(0x9E3779B97F4A7C15);
        h ^= h >> 29;
    }
    return h;
}

static void add_print(
        struct finder *f, uint64_t hash, uint32_t doc, uint32_t at)
{
    *VEC_ADD(f->arena, &f->print) = (struct fingerprint){hash, doc, at};
}

static void winnow(struct finder *f, uint32_t doc)
{
    const struct record *r = f->records[doc];
    if (!r || r->word.n < GRAM) {
        return;
    }
    uint32_t grams = r->word.n - GRAM + 1;
    uint64_t recent[WINDOW];
    uint32_t kept = NONE;
    for (uint32_t i = 0; i < grams; i++) {
        recent[i % WINDOW] = gram_hash(r, i);
        if (i + 1 < WINDOW && i + 1 < grams) {
            continue;
        }
        uint32_t from = i + 1 >= WINDOW ? i + 1 - WINDOW : 0;
        uint32_t least = from;
        for (uint32_t k = from; k <= i; k++) {
            if (recent[k % WINDOW] <= recent[least % WINDOW]) {
                least = k;
            }
        }
        if (least != kept) {
            add_print(f, recent[least % WINDOW], doc, least);
            kept = least;
        }
    }
}

static int print_order(const void *x, const void *y)
{
    const struct fingerprint *a = x, *b = y;
    if (a->hash != b->hash) {
        return a->hash < b->hash ? -1 : 1;
    }
    if (a->document != b->document) {
        return a->document < b->document ? -1 : 1;
    }
    return a->at < b->at ? -1 : a->at > b->at;
}

static void add_seeds(struct finder *f, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        for (uint32_t k = i + 1; k < end; k++) {
            const struct fingerprint *a = &f->print.at[i];
            const struct fingerprint *b = &f->print.at[k];
            if (a->document != b->document) {
                *VEC_ADD(f->arena, &f->seed) =
                        (struct seed){a->document, b->document, a->at, b->at};
            }
        }
    }
}

static void find_seeds(struct finder *f)
{
    if (f->print.n == 0) {
        return;
    }
    qsort(f->print.at, f->print.n, sizeof *f->print.at, print_order);
    uint32_t first = 0;
    for (uint32_t i = 1; i <= f->print.n; i++) {
        if (i < f->print.n && f->print.at[i].hash == f->print.at[first].hash) {
            continue;
        }
        if (i - first <= MAX_SHARED) {
            add_seeds(f, first, i);
        }
        first = i;
    }
}

/* ---- alignment ---------------------------------------------------------- */

struct pair {
    const struct record *a, *b;
    struct passage p; /* from = a, to = b while it grows */
    uint32_t floor;   /* words of a before it are in an earlier passage */
};

static bool same(const struct pair *p, uint32_t i, uint32_t k)
{
    return p->a->word.at[i].hash == p->b->word.at[k].hash;
}

/* Where both go on after a small difference: the nearest two equal words. */
static bool resume(const struct pair *p, uint32_t *i, uint32_t *k)
{
    for (uint32_t gap = 1; gap <= 2 * SKIP; gap++) {
        for (uint32_t x = 0; x <= gap && x <= SKIP; x++) {
            uint32_t y = gap - x;
            uint32_t ni = *i + x, nk = *k + y;
            if (y <= SKIP && ni + 1 < p->a->word.n && nk + 1 < p->b->word.n &&
                    same(p, ni, nk) && same(p, ni + 1, nk + 1)) {
                *i = ni;
                *k = nk;
                return true;
            }
        }
    }
    return false;
}

static void count_word(struct pair *p, uint32_t i)
{
    p->p.words++;
    p->p.unquoted += !p->a->word.at[i].quoted;
}

static void grow_forward(struct pair *p)
{
    uint32_t i = p->p.from_first, k = p->p.to_first;
    for (;;) {
        while (i < p->a->word.n && k < p->b->word.n && same(p, i, k)) {
            count_word(p, i);
            p->p.from_end = ++i;
            p->p.to_end = ++k;
        }
        if (!resume(p, &i, &k)) {
            return;
        }
    }
}

/* Where both went on before a small difference: i and k are the ends of what
 * was equal in front of it. */
static bool resume_before(const struct pair *p, uint32_t *i, uint32_t *k)
{
    for (uint32_t gap = 1; gap <= 2 * SKIP; gap++) {
        for (uint32_t x = 0; x <= gap && x <= SKIP; x++) {
            uint32_t y = gap - x;
            if (y <= SKIP && *i >= p->floor + x + 2 && *k >= y + 2 &&
                    same(p, *i - x - 1, *k - y - 1) &&
                    same(p, *i - x - 2, *k - y - 2)) {
                *i -= x;
                *k -= y;
                return true;
            }
        }
    }
    return false;
}

static void grow_backward(struct pair *p)
{
    uint32_t i = p->p.from_first, k = p->p.to_first;
    for (;;) {
        while (i > p->floor && k > 0 && same(p, i - 1, k - 1)) {
            p->p.from_first = --i;
            p->p.to_first = --k;
            count_word(p, i);
        }
        if (!resume_before(p, &i, &k)) {
            return;
        }
    }
}

static int seed_order(const void *x, const void *y)
{
    const struct seed *a = x, *b = y;
    const uint32_t ka[] = {a->a, a->b, a->at_a, a->at_b};
    const uint32_t kb[] = {b->a, b->b, b->at_a, b->at_b};
    for (int i = 0; i < 4; i++) {
        if (ka[i] != kb[i]) {
            return ka[i] < kb[i] ? -1 : 1;
        }
    }
    return 0;
}

static void turn(struct passage *p)
{
    *p = (struct passage){p->to, p->from, p->to_first, p->to_end, p->from_first,
            p->from_end, p->words, p->unquoted};
}

/* Each seed that no earlier passage of the pair covers becomes a passage. */
static void align(struct finder *f, uint32_t first, uint32_t end)
{
    uint32_t a = f->seed.at[first].a, b = f->seed.at[first].b;
    const struct record *ra = f->records[a], *rb = f->records[b];
    bool forward = lineage_before(ra, rb, a, b);
    uint32_t done = 0;
    for (uint32_t i = first; i < end; i++) {
        const struct seed *s = &f->seed.at[i];
        if (s->at_a < done) {
            continue;
        }
        struct pair p = {
                ra, rb, {a, b, s->at_a, s->at_a, s->at_b, s->at_b, 0, 0}, done};
        grow_forward(&p);
        grow_backward(&p);
        done = p.p.from_end;
        if (p.p.words >= MIN_PASSAGE) {
            if (!forward) {
                turn(&p.p);
            }
            *VEC_ADD(f->arena, &f->out->passage) = p.p;
        }
    }
}

static int passage_order(const void *x, const void *y)
{
    const struct passage *a = x, *b = y;
    const uint32_t ka[] = {a->to, a->from, a->to_first};
    const uint32_t kb[] = {b->to, b->from, b->to_first};
    for (int i = 0; i < 3; i++) {
        if (ka[i] != kb[i]) {
            return ka[i] < kb[i] ? -1 : 1;
        }
    }
    return 0;
}

static void find_passages(struct finder *f)
{
    for (uint32_t d = 0; d < f->n; d++) {
        winnow(f, d);
    }
    find_seeds(f);
    if (f->seed.n == 0) {
        return;
    }
    qsort(f->seed.at, f->seed.n, sizeof *f->seed.at, seed_order);
    uint32_t first = 0;
    for (uint32_t i = 1; i <= f->seed.n; i++) {
        if (i == f->seed.n || f->seed.at[i].a != f->seed.at[first].a ||
                f->seed.at[i].b != f->seed.at[first].b) {
            align(f, first, i);
            first = i;
        }
    }
    if (f->out->passage.n) {
        qsort(f->out->passage.at, f->out->passage.n, sizeof *f->out->passage.at,
                passage_order);
    }
}

/* ---- citations ---------------------------------------------------------- */

/* Publishers by the hash of the first word of their name, and by the hash of
 * their acronym; those with the same one are chained. */
struct names {
    struct map *first, *acronym;
    uint32_t *next_first, *next_acronym; /* by report */
};

static void add_name(struct map *m, uint32_t *next, span word, uint32_t doc)
{
    uint32_t hash = record_hash(word);
    next[doc] = map_get(m, hash);
    map_set(m, hash, doc);
}

static struct names index_names(struct finder *f)
{
    struct names names = {map_new(f->arena), map_new(f->arena),
            ARENA_ARRAY(f->arena, uint32_t, f->n),
            ARENA_ARRAY(f->arena, uint32_t, f->n)};
    for (uint32_t i = 0; i < f->n; i++) {
        const struct record *r = f->records[i];
        names.next_first[i] = names.next_acronym[i] = NONE;
        if (r && r->publisher.n > 0) {
            add_name(names.first, names.next_first,
                    r->token.at[r->publisher.first], i);
        }
        if (r && r->acronym.len >= 3) {
            add_name(names.acronym, names.next_acronym, r->acronym, i);
        }
    }
    return names;
}

/* All words of the publisher's name follow, others may stand between. */
static bool names_all(
        const struct record *by, uint32_t word, const struct record *of)
{
    uint32_t w = word + 1;
    uint32_t until = word + 2 * of->publisher.n + 1;
    for (uint32_t i = 1; i < of->publisher.n; i++) {
        uint32_t hash = record_hash(of->token.at[of->publisher.first + i]);
        while (w < until && w < by->word.n && by->word.at[w].hash != hash) {
            w++;
        }
        if (w >= until || w >= by->word.n) {
            return false;
        }
        w++;
    }
    return true;
}

static void cite(struct finder *f, uint32_t by, uint32_t of, uint32_t word)
{
    const struct record *a = f->records[by], *b = f->records[of];
    bool later = a->order != INT64_MIN && b->order != INT64_MIN &&
                 b->order > a->order;
    if (by != of && !later && !lineage_same_publisher(a, b)) {
        *VEC_ADD(f->arena, &f->out->citation) = (struct citation){by, of, word};
    }
}

static void find_citations_by(
        struct finder *f, const struct names *names, uint32_t by)
{
    enum { MAX_CHAIN = 64 };
    const struct record *r = f->records[by];
    for (uint32_t w = 0; r && w < r->word.n; w++) {
        const struct record_word *word = &r->word.at[w];
        if (!word->capital) {
            continue;
        }
        uint32_t of = map_get(names->first, word->hash);
        for (int i = 0; of != NONE && i < MAX_CHAIN; i++) {
            if (names_all(r, w, f->records[of])) {
                cite(f, by, of, w);
            }
            of = names->next_first[of];
        }
        of = word->caps ? map_get(names->acronym, word->hash) : NONE;
        for (int i = 0; of != NONE && i < MAX_CHAIN; i++) {
            cite(f, by, of, w);
            of = names->next_acronym[of];
        }
    }
}

static int citation_order(const void *x, const void *y)
{
    const struct citation *a = x, *b = y;
    const uint32_t ka[] = {a->by, a->of, a->word};
    const uint32_t kb[] = {b->by, b->of, b->word};
    for (int i = 0; i < 3; i++) {
        if (ka[i] != kb[i]) {
            return ka[i] < kb[i] ? -1 : 1;
        }
    }
    return 0;
}

static void find_citations(struct finder *f)
{
    struct names names = index_names(f);
    for (uint32_t i = 0; i < f->n; i++) {
        find_citations_by(f, &names, i);
    }
    if (f->out->citation.n) {
        qsort(f->out->citation.at, f->out->citation.n,
                sizeof *f->out->citation.at, citation_order);
    }
}

/* ---- relays ------------------------------------------------------------- */

static void add_passage_relay(struct lineage *l, struct relay *r, uint32_t *p)
{
    r->passages.first = *p;
    while (*p < l->passage.n && l->passage.at[*p].to == r->to &&
            l->passage.at[*p].from == r->from) {
        r->words += l->passage.at[*p].words;
        r->unquoted += l->passage.at[*p].unquoted;
        (*p)++;
    }
    r->passages.n = *p - r->passages.first;
}

static void add_citation_relay(struct lineage *l, struct relay *r, uint32_t *c)
{
    r->citations.first = *c;
    while (*c < l->citation.n && l->citation.at[*c].by == r->to &&
            l->citation.at[*c].of == r->from) {
        (*c)++;
    }
    r->citations.n = *c - r->citations.first;
}

static uint64_t pair_key(uint32_t to, uint32_t from)
{
    return (uint64_t)to << 32 | from;
}

/* Passages and citations are both sorted by (to, from): one merge. */
static void find_relays(struct finder *f)
{
    struct lineage *l = f->out;
    uint32_t p = 0, c = 0;
    while (p < l->passage.n || c < l->citation.n) {
        uint64_t kp = p < l->passage.n ? pair_key(l->passage.at[p].to,
                                                 l->passage.at[p].from)
                                       : UINT64_MAX;
        uint64_t kc = c < l->citation.n ? pair_key(l->citation.at[c].by,
                                                  l->citation.at[c].of)
                                        : UINT64_MAX;
        uint64_t k = kp < kc ? kp : kc;
        struct relay *r = VEC_ADD(f->arena, &l->relay);
        r->to = (uint32_t)(k >> 32);
        r->from = (uint32_t)k;
        add_passage_relay(l, r, &p);
        add_citation_relay(l, r, &c);
        r->copied = r->words >= MIN_WORDS && r->unquoted >= MIN_UNQUOTED;
    }
}

struct lineage *lineage_find(
        struct arena *a, struct record *const *records, uint32_t n)
{
    struct finder f = {.arena = a, .records = records, .n = n};
    f.out = ARENA_NEW(a, struct lineage);
    find_passages(&f);
    find_citations(&f);
    find_relays(&f);
    return f.out;
}

uint32_t lineage_first(const struct lineage *l, uint32_t to)
{
    uint32_t low = 0, high = l->relay.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (l->relay.at[mid].to < to) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low;
}

const struct relay *lineage_relay(
        const struct lineage *l, uint32_t from, uint32_t to)
{
    uint32_t i = lineage_first(l, to);
    for (; i < l->relay.n && l->relay.at[i].to == to; i++) {
        if (l->relay.at[i].from == from) {
            return &l->relay.at[i];
        }
    }
    return NULL;
}
