/* SPDX-License-Identifier: Apache-2.0 */
/* time_tense.h - whether a word's clause speaks of what was or of what is to
 * come: the tagger's features when there are any, else the forms and endings
 * of time-tense.tsv. */
#ifndef EXTRACT_TIME_TENSE_H
#define EXTRACT_TIME_TENSE_H

#include "extract/time_rules.h"

/* The tense that governs word `word`. */
enum time_tense time_tense_at(const struct rcp_doc *doc,
        const struct time_rules *rules, uint32_t word);
/* The sentence has a word that tells of tense at all. */
bool time_sentence_has_tense(const struct rcp_doc *doc,
        const struct time_rules *rules, uint32_t sentence);

#endif
