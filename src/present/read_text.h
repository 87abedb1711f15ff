/* SPDX-License-Identifier: Apache-2.0 */
/* read_text.h - one report for a person at a terminal: each claim with its
 * chain, stance and numbers, in reading order; hearsay without a source set
 * apart. */
#ifndef PRESENT_READ_TEXT_H
#define PRESENT_READ_TEXT_H

#include "doc.h"
#include "present/messages.h"

/* Ends with an empty line; in the doc's arena. */
span read_text(struct rcp_doc *doc, const struct messages *messages,
    unsigned width, bool colour);

#endif
