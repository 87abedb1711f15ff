/* SPDX-License-Identifier: Apache-2.0 */
/* attribution.h - who says what.
 *
 * attribution_read fills doc->attribution (and the pool doc->content): one
 * entry for each act of saying that the text relates, in reading order of
 * their cues, with `parent` set where one stands in the content of another.
 * Needs words, tags and arcs; without them it adds nothing. */
#ifndef EXTRACT_ATTRIBUTION_H
#define EXTRACT_ATTRIBUTION_H

#include "extract/claim_rules.h"

/* `rules` are those of doc->pack. */
void attribution_read(struct rcp_doc *doc, const struct claim_rules *rules);

#endif
