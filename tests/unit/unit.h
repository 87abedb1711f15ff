/* SPDX-License-Identifier: Apache-2.0 */
/* unit.h - cmocka with the headers it wants in front of it. */
#ifndef UNIT_H
#define UNIT_H

// clang-format off
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
// clang-format on

#include "base/span.h"

/* The span has exactly these bytes. */
#define assert_span(s, literal) assert_true(span_eq((s), span_of(literal)))

#endif
