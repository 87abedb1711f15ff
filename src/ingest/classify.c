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
    HEADLINE_MAX = 300,   /* bytes */
    PROSE_WORDS = 8,      /* a shorter block is prose if it ends a sentence */
    SUBHEADING_MAX = 120, /* bytes */
    OUTLET_WORDS = 10,
    TAIL_WORDS = 4,
    HEADER_BLOCKS = 16, /* how far down a headline may stand */
    CAPTION_WORDS = 15,
    LEAD_MAX = 600, /* bytes of a lead above a publication line */
    CROSSHEAD_WORDS = 8
};

struct classifier {
    struct page *page;
    struct draft *draft;
    struct line_facts *facts; /* one for each block */
    bool *prose;              /* text of the report, by its shape */
    uint32_t first, last;     /* first and last block of prose */
};

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
        const span p = facts->publisher;
        const span a = facts->n_authors > 0 ? facts->author[0] : p;
        const bool desk = facts->n_authors > 0 && p.ptr >= a.ptr &&
                          p.ptr < a.ptr + a.len; /* "the desk of X" */
        page_publisher(page, p,
                facts->publisher_guessed || desk ? PUBLISHER_ORIGIN
                : facts->n_authors == 0          ? publisher_rank
                                                 : PUBLISHER_BYLINE);
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

/* A sentence: questions and exclamations may be headlines as long as they are
 * short. */
static bool is_sentence(span s)
{
    uint32_t length = 0;
    const uint32_t last = utf8_before(s, s.len, &length);
    const uint32_t words = text_word_count(s);
    return text_ends_sentence(s) && words >= 3 &&
           ((last != '?' && last != '!') || words > PROSE_WORDS + 4);
}

static void look(struct classifier *c)
{
    const uint32_t n = c->draft->block.n;
    c->first = c->last = NONE;
    for (uint32_t i = 0; i < n; i++) {
        const span s = block_text(c, i);
        publine_read(c->page->rules, c->page->scratch, s, &c->facts[i]);
        const bool sentence = is_sentence(s);
        c->prose[i] = c->facts[i].kind == LINE_TEXT &&
                      (sentence || text_word_count(s) > 2 * PROSE_WORDS);
        if (c->prose[i] &&
                (sentence || c->first != NONE || s.len > HEADLINE_MAX)) {
            c->first = c->first == NONE ? i : c->first;
            c->last = i;
        }
    }
}

/* ---- headline and header --------------------------------------------------
 */

static bool is_headline_like(const struct classifier *c, uint32_t i)
{
    const span s = block_text(c, i);
    uint32_t length = 0;
    const uint32_t last = utf8_before(s, s.len, &length);
    return s.len <= HEADLINE_MAX && last != '.' && last != ':' && last != ',' &&
           last != ';' && c->facts[i].kind == LINE_TEXT;
}

/* "The Site - News - Society", "Home > World": the way to the page. */
static bool is_trail(span s)
{
    uint32_t marks = 0;
    uint32_t words = 0;
    while (s.len > 0) {
        const span word = span_cut(&s, ' ');
        const bool mark = span_eq(word, SPAN("-")) ||
                          span_eq(word, SPAN("|")) || span_eq(word, SPAN("/"));
        marks += span_eq(word, SPAN(">")) ? 2 : mark;
        words += !mark;
    }
    return marks > 1 && words <= 4 * marks;
}

/* One word, or two or three that are all capitalised: the name of a section
 * or of the site rather than a headline. */
static bool is_name_like(span s)
{
    const uint32_t words = text_word_count(s);
    if (is_trail(s)) {
        return true;
    }
    bool capital = true;
    while (s.len > 0) {
        const span word = span_cut(&s, ' ');
        capital = capital && utf8_is_capitalised(word);
    }
    return words <= 1 || (words <= 3 && capital);
}

/* The headline: the first line that may be one and is no mere name; if there
 * are only names, the first. NONE when the text begins with a sentence. */
static uint32_t find_headline(const struct classifier *c)
{
    uint32_t name = NONE;
    for (uint32_t i = 0; i <= c->first && i < HEADER_BLOCKS; i++) {
        if (!is_headline_like(c, i)) {
            if (c->prose[i]) {
                break; /* text of the report: what follows is no headline */
            }
            continue;
        }
        if (!is_name_like(block_text(c, i))) {
            return i;
        }
        name = name == NONE ? i : name;
    }
    return name;
}

/* The first part of a way to the page is the site. */
static span before_mark(span s)
{
    span all = s;
    size_t used = 0;
    while (s.len > 0) {
        const span word = span_cut(&s, ' ');
        if (word.len == 1 && strchr("-|>/", word.ptr[0]) != NULL) {
            return span_trim(span_slice(all, 0, used));
        }
        used = (size_t)(word.ptr + word.len - all.ptr);
    }
    return all;
}

/* What stands above the headline: publication lines, a kicker, furniture, and
 * the site's name. */
static void read_above(struct classifier *c, uint32_t headline)
{
    for (uint32_t i = 0; i < headline; i++) {
        const span s = block_text(c, i);
        if (c->facts[i].kind == LINE_BYLINE) {
            set_kind(c, i, BLOCK_BYLINE);
            keep_line_facts(c->page, &c->facts[i], PUBLISHER_HEADER);
            continue;
        }
        const bool section =
                c->facts[i].kind != LINE_TEXT ||
                is_site_section(c->page->rules, c->page->scratch, s);
        if (!section && i + 1 == headline && utf8_is_upper(s)) {
            set_kind(c, i, BLOCK_KICKER);
            continue;
        }
        drop(c, i);
        if (!section && is_outlet_like(s)) {
            page_publisher(c->page, before_mark(s), PUBLISHER_TAIL);
        }
    }
}

/* Returns the block behind the headline. */
static uint32_t read_headline(struct classifier *c)
{
    const uint32_t i = find_headline(c);
    if (i == NONE) {
        return 0;
    }
    read_above(c, i);
    set_kind(c, i, BLOCK_HEADLINE);
    c->page->meta.title = arena_copy(c->page->arena, block_text(c, i));
    c->prose[i] = false;
    return i + 1;
}

/* A publication line a few blocks on, with text of the report behind it: so
 * we are still in the header. */
static bool byline_ahead(const struct classifier *c, uint32_t from)
{
    for (uint32_t i = from; i < c->last && i < from + 4; i++) {
        if (c->facts[i].kind == LINE_BYLINE) {
            return true;
        }
    }
    return false;
}

static bool is_beside_caption(const struct classifier *c, uint32_t i)
{
    const bool before = i > 0 && c->facts[i - 1].kind == LINE_CAPTION;
    const bool after =
            i + 1 < c->draft->block.n && c->facts[i + 1].kind == LINE_CAPTION;
    return (before || after) &&
           text_word_count(block_text(c, i)) <= CAPTION_WORDS;
}

/* A line of names in the header: an author or the outlet. */
static void read_names(struct classifier *c, uint32_t i)
{
    const span s = block_text(c, i);
    span name = outlet_name(s);
    set_kind(c, i, BLOCK_BYLINE);
    if (text_is_person(s) && c->page->meta.publisher.len > 0) {
        page_author(c->page, s);
    } else {
        page_publisher(c->page, span_cut(&name, ','), PUBLISHER_HEADER);
    }
}

/* A line of text between headline and report; false: it is the report. */
static bool read_header_text(struct classifier *c, uint32_t i, bool seen)
{
    const span s = block_text(c, i);
    const bool inside = byline_ahead(c, i + 1) && s.len <= LEAD_MAX &&
                        !c->facts[i].has_dateline;
    const bool above_credit = i + 1 < c->draft->block.n &&
                              c->facts[i + 1].kind == LINE_CAPTION &&
                              text_word_count(s) < CAPTION_WORDS;
    if (above_credit || (is_beside_caption(c, i) && (inside || !c->prose[i]))) {
        set_kind(c, i, BLOCK_CAPTION);
    } else if (is_outlet_like(s) && (inside || (seen && i < c->first))) {
        read_names(c, i);
    } else if (inside) {
        set_kind(c, i, BLOCK_LEAD);
    } else {
        return false;
    }
    return true;
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
        } else if (!read_header_text(c, i, seen)) {
            break;
        }
    }
    if (i < n && c->facts[i].has_rubric && c->prose[i] &&
            !c->facts[i].has_dateline) {
        set_kind(c, i++, BLOCK_LEAD);
    }
    return i;
}

/* ---- body and tail --------------------------------------------------------
 */

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
    if (text_is_quote(s) &&
            (text_word_count(s) > CROSSHEAD_WORDS || text_ends_sentence(s))) {
        set_kind(c, i, BLOCK_QUOTE);
        return;
    }
    if (text_is_crosshead(s) && i + 1 < n && c->prose[i + 1] && i > 0 &&
            i < c->last) {
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
        if (f->kind == LINE_BYLINE && !(furniture && is_only_date(f))) {
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
            if (f->kind == LINE_TEXT && i + 1 == n && is_outlet_like(s) &&
                    !is_site_section(c->page->rules, c->page->scratch, s)) {
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
