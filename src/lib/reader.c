/* SPDX-License-Identifier: Apache-2.0 */
/* reader.c - gives out jobs, reads them, hands them on in order.
 *
 *     next_job   one worker at a time: the next file, or the next line
 *     read_job   any worker: ingest, then the line
 *     sink_job   the caller's thread, in input order */
#include "lib/reader.h"

#include "base/file.h"
#include "ingest/ingest.h"
#include "ingest/inputs.h"
#include "ingest/jsonl.h"
#include "lang/pack.h"
#include "lib/batch.h"
#include "lib/line.h"
#include "nlp/conllu.h"

#include <string.h>

struct job {
    struct rcp_doc *doc; /* the job lives in its arena */
    const struct input *input;
    bool is_line;
    struct jsonl_line line;
    span conllu; /* one document of a CoNLL-U file; {NULL,0} otherwise */
    bool refused;
    struct rcp_err err;
    span prepared;
};

struct reader {
    const struct rcp_engine *engine;
    const struct rcp_options *options;
    const struct reader_calls *calls;
    struct arena *arena;
    struct inputs inputs;
    uint32_t at;         /* next input */
    struct jsonl *lines; /* of input at - 1, while it lasts */
    span conllu;         /* what is left of a CoNLL-U file, likewise */
    struct moment published;
    struct rcp_tally *tally;
    uint64_t known; /* reports, 0 when there are JSON Lines among them */
};

/* ---- jobs --------------------------------------------------------------- */

static struct job *job_new(const struct input *input)
{
    struct rcp_doc *doc = doc_new();
    struct job *job = ARENA_NEW(doc->arena, struct job);
    job->doc = doc;
    job->input = input;
    return job;
}

static void refuse(struct job *job, const struct rcp_err *why)
{
    job->refused = true;
    job->err = *why;
}

static bool is_lines(const struct reader *r, const struct input *input)
{
    return input->kind == INPUT_JSONL
                   ? r->options->input == RCP_INPUT_AUTO ||
                             r->options->input == RCP_INPUT_JSONL
           : input->kind == INPUT_REFUSED
                   ? false
                   : r->options->input == RCP_INPUT_JSONL;
}

/* The next line of the open stream as a job; NULL, and closed, at its end. */
static struct job *next_line(struct reader *r)
{
    struct job *job = job_new(&r->inputs.at[r->at - 1]);
    struct rcp_err err = {0};
    enum jsonl_step step =
            jsonl_next(r->lines, job->doc->arena, &job->line, &err);
    if (step == JSONL_END) {
        jsonl_close(r->lines);
        r->lines = NULL;
        doc_free(job->doc);
        return NULL;
    }
    job->is_line = true;
    if (step == JSONL_REFUSED) {
        refuse(job, &err);
    }
    return job;
}

/* The next document of the CoNLL-U file that is open, if one is. */
static struct job *next_conllu(struct reader *r)
{
    span one;
    if (!conllu_next(&r->conllu, &one)) {
        return NULL;
    }
    struct job *job = job_new(&r->inputs.at[r->at - 1]);
    job->conllu = one;
    return job;
}

/* Begins an input: a job of its own where it is one report or is refused,
 * NULL where it is now open for next_line or next_conllu. */
static struct job *open_input(struct reader *r, const struct input *input)
{
    struct rcp_err err = {0};
    enum rcp_status status = RCP_OK;
    if (input->kind == INPUT_REFUSED) {
        return job_new(input);
    }
    if (is_lines(r, input)) {
        status = jsonl_open(&r->lines, r->arena, input->path.ptr, &err);
    } else if (r->options->input == RCP_INPUT_CONLLU) {
        status = file_read(
                r->arena, input->path.ptr, DOC_MAX_SOURCE, &r->conllu, &err);
    } else {
        return job_new(input);
    }
    if (!status) {
        return NULL;
    }
    struct job *job = job_new(input);
    refuse(job, &err);
    return job;
}

static void *next_job(void *context)
{
    struct reader *r = context;
    struct job *job = NULL;
    while (!job) {
        job = r->lines ? next_line(r) : next_conllu(r);
        if (!job && r->at >= r->inputs.n) {
            return NULL;
        }
        if (!job) {
            job = open_input(r, &r->inputs.at[r->at++]);
        }
    }
    return job;
}

/* ---- reading ------------------------------------------------------------ */

static enum ingest_kind kind_of(enum rcp_input input)
{
    return input == RCP_INPUT_TEXT   ? INGEST_TEXT
           : input == RCP_INPUT_HTML ? INGEST_HTML
                                     : INGEST_AUTO;
}

static enum rcp_status ingest_job(
        const struct reader *r, struct job *job, struct rcp_err *err)
{
    struct ingest_options given = {.kind = kind_of(r->options->input)};
    span bytes = {NULL, 0};
    if (job->is_line) {
        struct jsonl_report report;
        enum rcp_status status =
                jsonl_report(job->doc->arena, &job->line, &report, err);
        if (status) {
            return status;
        }
        given = report.options;
        bytes = report.bytes;
    }
    given.given.path = job->input->path;
    given.published = r->published;
    given.language = span_of(r->options->language);
    return job->is_line ? ingest_bytes(job->doc, bytes, &given,
                                  r->engine->ingest, err)
                        : ingest_file(job->doc, &given, r->engine->ingest, err);
}

/* CoNLL-U shows nothing that stands behind the trees. */
static bool trees_only(const struct reader *r)
{
    return r->options->format == RCP_PRINT_CONLLU;
}

static void *read_job(void *context, void *item)
{
    const struct reader *r = context;
    struct job *job = item;
    struct rcp_err err = {0};
    if (job->refused) {
        return job;
    }
    if (job->input->kind == INPUT_REFUSED) {
        refuse(job, job->input->refusal);
    } else if (job->conllu.ptr) {
        job->doc->meta.path = job->input->path;
        job->doc->meta.published = r->published;
        (trees_only(r) ? line_trees_conllu : line_read_conllu)(job->doc,
                job->conllu, span_of(r->options->language), r->engine);
        r->calls->prepare(r->calls->context, job->doc, &job->prepared);
    } else if (ingest_job(r, job, &err)) {
        if (job->is_line && err.line == 0) {
            err.line = job->line.number;
        }
        refuse(job, &err);
    } else {
        (trees_only(r) ? line_trees : line_read)(
                job->doc, span_of(r->options->language), r->engine);
        r->calls->prepare(r->calls->context, job->doc, &job->prepared);
    }
    return job;
}

/* ---- handing on --------------------------------------------------------- */

static void tell(struct reader *r, const struct job *job)
{
    const struct rcp_options *o = r->options;
    struct rcp_progress at = {r->tally->reports + r->tally->refused, r->known};
    if (job->refused && o->refused) {
        o->refused(o->context, &job->err);
    }
    if (o->progress) {
        o->progress(o->context, &at);
    }
}

static bool sink_job(void *context, void *result)
{
    struct reader *r = context;
    struct job *job = result;
    bool more = true;
    if (job->refused) {
        r->tally->refused++;
    } else {
        r->tally->reports++;
        more = r->calls->take(r->calls->context, job->doc, job->prepared);
    }
    tell(r, job);
    doc_free(job->doc);
    return more;
}

static void drop_job(void *context, void *result)
{
    struct job *job = result;
    (void)context;
    doc_free(job->doc);
}

/* ---- the run ------------------------------------------------------------ */

static enum rcp_status check_options(struct reader *r, struct rcp_err *err)
{
    const struct rcp_options *o = r->options;
    r->published =
            (struct moment){.hour = -1, .minute = -1, .offset = OFFSET_NONE};
    if (o->language && !engine_tongue(r->engine, span_of(o->language))) {
        return err_set(err, RCP_USAGE, (span){NULL, 0}, NO_POSITION,
                "no language pack '%s' under %.*s", o->language,
                SPAN_ARG(r->engine->folder));
    }
    if (o->published && !moment_parse(span_of(o->published), &r->published)) {
        return err_set(err, RCP_USAGE, (span){NULL, 0}, NO_POSITION,
                "'%s' is no date; write it as 2017-11-15 or 2017-11-15T08:30",
                o->published);
    }
    return RCP_OK;
}

static uint64_t known_reports(const struct reader *r)
{
    for (uint32_t i = 0; i < r->inputs.n; i++) {
        if (is_lines(r, &r->inputs.at[i])) {
            return 0;
        }
    }
    return r->inputs.n;
}

enum rcp_status reader_run(const struct rcp_engine *engine,
        const struct rcp_options *options, const char *const *paths,
        size_t count, const struct reader_calls *calls, struct rcp_tally *tally,
        struct rcp_err *err)
{
    struct reader r = {.engine = engine,
            .options = options,
            .calls = calls,
            .tally = tally};
    enum rcp_status status = check_options(&r, err);
    if (status) {
        return status;
    }
    *tally = (struct rcp_tally){0};
    r.arena = arena_new();
    inputs_expand(r.arena, paths, count, &r.inputs);
    r.known = known_reports(&r);
    batch_run(&(struct batch){.next = next_job,
            .work = read_job,
            .sink = sink_job,
            .drop = drop_job,
            .context = &r,
            .workers = options->jobs});
    jsonl_close(r.lines);
    arena_free(r.arena);
    return RCP_OK;
}
