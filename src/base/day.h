/* SPDX-License-Identifier: Apache-2.0 */
/* day.h - calendar days as numbers (proleptic Gregorian, 0 = 1970-01-01).
 * Algorithm: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
#ifndef BASE_DAY_H
#define BASE_DAY_H

#include "base/arena.h"

typedef int32_t day; /* DAY_NONE when not known */
#define DAY_NONE INT32_MIN

struct ymd {
    int32_t year;
    int32_t month, day; /* from 1 */
};

day day_of(int32_t year, int32_t month, int32_t d);
struct ymd day_ymd(day d);
int day_weekday(day d); /* 1 Monday … 7 Sunday */
int32_t days_in_month(int32_t year, int32_t month);
bool day_exists(int32_t year, int32_t month, int32_t d);
/* Monday of ISO week `week` of `year`; and the ISO year and week of a day. */
day day_of_week(int32_t year, int32_t week);
void day_iso_week(day d, int32_t *year, int32_t *week);
day day_easter(int32_t year);           /* Western Easter Sunday */
day day_orthodox_easter(int32_t year);  /* by the Julian calendar */
span day_print(struct arena *a, day d); /* 2017-11-15 */

/* A moment as precise as it is known, from ISO 8601 ("2017", "2017-11",
 * "2017-11-15", "2017-11-15T00:13[:22[.fff]][Z|+01:00]"). */
struct moment {
    int32_t year;        /* 0 when nothing is known */
    int8_t month, day;   /* 0 when not known */
    int8_t hour, minute; /* -1 when not known */
    int16_t offset;      /* minutes east of UTC; OFFSET_NONE */
};
#define OFFSET_NONE INT16_MAX
bool moment_parse(span iso, struct moment *m);       /* false: not ISO 8601 */
span moment_print(struct arena *a, struct moment m); /* {NULL,0} if unknown */
day moment_day(struct moment m); /* DAY_NONE unless the day is known */
/* Minutes since 1970 in UTC, for ordering; unknown parts count as first. */
int64_t moment_order(struct moment m);

#endif
