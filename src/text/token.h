/* SPDX-License-Identifier: Apache-2.0 */
/* token.h - the question that contractions ask, for training. */
#ifndef TEXT_TOKEN_H
#define TEXT_TOKEN_H

#include "text/scan.h"

/* The contraction that piece `at` may be, or NULL. */
const struct contraction *contraction_at(const struct scanner *s, uint32_t at);
/* Features of QUESTION_CONTRACT for piece `at`. */
void contraction_ask(struct scanner *s, uint32_t at, struct features *f);

/* The last three letters of a word. */
span word_ending(span word);

#endif
