/* SPDX-License-Identifier: Apache-2.0 */
/* plain.c - a plain text cut into blocks.
 *
 *   bytes -> lines -> groups between blank lines -> blocks -> classify.c
 *
 * A group is one block when its lines look wrapped (all but the last about
 * equally long), else each line is a block: texts copied from a browser have
 * one line for each paragraph, mails and wires have wrapped ones. */
#include <string.h>

#include "base/utf8.h"
#include "ingest/classify.h"
#include "ingest/page.h"

enum {
    WRAP_LEAST = 40, /* bytes of a wrapped line, at least */
    WRAP_LEAST_OF_TWO = 60,
    WRAP_MOST = 140, /* and at most */
    HEADER_LINES = 5 /* headline, lead, names, dates in a group at most */
};

/* A line without its end; `at` is its offset. */
struct text_line {
    span text;
    uint32_t at;
};

static bool next_line(span bytes, size_t *at, struct text_line *line)
{
    if (*at >= bytes.len) {
        return false;
    }
    const char *const start = bytes.ptr + *at;
    size_t n = 0;
    const size_t left = bytes.len - *at;
    while (n < left && start[n] != '\n' && start[n] != '\r' &&
            start[n] != '\f') {
        n++;
    }
    line->text = (span){start, n};
    line->at = (uint32_t)*at;
    *at += n;
    if (*at + 1 < bytes.len && bytes.ptr[*at] == '\r' &&
            bytes.ptr[*at + 1] == '\n') {
        *at += 1;
    }
    *at += *at < bytes.len;
    return true;
}

static bool is_blank_line(span s)
{
    for (size_t i = 0; i < s.len;) {
        uint32_t length = 0;
        if (char_class(utf8_get(s, i, &length)) != CHAR_SPACE) {
            return false;
        }
        i += length;
    }
    return true;
}

/* Lines of a group: n, and what tells wrapped text. */
struct group {
    size_t first, end; /* byte offsets of its lines */
    uint32_t lines;
    size_t longest, shortest; /* bytes of a line, the last one left out */
};

static bool next_group(span bytes, size_t *at, struct group *g)
{
    struct text_line line;
    size_t last = 0;
    memset(g, 0, sizeof *g);
    g->shortest = SIZE_MAX;
    for (;;) {
        const size_t before = *at;
        if (!next_line(bytes, at, &line)) {
            break;
        }
        if (is_blank_line(line.text)) {
            if (g->lines > 0) {
                break;
            }
            continue;
        }
        if (g->lines == 0) {
            g->first = before;
        } else {
            g->shortest = last < g->shortest ? last : g->shortest;
            g->longest = last > g->longest ? last : g->longest;
        }
        last = line.text.len;
        g->lines++;
        g->end = *at;
    }
    return g->lines > 0;
}

/* All lines but the last nearly fill the measure, and none is very long. Two
 * lines tell little: then the first must be long and break off. */
static bool is_wrapped(const struct group *g, span bytes)
{
    if (g->lines < 2 || g->longest > WRAP_MOST || g->longest < WRAP_LEAST ||
            g->shortest * 10 < g->longest * 7) {
        return false;
    }
    struct text_line first;
    size_t at = g->first;
    return g->lines > 2 ||
           (g->longest >= WRAP_LEAST_OF_TWO && next_line(bytes, &at, &first) &&
                   !text_ends_sentence(first.text));
}

/* "- item", "• item", "* item", "1. item", "2) item": the bytes of the mark
 * with its space, or 0. */
static size_t bullet_length(span s)
{
    if (s.len == 0) {
        return 0;
    }
    uint32_t length = 0;
    const uint32_t first = utf8_get(s, 0, &length);
    size_t n = 0;
    if (char_is_dash(first) || first == '*' || first == 0x2022 ||
            first == 0x25CF || first == 0x25AA || first == 0xB7 ||
            first == 0x2023 || first == 0x25E6 || first == 0x2043) {
        n = length;
    } else {
        while (n < s.len && n < 2 && s.ptr[n] >= '0' && s.ptr[n] <= '9') {
            n++;
        }
        n = n > 0 && n < s.len && (s.ptr[n] == '.' || s.ptr[n] == ')') ? n + 1
                                                                       : 0;
    }
    return n > 0 && n < s.len && (s.ptr[n] == ' ' || s.ptr[n] == '\t') ? n + 1
                                                                       : 0;
}

/* A group of a few lines with a publication line among them is a header, one
 * line for each thing that it says. */
static bool is_header(const struct page *page, const struct group *g)
{
    struct text_line line;
    struct line_facts facts;
    size_t at = g->first;
    if (g->lines > HEADER_LINES) {
        return false;
    }
    while (at < g->end && next_line(page->bytes, &at, &line)) {
        publine_read(page->rules, page->scratch, line.text, &facts);
        if (facts.kind == LINE_BYLINE) {
            return true;
        }
    }
    return false;
}

static void add_group(struct page *page, const struct group *g)
{
    struct draft *const d = &page->draft;
    const span bytes = page->bytes;
    const bool wrapped = is_wrapped(g, bytes) && !is_header(page, g);
    size_t at = g->first;
    struct text_line line;
    bool first = true;
    while (at < g->end && next_line(bytes, &at, &line)) {
        const bool item = bullet_length(span_trim(line.text)) > 0;
        if (first || !wrapped || item) {
            draft_begin(d, item ? BLOCK_LIST : BLOCK_PARAGRAPH, 0);
        } else {
            draft_add(d, SPAN("\n"), NONE);
        }
        draft_add(d, line.text, line.at);
        first = false;
    }
    draft_end(d);
}

void plain_read(struct page *page)
{
    struct draft *const d = &page->draft;
    size_t at = 0;
    struct group g;
    while (next_group(page->bytes, &at, &g)) {
        add_group(page, &g);
    }
    /* one dash alone is a dialogue or a date line, no list */
    for (uint32_t i = 0; i < d->block.n; i++) {
        struct draft_block *const b = &d->block.at[i];
        const bool before = i > 0 && b[-1].kind == BLOCK_LIST;
        const bool after = i + 1 < d->block.n && b[1].kind == BLOCK_LIST;
        if (b->kind == BLOCK_LIST && !before && !after) {
            b->kind = BLOCK_PARAGRAPH;
        }
    }
    classify_plain(page);
}
