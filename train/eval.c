/* SPDX-License-Identifier: Apache-2.0 */
/* eval.c - the figures of CoNLL 2018 on given words, by the reading code. */
#define _DEFAULT_SOURCE
#include "eval.h"

#include "base/file.h"
#include "doc.h"
#include "nlp/conllu.h"
#include "nlp/nlp.h"

#include <stdio.h>
#include <time.h>

enum { EVAL_MAX_FILE = 256 << 20 };

struct figures {
    uint32_t words, upos, feats, lemma, uas, las;
    uint32_t cnd_right, cnd_said, cnd_gold;
};

static void count_word(struct figures *f, const struct rcp_doc *gold,
        const struct rcp_doc *said, uint32_t i)
{
    const struct tag *g = &gold->tag[i], *s = &said->tag[i];
    const struct arc *ga = &gold->arc[i], *sa = &said->arc[i];
    bool cnd = g->morph.mood == MOOD_CND, says = s->morph.mood == MOOD_CND;
    f->words++;
    f->upos += g->upos == s->upos;
    f->feats += span_eq(doc_word(gold, g->feats), doc_word(said, s->feats));
    f->lemma += span_eq(doc_word(gold, g->lemma), doc_word(said, s->lemma));
    f->uas += ga->head == sa->head;
    f->las += ga->head == sa->head && ga->rel == sa->rel;
    f->cnd_right += cnd && says;
    f->cnd_gold += cnd;
    f->cnd_said += says;
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void print(const char *path, const struct figures *f, double time)
{
    double p = f->words ? 100.0 / f->words : 0;
    uint32_t cnd = f->cnd_gold + f->cnd_said;
    printf("%s: %u words  UPOS %.2f  feats %.2f  lemma %.2f  UAS %.2f  LAS "
           "%.2f  Mood=Cnd %.2f (%u)  %.0f words/s\n",
            path, (unsigned)f->words, f->upos * p, f->feats * p, f->lemma * p,
            f->uas * p, f->las * p, cnd ? 200.0 * f->cnd_right / cnd : 100.0,
            (unsigned)f->cnd_gold, f->words / time);
}

static bool eval_file(
        const struct nlp *nlp, const struct intern *words, const char *path)
{
    struct arena *a = arena_new();
    struct rcp_err err = {0};
    struct figures f = {0};
    span bytes;
    bool good = !file_read(a, path, EVAL_MAX_FILE, &bytes, &err);
    if (good) {
        struct rcp_doc *gold = doc_new(), *said = doc_new();
        gold->words = intern_new(gold->arena, words);
        said->words = intern_new(said->arena, words);
        conllu_text(gold, bytes);
        conllu_words(gold, bytes, CONLLU_ALL);
        conllu_text(said, bytes);
        conllu_words(said, bytes, CONLLU_FORMS);
        double start = seconds();
        nlp_read(said, nlp);
        double time = seconds() - start;
        for (uint32_t i = 0; i < gold->word.n; i++) {
            count_word(&f, gold, said, i);
        }
        print(path, &f, time);
        doc_free(gold);
        doc_free(said);
    } else {
        fprintf(stderr, "recoupe-train: %s\n", err.msg);
    }
    arena_free(a);
    return good;
}

int eval_files(const char *model, char **paths, int count)
{
    struct arena *a = arena_new();
    struct intern *words = intern_new(a, NULL);
    struct rcp_err err = {0};
    struct nlp *nlp;
    char line[600];
    double start = seconds();
    if (nlp_load(&nlp, a, words, model, &err)) {
        fprintf(stderr, "recoupe-train: %s\n",
                err_line(&err, line, sizeof line));
        arena_free(a);
        return 3;
    }
    printf("loaded in %.1f ms\n", (seconds() - start) * 1e3);
    int bad = 0;
    for (int i = 0; i < count; i++) {
        bad |= !eval_file(nlp, words, paths[i]);
    }
    nlp_close(nlp);
    arena_free(a);
    return bad;
}
