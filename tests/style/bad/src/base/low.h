/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_LOW_H
#define BASE_LOW_H

#include <stddef.h>

struct low {
    size_t n;
};

#endif
