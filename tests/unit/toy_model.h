/* SPDX-License-Identifier: Apache-2.0 */
/* toy_model.h - a model of a few kilobytes with all sections, for tests. Its
 * weights say nothing sensible; its tables are sound. */
#ifndef TOY_MODEL_H
#define TOY_MODEL_H

#include "nlp/model.h"

enum { TOY_PARTS = 32 };

/* The parts of the model; how many there are. */
uint32_t toy_parts(struct arena *a, struct model_part parts[TOY_PARTS]);
span toy_model(struct arena *a);

/* A three-sentence CoNLL-U document, our own. */
span toy_text(void);

#endif
