/* SPDX-License-Identifier: Apache-2.0 */
/* language.h - which of the loaded languages a report is written in.
 *
 * Each language brings function-words.tsv: its grammatical words and the
 * letters that betray it, each with a weight. The language whose table
 * explains most of the text wins. */
#ifndef TEXT_LANGUAGE_H
#define TEXT_LANGUAGE_H

#include "base/check.h"
#include "lang/pack.h"

struct language;

/* Compiles function-words.tsv; lives in the pack. Before pack_check. */
struct language *language_new(struct pack *pack);

/* The index in known[0 … n) of the text's language; NONE when nothing in the
 * text speaks for any of them. Of two equal ones the first. Looks at no more
 * than the first 32 KiB. */
uint32_t language_detect(
        span text, const struct language *const *known, uint32_t n);

#endif
