/* SPDX-License-Identifier: Apache-2.0 */
/* time_line.c - words to atoms to items (see time_line.h). */
#include "extract/time_line.h"

#include "base/utf8.h"

#include <math.h>

/* ---- atoms -------------------------------------------------------------- */

static uint32_t atom_kind(span text)
{
    uint32_t len;
    uint32_t c = utf8_get(text, 0, &len);
    enum char_class class = char_class(c);
    uint32_t flags = class == CHAR_UPPER ? ATOM_CAPITAL : 0;
    if (class == CHAR_DIGIT) {
        return ATOM_DIGITS;
    }
    return char_is_letter(c) ? flags | ATOM_LETTERS : flags;
}

/* Atoms of the bytes [start, end), the surface of word `word`. */
static void cut_word(struct time_line *line, range at, uint32_t word)
{
    span text = doc_span(line->doc, at);
    size_t i = 0;
    uint32_t n = 0;
    for (span s; (s = time_atom_next(text, &i)).len > 0; n++) {
        uint32_t start = at.start + (uint32_t)(s.ptr - text.ptr);
        struct time_atom *a = VEC_ADD(line->arena, &line->atom);
        a->at = (range){start, start + (uint32_t)s.len};
        a->word = word;
        a->flags = atom_kind(s) | (n == 0 ? ATOM_FIRST : 0);
        const struct time_atom *before = line->atom.n > 1 ? a - 1 : NULL;
        if (!before || before->at.end < start) {
            a->flags |= ATOM_SPACE;
        }
        bool whole = s.len == text.len;
        const struct word *w = &line->doc->word.at[word];
        if (whole && range_holds(w->at, at) && !(w->flags & WORD_IN_MULTI)) {
            a->id = w->norm;
        } else if (!(a->flags & ATOM_DIGITS)) {
            a->id = intern_find(line->doc->words, utf8_fold(line->arena, s));
        } else {
            a->id = intern_find(line->doc->words, s);
        }
        if (a->id >= line->rules->words) {
            a->id = NONE;
        }
    }
}

static void cut_sentence(struct time_line *line, const struct sentence *s)
{
    const struct rcp_doc *doc = line->doc;
    uint32_t end = s->words.first + s->words.n;
    for (uint32_t w = s->words.first; w < end; w++) {
        range at = doc->word.at[w].at;
        if (w > s->words.first && doc->word.at[w - 1].at.end > at.start) {
            continue; /* a part of a contraction, already seen as a whole */
        }
        cut_word(line, at, w);
    }
}

/* ---- items -------------------------------------------------------------- */

static void add_item(struct time_line *line, uint32_t atom, uint32_t symbol,
        double number, uint32_t atoms)
{
    *VEC_ADD(line->arena, &line->item) =
            (struct time_item){symbol, NONE, number, atoms};
    line->atom.at[atom].items++;
}

static void add_phrases(struct time_line *line, uint32_t at)
{
    const struct time_rules *r = line->rules;
    uint32_t id = line->atom.at[at].id;
    if (id == NONE || !r->starts[id]) {
        return;
    }
    uint32_t state = PHRASE_START;
    for (uint32_t i = at; i < line->atom.n; i++) {
        id = line->atom.at[i].id;
        state = id == NONE ? NONE : phrases_step(r->symbols.phrases, state, id);
        if (state == NONE) {
            return;
        }
        uint32_t h = phrases_value(r->symbols.phrases, state);
        for (; h != NONE; h = phrases_next(r->symbols.phrases, h)) {
            uint32_t entry = phrases_row(r->symbols.phrases, h);
            add_item(
                    line, at, r->symbols.entry.at[entry].symbol, 0, i - at + 1);
            line->item.at[line->item.n - 1].entry = entry;
        }
    }
}

/* What a whole number can be, by its size and how it is written. */
static void add_kinds(struct time_line *line, uint32_t at, double n,
        uint32_t digits, uint32_t atoms)
{
    bool spelled = digits == 0, small = spelled || digits <= 2;
    if (small && n >= 1 && n <= 31) {
        add_item(line, at, KIND_DAY, n, atoms);
        if (!spelled) {
            add_item(line, at, KIND_FIGURE, n, atoms);
        }
    }
    if (small && n >= 1 && n <= 12 && !spelled) {
        add_item(line, at, KIND_MONTH, n, atoms);
    }
    if (small && n <= 24) {
        add_item(line, at, KIND_HOUR, n, atoms);
    }
    if ((digits == 2 || (spelled && n >= 1)) && n <= 59) {
        add_item(line, at, KIND_MINUTE, n, atoms);
    }
    if (small && n >= 1 && n <= 59) {
        add_item(line, at, KIND_LESS, n, atoms);
    }
    if ((digits == 2 || spelled) && n >= 10 && n <= 90 && fmod(n, 10) == 0) {
        add_item(line, at, KIND_DECADE, n, atoms);
    }
    if (digits == 2) {
        add_item(line, at, KIND_YY, n, atoms);
        if (n > 31) {
            add_item(line, at, KIND_OLDYY, n, atoms);
        }
    }
    if (digits == 4 && n >= 1900 && n < 2050) {
        add_item(line, at, KIND_RECENT, n, atoms);
    }
    if ((digits == 4 || spelled) && n >= 1000 && n <= 2199) {
        add_item(line, at, KIND_YEAR, n, atoms);
        if (fmod(n, 10) == 0) {
            add_item(line, at, KIND_DECADE, n, atoms);
        }
    }
    if ((digits == 3 || digits == 4) && n < 2400 && fmod(n, 100) < 60) {
        add_item(line, at, KIND_CLOCK, n, atoms);
    }
}

static double digits_value(span s)
{
    double n = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9') {
            return -1;
        }
        n = n * 10 + (s.ptr[i] - '0');
    }
    return n;
}

/* 1er, 21st: the atom behind touches and is such an ending. */
static bool ordinal_behind(const struct time_line *line, uint32_t at)
{
    const struct time_symbols *s = &line->rules->symbols;
    if (at + 1 >= line->atom.n) {
        return false;
    }
    const struct time_atom *a = &line->atom.at[at + 1];
    if ((a->flags & ATOM_SPACE) || a->id == NONE) {
        return false;
    }
    uint32_t state = phrases_step(s->phrases, PHRASE_START, a->id);
    uint32_t h = state == NONE ? NONE : phrases_value(s->phrases, state);
    for (; h != NONE; h = phrases_next(s->phrases, h)) {
        if (s->entry.at[phrases_row(s->phrases, h)].symbol ==
                line->rules->ordinal) {
            return true;
        }
    }
    return false;
}

static void add_digits(struct time_line *line, uint32_t at)
{
    const struct time_atom *a = &line->atom.at[at];
    span s = doc_span(line->doc, a->at);
    double n = s.len <= 9 ? digits_value(s) : -1;
    if (n < 0) {
        return;
    }
    uint32_t digits = (uint32_t)s.len;
    add_kinds(line, at, n, digits, 1);
    add_item(line, at, KIND_COUNT, n, 1);
    if (n >= 1 && ordinal_behind(line, at)) {
        add_item(line, at, KIND_NTH, n, 2);
        add_item(line, at, KIND_CENTURY, n, 2);
        if (n <= 31) {
            add_item(line, at, KIND_DAY, n, 2);
            add_item(line, at, KIND_FIGURE, n, 2);
        }
    }
}

/* Atoms from `at` to the one that ends at byte `end`; 0 when none does. */
static uint32_t atoms_to(
        const struct time_line *line, uint32_t at, uint32_t end)
{
    for (uint32_t i = at; i < line->atom.n; i++) {
        if (line->atom.at[i].at.end >= end) {
            return line->atom.at[i].at.end == end ? i - at + 1 : 0;
        }
    }
    return 0;
}

/* Digits with their thousands behind them, "18,000", "18 000": no hour. */
static bool is_grouped(const struct time_line *line, uint32_t at)
{
    struct number n;
    const struct time_atom *a = &line->atom.at[at];
    return line->rules->numbers && a->flags & ATOM_FIRST &&
           number_read(line->doc, line->rules->numbers, a->word, &n) &&
           n.at.start == a->at.start && n.at.end > a->at.end &&
           n.flags & NUMBER_LITERAL && !(n.flags & NUMBER_SCALED) &&
           n.value >= 1000 && n.value == floor(n.value);
}

/* Numbers in words, and those of several atoms: "vingt et un", "2,5". */
static void add_number(struct time_line *line, uint32_t at)
{
    const struct time_atom *a = &line->atom.at[at];
    struct number n;
    if (!line->rules->numbers || !(a->flags & ATOM_FIRST) ||
            !(a->flags & (ATOM_DIGITS | ATOM_LETTERS)) ||
            !number_read(line->doc, line->rules->numbers, a->word, &n) ||
            n.at.start != a->at.start || (n.flags & NUMBER_SIGNED)) {
        return;
    }
    bool rest = n.flags & NUMBER_BARE && at > 0 &&
                line->atom.at[at - 1].flags & ATOM_DIGITS;
    if (rest) {
        return; /* milliard in "1,25 milliard | un an plus tôt" */
    }
    uint32_t atoms = atoms_to(line, at, n.at.end);
    bool digits = a->flags & ATOM_DIGITS;
    if (atoms == 0 || (digits && atoms == 1)) {
        return;
    }
    bool whole = n.value >= 0 && n.value < 1e6 && n.value == floor(n.value);
    if (n.flags & NUMBER_ORDINAL) {
        if (whole && !digits) {
            add_item(line, at, KIND_NTH, n.value, atoms);
            add_item(line, at, KIND_CENTURY, n.value, atoms);
            if (n.value <= 31) {
                add_item(line, at, KIND_DAY, n.value, atoms);
            }
        }
        return;
    }
    if (n.flags & NUMBER_PLURAL) {
        return; /* "dozens of years" says no number */
    }
    add_item(line, at, KIND_COUNT, n.value, atoms);
    bool dozen = n.flags & NUMBER_SCALED && n.value < 100;
    bool share = n.flags & (NUMBER_SHARE | NUMBER_ARTICLE);
    if (whole && !digits && !share && !dozen) {
        add_kinds(line, at, n.value, 0, atoms);
    }
}

/* An empty atom that patterns see as #end. */
static void add_end(struct time_line *line)
{
    if (line->atom.n == 0) {
        return;
    }
    const struct time_atom last = line->atom.at[line->atom.n - 1];
    struct time_atom *a = VEC_ADD(line->arena, &line->atom);
    a->at = (range){last.at.end, last.at.end};
    a->id = NONE;
    a->word = last.word;
    a->flags = ATOM_SPACE;
    a->first_item = line->item.n;
    add_item(line, line->atom.n - 1, KIND_END, 0, 1);
}

void time_line_read(struct time_line *line, uint32_t sentence)
{
    line->atom.n = line->item.n = 0;
    cut_sentence(line, &line->doc->sentence.at[sentence]);
    for (uint32_t i = 0; i < line->atom.n; i++) {
        line->atom.at[i].first_item = line->item.n;
        if (i == 0) {
            add_item(line, i, KIND_START, 0, 0); /* takes no atom */
        }
        add_phrases(line, i);
        if (line->atom.at[i].flags & ATOM_DIGITS && !is_grouped(line, i)) {
            add_digits(line, i);
        }
        add_number(line, i);
    }
    add_end(line);
}
