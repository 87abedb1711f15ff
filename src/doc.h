/* SPDX-License-Identifier: Apache-2.0 */
/* doc.h - one report on its way down the line.
 *
 *   ingest   source, metadata, text, blocks, runs
 *   text     language, sentences, words (and multiword tokens)
 *   nlp      tags, arcs, names
 *   extract  quantities, times, actors and mentions, attributions, claims
 *
 * Each stage adds its layer and never edits an earlier one. Layers are arrays
 * in the report's arena and point at one another by index (NONE = none). All
 * ranges are bytes of `text`, which is valid UTF-8, at most DOC_MAX_TEXT long,
 * headline first, blocks separated by one blank line. A doc belongs to one
 * thread; everything it holds goes with doc_free.
 *
 * Bad news text is no error: a stage records a note and goes on. */
#ifndef DOC_H
#define DOC_H

#include "base/arena.h"
#include "base/check.h"
#include "base/day.h"
#include "base/err.h"
#include "base/intern.h"
#include "base/vec.h"
#include "ud.h"

struct pack; /* lang/pack.h: the language that the report is read in */

/* Limits at the door and where layers grow. */
enum {
    DOC_MAX_SOURCE = 64 << 20, /* bytes of a file */
    DOC_MAX_TEXT = 16 << 20,   /* bytes of clean text */
    DOC_MAX_WORDS = 4 << 20,
    DOC_MAX_SENTENCE = 400, /* words; longer ones are cut */
    DOC_MAX_LAYER = 1 << 20 /* entries of each extraction layer */
};

/* A run of entries in one of the doc's pools. */
struct list {
    uint32_t first, n;
};

/* ---- ingest ------------------------------------------------------------- */

enum block_kind {
    BLOCK_HEADLINE,
    BLOCK_KICKER,
    BLOCK_LEAD,
    BLOCK_BYLINE, /* publication, source and signature lines: metadata only */
    BLOCK_DATELINE,
    BLOCK_SUBHEADING,
    BLOCK_PARAGRAPH,
    BLOCK_QUOTE,
    BLOCK_LIST,
    BLOCK_CAPTION,
    BLOCK_NOTE
};

struct block {
    enum block_kind kind;
    range at;
    struct list sentences; /* filled by text; empty for byline blocks */
};

/* text[text_start, +length) stands at source[source_start, …): pieces in
 * ascending order of text_start; what lies between was made up (blank lines,
 * joined white space). */
struct run {
    uint32_t text_start, source_start, length;
};

struct doc_meta {
    span given_id; /* of a JSON Lines report; {NULL,0} when not known, as all */
    span path;
    span url, title, publisher, language;
    span region; /* of the language as the page tells it: GB of "en-GB" */
    VEC(span) authors;
    struct moment published;
    struct moment updated; /* as the page says; not known for most */
};

/* ---- text --------------------------------------------------------------- */

struct sentence {
    range at;
    struct list words;
    uint32_t block;
};

enum word_flags {
    WORD_SPACE_AFTER = 1, /* white space or the end of a block follows */
    WORD_IN_MULTI = 2,    /* part of a multiword token */
    WORD_CAPITAL = 4,     /* first letter upper case */
    WORD_ALL_CAPS = 8,    /* two letters or more, all upper case */
    WORD_DIGITS = 16,     /* starts with a digit */
    WORD_QUOTED = 32      /* inside quotation marks */
};

/* One syntactic word. Parts of a multiword token that are letters of the text
 * ("l'" + "eau", "do" + "n't") have ranges of their own; those that are not
 * ("du" = "de" + "le") share the token's range. */
struct word {
    range at;
    uint32_t form; /* interned as written ("Le"; "de" for a part of "du") */
    uint32_t norm; /* interned and folded (utf8_fold); the look-up key */
    uint32_t sentence;
    uint32_t flags; /* enum word_flags */
};

struct multiword { /* a surface token of two or more words */
    range at;
    struct list words;
};

/* ---- nlp ---------------------------------------------------------------- */

struct tag { /* one for each word, same index; UPOS_NONE without a model */
    enum upos upos;
    uint32_t lemma; /* interned */
    uint32_t feats; /* interned FEATS column; NONE for "_" */
    struct morph morph;
};

struct arc {       /* one for each word, same index */
    uint32_t head; /* word index in the doc; NONE for the root */
    enum deprel rel;
    enum deprel_sub sub;
    uint32_t label; /* interned full relation, "nsubj:pass" */
};

/* A name as the recogniser sees it, before identities are settled. */
enum actor_kind {
    ACTOR_PERSON,
    ACTOR_ORGANISATION,
    ACTOR_GROUP,
    ACTOR_PLACE,
    ACTOR_OTHER
};

struct name {
    range at;
    struct list words;
    enum actor_kind kind;
};

/* ---- extract ------------------------------------------------------------ */

enum quantity_kind {
    QUANTITY_COUNT,
    QUANTITY_MEASURE,
    QUANTITY_MONEY,
    QUANTITY_PERCENT,
    QUANTITY_ORDINAL
};

enum quantity_modifier {
    MODIFIER_EXACT,
    MODIFIER_ABOUT,
    MODIFIER_MORE_THAN,
    MODIFIER_AT_LEAST,
    MODIFIER_LESS_THAN,
    MODIFIER_AT_MOST,
    MODIFIER_BETWEEN,
    MODIFIER_SEVERAL
};

struct quantity {
    range at;
    struct list words;
    enum quantity_kind kind;
    enum quantity_modifier modifier;
    double value, min, max; /* NAN: null, open */
    span unit;              /* UCUM or ISO 4217; {NULL,0} */
    uint32_t noun;          /* word index of the head noun counted, or NONE */
    uint32_t noun_lemma;    /* interned */
    uint32_t part_of;       /* quantity index, or NONE */
    bool former;            /* what was counted before a change: "up from 72" */
    span rule;              /* table and row that made it */
};

enum time_type { TIME_DATE, TIME_TIME, TIME_DURATION, TIME_SET };

struct timex {
    range at;
    struct list words;
    enum time_type type;
    span value;   /* TIMEX3 or EDTF; {NULL,0} when not known */
    day from, to; /* first and last day meant, or DAY_NONE */
    span rule;
};

enum mention_form { MENTION_NAME, MENTION_NOMINAL, MENTION_PRONOUN };

struct mention {
    range at;
    struct list words;
    uint32_t head;  /* word index of its syntactic head */
    uint32_t actor; /* actor index */
    enum mention_form form;
    span rule;
};

/* What sort of source an actor is, for roots and anonymous sources. */
enum source_kind {
    SOURCE_NONE,
    SOURCE_PERSON,
    SOURCE_OFFICIAL,
    SOURCE_INSTITUTION,
    SOURCE_MEDIA,
    SOURCE_DOCUMENT,
    SOURCE_WITNESS,
    SOURCE_ANONYMOUS
};

/* What the position of a place stands for. */
enum precision {
    PRECISION_NONE,
    PRECISION_COUNTRY,
    PRECISION_REGION,
    PRECISION_CITY,
    PRECISION_SITE, /* a building, a mine, a station */
    PRECISION_AREA  /* waters, mountains, parks */
};

struct location {    /* of a place that the atlas knows */
    span id, name;   /* in the atlas */
    span country;    /* ISO 3166 code */
    double lat, lon; /* degrees; NAN: not known */
    enum precision precision;
    bool guess; /* nothing in the report speaks for this one */
    span rule;
};

struct actor {
    enum actor_kind kind;
    enum source_kind source;
    span name;           /* fullest proper name, else description */
    span key;            /* the same thing in all languages, by a table of
                            places or bodies; {NULL,0} */
    struct list aliases; /* in doc.alias */
    uint32_t speaks_for; /* actor index of its institution, or NONE */
    uint32_t mentions;   /* how many */
    uint32_t location;   /* in doc.location, or NONE */
};

enum attribution_kind {
    ATTRIBUTION_DIRECT,
    ATTRIBUTION_INDIRECT,
    ATTRIBUTION_MIXED
};

enum attribution_form {
    FORM_VERB,
    FORM_ACCORDING_TO,
    FORM_NOUN,
    FORM_CONDITIONAL,
    FORM_OTHER
};

enum modality {
    MODALITY_ACTUAL,
    MODALITY_PLANNED,
    MODALITY_POSSIBLE,
    MODALITY_HYPOTHETICAL,
    MODALITY_ASKED
};

enum stance { STANCE_ASSERTS, STANCE_DISTANCES, STANCE_REJECTS };

struct attribution {
    range source;         /* empty when nobody is named */
    uint32_t source_head; /* word index, or NONE */
    uint32_t actor;       /* actor index, or NONE */
    range cue;            /* empty when only the mood tells */
    uint32_t cue_word;    /* word index, or NONE */
    struct list content;  /* in doc.content */
    enum attribution_kind kind;
    enum attribution_form form;
    enum stance stance;    /* what the cue itself says of its content */
    enum modality becomes; /* of what is said: a thing asked, promised … */
    bool denies;           /* the source says that the content is not so */
    uint32_t parent;       /* attribution index, or NONE */
    span rule;
};

enum role_kind {
    ROLE_AGENT,
    ROLE_PATIENT,
    ROLE_RECIPIENT,
    ROLE_PLACE,
    ROLE_ORIGIN,
    ROLE_DESTINATION,
    ROLE_INSTRUMENT,
    ROLE_OTHER
};

struct role {
    enum role_kind kind;
    range at;
    uint32_t head;  /* word index */
    uint32_t actor; /* or NONE */
};

struct claim {
    range at;
    range predicate;
    uint32_t head;  /* word index of the predicate's lexical head */
    uint32_t lemma; /* interned */
    uint32_t sentence;
    struct list roles;         /* in doc.role */
    struct list quantities;    /* in doc.index: quantity indices */
    struct list times;         /* in doc.index: time indices */
    struct list time_inferred; /* in doc.index */
    struct list chain;         /* in doc.index: attribution indices, outermost
                                  first */
    span event;                /* a type of languages/events.tsv, or {NULL,0} */
    bool negated;
    enum modality modality;
    enum stance stance;
    span rule;
};

/* Something a stage had to say about bad input: where, and what. */
struct doc_note {
    span stage, text;
    uint64_t source_at; /* byte of the source, or NO_POSITION */
};

/* ---- the document ------------------------------------------------------- */

struct rcp_doc {
    struct arena *arena;
    const struct pack *pack; /* NULL until the language is known */
    struct intern *words;    /* stands on the pack's table */

    span source; /* the bytes as received */
    struct doc_meta meta;
    span text;
    uint8_t text_sha256[32];
    VEC(struct block) block;
    VEC(struct run) run;

    VEC(struct sentence) sentence;
    VEC(struct word) word;
    VEC(struct multiword) multiword;

    struct tag *tag; /* word.n entries each once nlp has run, else NULL */
    struct arc *arc;
    VEC(struct name) name;

    VEC(struct quantity) quantity;
    VEC(struct timex) time;
    VEC(struct actor) actor;
    VEC(struct location) location;
    VEC(struct mention) mention;
    VEC(struct attribution) attribution;
    VEC(struct claim) claim;

    /* pools that lists point into */
    VEC(span) alias;
    VEC(range) content;
    VEC(struct role) role;
    VEC(uint32_t) index;

    VEC(struct doc_note) note;
};

struct rcp_doc *doc_new(void);
void doc_free(struct rcp_doc *doc); /* NULL is allowed */

/* The text, or a part of it. */
span doc_span(const struct rcp_doc *doc, range at);
/* Interned strings of this report: doc_word(doc, doc->tag[i].lemma). */
span doc_word(const struct rcp_doc *doc, uint32_t id);
/* Records a note; text is copied. */
void doc_note(struct rcp_doc *doc, span stage, uint64_t source_at,
        const char *format, ...) __attribute__((format(printf, 4, 5)));
/* The range from the first to the last of a run of words. */
range doc_words_range(const struct rcp_doc *doc, struct list words);
/* The word that covers byte `at`, or the next one after it; NONE behind the
 * last. Binary search. */
uint32_t doc_word_at(const struct rcp_doc *doc, uint32_t at);
/* The byte of `source` that byte `at` of the text came from. */
uint64_t doc_source_at(const struct rcp_doc *doc, uint32_t at);
/* First and last word of the subtree under `head`, within its sentence. */
struct list doc_subtree(const struct rcp_doc *doc, uint32_t head);

/* The reference day for relative dates, DAY_NONE when not known. */
day doc_reference_day(const struct rcp_doc *doc);

#endif
