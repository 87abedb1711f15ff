/* SPDX-License-Identifier: Apache-2.0 */
/* actor_name.c - names as mentions.
 *
 *     doc->name ─────────────────────────────> sketch
 *     (none) proper nouns, gazetteer ─> run ──┘   <─ title or office before it
 *
 * Without a recogniser's names, runs of capitalised words are taken, cut where
 * the gazetteer knows better, and given a kind by their words. */
#include "extract/actor_draft.h"

#include "base/map.h"
#include "base/utf8.h"

#include <stdlib.h>

enum { NAME_MAX_WORDS = 12, REPEAT_REACH = 2000 };

static const struct word *word_at(const struct draft *d, uint32_t w)
{
    return &d->doc->word.at[w];
}

/* A capital letter behind a small one: the spelling of brands. */
static bool is_brand(const struct draft *d, uint32_t w)
{
    span s = doc_word(d->doc, word_at(d, w)->form);
    return s.len > 2 && s.ptr[0] >= 'a' && s.ptr[0] <= 'z' && s.ptr[1] >= 'A' &&
           s.ptr[1] <= 'Z';
}

static bool is_capital(const struct draft *d, uint32_t w)
{
    return word_at(d, w)->flags & WORD_CAPITAL || is_brand(d, w);
}

static bool is_mark(const struct draft *d, uint32_t w, char c)
{
    span s = doc_word(d->doc, d->norm[w]);
    return s.len == 1 && s.ptr[0] == c;
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

/* A preposition of place stands right before it. */
static bool is_located(const struct draft *d, uint32_t w)
{
    uint32_t handle;
    return w > 0 && d->doc->tag && d->doc->tag[w - 1].upos == UPOS_ADP &&
           phrases_longest(d->rules->locatives, d->norm + w - 1, 1, &handle) ==
                   1;
}

static struct sketch *add_name(
        struct draft *d, struct list at, unsigned kind, span rule)
{
    struct sketch *s = VEC_ADD(d->arena, &d->sketch);
    *s = (struct sketch){.words = at,
            .head = head_of(d, at),
            .form = MENTION_NAME,
            .kind = kind,
            .sure = SURE,
            .owner = NONE,
            .cluster = NONE,
            .rule = rule};
    s->number = number_of(d, s->head);
    s->gender = gender_before(d, at.first);
    s->located = is_located(d, at.first);
    s->entry = known(d, at, CLASSES_PLACE | CLASSES_BODY);
    uint32_t handle;
    s->outlet = phrases_longest(d->rules->outlets, d->norm + at.first, at.n,
                        &handle) == at.n;
    if (s->outlet) {
        s->kind = ACTOR_ORGANISATION;
    } else if (kind == ACTOR_PERSON) {
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
           (u == UPOS_PROPN || is_brand(d, w) || (content && !opens) ||
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

/* The number of a model, of a channel: it hangs on the name before it. */
static bool is_model_number(const struct draft *d, uint32_t first, uint32_t w)
{
    const struct arc *arc = d->doc->arc;
    return word_at(d, w)->flags & WORD_DIGITS && !d->taken[w] && arc &&
           d->doc->tag[w].upos == UPOS_NUM && arc[w].head >= first &&
           arc[w].head < w;
}

static struct list run_at(const struct draft *d, uint32_t w)
{
    uint32_t end = sentence_end(d, w), last = w + 1;
    while (last < end && last - w < NAME_MAX_WORDS) {
        bool proper_next = last + 1 < end && is_proper(d, last + 1);
        if (is_proper(d, last) || is_model_number(d, w, last) ||
                (proper_next && (word_at(d, last)->flags & WORD_DIGITS ||
                                        is_mark(d, last, '&')))) {
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

/* Behind an office and its preposition, what comes before a first name is the
 * office's field: "minister of education Jane Doe". */
static struct list without_field(const struct draft *d, struct list at)
{
    if (at.first < 2 || !d->doc->tag ||
            d->doc->tag[at.first - 1].upos != UPOS_ADP ||
            !noun_entry(d, at.first - 2, CLASSES_OFFICE)) {
        return at;
    }
    for (uint32_t i = 1; i + 1 < at.n; i++) {
        struct list one = {at.first + i, 1};
        if (known(d, one, CLASS(FIRST_NAME))) {
            return (struct list){at.first + i, at.n - i};
        }
    }
    return at;
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

/* An office with its field in front: "commissioner for trade Jane Doe". */
static bool has_office_before(const struct draft *d, uint32_t first)
{
    const struct tag *tag = d->doc->tag;
    uint32_t begin =
            d->doc->sentence.at[word_at(d, first)->sentence].words.first;
    if (first == begin || (tag[first - 1].upos != UPOS_NOUN &&
                                  tag[first - 1].upos != UPOS_PROPN)) {
        return false;
    }
    for (uint32_t w = first; w-- > begin && first - w <= 6;) {
        if (tag[w].upos == UPOS_PUNCT || tag[w].upos == UPOS_VERB ||
                tag[w].upos == UPOS_AUX) {
            return false;
        }
        if (noun_entry(d, w, CLASSES_OFFICE)) {
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
            (at.n > 1 && at.n < 4 && has_office_before(d, at.first)) ||
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
    if (is_brand(d, at.first)) {
        return ACTOR_OTHER;
    }
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

/* How often the word stands capitalised inside a sentence, up to two. */
static uint32_t times_capital(const struct draft *d, uint32_t w)
{
    uint32_t n = 0, from = w > REPEAT_REACH ? w - REPEAT_REACH : 0;
    uint32_t end = d->doc->word.n;
    for (uint32_t i = from; i < end && i < w + REPEAT_REACH && n < 2; i++) {
        bool opens =
                i == d->doc->sentence.at[word_at(d, i)->sentence].words.first;
        n += d->norm[i] == d->norm[w] && is_capital(d, i) && !opens;
    }
    return n;
}

/* Whether a run that the recogniser left out is a name all the same: it does
 * not touch one, and tables or its repetition speak for it. */
static bool may_be_missed(const struct draft *d, struct list at)
{
    if (d->doc->name.n == 0) {
        return true;
    }
    uint32_t next = at.first + at.n;
    if ((at.first > 0 && d->taken[at.first - 1]) ||
            (next < d->doc->word.n && d->taken[next])) {
        return false;
    }
    bool guessed;
    kind_of_run(d, at, &guessed);
    if (!guessed) {
        return true;
    }
    bool proper = at.n > 1 || number_of(d, at.first) != NUMBER_PLUR;
    for (uint32_t i = 0; i < at.n; i++) {
        bool is = d->doc->tag[at.first + i].upos == UPOS_PROPN;
        proper &= is || is_brand(d, at.first + i);
        if (is && proper && times_capital(d, at.first + i) > 1) {
            return true;
        }
    }
    bool opens =
            at.first ==
            d->doc->sentence.at[word_at(d, at.first)->sentence].words.first;
    return proper && !opens;
}

/* A noun for places, alone: "the Kingdom" describes. The field of an office:
 * "minister of the Interior". */
static bool is_common(const struct draft *d, struct list at)
{
    if (at.n != 1 || known(d, at, CLASSES_PLACE | CLASSES_BODY)) {
        return false;
    }
    uint32_t up = d->doc->arc ? d->doc->arc[at.first].head : NONE;
    bool field = up < at.first && d->doc->arc[at.first].rel == REL_NMOD &&
                 noun_entry(d, up, CLASSES_OFFICE) &&
                 d->doc->word.at[at.first].flags & WORD_CAPITAL &&
                 !(d->doc->word.at[at.first].flags & WORD_ALL_CAPS);
    bool place = noun_entry(d, at.first, CLASS(HEAD_PLACE)) &&
                 !noun_entry(d, at.first, CLASS(HEAD_ORGANISATION)) &&
                 (rules_sort(d->rules, d->norm[at.first]) == SORT_COUNTRY ||
                         number_of(d, at.first) == NUMBER_PLUR);
    return place || (field && d->doc->tag[at.first].upos != UPOS_PROPN);
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
    at = without_field(d, without_titles(d, run));
    if (!may_be_missed(d, at) || is_common(d, at)) {
        return run.n;
    }
    if (!is_nation(d, at) && !known(d, at, CLASSES_OFFICE)) {
        unsigned kind = kind_of_run(d, at, &guessed);
        add_name(d, at, kind, SPAN("name:run"))->sure = guessed ? 1 : SURE;
    }
    return run.n;
}

/* ---- names from the recogniser ------------------------------------------ */

/* A listed name that is no part of a longer one: no capitalised word goes on
 * in the same phrase. */
static bool alone(const struct draft *d, struct list at)
{
    uint32_t next = at.first + at.n;
    if (next >= sentence_end(d, at.first) || !d->doc->tag || !d->doc->arc) {
        return true;
    }
    enum upos u = d->doc->tag[next].upos;
    if (is_capital(d, next) && (u == UPOS_PROPN || u == UPOS_NOUN)) {
        uint32_t up = d->doc->arc[at.first + at.n - 1].head;
        return up < at.first || up >= sentence_end(d, at.first) || up < next ||
               known(d, at, CLASS(COUNTRY));
    }
    return true;
}

static bool has_head(const struct draft *d, uint32_t w)
{
    return noun_entry(d, w, CLASS(HEAD_ORGANISATION)) != NULL;
}

/* No words of small letters, titles or marks at its ends. */
static struct list trimmed(const struct draft *d, struct list at)
{
    for (uint32_t i = 0; i < at.n; i++) {
        if (d->doc->tag[at.first + i].upos == UPOS_PUNCT && i > 0 &&
                is_mark(d, at.first + i, '(')) {
            at.n = i;
        }
    }
    struct list named = without_titles(d, at);
    while (named.n > 1 && !is_capital(d, named.first) &&
            d->doc->tag[named.first].upos != UPOS_PROPN &&
            d->doc->tag[named.first].upos != UPOS_X) {
        named = (struct list){named.first + 1, named.n - 1};
    }
    while (named.n > 1 &&
            d->doc->tag[named.first + named.n - 1].upos == UPOS_PUNCT &&
            !is_mark(d, named.first + named.n - 1, '.')) {
        named.n--;
    }
    return named;
}

/* The recogniser has a person there. */
static bool is_person(const struct rcp_doc *doc, uint32_t w)
{
    uint32_t low = 0, high = doc->name.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (doc->name.at[mid].words.first + doc->name.at[mid].words.n <= w) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low < doc->name.n && doc->name.at[low].words.first <= w &&
           doc->name.at[low].kind == ACTOR_PERSON;
}

/* To the left over capitalised words that hang on it, to the right over the
 * complement of a noun like "university" at its end. */
static struct list grown(const struct draft *d, struct list at)
{
    const struct arc *arc = d->doc->arc;
    uint32_t begin =
            d->doc->sentence.at[word_at(d, at.first)->sentence].words.first;
    while (at.first > begin && at.n < NAME_MAX_WORDS) {
        uint32_t w = at.first - 1;
        struct list one = {w, 1};
        bool joins = is_capital(d, w) && !d->taken[w] && w > begin &&
                     arc[w].head >= at.first && arc[w].head < at.first + at.n &&
                     (arc[w].rel == REL_COMPOUND || arc[w].rel == REL_AMOD ||
                             arc[w].rel == REL_FLAT);
        if (!joins || known(d, one,
                              CLASSES_OFFICE | CLASSES_NATION | CLASSES_PLACE |
                                      CLASSES_BODY)) {
            break;
        }
        at = (struct list){w, at.n + 1};
    }
    uint32_t last = at.first + at.n - 1, end = sentence_end(d, last);
    uint32_t next = last + 1;
    while (next < end && next < last + 3 && !is_capital(d, next) &&
            (d->doc->tag[next].upos == UPOS_ADP ||
                    d->doc->tag[next].upos == UPOS_DET)) {
        next++;
    }
    if (next == last + 1 || next >= end || !has_head(d, last) ||
            !is_capital(d, last) || !is_proper(d, next) ||
            is_person(d->doc, next) || d->doc->tag[last + 1].upos != UPOS_ADP) {
        return at;
    }
    while (next < end && is_proper(d, next)) {
        next++;
    }
    at.n = next - at.first;
    return at;
}

/* A first name makes a person and a noun like "council" a body, whatever the
 * recogniser thinks. */
/* "J." or "J.K.": before a surname. */
static bool is_initials(const struct draft *d, struct list at)
{
    span s = doc_word(d->doc, d->norm[at.first]);
    return at.n > 1 && at.n < 5 && s.len >= 2 && s.len <= 6 &&
           s.ptr[1] == '.' && s.ptr[s.len - 1] == '.';
}

/* Word w is a hyphen that touches the words on both sides. */
static bool is_joint(const struct draft *d, uint32_t w)
{
    return w > 0 && w + 1 < d->doc->word.n && is_mark(d, w, '-') &&
           !(word_at(d, w - 1)->flags & WORD_SPACE_AFTER) &&
           !(word_at(d, w)->flags & WORD_SPACE_AFTER) &&
           word_at(d, w - 1)->sentence == word_at(d, w + 1)->sentence;
}

/* With what hyphens join to it: "Varmont-sur-Orvelle", "al-Khatib"; never with
 * a small word at its end ("Lyon-based"). */
static struct list joined(const struct draft *d, struct list at)
{
    uint32_t first = at.first, end = at.first + at.n;
    for (uint32_t w = end;
            w - at.first < NAME_MAX_WORDS && is_joint(d, w) && !d->taken[w + 1];
            w += 2) {
        end = is_capital(d, w + 1) ? w + 2 : end;
    }
    for (uint32_t w = first; w >= 2 && at.first - w < NAME_MAX_WORDS &&
                             is_joint(d, w - 1) && !d->taken[w - 2];
            w -= 2) {
        first = is_capital(d, w - 2) ? w - 2 : first;
    }
    return (struct list){first, end - first};
}

static unsigned better_kind(
        const struct draft *d, struct list at, unsigned kind)
{
    bool body = has_head(d, at.first) || has_head(d, at.first + at.n - 1);
    const struct entry *e = known(d, at, CLASSES_PLACE | CLASSES_BODY);
    if (e) {
        bool city = e->class == ENTRY_CITY || e->class == ENTRY_REGION;
        return city && kind == ACTOR_PERSON ? kind : kind_of_class(e->class);
    }
    if (at.n > 1 && body) {
        return ACTOR_ORGANISATION;
    }
    if (at.n > 3 && kind == ACTOR_PERSON &&
            (rules_sort(d->rules, d->norm[at.first]) == SORT_THING ||
                    rules_sort(d->rules, d->norm[at.first + at.n - 1]) ==
                            SORT_THING)) {
        return ACTOR_OTHER;
    }
    struct list first = {at.first, 1};
    if (is_initials(d, at) || has_title_before(d, at.first) ||
            (at.n > 1 && at.n < 4 && has_office_before(d, at.first))) {
        return ACTOR_PERSON;
    }
    if (at.n > 1 && at.n < 5 && kind != ACTOR_PERSON &&
            known(d, first, CLASS(FIRST_NAME)) &&
            d->doc->tag[at.first + at.n - 1].upos == UPOS_PROPN) {
        return ACTOR_PERSON;
    }
    return kind;
}

/* The recogniser's name, unless a table has a longer one that covers it. */
static void add_recognised(struct draft *d, const struct name *name)
{
    struct list at = name->words;
    if (d->doc->tag && d->doc->arc) {
        at = joined(d, trimmed(d, at));
        at = without_field(d, at);
        at = better_kind(d, at, name->kind) == ACTOR_PERSON ? at : grown(d, at);
    }
    for (uint32_t w = at.first; w < at.first + at.n; w++) {
        if (d->taken[w]) {
            return;
        }
    }
    if (at.n > 0 && !known(d, at, CLASSES_OFFICE) && !is_common(d, at) &&
            !is_nation(d, at)) {
        struct sketch *s =
                add_name(d, at, better_kind(d, at, name->kind), SPAN("name"));
        s->sure = at.n == 1 && !s->entry ? 3 : SURE;
    }
}

/* ---- names that their initials introduce -------------------------------- */

static char initial(const struct draft *d, uint32_t w)
{
    span s = utf8_fold_plain(d->arena, doc_word(d->doc, d->norm[w]));
    return s.len > 0 ? s.ptr[0] : '\0';
}

/* A word of small letters that acronyms leave out: "of", "d'". */
static bool is_small(const struct draft *d, uint32_t w)
{
    return !is_capital(d, w) && doc_word(d->doc, word_at(d, w)->form).len <= 4;
}

enum small_words { SMALL_SKIPPED, SMALL_COUNTED };

/* The words before `open` whose initials are the letters of the acronym, one
 * after the other; none when they are not, or when they open no name. */
static struct list spelt_out(const struct draft *d, uint32_t open, span acronym,
        enum small_words small)
{
    uint32_t begin =
            d->doc->sentence.at[word_at(d, open)->sentence].words.first;
    uint32_t w = open, words = 0;
    size_t left = acronym.len;
    while (left > 0 && w > begin && open - w < NAME_MAX_WORDS) {
        w--;
        bool skip = small == SMALL_SKIPPED && is_small(d, w);
        if (!skip && initial(d, w) == acronym.ptr[left - 1]) {
            left--;
            words++;
        } else if (!is_small(d, w)) {
            break;
        }
    }
    bool whole = left == 0 && words > 1 && is_capital(d, w);
    return whole ? (struct list){w, open - w} : (struct list){w, 0};
}

/* What the recogniser takes a part of the name for; a body where it has none.
 */
static unsigned recognised_kind(const struct draft *d, struct list at)
{
    uint32_t low = 0, high = d->doc->name.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        const struct list name = d->doc->name.at[mid].words;
        if (name.first + name.n <= at.first) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    bool meets = low < d->doc->name.n &&
                 d->doc->name.at[low].words.first < at.first + at.n;
    return meets && d->doc->name.at[low].kind != ACTOR_PERSON
                   ? d->doc->name.at[low].kind
                   : ACTOR_ORGANISATION;
}

/* "Bureau d'enquêtes et d'analyses (BEA)": a name whoever recognises it. */
static void add_spelt_out(struct draft *d)
{
    for (uint32_t w = 2; w + 1 < d->doc->word.n; w++) {
        span s = doc_word(d->doc, d->norm[w]);
        if (!(word_at(d, w)->flags & WORD_ALL_CAPS) || s.len < 2 || s.len > 8 ||
                !is_mark(d, w - 1, '(') || !is_mark(d, w + 1, ')') ||
                word_at(d, w)->sentence != word_at(d, w - 1)->sentence) {
            continue;
        }
        span letters = utf8_fold_plain(d->arena, s);
        struct list at = spelt_out(d, w - 1, letters, SMALL_SKIPPED);
        at = at.n > 0 ? at : spelt_out(d, w - 1, letters, SMALL_COUNTED);
        if (at.n > 0 && !known(d, at, CLASSES_PLACE | CLASSES_BODY)) {
            add_name(d, at, recognised_kind(d, at), SPAN("name:spelt out"));
        }
    }
}

static bool is_article(const struct draft *d, uint32_t w)
{
    return !d->doc->tag || d->doc->tag[w].upos == UPOS_DET;
}

/* Places and bodies of two words or more that the tables know. */
static void add_listed(struct draft *d)
{
    for (uint32_t w = 0; w < d->doc->word.n; w++) {
        uint32_t handle, end = sentence_end(d, w);
        uint32_t n = !d->taken[w] ? gazetteer_find(d->rules->gazetteer,
                                            d->norm + w, end - w, &handle)
                                  : 0;
        struct list at = {w, n};
        const struct entry *e =
                n > 1 ? known(d, at, CLASSES_PLACE | CLASSES_BODY) : NULL;
        bool capital = n > 0 && is_capital(d, w) && is_capital(d, w + n - 1);
        if (e && alone(d, at) &&
                (capital || (e->class == ENTRY_BODY && !is_article(d, w)))) {
            add_name(d, at, kind_of_class(e->class), SPAN("name:table"));
            w += n - 1;
        }
    }
}

/* Last words of people's names and names of one word, wherever they stand
 * capitalised again. */
static void add_repeated(struct draft *d)
{
    struct map *of = map_new(d->arena);
    for (uint32_t i = 0; i < d->sketch.n; i++) {
        const struct sketch *s = &d->sketch.at[i];
        uint32_t last = s->words.first + s->words.n - 1;
        if (s->sure >= 3 && (s->kind == ACTOR_PERSON || s->words.n == 1) &&
                is_capital(d, last)) {
            map_set(of, d->norm[last], i);
        }
    }
    for (uint32_t w = 0; w < d->doc->word.n; w++) {
        uint32_t i = is_capital(d, w) && !d->taken[w] ? map_get(of, d->norm[w])
                                                      : NONE;
        enum upos u = d->doc->tag[w].upos;
        bool opens =
                w == d->doc->sentence.at[word_at(d, w)->sentence].words.first;
        bool noun = u == UPOS_PROPN || u == UPOS_NOUN || u == UPOS_X ||
                    (u != UPOS_DET && u != UPOS_ADP && u != UPOS_PRON &&
                            u != UPOS_ADV && u != UPOS_CCONJ &&
                            u != UPOS_SCONJ && u != UPOS_AUX && !opens);
        if (i != NONE && noun) {
            struct list one = joined(d, (struct list){w, 1});
            unsigned kind = d->sketch.at[i].kind;
            add_name(d, one, kind, SPAN("name:repeated"))->sure = 3;
        }
    }
}

static int by_words(const void *a, const void *b)
{
    const struct sketch *x = a, *y = b;
    return (x->words.first > y->words.first) -
           (x->words.first < y->words.first);
}

void actor_names(struct draft *d)
{
    struct rcp_doc *doc = d->doc;
    add_spelt_out(d);
    add_listed(d);
    for (uint32_t i = 0; i < doc->name.n; i++) {
        if (doc->name.at[i].words.n > 0) {
            add_recognised(d, &doc->name.at[i]);
        }
    }
    /* where the recogniser works, runs of proper nouns add more noise */
    const bool runs = doc->tag && doc->name.n == 0;
    for (uint32_t w = 0; runs && w < doc->word.n;) {
        w += add_run(d, w);
    }
    if (doc->tag) {
        add_repeated(d);
    }
    if (d->sketch.n > 1) {
        qsort(d->sketch.at, d->sketch.n, sizeof *d->sketch.at, by_words);
    }
    for (uint32_t i = 0; i < d->sketch.n; i++) {
        const struct list at = d->sketch.at[i].words;
        for (uint32_t k = 0; k < at.n; k++) {
            d->name_of[at.first + k] = i;
        }
    }
}
