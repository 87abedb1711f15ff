/* SPDX-License-Identifier: Apache-2.0 */
/* check_text.c - the terminal report of a cross-check.
 *
 *     how many reports, facts, roots
 *     WHAT TO LOOK AT   stories, worst first: what the fact is, a sentence for
 *                       each finding, then who says what, each side once
 *     OTHER FACTS       those with no finding, in the same way
 *     ROOTS             where the chains end
 *     REPORTS           numbers that the rest refers to */
#include "present/check_text.h"

#include "present/explain.h"
#include "present/numbers.h"
#include "present/sheet.h"
#include "present/sides.h"
#include "present/wording.h"

#include <math.h>

enum {
    MARK_COLUMN = 2,
    BODY_COLUMN = 5,
    WHO_COLUMN = 38, /* of the reports in a table of sides */
    WHO_LEAST = 30,  /* columns for them; a narrow sheet has one column */
    SIDES_SHOWN = 7, /* until a finding or a fact is explained */
    NAMES_SHOWN = 6  /* reports or roots of one side */
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

static enum style severity_style(enum severity severity)
{
    static const enum style STYLES[] = {STYLE_NOTE, STYLE_WARNING, STYLE_ALARM};
    return STYLES[severity];
}

/* ---- sides -------------------------------------------------------------- */

static span claim_words(const struct side *s)
{
    return s->claim && s->claim->value.len > 0 ? s->claim->value : s->at.words;
}

/* "BBS News [3], Antenne Une Info [5]" */
static span side_reports(struct page *p, const struct side *s)
{
    struct buf b;
    buf_init(&b, p->arena);
    for (uint32_t i = 0; i < s->documents.n; i++) {
        if (i == NAMES_SHOWN && !p->whole) {
            buf_printf(&b, ", … +%u", s->documents.n - i);
            break;
        }
        uint32_t d = s->documents.at[i];
        buf_add(&b, i > 0 ? SPAN(", ") : SPAN(""));
        buf_add(&b, document_name(p->result, d));
        buf_printf(&b, " [%u]", d + 1);
    }
    return buf_span(&b);
}

static bool is_own_word(
        const struct page *p, const struct side *s, uint32_t root)
{
    for (uint32_t i = 0; i < s->documents.n; i++) {
        if (span_eq(p->result->root.at[root].name,
                    document_name(p->result, s->documents.at[i]))) {
            return true;
        }
    }
    return false;
}

/* "denied or negated · the truck drivers" */
static span side_marks(struct page *p, const struct side *s)
{
    struct buf b;
    buf_init(&b, p->arena);
    if (s->claim && s->claim->negated) {
        buf_add(&b, message(p, MSG_POLARITY_NEGATED));
    } else if (s->claim && s->claim->stance == STANCE_DISTANCES) {
        buf_add(&b, message(p, MSG_STANCE_DISTANCES));
    }
    for (uint32_t i = 0; i < s->roots.n && i < NAMES_SHOWN; i++) {
        if (!is_own_word(p, s, s->roots.at[i])) {
            buf_add(&b, b.len > 0 ? SPAN(" · ") : SPAN(""));
            buf_add(&b, p->result->root.at[s->roots.at[i]].name);
        }
    }
    return buf_span(&b);
}

/* "“13 buses”      BBS News [3], Antenne Une Info [5] · the truck drivers" */
static void put_side(struct page *p, const struct side *s)
{
    span words = claim_words(s), marks = side_marks(p, s);
    unsigned quotes = text_columns(message(p, MSG_QUOTE_OPEN)) +
                      text_columns(message(p, MSG_QUOTE_CLOSE));
    unsigned room = p->sheet.width - BODY_COLUMN - quotes;
    sheet_indent(&p->sheet, BODY_COLUMN);
    sheet_put(&p->sheet, STYLE_PLAIN,
            quoted(p->arena, p->view->messages,
                    p->whole ? words : text_shorten(p->arena, words, room)));
    bool beside = p->sheet.width >= WHO_COLUMN + WHO_LEAST &&
                  p->sheet.column + 2 <= WHO_COLUMN;
    if (!beside) {
        sheet_newline(&p->sheet);
    }
    sheet_indent(&p->sheet, beside ? WHO_COLUMN : BODY_COLUMN + 4);
    sheet_put(&p->sheet, STYLE_FAINT, side_reports(p, s));
    if (marks.len > 0) {
        sheet_put(&p->sheet, STYLE_FAINT, SPAN(" · "));
        sheet_put(&p->sheet,
                s->claim->stance == STANCE_DISTANCES ? STYLE_WARNING
                                                     : STYLE_FAINT,
                marks);
    }
    sheet_newline(&p->sheet);
}

static void put_sides(struct page *p, const struct sides *sides)
{
    uint32_t shown =
            p->whole || sides->at.n <= SIDES_SHOWN ? sides->at.n : SIDES_SHOWN;
    for (uint32_t i = 0; i < shown; i++) {
        put_side(p, &sides->at.at[i]);
    }
    if (shown < sides->at.n) {
        sheet_indent(&p->sheet, BODY_COLUMN);
        sheet_put(&p->sheet, STYLE_FAINT,
                arena_printf(p->arena, "… +%u", sides->at.n - shown));
        sheet_newline(&p->sheet);
    }
}

/* ---- findings ----------------------------------------------------------- */

/* "disputed · 3 independent roots" */
static void put_verdict(struct page *p, const struct check_fact *f)
{
    const struct message_arg args[] = {
            {"roots", {NULL, 0}, f->independent_roots}};
    sheet_put(&p->sheet,
            f->verdict == VERDICT_DISPUTED ? STYLE_ALARM : STYLE_NOTE,
            message(p, verdict_message(f->verdict)));
    if (f->verdict != VERDICT_SINGLE_ROOT) {
        sheet_put(&p->sheet, STYLE_FAINT, SPAN(" · "));
        put_message(p, STYLE_FAINT, MSG_CHECK_FACT_ROOTS, args, 1);
    }
    sheet_newline(&p->sheet);
}

/* "ALARM x1 Contradiction. The sentence." */
static void put_sentence(struct page *p, struct list findings, span sentence)
{
    const struct check_finding *f = &p->result->finding.at[findings.first];
    sheet_indent(&p->sheet, BODY_COLUMN);
    sheet_put(&p->sheet, severity_style(f->severity),
            message(p, severity_message(f->severity)));
    for (uint32_t i = 0; i < findings.n; i++) {
        sheet_put(&p->sheet, STYLE_FAINT,
                arena_printf(p->arena, " x%u", findings.first + i + 1));
    }
    sheet_space(&p->sheet);
    sheet_put(&p->sheet, STYLE_STRONG, message(p, kind_message(f->kind)));
    sheet_put(&p->sheet, STYLE_PLAIN, SPAN(". "));
    sheet_put(&p->sheet, STYLE_PLAIN, sentence);
    sheet_newline(&p->sheet);
}

/* Echoes of one root in several facts: one sentence for all. */
static bool is_echo(const struct page *p, struct list findings)
{
    const struct check_finding *f = &p->result->finding.at[findings.first];
    return f->kind == FINDING_CIRCULAR_SOURCING &&
           f[findings.n - 1].kind == FINDING_CIRCULAR_SOURCING &&
           f[findings.n - 1].fact != f->fact;
}

/* What the fact is, and how it stands. */
static void put_title(struct page *p, uint32_t fact)
{
    const struct check_fact *f = &p->result->fact.at[fact];
    sheet_indent(&p->sheet, BODY_COLUMN);
    sheet_put(&p->sheet, STYLE_STRONG,
            text_shorten(p->arena, f->label, p->sheet.width - BODY_COLUMN));
    sheet_newline(&p->sheet);
    sheet_indent(&p->sheet, BODY_COLUMN);
    sheet_put(
            &p->sheet, STYLE_FAINT, arena_printf(p->arena, "f%u · ", fact + 1));
    put_verdict(p, f);
}

static void put_story(struct page *p, struct list findings, uint32_t number)
{
    const struct check_finding *f = &p->result->finding.at[findings.first];
    sheet_indent(&p->sheet, MARK_COLUMN);
    sheet_put(&p->sheet, STYLE_STRONG, arena_printf(p->arena, "%u", number));
    if (is_echo(p, findings)) {
        put_sentence(p, findings,
                explain_echo(p->arena, p->view->messages, p->result, findings));
    } else {
        if (f->fact != NONE) {
            put_title(p, f->fact);
        }
        for (uint32_t i = 0; i < findings.n; i++) {
            put_sentence(p, (struct list){findings.first + i, 1},
                    explain_finding(p->arena, p->view->messages, p->result,
                            findings.first + i));
        }
    }
    put_sides(p, sides_of_findings(p->arena, p->result, findings));
}

static void put_findings(struct page *p)
{
    const struct check_result *r = p->result;
    sheet_heading(&p->sheet, message(p, MSG_CHECK_FINDINGS));
    if (r->finding.n == 0) {
        sheet_indent(&p->sheet, MARK_COLUMN);
        sheet_put(&p->sheet, STYLE_PLAIN, message(p, MSG_CHECK_NO_FINDING));
        sheet_newline(&p->sheet);
    }
    for (uint32_t first = 0, number = 1; first < r->finding.n; number++) {
        struct list story = {first, 1};
        while (first + story.n < r->finding.n &&
                r->finding.at[first + story.n].story ==
                        r->finding.at[first].story) {
            story.n++;
        }
        if (first > 0) {
            sheet_newline(&p->sheet);
        }
        put_story(p, story, number);
        first += story.n;
    }
}

/* ---- facts -------------------------------------------------------------- */

/* "f7  lorries · corroborated · 2 independent roots" */
static void put_fact(struct page *p, uint32_t i)
{
    enum { VERDICT_ROOM = 36 };
    const struct check_fact *f = &p->result->fact.at[i];
    const struct sides *sides = sides_of_fact(p->arena, p->result, i);
    sheet_indent(&p->sheet, MARK_COLUMN);
    sheet_put(&p->sheet, STYLE_STRONG, arena_printf(p->arena, "f%u", i + 1));
    sheet_space(&p->sheet);
    if (!span_eq(f->label, claim_words(&sides->at.at[0]))) {
        sheet_put(&p->sheet, STYLE_STRONG,
                text_shorten(p->arena, f->label,
                        p->sheet.width > 2 * VERDICT_ROOM
                                ? p->sheet.width - VERDICT_ROOM
                                : VERDICT_ROOM));
        sheet_put(&p->sheet, STYLE_FAINT, SPAN(" · "));
    }
    put_verdict(p, f);
    put_sides(p, sides);
}

/* Those that no finding is about: the others stand there. */
static void put_facts(struct page *p)
{
    bool *told = ARENA_ARRAY(p->arena, bool, p->result->fact.n + 1);
    uint32_t put = 0;
    for (uint32_t i = 0; i < p->result->finding.n; i++) {
        if (p->result->finding.at[i].fact != NONE) {
            told[p->result->finding.at[i].fact] = true;
        }
    }
    sheet_heading(&p->sheet, message(p, MSG_CHECK_FACTS));
    if (p->result->fact.n == 0) {
        sheet_indent(&p->sheet, MARK_COLUMN);
        sheet_put(&p->sheet, STYLE_PLAIN, message(p, MSG_CHECK_NO_FACT));
        sheet_newline(&p->sheet);
    }
    for (uint32_t i = 0; i < p->result->fact.n; i++) {
        if (told[i]) {
            continue;
        }
        if (put++ > 0) {
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
        sheet_put(
                &p->sheet, STYLE_FAINT, arena_printf(p->arena, "[%u]", i + 1));
        sheet_indent(&p->sheet, BODY_COLUMN + 1);
        sheet_put(&p->sheet, STYLE_STRONG, document_name(p->result, i));
        sheet_put(&p->sheet, STYLE_FAINT, SPAN("  "));
        sheet_put(&p->sheet, STYLE_FAINT, buf_span(&when));
        sheet_put(&p->sheet, STYLE_FAINT, SPAN("  "));
        sheet_put(&p->sheet, STYLE_FAINT, file_name(d->path));
        sheet_newline(&p->sheet);
        sheet_indent(&p->sheet, BODY_COLUMN + 1);
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

static const struct check_claim *claim_of(
        const struct page *p, uint32_t fact, const struct check_place *at)
{
    struct list l = fact == NONE ? (struct list){0, 0}
                                 : p->result->fact.at[fact].claims;
    for (uint32_t i = 0; i < l.n; i++) {
        const struct check_claim *c = &p->result->claim.at[l.first + i];
        if (c->at.document == at->document && c->at.start == at->start &&
                c->at.end == at->end) {
            return c;
        }
    }
    return NULL;
}

/* "24 to 119 · kept at a distance · on the word of: drivers" */
static span claim_reading(struct page *p, const struct check_claim *c)
{
    struct buf b;
    buf_init(&b, p->arena);
    if (!isnan(c->least) || !isnan(c->most)) {
        interval_put(&b, p->view->messages, c->least, c->most);
        buf_add(&b, SPAN(" · "));
    }
    if (c->negated) {
        buf_add(&b, message(p, MSG_POLARITY_NEGATED));
        buf_add(&b, SPAN(" · "));
    } else if (c->stance == STANCE_DISTANCES) {
        buf_add(&b, message(p, MSG_STANCE_DISTANCES));
        buf_add(&b, SPAN(" · "));
    }
    struct buf roots;
    buf_init(&roots, p->arena);
    for (uint32_t i = 0; i < c->roots.n; i++) {
        uint32_t root = p->result->index.at[c->roots.first + i];
        buf_add(&roots, i > 0 ? SPAN(", ") : SPAN(""));
        buf_add(&roots, p->result->root.at[root].name);
    }
    const struct message_arg args[] = {{"roots",
            c->roots.n ? buf_span(&roots) : message(p, MSG_CHECK_NOBODY), 0}};
    message_put(&b, p->view->messages, MSG_EXPLAIN_RESTS_ON, args, 1);
    return buf_span(&b);
}

/* One place as the program read it. */
static void put_evidence(
        struct page *p, uint32_t fact, const struct check_place *at)
{
    const struct check_document *d = &p->result->document.at[at->document];
    const struct check_claim *c = claim_of(p, fact, at);
    struct buf when;
    buf_init(&when, p->arena);
    moment_put(&when, d->published);
    sheet_indent(&p->sheet, BODY_COLUMN);
    sheet_put(&p->sheet, STYLE_FAINT,
            arena_printf(p->arena, "[%u] ", at->document + 1));
    sheet_put(&p->sheet, STYLE_STRONG, document_name(p->result, at->document));
    sheet_put(&p->sheet, STYLE_FAINT, SPAN("  "));
    sheet_put(&p->sheet, STYLE_FAINT,
            when.len ? buf_span(&when) : message(p, MSG_READ_NO_DATE));
    sheet_newline(&p->sheet);
    sheet_indent(&p->sheet, BODY_COLUMN + 4);
    sheet_put(&p->sheet, STYLE_PLAIN,
            quoted(p->arena, p->view->messages, at->words));
    sheet_newline(&p->sheet);
    if (c) {
        sheet_indent(&p->sheet, BODY_COLUMN + 4);
        sheet_put(&p->sheet, STYLE_FAINT, claim_reading(p, c));
        sheet_newline(&p->sheet);
    }
}

static void put_whole_finding(struct page *p, uint32_t i)
{
    const struct check_finding *f = &p->result->finding.at[i];
    const struct message_arg args[] = {
            {"why", message(p, why_message(f->kind)), 0}, {"rule", f->rule, 0},
            {"doubt", message(p, doubt_message(f->kind)), 0}};
    put_sentence(p, (struct list){i, 1},
            explain_finding(p->arena, p->view->messages, p->result, i));
    sheet_newline(&p->sheet);
    for (uint32_t k = 0; k < f->places.n; k++) {
        put_evidence(p, f->fact, &p->result->place.at[f->places.first + k]);
    }
    static const enum message PARTS[] = {MSG_RULE, MSG_DOUBT};
    for (size_t k = 0; k < sizeof PARTS / sizeof *PARTS; k++) {
        sheet_newline(&p->sheet);
        sheet_indent(&p->sheet, BODY_COLUMN);
        put_message(p, STYLE_FAINT, PARTS[k], args, 3);
        sheet_newline(&p->sheet);
    }
}

static void put_explained(struct page *p)
{
    const struct check_result *r = p->result;
    uint32_t finding = id_index(p->view->explain, 'x', r->finding.n);
    uint32_t fact = id_index(p->view->explain, 'f', r->fact.n);
    p->whole = true;
    if (finding != NONE) {
        put_whole_finding(p, finding);
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
    sheet_indent(&p.sheet, 0);
    sheet_put(&p.sheet, STYLE_FAINT, message(&p, MSG_CHECK_HINT));
    sheet_newline(&p.sheet);
    return buf_span(&p.sheet.out);
}
