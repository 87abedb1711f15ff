/* SPDX-License-Identifier: Apache-2.0 */
/* time_period.h - a named stretch of the calendar: a day, an ISO week, a month,
 * a summer, a decade. `index` numbers the periods of one unit without gaps, so
 * that "two quarters ago" is a subtraction.
 *
 * Weeks begin on Monday. A winter begins in December of its year. Centuries
 * are TIMEX3's: 18XX is 1800 to 1899. */
#ifndef EXTRACT_TIME_PERIOD_H
#define EXTRACT_TIME_PERIOD_H

#include "base/day.h"
#include "extract/time_slots.h"

struct period {
    enum time_unit unit; /* UNIT_DAY and longer */
    int32_t index;
    day from, to; /* inclusive */
};

struct period period_of(enum time_unit unit, int32_t index);
struct period period_around(enum time_unit unit, day d); /* that holds d */
struct period period_day(day d);
struct period period_month(int32_t year, int32_t month);
struct period period_quarter(int32_t year, int32_t quarter);
struct period period_halfyear(int32_t year, int32_t half);
struct period period_season(int32_t year, int32_t season); /* 1 spring … */
struct period period_year(int32_t year);
struct period period_shift(struct period p, int32_t by);
/* TIMEX3: 2010-07-16, 2004-W47, 2010-W04-WE, 2021-09, 2006-Q4, 2005-H1,
 * 2022-SU, 1984, 196, 18. */
span period_print(struct arena *a, struct period p);
/* A day so many months later; the last of the month where it has no such. */
day day_add_months(day d, int32_t months);
/* The nth Monday to Friday after (before) a day. */
day day_add_workdays(day d, int32_t n);

#endif
