/* SPDX-License-Identifier: Apache-2.0 */
/* recoupe.c - the calls of recoupe.h that read and check.
 *
 *     read    each report printed by its worker, written in input order
 *     check   each report added to one cross-check, which is printed last */
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
        *prepared = read_text(doc,
                &(struct read_view){run->messages, run->options->width,
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
    const struct rcp_options *options, const char *const *paths, size_t count,
    FILE *out, struct rcp_tally *tally, struct rcp_err *err)
{
    struct session run = {.engine = engine,
            .options = options,
            .tally = tally,
            .out = out};
    const struct reader_calls calls = {read_prepare, read_take, &run};
    enum rcp_status status = run_init(&run, err);
    status = status ? status : explains_text(options, err);
    if (!status) {
        status = reader_run(
                engine, options, paths, count, &calls, tally, err);
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
    const struct tongue *t = doc->pack
            ? engine_tongue(run->engine, pack_code(doc->pack))
            : NULL;
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

/* Checks all inputs and has the result printed. */
static enum rcp_status run_check(struct session *run,
    const char *const *paths, size_t count,
    void (*print)(struct session *, const struct check_result *),
    struct rcp_err *err)
{
    const struct reader_calls calls = {check_prepare, check_take, run};
    run->check = check_new(run->engine->concepts);
    enum rcp_status status = reader_run(run->engine, run->options, paths,
            count, &calls, run->tally, err);
    if (!status) {
        const struct check_result *result = check_run(run->check);
        run->tally->findings = result->finding.n;
        print(run, result);
    }
    check_free(run->check);
    return run_end(run, status, err);
}

enum rcp_status rcp_check(const struct rcp_engine *engine,
    const struct rcp_options *options, const char *const *paths, size_t count,
    FILE *out, struct rcp_tally *tally, struct rcp_err *err)
{
    struct session run = {.engine = engine,
            .options = options,
            .tally = tally,
            .out = out};
    enum rcp_status status = run_init(&run, err);
    status = status ? status : explains_text(options, err);
    if (!status && options->format == RCP_PRINT_CONLLU) {
        status = err_set(err, RCP_USAGE, (span){NULL, 0}, NO_POSITION,
                "check prints text or json; conllu is for read");
    }
    return status ? status : run_check(&run, paths, count, print_check, err);
}

/* ---- report ------------------------------------------------------------- */

static void print_page(struct session *run, const struct check_result *result)
{
    put(run, report_html(run->page, result));
}

enum rcp_status rcp_report(const struct rcp_engine *engine,
    const struct rcp_options *options, const char *const *paths, size_t count,
    FILE *out, struct rcp_tally *tally, struct rcp_err *err)
{
    struct session run = {.engine = engine,
            .options = options,
            .tally = tally,
            .out = out};
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
        status = run_check(&run, paths, count, print_page, err);
    }
    arena_free(arena);
    return status;
}
