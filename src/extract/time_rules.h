/* SPDX-License-Identifier: Apache-2.0 */
/* time_rules.h - the pack's time tables, compiled. Immutable once built.
 *
 *     months.tsv weekdays.tsv time-units.tsv holidays.tsv time-words.tsv
 *         -> phrases over atoms -> entries (class, what it says)
 *     date-order.tsv -> whether 5/6 is in May or in June (time_order.h)
 *     time-parts.tsv time-patterns.tsv
 *         -> one automaton over classes -> rows (operation, what it adds) */
#ifndef EXTRACT_TIME_RULES_H
#define EXTRACT_TIME_RULES_H

#include "extract/number.h"
#include "extract/time.h"
#include "extract/time_pattern.h"
#include "extract/time_slots.h"
#include "lang/phrase.h"

/* Kinds of numbers; the first symbols of the automaton. */
#define TIME_KINDS(X)                                                          \
    X(COUNT, "count", COUNT)                                                   \
    X(DAY, "day", DAY)                                                         \
    X(MONTH, "month", MONTH)                                                   \
    X(YEAR, "year", YEAR)                                                      \
    X(YY, "yy", YEAR)                                                          \
    X(HOUR, "hour", HOUR)                                                      \
    X(MINUTE, "minute", MINUTE)                                                \
    X(NTH, "nth", NTH)                                                         \
    X(DECADE, "decade", DECADE)                                                \
    X(CENTURY, "century", CENTURY)                                             \
    X(CLOCK, "clock", HOUR)                                                    \
    X(OLDYY, "oldyy", YEAR)                                                    \
    X(RECENT, "recent", YEAR)                                                  \
    X(END, "end", SECOND)                                                      \
    X(START, "start", SECOND)                                                  \
    X(LESS, "less", LESS)                                                      \
    X(FIGURE, "figure", DAY)

enum time_kind {
#define X(id, label, slot) KIND_##id,
    TIME_KINDS(X)
#undef X
            KINDS
};

struct time_entry { /* one meaning of a word or phrase */
    uint32_t symbol;
    uint32_t first, n; /* in settings */
};

enum holiday_base {
    HOLIDAY_DATE,
    HOLIDAY_EASTER,
    HOLIDAY_ORTHODOX, /* Easter of the Eastern churches */
    HOLIDAY_WEEKDAY
};

struct holiday {
    enum holiday_base base;
    int32_t month, day;   /* HOLIDAY_DATE */
    int32_t weekday, nth; /* HOLIDAY_WEEKDAY of month; nth -1: the last */
    int32_t shift;        /* days to add */
    int32_t days;         /* how long it lasts */
};

struct time_row { /* of time-patterns.tsv */
    enum time_op op;
    uint32_t first, n; /* in settings */
    span rule;
};

/* What the form of a sentence's words tells of its tense where no tagger has
 * been; `suffix` rows match the end of a word. */
struct tense_suffix {
    span ending;
    enum time_tense tense;
};

struct time_symbols {
    struct pack *pack;
    struct phrases *phrases;
    struct intern *names; /* "@class" and words; id + KINDS is the symbol */
    VEC(struct time_entry) entry;
    VEC(struct setting) setting;
};

struct time_rules {
    const struct number_rules *numbers;
    struct time_symbols symbols;
    struct time_net net;
    struct time_row *row;
    struct holiday *holiday;
    uint32_t holidays;
    uint32_t words;      /* ids of the pack below this number … */
    uint8_t *starts;     /* … begin a phrase: STARTS_PHRASE */
    uint32_t ordinal;    /* symbol of @ordinal-suffix */
    uint8_t *word_tense; /* enum time_tense for each id */
    VEC(struct tense_suffix) suffix;
    struct time_orders *orders; /* date-order.tsv */
};

/* Cuts `text` into atoms and folds them; ids of the pack. For tables. */
uint32_t time_cut(struct pack *pack, span text, const uint32_t **ids);
/* The atom of `text` that begins at byte *at (white space skipped): moves *at
 * behind it. Empty at the end. */
span time_atom_next(span text, size_t *at);

/* First and last day of a holiday in `year`. */
void holiday_days(const struct holiday *h, int32_t year, day *from, day *to);

#endif
