/* SPDX-License-Identifier: Apache-2.0 */
/* attribution_relay.c - who passes on what a source says.
 *
 *     selon les chauffeurs cités par la BBC      the noun's participle
 *     firefighters were quoted as saying by APP  the verb's own agent
 *
 * The relay is a saying of its own, around the first: its content is what is
 * said and the words that name who says it. */
#include "extract/attribution_saying.h"

static bool brings_source(const struct scene *s, uint32_t w)
{
    const struct speech *row = cue_at(s, w).row;
    return row && row->frames & FRAME_AS_SOURCE;
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
        if (c > noun && tree_rel(t, c) == REL_ACL && tree_is_participle(t, c) &&
                brings_source(s, c)) {
            return c;
        }
    }
    return NONE;
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
    struct saying outer = *inner;
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
    if (!passive && list->all.n > 0) {
        struct words *source = &list->all.at[list->all.n - 1].source;
        source->last = source->last < verb ? source->last : verb - 1;
    }
    saying_add(s, list, &outer);
}
