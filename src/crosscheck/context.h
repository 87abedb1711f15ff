/* SPDX-License-Identifier: Apache-2.0 */
/* context.h - what stands around a statement: shared by the files that make
 * statements. */
#ifndef CROSSCHECK_CONTEXT_H
#define CROSSCHECK_CONTEXT_H

#include "crosscheck/reading.h"

/* The smallest claim that holds a place, or its sentence: words [first, end).
 */
struct scope {
    uint32_t first, end;
    uint32_t claim; /* or NONE */
    uint32_t sentence;
};

const struct word_concept *context_concept(const struct reading *r, uint32_t w);
bool context_is_event(const struct reading *r, uint32_t c);
bool context_is_entity(const struct reading *r, uint32_t c);
uint32_t context_event(const struct reading *r, uint32_t w);
bool context_is_state(const struct reading *r, uint32_t c);
uint32_t context_state(const struct reading *r, uint32_t w);
struct scope context_of_claim(const struct reading *r, uint32_t claim);
struct scope context_at(const struct reading *r, range at);
int32_t context_minute(span value);
/* Keys of the words [first, end), in record.term. */
struct list context_words(struct reading *r, uint32_t first, uint32_t end);
struct list context_terms(struct reading *r, struct scope s);
struct list context_takers(struct reading *r, uint32_t claim, bool agents);
void context_add_source(
        struct reading *r, struct statement *s, uint32_t source);
struct statement context_statement(
        struct reading *r, enum fact_kind kind, range at, struct scope scope);
void context_add_teller(
        struct reading *r, struct statement *s, const struct claim *c);
/* The nearest word for which `what` gives a concept: the word, and the
 * concept; NONE when there is none. */
uint32_t context_nearest_word(const struct reading *r, struct scope s,
        uint32_t at, uint32_t (*what)(const struct reading *, uint32_t));
uint32_t context_nearest(const struct reading *r, struct scope s, uint32_t at,
        uint32_t (*what)(const struct reading *, uint32_t));
/* Takes the lemma of word `w` for the noun of a count or the verb of an act.
 */
void context_lemma(struct reading *r, struct statement *s, span lemma);
uint32_t context_severity(const struct reading *r, uint32_t w);

/* Takes whoever gives the number for its source, where that is plainer than
 * what the attributions tell; false when it is not. */
bool statement_settle_teller(
        struct reading *r, struct statement *s, uint32_t quantity);
void statement_add_count(struct reading *r, uint32_t quantity);
void statement_add_event(struct reading *r, uint32_t claim);
void statement_add_time(struct reading *r, uint32_t time);
void statement_add_duration(struct reading *r, uint32_t time);
/* Headlines in which no claim was found. */
void statement_add_headlines(struct reading *r);

#endif
