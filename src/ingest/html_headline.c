/* SPDX-License-Identifier: Apache-2.0 */
/* html_headline.c - which node of a page shows the report's headline.
 *
 * Candidates are headings, elements that the page names so, and any block
 * whose text is just a title that the page's data give. Points: how far the
 * text agrees with these titles, the level of the heading, its name, and
 * whether it stands before the text. A piece inside the headline that none of
 * the titles has, or that the page names so, is a kicker. */
#include <string.h>

#include "base/utf8.h"
#include "ingest/html_page.h"

enum { HEADLINE_BYTES = 400, CANDIDATES_MAX = 400 };

span bare_letters(struct arena *a, span s)
{
    const span folded = utf8_fold_plain(a, s);
    char *const out = arena_alloc(a, folded.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < folded.len;) {
        uint32_t length = 0;
        const uint32_t c = utf8_get(folded, i, &length);
        if (char_is_letter(c) || char_class(c) == CHAR_DIGIT) {
            memcpy(out + n, folded.ptr + i, length);
            n += length;
        }
        i += length;
    }
    return (span){out, n};
}

/* How far the text is one of the titles, 0 … 100. */
static int agreement(const struct html_page *h, span bare)
{
    int best = 0;
    for (uint32_t i = 0; i < h->bare.n && bare.len > 0; i++) {
        const span t = h->bare.at[i];
        int points = 0;
        if (t.len == 0) {
            continue;
        }
        if (span_eq(t, bare)) {
            points = 100;
        } else if (span_find(t, bare) != SIZE_MAX) {
            points = (int)(90 * bare.len / t.len);
        } else if (span_find(bare, t) != SIZE_MAX) {
            points = (int)(90 * t.len / bare.len);
        }
        best = points > best ? points : best;
    }
    return best;
}

static bool is_heading(enum html_tag tag)
{
    return tag >= TAG_H1 && tag <= TAG_H6;
}

static bool is_candidate(const struct html_page *h, uint32_t i)
{
    const struct html_node *const n = &h->tree.node.at[i];
    const struct html_mark *const m = &h->mark[i];
    if (n->tag == TAG_TEXT || (m->flags & MARK_HIDDEN) != 0 ||
            n->end - i > 60) {
        return false;
    }
    return is_heading(n->tag) || m->means == MARKUP_HEADLINE ||
           (m->block == i && m->text > 0 && m->text < HEADLINE_BYTES);
}

static int points_of(const struct html_page *h, uint32_t i, int agreed)
{
    const struct html_node *const n = &h->tree.node.at[i];
    const struct html_mark *const m = &h->mark[i];
    int points = agreed;
    points += n->tag == TAG_H1 ? 30 : n->tag == TAG_H2 ? 12 : 0;
    points += is_heading(n->tag) ? 5 : 0;
    points += m->means == MARKUP_HEADLINE ? 20 : 0;
    points -= (m->flags & MARK_FURNITURE) != 0 ? 40 : 0;
    points -= (m->flags & MARK_LINK) != 0 ? 20 : 0;
    points -= (m->flags & MARK_COMMENTS) != 0 ? 60 : 0;
    points -= i > h->main ? 10 : 0;
    points -= i >= h->tree.node.at[h->main].end ? 40 : 0;
    return points;
}

static void find_kicker(struct html_page *h)
{
    const struct html_node *const top = &h->tree.node.at[h->headline];
    uint32_t first = h->headline + 1;
    while (first < top->end && h->tree.node.at[first].tag == TAG_TEXT &&
            span_trim(h->tree.node.at[first].text).len == 0) {
        first++;
    }
    if (first >= top->end || h->tree.node.at[first].tag == TAG_TEXT ||
            h->tree.node.at[first].end >= top->end) {
        return;
    }
    const span part = html_text(h->arena, &h->tree, first);
    const span all = html_text(h->arena, &h->tree, h->headline);
    const span rest = span_trim(span_slice(all, part.len, all.len));
    if (part.len == 0 || rest.len == 0) {
        return;
    }
    const int with = agreement(h, bare_letters(h->arena, all));
    const int without = agreement(h, bare_letters(h->arena, rest));
    if (h->mark[first].means == MARKUP_KICKER ? without >= with - 20
                                              : without == 100 && with < 100) {
        h->kicker = first;
    }
}

void html_headline(struct html_page *h)
{
    int best = 34; /* an h1 alone, before the text, is enough */
    uint32_t seen = 0;
    h->headline = h->kicker = NONE;
    for (uint32_t i = 0; i < h->tree.node.n && seen < CANDIDATES_MAX; i++) {
        if (!is_candidate(h, i)) {
            continue;
        }
        const span text = html_text(h->arena, &h->tree, i);
        if (text.len < 4 || text.len > HEADLINE_BYTES) {
            continue;
        }
        seen++;
        const int agreed = agreement(h, bare_letters(h->arena, text));
        if (agreed < 90 && !is_heading(h->tree.node.at[i].tag) &&
                h->mark[i].means != MARKUP_HEADLINE) {
            continue;
        }
        const int points = points_of(h, i, agreed);
        if (points > best) {
            best = points;
            h->headline = i;
        }
    }
    if (h->headline != NONE) {
        find_kicker(h);
    }
}
