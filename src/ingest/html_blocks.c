/* SPDX-License-Identifier: Apache-2.0 */
/* html_blocks.c - the blocks of a page's report.
 *
 *   kicker, headline          the headline's node
 *   header zone               from the headline to the text: only leads,
 *                             bylines, captions and prose are taken
 *   body zone                 the text itself: all but furniture
 *
 * A block of the draft begins where a text node has another block element
 * around it than the one before, and at two <br>. */
#include <string.h>

#include "base/utf8.h"
#include "ingest/classify.h"
#include "ingest/html_page.h"

/* ---- text with its place in the source ------------------------------------
 */

/* Bytes of the source that made the decoded byte run at `text`: an entity or
 * a CR LF; else 1. */
static size_t source_width(span source, size_t at)
{
    if (source.ptr[at] == '\r' && at + 1 < source.len &&
            source.ptr[at + 1] == '\n') {
        return 2;
    }
    if (source.ptr[at] != '&') {
        return 1;
    }
    size_t end = at + 1;
    end += end < source.len && source.ptr[end] == '#';
    while (end < source.len && end < at + 40 &&
            ((source.ptr[end] >= '0' && source.ptr[end] <= '9') ||
                    (source.ptr[end] >= 'a' && source.ptr[end] <= 'z') ||
                    (source.ptr[end] >= 'A' && source.ptr[end] <= 'Z'))) {
        end++;
    }
    return end < source.len && source.ptr[end] == ';' ? end + 1 - at : 1;
}

struct emitter {
    struct html_page *h;
    struct draft *draft;
    uint32_t block;  /* element of the last text, or NONE */
    uint32_t breaks; /* <br> since then */
};

static void put(struct emitter *e, span text, uint32_t at, bool link)
{
    if (link) {
        draft_add_link(e->draft, text, at);
    } else {
        draft_add(e->draft, text, at);
    }
}

/* A text node with entities: pieces that are alike in both go as they are; a
 * decoded entity has the place of its '&'. */
static void put_decoded(
        struct emitter *e, const struct html_node *n, uint32_t base, bool link)
{
    const span t = n->text;
    const span s = n->source;
    size_t i = 0;
    size_t j = 0;
    while (i < t.len) {
        size_t same = 0;
        while (i + same < t.len && j + same < s.len &&
                t.ptr[i + same] == s.ptr[j + same] && s.ptr[j + same] != '&') {
            same++;
        }
        if (same > 0) {
            put(e, span_slice(t, i, i + same), base + (uint32_t)j, link);
            i += same;
            j += same;
            continue;
        }
        if (j >= s.len) {
            put(e, span_slice(t, i, t.len), NONE, link);
            return;
        }
        size_t width = 1; /* one code point of the text */
        while (i + width < t.len &&
                ((unsigned char)t.ptr[i + width] & 0xC0) == 0x80) {
            width++;
        }
        put(e, span_slice(t, i, i + width), NONE, link);
        i += width;
        j += source_width(s, j);
    }
}

static void put_text(struct emitter *e, uint32_t node)
{
    const struct html_node *const n = &e->h->tree.node.at[node];
    const bool link = (e->h->mark[node].flags & MARK_LINK) != 0;
    const struct html_source *const source = &e->h->tree.source;
    const char *const first = source->text.ptr;
    const bool inside =
            n->source.ptr >= first && n->source.ptr <= first + source->text.len;
    if (!inside) {
        put(e, n->text, NONE, link);
        return;
    }
    const uint32_t base =
            html_source_at(source, (uint32_t)(n->source.ptr - first));
    if (span_eq(n->text, n->source)) {
        put(e, n->text, base, link);
    } else {
        put_decoded(e, n, base, link);
    }
}

/* ---- walking --------------------------------------------------------------
 */

static enum block_kind kind_of(const struct html_page *h, uint32_t node)
{
    const uint32_t flags = h->mark[node].flags;
    const uint32_t block = h->mark[node].block;
    const enum html_tag tag = h->tree.node.at[block].tag;
    if (flags & MARK_CAPTION) {
        return BLOCK_CAPTION;
    }
    if ((flags & MARK_HEADING) || tag == TAG_H1 || tag == TAG_DT) {
        return BLOCK_SUBHEADING;
    }
    if (h->mark[node].part == MARKUP_LEAD) {
        return BLOCK_LEAD;
    }
    if (flags & MARK_LIST) {
        return BLOCK_LIST;
    }
    return flags & MARK_QUOTE ? BLOCK_QUOTE : BLOCK_PARAGRAPH;
}

static bool is_blank(span s)
{
    for (size_t i = 0; i < s.len; i++) {
        if ((unsigned char)s.ptr[i] > ' ') {
            return false;
        }
    }
    return true;
}

/* The pieces of a byline, which style sheets often set on lines of their own:
 * "Ann Bee" "Staff writer". */
static bool starts_piece(const struct emitter *e, uint32_t node)
{
    const span before = buf_span(&e->draft->text);
    const span s = e->h->tree.node.at[node].text;
    if (!html_is_credit(e->h, node) || before.len == 0 || s.len == 0) {
        return false;
    }
    uint32_t length = 0;
    const enum char_class last =
            char_class(utf8_before(before, before.len, &length));
    const enum char_class first = char_class(utf8_get(s, 0, &length));
    return last == CHAR_LOWER && (first == CHAR_UPPER || first == CHAR_DIGIT);
}

static void walk_text(struct emitter *e, uint32_t i)
{
    const struct html_mark *const m = &e->h->mark[i];
    if (is_blank(e->h->tree.node.at[i].text)) {
        if (e->draft->open && m->block == e->block) {
            draft_add(e->draft, SPAN(" "), NONE);
        }
        return;
    }
    if (m->block != e->block || e->breaks > 1 || !e->draft->open) {
        draft_begin(e->draft, kind_of(e->h, i), i);
        e->block = m->block;
    } else if (e->breaks == 1 || starts_piece(e, i)) {
        draft_add(e->draft, SPAN(" "), NONE);
    }
    e->breaks = 0;
    put_text(e, i);
}

static void walk(struct emitter *e, uint32_t from, uint32_t end)
{
    const struct html_page *const h = e->h;
    e->block = NONE;
    e->breaks = 0;
    for (uint32_t i = from; i < end;) {
        const struct html_node *const n = &h->tree.node.at[i];
        const bool skipped =
                (h->mark[i].flags & (MARK_HIDDEN | MARK_FURNITURE)) != 0 ||
                i == h->headline;
        if (n->tag != TAG_TEXT && skipped) {
            i = n->end;
            continue;
        }
        if (n->tag == TAG_TEXT && !skipped) {
            walk_text(e, i);
        } else if (n->tag == TAG_BR) {
            e->breaks++;
        } else if ((n->tag == TAG_TD || n->tag == TAG_TH) && e->draft->open) {
            draft_add(e->draft, SPAN(" "), NONE);
        }
        i++;
    }
    draft_end(e->draft);
}

static void put_headline(struct emitter *e)
{
    struct html_page *const h = e->h;
    uint32_t first = h->headline;
    if (h->kicker != NONE) {
        first = h->tree.node.at[h->kicker].end;
        draft_begin(e->draft, BLOCK_KICKER, h->kicker);
        for (uint32_t i = h->kicker; i < first; i++) {
            if (h->tree.node.at[i].tag == TAG_TEXT) {
                put_text(e, i);
            }
        }
    }
    draft_begin(e->draft, BLOCK_HEADLINE, h->headline);
    for (uint32_t i = first; i < h->tree.node.at[h->headline].end; i++) {
        const struct html_node *const n = &h->tree.node.at[i];
        if (n->tag == TAG_TEXT && (h->mark[i].flags & MARK_HIDDEN) == 0) {
            put_text(e, i);
        } else if (n->tag == TAG_BR || html_is_block(n->tag)) {
            draft_add(e->draft, SPAN(" "), NONE);
        }
    }
    draft_end(e->draft);
}

void html_blocks(struct html_page *h)
{
    struct draft *const d = &h->page->draft;
    struct emitter e = {.h = h, .draft = d};
    const uint32_t main_end = h->tree.node.at[h->main].end;
    uint32_t body = h->main;
    uint32_t header = 0;
    if (h->headline != NONE) {
        put_headline(&e);
        const uint32_t behind = h->tree.node.at[h->headline].end;
        const bool inside = h->headline >= h->main && h->headline < main_end;
        header = d->block.n;
        if (inside) {
            walk(&e, h->main, h->headline);
            body = behind;
        } else if (behind <= h->main) {
            walk(&e, behind, h->main);
        }
    }
    const uint32_t first = d->block.n;
    walk(&e, body, main_end);
    html_choose(h, header, first);
}
