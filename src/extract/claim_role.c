/* SPDX-License-Identifier: Apache-2.0 */
/* claim_role.c - who did what to whom, and where.
 *
 *     subject     agent; of a passive, patient
 *     object      patient             indirect object   recipient
 *     others      by their preposition (roles.tsv); a second reading with verbs
 *                 of motion and transfer; times are no roles */
#include "extract/claim_clause.h"

static bool is_motion(const struct scene *s, uint32_t head)
{
    uint32_t last;
    uint32_t event = scene_lemma(s, s->rules->event, head, &last);
    if (event == NONE) {
        return false;
    }
    span name = s->rules->event_name.at[event];
    return span_eq(name, SPAN("move")) || span_eq(name, SPAN("displace")) ||
           span_eq(name, SPAN("retreat")) || span_eq(name, SPAN("mobilize"));
}

static void add_role(const struct clauses *c, uint32_t w, enum role_kind kind,
        struct claim *claim)
{
    struct rcp_doc *doc = c->s->doc;
    struct words at = tree_nominal(&c->s->tree, w);
    range r = words_range(&c->s->tree, at);
    if (range_empty(r) || doc->role.n >= DOC_MAX_LAYER) {
        return;
    }
    struct role *role = VEC_ADD(doc->arena, &doc->role);
    role->kind = kind;
    role->at = r;
    role->head = w;
    role->actor = NONE;
    claim->roles.n++;
}

/* The role of a phrase with a preposition; false for times and clauses. */
static bool oblique(
        const struct clauses *c, uint32_t w, bool motion, enum role_kind *kind)
{
    const struct scene *s = c->s;
    const struct tree *t = &s->tree;
    if (c->time[w] || !tree_is_nominal(t, w)) {
        return false;
    }
    *kind = ROLE_OTHER;
    if (s->doc->arc[w].sub == SUB_AGENT) {
        *kind = ROLE_AGENT;
        return true;
    }
    uint32_t mark = tree_child(t, w, REL_CASE), last;
    if (mark == NONE || s->doc->arc[w].sub == SUB_TMOD) {
        return false;
    }
    uint32_t row = scene_norm(s, s->rules->preposition, mark, &last);
    if (row != NONE) {
        const struct preposition *p = &s->rules->preposition_row.at[row];
        *kind = motion ? p->motion : p->role;
    }
    return true;
}

static bool role_of(const struct clauses *c, const struct predicate *p,
        uint32_t w, enum role_kind *kind)
{
    const struct tree *t = &c->s->tree;
    bool passive = tree_is_passive(t, p->head); /* not: is expected to come */
    switch (tree_rel(t, w)) {
    case REL_NSUBJ:
        *kind = passive && c->s->doc->arc[w].sub != SUB_CAUS ? ROLE_PATIENT
                                                             : ROLE_AGENT;
        return tree_is_nominal(t, w);
    case REL_OBJ:
        *kind = ROLE_PATIENT;
        return tree_is_nominal(t, w) && !tree_morph(t, w).reflex && !c->time[w];
    case REL_IOBJ:
        *kind = ROLE_RECIPIENT;
        return tree_is_nominal(t, w) && !tree_morph(t, w).reflex;
    case REL_OBL:
        if (!oblique(c, w, is_motion(c->s, p->head), kind)) {
            return false;
        }
        if (*kind == ROLE_AGENT && !passive &&
                !tree_is_participle(t, p->head)) {
            *kind = ROLE_INSTRUMENT;
        }
        return true;
    default:
        return false;
    }
}

void clause_roles(
        const struct clauses *c, const struct predicate *p, struct claim *claim)
{
    const struct tree *t = &c->s->tree;
    claim->roles = (struct list){c->s->doc->role.n, 0};
    uint32_t noun = participle_noun(c, p->top);
    if (noun != NONE) {
        add_role(c, noun, ROLE_PATIENT, claim);
    }
    uint32_t heads[2] = {p->top, p->head};
    for (int k = 0; k < 1 + (p->top != p->head); k++) {
        uint32_t h = heads[k];
        for (uint32_t i = t->first[h]; i < t->first[h + 1]; i++) {
            enum role_kind kind;
            if (role_of(c, p, t->child[i], &kind)) {
                add_role(c, t->child[i], kind, claim);
            }
        }
    }
}
