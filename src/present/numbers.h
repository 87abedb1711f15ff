/* SPDX-License-Identifier: Apache-2.0 */
/* numbers.h - numbers, intervals and dates as a reader's language writes
 * them. */
#ifndef PRESENT_NUMBERS_H
#define PRESENT_NUMBERS_H

#include "base/day.h"
#include "present/messages.h"

/* 4000 -> "4 000" or "4,000"; fractions to two places. */
void number_put(struct buf *out, const struct messages *m, double value);
/* "250", "225-275", "at least 100", "up to 40". NAN is an open end. */
void interval_put(
        struct buf *out, const struct messages *m, double least, double most);
/* "2017-11-15 00:13": ISO order is read alike in all languages. */
void moment_put(struct buf *out, struct moment when);

#endif
