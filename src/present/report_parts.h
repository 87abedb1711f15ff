/* SPDX-License-Identifier: Apache-2.0 */
/* report_parts.h - what the files that make the page share. */
#ifndef PRESENT_REPORT_PARTS_H
#define PRESENT_REPORT_PARTS_H

#include "present/report_html.h"
#include "present/sides.h"

/* A place that something leads to, and where it leads back to. */
struct page_place {
    uint32_t document, at;
    uint32_t fact, finding; /* the one or the other is NONE */
};

struct page {
    struct arena *arena;
    struct buf *out;
    const struct messages *messages;
    const char *language;
    const struct report_page *kept;
    const struct check_result *result;
    bool *told;                   /* by fact: a finding is about it */
    VEC(struct page_place) place; /* by report and byte */
};

void page_message(struct page *p, enum message id);
/* Words that lead to their place in the report. */
void page_link(struct page *p, const struct check_place *at, span words);

/* Who says what, intervals drawn to one scale. */
void report_sides(struct page *p, const struct sides *sides);
void report_fact_title(struct page *p, uint32_t fact);
/* The facts that no finding is about. */
void report_facts(struct page *p);
/* Fills place. */
void report_places(struct page *p);
/* One report's text with its claims marked and its places anchored. */
void report_marks(struct page *p, uint32_t document);

#endif
