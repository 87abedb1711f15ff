/* SPDX-License-Identifier: Apache-2.0 */
/* affix.h - does a word end so? As hunspell writes it: characters, "." for
 * any, "[ab]" for one of, "[^ab]" for none of. */
#ifndef TRAIN_AFFIX_H
#define TRAIN_AFFIX_H

#include "base/span.h"

bool affix_fits(span word, span condition);

#endif
