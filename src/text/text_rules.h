/* SPDX-License-Identifier: Apache-2.0 */
/* text_rules.h - the language's knowledge of words, compiled; private to
 * src/text. All tables are optional.
 *
 *   abbreviations.tsv    form, kind   forms that keep their full stop
 *   clitics.tsv          form, side, join   what is cut off a word
 *   contractions.tsv     form, parts, when  one form, several words
 *   whole-words.tsv      form, match  what is not cut in spite of those
 *   number-suffixes.tsv  form         what is cut off the digits before it
 *   token-rules.tsv      rule, value  choices of the language as a whole
 *   learnt-text.tsv      see decide.h */
#ifndef TEXT_TEXT_RULES_H
#define TEXT_TEXT_RULES_H

#include "base/map.h"
#include "text/decide.h"
#include "text/text.h"

/* In maps from word ids to one of these, +1 so that absence is 0. */
enum abbreviation {
    ABBREVIATION_NONE,
    ABBREVIATION_INNER,  /* a word follows: never ends a sentence */
    ABBREVIATION_END,    /* may end a sentence */
    ABBREVIATION_NUMBER, /* an abbreviation only before a number */
    ABBREVIATION_WORD    /* looks like an initial but is a word */
};

enum clitic {
    CLITIC_NONE,
    CLITIC_PREFIX_TOKEN, /* "l'": a surface token of its own */
    CLITIC_PREFIX_WORD,
    CLITIC_SUFFIX_TOKEN, /* "-il" */
    CLITIC_SUFFIX_WORD   /* "n't": a word inside a multiword token */
};

enum whole {
    WHOLE_NONE,
    WHOLE_WORD,  /* "o'clock" */
    WHOLE_PREFIX /* "co-": the hyphen after it does not cut */
};

enum { CONTRACTION_MAX_PARTS = 4 };

struct contraction {
    span part[CONTRACTION_MAX_PARTS];
    uint32_t n;
    bool learnt; /* QUESTION_CONTRACT decides */
};

struct text_rules {
    struct pack *pack;
    struct map *abbreviation; /* id of the exact form -> enum abbreviation */
    struct map *clitic;       /* norm id -> enum clitic */
    struct map *whole;        /* norm id -> enum whole */
    struct map *suffix;       /* norm id of what follows digits -> 1 */
    struct map *contraction;  /* norm id -> index into contractions */
    struct contraction *contractions;
    bool hyphen_splits; /* "long-term" is three tokens */
    bool number_spaces; /* "4 000" is one token */
    struct decide *decide;
};

/* 0 when the id (or NONE) is not in the map. */
uint32_t rule_of(const struct map *m, uint32_t id);

#endif
