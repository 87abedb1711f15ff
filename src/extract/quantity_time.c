/* SPDX-License-Identifier: Apache-2.0 */
/* Where a number has been read both as a quantity and in a time.
 *
 *     les 12, 13 et 14 mai       the time has it
 *     the first half of 2025     the time has it: no 50 %
 *     2000 milligrams            the quantity has it: it has a unit
 *     2020 people                the quantity has it: it counts something
 *
 * Both layers are in the order of the text: one pass over each. */
#include "extract/quantity.h"

/* Is the time at `at` only the number of the quantity, which says more of it?
 */
static bool takes(const struct rcp_doc *doc, const struct quantity *q, range at)
{
    bool same = q->at.start == at.start && q->at.end == at.end;
    bool beside =
            q->noun != NONE && doc->word.at[q->noun].at.start >= q->at.end;
    bool unit = q->kind == QUANTITY_MEASURE || q->kind == QUANTITY_MONEY;
    return (unit && range_holds(q->at, at)) ||
           (q->kind == QUANTITY_COUNT && same && beside && doc->tag);
}

static void drop_times(struct rcp_doc *doc)
{
    uint32_t kept = 0, q = 0;
    for (uint32_t i = 0; i < doc->time.n; i++) {
        range at = doc->time.at[i].at;
        while (q < doc->quantity.n && doc->quantity.at[q].at.end < at.end) {
            q++;
        }
        bool taken =
                q < doc->quantity.n && takes(doc, &doc->quantity.at[q], at);
        if (!taken) {
            doc->time.at[kept++] = doc->time.at[i];
        }
    }
    doc->time.n = kept;
}

static void drop_quantities(struct rcp_doc *doc)
{
    uint32_t kept = 0, t = 0;
    uint32_t *moved = ARENA_ARRAY(doc->arena, uint32_t, doc->quantity.n + 1);
    for (uint32_t i = 0; i < doc->quantity.n; i++) {
        const struct quantity *q = &doc->quantity.at[i];
        while (t < doc->time.n && doc->time.at[t].at.end < q->at.end) {
            t++;
        }
        bool inside = t < doc->time.n &&
                      range_holds(doc->time.at[t].at, q->at) &&
                      q->kind != QUANTITY_MEASURE && q->kind != QUANTITY_MONEY;
        moved[i] = inside ? NONE : kept;
        if (!inside) {
            doc->quantity.at[kept++] = *q;
        }
    }
    doc->quantity.n = kept;
    for (uint32_t i = 0; i < kept; i++) {
        struct quantity *q = &doc->quantity.at[i];
        q->part_of = q->part_of != NONE ? moved[q->part_of] : NONE;
    }
}

void quantity_settle_times(struct rcp_doc *doc)
{
    drop_times(doc);
    drop_quantities(doc);
}
