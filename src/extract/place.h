/* SPDX-License-Identifier: Apache-2.0 */
/* place.h - where the places of a report are.
 *
 *     place actors ─> the atlas's places of that name ─> one of them
 *
 * One is chosen by what the report itself says, in this order:
 *
 *     country code    the pack knows it as a country
 *     told            "Vienne (Isère)": what stands behind it contains it
 *     country named   the only one in a country that the report names
 *     nearness        the nearest to places that are settled already
 *     only one        the atlas has one place of that name     a guess
 *     population      the one with most people                     a guess
 *
 * Reads doc->actor as actor_link left it; fills doc->location. */
#ifndef EXTRACT_PLACE_H
#define EXTRACT_PLACE_H

#include "doc.h"

struct atlas;
struct gazetteer;

void place_read(struct rcp_doc *doc, const struct gazetteer *gazetteer,
        const struct atlas *atlas);

#endif
