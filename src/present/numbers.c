/* SPDX-License-Identifier: Apache-2.0 */
/* numbers.c - grouping, decimal mark and intervals by messages.tsv. */
#include "present/numbers.h"

#include <math.h>
#include <stdio.h>

enum { GROUP = 3, DIGITS = 48 };

void number_put(struct buf *out, const struct messages *m, double value)
{
    char digits[DIGITS];
    int places = value == floor(value) ? 0 : 2;
    if (!(fabs(value) < 1e15)) {
        buf_printf(out, "%g", value);
        return;
    }
    snprintf(digits, sizeof digits, "%.*f", places, fabs(value));
    span rest = span_of(digits);
    span whole = span_cut(&rest, '.');
    if (value < 0) {
        buf_char(out, '-');
    }
    for (size_t i = 0; i < whole.len; i++) {
        if (i > 0 && (whole.len - i) % GROUP == 0 && whole.len > GROUP) {
            buf_add(out, message_text(m, MSG_NUMBER_GROUP));
        }
        buf_char(out, whole.ptr[i]);
    }
    while (rest.len > 0 && rest.ptr[rest.len - 1] == '0') {
        rest.len--;
    }
    if (rest.len > 0) {
        buf_add(out, message_text(m, MSG_NUMBER_POINT));
        buf_add(out, rest);
    }
}

static span number_text(struct arena *a, const struct messages *m, double value)
{
    struct buf b;
    buf_init(&b, a);
    number_put(&b, m, value);
    return buf_span(&b);
}

void interval_put(
        struct buf *out, const struct messages *m, double least, double most)
{
    struct message_arg args[] = {
            {"least", number_text(out->arena, m, isnan(least) ? 0 : least), 0},
            {"most", number_text(out->arena, m, isnan(most) ? 0 : most), 0}};
    enum message id = isnan(most) ? MSG_INTERVAL_FROM
                      : isnan(least) || (least == 0 && most > 0)
                              ? MSG_INTERVAL_UP_TO
                      : least == most ? MSG_INTERVAL_EXACT
                                      : MSG_INTERVAL_BETWEEN;
    message_put(out, m, id, args, sizeof args / sizeof *args);
}

void moment_put(struct buf *out, struct moment when)
{
    if (when.year == 0) {
        return;
    }
    buf_printf(out, "%04d", when.year);
    if (when.month > 0) {
        buf_printf(out, "-%02d", when.month);
    }
    if (when.day > 0) {
        buf_printf(out, "-%02d", when.day);
    }
    if (when.hour >= 0 && when.minute >= 0) {
        buf_printf(out, " %02d:%02d", when.hour, when.minute);
    }
}
