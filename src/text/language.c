/* SPDX-License-Identifier: Apache-2.0 */
/* language.c - telling languages apart by their small words.
 *
 * Each word of the text's beginning that a language's table knows adds its
 * weight; a listed letter adds its own wherever it stands in a word. Words that
 * several languages share cancel out by themselves. */
#include "text/language.h"

#include "base/map.h"
#include "base/utf8.h"

enum { SAMPLE = 32 << 10, MAX_WORD = 64 };

static const char *const KINDS[] = {"word", "letter", NULL};
static const struct column COLUMNS[] = {
        {.name = "form", .type = COLUMN_TEXT, .flags = COLUMN_REQUIRED},
        {.name = "kind",
                .type = COLUMN_ENUM,
                .values = KINDS,
                .flags = COLUMN_REQUIRED},
        {.name = "weight", .type = COLUMN_NUMBER, .flags = COLUMN_REQUIRED},
        {0}};
static const struct schema SCHEMA = {
        "function-words.tsv", COLUMNS, TABLE_OPTIONAL};

struct language {
    const struct pack *pack;
    struct map *word;   /* word id -> row */
    struct map *letter; /* code point -> row */
    double *weight;
};

struct language *language_new(struct pack *pack)
{
    struct arena *a = pack_arena(pack);
    struct language *l = ARENA_NEW(a, struct language);
    l->pack = pack;
    l->word = map_new(a);
    l->letter = map_new(a);
    struct table t;
    if (!pack_table(pack, &SCHEMA, &t)) {
        return l;
    }
    l->weight = ARENA_ARRAY(a, double, (size_t)t.rows + 1);
    for (uint32_t r = 0; r < t.rows; r++) {
        const struct field *f = table_field(&t, r, 0);
        l->weight[r] = f[2].number;
        if (f[1].choice == 0) {
            map_set(l->word, pack_word(pack, f[0].text), r);
        } else {
            uint32_t len;
            map_set(l->letter, utf8_get(f[0].text, 0, &len), r);
        }
    }
    return l;
}

static double weight_of(
        const struct language *l, const struct map *m, uint64_t key)
{
    const uint32_t row = map_get(m, key);
    return row == NONE ? 0 : l->weight[row];
}

/* Adds to score[] what one word (a run of letters) says. */
static void score_word(span folded, const struct language *const *known,
        uint32_t n, double *score)
{
    for (uint32_t i = 0; i < n; i++) {
        const uint32_t id = intern_find(pack_words(known[i]->pack), folded);
        if (id != NONE) {
            score[i] += weight_of(known[i], known[i]->word, id);
        }
    }
    uint32_t len;
    for (size_t at = 0; at < folded.len; at += len) {
        const uint32_t c = utf8_get(folded, at, &len);
        for (uint32_t i = 0; c >= 0x80 && i < n; i++) {
            score[i] += weight_of(known[i], known[i]->letter, c);
        }
    }
}

/* The next run of letters from *at on; empty at the end. An apostrophe
 * belongs to the word before it. */
static span next_word(span text, size_t *at)
{
    uint32_t len;
    while (*at < text.len && !char_is_letter(utf8_get(text, *at, &len))) {
        *at += len;
    }
    const size_t start = *at;
    while (*at < text.len) {
        const uint32_t c = utf8_get(text, *at, &len);
        if (!char_is_letter(c)) {
            *at += c == '\'' || c == 0x2019 ? len : 0;
            break;
        }
        *at += len;
    }
    return span_slice(text, start, *at);
}

uint32_t language_detect(
        span text, const struct language *const *known, uint32_t n)
{
    struct arena *a = arena_new();
    double *score = ARENA_ARRAY(a, double, (size_t)n + 1);
    size_t stop = text.len < SAMPLE ? text.len : SAMPLE;
    while (!utf8_boundary(text, stop)) {
        stop--;
    }
    text = span_slice(text, 0, stop);
    size_t at = 0;
    for (span w = next_word(text, &at); w.len > 0; w = next_word(text, &at)) {
        if (w.len <= MAX_WORD) {
            const struct arena_mark mark = arena_mark(a);
            score_word(utf8_fold(a, w), known, n, score);
            arena_reset(a, mark);
        }
    }
    uint32_t best = NONE;
    for (uint32_t i = 0; i < n; i++) {
        if (score[i] > (best == NONE ? 0 : score[best])) {
            best = i;
        }
    }
    arena_free(a);
    return best;
}
