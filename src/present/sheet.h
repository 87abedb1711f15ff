/* SPDX-License-Identifier: Apache-2.0 */
/* sheet.h - text for a terminal: wrapped, indented, coloured.
 *
 * Everything that comes from a report passes through here, and control
 * characters, escape sequences and direction overrides are dropped on the
 * way: a headline cannot steer the reader's terminal. */
#ifndef PRESENT_SHEET_H
#define PRESENT_SHEET_H

#include "base/buf.h"

enum style {
    STYLE_PLAIN,
    STYLE_STRONG,
    STYLE_FAINT,
    STYLE_HEADING,
    STYLE_ALARM,
    STYLE_WARNING,
    STYLE_NOTE,
    STYLE_QUOTE
};

struct sheet {
    struct buf out;
    unsigned width; /* columns */
    bool colour;
    unsigned column; /* where the next character goes */
    unsigned indent; /* of the lines that wrapping begins */
};

void sheet_init(struct sheet *s, struct arena *a, unsigned width, bool colour);
/* Words of `text` in a style, wrapped at the width; goes on where the line
 * stands. */
void sheet_put(struct sheet *s, enum style style, span text);
void sheet_space(struct sheet *s);   /* one, unless at the start of a line */
void sheet_newline(struct sheet *s); /* ends the line */
void sheet_blank(struct sheet *s);   /* ends the line, and one empty line */
/* Moves to a column with spaces, on a new line where it is behind already. */
void sheet_to(struct sheet *s, unsigned column);
void sheet_indent(struct sheet *s, unsigned indent); /* and moves there */
/* A heading of its own: "FACTS ─────". */
void sheet_heading(struct sheet *s, span text);

/* Control characters, and those that turn the direction of writing: never
 * printed. */
bool char_is_unsafe(uint32_t c);
/* Columns that the text takes on a terminal. */
unsigned text_columns(span text);
/* Cut to at most `columns`, with an ellipsis where something is left out. */
span text_shorten(struct arena *a, span text, unsigned columns);

#endif
