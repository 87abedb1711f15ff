/* SPDX-License-Identifier: Apache-2.0 */
/* edition.c - which reports are one page.
 *
 *     keys       address, given id ──hash──> one page (union-find)
 *     versions   sorted by their last change; each with the one before it
 *                (edition_diff.c) */
#include "crosscheck/edition.h"

#include "base/map.h"

#include <stdlib.h>
#include <xxhash.h>

enum { ONE_TEXT = 60 }; /* per cent of words, where no address tells */

/* ---- which reports are one page ----------------------------------------- */

static uint32_t first_of(const uint32_t *page, uint32_t i)
{
    while (page[i] != i) {
        i = page[i];
    }
    return i;
}

static void join(uint32_t *page, uint32_t a, uint32_t b)
{
    a = first_of(page, a);
    b = first_of(page, b);
    page[a < b ? b : a] = a < b ? a : b;
}

/* An address without what tells how it was reached; {NULL,0} for the front of
 * a site, which many reports may give as theirs. */
static span address(span url)
{
    size_t scheme = span_find(url, SPAN("://"));
    if (scheme != SIZE_MAX) {
        url = span_slice(url, scheme + 3, url.len);
    }
    if (span_starts(url, SPAN("www."))) {
        url = span_slice(url, 4, url.len);
    }
    static const char *const TAILS[] = {"#", "?utm_", "&utm_"};
    for (size_t i = 0; i < sizeof TAILS / sizeof *TAILS; i++) {
        size_t cut = span_find(url, span_of(TAILS[i]));
        url = cut == SIZE_MAX ? url : span_slice(url, 0, cut);
    }
    while (url.len > 0 && url.ptr[url.len - 1] == '/') {
        url.len--;
    }
    return span_find(url, SPAN("/")) == SIZE_MAX ? (span){NULL, 0} : url;
}

static void join_by_key(
        struct map *seen, uint32_t *page, span key, uint64_t seed, uint32_t d)
{
    if (key.len == 0) {
        return;
    }
    uint64_t hash = XXH64(key.ptr, key.len, seed);
    uint32_t other = map_get(seen, hash);
    if (other == NONE) {
        map_set(seen, hash, d);
    } else {
        join(page, other, d);
    }
}

/* Where two addresses are known, they tell. */
static bool addresses_differ(const struct record *a, const struct record *b)
{
    span x = address(a->meta.url), y = address(b->meta.url);
    return x.len > 0 && y.len > 0 && !span_eq(x, y);
}

static bool one_text(const struct relay *r, const struct record *a,
        const struct record *b)
{
    uint32_t longer = a->word.n > b->word.n ? a->word.n : b->word.n;
    day x = moment_day(a->meta.published), y = moment_day(b->meta.published);
    bool days = x == DAY_NONE || y == DAY_NONE || x == y;
    return days && lineage_same_publisher(a, b) && !addresses_differ(a, b) &&
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
    enum { BY_ADDRESS, BY_ID };
    struct map *seen = map_new(a);
    for (uint32_t d = 0; d < n; d++) {
        const struct check_document *m = &records[d]->meta;
        join_by_key(seen, e->page, address(m->url), BY_ADDRESS, d);
        join_by_key(seen, e->page, m->given_id, BY_ID, d);
    }
    for (uint32_t i = 0; i < lineage->relay.n; i++) {
        const struct relay *r = &lineage->relay.at[i];
        if (r->copied && one_text(r, records[r->from], records[r->to])) {
            join(e->page, r->from, r->to);
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
        v[d] = (struct versioned){first_of(e->page, d), d,
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
        join(e->page, e->pair.at[i].earlier, e->pair.at[i].later);
    }
    for (uint32_t d = 0; d < n; d++) {
        e->page[d] = first_of(e->page, d);
    }
    return e;
}

bool editions_same_page(const struct editions *e, uint32_t a, uint32_t b)
{
    return e->page[a] == e->page[b];
}
