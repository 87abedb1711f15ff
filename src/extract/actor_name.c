/* SPDX-License-Identifier: Apache-2.0 */
/* actor_name.c - names as mentions.
 *
 *     doc->name ─────────────────────────────> sketch
 *     (none) proper nouns, gazetteer ─> run ──┘   <─ title or office before it
 *
 * Without a recogniser's names, runs of capitalised words are taken, cut where
 * the gazetteer knows better, and given a kind by their words. */
#include "extract/actor_draft.h"

enum { NAME_MAX_WORDS = 12, TITLE_REACH = 6 };

static const struct word *word_at(const struct draft *d, uint32_t w)
{
    return &d->doc->word.at[w];
}

static bool is_capital(const struct draft *d, uint32_t w)
{
    return word_at(d, w)->flags & WORD_CAPITAL;
}

static uint32_t sentence_end(const struct draft *d, uint32_t w)
{
    const struct list l = d->doc->sentence.at[word_at(d, w)->sentence].words;
    return l.first + l.n;
}

static unsigned kind_of_class(enum entry_class class)
{
    switch (class) {
    case ENTRY_COUNTRY:
    case ENTRY_CITY:
    case ENTRY_REGION:
    case ENTRY_AREA:
    case ENTRY_HEAD_PLACE:
        return ACTOR_PLACE;
    case ENTRY_BODY:
    case ENTRY_ACRONYM:
    case ENTRY_HEAD_ORGANISATION:
        return ACTOR_ORGANISATION;
    case ENTRY_HEAD_GROUP:
        return ACTOR_GROUP;
    case ENTRY_HEAD_OTHER:
        return ACTOR_OTHER;
    default:
        return ACTOR_PERSON;
    }
}

const struct entry *noun_entry(
        const struct draft *d, uint32_t word, uint32_t classes)
{
    const struct entry *e =
            gazetteer_exact(d->rules->gazetteer, d->norm + word, 1, classes);
    return e || !d->doc->tag ? e
                             : gazetteer_exact(d->rules->gazetteer,
                                       &d->doc->tag[word].lemma, 1, classes);
}

static const struct entry *known(
        const struct draft *d, struct list at, uint32_t classes)
{
    return gazetteer_exact(
            d->rules->gazetteer, d->norm + at.first, at.n, classes);
}

/* ---- one name ----------------------------------------------------------- */

static uint32_t head_of(const struct draft *d, struct list at)
{
    if (!d->doc->arc) {
        return at.first;
    }
    for (uint32_t w = at.first; w < at.first + at.n; w++) {
        uint32_t up = d->doc->arc[w].head;
        if (up < at.first || up >= at.first + at.n) {
            return w;
        }
    }
    return at.first;
}

static enum ud_gender gender_before(const struct draft *d, uint32_t first)
{
    if (!d->doc->tag || first == 0) {
        return GENDER_NONE;
    }
    const struct tag *t = &d->doc->tag[first - 1];
    return t->upos == UPOS_DET ? (enum ud_gender)t->morph.gender : GENDER_NONE;
}

static enum ud_number number_of(const struct draft *d, uint32_t head)
{
    enum ud_number n = d->doc->tag
                               ? (enum ud_number)d->doc->tag[head].morph.number
                               : NUMBER_NONE;
    return n == NUMBER_PLUR ? n : NUMBER_SING;
}

static struct sketch *add_name(
        struct draft *d, struct list at, unsigned kind, span rule)
{
    struct sketch *s = VEC_ADD(d->arena, &d->sketch);
    *s = (struct sketch){.words = at,
            .head = head_of(d, at),
            .form = MENTION_NAME,
            .kind = kind,
            .owner = NONE,
            .cluster = NONE,
            .rule = rule};
    s->number = number_of(d, s->head);
    s->gender = gender_before(d, at.first);
    s->entry = known(d, at, CLASSES_PLACE | CLASSES_BODY);
    if (kind == ACTOR_PERSON) {
        const struct entry *first =
                known(d, (struct list){at.first, 1}, CLASS(FIRST_NAME));
        s->gender = first && first->gender != GENDER_OTHER ? first->gender
                                                           : GENDER_NONE;
        s->entry = NULL;
    }
    for (uint32_t w = at.first; w < at.first + at.n; w++) {
        d->taken[w] = 1;
    }
    return s;
}

/* ---- runs of capitalised words ------------------------------------------ */

static bool is_proper(const struct draft *d, uint32_t w)
{
    enum upos u = d->doc->tag ? d->doc->tag[w].upos : UPOS_PROPN;
    bool opens = w == d->doc->sentence.at[word_at(d, w)->sentence].words.first;
    bool content = u == UPOS_NOUN || u == UPOS_ADJ || u == UPOS_X ||
                   (u == UPOS_NUM && !(word_at(d, w)->flags & WORD_DIGITS));
    return is_capital(d, w) && !d->taken[w] &&
           (u == UPOS_PROPN || (content && !opens) ||
                   (content && word_at(d, w)->flags & WORD_ALL_CAPS));
}

/* Words of small letters that may stand inside a name that a noun like
 * "ministry" opens: its complement with the preposition, its adjective. */
static uint32_t inner(
        const struct draft *d, uint32_t first, uint32_t w, uint32_t end)
{
    if (!d->doc->tag || w >= end || !noun_entry(d, first, CLASSES_HEAD)) {
        return 0;
    }
    if (d->doc->tag[w].upos == UPOS_ADJ && !is_capital(d, w) &&
            d->doc->arc[w].head >= first && d->doc->arc[w].head < w) {
        return 1;
    }
    uint32_t n = 0;
    while (n < 3 && w + n < end && !is_capital(d, w + n) &&
            (d->doc->tag[w + n].upos == UPOS_ADP ||
                    d->doc->tag[w + n].upos == UPOS_DET)) {
        n++;
    }
    bool goes_on = n > 0 && d->doc->tag[w].upos == UPOS_ADP && w + n < end &&
                   is_proper(d, w + n) && d->doc->arc[w].head < end &&
                   d->doc->arc[d->doc->arc[w].head].head == w - 1;
    return goes_on ? n + 1 : 0;
}

static struct list run_at(const struct draft *d, uint32_t w)
{
    uint32_t end = sentence_end(d, w), last = w + 1;
    while (last < end && last - w < NAME_MAX_WORDS) {
        if (is_proper(d, last) ||
                (word_at(d, last)->flags & WORD_DIGITS && last + 1 < end &&
                        is_proper(d, last + 1))) {
            last++;
            continue;
        }
        uint32_t more = inner(d, w, last, end);
        if (more == 0) {
            break;
        }
        last += more;
    }
    return (struct list){w, last - w};
}

/* Leaves titles and offices before the name out, with what belongs to them:
 * all up to the last word that is one. */
static struct list without_titles(const struct draft *d, struct list at)
{
    uint32_t skip = 0;
    for (uint32_t i = 0; i + 1 < at.n; i++) {
        for (uint32_t n = 1; i + n < at.n && n <= 4; n++) {
            struct list office = {at.first + i, n};
            skip = known(d, office, CLASSES_OFFICE) && i + n > skip ? i + n
                                                                    : skip;
        }
    }
    return (struct list){at.first + skip, at.n - skip};
}

static bool has_title_before(const struct draft *d, uint32_t first)
{
    uint32_t begin =
            d->doc->sentence.at[word_at(d, first)->sentence].words.first;
    uint32_t reach = first - begin < 3 ? first - begin : 3;
    for (uint32_t n = 1; n <= reach; n++) {
        if (known(d, (struct list){first - n, n}, CLASSES_OFFICE)) {
            return true;
        }
    }
    return false;
}

/* By the table, by a first name or a title, by the noun inside. */
static unsigned kind_of_run(
        const struct draft *d, struct list at, bool *guessed)
{
    *guessed = false;
    const struct entry *e = known(d, at, CLASSES_PLACE | CLASSES_BODY);
    if (e) {
        return kind_of_class(e->class);
    }
    if (has_title_before(d, at.first) ||
            (at.n > 1 &&
                    known(d, (struct list){at.first, 1}, CLASS(FIRST_NAME)))) {
        return ACTOR_PERSON;
    }
    for (uint32_t i = 0; i < at.n; i++) {
        e = noun_entry(
                d, at.first + i, CLASS(HEAD_ORGANISATION) | CLASS(HEAD_PLACE));
        if (e) {
            return kind_of_class(e->class);
        }
    }
    *guessed = true;
    if (at.n == 1 && word_at(d, at.first)->flags & WORD_ALL_CAPS) {
        return ACTOR_ORGANISATION;
    }
    return at.n > 1 ? ACTOR_PERSON : ACTOR_ORGANISATION;
}

static bool is_nation(const struct draft *d, struct list at)
{
    return at.n == 1 && known(d, at, CLASSES_NATION) &&
           !known(d, at, CLASSES_PLACE | CLASSES_BODY);
}

static uint32_t add_run(struct draft *d, uint32_t w)
{
    bool guessed;
    uint32_t handle, end = sentence_end(d, w);
    uint32_t n =
            gazetteer_find(d->rules->gazetteer, d->norm + w, end - w, &handle);
    struct list at = {w, n};
    if (n > 0 && is_capital(d, w) && !d->taken[w] &&
            known(d, at, CLASSES_PLACE | CLASSES_BODY) &&
            (w + n == end || !is_proper(d, w + n))) {
        unsigned kind = kind_of_run(d, at, &guessed);
        add_name(d, at, kind, SPAN("name:table"));
        return n;
    }
    if (!is_proper(d, w)) {
        return 1;
    }
    struct list run = run_at(d, w);
    at = without_titles(d, run);
    if (!is_nation(d, at) && !known(d, at, CLASSES_OFFICE)) {
        unsigned kind = kind_of_run(d, at, &guessed);
        add_name(d, at, kind, SPAN("name:run"))->guessed = guessed;
    }
    return run.n;
}

void actor_names(struct draft *d)
{
    struct rcp_doc *doc = d->doc;
    for (uint32_t i = 0; i < doc->name.n; i++) {
        const struct name *name = &doc->name.at[i];
        if (name->words.n > 0) {
            add_name(d, name->words, name->kind, SPAN("name"));
        }
    }
    for (uint32_t w = 0; doc->name.n == 0 && doc->tag && w < doc->word.n;) {
        w += add_run(d, w);
    }
    for (uint32_t i = 0; i < d->sketch.n; i++) {
        const struct list at = d->sketch.at[i].words;
        for (uint32_t k = 0; k < at.n; k++) {
            d->name_of[at.first + k] = i;
        }
    }
}
