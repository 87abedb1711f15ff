/* SPDX-License-Identifier: Apache-2.0 */
/* attribution_relay.c - who passes on what a source says.
 *
 *     selon les chauffeurs cités par la BBC      the noun's participle
 *     X, cité par Y                              the same behind a comma
 *     firefighters were quoted as saying by APP  the verb's own agent
 *
 * The relay is a saying of its own, around the first: its content is what is
 * said and the words that name who says it. */
#include "extract/attribution_saying.h"

enum { CITING_MAX_GAP = 8 }; /* words from the noun to the participle */

static bool brings_source(const struct scene *s, uint32_t w)
{
    const struct speech *row = cue_at(s, w).row;
    return row && row->frames & FRAME_AS_SOURCE;
}

/* A participle of citing that stands on a noun: not behind "as". */
static bool is_citing(const struct scene *s, uint32_t w)
{
    enum upos u = tree_upos(&s->tree, w - 1);
    return tree_is_participle(&s->tree, w) && brings_source(s, w) &&
           u != UPOS_ADP && u != UPOS_SCONJ && u != UPOS_ADV;
}

/* The same behind the noun, past what goes with it and a comma, where the tree
 * hangs the participle on something else ("X, cité par Y"). */
static uint32_t citing_behind(const struct scene *s, uint32_t noun)
{
    const struct tree *t = &s->tree;
    uint32_t end = tree_sentence(t, noun).last;
    for (uint32_t w = noun + 1; w <= end && w <= noun + CITING_MAX_GAP; w++) {
        if (is_citing(s, w)) {
            return source_agent(s, w) == NONE ? NONE : w;
        }
        bool comma =
                scene_is_mark(s, w, ',') && w < end && brings_source(s, w + 1);
        if (tree_is_verb(t, w) || (tree_is_punct(t, w) && !comma)) {
            break;
        }
    }
    return NONE;
}

/* The participle on the source's noun that says who cites it, or NONE. */
static uint32_t citing(const struct scene *s, const struct saying *say)
{
    const struct tree *t = &s->tree;
    uint32_t noun = say->source_head;
    if (noun == NONE) {
        return NONE;
    }
    for (uint32_t i = t->first[noun]; i < t->first[noun + 1]; i++) {
        uint32_t c = t->child[i];
        if (c > noun && tree_rel(t, c) == REL_ACL && is_citing(s, c)) {
            return c;
        }
    }
    return citing_behind(s, noun);
}

/* Who cites is no part of what is said: drops what opens with the verb. */
static void drop_citing(struct saying *say, uint32_t verb)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < say->n_content; i++) {
        if (say->content[i].first != verb) {
            say->content[kept++] = say->content[i];
        }
    }
    say->n_content = kept > 0 ? kept : say->n_content;
}

void relay_read(
        const struct scene *s, const struct saying *inner, struct sayings *list)
{
    const struct tree *t = &s->tree;
    bool passive = inner->anchor != NONE && inner->form == FORM_VERB &&
                   tree_is_passive(t, inner->anchor) &&
                   brings_source(s, inner->anchor);
    uint32_t verb = passive ? inner->anchor : citing(s, inner);
    uint32_t agent = verb == NONE ? NONE : source_agent(s, verb);
    if (agent == NONE && passive) {
        agent = source_agent(s, inner->cue.last);
    }
    if (agent == NONE || words_empty(inner->cue) ||
            words_empty(inner->source)) {
        return;
    }
    if (!passive && list->all.n > 0) {
        struct saying *said = &list->all.at[list->all.n - 1];
        struct words *source = &said->source;
        drop_citing(said, verb);
        source->last = source->last < verb ? source->last : verb - 1;
    }
    if (!passive && list->of_cue[verb] != NONE) {
        return; /* a formula has read who cites */
    }
    struct saying outer = *inner;
    drop_citing(&outer, verb);
    source_of_nominal(s, agent, &outer);
    uint32_t first = inner->cue.first < inner->source.first
                             ? inner->cue.first
                             : inner->source.first;
    uint32_t last = passive ? inner->cue.last : verb - 1;
    saying_content(&outer, (struct words){first, last});
    outer.cue = (struct words){verb, verb};
    outer.anchor = verb;
    outer.form = FORM_OTHER;
    outer.rule = span_of(RULE_NAMES[RULE_RELAY]);
    outer.denies = false;
    outer.becomes = CONTENT_PLAIN;
    if (passive) { /* the inner cue is the relay's too: keep the words apart */
        outer.cue = (struct words){t->left[agent], t->left[agent]};
        outer.anchor = t->left[agent];
    }
    saying_add(s, list, &outer);
}
