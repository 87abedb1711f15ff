/* SPDX-License-Identifier: Apache-2.0 */
/* The pass over the words that finds quantities, see quantity.h.
 *
 *     sentence ─> atoms ─> at each atom, the longest of
 *
 *       quantity = {before} ( range | ratio | vague | none | term ) {after}
 *       range    = [open] term middle term      entre 2 et 3 millions
 *       ratio    = term of term                 un sur trois
 *       vague    = determiner [multiplier]      plusieurs centaines, des tonnes
 *       none     = determiner noun              aucun mort
 *
 *     ─> refused? (dates, times, labels: quantity_filter.c)
 *     ─> interval by the modifier ─> counted noun (quantity_noun.c) ─> doc
 *
 * Each alternative looks a bounded number of atoms ahead, and the pass never
 * goes back: linear in the words. */
#include "extract/quantity.h"

#include "extract/quantity_draft.h"
#include "lang/pack.h"

#include <math.h>

enum { SENTENCE_ATOMS = 2048 }; /* longer sentences are read in pieces */

static uint32_t role(
        const struct quantity_reader *r, uint32_t i, enum word_role role)
{
    return role_at(r->rules, &r->atoms, i, role);
}

static bool gap_at(const struct quantity_reader *r, uint32_t i)
{
    return i >= r->atoms.n || r->atoms.at[i].flags & ATOM_GAP;
}

static bool is_comma(const struct quantity_reader *r, uint32_t i)
{
    return i < r->atoms.n && r->atoms.at[i].kind == ATOM_SIGN &&
           r->doc->text.ptr[r->atoms.at[i].at.start] == ',';
}

/* ---- modifiers ---------------------------------------------------------- */

static bool is_bound(enum quantity_modifier m)
{
    return m == MODIFIER_MORE_THAN || m == MODIFIER_AT_LEAST ||
           m == MODIFIER_LESS_THAN || m == MODIFIER_AT_MOST;
}

/* A bound says more than an approximation: "at least about 20". */
static void add_modifier(struct draft *d, const struct modifier_row *m)
{
    if (!d->modified || !is_bound(d->modifier)) {
        d->modifier = m->modifier;
        d->modifier_rule = m->rule;
    }
    d->modified = true;
}

/* Does a share follow, "deux tiers"? */
static bool share_at(const struct quantity_reader *r, uint32_t i)
{
    struct number_atoms n;
    return i < r->atoms.n &&
           number_compose(
                   r->rules->number, &r->atoms, i, NUMBER_NO_MINUS, &n) &&
           n.flags & NUMBER_SHARE;
}

uint32_t quantity_before(
        const struct quantity_reader *r, uint32_t i, struct draft *d)
{
    uint32_t handle;
    for (int n = 0; n < 3 && i < r->atoms.n; n++) {
        uint32_t length = atoms_match(r->rules->before, &r->atoms, i, &handle);
        if (length == 0) {
            break;
        }
        uint32_t m = phrases_row(r->rules->before, handle);
        if (r->rules->modifier[m].share && !share_at(r, i + length)) {
            break;
        }
        add_modifier(d, &r->rules->modifier[m]);
        i += length;
    }
    return i;
}

/* The modifier at atom i that belongs to what stands before it: no number
 * follows that it could belong to. Its length, or 0. */
static uint32_t after_at(
        const struct quantity_reader *r, uint32_t i, struct draft *d)
{
    uint32_t handle;
    struct number_atoms next;
    if (i >= r->atoms.n) {
        return 0;
    }
    uint32_t length = atoms_match(r->rules->after, &r->atoms, i, &handle);
    if (length == 0 || (i + length < r->atoms.n &&
                               number_compose(r->rules->number, &r->atoms,
                                       i + length, 0, &next))) {
        return 0;
    }
    for (uint32_t k = i; k < i + length; k++) {
        uint32_t other;
        uint32_t n = atoms_match(r->rules->before, &r->atoms, k, &other);
        if (n > 0 && k + n > i + length) {
            return 0; /* 13 bus et | plus de 100 véhicules */
        }
    }
    uint32_t m = phrases_row(r->rules->after, handle);
    add_modifier(d, &r->rules->modifier[m]);
    return length;
}

/* Behind the number, or behind its unit or noun: "200 at least", "three
 * people or more". Only what touches the number belongs to the span. */
static void read_after(const struct quantity_reader *r, struct draft *d)
{
    bool touches = d->span_end == d->end;
    bool dash = d->end < r->atoms.n && r->atoms.at[d->end].flags & ATOM_DASH &&
                !gap_at(r, d->end) && !gap_at(r, d->end + 1);
    uint32_t length = after_at(r, d->end + dash, d); /* 30-odd */
    length += length > 0 && dash;
    if (length > 0) {
        d->end += length;
        d->span_end = touches ? d->end : d->span_end;
        return;
    }
    const struct atom *next =
            d->end + 1 < r->atoms.n ? &r->atoms.at[d->end] : NULL;
    if (next && next->kind == ATOM_WORD && next->word == d->noun) {
        after_at(r, d->end + 1, d);
    }
}

/* ---- one number --------------------------------------------------------- */

/* "per cent of 10": a percent sign before its number, which counts nothing. */
static bool read_percent_of(
        const struct quantity_reader *r, uint32_t i, struct draft *d)
{
    uint32_t n = role(r, i, WORD_ROLE_PERCENT);
    uint32_t of = n > 0 ? role(r, i + n, WORD_ROLE_OF) : 0;
    if (of == 0 || r->atoms.at[i].kind != ATOM_WORD ||
            !term_read(r, i + n + of, NUMBER_NO_MINUS, &d->a) ||
            d->a.has_unit || d->a.is_time || d->a.end < r->atoms.n) {
        return false;
    }
    d->a.kind = QUANTITY_PERCENT;
    d->a.has_unit = true;
    d->span_first = d->a.first;
    d->end = d->span_end = d->a.end;
    return true;
}

/* "un mort et trois blessés", "trois blessés et un mort": in a list of
 * casualties an article is a number. */
static bool one_casualty(const struct quantity_reader *r, const struct draft *d)
{
    struct number_atoms other;
    uint32_t i = d->a.number_first;
    uint32_t noun = quantity_noun(r, d);
    if (noun == NONE || r->atoms.at[d->a.end].word != noun ||
            !quantity_casualty(r, noun)) {
        return false;
    }
    uint32_t next = d->a.end + 1;
    bool joined = number_joins(r->rules->number, &r->atoms, next) ||
                  is_comma(r, next);
    if (joined && next + 1 < r->atoms.n &&
            number_compose(r->rules->number, &r->atoms, next + 1, 0, &other)) {
        return true;
    }
    const struct rcp_doc *doc = r->doc;
    const struct quantity *last =
            doc->quantity.n ? &doc->quantity.at[doc->quantity.n - 1] : NULL;
    bool behind = i > 1 && (number_joins(r->rules->number, &r->atoms, i - 1) ||
                                   is_comma(r, i - 1));
    return behind && last && last->noun != NONE &&
           last->noun + 3 >= r->atoms.at[i - 1].word &&
           last->at.end < r->atoms.at[i].at.start;
}

/* Numbers that are only articles or pronouns: un, a, one. "one" and "un" are
 * numbers alone in the sentence, before a unit, or (where the pack has no
 * gender of articles to tell) as a numeral before a noun. */
static bool article_counts(
        const struct quantity_reader *r, const struct draft *d)
{
    const struct term *t = &d->a;
    uint32_t handle;
    if (t->flags & NUMBER_BARE && t->first == r->last_end && t->first > 0) {
        return false; /* $82 a barrel */
    }
    if (t->has_unit || t->is_time) {
        bool more =
                t->end < r->atoms.n && r->atoms.at[t->end].kind == ATOM_LITERAL;
        return !more; /* a US$4 billion deal */
    }
    if (t->end < r->atoms.n &&
            atoms_match(r->rules->after, &r->atoms, t->end, &handle)) {
        return true; /* one or more */
    }
    if (t->flags & NUMBER_BARE) {
        return false;
    }
    bool alone = r->atoms.n == t->end && t->first == 0;
    bool bound = d->modified && is_bound(d->modifier);
    if (alone || bound || t->flags & NUMBER_SIGNED) {
        return true;
    }
    if (!r->doc->tag) {
        return false;
    }
    if (one_casualty(r, d) || quantity_one_more(r, d)) {
        return true;
    }
    uint32_t word = r->atoms.at[t->number_first].word;
    const struct tag *tag = &r->doc->tag[word];
    return tag->upos == UPOS_NUM && quantity_noun(r, d) != NONE;
}

/* A fraction without a number ("half", "la moitié") needs what it is of. */
static bool share_of(const struct quantity_reader *r, const struct draft *d)
{
    const struct term *t = &d->a;
    uint32_t definite = role(r, t->end, WORD_ROLE_DEFINITE);
    bool times = t->flags & NUMBER_SCALED; /* half a million */
    return !(t->flags & NUMBER_SHARE) || t->has_unit || d->modified || times ||
           t->end == r->atoms.n || definite > 0 ||
           role(r, t->end, WORD_ROLE_OF) > 0;
}

/* "the third victim", "the 42nd president": the place of a noun in a row. Not
 * "first" by itself, nor "a second". */
static bool ordinal_places(
        const struct quantity_reader *r, const struct draft *d)
{
    const struct rcp_doc *doc = r->doc;
    if (!doc->tag || d->modified || d->end >= r->atoms.n) {
        return false;
    }
    enum upos u = doc->tag[r->atoms.at[d->a.number_end - 1].word].upos;
    bool word = d->a.flags & NUMBER_LITERAL || u == UPOS_ADJ || u == UPOS_NUM;
    uint32_t noun = quantity_noun(r, d);
    return word && noun != NONE && doc->tag[noun].upos == UPOS_NOUN &&
           doc->tag[noun].morph.number != NUMBER_PLUR;
}

static bool read_number(
        const struct quantity_reader *r, uint32_t i, struct draft *d)
{
    uint32_t definite = role(r, i, WORD_ROLE_DEFINITE);
    struct term *t = &d->a;
    if (definite > 0) {
        bool bare =
                term_read(r, i + definite, NUMBER_NO_MINUS, t) &&
                !(t->flags & NUMBER_PLURAL) &&
                (t->flags & NUMBER_SHARE ||
                        (t->flags & NUMBER_BARE && t->flags & NUMBER_SCALED)) &&
                !(t->flags & (NUMBER_ARTICLE | NUMBER_LITERAL)) && !t->has_unit;
        if (!bare || !share_of(r, d)) {
            return false;
        }
    } else if (!term_read(r, i, 0, t)) {
        return false;
    }
    bool article = t->flags & NUMBER_ARTICLE;
    bool bare = !definite && t->flags & NUMBER_BARE && !article;
    d->end = t->end;
    d->span_end = t->span_end;
    if (t->flags & NUMBER_ORDINAL) {
        t->kind = QUANTITY_ORDINAL;
        t->has_unit = false; /* the second round: no revolution */
        t->end = d->end = d->span_end = t->number_end;
        return !t->is_time && ordinal_places(r, d);
    }
    if (article && !article_counts(r, d)) {
        return false;
    }
    if (t->flags & NUMBER_PLURAL) {
        return false;
    }
    if (bare && t->flags & NUMBER_SHARE && !share_of(r, d)) {
        return false;
    }
    return !bare || t->has_unit || t->flags & NUMBER_ABOUT ||
           t->multiplier >= 1000 || d->modified || t->flags & NUMBER_SHARE;
}

/* ---- intervals ---------------------------------------------------------- */

/* A share is a percentage of its whole, unless it measures. */
static void read_share(const struct quantity_reader *r, struct draft *d)
{
    struct term *t = &d->a;
    if (d->ratio) {
        /* of nothing, at the end: a fraction like any other */
        bool bare =
                d->noun == NONE && !d->modified &&
                (d->end == r->atoms.n || r->atoms.at[d->end].kind == ATOM_SIGN);
        d->value = (bare ? 1 : 100) * d->a.value / d->b.value;
        t->kind = bare ? QUANTITY_COUNT : QUANTITY_PERCENT;
        return;
    }
    bool share = t->flags & NUMBER_SHARE && !t->has_unit && t->value < 1;
    bool alone = d->first == 0 && d->end + 1 >= r->atoms.n;
    if (share && (d->noun != NONE || !alone)) {
        t->value *= 100;
        t->kind = QUANTITY_PERCENT;
    }
    d->value = t->value;
}

static double rounded(double x)
{
    double scale = fabs(x) < 1e9 ? 1e6 : 1;
    return round(x * scale) / scale;
}

static void set_interval(struct draft *d)
{
    double v = d->value;
    switch (d->modifier) {
    case MODIFIER_EXACT:
        d->min = d->max = v;
        break;
    case MODIFIER_ABOUT:
        d->min = rounded(fmin(0.9 * v, 1.1 * v));
        d->max = rounded(fmax(0.9 * v, 1.1 * v));
        break;
    case MODIFIER_MORE_THAN:
    case MODIFIER_AT_LEAST:
        d->min = v;
        d->max = (double)NAN;
        break;
    case MODIFIER_LESS_THAN:
    case MODIFIER_AT_MOST:
        d->min = 0;
        d->max = v;
        break;
    case MODIFIER_BETWEEN:
        d->value = (double)NAN;
        d->min = d->a.value;
        d->max = d->b.value;
        break;
    case MODIFIER_SEVERAL:
        d->value = (double)NAN;
        break;
    }
}

/* "- 2 degrees", "- 1.200.000" alone: a minus that stands off. */
static void read_minus(const struct quantity_reader *r, struct draft *d)
{
    uint32_t i = d->first;
    bool dash = i > 0 && r->atoms.at[i - 1].flags & ATOM_DASH &&
                gap_at(r, i - 1) && gap_at(r, i) && !d->modified;
    bool alone = i == 1 && d->end == r->atoms.n;
    bool warm =
            d->a.has_unit && span_eq(quantity_dimension(r->rules, d->a.unit),
                                     SPAN("temperature"));
    if (dash && (alone || warm) && d->a.value > 0 && !d->range) {
        d->a.value = -d->a.value;
        d->span_first = d->first = i - 1;
    }
}

static void finish(const struct quantity_reader *r, struct draft *d)
{
    read_minus(r, d);
    if (d->modifier == MODIFIER_SEVERAL) {
        d->value = (double)NAN;
        return;
    }
    read_after(r, d);
    if (d->range) {
        d->modifier = MODIFIER_BETWEEN;
    } else if (!d->modified && d->a.flags & NUMBER_ABOUT) {
        d->modifier = MODIFIER_ABOUT;
    }
    read_share(r, d);
    set_interval(d);
}

/* ---- reading at one atom ------------------------------------------------ */

/* The quantity that begins at atom i. False: none; d->end then says where to
 * go on. */
static bool read_at(
        const struct quantity_reader *r, uint32_t i, struct draft *d)
{
    *d = (struct draft){.first = i,
            .span_first = i,
            .end = i + 1,
            .noun = NONE,
            .part_of = NONE};
    uint32_t skip = role(r, i, WORD_ROLE_SKIP);
    bool more =
            skip > 0 && term_read(r, i, 0, &d->a) && quantity_one_more(r, d);
    if (skip > 0 && !more) {
        d->end = i + skip;
        return false;
    }
    uint32_t at = quantity_before(r, i, d);
    struct draft plain = *d;
    bool found = at < r->atoms.n &&
                 (quantity_none(r, at, d) || quantity_exact(r, at, d) ||
                         read_percent_of(r, at, d));
    if (!found && at < r->atoms.n) {
        *d = plain;
        found = quantity_ratio(r, at, d) || quantity_range(r, at, d);
    }
    if (!found && at < r->atoms.n) {
        *d = plain;
        found = read_number(r, at, d);
    }
    if (!found && at < r->atoms.n) {
        *d = plain;
        found = quantity_vague(r, at, d);
    }
    if (!found) {
        d->end = i + 1;
        return false;
    }
    uint32_t end = d->end;
    if (quantity_refused(r, d, &end)) {
        d->end = end > i ? end : i + 1;
        return false;
    }
    return true;
}

/* ---- the doc ------------------------------------------------------------ */

static struct list words_of(const struct rcp_doc *doc, range at)
{
    uint32_t first = doc_word_at(doc, at.start);
    uint32_t last = first;
    while (last + 1 < doc->word.n && doc->word.at[last + 1].at.start < at.end) {
        last++;
    }
    return (struct list){first, last + 1 - first};
}

/* "quantity-modifiers.tsv:31 numbers.tsv:12 units.tsv:88": the rows that made
 * it; "figures" where only digits did. */
static span rules_of(struct arena *a, const struct draft *d)
{
    const span parts[] = {d->modifier_rule, d->a.number_rule,
            d->range ? d->b.unit_rule : d->a.unit_rule};
    span all = {NULL, 0};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].ptr && all.ptr) {
            all = arena_printf(
                    a, "%.*s %.*s", SPAN_ARG(all), SPAN_ARG(parts[i]));
        } else if (parts[i].ptr) {
            all = parts[i];
        }
    }
    return all.ptr ? all : SPAN("figures");
}

static void emit(const struct quantity_reader *r, const struct draft *d)
{
    struct rcp_doc *doc = r->doc;
    bool former = quantity_former(r, d);
    struct quantity *q = VEC_ADD(doc->arena, &doc->quantity);
    q->former = former;
    q->at = (range){r->atoms.at[d->span_first].at.start,
            r->atoms.at[d->span_end - 1].at.end};
    q->words = words_of(doc, q->at);
    q->kind = d->a.kind;
    q->modifier = d->modifier;
    q->value = d->value;
    q->min = d->min;
    q->max = d->max;
    bool unit = q->kind == QUANTITY_MEASURE || q->kind == QUANTITY_MONEY;
    q->unit = unit ? d->a.unit : (span){NULL, 0};
    q->noun = d->noun;
    q->noun_lemma = NONE;
    if (d->noun != NONE) {
        const struct word *w = &doc->word.at[d->noun];
        q->noun_lemma = doc->tag && doc->tag[d->noun].lemma != NONE
                                ? doc->tag[d->noun].lemma
                                : w->norm;
    }
    q->part_of = d->part_of;
    q->rule = rules_of(doc->arena, d);
}

/* ---- sentences ---------------------------------------------------------- */

static void complete(const struct quantity_reader *r, struct draft *d,
        uint32_t since, uint32_t earlier)
{
    quantity_magnitude(r, d);
    if (d->noun == NONE && !d->no_noun) {
        d->noun = quantity_noun(r, d);
    }
    quantity_unit(r, d, since);
    finish(r, d);
    if (d->noun == NONE && !d->no_noun) {
        d->noun = quantity_noun(r, d); /* behind "or more" */
    }
    if (d->a.kind == QUANTITY_MONEY) {
        d->noun = NONE;
    }
    bool none = d->value <= 0 && d->a.number_rule.ptr == NULL;
    if (d->a.kind == QUANTITY_COUNT && !none) {
        quantity_wholes(r, d, since, earlier);
    } else if (d->a.kind == QUANTITY_PERCENT && d->noun == NONE) {
        quantity_share(r, d, earlier);
    }
}

/* `earlier`: the first quantity that the sentence can refer to. */
static void read_atoms(struct quantity_reader *r, uint32_t earlier)
{
    uint32_t since = r->doc->quantity.n;
    r->last_end = r->atoms.n;
    for (uint32_t i = 0; i < r->atoms.n;) {
        struct draft d;
        if (read_at(r, i, &d) && r->doc->quantity.n < DOC_MAX_LAYER) {
            complete(r, &d, since, earlier);
            emit(r, &d);
            quantity_link(r, &d, r->last_end);
            r->last_end = d.end;
        }
        i = d.end;
    }
}

void quantity_read(struct rcp_doc *doc, const struct quantity_rules *rules)
{
    struct label_memo labels = {.n = 0};
    struct quantity_reader r = {.doc = doc, .rules = rules, .labels = &labels};
    r.atoms.at = ARENA_ARRAY(doc->arena, struct atom, SENTENCE_ATOMS);
    r.atoms.cap = SENTENCE_ATOMS;
    const struct literal_signs *signs = number_signs(rules->number);
    uint32_t before = 0;  /* the first quantity of the last sentence */
    uint32_t earlier = 0; /* … of the one before that */
    for (uint32_t s = 0; s < doc->sentence.n; s++) {
        const struct sentence *sentence = &doc->sentence.at[s];
        range rest = sentence->at;
        uint32_t word = sentence->words.first;
        if (sentence->words.n == 0) {
            continue;
        }
        uint32_t since = doc->quantity.n;
        do {
            r.atoms.n = 0;
            atoms_cut(&r.atoms, doc, signs, rest, word);
            read_atoms(&r, earlier);
            if (r.atoms.n > 0) {
                rest.start = r.atoms.at[r.atoms.n - 1].at.end;
                word = r.atoms.at[r.atoms.n - 1].word;
            }
        } while (r.atoms.n == SENTENCE_ATOMS);
        earlier = before;
        before = since;
    }
}
