/* SPDX-License-Identifier: Apache-2.0 */
/* actor_late.h - mentions that only attributions bring.
 *
 *     actor_link.c     sources, offices, roles
 *     actor_speech.c   "I" and "we" in quotations */
#ifndef EXTRACT_ACTOR_LATE_H
#define EXTRACT_ACTOR_LATE_H

#include "extract/actor_rules.h"

/* Mentions found late wait in `added` until all of a kind are there; of each
 * word that heads one, `late` has its actor. */
struct linking {
    struct rcp_doc *doc;
    const struct actor_rules *rules;
    VEC(struct mention) added;
    uint32_t *late;
};

void late_add(struct linking *l, struct mention m);
/* Gives "I", "we" and the like their speaker. */
void late_speech(struct linking *l);

#endif
