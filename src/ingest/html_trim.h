/* SPDX-License-Identifier: Apache-2.0 */
/* html_trim.h - a page before it is parsed: is it built to be slow, and what
 * of it need not be parsed.
 *
 *   page     ...<script>var a = 1;</script><p>Text<!-- ad --> more...
 *   trimmed  ...<script></script><p>Text<!----> more...
 *
 * Half of a news page is scripts, styles and drawings. They go, but for
 * JSON-LD; a list of cuts leads back to the bytes of the page. All tags stay,
 * so no piece of text ever spans a cut. */
#ifndef INGEST_HTML_TRIM_H
#define INGEST_HTML_TRIM_H

#include "base/arena.h"
#include "base/vec.h"

enum {
    HTML_MAX_DEPTH = 2000,     /* elements open at once, by their tags */
    HTML_MAX_FORMATTING = 400, /* of them <b>, <font>, … */
    HTML_MAX_WORK = 40000000   /* sum of depths over all tags */
};

/* From trimmed byte `at` on, `removed` bytes of the page are missing. */
struct html_cut {
    uint32_t at, removed;
};

struct html_source {
    span text; /* a NUL follows */
    VEC(struct html_cut) cut;
};

/* False when a limit was reached: the parser must not see the page. */
bool html_trim(struct arena *a, span page, struct html_source *out);
/* The byte of the page of a trimmed byte. */
uint32_t html_source_at(const struct html_source *s, uint32_t at);

#endif
