/* SPDX-License-Identifier: Apache-2.0 */
/* check.h - sums and products that notice overflow. Each returns nonzero when
 * the result does not fit, like the gcc built-ins behind them. */
#ifndef BASE_CHECK_H
#define BASE_CHECK_H

#include <stddef.h>
#include <stdint.h>

#define NONE UINT32_MAX /* no index */

static inline int size_add_overflows(size_t a, size_t b, size_t *sum)
{
    return __builtin_add_overflow(a, b, sum);
}

static inline int size_mul_overflows(size_t a, size_t b, size_t *product)
{
    return __builtin_mul_overflow(a, b, product);
}

#endif
