/* SPDX-License-Identifier: Apache-2.0 */
/* source.c - who stands behind what a report says.
 *
 *     attribution's source ─┬─ its words ──> names, what it is or speaks for
 *                           ├─ its actor ──> all that the report calls it
 *                           └─ a pronoun, "the spokesman", "their notes" ──>
 *                              the one who spoke or acted before
 *
 * A name becomes its folded words; an office becomes the institution that it
 * speaks for (concepts.tsv, stands_for). */
#include "crosscheck/source.h"

#include "crosscheck/context.h"

#include "base/utf8.h"

/* ---- sources ------------------------------------------------------------ */

static void add_token(struct reading *r, struct source *s, span plain)
{
    struct record *rec = r->record;
    for (uint32_t i = 0; i < s->tokens.n; i++) {
        if (span_eq(rec->token.at[s->tokens.first + i], plain)) {
            return;
        }
    }
    *VEC_ADD(r->arena, &rec->token) = arena_copy(r->arena, plain);
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
 * they are: "the drivers quoted by the paper"; but "the doctors of MSF". */
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
    bool acronym = w + 1 < r->doc->word.n &&
                   r->doc->word.at[w + 1].flags & WORD_ALL_CAPS;
    return (u == UPOS_ADP && !acronym) || u == UPOS_VERB;
}

/* "The French agency" is no Frenchman. */
static bool is_plain_adjective(const struct reading *r, uint32_t w)
{
    const struct rcp_doc *doc = r->doc;
    return doc->tag && doc->arc && doc->tag[w].upos == UPOS_ADJ &&
           doc->arc[w].rel == REL_AMOD &&
           concept_people(r->concepts, r->concept[w].concept);
}

bool source_is_outlet_word(const struct reading *r, uint32_t w)
{
    uint32_t c = r->concept[w].concept;
    return c != NONE && concept_speaks(r->concepts, c) &&
           concept_use(r->concepts, c) == CONCEPT_GENERIC &&
           concept_parent(r->concepts, c) != NONE;
}

/* "The police, 45 000 …": a number behind a comma is another side's. */
static range before_number(const struct reading *r, range at)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t w = doc_word_at(doc, at.start);
    uint32_t comma = NONE;
    for (uint32_t i = w + 1; doc->tag && w != NONE && i < doc->word.n &&
                             doc->word.at[i].at.start < at.end;
            i++) {
        if (span_eq(reading_word(r, i), SPAN(","))) {
            comma = i;
        } else if (doc->tag[i].upos == UPOS_NUM && comma != NONE &&
                   comma + 3 > i) { /* ", 9 400", ", and 9 400" */
            at.end = doc->word.at[comma - 1].at.end;
            break;
        }
    }
    return at;
}

/* Words of the report that describe the source. */
static void describe_range(struct reading *r, struct source *s, range at)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t w = doc_word_at(doc, at.start);
    bool away = false;
    at = before_number(r, at);
    for (; w != NONE && w < doc->word.n && doc->word.at[w].at.start < at.end;
            w++) {
        away |= leads_away(r, s, w);
        if (away) {
            s->anonymous |= concept_use(r->concepts, r->concept[w].concept) ==
                            CONCEPT_ANONYMOUS;
            continue;
        }
        if (!is_plain_adjective(r, w)) {
            reading_institution(r, s, r->concept[w].concept);
            reading_institution(r, s, r->concept[w].other);
        }
        s->outlet |= source_is_outlet_word(r, w);
        bool known = r->concept[w].concept != NONE || r->concept[w].length == 0;
        bool caps = doc->word.at[w].flags & WORD_ALL_CAPS;
        bool first =
                doc->sentence.at[doc->word.at[w].sentence].words.first == w;
        bool proper = doc->tag && doc->tag[w].upos == UPOS_PROPN && !first;
        if (reading_named(r, w) && (!known || caps || proper) &&
                !reading_in_time(r, w)) {
            span plain = reading_plain(r, w);
            if (caps || plain.len > 3) {
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
bool source_has_use(const struct reading *r, range at, enum concept_use use)
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
    return source_has_use(
            r, r->doc->sentence.at[sentence].at, CONCEPT_ANONYMOUS);
}

/* A word that the same place or body has in all languages. */
span actor_key_word(struct arena *a, const struct actor *actor)
{
    return arena_printf(a, "=%.*s", SPAN_ARG(actor->key));
}

/* The actor is called as the publisher or by its initials. */
static bool is_publisher(const struct reading *r, uint32_t actor)
{
    const struct record *rec = r->record;
    span name = utf8_fold_plain(r->doc->arena, r->doc->actor.at[actor].name);
    if (name.len == 0) {
        return false;
    }
    return span_eq(name, rec->acronym) ||
           span_eq(name, utf8_fold_plain(r->doc->arena, rec->meta.publisher));
}

/* The actor's own name, aliases and institution. */
static void describe_actor(struct reading *r, struct source *s, uint32_t a)
{
    const struct rcp_doc *doc = r->doc;
    bool shown = false; /* the place where it is told that he has no name */
    for (int hop = 0; a != NONE && a < doc->actor.n && hop < 2; hop++) {
        const struct actor *actor = &doc->actor.at[a];
        if (hop == 0) {
            s->name = actor->name;
            s->person =
                    actor->kind == ACTOR_PERSON &&
                    (s->head == NONE || !concept_speaks(r->concepts, s->head));
            s->anonymous |= actor->source == SOURCE_ANONYMOUS;
        }
        if (actor->key.len > 0) {
            add_token(r, s, actor_key_word(r->arena, actor));
        }
        struct list of = r->mentions_of[a];
        for (uint32_t i = 0; i < of.n; i++) {
            const struct mention *m =
                    &doc->mention.at[r->mention_order[of.first + i]];
            if (m->form != MENTION_PRONOUN) {
                describe_range(r, s, m->at);
            }
            if (m->form == MENTION_NOMINAL && hop == 0) {
                if (!shown && is_hidden(r, s, m->at)) {
                    shown = s->anonymous = true;
                    s->at = reading_place(r, m->at);
                }
            }
        }
        a = actor->speaks_for;
        if (a != NONE && a < doc->actor.n && is_publisher(r, a)) {
            return; /* an agency's own mark in the dateline */
        }
    }
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

/* "…, prefect says", "Mayor says …", "Flood: mayor says …"; but "…, mayor
 * warned in May" is a headline's second half. */
static bool speaks_for_headline(
        const struct reading *r, uint32_t verb, struct list words)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t end = words.first + words.n;
    bool last = verb + 1 >= end ||
                (doc->tag && doc->tag[verb + 1].upos == UPOS_PUNCT);
    if (last || verb < words.first + 2) {
        return true;
    }
    uint32_t before = verb - 2;
    return doc->tag && doc->tag[before].upos == UPOS_PUNCT &&
           !span_eq(reading_word(r, before), SPAN(","));
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
        if (someone && speaks_for_headline(r, i, words)) {
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

/* "Our observers", "nos confrères": the publisher speaks of itself. */
static bool is_our_own(const struct reading *r, uint32_t word)
{
    enum outlet_kind kind = OUTLET_NONE;
    span family;
    if (rules_outlet(r->rules, r->doc, word, &kind, &family) &&
            kind == OUTLET_SELF) {
        return true;
    }
    return r->doc->tag && r->doc->tag[word].morph.poss &&
           r->doc->tag[word].morph.person == 1;
}

/* "A manager, who asked for…" is a manager. */
static span short_name(span name)
{
    enum { LONG = 40 };
    size_t open = span_find(name, SPAN("("));
    if (open != SIZE_MAX && open > 0 &&
            span_find(name, SPAN(")")) == SIZE_MAX) {
        name = span_trim(span_slice(name, 0, open));
    }
    size_t comma = span_find(name, SPAN(","));
    enum { NUMBER = 6 }; /* ", and 9 400" */
    for (size_t i = 1; comma != SIZE_MAX && i <= NUMBER && comma + i < name.len;
            i++) {
        if (name.ptr[comma + i] >= '0' && name.ptr[comma + i] <= '9') {
            return span_slice(name, 0, comma);
        }
    }
    return name.len > LONG && comma != SIZE_MAX ? span_slice(name, 0, comma)
                                                : name;
}

/* "The company … it": a pronoun that was tied to the same actor as the
 * description before it, when that turned out to be somebody else. */
static uint32_t split_from(const struct reading *r, uint32_t actor, range at)
{
    for (uint32_t i = r->record->source.n; i-- > 0;) {
        if (r->record->source.at[i].at.at.start < at.start &&
                r->actor_asked.at[i] == actor) {
            return r->actor_of_source.at[i] == actor ? NONE : i;
        }
    }
    return NONE;
}

/* What the words of a description mean, for somebody without a name. */
static struct list source_words(struct reading *r, range at)
{
    enum { LONG = 8 };
    uint32_t w = doc_word_at(r->doc, at.start), end = w;
    while (end < r->doc->word.n && r->doc->word.at[end].at.start < at.end &&
            end - w < LONG) {
        end++;
    }
    return context_words(r, w, end);
}

/* "Its president" is called as it is. */
static void add_owner(struct reading *r, struct source *s, range at)
{
    uint32_t i = refer_owner(r, s, at);
    if (i == NONE) {
        return;
    }
    struct source owner = r->record->source.at[i];
    for (uint32_t k = 0; k < owner.tokens.n; k++) {
        add_token(r, s, r->record->token.at[owner.tokens.first + k]);
    }
    if (s->institution == NONE) {
        s->institution = owner.institution;
    }
}

/* Index in record.source of whoever stands at a place, or NONE. */
uint32_t source_at(struct reading *r, range at, uint32_t actor)
{
    struct record *rec = r->record;
    at = before_number(r, at);
    uint32_t start = at.start;
    at = whole_phrase(r, at);
    actor = at.start < start ? NONE : actor; /* it was only part of it */
    uint32_t asked = actor;
    actor = refer_is_other(r, at, actor) ? NONE : actor;
    bool known = actor != NONE && actor < r->doc->actor.n;
    uint32_t word = doc_word_at(r->doc, at.start);
    if (word == NONE || (reading_in_time(r, word) && !known)) {
        return NONE;
    }
    bool pronoun = refer_is_pronoun(r, at);
    if (refer_is_same(r, at) || (!known && pronoun)) {
        return refer_before(r, at);
    }
    uint32_t split = pronoun ? split_from(r, actor, at) : NONE;
    if (split != NONE) {
        return split;
    }
    if (is_our_own(r, word)) {
        return NONE;
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
    s.number = refer_number(r, at);
    describe_range(r, &s, at);
    if (known) {
        describe_actor(r, &s, actor);
    }
    add_owner(r, &s, at);
    bool its = r->doc->tag && r->doc->tag[word].morph.poss;
    if (s.institution == NONE && (s.tokens.n == 0 || its) &&
            concept_use(r->concepts, s.head) == CONCEPT_SPEAKS) {
        uint32_t before = refer_speaker(r, &s, at);
        if (before != NONE) {
            return before;
        }
    }
    if (refer_own_thing(r, &s, at)) {
        return refer_before(r, at);
    }
    if (names_publisher(r, &s)) {
        return reading_speaker_here(r, at);
    }
    s.anonymous |= is_hidden(r, &s, at);
    s.words = s.tokens.n ? s.words : source_words(r, at);
    s.name = reading_keep(r, short_name(s.name));
    s.kind = kind_of(r, &s, actor);
    *VEC_ADD(r->arena, &rec->source) = s;
    *VEC_ADD(r->arena, &r->actor_of_source) = actor;
    *VEC_ADD(r->arena, &r->actor_asked) = asked;
    return rec->source.n - 1;
}

/* "Some thirty, says a source": a bare number says nothing. */
static bool is_number(const struct reading *r, range at)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t low = 0, high = doc->quantity.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (doc->quantity.at[mid].at.start < at.start) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low < doc->quantity.n &&
           doc->quantity.at[low].at.start == at.start &&
           doc->quantity.at[low].at.end == at.end;
}

static uint32_t add_source(struct reading *r, uint32_t attribution)
{
    const struct attribution *at = &r->doc->attribution.at[attribution];
    if (range_empty(at->source) && at->form == FORM_ACCORDING_TO &&
            !range_empty(at->cue)) {
        return refer_in_cue(r, at->cue);
    }
    if (range_empty(at->source)) {
        return at->form == FORM_VERB && !range_empty(at->cue)
                       ? reading_speaker_here(r, at->cue)
                       : NONE;
    }
    if (at->content.n > 0 && is_number(r, at->source)) {
        return source_at(r, r->doc->content.at[at->content.first], NONE);
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

void reading_sources(struct reading *r)
{
    uint32_t n = r->doc->attribution.n;
    r->source_of = ARENA_ARRAY(r->arena, uint32_t, n);
    for (uint32_t i = 0; i < n; i++) {
        r->source_of[i] = add_source(r, i);
    }
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
