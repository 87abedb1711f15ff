/* SPDX-License-Identifier: Apache-2.0 */
/* train_names.c - two rounds of conditional random fields.
 *
 * The second round sees the first one's votes; so that it does not trust them
 * more than they deserve, the votes on each fifth of the documents come from a
 * first round learnt on the other four (stacking, Wolpert 1992):
 *
 *     fold k: first round on the rest -> votes on k
 *     all votes -> second round          all -> the first round that ships */
#include "train_names.h"

#include "crf.h"
#include "gold_names.h"
#include "known_names.h"
#include "nlp/model.h"
#include "text/text.h"

#include <stdio.h>
#include <stdlib.h>

enum { FOLDS = 5, LEAST = 3 };

struct example {
    uint32_t doc, sentence;
    struct crf_sentence s;
};

struct job {
    const struct names_training *ask;
    struct arena *a, *scratch;
    struct gold_names gold;
    uint32_t primary; /* documents of the first gold */
    struct gazetteer *gazetteer;
    span known; /* the section */
    struct name_view **view;
    struct crf crf;
    VEC(struct example) example;
};

static bool is_held(const struct job *j, uint32_t doc)
{
    return j->ask->every && doc < j->primary &&
           doc % j->ask->every == j->ask->held;
}

/* ---- examples ----------------------------------------------------------- */

static void see_example(struct job *j, const struct example *e, bool second)
{
    struct name_view *v = j->view[e->doc];
    const uint32_t n = name_view_sentence(v, e->sentence);
    uint32_t f[NAME_MAX_FEATURES];
    for (uint32_t i = 0; i < n; i++) {
        const uint32_t k = name_features(v, i, second, f);
        for (uint32_t m = 0; m < k; m++) {
            crf_see(&j->crf, j->a, f[m]);
        }
    }
}

static void fill_example(struct job *j, struct example *e, bool second)
{
    struct name_view *v = j->view[e->doc];
    const struct gold_doc *d = &j->gold.doc.at[e->doc];
    const uint32_t n = name_view_sentence(v, e->sentence);
    uint32_t f[NAME_MAX_FEATURES], used = 0;
    uint32_t *first = ARENA_ARRAY(j->a, uint32_t, (size_t)n + 1);
    uint32_t *row =
            ARENA_ARRAY(j->a, uint32_t, (size_t)n * NAME_MAX_FEATURES + 1);
    for (uint32_t i = 0; i < n; i++) {
        const uint32_t k = name_features(v, i, second, f);
        for (uint32_t m = 0; m < k; m++) {
            row[used] = crf_row(&j->crf, f[m]);
            used += row[used] != NONE;
        }
        first[i + 1] = used;
    }
    const struct sentence *s = &d->doc->sentence.at[e->sentence];
    e->s = (struct crf_sentence){n, row, first, d->label + s->words.first};
}

static void make_examples(struct job *j)
{
    for (uint32_t d = 0; d < j->gold.doc.n; d++) {
        for (uint32_t s = 0; s < j->gold.doc.at[d].doc->sentence.n; s++) {
            struct example *e = VEC_ADD(j->a, &j->example);
            e->doc = d;
            e->sentence = s;
        }
    }
}

/* Features are counted where they may be learnt from. */
static void fill_examples(struct job *j, bool second)
{
    crf_init(&j->crf, j->a);
    for (uint32_t i = 0; i < j->example.n; i++) {
        if (!is_held(j, j->example.at[i].doc)) {
            see_example(j, &j->example.at[i], second);
        }
    }
    crf_start(&j->crf, j->a, LEAST);
    for (uint32_t i = 0; i < j->example.n; i++) {
        fill_example(j, &j->example.at[i], second);
    }
    fprintf(stderr, "%u features\n", j->crf.feature.n);
}

/* ---- learning ----------------------------------------------------------- */

static uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* Learns on all documents that are neither held out nor of this fold. */
static void learn(struct job *j, uint32_t fold)
{
    const uint32_t n = j->example.n;
    uint32_t *order = ARENA_ARRAY(j->a, uint32_t, (size_t)n + 1);
    uint64_t state = 88172645463325252u;
    for (uint32_t i = 0; i < n; i++) {
        order[i] = i;
    }
    crf_clear(&j->crf);
    for (uint32_t epoch = 0; epoch < j->ask->epochs; epoch++) {
        j->crf.loss = 0;
        for (uint32_t i = n; i > 1; i--) {
            const uint32_t k = (uint32_t)(next_random(&state) % i);
            const uint32_t kept = order[i - 1];
            order[i - 1] = order[k];
            order[k] = kept;
        }
        for (uint32_t i = 0; i < n; i++) {
            const struct example *e = &j->example.at[order[i]];
            if (!is_held(j, e->doc) && e->doc % FOLDS != fold) {
                crf_learn(&j->crf, j->scratch, &e->s);
            }
        }
    }
    fprintf(stderr, "fold %d: loss %.0f\n", (int)fold, j->crf.loss);
}

/* The first round's votes on the documents of one fold. */
static void vote(struct job *j, uint32_t fold, bool held)
{
    uint8_t labels[DOC_MAX_SENTENCE];
    for (uint32_t i = 0; i < j->example.n; i++) {
        const struct example *e = &j->example.at[i];
        if (held ? is_held(j, e->doc)
                 : !is_held(j, e->doc) && e->doc % FOLDS == fold) {
            name_view_sentence(j->view[e->doc], e->sentence);
            crf_predict(&j->crf, j->scratch, &e->s, labels);
            name_vote(j->view[e->doc], labels, e->s.n);
        }
    }
}

/* ---- measuring ---------------------------------------------------------- */

static uint32_t name_end(const uint8_t *label, uint32_t at, uint32_t n)
{
    at++;
    while (at < n && label_goes_on(label[at - 1], label[at])) {
        at++;
    }
    return at;
}

static bool starts(const uint8_t *label, uint32_t at)
{
    return label[at] != 0 && label[at] != NAME_OTHER &&
           (at == 0 || !label_goes_on(label[at - 1], label[at]));
}

static void measure(struct job *j, const char *what)
{
    uint32_t gold = 0, said = 0, both = 0;
    uint8_t labels[DOC_MAX_SENTENCE];
    for (uint32_t i = 0; i < j->example.n; i++) {
        const struct crf_sentence *s = &j->example.at[i].s;
        if (!is_held(j, j->example.at[i].doc)) {
            continue;
        }
        crf_predict(&j->crf, j->scratch, s, labels);
        for (uint32_t k = 0; k < s->n; k++) {
            const bool g = starts(s->label, k), p = starts(labels, k);
            gold += g;
            said += p;
            both += g && p && s->label[k] == labels[k] &&
                    name_end(s->label, k, s->n) == name_end(labels, k, s->n);
        }
    }
    fprintf(stderr, "%s: P %.4f R %.4f F1 %.4f (%u gold)\n", what,
            (double)both / said, (double)both / gold,
            2.0 * both / (said + gold), gold);
}

/* ---- the whole ---------------------------------------------------------- */

static enum rcp_status write_model(
        const char *path, span bytes, struct rcp_err *err)
{
    FILE *out = fopen(path, "wb");
    if (out == NULL) {
        return err_errno(err, span_of(path), "cannot write");
    }
    const size_t done = fwrite(bytes.ptr, 1, bytes.len, out);
    if (fclose(out) != 0 || done != bytes.len) {
        return err_errno(err, span_of(path), "cannot write");
    }
    return RCP_OK;
}

static enum rcp_status learn_both(struct job *j, struct rcp_err *err)
{
    struct model_part parts[3] = {{SPAN("names.first"), {NULL, 0}},
            {SPAN("names.second"), {NULL, 0}}, {SPAN("names.known"), j->known}};
    const uint32_t n = j->known.len ? 3 : 2;
    make_examples(j);
    fill_examples(j, false);
    for (uint32_t k = 0; k < FOLDS; k++) {
        learn(j, k);
        vote(j, k, false);
    }
    learn(j, NONE);
    if (j->ask->every) {
        measure(j, "first round");
    }
    vote(j, NONE, true);
    parts[0].bytes = crf_pack(&j->crf, j->a);
    fill_examples(j, true);
    learn(j, NONE);
    if (j->ask->every) {
        measure(j, "second round");
    }
    parts[1].bytes = crf_pack(&j->crf, j->a);
    return j->ask->out
                   ? write_model(j->ask->out, model_pack(j->a, parts, n), err)
                   : RCP_OK;
}

enum rcp_status train_names(
        const struct names_training *ask, struct rcp_err *err)
{
    struct job j = {.ask = ask, .a = arena_new(), .scratch = arena_new()};
    const struct text_rules *text = text_rules_new(ask->pack);
    j.gazetteer = gazetteer_new(ask->pack, text);
    j.gold = (struct gold_names){
            .arena = j.a, .pack = ask->pack, .text = text, .nlp = ask->nlp};
    enum rcp_status s = RCP_OK;
    if (ask->known) {
        s = known_names(&j.known, j.a, ask->known, ask->pack, text, err);
    }
    for (uint32_t i = 0; i < ask->n && !s; i++) {
        s = gold_names_add(&j.gold, ask->gold[i], err);
        j.primary = i == 0 ? j.gold.doc.n : j.primary;
    }
    if (!s) {
        const uint32_t n = j.gold.doc.n;
        struct name_sight sight = {
                .gazetteer = j.gazetteer, .lexicon = nlp_lexicon(ask->nlp)};
        if (j.known.len > 0) {
            s = lookup_read(
                    &sight.known, j.known, UINT16_MAX, SPAN("training"), err);
        }
        fprintf(stderr, "%u documents\n", n);
        j.view = ARENA_ARRAY(j.a, struct name_view *, (size_t)n + 1);
        for (uint32_t i = 0; i < n; i++) {
            j.view[i] = name_view_new(j.a, j.gold.doc.at[i].doc, &sight);
        }
        s = s ? s : learn_both(&j, err);
    }
    for (uint32_t i = 0; i < j.gold.doc.n; i++) {
        doc_free(j.gold.doc.at[i].doc);
    }
    arena_free(j.scratch);
    arena_free(j.a);
    return s;
}
