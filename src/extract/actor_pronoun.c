/* SPDX-License-Identifier: Apache-2.0 */
/* actor_pronoun.c - he, she, it, they and their possessives.
 *
 * Candidates are the mentions of this and the last sentences that agree in
 * number, gender and kind and are not excluded by the structure of the clause
 * (a verb's subject and object are two, a noun is not its own owner). The best
 * by closeness, by being a subject, by having the same place in its clause and
 * by being talked about most wins: the preferences of Lappin and Leass (1994)
 * and of centering (Grosz, Joshi and Weinstein 1995). */
#include "extract/actor_draft.h"

enum { RIVAL_WORDS = 60 };

static bool is_expletive(const struct draft *d, uint32_t w)
{
    enum deprel rel = tree_rel(&d->tree, w);
    return rel == REL_EXPL || tree_morph(&d->tree, w).reflex;
}

void actor_pronouns(struct draft *d)
{
    const struct rcp_doc *doc = d->doc;
    for (uint32_t w = 0; w < doc->word.n; w++) {
        const struct tag *tag = &doc->tag[w];
        if (d->taken[w] || (tag->upos != UPOS_PRON && tag->upos != UPOS_DET)) {
            continue;
        }
        const struct pronoun *p = rules_pronoun(d->rules, d->norm[w]);
        bool owns = tag->upos == UPOS_DET || tag->morph.poss;
        if (!p || is_expletive(d, w) ||
                (tag->upos == UPOS_DET && p->use != PRONOUN_POSSESSIVE) ||
                (!owns && p->use == PRONOUN_POSSESSIVE)) {
            continue;
        }
        struct sketch *s = VEC_ADD(d->arena, &d->sketch);
        *s = (struct sketch){.words = {w, 1},
                .head = w,
                .form = MENTION_PRONOUN,
                .kind = ACTOR_UNKNOWN,
                .number = p->number,
                .gender = p->gender,
                .pronoun = p,
                .owner = NONE,
                .cluster = NONE};
    }
}

static bool kind_fits(const struct pronoun *p, const struct cluster *c)
{
    unsigned kind = cluster_kind(c);
    switch (p->referent) {
    case REFERENT_PERSON:
        return kind == ACTOR_PERSON || kind == ACTOR_GROUP;
    case REFERENT_THING:
        return kind != ACTOR_PERSON && kind != ACTOR_GROUP;
    default:
        return true;
    }
}

static bool fits(const struct sketch *s, const struct cluster *c)
{
    bool plural = c->number == NUMBER_PLUR || cluster_kind(c) == ACTOR_GROUP;
    bool number =
            s->number == NUMBER_NONE || (s->number == NUMBER_PLUR) == plural;
    bool gender = s->gender == GENDER_NONE || c->gender == GENDER_NONE ||
                  c->gender == GENDER_OTHER || s->gender == c->gender;
    return number && gender && kind_fits(s->pronoun, c);
}

/* The verb whose subject or object w is, or NONE. */
static uint32_t governor(const struct tree *t, uint32_t w)
{
    enum deprel rel = tree_rel(t, w);
    return rel == REL_NSUBJ || rel == REL_OBJ || rel == REL_IOBJ ||
                           rel == REL_OBL
                   ? tree_head(t, w)
                   : NONE;
}

/* They cannot be the same: two arguments of a verb, or the mention holds the
 * pronoun inside its own phrase. */
static bool excluded(
        const struct draft *d, const struct sketch *p, const struct sketch *o)
{
    const struct tree *t = &d->tree;
    if (o->words.first <= p->head && p->head < o->words.first + o->words.n) {
        return true;
    }
    uint32_t a = governor(t, p->head), b = governor(t, o->head);
    return a != NONE && a == b;
}

static bool is_subject(const struct tree *t, uint32_t w)
{
    for (int i = 0; w != NONE && i < 3; i++) {
        enum deprel rel = tree_rel(t, w);
        if (rel == REL_NSUBJ) {
            return true;
        }
        if (rel != REL_CONJ && rel != REL_FLAT && rel != REL_APPOS) {
            return false;
        }
        w = tree_head(t, w);
    }
    return false;
}

/* What a word's place says: how near it is, and in what part of its clause. */
static double place_score(
        const struct draft *d, const struct sketch *p, uint32_t w)
{
    const struct tree *t = &d->tree;
    if (p->pronoun->use == PRONOUN_DEMONSTRATIVE) {
        return 6 - (p->head - w) * 0.2; /* the latter, whatever it was */
    }
    uint32_t far = sketch_sentence(d, p) - d->doc->word.at[w].sentence;
    double score = 6 - 2.0 * far;
    bool subject = is_subject(t, w);
    score += subject ? 2 : 0;
    score += subject && is_subject(t, p->head) ? 1 : 0;
    score += tree_rel(t, w) == REL_NMOD ? -1 : 0;
    return score - (p->head - w) * 0.02;
}

/* Who the clause of the pronoun is about: its subject; of an infinitive the
 * object of the verb above, else its subject. */
static uint32_t local_subject(const struct tree *t, uint32_t w)
{
    uint32_t up = tree_head(t, w);
    for (int i = 0; up != NONE && i < 12; i++) {
        uint32_t subject = tree_child(t, up, REL_NSUBJ);
        if (subject != NONE && subject != w) {
            return subject;
        }
        if (tree_rel(t, up) == REL_XCOMP && tree_head(t, up) != NONE) {
            uint32_t object = tree_child(t, tree_head(t, up), REL_OBJ);
            if (object != NONE && object < up) {
                return object;
            }
        }
        up = tree_head(t, up);
    }
    return NONE;
}

static bool quoted(const struct draft *d, uint32_t w)
{
    return d->doc->word.at[w].flags & WORD_QUOTED;
}

static bool is_clitic(const struct draft *d, uint32_t w)
{
    span s = doc_word(d->doc, d->norm[w]);
    return s.len > 0 && s.ptr[0] == '-';
}

static double score_of(struct draft *d, const struct sketch *p,
        const struct sketch *o, const struct cluster *c)
{
    double score = place_score(d, p, o->head);
    score += o->form == MENTION_PRONOUN ? 1 : 0;
    score += (c->mentions > 6 ? 6 : c->mentions) * 0.25;
    score += cluster_kind(c) == ACTOR_PERSON ? 1 : 0;
    score += cluster_kind(c) == ACTOR_PERSON && is_clitic(d, p->head) ? 4 : 0;
    score -= quoted(d, o->head) != quoted(d, p->head) ? 2 : 0;
    score += o->head == local_subject(&d->tree, p->head) &&
                             p->pronoun->use == PRONOUN_POSSESSIVE
                     ? 3
                     : 0;
    score += cluster_kind(c) == ACTOR_PLACE ? -1 : 0;
    score += c->gender != GENDER_NONE && c->gender == p->gender ? 1 : 0;
    return score;
}

/* The best that a thing which is no actor could have: "the plan … it". */
static double rival(const struct draft *d, const struct sketch *p)
{
    const struct rcp_doc *doc = d->doc;
    double best = 0;
    if (p->pronoun->referent == REFERENT_PERSON) {
        return 0;
    }
    for (uint32_t w = p->head; w-- > 0 && p->head - w < RIVAL_WORDS;) {
        struct morph m = doc->tag[w].morph;
        bool number = p->number == NUMBER_NONE || m.number == NUMBER_NONE ||
                      (p->number == NUMBER_PLUR) == (m.number == NUMBER_PLUR);
        bool gender = p->gender == GENDER_NONE || m.gender == GENDER_NONE ||
                      m.gender == p->gender;
        if (doc->word.at[w].sentence + 1 < doc->word.at[p->head].sentence) {
            break;
        }
        if (doc->tag[w].upos != UPOS_NOUN || d->taken[w] || !number ||
                !gender || d->described[w] ||
                tree_under(&d->tree, p->head, w)) {
            continue;
        }
        double score = place_score(d, p, w);
        best = score > best ? score : best;
    }
    return best;
}

void actor_settle_pronoun(struct draft *d, uint32_t index)
{
    const struct sketch *p = &d->sketch.at[index];
    if (p->pronoun->person != 3) {
        return; /* "I" waits until it is known who speaks */
    }
    /* a word for any thing stands for a body only as subject for subject */
    bool shy = p->pronoun->referent == REFERENT_THING &&
               p->pronoun->use == PRONOUN_PERSONAL;
    if (shy && !is_subject(&d->tree, p->head)) {
        return;
    }
    uint32_t best = NONE;
    double best_score = rival(d, p) + (shy ? 3 : 0);
    for (uint32_t i = 1; i <= ACTOR_WINDOW && i <= index; i++) {
        const struct sketch *o = &d->sketch.at[index - i];
        if (o->cluster == NONE) {
            continue;
        }
        if (sketch_sentence(d, o) + ACTOR_SENTENCES < sketch_sentence(d, p)) {
            break;
        }
        uint32_t id = cluster_of(d, o->cluster);
        if (!fits(p, &d->cluster.at[id]) || excluded(d, p, o) ||
                (shy && !is_subject(&d->tree, o->head))) {
            continue;
        }
        double score = score_of(d, p, o, &d->cluster.at[id]);
        if (score > best_score) {
            best = id;
            best_score = score;
        }
    }
    if (best != NONE) {
        cluster_add(d, best, index, p->pronoun->rule);
    }
}
