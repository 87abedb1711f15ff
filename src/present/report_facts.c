/* SPDX-License-Identifier: Apache-2.0 */
/* report_facts.c - who says what: a table of sides, numbers as bars on one
 * scale.
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
#include "present/sides.h"
#include "present/wording.h"

#include <math.h>

enum { BAR_WIDTH = 230, BAR_HEIGHT = 16, BAR_MARGIN = 6, LOG_RATIO = 20 };

struct scale {
    double least, most;
    bool logarithmic;
};

/* False when there are no numbers to draw, or only one. */
static bool scale_of(const struct sides *sides, struct scale *s)
{
    *s = (struct scale){NAN, NAN, false};
    for (uint32_t i = 0; i < sides->at.n; i++) {
        const struct check_claim *c = sides->at.at[i].claim;
        if (!c) {
            continue;
        }
        const double bounds[] = {c->least, c->most};
        for (int k = 0; k < 2; k++) {
            if (!isnan(bounds[k])) {
                s->least =
                        fmin(isnan(s->least) ? bounds[k] : s->least, bounds[k]);
                s->most = fmax(isnan(s->most) ? bounds[k] : s->most, bounds[k]);
            }
        }
    }
    s->logarithmic = s->least > 0 && s->most / s->least > LOG_RATIO;
    return s->least < s->most;
}

static double place_on(const struct scale *s, double value)
{
    double from = s->logarithmic ? log(s->least) : s->least;
    double to = s->logarithmic ? log(s->most) : s->most;
    double at = s->logarithmic ? log(value) : value;
    double share = to > from ? (at - from) / (to - from) : 0.5;
    return BAR_MARGIN + share * (BAR_WIDTH - 2 * BAR_MARGIN);
}

static void put_bar(
        struct page *p, const struct scale *s, const struct check_claim *c)
{
    if (!c || (isnan(c->least) && isnan(c->most))) {
        return;
    }
    double left = isnan(c->least) ? 0 : place_on(s, c->least);
    double right = isnan(c->most) ? BAR_WIDTH : place_on(s, c->most);
    const char *dash = isnan(c->least) || isnan(c->most)
                               ? " stroke-dasharray=\"4 3\""
                               : "";
    const char *colour = c->stance == STANCE_ASSERTS ? "#1f6feb" : "#d9a441";
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

static span number_text(const struct page *p, double value)
{
    struct buf b;
    buf_init(&b, p->arena);
    number_put(&b, p->messages, value);
    return buf_span(&b);
}

/* Where the scale begins and ends. */
static void put_axis(struct page *p, const struct scale *s)
{
    html_put(p->out, "<tr class=\"axis\"><td></td><td class=\"bar\"><span>");
    html_escape(p->out, number_text(p, s->least));
    html_put(p->out, "</span><span>");
    html_escape(p->out, number_text(p, s->most));
    html_put(p->out, "</span></td><td></td></tr>\n");
}

/* ---- sides -------------------------------------------------------------- */

static void put_words(struct page *p, const struct side *s)
{
    const struct check_claim *c = s->claim;
    page_link(p, &s->at,
            quoted(p->arena, p->messages,
                    c && c->value.len > 0 ? c->value : s->at.words));
    if (c && !c->negated && (!isnan(c->least) || !isnan(c->most))) {
        struct buf b;
        buf_init(&b, p->arena);
        interval_put(&b, p->messages, c->least, c->most);
        html_put(p->out, " <span class=\"faint\">");
        html_escape(p->out, buf_span(&b));
        html_put(p->out, "</span>");
    }
}

/* Each report once, leading to what it says there. */
static void put_reports(struct page *p, const struct side *s)
{
    for (uint32_t i = 0, k = 0; i < s->documents.n; i++) {
        while (s->places.at[k].document != s->documents.at[i]) {
            k++;
        }
        html_escape(p->out, i > 0 ? SPAN(", ") : SPAN(""));
        page_link(p, &s->places.at[k],
                document_name(p->result, s->documents.at[i]));
    }
}

static void put_root(struct page *p, uint32_t root)
{
    html_put(p->out, "<a href=\"#r");
    html_count(p->out, root + 1);
    html_put(p->out, "\">");
    html_escape(p->out, p->result->root.at[root].name);
    html_put(p->out, "</a>");
}

static void put_marks(struct page *p, const struct side *s)
{
    if (s->claim && s->claim->negated) {
        html_put(p->out, "<span class=\"negated\">");
        page_message(p, MSG_POLARITY_NEGATED);
        html_put(p->out, "</span> ");
    } else if (s->claim && s->claim->stance == STANCE_DISTANCES) {
        html_put(p->out, "<span class=\"distances\">");
        page_message(p, MSG_STANCE_DISTANCES);
        html_put(p->out, "</span> ");
    }
    for (uint32_t i = 0; i < s->roots.n; i++) {
        html_escape(p->out, i > 0 ? SPAN(", ") : SPAN(""));
        put_root(p, s->roots.at[i]);
    }
}

void report_sides(struct page *p, const struct sides *sides)
{
    struct scale scale;
    bool drawn = scale_of(sides, &scale);
    html_put(p->out, "<table class=\"sides\">\n");
    if (drawn) {
        put_axis(p, &scale);
    }
    for (uint32_t i = 0; i < sides->at.n; i++) {
        const struct side *s = &sides->at.at[i];
        html_put(p->out, "<tr><td class=\"words\">");
        put_words(p, s);
        if (drawn) {
            html_put(p->out, "</td><td class=\"bar\">");
            put_bar(p, &scale, s->claim);
        }
        html_put(p->out, "</td><td class=\"who\">");
        put_reports(p, s);
        html_put(p->out, "<div class=\"faint\">");
        put_marks(p, s);
        html_put(p->out, "</div></td></tr>\n");
    }
    html_put(p->out, "</table>\n");
}

/* ---- facts -------------------------------------------------------------- */

void report_fact_title(struct page *p, uint32_t i)
{
    const struct check_fact *f = &p->result->fact.at[i];
    const struct message_arg args[] = {
            {"roots", {NULL, 0}, f->independent_roots}};
    struct buf roots;
    buf_init(&roots, p->arena);
    message_put(&roots, p->messages, MSG_CHECK_FACT_ROOTS, args, 1);
    html_put(p->out, "<h3 id=\"f");
    html_count(p->out, i + 1);
    html_put(p->out, "\">");
    html_escape(p->out, f->label);
    html_put(p->out, " <span class=\"badge ");
    html_escape(p->out, span_of(verdict_label(f->verdict)));
    html_put(p->out, "\">");
    page_message(p, verdict_message(f->verdict));
    html_put(p->out, "</span><span class=\"faint\">");
    if (f->verdict != VERDICT_SINGLE_ROOT) {
        html_escape(p->out, buf_span(&roots));
        html_put(p->out, " · ");
    }
    html_put(p->out, "f");
    html_count(p->out, i + 1);
    html_put(p->out, "</span></h3>\n");
}

void report_facts(struct page *p)
{
    for (uint32_t i = 0; i < p->result->fact.n; i++) {
        if (p->told[i]) {
            continue;
        }
        html_put(p->out, "<section class=\"fact\">\n");
        report_fact_title(p, i);
        report_sides(p, sides_of_fact(p->arena, p->result, i));
        html_put(p->out, "</section>\n");
    }
    if (p->result->fact.n == 0) {
        html_put(p->out, "<p>");
        page_message(p, MSG_CHECK_NO_FACT);
        html_put(p->out, "</p>\n");
    }
}
