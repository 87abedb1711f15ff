/* SPDX-License-Identifier: Apache-2.0 */
/* refer.c - whom a pronoun or a short description means.
 *
 *     he, they, the same ──> the last source or agent that fits
 *     the spokesman      ──> the one who spoke before, or the body named last
 *     the company        ──> not the ministry that it was tied to */
#include "crosscheck/source.h"

#include "base/utf8.h"

/* Nothing but pronouns and what goes with them: he, one of them. */
bool refer_is_pronoun(const struct reading *r, range at)
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

bool refer_is_same(const struct reading *r, range source)
{
    return source_has_use(r, source, CONCEPT_SAME);
}

static bool is_body(const struct reading *r, uint32_t w)
{
    uint32_t c = r->concept[w].concept;
    return c != NONE && concept_use(r->concepts, c) == CONCEPT_PLAIN &&
           concept_speaks(r->concepts, c);
}

/* "The spokesman", with nothing beside it: the one who spoke before, else
 * whoever was named last. */
uint32_t refer_speaker(struct reading *r, struct source *s, range source)
{
    enum { BACK = 60 };
    const struct record *rec = r->record;
    bool named = s->tokens.n > 0; /* "its spokeswoman Claire Jaubert" */
    for (uint32_t i = named ? 0 : rec->source.n; i-- > 0;) {
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
    for (uint32_t i = first; !named && i > 0 && first - i < BACK; i--) {
        if (is_body(r, i - 1)) {
            s->institution = r->concept[i - 1].concept;
            return NONE;
        }
    }
    return NONE;
}

/* The number of the noun or pronoun that a description turns on. */
enum ud_number refer_number(const struct reading *r, range at)
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
uint32_t refer_before(struct reading *r, range at)
{
    const struct record *rec = r->record;
    enum ud_number n = refer_is_same(r, at) ? NUMBER_NONE : refer_number(r, at);
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

uint32_t refer_owner(const struct reading *r, const struct source *s, range at)
{
    enum { BACK = 2 }; /* sentences */
    const struct rcp_doc *doc = r->doc;
    uint32_t w = doc_word_at(doc, at.start);
    bool officer = s->head != NONE && concept_people(r->concepts, s->head) &&
                   (concept_use(r->concepts, s->head) == CONCEPT_SPEAKS ||
                           concept_stands_for(r->concepts, s->head) != NONE);
    if (!officer || !doc->tag || !doc->tag[w].morph.poss) {
        return NONE;
    }
    uint32_t owner = NONE;
    for (uint32_t i = 0; i < r->record->source.n; i++) {
        const struct source *o = &r->record->source.at[i];
        uint32_t at_word = doc_word_at(doc, o->at.at.start);
        if (o->kind == ROOT_ORGANISATION && o->at.at.start < at.start &&
                doc->word.at[at_word].sentence + BACK >=
                        doc->word.at[w].sentence &&
                (owner == NONE || r->record->source.at[owner].at.at.start <
                                          o->at.at.start)) {
            owner = i;
        }
    }
    return owner;
}

/* "Their notes": nobody by itself, but somebody's. */
bool refer_own_thing(const struct reading *r, const struct source *s, range at)
{
    uint32_t w = doc_word_at(r->doc, at.start);
    return s->institution == NONE && s->tokens.n == 0 && s->head == NONE &&
           r->doc->tag && w != NONE && r->doc->tag[w].morph.poss;
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

/* One person who takes part in what the sentence of a place or the one before
 * tells: who does something rather than another, the last one; or NULL. */
static const struct role *person_before(const struct reading *r, range at)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t sentence = doc->word.at[doc_word_at(doc, at.start)].sentence;
    const struct role *best = NULL;
    uint32_t i = reading_first_claim(r, sentence ? sentence - 1 : 0);
    for (; i < doc->claim.n && doc->claim.at[i].sentence <= sentence; i++) {
        struct list roles = doc->claim.at[i].roles;
        for (uint32_t k = 0; k < roles.n; k++) {
            const struct role *role = &doc->role.at[roles.first + k];
            bool person = role->actor < doc->actor.n &&
                          doc->actor.at[role->actor].kind == ACTOR_PERSON;
            bool plural = role->head < doc->word.n && doc->tag &&
                          doc->tag[role->head].morph.number == NUMBER_PLUR;
            bool worse = best && best->kind == ROLE_AGENT &&
                         role->kind != ROLE_AGENT;
            if (person && !plural && !worse && role->at.end <= at.start) {
                best = role;
            }
        }
    }
    return best;
}

uint32_t refer_in_cue(struct reading *r, range cue)
{
    const struct role *who = person_before(r, cue);
    return who ? source_at(r, who->at, who->actor) : refer_before(r, cue);
}

/* The body that the words of a place are or speak for, or NONE. */
static uint32_t body_at(struct reading *r, range at)
{
    struct source s = {.institution = NONE, .head = NONE};
    uint32_t w = doc_word_at(r->doc, at.start);
    for (; w != NONE && w < r->doc->word.n &&
            r->doc->word.at[w].at.start < at.end;
            w++) {
        reading_institution(r, &s, r->concept[w].concept);
    }
    return s.institution != NONE && concept_speaks(r->concepts, s.institution)
                   ? s.institution
                   : NONE;
}

/* "The paper" is not what is elsewhere called a ministry. */
static bool is_other_outlet(struct reading *r, range at, uint32_t actor)
{
    uint32_t w = doc_word_at(r->doc, at.start);
    bool outlet = false;
    for (; w != NONE && w < r->doc->word.n &&
            r->doc->word.at[w].at.start < at.end;
            w++) {
        outlet |= source_is_outlet_word(r, w);
    }
    struct list of = r->mentions_of[actor];
    for (uint32_t i = 0; outlet && i < of.n; i++) {
        const struct mention *m =
                &r->doc->mention.at[r->mention_order[of.first + i]];
        if (m->form != MENTION_PRONOUN && body_at(r, m->at) != NONE) {
            return true;
        }
    }
    return false;
}

/* "The company" is not the name that it was tied to, unless the report calls
 * that name a company; nor is it what is elsewhere called a ministry. */
bool refer_is_other(struct reading *r, range at, uint32_t actor)
{
    if (actor == NONE || actor >= r->doc->actor.n) {
        return false;
    }
    if (is_other_outlet(r, at, actor)) {
        return true;
    }
    uint32_t w = doc_word_at(r->doc, at.end ? at.end - 1 : 0);
    uint32_t c = w == NONE ? NONE : r->concept[w].concept;
    if (c == NONE || !concept_speaks(r->concepts, c) || reading_named(r, w) ||
            concept_use(r->concepts, c) == CONCEPT_GENERIC) {
        return false;
    }
    struct list of = r->mentions_of[actor];
    bool other = false;
    for (uint32_t i = 0; i < of.n; i++) {
        const struct mention *m =
                &r->doc->mention.at[r->mention_order[of.first + i]];
        if (range_meets(m->at, at) || m->form == MENTION_PRONOUN) {
            continue;
        }
        uint32_t body = body_at(r, m->at);
        if (m->form == MENTION_NAME ? has_title(r, m->at, c) : body == c) {
            return false;
        }
        other |= m->form == MENTION_NAME || body != NONE;
    }
    return other;
}
