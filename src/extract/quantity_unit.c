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
    bool comma = length == 0 && is_comma(r, i);
    length = length ? length : joined;
    length += comma ? role(r, i + 1, WORD_ROLE_LIST) : 0;
    comma = comma && length == 1;
    bool linked = number_links(r->rules->number, &r->atoms, i + length);
    length += length > 1 && linked; /* peut-être d'une cinquantaine */
    if (length == 0 || !term_read(r, i + length, NUMBER_NO_MINUS, &next) ||
            next.flags & (NUMBER_ARTICLE | NUMBER_ORDINAL) || next.is_time) {
        return;
    }
    if (next.has_unit) {
        d->a.kind = next.kind;
        d->a.unit = next.unit;
        d->a.has_unit = true;
        d->no_noun = true;
    } else if (!comma) {
        struct draft other = {.a = next, .end = next.end, .noun = NONE};
        d->noun = quantity_noun(r, &other);
    }
}

/* The unit of the number before where this one is set against it: "8 %, contre
 * 6 un an plus tôt", "$80, up from 72", "on nous en a versé 300 000". */
static void inherit_before(
        const struct quantity_reader *r, struct draft *d, uint32_t since)
{
    const struct rcp_doc *doc = r->doc;
    const struct quantity *last =
            doc->quantity.n > since ? &doc->quantity.at[doc->quantity.n - 1]
                                    : NULL;
    bool unit = last && (last->kind == QUANTITY_MONEY ||
                                last->kind == QUANTITY_PERCENT ||
                                last->kind == QUANTITY_MEASURE);
    if (!unit || d->a.kind != QUANTITY_COUNT || d->a.is_time ||
            d->noun != NONE || d->no_noun || d->a.flags & NUMBER_SHARE ||
            !(quantity_against(r, d))) {
        return;
    }
    d->a.kind = last->kind;
    d->a.unit = last->unit;
    d->a.has_unit = true;
    d->no_noun = true;
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

void quantity_unit(
        const struct quantity_reader *r, struct draft *d, uint32_t since)
{
    inherit(r, d);
    inherit_before(r, d, since);
    if (d->a.kind == QUANTITY_MEASURE && d->a.unit.ptr) {
        read_per(r, d);
    }
}
