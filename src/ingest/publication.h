/* SPDX-License-Identifier: Apache-2.0 */
/* publication.h - what one line of a page is: text of the report, a
 * publication line that feeds the metadata, or page furniture. */
#ifndef INGEST_PUBLICATION_H
#define INGEST_PUBLICATION_H

#include "ingest/line_pattern.h"

enum line_kind {
    LINE_TEXT,
    LINE_BYLINE,
    LINE_CHROME, /* goes */
    LINE_STOP,   /* goes, and what it heads too */
    LINE_CAPTION,
    LINE_NOTE
};

struct line_facts {
    enum line_kind kind;
    struct moment published; /* year 0 when the line has no date */
    struct moment updated;
    uint32_t n_authors;
    span author[LINE_MAX_AUTHORS]; /* parts of the line */
    span publisher;
    bool publisher_guessed; /* no row says so, but the name looks like one */
    bool has_rubric;   /* TEXT: a section's name and a dash or colon open it */
    bool has_dateline; /* TEXT: place, date, agency open it; `published` and
                          `publisher` are theirs */
};

/* Reads one line. A publication line may be of several parts ("By A. B. |
 * 3 May 2017 | 10:40"). Spans point into `text`. */
void publine_read(const struct ingest_rules *rules, struct arena *scratch,
        span text, struct line_facts *facts);

/* The same for a line that is known to be a publication line, as the page
 * names it so: takes what rows find in it and leaves out the rest. */
void publine_search(const struct ingest_rules *rules, struct arena *scratch,
        span text, struct line_facts *facts);

/* The first date (with its time, if one follows) that stands in `text`; false
 * when there is none. */
bool date_in_text(const struct ingest_rules *rules, struct arena *scratch,
        span text, struct moment *moment);

/* Cuts a list of people ("By A. Bee, C. Dee and E. Eff") into names. Returns
 * how many were put into `out`, at most LINE_MAX_AUTHORS. */
uint32_t authors_split(const struct ingest_rules *rules, struct arena *scratch,
        span text, span out[LINE_MAX_AUTHORS]);

/* Whose a site is, from the line at a page's foot; {NULL, 0} if it is none. */
span owner_in_text(
        const struct ingest_rules *rules, struct arena *scratch, span text);

/* True when the whole text is a site's section, no outlet's name. */
bool is_site_section(
        const struct ingest_rules *rules, struct arena *scratch, span text);

#endif
