/* SPDX-License-Identifier: Apache-2.0 */
/* edition.c - which reports are one page.
 *
 *     keys       address; outlet and given id ──hash──> one page (join.h)
 *     versions   sorted by their last change; each with the one before it
 *                (edition_diff.c) */
#include "crosscheck/edition.h"

#include "base/map.h"
#include "crosscheck/join.h"

#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

enum { ONE_TEXT = 60 }; /* per cent of words, where no address tells */

/* ---- which reports are one page ----------------------------------------- */

struct keyed {
    struct record *const *records;
    span *address; /* by report: {NULL,0} where none tells the page */
    uint32_t *page;
    struct map *seen;
};

/* Parameters that tell how a page was reached, not which one it is. */
static bool is_campaign(span parameter)
{
    return span_starts(parameter, SPAN("?utm_")) ||
           span_starts(parameter, SPAN("&utm_"));
}

/* An address without those parameters, wherever they stand. */
static span without_campaign(struct arena *a, span url)
{
    char *kept = ARENA_ARRAY(a, char, url.len + 1);
    size_t n = 0;
    bool headless = false; /* the parameter behind the ? was left out */
    for (size_t i = 0, end; i < url.len; i = end) {
        end = i + 1;
        while (end < url.len && url.ptr[end] != '?' && url.ptr[end] != '&') {
            end++;
        }
        span part = span_slice(url, i, end);
        if (is_campaign(part)) {
            headless = headless || part.ptr[0] == '?';
            continue;
        }
        memcpy(kept + n, part.ptr, part.len);
        if (headless && part.ptr[0] == '&') {
            kept[n] = '?';
            headless = false;
        }
        n += part.len;
    }
    return (span){kept, n};
}

/* An address without what tells how it was reached; {NULL,0} for the front of
 * a site, which many reports may give as theirs. */
static span address_of(struct arena *a, span url)
{
    size_t scheme = span_find(url, SPAN("://"));
    if (scheme != SIZE_MAX) {
        url = span_slice(url, scheme + 3, url.len);
    }
    if (span_starts(url, SPAN("www."))) {
        url = span_slice(url, 4, url.len);
    }
    size_t cut = span_find(url, SPAN("#"));
    url = cut == SIZE_MAX ? url : span_slice(url, 0, cut);
    url = without_campaign(a, url);
    while (url.len > 0 && url.ptr[url.len - 1] == '/') {
        url.len--;
    }
    return span_find(url, SPAN("/")) == SIZE_MAX ? (span){NULL, 0} : url;
}

/* Where two addresses are known, they tell. */
static bool addresses_differ(const struct keyed *k, uint32_t a, uint32_t b)
{
    span x = k->address[a], y = k->address[b];
    return x.len > 0 && y.len > 0 && !span_eq(x, y);
}

static void join_by_key(struct keyed *k, uint64_t hash, uint32_t d)
{
    uint32_t other = map_get(k->seen, hash);
    if (other == NONE) {
        map_set(k->seen, hash, d);
    } else if (!addresses_differ(k, other, d)) {
        join_two(k->page, other, d);
    }
}

/* An id is its outlet's own: "1" of another one is another page. */
static void join_by_keys(struct keyed *k, uint32_t d)
{
    enum { BY_ADDRESS, BY_ID };
    const struct check_document *m = &k->records[d]->meta;
    span address = k->address[d];
    if (address.len > 0) {
        join_by_key(k, XXH64(address.ptr, address.len, BY_ADDRESS), d);
    }
    if (m->given_id.len > 0 && m->publisher.len > 0) {
        uint64_t outlet = XXH64(m->publisher.ptr, m->publisher.len, BY_ID);
        join_by_key(k, XXH64(m->given_id.ptr, m->given_id.len, outlet), d);
    }
}

static bool one_text(const struct keyed *k, const struct relay *r)
{
    const struct record *a = k->records[r->from], *b = k->records[r->to];
    uint32_t longer = a->word.n > b->word.n ? a->word.n : b->word.n;
    day x = moment_day(a->meta.published), y = moment_day(b->meta.published);
    bool days = x == DAY_NONE || y == DAY_NONE || x == y;
    return days && lineage_same_publisher(a, b) &&
           !addresses_differ(k, r->from, r->to) &&
           (uint64_t)r->words * 100 >= (uint64_t)longer * ONE_TEXT;
}

/* ---- all pages ---------------------------------------------------------- */

struct versioned {
    uint32_t page, document;
    int64_t changed;
};

static int version_order(const void *x, const void *y)
{
    const struct versioned *a = x, *b = y;
    if (a->page != b->page) {
        return a->page < b->page ? -1 : 1;
    }
    if (a->changed != b->changed) {
        return a->changed < b->changed ? -1 : 1;
    }
    return a->document < b->document ? -1 : a->document > b->document;
}

static void join_pages(struct editions *e, struct arena *a,
        struct record *const *records, uint32_t n,
        const struct lineage *lineage)
{
    struct keyed k = {
            records, ARENA_ARRAY(a, span, n + 1), e->page, map_new(a)};
    for (uint32_t d = 0; d < n; d++) {
        k.address[d] = address_of(a, records[d]->meta.url);
        join_by_keys(&k, d);
    }
    for (uint32_t i = 0; i < lineage->relay.n; i++) {
        const struct relay *r = &lineage->relay.at[i];
        if (r->copied && one_text(&k, r)) {
            join_two(e->page, r->from, r->to);
        }
    }
}

struct editions *editions_find(struct arena *a, struct record *const *records,
        uint32_t n, const struct lineage *lineage)
{
    struct editions *e = ARENA_NEW(a, struct editions);
    struct versioned *v = ARENA_ARRAY(a, struct versioned, n + 1);
    e->page = ARENA_ARRAY(a, uint32_t, n + 1);
    for (uint32_t d = 0; d < n; d++) {
        e->page[d] = d;
    }
    join_pages(e, a, records, n, lineage);
    for (uint32_t d = 0; d < n; d++) {
        const struct check_document *m = &records[d]->meta;
        struct moment changed = m->updated.year ? m->updated : m->published;
        v[d] = (struct versioned){join_root(e->page, d), d,
                changed.year ? moment_order(changed) : INT64_MIN};
    }
    qsort(v, n, sizeof *v, version_order);
    for (uint32_t i = 1; i < n; i++) {
        if (v[i].page == v[i - 1].page) {
            edition_compare(e, a, records, v[i - 1].document, v[i].document);
        }
    }
    for (uint32_t d = 0; d < n; d++) {
        e->page[d] = d;
    }
    for (uint32_t i = 0; i < e->pair.n; i++) {
        join_two(e->page, e->pair.at[i].earlier, e->pair.at[i].later);
    }
    for (uint32_t d = 0; d < n; d++) {
        e->page[d] = join_root(e->page, d);
    }
    return e;
}

bool editions_same_page(const struct editions *e, uint32_t a, uint32_t b)
{
    return e->page[a] == e->page[b];
}
