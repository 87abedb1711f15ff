/* SPDX-License-Identifier: Apache-2.0 */
/* edition.h - versions of one page.
 *
 *     same address │ same outlet and: same given id │ nearly the same text
 *          └──> one page: its versions in the order of their last change
 *     each version and the next: sentences paired, what changed told apart
 *
 * A change is a pair of statements of two paired sentences that fill one slot
 * with different values. Whether the later version says so itself is told
 * too; what it says is no silent edit. */
#ifndef CROSSCHECK_EDITION_H
#define CROSSCHECK_EDITION_H

#include "crosscheck/lineage.h"

enum change {
    CHANGE_NONE,
    CHANGE_NUMBER,   /* another number of the same things */
    CHANGE_POLARITY, /* was so, is not so */
    CHANGE_STANCE,   /* asserted, kept at a distance, possible */
    CHANGE_SOURCE,   /* stands on somebody's word in one of the two only */
    CHANGE_DAY       /* another day or hour */
};

/* Two versions of one page, next to each other in time. */
struct edition {
    uint32_t earlier, later; /* reports */
};

/* The statements are indices in record.statement. */
struct edit {
    uint32_t edition; /* index in editions.pair */
    enum change change;
    uint32_t before, after;
};

struct editions {
    uint32_t *page;           /* by report: the first one of its page */
    VEC(struct edition) pair; /* by page, in time */
    VEC(struct edit) edit;    /* silent ones, by edition */
};

struct editions *editions_find(struct arena *a, struct record *const *records,
        uint32_t n, const struct lineage *lineage);
/* Compares two reports with one key: adds the pair and its edits, unless they
 * have so little in common that the page is written anew each time. */
void edition_compare(struct editions *e, struct arena *a,
        struct record *const *records, uint32_t earlier, uint32_t later);
/* Both are versions of one page. */
bool editions_same_page(const struct editions *e, uint32_t a, uint32_t b);

#endif
