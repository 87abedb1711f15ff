/* SPDX-License-Identifier: Apache-2.0 */
/* feed.c - words to atoms. Affixes are hashed while walking over the bytes
 * once from each end; a continuation byte never ends an affix. */
#include "nlp/feed.h"

#include "base/utf8.h"
#include "nlp/lexicon.h"
#include "nlp/linear.h"

#include <string.h>

enum {
    NORMAL_SIZE = 128,
    SHAPE_SIZE = 12,
    LONG_WORD = 4,        /* bytes */
    HEADLINE = 0x5bd1e995 /* added to shapes in a headline: others */
};

struct feed *feed_new(struct arena *a)
{
    struct feed *f = ARENA_NEW(a, struct feed);
    f->word =
            ARENA_ARRAY(a, struct feed_word, DOC_MAX_SENTENCE + 2 * FEED_EDGE);
    f->word += FEED_EDGE;
    return f;
}

static bool continues(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

static size_t put_normal(span s, size_t at, uint32_t len, char *out)
{
    uint32_t c = utf8_get(s, at, &len);
    if (len == 1) {
        bool digit = c >= '0' && c <= '9';
        *out = digit ? '0' : (char)c;
        return 1;
    }
    if (char_is_quote(c) || char_is_dash(c)) {
        *out = char_is_dash(c) ? '-' : '"';
        return 1;
    }
    memcpy(out, s.ptr + at, len);
    return len;
}

span feed_normal(span norm, char *out, size_t size)
{
    size_t n = 0;
    uint32_t len;
    for (size_t at = 0; at < norm.len && n + 4 <= size; at += len) {
        utf8_get(norm, at, &len);
        n += put_normal(norm, at, len, out + n);
    }
    return (span){out, n};
}

static uint32_t step(uint32_t hash, char c)
{
    return (hash ^ (unsigned char)c) * 0x01000193u;
}

static void fill_affixes(struct feed_word *w, span s)
{
    uint32_t hash = 0x811c9dc5u, n = 0;
    for (size_t i = 0; i < s.len && n < FEED_PREFIXES; i++) {
        hash = step(hash, s.ptr[i]);
        if (i + 1 == s.len || !continues(s.ptr[i + 1])) {
            w->prefix[n++] = hash;
        }
    }
    hash = 0x811c9dc5u, n = 0;
    for (size_t i = s.len; i > 0 && n < FEED_SUFFIXES; i--) {
        hash = step(hash, s.ptr[i - 1]);
        if (!continues(s.ptr[i - 1])) {
            w->suffix[n++] = hash;
        }
    }
}

static char shape_of(uint32_t c)
{
    switch (char_class(c)) {
    case CHAR_UPPER:
        return 'X';
    case CHAR_LOWER:
    case CHAR_LETTER:
        return 'x';
    case CHAR_DIGIT:
        return '0';
    case CHAR_SPACE:
    case CHAR_PUNCT:
    case CHAR_SYMBOL:
    case CHAR_OTHER:
        break;
    }
    return c < 0x80 ? (char)c : '?';
}

/* "Paris" Xx, "UE" XX, "G-8" X-0: runs of three and more are cut to two. */
static uint32_t shape(span form)
{
    char out[SHAPE_SIZE];
    size_t n = 0;
    uint32_t len;
    for (size_t at = 0; at < form.len && n < SHAPE_SIZE; at += len) {
        char c = shape_of(utf8_get(form, at, &len));
        bool run = n >= 1 && out[n - 1] == c && (c != 'X' || n >= 2);
        if (!run) {
            out[n++] = c;
        }
    }
    return atom((span){out, n});
}

static void fill_word(struct feed_word *w, const struct rcp_doc *doc,
        const struct word *word, const struct lexicon *lexicon)
{
    char out[NORMAL_SIZE];
    span norm = doc_word(doc, word->norm);
    span normal = feed_normal(norm, out, sizeof out);
    *w = (struct feed_word){.form = atom(normal)};
    fill_affixes(w, normal);
    w->shape = shape(doc_word(doc, word->form));
    if (lexicon) {
        lexicon_fill(lexicon, normal, w);
    }
}

/* Is the sentence set like a headline, with a capital on (almost) every
 * word? Then capitals do not tell names. */
static bool in_capitals(const struct rcp_doc *doc, struct list words)
{
    uint32_t long_words = 0, capital = 0;
    for (uint32_t i = 1; i < words.n; i++) {
        const struct word *w = &doc->word.at[words.first + i];
        if (doc_word(doc, w->norm).len >= LONG_WORD &&
                !(w->flags & WORD_DIGITS)) {
            long_words++;
            capital += (w->flags & WORD_CAPITAL) != 0;
        }
    }
    return long_words >= 3 && capital * 4 >= long_words * 3;
}

void feed_fill(struct feed *f, const struct rcp_doc *doc, struct list words,
        const struct lexicon *lexicon)
{
    f->n = words.n < DOC_MAX_SENTENCE ? words.n : DOC_MAX_SENTENCE;
    struct feed_word edge = {.form = 1, .lex = 1, .shape = 1};
    for (uint32_t i = 0; i < FEED_EDGE; i++) {
        f->word[-1 - (int)i] = edge;
        f->word[f->n + i] = edge;
    }
    uint32_t headline = in_capitals(doc, words) ? HEADLINE : 0;
    for (uint32_t i = 0; i < f->n; i++) {
        fill_word(&f->word[i], doc, &doc->word.at[words.first + i], lexicon);
        f->word[i].shape += headline;
    }
}
