/* SPDX-License-Identifier: Apache-2.0 */
/* glyph.c - one character with its class; ASCII without a call. */
#include "text/scan.h"

enum { O = CHAR_OTHER, S = CHAR_SPACE, U = CHAR_UPPER, L = CHAR_LOWER };
enum { D = CHAR_DIGIT, P = CHAR_PUNCT, Y = CHAR_SYMBOL };

/* clang-format off */
static const unsigned char ASCII[128] = {
    O,O,O,O,O,O,O,O,O,S,S,S,S,S,O,O, O,O,O,O,O,O,O,O,O,O,O,O,O,O,O,O,
    S,P,P,P,Y,P,P,P,P,P,P,Y,P,P,P,P, D,D,D,D,D,D,D,D,D,D,P,P,Y,Y,Y,P,
    P,U,U,U,U,U,U,U,U,U,U,U,U,U,U,U, U,U,U,U,U,U,U,U,U,U,U,P,P,P,Y,P,
    Y,L,L,L,L,L,L,L,L,L,L,L,L,L,L,L, L,L,L,L,L,L,L,L,L,L,L,P,Y,P,Y,O};
/* clang-format on */

struct glyph glyph_at(span text, size_t at)
{
    if (at >= text.len) {
        return (struct glyph){' ', 0, CHAR_SPACE};
    }
    const unsigned char c = (unsigned char)text.ptr[at];
    if (c < 128) {
        return (struct glyph){c, 1, (enum char_class)ASCII[c]};
    }
    struct glyph g;
    g.code = utf8_get(text, at, &g.len);
    g.class = char_class(g.code);
    return g;
}

struct glyph glyph_before(span text, size_t at, size_t floor)
{
    if (at <= floor) {
        return (struct glyph){' ', 0, CHAR_SPACE};
    }
    const unsigned char c = (unsigned char)text.ptr[at - 1];
    if (c < 128) {
        return (struct glyph){c, 1, (enum char_class)ASCII[c]};
    }
    struct glyph g;
    g.code = utf8_before(text, at, &g.len);
    g.class = char_class(g.code);
    return g;
}

bool glyph_is_letter(struct glyph g)
{
    return g.class == CHAR_UPPER || g.class == CHAR_LOWER ||
           g.class == CHAR_LETTER;
}

bool glyph_is_word(struct glyph g)
{
    return glyph_is_letter(g) || g.class == CHAR_DIGIT;
}

bool glyph_is_apostrophe(struct glyph g)
{
    return g.code == '\'' || g.code == 0x2019 || g.code == 0x02BC ||
           g.code == 0x02B9;
}

bool glyph_is_hyphen(struct glyph g)
{
    return g.code == '-' || g.code == 0x2010 || g.code == 0x2011;
}
