/* SPDX-License-Identifier: Apache-2.0 */
/* actor_same.c - names that are one name.
 *
 * Each name is looked up by its words, folded and without accents, in a table
 * of the clusters that hold each word; the ones found are compared:
 *
 *     same words      same entry in the gazetteer      acronym in brackets
 *     acronym of its capitals      part of it (surname, head noun)      typo
 *
 * At most NAME_CANDIDATES clusters are compared for each word, so the cost is
 * linear in the number of names. */
#include "extract/actor_draft.h"

#include "base/buf.h"
#include "base/intern.h"
#include "base/map.h"
#include "base/utf8.h"

#include <string.h>

enum { NAME_CANDIDATES = 24, NAME_MAX_WORDS = 16 };

struct plain { /* a name's words, folded without accents */
    span word[NAME_MAX_WORDS];
    bool small[NAME_MAX_WORDS]; /* written without a capital */
    uint32_t n;
};

/* Adds a word, and each part of one that hyphens join. */
static void add_plain(
        const struct draft *d, struct plain *p, const struct word *w)
{
    span rest = utf8_fold_plain(d->arena, doc_word(d->doc, w->norm));
    bool first = true;
    while (rest.len > 0 && p->n < NAME_MAX_WORDS) {
        span part = span_cut(&rest, '-');
        if (part.len > 0) {
            p->small[p->n] = !(w->flags & (WORD_CAPITAL | WORD_DIGITS)) ||
                             (!first && part.len <= 3);
            p->word[p->n++] = part;
            first = false;
        }
    }
}

static struct plain plain_of(const struct draft *d, uint32_t sketch)
{
    const struct list at = d->sketch.at[sketch].words;
    struct plain p = {.n = 0};
    for (uint32_t i = 0; i < at.n && p.n < NAME_MAX_WORDS; i++) {
        const struct word *w = &d->doc->word.at[at.first + i];
        enum upos u = d->doc->tag ? d->doc->tag[at.first + i].upos : UPOS_X;
        if (u != UPOS_PUNCT && (u != UPOS_DET || p.n > 0)) {
            add_plain(d, &p, w);
        }
    }
    return p;
}

/* ---- spelling ----------------------------------------------------------- */

/* Letters that transliterations leave in or out do not count. */
static span skeleton(struct arena *a, span s)
{
    struct buf b;
    buf_init(&b, a);
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == '-' || c == '\'' || c == ' ') {
            continue;
        }
        c = c == 'y' ? 'i' : c == 'e' ? 'a' : c == 'o' ? 'u' : c;
        if (b.len == 0 || b.at[b.len - 1] != c) {
            buf_char(&b, c);
        }
    }
    return buf_span(&b);
}

/* One letter wrong, left out, put in, or two swapped. */
static bool one_apart(span a, span b)
{
    if (a.len > b.len) {
        span t = a;
        a = b;
        b = t;
    }
    if (b.len - a.len > 1) {
        return false;
    }
    size_t head = 0, tail = 0;
    while (head < a.len && a.ptr[head] == b.ptr[head]) {
        head++;
    }
    while (tail < a.len - head &&
            a.ptr[a.len - 1 - tail] == b.ptr[b.len - 1 - tail]) {
        tail++;
    }
    size_t left = a.len - head - tail;
    return left + (b.len - a.len) <= 1 ||
           (a.len == b.len && left == 2 && a.ptr[head] == b.ptr[head + 1] &&
                   a.ptr[head + 1] == b.ptr[head]);
}

static bool has_digit(span s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] >= '0' && s.ptr[i] <= '9') {
            return true;
        }
    }
    return false;
}

static bool spelt_alike(const struct draft *d, span a, span b)
{
    if (a.len < 5 || b.len < 5 || has_digit(a) || has_digit(b)) {
        return false;
    }
    if (span_eq(skeleton(d->arena, a), skeleton(d->arena, b))) {
        return true;
    }
    return a.len >= 6 && b.len >= 6 && a.ptr[0] == b.ptr[0] && one_apart(a, b);
}

/* ---- two names ---------------------------------------------------------- */

/* The same first and last word, and all between in order. */
static bool loosely_in(const struct plain *part, const struct plain *whole)
{
    uint32_t k = 0;
    if (part->n < 2 || part->n >= whole->n ||
            !span_eq(part->word[0], whole->word[0]) ||
            !span_eq(part->word[part->n - 1], whole->word[whole->n - 1])) {
        return false;
    }
    for (uint32_t i = 0; i < whole->n && k < part->n; i++) {
        k += span_eq(part->word[k], whole->word[i]);
    }
    return k == part->n;
}

/* The words of `part` one after the other in `whole`; where, or NONE. */
static uint32_t place_in(const struct draft *d, const struct plain *part,
        const struct plain *whole, bool *typo)
{
    for (uint32_t i = 0; i + part->n <= whole->n; i++) {
        uint32_t k = 0;
        *typo = false;
        for (; k < part->n; k++) {
            if (!span_eq(part->word[k], whole->word[i + k])) {
                if (!spelt_alike(d, part->word[k], whole->word[i + k])) {
                    break;
                }
                *typo = true;
            }
        }
        if (k == part->n) {
            return i;
        }
    }
    return loosely_in(part, whole) ? 0 : NONE;
}

/* First letters of the capitalised words, and of all words. */
static bool is_acronym(const struct plain *short_one, const struct plain *full)
{
    if (short_one->n != 1 || full->n < 2) {
        return false;
    }
    span a = short_one->word[0];
    char all[NAME_MAX_WORDS], content[NAME_MAX_WORDS];
    uint32_t n = 0, m = 0;
    for (uint32_t i = 0; i < full->n; i++) {
        if (full->word[i].len == 0) {
            continue;
        }
        all[n++] = full->word[i].ptr[0];
        if (!full->small[i] || full->word[i].len > 3) {
            content[m++] = full->word[i].ptr[0];
        }
    }
    char bare[NAME_MAX_WORDS];
    uint32_t k = 0;
    for (size_t i = 0; i < a.len && k < NAME_MAX_WORDS; i++) {
        if (a.ptr[i] != '.') {
            bare[k++] = a.ptr[i];
        }
    }
    return k >= 2 && ((k == n && memcmp(bare, all, k) == 0) ||
                             (k == m && memcmp(bare, content, k) == 0));
}

static bool small_before(const struct plain *whole, uint32_t at)
{
    for (uint32_t i = 0; i < at; i++) {
        if (whole->small[i] && whole->word[i].len <= 3) {
            return true;
        }
    }
    return false;
}

/* Somewhere in the report a preposition of place stands before this word. */
static bool is_site(const struct draft *d, const struct sketch *s)
{
    return map_get(d->sites, d->norm[s->words.first]) != NONE;
}

/* A short form: the surname or the first name of a person, the head of a
 * body's or a place's name - never what stands behind its preposition. */
static bool is_short(const struct draft *d, const struct sketch *part,
        const struct sketch *whole, const struct plain *p,
        const struct plain *w, span *rule)
{
    bool typo;
    uint32_t at = place_in(d, p, w, &typo);
    if (at == NONE || p->n == w->n) {
        *rule = SPAN("spelling");
        return at != NONE && typo;
    }
    if (typo && p->n == 1 && p->word[0].len < 7) {
        return false;
    }
    *rule = SPAN("short form");
    bool same_kind = part->kind == whole->kind || part->sure < SURE;
    if (whole->kind == ACTOR_PERSON || part->kind == ACTOR_PERSON) {
        return same_kind && (at + p->n == w->n || (at == 0 && p->n == 1));
    }
    if (part->entry && whole->entry) {
        return false;
    }
    if (p->n == 1 && part->located && whole->kind == ACTOR_ORGANISATION) {
        return false; /* "in Vercluse" is not the Vercluse Institute */
    }
    if (!same_kind || small_before(w, at)) {
        return false;
    }
    if (part->kind == ACTOR_PLACE) {
        return at == 0 && !part->entry &&
               (p->n > 1 || w->small[1] || !is_site(d, part));
    }
    return true;
}

static bool same_entry(const struct sketch *a, const struct sketch *b)
{
    return a->entry && b->entry && a->entry->key.len > 0 &&
           span_eq(a->entry->key, b->entry->key);
}

/* ---- the search --------------------------------------------------------- */

struct post { /* a name that has a key, and the one before it */
    uint32_t name, before;
};

struct search {
    struct draft *d;
    struct intern *keys;
    struct map *last;    /* key -> last entry of `post` that has it */
    struct plain *plain; /* of each name */
    VEC(struct post) post;
};

static void remember(struct search *f, span key, uint32_t name)
{
    uint32_t id = intern_add(f->keys, key);
    uint32_t before = map_get(f->last, id);
    if (before != NONE && f->post.at[before].name == name) {
        return;
    }
    map_set(f->last, id, f->post.n);
    *VEC_ADD(f->d->arena, &f->post) = (struct post){name, before};
}

/* What two spellings of one word have in common. */
static span rough(const struct draft *d, span word)
{
    span bones = skeleton(d->arena, word);
    return arena_printf(
            d->arena, "~%.*s", (int)(bones.len < 4 ? bones.len : 4), bones.ptr);
}

static span letters(const struct draft *d, const struct plain *p, bool all)
{
    struct buf b;
    buf_init(&b, d->arena);
    for (uint32_t i = 0; i < p->n; i++) {
        if (all || !p->small[i] || p->word[i].len > 3) {
            buf_add(&b, span_slice(p->word[i], 0, 1));
        }
    }
    return buf_span(&b);
}

/* All that a later name could be found by. */
static void index_name(struct search *f, uint32_t name)
{
    const struct plain *p = &f->plain[name];
    for (uint32_t i = 0; i < p->n; i++) {
        if (p->word[i].len > 0 && !(p->small[i] && p->word[i].len <= 3)) {
            remember(f, p->word[i], name);
            if (p->word[i].len >= 5) {
                remember(f, rough(f->d, p->word[i]), name);
            }
        }
    }
    const struct entry *e = f->d->sketch.at[name].entry;
    if (e && e->key.len > 0) {
        remember(f, arena_printf(f->d->arena, "=%.*s", SPAN_ARG(e->key)), name);
    }
    if (p->n > 1) {
        remember(f, letters(f->d, p, true), name);
        remember(f, letters(f->d, p, false), name);
    }
}

static bool same_words(const struct plain *a, const struct plain *b)
{
    bool same = a->n == b->n && a->n > 0;
    for (uint32_t i = 0; same && i < a->n; i++) {
        same = span_eq(a->word[i], b->word[i]);
    }
    return same;
}

/* The same letters but for those that transliterations vary. */
static bool same_bones(
        const struct draft *d, const struct plain *a, const struct plain *b)
{
    struct buf x, y;
    buf_init(&x, d->arena);
    buf_init(&y, d->arena);
    for (uint32_t i = 0; i < a->n; i++) {
        buf_add(&x, a->word[i]);
    }
    for (uint32_t i = 0; i < b->n; i++) {
        buf_add(&y, b->word[i]);
    }
    span p = buf_span(&x), q = buf_span(&y);
    return p.len > 6 && q.len > 6 && !has_digit(p) && !has_digit(q) &&
           span_eq(skeleton(d->arena, p), skeleton(d->arena, q));
}

/* How well two names go together: 0 not at all. */
static unsigned compare(struct search *f, uint32_t a, uint32_t b, span *rule)
{
    const struct draft *d = f->d;
    const struct sketch *sa = &d->sketch.at[a], *sb = &d->sketch.at[b];
    const struct plain *pa = &f->plain[a], *pb = &f->plain[b];
    if (same_words(pa, pb)) {
        *rule = SPAN("same name");
        return 5;
    }
    if (same_bones(d, pa, pb)) {
        *rule = SPAN("spelling");
        return 4;
    }
    if (same_entry(sa, sb)) {
        *rule = SPAN("gazetteer");
        return 4;
    }
    if (is_acronym(pa, pb) || is_acronym(pb, pa)) {
        *rule = SPAN("acronym");
        return sa->kind != ACTOR_PERSON && sb->kind != ACTOR_PERSON ? 3 : 0;
    }
    const bool shorter = pa->n <= pb->n;
    return is_short(d, shorter ? sa : sb, shorter ? sb : sa, shorter ? pa : pb,
                   shorter ? pb : pa, rule)
                   ? 2
                   : 0;
}

struct match {
    uint32_t name;
    unsigned score;
    span rule;
};

/* A name that shares a short form with `other` must not contradict the full
 * name behind that: "Jane" may be Jane Doe or Jane Roe, but not both. */
static bool goes_with_all(struct search *f, uint32_t name, uint32_t other)
{
    struct draft *d = f->d;
    const struct cluster *c =
            &d->cluster.at[cluster_of(d, d->sketch.at[other].cluster)];
    span rule;
    return c->name == NONE || c->name == other || f->plain[name].n < 2 ||
           f->plain[c->name].n < 2 || compare(f, name, c->name, &rule) > 0;
}

static void search_key(
        struct search *f, uint32_t name, span key, struct match *best)
{
    uint32_t id = intern_find(f->keys, key);
    uint32_t at = id == NONE ? NONE : map_get(f->last, id);
    for (int i = 0; at != NONE && i < NAME_CANDIDATES; i++) {
        span rule;
        unsigned score = compare(f, name, f->post.at[at].name, &rule);
        if (score > best->score &&
                goes_with_all(f, name, f->post.at[at].name)) {
            *best = (struct match){f->post.at[at].name, score, rule};
        }
        at = f->post.at[at].before;
    }
}

static struct match find_same(struct search *f, uint32_t name)
{
    const struct plain *p = &f->plain[name];
    const struct entry *e = f->d->sketch.at[name].entry;
    struct match best = {NONE, 0, {NULL, 0}};
    for (uint32_t i = 0; i < p->n; i++) {
        search_key(f, name, p->word[i], &best);
    }
    if (e && e->key.len > 0 && best.score < 4) {
        search_key(f, name,
                arena_printf(f->d->arena, "=%.*s", SPAN_ARG(e->key)), &best);
    }
    if (p->n > 1 && best.score < 3) {
        search_key(f, name, letters(f->d, p, true), &best);
        search_key(f, name, letters(f->d, p, false), &best);
    }
    for (uint32_t i = 0; i < p->n && best.score == 0; i++) {
        if (p->word[i].len >= 5) {
            search_key(f, name, rough(f->d, p->word[i]), &best);
        }
    }
    return best;
}

/* "Cenat", of a longer name with these letters in this order. */
static bool is_made_of(const struct plain *acronym, const struct plain *full)
{
    if (acronym->n != 1 || full->n < 2 || acronym->word[0].len < 3) {
        return false;
    }
    span a = acronym->word[0];
    size_t at = 0, letters = 0;
    for (uint32_t i = 0; i < full->n; i++) {
        span w = full->word[i];
        letters += w.len;
        for (size_t k = 0; k < w.len; k++) {
            at += at < a.len && w.ptr[k] == a.ptr[at];
        }
    }
    return at == a.len && letters >= 2 * a.len && full->word[0].len > 0 &&
           full->word[0].ptr[0] == a.ptr[0];
}

/* "Full Name (FN)": the name before the bracket in which this one stands. */
static uint32_t before_bracket(const struct search *f, uint32_t name)
{
    const struct draft *d = f->d;
    const struct list at = d->sketch.at[name].words;
    uint32_t open = at.first - 1, close = at.first + at.n;
    if (name == 0 || at.first < 2 || close >= d->doc->word.n || at.n != 1 ||
            !span_eq(doc_word(d->doc, d->norm[open]), SPAN("(")) ||
            !span_eq(doc_word(d->doc, d->norm[close]), SPAN(")"))) {
        return NONE;
    }
    const struct sketch *full = &d->sketch.at[name - 1];
    const struct plain *p = &f->plain[name], *q = &f->plain[name - 1];
    bool touches = full->words.first + full->words.n == open;
    bool caps = d->doc->word.at[at.first].flags & WORD_ALL_CAPS;
    bool letters = is_acronym(p, q) || is_made_of(p, q);
    caps = caps && q->n > 1 && full->kind != ACTOR_PLACE;
    return touches && (caps || letters) && full->kind != ACTOR_PERSON ? name - 1
                                                                      : NONE;
}

static void find_sites(struct draft *d)
{
    d->sites = map_new(d->arena);
    for (uint32_t i = 0; i < d->sketch.n; i++) {
        const struct sketch *s = &d->sketch.at[i];
        if (s->located && s->words.n == 1) {
            map_set(d->sites, d->norm[s->words.first], i);
        }
    }
}

void actor_same_names(struct draft *d)
{
    find_sites(d);
    struct search f = {.d = d,
            .keys = intern_new(d->arena, NULL),
            .last = map_new(d->arena),
            .plain = ARENA_ARRAY(d->arena, struct plain, d->sketch.n + 1)};
    for (uint32_t i = 0; i < d->sketch.n; i++) {
        f.plain[i] = plain_of(d, i);
        struct match m = find_same(&f, i);
        uint32_t full = before_bracket(&f, i);
        uint32_t c = m.name != NONE
                             ? cluster_of(d, d->sketch.at[m.name].cluster)
                             : NONE;
        if (full != NONE) {
            uint32_t of = cluster_of(d, d->sketch.at[full].cluster);
            if (c != NONE && c != of) {
                cluster_merge(d, of, c);
            }
            c = of;
            m.rule = SPAN("acronym in brackets");
        }
        if (c == NONE) {
            c = cluster_new(d);
            m.rule = SPAN("newly named");
        }
        cluster_add(d, c, i, m.rule);
        index_name(&f, i);
    }
}
