/* SPDX-License-Identifier: Apache-2.0 */
/* time_line.h - one sentence as the time patterns see it.
 *
 *     words  | Le | 12 | octobre | à | 20h30       |
 *     atoms  | le | 12 | octobre | à | 20 | h | 30 |
 *     items  |    #count #day #hour  @month …       (some atoms long)
 *
 * Atoms do not depend on how the tokeniser cut the words. Lives in the scratch
 * arena of time_read until the next sentence. */
#ifndef EXTRACT_TIME_LINE_H
#define EXTRACT_TIME_LINE_H

#include "extract/time_rules.h"

enum atom_flags {
    ATOM_SPACE = 1, /* white space (or the sentence's start) before it */
    ATOM_CAPITAL = 2,
    ATOM_DIGITS = 4,
    ATOM_LETTERS = 8,
    ATOM_FIRST = 16 /* first atom of its word */
};

struct time_atom {
    range at;
    uint32_t id;   /* as interned by the pack; NONE when it has no such word */
    uint32_t word; /* word index */
    uint32_t flags;
    uint32_t first_item, items;
};

struct time_item {
    uint32_t symbol;
    uint32_t entry; /* what the word says; NONE for a number */
    double number;
    uint32_t atoms; /* how many it takes in */
};

struct time_line {
    const struct rcp_doc *doc;
    const struct time_rules *rules;
    struct arena *arena;
    VEC(struct time_atom) atom;
    VEC(struct time_item) item;
};

/* Fills the line from a sentence. */
void time_line_read(struct time_line *line, uint32_t sentence);

struct time_step {
    uint32_t atom;
    struct time_item item;
    uint8_t extent, frame;
};

struct time_match {
    uint32_t row; /* of time-patterns.tsv */
    uint32_t end; /* atom behind the last */
    uint32_t steps;
    struct time_step step[TIME_MAX_PATH];
};

/* The best match that begins with atom `at`; false when there is none. */
bool time_match_at(
        const struct time_line *line, uint32_t at, struct time_match *out);

#endif
