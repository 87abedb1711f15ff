/* SPDX-License-Identifier: Apache-2.0 */
/* What a number counts.
 *
 * By the tree, where there is one: the number's phrase has a top word, whose
 * head lies outside.
 *
 *     250 <-nummod- combattants          the head of the top word
 *     cinquantaine -nmod-> camions       its nmod, where the top is a noun
 *
 * Without a tree: behind the number, past a linking word and adjectives that
 * stand before nouns, the next noun; in languages whose compounds end in
 * their head, the last noun of the run. */
#include "extract/quantity_draft.h"

#include "base/utf8.h"

static uint32_t role(
        const struct quantity_reader *r, uint32_t i, enum word_role role)
{
    return role_at(r->rules, &r->atoms, i, role);
}

/* 1 for nouns of persons, 2 for those of casualties, 3 for crowds, else NONE.
 */
static uint32_t class_of(const struct quantity_reader *r, uint32_t word)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t class = NONE;
    if (doc->tag && doc->tag[word].lemma != NONE) {
        class = map_get(r->rules->counted, doc->tag[word].lemma);
    }
    return class != NONE ? class
                         : map_get(r->rules->counted, doc->word.at[word].norm);
}

bool quantity_counted(const struct quantity_reader *r, uint32_t word)
{
    return class_of(r, word) != NONE;
}

bool quantity_casualty(const struct quantity_reader *r, uint32_t word)
{
    return class_of(r, word) == 2;
}

bool quantity_crowd(const struct quantity_reader *r, uint32_t word)
{
    return class_of(r, word) == 3 ||
           (class_of(r, word) != NONE &&
                   r->doc->tag[word].morph.number == NUMBER_PLUR);
}

/* ---- by the words ------------------------------------------------------- */

static bool is_noun(const struct rcp_doc *doc, uint32_t word)
{
    return doc->tag[word].upos == UPOS_NOUN ||
           doc->tag[word].upos == UPOS_PROPN;
}

/* May the word stand between a number and its noun? */
static bool is_between(const struct rcp_doc *doc, uint32_t word)
{
    enum upos u = doc->tag[word].upos;
    return u == UPOS_ADJ || u == UPOS_PUNCT || u == UPOS_NUM || u == UPOS_X;
}

static bool is_hyphen(const struct rcp_doc *doc, uint32_t word)
{
    span s = doc_span(doc, doc->word.at[word].at);
    return s.len == 1 && s.ptr[0] == '-';
}

/* The number of a model inside a compound: iPhone 4 customers, Boeing 787
 * jets, Airbus A320 jets. */
static bool is_model(const struct rcp_doc *doc, uint32_t w, uint32_t stop)
{
    span s = doc_span(doc, doc->word.at[w].at);
    bool plain = s.len <= 4;
    for (size_t i = 1; i < s.len; i++) {
        plain = plain && s.ptr[i] >= '0' && s.ptr[i] <= '9';
    }
    return plain && s.len > 0 && w + 1 < stop && is_noun(doc, w + 1) &&
           (doc->tag[w].upos == UPOS_NUM || doc->tag[w].upos == UPOS_X);
}

/* The noun phrase that begins with word w: its head noun. */
static uint32_t noun_in_run(
        const struct quantity_reader *r, uint32_t w, uint32_t stop)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t found = NONE;
    for (uint32_t n = 0; w < stop && n < 8; w++, n++) {
        bool hyphen = is_hyphen(doc, w);
        bool hurt = found != NONE && quantity_casualty(r, w) &&
                    doc->tag[found].morph.number == NUMBER_PLUR;
        if (hurt) {
            return found; /* 22 officers hurt */
        }
        if (is_noun(doc, w)) {
            found = w;
            if (!r->rules->head_last) {
                return found;
            }
        } else if (found == NONE && quantity_counted(r, w) &&
                   doc->tag[w].morph.verbform != VERBFORM_FIN) {
            return w; /* "12 blessés", tagged as a participle */
        } else if (found != NONE && !hyphen && !is_model(doc, w, stop)) {
            return found;
        } else if (found == NONE && doc->tag[w].upos == UPOS_ADV &&
                   w + 1 < stop && quantity_casualty(r, w + 1)) {
            continue; /* two seriously hurt */
        } else if (!is_between(doc, w) ||
                   (doc->tag[w].upos == UPOS_PUNCT && !hyphen)) {
            return found;
        }
    }
    return found;
}

static bool tagged_noun(const struct quantity_reader *r, uint32_t i)
{
    return r->doc->tag && is_noun(r->doc, r->atoms.at[i].word);
}

static bool determines(const struct quantity_reader *r, uint32_t i)
{
    if (!r->doc->tag || i >= r->atoms.n) {
        return false;
    }
    const struct tag *t = &r->doc->tag[r->atoms.at[i].word];
    return t->upos == UPOS_DET || (t->upos == UPOS_PRON && t->morph.poss);
}

/* A quotation mark with the linking word or the noun behind it: "two thirds" of
 * them, 'half a million' people. */
static bool closes_quote(const struct quantity_reader *r, uint32_t i)
{
    uint32_t len;
    return i < r->atoms.n && r->atoms.at[i].kind == ATOM_SIGN &&
           char_is_quote(
                   utf8_get(r->doc->text, r->atoms.at[i].at.start, &len)) &&
           (role(r, i + 1, WORD_ROLE_OF) ||
                   (i + 1 < r->atoms.n && tagged_noun(r, i + 1)));
}

/* The atom behind the number's linking words and adjectives. */
static uint32_t noun_start(
        const struct quantity_reader *r, const struct draft *d)
{
    const struct term *t = d->range || d->ratio ? &d->b : &d->a;
    uint32_t i = d->end + closes_quote(r, d->end);
    bool links = t->flags & (NUMBER_SCALED | NUMBER_SHARE) ||
                 t->kind == QUANTITY_PERCENT || t->kind == QUANTITY_MEASURE ||
                 d->modifier == MODIFIER_SEVERAL || d->ratio;
    bool stuff = t->kind == QUANTITY_MEASURE;
    uint32_t of = !links  ? 0
                  : stuff ? role(r, i, WORD_ROLE_STUFF)
                          : role(r, i, WORD_ROLE_OF);
    if (of && t->kind == QUANTITY_MEASURE &&
            role(r, i + of, WORD_ROLE_EXTENT)) {
        return r->atoms.n; /* 748 mètres de profondeur */
    }
    bool needs = t->kind == QUANTITY_PERCENT || t->kind == QUANTITY_MEASURE;
    if (needs && of == 0) {
        bool glued = stuff && t->number_end < d->end &&
                     r->atoms.at[t->number_end].flags & ATOM_DASH;
        return glued ? d->end : r->atoms.n; /* a 16-inch well */
    }
    i += of;
    bool percent = t->kind == QUANTITY_PERCENT;
    i += percent && determines(r, i) ? 1 : 0; /* 40 % of your staff */
    bool half = t->flags & NUMBER_SHARE && of == 0;
    i += half ? role(r, i, WORD_ROLE_DEFINITE) : 0; /* half the patients */
    while (role(r, i, WORD_ROLE_NOUN_SKIP) && !tagged_noun(r, i)) {
        i += role(r, i, WORD_ROLE_NOUN_SKIP);
    }
    bool proper = stuff && r->doc->tag && i < r->atoms.n &&
                  r->doc->tag[r->atoms.at[i].word].upos == UPOS_PROPN;
    return proper ? r->atoms.n : i;
}

/* A word that stands where the noun should and may be one that the tagger
 * does not know. */
static bool is_loose_noun(const struct tag *t)
{
    bool participle = t->upos == UPOS_VERB &&
                      t->morph.verbform == VERBFORM_PART &&
                      t->morph.number == NUMBER_PLUR;
    /* "neuf usines", taken for a verb: a verb of several would be plural */
    bool alone = t->upos == UPOS_VERB && t->morph.verbform == VERBFORM_FIN &&
                 t->morph.tense == TENSE_PRES && t->morph.number == NUMBER_SING;
    return t->upos == UPOS_ADJ || t->upos == UPOS_X || participle || alone;
}

uint32_t quantity_noun_of(const struct quantity_reader *r, uint32_t end)
{
    enum { REACH = 7 };
    const struct rcp_doc *doc = r->doc;
    uint32_t of = role(r, end, WORD_ROLE_OF);
    uint32_t i = end + of;
    if (of == 0 || !doc->tag || i >= r->atoms.n) {
        return NONE;
    }
    uint32_t first = r->atoms.at[i].word;
    const struct sentence *s = &doc->sentence.at[doc->word.at[first].sentence];
    uint32_t stop = s->words.first + s->words.n;
    for (uint32_t w = first; w < stop && w < first + REACH; w++) {
        const struct tag *t = &doc->tag[w];
        bool plural = t->upos == UPOS_NOUN && t->morph.number == NUMBER_PLUR;
        bool more = w + 1 < stop &&
                    (is_noun(doc, w + 1) || doc->tag[w + 1].upos == UPOS_ADJ);
        if (plural || (quantity_casualty(r, w) && !more)) {
            return w; /* the wounded, but the missing coins */
        }
        bool open = t->upos == UPOS_NOUN || t->upos == UPOS_PROPN ||
                    t->upos == UPOS_DET || t->upos == UPOS_ADJ ||
                    t->upos == UPOS_PART || t->upos == UPOS_NUM ||
                    (t->upos == UPOS_PRON && t->morph.poss);
        if (!open) {
            return NONE;
        }
    }
    return NONE;
}

/* Words that no number counts, whatever the tagger takes them for: against,
 * Saturday. */
static bool is_no_noun(const struct quantity_reader *r, uint32_t i)
{
    return role(r, i, WORD_ROLE_NOT_NOUN) || role(r, i, WORD_ROLE_WEEKDAY) ||
           role(r, i, WORD_ROLE_MONTH);
}

static uint32_t noun_by_words(
        const struct quantity_reader *r, const struct draft *d)
{
    const struct rcp_doc *doc = r->doc;
    bool count = d->a.kind == QUANTITY_COUNT && !d->range && !d->ratio &&
                 !(d->a.flags & NUMBER_SHARE);
    uint32_t whole = count ? quantity_noun_of(r, d->end) : NONE;
    if (whole != NONE) {
        return whole;
    }
    uint32_t i = noun_start(r, d);
    if (i >= r->atoms.n || r->atoms.at[i].kind == ATOM_SIGN ||
            (r->atoms.at[i].kind == ATOM_LITERAL && i == d->end) ||
            is_no_noun(r, i)) {
        return NONE;
    }
    uint32_t word = r->atoms.at[i].word;
    if (!doc->tag) {
        return word;
    }
    const struct sentence *s = &doc->sentence.at[doc->word.at[word].sentence];
    uint32_t found = noun_in_run(r, word, s->words.first + s->words.n);
    uint32_t skipped = i > 0 ? i - 1 : 0;
    if (found == NONE && role(r, skipped, WORD_ROLE_NOUN_SKIP) &&
            skipped >= d->end && !role(r, skipped, WORD_ROLE_OTHERS)) {
        return r->atoms.at[skipped].word; /* 55 jeunes dont */
    }
    bool loose = found == NONE && d->a.kind == QUANTITY_COUNT &&
                 d->a.value != 1 && is_loose_noun(&doc->tag[word]);
    return loose ? word : found;
}

/* ---- by the tree -------------------------------------------------------- */

/* The word of [first, last] whose head lies outside. */
static uint32_t top_of(const struct rcp_doc *doc, uint32_t first, uint32_t last)
{
    for (uint32_t w = last + 1; w > first; w--) {
        uint32_t head = doc->arc[w - 1].head;
        bool outside = head == NONE || head < first || head > last;
        if (outside && doc->tag[w - 1].upos != UPOS_ADP &&
                doc->tag[w - 1].upos != UPOS_PUNCT) {
            return w - 1;
        }
    }
    return NONE;
}

/* The noun that a noun before it in a compound belongs to. */
static uint32_t compound_head(const struct rcp_doc *doc, uint32_t word)
{
    for (int n = 0; n < 4; n++) {
        uint32_t head = doc->arc[word].head;
        enum deprel rel = doc->arc[word].rel;
        if (head == NONE || head <= word || head - word > 4 ||
                (rel != REL_COMPOUND && rel != REL_AMOD)) {
            break;
        }
        word = head;
    }
    return word;
}

static uint32_t head_of(const struct quantity_reader *r, const struct term *t)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t first = r->atoms.at[t->number_first].word;
    uint32_t last = r->atoms.at[t->number_end - 1].word;
    uint32_t top = top_of(doc, first, last);
    uint32_t head = top == NONE ? NONE : doc->arc[top].head;
    enum deprel rel = top == NONE ? REL_NONE : doc->arc[top].rel;
    bool modifies = rel == REL_NUMMOD || rel == REL_DET || rel == REL_AMOD;
    bool near = head != NONE && head > last && head - last <= 8;
    return modifies && near && is_noun(doc, head) ? head : NONE;
}

/* May the number belong to a head that far behind it? What stands between
 * must be able to stand inside a noun phrase. */
static bool reaches(
        const struct quantity_reader *r, uint32_t end, uint32_t head)
{
    uint32_t n = 0;
    for (uint32_t i = end; i < r->atoms.n && r->atoms.at[i].word < head; i++) {
        const struct atom *a = &r->atoms.at[i];
        enum upos u = r->doc->tag[a->word].upos;
        bool outside = u == UPOS_CCONJ || u == UPOS_ADP || u == UPOS_DET ||
                       u == UPOS_PRON || u == UPOS_SCONJ ||
                       a->kind == ATOM_LITERAL || is_no_noun(r, i) ||
                       (u == UPOS_PUNCT && !(a->flags & ATOM_DASH));
        if (outside && !role(r, i, WORD_ROLE_NOUN_SKIP)) {
            return false;
        }
        n++;
    }
    uint32_t at = end + n;
    return at >= r->atoms.n || !is_no_noun(r, at);
}

static uint32_t noun_by_tree(
        const struct quantity_reader *r, const struct draft *d, uint32_t guess)
{
    const struct term *t = d->range || d->ratio ? &d->b : &d->a;
    if (t->kind == QUANTITY_PERCENT || t->kind == QUANTITY_MEASURE) {
        return guess;
    }
    uint32_t head = head_of(r, t);
    head = head == NONE && d->ratio ? head_of(r, &d->a) : head;
    uint32_t last = r->atoms.at[d->end > 0 ? d->end - 1 : 0].word;
    bool close = head != NONE && (guess != NONE || head - last <= 4);
    uint32_t from = noun_start(r, d);
    if (!close || head == guess || !reaches(r, from, head)) {
        return guess;
    }
    head = compound_head(r->doc, head);
    bool inside = guess != NONE && r->rules->head_last && head < guess;
    return inside ? guess : head;
}

uint32_t quantity_noun(const struct quantity_reader *r, const struct draft *d)
{
    uint32_t guess = noun_by_words(r, d);
    return r->doc->arc && r->doc->tag ? noun_by_tree(r, d, guess) : guess;
}
