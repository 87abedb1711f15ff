/* SPDX-License-Identifier: Apache-2.0 */
/* line_pattern.c - matching; the notation is in line_pattern.h.
 *
 * A pattern is matched by backtracking over at most 24 elements; WHEN, DATE
 * and TIME search their own rows for the longest match and are not gone back
 * into. The steps of one search are counted, so a hostile line costs no more
 * than PATTERN_MAX_STEPS. Rows are looked up by their first word; rows that
 * begin with a class are tried where the first token can be of it. */
#include "ingest/line_pattern.h"

#include <string.h>

#include "ingest/rules.h"

enum {
    NUMBER_CLASSES = 1u << ELEMENT_DAY | 1u << ELEMENT_MON |
                     1u << ELEMENT_YEAR | 1u << ELEMENT_YY |
                     1u << ELEMENT_HOUR | 1u << ELEMENT_MINUTE |
                     1u << ELEMENT_SECOND | 1u << ELEMENT_HHMM |
                     1u << ELEMENT_TIME | 1u << ELEMENT_NUMBER,
    DATE_CLASSES = 1u << ELEMENT_WHEN | 1u << ELEMENT_DATE |
                   1u << ELEMENT_MONTH | 1u << ELEMENT_WEEKDAY,
    NAME_CLASSES = 1u << ELEMENT_AUTHORS | 1u << ELEMENT_PUBLISHER |
                   1u << ELEMENT_NAME | 1u << ELEMENT_TEXT |
                   1u << ELEMENT_SIGNATURE | 1u << ELEMENT_HALF |
                   1u << ELEMENT_ZONE
};

struct search {
    const struct ingest_rules *rules;
    const struct line *line;
    const struct pattern *pattern;
    uint32_t *steps;
    uint32_t depth;
    uint32_t first; /* mask of the classes that the first token may be of */
    uint32_t pack;  /* whose rows go first among equals, or NONE */
    struct found now, best;
    bool any;
};

static bool match(struct search *s, uint32_t element, uint32_t at);

static bool sub_find(
        struct search *s, enum row_kind kind, uint32_t at, struct found *found);

static const struct line_token *token(const struct search *s, uint32_t at)
{
    return at < s->line->n ? &s->line->token[at] : NULL;
}

/* A number of so many digits within bounds; its value, or NONE. */
static uint32_t number_in(const struct line_token *t, size_t max_digits,
        uint32_t low, uint32_t high)
{
    if (t == NULL || t->kind != TOKEN_NUMBER || t->text.len > max_digits ||
            t->number < low || t->number > high) {
        return NONE;
    }
    return t->number;
}

static bool match_number(struct search *s, uint32_t element, uint32_t at)
{
    struct moment *const m = &s->now.moment;
    const struct moment before = *m;
    const struct line_token *const t = token(s, at);
    uint32_t next = at + 1;
    uint32_t v = NONE;
    switch (s->pattern->element[element].kind) {
    case ELEMENT_DAY:
        v = number_in(t, 2, 1, 31);
        m->day = (int8_t)v;
        if (v != NONE && token(s, next) != NULL && token(s, next)->glued &&
                pattern_word_is(s->rules, ROW_ORDINAL, token(s, next))) {
            next++;
        }
        break;
    case ELEMENT_MON:
        v = number_in(t, 2, 1, 12);
        m->month = (int8_t)v;
        break;
    case ELEMENT_YEAR:
        v = t != NULL && t->text.len == 4 ? number_in(t, 4, 1900, 2099) : NONE;
        m->year = (int32_t)v;
        break;
    case ELEMENT_YY:
        v = t != NULL && t->text.len == 2 ? number_in(t, 2, 0, 99) : NONE;
        m->year = (int32_t)(v < 70 ? 2000 + v : 1900 + v);
        break;
    case ELEMENT_HOUR:
        v = number_in(t, 2, 0, 24);
        m->hour = (int8_t)(v % 24);
        m->minute = 0;
        break;
    case ELEMENT_MINUTE:
        v = t != NULL && t->text.len == 2 ? number_in(t, 2, 0, 59) : NONE;
        m->minute = (int8_t)v;
        break;
    case ELEMENT_SECOND:
        v = t != NULL && t->text.len == 2 ? number_in(t, 2, 0, 59) : NONE;
        break;
    case ELEMENT_HHMM:
        v = t != NULL && t->text.len == 4 ? number_in(t, 4, 0, 2359) : NONE;
        v = v != NONE && v % 100 > 59 ? NONE : v;
        m->hour = (int8_t)(v / 100);
        m->minute = (int8_t)(v % 100);
        break;
    default:
        break;
    }
    if (v != NONE && match(s, element + 1, next)) {
        return true;
    }
    *m = before;
    return false;
}

static bool name_goes_on(const struct search *s, uint32_t at)
{
    const struct line_token *const t = token(s, at);
    return t != NULL && t->kind == TOKEN_WORD && t->capital &&
           map_get(s->rules->weekdays, word_key(t->text)) == NONE &&
           !pattern_word_is(s->rules, ROW_BREAK, t) &&
           !pattern_word_is(s->rules, ROW_AND, t);
}

/* An article or a month in front of a number: "Ann Bee Le 3 mai". */
static bool belongs_to_number(const struct search *s, uint32_t at)
{
    const struct line_token *const next = token(s, at + 1);
    const span text = token(s, at)->text;
    return next != NULL && !next->glued && next->kind == TOKEN_NUMBER &&
           (text.len <= 3 || map_get(s->rules->months, word_key(text)) != NONE);
}

/* Ends that a name starting at `at` may have, longest last. */
static uint32_t name_ends(const struct search *s, uint32_t at, bool list,
        uint32_t ends[LINE_MAX_TOKENS])
{
    uint32_t n = 0;
    if (!name_goes_on(s, at)) {
        return 0;
    }
    for (uint32_t i = at; i < s->line->n; i++) {
        const struct line_token *const t = token(s, i);
        const struct line_token *const next = token(s, i + 1);
        const bool inner = i > at && t->glued;
        if (name_goes_on(s, i) || (inner && t->kind != TOKEN_MARK)) {
            if (belongs_to_number(s, i)) {
                break;
            }
            ends[n++] = i + 1;
        } else if (t->kind == TOKEN_MARK) {
            const char c = t->text.ptr[0];
            if (c == '.' && inner && i > at && token(s, i - 1)->text.len == 1) {
                ends[n++] = i + 1; /* initials: "R.V." */
            }
            const bool joins = c == '\'' || c == '&' || (c == '-' && inner) ||
                               (c == '.' && inner && next != NULL) ||
                               (list && (c == ',' || c == '/'));
            if (!joins) {
                break;
            }
        } else if (t->kind == TOKEN_NUMBER || t->text.len > 4) {
            if (!list || !pattern_word_is(s->rules, ROW_AND, t)) {
                break;
            }
        } else if (pattern_word_is(s->rules, ROW_BREAK, t) ||
                   (!list && pattern_word_is(s->rules, ROW_AND, t))) {
            break;
        }
    }
    return n;
}

static bool match_name(struct search *s, uint32_t element, uint32_t at)
{
    const enum element_kind kind = s->pattern->element[element].kind;
    uint32_t ends[LINE_MAX_TOKENS];
    const uint32_t n = name_ends(s, at, kind == ELEMENT_AUTHORS, ends);
    struct range_of_tokens *const keep =
            kind == ELEMENT_AUTHORS     ? &s->now.authors
            : kind == ELEMENT_PUBLISHER ? &s->now.publisher
                                        : &s->now.name;
    const struct found before = s->now;
    for (uint32_t i = n; i-- > 0;) {
        *keep = (struct range_of_tokens){at, ends[i]};
        if (match(s, element + 1, ends[i])) {
            return true;
        }
        s->now = before;
    }
    return false;
}

static bool match_text(struct search *s, uint32_t element, uint32_t at)
{
    if (element + 1 == s->pattern->n) {
        const bool part = s->pattern->kind == ROW_BYLINE;
        uint32_t end = at;
        while (end < s->line->n && !(part && line_parts_at(s->line, end))) {
            end++;
        }
        return end > at && match(s, element + 1, end);
    }
    for (uint32_t end = at + 1; end <= s->line->n; end++) {
        if (match(s, element + 1, end)) {
            return true;
        }
    }
    return false;
}

static bool match_amount(struct search *s, uint32_t element, uint32_t at)
{
    uint32_t end = at;
    const struct line_token *t = token(s, end);
    if (t == NULL || t->kind != TOKEN_NUMBER) {
        return false;
    }
    while ((t = token(s, end)) != NULL &&
            (t->kind == TOKEN_NUMBER ||
                    (t->kind == TOKEN_MARK && t->glued &&
                            strchr(",.", t->text.ptr[0]) != NULL))) {
        end++;
    }
    return match(s, element + 1, end);
}

static bool match_signature(struct search *s, uint32_t element, uint32_t at)
{
    uint32_t end = at;
    uint32_t slashes = 0;
    const struct line_token *t;
    while ((t = token(s, end)) != NULL && (end == at || t->glued)) {
        const bool mark = (end - at) % 2 == 1;
        const char c = t->text.ptr[0];
        if (mark ? c != '/' && c != '-'
                 : t->kind != TOKEN_WORD || t->text.len > 5 || t->capital) {
            return false;
        }
        slashes += c == '/';
        end++;
    }
    return slashes > 0 && (end - at) % 2 == 1 && match(s, element + 1, end);
}

static bool match_listed(struct search *s, uint32_t element, uint32_t at)
{
    const enum element_kind kind = s->pattern->element[element].kind;
    const struct line_token *const t = token(s, at);
    if (t == NULL || t->kind != TOKEN_WORD) {
        return false;
    }
    const uint32_t number = map_get(
            kind == ELEMENT_MONTH ? s->rules->months : s->rules->weekdays,
            word_key(t->text));
    if (number == NONE) {
        return false;
    }
    struct moment *const m = &s->now.moment;
    const struct moment before = *m;
    if (kind == ELEMENT_MONTH) {
        m->month = (int8_t)number;
    }
    const struct line_token *const dot = token(s, at + 1);
    const bool dotted = dot != NULL && dot->glued && dot->text.ptr[0] == '.';
    if ((dotted && match(s, element + 1, at + 2)) ||
            match(s, element + 1, at + 1)) {
        return true;
    }
    *m = before;
    return false;
}

/* Takes over from a row of a sub-class what it says of the moment. */
static bool take(
        struct moment *m, const struct found *sub, enum element_kind kind)
{
    const struct moment *const from = &sub->moment;
    switch (kind) {
    case ELEMENT_WHEN:
        *m = *from;
        return true;
    case ELEMENT_DATE:
        m->year = from->year;
        m->month = from->month;
        m->day = from->day;
        return day_exists(m->year, m->month, m->day);
    case ELEMENT_TIME:
        m->hour = from->hour;
        m->minute = from->minute;
        m->offset = from->offset;
        return true;
    case ELEMENT_ZONE:
        m->offset = from->offset;
        return true;
    default:
        return false;
    }
}

static bool match_class(struct search *s, uint32_t element, uint32_t at)
{
    const enum element_kind kind = s->pattern->element[element].kind;
    const struct moment before = s->now.moment;
    struct found sub;
    if (kind == ELEMENT_HALF) {
        for (uint32_t i = 0; i < 2; i++) {
            const int8_t hour = before.hour;
            if (hour > 12 || !sub_find(s, i ? ROW_PM : ROW_AM, at, &sub)) {
                continue;
            }
            s->now.moment.hour = (int8_t)(hour % 12 + (i ? 12 : 0));
            if (match(s, element + 1, sub.end)) {
                return true;
            }
        }
    } else {
        const enum row_kind row = kind == ELEMENT_WHEN   ? ROW_WHEN
                                  : kind == ELEMENT_DATE ? ROW_DATE
                                  : kind == ELEMENT_TIME ? ROW_TIME
                                                         : ROW_ZONE;
        if (sub_find(s, row, at, &sub) && take(&s->now.moment, &sub, kind) &&
                match(s, element + 1, sub.end)) {
            return true;
        }
    }
    s->now.moment = before;
    return false;
}

static bool match_word(struct search *s, uint32_t element, uint32_t at)
{
    const struct line_token *const t = token(s, at);
    if (t == NULL || t->kind == TOKEN_NUMBER) {
        return false;
    }
    const struct element *const e = &s->pattern->element[element];
    for (uint32_t i = 0; i < e->n_words; i++) {
        if (span_eq(e->word[i], t->text)) {
            return match(s, element + 1, at + 1);
        }
    }
    return false;
}

static bool match_element(struct search *s, uint32_t element, uint32_t at)
{
    switch (s->pattern->element[element].kind) {
    case ELEMENT_WORD:
        return match_word(s, element, at);
    case ELEMENT_WHEN:
    case ELEMENT_DATE:
    case ELEMENT_TIME:
    case ELEMENT_HALF:
    case ELEMENT_ZONE:
        return match_class(s, element, at);
    case ELEMENT_WEEKDAY:
    case ELEMENT_MONTH:
        return match_listed(s, element, at);
    case ELEMENT_DAY:
    case ELEMENT_MON:
    case ELEMENT_YEAR:
    case ELEMENT_YY:
    case ELEMENT_HOUR:
    case ELEMENT_MINUTE:
    case ELEMENT_SECOND:
    case ELEMENT_HHMM:
        return match_number(s, element, at);
    case ELEMENT_AUTHORS:
    case ELEMENT_PUBLISHER:
    case ELEMENT_NAME:
        return match_name(s, element, at);
    case ELEMENT_NUMBER:
        return match_amount(s, element, at);
    case ELEMENT_TEXT:
        return match_text(s, element, at);
    case ELEMENT_SIGNATURE:
        return match_signature(s, element, at);
    }
    return false;
}

/* True at the first way through, which stops the search: optional elements
 * are tried first and names longest first, so it is the longest but for TEXT.
 */
static bool match(struct search *s, uint32_t element, uint32_t at)
{
    if (++*s->steps > PATTERN_MAX_STEPS) {
        return false;
    }
    if (element == s->pattern->n) {
        if (!s->any || at > s->best.end) {
            s->best = s->now;
            s->best.end = at;
            s->any = true;
        }
        return true;
    }
    if (match_element(s, element, at)) {
        return true;
    }
    return s->pattern->element[element].optional && match(s, element + 1, at);
}

static bool better(
        const struct search *s, const struct found *found, double value)
{
    if (s->best.end != found->end) {
        return s->best.end > found->end;
    }
    const bool ours = s->best.pack == s->pack;
    if (ours != (found->pack == s->pack)) {
        return ours;
    }
    return s->pattern->value < value;
}

static bool try_rows(struct search *s, const struct pattern_list *rows,
        uint32_t at, uint32_t kinds, struct found *found, double *value)
{
    bool any = false;
    for (uint32_t i = 0; i < rows->n; i++) {
        const struct pattern *const p = &s->rules->pattern.at[rows->at[i]];
        const bool optional = p->element[0].optional;
        if ((kinds & 1u << p->kind) == 0 ||
                (!optional && (s->first & 1u << p->element[0].kind) == 0)) {
            continue;
        }
        s->pattern = p;
        s->any = false;
        memset(&s->now, 0, sizeof s->now);
        s->now.moment.hour = s->now.moment.minute = -1;
        s->now.moment.offset = OFFSET_NONE;
        s->now.kind = p->kind;
        s->now.pack = p->pack;
        if (p->kind == ROW_ZONE && p->value == p->value) {
            s->now.moment.offset = (int16_t)p->value;
        }
        if (!match(s, 0, at) || s->best.end == at) {
            continue;
        }
        if (better(s, found, *value)) {
            *found = s->best;
            *value = p->value;
            any = true;
        }
    }
    return any;
}

/* Rows that begin with a number's class need a number; rows that begin with a
 * date a number or a name of the calendar. */
static uint32_t kinds_of_first(const struct search *s, uint32_t at)
{
    const struct line_token *const t = token(s, at);
    if (t->kind == TOKEN_NUMBER) {
        return 1u << ELEMENT_WORD | NUMBER_CLASSES | DATE_CLASSES |
               1u << ELEMENT_TEXT;
    }
    const uint32_t always = 1u << ELEMENT_WORD | NAME_CLASSES;
    const uint64_t key = word_key(t->text);
    const bool calendar = map_get(s->rules->months, key) != NONE ||
                          map_get(s->rules->weekdays, key) != NONE;
    return calendar ? always | DATE_CLASSES : always;
}

static bool search_at(const struct ingest_rules *rules, const struct line *line,
        uint32_t at, uint32_t kinds, uint32_t *steps,
        const struct search *above, struct found *found)
{
    struct search s = {.rules = rules, .line = line, .pack = NONE};
    s.steps = steps;
    if (above != NULL) {
        s.depth = above->depth + 1;
        s.pack = above->pattern->pack;
    }
    double value = 0;
    memset(found, 0, sizeof *found);
    s.first = kinds_of_first(&s, at);
    const uint32_t list =
            map_get(rules->first_word, word_key(line->token[at].text));
    bool any = list != NONE &&
               try_rows(&s, &rules->list.at[list], at, kinds, found, &value);
    any |= try_rows(&s, &rules->list.at[0], at, kinds, found, &value);
    return any;
}

static bool sub_find(
        struct search *s, enum row_kind kind, uint32_t at, struct found *found)
{
    if (at >= s->line->n || s->depth >= 4) {
        return false;
    }
    return search_at(s->rules, s->line, at, 1u << kind, s->steps, s, found);
}

bool pattern_find(const struct ingest_rules *rules, const struct line *line,
        uint32_t from, uint32_t kinds, struct found *found)
{
    uint32_t steps = 0;
    return from < line->n &&
           search_at(rules, line, from, kinds, &steps, NULL, found);
}

uint32_t name_end(
        const struct ingest_rules *rules, const struct line *line, uint32_t at)
{
    struct search s = {.rules = rules, .line = line};
    uint32_t ends[LINE_MAX_TOKENS];
    const uint32_t n = name_ends(&s, at, false, ends);
    return n > 0 ? ends[n - 1] : at;
}

bool pattern_word_is(const struct ingest_rules *rules, enum row_kind kind,
        const struct line_token *t)
{
    const uint32_t list = map_get(rules->first_word, word_key(t->text));
    if (list == NONE) {
        return false;
    }
    const struct pattern_list *const rows = &rules->list.at[list];
    for (uint32_t i = 0; i < rows->n; i++) {
        const struct pattern *const p = &rules->pattern.at[rows->at[i]];
        if (p->kind == kind && p->n == 1) {
            return true;
        }
    }
    return false;
}
