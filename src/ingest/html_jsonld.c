/* SPDX-License-Identifier: Apache-2.0 */
/* html_jsonld.c - metadata from a page's JSON-LD scripts (schema.org).
 *
 * The objects that tell of the report are those whose @type ends in Article,
 * Posting or Report; they stand at the top, in an array, in @graph or in
 * mainEntity. Names may be strings, objects with a name, arrays of these, or
 * references to another object of the script by @id. */
#include "ingest/html_page.h"

#include "base/json.h"

#include <string.h>

enum { JSONLD_DEPTH = 4, JSONLD_MANY = 200 };

struct jsonld {
    struct html_page *h;
    json_value root;
};

static bool is_article_type(span type)
{
    return span_ends(type, SPAN("Article")) ||
           span_ends(type, SPAN("Posting")) || span_ends(type, SPAN("Report"));
}

static bool is_article(json_value object)
{
    const json_value type = json_get(object, "@type");
    if (json_is_string(type)) {
        return is_article_type(json_as_string(type));
    }
    for (size_t i = 0; i < json_length(type) && i < JSONLD_MANY; i++) {
        if (is_article_type(json_as_string(json_at(type, i)))) {
            return true;
        }
    }
    return false;
}

/* The object that a reference names, among those of the @graph. */
static json_value follow(const struct jsonld *j, json_value v)
{
    const span id = json_as_string(json_get(v, "@id"));
    const json_value graph = json_get(j->root, "@graph");
    if (id.len == 0 || json_get(v, "name") != NULL) {
        return v;
    }
    for (size_t i = 0; i < json_length(graph) && i < JSONLD_MANY; i++) {
        const json_value other = json_at(graph, i);
        if (span_eq(json_as_string(json_get(other, "@id")), id)) {
            return other;
        }
    }
    return v;
}

static span name_of(const struct jsonld *j, json_value v)
{
    if (json_is_array(v)) {
        v = json_at(v, 0);
    }
    if (json_is_string(v)) {
        return json_as_string(v);
    }
    v = follow(j, v);
    const json_value name = json_get(v, "name");
    return json_as_string(json_is_array(name) ? json_at(name, 0) : name);
}

static void read_people(const struct jsonld *j, json_value v)
{
    if (!json_is_array(v)) {
        html_add_people(j->h, META_JSONLD, name_of(j, v));
        return;
    }
    for (size_t i = 0; i < json_length(v) && i < LINE_MAX_AUTHORS; i++) {
        html_add_people(j->h, META_JSONLD, name_of(j, json_at(v, i)));
    }
}

static void read_article(const struct jsonld *j, json_value object)
{
    struct html_page *const h = j->h;
    html_add_title(h, json_as_string(json_get(object, "headline")));
    html_add_date(h, &h->published[META_JSONLD],
            json_as_string(json_get(object, "datePublished")));
    html_add_date(
            h, &h->updated, json_as_string(json_get(object, "dateModified")));
    const span body = json_as_string(json_get(object, "articleBody"));
    if (body.len > h->said_body.len &&
            memchr(body.ptr, '<', body.len) == NULL) {
        h->said_body = entities_decode(h->arena, arena_copy(h->arena, body));
    }
    const json_value author = json_get(object, "author");
    read_people(j, author != NULL ? author : json_get(object, "creator"));
    html_add_publisher(h, name_of(j, json_get(object, "publisher")), false);
    const span language = json_as_string(json_get(object, "inLanguage"));
    if (language.len > 0 && h->page->meta.language.len == 0) {
        h->page->meta.language = arena_copy(h->page->arena, language);
    }
}

static void read_value(const struct jsonld *j, json_value v, uint32_t depth)
{
    if (depth == JSONLD_DEPTH) {
        return;
    }
    if (json_is_array(v)) {
        for (size_t i = 0; i < json_length(v) && i < JSONLD_MANY; i++) {
            read_value(j, json_at(v, i), depth + 1);
        }
        return;
    }
    if (!json_is_object(v)) {
        return;
    }
    if (is_article(v)) {
        read_article(j, v);
    }
    read_value(j, json_get(v, "@graph"), depth + 1);
    read_value(j, json_get(v, "mainEntity"), depth + 1);
}

/* Line ends and tabs inside strings are common and no JSON. */
static span mend(struct arena *a, span script)
{
    char *const out = arena_alloc(a, script.len + 1);
    for (size_t i = 0; i < script.len; i++) {
        out[i] = (unsigned char)script.ptr[i] < ' ' ? ' ' : script.ptr[i];
    }
    return (span){out, script.len};
}

/* Scripts that wrap their JSON in a CDATA or HTML comment. */
static span unwrap(span s)
{
    size_t first = 0;
    size_t end = s.len;
    while (first < end && s.ptr[first] != '{' && s.ptr[first] != '[') {
        first++;
    }
    while (end > first && s.ptr[end - 1] != '}' && s.ptr[end - 1] != ']') {
        end--;
    }
    return span_slice(s, first, end);
}

void html_jsonld(struct html_page *h, span script)
{
    struct json_tree *tree = NULL;
    script = unwrap(mend(h->arena, script));
    if (span_starts(script, SPAN("[CDATA["))) {
        script = unwrap(span_slice(script, 7, script.len));
    }
    if (script.len == 0 ||
            json_parse(script, SPAN("JSON-LD"), &tree, NULL) != RCP_OK) {
        return;
    }
    const struct jsonld j = {h, json_root(tree)};
    read_value(&j, j.root, 0);
    json_free(tree);
}
