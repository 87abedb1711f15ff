/* SPDX-License-Identifier: Apache-2.0 */
/* explain.h - one plain sentence for each finding, in each language of the
 * program, that an editor could paste into a mail. */
#ifndef PRESENT_EXPLAIN_H
#define PRESENT_EXPLAIN_H

#include "crosscheck/check.h"
#include "present/messages.h"

/* In the arena. `index` counts findings of the result from 0. */
span explain_finding(struct arena *a, const struct messages *m,
    const struct check_result *result, uint32_t index);

/* "a, b and c" of the reports' names, each once. */
span explain_documents(struct arena *a, const struct messages *m,
    const struct check_result *result, struct list documents);

/* What a report is called in a sentence: its publisher, else its title, else
 * its file. */
span document_name(const struct check_result *result, uint32_t document);

enum message kind_message(enum finding_kind kind);
/* How findings of this kind come about. */
enum message why_message(enum finding_kind kind);
enum message severity_message(enum severity severity);
enum message verdict_message(enum verdict verdict);
enum message root_message(enum root_kind kind);

#endif
