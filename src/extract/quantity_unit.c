/* SPDX-License-Identifier: Apache-2.0 */
/* Units that stand elsewhere than behind their number.
 *
 *     15 000 et 12 000 euros                     with the next number
 *     90 micrograms of fine dust per cubic metre  in two halves
 *     a magnitude of 6.4                          nowhere: it has none */
#include "extract/quantity_draft.h"

static uint32_t role(
        const struct quantity_reader *r, uint32_t i, enum word_role role)
{
    return role_at(r->rules, &r->atoms, i, role);
}

static bool is_comma(const struct quantity_reader *r, uint32_t i)
{
    return i < r->atoms.n && r->atoms.at[i].kind == ATOM_SIGN &&
           r->doc->text.ptr[r->atoms.at[i].at.start] == ',';
}

/* The unit or noun of the next number where this one has neither: "15 000 et
 * 12 000 euros", "de 9,7 à 9,5 %", "500 and 1,000 songs". */
static void inherit(const struct quantity_reader *r, struct draft *d)
{
    struct term next;
    uint32_t handle;
    uint32_t i = d->end;
    if (d->a.kind != QUANTITY_COUNT || d->noun != NONE || d->range ||
            d->ratio || i + 1 >= r->atoms.n) {
        return;
    }
    uint32_t length = atoms_match(r->rules->middle[0], &r->atoms, i, &handle);
    bool joined = number_joins(r->rules->number, &r->atoms, i) ||
                  is_comma(r, i) || role(r, i, WORD_ROLE_LIST);
    length = length ? length : joined;
    if (length == 0 || !term_read(r, i + length, NUMBER_NO_MINUS, &next) ||
            next.flags & (NUMBER_ARTICLE | NUMBER_ORDINAL) || next.is_time) {
        return;
    }
    if (next.has_unit) {
        d->a.kind = next.kind;
        d->a.unit = next.unit;
        d->a.has_unit = true;
        d->no_noun = true;
    } else if (!is_comma(r, i)) {
        struct draft other = {.a = next, .end = next.end, .noun = NONE};
        d->noun = quantity_noun(r, &other);
    }
}

/* "90 micrograms of fine dust per cubic metre": the unit's other half behind
 * what is measured. */
static void read_per(const struct quantity_reader *r, struct draft *d)
{
    enum { REACH = 7 }; /* atoms */
    for (uint32_t i = d->end; i < d->end + REACH && i < r->atoms.n; i++) {
        uint32_t length;
        uint32_t per = role(r, i, WORD_ROLE_PER);
        const struct unit_name *under =
                per ? unit_name_at(&r->rules->unit_name, r->doc, &r->atoms,
                              i + per, &length)
                    : NULL;
        span code = under ? unit_ratio(r->rules, d->a.unit, under->code)
                          : (span){NULL, 0};
        if (code.ptr) {
            d->a.unit = code;
            return;
        }
        if (r->atoms.at[i].kind != ATOM_WORD) {
            return;
        }
    }
}

/* "a magnitude of 6.4": measures in no unit. */
void quantity_magnitude(const struct quantity_reader *r, struct draft *d)
{
    for (uint32_t n = 1; n <= 3 && n <= d->first; n++) {
        if (d->a.kind == QUANTITY_COUNT &&
                role(r, d->first - n, WORD_ROLE_MAGNITUDE) == n) {
            d->a.kind = QUANTITY_MEASURE;
            d->a.unit = (span){NULL, 0};
            d->a.has_unit = true;
            d->no_noun = true;
        }
    }
}

void quantity_unit(const struct quantity_reader *r, struct draft *d)
{
    inherit(r, d);
    if (d->a.kind == QUANTITY_MEASURE && d->a.unit.ptr) {
        read_per(r, d);
    }
}
