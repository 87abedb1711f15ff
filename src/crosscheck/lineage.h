/* SPDX-License-Identifier: Apache-2.0 */
/* lineage.h - who took what from whom.
 *
 *     words ──winnowed fingerprints──> seeds ──aligned──> passages
 *     publishers' names in other reports' words ────────> citations
 *
 * Overlap shows copying; its absence never shows independence. */
#ifndef CROSSCHECK_LINEAGE_H
#define CROSSCHECK_LINEAGE_H

#include "crosscheck/record.h"

/* The words [first, end) of report `from` stand again in report `to`, but for
 * a word here and there. `from` is the one that had them first. */
struct passage {
    uint32_t from, to;
    uint32_t from_first, from_end, to_first, to_end; /* in record.word */
    uint32_t words, unquoted; /* that are the same; outside quotation marks */
};

/* Report `by` names the publisher of report `of`. */
struct citation {
    uint32_t by, of;
    uint32_t word; /* in record.word of `by` */
};

/* Report `to` took passages from report `from`, or cites it. */
struct relay {
    uint32_t from, to;
    struct list passages;  /* run in lineage.passage */
    struct list citations; /* run in lineage.citation */
    uint32_t words, unquoted;
    bool copied; /* enough for text reuse */
};

struct lineage {
    VEC(struct passage) passage;   /* by (to, from), in the order of the text */
    VEC(struct citation) citation; /* by (by, of) */
    VEC(struct relay) relay;       /* by (to, from) */
};

/* records[i] may be NULL (a report that could not be read). */
struct lineage *lineage_find(
        struct arena *a, struct record *const *records, uint32_t n);
/* The relay from one report to another, or NULL. */
const struct relay *lineage_relay(
        const struct lineage *l, uint32_t from, uint32_t to);
/* Index of the first relay to `to`; they end where another `to` begins. */
uint32_t lineage_first(const struct lineage *l, uint32_t to);
/* Record `a` came out before `b`, as far as is known. */
bool lineage_before(const struct record *a, const struct record *b,
        uint32_t index_a, uint32_t index_b);
/* Both have the same publisher. */
bool lineage_same_publisher(const struct record *a, const struct record *b);

#endif
