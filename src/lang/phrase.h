/* SPDX-License-Identifier: Apache-2.0 */
/* phrase.h - many phrases looked up in one pass over the words.
 *
 * A phrase is a sequence of interned words (norm ids, or lemma ids: the owner
 * decides which it feeds in). The set is a hash trie:
 *
 *     (state, word) -> state;   a state may carry values, each one table row
 *
 * Built before pack_check, immutable after. */
#ifndef LANG_PHRASE_H
#define LANG_PHRASE_H

#include "base/arena.h"
#include "base/check.h"

struct pack;
struct phrases;

/* Cuts a phrase of a table into words as the tokeniser cuts text: at spaces;
 * after an apostrophe ("d'eau" = "d'" + "eau"), or before one that begins a
 * word; punctuation marks for themselves, but for hyphens, dots and strokes
 * inside a word. Where a language cuts otherwise the table writes a space.
 * Folds and interns each in the pack. Returns the number of words. */
uint32_t phrase_cut(struct pack *pack, span text, const uint32_t **words);

struct phrases *phrases_new(struct arena *a);
/* A phrase may be added with several values; they are kept in order. */
void phrases_add(
        struct phrases *p, const uint32_t *words, uint32_t n, uint32_t value);

/* The longest phrase that the n ids at `ids` begin with: its length (0 when
 * none) and the first of its values, and the next one with phrases_next. */
uint32_t phrases_longest(const struct phrases *p, const uint32_t *ids,
        uint32_t n, uint32_t *value);
/* Walks by hand: from PHRASE_START with one id after the other; NONE when no
 * phrase goes on so. */
enum { PHRASE_START = 0 };
uint32_t phrases_step(const struct phrases *p, uint32_t state, uint32_t id);
uint32_t phrases_value(const struct phrases *p, uint32_t state); /* or NONE:
                                                the handle of its first value */
uint32_t phrases_row(const struct phrases *p, uint32_t handle);
uint32_t phrases_next(const struct phrases *p, uint32_t handle); /* or NONE */

#endif
