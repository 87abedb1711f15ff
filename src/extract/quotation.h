/* SPDX-License-Identifier: Apache-2.0 */
/* quotation.h - what stands between quotation marks.
 *
 * Pairs all marks of a report: « » “ ” „ ‟ " and, where they cannot be
 * apostrophes, ' ‘ ’ ‹ ›. A quotation may run over several sentences and,
 * where each paragraph opens anew and only the last closes, over several
 * paragraphs. A mark that finds no partner in its block ends with the block
 * (and the quotation is marked as unclosed), or is ignored where it could only
 * close. Nested quotations are found; `depth` 0 is the outermost.
 * Sorted by first word. */
#ifndef EXTRACT_QUOTATION_H
#define EXTRACT_QUOTATION_H

#include "doc.h"

enum { QUOTATION_MAX_DEPTH = 8 };

struct quotation {
    uint32_t open, close; /* words that are the marks; close NONE: unclosed */
    uint32_t first, last; /* words inside; first > last: empty */
    uint32_t depth;
    uint32_t block;
};

struct quotations {
    VEC(struct quotation) all;
    uint32_t *of_word; /* outermost quotation that a word stands in, or NONE */
    uint32_t *opened;  /* the last quotation that opens at the word or before */
};

void quotations_find(
        struct quotations *q, const struct rcp_doc *doc, struct arena *a);

#endif
