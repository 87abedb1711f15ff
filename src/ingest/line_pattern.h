/* SPDX-License-Identifier: Apache-2.0 */
/* line_pattern.h - patterns over one line of a page, from the tables
 * publication.tsv and chrome.tsv of all language packs.
 *
 * The notation. A pattern is a sequence of elements between spaces:
 *
 *     publié|mis en ligne le DATE à? TIME
 *
 *   word       itself; letter case and accents do not count, because sites
 *              write these lines in capitals as often as not; apostrophes and
 *              dashes of all kinds are the same; marks are words of their own
 *   a|b        one of these words
 *   x?         x or nothing
 *   DATE TIME  what a row of kind `date`, `time` matches; these are made of
 *              WEEKDAY MONTH (names) DAY MON YEAR YY (numbers; DAY takes an
 *              ending of kind `ordinal`) HOUR MINUTE SECOND HHMM HALF ZONE
 *   WHEN       what a row of kind `when` matches: a DATE, with its TIME if any
 *   AUTHORS    names of people, joined by commas or words of kind `and`
 *   PUBLISHER  the name of an outlet
 *   NAME       a name that counts only if it is an outlet's (kind `outlet`)
 *   NUMBER     a number with its separators
 *   TEXT       one or more words, as few as possible; at a pattern's end the
 *              rest of the line, of a `byline` up to a mark that parts it
 *   SIGNATURE  initials of an agency's desk: abc-def/gh/ij
 *
 * A name is a run of capitalised words with short words between them; words
 * of kind `break` end it. Of the rows that match, the longest match counts,
 * then the lower `value`, then the earlier row. */
#ifndef INGEST_LINE_PATTERN_H
#define INGEST_LINE_PATTERN_H

#include "ingest/ingest.h"

enum {
    LINE_MAX_TOKENS = 96, /* of a line that is looked at */
    LINE_MAX_BYTES = 600,
    LINE_MAX_AUTHORS = 12,
    PATTERN_MAX_ELEMENTS = 24,
    PATTERN_MAX_STEPS = 20000 /* of one search, for hostile lines */
};

enum token_kind { TOKEN_WORD, TOKEN_NUMBER, TOKEN_MARK };

struct line_token {
    span text; /* folded, without accents */
    range at;  /* in the line */
    enum token_kind kind;
    uint32_t number;            /* of TOKEN_NUMBER; NONE above 9 digits */
    bool capital, upper, glued; /* glued: no space before it */
};

struct line {
    span text;
    uint32_t n;
    bool cut; /* the line goes on behind the last token */
    struct line_token token[LINE_MAX_TOKENS];
};

/* Cuts a line into tokens; folded text goes to `scratch`. */
void line_cut(struct line *line, struct arena *scratch, span text);

/* A mark at token `i` that parts a line: a bar, a dash, a slash or a bullet
 * with a space in front. */
bool line_parts_at(const struct line *line, uint32_t i);

/* Kinds of rows; the order of publication.tsv's and chrome.tsv's enums. */
enum row_kind {
    ROW_WHEN,
    ROW_DATE,
    ROW_TIME,
    ROW_ZONE,
    ROW_AM,
    ROW_PM,
    ROW_ORDINAL,
    ROW_AND,
    ROW_BREAK,
    ROW_BYLINE,  /* a publication line; its classes go to the metadata */
    ROW_LOOSE,   /* the same, but a line that is a sentence is none */
    ROW_UPDATED, /* when it was changed; the date counts if there is no other */
    ROW_AUTHOR,  /* the line itself is the author's name */
    ROW_NOBODY,  /* stands where an author's name should, and is none */
    ROW_SUFFIX,  /* degree behind a name, no name of its own */
    ROW_OWNER,   /* whose the site is, at a page's foot */
    ROW_RUBRIC,  /* a section's name in front of a lead */
    ROW_OUTLET,  /* a word that makes a name an outlet's: "Post", "Radio" */
    ROW_DATELINE, /* where, when, which agency, in front of the first sentence
                   */
    ROW_LINE,     /* page furniture: this line goes */
    ROW_STOP,     /* page furniture: what follows it goes too */
    ROW_CAPTION,  /* starts a picture's caption or credit */
    ROW_NOTE,     /* a remark of the desk on the report itself */
    ROW_SITE,     /* part of a page title that is no publisher's name */
    ROW_KINDS
};

struct found {
    enum row_kind kind;
    uint32_t end; /* token behind the match */
    uint32_t pack;
    struct moment moment; /* year 0 when the row has no DATE */
    struct range_of_tokens {
        uint32_t first, end; /* empty when first == end */
    } authors, publisher, name;
};

/* The best row whose kind is in `kinds` (a mask of 1u << enum row_kind) at
 * token `from`. False when none matches. */
bool pattern_find(const struct ingest_rules *rules, const struct line *line,
        uint32_t from, uint32_t kinds, struct found *found);
/* The name that stands at token `at`: the token behind it, or `at` if none
 * does.
 */
uint32_t name_end(
        const struct ingest_rules *rules, const struct line *line, uint32_t at);
/* The words of a token are of that kind in any pack. */
bool pattern_word_is(const struct ingest_rules *rules, enum row_kind kind,
        const struct line_token *token);

#endif
