/* SPDX-License-Identifier: Apache-2.0 */
/* ingest.h - from the bytes of a report to its text.
 *
 *   bytes -> sniff -> decode -> plain.c or html_*.c -> blocks -> doc
 *
 * Fills doc->source, meta, text, text_sha256, block and run. Runs point into
 * the bytes as received, also where a charset was converted: they are cut so
 * that inside each run one byte of text is one byte of source.
 *
 * What no report can be (nothing in it, a binary, a document of another
 * program, too long) is an error with a message; anything else is read as far
 * as it goes, and what was wrong is a note in the doc. */
#ifndef INGEST_INGEST_H
#define INGEST_INGEST_H

#include "doc.h"

struct pack;

/* ---- rules: the publication lines and page furniture of all languages ---- */

/* Built from every language pack before its pack_check; immutable after.
 * The language of a report is not known yet when it is read, so the tables of
 * all packs are tried together. Lives in `a`. */
struct ingest_rules;
struct ingest_rules *ingest_rules_new(struct arena *a);
/* Reads months.tsv, weekdays.tsv, publication.tsv and chrome.tsv of the pack
 * (each optional). Mistakes go to the pack. */
void ingest_rules_add(struct ingest_rules *rules, struct pack *pack);

/* ---- one report -----------------------------------------------------------
 */

enum ingest_kind { INGEST_AUTO, INGEST_TEXT, INGEST_HTML };

struct ingest_options {
    enum ingest_kind kind;   /* INGEST_AUTO: told from the bytes */
    bool is_utf8;            /* the bytes come out of JSON: do not guess */
    struct doc_meta given;   /* what is known beforehand; wins over the page */
    struct moment published; /* where neither `given` nor the page tells */
    span language;           /* --lang; wins over everything */
};

/* `bytes` must be followed by a NUL and outlive the doc, as must the strings
 * in `options`. RCP_FORMAT when there is no text to be had (empty, binary,
 * another program's document), RCP_LIMIT above DOC_MAX_SOURCE. */
enum rcp_status ingest_bytes(struct rcp_doc *doc, span bytes,
        const struct ingest_options *options, const struct ingest_rules *rules,
        struct rcp_err *err) RCP_CHECKED;

/* Reads the file and then as ingest_bytes; the path is options->given.path
 * (NUL-terminated). A file above the limit is refused without reading it. */
enum rcp_status ingest_file(struct rcp_doc *doc,
        const struct ingest_options *options, const struct ingest_rules *rules,
        struct rcp_err *err) RCP_CHECKED;

#endif
