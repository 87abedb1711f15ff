/* SPDX-License-Identifier: Apache-2.0 */
/* check_text.h - reports side by side, for a person at a terminal. */
#ifndef PRESENT_CHECK_TEXT_H
#define PRESENT_CHECK_TEXT_H

#include "crosscheck/check.h"
#include "present/messages.h"

struct check_view {
    const struct messages *messages;
    unsigned width;
    bool colour;
    span explain; /* id of the finding or fact to show whole; {NULL,0}: all */
};

span check_text(struct arena *a, const struct check_result *result,
        const struct check_view *view);

#endif
