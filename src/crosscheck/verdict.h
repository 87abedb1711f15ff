/* SPDX-License-Identifier: Apache-2.0 */
/* verdict.h - what the statements of each slot amount to.
 *
 *     pairs of a slot ──> agree │ contradict │ deny │ drift │ evolve
 *                               │
 *     fact: verdict, roots      └─> findings (finding.c, headline.c) */
#ifndef CROSSCHECK_VERDICT_H
#define CROSSCHECK_VERDICT_H

#include "crosscheck/edition.h"
#include "crosscheck/roots.h"

/* How two statements of one slot stand to each other. */
enum clash {
    CLASH_NONE,
    CLASH_CONTRADICTION, /* two roots, values that cannot both hold */
    CLASH_DENIAL,        /* a source says that it is not so */
    CLASH_DRIFT,         /* changed on the way from one report to the next */
    CLASH_EVOLVING       /* the later one replaces the earlier one */
};

struct judge {
    struct arena *arena;
    const struct matching *m;
    const struct roots *r;
    const struct editions *editions;
    struct check_result *out;
    uint32_t *root_index; /* by root node: index in out->root, or NONE */
    uint32_t *fact_of;    /* by ref: index in out->fact, or NONE */
};

enum clash judge_pair(const struct judge *j, uint32_t ref_a, uint32_t ref_b);
/* The two count what changes while the event goes on, and which report came
 * out later is not known. */
bool judge_undated(const struct judge *j, uint32_t ref_a, uint32_t ref_b);
/* The statement says on somebody's word that it is not so. */
bool judge_denies(const struct judge *j, uint32_t ref);
/* Statement `b` relays what `a` says: copied, cited, or from it by way of
 * others. */
bool judge_relays(const struct judge *j, uint32_t ref_a, uint32_t ref_b);
/* Fills document, root, fact and claim of the result. */
void judge_facts(struct judge *j);
/* Fills finding and place. */
void judge_findings(struct judge *j);

/* A finding under construction: places and documents are added, then it is
 * closed. Only one at a time. */
struct check_finding *finding_open(struct judge *j, enum finding_kind kind,
        enum severity severity, const char *rule);
void finding_place(struct judge *j, struct check_place at);
void finding_statement(struct judge *j, uint32_t ref);
void finding_close(struct judge *j);
/* What the report is called. */
span judge_outlet(const struct judge *j, uint32_t document);

/* Sorts the findings into stories. */
void judge_order(struct judge *j);

/* Headlines against their own reports. */
void judge_headlines(struct judge *j);

#endif
