/* SPDX-License-Identifier: Apache-2.0 */
/* place.c - chooses among the places of one name. */
#include "extract/place.h"

#include "extract/actor.h"
#include "extract/atlas.h"
#include "nlp/gazetteer.h"

#include <math.h>
#include <string.h>

enum {
    PLACE_SETTLED = 64,   /* settled places that nearness is measured to */
    PLACE_NEAR_KM = 300,  /* farther than that is not near */
    PLACE_SAME_KM = 80,   /* a town and the region around it */
    PLACE_COUNTRIES = 300 /* countries that a report may name */
};

struct candidates {
    struct spot *spot;
    uint32_t n;
};

struct search {
    struct rcp_doc *doc;
    const struct gazetteer *gazetteer;
    struct candidates *of; /* by actor */
    uint32_t *named;       /* by actor: first word of its first name, or NONE */
    span country[PLACE_COUNTRIES];
    uint32_t countries;
    const struct spot *settled[PLACE_SETTLED];
    uint32_t n_settled;
};

/* ---- what the report says ----------------------------------------------- */

static bool is_code(span key)
{
    return key.len == 2 && key.ptr[0] >= 'A' && key.ptr[0] <= 'Z' &&
           key.ptr[1] >= 'A' && key.ptr[1] <= 'Z';
}

static bool names_country(const struct search *s, span code)
{
    for (uint32_t i = 0; i < s->countries; i++) {
        if (span_eq(s->country[i], code)) {
            return true;
        }
    }
    return false;
}

static void note_country(struct search *s, span code)
{
    if (is_code(code) && s->countries < PLACE_COUNTRIES &&
            !names_country(s, code)) {
        s->country[s->countries++] = code;
    }
}

/* Countries, their people and their adjectives in the text. */
static void read_countries(struct search *s)
{
    const struct rcp_doc *doc = s->doc;
    uint32_t *norm = ARENA_ARRAY(doc->arena, uint32_t, doc->word.n + 1);
    for (uint32_t w = 0; w < doc->word.n; w++) {
        norm[w] = doc->word.at[w].norm;
    }
    for (uint32_t w = 0; w < doc->word.n; w++) {
        uint32_t handle;
        uint32_t n = gazetteer_find(
                s->gazetteer, norm + w, doc->word.n - w, &handle);
        const struct entry *e =
                n == 0 ? NULL
                       : gazetteer_exact(s->gazetteer, norm + w, n,
                                 1u << ENTRY_COUNTRY | 1u << ENTRY_DEMONYM |
                                         1u << ENTRY_ADJECTIVE);
        if (e) {
            note_country(s, e->key);
        }
    }
}

/* ---- candidates --------------------------------------------------------- */

static bool placed(const struct spot *s)
{
    return !isnan(s->lat) && !isnan(s->lon);
}

static bool any_placed(const struct spot *spot, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        if (placed(&spot[i])) {
            return true;
        }
    }
    return false;
}

/* Another name counts only where the first ones led to no position. */
static void look_up(
        struct search *s, const struct atlas *atlas, uint32_t actor, span name)
{
    struct spot found[ATLAS_MAX_FOUND];
    struct candidates *c = &s->of[actor];
    if (any_placed(c->spot, c->n) ||
            s->doc->actor.at[actor].kind != ACTOR_PLACE) {
        return;
    }
    uint32_t n = atlas_find(atlas, s->doc->arena, name, found);
    if (n > 0 && (c->n == 0 || any_placed(found, n))) {
        c->n = n;
        c->spot = ARENA_ARRAY(s->doc->arena, struct spot, n);
        memcpy(c->spot, found, sizeof *found * n);
    }
}

/* By its name, its other names, its key. */
static void find_candidates(struct search *s, const struct atlas *atlas)
{
    const struct rcp_doc *doc = s->doc;
    for (uint32_t i = 0; i < doc->actor.n; i++) {
        look_up(s, atlas, i, doc->actor.at[i].name);
    }
    for (uint32_t i = 0; i < doc->mention.n; i++) {
        const struct mention *m = &doc->mention.at[i];
        if (m->form == MENTION_NAME) {
            s->named[m->actor] = s->named[m->actor] == NONE
                                         ? m->words.first
                                         : s->named[m->actor];
            look_up(s, atlas, m->actor, doc_span(doc, m->at));
        }
    }
    for (uint32_t i = 0; i < doc->actor.n; i++) {
        look_up(s, atlas, i, doc->actor.at[i].key);
    }
}

/* ---- distance ----------------------------------------------------------- */

static double km_between(const struct spot *a, const struct spot *b)
{
    const double rad = 3.14159265358979323846 / 180, earth = 6371;
    double u = sin((b->lat - a->lat) * rad / 2);
    double v = sin((b->lon - a->lon) * rad / 2);
    double h = u * u + cos(a->lat * rad) * cos(b->lat * rad) * v * v;
    return 2 * earth * asin(sqrt(h < 1 ? h : 1));
}

static double km_to_settled(const struct search *s, const struct spot *spot)
{
    double best = INFINITY;
    for (uint32_t i = 0; placed(spot) && i < s->n_settled; i++) {
        double km = km_between(spot, s->settled[i]);
        best = km < best ? km : best;
    }
    return best;
}

/* ---- choosing ----------------------------------------------------------- */

static void settle(struct search *s, uint32_t actor, const struct spot *spot,
        span rule, bool guess)
{
    struct rcp_doc *doc = s->doc;
    doc->actor.at[actor].location = doc->location.n;
    *VEC_ADD(doc->arena, &doc->location) = (struct location){.id = spot->id,
            .name = spot->name,
            .country = spot->country,
            .lat = spot->lat,
            .lon = spot->lon,
            .precision = spot->precision,
            .guess = guess,
            .rule = rule};
    if (guess) {
        return;
    }
    note_country(s, spot->country);
    if (placed(spot) && s->n_settled < PLACE_SETTLED &&
            spot->precision != PRECISION_COUNTRY) {
        s->settled[s->n_settled++] = spot;
    }
}

/* The pack knows the name as a region and as no town. */
static bool is_region(const struct search *s, uint32_t actor)
{
    uint32_t w = s->named[actor];
    const uint32_t *norm = w == NONE ? NULL : &s->doc->word.at[w].norm;
    return norm && gazetteer_exact(s->gazetteer, norm, 1, 1u << ENTRY_REGION) &&
           !gazetteer_exact(s->gazetteer, norm, 1, 1u << ENTRY_CITY);
}

/* One place is in the list as a town and as its region: the town, unless the
 * pack knows better; and what has a position before what has none. */
static void drop_doubles(struct candidates *c, bool region)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < c->n; i++) {
        const struct spot *a = &c->spot[i];
        bool drop = false;
        for (uint32_t k = 0; k < c->n && !drop; k++) {
            const struct spot *b = &c->spot[k];
            bool same = k != i && span_eq(a->country, b->country);
            bool near = same && placed(b) &&
                        (!placed(a) || km_between(a, b) < PLACE_SAME_KM);
            bool worse = (a->precision == PRECISION_CITY) == region;
            bool other = (a->precision == PRECISION_CITY) !=
                         (b->precision == PRECISION_CITY);
            drop = near && (other ? worse : !placed(a));
        }
        if (!drop) {
            c->spot[kept++] = *a;
        }
    }
    c->n = kept;
}

static bool contains(const struct spot *outer, const struct spot *inner)
{
    bool whole = outer->precision == PRECISION_COUNTRY;
    bool part =
            outer->precision == PRECISION_REGION &&
            (outer->region.len == 0 || span_eq(outer->region, inner->region));
    return span_eq(outer->country, inner->country) && (whole || part) &&
           inner->precision > outer->precision;
}

static bool is_mark(const struct rcp_doc *doc, uint32_t w)
{
    span s = doc_word(doc, doc->word.at[w].norm);
    return s.len == 1 && (s.ptr[0] == ',' || s.ptr[0] == '(');
}

/* The place right behind a comma or bracket, behind this mention. */
static uint32_t place_behind(const struct search *s, const struct mention *m)
{
    const struct rcp_doc *doc = s->doc;
    uint32_t w = m->words.first + m->words.n;
    if (w + 1 >= doc->word.n || !is_mark(doc, w)) {
        return NONE;
    }
    uint32_t a = actor_of_word(doc, w + 1);
    return a != NONE && a != m->actor && doc->actor.at[a].kind == ACTOR_PLACE
                   ? a
                   : NONE;
}

static void settle_told(struct search *s)
{
    const struct rcp_doc *doc = s->doc;
    for (uint32_t i = 0; i < doc->mention.n; i++) {
        const struct mention *m = &doc->mention.at[i];
        const struct candidates *c = &s->of[m->actor];
        uint32_t outer = c->n > 0 ? place_behind(s, m) : NONE;
        if (outer == NONE || doc->actor.at[m->actor].location != NONE) {
            continue;
        }
        const struct candidates *o = &s->of[outer];
        const struct spot *hit = NULL;
        for (uint32_t k = 0; k < c->n && !hit; k++) {
            for (uint32_t j = 0; j < o->n && !hit; j++) {
                hit = contains(&o->spot[j], &c->spot[k]) ? &c->spot[k] : NULL;
            }
        }
        if (hit) {
            settle(s, m->actor, hit, SPAN("place:told"), false);
        }
    }
}

/* The only candidate in a country that the report names. */
static bool settle_by_country(struct search *s, uint32_t actor)
{
    const struct candidates *c = &s->of[actor];
    const struct spot *only = NULL;
    for (uint32_t i = 0; i < c->n; i++) {
        if (names_country(s, c->spot[i].country)) {
            if (only) {
                return false;
            }
            only = &c->spot[i];
        }
    }
    if (only) {
        settle(s, actor, only, SPAN("place:country named"), false);
    }
    return only != NULL;
}

static bool settle_by_nearness(struct search *s, uint32_t actor)
{
    const struct candidates *c = &s->of[actor];
    const struct spot *best = NULL;
    double best_km = PLACE_NEAR_KM;
    for (uint32_t i = 0; i < c->n; i++) {
        double km = km_to_settled(s, &c->spot[i]);
        if (km < best_km) {
            best = &c->spot[i];
            best_km = km;
        }
    }
    if (best) {
        settle(s, actor, best, SPAN("place:nearness"), false);
    }
    return best != NULL;
}

static void settle_by_guess(struct search *s, uint32_t actor)
{
    const struct candidates *c = &s->of[actor];
    const struct spot *best = &c->spot[0];
    for (uint32_t i = 1; i < c->n; i++) {
        bool here = names_country(s, c->spot[i].country);
        bool there = names_country(s, best->country);
        if (here > there ||
                (here == there && c->spot[i].people > best->people)) {
            best = &c->spot[i];
        }
    }
    settle(s, actor, best,
            c->n == 1 ? SPAN("place:only one") : SPAN("place:population"),
            true);
}

static bool is_open(const struct search *s, uint32_t actor)
{
    return s->of[actor].n > 0 && s->doc->actor.at[actor].location == NONE;
}

static void settle_countries(struct search *s, const struct atlas *atlas)
{
    const struct rcp_doc *doc = s->doc;
    for (uint32_t i = 0; i < doc->actor.n; i++) {
        struct spot *spot = ARENA_NEW(doc->arena, struct spot);
        const struct actor *a = &doc->actor.at[i];
        if (a->kind == ACTOR_PLACE && is_code(a->key) &&
                atlas_country(atlas, a->key, spot)) {
            s->of[i] = (struct candidates){spot, 1};
            settle(s, i, spot, SPAN("place:country code"), false);
        }
    }
}

void place_read(struct rcp_doc *doc, const struct gazetteer *gazetteer,
        const struct atlas *atlas)
{
    bool any = false;
    for (uint32_t i = 0; i < doc->actor.n && !any; i++) {
        any = doc->actor.at[i].kind == ACTOR_PLACE;
    }
    if (!any || !atlas || !gazetteer) {
        return;
    }
    struct search *s = ARENA_NEW(doc->arena, struct search);
    s->doc = doc;
    s->gazetteer = gazetteer;
    s->of = ARENA_ARRAY(doc->arena, struct candidates, doc->actor.n + 1);
    s->named = ARENA_ARRAY(doc->arena, uint32_t, doc->actor.n + 1);
    memset(s->named, 0xff, sizeof *s->named * (doc->actor.n + 1));
    read_countries(s);
    find_candidates(s, atlas);
    settle_countries(s, atlas);
    for (uint32_t i = 0; i < doc->actor.n; i++) {
        if (is_open(s, i) && s->of[i].n > 1) {
            drop_doubles(&s->of[i], is_region(s, i));
        }
    }
    settle_told(s);
    for (uint32_t i = 0; i < doc->actor.n; i++) {
        if (is_open(s, i)) {
            settle_by_country(s, i);
        }
    }
    for (uint32_t i = 0; i < doc->actor.n; i++) {
        if (is_open(s, i) && !settle_by_nearness(s, i)) {
            settle_by_guess(s, i);
        }
    }
}
