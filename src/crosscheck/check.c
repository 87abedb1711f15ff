/* SPDX-License-Identifier: Apache-2.0 */
/* check.c - the cross-check as a whole: records in, result out.
 *
 *     check_add: doc -> record
 *     check_run: records -> lineage, editions -> matching -> roots
 *                -> facts, findings */
#include "crosscheck/check.h"

#include "crosscheck/verdict.h"

struct check {
    struct arena *arena; /* of the records */
    struct arena *run;   /* of the last result */
    const struct concepts *concepts;
    VEC(struct record *) records;
    struct check_result result;
};

struct check *check_new(const struct concepts *concepts)
{
    struct arena *a = arena_new();
    struct check *c = ARENA_NEW(a, struct check);
    c->arena = a;
    c->run = arena_new();
    c->concepts = concepts;
    return c;
}

void check_free(struct check *check)
{
    if (check) {
        arena_free(check->run);
        arena_free(check->arena);
    }
}

void check_add(struct check *check, const struct rcp_doc *doc,
        const struct check_rules *rules)
{
    struct record *r = record_new(check->arena, check->concepts, doc, rules);
    *VEC_ADD(check->arena, &check->records) = r;
}

const struct check_result *check_run(struct check *check)
{
    struct arena *a = check->run;
    arena_clear(a);
    check->result = (struct check_result){0};
    struct lineage *l = lineage_find(a, check->records.at, check->records.n);
    struct matching *m = matching_find(
            a, check->concepts, check->records.at, check->records.n, l);
    struct roots *r = roots_find(a, m);
    const struct editions *e =
            editions_find(a, check->records.at, check->records.n, l);
    struct judge j = {a, m, r, e, &check->result, NULL, NULL};
    judge_facts(&j);
    judge_findings(&j);
    return &check->result;
}

span check_document_name(const struct check_document *d)
{
    size_t file = d->path.len;
    while (file > 0 && d->path.ptr[file - 1] != '/') {
        file--;
    }
    return d->publisher.len > 0  ? d->publisher
           : d->path.len > file  ? span_slice(d->path, file, d->path.len)
           : d->given_id.len > 0 ? d->given_id
                                 : d->title;
}

/* ---- the names of the contract ------------------------------------------ */

const char *root_kind_label(enum root_kind kind)
{
    static const char *const LABELS[] = {"person", "organisation", "group",
            "outlet", "anonymous", "document"};
    return LABELS[kind];
}

const char *fact_kind_label(enum fact_kind kind)
{
    static const char *const LABELS[] = {
            "count", "occurrence", "actor", "time", "place"};
    return LABELS[kind];
}

const char *verdict_label(enum verdict verdict)
{
    static const char *const LABELS[] = {
            "corroborated", "single_root", "disputed", "evolving"};
    return LABELS[verdict];
}

const char *finding_kind_label(enum finding_kind kind)
{
    static const char *const LABELS[] = {"contradiction", "denial", "drift",
            "stance_shift", "circular_sourcing", "headline_mismatch",
            "text_reuse", "single_anonymous_source", "silent_edit"};
    return LABELS[kind];
}

const char *severity_label(enum severity severity)
{
    static const char *const LABELS[] = {"note", "warning", "alarm"};
    return LABELS[severity];
}
