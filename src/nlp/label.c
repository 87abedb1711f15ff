/* SPDX-License-Identifier: Apache-2.0 */
/* label.c - one linear choice for each arc of a known tree (see label.h). */
#include "nlp/label.h"

enum { NO_WORD = 0xffff };

void label_plan(
        struct label_work *w, const struct feed *f, const struct parse *p)
{
    for (uint32_t i = 0; i <= f->n; i++) {
        w->child[i] = w->next[i] = w->last[i] = w->elder[i] = NO_WORD;
    }
    for (uint16_t i = 0; i < f->n; i++) {
        uint16_t h = p->head[i];
        w->elder[i] = w->last[h];
        if (w->last[h] == NO_WORD) {
            w->child[h] = i;
        } else {
            w->next[w->last[h]] = i;
        }
        w->last[h] = i;
    }
    w->count = 0;
    uint16_t h = (uint16_t)f->n;
    for (uint32_t at = 0;; at++) {
        for (uint16_t c = w->child[h]; c != NO_WORD; c = w->next[c]) {
            w->order[w->count++] = c;
        }
        if (at >= w->count) {
            return;
        }
        h = w->order[at];
    }
}

struct kin {
    const struct feed_word *mark, *mark2; /* first dependents on the left */
    const struct feed_word *after;        /* first dependent on the right */
    uint32_t aux;                         /* its auxiliaries */
    uint32_t kinds;                       /* parts of speech of dependents */
};

static const struct feed_word NOTHING = {0};

static struct kin kin_of(
        const struct label_work *w, const struct feed *f, uint16_t i)
{
    struct kin k = {&NOTHING, &NOTHING, &NOTHING, 0, 0};
    for (uint16_t c = w->child[i]; c != NO_WORD; c = w->next[c]) {
        const struct feed_word *word = &f->word[c];
        if (c < i && k.mark == &NOTHING) {
            k.mark = word;
        } else if (c < i && k.mark2 == &NOTHING) {
            k.mark2 = word;
        } else if (c > i && k.after == &NOTHING) {
            k.after = word;
        }
        if (word->upos == UPOS_AUX) {
            k.aux = feature3(1, k.aux, word->lemma, word->fine);
        }
        k.kinds |= 1u << word->upos;
    }
    return k;
}

static uint32_t distance(uint16_t h, uint16_t d)
{
    uint32_t n = h > d ? h - d : d - h;
    uint32_t b = n < 4 ? n : n < 7 ? 4 : n < 12 ? 5 : 6;
    return h > d ? b : b + 8;
}

static uint32_t sibling_labels(
        const struct label_work *w, const struct parse *p, uint16_t d)
{
    uint32_t hash = 0;
    uint16_t h = p->head[d];
    for (uint16_t c = w->child[h]; c != d; c = w->next[c]) {
        if ((c < h) == (d < h)) {
            hash = feature2(2, hash, p->label[c] + 1u);
        }
    }
    return hash;
}

static uint32_t word_features(const struct feed_word *d,
        const struct feed_word *h, uint32_t dist, uint32_t *out)
{
    uint32_t n = 0, t = 0, side = dist / 8;
    out[n++] = feature3(t++, d->fine, h->fine, side);
    out[n++] = feature3(t++, d->fine, h->fine, dist);
    out[n++] = feature3(t++, d->upos, h->upos, dist);
    out[n++] = feature3(t++, d->lemma, d->upos, side);
    out[n++] = feature3(t++, d->form, h->upos, side);
    out[n++] = feature3(t++, d->lemma, h->fine, side);
    out[n++] = feature3(t++, h->lemma, d->fine, side);
    out[n++] = feature3(t++, h->lemma, d->upos, side);
    out[n++] = feature3(t++, h->lemma, d->lemma, side);
    out[n++] = feature2(t++, d->shape, h->shape);
    out[n++] = feature3(t++, d->suffix[2], h->upos, side);
    out[n++] = feature3(t++, d->lex_fine, h->lex_fine, side);
    out[n++] = feature3(t++, d->upos, d[-1].upos, h->upos);
    out[n++] = feature3(t++, d->upos, d[1].upos, h->upos);
    out[n++] = feature3(t++, d->upos, d[1].form, h->upos);
    out[n++] = feature3(t++, d->upos, d[-1].form, h->upos);
    out[n++] = feature3(t++, d->upos, h->upos, h[1].upos);
    out[n++] = feature3(t++, d->upos, h->upos, h[-1].upos);
    out[n++] = feature3(t++, d->fine, d->agree, h->agree);
    return n;
}

static uint32_t kin_features(const struct kin *dk, const struct kin *hk,
        const struct feed_word *d, const struct feed_word *h, uint32_t *out)
{
    uint32_t n = 0, t = 40;
    uint32_t side = d > h;
    out[n++] = feature3(t++, dk->mark->form, d->upos, h->upos);
    out[n++] = feature3(t++, dk->mark->lemma, d->fine, h->fine);
    out[n++] = feature3(t++, dk->mark->lemma, h->lemma, d->upos);
    out[n++] = feature3(t++, dk->mark->lemma, d->lemma, h->upos);
    out[n++] = feature3(t++, dk->mark->lemma, dk->mark2->lemma, d->upos);
    out[n++] = feature3(t++, dk->mark->upos, d->upos, h->lemma);
    out[n++] = feature3(t++, dk->mark->upos, d->upos, h->upos);
    out[n++] = feature3(t++, dk->mark2->upos, dk->mark->upos, d->upos);
    out[n++] = feature3(t++, dk->after->fine, d->fine, h->upos);
    out[n++] = feature3(t++, dk->after->lemma, d->upos, h->upos);
    out[n++] = feature3(t++, dk->aux, d->fine, h->upos);
    out[n++] = feature3(t++, hk->aux, d->fine, h->fine);
    out[n++] = feature3(t++, hk->aux, d->lemma, h->fine);
    out[n++] = feature3(t++, hk->aux, d->upos, side);
    out[n++] = feature3(t++, dk->kinds, d->upos, h->upos);
    out[n++] = feature3(t++, hk->kinds, d->upos, h->upos);
    return n;
}

uint32_t label_features(const struct label_work *w, const struct feed *f,
        const struct parse *p, uint16_t d, uint32_t *out)
{
    uint16_t h = p->head[d], hh = h < f->n ? p->head[h] : NO_WORD;
    const struct feed_word *dw = &f->word[d], *hw = &f->word[h];
    const struct feed_word *hhw = hh == NO_WORD ? &NOTHING : &f->word[hh];
    struct kin dk = kin_of(w, f, d), hk = kin_of(w, f, h);
    uint32_t up = h < f->n ? p->label[h] + 1u : 0;
    bool left = d < h;
    uint16_t elder = w->elder[d];
    bool near = elder != NO_WORD && (elder < h) == left;
    uint32_t sibling = near ? p->label[elder] + 1u : 0;
    uint32_t all = sibling_labels(w, p, d);
    uint32_t n = word_features(dw, hw, distance(h, d), out), t = 70;
    n += kin_features(&dk, &hk, dw, hw, out + n);
    out[n++] = feature3(t++, up, dw->fine, left);
    out[n++] = feature3(t++, up, dw->upos, hw->upos);
    out[n++] = feature3(t++, up, dw->lemma, left);
    out[n++] = feature3(t++, up, dk.mark->lemma, dw->upos);
    out[n++] = feature3(t++, sibling, dw->fine, left);
    out[n++] = feature3(t++, sibling, dw->upos, hw->fine);
    out[n++] = feature3(t++, all, dw->upos, hw->upos);
    out[n++] = feature3(t++, all, dw->fine, hw->lemma);
    out[n++] = feature3(t++, hhw->upos, hw->upos, dw->upos);
    out[n++] = feature3(t++, hhw->fine, hw->fine, dw->fine);
    out[n++] = feature3(t++, w->next[d] == NO_WORD, dw->upos, hw->upos);
    return n;
}

void label_run(const struct linear *l, struct label_work *w,
        const struct feed *f, struct parse *p)
{
    uint32_t feature[LABEL_MAX_FEATURES];
    int32_t score[LINEAR_MAX_COLUMNS];
    label_plan(w, f, p);
    for (uint32_t i = 0; i < w->count; i++) {
        uint16_t d = w->order[i];
        uint32_t n = label_features(w, f, p, d, feature);
        linear_score(l, feature, n, score);
        p->label[d] = (uint16_t)linear_best(score, l->columns);
    }
}
