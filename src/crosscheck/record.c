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

span reading_plain(const struct reading *r, uint32_t w)
{
    return utf8_fold_plain(r->arena, reading_word(r, w));
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
    if (reading_named(r, w)) {
        struct term t = {term_of_word(plain), 1};
        *VEC_ADD(r->arena, &rec->name) = t;
        *VEC_ADD(r->arena, &rec->topic) = t;
    } else if (concept != NONE && says_something(r->concepts, concept)) {
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
    s->acronym = acronym;
    s->tokens.first = r->record->token.n;
    for (uint32_t i = start; i + 1 < w; i++) {
        span p = reading_plain(r, i);
        if (p.len > 3) {
            *VEC_ADD(r->arena, &r->record->token) = p;
        }
    }
    s->tokens.n = r->record->token.n - s->tokens.first;
}

/* "the company Delmarque", "the company, Delmarque": what a name is. */
static void add_title(struct reading *r, uint32_t w)
{
    enum { LONG = 3 };
    const struct rcp_doc *doc = r->doc;
    uint32_t c = r->concept[w].concept;
    if (c == NONE || !concept_speaks(r->concepts, c) || reading_named(r, w) ||
            concept_use(r->concepts, c) == CONCEPT_GENERIC) {
        return;
    }
    uint32_t at = w + r->concept[w].length;
    if (at < doc->word.n && span_eq(reading_word(r, at), SPAN(","))) {
        at++;
    }
    for (uint32_t i = at;
            i < at + LONG && i < doc->word.n &&
            doc->word.at[i].sentence == doc->word.at[w].sentence &&
            reading_named(r, i);
            i++) {
        *VEC_ADD(r->arena, &r->record->title) =
                (struct title){reading_plain(r, i), c};
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

static span keep(struct reading *r, span s)
{
    return s.ptr ? arena_copy(r->arena, s) : (span){NULL, 0};
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
        span word = span_trim(span_cut(&rest, ' '));
        size_t cut = span_find(word, SPAN("'"));
        if (cut != SIZE_MAX && cut <= 2) {
            word = span_slice(word, cut + 1, word.len);
        }
        span plain = utf8_fold_plain(r->arena, word);
        bool caps = utf8_is_upper(word) && plain.len > 1;
        if (!is_content(plain)) {
            continue;
        }
        if (plain.len > 3 || utf8_is_capitalised(word)) {
            buf_char(initials, plain.ptr[0]);
        }
        bool part = rules_outlet_part(r->rules, r->doc->pack, plain);
        if ((parts || !part) && (plain.len > 2 || caps)) {
            *VEC_ADD(r->arena, &rec->token) = plain;
            telling += caps ? 2 : 1;
        }
    }
    return telling;
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
}

static void add_meta(struct reading *r)
{
    const struct rcp_doc *doc = r->doc;
    struct check_document *m = &r->record->meta;
    memcpy(m->sha256, doc->text_sha256, sizeof m->sha256);
    r->record->text = arena_copy(r->arena, doc->text);
    m->given_id = keep(r, doc->meta.given_id);
    m->path = keep(r, doc->meta.path);
    m->url = keep(r, doc->meta.url);
    m->title = keep(r, doc->meta.title);
    m->publisher = keep(r, doc->meta.publisher);
    m->language = keep(r, doc->meta.language);
    m->published = doc->meta.published;
    r->record->order =
            m->published.year ? moment_order(m->published) : INT64_MIN;
}

/* ---- sources ------------------------------------------------------------ */

static void add_token(struct reading *r, struct source *s, span plain)
{
    struct record *rec = r->record;
    for (uint32_t i = 0; i < s->tokens.n; i++) {
        if (span_eq(rec->token.at[s->tokens.first + i], plain)) {
            return;
        }
    }
    *VEC_ADD(r->arena, &rec->token) = plain;
    s->tokens.n++;
}

static void add_expansion(struct reading *r, struct source *s, span acronym)
{
    struct record *rec = r->record;
    for (uint32_t i = 0; i < rec->short_form.n; i++) {
        if (!span_eq(rec->short_form.at[i].acronym, acronym)) {
            continue;
        }
        struct list t = rec->short_form.at[i].tokens;
        for (uint32_t k = 0; k < t.n; k++) {
            add_token(r, s, rec->token.at[t.first + k]);
        }
        return;
    }
}

/* October names nobody. */
bool reading_in_time(const struct reading *r, uint32_t w)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t low = 0, high = doc->time.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (doc->time.at[mid].at.end <= doc->word.at[w].at.start) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low < doc->time.n &&
           range_meets(doc->time.at[low].at, doc->word.at[w].at);
}

/* Behind plain people, a preposition or a verb begins what is no longer who
 * they are: "the drivers quoted by the paper". */
static bool leads_away(
        const struct reading *r, const struct source *s, uint32_t w)
{
    if (!r->doc->tag || s->head == NONE ||
            !concept_people(r->concepts, s->head) ||
            concept_use(r->concepts, s->head) != CONCEPT_PLAIN ||
            concept_stands_for(r->concepts, s->head) != NONE) {
        return false;
    }
    enum upos u = r->doc->tag[w].upos;
    return u == UPOS_ADP || u == UPOS_VERB;
}

/* Words of the report that describe the source. */
static void describe_range(struct reading *r, struct source *s, range at)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t w = doc_word_at(doc, at.start);
    bool away = false;
    for (; w != NONE && w < doc->word.n && doc->word.at[w].at.start < at.end;
            w++) {
        away |= leads_away(r, s, w);
        if (away) {
            s->anonymous |= concept_use(r->concepts, r->concept[w].concept) ==
                            CONCEPT_ANONYMOUS;
            continue;
        }
        reading_institution(r, s, r->concept[w].concept);
        reading_institution(r, s, r->concept[w].other);
        bool known = r->concept[w].concept != NONE || r->concept[w].length == 0;
        bool caps = doc->word.at[w].flags & WORD_ALL_CAPS;
        bool proper = doc->tag && doc->tag[w].upos == UPOS_PROPN;
        if (reading_named(r, w) && (!known || caps || proper) &&
                !reading_in_time(r, w)) {
            span plain = reading_plain(r, w);
            if (caps || plain.len > 2) {
                add_token(r, s, plain);
            }
            if (caps) {
                add_expansion(r, s, plain);
            }
        }
    }
}

void reading_institution(struct reading *r, struct source *s, uint32_t c)
{
    if (c == NONE) {
        return;
    }
    const struct concepts *cs = r->concepts;
    enum concept_use use = concept_use(cs, c);
    if (use == CONCEPT_ANONYMOUS) {
        s->anonymous = true;
        return;
    }
    bool someone = concept_people(cs, c) || concept_speaks(cs, c);
    if (!someone || use == CONCEPT_GENERIC) {
        return;
    }
    if (s->head == NONE) {
        s->head = c;
    }
    uint32_t body = concept_stands_for(cs, c);
    if (body != NONE) {
        s->institution = body;
    } else if (s->institution == NONE && use != CONCEPT_SPEAKS) {
        s->institution = c;
    }
}

/* The words from `at` on hold a concept of this use. */
static bool has_use(const struct reading *r, range at, enum concept_use use)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t w = doc_word_at(doc, at.start);
    for (; w != NONE && w < doc->word.n && doc->word.at[w].at.start < at.end;
            w++) {
        if (concept_use(r->concepts, r->concept[w].concept) == use) {
            return true;
        }
    }
    return false;
}

/* Somebody without a name, in a sentence that speaks of anonymity. */
static bool is_hidden(
        const struct reading *r, const struct source *s, range source)
{
    uint32_t w = doc_word_at(r->doc, source.start);
    if (s->tokens.n > 0 || w == NONE ||
            (s->head != NONE && concept_speaks(r->concepts, s->head))) {
        return false;
    }
    uint32_t sentence = r->doc->word.at[w].sentence;
    return has_use(r, r->doc->sentence.at[sentence].at, CONCEPT_ANONYMOUS);
}

/* The actor's own name, aliases and institution. */
static void describe_actor(struct reading *r, struct source *s, uint32_t a)
{
    const struct rcp_doc *doc = r->doc;
    for (int hop = 0; a != NONE && a < doc->actor.n && hop < 2; hop++) {
        const struct actor *actor = &doc->actor.at[a];
        if (hop == 0) {
            s->name = actor->name;
            s->person =
                    actor->kind == ACTOR_PERSON &&
                    (s->head == NONE || !concept_speaks(r->concepts, s->head));
            s->anonymous |= actor->source == SOURCE_ANONYMOUS;
        }
        struct list of = r->mentions_of[a];
        for (uint32_t i = 0; i < of.n; i++) {
            const struct mention *m =
                    &doc->mention.at[r->mention_order[of.first + i]];
            if (m->form != MENTION_PRONOUN) {
                describe_range(r, s, m->at);
            }
            if (m->form == MENTION_NOMINAL && hop == 0) {
                if (!s->anonymous && is_hidden(r, s, m->at)) {
                    s->anonymous = true;
                    s->at = reading_place(r, m->at);
                }
            }
        }
        a = actor->speaks_for;
    }
}

/* Nothing but pronouns and what goes with them: he, one of them. */
static bool is_pronoun(const struct reading *r, range at)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t w = doc_word_at(doc, at.start);
    bool any = false;
    for (; doc->tag && w != NONE && w < doc->word.n &&
            doc->word.at[w].at.start < at.end;
            w++) {
        enum upos u = doc->tag[w].upos;
        if (u != UPOS_PRON && u != UPOS_ADP && u != UPOS_DET && u != UPOS_NUM &&
                u != UPOS_ADJ) {
            return false;
        }
        any = true;
    }
    return any;
}

static bool is_same(const struct reading *r, range source)
{
    return has_use(r, source, CONCEPT_SAME);
}

static enum root_kind kind_of(
        const struct reading *r, const struct source *s, uint32_t a)
{
    if (s->anonymous) {
        return ROOT_ANONYMOUS;
    }
    if (a == NONE || a >= r->doc->actor.n) {
        return s->tokens.n ? ROOT_ORGANISATION : ROOT_GROUP;
    }
    switch (r->doc->actor.at[a].kind) {
    case ACTOR_PERSON:
        return ROOT_PERSON;
    case ACTOR_ORGANISATION:
    case ACTOR_PLACE:
        return ROOT_ORGANISATION;
    case ACTOR_GROUP:
        return ROOT_GROUP;
    case ACTOR_OTHER:
        break;
    }
    return ROOT_DOCUMENT;
}

static bool is_body(const struct reading *r, uint32_t w)
{
    uint32_t c = r->concept[w].concept;
    return c != NONE && concept_use(r->concepts, c) == CONCEPT_PLAIN &&
           concept_speaks(r->concepts, c);
}

/* "The spokesman", with nothing beside it: the one who spoke before, else
 * whoever was named last. */
static uint32_t speaker_before(
        struct reading *r, struct source *s, range source)
{
    enum { BACK = 60 };
    const struct record *rec = r->record;
    for (uint32_t i = rec->source.n; i-- > 0;) {
        if (rec->source.at[i].head == s->head) {
            return i;
        }
    }
    uint32_t w = doc_word_at(r->doc, source.start);
    uint32_t first =
            r->doc->sentence.at[r->doc->word.at[w].sentence].words.first;
    for (uint32_t i = first; i < w; i++) {
        if (is_body(r, i)) {
            s->institution = r->concept[i].concept;
            return NONE;
        }
    }
    for (uint32_t i = first; i > 0 && first - i < BACK; i--) {
        if (is_body(r, i - 1)) {
            s->institution = r->concept[i - 1].concept;
            return NONE;
        }
    }
    return NONE;
}

static uint32_t source_at(struct reading *r, range at, uint32_t actor);
static range whole_phrase(const struct reading *r, range at);

/* The number of the noun or pronoun that a description turns on. */
static enum ud_number number_at(const struct reading *r, range at)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t w = doc_word_at(doc, at.start);
    for (; doc->tag && w != NONE && w < doc->word.n &&
            doc->word.at[w].at.start < at.end;
            w++) {
        enum upos u = doc->tag[w].upos;
        if (u == UPOS_NOUN || u == UPOS_PROPN || u == UPOS_PRON) {
            return (enum ud_number)doc->tag[w].morph.number;
        }
    }
    return NUMBER_NONE;
}

/* People or a body named in the sentence before the pronoun, of its number. */
static uint32_t somebody_here(struct reading *r, range at, enum ud_number n)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t w = doc_word_at(doc, at.start);
    uint32_t first = doc->sentence.at[doc->word.at[w].sentence].words.first;
    for (uint32_t i = first; doc->tag && i < w; i++) {
        uint32_t c = r->concept[i].concept;
        bool someone = c != NONE &&
                       concept_use(r->concepts, c) == CONCEPT_PLAIN &&
                       (concept_people(r->concepts, c) ||
                               concept_speaks(r->concepts, c));
        if (someone && doc->tag[i].upos == UPOS_NOUN &&
                doc->tag[i].morph.number == n) {
            return source_at(r, doc->word.at[i].at, NONE);
        }
    }
    return NONE;
}

/* The last one who did something before the pronoun, in its own sentence or
 * the one before, by name or as people; NULL when there is none. */
static const struct role *agent_before(
        const struct reading *r, range at, enum ud_number n)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t sentence = doc->word.at[doc_word_at(doc, at.start)].sentence;
    const struct role *best = NULL;
    uint32_t i = reading_first_claim(r, sentence ? sentence - 1 : 0);
    for (; i < doc->claim.n && doc->claim.at[i].sentence <= sentence; i++) {
        struct list roles = doc->claim.at[i].roles;
        for (uint32_t k = 0; k < roles.n; k++) {
            const struct role *role = &doc->role.at[roles.first + k];
            if (role->kind != ROLE_AGENT || role->head >= doc->word.n ||
                    role->at.end > at.start || !doc->tag) {
                continue;
            }
            const struct tag *tag = &doc->tag[role->head];
            uint32_t c = r->concept[role->head].concept;
            bool someone = tag->upos == UPOS_PROPN ||
                           (c != NONE && tag->upos == UPOS_NOUN &&
                                   (concept_people(r->concepts, c) ||
                                           concept_speaks(r->concepts, c)));
            bool fits =
                    tag->morph.number == n || tag->morph.number == NUMBER_NONE;
            if (someone && fits && (!best || best->at.start < role->at.start)) {
                best = role;
            }
        }
    }
    return best;
}

/* Whom a pronoun or "the same" means: the last source before it that is one or
 * many as it is; somebody in its own sentence; else the last source. */
static uint32_t source_before(struct reading *r, range at)
{
    const struct record *rec = r->record;
    enum ud_number n = number_at(r, at);
    uint32_t nearest = NONE, fitting = NONE;
    for (uint32_t i = 0; i < rec->source.n; i++) {
        const struct source *s = &rec->source.at[i];
        if (s->at.at.start >= at.start) {
            continue;
        }
        if (nearest == NONE ||
                rec->source.at[nearest].at.at.start < s->at.at.start) {
            nearest = i;
        }
        if (s->number == n &&
                (fitting == NONE ||
                        rec->source.at[fitting].at.at.start < s->at.at.start)) {
            fitting = i;
        }
    }
    const struct role *agent = n == NUMBER_NONE ? NULL : agent_before(r, at, n);
    if (agent && (fitting == NONE ||
                         agent->at.start > rec->source.at[fitting].at.at.end)) {
        return source_at(r, agent->at, agent->actor);
    }
    if (fitting != NONE || n == NUMBER_NONE) {
        return fitting != NONE ? fitting : nearest;
    }
    uint32_t here = n == NUMBER_PLUR ? somebody_here(r, at, n) : NONE;
    return here != NONE ? here : nearest;
}

/* "…, prefect says": who stands beside a verb of saying in a headline. */
uint32_t reading_headline_speaker(struct reading *r, uint32_t sentence)
{
    const struct rcp_doc *doc = r->doc;
    struct list words = doc->sentence.at[sentence].words;
    for (uint32_t i = words.first + 1; i < words.first + words.n; i++) {
        uint32_t c = r->concept[i].concept;
        if (c == NONE || concept_use(r->concepts, c) != CONCEPT_SAID ||
                (doc->tag && doc->tag[i].upos != UPOS_VERB)) {
            continue;
        }
        uint32_t who = r->concept[i - 1].concept;
        bool someone = who != NONE && (concept_people(r->concepts, who) ||
                                              concept_speaks(r->concepts, who));
        if (someone) {
            return source_at(r, doc->word.at[i - 1].at, NONE);
        }
    }
    return NONE;
}

/* The words from a noun on, up to a mark or to `until`. */
static range name_around(const struct reading *r, uint32_t w, uint32_t until)
{
    enum { LONG = 8 };
    const struct rcp_doc *doc = r->doc;
    range at = doc->word.at[w].at;
    for (uint32_t i = w + 1; i < doc->word.n && i < w + LONG; i++) {
        const struct word *word = &doc->word.at[i];
        if (word->at.end > until ||
                (doc->tag && doc->tag[i].upos == UPOS_PUNCT)) {
            break;
        }
        at.end = word->at.end;
    }
    return at;
}

/* "du groupe" of "un cadre du groupe": the noun that the phrase hangs on; and
 * nothing before a dash, as in a dateline. */
static range whole_phrase(const struct reading *r, range at)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t first = doc_word_at(doc, at.start);
    for (uint32_t w = first;
            doc->tag && w < doc->word.n && doc->word.at[w].at.end < at.end;
            w++) {
        uint32_t len;
        if (char_is_dash(utf8_get(reading_word(r, w), 0, &len)) &&
                w + 1 < doc->word.n) {
            at.start = doc->word.at[w + 1].at.start;
        }
    }
    first = doc_word_at(doc, at.start);
    if (!doc->tag || !doc->arc || doc->tag[first].upos != UPOS_ADP) {
        return at;
    }
    uint32_t w = doc->arc[first].head;
    if (w == NONE || doc->arc[w].rel != REL_NMOD || doc->arc[w].head == NONE ||
            doc->arc[w].head >= first) {
        return at;
    }
    at.start = doc->word.at[doc->arc[w].head].at.start;
    return at;
}

/* With the capitalised words that go on right behind it. */
static range whole_name(const struct reading *r, range at)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t w = doc_word_at(doc, at.end ? at.end - 1 : 0);
    if (w == NONE || !reading_named(r, w)) {
        return at;
    }
    for (uint32_t i = w + 1;
            i < doc->word.n && reading_named(r, i) &&
            doc->word.at[i].sentence == doc->word.at[w].sentence &&
            doc->word.at[i].at.start <= at.end + 1;
            i++) {
        at.end = doc->word.at[i].at.end;
    }
    return at;
}

/* "Their notes": nobody by itself, but somebody's. */
static bool is_own_thing(
        const struct reading *r, const struct source *s, range at)
{
    uint32_t w = doc_word_at(r->doc, at.start);
    return s->institution == NONE && s->tokens.n == 0 && s->head == NONE &&
           r->doc->tag && w != NONE && r->doc->tag[w].morph.poss;
}

/* A report's own publisher is nobody's source: "told our newspaper". */
static bool names_publisher(const struct reading *r, const struct source *s)
{
    const struct record *rec = r->record;
    if (s->tokens.n == 0 || rec->publisher.n == 0) {
        return false;
    }
    for (uint32_t i = 0; i < rec->publisher.n; i++) {
        span word = rec->token.at[rec->publisher.first + i];
        bool there = false;
        for (uint32_t k = 0; k < s->tokens.n; k++) {
            there |= span_eq(rec->token.at[s->tokens.first + k], word);
        }
        if (!there) {
            return false;
        }
    }
    return true;
}

/* Somebody in the sentence who speaks for others. */
uint32_t reading_speaker_here(struct reading *r, range at)
{
    uint32_t w = doc_word_at(r->doc, at.start);
    struct list words = r->doc->sentence.at[r->doc->word.at[w].sentence].words;
    for (uint32_t i = words.first; i < words.first + words.n; i++) {
        uint32_t c = r->concept[i].concept;
        bool speaks = c != NONE && !range_meets(r->doc->word.at[i].at, at) &&
                      !(r->doc->word.at[i].flags & WORD_QUOTED) &&
                      (concept_use(r->concepts, c) == CONCEPT_SPEAKS ||
                              concept_stands_for(r->concepts, c) != NONE);
        if (speaks) {
            return source_at(r,
                    name_around(r, i,
                            r->doc->sentence.at[r->doc->word.at[i].sentence]
                                    .at.end),
                    NONE);
        }
    }
    return NONE;
}

/* The report says beside some word of the place that it is such a body. */
static bool has_title(const struct reading *r, range at, uint32_t concept)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t w = doc_word_at(doc, at.start);
    for (; w != NONE && w < doc->word.n && doc->word.at[w].at.start < at.end;
            w++) {
        span plain = reading_plain(r, w);
        for (uint32_t i = 0; i < r->record->title.n; i++) {
            const struct title *t = &r->record->title.at[i];
            if (t->concept == concept && span_eq(t->token, plain)) {
                return true;
            }
        }
    }
    return false;
}

/* "The company" is not the name that it was tied to, unless the report calls
 * that name a company. */
static bool is_other_kind(const struct reading *r, range at, uint32_t actor)
{
    if (actor == NONE || actor >= r->doc->actor.n) {
        return false;
    }
    uint32_t w = doc_word_at(r->doc, at.end ? at.end - 1 : 0);
    uint32_t c = w == NONE ? NONE : r->concept[w].concept;
    if (c == NONE || !concept_speaks(r->concepts, c) || reading_named(r, w)) {
        return false;
    }
    struct list of = r->mentions_of[actor];
    bool named = false;
    for (uint32_t i = 0; i < of.n; i++) {
        const struct mention *m =
                &r->doc->mention.at[r->mention_order[of.first + i]];
        named |= m->form == MENTION_NAME;
        if (m->form == MENTION_NAME && has_title(r, m->at, c)) {
            return false;
        }
    }
    return named;
}

/* "A manager, who asked for…" is a manager. */
static span short_name(span name)
{
    enum { LONG = 40 };
    size_t comma = span_find(name, SPAN(","));
    return name.len > LONG && comma != SIZE_MAX ? span_slice(name, 0, comma)
                                                : name;
}

/* Index in record.source of whoever stands at a place, or NONE. */
static uint32_t source_at(struct reading *r, range at, uint32_t actor)
{
    struct record *rec = r->record;
    uint32_t start = at.start;
    at = whole_phrase(r, at);
    actor = at.start < start ? NONE : actor; /* it was only part of it */
    actor = is_other_kind(r, at, actor) ? NONE : actor;
    bool known = actor != NONE && actor < r->doc->actor.n;
    uint32_t word = doc_word_at(r->doc, at.start);
    if (word == NONE || (reading_in_time(r, word) && !known)) {
        return NONE;
    }
    if (is_same(r, at) || (!known && is_pronoun(r, at))) {
        return source_before(r, at);
    }
    for (uint32_t i = 0; known && i < rec->source.n; i++) {
        if (r->actor_of_source.at[i] == actor) {
            struct source *same = &rec->source.at[i];
            if (!same->anonymous && is_hidden(r, same, at)) {
                same->anonymous = true;
                same->at = reading_place(r, at);
            }
            same->kind = kind_of(r, same, actor);
            return i;
        }
    }
    at = whole_name(r, at);
    struct source s = {.institution = NONE, .head = NONE};
    s.name = doc_span(r->doc, at);
    s.tokens.first = rec->token.n;
    s.at = reading_place(r, at);
    s.number = number_at(r, at);
    describe_range(r, &s, at);
    if (known) {
        describe_actor(r, &s, actor);
    }
    if (s.institution == NONE && s.tokens.n == 0 &&
            concept_use(r->concepts, s.head) == CONCEPT_SPEAKS) {
        uint32_t before = speaker_before(r, &s, at);
        if (before != NONE) {
            return before;
        }
    }
    if (is_own_thing(r, &s, at)) {
        return source_before(r, at);
    }
    if (names_publisher(r, &s)) {
        return reading_speaker_here(r, at);
    }
    s.anonymous |= is_hidden(r, &s, at);
    s.name = keep(r, short_name(s.name));
    s.kind = kind_of(r, &s, actor);
    *VEC_ADD(r->arena, &rec->source) = s;
    *VEC_ADD(r->arena, &r->actor_of_source) = actor;
    return rec->source.n - 1;
}

static uint32_t add_source(struct reading *r, uint32_t attribution)
{
    const struct attribution *at = &r->doc->attribution.at[attribution];
    if (range_empty(at->source)) {
        return at->form == FORM_VERB && !range_empty(at->cue)
                       ? reading_speaker_here(r, at->cue)
                       : NONE;
    }
    return source_at(r, at->source, at->actor);
}

/* People, bodies, names and pronouns can speak; a convoy cannot. */
uint32_t reading_teller(
        struct reading *r, const struct claim *claim, const struct role *role)
{
    uint32_t w = role->head < r->doc->word.n
                         ? role->head
                         : doc_word_at(r->doc, role->at.start);
    if (w == NONE) {
        return NONE;
    }
    range at = role->at;
    if (r->doc->tag && r->doc->arc &&
            r->doc->tag[w].morph.prontype == PRONTYPE_REL &&
            claim->head < r->doc->word.n &&
            r->doc->arc[claim->head].head != NONE) {
        w = r->doc->arc[claim->head].head; /* "the union, which counts" */
        at = name_around(r, w, role->at.start);
    }
    uint32_t c = r->concept[w].concept;
    bool pronoun = r->doc->tag && r->doc->tag[w].upos == UPOS_PRON;
    bool speaks = c != NONE &&
                  (concept_speaks(r->concepts, c) ||
                          concept_use(r->concepts, c) == CONCEPT_SPEAKS ||
                          concept_stands_for(r->concepts, c) != NONE);
    if (!speaks && !pronoun && !reading_named(r, w)) {
        return NONE;
    }
    return source_at(r, at, at.start == role->at.start ? role->actor : NONE);
}

static void add_sources(struct reading *r)
{
    uint32_t n = r->doc->attribution.n;
    r->source_of = ARENA_ARRAY(r->arena, uint32_t, n);
    for (uint32_t i = 0; i < n; i++) {
        r->source_of[i] = add_source(r, i);
    }
}

static void forget(struct reading *r, range at)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t w = doc_word_at(doc, at.start);
    for (; w != NONE && w < doc->word.n && doc->word.at[w].at.start < at.end;
            w++) {
        if (concept_use(r->concepts, r->concept[w].concept) != CONCEPT_STATE) {
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
    add_sources(&r);
    reading_statements(&r);
    return r.record;
}

uint32_t reading_subject(struct reading *r, uint32_t verb)
{
    enum { REACH = 10 };
    const struct rcp_doc *doc = r->doc;
    uint32_t first = doc->sentence.at[doc->word.at[verb].sentence].words.first;
    for (uint32_t i = verb; i > first && verb - i < REACH; i--) {
        uint32_t w = i - 1;
        uint32_t c = r->concept[w].concept;
        if (doc->tag && doc->tag[w].upos == UPOS_VERB) {
            return NONE;
        }
        bool someone = c != NONE &&
                       concept_use(r->concepts, c) == CONCEPT_PLAIN &&
                       (concept_speaks(r->concepts, c) ||
                               concept_stands_for(r->concepts, c) != NONE);
        if (someone) {
            return source_at(
                    r, name_around(r, w, doc->word.at[verb].at.start), NONE);
        }
    }
    return NONE;
}
