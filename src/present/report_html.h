/* SPDX-License-Identifier: Apache-2.0 */
/* report_html.h - a cross-check as one self-contained page: what to look at,
 * facts with each report's interval drawn to scale, roots, and the reports
 * with their claims marked in place. No network, readable without JavaScript
 * (it has none), prints well. */
#ifndef PRESENT_REPORT_HTML_H
#define PRESENT_REPORT_HTML_H

#include "crosscheck/check.h"
#include "doc.h"
#include "present/messages.h"

/* What the page needs of one report: copied, because the report goes. */
struct kept_claim {
    range at;
    enum stance stance;
    bool sourced; /* somebody is named for it */
    span chain;   /* "The BBC citing drivers"; {NULL,0} for the own word */
};

struct kept_report {
    span text;
    VEC(struct block) block;
    VEC(struct kept_claim) claim;
};

struct report_page {
    struct arena *arena;
    const struct messages *messages;
    const char *language;           /* of the page's own words, or NULL */
    VEC(struct kept_report) report; /* in the order of the check's documents */
};

/* Keeps what the page shows of a report. */
void report_keep(struct report_page *page, const struct rcp_doc *doc);
/* The whole page. */
span report_html(struct report_page *page, const struct check_result *result);

#endif
