/* SPDX-License-Identifier: Apache-2.0 */
/* time.h - when: every date, time of day, length of time and repetition that
 * a report names, with its TIMEX3 value and the days that it covers.
 *
 *     words -> atoms -> items -> patterns -> frames -> values
 *
 * Everything that a language says stands in its pack (see time_pattern.h for
 * the notation); C knows the calendar. The reference for "today" is the day of
 * publication, for "the next day" the day that the report named last. */
#ifndef EXTRACT_TIME_H
#define EXTRACT_TIME_H

#include "doc.h"

struct pack;
struct number_rules;
struct time_rules;

/* Loads the pack's time tables; mistakes go to the pack. `numbers` must live
 * as long as the result, which lives in the pack. */
struct time_rules *time_rules_new(
        struct pack *pack, const struct number_rules *numbers);

/* Adds doc->time, in the order of the text. Needs words and, if there are,
 * uses quantities (an age is none of our lengths of time) and tags (tense).
 * Linear in the number of words. */
void time_read(struct rcp_doc *doc, const struct time_rules *rules);

#endif
