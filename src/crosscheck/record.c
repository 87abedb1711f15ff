/* SPDX-License-Identifier: Apache-2.0 */
/* record.c - from a report's layers to what a check needs of it.
 *
 *     doc ─┬─ words ──────────> record_word, name, topic
 *          ├─ attributions ───> source
 *          └─ quantities, claims, times ─> statement (statement.c) */
#include "crosscheck/record.h"

#include "base/points.h"
#include "base/utf8.h"
#include "crosscheck/reading.h"

#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

/* ---- keys --------------------------------------------------------------- */

#define CONCEPT_KEY (UINT64_C(1) << 63)

term_key term_of_concept(uint32_t concept)
{
    return CONCEPT_KEY | concept;
}

term_key term_of_word(span folded)
{
    return XXH64(folded.ptr, folded.len, 0) & ~CONCEPT_KEY;
}

term_key term_of_number(double value)
{
    static const double LARGEST = 1e15, THOUSANDTHS = 1000;
    bool fits = value > -LARGEST && value < LARGEST;
    return fits ? ((uint64_t)(int64_t)(value * THOUSANDTHS) << 1) & ~CONCEPT_KEY
                : 0;
}

uint32_t term_concept(term_key key)
{
    return key & CONCEPT_KEY ? (uint32_t)key : NONE;
}

static int term_order(const void *x, const void *y)
{
    const struct term *a = x, *b = y;
    return a->key < b->key ? -1 : a->key > b->key;
}

/* Sorts and joins equal keys; returns how many are left. */
uint32_t terms_settle(struct term *t, uint32_t n)
{
    if (n == 0) {
        return 0;
    }
    qsort(t, n, sizeof *t, term_order);
    uint32_t out = 0;
    for (uint32_t i = 1; i < n; i++) {
        if (t[i].key == t[out].key) {
            t[out].count += t[i].count;
        } else {
            t[++out] = t[i];
        }
    }
    return out + 1;
}

/* ---- words -------------------------------------------------------------- */

span reading_word(const struct reading *r, uint32_t w)
{
    return doc_span(r->doc, r->doc->word.at[w].at);
}

/* "Écho" of "L’Écho", "information" of "d'information"; but "it's". */
static span past_elision(span word)
{
    enum { LONGEST = 2, SHORTEST = 3 }; /* qu'; bytes of a name behind it */
    size_t at = 0;
    for (uint32_t i = 0, len; i <= LONGEST && at < word.len; i++, at += len) {
        uint32_t c = utf8_get(word, at, &len);
        if ((c == '\'' || c == 0x2019) && at + len + SHORTEST <= word.len) {
            return span_slice(word, at + len, word.len);
        }
    }
    return word;
}

/* An English text has "L'Écho" as one word, a French one as two. */
span reading_plain(const struct reading *r, uint32_t w)
{
    return utf8_fold_plain(r->doc->arena, past_elision(reading_word(r, w)));
}

span reading_lemma(const struct reading *r, uint32_t w)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t id = doc->tag ? doc->tag[w].lemma : doc->word.at[w].norm;
    span text = doc_word(doc, id);
    return text.len ? text : doc_word(doc, doc->word.at[w].norm);
}

struct check_place reading_place(const struct reading *r, range at)
{
    return (struct check_place){0, at, points_at(r->points, at.start),
            points_at(r->points, at.end),
            span_slice(r->record->text, at.start, at.end)};
}

uint32_t record_hash(span plain)
{
    return (uint32_t)XXH64(plain.ptr, plain.len, 1);
}

static bool is_content(span word)
{
    uint32_t len;
    enum char_class c =
            word.len ? char_class(utf8_get(word, 0, &len)) : CHAR_SPACE;
    return c == CHAR_UPPER || c == CHAR_LOWER || c == CHAR_LETTER ||
           c == CHAR_DIGIT;
}

/* A capital that is not owed to the start of a sentence. */
bool reading_named(const struct reading *r, uint32_t w)
{
    const struct word *word = &r->doc->word.at[w];
    if (!(word->flags & WORD_CAPITAL)) {
        return false;
    }
    if (word->flags & WORD_ALL_CAPS) {
        return true;
    }
    bool first = r->doc->sentence.at[word->sentence].words.first == w;
    return !first || (r->doc->tag && r->doc->tag[w].upos == UPOS_PROPN);
}

static bool says_something(const struct concepts *c, uint32_t concept)
{
    enum concept_use use = concept_use(c, concept);
    return (use == CONCEPT_PLAIN || use == CONCEPT_STATE) &&
           concept_class(c, concept) != CONCEPT_QUALITY;
}

static void add_word(struct reading *r, uint32_t w)
{
    struct record *rec = r->record;
    const struct word *word = &r->doc->word.at[w];
    span plain = reading_plain(r, w);
    if (!is_content(plain)) {
        return;
    }
    struct record_word *out = VEC_ADD(r->arena, &rec->word);
    *out = (struct record_word){
            .hash = record_hash(plain),
            .at = word->at,
            .start = points_at(r->points, word->at.start),
            .end = points_at(r->points, word->at.end),
            .sentence = word->sentence,
            .quoted = word->flags & WORD_QUOTED,
            .capital = word->flags & WORD_CAPITAL,
            .caps = word->flags & WORD_ALL_CAPS,
    };
    uint32_t concept = r->concept[w].concept;
    bool says = concept != NONE && says_something(r->concepts, concept);
    bool named = reading_named(r, w);
    out->concept = concept;
    out->notice = concept_use(r->concepts, concept) == CONCEPT_NOTICE;
    out->telling = (named || says) && !reading_in_time(r, w);
    if (named) {
        struct term t = {term_of_word(plain), 1};
        *VEC_ADD(r->arena, &rec->name) = t;
        *VEC_ADD(r->arena, &rec->topic) = t;
    } else if (says) {
        *VEC_ADD(r->arena, &rec->topic) =
                (struct term){term_of_concept(concept), 1};
    }
}

/* "Name of the body (NB)" */
static void add_short_form(struct reading *r, uint32_t w)
{
    enum { REACH = 8 };
    const struct rcp_doc *doc = r->doc;
    const struct word *word = &doc->word.at[w];
    if (w < 2 || !(word->flags & WORD_ALL_CAPS) || w + 1 >= doc->word.n ||
            !span_eq(reading_word(r, w - 1), SPAN("(")) ||
            !span_eq(reading_word(r, w + 1), SPAN(")"))) {
        return;
    }
    uint32_t first = doc->sentence.at[word->sentence].words.first;
    uint32_t from = w - 1 > first + REACH ? w - 1 - REACH : first;
    uint32_t start = NONE;
    uint32_t len;
    span acronym = reading_plain(r, w);
    uint32_t initial = utf8_get(acronym, 0, &len);
    for (uint32_t i = w - 1; i-- > from;) {
        span p = reading_plain(r, i);
        if (!is_content(p)) {
            break;
        }
        if (doc->word.at[i].flags & WORD_CAPITAL &&
                utf8_get(p, 0, &len) == initial) {
            start = i;
        }
    }
    if (start == NONE) {
        return;
    }
    struct short_form *s = VEC_ADD(r->arena, &r->record->short_form);
    s->acronym = arena_copy(r->arena, acronym);
    s->tokens.first = r->record->token.n;
    for (uint32_t i = start; i + 1 < w; i++) {
        span p = reading_plain(r, i);
        if (p.len > 3) {
            *VEC_ADD(r->arena, &r->record->token) = arena_copy(r->arena, p);
        }
    }
    s->tokens.n = r->record->token.n - s->tokens.first;
}

/* What bears the names that stand from word `at` on: at most LONG words. */
static void title_names(struct reading *r, uint32_t at, uint32_t c)
{
    enum { LONG = 3 };
    const struct rcp_doc *doc = r->doc;
    for (uint32_t i = at;
            i < at + LONG && i < doc->word.n &&
            doc->word.at[i].sentence == doc->word.at[at].sentence &&
            reading_named(r, i);
            i++) {
        *VEC_ADD(r->arena, &r->record->title) =
                (struct title){arena_copy(r->arena, reading_plain(r, i)), c};
    }
}

/* "the company Delmarque", "the company, Delmarque", "the prefect, Anne Roy",
 * "Anne Roy, prefect": what a name is, or speaks for. */
static void add_title(struct reading *r, uint32_t w)
{
    enum { LONG = 3 };
    const struct rcp_doc *doc = r->doc;
    uint32_t c = r->concept[w].concept;
    if (c == NONE || reading_named(r, w) ||
            concept_use(r->concepts, c) == CONCEPT_GENERIC) {
        return;
    }
    uint32_t body = concept_stands_for(r->concepts, c);
    if (body == NONE && !concept_speaks(r->concepts, c)) {
        return;
    }
    uint32_t at = w + r->concept[w].length;
    bool comma = at < doc->word.n && span_eq(reading_word(r, at), SPAN(","));
    title_names(r, comma ? at + 1 : at, body == NONE ? c : body);
    if (body != NONE && w >= 2 && span_eq(reading_word(r, w - 1), SPAN(",")) &&
            reading_named(r, w - 2)) {
        uint32_t first = w - 2;
        while (first > 0 && w - first < LONG + 1 &&
                reading_named(r, first - 1)) {
            first--;
        }
        title_names(r, first, body);
    }
}

/* One meaning or the other of the word that says how bad it is, or NONE. */
static uint32_t severity_of(const struct reading *r, uint32_t w)
{
    const struct word_concept *c = &r->concept[w];
    if (concept_use(r->concepts, c->concept) == CONCEPT_SEVERITY) {
        return c->concept;
    }
    return concept_use(r->concepts, c->other) == CONCEPT_SEVERITY ? c->other
                                                                  : NONE;
}

static void add_severity(struct reading *r, uint32_t w)
{
    enum { REACH = 5 };
    uint32_t c = severity_of(r, w);
    if (c == NONE) {
        return;
    }
    uint32_t sentence = r->doc->word.at[w].sentence;
    uint32_t first = r->doc->sentence.at[sentence].words.first;
    for (uint32_t i = w; i > first && w - i < REACH; i--) {
        uint32_t before = r->concept[i - 1].concept;
        if (concept_use(r->concepts, before) == CONCEPT_NEGATION) {
            c = concept_contrary(r->concepts, c);
            break;
        }
    }
    *VEC_ADD(r->arena, &r->record->severity) = (struct severity_word){
            c, sentence, reading_place(r, r->doc->word.at[w].at)};
}

static void add_words(struct reading *r)
{
    const struct rcp_doc *doc = r->doc;
    for (uint32_t w = 0; w < doc->word.n; w++) {
        add_word(r, w);
        add_short_form(r, w);
        add_title(r, w);
        add_severity(r, w);
    }
    struct record *rec = r->record;
    rec->name.n = terms_settle(rec->name.at, rec->name.n);
    rec->topic.n = terms_settle(rec->topic.at, rec->topic.n);
}

/* ---- metadata ----------------------------------------------------------- */

span reading_keep(struct reading *r, span s)
{
    return s.ptr ? arena_copy(r->arena, s) : (span){NULL, 0};
}

/* What two spellings of one publisher's name share: no case, no accents, no
 * hyphens, no elided words and no article before it ("The", "Le"). */
static span publisher_key(const struct reading *r)
{
    enum { ARTICLE = 3 };
    struct buf key;
    buf_init(&key, r->arena);
    span rest = r->record->meta.publisher;
    while (rest.len > 0) {
        span word = past_elision(span_trim(span_cut(&rest, ' ')));
        span plain = utf8_fold_plain(r->arena, word);
        bool article = key.len == 0 && rest.len > 0 && plain.len <= ARTICLE &&
                       rules_outlet_part(r->rules, r->doc->pack, plain);
        if (article || plain.len == 0) {
            continue;
        }
        if (key.len > 0) {
            buf_char(&key, ' ');
        }
        for (size_t i = 0; i < plain.len; i++) {
            buf_char(&key, plain.ptr[i] == '-' ? ' ' : plain.ptr[i]);
        }
    }
    return buf_span(&key);
}

/* The words of the publisher's name that tell it from others; with `parts`
 * also those that many names have. */
static uint32_t publisher_words(
        struct reading *r, struct buf *initials, bool parts)
{
    struct record *rec = r->record;
    uint32_t telling = 0;
    span rest = rec->meta.publisher;
    while (rest.len > 0) {
        span word = past_elision(span_trim(span_cut(&rest, ' ')));
        span plain = utf8_fold_plain(r->arena, word);
        bool caps = utf8_is_upper(word) && plain.len > 1;
        if (!is_content(plain)) {
            continue;
        }
        if (plain.len > 3 || utf8_is_capitalised(word)) {
            buf_char(initials, plain.ptr[0]);
            size_t dash = span_find(plain, SPAN("-"));
            if (dash != SIZE_MAX && dash + 1 < plain.len) {
                buf_char(initials, plain.ptr[dash + 1]);
            }
        }
        bool part = rules_outlet_part(r->rules, r->doc->pack, plain);
        if ((parts || !part) && (plain.len > 2 || caps)) {
            *VEC_ADD(r->arena, &rec->token) = plain;
            telling += caps ? 2 : 1;
        }
    }
    return telling;
}

/* What the first word of the publisher's name means in the text: a union. */
static uint32_t publisher_body(const struct reading *r)
{
    const struct record *rec = r->record;
    for (uint32_t w = 0; rec->publisher.n && w < r->doc->word.n; w++) {
        uint32_t c = r->concept[w].concept;
        bool body = c != NONE && concept_speaks(r->concepts, c) &&
                    concept_use(r->concepts, c) == CONCEPT_PLAIN;
        if (body && span_eq(reading_plain(r, w),
                            rec->token.at[rec->publisher.first])) {
            return c;
        }
    }
    return NONE;
}

/* One plain word may be a place: "Radio Nantes" keeps both its words. */
static void add_publisher(struct reading *r)
{
    struct record *rec = r->record;
    struct buf initials, again;
    buf_init(&initials, r->arena);
    buf_init(&again, r->arena);
    rec->publisher.first = rec->token.n;
    if (publisher_words(r, &initials, false) < 2) {
        rec->token.n = rec->publisher.first;
        publisher_words(r, &again, true);
    }
    rec->publisher.n = rec->token.n - rec->publisher.first;
    rec->acronym = buf_span(&initials);
    rec->outlet = publisher_key(r);
    rec->body = publisher_body(r);
}

static void add_meta(struct reading *r)
{
    const struct rcp_doc *doc = r->doc;
    struct check_document *m = &r->record->meta;
    memcpy(m->sha256, doc->text_sha256, sizeof m->sha256);
    r->record->text = arena_copy(r->arena, doc->text);
    m->given_id = reading_keep(r, doc->meta.given_id);
    m->path = reading_keep(r, doc->meta.path);
    m->url = reading_keep(r, doc->meta.url);
    m->title = reading_keep(r, doc->meta.title);
    m->publisher = reading_keep(r, doc->meta.publisher);
    m->language = reading_keep(r, doc->meta.language);
    m->published = doc->meta.published;
    m->updated = doc->meta.updated;
    r->record->order =
            m->published.year ? moment_order(m->published) : INT64_MIN;
}

static void forget(struct reading *r, range at)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t w = doc_word_at(doc, at.start);
    for (; w != NONE && w < doc->word.n && doc->word.at[w].at.start < at.end;
            w++) {
        enum concept_use use = concept_use(r->concepts, r->concept[w].concept);
        if (use != CONCEPT_STATE && use != CONCEPT_NOTICE) {
            r->concept[w] = (struct word_concept){NONE, NONE, 1};
        }
    }
}

/* March is no march, and une quarantaine of people are not in quarantine. */
static void forget_numbers(struct reading *r)
{
    for (uint32_t i = 0; i < r->doc->time.n; i++) {
        forget(r, r->doc->time.at[i].at);
    }
    for (uint32_t i = 0; i < r->doc->quantity.n; i++) {
        forget(r, r->doc->quantity.at[i].at);
    }
}

struct record *record_new(struct arena *a, const struct concepts *concepts,
        const struct rcp_doc *doc, const struct check_rules *rules)
{
    struct reading r = {
            .arena = a, .concepts = concepts, .doc = doc, .rules = rules};
    r.record = ARENA_NEW(a, struct record);
    r.concept = rules_concepts(rules, doc);
    r.points = points_new(doc->arena, doc->text);
    forget_numbers(&r);
    reading_index(&r);
    add_meta(&r);
    add_publisher(&r);
    add_words(&r);
    reading_sources(&r);
    reading_statements(&r);
    return r.record;
}
