/* SPDX-License-Identifier: Apache-2.0 */
/* time.c - reads the times of a report, sentence by sentence.
 *
 *     for each atom: best match -> frames -> values -> doc->time
 *
 * State that goes along: the date named last (for "the next day") and the day
 * whose hours are told (for "at 20:30"): the last one of the same sentence,
 * else the next one in it, else that of the sentence before in the same
 * block, else the day of publication. */
#include "extract/time.h"

#include "extract/time_frame.h"
#include "extract/time_order.h"
#include "extract/time_tense.h"

#include <stdlib.h>

enum { MAX_WAITING = 16 };
enum { NEAR_YEAR = 3, NEAR_MONTH = 9 }; /* atoms */

struct waiting { /* a time of day that stands before its day */
    struct time_frame frame;
    uint32_t time; /* index in doc->time */
};

struct reader {
    struct rcp_doc *doc;
    const struct time_rules *rules;
    struct time_line line;
    struct time_context ctx;
    bool day_in_sentence; /* clock_day was named in this sentence */
    struct waiting waiting[MAX_WAITING];
    uint32_t waits;
    uint32_t year_until; /* ctx.year holds up to that atom */
    uint32_t quantity;   /* first quantity that may still meet a time */
    bool order_known;    /* … of days and months in figures: */
    enum time_order order;
};

/* ---- output ------------------------------------------------------------- */

static void put_value(
        struct reader *r, uint32_t index, const struct time_value *v)
{
    struct timex *t = &r->doc->time.at[index];
    t->type = v->type;
    t->value = v->value;
    bool days = v->dated && v->type != TIME_DURATION && v->type != TIME_SET;
    t->from = days ? v->period.from : DAY_NONE;
    t->to = days ? v->period.to : DAY_NONE;
}

/* A day was named: hours that waited for it get it. */
static void settle_waiting(struct reader *r)
{
    for (uint32_t i = 0; i < r->waits; i++) {
        struct time_value v;
        time_value_of(&r->ctx, OP_DATE, &r->waiting[i].frame, NULL, &v);
        put_value(r, r->waiting[i].time, &v);
    }
    r->waits = 0;
}

/* A year holds for the month right behind it, and that month for the next. */
static void remember_year(struct reader *r, const struct time_value *v,
        const struct time_frame *f, uint32_t last)
{
    bool year = v->dated && v->period.unit == UNIT_YEAR &&
                v->period.to - v->period.from < 366 && frame_has(f, SLOT_YEAR);
    bool month = v->dated && v->period.unit == UNIT_MONTH && r->ctx.year != 0;
    if (year) {
        r->ctx.year = v->period.index;
    }
    if (year || month) {
        r->year_until = last + (year ? NEAR_YEAR : NEAR_MONTH);
    }
}

static void remember(struct reader *r, const struct time_value *v,
        const struct time_frame *f)
{
    if (!v->dated || v->type == TIME_DURATION || v->type == TIME_SET) {
        return;
    }
    r->ctx.told = v->period;
    if (v->period.unit != UNIT_DAY || v->period.from != v->period.to) {
        return;
    }
    if (frame_has(f, SLOT_WEEKDAY) && r->ctx.published != DAY_NONE &&
            abs(v->period.from - r->ctx.published) <= 7) {
        r->ctx.weekday[day_weekday(v->period.from)] = v->period.from;
    }
    /* "at 4.30pm, when visits for the next day …" was not on the next day */
    bool first = !r->day_in_sentence &&
                 !(frame_has(f, SLOT_BASE) && frame_has(f, SLOT_SHIFT) &&
                         frame_int(f, SLOT_SHIFT) > 0);
    r->ctx.day_told = r->ctx.clock_day = v->period.from;
    r->ctx.night = frame_has(f, SLOT_PART) && !frame_has(f, SLOT_HOUR) &&
                   frame_int(f, SLOT_PART) == PART_NI;
    r->day_in_sentence = true;
    if (first) {
        settle_waiting(r);
    }
}

/* ---- one match ---------------------------------------------------------- */

/* The atoms of extent `extent` in the match. */
static bool extent_atoms(const struct time_match *m, uint8_t extent,
        uint32_t *first, uint32_t *last)
{
    bool found = false;
    for (uint32_t i = 0; i < m->steps; i++) {
        if (m->step[i].extent != extent) {
            continue;
        }
        *first = found ? *first : m->step[i].atom;
        *last = m->step[i].atom + m->step[i].item.atoms - 1;
        found = true;
    }
    return found;
}

/* An age is a quantity, not one of our lengths of time. */
static bool is_age(struct reader *r, range at)
{
    struct rcp_doc *doc = r->doc;
    while (r->quantity < doc->quantity.n &&
            doc->quantity.at[r->quantity].at.end <= at.start) {
        r->quantity++;
    }
    for (uint32_t i = r->quantity; i < doc->quantity.n; i++) {
        const struct quantity *q = &doc->quantity.at[i];
        if (q->at.start >= at.end) {
            break;
        }
        if (q->kind == QUANTITY_MEASURE && span_eq(q->unit, SPAN("a"))) {
            return true;
        }
    }
    return false;
}

/* The pattern asked for words around its one expression: it knows better
 * than a number alone what it reads. */
static bool has_context(const struct time_match *m)
{
    bool around = false;
    for (uint32_t i = 0; i < m->steps; i++) {
        around |= m->step[i].extent == 0;
        if (m->step[i].extent > 1) {
            return false;
        }
    }
    return around;
}

/* The first name that ends behind byte `at`. Names are in text order. */
static uint32_t name_at(const struct rcp_doc *doc, uint32_t at)
{
    uint32_t low = 0, high = doc->name.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (doc->name.at[mid].at.end <= at) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low;
}

/* "Mai Fatty", "Entertainment Weekly": a part of a longer name, and nothing
 * in it says a number. A name that takes in words of the pattern, which begins
 * at byte `from`, is none ("Since Easter"), nor one that opens with a time in
 * small letters ("today EST"). */
static bool is_in_name(const struct rcp_doc *doc, range at, uint32_t word,
        const struct time_frame *f, uint32_t from)
{
    if (doc->word.at[word].flags & WORD_ALL_CAPS) {
        return false; /* a headline in capitals is all names */
    }
    if (frame_has(f, SLOT_YEAR) || frame_has(f, SLOT_DAY) ||
            frame_has(f, SLOT_HOUR)) {
        return false;
    }
    for (uint32_t i = name_at(doc, at.start); i < doc->name.n; i++) {
        range name = doc->name.at[i].at;
        if (name.start > at.start) {
            break;
        }
        bool small = name.start == at.start &&
                     !(doc->word.at[word].flags & WORD_CAPITAL);
        bool pattern = small || (from < at.start && name.start <= from);
        if (range_holds(name, at) && !pattern &&
                name.end - name.start > at.end - at.start) {
            return true;
        }
    }
    return false;
}

/* "Avril Lavigne": a month with nothing before it and a name behind. */
static bool is_first_name(
        const struct rcp_doc *doc, uint32_t word, const struct time_frame *f)
{
    bool bare = frame_has(f, SLOT_MONTH) && !frame_has(f, SLOT_YEAR) &&
                !frame_has(f, SLOT_DAY) && !frame_has(f, SLOT_SHIFT) &&
                !frame_has(f, SLOT_EDGE);
    if (!bare || !doc->tag || word + 1 >= doc->word.n ||
            doc->word.at[word + 1].sentence != doc->word.at[word].sentence) {
        return false;
    }
    bool first = word == 0 ||
                 doc->word.at[word - 1].sentence != doc->word.at[word].sentence;
    enum upos before = first ? UPOS_NONE : doc->tag[word - 1].upos;
    return before != UPOS_ADP && before != UPOS_ADJ && before != UPOS_DET &&
           doc->tag[word + 1].upos == UPOS_PROPN &&
           (doc->word.at[word + 1].flags & WORD_CAPITAL) &&
           (doc->word.at[word].flags & WORD_CAPITAL);
}

static void add_time(struct reader *r, const struct time_match *m,
        const struct time_frame *f, const struct time_frame *other)
{
    uint32_t first = 0, last = 0;
    struct rcp_doc *doc = r->doc;
    const struct time_row *row = &r->rules->row[m->row];
    if (!extent_atoms(m, f->extent, &first, &last) ||
            doc->time.n >= DOC_MAX_LAYER) {
        return;
    }
    const struct time_atom *a = &r->line.atom.at[first];
    const struct time_atom *b = &r->line.atom.at[last];
    range at = {a->at.start, b->at.end};
    bool paper = row->op == OP_SET && first == last &&
                 last + 1 < r->line.atom.n &&
                 r->line.atom.at[last + 1].flags & ATOM_CAPITAL;
    if (paper ||
            is_in_name(doc, at, a->word, f,
                    r->line.atom.at[m->step[0].atom].at.start) ||
            (first == last && is_first_name(doc, a->word, f))) {
        return;
    }
    if (row->op == OP_DURATION && !has_context(m) && is_age(r, at)) {
        return;
    }
    r->ctx.year =
            first > r->year_until || frame_has(f, SLOT_DAY) ? 0 : r->ctx.year;
    r->ctx.tense = r->ctx.agenda ? TENSE_UNKNOWN
                                 : time_tense_at(doc, r->rules, a->word);
    struct time_value v;
    time_value_of(&r->ctx, row->op, f, other, &v);
    if (row->op == OP_DATE && !v.value.ptr) {
        return; /* "this hour": nothing that a calendar knows */
    }
    struct timex *t = VEC_ADD(doc->arena, &doc->time);
    t->at = at;
    t->words = (struct list){a->word, b->word - a->word + 1};
    t->rule = row->rule;
    put_value(r, doc->time.n - 1, &v);
    bool clock = row->op == OP_DATE && !other && frame_only_clock(f);
    if (clock && !r->day_in_sentence && r->waits < MAX_WAITING) {
        r->waiting[r->waits++] = (struct waiting){*f, doc->time.n - 1};
    } else if (!clock) {
        remember(r, &v, f);
        remember_year(r, &v, f, last);
    }
}

/* 5/6/2018 where the report counts the other way than the pattern. */
static void turn_figures(struct reader *r, struct time_frame *f)
{
    if (!frame_has(f, SLOT_ORDER)) {
        return;
    }
    if (!r->order_known) {
        r->order = time_order_of(r->doc, r->rules->orders);
        r->order_known = true;
    }
    double m = f->v[SLOT_MONTH], d = f->v[SLOT_DAY];
    if (r->order != ORDER_UNKNOWN && m <= 12 && d <= 12 &&
            frame_int(f, SLOT_ORDER) != (int32_t)r->order) {
        frame_set(f, SLOT_MONTH, d);
        frame_set(f, SLOT_DAY, m);
    }
}

static void add_match(struct reader *r, const struct time_match *m)
{
    struct time_frame frame[TIME_MAX_GROUPS];
    if (r->rules->row[m->row].op == OP_NOTHING) {
        return;
    }
    uint32_t n = frames_of(r->rules, m, frame);
    for (uint32_t i = 0; i < n; i++) {
        turn_figures(r, &frame[i]);
        if (!frame_possible(&r->ctx, &frame[i])) {
            return;
        }
    }
    for (uint32_t i = 0; i < n; i++) {
        if (frame[i].extent == 0) {
            continue;
        }
        bool pair = i + 1 < n && frame[i + 1].extent == frame[i].extent;
        add_time(r, m, &frame[i], pair ? &frame[i + 1] : NULL);
        i += pair;
        if (r->ctx.told.unit != UNITS && n > 1) {
            r->ctx.after = r->ctx.told.from; /* a range goes forward */
        }
    }
    r->ctx.after = DAY_NONE;
}

/* ---- sentences ---------------------------------------------------------- */

/* Where the next match may begin: behind the last printed atom. */
static uint32_t match_end(const struct time_match *m)
{
    uint32_t end = m->end;
    for (uint32_t i = m->steps; i-- > 0;) {
        if (m->step[i].extent != 0) {
            end = m->step[i].atom + m->step[i].item.atoms;
            break;
        }
    }
    return end;
}

static uint32_t first_printed(const struct time_match *m)
{
    for (uint32_t i = 0; i < m->steps; i++) {
        if (m->step[i].extent != 0) {
            return m->step[i].atom;
        }
    }
    return m->end;
}

/* A match that begins with words around the expression gives way to one that
 * begins in them and takes in more. */
static bool best_match(
        const struct reader *r, uint32_t at, struct time_match *m)
{
    if (!time_match_at(&r->line, at, m)) {
        return false;
    }
    uint32_t printed = first_printed(m), end = match_end(m);
    for (uint32_t i = at + 1; i <= printed && i < m->end; i++) {
        struct time_match other;
        if (time_match_at(&r->line, i, &other) && match_end(&other) > end) {
            *m = other;
            end = match_end(&other);
        }
    }
    return true;
}

static void read_sentence(struct reader *r, uint32_t sentence)
{
    time_line_read(&r->line, sentence);
    r->day_in_sentence = false;
    r->ctx.year = 0;
    for (uint32_t i = 0; i < r->line.atom.n;) {
        struct time_match m;
        if (!best_match(r, i, &m)) {
            i++;
            continue;
        }
        add_match(r, &m);
        bool nothing = r->rules->row[m.row].op == OP_NOTHING;
        uint32_t end = nothing ? m.end : match_end(&m);
        i = end > i ? end : i + 1;
    }
    r->waits = 0;
}

static bool speaks_of_tense(const struct reader *r)
{
    for (uint32_t i = 0; i < r->doc->sentence.n; i++) {
        if (time_sentence_has_tense(r->doc, r->rules, i)) {
            return true;
        }
    }
    return false;
}

static void start(struct reader *r)
{
    struct time_context *ctx = &r->ctx;
    const struct moment *m = &r->doc->meta.published;
    ctx->arena = r->doc->arena;
    ctx->rules = r->rules;
    ctx->published = doc_reference_day(r->doc);
    bool minute = ctx->published != DAY_NONE && m->hour >= 0 &&
                  moment_day(*m) == ctx->published;
    ctx->minute = minute ? m->hour * 60 + m->minute : -1;
    ctx->told.unit = UNITS;
    ctx->day_told = ctx->after = DAY_NONE;
    ctx->clock_day = ctx->published;
    for (int i = 0; i < 8; i++) {
        ctx->weekday[i] = DAY_NONE;
    }
    ctx->agenda = !speaks_of_tense(r);
}

void time_read(struct rcp_doc *doc, const struct time_rules *rules)
{
    if (!rules || rules->net.states == 0) {
        return;
    }
    struct arena *scratch = arena_new();
    struct reader r = {.doc = doc, .rules = rules};
    r.line = (struct time_line){.doc = doc, .rules = rules, .arena = scratch};
    start(&r);
    uint32_t block = NONE;
    for (uint32_t i = 0; i < doc->sentence.n; i++) {
        const struct sentence *s = &doc->sentence.at[i];
        if (s->block != block) {
            r.ctx.clock_day = r.ctx.published;
            r.ctx.night = false;
            block = s->block;
        }
        read_sentence(&r, i);
    }
    arena_free(scratch);
}
