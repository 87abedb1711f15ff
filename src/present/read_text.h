/* SPDX-License-Identifier: Apache-2.0 */
/* read_text.h - one report for a person at a terminal: each claim with its
 * chain, stance and numbers, in reading order; hearsay without a source set
 * apart. */
#ifndef PRESENT_READ_TEXT_H
#define PRESENT_READ_TEXT_H

#include "doc.h"
#include "present/messages.h"

struct read_view {
    const struct messages *messages;
    unsigned width;
    bool colour;
    span explain; /* id of the claim to show whole; {NULL,0}: all */
};

/* Ends with an empty line; in the doc's arena. */
span read_text(struct rcp_doc *doc, const struct read_view *view);

#endif
