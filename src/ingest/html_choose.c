/* SPDX-License-Identifier: Apache-2.0 */
/* html_choose.c - which of a page's blocks are the report's, and what each is.
 *
 *   header   only leads, bylines, captions and prose
 *   body     all but furniture, bundles of links, and what a heading of
 *            furniture heads; headings with nothing left below them go too
 *
 * A page that builds its text by script has it in its JSON-LD. */
#include <string.h>

#include "ingest/classify.h"
#include "ingest/html_page.h"

enum {
    STANDFIRST_BYTES = 60, /* a heading right under the headline */
    CREDIT_PROSE = 400,    /* bytes; more is no byline, whatever its name */
    HEADER_LEADS = 8,      /* blocks of prose between headline and text */
    LEADS_MAX = 2,
    HEADING_BYTES = 110, /* a longer heading may be a sentence */
    COPY_BYTES = 40,     /* of a block that may be a copy of another */
    SAID_BYTES = 400     /* of a text in JSON-LD that is worth taking */
};

bool html_is_credit(const struct html_page *h, uint32_t node)
{
    const enum markup_meaning part = h->mark[node].part;
    if (h->mark[h->mark[node].part_node].prose > CREDIT_PROSE) {
        return false; /* "author-bee" on the article itself */
    }
    return part == MARKUP_BYLINE || part == MARKUP_AUTHOR ||
           part == MARKUP_DATE;
}

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
    if (html_is_credit(h, b->mark) && s.len < 200 && !is_prose(s, b)) {
        b->kind = BLOCK_BYLINE;
        publine_search(h->page->rules, h->arena, s, facts);
        keep_line_facts(h->page, facts, PUBLISHER_SOURCE);
        return true;
    }
    return false;
}

/* Prose above the text is its lead if there is not much of it, and it stands
 * in the article as the text does. */
static bool may_be_lead(
        const struct html_page *h, const struct draft_block *b, uint32_t leads)
{
    const uint32_t main = h->mark[h->main].flags & MARK_ARTICLE;
    return leads < HEADER_LEADS &&
           (h->mark[b->mark].flags & MARK_ARTICLE) >= main;
}

static void choose_header(struct html_page *h, uint32_t from, uint32_t end)
{
    struct draft *const d = &h->page->draft;
    uint32_t leads = 0;
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
        if (is_prose(s, b) && may_be_lead(h, b, leads)) {
            b->kind = BLOCK_LEAD;
            leads++;
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

static uint32_t next_kept(const struct draft *d, uint32_t i)
{
    do {
        i++;
    } while (i < d->block.n && d->block.at[i].dropped);
    return i;
}

/* A short line without a full stop between two paragraphs is a subheading,
 * though the page has it as a paragraph in bold. */
static void read_crossheads(struct draft *d, uint32_t from, uint32_t end)
{
    bool after_prose = false;
    for (uint32_t i = from; i < end; i++) {
        struct draft_block *const b = &d->block.at[i];
        if (b->dropped) {
            continue;
        }
        const span s = draft_block_text(d, i);
        const uint32_t next = next_kept(d, i);
        if (after_prose && b->kind == BLOCK_PARAGRAPH && next < end &&
                d->block.at[next].kind == BLOCK_PARAGRAPH &&
                is_prose(draft_block_text(d, next), &d->block.at[next]) &&
                text_is_crosshead(s)) {
            b->kind = BLOCK_SUBHEADING;
        }
        after_prose = is_prose(s, b);
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

void html_choose(struct html_page *h, uint32_t header, uint32_t body)
{
    struct draft *const d = &h->page->draft;
    choose_header(h, header, body);
    choose_body(h, body, d->block.n);
    mend_headings(d, body, d->block.n);
    mend_leads(d, 0, d->block.n);
    read_crossheads(d, body, d->block.n);
    drop_bare_headings(d, body, d->block.n);
    read_signature(h, body, d->block.n);
    drop_copies(h, 0);
    use_said_body(h, body);
}
