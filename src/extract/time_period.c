/* SPDX-License-Identifier: Apache-2.0 */
/* time_period.c - calendar periods by index.
 *
 *     day       days since 1970          quarter   year * 4 + 0…3
 *     week      Mondays since 1969-12-29 halfyear  year * 2 + 0…1
 *     weekend   the same                 season    year * 4 + 0…3 (spring 0)
 *     month     year * 12 + 0…11         year, decade, century as they are */
#include "extract/time_period.h"

#include <stdlib.h>

enum { MONDAY = -3 }; /* 1969-12-29 */

static int32_t floor_div(int32_t a, int32_t b)
{
    return a / b - (a % b < 0);
}

/* The months [index * length + shift, + length) counted from year 0. */
static void month_span(struct period *p, int32_t length, int32_t shift)
{
    int32_t first = p->index * length + shift, next = first + length;
    p->from = day_of(
            floor_div(first, 12), first - floor_div(first, 12) * 12 + 1, 1);
    p->to = day_of(floor_div(next, 12), next - floor_div(next, 12) * 12 + 1,
                    1) -
            1;
}

struct period period_of(enum time_unit unit, int32_t index)
{
    struct period p = {.unit = unit, .index = index};
    switch (unit) {
    case UNIT_SECOND:
    case UNIT_MINUTE:
    case UNIT_HOUR:
    case UNIT_WORKDAY:
    case UNIT_DAY:
        p.unit = UNIT_DAY;
        p.from = p.to = index;
        break;
    case UNIT_WEEK:
        p.from = MONDAY + 7 * index;
        p.to = p.from + 6;
        break;
    case UNIT_WEEKEND:
        p.from = MONDAY + 7 * index + 5;
        p.to = p.from + 1;
        break;
    case UNIT_MONTH:
        month_span(&p, 1, 0);
        break;
    case UNIT_QUARTER:
        month_span(&p, 3, 0);
        break;
    case UNIT_SEASON:
        month_span(&p, 3, 2);
        break;
    case UNIT_HALFYEAR:
        month_span(&p, 6, 0);
        break;
    case UNIT_YEAR:
        month_span(&p, 12, 0);
        break;
    case UNIT_DECADE:
        month_span(&p, 120, 0);
        break;
    case UNIT_CENTURY:
    case UNITS:
        month_span(&p, 1200, 0);
        break;
    }
    return p;
}

struct period period_around(enum time_unit unit, day d)
{
    struct ymd c = day_ymd(d);
    int32_t months = c.year * 12 + c.month - 1;
    switch (unit) {
    case UNIT_SECOND:
    case UNIT_MINUTE:
    case UNIT_HOUR:
    case UNIT_WORKDAY:
    case UNIT_DAY:
        break;
    case UNIT_WEEK:
    case UNIT_WEEKEND:
        return period_of(unit, floor_div(d - MONDAY, 7));
    case UNIT_MONTH:
        return period_of(unit, months);
    case UNIT_QUARTER:
        return period_of(unit, floor_div(months, 3));
    case UNIT_SEASON:
        return period_of(unit, floor_div(months - 2, 3));
    case UNIT_HALFYEAR:
        return period_of(unit, floor_div(months, 6));
    case UNIT_YEAR:
        return period_of(unit, c.year);
    case UNIT_DECADE:
        return period_of(unit, floor_div(c.year, 10));
    case UNIT_CENTURY:
    case UNITS:
        return period_of(UNIT_CENTURY, floor_div(c.year, 100));
    }
    return period_day(d);
}

struct period period_day(day d)
{
    return period_of(UNIT_DAY, d);
}

struct period period_month(int32_t year, int32_t month)
{
    return period_of(UNIT_MONTH, year * 12 + month - 1);
}

struct period period_quarter(int32_t year, int32_t quarter)
{
    return period_of(UNIT_QUARTER, year * 4 + quarter - 1);
}

struct period period_halfyear(int32_t year, int32_t half)
{
    return period_of(UNIT_HALFYEAR, year * 2 + half - 1);
}

struct period period_season(int32_t year, int32_t season)
{
    return period_of(UNIT_SEASON, year * 4 + season - 1);
}

struct period period_year(int32_t year)
{
    return period_of(UNIT_YEAR, year);
}

struct period period_shift(struct period p, int32_t by)
{
    return period_of(p.unit, p.index + by);
}

static span print_week(struct arena *a, struct period p)
{
    int32_t year, week;
    day_iso_week(p.from, &year, &week);
    return arena_printf(a, p.unit == UNIT_WEEK ? "%04d-W%02d" : "%04d-W%02d-WE",
            year, week);
}

span period_print(struct arena *a, struct period p)
{
    static const char *const SEASON[] = {"SP", "SU", "FA", "WI"};
    int32_t by4 = floor_div(p.index, 4), by12 = floor_div(p.index, 12);
    switch (p.unit) {
    case UNIT_SECOND:
    case UNIT_MINUTE:
    case UNIT_HOUR:
    case UNIT_WORKDAY:
    case UNIT_DAY:
        break;
    case UNIT_WEEK:
    case UNIT_WEEKEND:
        return print_week(a, p);
    case UNIT_MONTH:
        return arena_printf(a, "%04d-%02d", by12, p.index - by12 * 12 + 1);
    case UNIT_QUARTER:
        return arena_printf(a, "%04d-Q%d", by4, p.index - by4 * 4 + 1);
    case UNIT_SEASON:
        return arena_printf(a, "%04d-%s", by4, SEASON[p.index - by4 * 4]);
    case UNIT_HALFYEAR:
        return arena_printf(a, "%04d-H%d", floor_div(p.index, 2),
                p.index - floor_div(p.index, 2) * 2 + 1);
    case UNIT_YEAR:
        return arena_printf(a, "%04d", p.index);
    case UNIT_DECADE:
        return arena_printf(a, "%03dX", p.index);
    case UNIT_CENTURY:
    case UNITS:
        return arena_printf(a, "%02dXX", p.index);
    }
    return day_print(a, p.from);
}

day day_add_months(day d, int32_t months)
{
    struct ymd c = day_ymd(d);
    int32_t n = c.year * 12 + c.month - 1 + months;
    int32_t year = floor_div(n, 12), month = n - year * 12 + 1;
    int32_t last = days_in_month(year, month);
    return day_of(year, month, c.day < last ? c.day : last);
}

day day_add_workdays(day d, int32_t n)
{
    int32_t step = n < 0 ? -1 : 1;
    for (int32_t left = abs(n); left > 0;) {
        d += step;
        left -= day_weekday(d) <= 5;
    }
    return d;
}
