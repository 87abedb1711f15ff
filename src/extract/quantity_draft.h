/* SPDX-License-Identifier: Apache-2.0 */
/* quantity_draft.h - a quantity while its sentence is being read, and the
 * steps behind the grammar. Internal to src/extract/quantity*. */
#ifndef EXTRACT_QUANTITY_DRAFT_H
#define EXTRACT_QUANTITY_DRAFT_H

#include "extract/quantity_term.h"

struct draft {
    uint32_t first, end;           /* atoms read; the pass goes on at end */
    uint32_t span_first, span_end; /* atoms of the span */
    struct term a, b;              /* b: the upper end of a range */
    bool range, ratio;             /* a … b; a of b */
    enum quantity_modifier modifier;
    bool modified;
    span modifier_rule; /* the row of the modifier, range or vague word */
    double value, min, max;
    double whole;     /* of a ratio */
    uint32_t noun;    /* doc word or NONE */
    bool no_noun;     /* money, ages: counts no noun */
    uint32_t part_of; /* index of doc->quantity */
};

/* Is the number no quantity but a date, a time, a label, a score? Then *end
 * is the atom to go on at. quantity_filter.c */
bool quantity_refused(
        const struct quantity_reader *r, struct draft *d, uint32_t *end);
/* Turns a length of time that is an age into a measure; false when it is no
 * age. quantity_filter.c */
bool quantity_age(const struct quantity_reader *r, struct draft *d);

/* The head noun that the draft counts, or NONE. quantity_noun.c */
uint32_t quantity_noun(const struct quantity_reader *r, const struct draft *d);
/* The plural noun behind the "of" at atom `end`, past what determines it:
 * "of his trucks", "of the group's own vehicles"; or NONE. quantity_noun.c */
uint32_t quantity_noun_of(const struct quantity_reader *r, uint32_t end);
/* The noun of a quantity that names none ("4 of the other", "They were 250").
 * `since`, `earlier`: the first quantities of its sentence and of those that
 * it can refer to. quantity_gap.c */
uint32_t quantity_gapped(const struct quantity_reader *r, const struct draft *d,
        uint32_t since, uint32_t earlier);
/* Is the word a noun of a person or a casualty? quantity_noun.c */
bool quantity_counted(const struct quantity_reader *r, uint32_t word);
/* … of several persons: a plural, or a crowd? With tags. quantity_noun.c */
bool quantity_crowd(const struct quantity_reader *r, uint32_t word);
/* … of a casualty? quantity_noun.c */
bool quantity_casualty(const struct quantity_reader *r, uint32_t word);

/* Finds what the draft, a count, is a part of, and its noun where it has none
 * of its own. `since`, `earlier`: the first quantities of its sentence and of
 * the one before. quantity_part.c */
void quantity_wholes(const struct quantity_reader *r, struct draft *d,
        uint32_t since, uint32_t earlier);
/* "14 counts of theft and one of fraud": does the draft, a number that is also
 * an article, go on with what was counted? quantity_part.c */
bool quantity_one_more(const struct quantity_reader *r, const struct draft *d);
/* The noun of a percentage "of them". quantity_part.c */
void quantity_share(
        const struct quantity_reader *r, struct draft *d, uint32_t earlier);
/* After the draft has been added: makes it the whole of the quantity that
 * ended at atom `before`, where words say so. quantity_part.c */
void quantity_link(
        const struct quantity_reader *r, struct draft *d, uint32_t before);

/* Reads the modifiers before a number at atom i; the atom behind them.
 * quantity.c */
uint32_t quantity_before(
        const struct quantity_reader *r, uint32_t i, struct draft *d);
/* The range or ratio that begins with atom i. quantity_range.c */
bool quantity_range(
        const struct quantity_reader *r, uint32_t i, struct draft *d);
bool quantity_ratio(
        const struct quantity_reader *r, uint32_t i, struct draft *d);

/* The vague, zero or fixed number that begins with atom i. quantity_vague.c */
bool quantity_vague(
        const struct quantity_reader *r, uint32_t i, struct draft *d);
bool quantity_none(
        const struct quantity_reader *r, uint32_t i, struct draft *d);
bool quantity_exact(
        const struct quantity_reader *r, uint32_t i, struct draft *d);

/* A number behind "magnitude" is a measure. quantity_unit.c */
void quantity_magnitude(const struct quantity_reader *r, struct draft *d);
/* Is the draft set against the number before it ("up from 72")? quantity_gap.c
 */
bool quantity_against(const struct quantity_reader *r, const struct draft *d);
/* The same by a word for it alone, not by a pronoun ("ils en revendiquent 72").
 * quantity_gap.c */
bool quantity_behind_against(
        const struct quantity_reader *r, const struct draft *d);
/* Is it what was counted before a change: "up from 72", "contre 72", "from 72
 * to 80", "to 80 from 72"? quantity_range.c */
bool quantity_former(const struct quantity_reader *r, const struct draft *d);
/* The unit or noun that the draft shares with the next number, or the unit of
 * the one before (`since`: first of the sentence), and the other half of it.
 * After its own noun. quantity_unit.c */
void quantity_unit(
        const struct quantity_reader *r, struct draft *d, uint32_t since);

#endif
