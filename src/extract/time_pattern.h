/* SPDX-License-Identifier: Apache-2.0 */
/* time_pattern.h - the patterns of time expressions, as a linguist writes them.
 *
 * A pattern is a sequence of
 *
 *     word        that word or sign, folded and cut like the text: in
 *     @class      a word of that class: time-words.tsv, or one of the built-in
 *                 classes month month-short weekday weekday-short holiday,
 *                 unit (units of time), units (those that are plural),
 *                 period (those that are singular)
 *     #kind       a number: #count (any), #day (1-31, also first),
 *                 #figure (a day in digits), #month (1-12),
 *                 #year (1000-2199), #recent (1900-2049), #yy (two digits),
 *                 #oldyy (32-99), #hour (0-24), #minute (00-59, two digits),
 *                 #less (minutes before the hour), #nth (an ordinal),
 *                 #century (the same), #decade (1960, or 60),
 *                 #clock (330, 1030); #start, #end: the sentence
 *                 begins, ends (no row may begin with #: write ( #start ))
 *     $part       a row of time-parts.tsv; several rows of one name are
 *                 alternatives
 *     ( a | b )   one of these
 *     x?          x or nothing
 *     [ … ]       the expression that is printed; what stands outside must be
 *                 there but is not part of it
 *     ..          inside [ ]: the other end of an interval begins
 *     ~           no white space between the neighbours
 *     ^x          x begins with a capital letter
 *     !x          x says nothing here: the second day of "Monday to Tuesday"
 *
 *     on? [ $weekday ,? @month #day ( ,? #year )? ]
 *
 * An atom of the text is a run of letters, a run of digits, or one sign:
 * "20h30" is three, "o'clock" is three. Of the patterns that match at one
 * place the one that takes in most text wins, then the earlier row. A pattern
 * may have several [ ]: two times; each fills its own frame, and what one of
 * them lacks (month, year, unit, half of the day) it borrows from the other.
 *
 * All patterns of a language are compiled to one automaton without empty
 * steps; from each atom it is walked depth first, at most TIME_MAX_STEPS
 * steps, over the items (classified words, numbers) that begin there. */
#ifndef EXTRACT_TIME_PATTERN_H
#define EXTRACT_TIME_PATTERN_H

#include "base/vec.h"
#include "lang/pack.h"

enum {
    TIME_MAX_STATES = 1 << 17,
    TIME_MAX_DEPTH = 12,   /* of ( ) and $ inside one another */
    TIME_MAX_GROUPS = 4,   /* [ ] and .. of one pattern */
    TIME_MAX_STEPS = 4000, /* from one atom */
    TIME_MAX_PATH = 32     /* items of one match */
};

enum edge_flags { EDGE_GLUED = 1, EDGE_CAPITAL = 2, EDGE_MUTE = 4 };
enum { FRAME_MUTE = 255 }; /* of a step that says nothing */

struct time_edge_step {
    uint32_t symbol; /* NONE while building: an empty step */
    uint32_t to;
    uint8_t flags;  /* enum edge_flags */
    uint8_t extent; /* 0 outside, else which [ ] */
    uint8_t frame;  /* 0 outside, else which frame */
};

struct time_state {
    VEC(struct time_edge_step) edges; /* by symbol, then in pattern order */
    uint32_t accept;                  /* pattern row, or NONE */
};

struct time_net {
    struct time_state *state; /* state 0 is the start */
    uint32_t states;
};

/* Gives a symbol for a class ("@month"), a number kind ("#day") or a word
 * (its atoms); NONE when there is none. */
struct time_symbols;
uint32_t time_symbol_class(const struct time_symbols *s, span name);
uint32_t time_symbol_kind(span name);
uint32_t time_symbol_word(struct time_symbols *s, span word);

struct time_part_row { /* of time-parts.tsv */
    span name, pattern;
};

struct time_source {
    struct pack *pack;
    struct time_symbols *symbols;
    const struct time_part_row *part;
    uint32_t parts;
};

struct time_builder;
struct time_builder *time_builder_new(
        struct arena *a, const struct time_source *source);
/* Adds row `row` of `table`, whose pattern stands in `column`; mistakes go to
 * the pack. */
void time_builder_add(struct time_builder *b, const struct table *table,
        uint32_t row, uint32_t column);
/* Removes the empty steps. The net lives in `a`. */
void time_builder_finish(
        struct time_builder *b, struct arena *a, struct time_net *net);

#endif
