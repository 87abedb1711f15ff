/* SPDX-License-Identifier: Apache-2.0 */
/* known_names.h - a list of names to the section "names.known". */
#ifndef TRAIN_KNOWN_NAMES_H
#define TRAIN_KNOWN_NAMES_H

#include "lang/pack.h"

struct text_rules;

/* Reads lines of a name, a tab and its class (as train/known.py writes them),
 * cuts the names as the language cuts text and packs them (nlp/known.h).
 * Classes are numbered as they come in the list; RCP_LIMIT when there are more
 * than KNOWN_CLASSES. */
enum rcp_status known_names(span *section, struct arena *a, const char *path,
        struct pack *pack, const struct text_rules *text,
        struct rcp_err *err) RCP_CHECKED;

#endif
