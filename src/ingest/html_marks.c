/* SPDX-License-Identifier: Apache-2.0 */
/* html_marks.c - what each node of a page is, by its tag and by the names that
 * the page gives to it (markup.tsv).
 *
 * One pass in document order: a node starts with its parent's flags. A part is
 * taken for furniture by its name only if it does not hold most of the page's
 * prose; html_sums takes the mark back where it does. */
#include <string.h>
#include <strings.h>

#include "ingest/html_page.h"

enum {
    NAME_MAX = 48,  /* bytes of one word of a class */
    NAMES_MAX = 24, /* words looked at in one attribute */
    ID_WORDS = 3,   /* an id of more words is an anchor */
    PREFIX_LEAST = 2
};

static enum markup_meaning look_up(const struct ingest_rules *rules, span name)
{
    uint32_t v = map_get(rules->markup, word_key(name));
    for (size_t n = name.len; v == NONE && n >= PREFIX_LEAST; n--) {
        v = map_get(rules->markup_prefix, word_key(span_slice(name, 0, n)));
    }
    return v == NONE ? MARKUP_NOTHING : (enum markup_meaning)v;
}

/* Words of an attribute, lower case, cut at marks, spaces and camelCase. `same`
 * tells that a word belongs to the same name as the one before. */
struct names {
    char text[NAMES_MAX * (NAME_MAX + 1)];
    size_t len;
    uint32_t n;
    size_t start[NAMES_MAX];
    size_t size[NAMES_MAX];
    bool same[NAMES_MAX];
};

static bool is_word_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (unsigned char)c >= 0x80;
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool cuts_camel(span s, size_t i)
{
    return i > 0 && is_upper(s.ptr[i]) && !is_upper(s.ptr[i - 1]);
}

static void cut_names(struct names *out, span s)
{
    out->len = 0;
    out->n = 0;
    bool same = false;
    for (size_t i = 0; i < s.len && out->n < NAMES_MAX;) {
        if (!is_word_char(s.ptr[i])) {
            same = same && s.ptr[i] != ' ';
            i++;
            continue;
        }
        const size_t first = i++;
        while (i < s.len && is_word_char(s.ptr[i]) && !cuts_camel(s, i)) {
            i++;
        }
        const size_t size = i - first < NAME_MAX ? i - first : NAME_MAX;
        const uint32_t k = out->n++;
        out->start[k] = out->len;
        out->size[k] = size;
        out->same[k] = same;
        for (size_t j = 0; j < size; j++) {
            const char c = s.ptr[first + j];
            out->text[out->len++] = (char)(is_upper(c) ? c + 32 : c);
        }
        out->text[out->len++] = '-'; /* joins it to the next */
        same = true;
    }
}

/* Of the meanings of a node's names the first in this order counts. */
static int rank(enum markup_meaning m)
{
    static const int RANK[MARKUP_MEANINGS] = {[MARKUP_COMMENTS] = 9,
            [MARKUP_BODY] = 8,
            [MARKUP_FURNITURE] = 7,
            [MARKUP_HEADLINE] = 4,
            [MARKUP_KICKER] = 6,
            [MARKUP_LEAD] = 5,
            [MARKUP_BYLINE] = 3,
            [MARKUP_AUTHOR] = 2,
            [MARKUP_DATE] = 2,
            [MARKUP_CAPTION] = 6};
    return RANK[m];
}

static enum markup_meaning meaning_of_names(
        const struct ingest_rules *rules, const struct names *names)
{
    enum markup_meaning best = MARKUP_NOTHING;
    for (uint32_t i = 0; i < names->n;) {
        enum markup_meaning m = MARKUP_NOTHING;
        uint32_t used = 1;
        for (uint32_t k = 3; k >= 1 && m == MARKUP_NOTHING; k--) {
            bool whole = i + k <= names->n;
            for (uint32_t j = 1; whole && j < k; j++) {
                whole = names->same[i + j];
            }
            if (!whole) {
                continue;
            }
            const size_t end = names->start[i + k - 1] + names->size[i + k - 1];
            m = look_up(rules, (span){names->text + names->start[i],
                                       end - names->start[i]});
            used = k;
        }
        best = rank(m) > rank(best) ? m : best;
        i += m == MARKUP_NOTHING ? 1 : used;
    }
    return best;
}

static bool is_name_attribute(span name)
{
    static const char *const NAMES[] = {"class", "id", "role", "itemprop",
            "data-component", "data-testid", "data-type", "data-module", NULL};
    for (uint32_t i = 0; NAMES[i] != NULL; i++) {
        if (span_eq(name, span_of(NAMES[i]))) {
            return true;
        }
    }
    return false;
}

static enum markup_meaning meaning(const struct html_page *h, uint32_t node)
{
    const struct html_node *const n = &h->tree.node.at[node];
    enum markup_meaning best = MARKUP_NOTHING;
    for (uint32_t i = 0; i < n->attributes; i++) {
        const struct html_attribute *const a =
                &h->tree.attribute.at[n->first_attribute + i];
        if (!is_name_attribute(a->name) || a->value.len == 0) {
            continue;
        }
        struct names names;
        cut_names(&names, a->value);
        if (names.n > ID_WORDS && span_eq(a->name, SPAN("id"))) {
            continue; /* an anchor made out of a heading */
        }
        const enum markup_meaning m = meaning_of_names(h->page->rules, &names);
        best = rank(m) > rank(best) ? m : best;
    }
    return best;
}

static bool is_hidden(const struct html_page *h, uint32_t node)
{
    const struct html_node *const n = &h->tree.node.at[node];
    for (uint32_t i = 0; i < n->attributes; i++) {
        const struct html_attribute *const a =
                &h->tree.attribute.at[n->first_attribute + i];
        if (span_eq(a->name, SPAN("hidden")) ||
                (span_eq(a->name, SPAN("aria-hidden")) &&
                        span_eq(a->value, SPAN("true")))) {
            return true;
        }
        if (span_eq(a->name, SPAN("style"))) {
            const size_t at = span_find(a->value, SPAN("display"));
            const span rest = span_slice(a->value, at, a->value.len);
            if (at != SIZE_MAX && span_find(span_slice(rest, 0, 16),
                                          SPAN("none")) != SIZE_MAX) {
                return true;
            }
        }
    }
    return false;
}

static uint32_t flags_of_tag(enum html_tag tag, uint32_t above)
{
    switch (tag) {
    case TAG_SCRIPT:
    case TAG_STYLE:
    case TAG_SVG:
    case TAG_MATH:
    case TAG_TEMPLATE:
    case TAG_HEAD:
    case TAG_SELECT:
    case TAG_OPTION:
    case TAG_TEXTAREA:
    case TAG_BUTTON:
    case TAG_IFRAME:
    case TAG_OBJECT:
    case TAG_AUDIO:
    case TAG_VIDEO:
    case TAG_CANVAS:
    case TAG_DIALOG:
    case TAG_LABEL:
        return MARK_HIDDEN;
    case TAG_NAV:
    case TAG_FOOTER:
    case TAG_ASIDE:
    case TAG_MENU:
    case TAG_NOSCRIPT: /* on some pages all of the text */
        return MARK_FURNITURE;
    case TAG_HEADER:
        return above & MARK_ARTICLE ? 0 : MARK_FURNITURE;
    case TAG_A:
        return MARK_LINK;
    case TAG_BLOCKQUOTE:
        return MARK_QUOTE;
    case TAG_LI:
    case TAG_DD:
        return MARK_LIST;
    case TAG_FIGCAPTION:
        return MARK_CAPTION;
    case TAG_H2:
    case TAG_H3:
    case TAG_H4:
    case TAG_H5:
    case TAG_H6:
        return MARK_HEADING;
    case TAG_ARTICLE:
    case TAG_MAIN:
        return MARK_ARTICLE;
    default:
        return 0;
    }
}

static uint32_t flags_of_meaning(enum markup_meaning m, enum html_tag tag)
{
    const bool root = tag == TAG_HTML || tag == TAG_BODY || tag == TAG_MAIN ||
                      tag == TAG_ARTICLE;
    switch (m) {
    case MARKUP_FURNITURE:
        return root ? 0 : MARK_FURNITURE;
    case MARKUP_COMMENTS:
        return root && tag != TAG_ARTICLE ? 0 : MARK_FURNITURE | MARK_COMMENTS;
    case MARKUP_CAPTION:
        return MARK_CAPTION;
    default:
        return 0;
    }
}

static bool names_part(enum markup_meaning m)
{
    return m != MARKUP_NOTHING && m != MARKUP_FURNITURE;
}

void html_marks(struct html_page *h)
{
    const uint32_t n = h->tree.node.n;
    h->mark = ARENA_ARRAY(h->arena, struct html_mark, n);
    for (uint32_t i = 0; i < n; i++) {
        const struct html_node *const node = &h->tree.node.at[i];
        struct html_mark *const m = &h->mark[i];
        const struct html_mark *const above =
                node->parent == NONE ? NULL : &h->mark[node->parent];
        m->flags = above != NULL ? above->flags : 0;
        m->block = above != NULL ? above->block : 0;
        m->part = above != NULL ? above->part : MARKUP_NOTHING;
        m->part_node = above != NULL ? above->part_node : 0;
        if (node->tag == TAG_TEXT) {
            continue;
        }
        if (html_is_block(node->tag)) {
            m->block = i;
        }
        m->means = node->attributes > 0 ? meaning(h, i) : MARKUP_NOTHING;
        if (names_part(m->means)) {
            m->part = m->means;
            m->part_node = i;
        }
        m->flags |= flags_of_tag(node->tag, m->flags) |
                    flags_of_meaning(m->means, node->tag);
        if ((m->flags & MARK_HIDDEN) == 0 && node->attributes > 0 &&
                is_hidden(h, i)) {
            m->flags |= MARK_HIDDEN;
        }
    }
}
