/* SPDX-License-Identifier: Apache-2.0 */
/* html_settle.c - of each piece of metadata the surest.
 *
 *   candidates by rank, the blocks read, publication lines in them
 *     -> title, publisher, authors, date
 *
 * Publication lines of the text come after what the head says, but before
 * what may mean something else. */
#include <string.h>

#include "ingest/classify.h"
#include "ingest/html_page.h"

enum {
    PROSE = 120,    /* bytes of a block that is no byline any more */
    DATE_LEAST = 8, /* bytes of a text that is little but a date */
    DATE_MOST = 40,
    TITLE_WORDS = 3 /* of a title that may stand in for a headline */
};

bool html_is_small(const struct html_page *h, uint32_t node)
{
    return h->tree.node.at[node].end - node < 40;
}

/* ---- people whom an element of the page names -----------------------------
 */

/* A link to a page about an author, told from its address. */
static bool links_to_author(const struct html_page *h, uint32_t i)
{
    span path = html_attribute(&h->tree, i, "href");
    bool found = false;
    while (path.len > 0 && !found) {
        const span part = span_cut(&path, '/');
        found = path.len > 0 && part.len > 0 && part.len < 24 &&
                map_get(h->page->rules->markup, word_key(part)) ==
                        MARKUP_AUTHOR;
    }
    return found;
}

static bool names_author(const struct html_page *h, uint32_t i)
{
    const struct html_mark *const m = &h->mark[i];
    if ((m->flags & (MARK_COMMENTS | MARK_HIDDEN)) != 0 ||
            !html_is_small(h, i)) {
        return false;
    }
    return m->means == MARKUP_AUTHOR ||
           (h->tree.node.at[i].tag == TAG_A && links_to_author(h, i));
}

/* The innermost elements in [from, end) that name an author. */
static void named_people(struct html_page *h, uint32_t from, uint32_t end)
{
    uint32_t covered = from; /* what stands before was seen inside another */
    for (uint32_t i = from; i < end; i++) {
        const bool rel =
                span_eq(html_attribute(&h->tree, i, "rel"), SPAN("author"));
        if (rel && html_is_small(h, i) &&
                (h->mark[i].flags & MARK_COMMENTS) == 0) {
            html_add_people(h, META_ITEM, html_text(h->arena, &h->tree, i));
        }
        if (i < covered || !names_author(h, i)) {
            continue;
        }
        uint32_t inner = i;
        for (uint32_t k = i + 1; k < h->tree.node.at[i].end; k++) {
            inner = inner == i && names_author(h, k) ? k : inner;
        }
        if (inner == i) {
            html_add_people(h, META_NAMED, html_text(h->arena, &h->tree, i));
            covered = h->tree.node.at[i].end;
        }
    }
}

/* The first prose behind the headline, within the text. */
static uint32_t first_prose(const struct html_page *h, uint32_t from)
{
    const uint32_t end = h->tree.node.at[h->main].end;
    uint32_t i = from > h->main ? from : h->main;
    while (i < end && (h->mark[i].block != i || h->mark[i].text < PROSE ||
                              h->mark[i].links * 2 > h->mark[i].text)) {
        i++;
    }
    return i;
}

/* Authors stand between the headline and the text, else somewhere in it;
 * elsewhere they are those of other reports, unless there are none here. */
static void find_named_people(struct html_page *h)
{
    const uint32_t end = h->tree.node.at[h->main].end;
    const uint32_t from = h->headline != NONE && h->headline < h->main
                                  ? h->headline
                                  : h->main;
    const uint32_t body =
            first_prose(h, h->headline == NONE ? from : h->headline);
    const uint32_t zones[3][2] = {{from, body}, {body, end}, {0, from}};
    for (uint32_t i = 0; i < 3; i++) {
        if (h->people[META_ITEM].n + h->people[META_NAMED].n == 0) {
            named_people(h, zones[i][0], zones[i][1]);
        }
    }
}

/* ---- the surest of each ---------------------------------------------------
 */

static span shown_headline(struct html_page *h)
{
    for (uint32_t i = 0; i < h->page->draft.block.n; i++) {
        if (h->page->draft.block.at[i].kind == BLOCK_HEADLINE) {
            return draft_block_text(&h->page->draft, i);
        }
    }
    return (span){NULL, 0};
}

/* A single name that is the outlet's own tells nobody. */
static bool is_outlet(struct html_page *h, const struct html_people *p)
{
    const span name = bare_letters(h->arena, p->name[0]);
    const span outlet = bare_letters(h->arena, h->page->meta.publisher);
    return p->n == 1 && outlet.len > 3 &&
           (span_find(name, outlet) != SIZE_MAX ||
                   span_find(outlet, name) != SIZE_MAX);
}

static void take_people(struct html_page *h, uint32_t rank)
{
    const span outlet = bare_letters(h->arena, h->page->meta.publisher);
    const bool several = h->people[rank].n > 1;
    h->page->meta.authors.n = 0;
    for (uint32_t i = 0; i < h->people[rank].n; i++) {
        const span name = bare_letters(h->arena, h->people[rank].name[i]);
        if (several && name.len > 0 && span_find(outlet, name) != SIZE_MAX) {
            continue; /* "Ann Bee, XYZ" */
        }
        page_author(h->page, h->people[rank].name[i]);
    }
}

static void settle_people(struct html_page *h)
{
    const bool from_lines = h->page->meta.authors.n > 0;
    find_named_people(h);
    for (uint32_t rank = 0; rank < META_RANKS; rank++) {
        if (rank == META_NAMED && from_lines) {
            return;
        }
        if (h->people[rank].n > 0 && !is_outlet(h, &h->people[rank])) {
            take_people(h, rank);
            return;
        }
    }
    for (uint32_t rank = 0; rank < META_RANKS; rank++) {
        if (h->people[rank].n > 0) {
            take_people(h, rank);
            return;
        }
    }
}

static bool same_day(const struct moment *a, const struct moment *b)
{
    return a->year == b->year && a->month == b->month && a->day == b->day;
}

/* .../2017/11/15/... or .../2017-11-15-... */
static void date_of_url(struct html_page *h, struct moment *m)
{
    const span u = h->page->meta.url;
    for (size_t i = 0; i + 11 < u.len && m->year == 0; i++) {
        const bool cut = u.ptr[i] == '/' &&
                         (u.ptr[i + 5] == '/' || u.ptr[i + 5] == '-') &&
                         u.ptr[i + 8] == u.ptr[i + 5];
        if (cut) {
            const span text = arena_printf(h->arena, "%.4s-%.2s-%.2s",
                    u.ptr + i + 1, u.ptr + i + 6, u.ptr + i + 9);
            html_add_date(h, m, text);
        }
    }
}

/* A short piece of text with a date in it, from `from` on; the last resort. */
static void date_of_text(
        struct html_page *h, uint32_t from, uint32_t end, struct moment *m)
{
    for (uint32_t i = from; i < end && m->year == 0; i++) {
        const struct html_node *const n = &h->tree.node.at[i];
        const span s = span_trim(n->text);
        if (n->tag == TAG_TEXT && s.len >= DATE_LEAST && s.len <= DATE_MOST &&
                (h->mark[i].flags &
                        (MARK_HIDDEN | MARK_COMMENTS | MARK_LINK)) == 0) {
            html_add_date(h, m, s);
        }
    }
}

static void settle_date(struct html_page *h)
{
    struct moment best = {0};
    for (uint32_t rank = 0; rank < META_RANKS; rank++) {
        if (rank == META_LOOSE && best.year == 0) {
            best = h->page->meta.published;
        }
        const struct moment *const m = &h->published[rank];
        if (m->year == 0) {
            continue;
        }
        if (best.year == 0 ||
                (same_day(&best, m) && best.hour < 0 && m->hour >= 0)) {
            best = *m;
        }
    }
    const struct moment *const line = &h->page->meta.published;
    if (best.year == 0 || (same_day(&best, line) && best.hour < 0)) {
        best = *line;
    }
    if (best.year == 0) {
        date_of_url(h, &best);
    }
    if (best.year == 0) {
        const uint32_t end = h->tree.node.at[h->main].end;
        const uint32_t from = h->headline != NONE ? h->headline : h->main;
        date_of_text(h, from, end, &best);
        date_of_text(h, 0, from, &best);
    }
    h->page->meta.published = best;
    if (h->page->updated.year == 0) {
        h->page->updated = h->updated;
    }
}

/* The line of rights at the page's foot, where nothing else tells. */
static void find_owner(struct html_page *h)
{
    for (uint32_t i = h->tree.node.n; i-- > 0;) {
        const struct html_node *const n = &h->tree.node.at[i];
        if (h->page->publisher_rank != 0) {
            return;
        }
        if (n->tag == TAG_TEXT && n->text.len < 300) {
            page_publisher(h->page,
                    owner_in_text(h->page->rules, h->arena, n->text),
                    PUBLISHER_ORIGIN);
        }
    }
}

void html_meta_end(struct html_page *h)
{
    span title = shown_headline(h);
    if (title.len == 0 && h->titles.n > 0) {
        title = h->titles.at[0];
        if (text_word_count(title) >= TITLE_WORDS) {
            draft_put_first(&h->page->draft, BLOCK_HEADLINE, title);
        }
    }
    if (title.len > 0) {
        h->page->meta.title = arena_copy(h->page->arena, title);
    }
    find_owner(h);
    settle_people(h);
    settle_date(h);
}
