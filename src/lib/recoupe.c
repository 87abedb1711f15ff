/* SPDX-License-Identifier: Apache-2.0 */
/* recoupe.c - the calls of recoupe.h that read and check.
 *
 *     read    each report printed by its worker, written in input order
 *     case    reports added to one cross-check, which is printed when asked
 *     check   a case that is printed once */
#include "recoupe.h"

#include "crosscheck/check.h"
#include "lang/pack.h"
#include "lib/engine.h"
#include "lib/reader.h"
#include "nlp/conllu.h"
#include "present/check_json.h"
#include "present/check_text.h"
#include "present/read_json.h"
#include "present/read_text.h"
#include "present/report_html.h"

struct session {
    const struct rcp_engine *engine;
    const struct rcp_options *options;
    struct rcp_tally *tally;
    FILE *out;
    bool write_failed;
    const struct messages *messages; /* of the language asked for */
    struct check *check;
    struct report_page *page; /* what the HTML page keeps; NULL otherwise */
    bool explained;           /* one report had what was to be explained */
};

/* ---- what both do ------------------------------------------------------- */

/* The words to show results in: the language asked for, else the first pack
 * that has any. */
static const struct messages *choose_messages(
        const struct rcp_engine *engine, const char *asked)
{
    for (uint32_t i = 0; i < engine->tongue.n; i++) {
        const struct tongue *t = &engine->tongue.at[i];
        if (t->messages &&
                (!asked || span_eq(span_of(asked), pack_code(t->pack)))) {
            return t->messages;
        }
    }
    return NULL;
}

static enum rcp_status run_init(struct session *run, struct rcp_err *err)
{
    run->messages = choose_messages(run->engine, run->options->ui);
    if (run->messages) {
        return RCP_OK;
    }
    return err_set(err, RCP_USAGE, (span){NULL, 0}, NO_POSITION,
            "the program cannot speak '%s': that language pack has no "
            "messages.tsv",
            run->options->ui ? run->options->ui : "any language");
}

static bool put(struct session *run, span text)
{
    if (fwrite(text.ptr, 1, text.len, run->out) != text.len ||
            (run->options->format == RCP_PRINT_JSON &&
                    fputc('\n', run->out) == EOF)) {
        run->write_failed = true;
    }
    return !run->write_failed;
}

static enum rcp_status run_end(
        struct session *run, enum rcp_status status, struct rcp_err *err)
{
    if (status) {
        return status;
    }
    if (fflush(run->out) || run->write_failed) {
        return err_errno(err, (span){NULL, 0}, "writing the result");
    }
    return RCP_OK;
}

/* ---- read --------------------------------------------------------------- */

static span print_conllu(struct rcp_doc *doc)
{
    struct buf out;
    buf_init(&out, doc->arena);
    conllu_write(doc, &out);
    return buf_span(&out);
}

static void read_prepare(void *context, struct rcp_doc *doc, span *prepared)
{
    const struct session *run = context;
    switch (run->options->format) {
    case RCP_PRINT_JSON:
        *prepared = read_json(doc);
        break;
    case RCP_PRINT_CONLLU:
        *prepared = print_conllu(doc);
        break;
    case RCP_PRINT_TEXT:
        *prepared = read_text(
                doc, &(struct read_view){run->messages, run->options->width,
                             run->options->colour != 0,
                             span_of(run->options->explain)});
        break;
    }
}

static bool read_take(void *context, struct rcp_doc *doc, span prepared)
{
    struct session *run = context;
    (void)doc;
    run->explained |= prepared.len > 0;
    return put(run, prepared);
}

/* No report has the claim that was asked for: said once, not for each. */
static void say_unknown(struct session *run)
{
    struct arena *arena = arena_new();
    const struct message_arg args[] = {
            {"id", span_of(run->options->explain), 0}};
    struct buf line;
    buf_init(&line, arena);
    message_put(&line, run->messages, MSG_UNKNOWN_ID, args, 1);
    buf_char(&line, '\n');
    put(run, buf_span(&line));
    arena_free(arena);
}

static enum rcp_status explains_text(
        const struct rcp_options *options, struct rcp_err *err)
{
    return options->explain && options->format != RCP_PRINT_TEXT
                   ? err_set(err, RCP_USAGE, (span){NULL, 0}, NO_POSITION,
                             "--explain is for text; the other formats print "
                             "everything")
                   : RCP_OK;
}

enum rcp_status rcp_read(const struct rcp_engine *engine,
        const struct rcp_options *options, const char *const *paths,
        size_t count, FILE *out, struct rcp_tally *tally, struct rcp_err *err)
{
    struct session run = {
            .engine = engine, .options = options, .tally = tally, .out = out};
    const struct reader_calls calls = {read_prepare, read_take, &run};
    enum rcp_status status = run_init(&run, err);
    status = status ? status : explains_text(options, err);
    if (!status) {
        status = reader_run(engine, options, paths, count, &calls, tally, err);
    }
    if (!status && options->explain && !run.explained) {
        say_unknown(&run);
    }
    return run_end(&run, status, err);
}

/* ---- check -------------------------------------------------------------- */

static void check_prepare(void *context, struct rcp_doc *doc, span *prepared)
{
    (void)context;
    (void)doc;
    *prepared = SPAN("");
}

static bool check_take(void *context, struct rcp_doc *doc, span prepared)
{
    struct session *run = context;
    const struct tongue *t =
            doc->pack ? engine_tongue(run->engine, pack_code(doc->pack)) : NULL;
    (void)prepared;
    check_add(run->check, doc, t ? t->check : NULL);
    if (run->page) {
        report_keep(run->page, doc);
    }
    return true;
}

enum { MAX_UI = 16 };

static void put_piece(void *context, span piece)
{
    struct session *run = context;
    if (!run->write_failed &&
            fwrite(piece.ptr, 1, piece.len, run->out) != piece.len) {
        run->write_failed = true;
    }
}

static void print_check(struct session *run, const struct check_result *result)
{
    struct ui_language ui[MAX_UI];
    size_t n = 0;
    if (run->options->format == RCP_PRINT_TEXT) {
        struct check_view view = {run->messages, run->options->width,
                run->options->colour != 0, span_of(run->options->explain)};
        struct arena *arena = arena_new();
        put(run, check_text(arena, result, &view));
        arena_free(arena);
        return;
    }
    for (uint32_t i = 0; i < run->engine->tongue.n && n < MAX_UI; i++) {
        const struct tongue *t = &run->engine->tongue.at[i];
        if (t->messages) {
            ui[n++] = (struct ui_language){pack_code(t->pack), t->messages};
        }
    }
    check_json(result, ui, n, put_piece, run);
    put_piece(run, SPAN("\n"));
}

/* Adds all inputs to the check. */
static enum rcp_status add_reports(struct session *run,
        const char *const *paths, size_t count, struct rcp_err *err)
{
    const struct reader_calls calls = {check_prepare, check_take, run};
    return reader_run(
            run->engine, run->options, paths, count, &calls, run->tally, err);
}

struct rcp_case {
    struct arena *arena;
    struct session run;
};

static enum rcp_status check_options(
        const struct rcp_options *options, struct rcp_err *err)
{
    enum rcp_status status = explains_text(options, err);
    if (!status && options->format == RCP_PRINT_CONLLU) {
        status = err_set(err, RCP_USAGE, (span){NULL, 0}, NO_POSITION,
                "check prints text or json; conllu is for read");
    }
    return status;
}

enum rcp_status rcp_case_open(struct rcp_case **out,
        const struct rcp_engine *engine, const struct rcp_options *options,
        struct rcp_err *err)
{
    struct session run = {.engine = engine, .options = options};
    enum rcp_status status = run_init(&run, err);
    status = status ? status : check_options(options, err);
    if (status) {
        return status;
    }
    struct arena *arena = arena_new();
    struct rcp_case *c = ARENA_NEW(arena, struct rcp_case);
    c->arena = arena;
    c->run = run;
    c->run.check = check_new(engine->concepts);
    *out = c;
    return RCP_OK;
}

enum rcp_status rcp_case_add(struct rcp_case *c, const char *const *paths,
        size_t count, struct rcp_tally *tally, struct rcp_err *err)
{
    c->run.tally = tally;
    return add_reports(&c->run, paths, count, err);
}

enum rcp_status rcp_case_print(struct rcp_case *c, FILE *out,
        struct rcp_tally *tally, struct rcp_err *err)
{
    const struct check_result *result = check_run(c->run.check);
    c->run.out = out;
    c->run.write_failed = false;
    tally->findings = result->finding.n;
    print_check(&c->run, result);
    return run_end(&c->run, RCP_OK, err);
}

void rcp_case_close(struct rcp_case *c)
{
    if (c) {
        check_free(c->run.check);
        arena_free(c->arena);
    }
}

enum rcp_status rcp_check(const struct rcp_engine *engine,
        const struct rcp_options *options, const char *const *paths,
        size_t count, FILE *out, struct rcp_tally *tally, struct rcp_err *err)
{
    struct rcp_case *c = NULL;
    enum rcp_status status = rcp_case_open(&c, engine, options, err);
    status = status ? status : rcp_case_add(c, paths, count, tally, err);
    status = status ? status : rcp_case_print(c, out, tally, err);
    rcp_case_close(c);
    return status;
}

/* ---- report ------------------------------------------------------------- */

enum rcp_status rcp_report(const struct rcp_engine *engine,
        const struct rcp_options *options, const char *const *paths,
        size_t count, FILE *out, struct rcp_tally *tally, struct rcp_err *err)
{
    struct session run = {
            .engine = engine, .options = options, .tally = tally, .out = out};
    struct arena *arena = arena_new();
    struct report_page page = {.arena = arena, .language = options->ui};
    enum rcp_status status = run_init(&run, err);
    if (!status && (options->format != RCP_PRINT_TEXT || options->explain)) {
        status = err_set(err, RCP_USAGE, (span){NULL, 0}, NO_POSITION,
                "report makes one page; --format and --explain are for read "
                "and check");
    }
    if (!status) {
        page.messages = run.messages;
        run.page = &page;
        run.check = check_new(engine->concepts);
        status = add_reports(&run, paths, count, err);
    }
    if (!status) {
        const struct check_result *result = check_run(run.check);
        tally->findings = result->finding.n;
        put(&run, report_html(&page, result));
    }
    check_free(run.check);
    arena_free(arena);
    return run_end(&run, status, err);
}
