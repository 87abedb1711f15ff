/* SPDX-License-Identifier: Apache-2.0 */
/* unit.h - what every unit test includes: cmocka in the order that it needs,
 * comparing spans, a die for random tests, and a look at crashes. */
#ifndef UNIT_H
#define UNIT_H

/* clang-format off */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#include "base/arena.h"

#include <stdio.h>
#include <string.h>

/* Fails with both texts when they differ. */
#define assert_span(actual, expected)                                          \
    unit_assert_span((actual), (expected), __FILE__, __LINE__)

void unit_assert_span(
        span actual, const char *expected, const char *file, int line);

/* Runs f(arg) in a child process; true when it ends by abort(), as a failed
 * assert does. */
bool unit_aborts(void (*f)(void *arg), void *arg);

/* Calls f(arg) and returns how many bytes the arena said it could not have,
 * or 0 when all was well. f must hold nothing but arena memory. */
size_t unit_exhausts(void (*f)(void *arg), void *arg);

/* Random numbers, the same in each run (Marsaglia's xorshift64*). */
struct die {
    uint64_t state; /* not 0 */
};
uint32_t die_roll(struct die *d, uint32_t sides); /* 0 … sides - 1 */

#endif
