/* SPDX-License-Identifier: Apache-2.0 */
/* time_date.c - which day, month, year a dated frame means.
 *
 * A partial date ("October", "12 March", "Monday") has one candidate a year,
 * month or week. Which one is meant:
 *
 *     next, last        the first after, the last before the base
 *     this              the one in the base's own year or week
 *     the tense allows  the nearest; a candidate on the side that the tense
 *                       speaks against counts as AGAINST times as far away */
#include "extract/time_frame.h"

#include <stdlib.h>

enum {
    AGAINST = 3,
    MONTH_AGAINST = 6,
    AGENDA = 27 /* tenths */,
    MAX_YEAR = 9999
};

/* ---- bases -------------------------------------------------------------- */

/* What "next" and "ago" are counted from. */
bool frame_base(const struct time_context *ctx, const struct time_frame *f,
        struct period *out)
{
    bool told = frame_int(f, SLOT_BASE) == BASE_TOLD;
    if (told && ctx->told.unit != UNITS) {
        bool days =
                frame_has(f, SLOT_UNIT) && frame_int(f, SLOT_UNIT) <= UNIT_DAY;
        bool finer =
                days && ctx->told.unit > UNIT_DAY && ctx->day_told != DAY_NONE;
        *out = finer ? period_day(ctx->day_told) : ctx->told;
        return true;
    }
    if (ctx->published != DAY_NONE) {
        *out = period_day(ctx->published);
        return true;
    }
    *out = ctx->told; /* a day that the text names stands in */
    return ctx->told.unit == UNIT_DAY;
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
    bool plain; /* whatever the tense */
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
    if (tense == TENSE_UNKNOWN && !s->ctx->agenda) {
        tense = TENSE_BEFORE; /* news tells of what was */
    }
    int64_t d = distance(p, &s->base);
    bool later = p->from > s->base.to, earlier = p->to < s->base.from;
    if (s->ctx->after != DAY_NONE) {
        return p->to < s->ctx->after ? INT32_MAX : p->from - s->ctx->after;
    }
    if (s->plain) {
        return 2 * d + later;
    }
    bool month = frame_has(s->f, SLOT_MONTH) && !frame_has(s->f, SLOT_DAY) &&
                 tense_of(s->ctx, s->f) != TENSE_UNKNOWN;
    bool told = frame_has(s->f, SLOT_TENSE); /* since Easter */
    bool strict = s->candidate == of_week || s->ctx->agenda || told;
    int64_t against = strict ? 1000 : month ? MONTH_AGAINST : AGAINST;
    if (tense == TENSE_BEFORE && later) {
        d *= against;
    } else if (tense == TENSE_AFTER && earlier) {
        d *= against;
    } else if (tense <= TENSE_NOW && s->ctx->agenda && earlier) {
        d = s->candidate == of_year && !frame_has(s->f, SLOT_HOLIDAY)
                    ? d * AGENDA / 10
                    : d * 1000;
    } else if (tense <= TENSE_NOW && s->ctx->agenda && d == 0 &&
               s->candidate == of_week) {
        d = 8; /* an announced weekday is not today */
    }
    if (!weekday_fits(s->f, p)) {
        d = d * 4 + 450; /* the year in which 18 July is that Friday */
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
    if (!frame_base(s->ctx, s->f, &s->base)) {
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
    if (frame_has(s->f, SLOT_SEASON) || frame_has(s->f, SLOT_HOLIDAY)) {
        s->plain = true;
        return pick_nearest(s, out); /* "this winter" in January */
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
    if (first >= 1000 && first < 2000 && first % 100 == 0) {
        *out = period_of(UNIT_CENTURY, first / 100); /* the 1800s */
        return true;
    }
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
    if (!frame_base(ctx, f, &base)) {
        return false;
    }
    enum time_unit unit = (enum time_unit)frame_int(f, SLOT_UNIT);
    if (unit < UNIT_DAY) {
        return false; /* "the next hour" */
    }
    if (base.unit > unit && base.unit != UNIT_WORKDAY) {
        return false; /* "the same month" of a year */
    }
    if (unit == UNIT_WEEKEND && frame_int(f, SLOT_SHIFT) == 0) {
        *out = period_around(unit, base.from);
        bool ahead = out->from > base.from;
        if (ahead && tense_of(ctx, f) == TENSE_BEFORE) {
            *out = period_shift(*out, -1);
        }
        return true;
    }
    if (unit == UNIT_WORKDAY) {
        *out = period_day(
                day_add_workdays(base.from, frame_int(f, SLOT_SHIFT)));
        return true;
    }
    struct period around = period_around(unit, base.from);
    *out = period_shift(around, frame_int(f, SLOT_SHIFT));
    return true;
}

static bool weekday_of_week(const struct time_context *ctx,
        const struct time_frame *f, struct period *out)
{
    struct period base;
    if (!frame_base(ctx, f, &base)) {
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

bool frame_possible(const struct time_context *ctx, const struct time_frame *f)
{
    int32_t hour = frame_int(f, SLOT_HOUR);
    if (hour > 12 && frame_has(f, SLOT_HALFDAY)) {
        return false;
    }
    if (!frame_has(f, SLOT_MONTH) || !frame_has(f, SLOT_DAY)) {
        return true;
    }
    int32_t year = frame_has(f, SLOT_YEAR)
                           ? full_year(ctx, frame_int(f, SLOT_YEAR))
                           : 2000;
    return day_exists(year, frame_int(f, SLOT_MONTH), frame_int(f, SLOT_DAY));
}
