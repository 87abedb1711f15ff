/* SPDX-License-Identifier: Apache-2.0 */
/* Which counts are parts of which, and what a count without a noun counts.
 *
 *     400 passengers, including 60 children       cue before the part
 *     217 of the 441 members, 39 sur 54           part beside its whole
 *     69 members of parliament out of 128         the whole stands apart
 *     650 injured, out of a total of 2500         …
 *     eight of them, 250 of them fighters         of what was counted last
 *     … 217 of the 441 …, and 213 against         the same whole goes on
 *     of the 58 passengers, 31 …                  the whole opens the sentence
 *     the millions of clicks …: 5.5 million       a vague number made firm */
#include "extract/quantity_draft.h"

#include <math.h>

enum { PART_REACH = 14 }; /* atoms from "including" to the last of its list */

static uint32_t role(
        const struct quantity_reader *r, uint32_t i, enum word_role role)
{
    return role_at(r->rules, &r->atoms, i, role);
}

/* The last count of the sentence that ends before byte `at`. */
static uint32_t last_count(
        const struct rcp_doc *doc, uint32_t since, uint32_t at)
{
    for (uint32_t q = doc->quantity.n; q > since; q--) {
        const struct quantity *before = &doc->quantity.at[q - 1];
        if (before->kind == QUANTITY_COUNT && before->at.end <= at) {
            return q - 1;
        }
    }
    return NONE;
}

/* The last count before byte `at` that can be the whole of so many: not "four
 * towns" in "1,300 residents of four towns, including 210 …". */
static uint32_t last_whole(const struct rcp_doc *doc, uint32_t since,
        uint32_t at, const struct draft *d)
{
    double most = isnan(d->value) ? d->min : d->value;
    for (uint32_t q = doc->quantity.n; q > since; q--) {
        const struct quantity *p = &doc->quantity.at[q - 1];
        double all = isnan(p->max) ? (double)INFINITY : p->max;
        if (p->kind == QUANTITY_COUNT && p->at.end <= at && all >= most) {
            return q - 1;
        }
    }
    return NONE;
}

/* "dont 250 combattants", and the others of its list. */
static void find_whole(
        const struct quantity_reader *r, struct draft *d, uint32_t since)
{
    uint32_t from = d->first > PART_REACH ? d->first - PART_REACH : 0;
    for (uint32_t i = d->first; i > from; i--) {
        const struct atom *a = &r->atoms.at[i - 1];
        if (a->kind == ATOM_SIGN && r->doc->text.ptr[a->at.start] == ';') {
            return; /* another clause */
        }
        if (role(r, i - 1, WORD_ROLE_PART) == 0) {
            continue;
        }
        d->part_of = last_whole(r->doc, since, r->atoms.at[i - 1].at.start, d);
        return;
    }
}

/* "eight of them", "huit d'entre eux": a part of what was counted last. */
static uint32_t read_of_them(
        const struct quantity_reader *r, struct draft *d, uint32_t since)
{
    if (!role(r, d->end, WORD_ROLE_OF_THEM)) {
        return NONE;
    }
    uint32_t q = last_count(r->doc, since, r->atoms.at[d->first].at.start);
    const struct quantity *all = q != NONE ? &r->doc->quantity.at[q] : NULL;
    bool fits = all && (isnan(d->value) || isnan(all->value) ||
                               d->value <= all->value);
    d->part_of = fits ? q : NONE;
    struct draft behind = *d; /* "250 of them fighters" */
    behind.end += role(r, d->end, WORD_ROLE_OF_THEM);
    uint32_t noun = quantity_noun(r, &behind);
    bool named =
            noun != NONE && r->doc->tag && r->doc->tag[noun].upos == UPOS_NOUN;
    return named ? noun : fits ? all->noun : NONE;
}

/* Does a phrase of that role end just before atom i? */
static bool role_before(
        const struct quantity_reader *r, uint32_t i, enum word_role what)
{
    for (uint32_t n = 1; n <= 5 && n <= i; n++) {
        if (role(r, i - n, what) == n) {
            return true;
        }
    }
    return false;
}

/* "69 members out of 128", "650 injured, out of a total of 2500": the draft is
 * the whole of the count before it. */
static void read_out_of(
        const struct quantity_reader *r, struct draft *d, uint32_t since)
{
    bool total = role_before(r, d->first, WORD_ROLE_TOTAL);
    bool ratio = role_before(r, d->first, WORD_ROLE_RATIO) && d->noun == NONE &&
                 d->value > 10;
    if (!total && !ratio) {
        return;
    }
    struct rcp_doc *doc = r->doc;
    uint32_t at = r->atoms.at[d->first].at.start;
    uint32_t q = last_count(doc, since, at);
    if (q != NONE && doc->quantity.at[q].value < d->value) {
        d->noun = d->noun != NONE ? d->noun : doc->quantity.at[q].noun;
        doc->quantity.at[q].part_of = doc->quantity.n;
    }
}

/* "Of the 58 passengers, 31 …": the sentence opens with the whole. */
static void read_opened(
        const struct quantity_reader *r, struct draft *d, uint32_t since)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t n = role(r, 0, WORD_ROLE_WHOLE);
    if (n == 0 || n >= r->atoms.n || since >= doc->quantity.n ||
            d->part_of != NONE || d->noun != NONE) {
        return;
    }
    const struct quantity *all = &doc->quantity.at[since];
    if (all->at.start == r->atoms.at[n].at.start &&
            all->kind == QUANTITY_COUNT && d->value < all->value) {
        d->part_of = since;
    }
}

/* Is quantity q the whole of an earlier one of the sentence? */
static bool is_whole(const struct rcp_doc *doc, uint32_t since, uint32_t q)
{
    for (uint32_t i = since; i < q; i++) {
        if (doc->quantity.at[i].part_of == q) {
            return true;
        }
    }
    return false;
}

/* A count without a noun: of what was counted before it, and a part of the
 * same whole. */
static void read_gap(const struct quantity_reader *r, struct draft *d,
        uint32_t since, uint32_t earlier)
{
    const struct rcp_doc *doc = r->doc;
    bool others = role(r, d->end, WORD_ROLE_OTHERS) > 0;
    d->noun = quantity_gapped(r, d, others ? earlier : since, earlier);
    uint32_t q = last_count(doc, since, r->atoms.at[d->first].at.start);
    if (q == NONE || d->part_of != NONE ||
            d->noun != doc->quantity.at[q].noun) {
        return;
    }
    const struct quantity *all = &doc->quantity.at[q];
    const struct atom *before = &r->atoms.at[d->first > 0 ? d->first - 1 : 0];
    bool firm = all->modifier == MODIFIER_SEVERAL &&
                before->kind == ATOM_SIGN &&
                doc->text.ptr[before->at.start] == ':' &&
                d->value >= all->min && d->value <= all->max;
    if (firm || (is_whole(doc, since, q) && d->value < all->value)) {
        d->part_of = q;
    }
}

/* "95 were held and 22 released": a participle tells what became of those that
 * were counted before. */
static uint32_t counted_before(
        const struct quantity_reader *r, const struct draft *d, uint32_t since)
{
    const struct rcp_doc *doc = r->doc;
    bool told = d->noun != NONE && doc->tag &&
                doc->tag[d->noun].upos == UPOS_VERB &&
                !quantity_counted(r, d->noun);
    uint32_t q = told ? last_count(doc, since, r->atoms.at[d->first].at.start)
                      : NONE;
    return q != NONE && doc->quantity.at[q].noun != NONE
                   ? doc->quantity.at[q].noun
                   : d->noun;
}

void quantity_wholes(const struct quantity_reader *r, struct draft *d,
        uint32_t since, uint32_t earlier)
{
    d->noun = counted_before(r, d, since);
    find_whole(r, d, since);
    bool adjective = d->part_of != NONE && d->noun != NONE && r->doc->tag &&
                     (r->doc->tag[d->noun].upos == UPOS_ADJ ||
                             r->doc->tag[d->noun].upos == UPOS_VERB);
    if (adjective && r->doc->quantity.at[d->part_of].noun != NONE) {
        d->noun = r->doc->quantity.at[d->part_of].noun; /* dont 30 graves */
    }
    uint32_t noun = read_of_them(r, d, earlier);
    d->noun = noun != NONE ? noun : d->noun;
    read_out_of(r, d, since);
    read_opened(r, d, since);
    if (d->noun == NONE && !d->no_noun) {
        read_gap(r, d, since, earlier);
    }
}

bool quantity_one_more(const struct quantity_reader *r, const struct draft *d)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t i = d->a.number_first;
    const struct quantity *last =
            doc->quantity.n ? &doc->quantity.at[doc->quantity.n - 1] : NULL;
    uint32_t of = role(r, d->a.end, WORD_ROLE_OF);
    uint32_t next = d->a.end + of;
    bool bare = of > 0 && next < r->atoms.n && doc->tag &&
                doc->tag[r->atoms.at[next].word].upos == UPOS_NOUN;
    return bare && i > 0 && r->last_end < i && last &&
           last->kind == QUANTITY_COUNT && last->noun != NONE &&
           last->value >= 2 && number_joins(r->rules->number, &r->atoms, i - 1);
}

void quantity_share(
        const struct quantity_reader *r, struct draft *d, uint32_t earlier)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t all = NONE;
    if (!role(r, d->end, WORD_ROLE_OF_THEM)) {
        return;
    }
    /* of 9,870 cases in six districts, two thirds are cases */
    for (uint32_t q = doc->quantity.n; q > earlier; q--) {
        const struct quantity *p = &doc->quantity.at[q - 1];
        bool count = p->kind == QUANTITY_COUNT && p->noun != NONE;
        if (count && (all == NONE || p->min > doc->quantity.at[all].min)) {
            all = q - 1;
        }
    }
    if (all != NONE) {
        d->part_of = all;
        d->noun = doc->quantity.at[all].noun;
    }
}

/* "217 des 441 représentants", "39 sur 54": the draft is the whole of the
 * quantity that ends just before it. */
void quantity_link(
        const struct quantity_reader *r, struct draft *d, uint32_t before)
{
    struct rcp_doc *doc = r->doc;
    uint32_t n = role(r, before, WORD_ROLE_OF);
    n = n ? n : role(r, before, WORD_ROLE_RATIO);
    if (n == 0 || doc->quantity.n < 2) {
        return;
    }
    uint32_t whole = doc->quantity.n - 1;
    struct quantity *part = &doc->quantity.at[whole - 1];
    struct quantity *all = &doc->quantity.at[whole];
    bool counts =
            part->kind == QUANTITY_COUNT || part->kind == QUANTITY_PERCENT;
    bool larger = part->kind == QUANTITY_COUNT && part->min > all->max;
    if (!counts || larger || all->kind != QUANTITY_COUNT) {
        return; /* "at least 7 in two states" */
    }
    bool beside = before + n == d->first;
    bool same = part->noun != NONE && part->noun == all->noun &&
                doc->word.at[all->noun].at.start > all->at.start;
    if (!beside && !same) { /* 500 of the town's 6,000 residents */
        return;
    }
    part->part_of = whole;
    if (part->noun == NONE || all->noun != NONE) {
        part->noun = all->noun;
        part->noun_lemma = all->noun_lemma;
    }
}
