/* SPDX-License-Identifier: Apache-2.0 */
/* day.c - the calendar as arithmetic.
 *
 * Days are counted in eras of 400 years (146,097 days), with the year
 * beginning on 1 March so that the leap day comes last:
 *
 *     civil date -> (era, year of era, day of year) -> day number, and back
 *
 * Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms"; Easter by the
 * anonymous Gregorian computus (Meeus/Jones/Butcher). */
#include "base/day.h"

enum { ERA_DAYS = 146097, EPOCH_SHIFT = 719468 };

static int32_t floor_div(int32_t a, int32_t b)
{
    return a / b - (a % b < 0);
}

day day_of(int32_t year, int32_t month, int32_t d)
{
    int32_t y = month <= 2 ? year - 1 : year;
    int32_t era = floor_div(y, 400);
    int32_t yoe = y - era * 400;
    int32_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    int32_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * ERA_DAYS + doe - EPOCH_SHIFT;
}

struct ymd day_ymd(day d)
{
    int32_t z = d + EPOCH_SHIFT;
    int32_t era = floor_div(z, ERA_DAYS);
    int32_t doe = z - era * ERA_DAYS;
    int32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int32_t mp = (5 * doy + 2) / 153;
    struct ymd out;
    out.day = doy - (153 * mp + 2) / 5 + 1;
    out.month = mp < 10 ? mp + 3 : mp - 9;
    out.year = yoe + era * 400 + (out.month <= 2);
    return out;
}

int day_weekday(day d)
{
    int32_t w = (d + 3) % 7; /* 1970-01-01 was a Thursday */
    return (w < 0 ? w + 7 : w) + 1;
}

static bool leap_year(int32_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int32_t days_in_month(int32_t year, int32_t month)
{
    static const int8_t LENGTH[] = {
            31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12) {
        return 0;
    }
    return LENGTH[month - 1] + (month == 2 && leap_year(year));
}

bool day_exists(int32_t year, int32_t month, int32_t d)
{
    return d >= 1 && d <= days_in_month(year, month);
}

/* 4 January is always in week 1. */
day day_of_week(int32_t year, int32_t week)
{
    day fourth = day_of(year, 1, 4);
    return fourth - (day_weekday(fourth) - 1) + 7 * (week - 1);
}

void day_iso_week(day d, int32_t *year, int32_t *week)
{
    day thursday = d - day_weekday(d) + 4; /* decides the year */
    *year = day_ymd(thursday).year;
    *week = (thursday - day_of(*year, 1, 1)) / 7 + 1;
}

day day_easter(int32_t year)
{
    int32_t a = year % 19, b = year / 100, c = year % 100;
    int32_t g = (8 * b + 13) / 25;
    int32_t h = (19 * a + b - b / 4 - g + 15) % 30;
    int32_t l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int32_t m = (a + 11 * h + 19 * l) / 433;
    int32_t month = (h + l - 7 * m + 90) / 25;
    int32_t d = (h + l - 7 * m + 33 * month + 19) % 32;
    return day_of(year, month, d);
}

/* Meeus, "Astronomical Algorithms", chapter 9: the Julian date, which is then
 * made Gregorian. */
day day_orthodox_easter(int32_t year)
{
    const int32_t d = (19 * (year % 19) + 15) % 30;
    const int32_t e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    const int32_t n = d + e + 114;
    const int32_t late = year / 100 - year / 400 - 2;
    return day_of(year, n / 31, n % 31 + 1) + late;
}

span day_print(struct arena *a, day d)
{
    struct ymd c = day_ymd(d);
    return arena_printf(a, "%04d-%02d-%02d", c.year, c.month, c.day);
}

/* ---- moments ------------------------------------------------------------ */

/* Takes exactly `digits` digits off the front of `rest`. */
static bool take_number(span *rest, size_t digits, int32_t *value)
{
    if (rest->len < digits) {
        return false;
    }
    int32_t n = 0;
    for (size_t i = 0; i < digits; i++) {
        if (rest->ptr[i] < '0' || rest->ptr[i] > '9') {
            return false;
        }
        n = n * 10 + (rest->ptr[i] - '0');
    }
    *rest = span_slice(*rest, digits, rest->len);
    *value = n;
    return true;
}

static bool take_char(span *rest, char c)
{
    if (rest->len == 0 || rest->ptr[0] != c) {
        return false;
    }
    *rest = span_slice(*rest, 1, rest->len);
    return true;
}

/* "Z", "+01:00", "+0100", "-03" or nothing. */
static bool take_offset(span *rest, int16_t *offset)
{
    if (take_char(rest, 'Z') || take_char(rest, 'z')) {
        *offset = 0;
        return true;
    }
    bool minus = take_char(rest, '-');
    if (!minus && !take_char(rest, '+')) {
        return rest->len == 0;
    }
    int32_t hours, minutes = 0;
    if (!take_number(rest, 2, &hours)) {
        return false;
    }
    bool colon = take_char(rest, ':');
    if ((colon || rest->len > 0) && !take_number(rest, 2, &minutes)) {
        return false;
    }
    if (hours > 15 || minutes > 59) {
        return false;
    }
    int32_t total = hours * 60 + minutes;
    *offset = (int16_t)(minus ? -total : total);
    return true;
}

/* Seconds and their fraction are checked and dropped. */
static bool skip_seconds(span *rest)
{
    int32_t n;
    if (!take_char(rest, ':')) {
        return true;
    }
    if (!take_number(rest, 2, &n) || n > 60) {
        return false;
    }
    if (take_char(rest, '.') || take_char(rest, ',')) {
        if (!take_number(rest, 1, &n)) {
            return false;
        }
        while (take_number(rest, 1, &n)) {
        }
    }
    return true;
}

static bool take_clock(span *rest, struct moment *m)
{
    int32_t hour, minute;
    if (!take_number(rest, 2, &hour) || !take_char(rest, ':') ||
            !take_number(rest, 2, &minute) || hour > 24 || minute > 59 ||
            (hour == 24 && minute != 0)) {
        return false;
    }
    m->hour = (int8_t)hour;
    m->minute = (int8_t)minute;
    return skip_seconds(rest) && take_offset(rest, &m->offset);
}

bool moment_parse(span iso, struct moment *m)
{
    struct moment out = {0, 0, 0, -1, -1, OFFSET_NONE};
    span rest = span_trim(iso);
    int32_t n;
    if (!take_number(&rest, 4, &n) || n == 0) {
        return false;
    }
    out.year = n;
    if (take_char(&rest, '-')) {
        if (!take_number(&rest, 2, &n) || n < 1 || n > 12) {
            return false;
        }
        out.month = (int8_t)n;
    }
    if (out.month != 0 && take_char(&rest, '-')) {
        if (!take_number(&rest, 2, &n) || !day_exists(out.year, out.month, n)) {
            return false;
        }
        out.day = (int8_t)n;
    }
    bool clock =
            out.day != 0 && (take_char(&rest, 'T') || take_char(&rest, 't') ||
                                    take_char(&rest, ' '));
    if ((clock && !take_clock(&rest, &out)) || rest.len != 0) {
        return false;
    }
    *m = out;
    return true;
}

static span print_clock(struct arena *a, struct moment m)
{
    if (m.offset == OFFSET_NONE) {
        return arena_printf(a, "T%02d:%02d", m.hour, m.minute);
    }
    if (m.offset == 0) {
        return arena_printf(a, "T%02d:%02dZ", m.hour, m.minute);
    }
    int east = m.offset < 0 ? -m.offset : m.offset;
    return arena_printf(a, "T%02d:%02d%c%02d:%02d", m.hour, m.minute,
            m.offset < 0 ? '-' : '+', east / 60, east % 60);
}

span moment_print(struct arena *a, struct moment m)
{
    if (m.year == 0) {
        return (span){NULL, 0};
    }
    if (m.month == 0) {
        return arena_printf(a, "%04d", m.year);
    }
    if (m.day == 0) {
        return arena_printf(a, "%04d-%02d", m.year, m.month);
    }
    span date = day_print(a, moment_day(m));
    if (m.hour < 0) {
        return date;
    }
    span clock = print_clock(a, m);
    return arena_printf(a, "%.*s%.*s", SPAN_ARG(date), SPAN_ARG(clock));
}

day moment_day(struct moment m)
{
    if (m.year == 0 || m.month == 0 || m.day == 0) {
        return DAY_NONE;
    }
    return day_of(m.year, m.month, m.day);
}

int64_t moment_order(struct moment m)
{
    int64_t d =
            day_of(m.year, m.month == 0 ? 1 : m.month, m.day == 0 ? 1 : m.day);
    int64_t minutes = m.hour < 0 ? 0 : m.hour * 60 + m.minute;
    int64_t offset = m.offset == OFFSET_NONE ? 0 : m.offset;
    return d * 1440 + minutes - offset;
}
