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

/* One sentence for a run of findings of one kind, several reports with one
 * root, when it is the same root. */
span explain_echo(struct arena *a, const struct messages *m,
        const struct check_result *result, struct list findings);

/* "a, b and c" of the reports' names, each once; the first dozen. */
span explain_documents(struct arena *a, const struct messages *m,
        const struct check_result *result, const uint32_t *documents,
        uint32_t n);

/* What a report is called in a sentence: its publisher, else its title, else
 * its file. */
span document_name(const struct check_result *result, uint32_t document);

enum message kind_message(enum finding_kind kind);
/* How findings of this kind come about. */
enum message why_message(enum finding_kind kind);
/* How it can be wrong. */
enum message doubt_message(enum finding_kind kind);
enum message severity_message(enum severity severity);
enum message verdict_message(enum verdict verdict);
enum message root_message(enum root_kind kind);

#endif
