/* SPDX-License-Identifier: Apache-2.0 */
/* time_frame.c - a match's words to frames.
 *
 * Slots are filled in the order of the text over what the pattern's row says.
 * A unit closes a length ("3 months"), so that several lengths may follow one
 * another; "and a half" adds to the one before. */
#include "extract/time_frame.h"

#include <math.h>

bool frame_has(const struct time_frame *f, enum time_slot slot)
{
    return f->has >> slot & 1;
}

void frame_set(struct time_frame *f, enum time_slot slot, double value)
{
    f->v[slot] = value;
    f->has |= (uint64_t)1 << slot;
}

static void frame_drop(struct time_frame *f, enum time_slot slot)
{
    f->has &= ~((uint64_t)1 << slot);
}

int32_t frame_int(const struct time_frame *f, enum time_slot slot)
{
    double v = frame_has(f, slot) ? f->v[slot] : 0;
    return v > FRAME_MAX_INT ? FRAME_MAX_INT : (int32_t)v;
}

static bool has_any(
        const struct time_frame *f, const enum time_slot *slots, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (frame_has(f, slots[i])) {
            return true;
        }
    }
    return false;
}

static const enum time_slot DATE_SLOTS[] = {SLOT_YEAR, SLOT_MONTH, SLOT_DAY,
        SLOT_WEEKDAY, SLOT_SEASON, SLOT_QUARTER, SLOT_HALF, SLOT_DECADE,
        SLOT_CENTURY, SLOT_HOLIDAY, SLOT_UNIT, SLOT_WEEK};

bool frame_dated(const struct time_frame *f)
{
    return has_any(f, DATE_SLOTS, sizeof DATE_SLOTS / sizeof *DATE_SLOTS);
}

bool frame_only_clock(const struct time_frame *f)
{
    return (frame_has(f, SLOT_HOUR) || frame_has(f, SLOT_PART)) &&
           !frame_dated(f) && !frame_has(f, SLOT_BASE);
}

/* ---- filling ------------------------------------------------------------ */

static void close_length(struct time_frame *f, double unit)
{
    double count = frame_has(f, SLOT_COUNT) ? f->v[SLOT_COUNT] : 1;
    if (frame_has(f, SLOT_ADD)) {
        count += f->v[SLOT_ADD];
    }
    if (frame_has(f, SLOT_FACTOR) && count > 0) {
        count *= f->v[SLOT_FACTOR];
    }
    if (f->lengths < FRAME_MAX_LENGTHS) {
        f->length[f->lengths++] =
                (struct time_length){count, (enum time_unit)unit};
    }
    frame_drop(f, SLOT_COUNT);
    frame_drop(f, SLOT_ADD);
    frame_drop(f, SLOT_FACTOR);
    frame_set(f, SLOT_UNIT, unit);
}

static void fill(struct time_frame *f, enum time_slot slot, double value)
{
    if (slot == SLOT_UNIT) {
        close_length(f, value);
    } else if (slot == SLOT_ADD && f->lengths > 0 &&
               !frame_has(f, SLOT_COUNT)) {
        f->length[f->lengths - 1].count += value;
    } else {
        frame_set(f, slot, value);
    }
}

static void fill_kind(struct time_frame *f, uint32_t kind, double n)
{
    static const enum time_slot SLOT[] = {
#define X(id, label, slot) SLOT_##slot,
            TIME_KINDS(X)
#undef X
    };
    if (kind == KIND_END || kind == KIND_START) {
        return;
    }
    if (kind == KIND_CLOCK) {
        frame_set(f, SLOT_HOUR, floor(n / 100));
        frame_set(f, SLOT_MINUTE, fmod(n, 100));
        return;
    }
    fill(f, SLOT[kind], n);
}

static void fill_step(const struct time_symbols *s,
        const struct time_step *step, struct time_frame *f)
{
    if (step->item.entry == NONE) {
        fill_kind(f, step->item.symbol, step->item.number);
        return;
    }
    const struct time_entry *e = &s->entry.at[step->item.entry];
    for (uint32_t i = 0; i < e->n; i++) {
        const struct setting *set = &s->setting.at[e->first + i];
        fill(f, set->slot, set->value);
    }
}

/* ---- borrowing ---------------------------------------------------------- */

static void lend(const struct time_frame *from, struct time_frame *to,
        enum time_slot slot)
{
    if (frame_has(from, slot) && !frame_has(to, slot)) {
        frame_set(to, slot, from->v[slot]);
    }
}

/* "from December to May 2022": the other's year, or the one beside it. */
static void lend_year(
        const struct time_frame *from, struct time_frame *to, bool earlier)
{
    if (frame_has(from, SLOT_DAY) && !frame_has(from, SLOT_MONTH)) {
        lend(from, to, SLOT_YEAR); /* "May 8 - 10, 2010" */
        return;
    }
    if (!frame_has(from, SLOT_YEAR) || frame_has(to, SLOT_YEAR) ||
            !frame_has(to, SLOT_MONTH) || !frame_has(from, SLOT_MONTH)) {
        return;
    }
    double year = from->v[SLOT_YEAR];
    if (earlier && to->v[SLOT_MONTH] > from->v[SLOT_MONTH]) {
        year -= 1;
    }
    if (!earlier && to->v[SLOT_MONTH] < from->v[SLOT_MONTH]) {
        year += 1;
    }
    frame_set(to, SLOT_YEAR, year);
}

static void borrow(
        const struct time_frame *from, struct time_frame *to, bool earlier)
{
    if (frame_only_clock(to) && frame_dated(from) &&
            from->extent != to->extent) {
        for (size_t i = 0; i < sizeof DATE_SLOTS / sizeof *DATE_SLOTS; i++) {
            lend(from, to, DATE_SLOTS[i]);
        }
        lend(from, to, SLOT_SHIFT);
    }
    if (frame_has(to, SLOT_DAY) && !frame_has(to, SLOT_MONTH)) {
        lend(from, to, SLOT_MONTH);
        lend(from, to, SLOT_SHIFT);
    }
    lend_year(from, to, earlier);
    if (frame_has(to, SLOT_HOUR)) {
        lend(from, to, SLOT_HALFDAY);
        lend(from, to, SLOT_ZONE);
    }
    if (frame_has(to, SLOT_COUNT) && to->lengths == 0 && from->lengths > 0) {
        to->length[0] =
                (struct time_length){to->v[SLOT_COUNT], from->length[0].unit};
        to->lengths = 1;
        frame_set(to, SLOT_UNIT, from->length[0].unit);
    }
}

/* What the pattern's row says stands under what its words say; its unit only
 * where they have none. */
static void fill_row(const struct time_symbols *s, const struct time_row *row,
        struct time_frame *f, bool units)
{
    for (uint32_t i = 0; i < row->n; i++) {
        const struct setting *set = &s->setting.at[row->first + i];
        if (!units && set->slot != SLOT_UNIT) {
            frame_set(f, set->slot, set->value);
        } else if (units && set->slot == SLOT_UNIT &&
                   !frame_has(f, SLOT_UNIT)) {
            fill(f, set->slot, set->value);
        }
    }
}

uint32_t frames_of(const struct time_rules *rules,
        const struct time_match *match,
        struct time_frame frame[TIME_MAX_GROUPS])
{
    const struct time_symbols *s = &rules->symbols;
    const struct time_row *row = &rules->row[match->row];
    uint32_t n = 0;
    for (uint32_t i = 0; i < match->steps; i++) {
        uint8_t frame_no = match->step[i].frame;
        n = frame_no > n && frame_no != FRAME_MUTE ? frame_no : n;
    }
    for (uint32_t k = 0; k < n; k++) {
        struct time_frame *f = &frame[k];
        *f = (struct time_frame){0};
        fill_row(s, row, f, false);
        for (uint32_t i = 0; i < match->steps; i++) {
            const struct time_step *step = &match->step[i];
            if (step->frame == k + 1 || step->frame == 0) {
                fill_step(s, step, f);
            }
            f->extent = step->frame == k + 1 ? step->extent : f->extent;
        }
        fill_row(s, row, f, true);
    }
    for (uint32_t k = n; k-- > 1;) {
        borrow(&frame[k], &frame[k - 1], true);
    }
    for (uint32_t k = 0; k + 1 < n; k++) {
        borrow(&frame[k], &frame[k + 1], false);
    }
    return n;
}
