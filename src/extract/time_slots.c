/* SPDX-License-Identifier: Apache-2.0 */
/* time_slots.c - names of slots and of their symbolic values. */
#include "extract/time_slots.h"

struct symbol {
    const char *name;
    enum time_slot slot;
    double value;
};

// clang-format off
static const struct symbol SYMBOLS[] = {
    {"second", SLOT_UNIT, UNIT_SECOND},     {"minute", SLOT_UNIT, UNIT_MINUTE},
    {"hour", SLOT_UNIT, UNIT_HOUR},         {"day", SLOT_UNIT, UNIT_DAY},
    {"workday", SLOT_UNIT, UNIT_WORKDAY},   {"weekend", SLOT_UNIT, UNIT_WEEKEND},
    {"week", SLOT_UNIT, UNIT_WEEK},         {"month", SLOT_UNIT, UNIT_MONTH},
    {"quarter", SLOT_UNIT, UNIT_QUARTER},   {"halfyear", SLOT_UNIT, UNIT_HALFYEAR},
    {"season", SLOT_UNIT, UNIT_SEASON},     {"year", SLOT_UNIT, UNIT_YEAR},
    {"decade", SLOT_UNIT, UNIT_DECADE},     {"century", SLOT_UNIT, UNIT_CENTURY},
    {"MO", SLOT_PART, PART_MO}, {"MI", SLOT_PART, PART_MI},
    {"AF", SLOT_PART, PART_AF}, {"EV", SLOT_PART, PART_EV},
    {"NI", SLOT_PART, PART_NI}, {"DT", SLOT_PART, PART_DT},
    {"SP", SLOT_SEASON, 1}, {"SU", SLOT_SEASON, 2},
    {"FA", SLOT_SEASON, 3}, {"WI", SLOT_SEASON, 4},
    {"published", SLOT_BASE, BASE_PUBLISHED}, {"told", SLOT_BASE, BASE_TOLD},
    {"start", SLOT_EDGE, EDGE_START}, {"middle", SLOT_EDGE, EDGE_MIDDLE},
    {"end", SLOT_EDGE, EDGE_END},
    {"PAST", SLOT_REF, REF_PAST}, {"PRESENT", SLOT_REF, REF_PRESENT},
    {"FUTURE", SLOT_REF, REF_FUTURE},
    {"past", SLOT_TENSE, TENSE_BEFORE}, {"future", SLOT_TENSE, TENSE_AFTER},
    {"X", SLOT_COUNT, COUNT_VAGUE},
    {"day-first", SLOT_ORDER, ORDER_DAY_FIRST},
    {"month-first", SLOT_ORDER, ORDER_MONTH_FIRST},
};
// clang-format on

enum time_slot time_slot_of(span name)
{
    static const char *const NAMES[] = {
#define X(id, label) label,
            TIME_SLOTS(X)
#undef X
    };
    for (uint32_t i = 0; i < SLOTS; i++) {
        if (span_eq(name, span_of(NAMES[i]))) {
            return (enum time_slot)i;
        }
    }
    return SLOTS;
}

/* [-]digits[.digits] */
static bool plain_number(span text, double *value)
{
    double sign = 1, scale = 0, n = 0;
    size_t i = 0;
    if (span_starts(text, SPAN("-"))) {
        sign = -1;
        i = 1;
    }
    if (i == text.len) {
        return false;
    }
    for (; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '.' && scale == 0) {
            scale = 1;
        } else if (c >= '0' && c <= '9') {
            n = n * 10 + (c - '0');
            scale *= 10;
        } else {
            return false;
        }
    }
    *value = sign * n / (scale > 0 ? scale : 1);
    return true;
}

bool time_slot_value(enum time_slot slot, span text, double *value)
{
    for (size_t i = 0; i < sizeof SYMBOLS / sizeof *SYMBOLS; i++) {
        const struct symbol *s = &SYMBOLS[i];
        if (s->slot == slot && span_eq(text, span_of(s->name))) {
            *value = s->value;
            return true;
        }
    }
    return plain_number(text, value);
}
