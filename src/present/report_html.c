/* SPDX-License-Identifier: Apache-2.0 */
/* report_html.c - puts the page together.
 *
 *     head, summary -> findings -> facts (report_facts.c) -> roots
 *       -> reports (report_marks.c)
 *
 * Anchors: #x1 a finding, #f1 a fact, #d1 a report, #d1-120 the place at byte
 * 120 of report 1. */
#include "present/report_html.h"

#include "present/embedded.h"
#include "present/explain.h"
#include "present/markup.h"
#include "present/numbers.h"
#include "present/report_parts.h"
#include "present/wording.h"

void page_message(struct page *p, enum message id)
{
    html_escape(p->out, message_text(p->messages, id));
}

void page_link(struct page *p, const struct check_place *at, span words)
{
    html_put(p->out, "<a href=\"#d");
    html_count(p->out, at->document + 1);
    html_put(p->out, "-");
    html_count(p->out, at->at.start);
    html_put(p->out, "\">");
    html_escape(p->out, words);
    html_put(p->out, "</a>");
}

static void put_counted(struct page *p, enum message id)
{
    const struct message_arg args[] = {
            {"reports", {NULL, 0}, p->result->document.n},
            {"facts", {NULL, 0}, p->result->fact.n},
            {"roots", {NULL, 0}, p->result->root.n},
            {"findings", {NULL, 0}, p->result->finding.n}};
    struct buf line;
    buf_init(&line, p->arena);
    message_put(&line, p->messages, id, args, sizeof args / sizeof *args);
    html_escape(p->out, buf_span(&line));
}

static void put_section(struct page *p, const char *id, enum message title)
{
    html_put(p->out, "<h2 id=\"");
    html_escape(p->out, span_of(id));
    html_put(p->out, "\">");
    page_message(p, title);
    html_put(p->out, "</h2>\n");
}

/* ---- head --------------------------------------------------------------- */

static span page_title(const struct page *p)
{
    return p->result->document.n > 0 ? p->result->document.at[0].title
                                     : (span){NULL, 0};
}

static void put_head(struct page *p)
{
    html_put(p->out, "<!DOCTYPE html>\n<html");
    if (p->language) {
        html_put(p->out, " lang=\"");
        html_escape(p->out, span_of(p->language));
        html_put(p->out, "\"");
    }
    html_put(p->out,
            ">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, "
            "initial-scale=1\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\""
            "default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;\">\n"
            "<title>Recoupe: ");
    html_escape(p->out, page_title(p));
    html_put(p->out, "</title>\n<style>\n");
    buf_add(p->out, (span){(const char *)report_css, report_css_size});
    html_put(p->out, "</style>\n</head>\n<body>\n<main>\n<h1>");
    put_counted(p, MSG_CHECK_SUMMARY);
    html_put(p->out, "</h1>\n<p class=\"caveat\">");
    page_message(p, MSG_CHECK_CAVEAT);
    html_put(p->out, "</p>\n<nav><a href=\"#findings\">");
    page_message(p, MSG_CHECK_FINDINGS);
    html_put(p->out, "</a><a href=\"#facts\">");
    page_message(p, MSG_CHECK_FACTS);
    html_put(p->out, "</a><a href=\"#roots\">");
    page_message(p, MSG_CHECK_ROOTS);
    html_put(p->out, "</a><a href=\"#reports\">");
    page_message(p, MSG_CHECK_REPORTS);
    html_put(p->out, "</a></nav>\n");
}

/* ---- findings ----------------------------------------------------------- */

/* How it came about and how it can be wrong, for those who ask. */
static void put_why(struct page *p, enum finding_kind kind)
{
    const struct message_arg args[] = {
            {"doubt", message_text(p->messages, doubt_message(kind)), 0}};
    struct buf doubt;
    buf_init(&doubt, p->arena);
    message_put(&doubt, p->messages, MSG_DOUBT, args, 1);
    html_put(p->out, "<details class=\"why\"><summary>?</summary>\n<p>");
    page_message(p, why_message(kind));
    html_put(p->out, "</p>\n<p>");
    html_escape(p->out, buf_span(&doubt));
    html_put(p->out, "</p></details>\n");
}

static void put_finding(struct page *p, uint32_t i)
{
    const struct check_finding *f = &p->result->finding.at[i];
    html_put(p->out, "<div class=\"finding ");
    html_escape(p->out, span_of(severity_label(f->severity)));
    html_put(p->out, "\" id=\"x");
    html_count(p->out, i + 1);
    html_put(p->out, "\">\n<p><span class=\"badge\">");
    page_message(p, severity_message(f->severity));
    html_put(p->out, "</span><b>");
    page_message(p, kind_message(f->kind));
    html_put(p->out, ".</b> ");
    html_escape(p->out, explain_finding(p->arena, p->messages, p->result, i));
    html_put(p->out, " <span class=\"faint\">x");
    html_count(p->out, i + 1);
    html_put(p->out, "</span></p>\n");
    put_why(p, f->kind);
    html_put(p->out, "</div>\n");
}

/* All findings of one story, then each side of it once. */
static void put_story(struct page *p, struct list findings)
{
    const struct check_finding *f = &p->result->finding.at[findings.first];
    html_put(p->out, "<section class=\"story ");
    html_escape(p->out, span_of(severity_label(f->severity)));
    html_put(p->out, "\">\n");
    uint32_t shown = NONE;
    for (uint32_t i = 0; i < findings.n; i++) {
        if (f[i].fact != NONE && f[i].fact != shown && !p->told[f[i].fact]) {
            shown = f[i].fact;
            p->told[shown] = true;
            report_fact_title(p, shown);
        }
        put_finding(p, findings.first + i);
    }
    report_sides(p, sides_of_findings(p->arena, p->result, findings));
    html_put(p->out, "</section>\n");
}

static void put_findings(struct page *p)
{
    put_section(p, "findings", MSG_CHECK_FINDINGS);
    if (p->result->finding.n == 0) {
        html_put(p->out, "<p>");
        page_message(p, MSG_CHECK_NO_FINDING);
        html_put(p->out, "</p>\n");
    }
    for (uint32_t first = 0; first < p->result->finding.n;) {
        struct list story = {first, 1};
        while (first + story.n < p->result->finding.n &&
                p->result->finding.at[first + story.n].story ==
                        p->result->finding.at[first].story) {
            story.n++;
        }
        put_story(p, story);
        first += story.n;
    }
}

/* ---- roots and reports -------------------------------------------------- */

static void put_roots(struct page *p)
{
    put_section(p, "roots", MSG_CHECK_ROOTS);
    html_put(p->out, "<table>\n");
    for (uint32_t i = 0; i < p->result->root.n; i++) {
        const struct check_root *r = &p->result->root.at[i];
        html_put(p->out, "<tr id=\"r");
        html_count(p->out, i + 1);
        html_put(p->out, "\"><td>");
        html_escape(p->out, r->name);
        html_put(p->out, "</td><td class=\"faint\">");
        page_message(p, root_message(r->kind));
        html_put(p->out, "</td><td class=\"faint\">");
        for (uint32_t k = 0; k < r->documents.n; k++) {
            uint32_t d = p->result->index.at[r->documents.first + k];
            html_escape(p->out, k > 0 ? SPAN(", ") : SPAN(""));
            html_put(p->out, "<a href=\"#d");
            html_count(p->out, d + 1);
            html_put(p->out, "\">");
            html_escape(p->out, document_name(p->result, d));
            html_put(p->out, "</a>");
        }
        html_put(p->out, "</td></tr>\n");
    }
    html_put(p->out, "</table>\n");
}

static void put_report(struct page *p, uint32_t i)
{
    const struct check_document *d = &p->result->document.at[i];
    struct buf when;
    buf_init(&when, p->arena);
    moment_put(&when, d->published);
    html_put(p->out, "<details class=\"report\" open id=\"d");
    html_count(p->out, i + 1);
    html_put(p->out, "\"><summary><h3>");
    html_escape(p->out, document_name(p->result, i));
    html_put(p->out, "</h3> <span class=\"faint\">");
    html_escape(p->out, buf_span(&when));
    html_put(p->out, " · ");
    html_escape(p->out, file_name(d->path));
    html_put(p->out, "</span></summary>\n");
    report_marks(p, i);
    html_put(p->out, "</details>\n");
}

static void put_reports(struct page *p)
{
    put_section(p, "reports", MSG_CHECK_REPORTS);
    html_put(p->out, "<p class=\"key\"><span class=\"claim\">");
    page_message(p, MSG_READ_OWN_WORD);
    html_put(p->out, "</span><span class=\"claim sourced\">");
    page_message(p, MSG_KEY_SOURCED);
    html_put(p->out, "</span><span class=\"claim distanced\">");
    page_message(p, MSG_STANCE_DISTANCES);
    html_put(p->out, "</span><span class=\"claim hearsay\">");
    page_message(p, MSG_KEY_HEARSAY);
    html_put(p->out, "</span></p>\n");
    for (uint32_t i = 0; i < p->result->document.n; i++) {
        put_report(p, i);
    }
}

span report_html(struct report_page *kept, const struct check_result *result)
{
    struct buf out;
    buf_init(&out, kept->arena);
    struct page p = {.arena = kept->arena,
            .out = &out,
            .messages = kept->messages,
            .language = kept->language,
            .kept = kept,
            .result = result,
            .told = ARENA_ARRAY(kept->arena, bool, result->fact.n + 1)};
    report_places(&p);
    put_head(&p);
    put_findings(&p);
    put_section(&p, "facts", MSG_CHECK_FACTS);
    report_facts(&p);
    put_roots(&p);
    put_reports(&p);
    html_put(&out, "<footer>Recoupe</footer>\n</main>\n</body>\n</html>\n");
    return buf_span(&out);
}
