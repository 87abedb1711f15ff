/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers that are no quantities.
 *
 *     dates      21 novembre, March 3-5, 12/05/2018, 2017, 1990s
 *     times      20 h 30, 8 pm, 20:30; lengths of time: trois jours
 *     labels     vol 447, article 49, Boeing 737, F-16, 12 rue Mozart
 *     scores     3-1; telephone and other long dashed numbers
 *
 * An age is a length of time that counts: "âgé de 33 ans", "a 33-year-old",
 * "Jean Dupont, 33 ans,". */
#include "extract/quantity_draft.h"

#include <math.h>

enum { LABEL_LIST = 8 }; /* numbers behind one label */

static const struct atom *atom_at(const struct quantity_reader *r, uint32_t i)
{
    return i < r->atoms.n ? &r->atoms.at[i] : NULL;
}

static uint32_t role(
        const struct quantity_reader *r, uint32_t i, enum word_role role)
{
    return role_at(r->rules, &r->atoms, i, role);
}

/* Does a phrase of that role end just before atom i? */
static bool role_before(
        const struct quantity_reader *r, uint32_t i, enum word_role what)
{
    for (uint32_t n = 1; n <= 4 && n <= i; n++) {
        if (role(r, i - n, what) == n) {
            return true;
        }
    }
    return false;
}

/* The character of a sign atom, 0 for words and literals. */
static char sign(const struct quantity_reader *r, uint32_t i)
{
    const struct atom *a = atom_at(r, i);
    return a && a->kind == ATOM_SIGN ? r->doc->text.ptr[a->at.start] : 0;
}

static bool touches(const struct quantity_reader *r, uint32_t i)
{
    const struct atom *a = atom_at(r, i);
    return a && !(a->flags & ATOM_GAP);
}

/* Does a noun follow that the number can count? */
static bool counts_noun(const struct quantity_reader *r, const struct draft *d)
{
    const struct atom *next = atom_at(r, d->end);
    return next && next->kind == ATOM_WORD && quantity_noun(r, d) != NONE;
}

/* A plural noun right behind a number that could be a year. */
static bool counts_plural(
        const struct quantity_reader *r, const struct draft *d)
{
    const struct atom *next = atom_at(r, d->end);
    if (!r->doc->tag || !next) {
        return counts_noun(r, d);
    }
    const struct tag *t = &r->doc->tag[next->word];
    uint32_t noun = quantity_noun(r, d);
    return next->kind == ATOM_WORD && noun != NONE && noun - next->word <= 2 &&
           t->upos != UPOS_PROPN &&
           r->doc->tag[noun].morph.number == NUMBER_PLUR;
}

/* ---- labels ------------------------------------------------------------- */

/* "F-16", "COVID-19", "A320", "MH17", "3-1-2": letters or digits touch the
 * number from the left, perhaps over a dash, slash or colon. */
static bool touched_before(const struct quantity_reader *r, uint32_t i)
{
    if (i == 0 || !touches(r, i)) {
        return false;
    }
    const struct atom *p = &r->atoms.at[i - 1];
    if (p->kind == ATOM_LITERAL) {
        return true;
    }
    if (p->kind == ATOM_WORD) {
        /* an apostrophe ends a word of its own: l'1 */
        char last = r->doc->text.ptr[p->at.end - 1];
        bool apostrophe = last == '\'' || (unsigned char)last == 0x99;
        return !apostrophe;
    }
    if (sign(r, i - 1) == '_') {
        return true;
    }
    bool joins = p->flags & (ATOM_DASH | ATOM_SLASH) || sign(r, i - 1) == '+' ||
                 sign(r, i - 1) == ':' || sign(r, i - 1) == '.' ||
                 sign(r, i - 1) == '_' || sign(r, i - 1) == '#' ||
                 sign(r, i - 1) == '@';
    if (sign(r, i - 1) == '#' || sign(r, i - 1) == '@') {
        return true;
    }
    return joins && i >= 2 && !(p->flags & ATOM_GAP) &&
           r->atoms.at[i - 2].kind != ATOM_SIGN;
}

/* "24703L202", "4x4", "737-800": something touches it from the right. */
static bool touched_after(const struct quantity_reader *r, uint32_t end)
{
    const struct atom *a = atom_at(r, end);
    if (!a || a->flags & ATOM_GAP || end == 0 ||
            r->atoms.at[end - 1].kind == ATOM_SIGN) {
        return false;
    }
    if (a->kind != ATOM_SIGN) {
        return r->atoms.at[end - 1].kind == ATOM_LITERAL;
    }
    if (sign(r, end) == '_') {
        return true;
    }
    bool joins = a->flags & (ATOM_DASH | ATOM_SLASH) || sign(r, end) == ':';
    const struct atom *b = atom_at(r, end + 1);
    return joins && b && !(b->flags & ATOM_GAP) && b->kind == ATOM_LITERAL;
}

/* The atom behind a run of numbers with signs and joiners between. */
static uint32_t skip_numbers(const struct quantity_reader *r, uint32_t i)
{
    struct term t;
    for (int n = 0; n < LABEL_LIST; n++) {
        uint32_t at = i;
        const struct atom *a = atom_at(r, i);
        bool between =
                a && (a->flags & (ATOM_DASH | ATOM_SLASH) ||
                             sign(r, i) == ',' || sign(r, i) == ':' ||
                             number_joins(r->rules->number, &r->atoms, i));
        at += between ? 1 : 0;
        if (at >= r->atoms.n || r->atoms.at[at].kind != ATOM_LITERAL ||
                !term_read(r, at, 0, &t) || t.has_unit) {
            return i;
        }
        i = t.end;
    }
    return i;
}

/* "06 12 34 56 78": four pairs of digits or more, which count nothing. Their
 * end, or 0. */
static uint32_t pairs_end(const struct quantity_reader *r, uint32_t i)
{
    enum { PAIRS = 4 };
    uint32_t n = 0;
    for (const struct atom *a; (a = atom_at(r, i + n)) != NULL; n++) {
        if (a->kind != ATOM_LITERAL || !(a->flags & ATOM_PLAIN) ||
                a->digits != 2) {
            break;
        }
    }
    return n >= PAIRS ? i + n : 0;
}

/* "[1]" of a footnote; "0845" of a telephone number; "30%" of an address. */
static bool is_code(const struct quantity_reader *r, const struct draft *d)
{
    uint32_t i = d->a.number_first;
    char before = i > 0 && touches(r, i) ? sign(r, i - 1) : 0;
    if (before == '[' && sign(r, d->end) == ']') {
        return true;
    }
    bool closed = sign(r, d->end) == ')' && touches(r, d->end);
    bool item = before == '(' && closed &&
                (d->a.digits == 1 || touches(r, i - 1)); /* 2(4), point (1) */
    bool first = i == 0 && closed;                       /* 2) … */
    if (d->a.flags & NUMBER_PLAIN && !d->a.has_unit && (item || first)) {
        return true;
    }
    bool apostrophe = before == '\'' || (unsigned char)before == 0xE2;
    if (apostrophe && d->a.flags & NUMBER_PLAIN && d->a.digits == 2) {
        return true; /* '11 */
    }
    if (before == '=' || before == '%' || before == '&' || before == '?') {
        return true;
    }
    return d->a.flags & NUMBER_PLAIN && d->a.digits > 2 &&
           d->end < r->atoms.n &&
           r->doc->text.ptr[r->atoms.at[i].at.start] == '0';
}

/* A word before that makes the number a name; a weak one (day, group) only
 * where the number counts nothing. */
static bool label_before(const struct quantity_reader *r, const struct draft *d)
{
    span value;
    uint32_t i = d->a.first;
    for (uint32_t n = 1; n <= 4 && n <= i; n++) {
        if (role_value_at(
                    r->rules, &r->atoms, i - n, WORD_ROLE_LABEL, &value) == n) {
            return value.len == 0 || !counts_plural(r, d);
        }
    }
    return false;
}

/* "12 rue Mozart", "14, rue …", "14 Elm Street" */
static bool is_address(const struct quantity_reader *r, uint32_t i)
{
    i += sign(r, i) == ',' ? 1 : 0;
    for (int n = 0; n < 3; n++, i++) {
        const struct atom *a = atom_at(r, i);
        if (role(r, i, WORD_ROLE_LABEL_AFTER)) {
            return true;
        }
        if (!a || !(a->flags & ATOM_CAPITAL)) {
            return false;
        }
    }
    return false;
}

static bool is_label(
        const struct quantity_reader *r, const struct draft *d, uint32_t *end)
{
    uint32_t i = d->a.first;
    bool plain = d->a.flags & NUMBER_LITERAL && !d->a.has_unit;
    if (d->modified) {
        return false;
    }
    if (touched_before(r, i) || (!d->a.has_unit && !d->a.is_time && !d->range &&
                                        touched_after(r, d->a.end))) {
        *end = skip_numbers(r, d->end);
        return true;
    }
    if ((plain || !d->a.has_unit) && label_before(r, d)) {
        uint32_t more = skip_numbers(r, d->end);
        *end = more;
        return true;
    }
    return plain && is_address(r, d->end);
}

/* ---- dates and times ---------------------------------------------------- */

/* "les années 80": a row of value decade. */
static bool decade_before(const struct quantity_reader *r, uint32_t i)
{
    span value = {NULL, 0};
    return i > 0 &&
           role_value_at(r->rules, &r->atoms, i - 1, WORD_ROLE_YEAR_BEFORE,
                   &value) == 1 &&
           span_eq(value, SPAN("decade"));
}

/* "12", "12 au 15", "3 and 4" before a month, or behind one. */
static bool is_day(
        const struct quantity_reader *r, const struct draft *d, uint32_t *end)
{
    const struct term *t = d->range ? &d->b : &d->a;
    bool short_year =
            d->a.flags & NUMBER_PLAIN && d->a.digits == 2 &&
            (role_before(r, d->first, WORD_ROLE_MONTH) ||
                    (fmod(t->value, 10) == 0 && decade_before(r, d->first)));
    if (short_year && !t->has_unit && !d->range) {
        *end = d->end;
        return true; /* Mai 68, les années 80 */
    }
    if (t->value > 31 || t->has_unit || d->a.has_unit) {
        return false;
    }
    uint32_t i = d->end;
    i += touches(r, i) && r->atoms.at[i].flags & ATOM_DASH ? 1 : 0;
    uint32_t month = role(r, i, WORD_ROLE_MONTH); /* 14 mars, 14-Mars */
    const struct atom *next = atom_at(r, i + 1);
    if (!month && next && next->kind == ATOM_LITERAL && next->value <= 31) {
        i += 2; /* "12 [au] 15 mars" */
        month = role(r, i, WORD_ROLE_MONTH);
    }
    if (month) {
        *end = i + month;
        const struct atom *year = atom_at(r, *end);
        bool has_year = year && year->flags & ATOM_PLAIN && year->digits == 4;
        *end += has_year ? 1 : 0;
        return true;
    }
    if (!(d->a.flags & NUMBER_LITERAL)) {
        return false;
    }
    if (role_before(r, d->first, WORD_ROLE_MONTH) && t->value <= 31) {
        const struct atom *year = atom_at(r, d->end + 1);
        bool has_year = sign(r, d->end) == ',' && year &&
                        year->flags & ATOM_PLAIN && year->digits == 4;
        *end = has_year ? d->end + 2 : d->end;
        return true;
    }
    return role_before(r, d->first, WORD_ROLE_WEEKDAY) &&
           d->a.flags & NUMBER_PLAIN && d->noun == NONE &&
           quantity_noun(r, d) == NONE;
}

/* "20 h 30", "8 pm", "20:30", "8.30 a.m." */
static bool is_clock(
        const struct quantity_reader *r, const struct draft *d, uint32_t *end)
{
    const struct term *t = d->range ? &d->b : &d->a;
    uint32_t i = t->number_end;
    uint32_t n = role(r, i, WORD_ROLE_CLOCK);
    const struct atom *a = atom_at(r, i);
    if (a && (sign(r, i) == ':' || (a->flags & ATOM_DASH)) &&
            !(a->flags & ATOM_GAP) && touches(r, i + 1) && sign(r, i) == ':') {
        *end = skip_numbers(r, i);
        n = role(r, *end, WORD_ROLE_CLOCK);
        *end += n;
        return true;
    }
    if (n == 0 || !(t->value <= 24)) {
        return false;
    }
    *end = i + n;
    const struct atom *minutes = atom_at(r, *end);
    if (minutes && minutes->flags & ATOM_PLAIN && minutes->digits <= 2 &&
            minutes->value < 60 && !t->is_time) {
        (*end)++;
    } else if (minutes && minutes->flags & ATOM_PLAIN && minutes->digits == 2 &&
               minutes->value < 60) {
        (*end)++;
    }
    return true;
}

/* Words that only stand before years and months: in, since. */
static bool strong_before(const struct quantity_reader *r, uint32_t i)
{
    span value;
    for (uint32_t n = 1; n <= 3 && n <= i; n++) {
        if (role_value_at(r->rules, &r->atoms, i - n, WORD_ROLE_YEAR_BEFORE,
                    &value) == n) {
            return value.len > 0;
        }
    }
    return false;
}

static bool is_year(const struct quantity_reader *r, const struct draft *d)
{
    const struct term *t = &d->a;
    if (!(t->flags & NUMBER_PLAIN) || t->digits != 4 || t->value < 1000 ||
            t->value > 2100 || t->has_unit) {
        return false;
    }
    if (d->modified) { /* around 2020 */
        return t->value >= 1900 && t->value <= 2050 &&
               fmod(t->value, 100) != 0 && !counts_plural(r, d);
    }
    if (d->range) {
        return d->b.value < 2100 && d->b.digits == 4 && !counts_noun(r, d);
    }
    bool recent = t->value >= 1900 && t->value <= 2050;
    bool dated = recent &&
                 (strong_before(r, d->first) ||
                         (fmod(t->value, 100) != 0 &&
                                 role_before(r, d->first, WORD_ROLE_DEFINITE)));
    if (counts_plural(r, d) && !dated) {
        return false;
    }
    return recent || role_before(r, d->first, WORD_ROLE_YEAR_BEFORE) ||
           role_before(r, d->first, WORD_ROLE_MONTH);
}

/* ---- ages --------------------------------------------------------------- */

/* The name that covers a range, or NONE. */
static uint32_t name_over(const struct rcp_doc *doc, range at)
{
    uint32_t low = 0;
    uint32_t high = doc->name.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (doc->name.at[mid].at.end <= at.start) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    bool found = low < doc->name.n && range_holds(doc->name.at[low].at, at);
    return found ? low : NONE;
}

/* What the name that covers an atom is; a person where no name is known. */
static enum actor_kind name_kind(
        const struct quantity_reader *r, const struct atom *a)
{
    uint32_t i = name_over(r->doc, a->at);
    return i == NONE ? ACTOR_PERSON : r->doc->name.at[i].kind;
}

/* ", 56," or ", 56 ans," behind a name or a person. */
static bool apposed(
        const struct quantity_reader *r, const struct draft *d, bool name_only)
{
    uint32_t i = d->first;
    char before = i > 0 ? sign(r, i - 1) : 0;
    char after = sign(r, d->end);
    bool open = before == ',' || before == '(';
    bool close = after == ',' || after == ')' || (after == '.' && !name_only) ||
                 (after == 0 && d->end == r->atoms.n && !name_only);
    if (!open || !close || i < 2) {
        return false;
    }
    const struct atom *p = &r->atoms.at[i - 2];
    const struct atom *next = atom_at(r, d->end + 1);
    bool listed = next && next->kind == ATOM_LITERAL; /* Vista, 7, 8 */
    if (p->kind != ATOM_WORD || d->range || listed) {
        return false;
    }
    if (r->doc->tag && name_only) {
        return r->doc->tag[p->word].upos == UPOS_PROPN &&
               p->flags & ATOM_CAPITAL && name_kind(r, p) == ACTOR_PERSON;
    }
    return p->flags & ATOM_CAPITAL || quantity_counted(r, p->word) ||
           role(r, i - 2, WORD_ROLE_AGE_PERSON);
}

/* A person before "of 33 years", "de 33 ans". */
static bool person_of(const struct quantity_reader *r, const struct draft *d)
{
    uint32_t i = d->first;
    i += d->range && role(r, i, WORD_ROLE_AGE_OF) ? 1 : 0; /* de 16 à 85 */
    if (i < 2 || !role(r, i - 1, WORD_ROLE_AGE_OF)) {
        return false;
    }
    for (uint32_t k = 2; k <= 4 && k <= i; k++) {
        const struct atom *p = &r->atoms.at[i - k];
        if (p->kind == ATOM_WORD && (role(r, i - k, WORD_ROLE_AGE_PERSON) ||
                                            quantity_counted(r, p->word))) {
            return true;
        }
    }
    return false;
}

static void make_age(struct draft *d, span unit)
{
    d->a.kind = QUANTITY_MEASURE;
    d->a.unit = unit;
    d->a.has_unit = true;
    d->no_noun = true;
}

/* "He was 75." */
static bool says_age(const struct quantity_reader *r, const struct draft *d)
{
    char after = sign(r, d->end);
    bool ends = d->end == r->atoms.n || after == '.' || after == ',';
    uint32_t i = d->first;
    return ends && i > 1 && role(r, i - 1, WORD_ROLE_AGE_IS) && r->doc->tag &&
           r->doc->tag[r->atoms.at[i - 2].word].upos == UPOS_PRON &&
           quantity_noun(r, d) == NONE && d->a.value > 0 &&
           !(d->a.flags & NUMBER_SCALED);
}

bool quantity_age(const struct quantity_reader *r, struct draft *d)
{
    struct term *last = d->range ? &d->b : &d->a;
    if (d->a.has_unit || d->a.value < 0 || d->a.value > 150 * 12) {
        return false;
    }
    bool before = role_before(r, d->first, WORD_ROLE_AGE_BEFORE);
    if (!last->is_time) {
        bool bare = last->flags & NUMBER_LITERAL && !d->modified &&
                    last->value < 120;
        bool young = bare && apposed(r, d, true);
        bool aged = before && last->value < 130 &&
                    (last->flags & NUMBER_LITERAL || last->value < 130) &&
                    !counts_noun(r, d);
        if (!aged && !young && !(bare && says_age(r, d))) {
            return false;
        }
        make_age(d, SPAN("a"));
        return true;
    }
    uint32_t after = role(r, d->end, WORD_ROLE_AGE_AFTER);
    uint32_t dash = sign(r, d->end) == '-'
                            ? role(r, d->end + 1, WORD_ROLE_AGE_AFTER)
                            : 0;
    bool years = span_eq(last->time_unit, SPAN("a"));
    bool has = years && role_before(r, d->first, WORD_ROLE_AGE_HAS) &&
               !role_before(r, d->first, WORD_ROLE_AGE_NOT);
    if (!before && !after && !dash && !has &&
            !(years && (apposed(r, d, false) || person_of(r, d)))) {
        return false;
    }
    if (last->time_unit.len == 0) {
        return false;
    }
    make_age(d, last->time_unit);
    d->end += after ? after : dash ? dash + 1 : 0;
    return true;
}

/* ---- all ---------------------------------------------------------------- */

/* "3-1", "51 to 49": two numbers around a dash that are no range. */
static bool is_score(
        const struct quantity_reader *r, const struct draft *d, uint32_t *end)
{
    const struct term *t = &d->a;
    const struct atom *dash = atom_at(r, t->end);
    bool bracketed = d->range && dash && dash->flags & ATOM_DASH &&
                     d->first > 0 && sign(r, d->first - 1) == '(' &&
                     sign(r, d->end) == ')' && !t->has_unit;
    if (bracketed) {
        *end = d->end;
        return true; /* a team's (7-9) */
    }
    if (d->range || t->has_unit || !dash || !(dash->flags & ATOM_DASH) ||
            !touches(r, t->end) || !touches(r, t->end + 1) ||
            atom_at(r, t->end + 1)->kind != ATOM_LITERAL) {
        return false;
    }
    *end = skip_numbers(r, t->end);
    return true;
}

/* Is the atom the last word of a name that is no person? */
static bool ends_name(const struct quantity_reader *r, const struct atom *a)
{
    uint32_t i = name_over(r->doc, a->at);
    return i != NONE && r->doc->name.at[i].at.end == a->at.end &&
           r->doc->name.at[i].kind != ACTOR_PERSON &&
           r->doc->name.at[i].kind != ACTOR_PLACE;
}

/* A capitalised name before it and nothing to count behind: "France 2",
 * "Apollo 11". */
static bool names_end(const struct quantity_reader *r, const struct draft *d)
{
    const struct atom *p = d->first > 0 ? &r->atoms.at[d->first - 1] : NULL;
    return p && r->doc->tag && p->kind == ATOM_WORD && !d->modified &&
           !d->a.has_unit && d->a.flags & NUMBER_PLAIN && !d->a.is_time &&
           !d->range &&
           (r->doc->tag[p->word].upos == UPOS_PROPN || ends_name(r, p) ||
                   (p->flags & ATOM_CAPS && p->at.end - p->at.start > 1)) &&
           !counts_plural(r, d);
}

/* Numbers inside a name that has other words: "5 Stelle". */
static bool in_name(const struct quantity_reader *r, const struct draft *d)
{
    range at = {r->atoms.at[d->a.number_first].at.start,
            r->atoms.at[d->a.number_end - 1].at.end};
    uint32_t i = d->a.has_unit || d->modified ? NONE : name_over(r->doc, at);
    if (i == NONE) {
        return false;
    }
    range name = r->doc->name.at[i].at;
    return name.start < r->atoms.at[d->first].at.start ||
           name.end > r->atoms.at[d->end - 1].at.end;
}

/* A number of three digits or more that named something ("Boeing 787") names
 * it again later ("the 787"). */
static void note_label(const struct quantity_reader *r, const struct draft *d)
{
    struct label_memo *m = r->labels;
    bool plain = d->a.flags & NUMBER_PLAIN && d->a.digits >= 3;
    if (plain && m->n < LABELS_MAX) {
        m->value[m->n++] = d->a.value;
    }
}

static bool was_label(const struct quantity_reader *r, const struct draft *d)
{
    for (uint32_t i = 0; i < r->labels->n; i++) {
        if (d->a.flags & NUMBER_PLAIN && !d->a.has_unit && !d->modified &&
                !d->range && fabs(r->labels->value[i] - d->a.value) < 0.5) {
            return !counts_plural(r, d);
        }
    }
    return false;
}

bool quantity_refused(
        const struct quantity_reader *r, struct draft *d, uint32_t *end)
{
    const struct term *last = d->range ? &d->b : &d->a;
    uint32_t skip = role(r, d->first, WORD_ROLE_SKIP);
    uint32_t inner = role(r, d->a.number_first, WORD_ROLE_SKIP);
    if ((skip || inner) && !quantity_one_more(r, d)) {
        *end = skip ? d->first + skip : d->a.number_first + inner;
        return true;
    }
    if (is_code(r, d)) {
        *end = skip_numbers(r, d->end);
        return true;
    }
    uint32_t pairs = pairs_end(r, d->first);
    if (pairs > 0) {
        *end = pairs;
        return true;
    }
    if (d->ratio) {
        return false;
    }
    if (quantity_age(r, d)) {
        return false;
    }
    if (was_label(r, d)) {
        return true;
    }
    if (names_end(r, d) || is_label(r, d, end)) {
        note_label(r, d);
        return true;
    }
    if (in_name(r, d) || is_score(r, d, end) || is_day(r, d, end) ||
            is_clock(r, d, end)) {
        return true;
    }
    if (last->is_time || d->a.is_time) {
        *end = d->end;
        return true;
    }
    return is_year(r, d);
}
