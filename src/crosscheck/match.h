/* SPDX-License-Identifier: Apache-2.0 */
/* match.h - which statements fill the same slot.
 *
 *     topics of reports ──index──> related reports (the same event)
 *     statements ──index by concept──> candidates ──scored──> clusters
 *
 * Nothing is compared that does not share a key of the index, and long runs
 * of one key are compared only with their neighbours in time. */
#ifndef CROSSCHECK_MATCH_H
#define CROSSCHECK_MATCH_H

#include "crosscheck/lineage.h"

struct map;

struct statement_ref {
    uint32_t document, statement; /* index in record.statement */
};

struct report_pair {
    uint32_t a, b;
};

struct matching {
    struct arena *arena;
    const struct concepts *concepts;
    struct record *const *records;
    uint32_t n;
    const struct lineage *lineage;
    struct map *related; /* pair of reports -> how alike, in millionths */
    VEC(struct report_pair) pair; /* its keys */
    uint32_t *event;              /* by report: the first one of its event */
    struct map *frequency;        /* term -> in how many statements */
    uint32_t statements;
    VEC(struct statement_ref) ref; /* all statements */
    uint32_t *first_ref;           /* by report */
    uint32_t *cluster;             /* by ref: its cluster's first ref */
    VEC(struct list) fact;         /* runs in member, two or more each */
    VEC(uint32_t) member;          /* refs */
};

struct matching *matching_find(struct arena *a, const struct concepts *concepts,
        struct record *const *records, uint32_t n,
        const struct lineage *lineage);
/* How much two reports are about the same event, 0 … 1; 0 when they are not
 * to be compared. */
double matching_related(const struct matching *m, uint32_t a, uint32_t b);
const struct statement *matching_statement(
        const struct matching *m, uint32_t ref);
/* How surely two statements fill one slot, 0 … 1, whatever the values. */
double matching_score(const struct matching *m, const struct statement *a,
        const struct statement *b);
/* Whatever else is alike, they are not of one slot, nor are those that are of
 * one slot with them: confirmed cases and suspected ones. */
bool matching_apart(const struct matching *m, const struct statement *a,
        const struct statement *b);
/* How much of what stands around two statements is the same, 0 … 1. */
double matching_context(const struct matching *m, const struct record *ra,
        struct list a, const struct record *rb, struct list b);

#endif
