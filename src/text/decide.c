/* SPDX-License-Identifier: Apache-2.0 */
/* decide.c - linear decisions over learnt weights; see decide.h.
 *
 * A feature is one 64-bit key, question and template in the top bytes and the
 * word's number below; the map leads to the row of its weight. */
#include "text/decide.h"

#include "base/map.h"

#include <math.h>

struct decide {
    struct map *row; /* feature -> index into weight */
    double *weight;
    uint32_t asked; /* bit set of questions that have weights */
};

static const char *const QUESTIONS[] = {"sentence", "contract", NULL};
static const char *const TEMPLATES[] = {"bias", "here", "before", "before-2",
        "after", "after-2", "end-before", "end-after", "shapes", "space",
        "length", NULL};

static const struct column COLUMNS[] = {{.name = "question",
                                                .type = COLUMN_ENUM,
                                                .values = QUESTIONS,
                                                .flags = COLUMN_REQUIRED},
        {.name = "template",
                .type = COLUMN_ENUM,
                .values = TEMPLATES,
                .flags = COLUMN_REQUIRED},
        {.name = "word", .type = COLUMN_TEXT},
        {.name = "weight", .type = COLUMN_NUMBER, .flags = COLUMN_REQUIRED},
        {0}};
static const struct schema LEARNT = {
        "learnt-text.tsv", COLUMNS, TABLE_OPTIONAL};

static uint64_t feature_key(
        enum question question, enum template template, uint32_t word)
{
    return (uint64_t)question << 40 | (uint64_t) template << 32 | word;
}

/* Numbered templates write their number; the others a word as folded. */
static uint32_t word_number(struct pack *pack, int32_t template, span text)
{
    if (template <TEMPLATE_SHAPES &&template != TEMPLATE_BIAS) {
        return intern_add(pack_words(pack), text);
    }
    uint32_t n = 0;
    for (size_t i = 0; i < text.len && i < 9; i++) {
        n = n * 10 + (uint32_t)(text.ptr[i] - '0') % 10;
    }
    return n;
}

struct decide *decide_new(struct pack *pack)
{
    struct arena *a = pack_arena(pack);
    struct decide *d = ARENA_NEW(a, struct decide);
    d->row = map_new(a);
    struct table t;
    if (!pack_table(pack, &LEARNT, &t)) {
        return d;
    }
    d->weight = ARENA_ARRAY(a, double, (size_t)t.rows + 1);
    for (uint32_t r = 0; r < t.rows; r++) {
        const struct field *f = table_field(&t, r, 0);
        const uint32_t word = word_number(pack, f[1].choice, f[2].text);
        map_set(d->row,
                feature_key((enum question)f[0].choice,
                        (enum template)f[1].choice, word),
                r);
        d->weight[r] = f[3].number;
        d->asked |= 1u << f[0].choice;
    }
    return d;
}

bool decide_ready(const struct decide *d, enum question question)
{
    return d->asked >> question & 1;
}

void features_start(struct features *f, enum question question)
{
    f->n = 0;
    features_add(f, question, TEMPLATE_BIAS, 0);
}

void features_add(struct features *f, enum question question,
        enum template template, uint32_t word)
{
    if (word != NONE && f->n < DECIDE_MAX_FEATURES) {
        f->key[f->n++] = feature_key(question, template, word);
    }
}

double decide_sum(const struct decide *d, const struct features *f)
{
    double sum = 0;
    for (uint32_t i = 0; i < f->n; i++) {
        const uint32_t row = map_get(d->row, f->key[i]);
        if (row != NONE) {
            sum += d->weight[row];
        }
    }
    return sum;
}

void feature_print(
        FILE *out, const struct pack *pack, uint64_t key, double weight)
{
    const uint32_t template = key >> 32 & 0xFF, word = (uint32_t)key;
    fprintf(out, "%s\t%s\t", QUESTIONS[key >> 40], TEMPLATES[template]);
    if (template >= TEMPLATE_SHAPES) {
        fprintf(out, "%u", word);
    } else if (template != TEMPLATE_BIAS) {
        fprintf(out, "%.*s", SPAN_ARG(intern_text(pack_words(pack), word)));
    }
    fprintf(out, "\t%.3f\n", weight);
}
