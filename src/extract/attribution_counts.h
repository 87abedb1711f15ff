/* SPDX-License-Identifier: Apache-2.0 */
/* attribution_counts.h - two counts of one thing in one sentence, each on
 * somebody's word: "18,000 people according to police, 45,000 according to the
 * organisers". Internal to src/extract/attribution*. */
#ifndef EXTRACT_ATTRIBUTION_COUNTS_H
#define EXTRACT_ATTRIBUTION_COUNTS_H

#include "extract/attribution_content.h"

/* Does a second count begin at word i, with the comma or conjunction in front
 * of it: a number, perhaps its noun, and behind it a formula of its own? Then
 * *count is its words. */
bool counts_second(const struct scene *s, uint32_t i, struct words *count);

/* The second count that the formula at word w closes; empty if it closes none.
 */
struct words counts_closed(const struct scene *s, uint32_t w);

#endif
