/* SPDX-License-Identifier: Apache-2.0 */
/* source.h - shared by the files that find who stands behind what is said. */
#ifndef CROSSCHECK_SOURCE_H
#define CROSSCHECK_SOURCE_H

#include "crosscheck/reading.h"

/* Index in record.source of whoever stands at a place, or NONE. */
uint32_t source_at(struct reading *r, range at, uint32_t actor);
/* The paper, the channel: a kind of body that says nothing by itself. */
bool source_is_outlet_word(const struct reading *r, uint32_t w);
/* The words of the place hold a concept of this use. */
bool source_has_use(const struct reading *r, range at, enum concept_use use);

/* Nothing but pronouns and what goes with them: he, one of them. */
bool refer_is_pronoun(const struct reading *r, range at);
/* "The same": whoever spoke last. */
bool refer_is_same(const struct reading *r, range source);
/* The number of the noun or pronoun that a description turns on. */
enum ud_number refer_number(const struct reading *r, range at);
/* Whom a pronoun or "the same" means, as a source, or NONE. */
uint32_t refer_before(struct reading *r, range at);
/* The same for a cue that holds the pronoun: "à l'en croire". */
uint32_t refer_in_cue(struct reading *r, range cue);
/* "The spokesman", with nothing beside it: a source, or NONE; what body it
 * speaks for is put into `s`. */
uint32_t refer_speaker(struct reading *r, struct source *s, range source);
/* "Its president": the body that spoke last, not long before, or NONE. */
uint32_t refer_owner(const struct reading *r, const struct source *s, range at);
/* "Their notes": nobody by itself, but somebody's. */
bool refer_own_thing(const struct reading *r, const struct source *s, range at);
/* A description that cannot be the actor it was tied to. */
bool refer_is_other(struct reading *r, range at, uint32_t actor);

#endif
