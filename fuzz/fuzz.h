/* SPDX-License-Identifier: Apache-2.0 */
/* fuzz.h - a fuzz target is one short file with this function: it feeds any
 * bytes to one module and aborts when a promise of the header is broken.
 *
 *     seeds/NAME/... -> replay.c    -> LLVMFuzzerTestOneInput   every test run
 *     libFuzzer's own invention     -> LLVMFuzzerTestOneInput   -Dfuzz=true
 */
#ifndef FUZZ_H
#define FUZZ_H

#include "base/span.h"

#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#ifdef NDEBUG
#error "a fuzz target without asserts finds nothing"
#endif

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
