/* SPDX-License-Identifier: Apache-2.0 */
/* phrase.c - phrases as a hash trie over word ids.
 *
 *     key (state << 32 | word) ──map──> next state
 *     first[state] ──> value ──next──> value … (rows of a table) */
#include "lang/phrase.h"

#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "lang/pack.h"

#include <string.h>

enum { MAX_HYPHENED = 32 }; /* words of a phrase with a hyphen */
enum { STARTS = 64 };       /* words of 64 bits: most look-ups end there */

struct value {
    uint32_t row, next;
};

struct phrases {
    struct arena *arena;
    struct map *steps;
    uint64_t starts[STARTS]; /* bit (id mod 4096): a phrase may begin with id */
    VEC(uint32_t) first;     /* per state: handle of its first value, or NONE */
    VEC(struct value) values;
};

/* ---- cutting ------------------------------------------------------------ */

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2019;
}

/* The bytes of the next word of `rest`, as the tokeniser would cut it. */
static size_t word_length(span rest)
{
    size_t at = 0;
    uint32_t len;
    while (at < rest.len) {
        uint32_t c = utf8_get(rest, at, &len);
        enum char_class class = char_class(c);
        if (class == CHAR_SPACE) {
            break;
        }
        if (is_apostrophe(c)) {
            return at ? at + len : rest.len;
        }
        bool inner = c == '-' || c == '.' || c == '/';
        if (!inner && (class == CHAR_PUNCT || class == CHAR_SYMBOL)) {
            return at ? at : len;
        }
        at += len;
    }
    return at;
}

uint32_t phrase_cut(struct pack *pack, span text, const uint32_t **words)
{
    VEC(uint32_t) ids = {0};
    span rest = text;
    if (memchr(text.ptr, '-', text.len)) {
        uint32_t *cut = ARENA_ARRAY(pack_arena(pack), uint32_t, MAX_HYPHENED);
        const uint32_t n = pack_cut(pack, text, cut, MAX_HYPHENED);
        if (n > 0) {
            *words = cut;
            return n;
        }
    }
    while (rest.len > 0) {
        uint32_t len;
        if (char_class(utf8_get(rest, 0, &len)) == CHAR_SPACE) {
            rest = span_slice(rest, len, rest.len);
            continue;
        }
        size_t n = word_length(rest);
        *VEC_ADD(pack_arena(pack), &ids) =
                pack_word(pack, span_slice(rest, 0, n));
        rest = span_slice(rest, n, rest.len);
    }
    *words = ids.at;
    return ids.n;
}

/* ---- the trie ----------------------------------------------------------- */

struct phrases *phrases_new(struct arena *a)
{
    struct phrases *p = ARENA_NEW(a, struct phrases);
    p->arena = a;
    p->steps = map_new(a);
    *VEC_ADD(a, &p->first) = NONE;
    return p;
}

static uint64_t step_key(uint32_t state, uint32_t id)
{
    return (uint64_t)state << 32 | id;
}

static uint64_t start_bit(uint32_t id)
{
    return (uint64_t)1 << (id & 63);
}

static uint32_t start_word(uint32_t id)
{
    return id >> 6 & (STARTS - 1);
}

void phrases_add(
        struct phrases *p, const uint32_t *words, uint32_t n, uint32_t value)
{
    uint32_t state = PHRASE_START;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t next = map_get(p->steps, step_key(state, words[i]));
        if (next == NONE) {
            next = p->first.n;
            *VEC_ADD(p->arena, &p->first) = NONE;
            map_set(p->steps, step_key(state, words[i]), next);
        }
        state = next;
    }
    if (n == 0) {
        return;
    }
    p->starts[start_word(words[0])] |= start_bit(words[0]);
    uint32_t handle = p->values.n;
    *VEC_ADD(p->arena, &p->values) = (struct value){value, NONE};
    uint32_t *link = &p->first.at[state];
    while (*link != NONE) {
        link = &p->values.at[*link].next;
    }
    *link = handle;
}

uint32_t phrases_step(const struct phrases *p, uint32_t state, uint32_t id)
{
    bool none = state == PHRASE_START &&
                !(p->starts[start_word(id)] & start_bit(id));
    return none ? NONE : map_get(p->steps, step_key(state, id));
}

uint32_t phrases_value(const struct phrases *p, uint32_t state)
{
    return p->first.at[state];
}

uint32_t phrases_row(const struct phrases *p, uint32_t handle)
{
    return p->values.at[handle].row;
}

uint32_t phrases_next(const struct phrases *p, uint32_t handle)
{
    return p->values.at[handle].next;
}

uint32_t phrases_longest(const struct phrases *p, const uint32_t *ids,
        uint32_t n, uint32_t *value)
{
    uint32_t state = PHRASE_START, best = 0;
    for (uint32_t i = 0; i < n; i++) {
        state = phrases_step(p, state, ids[i]);
        if (state == NONE) {
            break;
        }
        if (p->first.at[state] != NONE) {
            best = i + 1;
            *value = p->first.at[state];
        }
    }
    return best;
}
