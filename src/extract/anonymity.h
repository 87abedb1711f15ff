/* SPDX-License-Identifier: Apache-2.0 */
/* anonymity.h - words that hide who somebody is.
 *
 *     anonymity.tsv   phrase     not to be named
 *
 *     "A doctor who asked [not to be named] said …" */
#ifndef EXTRACT_ANONYMITY_H
#define EXTRACT_ANONYMITY_H

#include "doc.h"
#include "lang/phrase.h"

/* The table's phrases, by norm; empty without it. Before pack_check. */
struct phrases *anonymity_new(struct pack *pack);

/* Of each word whether it belongs to such a phrase; NULL where the report has
 * none. Lives in the doc. */
uint8_t *anonymity_words(const struct rcp_doc *doc, const struct phrases *p);

/* The word for whom word w hides: the noun that its clause or adjective
 * belongs to, else the subject of its clause; NONE when there is none. */
uint32_t anonymity_of(
        const struct rcp_doc *doc, const uint8_t *hidden, uint32_t w);

#endif
