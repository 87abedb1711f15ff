/* SPDX-License-Identifier: Apache-2.0 */
/* html_tree.h - a page as a flat tree. The only file that knows the parser
 * (gumbo) is html_tree.c.
 *
 *   node   0 html | 1 head | 2 title | 3 "Text" | 4 body | 5 p | 6 "More"
 *   end    7        4        4          4          7        7     7
 *
 * Nodes stand in document order; the subtree of node i is [i, end). So every
 * walk is a loop, whatever the depth. Scripts, styles, comments and templates
 * keep their element and lose their content, but for JSON-LD scripts. */
#ifndef INGEST_HTML_TREE_H
#define INGEST_HTML_TREE_H

#include "base/arena.h"
#include "base/vec.h"
#include "ingest/html_trim.h"

/* The tags that reading a page asks about. X(enum suffix, name) */
#define HTML_TAGS(X)                                                           \
    X(A, "a")                                                                  \
    X(ADDRESS, "address")                                                      \
    X(ARTICLE, "article")                                                      \
    X(ASIDE, "aside")                                                          \
    X(AUDIO, "audio")                                                          \
    X(BLOCKQUOTE, "blockquote")                                                \
    X(BODY, "body")                                                            \
    X(BR, "br")                                                                \
    X(BUTTON, "button")                                                        \
    X(CANVAS, "canvas")                                                        \
    X(CENTER, "center")                                                        \
    X(DD, "dd")                                                                \
    X(DETAILS, "details")                                                      \
    X(DIALOG, "dialog")                                                        \
    X(DIV, "div")                                                              \
    X(DL, "dl")                                                                \
    X(DT, "dt")                                                                \
    X(EMBED, "embed")                                                          \
    X(FIELDSET, "fieldset")                                                    \
    X(FIGCAPTION, "figcaption")                                                \
    X(FIGURE, "figure")                                                        \
    X(FOOTER, "footer")                                                        \
    X(FORM, "form")                                                            \
    X(H1, "h1")                                                                \
    X(H2, "h2")                                                                \
    X(H3, "h3")                                                                \
    X(H4, "h4")                                                                \
    X(H5, "h5") X(H6, "h6") X(HEAD, "head") X(HEADER, "header") X(HGROUP,      \
            "hgroup") X(HR, "hr") X(HTML, "html") X(IFRAME, "iframe") X(INPUT, \
            "input") X(LABEL, "label") X(LI, "li") X(LINK, "link") X(MAIN,     \
            "main") X(MATH, "math") X(MENU, "menu") X(META, "meta") X(NAV,     \
            "nav") X(NOSCRIPT, "noscript") X(OBJECT, "object") X(OL,           \
            "ol") X(OPTION, "option") X(P, "p") X(PRE, "pre") X(SCRIPT,        \
            "script") X(SECTION, "section") X(SELECT, "select") X(STYLE,       \
            "style") X(SUMMARY, "summary") X(SVG, "svg") X(TABLE, "table")     \
            X(TBODY, "tbody") X(TD, "td") X(TEMPLATE, "template")              \
                    X(TEXTAREA, "textarea") X(TFOOT, "tfoot") X(TH, "th")      \
                            X(THEAD, "thead") X(TIME, "time")                  \
                                    X(TITLE, "title") X(TR, "tr") X(UL, "ul")  \
                                            X(VIDEO, "video")

enum html_tag {
    TAG_TEXT, /* a text node */
    TAG_OTHER,
#define X(name, text) TAG_##name,
    HTML_TAGS(X)
#undef X
            TAG_COUNT
};

struct html_attribute {
    span name; /* lower case */
    span value;
};

struct html_node {
    enum html_tag tag;
    uint32_t parent; /* NONE for the root */
    uint32_t end;    /* index behind its subtree */
    uint32_t first_attribute, attributes;
    span text;   /* of TAG_TEXT: decoded; of a JSON-LD script: its content */
    span source; /* of TAG_TEXT: the same as written in the page */
};

struct html_tree {
    struct html_source source; /* what was parsed; spans point into it */
    VEC(struct html_node) node;
    VEC(struct html_attribute) attribute;
};

enum { /* bytes that the parser may take */
    HTML_ALLOC_BASE = 64 << 20,
    HTML_ALLOC_PER_BYTE = 100 /* … plus this for each byte of the page */
};

/* Parses the page; a NUL must follow its last byte. Everything is in `a` and
 * spans point into it or into the page. False when a limit was reached: the
 * page is built to be slow, and only its bare text should be read. */
bool html_parse(struct arena *a, span page, struct html_tree *tree);

/* {NULL, 0} when the node has no such attribute. */
span html_attribute(
        const struct html_tree *tree, uint32_t node, const char *name);
/* The node is a block of its own, and not a piece of a line. */
bool html_is_block(enum html_tag tag);
/* The text of a subtree, white space collapsed, in `a`. */
span html_text(struct arena *a, const struct html_tree *tree, uint32_t node);

#endif
