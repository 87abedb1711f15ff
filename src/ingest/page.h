/* SPDX-License-Identifier: Apache-2.0 */
/* page.h - what the readers of plain text and of HTML give to ingest.c.
 * Private to ingest. */
#ifndef INGEST_PAGE_H
#define INGEST_PAGE_H

#include "ingest/draft.h"
#include "ingest/ingest.h"

struct page {
    struct arena *arena;   /* the doc's: metadata live there */
    struct arena *scratch; /* gone when the page is read */
    const struct ingest_rules *rules;
    span bytes; /* decoded */
    struct draft draft;
    struct doc_meta meta;
    struct moment updated;   /* stands in where nothing tells the first date */
    uint32_t publisher_rank; /* of meta.publisher; 0: none. Lower is surer */
    const char *note;        /* what went wrong, or NULL */
};

void plain_read(struct page *page);
void html_read(struct page *page);

/* Sets the publisher unless a surer one is known. */
void page_publisher(struct page *page, span name, uint32_t rank);
/* Adds an author unless he is there. */
void page_author(struct page *page, span name);

#endif
