/* SPDX-License-Identifier: Apache-2.0 */
/* cut.c - cuts what letters, hyphens and apostrophes hold together.
 *
 *     core      l'arrière-pays    y a-t-il    long-term    don't    20km
 *     pieces    l' arrière-pays   a -t-il     long - term  do+n't   20 km
 *
 * In this order: the whole core is in whole-words.tsv and stays; clitics come
 * off its front; clitics come off its end; where the language splits hyphens,
 * each one cuts unless the part before it is a listed prefix; letters that
 * number-suffixes.tsv knows come off the digits before them. */
#include "text/scan.h"

enum { MAX_CUT = 256, MAX_SUFFIXES = 4 };

static enum whole whole_of(struct scanner *s, uint32_t start, uint32_t end)
{
    return (enum whole)rule_of(s->rules->whole, known_norm(s, start, end));
}

static enum clitic clitic_of(struct scanner *s, uint32_t start, uint32_t end)
{
    return (enum clitic)rule_of(s->rules->clitic, known_norm(s, start, end));
}

static void add_word(struct scanner *s, uint32_t start, uint32_t end)
{
    if (start < end) {
        piece_add(s, start, end)->flags |= PIECE_WORD;
    }
}

/* ---- digits ------------------------------------------------------------- */

/* Where letters that follow digits start, `end` when none do. */
static uint32_t letters_after_digits(span text, uint32_t start, uint32_t end)
{
    bool digits = false;
    for (uint32_t at = start; at < end;) {
        const struct glyph g = glyph_at(text, at);
        if (glyph_is_letter(g)) {
            return digits ? at : end;
        }
        digits = digits || g.class == CHAR_DIGIT;
        at += g.len;
    }
    return end;
}

static uint32_t letters_end(span text, uint32_t at, uint32_t end)
{
    while (at < end && glyph_is_letter(glyph_at(text, at))) {
        at += glyph_at(text, at).len;
    }
    return at;
}

/* "20km", "0h13": digits, a listed suffix, perhaps digits again. */
static void add_digits(struct scanner *s, uint32_t start, uint32_t end)
{
    const uint32_t suffix = letters_after_digits(s->text, start, end);
    const uint32_t behind = letters_end(s->text, suffix, end);
    if (suffix < end &&
            rule_of(s->rules->suffix, known_norm(s, suffix, behind))) {
        add_word(s, start, suffix);
        add_word(s, suffix, behind);
        add_word(s, behind, end);
    } else {
        add_word(s, start, end);
    }
}

static void add_simple(struct scanner *s, uint32_t start, uint32_t end)
{
    if (start < end && glyph_at(s->text, start).class == CHAR_DIGIT) {
        add_digits(s, start, end);
    } else {
        add_word(s, start, end);
    }
}

/* ---- hyphens ------------------------------------------------------------ */

static uint32_t next_hyphen(span text, uint32_t at, uint32_t end)
{
    while (at < end && !glyph_is_hyphen(glyph_at(text, at))) {
        at += glyph_at(text, at).len;
    }
    return at;
}

/* Digits with two hyphens or more, or three and four digits: a telephone
 * number, a date, a code. */
static bool is_code(span text, uint32_t start, uint32_t end)
{
    uint32_t hyphens = 0, first = 0;
    for (uint32_t at = start; at < end;) {
        const struct glyph g = glyph_at(text, at);
        if (glyph_is_hyphen(g)) {
            first = hyphens++ == 0 ? at - start : first;
        } else if (g.class != CHAR_DIGIT) {
            return false;
        }
        at += g.len;
    }
    return hyphens > 1 || (hyphens == 1 && first == 3 && end - start == 8);
}

static void add_hyphened(struct scanner *s, uint32_t start, uint32_t end)
{
    if (!s->rules->hyphen_splits || is_code(s->text, start, end)) {
        add_simple(s, start, end);
        return;
    }
    uint32_t part = start;
    for (uint32_t at = next_hyphen(s->text, start, end); at < end;) {
        const uint32_t len = glyph_at(s->text, at).len;
        const uint32_t behind = at + len;
        if (whole_of(s, part, behind) != WHOLE_PREFIX) {
            add_simple(s, part, at);
            piece_add(s, at, behind);
            part = behind;
        }
        at = next_hyphen(s->text, behind, end);
    }
    add_simple(s, part, end);
}

/* ---- clitics ------------------------------------------------------------ */

/* Takes clitics off the front; returns where the rest starts. */
static uint32_t cut_prefixes(struct scanner *s, uint32_t start, uint32_t end)
{
    for (uint32_t at = start; at < end;) {
        const struct glyph g = glyph_at(s->text, at);
        at += g.len;
        if (!glyph_is_apostrophe(g) || at >= end) {
            continue;
        }
        const enum clitic kind = clitic_of(s, start, at);
        if (kind != CLITIC_PREFIX_TOKEN && kind != CLITIC_PREFIX_WORD) {
            break;
        }
        add_word(s, start, at);
        s->pending |= kind == CLITIC_PREFIX_WORD ? PIECE_JOINED : 0;
        start = at;
        if (whole_of(s, start, end) == WHOLE_WORD) {
            break;
        }
    }
    return start;
}

/* Where the longest clitic at the end starts, `end` when there is none. Cuts
 * stand at a hyphen or apostrophe, or one letter before the latter (n't). */
static uint32_t last_suffix(
        struct scanner *s, uint32_t start, uint32_t end, enum clitic *kind)
{
    uint32_t before = start;
    for (uint32_t at = start; at < end;) {
        const struct glyph g = glyph_at(s->text, at);
        if (at > start && (glyph_is_apostrophe(g) || glyph_is_hyphen(g))) {
            const uint32_t from[2] = {before, at};
            for (int i = before > start ? 0 : 1; i < 2; i++) {
                *kind = clitic_of(s, from[i], end);
                if (*kind >= CLITIC_SUFFIX_TOKEN) {
                    return from[i];
                }
            }
        }
        before = at;
        at += g.len;
    }
    return end;
}

static void cut_suffixes(struct scanner *s, uint32_t start, uint32_t end)
{
    uint32_t at[MAX_SUFFIXES + 1];
    enum clitic kind[MAX_SUFFIXES + 1];
    uint32_t n = 0;
    at[0] = end;
    while (n < MAX_SUFFIXES) {
        const uint32_t cut = last_suffix(s, start, at[n], &kind[n + 1]);
        if (cut == at[n]) {
            break;
        }
        at[++n] = cut;
    }
    if (whole_of(s, start, at[n]) == WHOLE_WORD) {
        add_word(s, start, at[n]);
    } else {
        add_hyphened(s, start, at[n]);
    }
    for (; n > 0; n--) {
        s->pending |= kind[n] == CLITIC_SUFFIX_WORD ? PIECE_JOINED : 0;
        add_word(s, at[n], at[n - 1]);
    }
}

/* Has an apostrophe or hyphen, so that there is something to cut. */
static bool has_seam(span text, uint32_t start, uint32_t end)
{
    for (uint32_t i = start; i < end; i++) {
        const char c = text.ptr[i];
        if (c == '\'' || c == '-' || (unsigned char)c == 0xE2 ||
                (unsigned char)c == 0xCA) {
            return true;
        }
    }
    return false;
}

void cut_core(struct scanner *s, uint32_t start, uint32_t end)
{
    if (!has_seam(s->text, start, end)) {
        add_simple(s, start, end);
    } else if (end - start > MAX_CUT || whole_of(s, start, end) == WHOLE_WORD) {
        add_word(s, start, end);
    } else {
        const uint32_t rest = cut_prefixes(s, start, end);
        cut_suffixes(s, rest, end);
    }
    s->pending = 0;
}
