/* SPDX-License-Identifier: Apache-2.0 */
/* quote.c - which pieces stand inside quotation marks.
 *
 * A stack of open marks; a closing one answers the nearest open one of its
 * kind and drops what was opened inside. Marks that look the same at both ends
 * open or close by the white space around them, and by whether one is open.
 * A mark that nothing closes is ignored, except the first of a block: such a
 * paragraph goes on in the next one, and all of it is quoted. */
#include "text/scan.h"

enum { MAX_OPEN = 8 };

enum mark { MARK_NONE, MARK_GUILLEMET, MARK_DOUBLE, MARK_SINGLE };
enum side { SIDE_OPEN, SIDE_CLOSE, SIDE_EITHER };

struct sort {
    enum mark mark;
    enum side side;
};

static struct sort sort_of(span text, const struct piece *p)
{
    if (p->flags & PIECE_WORD) {
        return (struct sort){MARK_NONE, SIDE_EITHER};
    }
    const uint32_t first = glyph_at(text, p->start).code;
    const bool twice = p->end - p->start == 2;
    switch (first) {
    case 0xAB:
        return (struct sort){MARK_GUILLEMET, SIDE_OPEN};
    case 0xBB:
        return (struct sort){MARK_GUILLEMET, SIDE_CLOSE};
    case 0x201C:
    case 0x201E:
    case 0x201F:
        return (struct sort){MARK_DOUBLE, SIDE_OPEN};
    case 0x201D:
        return (struct sort){MARK_DOUBLE, SIDE_CLOSE};
    case '"':
        return (struct sort){MARK_DOUBLE, SIDE_EITHER};
    case '`':
        return (struct sort){twice ? MARK_DOUBLE : MARK_SINGLE, SIDE_OPEN};
    case '\'':
        return (struct sort){twice ? MARK_DOUBLE : MARK_SINGLE, SIDE_EITHER};
    case 0x2018:
    case 0x201A:
    case 0x2039:
        return (struct sort){MARK_SINGLE, SIDE_OPEN};
    case 0x2019:
    case 0x203A:
        return (struct sort){MARK_SINGLE, SIDE_CLOSE};
    default:
        return (struct sort){MARK_NONE, SIDE_EITHER};
    }
}

struct open {
    uint32_t piece;
    enum mark mark;
};

static bool is_open(const struct open *stack, uint32_t depth, enum mark mark)
{
    for (uint32_t i = 0; i < depth; i++) {
        if (stack[i].mark == mark) {
            return true;
        }
    }
    return false;
}

/* For a mark that looks the same at both ends. */
static enum side side_by_space(
        const struct scanner *s, uint32_t at, bool waiting)
{
    const bool before = s->piece.at[at].flags & PIECE_SPACE_BEFORE;
    const bool after = at + 1 == s->piece.n ||
                       s->piece.at[at + 1].flags & PIECE_SPACE_BEFORE;
    if (before != after) {
        return before && !waiting ? SIDE_OPEN : after ? SIDE_CLOSE : SIDE_OPEN;
    }
    return waiting ? SIDE_CLOSE : SIDE_OPEN;
}

static void mark_inside(struct scanner *s, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        s->piece.at[i].flags |= PIECE_QUOTED;
    }
}

/* Answers the nearest open mark of this kind; the new depth. */
static uint32_t close_mark(struct scanner *s, uint32_t at, enum mark mark,
        struct open *stack, uint32_t depth)
{
    uint32_t i = depth;
    while (i > 0 && stack[i - 1].mark != mark) {
        i--;
    }
    if (i == 0) {
        return depth;
    }
    s->piece.at[stack[i - 1].piece].flags |= PIECE_OPEN_QUOTE;
    s->piece.at[at].flags |= PIECE_CLOSE_QUOTE;
    mark_inside(s, stack[i - 1].piece + 1, at);
    return i - 1;
}

void quote_mark(struct scanner *s)
{
    struct open stack[MAX_OPEN];
    uint32_t depth = 0;
    for (uint32_t i = 0; i < s->piece.n; i++) {
        struct sort sort = sort_of(s->text, &s->piece.at[i]);
        if (sort.mark == MARK_NONE) {
            continue;
        }
        if (sort.side == SIDE_EITHER) {
            sort.side = side_by_space(s, i, is_open(stack, depth, sort.mark));
        }
        if (sort.side == SIDE_CLOSE) {
            depth = close_mark(s, i, sort.mark, stack, depth);
        } else if (depth < MAX_OPEN) {
            stack[depth++] = (struct open){i, sort.mark};
        }
    }
    if (depth > 0 && stack[0].piece == 0 && stack[0].mark != MARK_SINGLE) {
        s->piece.at[0].flags |= PIECE_OPEN_QUOTE;
        mark_inside(s, 1, s->piece.n);
    }
}
