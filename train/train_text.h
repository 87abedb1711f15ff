/* SPDX-License-Identifier: Apache-2.0 */
/* train_text.h - learns the tokeniser's decisions from treebanks.
 *
 * Reads CoNLL-U files, rebuilds their paragraphs, asks the tokeniser's own
 * questions (text/decide.h) at each place and keeps averaged perceptron
 * weights, written as learnt-text.tsv. Same input, same bytes. */
#ifndef TRAIN_TEXT_H
#define TRAIN_TEXT_H

#include "lang/pack.h"

struct text_training {
    struct pack *pack; /* open, not yet checked; its words grow */
    const char *const *treebanks;
    uint32_t n;
    const char *out; /* path of the table to write */
};

enum rcp_status train_text(
        const struct text_training *job, struct rcp_err *err) RCP_CHECKED;

#endif
