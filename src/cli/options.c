/* SPDX-License-Identifier: Apache-2.0 */
/* options.c - reads the options of a verb with argp. */
#include "cli/options.h"

#include <argp.h>
#include <stdlib.h>
#include <string.h>

enum option_key {
    KEY_FORMAT = 'f',
    KEY_JOBS = 'j',
    KEY_OUTPUT = 'o',
    KEY_QUIET = 'q',
    KEY_LANG = 256,
    KEY_UI,
    KEY_PUBLISHED,
    KEY_INPUT,
    KEY_COLOUR,
    KEY_LANGUAGES,
    KEY_GAZETTEER,
    KEY_EXPLAIN
};

static const struct argp_option OPTIONS[] = {
        {"format", KEY_FORMAT, "FORMAT", 0,
                "Print text (the default), json or, with read, conllu", 0},
        {"input", KEY_INPUT, "KIND", 0,
                "What the inputs are: auto (the default), text, html, jsonl, "
                "conllu",
                0},
        {"lang", KEY_LANG, "LANGUAGE", 0,
                "Language of the reports; detected when absent", 0},
        {"ui", KEY_UI, "LANGUAGE", 0,
                "Language of the program's own words: fr or en", 0},
        {"published", KEY_PUBLISHED, "DATE", 0,
                "Publication date (ISO 8601) of reports that have none", 0},
        {"jobs", KEY_JOBS, "N", 0,
                "Reports read at the same time (one for each processor)", 0},
        {"explain", KEY_EXPLAIN, "ID", 0,
                "Show one finding, fact or claim in full: x1, f1, c1", 0},
        {"colour", KEY_COLOUR, "WHEN", 0, "auto, always or never", 0},
        {"color", KEY_COLOUR, "WHEN", OPTION_ALIAS, NULL, 0},
        {"languages", KEY_LANGUAGES, "FOLDER", 0,
                "Where the language packs are", 0},
        {"gazetteer", KEY_GAZETTEER, "FILE", 0,
                "Places of your own: a dump in the format of GeoNames", 0},
        {"output", KEY_OUTPUT, "FILE", 0,
                "Write to this file instead of standard output", 0},
        {"quiet", KEY_QUIET, NULL, 0, "Show no progress", 0},
        {NULL, 0, NULL, 0, NULL, 0},
};

/* Index of `text` in a NULL-terminated list, or -1 with a message. */
static int choose(struct argp_state *state, const char *option,
        const char *text, const char *const *known)
{
    for (int i = 0; known[i]; i++) {
        if (strcmp(known[i], text) == 0) {
            return i;
        }
    }
    char list[120] = "";
    for (int i = 0; known[i]; i++) {
        size_t used = strlen(list);
        snprintf(list + used, sizeof list - used, "%s%s", i ? ", " : "",
                known[i]);
    }
    argp_error(state, "unknown %s '%s'; use one of: %s", option, text, list);
    return -1;
}

static error_t read_jobs(
        struct argp_state *state, const char *text, unsigned *jobs)
{
    char *end;
    unsigned long n = strtoul(text, &end, 10);
    if (end == text || *end || text[0] == '-' || n < 1 || n > 64) {
        argp_error(state, "--jobs takes a number from 1 to 64, not '%s'", text);
        return EINVAL;
    }
    *jobs = (unsigned)n;
    return 0;
}

static error_t read_choice(struct cli_options *o, int key, const char *text,
        struct argp_state *state)
{
    static const char *const FORMATS[] = {"text", "json", "conllu", NULL};
    static const char *const INPUTS[] = {
            "auto", "text", "html", "jsonl", "conllu", NULL};
    static const char *const WHENS[] = {"auto", "always", "never", NULL};
    int choice = key == KEY_FORMAT  ? choose(state, "format", text, FORMATS)
                 : key == KEY_INPUT ? choose(state, "input", text, INPUTS)
                                    : choose(state, "colour", text, WHENS);
    if (choice < 0) {
        return EINVAL;
    }
    if (key == KEY_FORMAT) {
        o->run.format = (enum rcp_print)choice;
    } else if (key == KEY_INPUT) {
        o->run.input = (enum rcp_input)choice;
    } else {
        o->colour = (enum when)choice;
    }
    return 0;
}

static error_t read_option(int key, char *text, struct argp_state *state)
{
    struct cli_options *o = state->input;
    switch (key) {
    case KEY_FORMAT:
    case KEY_INPUT:
    case KEY_COLOUR:
        return read_choice(o, key, text, state);
    case KEY_JOBS:
        return read_jobs(state, text, &o->run.jobs);
    case KEY_LANG:
        o->run.language = text;
        return 0;
    case KEY_UI:
        o->run.ui = text;
        return 0;
    case KEY_PUBLISHED:
        o->run.published = text;
        return 0;
    case KEY_EXPLAIN:
        o->run.explain = text;
        return 0;
    case KEY_LANGUAGES:
        o->languages = text;
        return 0;
    case KEY_GAZETTEER:
        o->gazetteer = text;
        return 0;
    case KEY_OUTPUT:
        o->output = text;
        return 0;
    case KEY_QUIET:
        o->quiet = true;
        return 0;
    case ARGP_KEY_ARGS:
        o->inputs = (const char *const *)(state->argv + state->next);
        o->n_inputs = (size_t)(state->argc - state->next);
        return 0;
    case ARGP_KEY_NO_ARGS:
        argp_error(state, "no input: name files or folders, or - for "
                          "standard input");
        return EINVAL;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

bool options_read(struct cli_options *options, int argc, char **argv,
        enum exit_code *code)
{
    static const struct argp ARGP = {
            OPTIONS, read_option, "FILE|FOLDER|-…", NULL, NULL, NULL, NULL};
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-?") == 0) {
            argp_help(&ARGP, stdout, ARGP_HELP_STD_HELP & ~0x200u, argv[0]);
            *code = EXIT_DONE;
            return false;
        }
    }
    if (argp_parse(&ARGP, argc, argv, ARGP_NO_EXIT | ARGP_NO_HELP, NULL,
                options)) {
        *code = EXIT_USAGE;
        return false;
    }
    return true;
}
