/* SPDX-License-Identifier: Apache-2.0 */
/* number_atom.h - the text cut into what numbers are made of.
 *
 *     "De 1 234,5 à 20 km²"  ->  De | 1234.5 | à | 20 | km | ²
 *
 * An atom is a run of letters (with the apostrophe that ends it: d'), a
 * numeric literal with its group and decimal signs, or any other single sign.
 * Tables that the number and quantity grammars look up are cut by the same
 * function, so that both sides always agree. Internal to src/extract/number*
 * and quantity*. */
#ifndef EXTRACT_NUMBER_ATOM_H
#define EXTRACT_NUMBER_ATOM_H

#include "doc.h"
#include "lang/phrase.h"

struct pack;

enum atom_kind { ATOM_WORD, ATOM_LITERAL, ATOM_SIGN };

enum atom_flags {
    ATOM_GAP = 1,     /* white space, or nothing, stands before it */
    ATOM_PLAIN = 2,   /* a literal of nothing but digits */
    ATOM_DASH = 4,    /* a hyphen, dash or minus sign */
    ATOM_CAPITAL = 8, /* starts upper case */
    ATOM_CAPS = 16,   /* nothing but upper case */
    ATOM_SLASH = 32   /* a slash between digits may divide them */
};

struct atom {
    range at;
    uint32_t id;   /* of the folded text in the pack, or NONE */
    uint32_t word; /* of the doc */
    double value;  /* of a literal */
    uint8_t kind, flags;
    uint16_t digits; /* of a literal */
};

/* What the signs between digits mean in the language. */
enum literal_sign { LITERAL_NONE, LITERAL_GROUP, LITERAL_DECIMAL };
struct literal_signs {
    enum literal_sign comma, point, space;
};

struct atoms {
    struct atom *at; /* [cap] */
    uint32_t n, cap; /* cutting stops when n == cap */
};

/* Cuts text[at), which begins with the doc's word `word`, into `out`. */
void atoms_cut(struct atoms *out, const struct rcp_doc *doc,
        const struct literal_signs *signs, range at, uint32_t word);
/* Adds a phrase of a table, cut the same way, to a set. False when it is
 * empty or longer than 16 atoms. */
bool atoms_phrase(
        struct phrases *set, struct pack *pack, span text, uint32_t value);
/* The longest phrase that the atoms from i begin with, hyphens between two
 * words passed over: its number of atoms (0 when none), and the first row. */
uint32_t atoms_match(const struct phrases *set, const struct atoms *atoms,
        uint32_t i, uint32_t *handle);

#endif
