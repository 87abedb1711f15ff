/* SPDX-License-Identifier: Apache-2.0 */
/* wording.h - small pieces that every printed page is made of. */
#ifndef PRESENT_WORDING_H
#define PRESENT_WORDING_H

#include "base/check.h"
#include "doc.h"
#include "present/messages.h"

/* Who an attribution names: the words of the text, and for a pronoun whom it
 * stands for: "Mireille Tanguy (elle)". {NULL,0} when nobody is named. */
span source_words(const struct rcp_doc *doc, const struct attribution *a);
/* The words inside quotation marks of the reader's language, on one line;
 * {NULL,0} when there are none. */
span quoted(struct arena *a, const struct messages *m, span words);
/* What stands behind the last stroke of a path. */
span file_name(span path);
/* The index behind an id ("c12" with 'c' is 11); NONE when it is no such id or
 * not below `count`. */
uint32_t id_index(span id, char letter, uint32_t count);

#endif
