/* SPDX-License-Identifier: Apache-2.0 */
/* recipe.c - reading a recipe, line by line. */
#include "recipe.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RECIPE_MAX = 1 << 20, MAX_WORDS = 6 };

struct line {
    struct recipe *r;
    struct arena *arena;
    const char *data;
    span folder;                 /* of the recipe */
    const char *word[MAX_WORDS]; /* C strings; "" where there is none */
};

static uint32_t *setting(struct settings *s, const char *name)
{
    const struct {
        const char *name;
        uint32_t *at;
    } all[] = {{"tag-epochs", &s->tag_epochs}, {"tag-rows", &s->tag_rows},
            {"feats-rows", &s->feats_rows}, {"parse-epochs", &s->parse_epochs},
            {"parse-rows", &s->parse_rows}, {"beam", &s->beam},
            {"beam-train", &s->beam_train}, {"label-epochs", &s->label_epochs},
            {"label-rows", &s->label_rows}, {"margin", &s->margin},
            {"prune", &s->prune}, {"runs", &s->runs}, {"rarest", &s->rarest}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (strcmp(name, all[i].name) == 0) {
            return all[i].at;
        }
    }
    return NULL;
}

static const char *joined(struct line *l, const char *folder, const char *file)
{
    return file[0] == '/' ? file
                          : arena_printf(l->arena, "%s/%s", folder, file).ptr;
}

static bool take_treebank(struct line *l, bool dev)
{
    struct corpus *c = l->r->corpus;
    uint32_t before = c->example.n;
    uint32_t copies = (uint32_t)strtoul(l->word[2], NULL, 10);
    unsigned use = USE_LEMMAS;
    use |= strcmp(l->word[3], "tags") != 0 ? USE_TREES : 0;
    use |= strcmp(l->word[4], "nofeats") != 0 ? USE_FEATS : 0;
    if (!corpus_load(
                c, joined(l, l->data, l->word[1]), copies ? copies : 1, use)) {
        return false;
    }
    for (uint32_t i = before; i < c->example.n && dev; i++) {
        c->example.at[i].fold = FOLD_DEV;
    }
    return true;
}

static bool take_line(struct line *l)
{
    const char *what = l->word[0];
    if (strcmp(what, "treebank") == 0 || strcmp(what, "dev") == 0) {
        return take_treebank(l, strcmp(what, "dev") == 0);
    }
    if (strcmp(what, "hunspell") == 0) {
        return hunspell_load(l->r->entries, l->arena, l->word[1],
                joined(l, l->folder.ptr, l->word[2]));
    }
    if (strcmp(what, "headlines") == 0) {
        corpus_headlines(l->r->corpus, (uint32_t)strtoul(l->word[1], NULL, 10));
        return true;
    }
    if (strcmp(what, "wordnet") == 0) {
        return wordnet_load(l->r->entries, l->arena, l->word[1],
                joined(l, l->folder.ptr, l->word[2]));
    }
    uint32_t *at = strcmp(what, "set") == 0
                           ? setting(&l->r->settings, l->word[1])
                           : NULL;
    if (!at) {
        fprintf(stderr,
                "recoupe-train: unknown line \"%s %s\" in the "
                "recipe\n",
                what, l->word[1]);
        return false;
    }
    *at = (uint32_t)strtoul(l->word[2], NULL, 10);
    return true;
}

static void cut_words(struct line *l, span text)
{
    for (int i = 0; i < MAX_WORDS; i++) {
        text = span_trim(text);
        l->word[i] = arena_copy(l->arena, span_cut(&text, ' ')).ptr;
    }
}

static span folder_of(struct arena *a, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? arena_copy(a, (span){path, (size_t)(slash - path)})
                 : arena_copy(a, SPAN("."));
}

bool recipe_load(
        struct recipe *r, struct arena *a, const char *path, const char *data)
{
    struct rcp_err err = {0};
    char message[600];
    span bytes;
    if (file_read(a, path, RECIPE_MAX, &bytes, &err)) {
        fprintf(stderr, "recoupe-train: %s\n",
                err_line(&err, message, sizeof message));
        return false;
    }
    r->settings = (struct settings){.seed = 1,
            .tag_epochs = 6,
            .tag_rows = 17,
            .feats_rows = 14,
            .parse_epochs = 10,
            .parse_rows = 20,
            .beam = 8,
            .beam_train = 8,
            .label_epochs = 8,
            .label_rows = 16,
            .margin = 2,
            .prune = 1000,
            .rarest = 3,
            .runs = 1};
    r->corpus = corpus_new(a);
    r->entries = entries_new(a);
    struct line l = {
            .r = r, .arena = a, .data = data, .folder = folder_of(a, path)};
    while (bytes.len > 0) {
        span line = span_cut(&bytes, '\n');
        line = span_trim(span_cut(&line, '#'));
        cut_words(&l, line);
        if (line.len > 0 && !take_line(&l)) {
            return false;
        }
    }
    corpus_index(r->corpus, r->settings.rarest);
    return true;
}
