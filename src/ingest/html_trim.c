/* SPDX-License-Identifier: Apache-2.0 */
/* html_trim.c - one pass over the tags of a page; see html_trim.h.
 *
 * The parser (gumbo) is quadratic in the depth of nesting, in the attributes
 * of one tag and in open formatting elements; the pass adds up what that would
 * cost. The estimate knows no HTML but this: some elements are never closed,
 * quotes hide '>', and comments, scripts, styles and drawings end at their own
 * end only. */
#include "ingest/html_trim.h"

#include <string.h>
#include <strings.h>

#include "base/buf.h"

struct trimmer {
    span page;
    size_t at;
    size_t kept; /* up to here the page is in `out` or cut */
    struct buf out;
    struct arena *arena;
    struct html_source *source;
    uint64_t work;
    uint32_t depth, formatting;
    uint32_t endless;  /* mask of OPAQUE that have no end further on */
    bool open_comment; /* no comment ends further on */
};

static bool name_in(span name, const char *const *list)
{
    for (; *list != NULL; list++) {
        if (name.len == strlen(*list) &&
                strncasecmp(name.ptr, *list, name.len) == 0) {
            return true;
        }
    }
    return false;
}

/* Elements without an end tag, or whose end is often left out. */
static const char *const SHALLOW[] = {"area", "base", "br", "col", "embed",
        "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "td", "th", "tr", "dt", "dd", "option", "tbody", "thead",
        "html", "head", "body", NULL};
static const char *const FORMATTING[] = {"a", "b", "big", "code", "em", "font",
        "i", "nobr", "s", "small", "strike", "strong", "tt", "u", NULL};
/* Elements whose content is not read; of the first two it is no HTML. */
static const char *const OPAQUE[] = {"script", "style", "svg", NULL};

static void count_tag(struct trimmer *t, span name, bool closes, bool empty)
{
    if (name_in(name, SHALLOW)) {
        t->work += t->depth;
        return;
    }
    const bool formatting = name_in(name, FORMATTING);
    if (closes) {
        t->depth -= t->depth > 0;
        t->formatting -= formatting && t->formatting > 0;
    } else if (!empty) {
        t->depth++;
        t->formatting += formatting;
    }
    t->work += t->depth;
}

/* From behind the name to behind '>'; counts what may be attributes. */
static void skip_attributes(struct trimmer *t)
{
    uint64_t parts = 0;
    char quote = '\0';
    const span p = t->page;
    while (t->at < p.len && (quote != '\0' || p.ptr[t->at] != '>')) {
        const char c = p.ptr[t->at++];
        if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
        } else if (c == '=') {
            while (t->at < p.len && p.ptr[t->at] == ' ') {
                t->at++;
            }
            if (t->at < p.len &&
                    (p.ptr[t->at] == '"' || p.ptr[t->at] == '\'')) {
                quote = p.ptr[t->at++];
            }
        } else {
            parts += c == ' ' || c == '\n' || c == '\t' || c == '/';
        }
    }
    t->at += t->at < p.len;
    t->work += parts * parts / 64;
}

/* Leaves [from, end) of the page out. */
static void cut(struct trimmer *t, size_t from, size_t end)
{
    if (from >= end) {
        return;
    }
    buf_add(&t->out, span_slice(t->page, t->kept, from));
    t->kept = end;
    *VEC_ADD(t->arena, &t->source->cut) = (struct html_cut){
            (uint32_t)t->out.len, (uint32_t)(end - t->out.len)};
}

/* The next "</name", or the end of the page. */
static size_t find_end(span page, size_t at, span name)
{
    while (at < page.len) {
        const char *const open = memchr(page.ptr + at, '<', page.len - at);
        if (open == NULL) {
            return page.len;
        }
        at = (size_t)(open - page.ptr);
        if (at + 2 + name.len < page.len && page.ptr[at + 1] == '/' &&
                strncasecmp(page.ptr + at + 2, name.ptr, name.len) == 0) {
            return at;
        }
        at++;
    }
    return page.len;
}

/* The same; an end that was looked for in vain is not looked for again. */
static size_t end_of(struct trimmer *t, span name)
{
    uint32_t k = 0;
    while (OPAQUE[k + 1] != NULL &&
            (strlen(OPAQUE[k]) != name.len ||
                    strncasecmp(OPAQUE[k], name.ptr, name.len) != 0)) {
        k++;
    }
    if (t->endless & 1u << k) {
        return t->page.len;
    }
    const size_t end = find_end(t->page, t->at, name);
    t->endless |= end == t->page.len ? 1u << k : 0;
    return end;
}

/* The content of a script, style or drawing goes. It stays in JSON-LD, where
 * no end is found, and in scripts that hide their end in a comment. */
static void skip_content(struct trimmer *t, span tag, span name)
{
    const size_t end = end_of(t, name);
    const span content = span_slice(t->page, t->at, end);
    const bool keep = end == t->page.len ||
                      span_find(tag, SPAN("ld+json")) != SIZE_MAX ||
                      span_find(content, SPAN("<!--")) != SIZE_MAX;
    if (end == t->page.len) {
        return; /* read on as if it were text */
    }
    if (!keep) {
        cut(t, t->at, end);
    }
    t->at = end;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static span tag_name(struct trimmer *t)
{
    const size_t first = t->at;
    while (t->at < t->page.len &&
            (is_letter(t->page.ptr[t->at]) ||
                    (t->at > first && t->page.ptr[t->at] >= '0' &&
                            t->page.ptr[t->at] <= '9'))) {
        t->at++;
    }
    return span_slice(t->page, first, t->at);
}

/* A comment's content goes; false where there is none. */
static bool skip_comment(struct trimmer *t)
{
    const span rest = span_slice(t->page, t->at, t->page.len);
    if (!span_starts(rest, SPAN("!--"))) {
        return false;
    }
    const size_t end =
            t->open_comment
                    ? SIZE_MAX
                    : span_find(span_slice(rest, 3, rest.len), SPAN("-->"));
    t->open_comment = end == SIZE_MAX;
    if (end != SIZE_MAX && end > 0 && rest.ptr[3] != '>' &&
            rest.ptr[3] != '-') {
        cut(t, t->at + 3, t->at + 3 + end);
        t->at += 3 + end;
    } else {
        t->at += 3;
    }
    return true;
}

static void skip_tag(struct trimmer *t)
{
    if (skip_comment(t)) {
        return;
    }
    const bool closes = t->at < t->page.len && t->page.ptr[t->at] == '/';
    t->at += closes;
    const span name = tag_name(t);
    if (name.len == 0) {
        return;
    }
    skip_attributes(t);
    const span tag = {name.ptr, (size_t)(t->page.ptr + t->at - name.ptr)};
    const bool empty = span_ends(tag, SPAN("/>"));
    count_tag(t, name, closes, empty);
    if (!closes && !empty && name_in(name, OPAQUE)) {
        skip_content(t, tag, name);
    }
}

bool html_trim(struct arena *a, span page, struct html_source *out)
{
    struct trimmer t = {.page = page, .arena = a, .source = out};
    memset(out, 0, sizeof *out);
    buf_init(&t.out, a);
    while (t.at < page.len) {
        const char *const open = memchr(page.ptr + t.at, '<', page.len - t.at);
        if (open == NULL) {
            break;
        }
        t.at = (size_t)(open - page.ptr) + 1;
        skip_tag(&t);
        if (t.depth > HTML_MAX_DEPTH || t.formatting > HTML_MAX_FORMATTING ||
                t.work > HTML_MAX_WORK) {
            return false;
        }
    }
    if (out->cut.n == 0) {
        out->text = page;
        return true;
    }
    buf_add(&t.out, span_slice(page, t.kept, page.len));
    out->text = buf_span(&t.out);
    return true;
}

uint32_t html_source_at(const struct html_source *s, uint32_t at)
{
    uint32_t low = 0;
    uint32_t high = s->cut.n;
    while (low < high) { /* the last cut at or before `at` */
        const uint32_t middle = low + (high - low) / 2;
        if (s->cut.at[middle].at <= at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low == 0 ? at : at + s->cut.at[low - 1].removed;
}
