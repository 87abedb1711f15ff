/* SPDX-License-Identifier: Apache-2.0 */
/* statement_teller.c - who gives a number.
 *
 *     18,000 according to the police ──> whoever is named right behind it
 *     the police put it at 18,000    ──> the subject of the verb above it
 *
 * Both go before what the attributions say, whose content may hold several
 * numbers; not where somebody is quoted as saying it. */
#include "crosscheck/context.h"
#include "crosscheck/source.h"

/* Who speaks right behind the number, before another number comes: "30 000
 * according to the union, 9 400 according to the police". */
static uint32_t teller_behind(const struct reading *r, range number)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t sentence = doc->word.at[doc_word_at(doc, number.start)].sentence;
    uint32_t best = NONE;
    uint32_t i = r->attribution_from[sentence];
    for (; i < r->attribution_from[sentence + 1]; i++) {
        uint32_t one = r->attribution_order[i];
        const struct attribution *a = &doc->attribution.at[one];
        if (a->form == FORM_ACCORDING_TO && !range_empty(a->cue) &&
                a->cue.start >= number.end && r->source_of[one] != NONE &&
                (best == NONE ||
                        a->cue.start < doc->attribution.at[best].cue.start)) {
            best = one;
        }
    }
    return best;
}

/* Another count stands between the two places. */
static bool counts_between(
        const struct reading *r, uint32_t quantity, uint32_t until)
{
    const struct rcp_doc *doc = r->doc;
    for (uint32_t i = quantity + 1;
            i < doc->quantity.n && doc->quantity.at[i].at.start < until; i++) {
        if (doc->quantity.at[i].kind == doc->quantity.at[quantity].kind) {
            return true;
        }
    }
    return false;
}

/* Somebody is said to say it, not only to be the one according to whom. */
static bool is_told(const struct reading *r, range number)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t sentence = doc->word.at[doc_word_at(doc, number.start)].sentence;
    uint32_t i = r->attribution_from[sentence];
    for (; i < r->attribution_from[sentence + 1]; i++) {
        const struct attribution *a =
                &doc->attribution.at[r->attribution_order[i]];
        for (uint32_t k = 0; k < a->content.n; k++) {
            if (a->form != FORM_ACCORDING_TO &&
                    range_holds(
                            doc->content.at[a->content.first + k], number)) {
                return true;
            }
        }
    }
    return false;
}

static bool can_speak(const struct reading *r, uint32_t w)
{
    uint32_t c = r->concept[w].concept;
    return reading_named(r, w) ||
           (c != NONE && (concept_speaks(r->concepts, c) ||
                                 concept_stands_for(r->concepts, c) != NONE));
}

/* The noun right before a verb, over clitics: where the tree goes wrong. */
static uint32_t noun_before(const struct reading *r, uint32_t verb)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t first = doc->sentence.at[doc->word.at[verb].sentence].words.first;
    for (uint32_t w = verb; w > first; w--) {
        enum upos u = doc->tag[w - 1].upos;
        if (u == UPOS_NOUN || u == UPOS_PROPN) {
            return w - 1;
        }
        if (u != UPOS_PRON && u != UPOS_AUX && u != UPOS_ADV && u != UPOS_ADP) {
            return NONE;
        }
    }
    return NONE;
}

/* The subject of a verb as a source, if it is one who can speak. */
static uint32_t subject_of(struct reading *r, uint32_t verb)
{
    enum { REACH = 12 };
    const struct rcp_doc *doc = r->doc;
    struct list words = doc->sentence.at[doc->word.at[verb].sentence].words;
    uint32_t first = verb > words.first + REACH ? verb - REACH : words.first;
    uint32_t end = words.first + words.n;
    end = verb + REACH < end ? verb + REACH : end;
    for (uint32_t w = first; w < end; w++) {
        if (doc->arc[w].head == verb && doc->arc[w].rel == REL_NSUBJ &&
                can_speak(r, w)) {
            return source_at(
                    r, doc_words_range(doc, doc_subtree(doc, w)), NONE);
        }
    }
    uint32_t w = noun_before(r, verb);
    return w != NONE && can_speak(r, w) ? source_at(r, doc->word.at[w].at, NONE)
                                        : NONE;
}

/* "Police put it at 18,000", "the organisers claim 45,000": the verb of telling
 * above the number in the tree, and who does it. */
static uint32_t teller_above(struct reading *r, range number, bool told)
{
    enum { HIGH = 4 };
    const struct rcp_doc *doc = r->doc;
    uint32_t w = doc_word_at(doc, number.start);
    bool subject = false;
    int high = told ? 2 : HIGH; /* only its own verb */
    for (int i = 0; doc->arc && w != NONE && i < high; i++) {
        enum concept_use use =
                concept_use(r->concepts, context_concept(r, w)->concept);
        bool tells = use == CONCEPT_TELLS || use == CONCEPT_SAID ||
                     (use == CONCEPT_LIGHT && !subject);
        bool quoted = doc->word.at[w].flags & WORD_QUOTED;
        if (i > 0 && tells && !quoted && doc->tag &&
                doc->tag[w].upos == UPOS_VERB) {
            return subject_of(r, w);
        }
        subject = doc->arc[w].rel == REL_NSUBJ;
        w = doc->arc[w].head;
    }
    return NONE;
}

/* Where a sentence gives several numbers, each is the word of whoever is named
 * right behind it. */
static void set_teller(struct reading *r, struct statement *s, uint32_t source)
{
    s->sources = (struct list){r->record->chain.n, 1};
    *VEC_ADD(r->arena, &r->record->chain) = source;
}

bool statement_settle_teller(
        struct reading *r, struct statement *s, uint32_t quantity)
{
    range at = r->doc->quantity.at[quantity].at;
    uint32_t a = teller_behind(r, at);
    uint32_t until = a == NONE ? 0 : r->doc->attribution.at[a].cue.start;
    if (a != NONE && !is_told(r, at) && !counts_between(r, quantity, until)) {
        set_teller(r, s, r->source_of[a]);
        return true;
    }
    uint32_t above = teller_above(r, at, is_told(r, at));
    if (above != NONE) {
        set_teller(r, s, above);
    }
    return above != NONE;
}
