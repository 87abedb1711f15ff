/* SPDX-License-Identifier: Apache-2.0 */
/* attribution_content.h - the constructions in which a verb says something.
 *
 *   attribution_clause.c   what hangs under the verb: clauses, attributes
 *   attribution_around.c   what stands around it: incises, relatives, manner
 *   attribution_content.c  noun phrases; which construction is tried first
 *
 * Each fills say->content and returns true, or leaves it alone. */
#ifndef EXTRACT_ATTRIBUTION_CONTENT_H
#define EXTRACT_ATTRIBUTION_CONTENT_H

#include "extract/attribution_saying.h"

/* A finite verb with its clause stands in first … last. */
bool content_has_finite(const struct scene *s, uint32_t first, uint32_t last);
/* Behind the comma at or after the word a finite verb goes on with the clause
 * that an incise interrupted. */
bool content_resumes(const struct scene *s, uint32_t comma);
/* w opens a clause or phrase of manner (as, comme). */
bool content_is_as(const struct scene *s, uint32_t w);
/* Where what stands behind c, up to `end`, is no longer said: a clause joined
 * to the cue or to what stands above it. */
uint32_t content_cut(
        const struct scene *s, const struct cue *cue, uint32_t c, uint32_t end);
/* What is spoken about where the verb is passive: its subject. */
struct words content_passive_subject(
        const struct scene *s, const struct cue *cue);

bool content_clause(
        const struct scene *s, const struct cue *cue, struct saying *say);
bool content_attribute(
        const struct scene *s, const struct cue *cue, struct saying *say);
bool content_surface_clause(
        const struct scene *s, const struct cue *cue, struct saying *say);
bool content_loose_clause(
        const struct scene *s, const struct cue *cue, struct saying *say);
bool content_relative(
        const struct scene *s, const struct cue *cue, struct saying *say);
bool content_manner(
        const struct scene *s, const struct cue *cue, struct saying *say);
bool content_of_incise(
        const struct scene *s, const struct cue *cue, struct saying *say);

#endif
