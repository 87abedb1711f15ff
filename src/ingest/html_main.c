/* SPDX-License-Identifier: Apache-2.0 */
/* html_main.c - which subtree of a page is the report.
 *
 * The subtree of the greatest worth: prose adds, bundles of links and short
 * lines take away, so that it is the smallest element that holds all of the
 * text and little else. Where the page itself says which element is the body
 * of the article, and most of that worth is in it, that element is taken. */
#include "ingest/html_page.h"

static bool is_itemprop_body(const struct html_page *h, uint32_t i)
{
    return span_eq(
            html_attribute(&h->tree, i, "itemprop"), SPAN("articleBody"));
}

static bool is_shown(const struct html_page *h, uint32_t i)
{
    return (h->mark[i].flags & (MARK_HIDDEN | MARK_FURNITURE)) == 0;
}

/* The node of greatest worth within [from, end) that `wanted` accepts; equal
 * ones: the inner. NONE when there is none above zero. */
static uint32_t best_node(const struct html_page *h, uint32_t from,
        uint32_t end, bool (*wanted)(const struct html_page *, uint32_t))
{
    uint32_t best = NONE;
    for (uint32_t i = from; i < end; i++) {
        if (h->tree.node.at[i].tag == TAG_TEXT || !is_shown(h, i) ||
                !wanted(h, i) || h->mark[i].worth <= 0) {
            continue;
        }
        if (best == NONE || h->mark[i].worth >= h->mark[best].worth) {
            best = i;
        }
    }
    return best;
}

static bool any_block(const struct html_page *h, uint32_t i)
{
    return html_is_block(h->tree.node.at[i].tag) ||
           h->tree.node.at[i].tag == TAG_TD;
}

static bool said_body(const struct html_page *h, uint32_t i)
{
    return h->mark[i].means == MARKUP_BODY || is_itemprop_body(h, i);
}

static bool is_article(const struct html_page *h, uint32_t i)
{
    return h->tree.node.at[i].tag == TAG_ARTICLE;
}

void html_main(struct html_page *h)
{
    const uint32_t n = h->tree.node.n;
    uint32_t best = best_node(h, 0, n, any_block);
    if (best == NONE || h->mark[0].prose == 0) { /* nothing to go by */
        h->main = 0;
        return;
    }
    const int64_t worth = h->mark[best].worth;
    const uint32_t article = best_node(h, 0, n, is_article);
    if (article != NONE && h->mark[article].worth * 2 > worth) {
        best = article;
    }
    const uint32_t body = best_node(h, 0, n, said_body);
    if (body != NONE && h->mark[body].worth * 10 > worth * 6) {
        best = body;
    }
    h->main = best;
}
