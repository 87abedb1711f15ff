/* SPDX-License-Identifier: Apache-2.0 */
/* check_json.h - a cross-check as the contract's JSON ("recoupe-check/1"). */
#ifndef PRESENT_CHECK_JSON_H
#define PRESENT_CHECK_JSON_H

#include "base/json.h"
#include "crosscheck/check.h"
#include "present/messages.h"

/* A language of the program: its code and its words. */
struct ui_language {
    span code;
    const struct messages *messages;
};

/* The whole object on one line, without a newline, to the sink piece by piece.
 * Explanations are given in each of the languages. */
void check_json(const struct check_result *result, const struct ui_language *ui,
        size_t n, json_sink *sink, void *context);

#endif
