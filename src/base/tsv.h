/* SPDX-License-Identifier: Apache-2.0 */
/* tsv.h - tab-separated tables written by people.
 *
 *     # a comment, and empty lines, are skipped
 *     lemma<TAB>stance<TAB>frame      the first line names the columns
 *     affirmer<TAB>neutral<TAB>that
 *
 * UTF-8, no quoting; a field is what stands between tabs, spaces at its ends
 * trimmed; missing trailing fields are empty; too many fields are a mistake.
 * Only a '#' that starts its line makes a comment.
 * The reader never stops at the first mistake: the caller collects them. */
#ifndef BASE_TSV_H
#define BASE_TSV_H

#include "base/buf.h"
#include "base/err.h"

enum { TSV_MAX_COLUMNS = 16 };

struct tsv {
    span name;     /* of the file, for messages */
    span bytes;    /* the whole file */
    size_t at;     /* where the next line starts */
    uint32_t line; /* number of the current row's line, from 1 */
    span row;      /* the current line */
    uint32_t columns;
    span column[TSV_MAX_COLUMNS]; /* names from the first line */
    span field[TSV_MAX_COLUMNS];  /* of the current row */
};

/* Mistakes of a whole pack, in the order found, as full messages with file,
 * line, column (in code points, from 1), the line with its tabs made visible,
 * and a caret:
 *
 *     speech.tsv:12:8: unknown stance 'sceptical' (neutral, doubting, …)
 *         clamer<TAB>sceptical
 *                    ^
 */
struct tsv_report {
    struct arena *arena;
    struct buf *text;
    uint32_t mistakes;
};

/* Reads the line of column names. False (and a mistake) when there is none,
 * or a name is empty or given twice, or there are too many. */
bool tsv_open(struct tsv *t, span name, span bytes, struct tsv_report *report);
/* Moves to the next row. False at the end. Rows with too many fields or
 * invalid UTF-8 are reported and skipped. */
bool tsv_next(struct tsv *t, struct tsv_report *report);
/* Lines that are left, of whatever kind: rows are not more. */
size_t tsv_lines(const struct tsv *t);
/* Reports a mistake in field `column` of the current row (or in the line of
 * names before the first tsv_next). */
void tsv_mistake(struct tsv *t, uint32_t column, struct tsv_report *report,
        const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
