/* SPDX-License-Identifier: Apache-2.0 */
/* html_facts.c - single pieces of metadata, cleaned and kept by their rank. */
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "ingest/classify.h"
#include "ingest/html_page.h"

enum { NAME_BYTES = 80, TITLE_BYTES = 500 };

void html_add_title(struct html_page *h, span title)
{
    title = span_trim(entities_decode(h->arena, title));
    if (title.len == 0 || title.len > TITLE_BYTES) {
        return;
    }
    title = arena_copy(h->arena, title); /* may come out of a JSON tree */
    *VEC_ADD(h->arena, &h->titles) = title;
    *VEC_ADD(h->arena, &h->bare) = bare_letters(h->arena, title);
}

/* No address, no handle, no number in place of a name. */
static bool is_name(span s)
{
    if (s.len < 2 || s.len > NAME_BYTES ||
            (s.ptr[s.len - 1] >= '0' && s.ptr[s.len - 1] <= '9')) {
        return false;
    }
    size_t letters = 0;
    bool digit = false;
    for (size_t i = 0; i < s.len; i++) {
        const char c = s.ptr[i];
        if (c == '@' || c == '<' || c == '{' || c == ':') {
            return false;
        }
        digit |= c >= '0' && c <= '9';
        letters += (unsigned char)c >= 0x80 || (c | 0x20) >= 'a';
    }
    return letters * 2 > s.len &&
           !((digit || span_find(s, SPAN(".")) != SIZE_MAX) &&
                   span_find(s, SPAN(" ")) == SIZE_MAX) &&
           span_find(s, SPAN("://")) == SIZE_MAX &&
           !span_starts(s, SPAN("www."));
}

/* No-break and repeated blanks as single ones. */
static span plain_blanks(struct arena *a, span s)
{
    struct buf out;
    buf_init(&out, a);
    for (size_t i = 0; i < s.len;) {
        uint32_t length = 0;
        const uint32_t c = utf8_get(s, i, &length);
        const bool blank = char_class(c) == CHAR_SPACE;
        if (!blank) {
            buf_add(&out, span_slice(s, i, i + length));
        } else if (out.len > 0 && out.at[out.len - 1] != ' ') {
            buf_char(&out, ' ');
        }
        i += length;
    }
    return buf_span(&out);
}

void html_add_people(struct html_page *h, enum meta_rank rank, span names)
{
    struct html_people *const list = &h->people[rank];
    names = span_trim(plain_blanks(h->arena, entities_decode(h->arena, names)));
    if (names.len == 0 || names.len > 300) {
        return;
    }
    span out[LINE_MAX_AUTHORS];
    const uint32_t n = authors_split(h->page->rules, h->arena, names, out);
    for (uint32_t i = 0; i < n && list->n < LINE_MAX_AUTHORS; i++) {
        bool known = !is_name(span_trim(out[i]));
        for (uint32_t k = 0; k < list->n && !known; k++) {
            known = list->name[k].len == out[i].len &&
                    strncasecmp(list->name[k].ptr, out[i].ptr, out[i].len) == 0;
        }
        if (!known) {
            list->name[list->n++] =
                    arena_copy(h->page->arena, span_trim(out[i]));
        }
    }
}

static bool all_digits(span s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9') {
            return false;
        }
    }
    return s.len > 0;
}

/* Seconds or milliseconds since 1970, as some pages give them. */
static bool from_epoch(span s, struct moment *m)
{
    if (!all_digits(s) || (s.len != 10 && s.len != 13)) {
        return false;
    }
    int64_t seconds = 0;
    for (size_t i = 0; i < 10; i++) {
        seconds = seconds * 10 + (s.ptr[i] - '0');
    }
    const struct ymd d = day_ymd((day)(seconds / 86400));
    *m = (struct moment){d.year, (int8_t)d.month, (int8_t)d.day,
            (int8_t)(seconds % 86400 / 3600), (int8_t)(seconds % 3600 / 60), 0};
    return true;
}

/* "20171115", "20171115T004000". */
static bool from_compact(span s, struct moment *m)
{
    const span d = span_slice(s, 0, 8);
    if (!all_digits(d) || d.len < 8 ||
            (s.len > 8 && s.ptr[8] != 'T' && s.ptr[8] != ' ')) {
        return false;
    }
    int32_t v = 0;
    for (size_t i = 0; i < 8; i++) {
        v = v * 10 + (d.ptr[i] - '0');
    }
    if (v / 10000 < 1900 || v / 10000 > 2100 ||
            !day_exists(v / 10000, v / 100 % 100, v % 100)) {
        return false;
    }
    *m = (struct moment){v / 10000, (int8_t)(v / 100 % 100), (int8_t)(v % 100),
            -1, -1, OFFSET_NONE};
    return true;
}

/* ISO 8601 with a blank for the T, or with more behind the date. */
static bool from_iso(struct arena *a, span s, struct moment *m)
{
    if (moment_parse(s, m)) {
        return true;
    }
    if (s.len < 10 || s.ptr[4] != '-' || s.ptr[7] != '-') {
        return false;
    }
    char *const copy = arena_alloc(a, s.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] == ' ' && n == 10) {
            copy[n++] = 'T';
        } else if (s.ptr[i] != ' ') {
            copy[n++] = s.ptr[i];
        }
    }
    for (size_t end = n; end >= 10; end--) {
        if ((end == n || end == 22 || end == 19 || end == 16 || end == 10) &&
                moment_parse((span){copy, end}, m)) {
            return true;
        }
    }
    return false;
}

void html_add_date(struct html_page *h, struct moment *to, span text)
{
    struct moment m;
    text = span_trim(text);
    if (text.len < 6 || text.len > 120) {
        return;
    }
    const bool found = from_iso(h->arena, text, &m) || from_epoch(text, &m) ||
                       from_compact(text, &m) ||
                       date_in_text(h->page->rules, h->arena, text, &m);
    if (!found || m.day == 0 || m.year < 1970) {
        return;
    }
    const bool same =
            to->year == m.year && to->month == m.month && to->day == m.day;
    if (to->year == 0 || (same && to->hour < 0)) {
        *to = m;
    }
}

void html_add_publisher(struct html_page *h, span name, bool site)
{
    name = span_trim(entities_decode(h->arena, name));
    if (name.len < 2 || name.len > NAME_BYTES || !is_name(name)) {
        return;
    }
    page_publisher(h->page, name, site ? PUBLISHER_SAID : PUBLISHER_HEADER);
    if (h->site.len == 0) {
        h->site = arena_copy(h->arena, name);
    }
}
