/* SPDX-License-Identifier: Apache-2.0 */
/* scan.h - from characters to pieces; private to src/text.
 *
 *     text   d'après  M. Roy, 4 000 don't
 *     scan   [d'après] [M.] [Roy] [,] [4 000] [don't]     scan.c
 *     cut    [d'][après] [M.] [Roy] [,] [4 000] [do+n't]  cut.c
 *
 * A piece is a word or a mark as the text has it; contractions whose parts are
 * no letters of the text ("du") stay one piece until words are written. */
#ifndef TEXT_SCAN_H
#define TEXT_SCAN_H

#include "base/utf8.h"
#include "text/text_rules.h"

enum piece_flags {
    PIECE_SPACE_BEFORE = 1, /* white space or the block's start */
    PIECE_LINE_BEFORE = 2,  /* a line starts here */
    PIECE_JOINED = 4,       /* same surface token as the piece before */
    PIECE_WORD = 8,         /* has a letter or digit */
    PIECE_STOP = 16,        /* . ! ? … and runs of them */
    PIECE_OPEN_QUOTE = 32,  /* filled by quote.c */
    PIECE_CLOSE_QUOTE = 64,
    PIECE_QUOTED = 128
};

struct piece {
    uint32_t start, end;
    uint32_t form, norm;   /* as in struct word */
    uint16_t flags;        /* enum piece_flags */
    uint16_t abbreviation; /* enum abbreviation */
};

struct scanner {
    const struct text_rules *rules;
    struct rcp_doc *doc;
    struct arena *scratch;
    span text; /* up to the end of the block */
    VEC(struct piece) piece;
    VEC(uint32_t) norm_of_form; /* by form id less `norms_from`; NONE = unset */
    bool single_open;           /* a single quotation mark waits for its end */
    uint16_t pending;           /* flags of the next piece */
};

/* Cuts one block; s->piece is emptied first. */
void scan_block(struct scanner *s, range at);

/* Cuts phrases of the pack's tables, as a pack_cutter; the object lives in the
 * pack's arena. */
void *scan_phrase_new(const struct text_rules *rules);
uint32_t scan_phrase(void *with, span text, uint32_t *ids, uint32_t max);

/* Folds a form through the cache. */
uint32_t scan_norm(struct scanner *s, uint32_t form);

/* Adds one piece with the pending flags. */
struct piece *piece_add(struct scanner *s, uint32_t start, uint32_t end);

/* Cuts text[start, end), letters and digits and what joins them, and adds the
 * pieces. cut.c */
void cut_core(struct scanner *s, uint32_t start, uint32_t end);

/* The pack's id of the folded text[start, end), or NONE. */
uint32_t known_norm(struct scanner *s, uint32_t start, uint32_t end);

/* The class of the character at byte `at` (CHAR_SPACE behind the end), its
 * code point and length. */
struct glyph {
    uint32_t code, len;
    enum char_class class;
};
struct glyph glyph_at(span text, size_t at);
struct glyph glyph_before(span text, size_t at, size_t floor);
bool glyph_is_word(struct glyph g); /* letter or digit */
bool glyph_is_letter(struct glyph g);
bool glyph_is_apostrophe(struct glyph g);
bool glyph_is_hyphen(struct glyph g);

/* Marks opening and closing quotation marks of the block's pieces and what
 * stands between them. quote.c */
void quote_mark(struct scanner *s);

/* Where the sentence that starts at piece `from` ends: index behind its last
 * piece. sentence.c */
uint32_t sentence_end(struct scanner *s, uint32_t from);

#endif
