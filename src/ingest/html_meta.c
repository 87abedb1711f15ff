/* SPDX-License-Identifier: Apache-2.0 */
/* html_meta.c - a page's metadata.
 *
 *   JSON-LD, <meta>, <link>, <title>, itemprop, rel, <time>, named elements
 *     -> candidates by rank -> after the blocks are known: the surest of each
 *
 * Publication lines of the text (html_blocks.c) come after all of these but
 * before what may mean something else. */
#include <string.h>
#include <strings.h>

#include "ingest/classify.h"
#include "ingest/html_page.h"

/* ---- <meta> ---------------------------------------------------------------
 */

enum meta_field {
    FIELD_TITLE,
    FIELD_AUTHOR,
    FIELD_AUTHOR_LOOSE,
    FIELD_DATE,
    FIELD_DATE_LOOSE,
    FIELD_UPDATED,
    FIELD_SITE,
    FIELD_PUBLISHER,
    FIELD_LANGUAGE,
    FIELD_URL
};

/* Names of OpenGraph, Dublin Core, Highwire, Parse.ly, Sailthru and others,
 * lower case. */
static const struct meta_name {
    const char *name;
    enum meta_field field;
} META_NAMES[] = {
        {"article:author", FIELD_AUTHOR_LOOSE},
        {"article:author_name", FIELD_AUTHOR},
        {"article:modified_time", FIELD_UPDATED},
        {"article:published", FIELD_DATE},
        {"article:published_time", FIELD_DATE},
        {"article.published", FIELD_DATE},
        {"article_date_original", FIELD_DATE},
        {"author", FIELD_AUTHOR},
        {"authors", FIELD_AUTHOR},
        {"byl", FIELD_AUTHOR},
        {"citation_author", FIELD_AUTHOR},
        {"citation_date", FIELD_DATE},
        {"citation_publication_date", FIELD_DATE},
        {"citation_title", FIELD_TITLE},
        {"content-language", FIELD_LANGUAGE},
        {"cxenseparse:recs:publishtime", FIELD_DATE},
        {"date", FIELD_DATE_LOOSE},
        {"date.available", FIELD_DATE},
        {"date_published", FIELD_DATE},
        {"datemodified", FIELD_UPDATED},
        {"datepublished", FIELD_DATE},
        {"dc.creator", FIELD_AUTHOR},
        {"dc.date", FIELD_DATE_LOOSE},
        {"dc.date.created", FIELD_DATE},
        {"dc.date.issued", FIELD_DATE},
        {"dc.language", FIELD_LANGUAGE},
        {"dc.publisher", FIELD_PUBLISHER},
        {"dc.title", FIELD_TITLE},
        {"dcsext.author", FIELD_AUTHOR},
        {"dcterms.created", FIELD_DATE},
        {"dcterms.creator", FIELD_AUTHOR},
        {"dcterms.date", FIELD_DATE_LOOSE},
        {"dcterms.issued", FIELD_DATE},
        {"dcterms.modified", FIELD_UPDATED},
        {"dcterms.publisher", FIELD_PUBLISHER},
        {"dcterms.title", FIELD_TITLE},
        {"last-modified", FIELD_UPDATED},
        {"og:article:author", FIELD_AUTHOR_LOOSE},
        {"og:article:published_time", FIELD_DATE},
        {"og:locale", FIELD_LANGUAGE},
        {"og:published_time", FIELD_DATE},
        {"og:pubdate", FIELD_DATE},
        {"og:site_name", FIELD_SITE},
        {"og:title", FIELD_TITLE},
        {"og:updated_time", FIELD_UPDATED},
        {"og:url", FIELD_URL},
        {"originalpublicationdate", FIELD_DATE},
        {"parsely-author", FIELD_AUTHOR},
        {"parsely-pub-date", FIELD_DATE},
        {"parsely-title", FIELD_TITLE},
        {"pdate", FIELD_DATE},
        {"pubdate", FIELD_DATE},
        {"publication_date", FIELD_DATE},
        {"publish-date", FIELD_DATE},
        {"publish_date", FIELD_DATE},
        {"published", FIELD_DATE},
        {"published_time", FIELD_DATE},
        {"publisher", FIELD_PUBLISHER},
        {"rnews:datepublished", FIELD_DATE},
        {"sailthru.author", FIELD_AUTHOR},
        {"sailthru.date", FIELD_DATE},
        {"sailthru.title", FIELD_TITLE},
        {"shareaholic:article_author_name", FIELD_AUTHOR},
        {"shareaholic:article_published_time", FIELD_DATE},
        {"twitter:title", FIELD_TITLE},
};

static const struct meta_name *meta_name_find(span name)
{
    for (size_t i = 0; i < sizeof META_NAMES / sizeof *META_NAMES; i++) {
        if (strlen(META_NAMES[i].name) == name.len &&
                strncasecmp(META_NAMES[i].name, name.ptr, name.len) == 0) {
            return &META_NAMES[i];
        }
    }
    return NULL;
}

static void keep_once(struct html_page *h, span *field, span value)
{
    value = span_trim(value);
    if (field->len == 0 && value.len > 0) {
        *field = arena_copy(h->page->arena, value);
    }
}

static void keep_field(struct html_page *h, enum meta_field field, span value)
{
    switch (field) {
    case FIELD_TITLE:
        html_add_title(h, value);
        break;
    case FIELD_AUTHOR:
        html_add_people(h, META_HEAD, value);
        break;
    case FIELD_AUTHOR_LOOSE:
        html_add_people(h, META_LOOSE, value);
        break;
    case FIELD_DATE:
        html_add_date(h, &h->published[META_HEAD], value);
        break;
    case FIELD_DATE_LOOSE:
        html_add_date(h, &h->published[META_NAMED], value);
        break;
    case FIELD_UPDATED:
        html_add_date(h, &h->updated, value);
        break;
    case FIELD_SITE:
        html_add_publisher(h, value, true);
        break;
    case FIELD_PUBLISHER:
        html_add_publisher(h, value, false);
        break;
    case FIELD_LANGUAGE:
        keep_once(h, &h->page->meta.language, value);
        break;
    case FIELD_URL:
        keep_once(h, &h->page->meta.url, value);
        break;
    }
}

static void read_meta(struct html_page *h, uint32_t i)
{
    static const char *const KEYS[] = {"property", "name", "http-equiv"};
    const span value = html_attribute(&h->tree, i, "content");
    for (size_t k = 0; k < 3 && value.len > 0; k++) {
        const span key = html_attribute(&h->tree, i, KEYS[k]);
        const struct meta_name *const m = meta_name_find(key);
        if (m != NULL) {
            keep_field(h, m->field, value);
            return;
        }
    }
}

/* ---- elements -------------------------------------------------------------
 */

static span value_or_text(struct html_page *h, uint32_t i, const char *name)
{
    const span value = html_attribute(&h->tree, i, name);
    return value.len > 0 ? value : html_text(h->arena, &h->tree, i);
}

static bool is_small(const struct html_page *h, uint32_t i)
{
    return h->tree.node.at[i].end - i < 40;
}

static bool read_item(struct html_page *h, uint32_t i, span prop)
{
    const bool time = h->tree.node.at[i].tag == TAG_TIME;
    const char *const name = time ? "datetime" : "content";
    if (span_eq(prop, SPAN("datePublished"))) {
        html_add_date(h, &h->published[META_ITEM], value_or_text(h, i, name));
    } else if (span_eq(prop, SPAN("dateModified"))) {
        html_add_date(h, &h->updated, value_or_text(h, i, name));
    } else if (span_eq(prop, SPAN("headline"))) {
        html_add_title(h, value_or_text(h, i, "content"));
    } else if (span_eq(prop, SPAN("author")) && is_small(h, i)) {
        for (uint32_t k = i; k < h->tree.node.at[i].end; k++) {
            if (span_eq(html_attribute(&h->tree, k, "itemprop"),
                        SPAN("name"))) {
                i = k;
            }
        }
        html_add_people(h, META_ITEM, value_or_text(h, i, "content"));
    } else {
        return false;
    }
    return true;
}

static void read_time(struct html_page *h, uint32_t i)
{
    const bool sure = html_attribute(&h->tree, i, "pubdate").ptr != NULL ||
                      h->mark[i].means == MARKUP_DATE;
    const span value = value_or_text(h, i, "datetime");
    if ((h->mark[i].flags & MARK_FURNITURE) == 0) {
        html_add_date(h, &h->published[sure ? META_NAMED : META_LOOSE], value);
    }
}

static void read_named(struct html_page *h, uint32_t i)
{
    const struct html_mark *const m = &h->mark[i];
    if ((m->flags & (MARK_COMMENTS | MARK_HIDDEN | MARK_FURNITURE)) == 0 &&
            m->means == MARKUP_DATE && is_small(h, i)) {
        html_add_date(
                h, &h->published[META_NAMED], html_text(h->arena, &h->tree, i));
    }
}

/* A link to a page about an author, told from its address. */
static bool links_to_author(const struct html_page *h, uint32_t i)
{
    span path = html_attribute(&h->tree, i, "href");
    bool found = false;
    while (path.len > 0 && !found) {
        const span part = span_cut(&path, '/');
        found = path.len > 0 && part.len > 0 && part.len < 24 &&
                map_get(h->page->rules->markup, word_key(part)) ==
                        MARKUP_AUTHOR;
    }
    return found;
}

static bool names_author(const struct html_page *h, uint32_t i)
{
    const struct html_mark *const m = &h->mark[i];
    if ((m->flags & (MARK_COMMENTS | MARK_HIDDEN)) != 0 || !is_small(h, i)) {
        return false;
    }
    return m->means == MARKUP_AUTHOR ||
           (h->tree.node.at[i].tag == TAG_A && links_to_author(h, i));
}

/* The innermost elements in [from, end) that name an author. */
static void named_people(struct html_page *h, uint32_t from, uint32_t end)
{
    uint32_t covered = from; /* what stands before was seen inside another */
    for (uint32_t i = from; i < end; i++) {
        const bool rel =
                span_eq(html_attribute(&h->tree, i, "rel"), SPAN("author"));
        if (rel && is_small(h, i) && (h->mark[i].flags & MARK_COMMENTS) == 0) {
            html_add_people(h, META_ITEM, html_text(h->arena, &h->tree, i));
        }
        if (i < covered || !names_author(h, i)) {
            continue;
        }
        uint32_t inner = i;
        for (uint32_t k = i + 1; k < h->tree.node.at[i].end; k++) {
            inner = inner == i && names_author(h, k) ? k : inner;
        }
        if (inner == i) {
            html_add_people(h, META_NAMED, html_text(h->arena, &h->tree, i));
            covered = h->tree.node.at[i].end;
        }
    }
}

/* Authors stand from the headline to the end of the text; elsewhere they are
 * those of other reports, unless there are none here. */
static void find_named_people(struct html_page *h)
{
    const uint32_t end = h->tree.node.at[h->main].end;
    const uint32_t from = h->headline != NONE && h->headline < h->main
                                  ? h->headline
                                  : h->main;
    named_people(h, from, end);
    if (h->people[META_ITEM].n + h->people[META_NAMED].n == 0) {
        named_people(h, 0, from);
    }
}

static void read_link(struct html_page *h, uint32_t i)
{
    if (span_eq(html_attribute(&h->tree, i, "rel"), SPAN("canonical"))) {
        keep_once(h, &h->page->meta.url, html_attribute(&h->tree, i, "href"));
    }
}

static void read_root(struct html_page *h, uint32_t i)
{
    keep_once(h, &h->page->meta.language, html_attribute(&h->tree, i, "lang"));
    keep_once(h, &h->page->meta.language,
            html_attribute(&h->tree, i, "xml:lang"));
}

static void read_element(struct html_page *h, uint32_t i)
{
    const struct html_node *const n = &h->tree.node.at[i];
    const span prop = html_attribute(&h->tree, i, "itemprop");
    if (prop.len > 0 && read_item(h, i, prop)) {
        return;
    }
    if (n->tag == TAG_TIME) {
        read_time(h, i);
    } else if (n->tag == TAG_HTML) {
        read_root(h, i);
    } else {
        read_named(h, i);
    }
}

void html_meta(struct html_page *h)
{
    for (uint32_t i = 0; i < h->tree.node.n; i++) {
        const struct html_node *const n = &h->tree.node.at[i];
        if (n->tag == TAG_TITLE && h->page_title.len == 0) {
            h->page_title = html_text(h->arena, &h->tree, i);
        } else if (n->tag == TAG_SCRIPT && n->text.len > 0) {
            html_jsonld(h, n->text);
        } else if (n->tag == TAG_META) {
            read_meta(h, i);
            const span prop = html_attribute(&h->tree, i, "itemprop");
            if (prop.len > 0) {
                (void)read_item(h, i, prop);
            }
        } else if (n->tag == TAG_LINK) {
            read_link(h, i);
        } else if (n->attributes > 0) {
            read_element(h, i);
        }
    }
    html_page_title(h);
}

/* ---- the surest of each ---------------------------------------------------
 */

static span shown_headline(struct html_page *h)
{
    for (uint32_t i = 0; i < h->page->draft.block.n; i++) {
        if (h->page->draft.block.at[i].kind == BLOCK_HEADLINE) {
            return draft_block_text(&h->page->draft, i);
        }
    }
    return (span){NULL, 0};
}

/* A single name that is the outlet's own tells nobody. */
static bool is_outlet(struct html_page *h, const struct html_people *p)
{
    const span name = bare_letters(h->arena, p->name[0]);
    const span outlet = bare_letters(h->arena, h->page->meta.publisher);
    return p->n == 1 && outlet.len > 3 &&
           (span_find(name, outlet) != SIZE_MAX ||
                   span_find(outlet, name) != SIZE_MAX);
}

static void take_people(struct html_page *h, uint32_t rank)
{
    const span outlet = bare_letters(h->arena, h->page->meta.publisher);
    const bool several = h->people[rank].n > 1;
    h->page->meta.authors.n = 0;
    for (uint32_t i = 0; i < h->people[rank].n; i++) {
        const span name = bare_letters(h->arena, h->people[rank].name[i]);
        if (several && name.len > 0 && span_find(outlet, name) != SIZE_MAX) {
            continue; /* "Ann Bee, XYZ" */
        }
        page_author(h->page, h->people[rank].name[i]);
    }
}

static void settle_people(struct html_page *h)
{
    const bool from_lines = h->page->meta.authors.n > 0;
    find_named_people(h);
    for (uint32_t rank = 0; rank < META_RANKS; rank++) {
        if (rank == META_NAMED && from_lines) {
            return;
        }
        if (h->people[rank].n > 0 && !is_outlet(h, &h->people[rank])) {
            take_people(h, rank);
            return;
        }
    }
    for (uint32_t rank = 0; rank < META_RANKS; rank++) {
        if (h->people[rank].n > 0) {
            take_people(h, rank);
            return;
        }
    }
}

static bool same_day(const struct moment *a, const struct moment *b)
{
    return a->year == b->year && a->month == b->month && a->day == b->day;
}

/* .../2017/11/15/... or .../2017-11-15-... */
static void date_of_url(struct html_page *h, struct moment *m)
{
    const span u = h->page->meta.url;
    for (size_t i = 0; i + 11 < u.len && m->year == 0; i++) {
        const bool cut = u.ptr[i] == '/' &&
                         (u.ptr[i + 5] == '/' || u.ptr[i + 5] == '-') &&
                         u.ptr[i + 8] == u.ptr[i + 5];
        if (cut) {
            const span text = arena_printf(h->arena, "%.4s-%.2s-%.2s",
                    u.ptr + i + 1, u.ptr + i + 6, u.ptr + i + 9);
            html_add_date(h, m, text);
        }
    }
}

static void settle_date(struct html_page *h)
{
    struct moment best = {0};
    for (uint32_t rank = 0; rank < META_RANKS; rank++) {
        if (rank == META_LOOSE && best.year == 0) {
            best = h->page->meta.published;
        }
        const struct moment *const m = &h->published[rank];
        if (m->year == 0) {
            continue;
        }
        if (best.year == 0 ||
                (same_day(&best, m) && best.hour < 0 && m->hour >= 0)) {
            best = *m;
        }
    }
    const struct moment *const line = &h->page->meta.published;
    if (best.year == 0 || (same_day(&best, line) && best.hour < 0)) {
        best = *line;
    }
    if (best.year == 0) {
        date_of_url(h, &best);
    }
    h->page->meta.published = best;
    if (h->page->updated.year == 0) {
        h->page->updated = h->updated;
    }
}

/* The line of rights at the page's foot, where nothing else tells. */
static void find_owner(struct html_page *h)
{
    for (uint32_t i = h->tree.node.n; i-- > 0;) {
        const struct html_node *const n = &h->tree.node.at[i];
        if (h->page->publisher_rank != 0) {
            return;
        }
        if (n->tag == TAG_TEXT && n->text.len < 300) {
            page_publisher(h->page,
                    owner_in_text(h->page->rules, h->arena, n->text),
                    PUBLISHER_ORIGIN);
        }
    }
}

void html_meta_end(struct html_page *h)
{
    span title = shown_headline(h);
    if (title.len == 0 && h->titles.n > 0) {
        title = h->titles.at[0];
    }
    if (title.len > 0) {
        h->page->meta.title = arena_copy(h->page->arena, title);
    }
    find_owner(h);
    settle_people(h);
    settle_date(h);
}
