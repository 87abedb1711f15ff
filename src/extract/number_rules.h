/* SPDX-License-Identifier: Apache-2.0 */
/* number_rules.h - numbers.tsv as compiled, and its look-up over atoms.
 * Internal to number.c and number_rules.c. */
#ifndef EXTRACT_NUMBER_RULES_H
#define EXTRACT_NUMBER_RULES_H

#include "extract/number_compose.h"

enum row_kind {
    ROW_CARDINAL,
    ROW_HUNDRED,
    ROW_SCALE,
    ROW_COLLECTIVE,
    ROW_PART,
    ROW_ORDINAL,
    ROW_SUFFIX,
    ROW_ARTICLE,
    ROW_JOINER,
    ROW_LINK,
    ROW_POINT,
    ROW_MINUS
};

enum row_flag {
    FLAG_AND = 1,    /* may follow the joiner */
    FLAG_ABOUT = 2,  /* rounds */
    FLAG_PLURAL = 4, /* alone it is a vague number */
    FLAG_GLUED = 8,  /* only where it touches digits */
    FLAG_ALONE = 16, /* needs no number before it */
    FLAG_CASE = 32,  /* only in this case: M, not m */
    FLAG_PLAIN = 64, /* also without its accents */
    FLAG_FEW = 128   /* multiplies what is under 20, in digits under 10 */
};

struct number_row {
    enum row_kind kind;
    uint32_t flags;
    double value, takes;
    bool capital; /* the form begins upper case; for FLAG_CASE */
    span rule;    /* numbers.tsv:12 */
};

struct number_rules {
    struct literal_signs signs;
    struct phrases *forms;
    struct number_row *row;
};

/* The row that the atoms from i begin with by their longest phrase, and the
 * phrase's number of atoms. NULL when there is none, or when none fits: signs
 * and suffixes must touch digits, rows of one case have it. */
const struct number_row *number_row_at(const struct number_rules *rules,
        const struct atoms *atoms, uint32_t i, uint32_t *length);
/* The same among rows of one kind. */
const struct number_row *number_row_of(const struct number_rules *rules,
        const struct atoms *atoms, uint32_t i, enum row_kind kind,
        uint32_t *length);

#endif
