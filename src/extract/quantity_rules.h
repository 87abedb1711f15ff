/* SPDX-License-Identifier: Apache-2.0 */
/* quantity_rules.h - the tables of the quantity stage as compiled. Internal to
 * src/extract/quantity*. */
#ifndef EXTRACT_QUANTITY_RULES_H
#define EXTRACT_QUANTITY_RULES_H

#include "base/map.h"
#include "extract/number_compose.h"
#include "extract/quantity.h"

// clang-format off
/* X(enum suffix, name in quantity-words.tsv) */
#define QUANTITY_ROLES(X)                                                     \
    X(AGE_AFTER, "age-after") X(AGE_BEFORE, "age-before")                     \
    X(AGE_HAS, "age-has") X(AGE_IS, "age-is") X(AGE_NOT, "age-not")           \
    X(AGE_OF, "age-of") X(AGE_PERSON, "age-person") X(AGAINST, "against") X(AMOUNTS, "amounts")     \
    X(ANGLE, "angle") X(ARTICLE, "article") X(CHANGE, "change")               \
    X(CLOCK, "clock") X(COUPLE, "couple") X(DEFINITE, "definite")             \
    X(EXTENT, "extent") X(GAP, "gap") X(HEAD_LAST, "head-last")               \
    X(LABEL, "label") X(LABEL_AFTER, "label-after") X(LIST, "list")           \
    X(MAGNITUDE, "magnitude") X(MONEY_SCALE, "money-scale")                   \
    X(MONTH, "month") X(NONE, "none") X(NONE_NOUN, "none-noun")               \
    X(NOT_NOUN, "not-noun") X(NOUN_SKIP, "noun-skip")                         \
    X(NUMBER_OF, "number-of") X(OF, "of") X(OF_IT, "of-it")                   \
    X(OF_THEM, "of-them") X(OTHERS, "others") X(OVER, "over")                 \
    X(PART, "part") X(PER, "per") X(PERCENT, "percent")                       \
    X(PERMILLE, "permille") X(RATIO, "ratio") X(SEVERAL, "several")           \
    X(SKIP, "skip") X(SOLE, "sole") X(STUFF, "stuff") X(TIME, "time")         \
    X(TIME_ADJ, "time-adj") X(TOLD_AFTER, "told-after") X(TOLL, "toll")       \
    X(TOTAL, "total") X(WARM, "warm") X(WEEKDAY, "weekday")                   \
    X(WEIGHT, "weight") X(WHOLE, "whole") X(YEAR_BEFORE, "year-before")       \
    X(ZERO_BELOW, "zero-below")
// clang-format on

enum word_role {
#define X(name, text) WORD_ROLE_##name,
    QUANTITY_ROLES(X)
#undef X
            WORD_ROLES
};

enum { OPENERS_MAX = 16 };

struct unit {
    span code, dimension;
    double factor, offset;
};

/* A name of a unit or a currency in the language. */
struct unit_name {
    span code;       /* UCUM or ISO 4217; {NULL,0}: not known which */
    span rule;       /* units.tsv:12 */
    double factor;   /* an amount of this is so much of the currency */
    span exact;      /* the form, where its case matters; else {NULL,0} */
    bool minor;      /* cents: may follow the currency */
    bool tight;      /* its parts touch: A$ */
    bool glued;      /* touches the digits: 50p */
    bool last;       /* a unit only where no word or number follows: in */
    bool counted;    /* never behind an article alone: un livre */
    bool after_only; /* a code that is also a word: never before digits */
};

struct units { /* all of units.tsv, or of currencies.tsv */
    struct unit *at;
    uint32_t n;
};

struct unit_names {
    struct phrases *forms;
    struct unit_name *at;
    uint32_t n, cap;
};

struct modifier_row {
    enum quantity_modifier modifier;
    bool share; /* only before a share */
    span rule;
};

struct quantity_rules {
    const struct number_rules *number;
    struct units unit, currency;
    struct unit_names unit_name, money_name;
    struct phrases *role[WORD_ROLES];
    span *role_value;               /* by row of quantity-words.tsv */
    struct phrases *before, *after; /* value: row of `modifier` */
    struct modifier_row *modifier;
    span *range_rule, *role_rule;        /* by row of their tables */
    struct phrases *open;                /* value: opener 1 … */
    struct phrases *middle[OPENERS_MAX]; /* by opener; [0]: without one */
    struct map *counted; /* word id -> 1 persons, 2 casualties, 3 crowds */
    bool head_last;      /* the last noun of a compound is its head */
};

/* The number of atoms of the longest phrase of that role at i; 0 when none. */
uint32_t role_at(const struct quantity_rules *rules, const struct atoms *atoms,
        uint32_t i, enum word_role role);
/* The same, with the value column of its row. */
uint32_t role_value_at(const struct quantity_rules *rules,
        const struct atoms *atoms, uint32_t i, enum word_role role,
        span *value);
/* The rule that a phrase of that role at i is. */
span role_rule_at(const struct quantity_rules *rules, const struct atoms *atoms,
        uint32_t i, enum word_role role);
/* The unit that is `over` per `under` ("ug" per "m3"), {NULL,0} if none. */
span unit_ratio(const struct quantity_rules *rules, span over, span under);
/* A whole number in a value column; 0 when it is none. */
double role_number(span value);
/* The longest name of a unit at i whose case is right, or NULL. */
const struct unit_name *unit_name_at(const struct unit_names *names,
        const struct rcp_doc *doc, const struct atoms *atoms, uint32_t i,
        uint32_t *length);

#endif
