/* SPDX-License-Identifier: Apache-2.0 */
/* classify.h - what each block of a plain text is. Private to ingest. */
#ifndef INGEST_CLASSIFY_H
#define INGEST_CLASSIFY_H

#include "ingest/page.h"
#include "ingest/publication.h"

/* Sets the kinds of the draft's blocks, drops page furniture, and fills the
 * page's metadata from publication lines. */
void classify_plain(struct page *page);

/* Shape of a block's text, for both readers. */
bool text_ends_sentence(span s); /* . ! ? … : or one with a closing quote */
bool text_is_quote(span s);      /* one quotation from its first to last mark */
uint32_t text_word_count(span s); /* parts between white space */
bool text_is_crosshead(span s);   /* short, no mark at its end but ? or ! */
bool text_is_person(span s); /* two or three capitalised words, no digits */
/* Takes over what a publication line says. */
void keep_line_facts(struct page *page, const struct line_facts *facts,
        uint32_t publisher_rank);

/* How sure a publisher's name is, surest first. */
enum publisher_rank {
    PUBLISHER_SAID = 1, /* the page's own data */
    PUBLISHER_HEADER,   /* a line of its own under the headline */
    PUBLISHER_BYLINE,   /* after the author */
    PUBLISHER_TAIL,     /* the site's name behind the text */
    PUBLISHER_SOURCE,   /* "Source: …" behind the text */
    PUBLISHER_DATELINE, /* the agency in front of the first sentence */
    PUBLISHER_ORIGIN    /* "Source: …" above the text */
};

#endif
