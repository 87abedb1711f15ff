/* SPDX-License-Identifier: Apache-2.0 */
/* read_json.c - prints the layers of a report as `recoupe/1`.
 *
 *     doc ──> document, text, blocks, sentences, actors, times, quantities,
 *             attributions, claims
 *
 * Byte ranges become code points here and nowhere else; indices become ids
 * (e1, t1, q1, a1, c1) that count from 1 in the order of the layer. */
#include "present/read_json.h"

#include "base/buf.h"
#include "base/json.h"
#include "base/points.h"

#include <math.h>

struct printer {
    const struct rcp_doc *doc;
    struct json_writer *w;
    struct points *points;
};

static const char *const BLOCK_KINDS[] = {"headline", "kicker", "lead",
        "byline", "dateline", "subheading", "paragraph", "quote", "list",
        "caption", "note"};
static const char *const ACTOR_KINDS[] = {
        "person", "organisation", "group", "place", "other"};
static const char *const SOURCE_KINDS[] = {NULL, "person", "official",
        "institution", "media", "document", "witness", "anonymous"};
static const char *const PRECISIONS[] = {
        NULL, "country", "region", "city", "site", "area"};
static const char *const MENTION_FORMS[] = {"name", "nominal", "pronoun"};
static const char *const QUANTITY_KINDS[] = {
        "count", "measure", "money", "percent", "ordinal"};
static const char *const MODIFIERS[] = {"exact", "about", "more_than",
        "at_least", "less_than", "at_most", "between", "several"};
static const char *const TIME_TYPES[] = {"DATE", "TIME", "DURATION", "SET"};
static const char *const ATTRIBUTION_KINDS[] = {"direct", "indirect", "mixed"};
static const char *const ATTRIBUTION_FORMS[] = {
        "verb", "according_to", "noun", "conditional", "other"};
static const char *const ROLES[] = {"agent", "patient", "recipient", "place",
        "origin", "destination", "instrument", "other"};
static const char *const MODALITIES[] = {
        "actual", "planned", "possible", "hypothetical", "asked"};
static const char *const STANCES[] = {"asserts", "distances", "rejects"};

/* ---- small pieces ------------------------------------------------------- */

static void put_text(struct printer *p, const char *key, span value)
{
    json_key(p->w, span_of(key));
    json_string(p->w, value);
}

static void put_label(struct printer *p, const char *key, const char *label)
{
    put_text(p, key, span_of(label));
}

static void put_number(struct printer *p, const char *key, double value)
{
    json_key(p->w, span_of(key));
    json_number(p->w, value);
}

static void put_range(struct printer *p, range at)
{
    json_key(p->w, SPAN("start"));
    json_int(p->w, points_at(p->points, at.start));
    json_key(p->w, SPAN("end"));
    json_int(p->w, points_at(p->points, at.end));
}

static span id_text(struct printer *p, char letter, uint32_t index)
{
    if (index == NONE) {
        return (span){NULL, 0};
    }
    return arena_printf(p->doc->arena, "%c%u", letter, index + 1);
}

static void put_id(
        struct printer *p, const char *key, char letter, uint32_t index)
{
    put_text(p, key, id_text(p, letter, index));
}

static void put_ids(
        struct printer *p, const char *key, char letter, struct list indices)
{
    json_key(p->w, span_of(key));
    json_array(p->w);
    for (uint32_t i = 0; i < indices.n; i++) {
        json_string(
                p->w, id_text(p, letter, p->doc->index.at[indices.first + i]));
    }
    json_end(p->w);
}

static void put_rule(struct printer *p, span rule)
{
    if (rule.len > 0) {
        put_text(p, "rule", rule);
    }
}

static void open_list(struct printer *p, const char *key)
{
    json_key(p->w, span_of(key));
    json_array(p->w);
}

/* ---- the document ------------------------------------------------------- */

static void put_document(struct printer *p)
{
    const struct rcp_doc *doc = p->doc;
    const struct doc_meta *meta = &doc->meta;
    struct buf id;
    buf_init(&id, doc->arena);
    buf_add(&id, SPAN("sha256:"));
    for (size_t i = 0; i < sizeof doc->text_sha256; i++) {
        buf_printf(&id, "%02x", doc->text_sha256[i]);
    }
    json_key(p->w, SPAN("document"));
    json_object(p->w);
    put_text(p, "id", buf_span(&id));
    put_text(p, "given_id", meta->given_id);
    put_text(p, "path", meta->path);
    put_text(p, "url", meta->url);
    put_text(p, "title", meta->title);
    put_text(p, "publisher", meta->publisher);
    open_list(p, "authors");
    for (uint32_t i = 0; i < meta->authors.n; i++) {
        json_string(p->w, meta->authors.at[i]);
    }
    json_end(p->w);
    put_text(p, "published", moment_print(doc->arena, meta->published));
    put_text(p, "language", meta->language);
    json_end(p->w);
}

static void put_blocks(struct printer *p)
{
    open_list(p, "blocks");
    for (uint32_t i = 0; i < p->doc->block.n; i++) {
        const struct block *b = &p->doc->block.at[i];
        json_object(p->w);
        put_label(p, "kind", BLOCK_KINDS[b->kind]);
        put_range(p, b->at);
        json_end(p->w);
    }
    json_end(p->w);
    open_list(p, "sentences");
    for (uint32_t i = 0; i < p->doc->sentence.n; i++) {
        json_object(p->w);
        put_range(p, p->doc->sentence.at[i].at);
        json_end(p->w);
    }
    json_end(p->w);
}

/* ---- actors ------------------------------------------------------------- */

/* Mentions of each actor in text order, by one counting sort over all. */
struct mention_order {
    uint32_t *first; /* per actor, and one more */
    uint32_t *mention;
};

static struct mention_order order_mentions(const struct rcp_doc *doc)
{
    struct mention_order o = {
            ARENA_ARRAY(doc->arena, uint32_t, (size_t)doc->actor.n + 2),
            ARENA_ARRAY(doc->arena, uint32_t, (size_t)doc->mention.n + 1)};
    for (uint32_t i = 0; i < doc->mention.n; i++) {
        if (doc->mention.at[i].actor < doc->actor.n) {
            o.first[doc->mention.at[i].actor + 2]++;
        }
    }
    for (uint32_t a = 2; a < doc->actor.n + 2; a++) {
        o.first[a] += o.first[a - 1];
    }
    for (uint32_t i = 0; i < doc->mention.n; i++) {
        if (doc->mention.at[i].actor < doc->actor.n) {
            o.mention[o.first[doc->mention.at[i].actor + 1]++] = i;
        }
    }
    return o;
}

static void put_mentions(
        struct printer *p, const struct mention_order *o, uint32_t actor)
{
    open_list(p, "mentions");
    for (uint32_t i = o->first[actor]; i < o->first[actor + 1]; i++) {
        const struct mention *m = &p->doc->mention.at[o->mention[i]];
        json_object(p->w);
        put_range(p, m->at);
        put_label(p, "form", MENTION_FORMS[m->form]);
        put_rule(p, m->rule);
        json_end(p->w);
    }
    json_end(p->w);
}

static void put_location(struct printer *p, uint32_t location)
{
    json_key(p->w, SPAN("location"));
    if (location == NONE) {
        json_null(p->w);
        return;
    }
    const struct location *l = &p->doc->location.at[location];
    json_object(p->w);
    put_number(p, "lat", l->lat);
    put_number(p, "lon", l->lon);
    put_label(p, "precision", PRECISIONS[l->precision]);
    put_text(p, "country", l->country);
    put_text(p, "id", l->id);
    put_text(p, "name", l->name);
    json_key(p->w, SPAN("guess"));
    json_bool(p->w, l->guess);
    put_rule(p, l->rule);
    json_end(p->w);
}

static void put_actors(struct printer *p)
{
    struct mention_order o = order_mentions(p->doc);
    open_list(p, "actors");
    for (uint32_t i = 0; i < p->doc->actor.n; i++) {
        const struct actor *a = &p->doc->actor.at[i];
        json_object(p->w);
        put_id(p, "id", 'e', i);
        put_label(p, "kind", ACTOR_KINDS[a->kind]);
        put_text(p, "name", a->name);
        open_list(p, "aliases");
        for (uint32_t k = 0; k < a->aliases.n; k++) {
            json_string(p->w, p->doc->alias.at[a->aliases.first + k]);
        }
        json_end(p->w);
        put_text(p, "key", a->key);
        put_label(p, "source_kind", SOURCE_KINDS[a->source]);
        put_id(p, "speaks_for", 'e', a->speaks_for);
        put_location(p, a->location);
        put_mentions(p, &o, i);
        json_end(p->w);
    }
    json_end(p->w);
}

/* ---- times and quantities ----------------------------------------------- */

static span day_text(struct printer *p, day d)
{
    return d == DAY_NONE ? (span){NULL, 0} : day_print(p->doc->arena, d);
}

static void put_times(struct printer *p)
{
    open_list(p, "times");
    for (uint32_t i = 0; i < p->doc->time.n; i++) {
        const struct timex *t = &p->doc->time.at[i];
        json_object(p->w);
        put_id(p, "id", 't', i);
        put_range(p, t->at);
        put_label(p, "type", TIME_TYPES[t->type]);
        put_text(p, "value", t->value);
        put_text(p, "from", day_text(p, t->from));
        put_text(p, "to", day_text(p, t->to));
        put_rule(p, t->rule);
        json_end(p->w);
    }
    json_end(p->w);
}

static void put_noun(struct printer *p, const struct quantity *q)
{
    json_key(p->w, SPAN("noun"));
    if (q->noun == NONE) {
        json_null(p->w);
        return;
    }
    json_object(p->w);
    put_range(p, p->doc->word.at[q->noun].at);
    put_text(p, "lemma", doc_word(p->doc, q->noun_lemma));
    json_end(p->w);
}

static void put_quantities(struct printer *p)
{
    open_list(p, "quantities");
    for (uint32_t i = 0; i < p->doc->quantity.n; i++) {
        const struct quantity *q = &p->doc->quantity.at[i];
        json_object(p->w);
        put_id(p, "id", 'q', i);
        put_range(p, q->at);
        put_label(p, "kind", QUANTITY_KINDS[q->kind]);
        put_number(p, "value", q->value);
        put_number(p, "min", q->min);
        put_number(p, "max", q->max);
        put_label(p, "modifier", MODIFIERS[q->modifier]);
        put_text(p, "unit", q->unit);
        put_noun(p, q);
        put_id(p, "part_of", 'q', q->part_of);
        put_rule(p, q->rule);
        json_end(p->w);
    }
    json_end(p->w);
}

/* ---- attributions and claims -------------------------------------------- */

static void put_source(struct printer *p, const struct attribution *a)
{
    json_key(p->w, SPAN("source"));
    if (range_empty(a->source)) {
        json_null(p->w);
    } else {
        json_object(p->w);
        put_range(p, a->source);
        put_id(p, "actor", 'e', a->actor);
        json_end(p->w);
    }
    json_key(p->w, SPAN("cue"));
    if (range_empty(a->cue)) {
        json_null(p->w);
    } else {
        json_object(p->w);
        put_range(p, a->cue);
        json_end(p->w);
    }
}

static void put_attributions(struct printer *p)
{
    open_list(p, "attributions");
    for (uint32_t i = 0; i < p->doc->attribution.n; i++) {
        const struct attribution *a = &p->doc->attribution.at[i];
        json_object(p->w);
        put_id(p, "id", 'a', i);
        put_source(p, a);
        open_list(p, "content");
        for (uint32_t k = 0; k < a->content.n; k++) {
            json_object(p->w);
            put_range(p, p->doc->content.at[a->content.first + k]);
            json_end(p->w);
        }
        json_end(p->w);
        put_label(p, "kind", ATTRIBUTION_KINDS[a->kind]);
        put_label(p, "form", ATTRIBUTION_FORMS[a->form]);
        put_id(p, "parent", 'a', a->parent);
        put_rule(p, a->rule);
        json_end(p->w);
    }
    json_end(p->w);
}

static void put_roles(struct printer *p, struct list roles)
{
    open_list(p, "roles");
    for (uint32_t i = 0; i < roles.n; i++) {
        const struct role *r = &p->doc->role.at[roles.first + i];
        json_object(p->w);
        put_label(p, "role", ROLES[r->kind]);
        put_range(p, r->at);
        put_id(p, "actor", 'e', r->actor);
        json_end(p->w);
    }
    json_end(p->w);
}

static void put_claim(struct printer *p, uint32_t i)
{
    const struct claim *c = &p->doc->claim.at[i];
    json_object(p->w);
    put_id(p, "id", 'c', i);
    put_range(p, c->at);
    json_key(p->w, SPAN("predicate"));
    json_object(p->w);
    put_range(p, c->predicate);
    put_text(p, "lemma", doc_word(p->doc, c->lemma));
    json_end(p->w);
    put_roles(p, c->roles);
    put_ids(p, "quantities", 'q', c->quantities);
    put_ids(p, "times", 't', c->times);
    put_ids(p, "time_inferred", 't', c->time_inferred);
    put_text(p, "event", c->event);
    put_label(p, "polarity", c->negated ? "negated" : "affirmed");
    put_label(p, "modality", MODALITIES[c->modality]);
    put_label(p, "stance", STANCES[c->stance]);
    put_ids(p, "chain", 'a', c->chain);
    put_rule(p, c->rule);
    json_end(p->w);
}

static void put_claims(struct printer *p)
{
    open_list(p, "claims");
    for (uint32_t i = 0; i < p->doc->claim.n; i++) {
        put_claim(p, i);
    }
    json_end(p->w);
}

span read_json(struct rcp_doc *doc)
{
    struct printer p = {
            doc, json_writer_new(), points_new(doc->arena, doc->text)};
    json_object(p.w);
    put_label(&p, "schema", "recoupe/1");
    put_document(&p);
    put_text(&p, "text", doc->text.ptr ? doc->text : SPAN(""));
    put_blocks(&p);
    put_actors(&p);
    put_times(&p);
    put_quantities(&p);
    put_attributions(&p);
    put_claims(&p);
    json_end(p.w);
    span text = arena_copy(doc->arena, json_text(p.w));
    json_writer_free(p.w);
    return text;
}
