/* SPDX-License-Identifier: Apache-2.0 */
/* time_value.c - a frame to a TIMEX3 value and the days that it covers.
 *
 * A partial date ("October", "12 March", "Monday") has one candidate a year,
 * month or week. Which one is meant:
 *
 *     next, last        the first after, the last before the base
 *     this              the one in the base's own year or week
 *     the tense allows  the nearest; a candidate on the side that the tense
 *                       speaks against counts as AGAINST times as far away
 *
 * TIMEX3: Ferro et al., "TIDES 2005 Standard for the Annotation of Temporal
 * Expressions"; ISO 24617-1. Intervals as EDTF: ISO 8601-2:2019. */
#include "extract/time_frame.h"

#include <math.h>
#include <stdlib.h>

enum { AGAINST = 3, MAX_YEAR = 9999, MAX_COUNT = 20000 };

/* ---- bases -------------------------------------------------------------- */

/* What "next" and "ago" are counted from. */
static bool base_of(const struct time_context *ctx, const struct time_frame *f,
        struct period *out)
{
    bool told = frame_int(f, SLOT_BASE) == BASE_TOLD;
    if (told && ctx->told.unit != UNITS) {
        *out = ctx->told;
        return true;
    }
    if (ctx->published != DAY_NONE) {
        *out = period_day(ctx->published);
        return true;
    }
    if (ctx->told.unit != UNITS) {
        *out = ctx->told;
        return true;
    }
    return false;
}

static enum time_tense tense_of(
        const struct time_context *ctx, const struct time_frame *f)
{
    if (frame_has(f, SLOT_TENSE)) {
        return (enum time_tense)frame_int(f, SLOT_TENSE);
    }
    return ctx->tense;
}

/* ---- candidates of partial dates ---------------------------------------- */

/* The candidate of year, month or week number `index`. */
typedef bool (*candidate_fn)(const struct time_context *ctx,
        const struct time_frame *f, int32_t index, struct period *out);

static bool of_year(const struct time_context *ctx, const struct time_frame *f,
        int32_t year, struct period *out)
{
    if (frame_has(f, SLOT_HOLIDAY)) {
        day from, to;
        holiday_days(&ctx->rules->holiday[frame_int(f, SLOT_HOLIDAY)], year,
                &from, &to);
        *out = period_day(from);
        out->to = to;
    } else if (frame_has(f, SLOT_MONTH) && frame_has(f, SLOT_DAY)) {
        int32_t month = frame_int(f, SLOT_MONTH), d = frame_int(f, SLOT_DAY);
        if (!day_exists(year, month, d)) {
            return false;
        }
        *out = period_day(day_of(year, month, d));
    } else if (frame_has(f, SLOT_MONTH)) {
        *out = period_month(year, frame_int(f, SLOT_MONTH));
    } else if (frame_has(f, SLOT_SEASON)) {
        *out = period_season(year, frame_int(f, SLOT_SEASON));
    } else if (frame_has(f, SLOT_QUARTER)) {
        *out = period_quarter(year, frame_int(f, SLOT_QUARTER));
    } else {
        *out = period_halfyear(year, frame_int(f, SLOT_HALF));
    }
    return true;
}

static bool of_month(const struct time_context *ctx, const struct time_frame *f,
        int32_t index, struct period *out)
{
    (void)ctx;
    struct period month = period_of(UNIT_MONTH, index);
    int32_t d = frame_int(f, SLOT_DAY);
    if (d > month.to - month.from + 1) {
        return false;
    }
    *out = period_day(month.from + d - 1);
    return !frame_has(f, SLOT_WEEKDAY) ||
           day_weekday(out->from) == frame_int(f, SLOT_WEEKDAY);
}

static bool of_week(const struct time_context *ctx, const struct time_frame *f,
        int32_t index, struct period *out)
{
    (void)ctx;
    struct period week = period_of(UNIT_WEEK, index);
    *out = period_day(week.from + frame_int(f, SLOT_WEEKDAY) - 1);
    return true;
}

struct search {
    const struct time_context *ctx;
    const struct time_frame *f;
    candidate_fn candidate;
    int32_t here;  /* the index that the base lies in */
    int32_t reach; /* how many on either side */
    struct period base;
};

/* The nearest candidate strictly on one side, `nth` times on. */
static bool pick_beside(
        const struct search *s, int32_t side, struct period *out)
{
    int32_t left = abs(side), step = side < 0 ? -1 : 1;
    for (int32_t i = -1; i <= s->reach + left; i++) {
        struct period p;
        if (!s->candidate(s->ctx, s->f, s->here + step * i, &p)) {
            continue;
        }
        if (step > 0 ? p.from > s->base.to : p.to < s->base.from) {
            *out = p;
            if (--left == 0) {
                return true;
            }
        }
    }
    return false;
}

/* Days from the base to the period, 0 when they meet. */
static int32_t distance(const struct period *p, const struct period *base)
{
    if (p->from > base->to) {
        return p->from - base->to;
    }
    return p->to < base->from ? base->from - p->to : 0;
}

static bool weekday_fits(const struct time_frame *f, const struct period *p)
{
    return !frame_has(f, SLOT_WEEKDAY) || p->unit != UNIT_DAY ||
           day_weekday(p->from) == frame_int(f, SLOT_WEEKDAY);
}

static int64_t cost_of(const struct search *s, const struct period *p)
{
    enum time_tense tense = tense_of(s->ctx, s->f);
    int64_t d = distance(p, &s->base);
    bool later = p->from > s->base.to, earlier = p->to < s->base.from;
    if (s->ctx->after != DAY_NONE) {
        return p->to < s->ctx->after ? INT32_MAX : p->from - s->ctx->after;
    }
    bool strict = s->candidate == of_week || s->ctx->agenda;
    int64_t against = strict ? 1000 : AGAINST;
    if (tense == TENSE_BEFORE && later) {
        d *= against;
    } else if (tense == TENSE_AFTER && earlier) {
        d *= against;
    } else if (tense <= TENSE_NOW && s->ctx->agenda && earlier) {
        d *= 1000;
    } else if (tense <= TENSE_NOW && s->ctx->agenda && d == 0 &&
               s->candidate == of_week) {
        d = 7; /* an announced weekday is not today */
    }
    if (!weekday_fits(s->f, p)) {
        d = d * 4 + 800; /* the year in which 18 July is that Friday */
    }
    return 2 * d + later; /* a tie goes to the past */
}

static bool pick_nearest(const struct search *s, struct period *out)
{
    int64_t best = INT64_MAX;
    for (int32_t i = -s->reach; i <= s->reach; i++) {
        struct period p;
        if (!s->candidate(s->ctx, s->f, s->here + i, &p)) {
            continue;
        }
        int64_t cost = cost_of(s, &p);
        if (cost < best) {
            best = cost;
            *out = p;
        }
    }
    return best != INT64_MAX;
}

static bool pick(struct search *s, enum time_unit cycle, struct period *out)
{
    if (!base_of(s->ctx, s->f, &s->base)) {
        return false;
    }
    s->here = period_around(cycle, s->base.from).index;
    if (!frame_has(s->f, SLOT_SHIFT)) {
        return pick_nearest(s, out);
    }
    int32_t shift = frame_int(s->f, SLOT_SHIFT);
    if (shift != 0) {
        return pick_beside(s, shift, out);
    }
    return s->candidate(s->ctx, s->f, s->here, out);
}

/* "in 1997 (in January, in October)"; "on Sunday … Sunday evening". */
static bool named_before(const struct time_context *ctx,
        const struct time_frame *f, enum time_unit cycle, struct period *out)
{
    if (frame_has(f, SLOT_SHIFT) || ctx->after != DAY_NONE) {
        return false;
    }
    if (cycle == UNIT_YEAR && ctx->year != 0 && frame_has(f, SLOT_MONTH)) {
        return of_year(ctx, f, ctx->year, out);
    }
    if (cycle == UNIT_WEEK && tense_of(ctx, f) <= TENSE_NOW) {
        day d = ctx->weekday[frame_int(f, SLOT_WEEKDAY) & 7];
        *out = period_day(d);
        return d != DAY_NONE;
    }
    return false;
}

static bool pick_of(const struct time_context *ctx, const struct time_frame *f,
        enum time_unit cycle, struct period *out)
{
    struct search s = {.ctx = ctx, .f = f, .reach = 2};
    s.candidate = cycle == UNIT_YEAR    ? of_year
                  : cycle == UNIT_MONTH ? of_month
                                        : of_week;
    if (cycle == UNIT_MONTH) {
        s.reach = frame_has(f, SLOT_WEEKDAY) ? 14 : 2;
    }
    return named_before(ctx, f, cycle, out) || pick(&s, cycle, out);
}

/* ---- years -------------------------------------------------------------- */

/* Two digits: the nearest such year that is at most 20 years ahead. */
static int32_t full_year(const struct time_context *ctx, int32_t year)
{
    if (year >= 100 || year < 0) {
        return year;
    }
    int32_t now =
            ctx->published == DAY_NONE ? 2000 : day_ymd(ctx->published).year;
    int32_t full = now / 100 * 100 + year;
    return full > now + 20 ? full - 100 : full;
}

static bool decade_period(const struct time_context *ctx,
        const struct time_frame *f, struct period *out)
{
    int32_t first = frame_int(f, SLOT_DECADE);
    if (first < 100) {
        int32_t now = ctx->published == DAY_NONE ? 2000
                                                 : day_ymd(ctx->published).year;
        first += now / 100 * 100;
        first -= first > now ? 100 : 0;
    }
    *out = period_of(UNIT_DECADE, first / 10);
    return true;
}

static bool year_period(const struct time_context *ctx,
        const struct time_frame *f, struct period *out)
{
    int32_t year = full_year(ctx, frame_int(f, SLOT_YEAR));
    if (year < 1 || year > MAX_YEAR) {
        return false;
    }
    if (frame_has(f, SLOT_MONTH) || frame_has(f, SLOT_HOLIDAY) ||
            frame_has(f, SLOT_SEASON) || frame_has(f, SLOT_QUARTER) ||
            frame_has(f, SLOT_HALF)) {
        return of_year(ctx, f, year, out);
    }
    *out = period_year(year);
    return true;
}

/* ---- dates -------------------------------------------------------------- */

static bool is_yearly(const struct time_frame *f)
{
    return frame_has(f, SLOT_MONTH) || frame_has(f, SLOT_HOLIDAY) ||
           frame_has(f, SLOT_SEASON) || frame_has(f, SLOT_QUARTER) ||
           frame_has(f, SLOT_HALF);
}

/* this, last, next unit */
static bool shifted_period(const struct time_context *ctx,
        const struct time_frame *f, struct period *out)
{
    struct period base;
    if (!base_of(ctx, f, &base)) {
        return false;
    }
    enum time_unit unit = (enum time_unit)frame_int(f, SLOT_UNIT);
    struct period around = period_around(unit, base.from);
    *out = period_shift(around, frame_int(f, SLOT_SHIFT));
    return true;
}

static bool weekday_of_week(const struct time_context *ctx,
        const struct time_frame *f, struct period *out)
{
    struct period base;
    if (!base_of(ctx, f, &base)) {
        return false;
    }
    int32_t here = period_around(UNIT_WEEK, base.from).index;
    return of_week(ctx, f, here + frame_int(f, SLOT_WEEK), out);
}

bool frame_period(const struct time_context *ctx, const struct time_frame *f,
        struct period *out)
{
    if (frame_has(f, SLOT_CENTURY)) {
        *out = period_of(UNIT_CENTURY, frame_int(f, SLOT_CENTURY) - 1);
        return frame_int(f, SLOT_CENTURY) >= 1 &&
               frame_int(f, SLOT_CENTURY) <= 99;
    }
    if (frame_has(f, SLOT_DECADE)) {
        return decade_period(ctx, f, out);
    }
    if (frame_has(f, SLOT_YEAR)) {
        return year_period(ctx, f, out);
    }
    if (is_yearly(f)) {
        if (frame_has(f, SLOT_UNIT) && frame_int(f, SLOT_UNIT) == UNIT_YEAR) {
            struct period year; /* "in March last year" */
            return shifted_period(ctx, f, &year) &&
                   of_year(ctx, f, year.index, out);
        }
        return pick_of(ctx, f, UNIT_YEAR, out);
    }
    if (frame_has(f, SLOT_WEEK) && frame_has(f, SLOT_WEEKDAY)) {
        return weekday_of_week(ctx, f, out);
    }
    if (frame_has(f, SLOT_DAY)) {
        return pick_of(ctx, f, UNIT_MONTH, out);
    }
    if (frame_has(f, SLOT_WEEKDAY)) {
        return pick_of(ctx, f, UNIT_WEEK, out);
    }
    if (frame_has(f, SLOT_UNIT)) {
        return shifted_period(ctx, f, out);
    }
    return false;
}

/* A day without a year that cannot be known: TIMEX3's XXXX-10-12. */
static span print_unresolved(struct arena *a, const struct time_frame *f)
{
    static const char *const SEASON[] = {"SP", "SU", "FA", "WI"};
    if (frame_has(f, SLOT_MONTH) && frame_has(f, SLOT_DAY)) {
        return arena_printf(a, "XXXX-%02d-%02d", frame_int(f, SLOT_MONTH),
                frame_int(f, SLOT_DAY));
    }
    if (frame_has(f, SLOT_MONTH)) {
        return arena_printf(a, "XXXX-%02d", frame_int(f, SLOT_MONTH));
    }
    if (frame_has(f, SLOT_SEASON)) {
        return arena_printf(
                a, "XXXX-%s", SEASON[(frame_int(f, SLOT_SEASON) - 1) & 3]);
    }
    if (frame_has(f, SLOT_WEEKDAY)) {
        return arena_printf(a, "XXXX-WXX-%d", frame_int(f, SLOT_WEEKDAY));
    }
    return (span){NULL, 0};
}

/* ---- times of day ------------------------------------------------------- */

static span print_zone(struct arena *a, const struct time_frame *f)
{
    if (!frame_has(f, SLOT_ZONE)) {
        return SPAN("");
    }
    int32_t zone = frame_int(f, SLOT_ZONE);
    if (zone == 0) {
        return SPAN("Z");
    }
    return arena_printf(a, "%c%02d:%02d", zone < 0 ? '-' : '+', abs(zone) / 60,
            abs(zone) % 60);
}

/* Minutes of the day; may be 24:00. */
static int32_t minutes_of(const struct time_frame *f)
{
    int32_t hour = frame_int(f, SLOT_HOUR);
    if (frame_has(f, SLOT_HALFDAY)) {
        int32_t half = frame_int(f, SLOT_HALFDAY);
        hour = hour == 12 ? half : hour < 12 ? hour + half : hour;
    } else if (frame_has(f, SLOT_PART) && hour < 12) {
        int32_t part = frame_int(f, SLOT_PART);
        bool late = part == PART_AF || part == PART_EV ||
                    (part == PART_NI && hour > 6);
        hour += late ? 12 : 0;
    }
    return hour * 60 + frame_int(f, SLOT_MINUTE) - frame_int(f, SLOT_LESS);
}

static span print_clock(struct arena *a, const struct time_frame *f)
{
    static const char *const PART[] = {"MO", "MI", "AF", "EV", "NI", "DT"};
    if (frame_has(f, SLOT_HOUR)) {
        int32_t m = minutes_of(f);
        m = m < 0 ? 0 : m;
        span zone = print_zone(a, f);
        return arena_printf(
                a, "T%02d:%02d%.*s", m / 60, m % 60, SPAN_ARG(zone));
    }
    if (frame_has(f, SLOT_PART)) {
        return arena_printf(a, "T%s", PART[frame_int(f, SLOT_PART) % 6]);
    }
    return SPAN("");
}

static void set_period(struct time_value *out, struct period p)
{
    out->dated = true;
    out->period = p;
}

static void value_date(const struct time_context *ctx,
        const struct time_frame *f, struct time_value *out)
{
    bool clock = frame_has(f, SLOT_HOUR) || frame_has(f, SLOT_PART);
    struct period p;
    bool known;
    out->type = clock ? TIME_TIME : TIME_DATE;
    if (frame_dated(f)) {
        known = frame_period(ctx, f, &p);
    } else {
        known = ctx->clock_day != DAY_NONE;
        p = period_day(known ? ctx->clock_day : 0);
    }
    span tail = print_clock(ctx->arena, f);
    if (known) {
        set_period(out, p);
        span date = period_print(ctx->arena, p);
        out->value = arena_printf(
                ctx->arena, "%.*s%.*s", SPAN_ARG(date), SPAN_ARG(tail));
        if (frame_has(f, SLOT_HOLIDAY) && p.to > p.from) {
            span last = day_print(ctx->arena, p.to);
            out->value = arena_printf(
                    ctx->arena, "%.*s/%.*s", SPAN_ARG(date), SPAN_ARG(last));
        }
        return;
    }
    out->value =
            clock && !frame_dated(f) && tail.len > 0
                    ? arena_printf(ctx->arena, "XXXX-XX-XX%.*s", SPAN_ARG(tail))
                    : print_unresolved(ctx->arena, f);
}

/* ---- lengths ------------------------------------------------------------ */

static void add_amount(struct buf *b, double count, char unit)
{
    if (count < 0) {
        buf_printf(b, "X%c", unit);
    } else if (count == floor(count) && count < 1e9) {
        buf_printf(b, "%.0f%c", count, unit);
    } else {
        buf_printf(b, "%.4g%c", count, unit);
    }
}

static void add_length(struct buf *b, struct time_length l, bool *clock)
{
    double factor = 1;
    char unit = 'D';
    switch (l.unit) {
    case UNIT_SECOND:
    case UNIT_MINUTE:
    case UNIT_HOUR:
        if (!*clock) {
            buf_char(b, 'T');
            *clock = true;
        }
        unit = l.unit == UNIT_SECOND ? 'S' : l.unit == UNIT_MINUTE ? 'M' : 'H';
        break;
    case UNIT_DAY:
    case UNIT_WORKDAY:
        break;
    case UNIT_WEEKEND:
        factor = 2;
        break;
    case UNIT_WEEK:
        unit = 'W';
        break;
    case UNIT_MONTH:
        unit = 'M';
        break;
    case UNIT_QUARTER:
    case UNIT_SEASON:
        unit = 'M';
        factor = 3;
        break;
    case UNIT_HALFYEAR:
        unit = 'M';
        factor = 6;
        break;
    case UNIT_YEAR:
        unit = 'Y';
        break;
    case UNIT_DECADE:
        unit = 'Y';
        factor = 10;
        break;
    case UNIT_CENTURY:
    case UNITS:
        unit = 'Y';
        factor = 100;
        break;
    }
    add_amount(b, l.count < 0 ? l.count : l.count * factor, unit);
}

static void value_duration(const struct time_context *ctx,
        const struct time_frame *f, struct time_value *out)
{
    struct buf b;
    bool clock = false;
    buf_init(&b, ctx->arena);
    buf_char(&b, 'P');
    for (uint32_t i = 0; i < f->lengths; i++) {
        add_length(&b, f->length[i], &clock);
    }
    out->type = TIME_DURATION;
    out->value = f->lengths > 0 ? buf_span(&b) : SPAN("PXX");
}

static void value_set(const struct time_context *ctx,
        const struct time_frame *f, struct time_value *out)
{
    span clock = print_clock(ctx->arena, f);
    if (frame_has(f, SLOT_WEEKDAY)) {
        out->value = arena_printf(ctx->arena, "XXXX-WXX-%d%.*s",
                frame_int(f, SLOT_WEEKDAY), SPAN_ARG(clock));
    } else if (clock.len > 0) {
        out->value =
                arena_printf(ctx->arena, "XXXX-XX-XX%.*s", SPAN_ARG(clock));
    } else if (frame_has(f, SLOT_MONTH) || frame_has(f, SLOT_SEASON)) {
        out->value = print_unresolved(ctx->arena, f);
    } else {
        value_duration(ctx, f, out);
    }
    out->type = TIME_SET;
}

/* ---- offsets ------------------------------------------------------------ */

/* "two hours ago": on which day, and at what time if that can be known. */
static void offset_hours(const struct time_context *ctx, double minutes,
        struct period base, struct time_value *out)
{
    out->type = TIME_TIME;
    bool from_now = ctx->minute >= 0 && base.unit == UNIT_DAY &&
                    base.from == ctx->published;
    if (!from_now) {
        if (base.unit == UNIT_DAY) {
            int32_t days = (int32_t)(minutes / 1440);
            set_period(out, period_day(base.from + days));
            out->value = day_print(ctx->arena, base.from + days);
        }
        return;
    }
    int64_t at = (int64_t)base.from * 1440 + ctx->minute + (int64_t)minutes;
    day d = (day)(at / 1440);
    int32_t m = (int32_t)(at % 1440);
    set_period(out, period_day(d));
    span date = day_print(ctx->arena, d);
    out->value = arena_printf(
            ctx->arena, "%.*sT%02d:%02d", SPAN_ARG(date), m / 60, m % 60);
}

/* The nth such weekday before or after the base. */
static bool offset_weekday(
        const struct time_frame *f, struct period base, struct period *out)
{
    int32_t n = frame_has(f, SLOT_COUNT) ? frame_int(f, SLOT_COUNT) : 1;
    int32_t w = frame_int(f, SLOT_WEEKDAY), here = day_weekday(base.from);
    if (frame_int(f, SLOT_SHIFT) < 0) {
        int32_t back = (here - w + 7) % 7;
        *out = period_day(base.from - (back ? back : 7) - 7 * (n - 1));
    } else {
        int32_t on = (w - here + 7) % 7;
        *out = period_day(base.to + (on ? on : 7) + 7 * (n - 1));
    }
    return n >= 1 && n <= MAX_COUNT;
}

static day workdays_on(day d, int32_t n)
{
    int32_t step = n < 0 ? -1 : 1;
    for (int32_t left = abs(n); left > 0;) {
        d += step;
        left -= day_weekday(d) <= 5;
    }
    return d;
}

/* Moves the base by one length. False when the result cannot be known. */
static bool offset_by(struct time_length l, int32_t sign, struct period base,
        struct period *out)
{
    if (l.count < 0 || l.count > MAX_COUNT) {
        return false;
    }
    bool whole = l.count == floor(l.count);
    int32_t n = sign * (int32_t)l.count;
    if (l.unit == UNIT_WORKDAY) {
        *out = period_day(workdays_on(base.from, n));
        return true;
    }
    if (l.unit <= UNIT_WEEK && base.unit > UNIT_WEEK) {
        return false; /* three days after "2004" */
    }
    if (l.unit == UNIT_DAY && base.unit == UNIT_WEEK) {
        return false;
    }
    if (!whole && l.unit >= UNIT_MONTH) {
        double months = l.unit == UNIT_MONTH ? l.count : l.count * 12;
        day d = day_add_months(base.from, sign * (int32_t)floor(months));
        *out = period_around(UNIT_MONTH, d);
        return l.unit <= UNIT_YEAR;
    }
    *out = period_shift(period_around(l.unit, base.from), n);
    if (l.unit == UNIT_DECADE || l.unit == UNIT_CENTURY) {
        int32_t years = l.unit == UNIT_DECADE ? 10 * n : 100 * n;
        *out = period_shift(period_around(UNIT_YEAR, base.from), years);
    }
    return out->from > -700000 && out->to < 2900000;
}

static void value_offset(const struct time_context *ctx,
        const struct time_frame *f, const struct time_frame *from,
        struct time_value *out)
{
    struct period base, p = {0};
    int32_t sign = frame_int(f, SLOT_SHIFT) < 0 ? -1 : 1;
    bool known = from ? frame_period(ctx, from, &base) : base_of(ctx, f, &base);
    out->type = TIME_DATE;
    if (f->lengths == 0 && frame_has(f, SLOT_WEEKDAY)) {
        known = known && offset_weekday(f, base, &p);
    } else if (f->lengths > 0 && f->length[0].unit < UNIT_DAY) {
        out->type = TIME_TIME;
        double minutes = 0;
        for (uint32_t i = 0; i < f->lengths; i++) {
            double c = f->length[i].count;
            known = known && c >= 0 && c < 1e6;
            minutes += f->length[i].unit == UNIT_HOUR     ? 60 * c
                       : f->length[i].unit == UNIT_MINUTE ? c
                                                          : 0;
        }
        if (known) {
            offset_hours(ctx, sign * minutes, base, out);
        }
        return;
    } else {
        p = known ? base : p;
        for (uint32_t i = 0; known && i < f->lengths; i++) {
            known = f->length[i].unit >= UNIT_DAY &&
                    offset_by(f->length[i], sign, p, &p);
        }
    }
    if (!known) {
        return;
    }
    set_period(out, p);
    span date = period_print(ctx->arena, p);
    span tail = p.unit == UNIT_DAY ? print_clock(ctx->arena, f) : SPAN("");
    out->type = tail.len > 0 ? TIME_TIME : TIME_DATE;
    out->value = arena_printf(
            ctx->arena, "%.*s%.*s", SPAN_ARG(date), SPAN_ARG(tail));
}

/* ---- nth ---------------------------------------------------------------- */

static bool nth_weekday(const struct time_frame *f, struct period in,
        int32_t nth, struct period *out)
{
    int32_t w = frame_int(f, SLOT_WEEKDAY);
    day d = nth > 0 ? in.from + (w - day_weekday(in.from) + 7) % 7 +
                              7 * (nth - 1)
                    : in.to - (day_weekday(in.to) - w + 7) % 7 + 7 * (nth + 1);
    *out = period_day(d);
    return d >= in.from && d <= in.to;
}

static bool nth_unit(
        enum time_unit unit, struct period in, int32_t nth, struct period *out)
{
    struct period first = period_around(unit, in.from);
    struct period last = period_around(unit, in.to);
    if (first.from < in.from) {
        first = period_shift(first, 1);
    }
    if (last.to > in.to) {
        last = period_shift(last, -1);
    }
    *out = nth > 0 ? period_shift(first, nth - 1) : period_shift(last, nth + 1);
    return out->from >= in.from && out->from <= in.to;
}

static void value_nth(const struct time_context *ctx,
        const struct time_frame *f, const struct time_frame *in,
        struct time_value *out)
{
    struct period container, p;
    out->type = TIME_DATE;
    bool known = in ? frame_period(ctx, in, &container) : false;
    if (!in && base_of(ctx, f, &container)) {
        container = period_around(UNIT_YEAR, container.from);
        known = true;
    }
    int32_t nth = frame_int(f, SLOT_NTH);
    if (!known || nth == 0 || abs(nth) > 366) {
        return;
    }
    bool found = frame_has(f, SLOT_WEEKDAY)
                         ? nth_weekday(f, container, nth, &p)
                         : nth_unit((enum time_unit)frame_int(f, SLOT_UNIT),
                                   container, nth, &p);
    if (!found) {
        return;
    }
    set_period(out, p);
    span date = period_print(ctx->arena, p);
    span tail = print_clock(ctx->arena, f);
    out->type = tail.len > 0 ? TIME_TIME : TIME_DATE;
    out->value = arena_printf(
            ctx->arena, "%.*s%.*s", SPAN_ARG(date), SPAN_ARG(tail));
}

/* ---- intervals ---------------------------------------------------------- */

static void value_interval(const struct time_context *ctx,
        const struct time_frame *f, const struct time_frame *g,
        struct time_value *out)
{
    struct time_context after = *ctx;
    struct time_value a = {0}, b = {0};
    value_date(ctx, f, &a);
    if (a.dated) {
        after.after = a.period.from;
        after.clock_day = a.period.to;
    }
    value_date(&after, g, &b);
    *out = a;
    if (!a.dated || !b.dated) {
        return;
    }
    out->period = a.period;
    out->period.to = b.period.to;
    out->type = b.type;
    out->value = arena_printf(
            ctx->arena, "%.*s/%.*s", SPAN_ARG(a.value), SPAN_ARG(b.value));
}

void time_value_of(const struct time_context *ctx, enum time_op op,
        const struct time_frame *f, const struct time_frame *other,
        struct time_value *out)
{
    static const char *const REF[] = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};
    *out = (struct time_value){.type = TIME_DATE};
    switch (op) {
    case OP_DATE:
    case OP_PERIOD:
        if (other) {
            value_interval(ctx, f, other, out);
        } else {
            value_date(ctx, f, out);
        }
        break;
    case OP_OFFSET:
        value_offset(ctx, f, other, out);
        break;
    case OP_DURATION:
        value_duration(ctx, f, out);
        break;
    case OP_SET:
        value_set(ctx, f, out);
        break;
    case OP_REF:
        out->value = span_of(REF[frame_int(f, SLOT_REF) % 3]);
        break;
    case OP_NTH:
        value_nth(ctx, f, other, out);
        break;
    case OP_VAGUE:
        out->type = frame_has(f, SLOT_HOUR) || frame_has(f, SLOT_PART)
                            ? TIME_TIME
                            : TIME_DATE;
        break;
    case OP_NOTHING:
    case OPS:
        break;
    }
}
