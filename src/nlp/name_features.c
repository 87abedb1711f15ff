/* SPDX-License-Identifier: Apache-2.0 */
/* name_features.c - what the recogniser sees of a word.
 *
 * The word and two on each side; its ends; shapes; what the gazetteer and the
 * model's long lists say of it and its neighbours; the run of capitals that it
 * stands in; parts of speech; whether the same word occurs in
 * lower case, or inside a sentence with a capital, elsewhere in the report;
 * and in the second round, as what the first has seen it there. */
#include "nlp/names.h"

#include "base/map.h"

enum { MAX_MEANINGS = 4 };

/* What the report says of one norm. */
struct norm_seen {
    uint32_t lower, capital; /* capital: not at a sentence's start */
    uint32_t vote[NAME_KINDS], none;
};

struct name_view {
    struct rcp_doc *doc;
    struct name_sight sight;
    struct arena *arena;
    struct map *norm; /* norm id -> index of seen */
    VEC(struct norm_seen) seen;
    struct feed *feed;
    struct list words;
    enum block_kind block;
    uint32_t meaning[DOC_MAX_SENTENCE][MAX_MEANINGS]; /* atoms */
    uint32_t *norms;                                  /* of the sentence */
    struct capitals {
        uint32_t first, last; /* words of the run of capitals around it */
    } run[DOC_MAX_SENTENCE];
    struct known_word known[DOC_MAX_SENTENCE];
    bool capital[DOC_MAX_SENTENCE];
};

static struct norm_seen *seen_of(struct name_view *v, uint32_t norm)
{
    uint32_t i = map_get(v->norm, norm);
    if (i == NONE) {
        i = v->seen.n;
        map_set(v->norm, norm, i);
        (void)VEC_ADD(v->arena, &v->seen);
    }
    return &v->seen.at[i];
}

struct name_view *name_view_new(
        struct arena *a, struct rcp_doc *doc, const struct name_sight *sight)
{
    struct name_view *v = ARENA_NEW(a, struct name_view);
    v->doc = doc;
    v->sight = *sight;
    v->arena = a;
    v->norm = map_new(a);
    v->feed = feed_new(a);
    v->norms = ARENA_ARRAY(a, uint32_t, DOC_MAX_SENTENCE);
    for (uint32_t i = 0; i < doc->word.n; i++) {
        const struct word *w = &doc->word.at[i];
        const uint32_t first = doc->sentence.at[w->sentence].words.first;
        struct norm_seen *s = seen_of(v, w->norm);
        s->lower += !(w->flags & WORD_CAPITAL);
        s->capital += (w->flags & WORD_CAPITAL) && i != first;
    }
    return v;
}

/* ---- one sentence ------------------------------------------------------- */

static bool needs_capital(enum entry_class class)
{
    return class != ENTRY_TITLE && class != ENTRY_ROLE &&
           class != ENTRY_ADJECTIVE && class < ENTRY_HEAD_ORGANISATION;
}

static void add_meaning(struct name_view *v, uint32_t i, uint32_t atom)
{
    for (uint32_t k = 0; k < MAX_MEANINGS; k++) {
        if (v->meaning[i][k] == 0) {
            v->meaning[i][k] = atom;
            return;
        }
    }
}

/* Each word covered gets class and place: 0 alone, 1 first, 2 inner, 3 last. */
static void mark_entry(
        struct name_view *v, uint32_t at, uint32_t n, enum entry_class class)
{
    const struct word *w = &v->doc->word.at[v->words.first + at];
    if (needs_capital(class) && !(w->flags & WORD_CAPITAL)) {
        return;
    }
    for (uint32_t i = 0; i < n; i++) {
        const uint32_t place = n == 1 ? 0 : i == 0 ? 1 : i + 1 == n ? 3 : 2;
        add_meaning(v, at + i, 1 + (uint32_t) class * 4 + place);
    }
}

static void mark_entries(struct name_view *v)
{
    for (uint32_t at = 0; at < v->words.n;) {
        uint32_t handle;
        const uint32_t n = gazetteer_find(
                v->sight.gazetteer, v->norms + at, v->words.n - at, &handle);
        for (uint32_t h = n > 0 ? handle : NONE; h != NONE;
                h = gazetteer_next(v->sight.gazetteer, h)) {
            mark_entry(v, at, n, gazetteer_entry(v->sight.gazetteer, h)->class);
        }
        at += n > 0 ? n : 1;
    }
}

/* How many lower-case words from `i` on a run of capitals goes on over: "of",
 * "and", "of the". */
static uint32_t bridge(const struct name_view *v, uint32_t i)
{
    const struct feed_word *w = &v->feed->word[i];
    const bool of = w[0].upos == UPOS_ADP, and = w[0].upos == UPOS_CCONJ;
    if ((of || and) && i + 1 < v->words.n && v->capital[i + 1]) {
        return 1;
    }
    return of && w[1].upos == UPOS_DET && i + 2 < v->words.n &&
                           v->capital[i + 2]
                   ? 2
                   : 0;
}

static void mark_runs(struct name_view *v)
{
    for (uint32_t i = 0; i < v->words.n;) {
        uint32_t end = i + 1;
        while (v->capital[i] && end < v->words.n) {
            const uint32_t over = v->capital[end] ? 1 : bridge(v, end);
            if (over == 0) {
                break;
            }
            end += over;
        }
        for (uint32_t k = i; k < end; k++) {
            v->run[k] = (struct capitals){i, end - 1};
        }
        i = end;
    }
}

uint32_t name_view_sentence(struct name_view *v, uint32_t sentence)
{
    const struct sentence *s = &v->doc->sentence.at[sentence];
    v->words = s->words;
    v->words.n = s->words.n < DOC_MAX_SENTENCE ? s->words.n : DOC_MAX_SENTENCE;
    v->block =
            v->doc->block.n ? v->doc->block.at[s->block].kind : BLOCK_PARAGRAPH;
    feed_fill(v->feed, v->doc, v->words, v->sight.lexicon);
    for (uint32_t i = 0; i < v->words.n; i++) {
        const struct word *w = &v->doc->word.at[v->words.first + i];
        v->norms[i] = w->norm;
        v->capital[i] = w->flags & WORD_CAPITAL;
        v->feed->word[i].upos =
                v->doc->tag ? v->doc->tag[v->words.first + i].upos : 0;
        for (uint32_t k = 0; k < MAX_MEANINGS; k++) {
            v->meaning[i][k] = 0;
        }
    }
    mark_entries(v);
    mark_runs(v);
    known_mark(&v->sight.known, v->feed, v->capital, v->known);
    return v->words.n;
}

void name_vote(struct name_view *v, const uint8_t *labels, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        const struct word *w = &v->doc->word.at[v->words.first + i];
        if (w->flags & WORD_CAPITAL) {
            struct norm_seen *s = seen_of(v, w->norm);
            if (labels[i] == 0) {
                s->none++;
            } else {
                s->vote[label_kind(labels[i])]++;
            }
        }
    }
}

/* ---- features ----------------------------------------------------------- */

struct out {
    uint32_t *at, n, template;
};

static void put1(struct out *o, uint32_t a)
{
    o->template ++;
    if (a != 0) {
        o->at[o->n++] = feature1(o->template, a);
    }
}

static void put2(struct out *o, uint32_t a, uint32_t b)
{
    o->template ++;
    o->at[o->n++] = feature2(o->template, a, b);
}

static void put3(struct out *o, uint32_t a, uint32_t b, uint32_t c)
{
    o->template ++;
    o->at[o->n++] = feature3(o->template, a, b, c);
}

static uint32_t few(uint32_t n)
{
    return n > 2 ? 2 : n;
}

/* How the report writes this word elsewhere. */
static uint32_t habit(const struct name_view *v, uint32_t i)
{
    const struct word *w = &v->doc->word.at[v->words.first + i];
    const struct norm_seen *s = &v->seen.at[map_get(v->norm, w->norm)];
    const bool capital = w->flags & WORD_CAPITAL;
    return 1 + few(s->lower) * 6 + few(s->capital) * 2 + capital;
}

/* The first round's majority for this word, and how sure it is. */
static uint32_t majority(const struct name_view *v, uint32_t i)
{
    const struct word *w = &v->doc->word.at[v->words.first + i];
    const struct norm_seen *s = &v->seen.at[map_get(v->norm, w->norm)];
    uint32_t best = 0, sum = s->none;
    for (uint32_t k = 0; k < NAME_KINDS; k++) {
        sum += s->vote[k];
        best = s->vote[k] > s->vote[best] ? k : best;
    }
    if (!(w->flags & WORD_CAPITAL) || sum == 0) {
        return 0;
    }
    if (s->none >= s->vote[best]) {
        return 1 + few(sum - s->none);
    }
    const uint32_t sure = s->vote[best] == sum ? few(sum - 1) : 3;
    return 8 + best * 8 + sure;
}

static void put_word(struct out *o, const struct feed_word *w)
{
    put1(o, w[0].form);
    put1(o, w[-1].form);
    put1(o, w[1].form);
    put1(o, w[-2].form);
    put1(o, w[2].form);
    put2(o, w[-1].form, w[0].form);
    put2(o, w[0].form, w[1].form);
    put2(o, w[-2].form, w[-1].form);
    put2(o, w[1].form, w[2].form);
    put2(o, w[-1].form, w[1].form);
    for (int k = 0; k < FEED_PREFIXES; k++) {
        put1(o, w[0].prefix[k]);
    }
    for (int k = 0; k < 5; k++) {
        put1(o, w[0].suffix[k]);
    }
    put1(o, w[-1].suffix[2]);
    put1(o, w[1].suffix[2]);
    put1(o, w[0].shape);
    put2(o, w[-1].shape, w[0].shape);
    put2(o, w[0].shape, w[1].shape);
    put3(o, w[-1].shape, w[0].shape, w[1].shape);
    put3(o, w[-2].shape, w[-1].shape, w[0].shape);
    put3(o, w[0].shape, w[1].shape, w[2].shape);
    put2(o, w[-1].form, w[0].shape);
    put2(o, w[1].form, w[0].shape);
    put3(o, w[-2].form, w[-1].form, w[0].shape);
    put3(o, w[0].shape, w[1].shape, w[2].form);
    put3(o, w[-2].form, w[-1].shape, w[0].shape);
    put2(o, w[0].suffix[2], w[0].shape);
    put1(o, w[-1].upos);
    put1(o, w[0].upos);
    put1(o, w[1].upos);
    put3(o, w[-1].upos, w[0].upos, w[1].upos);
    put2(o, w[0].upos, w[0].shape);
    put2(o, w[-1].upos, w[0].upos);
    put2(o, w[0].upos, w[1].upos);
    put1(o, w[0].lex);
    put2(o, w[0].lex, w[0].shape);
    put2(o, w[1].lex, w[0].shape);
    put1(o, w[0].cluster);
    put1(o, w[-1].cluster);
    put1(o, w[1].cluster);
}

static void put_meanings(
        const struct name_view *v, uint32_t i, struct out *o, uint32_t shape)
{
    const uint32_t template = o->template;
    for (int32_t d = -2; d <= 2; d++) {
        const int64_t at = (int64_t)i + d;
        for (uint32_t k = 0; k < MAX_MEANINGS; k++) {
            const uint32_t m =
                    at < 0 || at >= v->words.n ? 0 : v->meaning[at][k];
            o->template = template + (uint32_t)(d + 2) * 2;
            if (m != 0) {
                put1(o, m);
                if (d >= -1 && d <= 1) {
                    put2(o, m, shape);
                }
            }
        }
    }
    o->template = template + 10;
}

/* The run of capitals that the word stands in: what kind of thing a name is
 * often stands at its end (Maple Leafs, Symphony Orchestra). */
static void put_run(const struct name_view *v, uint32_t i, struct out *o)
{
    const struct feed_word *w = v->feed->word;
    const struct capitals r = v->run[i];
    const uint32_t length =
            few(r.last - r.first) + few(i - r.first) * 3 + few(r.last - i) * 9;
    if (!v->capital[r.first]) {
        o->template += 12;
        return;
    }
    put1(o, length);
    put1(o, w[r.last].form);
    put1(o, w[r.last].lex_fine);
    put1(o, w[r.last].suffix[2]);
    put2(o, w[r.last].form, i == r.last);
    put1(o, w[r.first].form);
    put2(o, w[(int)r.first - 1].form, w[r.last + 1].form);
    put2(o, w[(int)r.first - 1].form, length);
    put2(o, w[r.last + 1].form, length);
    put2(o, w[(int)r.first - 1].lex_fine, length);
    put2(o, w[r.last + 1].lex_fine, length);
    put2(o, length, r.first == 0);
}

/* All classes of a word and its place in each. */
static uint32_t known_atom(const struct name_view *v, uint32_t i)
{
    if (i >= v->words.n) {
        return 0;
    }
    uint32_t h = 0, any = 0;
    for (uint32_t c = 0; c < KNOWN_CLASSES; c++) {
        h = h * 5 + v->known[i].place[c];
        any |= v->known[i].place[c];
    }
    return any ? h * 2 + 1 : 0;
}

static void put_known(const struct name_view *v, uint32_t i, struct out *o)
{
    const uint32_t shape = v->feed->word[i].shape;
    const uint32_t mine = known_atom(v, i), left = known_atom(v, i - 1);
    const uint32_t right = known_atom(v, i + 1);
    put1(o, mine);
    put1(o, left);
    put1(o, right);
    put2(o, mine, shape);
    put2(o, left, mine);
    put2(o, mine, right);
    put3(o, left, mine, right);
    const uint32_t template = o->template;
    for (int32_t d = -1; d <= 1; d++) {
        const uint32_t at = i + (uint32_t)d;
        o->template = template + (uint32_t)(d + 1) * 2;
        for (uint32_t c = 0; at < v->words.n && c < KNOWN_CLASSES; c++) {
            const uint32_t place = v->known[at].place[c];
            if (place) {
                const uint32_t t = o->template;
                put1(o, c * 8 + place);
                put2(o, c * 8 + place, shape);
                o->template = t;
            }
        }
    }
    o->template = template + 6;
}

/* The word's place in the tree: its relation, its head. */
static void put_tree(const struct name_view *v, uint32_t i, struct out *o)
{
    const uint32_t at = v->words.first + i;
    const struct arc *arc = v->doc->arc ? &v->doc->arc[at] : NULL;
    const uint32_t head =
            arc && arc->head != NONE && arc->head >= v->words.first &&
                            arc->head < v->words.first + v->words.n
                    ? arc->head - v->words.first
                    : NONE;
    const uint32_t rel = arc ? 1 + (uint32_t)arc->rel : 0;
    const struct feed_word *w = v->feed->word;
    put1(o, rel);
    put2(o, rel, w[i].shape);
    put2(o, rel, head == NONE ? 0 : w[head].form);
    put2(o, rel, head == NONE ? 0 : w[head].shape);
    put2(o, w[i].shape, head == NONE ? 0 : w[head].form);
}

uint32_t name_features(
        const struct name_view *v, uint32_t i, bool second, uint32_t *out)
{
    struct out o = {out, 0, 100};
    const struct feed_word *w = &v->feed->word[i];
    const struct word *word = &v->doc->word.at[v->words.first + i];
    const uint32_t start = i == 0 ? 2 : 1;
    put1(&o, 1);
    put_word(&o, w);
    put_meanings(v, i, &o, w->shape);
    put_tree(v, i, &o);
    put_known(v, i, &o);
    put_run(v, i, &o);
    for (int d = -2; d <= 2; d++) {
        put1(&o, w[d].lex_fine);
    }
    put1(&o, habit(v, i));
    put2(&o, start, w->shape);
    put2(&o, start, habit(v, i));
    put2(&o, v->block == BLOCK_HEADLINE ? 2 : 1, w->shape);
    put2(&o, word->flags & WORD_QUOTED ? 2 : 1, w->shape);
    if (second) {
        const uint32_t mine = majority(v, i);
        const uint32_t left = i > 0 ? majority(v, i - 1) : 0;
        const uint32_t right = i + 1 < v->words.n ? majority(v, i + 1) : 0;
        put1(&o, mine);
        put2(&o, mine, w->shape);
        put2(&o, mine, w[-1].form);
        put2(&o, left, mine);
        put2(&o, mine, right);
    }
    return o.n;
}

uint32_t name_transition(uint32_t label_before)
{
    return feature1(99, label_before + 1);
}
