/* SPDX-License-Identifier: Apache-2.0 */
/* quantity.h - how many: every number expression as an interval.
 *
 *     "près de 250 jihadistes"       about 250: 225 … 275, counts jihadiste
 *     "entre 2 et 3 millions d'euros" between: 2e6 … 3e6 EUR
 *     "plusieurs centaines de"       several: 200 … 999
 *     "aucun mort"                   exact 0: 0 … 0
 *     "dont 250 combattants"         … part of the quantity before it
 *
 * Contract section 3 says what each field means. No quantities: articles and
 * pronouns, years, dates, lengths of time and clock times (they are times),
 * and numbers that name something (flight, article, model, score).
 *
 * The stage runs after text; it uses tags and arcs when the doc has them and
 * a heuristic over the words when it has not. */
#ifndef EXTRACT_QUANTITY_H
#define EXTRACT_QUANTITY_H

#include "doc.h"

struct number_rules;
struct pack;
struct quantity_rules;

/* Loads the pack's units.tsv, currencies.tsv and quantity-*.tsv, and the
 * units.tsv and currencies.tsv that all languages share. Lives in the pack. */
struct quantity_rules *quantity_rules_new(
        struct pack *pack, const struct number_rules *numbers);

/* Adds doc->quantity. */
void quantity_read(struct rcp_doc *doc, const struct quantity_rules *rules);

/* Takes the quantities away that are part of a time (12 of "12 May"), and the
 * times that are a quantity ("2000 milligrams"). After doc->time is there. */
void quantity_settle_times(struct rcp_doc *doc);

/* Turns *value in unit `from` into unit `to` (UCUM codes): true when both are
 * known and measure the same thing. Currencies are never converted. */
bool quantity_convert(
        const struct quantity_rules *rules, span from, span to, double *value);
/* What a unit measures ("length", "mass", …), {NULL,0} when not known. */
span quantity_dimension(const struct quantity_rules *rules, span unit);

#endif
