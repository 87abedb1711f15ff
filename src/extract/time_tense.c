/* SPDX-License-Identifier: Apache-2.0 */
/* time_tense.c - tense of the clause (see time_tense.h).
 *
 * With a tree: climb from the word to the first verb whose form tells:
 *
 *     an auxiliary without tense (will) or a future form   after
 *     a past form, or a participle with an auxiliary        before
 *     a present form                                        now
 *     an infinitive: what governs it; of a past: unknown
 *
 * A word of time-tense.tsv (due, expected, prévu) overrides its form. */
#include "extract/time_tense.h"

#include "base/utf8.h"

enum { MAX_CLIMB = 24 };

/* What the table says of a word's form. */
static enum time_tense listed(const struct rcp_doc *doc,
        const struct time_rules *rules, uint32_t word)
{
    uint32_t id = doc->word.at[word].norm;
    if (id < rules->words && rules->word_tense[id] != 0) {
        return (enum time_tense)rules->word_tense[id];
    }
    return TENSE_UNKNOWN;
}

static enum time_tense by_ending(const struct rcp_doc *doc,
        const struct time_rules *rules, uint32_t word)
{
    enum time_tense tense = listed(doc, rules, word);
    if (tense != TENSE_UNKNOWN) {
        return tense;
    }
    const struct word *w = &doc->word.at[word];
    span form = doc_word(doc, w->norm);
    if (w->flags & (WORD_CAPITAL | WORD_DIGITS)) {
        return TENSE_UNKNOWN;
    }
    size_t best = 0;
    for (uint32_t i = 0; i < rules->suffix.n; i++) {
        const struct tense_suffix *s = &rules->suffix.at[i];
        if (s->ending.len > best && form.len > s->ending.len + 2 &&
                span_ends(form, s->ending)) {
            best = s->ending.len;
            tense = s->tense;
        }
    }
    return tense;
}

/* ---- with a tree -------------------------------------------------------- */

static enum time_tense of_form(struct morph m)
{
    if (m.mood == MOOD_CND) {
        return TENSE_UNKNOWN;
    }
    if (m.mood == MOOD_IMP) {
        return TENSE_AFTER;
    }
    switch ((enum ud_tense)m.tense) {
    case TENSE_PAST:
    case TENSE_IMP:
        return TENSE_BEFORE;
    case TENSE_FUT:
        return TENSE_AFTER;
    case TENSE_PRES:
        return TENSE_NOW;
    case TENSE_NONE:
    case TENSE_OTHER:
        break;
    }
    return TENSE_UNKNOWN;
}

/* The tense that a verb's finite auxiliary gives it. */
static bool of_auxiliaries(
        const struct rcp_doc *doc, uint32_t verb, enum time_tense *out)
{
    const struct sentence *s = &doc->sentence.at[doc->word.at[verb].sentence];
    bool part = doc->tag[verb].morph.verbform == VERBFORM_PART;
    bool passive = doc->tag[verb].morph.passive;
    uint32_t found = NONE;
    for (uint32_t i = 0; i < s->words.n; i++) {
        uint32_t w = s->words.first + i;
        if (doc->arc[w].head != verb ||
                (doc->arc[w].rel != REL_AUX && doc->arc[w].rel != REL_COP)) {
            continue;
        }
        passive |= doc->arc[w].sub == SUB_PASS;
        bool finite = doc->tag[w].morph.verbform == VERBFORM_FIN;
        if (finite && found == NONE) {
            found = w;
        }
    }
    if (found == NONE) {
        return false;
    }
    enum time_tense tense = of_form(doc->tag[found].morph);
    if (doc->tag[found].morph.tense == TENSE_NONE &&
            doc->tag[found].morph.mood != MOOD_CND) {
        tense = TENSE_AFTER;
    }
    bool perfect = tense == TENSE_NOW && part && !passive &&
                   doc->arc[found].rel == REL_AUX &&
                   doc->tag[verb].morph.tense == TENSE_PAST;
    *out = perfect ? TENSE_BEFORE : tense;
    return true;
}

static bool is_verb(const struct rcp_doc *doc, uint32_t w)
{
    return doc->tag[w].upos == UPOS_VERB || doc->tag[w].upos == UPOS_AUX;
}

static enum time_tense by_tree(const struct rcp_doc *doc,
        const struct time_rules *rules, uint32_t word)
{
    bool infinitive = false;
    uint32_t w = word;
    for (uint32_t i = 0; i < MAX_CLIMB && w != NONE; i++) {
        enum time_tense tense = listed(doc, rules, w);
        if (tense != TENSE_UNKNOWN && w != word) {
            return tense;
        }
        bool told = of_auxiliaries(doc, w, &tense);
        if (!told && is_verb(doc, w)) {
            struct morph m = doc->tag[w].morph;
            told = m.verbform == VERBFORM_FIN ||
                   (m.verbform == VERBFORM_PART && m.tense == TENSE_PAST);
            tense = of_form(m);
            infinitive |= m.verbform == VERBFORM_INF;
        }
        if (told && tense != TENSE_UNKNOWN) {
            if (!infinitive) {
                return tense;
            }
            return tense == TENSE_BEFORE ? TENSE_UNKNOWN : TENSE_AFTER;
        }
        w = doc->arc[w].head;
    }
    return infinitive ? TENSE_AFTER : TENSE_UNKNOWN;
}

/* ---- without ------------------------------------------------------------ */

/* The nearest word that tells, those before it first. */
static enum time_tense by_neighbours(const struct rcp_doc *doc,
        const struct time_rules *rules, uint32_t word)
{
    const struct sentence *s = &doc->sentence.at[doc->word.at[word].sentence];
    uint32_t first = s->words.first, end = first + s->words.n;
    for (uint32_t i = 1; i <= 40; i++) {
        enum time_tense tense = TENSE_UNKNOWN;
        if (word >= first + i) {
            tense = by_ending(doc, rules, word - i);
        }
        if (tense == TENSE_UNKNOWN && word + i < end) {
            tense = by_ending(doc, rules, word + i);
        }
        if (tense != TENSE_UNKNOWN) {
            return tense;
        }
    }
    return TENSE_UNKNOWN;
}

enum time_tense time_tense_at(const struct rcp_doc *doc,
        const struct time_rules *rules, uint32_t word)
{
    enum time_tense tense = TENSE_UNKNOWN;
    if (doc->tag && doc->arc && doc->tag[word].upos != UPOS_NONE) {
        tense = by_tree(doc, rules, word);
    }
    return tense == TENSE_UNKNOWN ? by_neighbours(doc, rules, word) : tense;
}

bool time_sentence_has_tense(const struct rcp_doc *doc,
        const struct time_rules *rules, uint32_t sentence)
{
    const struct sentence *s = &doc->sentence.at[sentence];
    for (uint32_t i = 0; i < s->words.n; i++) {
        uint32_t w = s->words.first + i;
        bool finite = doc->tag && is_verb(doc, w) &&
                      doc->tag[w].morph.verbform == VERBFORM_FIN;
        if (finite || by_ending(doc, rules, w) != TENSE_UNKNOWN) {
            return true;
        }
    }
    return false;
}
