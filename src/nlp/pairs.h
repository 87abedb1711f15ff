/* SPDX-License-Identifier: Apache-2.0 */
/* pairs.h - brackets and quotation marks hang on what they enclose.
 *
 * UD attaches both marks of a pair to the head of the words between them
 * (https://universaldependencies.org/u/dep/punct.html). That is known once
 * the tree is, better than it can be guessed while the tree is built. */
#ifndef NLP_PAIRS_H
#define NLP_PAIRS_H

#include "nlp/feed.h"
#include "nlp/parser.h"

/* Moves the heads of paired punctuation marks that have no dependents. The
 * heads stay a tree. */
void pairs_attach(const struct feed *f, struct parse *p);

#endif
