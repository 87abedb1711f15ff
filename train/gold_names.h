/* SPDX-License-Identifier: Apache-2.0 */
/* gold_names.h - annotated names as documents with a label for each word. */
#ifndef TRAIN_GOLD_NAMES_H
#define TRAIN_GOLD_NAMES_H

#include "doc.h"
#include "nlp/nlp.h"

struct text_rules;

struct gold_doc {
    struct rcp_doc *doc;
    uint8_t *label; /* of each word: columns of nlp/names.h */
};

struct gold_names {
    struct arena *arena;
    struct pack *pack;
    const struct text_rules *text;
    const struct nlp *nlp; /* may be NULL */
    VEC(struct gold_doc) doc;
};

/* Adds the documents of a brat folder or an IOB file. */
enum rcp_status gold_names_add(struct gold_names *g, const char *path,
        struct rcp_err *err) RCP_CHECKED;

#endif
