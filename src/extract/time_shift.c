/* SPDX-License-Identifier: Apache-2.0 */
/* time_shift.c - times told by their distance: two years ago, the day after
 * Easter, the first Monday of May, the last two weeks. */
#include "extract/time_frame.h"

#include <math.h>
#include <stdlib.h>

enum { MAX_COUNT = 20000 };

static void set_period(struct time_value *out, struct period p)
{
    out->dated = true;
    out->period = p;
}

static double minutes_in(enum time_unit unit)
{
    switch (unit) {
    case UNIT_SECOND:
        return 1.0 / 60;
    case UNIT_MINUTE:
        return 1;
    case UNIT_HOUR:
        return 60;
    case UNIT_DAY:
    case UNIT_WORKDAY:
        return 1440;
    case UNIT_WEEK:
        return 7 * 1440;
    case UNIT_WEEKEND:
    case UNIT_MONTH:
    case UNIT_QUARTER:
    case UNIT_HALFYEAR:
    case UNIT_SEASON:
    case UNIT_YEAR:
    case UNIT_DECADE:
    case UNIT_CENTURY:
    case UNITS:
        break;
    }
    return 0;
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
    int64_t at = ctx->minute + (int64_t)minutes;
    int64_t days = at / 1440 - (at % 1440 < 0);
    int32_t m = (int32_t)(at - days * 1440);
    day d = base.from + (day)days;
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

/* Moves the base by one length. False when the result cannot be known. */
static bool offset_by(struct time_length l, int32_t sign, struct period base,
        struct period *out)
{
    if (l.count < 0 || l.count > MAX_COUNT) {
        return false;
    }
    if (l.unit == UNIT_DECADE || l.unit == UNIT_CENTURY) {
        l.count *= l.unit == UNIT_DECADE ? 10 : 100;
        l.unit = UNIT_YEAR;
    }
    bool whole = l.count == floor(l.count);
    int32_t n = sign * (int32_t)l.count;
    if (l.unit == UNIT_WORKDAY) {
        *out = period_day(day_add_workdays(base.from, n));
        return true;
    }
    if (l.unit < base.unit) {
        return false; /* three days after "2004" */
    }
    if (!whole && l.unit >= UNIT_MONTH) {
        double months = l.unit == UNIT_MONTH ? l.count : l.count * 12;
        day d = day_add_months(base.from, sign * (int32_t)floor(months));
        *out = period_around(UNIT_MONTH, d);
        return l.unit <= UNIT_YEAR;
    }
    *out = period_shift(period_around(l.unit, base.from), n);
    return out->from > -700000 && out->to < 2900000;
}

/* "a week after 3 May" is a day when the date is one. */
static bool offset_date(struct time_length l, int32_t sign, struct period base,
        struct period *out)
{
    int32_t n = sign * (int32_t)l.count;
    if (base.unit != UNIT_DAY || l.count < 0 || l.count > 1000 ||
            l.unit < UNIT_WEEK) {
        return offset_by(l, sign, base, out);
    }
    if (l.unit == UNIT_WEEK) {
        *out = period_day(base.from + 7 * n);
        return true;
    }
    int32_t months = l.unit == UNIT_MONTH     ? n
                     : l.unit == UNIT_QUARTER ? 3 * n
                     : l.unit == UNIT_YEAR    ? 12 * n
                                              : 0;
    *out = period_day(day_add_months(base.from, months));
    return months != 0;
}

void time_value_offset(const struct time_context *ctx,
        const struct time_frame *f, const struct time_frame *from,
        struct time_value *out)
{
    struct period base, p = {0};
    int32_t sign = frame_int(f, SLOT_SHIFT) < 0 ? -1 : 1;
    bool known =
            from ? frame_period(ctx, from, &base) : frame_base(ctx, f, &base);
    struct time_frame weekday = {0};
    if (!from && f->lengths > 0 && frame_has(f, SLOT_WEEKDAY)) {
        /* "a week on Monday" */
        frame_set(&weekday, SLOT_WEEKDAY, f->v[SLOT_WEEKDAY]);
        frame_set(&weekday, SLOT_TENSE, TENSE_AFTER);
        known = frame_period(ctx, &weekday, &base);
        from = &weekday;
    }
    bool past = ctx->tense == TENSE_BEFORE ||
                (ctx->tense == TENSE_UNKNOWN && !ctx->agenda);
    if (frame_has(f, SLOT_TENSE) && past) {
        time_value_duration(ctx, f, out); /* "was built in two days" */
        return;
    }
    out->type = TIME_DATE;
    if (f->lengths == 0 && frame_has(f, SLOT_WEEKDAY)) {
        known = known && offset_weekday(f, base, &p);
    } else if (f->lengths > 0 && f->length[f->lengths - 1].unit < UNIT_DAY) {
        out->type = TIME_TIME;
        double minutes = 0;
        bool vague = false;
        for (uint32_t i = 0; i < f->lengths; i++) {
            double c = f->length[i].count;
            known = known && c < MAX_COUNT;
            vague |= c < 0;
            minutes += c < 0 ? 0 : c * minutes_in(f->length[i].unit);
        }
        if (known && vague) {
            offset_hours(&(struct time_context){.arena = ctx->arena,
                                 .published = DAY_NONE,
                                 .minute = -1},
                    0, base, out);
        } else if (known) {
            offset_hours(ctx, sign * minutes, base, out);
        }
        return;
    } else {
        p = known ? base : p;
        for (uint32_t i = 0; known && i < f->lengths; i++) {
            known = f->length[i].unit >= UNIT_DAY &&
                    (from ? offset_date(f->length[i], sign, p, &p)
                          : offset_by(f->length[i], sign, p, &p));
        }
    }
    bool told = frame_int(f, SLOT_BASE) == BASE_TOLD;
    if (!known ||
            (told && ctx->tense == TENSE_BEFORE && ctx->published != DAY_NONE &&
                    p.from > ctx->published)) {
        return; /* what was told cannot be later than the report */
    }
    set_period(out, p);
    span date = period_print(ctx->arena, p);
    span tail = p.unit == UNIT_DAY ? time_print_clock(ctx->arena, f) : SPAN("");
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

void time_value_nth(const struct time_context *ctx, const struct time_frame *f,
        const struct time_frame *in, struct time_value *out)
{
    struct period container, p;
    out->type = TIME_DATE;
    bool known = in ? frame_period(ctx, in, &container) : false;
    if (!in && frame_base(ctx, f, &container)) {
        container = period_around(UNIT_YEAR, container.from);
        known = true;
    }
    int32_t nth = frame_has(f, SLOT_NTH) ? frame_int(f, SLOT_NTH)
                                         : frame_int(f, SLOT_DAY);
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
    span tail = time_print_clock(ctx->arena, f);
    out->type = tail.len > 0 ? TIME_TIME : TIME_DATE;
    out->value = arena_printf(
            ctx->arena, "%.*s%.*s", SPAN_ARG(date), SPAN_ARG(tail));
}

/* ---- spans -------------------------------------------------------------- */

/* "last two weeks": from the first to the last of the units beside the base. */
void time_value_span(const struct time_context *ctx, const struct time_frame *f,
        struct time_value *out)
{
    struct period base;
    if (f->lengths == 1 && f->length[0].unit < UNIT_DAY &&
            frame_base(ctx, f, &base) && base.unit == UNIT_DAY) {
        out->type = TIME_TIME; /* "last two minutes" */
        set_period(out, base);
        out->value = day_print(ctx->arena, base.from);
        return;
    }
    if (f->lengths != 1 || f->length[0].unit < UNIT_DAY ||
            f->length[0].count < 1 || f->length[0].count > MAX_COUNT ||
            !frame_base(ctx, f, &base)) {
        time_value_duration(ctx, f, out);
        return;
    }
    int32_t n = (int32_t)f->length[0].count;
    struct period here = period_around(f->length[0].unit, base.from);
    bool back = frame_int(f, SLOT_SHIFT) < 0;
    struct period a = period_shift(here, back ? -n : 1);
    struct period b = period_shift(here, back ? -1 : n);
    span first = period_print(ctx->arena, a);
    span last = period_print(ctx->arena, b);
    a.to = b.to;
    set_period(out, a);
    out->value = arena_printf(
            ctx->arena, "%.*s/%.*s", SPAN_ARG(first), SPAN_ARG(last));
}

/* "the week of 6 October" */
void time_value_around(const struct time_context *ctx,
        const struct time_frame *f, const struct time_frame *in,
        struct time_value *out)
{
    struct period p;
    if (!in || !frame_has(f, SLOT_UNIT) || !frame_period(ctx, in, &p)) {
        return;
    }
    p = period_around((enum time_unit)frame_int(f, SLOT_UNIT), p.from);
    set_period(out, p);
    out->value = period_print(ctx->arena, p);
}
