/* SPDX-License-Identifier: Apache-2.0 */
/* actor_speech.c - who "I" and "we" are.
 *
 *     in what somebody is quoted with     its speaker
 *     in other quotation marks            who speaks nearest in the paragraph
 *     outside of them                     the outlet, where the report names it
 *
 * "I" is who speaks; "we" whoever the speaker speaks for. */
#include "extract/actor_late.h"

#include "base/utf8.h"

static uint32_t speaker_for(
        const struct rcp_doc *doc, uint32_t actor, const struct pronoun *p)
{
    const struct actor *a = &doc->actor.at[actor];
    if (p->number == NUMBER_PLUR) {
        return a->speaks_for != NONE           ? a->speaks_for
               : a->kind == ACTOR_ORGANISATION ? actor
               : a->kind == ACTOR_GROUP        ? actor
                                               : NONE;
    }
    return a->kind == ACTOR_PERSON ? actor : NONE;
}

/* The pronoun of the first person that w is and that has nobody yet. */
static const struct pronoun *open_pronoun(const struct linking *l, uint32_t w)
{
    const struct rcp_doc *doc = l->doc;
    enum upos u = doc->tag[w].upos;
    const struct pronoun *p =
            u == UPOS_PRON || u == UPOS_DET
                    ? rules_pronoun(l->rules, doc->word.at[w].norm)
                    : NULL;
    return p && p->person == 1 && l->late[w] == NONE &&
                           actor_of_word(doc, w) == NONE
                   ? p
                   : NULL;
}

static void give(struct linking *l, uint32_t w, const struct pronoun *p,
        uint32_t speaker, span rule)
{
    uint32_t a = speaker == NONE ? NONE : speaker_for(l->doc, speaker, p);
    if (a != NONE) {
        late_add(l, (struct mention){.at = l->doc->word.at[w].at,
                            .words = {w, 1},
                            .head = w,
                            .actor = a,
                            .form = MENTION_PRONOUN,
                            .rule = rule});
    }
}

static bool is_quotation(const struct attribution *a)
{
    return a->actor != NONE && a->kind != ATTRIBUTION_INDIRECT;
}

/* What attributions say outright. */
static void read_contents(struct linking *l)
{
    const struct rcp_doc *doc = l->doc;
    for (uint32_t i = 0; i < doc->attribution.n; i++) {
        const struct attribution *a = &doc->attribution.at[i];
        for (uint32_t k = 0; is_quotation(a) && k < a->content.n; k++) {
            range at = doc->content.at[a->content.first + k];
            uint32_t w = doc_word_at(doc, at.start);
            for (; w < doc->word.n && doc->word.at[w].at.start < at.end; w++) {
                const struct pronoun *p = open_pronoun(l, w);
                if (p) {
                    give(l, w, p, a->actor, SPAN("speaker"));
                }
            }
        }
    }
}

static uint32_t block_of(const struct rcp_doc *doc, uint32_t w)
{
    return doc->sentence.at[doc->word.at[w].sentence].block;
}

/* Of each block, who is quoted in it; NONE for nobody or several. */
static uint32_t *speakers(const struct rcp_doc *doc)
{
    enum { SEVERAL = NONE - 1 };
    uint32_t *of = ARENA_ARRAY(doc->arena, uint32_t, doc->block.n + 1);
    for (uint32_t b = 0; b < doc->block.n; b++) {
        of[b] = NONE;
    }
    for (uint32_t i = 0; i < doc->attribution.n; i++) {
        const struct attribution *a = &doc->attribution.at[i];
        uint32_t w = a->content.n > 0 && is_quotation(a)
                             ? doc_word_at(doc,
                                       doc->content.at[a->content.first].start)
                             : NONE;
        if (w != NONE) {
            uint32_t *had = &of[block_of(doc, w)];
            *had = *had == NONE || *had == a->actor ? a->actor : SEVERAL;
        }
    }
    for (uint32_t b = 0; b < doc->block.n; b++) {
        of[b] = of[b] == SEVERAL ? NONE : of[b];
    }
    return of;
}

/* The outlet that publishes the report, where the report names it. */
static uint32_t own_outlet(const struct rcp_doc *doc)
{
    span publisher = utf8_fold_plain(doc->arena, doc->meta.publisher);
    for (uint32_t i = 0; publisher.len > 0 && i < doc->actor.n; i++) {
        const struct actor *a = &doc->actor.at[i];
        if (a->kind == ACTOR_ORGANISATION &&
                span_eq(utf8_fold_plain(doc->arena, a->name), publisher)) {
            return i;
        }
    }
    return NONE;
}

/* Marks the words that somebody is said to have said. */
static void mark_said(const struct rcp_doc *doc, uint8_t *said)
{
    for (uint32_t i = 0; i < doc->attribution.n; i++) {
        const struct attribution *a = &doc->attribution.at[i];
        for (uint32_t k = 0; k < a->content.n; k++) {
            range at = doc->content.at[a->content.first + k];
            uint32_t w = doc_word_at(doc, at.start);
            for (; w < doc->word.n && doc->word.at[w].at.start < at.end; w++) {
                said[w] = 1;
            }
        }
    }
}

void late_speech(struct linking *l)
{
    const struct rcp_doc *doc = l->doc;
    if (!doc->tag) {
        return;
    }
    read_contents(l);
    uint32_t *of = speakers(doc), outlet = own_outlet(doc);
    uint8_t *said = ARENA_ARRAY(doc->arena, uint8_t, doc->word.n + 1);
    mark_said(doc, said);
    for (uint32_t w = 0; w < doc->word.n; w++) {
        const struct pronoun *p = open_pronoun(l, w);
        bool quoted = p && doc->word.at[w].flags & WORD_QUOTED;
        if (quoted) {
            give(l, w, p, of[block_of(doc, w)], SPAN("speaker nearby"));
        } else if (p && !said[w] && p->number == NUMBER_PLUR) {
            give(l, w, p, outlet, SPAN("outlet"));
        }
    }
}
