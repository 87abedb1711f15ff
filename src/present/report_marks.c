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

static int place_order(const void *x, const void *y)
{
    const struct page_place *a = x, *b = y;
    const uint32_t ka[] = {a->document, a->at, a->fact, a->finding};
    const uint32_t kb[] = {b->document, b->at, b->fact, b->finding};
    for (int i = 0; i < 4; i++) {
        if (ka[i] != kb[i]) {
            return ka[i] < kb[i] ? -1 : 1;
        }
    }
    return 0;
}

/* A place of a finding leads back to its fact, if it has one. */
void report_places(struct page *p)
{
    for (uint32_t i = 0; i < p->result->finding.n; i++) {
        const struct check_finding *f = &p->result->finding.at[i];
        for (uint32_t k = 0; k < f->places.n; k++) {
            const struct check_place *at =
                    &p->result->place.at[f->places.first + k];
            *VEC_ADD(p->arena, &p->place) = (struct page_place){at->document,
                    at->at.start, f->fact, f->fact == NONE ? i : NONE};
        }
    }
    for (uint32_t i = 0; i < p->result->fact.n; i++) {
        struct list claims = p->result->fact.at[i].claims;
        for (uint32_t k = 0; k < claims.n; k++) {
            const struct check_place *at =
                    &p->result->claim.at[claims.first + k].at;
            *VEC_ADD(p->arena, &p->place) =
                    (struct page_place){at->document, at->at.start, i, NONE};
        }
    }
    if (p->place.n > 0) {
        qsort(p->place.at, p->place.n, sizeof *p->place.at, place_order);
    }
}

/* Index of the first place of the report at this byte or behind it. */
static uint32_t first_place(
        const struct page *p, uint32_t document, uint32_t at)
{
    uint32_t low = 0, high = p->place.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        const struct page_place *x = &p->place.at[mid];
        bool before =
                x->document != document ? x->document < document : x->at < at;
        if (before) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low;
}

struct cuts {
    VEC(uint32_t) at; /* where pieces begin and end, ascending */
    uint32_t place;   /* first place of the block, in page.place */
};

static struct cuts find_cuts(struct page *p, uint32_t document, range block)
{
    const struct kept_report *r = &p->kept->report.at[document];
    struct cuts cuts = {.place = first_place(p, document, block.start)};
    *VEC_ADD(p->arena, &cuts.at) = block.start;
    *VEC_ADD(p->arena, &cuts.at) = block.end;
    for (uint32_t i = 0; i < r->claim.n; i++) {
        if (range_holds(block, r->claim.at[i].at)) {
            *VEC_ADD(p->arena, &cuts.at) = r->claim.at[i].at.start;
            *VEC_ADD(p->arena, &cuts.at) = r->claim.at[i].at.end;
        }
    }
    for (uint32_t i = cuts.place;
            i < p->place.n && p->place.at[i].document == document &&
            p->place.at[i].at < block.end;
            i++) {
        *VEC_ADD(p->arena, &cuts.at) = p->place.at[i].at;
    }
    qsort(cuts.at.at, cuts.at.n, sizeof *cuts.at.at, by_number);
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
    return c->stance != STANCE_ASSERTS
                   ? c->sourced ? "claim distanced" : "claim hearsay"
           : c->sourced ? "claim sourced"
                        : "claim";
}

static void put_piece(struct page *p, const struct kept_report *r, range piece)
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
    html_escape(p->out, c->sourced ? c->chain
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

/* "f1": back to the fact, or to the finding where there is no fact. */
static void put_back(struct page *p, const struct page_place *at)
{
    bool fact = at->fact != NONE;
    html_put(p->out, "<a class=\"back\" href=\"#");
    html_escape(p->out, fact ? SPAN("f") : SPAN("x"));
    html_count(p->out, (fact ? at->fact : at->finding) + 1);
    html_put(p->out, "\">");
    html_escape(p->out, fact ? SPAN("f") : SPAN("x"));
    html_count(p->out, (fact ? at->fact : at->finding) + 1);
    html_put(p->out, "</a>");
}

/* The anchor of a place, and what leads there. */
static void put_places(
        struct page *p, uint32_t document, uint32_t at, uint32_t *place)
{
    const struct page_place *last = NULL;
    for (; *place < p->place.n; (*place)++) {
        const struct page_place *x = &p->place.at[*place];
        if (x->document != document || x->at > at) {
            return;
        }
        if (x->at < at) {
            continue;
        }
        if (!last) {
            put_anchor(p, document, at);
        }
        if (!last || last->fact != x->fact || last->finding != x->finding) {
            put_back(p, x);
        }
        last = x;
    }
}

static void put_block(struct page *p, uint32_t document, range block)
{
    const struct kept_report *r = &p->kept->report.at[document];
    struct cuts cuts = find_cuts(p, document, block);
    for (uint32_t i = 0; i + 1 < cuts.at.n; i++) {
        range piece = {cuts.at.at[i], cuts.at.at[i + 1]};
        if (piece.start != piece.end) {
            put_places(p, document, piece.start, &cuts.place);
            put_piece(p, r, piece);
        }
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
