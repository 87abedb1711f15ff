/* SPDX-License-Identifier: Apache-2.0 */
/* event.h - which reports tell of one event.
 *
 * matching_related of match.h is here too. */
#ifndef CROSSCHECK_EVENT_H
#define CROSSCHECK_EVENT_H

#include "crosscheck/match.h"

/* Fills related, pair and event. */
void event_find(struct matching *m);

#endif
