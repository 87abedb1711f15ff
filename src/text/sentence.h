/* SPDX-License-Identifier: Apache-2.0 */
/* sentence.h - the question that the sentence splitter asks, for training. */
#ifndef TEXT_SENTENCE_H
#define TEXT_SENTENCE_H

#include "text/scan.h"

/* Fills f and *next (the piece that would start the next sentence) when the
 * sentence that began at piece `from` could end at piece `at`. */
bool sentence_ask(const struct scanner *s, uint32_t from, uint32_t at,
        uint32_t *next, struct features *f);

#endif
