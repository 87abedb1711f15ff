/* SPDX-License-Identifier: Apache-2.0 */
/* number_compose.h - numbers over atoms, for the quantity grammar; other
 * stages use number.h. Internal to src/extract/number* and quantity*. */
#ifndef EXTRACT_NUMBER_COMPOSE_H
#define EXTRACT_NUMBER_COMPOSE_H

#include "extract/number.h"
#include "extract/number_atom.h"

enum number_option {
    NUMBER_NO_JOINER = 1, /* "between one hundred | and | twenty thousand" */
    NUMBER_NO_MINUS = 2
};

/* A number over atoms [first, end). */
struct number_atoms {
    uint32_t first, end;
    double value, unit;
    uint32_t flags, digits;
    span rule; /* the row of its first word; {NULL,0} for figures alone */
};

/* The longest number that begins with atom `i`. */
bool number_compose(const struct number_rules *rules, const struct atoms *atoms,
        uint32_t i, unsigned options, struct number_atoms *out);
const struct literal_signs *number_signs(const struct number_rules *rules);
/* Atom `i` is one that joins (and, et). */
bool number_joins(const struct number_rules *rules, const struct atoms *atoms,
        uint32_t i);
/* Atom `i` links a collective to what it counts (of, de, d'). */
bool number_links(const struct number_rules *rules, const struct atoms *atoms,
        uint32_t i);

#endif
