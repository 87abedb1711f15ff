/* SPDX-License-Identifier: Apache-2.0 */
/* attribution_counts.c - two counts in one sentence, each with a formula. */
#include "extract/attribution_counts.h"

enum { COUNT_MAX_WORDS = 6 }; /* of a number with its noun */

static bool is_formula(const struct scene *s, uint32_t w)
{
    uint32_t last;
    uint32_t row = scene_norm(s, s->rules->formula, w, &last);
    return row != NONE && s->rules->formula_row.at[row].source == FORMULA_AFTER;
}

/* The quantity whose first word is w, or NULL. */
static const struct quantity *quantity_at(const struct scene *s, uint32_t w)
{
    const struct rcp_doc *doc = s->doc;
    uint32_t low = 0, high = doc->quantity.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (doc->quantity.at[middle].words.first < w) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < doc->quantity.n && doc->quantity.at[low].words.first == w
                   ? &doc->quantity.at[low]
                   : NULL;
}

bool counts_second(const struct scene *s, uint32_t i, struct words *count)
{
    const struct tree *t = &s->tree;
    uint32_t end = tree_sentence(t, i).last;
    uint32_t at = i;
    while (at < end && at < i + 2 &&
            (scene_is_mark(s, at, ',') || tree_upos(t, at) == UPOS_CCONJ)) {
        at++;
    }
    const struct quantity *q = at > i && at < end ? quantity_at(s, at) : NULL;
    if (!q || q->kind == QUANTITY_ORDINAL) {
        return false;
    }
    uint32_t last = q->words.first + q->words.n - 1;
    if (q->noun != NONE && q->noun > last && q->noun <= at + COUNT_MAX_WORDS) {
        last = q->noun;
    }
    uint32_t cue = last + 1;
    cue += cue <= end && scene_is_mark(s, cue, ',');
    *count = (struct words){at, last};
    return cue <= end && is_formula(s, cue);
}

/* A formula with its source stands in front of the second count at w, and no
 * other number in between. */
static bool formula_before(const struct scene *s, uint32_t first, uint32_t w)
{
    for (uint32_t i = w; i > first && !quantity_at(s, i - 1); i--) {
        if (is_formula(s, i - 1)) {
            return true;
        }
    }
    return false;
}

struct words counts_closed(const struct scene *s, uint32_t w)
{
    enum { AROUND = 3 }; /* comma and conjunction in front, comma behind */
    uint32_t first = tree_sentence(&s->tree, w).first;
    struct words count;
    for (uint32_t back = 2; back <= COUNT_MAX_WORDS + AROUND; back++) {
        if (w < first + back) {
            break;
        }
        if (counts_second(s, w - back, &count) && count.last < w &&
                count.last + 2 >= w && formula_before(s, first, w - back)) {
            return count;
        }
    }
    return (struct words){1, 0};
}
