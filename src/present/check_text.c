/* SPDX-License-Identifier: Apache-2.0 */
/* check_text.c - the terminal report of a cross-check.
 *
 *     how many reports, facts, roots
 *     WHAT TO LOOK AT   findings, worst first: sentence, then each place
 *     FACTS             a table: who says what, on whose word
 *     ROOTS             where the chains end
 *     REPORTS           numbers that the rest refers to */
#include "present/check_text.h"

#include "present/explain.h"
#include "present/numbers.h"
#include "present/sheet.h"
#include "present/wording.h"

#include <math.h>

enum {
    MARK_COLUMN = 2,
    BODY_COLUMN = 6,
    NAME_WIDTH = 22,  /* of an outlet in a list of places */
    VALUE_WIDTH = 24, /* of a value in the table of facts */
    PLACES_SHOWN = 6, /* of one finding, until it is explained */
    CLAIMS_SHOWN = 10
};

struct page {
    struct arena *arena;
    const struct check_result *result;
    const struct check_view *view;
    struct sheet sheet;
    bool whole; /* one finding or fact, shown in full */
};

static span message(const struct page *p, enum message id)
{
    return message_text(p->view->messages, id);
}

static void put_message(struct page *p, enum style style, enum message id,
    const struct message_arg *args, size_t n)
{
    struct buf b;
    buf_init(&b, p->arena);
    message_put(&b, p->view->messages, id, args, n);
    sheet_put(&p->sheet, style, buf_span(&b));
}

/* ---- findings ----------------------------------------------------------- */

static enum style severity_style(enum severity severity)
{
    static const enum style STYLES[] = {
            STYLE_NOTE, STYLE_WARNING, STYLE_ALARM};
    return STYLES[severity];
}

/* "Outlet name      “the words”" */
static void put_quote(struct page *p, uint32_t document, span words)
{
    sheet_indent(&p->sheet, BODY_COLUMN);
    sheet_put(&p->sheet, STYLE_FAINT,
            text_shorten(p->arena, document_name(p->result, document),
                    NAME_WIDTH));
    sheet_indent(&p->sheet, BODY_COLUMN + NAME_WIDTH + 2);
    sheet_put(&p->sheet, STYLE_PLAIN,
            quoted(p->arena, p->view->messages, words));
    sheet_newline(&p->sheet);
}

static void put_places(struct page *p, struct list places)
{
    uint32_t shown = p->whole || places.n <= PLACES_SHOWN ? places.n
                                                          : PLACES_SHOWN;
    unsigned room = p->sheet.width > BODY_COLUMN + NAME_WIDTH + 12
            ? p->sheet.width - BODY_COLUMN - NAME_WIDTH - 4
            : 20;
    for (uint32_t i = 0; i < shown; i++) {
        const struct check_place *at =
                &p->result->place.at[places.first + i];
        span words = at->words;
        put_quote(p, at->document,
                p->whole ? words : text_shorten(p->arena, words, room));
    }
    if (shown < places.n) {
        sheet_indent(&p->sheet, BODY_COLUMN);
        sheet_put(&p->sheet, STYLE_FAINT,
                arena_printf(p->arena, "… +%u", places.n - shown));
        sheet_newline(&p->sheet);
    }
}

static void put_finding(struct page *p, uint32_t i)
{
    const struct check_finding *f = &p->result->finding.at[i];
    enum style style = severity_style(f->severity);
    sheet_indent(&p->sheet, MARK_COLUMN);
    sheet_put(&p->sheet, style, message(p, severity_message(f->severity)));
    sheet_space(&p->sheet);
    sheet_put(&p->sheet, STYLE_STRONG, message(p, kind_message(f->kind)));
    sheet_put(&p->sheet, STYLE_FAINT, arena_printf(p->arena, "  x%u", i + 1));
    if (f->fact != NONE) {
        sheet_put(&p->sheet, STYLE_FAINT,
                arena_printf(p->arena, " f%u", f->fact + 1));
    }
    sheet_newline(&p->sheet);
    sheet_indent(&p->sheet, BODY_COLUMN);
    sheet_put(&p->sheet, STYLE_PLAIN,
            explain_finding(p->arena, p->view->messages, p->result, i));
    sheet_newline(&p->sheet);
    put_places(p, f->places);
    if (p->whole && f->rule.len > 0) {
        const struct message_arg args[] = {
                {"why", message(p, why_message(f->kind)), 0},
                {"rule", f->rule, 0}};
        sheet_indent(&p->sheet, BODY_COLUMN);
        put_message(p, STYLE_FAINT, MSG_RULE, args, 2);
        sheet_newline(&p->sheet);
    }
}

static void put_findings(struct page *p)
{
    sheet_heading(&p->sheet, message(p, MSG_CHECK_FINDINGS));
    if (p->result->finding.n == 0) {
        sheet_indent(&p->sheet, MARK_COLUMN);
        sheet_put(&p->sheet, STYLE_PLAIN, message(p, MSG_CHECK_NO_FINDING));
        sheet_newline(&p->sheet);
    }
    for (uint32_t i = 0; i < p->result->finding.n; i++) {
        if (i > 0) {
            sheet_newline(&p->sheet);
        }
        put_finding(p, i);
    }
}

/* ---- facts -------------------------------------------------------------- */

static span root_names(struct page *p, struct list roots)
{
    struct buf b;
    buf_init(&b, p->arena);
    for (uint32_t i = 0; i < roots.n; i++) {
        uint32_t root = p->result->index.at[roots.first + i];
        buf_add(&b, i > 0 ? SPAN(", ") : SPAN(""));
        buf_add(&b, p->result->root.at[root].name);
    }
    return b.len > 0 ? buf_span(&b) : message(p, MSG_CHECK_NOBODY);
}

static span claim_value(struct page *p, const struct check_claim *c)
{
    struct buf b;
    buf_init(&b, p->arena);
    if (c->value.len > 0) {
        buf_add(&b, c->value);
    } else {
        buf_add(&b, c->at.words);
    }
    if (c->negated) {
        buf_printf(&b, " (%.*s)", SPAN_ARG(message(p, MSG_POLARITY_NEGATED)));
    } else if (!isnan(c->least) || !isnan(c->most)) {
        buf_add(&b, SPAN(" ["));
        interval_put(&b, p->view->messages, c->least, c->most);
        buf_char(&b, ']');
    }
    return buf_span(&b);
}

/* "[3] almost 50 trucks [45-55]    truck drivers" */
static void put_claim(struct page *p, const struct check_claim *c)
{
    unsigned right = BODY_COLUMN + 5 + VALUE_WIDTH;
    bool narrow = p->sheet.width < right + 20;
    sheet_indent(&p->sheet, BODY_COLUMN);
    sheet_put(&p->sheet, STYLE_FAINT,
            arena_printf(p->arena, "[%u]", c->at.document + 1));
    sheet_indent(&p->sheet, BODY_COLUMN + 5);
    sheet_put(&p->sheet,
            c->stance == STANCE_ASSERTS ? STYLE_PLAIN : STYLE_WARNING,
            text_shorten(p->arena, claim_value(p, c),
                    p->whole ? 0 : p->sheet.width - BODY_COLUMN - 5));
    if (narrow || p->sheet.column + 2 > right + 20) {
        sheet_newline(&p->sheet);
    }
    sheet_indent(&p->sheet, right);
    sheet_put(&p->sheet, STYLE_FAINT, root_names(p, c->roots));
    if (c->stance == STANCE_DISTANCES) {
        sheet_put(&p->sheet, STYLE_FAINT, SPAN(" · "));
        sheet_put(&p->sheet, STYLE_WARNING, message(p, MSG_STANCE_DISTANCES));
    }
    sheet_newline(&p->sheet);
}

static void put_fact(struct page *p, uint32_t i)
{
    const struct check_fact *f = &p->result->fact.at[i];
    const struct message_arg args[] = {
            {"roots", {NULL, 0}, f->independent_roots}};
    uint32_t shown = p->whole || f->claims.n <= CLAIMS_SHOWN ? f->claims.n
                                                             : CLAIMS_SHOWN;
    sheet_indent(&p->sheet, MARK_COLUMN);
    sheet_put(&p->sheet, STYLE_FAINT, arena_printf(p->arena, "f%u", i + 1));
    sheet_indent(&p->sheet, BODY_COLUMN);
    sheet_put(&p->sheet, STYLE_STRONG,
            text_shorten(p->arena, f->label, p->sheet.width - BODY_COLUMN));
    sheet_newline(&p->sheet);
    sheet_indent(&p->sheet, BODY_COLUMN);
    sheet_put(&p->sheet,
            f->verdict == VERDICT_DISPUTED ? STYLE_ALARM : STYLE_NOTE,
            message(p, verdict_message(f->verdict)));
    sheet_put(&p->sheet, STYLE_FAINT, SPAN(" · "));
    put_message(p, STYLE_FAINT, MSG_CHECK_FACT_ROOTS, args, 1);
    sheet_newline(&p->sheet);
    for (uint32_t k = 0; k < shown; k++) {
        put_claim(p, &p->result->claim.at[f->claims.first + k]);
    }
    if (shown < f->claims.n) {
        sheet_indent(&p->sheet, BODY_COLUMN);
        sheet_put(&p->sheet, STYLE_FAINT,
                arena_printf(p->arena, "… +%u", f->claims.n - shown));
        sheet_newline(&p->sheet);
    }
}

static void put_facts(struct page *p)
{
    sheet_heading(&p->sheet, message(p, MSG_CHECK_FACTS));
    if (p->result->fact.n == 0) {
        sheet_indent(&p->sheet, MARK_COLUMN);
        sheet_put(&p->sheet, STYLE_PLAIN, message(p, MSG_CHECK_NO_FACT));
        sheet_newline(&p->sheet);
    }
    for (uint32_t i = 0; i < p->result->fact.n; i++) {
        if (i > 0) {
            sheet_newline(&p->sheet);
        }
        put_fact(p, i);
    }
}

/* ---- roots and reports -------------------------------------------------- */

static void put_roots(struct page *p)
{
    if (p->result->root.n == 0) {
        return;
    }
    sheet_heading(&p->sheet, message(p, MSG_CHECK_ROOTS));
    for (uint32_t i = 0; i < p->result->root.n; i++) {
        const struct check_root *r = &p->result->root.at[i];
        sheet_indent(&p->sheet, MARK_COLUMN);
        sheet_put(&p->sheet, STYLE_STRONG, r->name);
        sheet_put(&p->sheet, STYLE_FAINT, SPAN(" · "));
        sheet_put(&p->sheet, STYLE_FAINT, message(p, root_message(r->kind)));
        for (uint32_t k = 0; k < r->documents.n; k++) {
            uint32_t d = p->result->index.at[r->documents.first + k];
            sheet_put(&p->sheet, STYLE_FAINT,
                    arena_printf(p->arena, " [%u]", d + 1));
        }
        sheet_newline(&p->sheet);
    }
}

static void put_reports(struct page *p)
{
    sheet_heading(&p->sheet, message(p, MSG_CHECK_REPORTS));
    for (uint32_t i = 0; i < p->result->document.n; i++) {
        const struct check_document *d = &p->result->document.at[i];
        struct buf when;
        buf_init(&when, p->arena);
        moment_put(&when, d->published);
        sheet_indent(&p->sheet, MARK_COLUMN);
        sheet_put(&p->sheet, STYLE_FAINT,
                arena_printf(p->arena, "[%u]", i + 1));
        sheet_indent(&p->sheet, BODY_COLUMN);
        sheet_put(&p->sheet, STYLE_STRONG, document_name(p->result, i));
        sheet_put(&p->sheet, STYLE_FAINT, SPAN("  "));
        sheet_put(&p->sheet, STYLE_FAINT, buf_span(&when));
        sheet_put(&p->sheet, STYLE_FAINT, SPAN("  "));
        sheet_put(&p->sheet, STYLE_FAINT, file_name(d->path));
        sheet_newline(&p->sheet);
        sheet_indent(&p->sheet, BODY_COLUMN);
        sheet_put(&p->sheet, STYLE_PLAIN, d->title);
        sheet_newline(&p->sheet);
    }
}

static void put_summary(struct page *p)
{
    const struct message_arg args[] = {
            {"reports", {NULL, 0}, p->result->document.n},
            {"facts", {NULL, 0}, p->result->fact.n},
            {"roots", {NULL, 0}, p->result->root.n},
            {"findings", {NULL, 0}, p->result->finding.n}};
    put_message(p, STYLE_STRONG, MSG_CHECK_SUMMARY, args,
            sizeof args / sizeof *args);
    sheet_newline(&p->sheet);
    sheet_put(&p->sheet, STYLE_FAINT, message(p, MSG_CHECK_CAVEAT));
    sheet_newline(&p->sheet);
}

/* ---- one of them -------------------------------------------------------- */

static void put_explained(struct page *p)
{
    const struct check_result *r = p->result;
    uint32_t finding = id_index(p->view->explain, 'x', r->finding.n);
    uint32_t fact = id_index(p->view->explain, 'f', r->fact.n);
    p->whole = true;
    if (finding != NONE) {
        put_finding(p, finding);
        fact = r->finding.at[finding].fact;
    }
    if (fact != NONE) {
        sheet_blank(&p->sheet);
        put_fact(p, fact);
    }
    if (finding == NONE && fact == NONE) {
        const struct message_arg args[] = {{"id", p->view->explain, 0}};
        put_message(p, STYLE_PLAIN, MSG_UNKNOWN_ID, args, 1);
        sheet_newline(&p->sheet);
    }
}

span check_text(struct arena *a, const struct check_result *result,
    const struct check_view *view)
{
    struct page p = {.arena = a, .result = result, .view = view};
    sheet_init(&p.sheet, a, view->width, view->colour);
    if (view->explain.len > 0) {
        put_explained(&p);
        return buf_span(&p.sheet.out);
    }
    put_summary(&p);
    put_findings(&p);
    put_facts(&p);
    put_roots(&p);
    put_reports(&p);
    sheet_newline(&p.sheet);
    sheet_put(&p.sheet, STYLE_FAINT, message(&p, MSG_CHECK_HINT));
    sheet_newline(&p.sheet);
    return buf_span(&p.sheet.out);
}
