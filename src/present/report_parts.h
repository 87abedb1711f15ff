/* SPDX-License-Identifier: Apache-2.0 */
/* report_parts.h - what the files that make the page share. */
#ifndef PRESENT_REPORT_PARTS_H
#define PRESENT_REPORT_PARTS_H

#include "present/report_html.h"

struct page {
    struct arena *arena;
    struct buf *out;
    const struct messages *messages;
    const char *language;
    const struct report_page *kept;
    const struct check_result *result;
};

void page_message(struct page *p, enum message id);
/* Words that lead to their place in the report. */
void page_link(struct page *p, const struct check_place *at, span words);

/* The facts, each a table with intervals drawn to one scale. */
void report_facts(struct page *p);
/* One report's text with its claims marked and its places anchored. */
void report_marks(struct page *p, uint32_t document);

#endif
