/* SPDX-License-Identifier: Apache-2.0 */
/* engine.h - all that is loaded once and read by every worker: for each
 * language its pack and what the stages compiled from it. */
#ifndef LIB_ENGINE_H
#define LIB_ENGINE_H

#include "base/vec.h"
#include "doc.h"
#include "recoupe.h"

struct actor_rules;
struct atlas;
struct check_rules;
struct claim_rules;
struct concepts;
struct gazetteer;
struct ingest_rules;
struct language;
struct messages;
struct namer;
struct nlp;
struct number_rules;
struct quantity_rules;
struct text_rules;
struct time_rules;

/* One language: the pack and each stage's rules, in the order of the line. */
struct tongue {
    struct arena *arena; /* of all that follows */
    struct pack *pack;
    const struct language *detect;
    const struct text_rules *text;
    const struct gazetteer *gazetteer;
    struct nlp *nlp; /* NULL: the pack has no model */
    struct namer *names;
    const struct claim_rules *claims;
    const struct check_rules *check;
    const struct messages *messages; /* NULL: not a language of the program */
    const struct number_rules *number;
    const struct time_rules *time;
    const struct quantity_rules *quantity;
    const struct actor_rules *actors;
};

struct rcp_engine {
    struct arena *arena;
    span folder; /* of the packs; a NUL follows */
    struct concepts *concepts;
    struct ingest_rules *ingest;
    struct atlas *atlas;
    VEC(struct tongue) tongue;
};

/* The language with this code, or NULL. */
const struct tongue *engine_tongue(const struct rcp_engine *engine, span code);
/* The language that the text is written in, or NULL. */
const struct tongue *engine_detect(const struct rcp_engine *engine, span text);

#endif
