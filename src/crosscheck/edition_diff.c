/* SPDX-License-Identifier: Apache-2.0 */
/* edition_diff.c - what one version of a page changed in the one before it.
 *
 *     sentences  a pair is each other's most similar one (shared words)
 *     slots      in two paired sentences: equal statements first, then those
 *                left over of the same kind and concept, in order
 *     silent     no word at the change, no old number beside the new one, no
 *                new sentence that says so */
#include "crosscheck/edition.h"

#include "base/utf8.h"
#include "crosscheck/compare.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    MAX_SENTENCES = 600, /* of a version that are looked at */
    ALIKE = 50,          /* per cent of words that paired sentences share */
    ONE_PAGE = 25        /* per cent of sentences that versions share */
};

/* ---- sentences ---------------------------------------------------------- */

struct version {
    const struct record *record;
    uint32_t n;         /* sentences */
    struct list *words; /* by sentence: run in record.word */
    struct list *bag;   /* by sentence: run in hash, sorted */
    uint32_t *hash;
    struct list *statements; /* by sentence: run in order */
    uint32_t *order;         /* indices in record.statement */
};

static int hash_order(const void *x, const void *y)
{
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    return a < b ? -1 : a > b;
}

static void list_statements(struct arena *a, struct version *v)
{
    const struct record *r = v->record;
    v->statements = ARENA_ARRAY(a, struct list, v->n + 1);
    v->order = ARENA_ARRAY(a, uint32_t, r->statement.n);
    uint32_t n = 0;
    for (uint32_t i = 0; i < r->statement.n; i++) {
        uint32_t s = r->statement.at[i].sentence;
        n += s < v->n;
        if (s < v->n) {
            v->statements[s].n++;
        }
    }
    uint32_t first = 0;
    for (uint32_t s = 0; s < v->n; s++) {
        v->statements[s].first = first;
        first += v->statements[s].n;
        v->statements[s].n = 0;
    }
    for (uint32_t i = 0; n > 0 && i < r->statement.n; i++) {
        uint32_t s = r->statement.at[i].sentence;
        if (s < v->n) {
            struct list *l = &v->statements[s];
            v->order[l->first + l->n++] = i;
        }
    }
}

static struct version version_of(struct arena *a, const struct record *r)
{
    struct version v = {.record = r};
    for (uint32_t w = 0; w < r->word.n; w++) {
        v.n = r->word.at[w].sentence + 1;
    }
    v.n = v.n < MAX_SENTENCES ? v.n : MAX_SENTENCES;
    v.words = ARENA_ARRAY(a, struct list, v.n + 1);
    v.bag = ARENA_ARRAY(a, struct list, v.n + 1);
    v.hash = ARENA_ARRAY(a, uint32_t, r->word.n);
    for (uint32_t w = 0; w < r->word.n && r->word.at[w].sentence < v.n; w++) {
        struct list *l = &v.words[r->word.at[w].sentence];
        if (l->n++ == 0) {
            l->first = w;
        }
        v.hash[w] = r->word.at[w].hash;
    }
    for (uint32_t s = 0; s < v.n; s++) {
        v.bag[s] = v.words[s];
        qsort(v.hash + v.bag[s].first, v.bag[s].n, sizeof *v.hash, hash_order);
    }
    list_statements(a, &v);
    return v;
}

/* Words that two sentences share, in per cent of both. */
static uint32_t likeness(const struct version *a, uint32_t sa,
        const struct version *b, uint32_t sb)
{
    struct list x = a->bag[sa], y = b->bag[sb];
    uint32_t i = 0, k = 0, both = 0;
    while (i < x.n && k < y.n) {
        uint32_t hx = a->hash[x.first + i], hy = b->hash[y.first + k];
        both += hx == hy;
        i += hx <= hy;
        k += hy <= hx;
    }
    return x.n + y.n ? 200 * both / (x.n + y.n) : 0;
}

static uint32_t best_of(
        const struct version *from, uint32_t s, const struct version *in)
{
    uint32_t best = NONE, most = ALIKE - 1;
    for (uint32_t k = 0; k < in->n; k++) {
        uint32_t like = likeness(from, s, in, k);
        if (like > most) {
            most = like;
            best = k;
        }
    }
    return best;
}

static bool is_headline(const struct version *v, uint32_t s)
{
    for (uint32_t i = 0; i < v->statements[s].n; i++) {
        uint32_t one = v->order[v->statements[s].first + i];
        if (v->record->statement.at[one].headline) {
            return true;
        }
    }
    return false;
}

/* By sentence of `a`: the sentence of `b` that it became, or NONE. */
static uint32_t *pair_sentences(
        struct arena *arena, const struct version *a, const struct version *b)
{
    uint32_t *to = ARENA_ARRAY(arena, uint32_t, a->n + 1);
    for (uint32_t s = 0; s < a->n; s++) {
        to[s] = best_of(a, s, b);
        if (to[s] != NONE && best_of(b, to[s], a) != s &&
                likeness(a, s, b, to[s]) < 100) {
            to[s] = NONE;
        }
    }
    return to;
}

/* ---- what changed ------------------------------------------------------- */

/* The two versions under comparison. */
struct changing {
    struct editions *out;
    struct arena *arena;
    struct version a, b;
    uint32_t *to;
    uint32_t edition;
    bool *is_new; /* by sentence of b: no sentence of a became it */
};

static bool one_slot(const struct statement *x, const struct statement *y)
{
    if (x->kind != y->kind || (x->minute >= 0) != (y->minute >= 0)) {
        return false;
    }
    if (x->kind == FACT_COUNT &&
            (!compare_same_unit(x, y) || x->rest != y->rest)) {
        return false;
    }
    return x->concept == NONE ? x->noun != 0 && x->noun == y->noun
                              : x->concept == y->concept;
}

static bool same_value(const struct statement *x, const struct statement *y)
{
    return x->value == y->value || (isnan(x->value) && isnan(y->value));
}

static bool has_word(const struct version *v, uint32_t sentence, uint32_t hash)
{
    struct list l = v->words[sentence];
    for (uint32_t w = l.first; w < l.first + l.n; w++) {
        if (v->record->word.at[w].hash == hash) {
            return true;
        }
    }
    return false;
}

/* How many words of the source's name stand in the sentence or right around
 * it. */
static uint32_t words_of_name(const struct version *v, uint32_t sentence,
        const struct record *of, const struct source *s)
{
    uint32_t from = sentence > 0 ? sentence - 1 : 0, found = 0;
    for (uint32_t t = 0; t < s->tokens.n; t++) {
        uint32_t hash = record_hash(of->token.at[s->tokens.first + t]);
        bool here = false;
        for (uint32_t k = from; k <= sentence + 1 && k < v->n; k++) {
            here |= has_word(v, k, hash);
        }
        found += here;
    }
    return found;
}

/* `x` stands on the word of somebody named there, of whom the other version
 * says nothing there. */
static bool source_gone(const struct version *v, const struct statement *x,
        const struct version *other, const struct statement *y)
{
    if (x->sources.n == 0 || y->sources.n > 0) {
        return false;
    }
    const struct record *r = v->record;
    uint32_t last = r->chain.at[x->sources.first + x->sources.n - 1];
    const struct source *s = &r->source.at[last];
    return 2 * words_of_name(other, y->sentence, r, s) <
           words_of_name(v, x->sentence, r, s);
}

static bool possible(const struct statement *s)
{
    return s->modality == MODALITY_POSSIBLE;
}

static enum change change_of(const struct changing *c,
        const struct statement *x, const struct statement *y)
{
    if (x->kind == FACT_COUNT && !same_value(x, y) &&
            (compare_numbers(x, y) == RELATION_DIFFER ||
                    (x->modifier == MODIFIER_EXACT &&
                            y->modifier == MODIFIER_EXACT))) {
        return CHANGE_NUMBER;
    }
    if (x->kind == FACT_TIME) {
        bool hours = x->minute >= 0 && x->minute != y->minute;
        return compare_times(x, y) == RELATION_DIFFER || hours ? CHANGE_DAY
                                                               : CHANGE_NONE;
    }
    if (x->kind == FACT_OCCURRENCE &&
            compare_polarity(x, y) == RELATION_DIFFER) {
        return CHANGE_POLARITY;
    }
    if (x->stance != y->stance || possible(x) != possible(y)) {
        return CHANGE_STANCE;
    }
    return source_gone(&c->a, x, &c->b, y) || source_gone(&c->b, y, &c->a, x)
                   ? CHANGE_SOURCE
                   : CHANGE_NONE;
}

/* ---- what the later version says of it ---------------------------------- */

static bool has_notice(const struct version *v, uint32_t s)
{
    for (uint32_t i = 0; i < v->words[s].n; i++) {
        if (v->record->word.at[v->words[s].first + i].notice) {
            return true;
        }
    }
    return false;
}

static uint32_t distance(range a, range b)
{
    return a.end <= b.start   ? b.start - a.end
           : b.end <= a.start ? a.start - b.end
                              : 0;
}

/* A word of notice in the statement's own sentence is said of the number that
 * stands nearest to it, or of the clause that holds it. */
static bool notice_here(const struct version *v, const struct statement *y)
{
    struct list words = v->words[y->sentence];
    struct list counts = v->statements[y->sentence];
    for (uint32_t i = words.first; i < words.first + words.n; i++) {
        const struct record_word *w = &v->record->word.at[i];
        uint32_t own = distance(w->at, y->at.at);
        bool nearest = y->kind == FACT_COUNT || own == 0;
        for (uint32_t k = 0; k < counts.n && y->kind == FACT_COUNT; k++) {
            const struct statement *z =
                    &v->record->statement.at[v->order[counts.first + k]];
            nearest &=
                    z->kind != FACT_COUNT || distance(w->at, z->at.at) >= own;
        }
        if (w->notice && nearest) {
            return true;
        }
    }
    return false;
}

/* The sentence names what the statement is about: its noun or its number. */
static bool speaks_of(
        const struct changing *c, uint32_t s, const struct statement *x)
{
    const struct version *v = &c->b;
    uint32_t noun = record_hash(utf8_fold_plain(c->arena, x->noun_text));
    for (uint32_t i = 0; i < v->words[s].n; i++) {
        const struct record_word *w =
                &v->record->word.at[v->words[s].first + i];
        if (w->concept != NONE &&
                (w->concept == x->concept || w->concept == x->state)) {
            return true;
        }
        if (x->concept == NONE && x->noun_text.len && w->hash == noun) {
            return true;
        }
    }
    for (uint32_t i = 0; i < v->statements[s].n; i++) {
        const struct statement *y =
                &v->record->statement.at[v->order[v->statements[s].first + i]];
        if (x->kind == FACT_COUNT && y->kind == FACT_COUNT &&
                compare_same_number(x, y)) {
            return true;
        }
    }
    return false;
}

/* A notice that names nothing stands for the whole page. */
static bool is_general(const struct version *v, uint32_t s)
{
    for (uint32_t i = 0; i < v->words[s].n; i++) {
        const struct record_word *w =
                &v->record->word.at[v->words[s].first + i];
        if (w->telling && !w->notice) {
            return false;
        }
    }
    return true;
}

/* The later version says that this changed: in the sentence itself, by giving
 * the old number too, or in a notice that is new. */
static bool announced(const struct changing *c, const struct statement *x,
        const struct statement *y)
{
    const struct version *b = &c->b;
    if (notice_here(b, y) && !notice_here(&c->a, x)) {
        return true;
    }
    for (uint32_t s = 0; s < b->n; s++) {
        bool here = s == y->sentence || s == y->sentence + 1;
        if (here && x->kind == FACT_COUNT) {
            for (uint32_t i = 0; i < b->statements[s].n; i++) {
                uint32_t one = b->order[b->statements[s].first + i];
                const struct statement *z = &b->record->statement.at[one];
                if (z->kind == FACT_COUNT && compare_same_number(x, z) &&
                        one_slot(x, z)) {
                    return true;
                }
            }
        }
        if (c->is_new[s] && has_notice(b, s) &&
                (speaks_of(c, s, y) || speaks_of(c, s, x) ||
                        is_general(b, s))) {
            return true;
        }
    }
    return false;
}

/* ---- slots of two paired sentences -------------------------------------- */

enum { MAX_STATEMENTS = 64 }; /* of one sentence */

static bool equal(const struct changing *c, const struct statement *x,
        const struct statement *y)
{
    return one_slot(x, y) && change_of(c, x, y) == CHANGE_NONE &&
           (x->kind != FACT_COUNT || same_value(x, y));
}

static void add_edit(struct changing *c, uint32_t before, uint32_t after)
{
    const struct statement *x = &c->a.record->statement.at[before];
    const struct statement *y = &c->b.record->statement.at[after];
    enum change change = change_of(c, x, y);
    if (change != CHANGE_NONE && !announced(c, x, y)) {
        *VEC_ADD(c->arena, &c->out->edit) =
                (struct edit){c->edition, change, before, after};
    }
}

/* Each statement of the one sentence with its like in the other: those that
 * did not change first, so that what changed is left over. */
static void compare_sentences(struct changing *c, uint32_t sa, uint32_t sb)
{
    struct list x = c->a.statements[sa], y = c->b.statements[sb];
    bool done[MAX_STATEMENTS] = {0}, used[MAX_STATEMENTS] = {0};
    uint32_t nx = x.n < MAX_STATEMENTS ? x.n : MAX_STATEMENTS;
    uint32_t ny = y.n < MAX_STATEMENTS ? y.n : MAX_STATEMENTS;
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i < nx; i++) {
            for (uint32_t k = 0; k < ny && !done[i]; k++) {
                uint32_t before = c->a.order[x.first + i];
                uint32_t after = c->b.order[y.first + k];
                const struct statement *p = &c->a.record->statement.at[before];
                const struct statement *q = &c->b.record->statement.at[after];
                if (used[k] || !(pass ? one_slot(p, q) : equal(c, p, q))) {
                    continue;
                }
                done[i] = used[k] = true;
                if (pass) {
                    add_edit(c, before, after);
                }
            }
        }
    }
}

static bool same_words(const struct changing *c, uint32_t sa, uint32_t sb)
{
    struct list x = c->a.words[sa], y = c->b.words[sb];
    if (x.n != y.n) {
        return false;
    }
    for (uint32_t i = 0; i < x.n; i++) {
        if (c->a.record->word.at[x.first + i].hash !=
                c->b.record->word.at[y.first + i].hash) {
            return false;
        }
    }
    return true;
}

/* Do the two have enough in common? A headline that has no pair, as it is
 * reworded freely, does not count. */
static bool one_page(const struct changing *c, bool headlines)
{
    uint32_t paired = 0, fewer = c->a.n < c->b.n ? c->a.n : c->b.n;
    for (uint32_t s = 0; s < c->a.n; s++) {
        paired += c->to[s] != NONE;
    }
    fewer -= headlines;
    return paired > 0 && paired * 100 >= fewer * ONE_PAGE;
}

void edition_compare(struct editions *e, struct arena *arena,
        struct record *const *records, uint32_t earlier, uint32_t later)
{
    struct changing c = {.out = e, .arena = arena, .edition = e->pair.n};
    c.a = version_of(arena, records[earlier]);
    c.b = version_of(arena, records[later]);
    c.to = pair_sentences(arena, &c.a, &c.b);
    bool headlines = c.a.n && c.b.n && c.to[0] == NONE &&
                     is_headline(&c.a, 0) && is_headline(&c.b, 0);
    if (!one_page(&c, headlines)) {
        return; /* one address, two texts: a page that is written anew daily */
    }
    if (headlines) {
        c.to[0] = 0;
    }
    c.is_new = ARENA_ARRAY(arena, bool, c.b.n + 1);
    memset(c.is_new, true, c.b.n);
    for (uint32_t s = 0; s < c.a.n; s++) {
        if (c.to[s] != NONE) {
            c.is_new[c.to[s]] = false;
        }
    }
    *VEC_ADD(arena, &e->pair) = (struct edition){earlier, later};
    for (uint32_t s = 0; s < c.a.n; s++) {
        if (c.to[s] != NONE && !same_words(&c, s, c.to[s])) {
            compare_sentences(&c, s, c.to[s]);
        }
    }
}
