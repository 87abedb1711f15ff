/* SPDX-License-Identifier: Apache-2.0 */
/* check_json.h - a cross-check as the contract's JSON ("recoupe-check/1"). */
#ifndef PRESENT_CHECK_JSON_H
#define PRESENT_CHECK_JSON_H

#include "crosscheck/check.h"
#include "present/messages.h"

/* A language of the program: its code and its words. */
struct ui_language {
    span code;
    const struct messages *messages;
};

/* The whole object on one line, without a newline, in the arena. Explanations
 * are given in each of the n languages. */
span check_json(struct arena *a, const struct check_result *result,
    const struct ui_language *ui, size_t n);

#endif
