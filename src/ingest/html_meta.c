/* SPDX-License-Identifier: Apache-2.0 */
/* html_meta.c - a page's metadata.
 *
 *   JSON-LD, <meta>, <link>, <title>, itemprop, rel, <time>, named elements
 *     -> candidates by rank (html_facts.c) -> html_settle.c */
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
    } else if (span_eq(prop, SPAN("author")) && html_is_small(h, i)) {
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
            m->means == MARKUP_DATE && html_is_small(h, i)) {
        html_add_date(
                h, &h->published[META_NAMED], html_text(h->arena, &h->tree, i));
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
