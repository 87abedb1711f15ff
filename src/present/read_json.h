/* SPDX-License-Identifier: Apache-2.0 */
/* read_json.h - one report as the contract's JSON ("recoupe/1"). */
#ifndef PRESENT_READ_JSON_H
#define PRESENT_READ_JSON_H

#include "doc.h"

/* The whole object on one line, without a newline, in the doc's arena. */
span read_json(struct rcp_doc *doc);

#endif
