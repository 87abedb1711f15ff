/* SPDX-License-Identifier: Apache-2.0 */
/* time_slots.h - what a time expression can say: a frame of numbered slots.
 *
 * A word of time-words.tsv fills slots ("yesterday": shift=-1 unit=day), a
 * pattern collects the words' slots in a frame and names the operation that
 * makes a value of it:
 *
 *     "last Friday"   {shift=-1, weekday=5}          date    2010-07-16
 *     "two years ago" {count=2, unit=year, shift=-1} offset  2008
 *
 * The names of slots, operations and symbolic values are the ones that tables
 * use. They are TIMEX3's where TIMEX3 has one. */
#ifndef EXTRACT_TIME_SLOTS_H
#define EXTRACT_TIME_SLOTS_H

#include "base/span.h"

#define TIME_SLOTS(X)                                                          \
    X(YEAR, "year")       /* 1984; two digits are made four */                 \
    X(MONTH, "month")     /* 1-12 */                                           \
    X(DAY, "day")         /* of the month, 1-31 */                             \
    X(WEEKDAY, "weekday") /* 1 Monday … 7 Sunday */                          \
    X(HOUR, "hour")       /* 0-24 */                                           \
    X(MINUTE, "minute")   /* 0-59 */                                           \
    X(SECOND, "second")                                                        \
    X(LESS, "less")       /* minutes to take off the hour: moins le quart */   \
    X(ZONE, "zone")       /* minutes east of UTC */                            \
    X(HALFDAY, "halfday") /* 0 before noon, 12 after noon */                   \
    X(PART, "part")       /* MO MI AF EV NI DT: part of the day */             \
    X(SEASON, "season")   /* SP SU FA WI */                                    \
    X(QUARTER, "quarter") /* 1-4 */                                            \
    X(HALF, "half")       /* 1-2, of a year */                                 \
    X(DECADE, "decade")   /* its first year: 1960, or 60 */                    \
    X(CENTURY, "century") /* 19: the nineteenth */                             \
    X(HOLIDAY, "holiday") /* row of holidays.tsv */                            \
    X(UNIT, "unit")       /* second … century, weekend, workday */           \
    X(FACTOR, "factor")   /* a fortnight is 2 weeks */                         \
    X(COUNT, "count")     /* how many units; X: some */                        \
    X(ADD, "add")         /* to the count: "and a half" is 0.5 */              \
    X(SHIFT, "shift")     /* -1 last, ago; 0 this; 1 next, later */            \
    X(WEEK, "week")       /* the same, of weeks, for a weekday */              \
    X(BASE, "base")       /* published, told: what is shifted from */          \
    X(NTH, "nth")         /* 1 first, 2 second …, -1 last */                 \
    X(EDGE, "edge")       /* start middle end: printed with the whole */       \
    X(REF, "ref")         /* PAST PRESENT FUTURE */                            \
    X(TENSE, "tense")     /* past future: where a partial date lies */         \
    X(ORDER, "order")     /* in figures: day-first, month-first */

enum time_slot {
#define X(name, label) SLOT_##name,
    TIME_SLOTS(X)
#undef X
            SLOTS
};

/* Operations: what a pattern's frame becomes. */
#define TIME_OPS(X)                                                            \
    X(DATE, "date")         /* a day, month, year, … with or without a time  \
                               of day; what is missing is resolved */          \
    X(PERIOD, "period")     /* this, last, next unit */                        \
    X(OFFSET, "offset")     /* count units before or after the base */         \
    X(DURATION, "duration") /* a length of time */                             \
    X(SET, "set")           /* a repetition */                                 \
    X(REF, "ref")           /* now, recently, soon */                          \
    X(NTH, "nth")           /* the nth day, weekday, week of something */      \
    X(SPAN, "span")         /* the count units next to the base */             \
    X(AROUND, "around")     /* the unit that holds a date */                   \
    X(VAGUE, "vague")       /* a time without a value */                       \
    X(NOTHING, "nothing")   /* looks like a time and is none */

enum time_op {
#define X(name, label) OP_##name,
    TIME_OPS(X)
#undef X
            OPS
};

enum time_unit { /* ascending; UNIT_WEEKEND and below have a length in days */
    UNIT_SECOND,
    UNIT_MINUTE,
    UNIT_HOUR,
    UNIT_DAY,
    UNIT_WORKDAY,
    UNIT_WEEKEND,
    UNIT_WEEK,
    UNIT_MONTH,
    UNIT_QUARTER,
    UNIT_HALFYEAR,
    UNIT_SEASON,
    UNIT_YEAR,
    UNIT_DECADE,
    UNIT_CENTURY,
    UNITS
};

enum time_part { PART_MO, PART_MI, PART_AF, PART_EV, PART_NI, PART_DT };
enum time_base { BASE_PUBLISHED, BASE_TOLD };
enum time_edge { EDGE_START, EDGE_MIDDLE, EDGE_END };
enum time_tense { TENSE_UNKNOWN, TENSE_BEFORE, TENSE_NOW, TENSE_AFTER };
enum time_order { ORDER_UNKNOWN, ORDER_DAY_FIRST, ORDER_MONTH_FIRST };
enum time_ref { REF_PAST, REF_PRESENT, REF_FUTURE };

#define COUNT_VAGUE (-1.0) /* "some": X in TIMEX3 */

struct setting {
    enum time_slot slot;
    double value;
};

/* Slot of that name, or SLOTS. */
enum time_slot time_slot_of(span name);
/* The number, or the symbolic value that the slot knows. */
bool time_slot_value(enum time_slot slot, span text, double *value);

#endif
