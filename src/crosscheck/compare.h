/* SPDX-License-Identifier: Apache-2.0 */
/* compare.h - do two statements that fill one slot agree?
 *
 * Numbers are intervals: those of the wording (record.h), widened by what
 * journalists round off, in one unit. Pure functions. */
#ifndef CROSSCHECK_COMPARE_H
#define CROSSCHECK_COMPARE_H

#include "crosscheck/record.h"

enum relation { RELATION_UNCLEAR, RELATION_AGREE, RELATION_DIFFER };

/* Both are numbers of one kind and dimension. */
bool compare_same_unit(const struct statement *a, const struct statement *b);
enum relation compare_numbers(
        const struct statement *a, const struct statement *b);
enum relation compare_times(
        const struct statement *a, const struct statement *b);
/* Whether the thing is said to be so or not to be so. */
enum relation compare_polarity(
        const struct statement *a, const struct statement *b);
enum relation compare_statements(
        const struct statement *a, const struct statement *b);
/* The exact same number, written as exact in both. */
bool compare_same_number(const struct statement *a, const struct statement *b);
/* Two folded words are one, or look alike as words of two languages do:
 * democratique, democratic. */
bool compare_words(span a, span b);

#endif
