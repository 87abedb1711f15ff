/* SPDX-License-Identifier: Apache-2.0 */
/* model.h - what training has learnt, in one file for each language.
 *
 * A model file is a bag of named sections (the format is at the top of
 * model.c). Each part of the analyser reads its own:
 *
 *     struct model *model;
 *     model_open(&model, arena, "languages/xx/model.bin", &err);
 *     span bytes;
 *     if (model_section(model, "names", &bytes)) …read it with a cursor…
 *     model_close(model);
 *
 * The file is mapped read-only; opening checks magic, version, sizes, the
 * checksum of every section and that the padding is zero, so that no byte of
 * the file goes unchecked. What a section means is checked by who reads it.
 * An open model is immutable: threads may share it. */
#ifndef NLP_MODEL_H
#define NLP_MODEL_H

#include "base/arena.h"
#include "base/err.h"

enum {
    MODEL_VERSION = 1,
    MODEL_MAX_SECTIONS = 64,
    MODEL_NAME_SIZE = 16, /* of a section, with the NUL */
    MODEL_ALIGN = 64      /* sections start at multiples of this */
};

struct model;

/* Maps and checks the file; the model lives in the arena until model_close.
 * RCP_IO when it cannot be mapped, RCP_FORMAT when any byte of it is not what
 * it was when written, RCP_VERSION when another version wrote it. */
enum rcp_status model_open(struct model **out, struct arena *a,
        const char *path, struct rcp_err *err) RCP_CHECKED;
/* The same for bytes already in memory, which must outlive the model and
 * start at a multiple of MODEL_ALIGN; `name` is for messages. */
enum rcp_status model_read(struct model **out, struct arena *a, span bytes,
        span name, struct rcp_err *err) RCP_CHECKED;
void model_close(struct model *model); /* NULL is allowed; unmaps */

/* Finds a section; false when the model has none of that name. The bytes are
 * MODEL_ALIGN-aligned and live as long as the model. */
bool model_section(const struct model *model, const char *name, span *bytes);
span model_name(const struct model *model); /* path, for messages */
uint32_t model_count(const struct model *model);
/* The name and bytes of section `i`, in the order of the file. */
span model_at(const struct model *model, uint32_t i, span *bytes);

/* ---- writing (recoupe-train, tests) ------------------------------------- */

struct model_part {
    span name; /* at most MODEL_NAME_SIZE - 1 bytes of a-z 0-9 . - */
    span bytes;
};
/* A whole model file in the arena. Part names must be distinct. */
span model_pack(
        struct arena *a, const struct model_part *parts, uint32_t count);

#endif
