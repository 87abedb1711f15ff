/* SPDX-License-Identifier: Apache-2.0 */
/* train_names.h - learns the recogniser of names (nlp/names.h).
 *
 * Gold: brat folders (NAME.txt beside NAME.ann, searched through) and IOB
 * files. Same input, same bytes. */
#ifndef TRAIN_NAMES_H
#define TRAIN_NAMES_H

#include "lang/pack.h"

struct nlp;

struct names_training {
    struct pack *pack;       /* open, not yet checked; its words grow */
    const struct nlp *nlp;   /* gives parts of speech; may be NULL */
    const char *const *gold; /* folders and files */
    uint32_t n;
    uint32_t every, held; /* of the first gold, documents i with
                             i % every == held are left out and measured;
                             every 0: none */
    uint32_t epochs;
    const char *known; /* list of known names (form, class), or NULL */
    const char *out;   /* model file; NULL: only measure */
};

enum rcp_status train_names(
        const struct names_training *job, struct rcp_err *err) RCP_CHECKED;

#endif
