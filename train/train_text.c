/* SPDX-License-Identifier: Apache-2.0 */
/* train_text.c - sentence ends and ambiguous contractions from treebanks.
 *
 *     CoNLL-U -> paragraphs with gold sentence ends and contractions
 *             -> cases (features, answer) -> averaged perceptron -> table
 *
 * Averaging (Freund & Schapire 1999; Collins 2002) by the usual trick: beside
 * each weight the sum of its updates times the time they were made. */
#include "train_text.h"

#include "base/buf.h"
#include "base/file.h"
#include "text/sentence.h"
#include "text/token.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { EPOCHS = 12, MAX_TREEBANK = 256 << 20, MIN_COUNT = 2 };
static const double SMALL = 0.02; /* lighter weights are left out */

struct one_case {
    struct features f;
    bool yes;
};

struct trainer {
    struct arena *a;
    const struct text_rules *rules;
    VEC(struct one_case) cases;
    struct map *row; /* feature key -> index */
    VEC(uint64_t) key;
    VEC(uint32_t) count;
    double *weight, *late; /* late: updates times their time */
    /* the paragraph being read */
    struct buf text;
    VEC(uint32_t) ends;       /* bytes behind each gold sentence */
    VEC(uint32_t) contracted; /* bytes where gold multiword tokens start */
};

/* ---- cases of one paragraph --------------------------------------------- */

static bool holds(const uint32_t *at, uint32_t n, uint32_t value)
{
    for (uint32_t i = 0; i < n; i++) {
        if (at[i] == value) {
            return true;
        }
    }
    return false;
}

static void keep_case(struct trainer *t, const struct features *f, bool yes)
{
    struct one_case *c = VEC_ADD(t->a, &t->cases);
    c->f = *f;
    c->yes = yes;
    for (uint32_t i = 0; i < f->n; i++) {
        uint32_t row = map_get(t->row, f->key[i]);
        if (row == NONE) {
            row = t->key.n;
            map_set(t->row, f->key[i], row);
            *VEC_ADD(t->a, &t->key) = f->key[i];
            *VEC_ADD(t->a, &t->count) = 0;
        }
        t->count.at[row]++;
    }
}

static void sentence_cases(struct trainer *t, const struct scanner *s)
{
    uint32_t from = 0;
    for (uint32_t at = 0; at < s->piece.n; at++) {
        struct features f;
        uint32_t next = at + 1;
        const bool asked =
                sentence_ask(s, from, at, &next, &f) && next < s->piece.n;
        if (!asked) {
            next = at + 1;
        }
        const bool ends =
                holds(t->ends.at, t->ends.n, s->piece.at[next - 1].end);
        if (asked) {
            keep_case(t, &f, ends);
        }
        if (ends) {
            from = next;
        }
        at = next - 1;
    }
}

static void contraction_cases(struct trainer *t, struct scanner *s)
{
    for (uint32_t at = 0; at < s->piece.n; at++) {
        const struct contraction *c = contraction_at(s, at);
        if (c != NULL && c->learnt) {
            struct features f;
            contraction_ask(s, at, &f);
            keep_case(t, &f,
                    holds(t->contracted.at, t->contracted.n,
                            s->piece.at[at].start));
        }
    }
}

static void paragraph_cases(struct trainer *t)
{
    struct rcp_doc *doc = doc_new();
    struct scanner s = {.rules = t->rules, .doc = doc, .scratch = arena_new()};
    doc->words = pack_words(t->rules->pack);
    doc->text = buf_span(&t->text);
    scan_block(&s, (range){0, (uint32_t)doc->text.len});
    for (uint32_t i = 0; i < s.piece.n; i++) {
        const span word = intern_text(doc->words, s.piece.at[i].norm);
        (void)intern_add(doc->words, word_ending(word));
    }
    quote_mark(&s);
    sentence_cases(t, &s);
    contraction_cases(t, &s);
    arena_free(s.scratch);
    doc_free(doc);
    t->text.len = 0;
    t->ends.n = 0;
    t->contracted.n = 0;
}

/* ---- treebanks ---------------------------------------------------------- */

static span comment_value(span line, span key)
{
    if (!span_starts(line, key)) {
        return (span){NULL, 0};
    }
    const size_t at = span_find(line, SPAN("="));
    return at == SIZE_MAX ? span_slice(line, key.len, line.len)
                          : span_trim(span_slice(line, at + 1, line.len));
}

/* Moves *at over `form` in the sentence's text; white space in between. */
static void pass_form(span text, size_t *at, span form)
{
    while (*at < text.len && text.ptr[*at] == ' ') {
        (*at)++;
    }
    if (span_starts(span_slice(text, *at, text.len), form)) {
        *at += form.len;
    }
}

struct sentence_read {
    span text;
    size_t at;
    uint32_t base, covered;
};

static void read_token(struct trainer *t, struct sentence_read *r, span line)
{
    span rest = line;
    const span id = span_cut(&rest, '\t');
    const span form = span_cut(&rest, '\t');
    if (span_find(id, SPAN(".")) != SIZE_MAX) {
        return;
    }
    const size_t dash = span_find(id, SPAN("-"));
    const uint32_t number = (uint32_t)strtoul(id.ptr, NULL, 10);
    if (dash == SIZE_MAX && number <= r->covered) {
        return;
    }
    pass_form(r->text, &r->at, form);
    if (dash != SIZE_MAX) {
        r->covered = (uint32_t)strtoul(id.ptr + dash + 1, NULL, 10);
        *VEC_ADD(t->a, &t->contracted) = r->base + (uint32_t)(r->at - form.len);
    }
}

static void begin_sentence(
        struct trainer *t, struct sentence_read *r, span text, bool fresh)
{
    if (fresh && t->text.len > 0) {
        paragraph_cases(t);
    }
    if (t->text.len > 0) {
        buf_char(&t->text, ' ');
    }
    *r = (struct sentence_read){text, 0, (uint32_t)t->text.len, 0};
    buf_add(&t->text, text);
    *VEC_ADD(t->a, &t->ends) = (uint32_t)t->text.len;
}

static enum rcp_status read_treebank(
        struct trainer *t, const char *path, struct rcp_err *err)
{
    span rest;
    const enum rcp_status status =
            file_read(t->a, path, MAX_TREEBANK, &rest, err);
    if (status) {
        return status;
    }
    struct sentence_read r = {{NULL, 0}, 0, 0, 0};
    bool fresh = true;
    uint32_t sentences = 0;
    while (rest.len > 0) {
        const span line = span_cut(&rest, '\n');
        const span text = comment_value(line, SPAN("# text ="));
        fresh = fresh || span_starts(line, SPAN("# newpar")) ||
                span_starts(line, SPAN("# newdoc"));
        if (text.ptr != NULL) {
            begin_sentence(t, &r, text, fresh || sentences++ % 50 == 0);
            fresh = false;
        } else if (line.len > 0 && line.ptr[0] != '#') {
            read_token(t, &r, line);
        }
    }
    if (t->text.len > 0) {
        paragraph_cases(t);
    }
    return RCP_OK;
}

/* ---- learning ----------------------------------------------------------- */

/* xorshift64: the order of the cases, the same on every machine. */
static uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static void shuffle(uint32_t *order, uint32_t n, uint64_t *state)
{
    for (uint32_t i = n; i > 1; i--) {
        const uint32_t j = (uint32_t)(next_random(state) % i);
        const uint32_t kept = order[i - 1];
        order[i - 1] = order[j];
        order[j] = kept;
    }
}

static bool learn_case(struct trainer *t, const struct one_case *c, double now)
{
    double sum = 0;
    for (uint32_t i = 0; i < c->f.n; i++) {
        sum += t->weight[map_get(t->row, c->f.key[i])];
    }
    const double margin = c->yes ? sum : -sum;
    if (margin > 1) {
        return true;
    }
    const double step = c->yes ? 0.1 : -0.1;
    for (uint32_t i = 0; i < c->f.n; i++) {
        const uint32_t row = map_get(t->row, c->f.key[i]);
        t->weight[row] += step;
        t->late[row] += step * now;
    }
    return margin > 0;
}

static void learn(struct trainer *t)
{
    const uint32_t n = t->cases.n;
    uint32_t *order = ARENA_ARRAY(t->a, uint32_t, (size_t)n + 1);
    uint64_t state = 88172645463325252u;
    double now = 1;
    t->weight = ARENA_ARRAY(t->a, double, (size_t)t->key.n + 1);
    t->late = ARENA_ARRAY(t->a, double, (size_t)t->key.n + 1);
    for (uint32_t i = 0; i < n; i++) {
        order[i] = i;
    }
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
        uint32_t right = 0;
        shuffle(order, n, &state);
        for (uint32_t i = 0; i < n; i++, now++) {
            right += learn_case(t, &t->cases.at[order[i]], now);
        }
        fprintf(stderr, "epoch %d: %u of %u\n", epoch + 1, right, n);
    }
    for (uint32_t i = 0; i < t->key.n; i++) {
        t->weight[i] -= t->late[i] / now;
    }
}

/* ---- the table ---------------------------------------------------------- */

static int by_key(const void *a, const void *b)
{
    const uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static enum rcp_status write_table(
        const struct trainer *t, const char *path, struct rcp_err *err)
{
    FILE *out = fopen(path, "w");
    if (out == NULL) {
        return err_errno(err, span_of(path), "cannot write");
    }
    fputs("# Learnt from treebanks by recoupe-train; see SOURCES.md. The sum "
          "of the\n# weights that hold at a place decides: see "
          "src/text/decide.h.\nquestion\ttemplate\tword\tweight\n",
            out);
    qsort(t->key.at, t->key.n, sizeof *t->key.at, by_key);
    for (uint32_t i = 0; i < t->key.n; i++) {
        const uint32_t row = map_get(t->row, t->key.at[i]);
        if (t->count.at[row] >= MIN_COUNT && fabs(t->weight[row]) >= SMALL) {
            feature_print(out, t->rules->pack, t->key.at[i], t->weight[row]);
        }
    }
    if (fclose(out) != 0) {
        return err_errno(err, span_of(path), "cannot write");
    }
    return RCP_OK;
}

enum rcp_status train_text(const struct text_training *job, struct rcp_err *err)
{
    struct trainer t = {.a = arena_new()};
    t.rules = text_rules_new(job->pack);
    t.row = map_new(t.a);
    buf_init(&t.text, t.a);
    enum rcp_status status = RCP_OK;
    for (uint32_t i = 0; i < job->n && !status; i++) {
        status = read_treebank(&t, job->treebanks[i], err);
    }
    if (!status) {
        learn(&t);
        status = write_table(&t, job->out, err);
    }
    arena_free(t.a);
    return status;
}
