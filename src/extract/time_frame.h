/* SPDX-License-Identifier: Apache-2.0 */
/* time_frame.h - what one expression says, and what it means on its day.
 *
 *     match -> frames -> (context: publication, story so far, tense) -> value
 */
#ifndef EXTRACT_TIME_FRAME_H
#define EXTRACT_TIME_FRAME_H

#include "extract/time_line.h"
#include "extract/time_period.h"

enum { FRAME_MAX_LENGTHS = 4, FRAME_MAX_INT = 1000000 };

struct time_length { /* "3 months" */
    double count;    /* COUNT_VAGUE: some */
    enum time_unit unit;
};

struct time_frame {
    double v[SLOTS];
    uint64_t has; /* bit for each slot */
    struct time_length length[FRAME_MAX_LENGTHS];
    uint32_t lengths;
    uint8_t extent;
};

bool frame_has(const struct time_frame *f, enum time_slot slot);
void frame_set(struct time_frame *f, enum time_slot slot, double value);
int32_t frame_int(const struct time_frame *f, enum time_slot slot);
/* It names a day or a longer period, not only a time of day. */
bool frame_dated(const struct time_frame *f);
/* It is only a time of day: needs a day from elsewhere. */
bool frame_only_clock(const struct time_frame *f);

/* Fills the frames of a match (frame[0] is the first); returns how many. What
 * one lacks it borrows from another. */
uint32_t frames_of(const struct time_rules *rules,
        const struct time_match *match,
        struct time_frame frame[TIME_MAX_GROUPS]);

/* Where we are in the report. */
struct time_context {
    struct arena *arena; /* of the document: values live there */
    const struct time_rules *rules;
    day published;      /* DAY_NONE when not known */
    int32_t minute;     /* of the day of publication; -1 */
    struct period told; /* the date named last; unit UNITS when none */
    day day_told;       /* the last that was a day; DAY_NONE */
    day clock_day;      /* whose times of day are told; DAY_NONE */
    day after;          /* not before that day (end of a range); DAY_NONE */
    bool night;         /* of that day: its small hours are the next day's */
    int32_t year;       /* named in this sentence: its months lie there; or 0 */
    day weekday[8];     /* what each weekday was last; DAY_NONE */
    enum time_tense tense;
    bool agenda; /* no verb anywhere: what is announced is to come */
};

struct time_value {
    enum time_type type;
    span value;
    bool dated; /* period holds */
    struct period period;
};

/* What "next" and "ago" are counted from; false when it is not known. */
bool frame_base(const struct time_context *ctx, const struct time_frame *f,
        struct period *out);
/* Means frame by operation; `other` is the frame behind "..", or NULL. */
void time_value_of(const struct time_context *ctx, enum time_op op,
        const struct time_frame *f, const struct time_frame *other,
        struct time_value *out);
/* No 31 June, no 14 a.m. */
bool frame_possible(const struct time_context *ctx, const struct time_frame *f);
/* The period that a dated frame means. False when it cannot be known. */
bool frame_period(const struct time_context *ctx, const struct time_frame *f,
        struct period *out);

/* One operation each (time_value.c, time_shift.c); for time_value_of. */
void time_value_duration(const struct time_context *ctx,
        const struct time_frame *f, struct time_value *out);
void time_value_offset(const struct time_context *ctx,
        const struct time_frame *f, const struct time_frame *from,
        struct time_value *out);
void time_value_nth(const struct time_context *ctx, const struct time_frame *f,
        const struct time_frame *in, struct time_value *out);
void time_value_span(const struct time_context *ctx, const struct time_frame *f,
        struct time_value *out);
void time_value_around(const struct time_context *ctx,
        const struct time_frame *f, const struct time_frame *in,
        struct time_value *out);
/* "T20:30Z", "TMO", or nothing. */
span time_print_clock(struct arena *a, const struct time_frame *f);

#endif
