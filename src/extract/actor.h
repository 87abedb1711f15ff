/* SPDX-License-Identifier: Apache-2.0 */
/* actor.h - who and where.
 *
 *     names, descriptions, pronouns -> identities -> doc->actor, doc->mention
 *
 * actor_read runs before attributions; it finds mentions and settles which of
 * them are one. actor_link runs behind claims: it gives each source and each
 * role its actor, makes actors of sources that nothing else told to be one,
 * reads "I" in a quotation as its speaker, ties spokespeople to their body,
 * and drops descriptions that turned out to take part in nothing. Each mention
 * carries the name of the rule that gave it its actor. Text without names is
 * no error. */
#ifndef EXTRACT_ACTOR_H
#define EXTRACT_ACTOR_H

#include "doc.h"

struct actor_rules;
struct gazetteer;
struct pack;

/* Reads pronouns.tsv and descriptions.tsv; lives in the pack's arena. */
struct actor_rules *actor_rules_new(
        struct pack *pack, const struct gazetteer *gazetteer);

/* Fills doc->actor, doc->mention (in text order) and doc->alias. */
void actor_read(struct rcp_doc *doc, const struct actor_rules *rules);
/* Fills attribution.actor, role.actor and actor.speaks_for. */
void actor_link(struct rcp_doc *doc, const struct actor_rules *rules);

/* The actor of the innermost mention that covers the word, or NONE. */
uint32_t actor_of_word(const struct rcp_doc *doc, uint32_t word);
/* The actor that a phrase with this head word names, or NONE. */
uint32_t actor_at(const struct rcp_doc *doc, range at, uint32_t head);

#endif
