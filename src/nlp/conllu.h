/* SPDX-License-Identifier: Apache-2.0 */
/* conllu.h - CoNLL-U in and out.
 * https://universaldependencies.org/format.html
 *
 * In: text is put together from the FORM column and SpaceAfter=No, sentences
 * are joined by a space, "# newpar" starts a block. Empty nodes are dropped,
 * lines that are not CoNLL-U are noted and skipped. Reading goes in two steps,
 * because the language may have to be found in the text before words are
 * interned:
 *     while (conllu_next(&rest, &one)) {
 *         conllu_text(doc, one);          text, blocks, given_id
 *         …doc->words, doc->pack…
 *         conllu_words(doc, one, CONLLU_FORMS);
 *     }
 * Out: contract section 7. */
#ifndef NLP_CONLLU_H
#define NLP_CONLLU_H

#include "base/buf.h"
#include "doc.h"

/* Cuts the next document off ("# newdoc" starts one); false at the end. */
bool conllu_next(span *rest, span *one);
/* Sets doc->text, block, run and, where "# newdoc id =" is given, given_id. */
void conllu_text(struct rcp_doc *doc, span one);

enum conllu_columns {
    CONLLU_FORMS, /* ID and FORM */
    CONLLU_ALL    /* and LEMMA, UPOS, FEATS, HEAD, DEPREL, into tag and arc */
};
/* Fills sentence, word, multiword (and tag, arc) from the same bytes;
 * doc->words must be set. */
void conllu_words(struct rcp_doc *doc, span one, enum conllu_columns columns);

/* Appends the document; layers that are NULL print as "_". */
void conllu_write(const struct rcp_doc *doc, struct buf *out);

#endif
