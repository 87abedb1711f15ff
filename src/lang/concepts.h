/* SPDX-License-Identifier: Apache-2.0 */
/* concepts.h - what words of all languages are about, in one shared tree.
 *
 * languages/concepts.tsv: `concept` (a dotted name: person.fighter,
 * casualty.killed, vehicle.truck) and `gloss`. A dotted name's parent is what
 * stands before its last dot and must be in the table too. Each language's
 * own concepts.tsv (concept, lemma) maps lemmas to them, so that camion and
 * truck fill one slot. */
#ifndef LANG_CONCEPTS_H
#define LANG_CONCEPTS_H

#include "base/arena.h"
#include "base/err.h"

struct concepts;

enum rcp_status concepts_open(struct concepts **out, struct arena *a,
    const char *path, struct rcp_err *err) RCP_CHECKED;
uint32_t concepts_count(const struct concepts *c);
uint32_t concept_find(const struct concepts *c, span name); /* or NONE */
span concept_name(const struct concepts *c, uint32_t id);
uint32_t concept_parent(const struct concepts *c, uint32_t id); /* or NONE */
/* `id` is `ancestor` or stands below it. */
bool concept_is(const struct concepts *c, uint32_t id, uint32_t ancestor);

#endif
