/* SPDX-License-Identifier: Apache-2.0 */
/* read_places.h - where the places of a report are, for a terminal.
 *
 *     Evansville     37.975, -87.556 · town · Evansville, US
 *     Springfield    39.802, -89.644 · town · Springfield, US · a guess
 *
 * Countries are left out: a reader knows where they are. */
#ifndef PRESENT_READ_PLACES_H
#define PRESENT_READ_PLACES_H

#include "doc.h"

struct messages;
struct sheet;

void read_places(struct sheet *sheet, const struct rcp_doc *doc,
        const struct messages *messages);

#endif
