/* SPDX-License-Identifier: Apache-2.0 */
/* main.c - recoupe-train: makes and measures model files.
 *
 *   recipe -> corpus, entries -> lexicon, lemmas -> tagger -> parser -> file
 */
#include "eval.h"
#include "learn.h"
#include "packs.h"
#include "recipe.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char USAGE[] =
        "usage: recoupe-train RECIPE --data FOLDER -o MODEL\n"
        "       recoupe-train eval MODEL FILE.conllu...\n"
        "       recoupe-train list MODEL\n"
        "       recoupe-train text PACK OUT.tsv FILE.conllu...\n"
        "       recoupe-train names PACK OUT.bin [--known LIST] [--hold N] "
        "GOLD...\n";

static bool write_file(const char *path, span bytes)
{
    FILE *f = fopen(path, "wb");
    bool good = f && fwrite(bytes.ptr, 1, bytes.len, f) == bytes.len;
    good = f && fclose(f) == 0 && good;
    if (!good) {
        perror(path);
    }
    return good;
}

/* Sections of an older file of that name which are not made here (names, …)
 * stay. */
static void keep_others(struct parts *p, const char *path)
{
    struct model *old;
    struct rcp_err err = {0};
    if (model_open(&old, p->arena, path, &err)) {
        return;
    }
    for (uint32_t i = 0; i < model_count(old); i++) {
        span bytes, name = model_at(old, i, &bytes);
        bool ours = span_starts(name, SPAN("tag")) ||
                    span_starts(name, SPAN("parse")) ||
                    span_starts(name, SPAN("lemma")) ||
                    span_starts(name, SPAN("lexicon"));
        if (!ours) {
            parts_add(p, arena_copy(p->arena, name).ptr,
                    arena_copy(p->arena, bytes));
        }
    }
    model_close(old);
}

static int make(const char *recipe, const char *data, const char *path)
{
    struct arena *a = arena_new();
    struct recipe r = {0};
    struct parts p = {.arena = a};
    struct model *draft;
    struct lexicon *lexicon;
    struct rcp_err err = {0};
    int code = 3;
    if (!recipe_load(&r, a, recipe, data)) {
        arena_free(a);
        return code;
    }
    entries_pack(r.entries, r.corpus, &p);
    span file = model_pack(a, p.part.at, p.part.n);
    if (model_read(&draft, a, file, SPAN("draft"), &err) ||
            lexicon_read(&lexicon, a, draft, &err)) {
        fprintf(stderr, "recoupe-train: %s\n", err.msg);
    } else {
        learn_tagger(r.corpus, lexicon, &r.settings, &p);
        learn_parser(r.corpus, lexicon, &r.settings, &p);
        learn_labels(r.corpus, lexicon, &r.settings, &p);
        keep_others(&p, path);
        file = model_pack(a, p.part.at, p.part.n);
        fprintf(stderr, "%s: %zu bytes\n", path, file.len);
        code = write_file(path, file) ? 0 : 3;
    }
    arena_free(a);
    return code;
}

static int list(const char *path)
{
    struct arena *a = arena_new();
    struct model *m;
    struct rcp_err err = {0};
    enum rcp_status s = model_open(&m, a, path, &err);
    if (s) {
        fprintf(stderr, "recoupe-train: %s\n", err.msg);
    } else {
        for (uint32_t i = 0; i < model_count(m); i++) {
            span bytes, name = model_at(m, i, &bytes);
            printf("%-16.*s %zu\n", SPAN_ARG(name), bytes.len);
        }
        model_close(m);
    }
    arena_free(a);
    return s ? 3 : 0;
}

int main(int argc, char **argv)
{
    const char *data = NULL, *out = NULL;
    if (argc >= 4 && strcmp(argv[1], "eval") == 0) {
        return eval_files(argv[2], argv + 3, argc - 3);
    }
    if (argc >= 5 && strcmp(argv[1], "text") == 0) {
        return packs_text(argc - 2, argv + 2);
    }
    if (argc >= 5 && strcmp(argv[1], "names") == 0) {
        const int code = packs_names(argc - 2, argv + 2);
        if (code == 2) {
            fputs(USAGE, stderr);
        }
        return code;
    }
    if (argc == 3 && strcmp(argv[1], "list") == 0) {
        return list(argv[2]);
    }
    for (int i = 2; i + 1 < argc; i += 2) {
        if (strcmp(argv[i], "--data") == 0) {
            data = argv[i + 1];
        } else if (strcmp(argv[i], "-o") == 0) {
            out = argv[i + 1];
        }
    }
    if (argc != 6 || !data || !out) {
        fputs(USAGE, stderr);
        return 2;
    }
    return make(argv[1], data, out);
}
