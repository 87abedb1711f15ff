/* SPDX-License-Identifier: Apache-2.0 */
/* check.h - many reports laid side by side.
 *
 *     doc ──record──> what it contributes ──match──> facts ──verdict──> roots,
 *                          │ findings └──lineage──> who took what from whom
 *
 *     struct check *check = check_new(concepts);
 *     check_add(check, doc, rules);      once for each report, in input order
 *     const struct check_result *r = check_run(check);
 *     …print…
 *     check_add(check, another, rules);  reports may be added later
 *     r = check_run(check);              the old result is gone
 *     check_free(check);
 *
 * check_add copies what it needs: the report may be freed at once. Everything
 * in the result belongs to the check and lives until the next run or
 * check_free. One thread. The same reports in the same order give the same
 * result, whether they were added at once or a few at a time: what a report
 * contributes is made once, when it is added; comparing is done anew, because
 * how much a shared word says depends on all reports. */
#ifndef CROSSCHECK_CHECK_H
#define CROSSCHECK_CHECK_H

#include "crosscheck/rules.h"

struct check;

/* A place in a report, in bytes and in code points of its text. */
struct check_place {
    uint32_t document;   /* index in result.document */
    range at;            /* bytes */
    uint32_t start, end; /* code points */
    span words;          /* what stands there; filled for every place */
};

struct check_document {
    uint8_t sha256[32]; /* of its text: the id that is printed */
    span given_id, path, url, title, publisher, language;
    struct moment published, updated;
    uint32_t event; /* index of the first report that tells of its event */
};

enum root_kind {
    ROOT_PERSON,
    ROOT_ORGANISATION,
    ROOT_GROUP,
    ROOT_OUTLET,    /* an outlet's own reporting */
    ROOT_ANONYMOUS, /* somebody whom the text does not name */
    ROOT_DOCUMENT
};

struct check_root {
    span name; /* as a report names it */
    enum root_kind kind;
    struct list documents; /* in result.index: documents that rest on it */
};

enum fact_kind {
    FACT_COUNT,
    FACT_OCCURRENCE,
    FACT_ACTOR,
    FACT_TIME,
    FACT_PLACE
};

enum verdict {
    VERDICT_CORROBORATED,
    VERDICT_SINGLE_ROOT,
    VERDICT_DISPUTED,
    VERDICT_EVOLVING
};

/* One report's filling of a fact's slot. */
struct check_claim {
    struct check_place at; /* the number with its noun, or the clause */
    uint32_t claim;        /* index in doc.claim of its report, or NONE */
    span value;            /* as written: "près de 250"; {NULL,0} if none */
    double least, most;    /* the interval, NAN where open or no number */
    bool negated;
    enum stance stance;
    struct list roots; /* in result.index: indices in result.root */
};

struct check_fact {
    enum fact_kind kind;
    enum verdict verdict;
    span label;       /* words of the first report that states it */
    uint32_t concept; /* what is counted or done, or NONE */
    uint32_t independent_roots;
    struct list roots;  /* in result.index: indices in result.root */
    struct list claims; /* run in result.claim */
};

enum finding_kind {
    FINDING_CONTRADICTION,
    FINDING_DENIAL,
    FINDING_DRIFT,
    FINDING_STANCE_SHIFT,
    FINDING_CIRCULAR_SOURCING,
    FINDING_HEADLINE_MISMATCH,
    FINDING_TEXT_REUSE,
    FINDING_SINGLE_ANONYMOUS_SOURCE,
    FINDING_SILENT_EDIT
};

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ALARM };

/* A finding's sentence is made by present/explain from these: {one} and
 * {other} are what stands on the two sides, {first} and {second} who says it,
 * {first_in} and {second_in} in which report, {count} and {list} how many and
 * which reports. */
struct check_finding {
    enum finding_kind kind;
    enum severity severity;
    uint32_t fact;                /* index in result.fact, or NONE */
    struct list documents;        /* in result.index */
    struct list places;           /* run in result.place */
    span rule;                    /* which comparison made it */
    span one, other;              /* words of the reports; {NULL,0} if none */
    span first, second;           /* outlets or sources; {NULL,0} if none */
    uint32_t first_in, second_in; /* reports, or NONE */
    uint32_t root;                /* that everything rests on: index, or NONE */
    uint32_t count;               /* reports, or words taken over */
    bool headlines;               /* headlines only clash */
    bool undated;   /* the two may be counts of different moments */
    uint32_t story; /* findings of one story have one number */
};

/* Findings stand in the order in which an editor wants them: story by story,
 * the story with most to worry about first. */
struct check_result {
    VEC(struct check_document) document;
    VEC(struct check_root) root;
    VEC(struct check_fact) fact;
    VEC(struct check_claim) claim;
    VEC(struct check_finding) finding;
    VEC(struct check_place) place;
    VEC(uint32_t) index;
};

/* What a report is called: its publisher, else its file, else its id or its
 * title. */
span check_document_name(const struct check_document *d);

/* The names of the contract. */
const char *root_kind_label(enum root_kind kind);
const char *fact_kind_label(enum fact_kind kind);
const char *verdict_label(enum verdict verdict);
const char *finding_kind_label(enum finding_kind kind);
const char *severity_label(enum severity severity);

/* `concepts` must outlive the check. */
struct check *check_new(const struct concepts *concepts);
void check_free(struct check *check); /* NULL is allowed */
/* `rules` are those of the report's language; NULL: only words are compared. */
void check_add(struct check *check, const struct rcp_doc *doc,
        const struct check_rules *rules);
const struct check_result *check_run(struct check *check);

#endif
