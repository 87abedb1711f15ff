/* SPDX-License-Identifier: Apache-2.0 */
/* rule_words.h - why an attribution or a claim is one, for a reader. */
#ifndef PRESENT_RULE_WORDS_H
#define PRESENT_RULE_WORDS_H

#include "doc.h"
#include "present/messages.h"

/* The rule in words; of a table's row ("speech.tsv:30") the row itself, read
 * from the pack's folder. In the report's arena. A rule without words comes
 * back as it is. */
span rule_words(const struct rcp_doc *doc, const struct messages *m, span rule);

#endif
