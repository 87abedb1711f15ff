/* SPDX-License-Identifier: Apache-2.0 */
/* tagger.c - greedy linear tagging (see tagger.h).
 *
 *   feed -> parts of speech (words around, two tags on the left)
 *        -> features (words around, all parts of speech, left features)
 *
 * The weights are learnt by an averaged perceptron on its own history
 * (M. Collins, Discriminative training methods for hidden Markov models,
 * EMNLP 2002). A round more that sees the tags on the right was measured to
 * gain nothing: what the lexicon says of the next words does that work. */
#include "nlp/tagger.h"

#include "base/file.h"
#include "base/utf8.h"
#include "nlp/lexicon.h"

#include <stdio.h>
#include <string.h>

enum { MAX_TRIES = 64 };

/* ---- inventory ---------------------------------------------------------- */

/* Features that tell a parser something; the others only agree. */
static const char *const FINE[] = {"Case", "ExtPos", "Mood", "NumType",
        "Polarity", "Poss", "PronType", "Reflex", "Tense", "VerbForm", "Voice"};
static const char *const AGREE[] = {"Number", "Person"};

static uint32_t part_atom(
        span feats, const char *const *names, size_t n, uint32_t hash)
{
    while (feats.len > 0) {
        span feature = span_cut(&feats, '|'), value = feature;
        span name = span_cut(&value, '=');
        for (size_t i = 0; i < n; i++) {
            if (span_eq(name, span_of(names[i]))) {
                hash = feature2(1, hash, atom(feature));
            }
        }
    }
    return hash;
}

void tags_describe(struct tag_kind *k)
{
    k->morph = morph_of(k->feats);
    k->bits = feature_bits(k->morph);
    k->fine = part_atom(
            k->feats, FINE, sizeof FINE / sizeof *FINE, (uint32_t)k->upos);
    k->agree = part_atom(k->feats, AGREE, sizeof AGREE / sizeof *AGREE, 7);
}

enum rcp_status tags_read(struct tags *t, struct arena *a, span section,
        struct intern *words, span name, struct rcp_err *err)
{
    struct cursor c = {.bytes = section};
    uint32_t n = cursor_u32(&c), last = UPOS_ADJ;
    bool good = !c.failed && n > 0 && n < UINT16_MAX && n < section.len;
    t->n = good ? n : 0;
    t->kind = ARENA_ARRAY(a, struct tag_kind, t->n);
    for (uint32_t i = 0; i < t->n && good; i++) {
        struct tag_kind *k = &t->kind[i];
        uint32_t upos = cursor_u8(&c);
        k->feats = cursor_bytes(&c, cursor_u16(&c));
        good = !c.failed && upos >= last && upos < UPOS_COUNT &&
               utf8_valid(k->feats, NULL);
        if (good) {
            k->upos = (enum upos)upos;
            tags_describe(k);
            k->id = words && k->feats.len ? intern_add(words, k->feats) : NONE;
            last = upos;
            t->first[upos + 1] = i + 1;
        }
    }
    for (uint32_t u = 1; u <= UPOS_COUNT; u++) {
        t->first[u] =
                t->first[u] > t->first[u - 1] ? t->first[u] : t->first[u - 1];
    }
    return good ? RCP_OK
                : err_set(err, RCP_FORMAT, name, NO_POSITION,
                          "the model's tags do not fit their description; "
                          "rebuild it with recoupe-train");
}

/* ---- features ----------------------------------------------------------- */

uint32_t tagger_static(const struct feed *f, uint32_t i, uint32_t *out)
{
    const struct feed_word *w = &f->word[i];
    uint32_t n = 0, t = 0;
    out[n++] = feature1(t++, w->form);
    out[n++] = feature1(t++, w[-1].form);
    out[n++] = feature1(t++, w[1].form);
    out[n++] = feature1(t++, w[-2].form);
    out[n++] = feature1(t++, w[2].form);
    out[n++] = feature2(t++, w[-1].form, w->form);
    out[n++] = feature2(t++, w->form, w[1].form);
    for (int k = 0; k < FEED_SUFFIXES; k++) {
        out[n++] = feature1(t++, w->suffix[k]);
    }
    for (int k = 0; k < FEED_PREFIXES; k++) {
        out[n++] = feature1(t++, w->prefix[k]);
    }
    out[n++] = feature2(t++, w->shape, i == 0);
    out[n++] = feature2(t++, w->shape, w->lex);
    out[n++] = feature2(t++, w->shape, w->suffix[2]);
    out[n++] = feature2(t++, w->shape, w[1].shape);
    out[n++] = feature2(t++, w->shape, w[-1].shape);
    out[n++] = feature1(t++, w->lex);
    out[n++] = feature1(t++, w->lex_fine);
    out[n++] = feature1(t++, w[1].lex);
    out[n++] = feature1(t++, w[2].lex);
    out[n++] = feature1(t++, w[-1].lex);
    out[n++] = feature2(t++, w->lex, w[1].lex);
    out[n++] = feature2(t++, w[-1].lex, w->lex);
    out[n++] = feature2(t++, w[1].lex, w[2].lex);
    out[n++] = feature3(t++, w[-1].lex, w->lex, w[1].lex);
    out[n++] = feature2(t++, w[-1].form, w->lex);
    out[n++] = feature2(t++, w->lex, w[1].form);
    out[n++] = feature2(t++, w->lex, w->suffix[2]);
    out[n++] = feature2(t++, w[1].suffix[1], w->lex);
    out[n++] = feature1(t++, w[1].suffix[2]);
    out[n++] = feature1(t++, w[-1].suffix[2]);
    out[n++] = feature1(t++, w->cluster);
    out[n++] = feature1(t++, w[1].cluster);
    out[n++] = feature1(t++, w[-1].cluster);
    out[n++] = feature2(t++, w->cluster, w[1].cluster);
    return n;
}

uint32_t tagger_history(const struct feed *f, uint32_t i, uint32_t *out)
{
    const struct feed_word *w = &f->word[i];
    uint32_t n = 0, t = 100;
    out[n++] = feature1(t++, w[-1].upos);
    out[n++] = feature2(t++, w[-1].upos, w[-2].upos);
    out[n++] = feature2(t++, w[-1].upos, w->form);
    out[n++] = feature2(t++, w[-1].upos, w->lex);
    out[n++] = feature2(t++, w[-1].upos, w[1].lex);
    out[n++] = feature3(t++, w[-1].upos, w->lex, w[1].lex);
    out[n++] = feature3(t++, w[-1].upos, w[-2].upos, w->lex);
    out[n++] = feature2(t++, w[-1].upos, w->suffix[2]);
    out[n++] = feature2(t++, w[-1].upos, w[1].form);
    out[n++] = feature2(t++, w[-2].upos, w[-1].form);
    out[n++] = feature2(t++, w[-1].upos, w->shape);
    return n;
}

uint32_t tagger_feats(const struct feed *f, uint32_t i, uint32_t *out)
{
    const struct feed_word *w = &f->word[i];
    uint32_t n = 0, t = 200;
    out[n++] = feature1(t++, 0);
    out[n++] = feature1(t++, w->form);
    for (int k = 0; k < FEED_SUFFIXES; k++) {
        out[n++] = feature1(t++, w->suffix[k]);
    }
    out[n++] = feature1(t++, w->prefix[2]);
    out[n++] = feature1(t++, w->shape);
    out[n++] = feature1(t++, w->lex_fine);
    out[n++] = feature2(t++, w->lex_fine, w[-1].agree);
    out[n++] = feature2(t++, w->lex_fine, w[-1].fine);
    out[n++] = feature2(t++, w->form, w[-1].form);
    out[n++] = feature2(t++, w->form, w[1].form);
    out[n++] = feature1(t++, w[-1].form);
    out[n++] = feature1(t++, w[1].form);
    out[n++] = feature2(t++, w[-1].upos, w[1].upos);
    out[n++] = feature1(t++, w[-1].upos);
    out[n++] = feature1(t++, w[1].upos);
    out[n++] = feature2(t++, w[-1].tag, w[-1].upos);
    out[n++] = feature2(t++, w[-2].tag, w[-2].upos);
    out[n++] = feature2(t++, w[-1].tag, w->suffix[1]);
    out[n++] = feature2(t++, w[-1].tag, w->suffix[0]);
    out[n++] = feature2(t++, w[-1].tag, w->form);
    out[n++] = feature2(t++, w[-2].tag, w->suffix[1]);
    out[n++] = feature3(t++, w[-1].tag, w[-2].tag, w->suffix[1]);
    out[n++] = feature2(t++, w->form, w[1].upos);
    out[n++] = feature2(t++, w->form, w[-1].upos);
    out[n++] = feature3(t++, w->form, w[1].upos, w[2].upos);
    out[n++] = feature2(t++, w->suffix[1], w[1].upos);
    out[n++] = feature2(t++, w->form, w[1].suffix[0]);
    out[n++] = feature2(t++, w->suffix[1], w[1].suffix[0]);
    out[n++] = feature2(t++, w->lex_fine, w[1].lex_fine);
    out[n++] = feature2(t++, w->upos, w[1].lex_fine);
    out[n++] = feature2(t++, w->form, w[1].lex_fine);
    out[n++] = feature2(t++, w->lex_fine, w[1].upos);
    return n;
}

void tagger_set(const struct tags *t, struct feed_word *w, uint32_t tag)
{
    w->tag = tag;
    w->fine = t->kind[tag].fine;
    w->agree = t->kind[tag].agree;
}

/* ---- reading and running ------------------------------------------------ */

static enum rcp_status read_linear(struct linear *l, const struct model *model,
        const char *section, uint32_t columns, struct rcp_err *err)
{
    span bytes;
    if (!model_section(model, section, &bytes)) {
        return err_set(err, RCP_FORMAT, model_name(model), NO_POSITION,
                "the model has no section \"%s\"; rebuild it with "
                "recoupe-train",
                section);
    }
    enum rcp_status s = linear_read(l, bytes, model_name(model), err);
    if (!s && l->columns != columns) {
        return err_set(err, RCP_FORMAT, model_name(model), NO_POSITION,
                "section \"%s\" has %u outcomes instead of %u", section,
                (unsigned)l->columns, (unsigned)columns);
    }
    return s;
}

enum rcp_status tagger_read(struct tagger *t, struct arena *a,
        const struct model *model, struct intern *words, struct rcp_err *err)
{
    span bytes = {0};
    model_section(model, "tags", &bytes);
    enum rcp_status s =
            tags_read(&t->tags, a, bytes, words, model_name(model), err);
    if (!s) {
        s = read_linear(&t->upos, model, "tag.upos", UPOS_COUNT - 1, err);
    }
    for (uint32_t u = 1; u < UPOS_COUNT && !s; u++) {
        uint32_t columns = t->tags.first[u + 1] - t->tags.first[u];
        char section[MODEL_NAME_SIZE];
        snprintf(section, sizeof section, "tag.feats.%u", (unsigned)u);
        if (columns > 1) {
            s = read_linear(&t->feats[u], model, section, columns, err);
        }
    }
    return s;
}

static void run_upos(const struct linear *l, struct feed *f)
{
    uint32_t feature[TAGGER_MAX_FEATURES];
    int32_t score[UPOS_COUNT + 8];
    for (uint32_t i = 0; i < f->n; i++) {
        uint32_t n = tagger_static(f, i, feature);
        n += tagger_history(f, i, feature + n);
        linear_score(l, feature, n, score);
        f->word[i].upos = linear_best(score, UPOS_COUNT - 1) + 1;
    }
}

/* The best choice that the lexicon allows, among the first few; else the
 * best. */
static uint32_t allowed_choice(const struct tagger *t,
        const struct lexicon *lexicon, const struct feed_word *w,
        int32_t *score)
{
    uint32_t first = t->tags.first[w->upos];
    uint32_t columns = t->feats[w->upos].columns;
    uint32_t best = linear_best(score, columns), choice = best;
    for (int i = 0; i < MAX_TRIES; i++) {
        if (lexicon_allows(lexicon, w->lex_class, (enum upos)w->upos,
                    t->tags.kind[first + choice].bits)) {
            return choice;
        }
        score[choice] = INT32_MIN;
        choice = linear_best(score, columns);
    }
    return best;
}

static void run_feats(
        const struct tagger *t, const struct lexicon *lexicon, struct feed *f)
{
    uint32_t feature[TAGGER_MAX_FEATURES];
    int32_t score[LINEAR_MAX_COLUMNS];
    for (uint32_t i = 0; i < f->n; i++) {
        struct feed_word *w = &f->word[i];
        uint32_t first = t->tags.first[w->upos], choice = 0;
        const struct linear *l = &t->feats[w->upos];
        if (t->tags.first[w->upos + 1] == first) {
            first = 0; /* a part of speech that training never saw */
        } else if (l->columns > 1) {
            uint32_t n = tagger_feats(f, i, feature);
            linear_score(l, feature, n, score);
            choice = allowed_choice(t, lexicon, w, score);
        }
        tagger_set(&t->tags, w, first + choice);
    }
}

void tagger_run(
        const struct tagger *t, const struct lexicon *lexicon, struct feed *f)
{
    run_upos(&t->upos, f);
    run_feats(t, lexicon, f);
}
