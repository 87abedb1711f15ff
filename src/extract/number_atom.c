/* SPDX-License-Identifier: Apache-2.0 */
/* Cutting the text into atoms, see number_atom.h.
 *
 *     letters  ->  ATOM_WORD      (an apostrophe after them belongs to them)
 *     digits   ->  ATOM_LITERAL   digits { sign digits }, see literal_end
 *     else     ->  ATOM_SIGN      one code point
 *
 * A literal is read in two steps: the pieces between its signs are collected,
 * then their pattern decides what the signs are:
 *
 *     1.234.567  12,34,567   the same sign twice or more: groups
 *     6.700,54   1,234.5     two signs: the first groups, the last is decimal
 *     4.000      1,234       once, before three digits: the language decides
 *     3.5        6,7         once, else: decimal
 *     1 234      10 000      a space: groups of three only
 *
 * What fits no pattern (192.168.1.2, 17.05.2018) is cut into plain literals.
 * A vulgar fraction (2½) is added to the literal that it touches. */
#include "extract/number_atom.h"

#include "base/utf8.h"
#include "lang/pack.h"

#include <math.h>

enum { PIECES_MAX = 12, PHRASE_ATOMS = 16 };

struct reader {
    span text;
    const struct literal_signs *signs;
};

/* One run of digits and the sign before it. */
struct piece {
    uint32_t start, end;
    char sign; /* 0 for the first; '.', ',', ' ' or '\'' */
};

struct literal {
    double value;
    uint32_t end;
    uint16_t digits;
    bool plain;
};

static bool is_digit(span text, size_t at)
{
    return at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9';
}

static uint32_t digits_end(span text, uint32_t at)
{
    while (is_digit(text, at)) {
        at++;
    }
    return at;
}

/* The sign at `at` that may stand between two runs of digits, as one char;
 * 0 when there is none. */
static char sign_at(span text, uint32_t at, uint32_t *len)
{
    if (at >= text.len) {
        return 0;
    }
    uint32_t c = utf8_get(text, at, len);
    switch (c) {
    case '.':
    case ',':
        return (char)c;
    case ' ':
        return ' ';
    case 0xA0:   /* no-break space */
    case 0x2009: /* thin space */
    case 0x202F: /* narrow no-break space */
        return '_';
    case '\'':
    case 0x2019:
        return '\'';
    default:
        return 0;
    }
}

/* May this sign go on the literal, seen locally? Spaces and apostrophes only
 * before just three digits. */
static bool piece_fits(
        const struct reader *r, const struct piece *before, struct piece *next)
{
    uint32_t n = next->end - next->start;
    if (next->sign == '.' || next->sign == ',') {
        return true;
    }
    if (next->sign == ' ' && r->signs->space != LITERAL_GROUP) {
        return false;
    }
    uint32_t m = before->end - before->start;
    return n == 3 && m <= 3 && (before->sign != 0 || m > 0) &&
           (before->sign == 0 || before->sign == next->sign || m == 3);
}

static uint32_t pieces_read(
        const struct reader *r, uint32_t at, struct piece out[PIECES_MAX])
{
    uint32_t n = 1;
    out[0] = (struct piece){at, digits_end(r->text, at), 0};
    while (n < PIECES_MAX) {
        uint32_t len = 0;
        uint32_t end = out[n - 1].end;
        struct piece next = {.sign = sign_at(r->text, end, &len)};
        if (next.sign == 0 || !is_digit(r->text, end + len)) {
            break;
        }
        next.start = end + len;
        next.end = digits_end(r->text, next.start);
        if (!piece_fits(r, &out[n - 1], &next)) {
            break;
        }
        out[n++] = next;
    }
    return n;
}

/* Are pieces 1 … n-1 groups, all with the same sign? Threes, or twos with a
 * last three (12,34,567). */
static bool pieces_group(const struct piece *p, uint32_t n)
{
    uint32_t first = p[0].end - p[0].start;
    if (first > 3) {
        return false;
    }
    for (uint32_t i = 1; i < n; i++) {
        uint32_t size = p[i].end - p[i].start;
        bool last = i + 1 == n;
        if (p[i].sign != p[1].sign || size > 3 || (last && size != 3) ||
                (!last && size < 2)) {
            return false;
        }
    }
    return true;
}

static enum literal_sign sign_role(const struct reader *r, char sign)
{
    return sign == ','   ? r->signs->comma
           : sign == '.' ? r->signs->point
                         : LITERAL_GROUP;
}

/* How many pieces the literal has, and whether the last is its decimals. */
static uint32_t pieces_decide(const struct reader *r, const struct piece *p,
        uint32_t n, bool *decimal)
{
    *decimal = false;
    bool listed = p[0].start > 1 && r->text.ptr[p[0].start - 1] == ',' &&
                  is_digit(r->text, p[0].start - 2);
    if (n == 1 || (listed && p[1].sign == ',')) {
        return 1; /* 22,24,26 is a list to its end */
    }
    uint32_t last = n - 1;
    uint32_t size = p[last].end - p[last].start;
    bool marks = p[last].sign == '.' || p[last].sign == ',';
    if (n == 2 && marks) {
        bool three = size == 3 && p[0].end - p[0].start <= 3 &&
                     r->text.ptr[p[0].start] != '0';
        enum literal_sign role = sign_role(r, p[1].sign);
        *decimal = !(three && role == LITERAL_GROUP);
        /* "1,5" where the comma only groups is two numbers */
        return 2;
    }
    if (pieces_group(p, n)) {
        return n;
    }
    if (marks && p[last].sign != p[last - 1].sign && pieces_group(p, last)) {
        *decimal = true;
        return n;
    }
    return 1;
}

/* Digits as a number; beyond 19 digits as good as a double gets. */
static double digits_value(
        span text, const struct piece *p, uint32_t n, bool decimal)
{
    double whole = 0;
    double scale = 1;
    uint64_t exact = 0;
    uint32_t count = 0;
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t at = p[i].start; at < p[i].end; at++) {
            unsigned digit = (unsigned)(text.ptr[at] - '0');
            whole = whole * 10 + digit;
            exact = count < 19 ? exact * 10 + digit : exact;
            count++;
            scale = decimal && i + 1 == n ? scale * 10 : scale;
        }
    }
    return (count <= 19 ? (double)exact : whole) / scale;
}

/* The value of a vulgar fraction, NAN for any other code point. */
static double vulgar(uint32_t code_point)
{
    static const struct {
        uint16_t code;
        uint8_t over, under;
    } FRACTIONS[] = {{0xBC, 1, 4}, {0xBD, 1, 2}, {0xBE, 3, 4}, {0x2153, 1, 3},
            {0x2154, 2, 3}, {0x2155, 1, 5}, {0x2156, 2, 5}, {0x2157, 3, 5},
            {0x2158, 4, 5}, {0x2159, 1, 6}, {0x215A, 5, 6}, {0x215B, 1, 8},
            {0x215C, 3, 8}, {0x215D, 5, 8}, {0x215E, 7, 8}};
    for (size_t i = 0; i < sizeof FRACTIONS / sizeof *FRACTIONS; i++) {
        if (FRACTIONS[i].code == code_point) {
            return (double)FRACTIONS[i].over / FRACTIONS[i].under;
        }
    }
    return (double)NAN;
}

/* "e10", "e-4", "^23", "x10^6" behind a literal: *value is changed and the
 * end returned. */
static uint32_t exponent_read(
        const struct reader *r, uint32_t at, double *value)
{
    span rest = span_slice(r->text, at, r->text.len);
    bool ten = span_starts(rest, SPAN("x10^"));
    bool power = ten || span_starts(rest, SPAN("^"));
    bool e = span_starts(rest, SPAN("e")) || span_starts(rest, SPAN("E"));
    uint32_t i = at + (ten ? 4 : 1);
    bool minus = false;
    while ((power || e) && i < r->text.len &&
            (r->text.ptr[i] == '-' || r->text.ptr[i] == '+')) {
        minus = minus != (r->text.ptr[i] == '-');
        i++;
    }
    uint32_t end = digits_end(r->text, i);
    if ((!power && !e) || end == i || end - i > 2) {
        return at;
    }
    struct piece p = {i, end, 0};
    double n = digits_value(r->text, &p, 1, false) * (minus ? -1 : 1);
    *value = power && !ten ? pow(*value, n) : *value * pow(10, n);
    return end;
}

static struct literal literal_read(const struct reader *r, uint32_t at)
{
    struct piece piece[PIECES_MAX];
    struct literal out = {0};
    bool decimal = false;
    uint32_t n = pieces_read(r, at, piece);
    uint32_t all = n;
    n = pieces_decide(r, piece, n, &decimal);
    while (n == 1 && all > 2 &&
            (piece[all - 1].sign == ' ' || piece[all - 1].sign == '_')) {
        all--; /* "5,700 737s": what a space adds may be another number */
        n = pieces_decide(r, piece, all, &decimal);
    }
    out.value = digits_value(r->text, piece, n, decimal);
    out.end = piece[n - 1].end;
    out.plain = n == 1;
    uint32_t digits = piece[0].end - piece[0].start;
    out.digits = (uint16_t)(digits < 99 ? digits : 99);
    uint32_t len;
    uint32_t end = exponent_read(r, out.end, &out.value);
    if (end > out.end) {
        out.end = end;
        out.plain = false;
    }
    if (out.end < r->text.len) {
        double part = vulgar(utf8_get(r->text, out.end, &len));
        if (!isnan(part)) {
            out.value += part;
            out.end += len;
            out.plain = false;
        }
    }
    return out;
}

/* ".08", ",5": decimals with nothing before them, after white space, a sign
 * of currency or a dash. */
static bool literal_headless(const struct reader *r, uint32_t at)
{
    char c = r->text.ptr[at];
    if ((c != '.' && c != ',') || !is_digit(r->text, at + 1)) {
        return false;
    }
    if (at == 0) {
        return true;
    }
    uint32_t len;
    uint32_t before = utf8_before(r->text, at, &len);
    enum char_class class = char_class(before);
    return class == CHAR_SPACE || class == CHAR_SYMBOL || char_is_dash(before);
}

/* An apostrophe belongs to the word before it (d', jusqu'), but behind a longer
 * one, before no letter, it closes a quotation: 'half a million' people. */
static bool apostrophe_belongs(span text, uint32_t start, uint32_t at)
{
    enum { ELIDED = 3 };
    uint32_t len;
    utf8_get(text, at, &len);
    if (at + len >= text.len || at - start <= ELIDED) {
        return true;
    }
    enum char_class next = char_class(utf8_get(text, at + len, &len));
    return next != CHAR_SPACE && next != CHAR_PUNCT;
}

static uint32_t word_end(span text, uint32_t at)
{
    uint32_t len, start = at;
    while (at < text.len) {
        uint32_t c = utf8_get(text, at, &len);
        if (c == '\'' || c == 0x2019) {
            return at + (apostrophe_belongs(text, start, at) ? len : 0);
        }
        if (!char_is_letter(c)) {
            return at;
        }
        at += len;
    }
    return at;
}

/* Reads the atom at text[at], which is no space; returns its end. */
static uint32_t atom_read(const struct reader *r, uint32_t at, struct atom *out)
{
    uint32_t len;
    uint32_t c = utf8_get(r->text, at, &len);
    if (is_digit(r->text, at)) {
        struct literal l = literal_read(r, at);
        out->kind = ATOM_LITERAL;
        out->value = l.value;
        out->digits = l.digits;
        out->flags |= l.plain ? ATOM_PLAIN : 0;
        return l.end;
    }
    if (literal_headless(r, at)) {
        struct piece p = {at + 1, digits_end(r->text, at + 1), 0};
        out->kind = ATOM_LITERAL;
        out->value = digits_value(r->text, &p, 1, true);
        return p.end;
    }
    if (char_is_letter(c)) {
        uint32_t end = word_end(r->text, at);
        span word = span_slice(r->text, at, end);
        out->kind = ATOM_WORD;
        out->flags |= char_class(c) == CHAR_UPPER ? ATOM_CAPITAL : 0;
        out->flags |= utf8_is_upper(word) ? ATOM_CAPS : 0;
        return end;
    }
    double part = vulgar(c);
    out->kind = isnan(part) ? ATOM_SIGN : ATOM_LITERAL;
    out->value = isnan(part) ? 0 : part;
    out->flags |= char_is_dash(c) ? ATOM_DASH : 0;
    out->flags |= c == '/' || c == 0x2044 ? ATOM_SLASH : 0;
    return at + len;
}

/* The pack's id of an atom's folded text; the doc's words have theirs. */
static uint32_t atom_id(const struct rcp_doc *doc, const struct atom *a)
{
    if (a->word < doc->word.n) {
        const struct word *w = &doc->word.at[a->word];
        if (w->at.start == a->at.start && w->at.end == a->at.end &&
                !(w->flags & WORD_IN_MULTI)) {
            return w->norm;
        }
    }
    struct arena_mark mark = arena_mark(doc->arena);
    span folded = utf8_fold(doc->arena, doc_span(doc, a->at));
    uint32_t id = intern_find(doc->words, folded);
    arena_reset(doc->arena, mark);
    return id;
}

void atoms_cut(struct atoms *out, const struct rcp_doc *doc,
        const struct literal_signs *signs, range at, uint32_t word)
{
    struct reader r = {span_slice(doc->text, 0, at.end), signs};
    uint32_t pos = at.start;
    bool gap = true;
    while (pos < at.end && out->n < out->cap) {
        uint32_t len;
        if (char_class(utf8_get(r.text, pos, &len)) == CHAR_SPACE) {
            pos += len;
            gap = true;
            continue;
        }
        struct atom *a = &out->at[out->n++];
        *a = (struct atom){.flags = gap ? ATOM_GAP : 0};
        a->at.start = pos;
        a->at.end = pos = atom_read(&r, pos, a);
        while (word + 1 < doc->word.n &&
                doc->word.at[word].at.end <= a->at.start) {
            word++;
        }
        a->word = word;
        a->id = atom_id(doc, a);
        gap = false;
    }
}

bool atoms_phrase(
        struct phrases *set, struct pack *pack, span text, uint32_t value)
{
    static const struct literal_signs SIGNS = {0};
    struct reader r = {text, &SIGNS};
    uint32_t ids[PHRASE_ATOMS];
    uint32_t n = 0;
    uint32_t pos = 0;
    while (pos < text.len) {
        uint32_t len;
        if (char_class(utf8_get(text, pos, &len)) == CHAR_SPACE) {
            pos += len;
            continue;
        }
        struct atom a = {0};
        uint32_t end = atom_read(&r, pos, &a);
        if (n == PHRASE_ATOMS) {
            return false;
        }
        if (!(a.flags & ATOM_DASH) || text.len == len) {
            ids[n++] = pack_word(pack, span_slice(text, pos, end));
        }
        pos = end;
    }
    if (n > 0) {
        phrases_add(set, ids, n, value);
    }
    return n > 0;
}

uint32_t atoms_match(const struct phrases *set, const struct atoms *atoms,
        uint32_t i, uint32_t *handle)
{
    uint32_t state = PHRASE_START;
    uint32_t found = 0;
    for (uint32_t k = i; k < atoms->n; k++) {
        const struct atom *a = &atoms->at[k];
        uint32_t next = phrases_step(set, state, a->id);
        if (next == NONE && (a->flags & ATOM_DASH) && k > i) {
            continue;
        }
        if (next == NONE) {
            break;
        }
        state = next;
        uint32_t value = phrases_value(set, state);
        if (value != NONE) {
            found = k + 1 - i;
            *handle = value;
        }
    }
    return found;
}
