/* SPDX-License-Identifier: Apache-2.0 */
/* main.c - the program: a verb, then librecoupe does it.
 *
 *     recoupe read  …   what each report claims, and on whose word
 *     recoupe check …   the reports side by side
 *     recoupe report …  the same as one HTML page
 *     recoupe packs     checks the language packs
 *
 * Results go to standard output, progress and messages to standard error. */
#include "cli/options.h"
#include "cli/terminal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const char HELP[] =
        "Usage: recoupe VERB [OPTION…] FILE|FOLDER|-…\n"
        "\n"
        "Reads news reports and keeps who said what, on whose word, how\n"
        "firmly, when, where and how many; then lays reports side by side.\n"
        "It works offline and never says that something is true.\n"
        "\n"
        "  recoupe read  FILE|FOLDER|-…   what each report claims\n"
        "  recoupe check FILE|FOLDER|-…   reports side by side: agreement,\n"
        "                                 contradictions, drift, sources\n"
        "  recoupe report FILE|FOLDER|-… -o OUT.html\n"
        "                                 the same as one page to send on\n"
        "  recoupe packs [FOLDER]         check the language packs\n"
        "\n"
        "  recoupe VERB --help            the options of a verb\n"
        "  recoupe --version\n"
        "\n"
        "Try:  recoupe check examples/raqqa-convoy\n"
        "\n"
        "Exit status: 0 done, 1 done but some inputs were refused, 2 wrong\n"
        "usage, 3 could not go on. Manual: man recoupe\n";

struct session {
    struct progress_line progress;
    bool show_progress;
};

static void say_error(const struct rcp_err *err)
{
    char line[600];
    fprintf(stderr, "recoupe: %s\n", rcp_err_line(err, line, sizeof line));
}

static void on_refused(void *context, const struct rcp_err *why)
{
    struct session *s = context;
    progress_clear(&s->progress);
    say_error(why);
}

static void on_progress(void *context, const struct rcp_progress *at)
{
    struct session *s = context;
    if (s->show_progress) {
        progress_show(&s->progress, at);
    }
}

/* The language of the program's words: --ui, else what the environment asks
 * for where there is a pack for it. */
static const char *ui_language(
        const struct rcp_engine *engine, const char *asked, char code[3])
{
    static const char *const VARIABLES[] = {
            "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};
    if (asked) {
        return asked;
    }
    for (size_t i = 0; i < sizeof VARIABLES / sizeof *VARIABLES; i++) {
        const char *value = getenv(VARIABLES[i]);
        if (value && strlen(value) >= 2) {
            memcpy(code, value, 2);
            code[2] = '\0';
            return rcp_engine_has(engine, code) ? code : NULL;
        }
    }
    return NULL;
}

static enum exit_code exit_of(enum rcp_status status)
{
    return status == RCP_OK      ? EXIT_DONE
           : status == RCP_USAGE ? EXIT_USAGE
                                 : EXIT_CANNOT_GO_ON;
}

typedef enum rcp_status (*verb_call)(const struct rcp_engine *,
        const struct rcp_options *, const char *const *, size_t, FILE *,
        struct rcp_tally *, struct rcp_err *);

/* Runs the call with its output going to the file that was asked for. */
static enum rcp_status call_into(verb_call call, struct cli_options *o,
        const struct rcp_engine *engine, struct rcp_tally *tally,
        struct rcp_err *err)
{
    if (!o->output) {
        return call(
                engine, &o->run, o->inputs, o->n_inputs, stdout, tally, err);
    }
    FILE *out = fopen(o->output, "w");
    if (!out) {
        err->status = RCP_IO;
        snprintf(err->msg, sizeof err->msg, "cannot write '%s': %s", o->output,
                strerror(errno));
        return RCP_IO;
    }
    enum rcp_status status =
            call(engine, &o->run, o->inputs, o->n_inputs, out, tally, err);
    if (fclose(out) && !status) {
        err->status = status = RCP_IO;
        snprintf(err->msg, sizeof err->msg, "cannot write '%s': %s", o->output,
                strerror(errno));
    }
    return status;
}

static enum exit_code run_verb(
        verb_call call, const char *what, struct cli_options *o)
{
    struct rcp_engine *engine = NULL;
    struct rcp_err err = {0};
    struct rcp_tally tally = {0};
    struct session session = {.progress = {.verb = what}};
    char ui[3];
    enum rcp_status status = rcp_engine_open(&engine, o->languages, &err);
    if (!status && o->gazetteer) {
        status = rcp_engine_gazetteer(engine, o->gazetteer, &err);
    }
    if (status) {
        say_error(&err);
        rcp_engine_close(engine);
        return EXIT_CANNOT_GO_ON;
    }
    session.show_progress = !o->quiet && terminal_is(stderr);
    o->run.ui = ui_language(engine, o->run.ui, ui);
    o->run.width = terminal_width(stdout);
    o->run.colour = o->colour == WHEN_ALWAYS ||
                    (o->colour == WHEN_AUTO && terminal_has_colour(stdout));
    o->run.refused = on_refused;
    o->run.progress = on_progress;
    o->run.context = &session;
    status = call_into(call, o, engine, &tally, &err);
    progress_clear(&session.progress);
    if (status) {
        say_error(&err);
    }
    rcp_engine_close(engine);
    return status          ? exit_of(status)
           : tally.refused ? EXIT_SOME_REFUSED
                           : EXIT_DONE;
}

static enum exit_code run_packs(int argc, char **argv)
{
    struct rcp_err err = {0};
    if (argc == 2 && strcmp(argv[1], "--help") == 0) {
        puts("Usage: recoupe packs [FOLDER]\n"
             "Checks the language packs and shows every mistake.");
        return EXIT_DONE;
    }
    if (argc > 2 || (argc == 2 && argv[1][0] == '-')) {
        fputs("recoupe: packs takes one folder of language packs, or none\n",
                stderr);
        return EXIT_USAGE;
    }
    enum rcp_status status =
            rcp_packs_check(argc == 2 ? argv[1] : NULL, stdout, &err);
    if (status) {
        say_error(&err);
    }
    return exit_of(status);
}

static enum exit_code usage(const char *verb)
{
    if (verb) {
        fprintf(stderr, "recoupe: unknown verb '%s'\n", verb);
    }
    fputs("recoupe: say what to do: read, check, report or packs; "
          "'recoupe --help' tells more\n",
            stderr);
    return EXIT_USAGE;
}

struct verb {
    const char *name, *doing;
    verb_call call;
};

static const struct verb *find_verb(const char *name)
{
    static const struct verb VERBS[] = {
            {"read", "reading", rcp_read},
            {"check", "checking", rcp_check},
            {"report", "checking", rcp_report},
    };
    for (size_t i = 0; i < sizeof VERBS / sizeof *VERBS; i++) {
        if (strcmp(VERBS[i].name, name) == 0) {
            return &VERBS[i];
        }
    }
    return NULL;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        return (int)usage(NULL);
    }
    const char *verb = argv[1];
    if (strcmp(verb, "--help") == 0 || strcmp(verb, "help") == 0) {
        fputs(HELP, stdout);
        return EXIT_DONE;
    }
    if (strcmp(verb, "--version") == 0) {
        puts("recoupe " RECOUPE_VERSION);
        return EXIT_DONE;
    }
    if (strcmp(verb, "packs") == 0) {
        return (int)run_packs(argc - 1, argv + 1);
    }
    const struct verb *v = find_verb(verb);
    if (!v) {
        return (int)usage(verb);
    }
    char name[32];
    snprintf(name, sizeof name, "recoupe %s", v->name);
    argv[1] = name;
    struct cli_options options = {0};
    enum exit_code code = EXIT_DONE;
    if (!options_read(&options, argc - 1, argv + 1, &code)) {
        return (int)code;
    }
    return (int)run_verb(v->call, v->doing, &options);
}
