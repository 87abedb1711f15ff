/* SPDX-License-Identifier: Apache-2.0 */
/* claim_span.h - where a claim begins and ends in the text. */
#ifndef EXTRACT_CLAIM_SPAN_H
#define EXTRACT_CLAIM_SPAN_H

#include "extract/claim_clause.h"

/* The span `at` of the claim whose lexical predicate is word `head`, without
 * the words that only say who tells it, and with both marks of each quotation
 * or none. Always holds `predicate`. */
range claim_span(
        const struct clauses *c, uint32_t head, range at, range predicate);

#endif
