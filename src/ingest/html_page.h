/* SPDX-License-Identifier: Apache-2.0 */
/* html_page.h - a page with what is known of each of its nodes.
 *
 *   tree -> html_marks: what each node is (flags, meaning)
 *        -> html_sums:  how much prose each subtree holds
 *        -> html_main:  which subtree is the report
 *        -> html_blocks: its blocks, into the draft
 *
 * Private to ingest. */
#ifndef INGEST_HTML_PAGE_H
#define INGEST_HTML_PAGE_H

#include "ingest/html_tree.h"
#include "ingest/page.h"
#include "ingest/publication.h"
#include "ingest/rules.h"

enum mark_flags {
    MARK_HIDDEN = 1,     /* never shown: scripts, forms' fields, hidden */
    MARK_FURNITURE = 2,  /* navigation, advertisements, related links */
    MARK_LINK = 4,       /* inside a link */
    MARK_QUOTE = 8,      /* inside a blockquote */
    MARK_LIST = 16,      /* inside a list item */
    MARK_CAPTION = 32,   /* inside a picture's caption */
    MARK_HEADING = 64,   /* inside h2 … h6 */
    MARK_COMMENTS = 128, /* what readers wrote */
    MARK_ARTICLE = 256   /* inside an article or the page's main element */
};

struct html_mark {
    uint32_t flags; /* enum mark_flags, those of the ancestors included */
    uint32_t block; /* nearest block element, itself included */
    enum markup_meaning means; /* of the node itself */
    enum markup_meaning part;  /* of the nearest node that names a part */
    uint32_t part_node;        /* that node; of no meaning without a part */
    uint32_t text, links; /* bytes of text shown, of those inside links: of the
                             block's own lines only, set on block elements */
    uint32_t stops;       /* sentence marks and commas in it */
    int64_t worth;        /* of the whole subtree; see html_sums */
    uint32_t prose;       /* bytes of prose in the whole subtree */
};

/* Where a piece of metadata comes from, surest first. */
enum meta_rank {
    META_JSONLD,
    META_HEAD,  /* <meta> that names the thing itself */
    META_ITEM,  /* itemprop, rel, <time> */
    META_NAMED, /* an element that the page calls so */
    META_LOOSE, /* <meta> or <time> that may mean something else */
    META_RANKS
};

struct html_people {
    uint32_t n;
    span name[LINE_MAX_AUTHORS];
};

struct html_page {
    struct page *page;
    struct arena *arena; /* scratch */
    struct html_tree tree;
    struct html_mark *mark; /* one for each node */
    VEC(span) titles;       /* what the page says its title is, surest first */
    VEC(span) bare;         /* the same, letters and digits only */
    struct html_people people[META_RANKS];
    struct moment published[META_RANKS], updated;
    span site;         /* the site's name as the head gives it */
    span page_title;   /* <title> */
    span said_body;    /* the text as the JSON-LD gives it */
    uint32_t headline; /* node of the headline shown, or NONE */
    uint32_t kicker;   /* node inside it that is none of it, or NONE */
    uint32_t main;     /* node of the report's text */
};

/* html_marks.c */
void html_marks(struct html_page *h);
/* html_sums.c */
void html_sums(struct html_page *h);
/* html_meta.c: metadata and titles from the head, JSON-LD and attributes. */
void html_meta(struct html_page *h);
/* html_settle.c, after the blocks: settles title, publisher, authors and date.
 */
void html_meta_end(struct html_page *h);
/* The element holds a few words, not a part of the page. */
bool html_is_small(const struct html_page *h, uint32_t node);
/* html_title.c: the <title>, without the name of the site. */
void html_page_title(struct html_page *h);
/* html_jsonld.c: one script's objects. */
void html_jsonld(struct html_page *h, span script);
/* html_facts.c: what meta and jsonld collect. */
void html_add_title(struct html_page *h, span title);
void html_add_people(struct html_page *h, enum meta_rank rank, span names);
void html_add_date(struct html_page *h, struct moment *to, span text);
void html_add_publisher(struct html_page *h, span name, bool site);
/* html_headline.c: finds the headline among the nodes. */
void html_headline(struct html_page *h);
/* html_main.c: chooses `main`. */
void html_main(struct html_page *h);
/* html_blocks.c: fills the draft from headline and main, and calls */
void html_blocks(struct html_page *h);
/* html_choose.c: which blocks stay and what each is; the blocks from `header`
 * on stand around the headline, those from `body` on are the text. */
void html_choose(struct html_page *h, uint32_t header, uint32_t body);
/* The node stands in what the page calls a byline, an author or a date. */
bool html_is_credit(const struct html_page *h, uint32_t node);
/* html_strip.c: the bare text of a page that must not be parsed. */
void html_strip(struct page *page);

/* Letters and digits only, folded without accents: for comparing titles. */
span bare_letters(struct arena *a, span s);
/* HTML's five entities and numbers decoded, for strings out of JSON-LD. */
span entities_decode(struct arena *a, span s);

#endif
