/* SPDX-License-Identifier: Apache-2.0 */
/* record.h - what one report contributes to a check, once it has been read.
 *
 *     quantity + noun ──> count statement  ┐
 *     claim ────────────> event statement  ├─ each with its slot, its context
 *     claim + time ─────> time statement   ┘  and the sources of its chain
 *     words ────────────> record_word      what text reuse is found with
 *     names, concepts ──> term             what the report is about
 *
 * A record owns copies of all it needs (in the arena given) and outlives the
 * report. Lists are runs in the record's pools. */
#ifndef CROSSCHECK_RECORD_H
#define CROSSCHECK_RECORD_H

#include "crosscheck/check.h"

/* Somebody on whose word something stands in this report. */
struct source {
    span name;            /* as the report has it */
    struct list tokens;   /* in record.token: folded words that name it */
    struct list words;    /* in record.term: what describes it, if no name */
    uint32_t institution; /* concept: what it is, or speaks for; or NONE */
    uint32_t head;        /* concept of its head noun, or NONE */
    enum root_kind kind;
    enum ud_number number; /* one or many */
    bool person;           /* tokens name a person */
    bool anonymous;
    bool outlet;           /* called a paper, a channel, an agency */
    struct check_place at; /* where it is first named */
};

/* The same thing has the same key in all languages. */
typedef uint64_t term_key;

struct term {
    term_key key;
    uint32_t count;
};

struct statement {
    enum fact_kind kind;
    uint32_t document;
    uint32_t claim; /* in doc.claim, or NONE */
    uint32_t sentence;
    bool headline;
    bool said; /* somebody says something in its sentence */
    struct check_place at;
    span snippet;

    /* the slot */
    uint32_t concept; /* noun counted, or act */
    uint32_t state;   /* count: what befalls them, or NONE;
                         event: the other act of the clause, or NONE */
    term_key noun;    /* of the lemma of the noun or of the verb */
    span noun_text;
    span lemma;           /* the same, folded and without accents */
    uint32_t alternative; /* what else the word of the act may mean, or NONE */
    uint32_t theme;       /* event: the act that is done: strike a deal */
    uint32_t severity;    /* concept of how bad, or NONE */
    uint32_t quality;     /* count: concept of which ones, or NONE */
    struct list terms;    /* in record.term: what stands around it */
    struct list agents;   /* in record.term: who does it */
    struct list patients; /* to whom, to what */
    struct list bodies;   /* in record.term: bodies its sentence names */

    /* what fills it */
    enum quantity_kind quantity;
    enum quantity_modifier modifier;
    double value, least, most; /* NAN: open */
    span unit;
    day from, to;
    int32_t minute; /* of the day; -1 */
    bool negated, denied;
    bool turned;     /* said by its contrary: negated was turned round */
    bool cue_denies; /* some cue of the chain denies its content */
    range denial;    /* that cue, where it stands in the same sentence */
    enum modality modality;
    enum stance stance;

    struct list sources; /* in record.chain: outermost first */
    bool background;     /* of an event long before the report */
    bool rest;           /* five others: besides another count */
    bool part;           /* of another quantity */
    bool bare;           /* a number with no noun beside it */
    bool former;         /* given as what was counted before */
};

struct record_word {
    uint32_t hash; /* of the folded word */
    range at;
    uint32_t start, end; /* code points */
    uint32_t sentence;
    bool quoted;
    bool capital, caps; /* first letter; two letters and all */
    bool telling;       /* names somebody or says what it is about */
    bool notice;        /* says that something was changed: updated */
    uint32_t concept;   /* or NONE */
};

/* "Syrian Democratic Forces (SDF)": the short form stands for the tokens. */
struct short_form {
    span acronym;
    struct list tokens;
};

/* A word of a name, and what bears the name: a company, a union. */
struct title {
    span token;
    uint32_t concept;
};

/* A word for how bad it is; "none of them seriously" is slight. */
struct severity_word {
    uint32_t concept, sentence;
    struct check_place at;
};

struct record {
    struct check_document meta;
    span text;             /* what places point into */
    int64_t order;         /* minutes, for who came first; INT64_MIN unknown */
    struct list publisher; /* in token: folded words of its name that tell
                              it from others */
    span outlet;           /* publisher's name without its spelling: "canard
                              du pont" of "Le Canard-du-Pont"; one key is one publisher */
    span acronym;          /* of the publisher */
    uint32_t body;         /* concept: what the publisher is, if not a paper */
    VEC(struct source) source;
    VEC(struct statement) statement;
    VEC(struct record_word) word;
    VEC(struct term) term;
    VEC(struct term) topic; /* what the whole report is about, by key */
    VEC(uint32_t) chain;
    VEC(span) token;
    VEC(struct short_form) short_form;
    VEC(struct title) title;
    VEC(struct severity_word) severity;
    VEC(struct term) name; /* key of each capitalised word, by key */
};

struct record *record_new(struct arena *a, const struct concepts *concepts,
        const struct rcp_doc *doc, const struct check_rules *rules);

/* The hash of a word of record.word. */
uint32_t record_hash(span plain);
term_key term_of_concept(uint32_t concept);
term_key term_of_word(span folded);
term_key term_of_number(double value); /* NAN and huge ones: 0 */
/* The concept of a key, or NONE. */
uint32_t term_concept(term_key key);

#endif
