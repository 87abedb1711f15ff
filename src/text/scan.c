/* SPDX-License-Identifier: Apache-2.0 */
/* scan.c - cuts a block at white space and punctuation.
 *
 * From the left, at each place the first of these that fits:
 *     address    runs to the next space when it holds "://", "www." or an
 *                inner "@"; marks at its end are left out
 *     core       letters and digits, and the marks between them that join:
 *                  ' - . , : / & _ ·   (joiner() says when)
 *                then its own full stop (abbreviation, initial), then the
 *                thousands that a space sets apart; cut.c cuts it further
 *     tagged     @name, #topic, +33, -6, '90s: a sign that belongs to a word
 *     face       eyes, a nose or none, a mouth, alone between spaces: ":-)"
 *     run        the same mark again and again: "...", "--", "!!", "===="
 *     mark       any other character for itself
 * Each character is looked at a bounded number of times. */
#include "text/scan.h"

enum { MAX_CORE = 256, MAX_ADDRESS = 2048, SOFT_HYPHEN = 0xAD };

static span form_text(const struct scanner *s, uint32_t start, uint32_t end)
{
    return span_slice(s->text, start, end);
}

/* Lower-case ASCII letters fold to themselves. */
static bool is_plain(span t)
{
    for (size_t i = 0; i < t.len; i++) {
        if (t.ptr[i] < 'a' || t.ptr[i] > 'z') {
            return false;
        }
    }
    return true;
}

uint32_t scan_norm(struct scanner *s, uint32_t form)
{
    struct intern *words = s->doc->words;
    while (s->norm_of_form.n <= form) {
        *VEC_ADD(s->scratch, &s->norm_of_form) = NONE;
    }
    if (s->norm_of_form.at[form] == NONE) {
        const span t = intern_text(words, form);
        const struct arena_mark mark = arena_mark(s->scratch);
        s->norm_of_form.at[form] =
                is_plain(t) ? form
                            : intern_add(words, utf8_fold(s->scratch, t));
        arena_reset(s->scratch, mark);
    }
    return s->norm_of_form.at[form];
}

uint32_t known_norm(struct scanner *s, uint32_t start, uint32_t end)
{
    if (end - start > MAX_CORE) {
        return NONE;
    }
    const struct arena_mark mark = arena_mark(s->scratch);
    const span folded = utf8_fold(s->scratch, form_text(s, start, end));
    const uint32_t id = intern_find(pack_words(s->rules->pack), folded);
    arena_reset(s->scratch, mark);
    return id;
}

struct piece *piece_add(struct scanner *s, uint32_t start, uint32_t end)
{
    struct piece *p = VEC_ADD(s->scratch, &s->piece);
    p->start = start;
    p->end = end;
    p->form = intern_add(s->doc->words, form_text(s, start, end));
    p->norm = scan_norm(s, p->form);
    p->flags = s->pending;
    s->pending = 0;
    return p;
}

/* ---- addresses ---------------------------------------------------------- */

static uint32_t space_after(span text, uint32_t at)
{
    struct glyph g = glyph_at(text, at);
    const uint32_t limit = at + MAX_ADDRESS;
    while (g.class != CHAR_SPACE && at < limit) {
        at += g.len;
        g = glyph_at(text, at);
    }
    return at;
}

static bool ends_address(struct glyph g)
{
    return g.code == '.' || g.code == ',' || g.code == ';' || g.code == ':' ||
           g.code == '!' || g.code == '?' || g.code == ')' || g.code == ']' ||
           g.code == '>' || char_is_quote(g.code) || g.code == '\'';
}

/* Is the '@' at byte `at` of `chunk` inside a mail address? */
static bool is_mail(span chunk, size_t at)
{
    return at > 0 && at != SIZE_MAX && at + 1 < chunk.len &&
           glyph_is_word(glyph_before(chunk, at, 0)) &&
           glyph_is_word(glyph_at(chunk, at + 1));
}

/* The end of the address that starts at `at`, or `at` when none does. */
static uint32_t address_end(const struct scanner *s, uint32_t at)
{
    const uint32_t stop = space_after(s->text, at);
    const span chunk = span_slice(s->text, at, stop);
    const size_t scheme = span_find(chunk, SPAN("://"));
    const bool web = span_starts(chunk, SPAN("www.")) ||
                     (scheme != SIZE_MAX && scheme > 0 && scheme < 8);
    if (!web && !is_mail(chunk, span_find(chunk, SPAN("@")))) {
        return at;
    }
    uint32_t end = stop;
    struct glyph g = glyph_before(s->text, end, at);
    while (end > at && ends_address(g)) {
        end -= g.len;
        g = glyph_before(s->text, end, at);
    }
    return end;
}

/* Only chunks that hold ':' or '@' or start with "www." are worth a look; the
 * answer holds up to the next white space. */
static bool may_be_address(const struct scanner *s, uint32_t at)
{
    const char *p = s->text.ptr + at;
    const size_t left = s->text.len - at;
    if (left > 4 && p[0] == 'w' && p[1] == 'w' && p[2] == 'w') {
        return true;
    }
    for (size_t i = 0; i < left && i < MAX_CORE; i++) {
        if (p[i] == ' ' || p[i] == '\n') {
            return false;
        }
        if (p[i] == '@' || (p[i] == ':' && i + 2 < left && p[i + 1] == '/')) {
            return true;
        }
    }
    return false;
}

/* ---- cores -------------------------------------------------------------- */

/* The letter before `at` stands alone in its part: "U" of "U.S". */
static bool lone_letter(span text, uint32_t start, uint32_t at)
{
    const struct glyph g = glyph_before(text, at, start);
    if (!glyph_is_letter(g)) {
        return false;
    }
    const struct glyph h = glyph_before(text, at - g.len, start);
    return h.len == 0 || h.code == '.' || glyph_is_hyphen(h) ||
           glyph_is_apostrophe(h);
}

/* Two to four small letters and no more: the "pdf" of REPORT.pdf. */
static bool ends_file_name(span text, uint32_t at)
{
    uint32_t letters = 0;
    struct glyph g = glyph_at(text, at);
    for (; g.class == CHAR_LOWER && letters < 5; letters++) {
        at += g.len;
        g = glyph_at(text, at);
    }
    return letters >= 2 && letters <= 4 && !glyph_is_word(g);
}

static bool stop_joins(span text, uint32_t start, uint32_t at)
{
    const struct glyph before = glyph_before(text, at, start);
    const struct glyph after = glyph_at(text, at + 1);
    if (before.class == CHAR_DIGIT) {
        return after.class == CHAR_DIGIT || after.class == CHAR_LOWER;
    }
    if (lone_letter(text, start, at)) {
        return glyph_is_letter(after) ||
               (glyph_is_hyphen(after) &&
                       glyph_is_letter(glyph_at(text, at + 1 + after.len)));
    }
    return (before.class == CHAR_LOWER && after.class == CHAR_LOWER) ||
           (before.class == CHAR_UPPER && after.class == CHAR_UPPER) ||
           (before.class == CHAR_UPPER && ends_file_name(text, at + 1));
}

/* Length of the mark at `at` when the core that began at `start` goes on over
 * it, else 0. */
static uint32_t joiner(span text, uint32_t start, uint32_t at)
{
    const struct glyph g = glyph_at(text, at);
    const struct glyph before = glyph_before(text, at, start);
    const struct glyph after = glyph_at(text, at + g.len);
    const bool digits = before.class == CHAR_DIGIT && after.class == CHAR_DIGIT;
    bool joins = false;
    if (g.code == '.') {
        joins = stop_joins(text, start, at);
    } else if (g.code == ',' || g.code == ':' || g.code == '/') {
        joins = digits;
    } else if (g.code == '&') {
        joins = before.class == CHAR_UPPER && after.class == CHAR_UPPER;
    } else if (g.code == '_' || g.code == 0xB7 || g.code == SOFT_HYPHEN) {
        joins = glyph_is_word(before) && glyph_is_word(after);
    } else if (glyph_is_hyphen(g)) {
        joins = (glyph_is_word(before) || before.code == '.') &&
                glyph_is_word(after);
    } else if (glyph_is_apostrophe(g)) {
        joins = glyph_is_word(before) && glyph_is_word(after);
    }
    return joins ? g.len : 0;
}

static uint32_t core_end(span text, uint32_t at)
{
    const uint32_t start = at;
    for (;;) {
        const struct glyph g = glyph_at(text, at);
        const uint32_t len =
                g.len > 0 && glyph_is_word(g) ? g.len : joiner(text, start, at);
        if (len == 0) {
            return at;
        }
        at += len;
    }
}

/* "U.S", "a.m": single letters with full stops between. */
static bool is_dotted(span text, uint32_t start, uint32_t end)
{
    bool dotted = false;
    for (uint32_t at = start; at < end;) {
        const struct glyph g = glyph_at(text, at);
        if (g.code == '.') {
            dotted = true;
            if (!lone_letter(text, start, at)) {
                return false;
            }
        }
        at += g.len;
    }
    return dotted && lone_letter(text, start, end);
}

/* A capital letter alone before another capitalised word: an initial. */
static bool is_initial(const struct scanner *s, uint32_t start, uint32_t end)
{
    const struct glyph g = glyph_at(s->text, start);
    if (g.class != CHAR_UPPER || start + g.len != end) {
        return false;
    }
    const struct glyph space = glyph_at(s->text, end + 1);
    return space.class == CHAR_SPACE && space.len > 0 &&
           glyph_at(s->text, end + 1 + space.len).class == CHAR_UPPER;
}

static bool number_follows(const struct scanner *s, uint32_t at)
{
    struct glyph g = glyph_at(s->text, at);
    while (g.len > 0 && g.class == CHAR_SPACE && g.code != '\n') {
        at += g.len;
        g = glyph_at(s->text, at);
    }
    return g.class == CHAR_DIGIT;
}

/* What kind of abbreviation text[start, end) is with the full stop at `end`. */
static enum abbreviation abbreviation_at(
        const struct scanner *s, uint32_t start, uint32_t end)
{
    const struct glyph stop = glyph_at(s->text, end);
    if (stop.code != '.' || glyph_at(s->text, end + 1).code == '.') {
        return ABBREVIATION_NONE;
    }
    const uint32_t id = intern_find(
            pack_words(s->rules->pack), form_text(s, start, end + 1));
    const enum abbreviation kind =
            (enum abbreviation)rule_of(s->rules->abbreviation, id);
    if (kind == ABBREVIATION_NUMBER) {
        return number_follows(s, end + 1) ? kind : ABBREVIATION_NONE;
    }
    if (kind == ABBREVIATION_WORD) {
        return ABBREVIATION_NONE;
    }
    if (kind == ABBREVIATION_NONE && end - start <= MAX_CORE) {
        return is_dotted(s->text, start, end) ? ABBREVIATION_END
               : is_initial(s, start, end)    ? ABBREVIATION_INNER
                                              : kind;
    }
    return kind;
}

static bool three_digits(span text, uint32_t at)
{
    for (uint32_t i = 0; i < 3; i++) {
        if (glyph_at(text, at + i).class != CHAR_DIGIT ||
                glyph_at(text, at + i).len != 1) {
            return false;
        }
    }
    const struct glyph g = glyph_at(text, at + 3);
    return !glyph_is_word(g);
}

/* Behind the groups of three digits that spaces set apart: "4 000 000,5". */
static uint32_t number_end(
        const struct scanner *s, uint32_t start, uint32_t end)
{
    if (!s->rules->number_spaces || end - start > 3) {
        return end;
    }
    for (uint32_t i = start; i < end; i++) {
        if (s->text.ptr[i] < '0' || s->text.ptr[i] > '9') {
            return end;
        }
    }
    uint32_t at = end;
    for (;;) {
        const struct glyph g = glyph_at(s->text, at);
        if (g.class != CHAR_SPACE || g.len == 0 || g.code == '\n' ||
                !three_digits(s->text, at + g.len)) {
            break;
        }
        at += g.len + 3;
    }
    return at == end ? end : core_end(s->text, at - 1);
}

/* An abbreviation with unequal parts ("Ph.D."): where its last full stop
 * stands, `end` when there is none. */
static uint32_t parted_abbreviation(
        const struct scanner *s, uint32_t start, uint32_t end)
{
    if (glyph_at(s->text, end).code != '.' ||
            !glyph_is_letter(glyph_at(s->text, end + 1))) {
        return end;
    }
    const uint32_t last = core_end(s->text, end + 1);
    return abbreviation_at(s, start, last) != ABBREVIATION_NONE ? last : end;
}

static uint32_t scan_core(struct scanner *s, uint32_t at)
{
    if (may_be_address(s, at)) {
        const uint32_t end = address_end(s, at);
        if (end > at) {
            piece_add(s, at, end)->flags |= PIECE_WORD;
            return end;
        }
    }
    const uint32_t end = parted_abbreviation(s, at, core_end(s->text, at));
    const enum abbreviation kind = abbreviation_at(s, at, end);
    if (kind != ABBREVIATION_NONE) {
        struct piece *p = piece_add(s, at, end + 1);
        p->flags |= PIECE_WORD;
        p->abbreviation = (uint16_t)kind;
        return end + 1;
    }
    const uint32_t whole = number_end(s, at, end);
    if (whole > end) {
        piece_add(s, at, whole)->flags |= PIECE_WORD;
        return whole;
    }
    /* a clitic left alone by a stray space, or the "n" of "n°" */
    const struct glyph next = glyph_at(s->text, end);
    if (next.len > 0 &&
            ((glyph_is_apostrophe(next) &&
                     rule_of(s->rules->clitic,
                             known_norm(s, at, end + next.len))) ||
                    (next.code == 0xB0 && end - at <= 2 &&
                            rule_of(s->rules->whole,
                                    known_norm(s, at, end + next.len))))) {
        piece_add(s, at, end + next.len)->flags |= PIECE_WORD;
        return end + next.len;
    }
    cut_core(s, at, end);
    return end;
}

/* ---- marks -------------------------------------------------------------- */

static bool is_stop(uint32_t code)
{
    return code == '.' || code == '!' || code == '?' || code == 0x2026 ||
           code == 0x3002 || code == 0x061F || code == 0xFF01 ||
           code == 0xFF1F || code == 0x0964;
}

/* Marks that stand several times for one: the same again, and ! with ?. */
static bool runs_on(struct glyph first, struct glyph g)
{
    if (first.code == '!' || first.code == '?') {
        return g.code == '!' || g.code == '?';
    }
    return g.code == first.code && g.len > 0 && first.code < 128 &&
           first.code != '"' && first.code != '(' && first.code != ')' &&
           first.code != '[' && first.code != ']' && first.code != ',' &&
           first.code != '%';
}

/* A sign that belongs to the word behind it: @name, #topic, +33, -6, '90s. */
static bool is_tagged(const struct scanner *s, uint32_t at, struct glyph g)
{
    const struct glyph next = glyph_at(s->text, at + g.len);
    const struct glyph before = glyph_before(s->text, at, 0);
    const bool fresh = before.class == CHAR_SPACE || before.code == '(';
    if (!fresh || next.len == 0) {
        return false;
    }
    if (g.code == '@' || g.code == '#') {
        return glyph_is_letter(next);
    }
    if (g.code == '+' || g.code == '-' || g.code == 0x2212) {
        return next.class == CHAR_DIGIT;
    }
    if (g.code == 0xB0) {
        return glyph_is_letter(next);
    }
    return glyph_is_apostrophe(g) && next.class == CHAR_DIGIT;
}

/* An apostrophe behind a word that is neither letter nor closing quotation
 * mark: the possessive of a plural. */
static bool is_possessive(const struct scanner *s, uint32_t at)
{
    const struct glyph before = glyph_before(s->text, at, 0);
    return !s->single_open && glyph_is_letter(before) &&
           rule_of(s->rules->clitic, intern_find(pack_words(s->rules->pack),
                                             SPAN("'"))) != CLITIC_NONE;
}

static void mark_single(struct scanner *s, uint32_t at, struct glyph g)
{
    if (g.code == 0x2018) {
        s->single_open = true;
    } else if (glyph_is_apostrophe(g)) {
        const struct glyph before = glyph_before(s->text, at, 0);
        s->single_open = before.class == CHAR_SPACE;
    }
}

/* The end of the face drawn with marks that begins at `at`, or `at`. Nothing
 * may stand close to it but the end of the text. */
static uint32_t face_end(const struct scanner *s, uint32_t at)
{
    const struct glyph eyes = glyph_at(s->text, at);
    if ((eyes.code != ':' && eyes.code != ';' && eyes.code != '=') ||
            glyph_before(s->text, at, 0).class != CHAR_SPACE) {
        return at;
    }
    uint32_t end = at + eyes.len;
    end += glyph_at(s->text, end).code == '-';
    const struct glyph mouth = glyph_at(s->text, end);
    const bool shown = mouth.code == ')' || mouth.code == '(' ||
                       mouth.code == 'D' || mouth.code == 'P' ||
                       mouth.code == '/' || mouth.code == '|';
    if (!shown) {
        return at;
    }
    while (glyph_at(s->text, end).code == mouth.code) {
        end += mouth.len;
    }
    const struct glyph behind = glyph_at(s->text, end);
    return behind.len == 0 || behind.class == CHAR_SPACE ? end : at;
}

static uint32_t scan_mark(struct scanner *s, uint32_t at, struct glyph g)
{
    const uint32_t face = face_end(s, at);
    if (face > at) {
        piece_add(s, at, face);
        return face;
    }
    if (is_tagged(s, at, g)) {
        const uint32_t end = core_end(s->text, at + g.len);
        piece_add(s, at, end)->flags |= PIECE_WORD;
        return end;
    }
    if (glyph_is_apostrophe(g) && is_possessive(s, at)) {
        s->pending |= PIECE_JOINED;
        piece_add(s, at, at + g.len);
        return at + g.len;
    }
    mark_single(s, at, g);
    uint32_t end = at + g.len;
    for (struct glyph h = glyph_at(s->text, end); h.len > 0 && runs_on(g, h);
            h = glyph_at(s->text, end)) {
        end += h.len;
    }
    piece_add(s, at, end)->flags |= is_stop(g.code) ? PIECE_STOP : 0;
    return end;
}

void scan_block(struct scanner *s, range at)
{
    s->piece.n = 0;
    s->single_open = false;
    s->text = span_slice(s->doc->text, 0, at.end);
    s->pending = PIECE_SPACE_BEFORE | PIECE_LINE_BEFORE;
    for (uint32_t i = at.start; i < at.end;) {
        const struct glyph g = glyph_at(s->text, i);
        if (g.class == CHAR_SPACE) {
            s->pending |= PIECE_SPACE_BEFORE;
            s->pending |= g.code == '\n' ? PIECE_LINE_BEFORE : 0;
            i += g.len;
        } else if (glyph_is_word(g)) {
            i = scan_core(s, i);
        } else {
            i = scan_mark(s, i, g);
        }
    }
}

/* ---- phrases of tables -------------------------------------------------- */

void *scan_phrase_new(const struct text_rules *rules)
{
    struct arena *a = pack_arena(rules->pack);
    struct scanner *s = ARENA_NEW(a, struct scanner);
    s->rules = rules;
    s->scratch = a;
    s->doc = ARENA_NEW(a, struct rcp_doc);
    s->doc->arena = a;
    s->doc->words = pack_words(rules->pack);
    return s;
}

uint32_t scan_phrase(void *with, span text, uint32_t *ids, uint32_t max)
{
    struct scanner *s = with;
    s->doc->text = text;
    scan_block(s, (range){0, (uint32_t)text.len});
    for (uint32_t i = 0; i < s->piece.n && i < max; i++) {
        ids[i] = s->piece.at[i].norm;
    }
    return s->piece.n < max ? s->piece.n : max;
}
