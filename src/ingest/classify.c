/* SPDX-License-Identifier: Apache-2.0 */
/* classify.c - what each block of a plain text is.
 *
 *   [furniture] [kicker] HEADLINE [bylines, lead, outlet's name]
 *   paragraphs, subheadings, quotes, lists, furniture in between
 *   [signature, source line] [furniture]
 *
 * A text of one block, or with no sentence in it, is left as it is: it may be
 * a lone date that somebody wants read. */
#include "ingest/classify.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"

enum {
    HEADLINE_MAX = 300, /* bytes */
    PROSE_WORDS = 8,    /* a shorter block is prose if it ends a sentence */
    SUBHEADING_WORDS = 14,
    SUBHEADING_MAX = 120, /* bytes */
    OUTLET_WORDS = 10,
    TAIL_WORDS = 4
};

struct classifier {
    struct page *page;
    struct draft *draft;
    struct line_facts *facts; /* one for each block */
    bool *prose;              /* text of the report, by its shape */
    uint32_t first, last;     /* first and last block of prose */
};

/* ---- shapes ---------------------------------------------------------------
 */

bool text_ends_sentence(span s)
{
    while (s.len > 0) {
        uint32_t length = 0;
        const uint32_t c = utf8_before(s, s.len, &length);
        if (!char_is_quote(c) && c != ')' && c != ']' &&
                char_class(c) != CHAR_SPACE) {
            return c == '.' || c == '!' || c == '?' || c == 0x2026 ||
                   c == ':' || c == ';';
        }
        s.len -= length;
    }
    return false;
}

bool text_is_quote(span s)
{
    if (s.len < 4) {
        return false;
    }
    uint32_t length = 0;
    const uint32_t open = utf8_get(s, 0, &length);
    const uint32_t close = open == 0xAB     ? 0xBB
                           : open == 0x201C ? 0x201D
                           : open == '"'    ? '"'
                                            : 0;
    uint32_t tail = 0;
    if (close == 0) {
        return false;
    }
    if (utf8_before(s, s.len, &tail) == '.') {
        s.len -= tail;
    }
    if (utf8_before(s, s.len, &tail) != close) {
        return false;
    }
    for (size_t i = length; i + tail < s.len; i += length) {
        if (utf8_get(s, i, &length) == close) {
            return false; /* closed before the end */
        }
    }
    return true;
}

uint32_t text_word_count(span s)
{
    uint32_t n = 0;
    bool inside = false;
    for (size_t i = 0; i < s.len; i++) {
        const bool space = s.ptr[i] == ' ';
        n += !space && !inside;
        inside = !space;
    }
    return n;
}

bool text_is_person(span s)
{
    uint32_t words = 0;
    while (s.len > 0) {
        const span word = span_cut(&s, ' ');
        if (!utf8_is_capitalised(word) || span_find(word, SPAN(".")) == 0) {
            return false;
        }
        for (size_t i = 0; i < word.len; i++) {
            if (word.ptr[i] >= '0' && word.ptr[i] <= '9') {
                return false;
            }
        }
        words++;
    }
    return words == 2 || words == 3;
}

static span block_text(const struct classifier *c, uint32_t i)
{
    return draft_block_text(c->draft, i);
}

static bool is_dropped(const struct classifier *c, uint32_t i)
{
    return c->draft->block.at[i].dropped;
}

static void drop(struct classifier *c, uint32_t i)
{
    c->draft->block.at[i].dropped = true;
}

static void set_kind(struct classifier *c, uint32_t i, enum block_kind kind)
{
    c->draft->block.at[i].kind = kind;
}

static bool is_short_line(span s, uint32_t words)
{
    return s.len <= SUBHEADING_MAX && text_word_count(s) <= words &&
           !text_ends_sentence(s);
}

/* Like the name of an outlet or an organisation: short, capital first, and
 * either most words capitalised or an acronym in brackets. */
static bool is_outlet_like(span s)
{
    const bool acronym = span_find(s, SPAN(" (")) != SIZE_MAX;
    if (!is_short_line(s, acronym ? 2 * OUTLET_WORDS : OUTLET_WORDS) ||
            !utf8_is_capitalised(s)) {
        return false;
    }
    if (acronym) {
        return true;
    }
    uint32_t capital = 0;
    uint32_t words = 0;
    while (s.len > 0) {
        const span word = span_cut(&s, ' ');
        words++;
        capital += word.len > 0 && utf8_is_capitalised(word);
    }
    return words <= 3 || capital * 2 >= words;
}

/* ---- metadata -------------------------------------------------------------
 */

void keep_line_facts(struct page *page, const struct line_facts *facts,
        uint32_t publisher_rank)
{
    struct moment *const known = &page->meta.published;
    const struct moment *const m = &facts->published;
    if (m->year != 0) {
        const bool same_day = known->year == m->year &&
                              known->month == m->month && known->day == m->day;
        if (known->year == 0 || (same_day && known->hour < 0 && m->hour >= 0)) {
            *known = *m;
        }
    }
    if (facts->updated.year != 0 && page->updated.year == 0) {
        page->updated = facts->updated;
    }
    for (uint32_t i = 0; i < facts->n_authors; i++) {
        page_author(page, facts->author[i]);
    }
    if (facts->publisher.len > 0) {
        page_publisher(page, facts->publisher,
                facts->n_authors > 0 ? PUBLISHER_BYLINE : publisher_rank);
    }
}

/* The name without "(ACRONYM)" and what follows. */
static span outlet_name(span s)
{
    const size_t at = span_find(s, SPAN(" ("));
    return at == SIZE_MAX ? s : span_slice(s, 0, at);
}

/* ---- the parts of a text --------------------------------------------------
 */

static void look(struct classifier *c)
{
    const uint32_t n = c->draft->block.n;
    c->first = c->last = NONE;
    for (uint32_t i = 0; i < n; i++) {
        const span s = block_text(c, i);
        publine_read(c->page->rules, c->page->scratch, s, &c->facts[i]);
        const uint32_t words = text_word_count(s);
        c->prose[i] = c->facts[i].kind == LINE_TEXT &&
                      (words > 2 * PROSE_WORDS ||
                              (text_ends_sentence(s) && words >= 3));
        if (c->prose[i] && !(i == 0 && !text_ends_sentence(s))) {
            c->first = c->first == NONE ? i : c->first;
            c->last = i;
        }
    }
}

static bool is_headline_like(const struct classifier *c, uint32_t i)
{
    const span s = block_text(c, i);
    uint32_t length = 0;
    const uint32_t last = utf8_before(s, s.len, &length);
    return s.len <= HEADLINE_MAX && last != '.' && last != ':' && last != ',' &&
           last != ';' && c->facts[i].kind == LINE_TEXT;
}

/* The block at i is the name of a section or a kicker above the headline. */
static bool is_above_headline(const struct classifier *c, uint32_t i)
{
    uint32_t next = i + 1;
    while (next < c->first && c->facts[next].kind != LINE_TEXT) {
        next++;
    }
    return next < c->first && is_headline_like(c, i) &&
           is_headline_like(c, next) &&
           text_word_count(block_text(c, i)) <= 3 &&
           text_word_count(block_text(c, next)) > 3;
}

/* Drops or names what stands above the headline; returns the block that is the
 * headline if there is one. */
static uint32_t read_above(struct classifier *c)
{
    const uint32_t n = c->draft->block.n;
    uint32_t i = 0;
    for (; i < n && i < c->first; i++) {
        if (c->facts[i].kind == LINE_BYLINE) {
            set_kind(c, i, BLOCK_BYLINE);
            keep_line_facts(c->page, &c->facts[i], PUBLISHER_HEADER);
        } else if (c->facts[i].kind != LINE_TEXT) {
            drop(c, i);
        } else if (!is_above_headline(c, i)) {
            break;
        } else if (is_site_section(c->page->rules, c->page->scratch,
                           block_text(c, i))) {
            drop(c, i);
        } else if (utf8_is_upper(block_text(c, i))) {
            set_kind(c, i, BLOCK_KICKER);
        } else {
            break;
        }
    }
    return i;
}

/* Finds the headline. Returns the block behind it. */
static uint32_t read_headline(struct classifier *c)
{
    const uint32_t i = read_above(c);
    if (i >= c->draft->block.n || !is_headline_like(c, i)) {
        return i;
    }
    set_kind(c, i, BLOCK_HEADLINE);
    c->page->meta.title = arena_copy(c->page->arena, block_text(c, i));
    c->prose[i] = false;
    return i + 1;
}

/* The next publication line within the header, or NONE. */
static uint32_t byline_ahead(const struct classifier *c, uint32_t from)
{
    for (uint32_t i = from; i < c->draft->block.n && i < from + 4; i++) {
        if (c->facts[i].kind == LINE_BYLINE) {
            return i;
        }
    }
    return NONE;
}

static void read_outlet(struct classifier *c, uint32_t i)
{
    set_kind(c, i, BLOCK_BYLINE);
    span name = outlet_name(block_text(c, i));
    name = span_cut(&name, ',');
    page_publisher(c->page, name, PUBLISHER_HEADER);
}

/* Between the headline and the first paragraph. */
static uint32_t read_header(struct classifier *c, uint32_t i)
{
    const uint32_t n = c->draft->block.n;
    bool seen = false; /* a publication line */
    for (; i < n; i++) {
        const struct line_facts *const f = &c->facts[i];
        if (f->kind == LINE_BYLINE) {
            set_kind(c, i, BLOCK_BYLINE);
            keep_line_facts(c->page, f, PUBLISHER_ORIGIN);
            seen = true;
        } else if (f->kind == LINE_CAPTION) {
            set_kind(c, i, BLOCK_CAPTION);
        } else if (f->kind != LINE_TEXT) {
            drop(c, i);
        } else if (byline_ahead(c, i + 1) != NONE && !f->has_dateline) {
            if (is_outlet_like(block_text(c, i))) {
                read_outlet(c, i);
            } else {
                set_kind(c, i, BLOCK_LEAD);
            }
        } else if (seen && !c->prose[i] && i < c->first &&
                   is_outlet_like(block_text(c, i))) {
            read_outlet(c, i);
        } else {
            break;
        }
    }
    if (i < n && c->facts[i].has_rubric && c->prose[i] &&
            !c->facts[i].has_dateline) {
        set_kind(c, i++, BLOCK_LEAD);
    }
    return i;
}

/* What a heading of furniture would cut off is furniture too unless most of
 * the report would go with it. */
static bool stop_holds(const struct classifier *c, uint32_t from, uint32_t at)
{
    uint32_t before = 0;
    uint32_t after = 0;
    for (uint32_t i = from; i < c->draft->block.n; i++) {
        if (c->prose[i]) {
            *(i < at ? &before : &after) += text_word_count(block_text(c, i));
        }
    }
    return before > after;
}

static bool is_only_date(const struct line_facts *f)
{
    return f->published.year != 0 && f->n_authors == 0 && f->publisher.len == 0;
}

static void read_text_block(struct classifier *c, uint32_t i)
{
    const span s = block_text(c, i);
    const uint32_t n = c->draft->block.n;
    if (c->draft->block.at[i].kind == BLOCK_LIST) {
        return;
    }
    if (text_is_quote(s)) {
        set_kind(c, i, BLOCK_QUOTE);
        return;
    }
    uint32_t length = 0;
    const uint32_t last = utf8_before(s, s.len, &length);
    const bool short_line =
            s.len <= SUBHEADING_MAX && text_word_count(s) <= SUBHEADING_WORDS &&
            last != '.' && last != ':' && last != ',' && last != ';';
    if (short_line && i + 1 < n && c->prose[i + 1] && i > 0 && i < c->last) {
        set_kind(c, i, BLOCK_SUBHEADING);
    }
}

static void read_body(struct classifier *c, uint32_t from)
{
    for (uint32_t i = from; i <= c->last && i < c->draft->block.n; i++) {
        const struct line_facts *const f = &c->facts[i];
        switch (f->kind) {
        case LINE_TEXT:
            if (f->has_dateline && i == from) {
                keep_line_facts(c->page, f, PUBLISHER_DATELINE);
            }
            read_text_block(c, i);
            break;
        case LINE_BYLINE:
            if (is_only_date(f)) {
                set_kind(c, i, BLOCK_SUBHEADING); /* a chronology */
            } else {
                set_kind(c, i, BLOCK_BYLINE);
                keep_line_facts(c->page, f, PUBLISHER_SOURCE);
            }
            break;
        case LINE_CAPTION:
            set_kind(c, i, BLOCK_CAPTION);
            break;
        case LINE_NOTE:
            set_kind(c, i, BLOCK_NOTE);
            break;
        case LINE_STOP:
            if (stop_holds(c, from, i)) {
                c->last = i - 1;
                while (i < c->draft->block.n) {
                    drop(c, i++);
                }
                return;
            }
            drop(c, i);
            break;
        case LINE_CHROME:
            drop(c, i);
            break;
        }
    }
}

/* Behind the last sentence: signatures and source lines stay as bylines, the
 * rest is furniture. The site's own name is what stands last there. */
static void read_tail(struct classifier *c, uint32_t from)
{
    const uint32_t n = c->draft->block.n;
    bool furniture = false;
    for (uint32_t i = from; i < n && !is_dropped(c, i); i++) {
        const struct line_facts *const f = &c->facts[i];
        const span s = block_text(c, i);
        if (f->kind == LINE_BYLINE) {
            set_kind(c, i, BLOCK_BYLINE);
            keep_line_facts(c->page, f, PUBLISHER_SOURCE);
        } else if (f->kind == LINE_NOTE) {
            set_kind(c, i, BLOCK_NOTE);
        } else if (f->kind == LINE_CAPTION && !furniture) {
            set_kind(c, i, BLOCK_CAPTION);
        } else if (c->draft->block.at[i].kind == BLOCK_LIST && !furniture) {
            continue;
        } else if (f->kind == LINE_TEXT && !furniture &&
                   (text_is_person(s) || utf8_is_upper(s))) {
            set_kind(c, i, BLOCK_BYLINE);
            if (text_is_person(s) && c->page->meta.authors.n == 0) {
                page_author(c->page, s);
            }
        } else if (f->kind == LINE_TEXT && !furniture &&
                   (text_word_count(s) > TAIL_WORDS ||
                           span_ends(s, SPAN(":")))) {
            read_text_block(c, i);
        } else {
            furniture = true;
            drop(c, i);
            if (f->kind == LINE_TEXT && i + 1 == n && is_outlet_like(s)) {
                page_publisher(c->page, outlet_name(s), PUBLISHER_TAIL);
            }
        }
    }
}

void classify_plain(struct page *page)
{
    struct draft *const d = &page->draft;
    struct classifier c = {.page = page, .draft = d};
    if (d->block.n < 2) {
        return;
    }
    c.facts = ARENA_ARRAY(page->scratch, struct line_facts, d->block.n);
    c.prose = ARENA_ARRAY(page->scratch, bool, d->block.n);
    look(&c);
    if (c.first == NONE) {
        return; /* not one sentence: nothing to be sure of */
    }
    uint32_t at = read_headline(&c);
    at = read_header(&c, at);
    read_body(&c, at);
    read_tail(&c, c.last + 1 > at ? c.last + 1 : at);
}
