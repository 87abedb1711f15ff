/* SPDX-License-Identifier: Apache-2.0 */
/* time_value.c - a frame to a TIMEX3 value and the days that it covers.
 *
 * TIMEX3: Ferro et al., "TIDES 2005 Standard for the Annotation of Temporal
 * Expressions"; ISO 24617-1. Intervals as EDTF: ISO 8601-2:2019. */
#include "extract/time_frame.h"

#include <math.h>
#include <stdlib.h>

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

span time_print_clock(struct arena *a, const struct time_frame *f)
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

enum { NEAR_MINUTES = 30, NEAR_DAYS = 7 }; /* not yet over; still the story */

/* "It happened at about 2.15pm" in a report of 11.40: not on that day. */
static bool is_gone(const struct time_context *ctx, const struct time_frame *f)
{
    return ctx->tense == TENSE_BEFORE && ctx->minute >= 0 &&
           ctx->clock_day == ctx->published && frame_has(f, SLOT_HOUR) &&
           !frame_has(f, SLOT_ZONE) &&
           minutes_of(f) > ctx->minute + NEAR_MINUTES;
}

/* The last day told that is over, or the one before the report's. */
static day day_before(const struct time_context *ctx)
{
    bool told = ctx->day_told != DAY_NONE && ctx->day_told < ctx->published &&
                ctx->day_told + NEAR_DAYS >= ctx->published;
    return told ? ctx->day_told : ctx->published - 1;
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
        bool small = frame_has(f, SLOT_HOUR) && minutes_of(f) < 12 * 60;
        bool over = known && small && ctx->agenda &&
                    (frame_has(f, SLOT_HALFDAY) || frame_has(f, SLOT_PART)) &&
                    ctx->clock_day == ctx->published &&
                    minutes_of(f) + NEAR_MINUTES < ctx->minute;
        if (known && is_gone(ctx, f)) {
            p = period_day(day_before(ctx));
        } else if (over || (known && ctx->night && small)) { /* to come */
            p = period_shift(p, 1);
        }
    }
    span tail = time_print_clock(ctx->arena, f);
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
        buf_printf(b, "%.9g%c", count, unit);
    }
}

/* PT30M, PT1H30M for half an hour, an hour and a half. */
static bool add_part_hours(struct buf *b, double hours)
{
    double whole = floor(hours), minutes = round((hours - whole) * 60);
    if (hours < 0 || hours >= FRAME_MAX_INT || minutes < 1 || minutes > 59) {
        return false;
    }
    if (whole > 0) {
        add_amount(b, whole, 'H');
    }
    add_amount(b, minutes, 'M');
    return true;
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
    if (l.unit != UNIT_HOUR || !add_part_hours(b, l.count)) {
        add_amount(b, l.count < 0 ? l.count : l.count * factor, unit);
    }
}

void time_value_duration(const struct time_context *ctx,
        const struct time_frame *f, struct time_value *out)
{
    struct buf b;
    bool clock = false;
    buf_init(&b, ctx->arena);
    buf_char(&b, 'P');
    for (uint32_t i = 0; i < f->lengths; i++) {
        add_length(&b, f->length[i], &clock);
    }
    bool hours = f->lengths == 0 && frame_has(f, SLOT_HOUR);
    if (hours) { /* "2 h 30 of talks" */
        buf_printf(&b, "T%dH%dM", frame_int(f, SLOT_HOUR),
                frame_int(f, SLOT_MINUTE));
    }
    out->type = TIME_DURATION;
    out->value = hours || f->lengths > 0 ? buf_span(&b) : SPAN("PXX");
}

static void value_set(const struct time_context *ctx,
        const struct time_frame *f, struct time_value *out)
{
    span clock = time_print_clock(ctx->arena, f);
    if (frame_has(f, SLOT_WEEKDAY)) {
        out->value = arena_printf(ctx->arena, "XXXX-WXX-%d%.*s",
                frame_int(f, SLOT_WEEKDAY), SPAN_ARG(clock));
    } else if (clock.len > 0) {
        out->value =
                arena_printf(ctx->arena, "XXXX-XX-XX%.*s", SPAN_ARG(clock));
    } else if (frame_has(f, SLOT_MONTH) || frame_has(f, SLOT_SEASON)) {
        out->value = print_unresolved(ctx->arena, f);
    } else {
        time_value_duration(ctx, f, out);
    }
    out->type = TIME_SET;
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
    if (b.period.to < a.period.from) {
        return; /* no interval runs backwards */
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
        time_value_offset(ctx, f, other, out);
        break;
    case OP_DURATION:
        time_value_duration(ctx, f, out);
        break;
    case OP_SET:
        value_set(ctx, f, out);
        break;
    case OP_REF:
        out->value = span_of(REF[frame_int(f, SLOT_REF) % 3]);
        break;
    case OP_NTH:
        time_value_nth(ctx, f, other, out);
        break;
    case OP_SPAN:
        time_value_span(ctx, f, out);
        break;
    case OP_AROUND:
        time_value_around(ctx, f, other, out);
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
