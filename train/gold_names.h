/* SPDX-License-Identifier: Apache-2.0 */
/* gold_names.h - annotated names as documents with a label for each word. */
#ifndef TRAIN_GOLD_NAMES_H
#define TRAIN_GOLD_NAMES_H

#include "base/buf.h"
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

/* Adds the documents of a folder (brat, MEANTIME's XML) or a file (GUM's
 * CoNLL-U where the path says gum, else IOB). */
enum rcp_status gold_names_add(struct gold_names *g, const char *path,
        struct rcp_err *err) RCP_CHECKED;

/* ---- for the readers ---------------------------------------------------- */

enum { GOLD_MAX_FILE = 64 << 20 };

struct gold_span {
    uint32_t start, end; /* bytes */
    uint32_t kind;       /* 0 … 3: person, organisation, place, other */
};
struct gold_spans {
    struct gold_span *at;
    uint32_t n, cap;
};

/* The kind that the corpora call so ("PER", "Location", …), or NONE. */
uint32_t gold_kind(span label);
/* Cuts and analyses the text, labels its words. */
void gold_add(struct gold_names *g, span text, struct gold_spans *spans);

/* Tokens with tags (O, B-PER, I-PER, …) put together to text: a space before
 * each, save before marks that stand close. */
struct tagged_text {
    struct gold_names *gold;
    struct buf text;
    struct gold_spans spans;
    uint32_t sentences, quotes;
    bool glue;
    span last; /* tag of the token before */
};
void tagged_start(struct tagged_text *t, struct gold_names *g);
void tagged_token(struct tagged_text *t, span token, span tag);
/* Ends the sentence; every 20 make a document. */
void tagged_sentence(struct tagged_text *t);
void tagged_end(struct tagged_text *t); /* the last document */

enum rcp_status gold_iob_add(struct gold_names *g, const char *path,
        struct rcp_err *err) RCP_CHECKED;
enum rcp_status gold_gum_add(struct gold_names *g, const char *path,
        struct rcp_err *err) RCP_CHECKED;
enum rcp_status gold_meantime_add(struct gold_names *g, const char *path,
        struct rcp_err *err) RCP_CHECKED;

#endif
