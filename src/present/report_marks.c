/* SPDX-License-Identifier: Apache-2.0 */
/* report_marks.c - a report's text with its claims marked in place.
 *
 *     block   |--------------------------------------|
 *     claims      [--------------]   [---[----]---]
 *     places      ^      ^               ^
 *     pieces  |---|------|-------|---|---|----|---|---|
 *
 * A block is cut wherever a claim begins or ends or a place begins; each piece
 * takes the colour of the innermost claim over it, so claims may nest. */
#include "present/report_parts.h"

#include "present/markup.h"
#include "present/wording.h"

#include <stdlib.h>

/* ---- keeping ------------------------------------------------------------ */

static span chain_text(struct report_page *page, const struct rcp_doc *doc,
    const struct claim *c, bool *sourced)
{
    struct buf b;
    buf_init(&b, page->arena);
    for (uint32_t i = 0; i < c->chain.n; i++) {
        uint32_t a = doc->index.at[c->chain.first + i];
        span source = source_words(doc, &doc->attribution.at[a]);
        if (source.len == 0) {
            continue;
        }
        if (*sourced) {
            buf_char(&b, ' ');
            buf_add(&b, message_text(page->messages, MSG_READ_VIA));
            buf_char(&b, ' ');
        }
        buf_add(&b, source);
        *sourced = true;
    }
    return *sourced ? buf_span(&b) : (span){NULL, 0};
}

void report_keep(struct report_page *page, const struct rcp_doc *doc)
{
    struct kept_report *r = VEC_ADD(page->arena, &page->report);
    r->text = arena_copy(page->arena, doc->text);
    for (uint32_t i = 0; i < doc->block.n; i++) {
        *VEC_ADD(page->arena, &r->block) = doc->block.at[i];
    }
    for (uint32_t i = 0; i < doc->claim.n; i++) {
        const struct claim *c = &doc->claim.at[i];
        struct kept_claim *k = VEC_ADD(page->arena, &r->claim);
        k->at = c->at;
        k->stance = c->stance;
        k->chain = chain_text(page, doc, c, &k->sourced);
    }
}

/* ---- pieces ------------------------------------------------------------- */

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

struct cuts {
    VEC(uint32_t) at;    /* where pieces begin and end, ascending */
    VEC(uint32_t) place; /* where something leads to, ascending */
};

static void add_place(
    struct page *p, struct cuts *cuts, range block, uint32_t at)
{
    if (at >= block.start && at < block.end) {
        *VEC_ADD(p->arena, &cuts->at) = at;
        *VEC_ADD(p->arena, &cuts->place) = at;
    }
}

static struct cuts find_cuts(struct page *p, uint32_t document, range block)
{
    const struct kept_report *r = &p->kept->report.at[document];
    struct cuts cuts = {0};
    *VEC_ADD(p->arena, &cuts.at) = block.start;
    *VEC_ADD(p->arena, &cuts.at) = block.end;
    for (uint32_t i = 0; i < r->claim.n; i++) {
        if (range_holds(block, r->claim.at[i].at)) {
            *VEC_ADD(p->arena, &cuts.at) = r->claim.at[i].at.start;
            *VEC_ADD(p->arena, &cuts.at) = r->claim.at[i].at.end;
        }
    }
    for (uint32_t i = 0; i < p->result->place.n; i++) {
        if (p->result->place.at[i].document == document) {
            add_place(p, &cuts, block, p->result->place.at[i].at.start);
        }
    }
    for (uint32_t i = 0; i < p->result->claim.n; i++) {
        if (p->result->claim.at[i].at.document == document) {
            add_place(p, &cuts, block, p->result->claim.at[i].at.at.start);
        }
    }
    qsort(cuts.at.at, cuts.at.n, sizeof *cuts.at.at, by_number);
    if (cuts.place.n > 0) {
        qsort(cuts.place.at, cuts.place.n, sizeof *cuts.place.at, by_number);
    }
    return cuts;
}

/* The shortest claim over the piece, or NULL. */
static const struct kept_claim *innermost(
    const struct kept_report *r, range piece)
{
    const struct kept_claim *best = NULL;
    for (uint32_t i = 0; i < r->claim.n; i++) {
        const struct kept_claim *c = &r->claim.at[i];
        if (range_holds(c->at, piece) &&
                (!best || c->at.end - c->at.start <
                                best->at.end - best->at.start)) {
            best = c;
        }
    }
    return best;
}

static const char *claim_class(const struct kept_claim *c)
{
    return c->stance != STANCE_ASSERTS ? c->sourced ? "claim distanced"
                                                    : "claim hearsay"
            : c->sourced               ? "claim sourced"
                                       : "claim";
}

static void put_piece(
    struct page *p, const struct kept_report *r, range piece)
{
    span text = span_slice(r->text, piece.start, piece.end);
    const struct kept_claim *c = innermost(r, piece);
    if (!c) {
        html_escape(p->out, text);
        return;
    }
    html_put(p->out, "<span class=\"");
    html_escape(p->out, span_of(claim_class(c)));
    html_put(p->out, "\" title=\"");
    html_escape(p->out, c->sourced
                    ? c->chain
                    : message_text(p->messages,
                              c->stance == STANCE_ASSERTS
                                      ? MSG_READ_OWN_WORD
                                      : MSG_READ_NO_SOURCE));
    html_put(p->out, "\">");
    html_escape(p->out, text);
    html_put(p->out, "</span>");
}

static void put_anchor(struct page *p, uint32_t document, uint32_t at)
{
    html_put(p->out, "<a id=\"d");
    html_count(p->out, document + 1);
    html_put(p->out, "-");
    html_count(p->out, at);
    html_put(p->out, "\"></a>");
}

static void put_block(struct page *p, uint32_t document, range block)
{
    const struct kept_report *r = &p->kept->report.at[document];
    struct cuts cuts = find_cuts(p, document, block);
    uint32_t place = 0;
    for (uint32_t i = 0; i + 1 < cuts.at.n; i++) {
        range piece = {cuts.at.at[i], cuts.at.at[i + 1]};
        if (piece.start == piece.end) {
            continue;
        }
        if (place < cuts.place.n && cuts.place.at[place] == piece.start) {
            put_anchor(p, document, piece.start);
        }
        while (place < cuts.place.n && cuts.place.at[place] <= piece.start) {
            place++;
        }
        put_piece(p, r, piece);
    }
}

void report_marks(struct page *p, uint32_t document)
{
    static const struct {
        const char *open, *close;
    } TAGS[] = {
            {"<h4>", "</h4>\n"},
            {"<p class=\"byline\">", "</p>\n"},
            {"<p class=\"lead\">", "</p>\n"},
            {"<p class=\"byline\">", "</p>\n"},
            {"<p class=\"byline\">", "</p>\n"},
            {"<h5>", "</h5>\n"},
            {"<p>", "</p>\n"},
            {"<blockquote>", "</blockquote>\n"},
            {"<p>", "</p>\n"},
            {"<p class=\"byline\">", "</p>\n"},
            {"<p class=\"byline\">", "</p>\n"},
    };
    const struct kept_report *r = &p->kept->report.at[document];
    html_put(p->out, "<div class=\"text\">\n");
    for (uint32_t i = 0; i < r->block.n; i++) {
        enum block_kind kind = r->block.at[i].kind;
        buf_add(p->out, span_of(TAGS[kind].open));
        put_block(p, document, r->block.at[i].at);
        buf_add(p->out, span_of(TAGS[kind].close));
    }
    html_put(p->out, "</div>\n");
}
