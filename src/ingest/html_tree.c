/* SPDX-License-Identifier: Apache-2.0 */
/* html_tree.c - gumbo behind our flat tree; see html_tree.h.
 *
 *   page -> html_trim -> gumbo (its memory from our arena, with a budget)
 *        -> flat tree
 *
 * What of hostile pages html_trim cannot see costs memory, and the allocator
 * jumps out when its budget is spent. Both count work, not time, so the same
 * page is read in the same way on every machine. */
#include "ingest/html_tree.h"

#include <gumbo.h>
#include <setjmp.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/utf8.h"

/* ---- names ----------------------------------------------------------------
 */

static const char *const TAG_NAMES[TAG_COUNT] = {
#define X(name, text) [TAG_##name] = text,
        HTML_TAGS(X)
#undef X
};

/* gumbo's number of a tag -> ours. Filled on the stack of each parse: there
 * are no globals. */
struct tag_map {
    enum html_tag of[GUMBO_TAG_LAST + 1];
};

static void tag_map_fill(struct tag_map *map)
{
    memset(map, 0, sizeof *map);
    for (size_t i = 0; i <= GUMBO_TAG_LAST; i++) {
        map->of[i] = TAG_OTHER;
    }
    for (int i = TAG_OTHER + 1; i < TAG_COUNT; i++) {
        const GumboTag tag = gumbo_tag_enum(TAG_NAMES[i]);
        if (tag != GUMBO_TAG_UNKNOWN) {
            map->of[tag] = (enum html_tag)i;
        }
    }
}

/* Tags that this gumbo does not know, by their name in the page. */
static enum html_tag unknown_tag(const GumboElement *e)
{
    GumboStringPiece name = e->original_tag;
    gumbo_tag_from_original_text(&name);
    return name.length == 6 && strncasecmp(name.data, "dialog", 6) == 0
                   ? TAG_DIALOG
                   : TAG_OTHER;
}

bool html_is_block(enum html_tag tag)
{
    switch (tag) {
    case TAG_TEXT:
    case TAG_OTHER:
    case TAG_A:
    case TAG_AUDIO:
    case TAG_BR:
    case TAG_BUTTON:
    case TAG_CANVAS:
    case TAG_EMBED:
    case TAG_IFRAME:
    case TAG_INPUT:
    case TAG_LABEL:
    case TAG_LINK:
    case TAG_MATH:
    case TAG_META:
    case TAG_NOSCRIPT:
    case TAG_OBJECT:
    case TAG_SCRIPT:
    case TAG_SELECT:
    case TAG_STYLE:
    case TAG_SVG:
    case TAG_TD:
    case TAG_TEMPLATE:
    case TAG_TEXTAREA:
    case TAG_TH:
    case TAG_TIME:
    case TAG_VIDEO:
        return false;
    default:
        return true;
    }
}

/* ---- gumbo with a budget --------------------------------------------------
 */

struct budget {
    struct arena *arena;
    size_t left;
    jmp_buf out;
};

static void *budget_alloc(void *user, size_t size)
{
    struct budget *const b = user;
    if (size > b->left) {
        longjmp(b->out, 1);
    }
    b->left -= size;
    return arena_alloc(b->arena, size);
}

static void budget_free(void *user, void *pointer)
{
    (void)user;
    (void)pointer; /* goes with the arena */
}

/* NULL when the budget was spent. */
static const GumboOutput *parse(struct arena *a, span page)
{
    struct budget *const b = ARENA_NEW(a, struct budget);
    b->arena = a;
    b->left = (size_t)HTML_ALLOC_BASE + page.len * HTML_ALLOC_PER_BYTE;
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = budget_alloc;
    options.deallocator = budget_free;
    options.userdata = b;
    options.max_errors = 0;
    if (setjmp(b->out) != 0) {
        return NULL;
    }
    return gumbo_parse_with_options(&options, page.ptr, page.len);
}

/* ---- the flat tree --------------------------------------------------------
 */

struct builder {
    struct arena *arena;
    struct html_tree *tree;
    struct tag_map tags;
};

/* gumbo 0.10 makes broken UTF-8 of numeric references that overflow. */
static span mended(struct builder *b, const char *text)
{
    return utf8_repair(b->arena, span_of(text), NULL);
}

static void add_attributes(
        struct builder *b, struct html_node *node, const GumboVector *from)
{
    node->first_attribute = b->tree->attribute.n;
    for (unsigned i = 0; i < from->length; i++) {
        const GumboAttribute *const a = from->data[i];
        *VEC_ADD(b->arena, &b->tree->attribute) =
                (struct html_attribute){span_of(a->name), mended(b, a->value)};
    }
    node->attributes = b->tree->attribute.n - node->first_attribute;
}

/* JSON-LD keeps its content: it holds the metadata. */
static void keep_script(struct builder *b, uint32_t at, const GumboElement *e)
{
    struct html_node *const node = &b->tree->node.at[at];
    const GumboAttribute *const type =
            gumbo_get_attribute(&e->attributes, "type");
    if (type != NULL && strcasecmp(type->value, "application/ld+json") == 0 &&
            e->children.length > 0) {
        const GumboNode *const content = e->children.data[0];
        node->text = mended(b, content->v.text.text);
    }
}

static bool is_opaque(enum html_tag tag)
{
    return tag == TAG_SCRIPT || tag == TAG_STYLE || tag == TAG_SVG ||
           tag == TAG_MATH || tag == TAG_TEMPLATE || tag == TAG_IFRAME;
}

/* Adds one node; true when its children are to be walked. */
static bool add_node(struct builder *b, const GumboNode *n, uint32_t parent)
{
    struct html_node *const node = VEC_ADD(b->arena, &b->tree->node);
    const uint32_t at = b->tree->node.n - 1;
    node->parent = parent;
    node->end = at + 1;
    if (n->type != GUMBO_NODE_ELEMENT) {
        node->tag = TAG_TEXT;
        node->text = mended(b, n->v.text.text);
        node->source = (span){
                n->v.text.original_text.data, n->v.text.original_text.length};
        return false;
    }
    const GumboElement *const e = &n->v.element;
    node->tag =
            e->tag == GUMBO_TAG_UNKNOWN ? unknown_tag(e) : b->tags.of[e->tag];
    add_attributes(b, node, &e->attributes);
    if (node->tag == TAG_SCRIPT) {
        keep_script(b, at, e);
    }
    return !is_opaque(node->tag);
}

static bool is_wanted(const GumboNode *n)
{
    switch (n->type) {
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_CDATA:
    case GUMBO_NODE_WHITESPACE:
        return true;
    case GUMBO_NODE_DOCUMENT:
    case GUMBO_NODE_COMMENT:
    case GUMBO_NODE_TEMPLATE:
        return false;
    }
    return false;
}

/* Document order with an explicit stack: one entry for each open element. */
static void flatten(struct builder *b, const GumboNode *root)
{
    struct frame {
        const GumboElement *element;
        unsigned next;
        uint32_t at;
    };
    VEC(struct frame) stack = {0};
    if (!add_node(b, root, NONE)) {
        return;
    }
    *VEC_ADD(b->arena, &stack) = (struct frame){&root->v.element, 0, 0};
    while (stack.n > 0) {
        struct frame *const top = &stack.at[stack.n - 1];
        if (top->next == top->element->children.length) {
            b->tree->node.at[top->at].end = b->tree->node.n;
            stack.n--;
            continue;
        }
        const GumboNode *const child = top->element->children.data[top->next++];
        if (is_wanted(child) && add_node(b, child, top->at)) {
            *VEC_ADD(b->arena, &stack) =
                    (struct frame){&child->v.element, 0, b->tree->node.n - 1};
        }
    }
}

bool html_parse(struct arena *a, span page, struct html_tree *tree)
{
    memset(tree, 0, sizeof *tree);
    if (!html_trim(a, page, &tree->source)) {
        return false;
    }
    const GumboOutput *const out = parse(a, tree->source.text);
    if (out == NULL) {
        return false;
    }
    struct builder b = {.arena = a, .tree = tree};
    tag_map_fill(&b.tags);
    flatten(&b, out->root);
    return true;
}

span html_attribute(
        const struct html_tree *tree, uint32_t node, const char *name)
{
    const struct html_node *const n = &tree->node.at[node];
    for (uint32_t i = 0; i < n->attributes; i++) {
        const struct html_attribute *const a =
                &tree->attribute.at[n->first_attribute + i];
        if (span_eq(a->name, span_of(name))) {
            return a->value;
        }
    }
    return (span){NULL, 0};
}

span html_text(struct arena *a, const struct html_tree *tree, uint32_t node)
{
    struct buf out;
    buf_init(&out, a);
    bool space = false;
    for (uint32_t i = node; i < tree->node.at[node].end; i++) {
        const struct html_node *const n = &tree->node.at[i];
        if (n->tag != TAG_TEXT) {
            space |= html_is_block(n->tag) || n->tag == TAG_BR;
            continue;
        }
        for (size_t k = 0; k < n->text.len; k++) {
            const char c = n->text.ptr[k];
            if (c == ' ' || (c >= '\t' && c <= '\r')) {
                space = true;
                continue;
            }
            if (space && out.len > 0) {
                buf_char(&out, ' ');
            }
            space = false;
            buf_char(&out, c);
        }
    }
    return buf_span(&out);
}
