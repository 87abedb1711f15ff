/* SPDX-License-Identifier: Apache-2.0 */
/* quantity_term.h - one number with the sign or unit that belongs to it:
 *
 *     [money] number [of] [percent | money | unit] {smaller unit}
 *     $ 3.5m      12 %      2 milliards d'euros      7 feet 10 inches
 *
 * Internal to src/extract/quantity*. */
#ifndef EXTRACT_QUANTITY_TERM_H
#define EXTRACT_QUANTITY_TERM_H

#include "extract/quantity_rules.h"

/* Numbers of the report that were found to name something. */
enum { LABELS_MAX = 16 };
struct label_memo {
    double value[LABELS_MAX];
    uint32_t n;
};

/* One sentence being read. */
struct quantity_reader {
    struct rcp_doc *doc;
    const struct quantity_rules *rules;
    struct atoms atoms;
    struct label_memo *labels;
    uint32_t last_end; /* the atom where the last quantity ended */
};

struct term {
    uint32_t first, end;               /* atoms, with the unit */
    uint32_t number_first, number_end; /* atoms of the number alone */
    uint32_t span_end;                 /* atoms of the span: from `first` */
    double value, multiplier, scale;
    uint32_t flags; /* enum number_flags */
    uint32_t digits;
    enum quantity_kind kind;
    span unit;                   /* {NULL,0} also where it is not known which */
    bool has_unit;               /* kind is not count */
    bool is_time;                /* it counts a unit of time */
    bool minor;                  /* cents */
    span time_unit;              /* its UCUM code, or empty */
    span number_rule, unit_rule; /* rows that made it, or {NULL,0} */
};

/* Reads the term that begins with atom i; `options` of number_compose. */
bool term_read(const struct quantity_reader *r, uint32_t i, unsigned options,
        struct term *t);

/* Reads what may stand behind a number that ends at t->number_end. */
void term_suffix(const struct quantity_reader *r, struct term *t);

#endif
