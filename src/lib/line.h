/* SPDX-License-Identifier: Apache-2.0 */
/* line.h - the line that a report goes down: the driver, on one screen. */
#ifndef LIB_LINE_H
#define LIB_LINE_H

#include "lib/engine.h"

/* Adds every layer behind ingest to a report whose text and blocks are there.
 * `language` is the code that was asked for; {NULL,0}: detected, with the
 * page's own word for it as the second choice. A report in no known language
 * keeps its text, gets a note, and no further layer. */
void line_read(
        struct rcp_doc *doc, span language, const struct rcp_engine *engine);
/* The same for one document of a CoNLL-U file: sentences and words are given
 * in its ID and FORM columns. */
void line_read_conllu(struct rcp_doc *doc, span conllu, span language,
        const struct rcp_engine *engine);
/* Both again up to tags and trees only, for those who want no more. */
void line_trees(
        struct rcp_doc *doc, span language, const struct rcp_engine *engine);
void line_trees_conllu(struct rcp_doc *doc, span conllu, span language,
        const struct rcp_engine *engine);

#endif
