/* SPDX-License-Identifier: Apache-2.0 */
/* known.c - look-ups in long lists of names; see known.h. */
#include "nlp/known.h"

#include <string.h>

uint64_t known_key(const struct feed_word *words, uint32_t n)
{
    uint64_t h = n;
    for (uint32_t i = 0; i < n; i++) {
        h = (h ^ words[i].form) * UINT64_C(0x9e3779b97f4a7c15);
        h ^= h >> 32;
    }
    return h * UINT64_C(0xc2b2ae3d27d4eb4f);
}

static void mark(struct known_word *out, uint32_t n, uint32_t classes)
{
    for (uint32_t c = 0; c < KNOWN_CLASSES; c++) {
        if (!(classes >> c & 1)) {
            continue;
        }
        for (uint32_t i = 0; i < n; i++) {
            const uint32_t place = n == 1 ? 0 : i == 0 ? 1 : i + 1 == n ? 3 : 2;
            if (out[i].place[c] == 0) {
                out[i].place[c] = (uint8_t)(1 + place);
            }
        }
    }
}

void known_mark(const struct lookup *known, const struct feed *f,
        const bool *capital, struct known_word *out)
{
    memset(out, 0, f->n * sizeof *out);
    for (uint32_t i = 0; i < f->n; i++) {
        uint32_t n = f->n - i < KNOWN_MAX_WORDS ? f->n - i : KNOWN_MAX_WORDS;
        for (; capital[i] && n > 0; n--) {
            mark(out + i, n, lookup_find(known, known_key(f->word + i, n)));
        }
    }
}
