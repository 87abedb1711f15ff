/* SPDX-License-Identifier: Apache-2.0 */
/* markup.h - writing HTML. What comes from a report goes through html_escape
 * and nothing else: it is escaped there, at the point of output, for element
 * text and for quoted attribute values alike. */
#ifndef PRESENT_MARKUP_H
#define PRESENT_MARKUP_H

#include "base/buf.h"

/* Markup of our own. Takes string literals only. */
#define html_put(out, literal) buf_add((out), SPAN("" literal))

/* Escapes & < > " ', drops control characters and what turns the direction of
 * writing, makes line breaks spaces. */
void html_escape(struct buf *out, span text);
void html_count(struct buf *out, uint32_t n);

#endif
