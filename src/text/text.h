/* SPDX-License-Identifier: Apache-2.0 */
/* text.h - sentences and words.
 *
 * text_read fills doc->sentence, doc->word, doc->multiword and each block's
 * list of sentences, cutting as the Universal Dependencies treebanks do.
 * Byline blocks are metadata and get no sentences. A block's end always ends a
 * sentence. Broken text is cut somehow, never refused.
 *
 * What holds afterwards: words of one sentence are consecutive; the ranges of
 * surface tokens ascend, do not overlap, and stand on character borders; what
 * lies between them is white space; a word's range lies in its sentence's and
 * that one in its block's. */
#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include "doc.h"

struct text_rules;

/* Compiles the language's tables (text_rules.h lists them); lives in the pack.
 * Mistakes go to the pack. To be called before pack_check. */
struct text_rules *text_rules_new(struct pack *pack);

/* `rules` are those of doc->pack; doc->words stands on that pack's table. */
void text_read(struct rcp_doc *doc, const struct text_rules *rules);

#endif
