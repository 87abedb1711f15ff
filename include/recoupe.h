/* SPDX-License-Identifier: Apache-2.0 */
/* recoupe.h - the one public header of librecoupe.
 *
 * Recoupe reads news reports and keeps who said what, on whose word, how
 * firmly, when, where and how many, each with its place in the text; then it
 * lays reports side by side. It never says that something is true.
 *
 *     struct rcp_engine *engine;           language packs and models, read only
 *     struct rcp_options options = {.format = RCP_PRINT_JSON};
 *     struct rcp_tally tally;
 *     struct rcp_err err = {0};
 *     if (rcp_engine_open(&engine, NULL, &err) == RCP_OK) {
 *         rcp_read(engine, &options, paths, n, stdout, &tally, &err);
 *         rcp_engine_close(engine);
 *     }
 *
 * Life cycle: an engine is immutable once open and may be shared by threads.
 * Errors: every call that can fail returns an rcp_status and fills the
 * caller's struct rcp_err, which is left untouched on success.
 */
#ifndef RECOUPE_H
#define RECOUPE_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#if defined(__GNUC__)
#define RCP_API __attribute__((visibility("default")))
#define RCP_CHECKED __attribute__((warn_unused_result))
#else
#define RCP_API
#define RCP_CHECKED
#endif

/* ---- status and errors -------------------------------------------------- */

enum rcp_status {
    RCP_OK = 0,
    RCP_IO,        /* the system refused: no such file, no permission, disk */
    RCP_FORMAT,    /* the bytes are not what they should be */
    RCP_LIMIT,     /* a named limit was reached */
    RCP_NOT_FOUND, /* no language pack, no model, no such record */
    RCP_VERSION,   /* made by another version */
    RCP_USAGE,     /* the caller asked for something that does not exist */
    RCP_CANCELLED, /* stopped on request */
    RCP_INTERNAL   /* a bug: please report it */
};

/* Where and why. `source` names the file (cut at 199 bytes), `position` is
 * the byte offset or UINT64_MAX when there is none, `line` counts from 1 or
 * is 0. `msg` is one line: what failed first, then what to do. */
struct rcp_err {
    enum rcp_status status;
    char source[200];
    uint64_t position;
    uint32_t line;
    char msg[256];
};

/* ---- the engine --------------------------------------------------------- */

struct rcp_engine;

/* Loads the language packs and models under `languages` (NULL: the folder
 * named by the environment variable RECOUPE_LANGUAGES, else the installed
 * one). Refuses a pack with any mistake; the message says how many there are
 * and shows the first; `recoupe packs` prints all. */
RCP_API enum rcp_status rcp_engine_open(struct rcp_engine **engine,
        const char *languages, struct rcp_err *err) RCP_CHECKED;
RCP_API void rcp_engine_close(struct rcp_engine *engine); /* NULL is allowed */

/* Adds a gazetteer of the caller's own: a GeoNames dump (19 fields between
 * tabs). A name that it knows is looked up there, and only there. Call it
 * before the engine is shared, once. RCP_FORMAT when the file has no row of a
 * dump, RCP_LIMIT when it is longer than 512 MB or has more than 8,388,608
 * names. */
RCP_API enum rcp_status rcp_engine_gazetteer(struct rcp_engine *engine,
        const char *path, struct rcp_err *err) RCP_CHECKED;

/* Checks the packs under `languages` and prints every mistake to `out`, then
 * one line for each pack. RCP_FORMAT when there was any. */
RCP_API enum rcp_status rcp_packs_check(
        const char *languages, FILE *out, struct rcp_err *err) RCP_CHECKED;

/* Whether there is a pack for this language code. */
RCP_API int rcp_engine_has(
        const struct rcp_engine *engine, const char *language);

/* ---- reading and checking ----------------------------------------------- */

enum rcp_input {
    RCP_INPUT_AUTO, /* by what the bytes are */
    RCP_INPUT_TEXT,
    RCP_INPUT_HTML,
    RCP_INPUT_JSONL, /* one report a line, see the contract's section 0 */
    RCP_INPUT_CONLLU /* sentences and words given */
};

enum rcp_print {
    RCP_PRINT_TEXT, /* for people, on a terminal */
    RCP_PRINT_JSON, /* the contract's JSON */
    RCP_PRINT_CONLLU
};

struct rcp_progress {
    uint64_t done, known; /* reports; `known` is 0 while it is not known */
};

/* All members may be zero. Pointers are borrowed for the call. */
struct rcp_options {
    enum rcp_input input;
    enum rcp_print format;
    const char *language;  /* of the reports; NULL: detected */
    const char *ui;        /* language of the program's own words; NULL: en */
    const char *published; /* ISO 8601, where a report has no date itself */
    unsigned jobs;         /* worker threads; 0: one for each processor */
    unsigned width;        /* columns to print in; 0: 80 */
    int colour;            /* whether to use terminal colours */
    const char *explain;   /* id of a finding or claim to explain; NULL */
    /* Called on the caller's thread, in the order of the input, for each
     * report that was refused, and (at most ten times a second or so) as work
     * advances. Either may be NULL. */
    void (*refused)(void *context, const struct rcp_err *why);
    void (*progress)(void *context, const struct rcp_progress *at);
    void *context;
};

struct rcp_tally {
    uint64_t reports; /* read and printed */
    uint64_t refused; /* not read; each was told through options->refused */
    uint64_t findings;
};

/* Reads the reports in files and folders ("-" is standard input) and prints
 * each to `out`, in the order of the input whatever `jobs` is. A report that
 * can't be read is told and passed over. RCP_OK even then: see `tally`.
 * RCP_USAGE for an unknown language, RCP_IO when `out` can't be written. */
RCP_API enum rcp_status rcp_read(const struct rcp_engine *engine,
        const struct rcp_options *options, const char *const *paths,
        size_t count, FILE *out, struct rcp_tally *tally,
        struct rcp_err *err) RCP_CHECKED;

/* Lays them side by side and prints facts, findings and roots. */
RCP_API enum rcp_status rcp_check(const struct rcp_engine *engine,
        const struct rcp_options *options, const char *const *paths,
        size_t count, FILE *out, struct rcp_tally *tally,
        struct rcp_err *err) RCP_CHECKED;

/* A set of reports that grows, in memory: each is read once, when it is added;
 * what is printed is what rcp_check prints of all of them in that order. The
 * engine and the options must outlive the case. One thread at a time. */
struct rcp_case;

RCP_API enum rcp_status rcp_case_open(struct rcp_case **out,
        const struct rcp_engine *engine, const struct rcp_options *options,
        struct rcp_err *err) RCP_CHECKED;
/* Counts what was added in `tally`. */
RCP_API enum rcp_status rcp_case_add(struct rcp_case *c,
        const char *const *paths, size_t count, struct rcp_tally *tally,
        struct rcp_err *err) RCP_CHECKED;
/* As often as wanted, between additions. */
RCP_API enum rcp_status rcp_case_print(struct rcp_case *c, FILE *out,
        struct rcp_tally *tally, struct rcp_err *err) RCP_CHECKED;
RCP_API void rcp_case_close(struct rcp_case *c); /* NULL is allowed */

/* The same as one self-contained HTML page, to send to an editor. */
RCP_API enum rcp_status rcp_report(const struct rcp_engine *engine,
        const struct rcp_options *options, const char *const *paths,
        size_t count, FILE *out, struct rcp_tally *tally,
        struct rcp_err *err) RCP_CHECKED;

/* "file:line: message": `err` as one line, always NUL-terminated. */
RCP_API const char *rcp_err_line(
        const struct rcp_err *err, char *out, size_t size);

#endif
