/* SPDX-License-Identifier: Apache-2.0 */
/* draft.h - the report's text while it is being put together.
 *
 *   draft:  text   "Headline.By A. B.First paragraph..."   (no separators)
 *           block  [0,9) [9,17) [17,…)   kind, dropped or not
 *           run    text offset -> offset in the decoded bytes
 *
 * Readers append pieces; white space is collapsed, soft hyphens and controls
 * go, no-break spaces stay. Classifiers then change kinds or drop blocks.
 * draft_write copies what is left into the doc, a blank line between blocks. */
#ifndef INGEST_DRAFT_H
#define INGEST_DRAFT_H

#include "base/buf.h"
#include "doc.h"
#include "ingest/charset.h"

struct draft_block {
    enum block_kind kind;
    uint32_t start, end; /* in draft.text */
    bool dropped;
    uint32_t mark;  /* free for the reader: what it knows of the block */
    uint32_t links; /* bytes of its text inside links */
};

struct draft {
    struct arena *arena;
    struct buf text;
    VEC(struct draft_block) block;
    VEC(struct run) run;
    bool open;         /* a block has been begun */
    bool space;        /* white space is due before the next letter */
    uint32_t space_at; /* where it stands when it is one blank, or NONE */
    bool full;         /* DOC_MAX_TEXT was reached; the rest is left out */
};

void draft_init(struct draft *d, struct arena *a);
/* Begins a block; ends the one before. Empty blocks leave no trace. */
void draft_begin(struct draft *d, enum block_kind kind, uint32_t mark);
/* Adds text that stands at byte `at` of the decoded source, or NONE when it
 * stands nowhere. */
void draft_add(struct draft *d, span text, uint32_t at);
/* The same inside a link. */
void draft_add_link(struct draft *d, span text, uint32_t at);
void draft_end(struct draft *d);
/* The text of a block. */
span draft_block_text(const struct draft *d, uint32_t i);
/* Puts a block of given words in front of all others. */
void draft_put_first(struct draft *d, enum block_kind kind, span text);
/* Fills doc->text, block, run. */
void draft_write(const struct draft *d, const struct decoded *source,
        struct rcp_doc *doc);

#endif
