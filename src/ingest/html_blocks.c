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

enum {
    STANDFIRST_BYTES = 60, /* a heading right under the headline */
    LEADS_MAX = 2,
    HEADING_BYTES = 110, /* a longer heading may be a sentence */
    COPY_BYTES = 40,     /* of a block that may be a copy of another */
    SAID_BYTES = 400     /* of a text in JSON-LD that is worth taking */
};

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
    const char *const first = e->h->page->bytes.ptr;
    const bool inside = n->source.ptr >= first &&
                        n->source.ptr <= first + e->h->page->bytes.len;
    if (!inside) {
        put(e, n->text, NONE, link);
        return;
    }
    const uint32_t base = (uint32_t)(n->source.ptr - first);
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

static bool is_credit(const struct html_page *h, uint32_t node)
{
    const enum markup_meaning part = h->mark[node].part;
    return part == MARKUP_BYLINE || part == MARKUP_AUTHOR ||
           part == MARKUP_DATE;
}

/* The pieces of a byline, which style sheets often set on lines of their own:
 * "Ann Bee" "Staff writer". */
static bool starts_piece(const struct emitter *e, uint32_t node)
{
    const span before = buf_span(&e->draft->text);
    const span s = e->h->tree.node.at[node].text;
    if (!is_credit(e->h, node) || before.len == 0 || s.len == 0) {
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

/* ---- choosing among the blocks --------------------------------------------
 */

static bool is_prose(span s, const struct draft_block *b)
{
    return s.len >= 60 && b->links * 2 < s.len && text_ends_sentence(s);
}

static void drop(struct draft_block *b)
{
    b->dropped = true;
}

/* What one block is by its line and its name in the page; false: undecided. */
static bool decide(struct html_page *h, uint32_t i, struct line_facts *facts)
{
    struct draft *const d = &h->page->draft;
    struct draft_block *const b = &d->block.at[i];
    const span s = draft_block_text(d, i);
    publine_read(h->page->rules, h->arena, s, facts);
    switch (facts->kind) {
    case LINE_CHROME:
    case LINE_STOP:
        drop(b);
        return true;
    case LINE_BYLINE:
        b->kind = BLOCK_BYLINE;
        keep_line_facts(h->page, facts, PUBLISHER_SOURCE);
        return true;
    case LINE_CAPTION:
        b->kind = BLOCK_CAPTION;
        return true;
    case LINE_NOTE:
        b->kind = BLOCK_NOTE;
        return true;
    case LINE_TEXT:
        break;
    }
    if (is_credit(h, b->mark) && s.len < 200 && !is_prose(s, b)) {
        b->kind = BLOCK_BYLINE;
        publine_search(h->page->rules, h->arena, s, facts);
        keep_line_facts(h->page, facts, PUBLISHER_SOURCE);
        return true;
    }
    return false;
}

static void choose_header(struct html_page *h, uint32_t from, uint32_t end)
{
    struct draft *const d = &h->page->draft;
    for (uint32_t i = from; i < end; i++) {
        struct draft_block *const b = &d->block.at[i];
        struct line_facts facts;
        if (decide(h, i, &facts) || b->kind == BLOCK_CAPTION) {
            continue;
        }
        const span s = draft_block_text(d, i);
        if (b->kind == BLOCK_LEAD && b->links * 2 < s.len) {
            continue;
        }
        if (is_prose(s, b)) {
            b->kind = BLOCK_LEAD;
        } else {
            drop(b);
        }
    }
}

static bool is_link_bundle(const struct draft_block *b, span s)
{
    if (b->kind == BLOCK_LIST || s.len < 60) {
        return (size_t)b->links * 10 > s.len * 6;
    }
    return s.len < 250 && (size_t)b->links * 10 > s.len * 9;
}

/* Prose in [from, end), in bytes. */
static size_t prose_in(const struct draft *d, uint32_t from, uint32_t end)
{
    size_t n = 0;
    for (uint32_t i = from; i < end; i++) {
        const span s = draft_block_text(d, i);
        n += !d->block.at[i].dropped && is_prose(s, &d->block.at[i]) ? s.len
                                                                     : 0;
    }
    return n;
}

static void choose_body(struct html_page *h, uint32_t from, uint32_t end)
{
    struct draft *const d = &h->page->draft;
    for (uint32_t i = from; i < end; i++) {
        struct draft_block *const b = &d->block.at[i];
        const span s = draft_block_text(d, i);
        struct line_facts facts;
        if (is_link_bundle(b, s)) {
            drop(b);
            continue;
        }
        if (!decide(h, i, &facts)) {
            if (b->kind == BLOCK_PARAGRAPH && text_is_quote(s)) {
                b->kind = BLOCK_QUOTE;
            }
            continue;
        }
        if (facts.kind == LINE_STOP && i > from &&
                prose_in(d, from, i) > prose_in(d, i + 1, end)) {
            while (i < end) {
                drop(&d->block.at[i++]);
            }
        }
    }
}

/* Leads stand before the first paragraph; elsewhere the name means style. */
static void mend_leads(struct draft *d, uint32_t from, uint32_t end)
{
    uint32_t leads = 0;
    for (uint32_t i = from; i < end; i++) {
        struct draft_block *const b = &d->block.at[i];
        if (b->dropped) {
            continue;
        }
        if (b->kind == BLOCK_LEAD && ++leads > LEADS_MAX) {
            b->kind = BLOCK_PARAGRAPH;
        } else if (b->kind == BLOCK_PARAGRAPH) {
            leads = LEADS_MAX;
        }
    }
}

/* A heading of a sentence or more is none: a lead where the text begins. */
static void mend_headings(struct draft *d, uint32_t from, uint32_t end)
{
    bool first = true;
    for (uint32_t i = from; i < end; i++) {
        struct draft_block *const b = &d->block.at[i];
        const span s = draft_block_text(d, i);
        if (b->dropped || b->kind == BLOCK_BYLINE || b->kind == BLOCK_CAPTION) {
            continue;
        }
        const bool sentence =
                s.len > HEADING_BYTES &&
                (span_ends(s, SPAN(".")) || s.len > 2 * HEADING_BYTES);
        if (b->kind == BLOCK_SUBHEADING &&
                (sentence || (first && s.len > STANDFIRST_BYTES))) {
            b->kind = first ? BLOCK_LEAD : BLOCK_PARAGRAPH;
        }
        first = false;
    }
}

/* A name alone behind the text signs it. */
static void read_signature(struct html_page *h, uint32_t from, uint32_t end)
{
    struct draft *const d = &h->page->draft;
    uint32_t i = end;
    while (i > from && d->block.at[i - 1].dropped) {
        i--;
    }
    if (i < from + 2 || d->block.at[i - 1].kind != BLOCK_PARAGRAPH ||
            !text_is_person(draft_block_text(d, i - 1))) {
        return;
    }
    d->block.at[i - 1].kind = BLOCK_BYLINE;
    if (h->page->meta.authors.n == 0) {
        page_author(h->page, draft_block_text(d, i - 1));
    }
}

/* A heading stays only if something of the report stands below it. */
static void drop_bare_headings(struct draft *d, uint32_t from, uint32_t end)
{
    bool text = false;
    bool lost = false;
    for (uint32_t i = end; i-- > from;) {
        struct draft_block *const b = &d->block.at[i];
        if (b->dropped) {
            lost = true;
        } else if (b->kind != BLOCK_SUBHEADING) {
            text = text || b->kind != BLOCK_BYLINE;
            lost = false;
        } else {
            if (!text || lost) {
                drop(b);
            }
            lost = false;
        }
    }
}

/* What stands there twice (a copy for small screens) is read once. */
static void drop_copies(struct html_page *h, uint32_t from)
{
    struct draft *const d = &h->page->draft;
    struct map *const seen = map_new(h->arena);
    for (uint32_t i = from; i < d->block.n; i++) {
        const span s = draft_block_text(d, i);
        if (d->block.at[i].dropped || s.len < COPY_BYTES) {
            continue;
        }
        const uint64_t key = word_key(s);
        if (map_get(seen, key) != NONE) {
            drop(&d->block.at[i]);
        } else {
            map_set(seen, key, i);
        }
    }
}

/* A page that builds its text by script has it in its JSON-LD; there it has no
 * place in the page that could be told. */
static void use_said_body(struct html_page *h, uint32_t from)
{
    struct draft *const d = &h->page->draft;
    size_t shown = 0;
    for (uint32_t i = from; i < d->block.n; i++) {
        const struct draft_block *const b = &d->block.at[i];
        shown += b->dropped ? 0 : b->end - b->start;
    }
    span body = h->said_body;
    if (body.len < SAID_BYTES || body.len / 3 <= shown / 2) {
        return;
    }
    for (uint32_t i = from; i < d->block.n; i++) {
        drop(&d->block.at[i]);
    }
    while (body.len > 0) {
        const span line = span_trim(span_cut(&body, '\n'));
        if (line.len > 0) {
            draft_begin(d, BLOCK_PARAGRAPH, 0);
            draft_add(d, line, NONE);
        }
    }
    draft_end(d);
}

void html_blocks(struct html_page *h)
{
    struct draft *const d = &h->page->draft;
    struct emitter e = {.h = h, .draft = d};
    const uint32_t main_end = h->tree.node.at[h->main].end;
    uint32_t body = h->main;
    if (h->headline != NONE) {
        put_headline(&e);
        const uint32_t behind = h->tree.node.at[h->headline].end;
        const bool inside = h->headline >= h->main && h->headline < main_end;
        const uint32_t header = d->block.n;
        if (inside) {
            walk(&e, h->main, h->headline);
            body = behind;
        } else if (behind <= h->main) {
            walk(&e, behind, h->main);
        }
        choose_header(h, header, d->block.n);
    }
    const uint32_t first = d->block.n;
    walk(&e, body, main_end);
    choose_body(h, first, d->block.n);
    mend_headings(d, first, d->block.n);
    mend_leads(d, 0, d->block.n);
    drop_bare_headings(d, first, d->block.n);
    read_signature(h, first, d->block.n);
    drop_copies(h, 0);
    use_said_body(h, first);
}
