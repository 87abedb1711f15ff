/* SPDX-License-Identifier: Apache-2.0 */
/* report_facts.c - facts as tables; numbers as bars on one scale.
 *
 *     least                                             most
 *       |--------[======]---------------------------------|
 *
 * The scale of a fact runs from the smallest to the largest bound of its
 * claims; it is logarithmic when these are more than LOG_RATIO apart. An open
 * end runs to the edge, dashed. */
#include "present/report_parts.h"

#include "present/explain.h"
#include "present/markup.h"
#include "present/numbers.h"
#include "present/wording.h"

#include <math.h>

enum { BAR_WIDTH = 230, BAR_HEIGHT = 16, BAR_MARGIN = 6, LOG_RATIO = 20 };

struct scale {
    double least, most;
    bool logarithmic;
};

/* False when the fact has no numbers to draw. */
static bool scale_of(const struct check_result *r, const struct check_fact *f,
    struct scale *s)
{
    *s = (struct scale){NAN, NAN, false};
    for (uint32_t i = 0; i < f->claims.n; i++) {
        const struct check_claim *c = &r->claim.at[f->claims.first + i];
        const double bounds[] = {c->least, c->most};
        for (int k = 0; k < 2; k++) {
            if (!isnan(bounds[k])) {
                s->least = fmin(isnan(s->least) ? bounds[k] : s->least,
                        bounds[k]);
                s->most = fmax(
                        isnan(s->most) ? bounds[k] : s->most, bounds[k]);
            }
        }
    }
    s->logarithmic = s->least > 0 && s->most / s->least > LOG_RATIO;
    return !isnan(s->least) && f->kind == FACT_COUNT;
}

static double place_on(const struct scale *s, double value)
{
    double from = s->logarithmic ? log(s->least) : s->least;
    double to = s->logarithmic ? log(s->most) : s->most;
    double at = s->logarithmic ? log(value) : value;
    double share = to > from ? (at - from) / (to - from) : 0.5;
    return BAR_MARGIN + share * (BAR_WIDTH - 2 * BAR_MARGIN);
}

static void put_bar(struct page *p, const struct scale *s,
    const struct check_claim *c)
{
    if (isnan(c->least) && isnan(c->most)) {
        return;
    }
    double left = isnan(c->least) ? 0 : place_on(s, c->least);
    double right = isnan(c->most) ? BAR_WIDTH : place_on(s, c->most);
    const char *dash = isnan(c->least) || isnan(c->most)
            ? " stroke-dasharray=\"4 3\""
            : "";
    const char *colour =
            c->stance == STANCE_ASSERTS ? "#1f6feb" : "#d9a441";
    buf_printf(p->out,
            "<svg width=\"%d\" height=\"%d\" role=\"img\" aria-hidden=\"true\">"
            "<line x1=\"0\" y1=\"8\" x2=\"%d\" y2=\"8\" stroke=\"#d8dee4\"/>"
            "<line x1=\"%.1f\" y1=\"8\" x2=\"%.1f\" y2=\"8\" stroke=\"%s\" "
            "stroke-width=\"6\"%s/>",
            BAR_WIDTH, BAR_HEIGHT, BAR_WIDTH, left, right, colour, dash);
    if (right - left < 6) {
        buf_printf(p->out, "<circle cx=\"%.1f\" cy=\"8\" r=\"4\" fill=\"%s\"/>",
                (left + right) / 2, colour);
    }
    html_put(p->out, "</svg>");
}

static void put_value(struct page *p, const struct check_claim *c)
{
    page_link(p, &c->at, c->value.len > 0 ? c->value : c->at.words);
    if (c->negated) {
        html_put(p->out, " <span class=\"faint\">(");
        page_message(p, MSG_POLARITY_NEGATED);
        html_put(p->out, ")</span>");
    } else if (!isnan(c->least) || !isnan(c->most)) {
        struct buf b;
        buf_init(&b, p->arena);
        interval_put(&b, p->messages, c->least, c->most);
        html_put(p->out, " <span class=\"faint\">[");
        html_escape(p->out, buf_span(&b));
        html_put(p->out, "]</span>");
    }
}

static void put_claim_roots(struct page *p, const struct check_claim *c)
{
    for (uint32_t i = 0; i < c->roots.n; i++) {
        uint32_t root = p->result->index.at[c->roots.first + i];
        html_escape(p->out, i > 0 ? SPAN(", ") : SPAN(""));
        html_escape(p->out, p->result->root.at[root].name);
    }
    if (c->roots.n == 0) {
        page_message(p, MSG_CHECK_NOBODY);
    }
    if (c->stance == STANCE_DISTANCES) {
        html_put(p->out, " <span class=\"distances\">· ");
        page_message(p, MSG_STANCE_DISTANCES);
        html_put(p->out, "</span>");
    }
}

static void put_claims(struct page *p, const struct check_fact *f)
{
    struct scale s;
    bool drawn = scale_of(p->result, f, &s);
    html_put(p->out, "<table>\n");
    for (uint32_t i = 0; i < f->claims.n; i++) {
        const struct check_claim *c =
                &p->result->claim.at[f->claims.first + i];
        html_put(p->out, "<tr><td class=\"faint\">");
        html_escape(p->out, document_name(p->result, c->at.document));
        html_put(p->out, "</td><td>");
        put_value(p, c);
        if (drawn) {
            html_put(p->out, "</td><td class=\"bar\">");
            put_bar(p, &s, c);
        }
        html_put(p->out, "</td><td class=\"faint\">");
        put_claim_roots(p, c);
        html_put(p->out, "</td></tr>\n");
    }
    html_put(p->out, "</table>\n");
}

void report_facts(struct page *p)
{
    for (uint32_t i = 0; i < p->result->fact.n; i++) {
        const struct check_fact *f = &p->result->fact.at[i];
        const struct message_arg args[] = {
                {"roots", {NULL, 0}, f->independent_roots}};
        struct buf roots;
        buf_init(&roots, p->arena);
        message_put(&roots, p->messages, MSG_CHECK_FACT_ROOTS, args, 1);
        html_put(p->out, "<section class=\"fact\" id=\"f");
        html_count(p->out, i + 1);
        html_put(p->out, "\">\n<h3><span class=\"badge ");
        html_escape(p->out, span_of(verdict_label(f->verdict)));
        html_put(p->out, "\">");
        page_message(p, verdict_message(f->verdict));
        html_put(p->out, "</span>");
        html_escape(p->out, f->label);
        html_put(p->out, " <span class=\"faint\">f");
        html_count(p->out, i + 1);
        html_put(p->out, " · ");
        html_escape(p->out, buf_span(&roots));
        html_put(p->out, "</span></h3>\n");
        put_claims(p, f);
        html_put(p->out, "</section>\n");
    }
    if (p->result->fact.n == 0) {
        html_put(p->out, "<p>");
        page_message(p, MSG_CHECK_NO_FACT);
        html_put(p->out, "</p>\n");
    }
}
