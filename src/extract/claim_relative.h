/* SPDX-License-Identifier: Apache-2.0 */
/* claim_relative.h - relative clauses, and which of them tell something. */
#ifndef EXTRACT_CLAIM_RELATIVE_H
#define EXTRACT_CLAIM_RELATIVE_H

#include "extract/claim_clause.h"

/* The clause that w heads hangs on a noun and has a relative pronoun, or could
 * have one. */
bool relative_is(const struct scene *s, uint32_t w);
/* A relative pronoun opens the clause, whatever the tree calls it. */
bool relative_starts(const struct scene *s, uint32_t w);
/* The relative clause tells an event, a figure or a plan. */
bool relative_tells(const struct clauses *c, uint32_t w);

#endif
