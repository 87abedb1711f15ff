/* SPDX-License-Identifier: Apache-2.0 */
/* publication.c - what one line of a page is.
 *
 *   "By Ann Bee | BBC News | Posted on 3 May 2017 at 10:40 | 12 shares"
 *    row          unknown    row                             row
 *
 * From left to right the longest row at each place is taken; between rows
 * stand separators. A part that no row knows may be there once if it is short.
 * Only a line that is wholly understood so is no text of the report. */
#include "ingest/publication.h"

#include <string.h>

enum {
    SENTENCE_TOKENS = 8,
    ACRONYM_LEAST = 3,       /* letters */
    UNKNOWN_MAX_TOKENS = 10, /* of a part that no row knows */
    UNKNOWN_MAX_PARTS = 2,
    ROWS_OF_LINES = 1u << ROW_BYLINE | 1u << ROW_LOOSE | 1u << ROW_UPDATED |
                    1u << ROW_AUTHOR | 1u << ROW_LINE | 1u << ROW_STOP |
                    1u << ROW_CAPTION | 1u << ROW_NOTE
};

static bool is_separator(const struct line_token *t)
{
    return t->kind == TOKEN_MARK && strchr("|-,;/().", t->text.ptr[0]) != NULL;
}

static span tokens_text(const struct line *line, struct range_of_tokens r)
{
    if (r.first >= r.end) {
        return (span){NULL, 0};
    }
    return span_slice(line->text, line->token[r.first].at.start,
            line->token[r.end - 1].at.end);
}

/* A degree, or a word that stands where a name should. */
static bool is_nobody(const struct ingest_rules *rules, const struct line *line,
        struct range_of_tokens r)
{
    struct found found;
    return pattern_find(rules, line, r.first,
                   1u << ROW_NOBODY | 1u << ROW_SUFFIX, &found) &&
           found.end == r.end;
}

/* A name that says itself that it is an outlet's: by a word of kind `outlet`
 * ("Dunmere Herald", "Radio Plateau"), by the article in front of it ("Le
 * Fanal"), or as it is all capitals ("APP"). */
static bool is_outlet_name(const struct ingest_rules *rules,
        const struct line *line, struct range_of_tokens r)
{
    if (is_nobody(rules, line, r)) {
        return false;
    }
    for (uint32_t i = r.first; i < r.end; i++) {
        if (pattern_word_is(rules, ROW_OUTLET, &line->token[i])) {
            return true;
        }
    }
    struct found found;
    const struct line_token *const t = &line->token[r.first];
    return (r.end - r.first == 1 && t->upper && t->text.len >= ACRONYM_LEAST) ||
           (r.end > r.first &&
                   pattern_find(
                           rules, line, r.first, 1u << ROW_OUTLET, &found) &&
                   found.end >= r.end);
}

static void add_publisher(const struct line *line, struct range_of_tokens r,
        struct line_facts *facts)
{
    if (facts->publisher.len == 0) {
        facts->publisher = tokens_text(line, r);
    }
}

/* The same for a name that only looks like an outlet's. */
static void guess_publisher(const struct line *line, struct range_of_tokens r,
        struct line_facts *facts)
{
    if (facts->publisher.len == 0) {
        add_publisher(line, r, facts);
        facts->publisher_guessed = true;
    }
}

/* One part of a list of people, or the outlet that stands for them. */
static void add_author(const struct ingest_rules *rules,
        const struct line *line, struct range_of_tokens r,
        struct line_facts *facts)
{
    if (r.first >= r.end || facts->n_authors == LINE_MAX_AUTHORS ||
            is_nobody(rules, line, r)) {
        return;
    }
    if (is_outlet_name(rules, line, r)) {
        guess_publisher(line, r, facts);
        return;
    }
    facts->author[facts->n_authors++] = tokens_text(line, r);
}

/* "A & B" are two people when there are two words on both sides. */
static bool cuts_names(const struct ingest_rules *rules,
        const struct line *line, uint32_t first, uint32_t i)
{
    const struct line_token *const t = &line->token[i];
    if (t->kind == TOKEN_MARK && t->text.ptr[0] == '&') {
        return i - first >= 2 && i + 2 < line->n;
    }
    return (t->kind == TOKEN_MARK && strchr(",;/()", t->text.ptr[0]) != NULL) ||
           pattern_word_is(rules, ROW_AND, t);
}

/* Cuts a run of names at commas and at words of kind `and`. */
static void add_authors(const struct ingest_rules *rules,
        const struct line *line, struct range_of_tokens r,
        struct line_facts *facts)
{
    uint32_t first = r.first;
    for (uint32_t i = r.first; i < r.end; i++) {
        const bool bracket =
                first > r.first && line->token[first - 1].text.ptr[0] == '(';
        if (bracket && i == first + 1 && line->token[i].text.ptr[0] == ')') {
            first = i + 1; /* "(XYZ)" is no person */
            continue;
        }
        if (i > r.first && line_parts_at(line, i) &&
                line->token[i].text.ptr[0] != '&') {
            r.end = i; /* what follows is of another kind */
        } else if (cuts_names(rules, line, first, i)) {
            add_author(rules, line, (struct range_of_tokens){first, i}, facts);
            first = i + 1;
        }
    }
    add_author(rules, line, (struct range_of_tokens){first, r.end}, facts);
}

static void keep_facts(const struct ingest_rules *rules,
        const struct line *line, const struct found *found, uint32_t from,
        struct line_facts *facts)
{
    struct moment *const m =
            found->kind == ROW_UPDATED ? &facts->updated : &facts->published;
    if (found->moment.year != 0 && m->year == 0) {
        *m = found->moment;
    }
    if (found->kind == ROW_AUTHOR) {
        if (facts->n_authors < LINE_MAX_AUTHORS) {
            facts->author[facts->n_authors++] = tokens_text(
                    line, (struct range_of_tokens){from, found->end});
        }
    }
    add_authors(rules, line, found->authors, facts);
    add_publisher(line, found->publisher, facts);
    if (is_outlet_name(rules, line, found->name)) {
        guess_publisher(line, found->name, facts);
    }
}

static enum line_kind kind_of_row(enum row_kind kind)
{
    return kind == ROW_LINE      ? LINE_CHROME
           : kind == ROW_STOP    ? LINE_STOP
           : kind == ROW_CAPTION ? LINE_CAPTION
           : kind == ROW_NOTE    ? LINE_NOTE
                                 : LINE_BYLINE;
}

/* Where the unknown part that starts at `at` ends, or `at` when it is too long
 * to be one. */
static uint32_t unknown_part(const struct line *line, uint32_t at)
{
    uint32_t end = at;
    while (end < line->n && !line_parts_at(line, end)) {
        end++;
    }
    return end - at <= UNKNOWN_MAX_TOKENS ? end : at;
}

/* A publication line outranks furniture, whatever came first. */
static enum line_kind join_kinds(enum line_kind a, enum line_kind b)
{
    if (a == LINE_TEXT || b == LINE_BYLINE) {
        return b;
    }
    return a;
}

/* Ends in a full stop and is too long for a line of names. */
static bool is_sentence(const struct line *line)
{
    const struct line_token *const last = &line->token[line->n - 1];
    return line->n > SENTENCE_TOKENS && last->text.ptr[0] == '.';
}

/* A part that no row knows, or knows to its end: an outlet's name, or anything
 * short between strong separators, the last of which stands before `part`.
 * False when it is neither: the line is text. */
static bool read_unknown(const struct ingest_rules *rules,
        const struct line *line, uint32_t part, uint32_t *at,
        struct line_facts *facts)
{
    const struct range_of_tokens name = {*at, name_end(rules, line, *at)};
    if (is_outlet_name(rules, line, name) &&
            (name.end == line->n || is_separator(&line->token[name.end]) ||
                    line_parts_at(line, name.end))) {
        guess_publisher(line, name, facts);
        *at = name.end;
        return true;
    }
    const uint32_t end = unknown_part(line, part);
    if (end <= *at || (part == 0 && end == line->n)) {
        return false;
    }
    *at = end;
    return true;
}

static bool read_parts(const struct ingest_rules *rules,
        const struct line *line, uint32_t rows, struct line_facts *facts)
{
    uint32_t unknown = 0;
    uint32_t part = 0; /* where it starts, behind a strong separator */
    memset(facts, 0, sizeof *facts);
    for (uint32_t at = 0; at < line->n;) {
        struct found found;
        const bool strong = line_parts_at(line, at);
        if (strong || is_separator(&line->token[at])) {
            if (at > 0 || !pattern_find(rules, line, at, rows, &found)) {
                at++;
                part = strong ? at : part;
                continue;
            }
        }
        if (pattern_find(rules, line, at, rows, &found)) {
            keep_facts(rules, line, &found, at, facts);
            facts->kind = join_kinds(facts->kind, kind_of_row(found.kind));
            at = found.end;
            part = line_parts_at(line, at - 1) ? at : part;
        } else if (unknown++ == UNKNOWN_MAX_PARTS ||
                   !read_unknown(rules, line, part, &at, facts)) {
            return false;
        }
    }
    /* furniture must be wholly known, a byline must have told something */
    return unknown == 0 ||
           (facts->kind == LINE_BYLINE &&
                   (facts->published.year != 0 || facts->updated.year != 0));
}

/* A loose row takes the rest of the line as it is, so rows that know all of
 * its parts come first. */
static bool read_whole_line(const struct ingest_rules *rules,
        const struct line *line, struct line_facts *facts)
{
    const uint32_t strict = ROWS_OF_LINES & ~(1u << ROW_LOOSE);
    return read_parts(rules, line, strict, facts) ||
           (!is_sentence(line) &&
                   read_parts(rules, line, ROWS_OF_LINES, facts));
}

static bool opens_with_rubric(
        const struct ingest_rules *rules, const struct line *line)
{
    struct found found;
    if (!pattern_find(rules, line, 0, 1u << ROW_RUBRIC, &found) ||
            found.end >= line->n) {
        return false;
    }
    const struct line_token *const t = &line->token[found.end];
    return t->kind == TOKEN_MARK && !t->glued &&
           strchr("-:|", t->text.ptr[0]) != NULL;
}

/* "PARIS, 15 nov 2017 (XYZ) - Text": the line stays text. */
static void read_dateline(const struct ingest_rules *rules,
        const struct line *line, struct line_facts *facts)
{
    struct found found;
    if (pattern_find(rules, line, 0, 1u << ROW_DATELINE, &found) &&
            found.end < line->n) {
        facts->has_dateline = true;
        facts->published = found.moment;
        facts->publisher = tokens_text(line, found.publisher);
    }
}

void publine_read(const struct ingest_rules *rules, struct arena *scratch,
        span text, struct line_facts *facts)
{
    struct line line;
    memset(facts, 0, sizeof *facts);
    line_cut(&line, scratch, text);
    if (line.n == 0) {
        return;
    }
    if (line.cut || !read_whole_line(rules, &line, facts)) {
        memset(facts, 0, sizeof *facts);
    }
    if (facts->kind == LINE_TEXT) {
        facts->has_rubric = opens_with_rubric(rules, &line);
        read_dateline(rules, &line, facts);
    }
}

void publine_search(const struct ingest_rules *rules, struct arena *scratch,
        span text, struct line_facts *facts)
{
    struct line line;
    memset(facts, 0, sizeof *facts);
    line_cut(&line, scratch, text);
    for (uint32_t at = 0; at < line.n;) {
        struct found found;
        if (pattern_find(rules, &line, at, 1u << ROW_BYLINE | 1u << ROW_UPDATED,
                    &found)) {
            keep_facts(rules, &line, &found, at, facts);
            facts->kind = LINE_BYLINE;
            at = found.end;
        } else {
            at++;
        }
    }
}

bool date_in_text(const struct ingest_rules *rules, struct arena *scratch,
        span text, struct moment *moment)
{
    struct line line;
    line_cut(&line, scratch, text);
    for (uint32_t i = 0; i < line.n; i++) {
        struct found found;
        if (line.token[i].glued && i > 0 &&
                line.token[i - 1].kind == TOKEN_NUMBER) {
            continue;
        }
        if (!pattern_find(rules, &line, i, 1u << ROW_BYLINE, &found) ||
                found.moment.year == 0) {
            if (!pattern_find(rules, &line, i, 1u << ROW_DATE, &found) ||
                    found.moment.year == 0 ||
                    !day_exists(found.moment.year, found.moment.month,
                            found.moment.day)) {
                continue;
            }
        }
        *moment = found.moment;
        return true;
    }
    return false;
}

uint32_t authors_split(const struct ingest_rules *rules, struct arena *scratch,
        span text, span out[LINE_MAX_AUTHORS])
{
    struct line_facts facts;
    publine_read(rules, scratch, text, &facts);
    if (facts.n_authors == 0) {
        struct line line;
        line_cut(&line, scratch, text);
        add_authors(rules, &line, (struct range_of_tokens){0, line.n}, &facts);
    }
    for (uint32_t i = 0; i < facts.n_authors; i++) {
        out[i] = facts.author[i];
    }
    return facts.n_authors;
}

bool is_site_section(
        const struct ingest_rules *rules, struct arena *scratch, span text)
{
    struct line line;
    struct found found;
    line_cut(&line, scratch, text);
    return pattern_find(rules, &line, 0, 1u << ROW_SITE | 1u << ROW_RUBRIC,
                   &found) &&
           found.end == line.n;
}

span owner_in_text(
        const struct ingest_rules *rules, struct arena *scratch, span text)
{
    struct line line;
    line_cut(&line, scratch, text);
    for (uint32_t i = 0; i < line.n; i++) {
        struct found found;
        if (pattern_find(rules, &line, i, 1u << ROW_OWNER, &found)) {
            return tokens_text(&line, found.publisher);
        }
    }
    return (span){NULL, 0};
}
