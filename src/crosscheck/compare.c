/* SPDX-License-Identifier: Apache-2.0 */
/* compare.c - intervals, units, times, polarity. */
#include "crosscheck/compare.h"

#include <math.h>

/* ---- units -------------------------------------------------------------- */

struct unit {
    const char *code; /* UCUM */
    char dimension;
    double factor;
};

static const struct unit UNITS[] = {
        {"m", 'L', 1},
        {"km", 'L', 1e3},
        {"cm", 'L', 1e-2},
        {"mm", 'L', 1e-3},
        {"[mi_i]", 'L', 1609.344},
        {"[nmi_i]", 'L', 1852},
        {"[ft_i]", 'L', 0.3048},
        {"[in_i]", 'L', 0.0254},
        {"[yd_i]", 'L', 0.9144},
        {"g", 'M', 1},
        {"kg", 'M', 1e3},
        {"mg", 'M', 1e-3},
        {"t", 'M', 1e6},
        {"kt", 'M', 1e9},
        {"[lb_av]", 'M', 453.59237},
        {"[oz_av]", 'M', 28.349523125},
        {"[ston_av]", 'M', 907184.74},
        {"[lton_av]", 'M', 1016046.9088},
        {"m2", 'A', 1},
        {"km2", 'A', 1e6},
        {"har", 'A', 1e4},
        {"ha", 'A', 1e4},
        {"[acr_us]", 'A', 4046.87},
        {"[mi_i]2", 'A', 2589988.11},
        {"[sft_i]", 'A', 0.09290304},
        {"L", 'V', 1},
        {"l", 'V', 1},
        {"mL", 'V', 1e-3},
        {"hL", 'V', 100},
        {"m3", 'V', 1000},
        {"[gal_us]", 'V', 3.785411784},
        {"[bbl_us]", 'V', 158.987294928},
        {"s", 'T', 1},
        {"min", 'T', 60},
        {"h", 'T', 3600},
        {"d", 'T', 86400},
        {"wk", 'T', 604800},
        {"km/h", 'S', 1},
        {"[mi_i]/h", 'S', 1.609344},
        {"[kn_i]", 'S', 1.852},
        {"W", 'P', 1},
        {"kW", 'P', 1e3},
        {"MW", 'P', 1e6},
        {"GW", 'P', 1e9},
};

static const struct unit *unit_find(span code)
{
    for (size_t i = 0; code.len > 0 && i < sizeof UNITS / sizeof *UNITS; i++) {
        if (span_eq(code, span_of(UNITS[i].code))) {
            return &UNITS[i];
        }
    }
    return NULL;
}

bool compare_same_unit(const struct statement *a, const struct statement *b)
{
    if (a->quantity != b->quantity) {
        return false;
    }
    if (span_eq(a->unit, b->unit)) {
        return true;
    }
    const struct unit *ua = unit_find(a->unit), *ub = unit_find(b->unit);
    return ua && ub && ua->dimension == ub->dimension;
}

static double factor(const struct statement *s)
{
    const struct unit *u = unit_find(s->unit);
    return u ? u->factor : 1;
}

/* ---- numbers ------------------------------------------------------------ */

struct interval {
    double least, most;
};

/* A round number is a rounded one: 4 000 may be 3 987. */
static double rounding(double value)
{
    enum { ROUND = 100 };
    return value >= ROUND && fmod(value, ROUND) == 0 ? 0.03 : 0;
}

static struct interval interval_of(const struct statement *s)
{
    struct interval i = {s->least, s->most};
    if (s->modifier == MODIFIER_EXACT && !isnan(s->value)) {
        double slack = s->value * rounding(s->value);
        i = (struct interval){s->value - slack, s->value + slack};
    }
    double f = factor(s);
    i.least = isnan(i.least) ? (double)-INFINITY : i.least * f;
    i.most = isnan(i.most) ? (double)INFINITY : i.most * f;
    return i;
}

/* An exact number at the very edge of what "about" allows is outside it. */
static bool at_edge(
        const struct statement *exact, const struct statement *about)
{
    static const double EDGE = 0.005;
    if (exact->modifier != MODIFIER_EXACT ||
            about->modifier != MODIFIER_ABOUT || isnan(exact->value) ||
            isnan(about->value)) {
        return false;
    }
    double x = exact->value * factor(exact);
    struct interval i = interval_of(about);
    return (x >= i.least && x < i.least * (1 + EDGE)) ||
           (x <= i.most && x > i.most * (1 - EDGE));
}

enum relation compare_numbers(
        const struct statement *a, const struct statement *b)
{
    if (!compare_same_unit(a, b)) {
        return RELATION_UNCLEAR;
    }
    struct interval x = interval_of(a), y = interval_of(b);
    if (isnan(a->value) && isnan(a->least) && isnan(a->most)) {
        return RELATION_UNCLEAR;
    }
    if (isnan(b->value) && isnan(b->least) && isnan(b->most)) {
        return RELATION_UNCLEAR;
    }
    double low = x.least > y.least ? x.least : y.least;
    double high = x.most < y.most ? x.most : y.most;
    if (at_edge(a, b) || at_edge(b, a)) {
        return RELATION_DIFFER;
    }
    return low <= high ? RELATION_AGREE : RELATION_DIFFER;
}

bool compare_same_number(const struct statement *a, const struct statement *b)
{
    return compare_same_unit(a, b) && !isnan(a->value) && !isnan(b->value) &&
           a->value * factor(a) == b->value * factor(b);
}

/* ---- times and polarity ------------------------------------------------- */

enum relation compare_times(
        const struct statement *a, const struct statement *b)
{
    enum { NEAR = 20, HOUR = 60, DAY_MINUTES = 24 * 60 };
    if (a->minute >= 0 && b->minute >= 0) {
        int32_t d = a->minute - b->minute;
        d = d < 0 ? -d : d;
        if (d <= NEAR || d >= DAY_MINUTES - NEAR) {
            return RELATION_AGREE;
        }
        /* whole hours may be another time zone */
        return d % HOUR == 0 ? RELATION_UNCLEAR : RELATION_DIFFER;
    }
    if (a->minute >= 0 || b->minute >= 0 || a->from == DAY_NONE ||
            b->from == DAY_NONE) {
        return RELATION_UNCLEAR;
    }
    return a->from <= b->to && b->from <= a->to ? RELATION_AGREE
                                                : RELATION_DIFFER;
}

enum relation compare_polarity(
        const struct statement *a, const struct statement *b)
{
    bool not_a = a->negated != a->denied, not_b = b->negated != b->denied;
    if (a->concept != b->concept) { /* alike by another of their meanings */
        not_a = not_a != a->turned;
        not_b = not_b != b->turned;
    }
    return not_a == not_b ? RELATION_AGREE : RELATION_DIFFER;
}

enum relation compare_statements(
        const struct statement *a, const struct statement *b)
{
    switch (a->kind) {
    case FACT_COUNT:
        return compare_numbers(a, b);
    case FACT_TIME:
        return compare_times(a, b);
    case FACT_OCCURRENCE:
    case FACT_ACTOR:
    case FACT_PLACE:
        break;
    }
    return compare_polarity(a, b);
}

/* ---- words -------------------------------------------------------------- */

bool compare_words(span a, span b)
{
    enum { LEAST = 4 };
    if (span_eq(a, b)) {
        return true;
    }
    size_t shorter = a.len < b.len ? a.len : b.len;
    size_t longer = a.len < b.len ? b.len : a.len;
    size_t same = 0;
    while (same < shorter && a.ptr[same] == b.ptr[same]) {
        same++;
    }
    return same >= LEAST && same * 2 + 2 >= longer && same + 3 >= shorter;
}
