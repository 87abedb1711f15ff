/* SPDX-License-Identifier: Apache-2.0 */
/* rules.h - the compiled tables behind struct ingest_rules; private to
 * ingest. Filled by rules.c, read by line_pattern.c. */
#ifndef INGEST_RULES_H
#define INGEST_RULES_H

#include "base/map.h"
#include "ingest/line_pattern.h"

enum element_kind {
    ELEMENT_WORD,
    ELEMENT_WHEN,
    ELEMENT_DATE,
    ELEMENT_TIME,
    ELEMENT_WEEKDAY,
    ELEMENT_MONTH,
    ELEMENT_DAY,
    ELEMENT_MON,
    ELEMENT_YEAR,
    ELEMENT_YY,
    ELEMENT_HOUR,
    ELEMENT_MINUTE,
    ELEMENT_SECOND,
    ELEMENT_HHMM,
    ELEMENT_HALF,
    ELEMENT_ZONE,
    ELEMENT_AUTHORS,
    ELEMENT_PUBLISHER,
    ELEMENT_NAME,
    ELEMENT_NUMBER,
    ELEMENT_TEXT,
    ELEMENT_SIGNATURE
};

struct element {
    enum element_kind kind;
    bool optional;
    uint32_t n_words;
    const span *word; /* of ELEMENT_WORD: the alternatives, folded */
};

struct pattern {
    enum row_kind kind;
    uint32_t pack; /* which pack it came from, in order of adding */
    double value;  /* the row's third column, 0 when empty */
    uint32_t n;
    const struct element *element;
};

/* Indices of rows. */
struct pattern_list {
    uint32_t *at;
    uint32_t n, cap;
};

/* What a page's name for a part means (markup.tsv). */
enum markup_meaning {
    MARKUP_NOTHING,
    MARKUP_FURNITURE,
    MARKUP_COMMENTS,
    MARKUP_BODY,
    MARKUP_HEADLINE,
    MARKUP_KICKER,
    MARKUP_LEAD,
    MARKUP_BYLINE,
    MARKUP_AUTHOR,
    MARKUP_DATE,
    MARKUP_CAPTION,
    MARKUP_MEANINGS
};

struct ingest_rules {
    struct arena *arena;
    uint32_t packs;
    struct map *months, *weekdays; /* key of the folded name -> number */
    struct map *markup;            /* key of a name -> meaning */
    struct map *markup_prefix;     /* of names that end in '*' */
    VEC(struct pattern) pattern;
    /* Rows by their first word: its key -> index in `list`. list.at[0]: rows
     * that begin with a class or with something optional. */
    struct map *first_word;
    VEC(struct pattern_list) list;
};

/* The key of a word in the maps above. */
uint64_t word_key(span word);

#endif
