/* SPDX-License-Identifier: Apache-2.0 */
/* html_sums.c - how much of a report each subtree of a page holds.
 *
 *   text nodes -> text, links, stops of their block element
 *   block      -> worth: + for prose, - for links and short lines
 *   subtree    -> sum of its blocks (one pass backwards: children stand
 *                 behind their parent)
 *
 * Then the marks of furniture that cannot be true are taken back: a part that
 * holds more than half of the page's prose is its content, whatever its name.
 */
#include "ingest/html_page.h"

enum {
    PROSE_BYTES = 80,      /* a block of so much text may be prose */
    UNPOINTED_BYTES = 300, /* even without the points and commas we count */
    LINE_COST = 10,        /* of a short line or a bundle of links */
    TEASER_BYTES = 25,     /* of a link that may be another report's headline */
    TEASERS = 3            /* items of a list of them, at least */
};

static void count_text(struct html_page *h, uint32_t i)
{
    const span s = h->tree.node.at[i].text;
    struct html_mark *const block = &h->mark[h->mark[i].block];
    uint32_t n = 0;
    for (size_t k = 0; k < s.len; k++) {
        const char c = s.ptr[k];
        n += (unsigned char)c > ' ';
        block->stops += c == ',' || c == '.' || c == ';' || c == '?' ||
                        c == '!' || c == ':';
    }
    n += n / 5; /* the blanks between words */
    block->text += n;
    if (h->mark[i].flags & MARK_LINK) {
        block->links += n;
    }
}

static bool is_prose(const struct html_mark *m)
{
    return m->text >= PROSE_BYTES && m->links * 3 < m->text &&
           (m->stops > 0 || m->text > UNPOINTED_BYTES);
}

static int64_t block_worth(const struct html_mark *m, enum html_tag tag)
{
    const int64_t text = m->text;
    const int64_t links = m->links;
    if (text == 0 || (m->flags & (MARK_HIDDEN | MARK_FURNITURE)) != 0) {
        return 0;
    }
    if (is_prose(m)) {
        return text - 2 * links;
    }
    if (links * 2 > text) {
        return -LINE_COST - (links < 100 ? links : 100);
    }
    if (tag >= TAG_H1 && tag <= TAG_H6) {
        return 0;
    }
    return m->stops > 0 ? text / 2 - links : -LINE_COST;
}

static void sum_prose(struct html_page *h)
{
    for (uint32_t i = h->tree.node.n; i-- > 0;) {
        struct html_mark *const m = &h->mark[i];
        if (m->block == i && is_prose(m) && (m->flags & MARK_HIDDEN) == 0) {
            m->prose += m->text;
        }
        const uint32_t parent = h->tree.node.at[i].parent;
        if (parent != NONE) {
            h->mark[parent].prose += m->prose;
        }
    }
}

static bool is_false_furniture(const struct html_page *h, uint32_t i)
{
    const struct html_mark *const m = &h->mark[i];
    if ((m->flags & MARK_FURNITURE) == 0 || (m->flags & MARK_HIDDEN) != 0) {
        return false;
    }
    const enum html_tag tag = h->tree.node.at[i].tag;
    const bool by_tag = tag == TAG_ASIDE || tag == TAG_NAV || tag == TAG_FOOTER;
    const uint64_t percent = m->flags & MARK_COMMENTS ? 97 : by_tag ? 90 : 55;
    return (uint64_t)m->prose * 100 > h->mark[0].prose * percent;
}

/* The flag stands on the whole subtree: it is taken off from the node down to
 * the next part that has it by itself. */
static void take_back(struct html_page *h, uint32_t top)
{
    const uint32_t marks =
            MARK_FURNITURE | (h->mark[top].flags & MARK_COMMENTS);
    h->mark[top].flags &= ~marks;
    for (uint32_t i = top + 1; i < h->tree.node.at[top].end; i++) {
        struct html_mark *const m = &h->mark[i];
        const enum html_tag tag = h->tree.node.at[i].tag;
        const bool own = m->means == MARKUP_FURNITURE ||
                         m->means == MARKUP_COMMENTS || tag == TAG_NAV ||
                         tag == TAG_FOOTER || tag == TAG_ASIDE ||
                         tag == TAG_NOSCRIPT;
        const uint32_t above =
                h->mark[h->tree.node.at[i].parent].flags & MARK_FURNITURE;
        if (!own && above == 0) {
            m->flags &= ~marks;
        }
    }
}

/* A list whose items are mostly a link long enough for a headline: teasers of
 * other reports. */
static bool is_teaser_list(const struct html_page *h, uint32_t list)
{
    uint32_t items = 0;
    uint32_t teasers = 0;
    const uint32_t end = h->tree.node.at[list].end;
    for (uint32_t i = list + 1; i < end;) {
        const struct html_node *const n = &h->tree.node.at[i];
        if (n->tag != TAG_LI || n->parent != list) {
            i = n->tag == TAG_TEXT ? i + 1 : n->end;
            continue;
        }
        items++;
        bool headline = false;
        for (uint32_t k = i; k < n->end && !headline; k++) {
            headline = h->mark[k].links >= TEASER_BYTES &&
                       h->mark[k].links * 10 > h->mark[k].text * 9;
        }
        teasers += headline;
        i = n->end;
    }
    return items >= TEASERS && teasers * 5 >= items * 4;
}

static void mark_teasers(struct html_page *h)
{
    for (uint32_t i = 0; i < h->tree.node.n; i++) {
        const enum html_tag tag = h->tree.node.at[i].tag;
        if ((tag != TAG_UL && tag != TAG_OL) ||
                (h->mark[i].flags & (MARK_HIDDEN | MARK_FURNITURE)) != 0 ||
                h->mark[i].prose * 2 > h->mark[0].prose ||
                !is_teaser_list(h, i)) {
            continue;
        }
        for (uint32_t k = i; k < h->tree.node.at[i].end; k++) {
            h->mark[k].flags |= MARK_FURNITURE;
        }
    }
}

void html_sums(struct html_page *h)
{
    const uint32_t n = h->tree.node.n;
    for (uint32_t i = 0; i < n; i++) {
        if (h->tree.node.at[i].tag == TAG_TEXT &&
                (h->mark[i].flags & MARK_HIDDEN) == 0) {
            count_text(h, i);
        }
    }
    sum_prose(h);
    for (uint32_t i = 0; i < n; i++) {
        if (is_false_furniture(h, i)) {
            take_back(h, i);
        }
    }
    mark_teasers(h);
    for (uint32_t i = n; i-- > 0;) {
        struct html_mark *const m = &h->mark[i];
        if (m->block == i) {
            m->worth += block_worth(m, h->tree.node.at[i].tag);
        }
        const uint32_t parent = h->tree.node.at[i].parent;
        if (parent != NONE) {
            h->mark[parent].worth += m->worth;
        }
    }
}
