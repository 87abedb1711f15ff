/* SPDX-License-Identifier: Apache-2.0 */
/* claim.h - what the report says happened, is, or will be.
 *
 * claim_read fills doc->claim (and the pools doc->role, doc->index): one entry
 * for each clause around one predicate that is no act of saying, in reading
 * order, bound to the attributions in whose content it stands. Needs words,
 * tags, arcs and attributions; without trees it adds nothing. */
#ifndef EXTRACT_CLAIM_H
#define EXTRACT_CLAIM_H

#include "extract/claim_rules.h"

/* `rules` are those of doc->pack. */
void claim_read(struct rcp_doc *doc, const struct claim_rules *rules);

#endif
