/* SPDX-License-Identifier: Apache-2.0 */
/* html_title.c - the <title> of a page cut into the report's title and the
 * site's name.
 *
 *   "Bridge closed | Local news | The Daily Example" -> title, section, site
 *
 * Cut at separators with blanks around them. Parts that are the site's name or
 * a section go; where the site is not known by other means, a short last part
 * is taken for its name. */
#include <string.h>

#include "ingest/classify.h"
#include "ingest/html_page.h"

enum { PARTS_MAX = 12, SITE_WORDS = 5 };

static bool separator_at(span s, size_t i, size_t *width)
{
    static const char *const MARKS[] = {"|", "-", "\xE2\x80\x93",
            "\xE2\x80\x94", "\xC2\xBB", "\xC2\xAB", "\xC2\xB7", "\xE2\x80\xA2",
            "\xE2\x80\xBA", "::", ">", NULL};
    if (s.ptr[i] != ' ') {
        return false;
    }
    for (uint32_t k = 0; MARKS[k] != NULL; k++) {
        const size_t n = strlen(MARKS[k]);
        if (i + n + 1 < s.len && memcmp(s.ptr + i + 1, MARKS[k], n) == 0 &&
                s.ptr[i + 1 + n] == ' ') {
            *width = n + 2;
            return true;
        }
    }
    return false;
}

static uint32_t cut_parts(span s, span parts[PARTS_MAX])
{
    uint32_t n = 0;
    size_t first = 0;
    for (size_t i = 0; i < s.len && n + 1 < PARTS_MAX; i++) {
        size_t width = 0;
        if (separator_at(s, i, &width)) {
            parts[n++] = span_slice(s, first, i);
            first = i + width;
            i += width - 1;
        }
    }
    parts[n++] = span_slice(s, first, s.len);
    return n;
}

static bool is_site(struct html_page *h, span part)
{
    return h->site.len > 0 && span_eq(bare_letters(h->arena, part),
                                      bare_letters(h->arena, h->site));
}

/* Some title of the page's data ends here: what follows is the site's. */
static bool is_said_title(struct html_page *h, span part)
{
    const span bare = bare_letters(h->arena, part);
    for (uint32_t i = 0; i < h->bare.n; i++) {
        if (span_eq(h->bare.at[i], bare)) {
            return true;
        }
    }
    return false;
}

/* Parts [*first, *end) stay. */
static void strip_site(
        struct html_page *h, const span *parts, uint32_t *first, uint32_t *end)
{
    while (*end - *first > 1) {
        const span last = parts[*end - 1];
        const span front = parts[*first];
        if (is_said_title(h, last)) {
            break;
        }
        if (is_site(h, last) ||
                is_site_section(h->page->rules, h->arena, last)) {
            --*end;
        } else if (is_site(h, front)) {
            ++*first;
        } else {
            break;
        }
    }
}

void html_page_title(struct html_page *h)
{
    span parts[PARTS_MAX];
    const uint32_t n = cut_parts(h->page_title, parts);
    uint32_t first = 0;
    uint32_t end = n;
    if (h->page_title.len == 0) {
        return;
    }
    strip_site(h, parts, &first, &end);
    const bool guess = h->site.len == 0 && end - first > 1 &&
                       text_word_count(parts[end - 1]) <= SITE_WORDS &&
                       !is_said_title(h, parts[end - 1]);
    if (guess && text_word_count(parts[first]) >= 3) {
        page_publisher(h->page, parts[end - 1], PUBLISHER_TAIL);
        end--;
        strip_site(h, parts, &first, &end);
    } else if (guess && end - first == 2 &&
               text_word_count(parts[first]) < SITE_WORDS) {
        page_publisher(h->page, parts[first], PUBLISHER_TAIL);
        first++;
    }
    if (end - first > 1 && text_word_count(parts[first]) >= 4) {
        html_add_title(h, parts[first]);
    }
    const char *const start = parts[first].ptr;
    const char *const stop = parts[end - 1].ptr + parts[end - 1].len;
    html_add_title(h, (span){start, (size_t)(stop - start)});
}
