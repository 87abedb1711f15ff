/* SPDX-License-Identifier: Apache-2.0 */
/* packs.c - opens a pack, and its analyser where it has one, and trains. */
#include "packs.h"

#include "train_names.h"
#include "train_text.h"

#include "nlp/nlp.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EPOCHS = 12 };

static int say(const struct rcp_err *err, enum rcp_status status)
{
    char line[600];
    if (status) {
        fprintf(stderr, "recoupe-train: %s\n",
                err_line(err, line, sizeof line));
    }
    return status ? 3 : 0;
}

int packs_text(int n, char **arguments)
{
    struct arena *a = arena_new();
    struct rcp_err err = {0};
    struct pack *pack;
    if (n < 3) {
        arena_free(a);
        return 2;
    }
    enum rcp_status s = pack_open(&pack, a, arguments[0], NULL, &err);
    if (!s) {
        const struct text_training job = {.pack = pack,
                .treebanks = (const char *const *)arguments + 2,
                .n = (uint32_t)n - 2,
                .out = arguments[1]};
        s = train_text(&job, &err);
    }
    const int code = say(&err, s);
    arena_free(a);
    return code;
}

/* Reads the options behind PACK and OUT; where the gold begins, or 0: an option
 * that is none, or no gold. */
static int names_options(int n, char **arguments, struct names_training *job)
{
    int first = 2;
    for (; first + 1 < n && arguments[first][0] == '-'; first += 2) {
        if (strcmp(arguments[first], "--hold") == 0) {
            job->every = 5;
            job->held = (uint32_t)strtoul(arguments[first + 1], NULL, 10) % 5;
        } else if (strcmp(arguments[first], "--known") == 0) {
            job->known = arguments[first + 1];
        } else {
            return 0;
        }
    }
    return first < n && arguments[first][0] != '-' ? first : 0;
}

static enum rcp_status learn_names(
        struct pack *pack, struct names_training *job, struct rcp_err *err)
{
    struct nlp *nlp = NULL;
    struct rcp_err none = {0};
    const span path = arena_printf(
            pack_arena(pack), "%.*s/model.bin", SPAN_ARG(pack_folder(pack)));
    if (nlp_open(&nlp, pack, path.ptr, &none)) {
        fprintf(stderr, "recoupe-train: %s\n", none.msg);
    }
    job->pack = pack;
    job->nlp = nlp;
    const enum rcp_status s = train_names(job, err);
    nlp_close(nlp);
    return s;
}

int packs_names(int n, char **arguments)
{
    struct arena *a = arena_new();
    struct rcp_err err = {0};
    struct pack *pack;
    struct names_training job = {0};
    const int first = names_options(n, arguments, &job);
    if (first == 0) {
        arena_free(a);
        return 2;
    }
    job.gold = (const char *const *)arguments + first;
    job.n = (uint32_t)(n - first);
    job.epochs = EPOCHS;
    job.out = arguments[1];
    enum rcp_status s = pack_open(&pack, a, arguments[0], NULL, &err);
    if (!s) {
        s = learn_names(pack, &job, &err);
    }
    const int code = say(&err, s);
    arena_free(a);
    return code;
}
