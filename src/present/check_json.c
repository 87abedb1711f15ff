/* SPDX-License-Identifier: Apache-2.0 */
/* check_json.c - prints the result of a cross-check.
 *
 *     documents (d1 …), roots (r1 …), facts (f1 …), findings (x1 …); reports of
 *     one event have the same event (e1 …, by the first of them)
 *
 * Each entry goes out as it is printed: of ten thousand reports the text alone
 * is hundreds of megabytes. */
#include "present/check_json.h"

#include "base/buf.h"
#include "base/json.h"
#include "present/explain.h"

#include <math.h>

struct printer {
    struct arena *arena;
    struct json_writer *w;
    const struct check_result *result;
};

static void put_text(struct printer *p, const char *key, span value)
{
    json_key(p->w, span_of(key));
    json_string(p->w, value);
}

static void put_label(struct printer *p, const char *key, const char *label)
{
    put_text(p, key, span_of(label));
}

static span id_text(struct printer *p, char letter, uint32_t index)
{
    return index == NONE ? (span){NULL, 0}
                         : arena_printf(p->arena, "%c%u", letter, index + 1);
}

static void put_ids(
        struct printer *p, const char *key, char letter, struct list indices)
{
    json_key(p->w, span_of(key));
    json_array(p->w);
    for (uint32_t i = 0; i < indices.n; i++) {
        json_string(p->w,
                id_text(p, letter, p->result->index.at[indices.first + i]));
    }
    json_end(p->w);
}

static void put_place(struct printer *p, const struct check_place *place)
{
    put_text(p, "document", id_text(p, 'd', place->document));
    json_key(p->w, SPAN("start"));
    json_int(p->w, place->start);
    json_key(p->w, SPAN("end"));
    json_int(p->w, place->end);
}

static void put_documents(struct printer *p)
{
    json_key(p->w, SPAN("documents"));
    json_array(p->w);
    for (uint32_t i = 0; i < p->result->document.n; i++) {
        const struct check_document *d = &p->result->document.at[i];
        json_object(p->w);
        put_text(p, "id", id_text(p, 'd', i));
        put_text(p, "path", d->path);
        put_text(p, "title", d->title);
        put_text(p, "publisher", d->publisher);
        put_text(p, "published", moment_print(p->arena, d->published));
        put_text(p, "given_id", d->given_id);
        put_text(p, "url", d->url);
        put_text(p, "language", d->language);
        put_text(p, "event", id_text(p, 'e', d->event));
        json_end(p->w);
        arena_clear(p->arena);
    }
    json_end(p->w);
}

static void put_roots(struct printer *p)
{
    json_key(p->w, SPAN("roots"));
    json_array(p->w);
    for (uint32_t i = 0; i < p->result->root.n; i++) {
        const struct check_root *r = &p->result->root.at[i];
        json_object(p->w);
        put_text(p, "id", id_text(p, 'r', i));
        put_text(p, "name", r->name);
        put_label(p, "kind", root_kind_label(r->kind));
        put_ids(p, "documents", 'd', r->documents);
        json_end(p->w);
    }
    json_end(p->w);
}

static void put_claim(struct printer *p, const struct check_claim *c)
{
    static const char *const STANCES[] = {"asserts", "distances", "rejects"};
    json_object(p->w);
    put_place(p, &c->at);
    put_text(p, "claim", id_text(p, 'c', c->claim));
    put_text(p, "value", c->value);
    json_key(p->w, SPAN("min"));
    json_number(p->w, c->least);
    json_key(p->w, SPAN("max"));
    json_number(p->w, c->most);
    put_label(p, "polarity", c->negated ? "negated" : "affirmed");
    put_label(p, "stance", STANCES[c->stance]);
    put_ids(p, "roots", 'r', c->roots);
    json_end(p->w);
}

static void put_facts(struct printer *p)
{
    json_key(p->w, SPAN("facts"));
    json_array(p->w);
    for (uint32_t i = 0; i < p->result->fact.n; i++) {
        const struct check_fact *f = &p->result->fact.at[i];
        json_object(p->w);
        put_text(p, "id", id_text(p, 'f', i));
        put_text(p, "label", f->label);
        put_label(p, "kind", fact_kind_label(f->kind));
        put_label(p, "verdict", verdict_label(f->verdict));
        json_key(p->w, SPAN("independent_roots"));
        json_int(p->w, f->independent_roots);
        put_ids(p, "roots", 'r', f->roots);
        json_key(p->w, SPAN("claims"));
        json_array(p->w);
        for (uint32_t k = 0; k < f->claims.n; k++) {
            put_claim(p, &p->result->claim.at[f->claims.first + k]);
        }
        json_end(p->w);
        json_end(p->w);
        arena_clear(p->arena);
    }
    json_end(p->w);
}

static void put_finding(
        struct printer *p, uint32_t i, const struct ui_language *ui, size_t n)
{
    const struct check_finding *f = &p->result->finding.at[i];
    json_object(p->w);
    put_text(p, "id", id_text(p, 'x', i));
    put_label(p, "kind", finding_kind_label(f->kind));
    put_label(p, "severity", severity_label(f->severity));
    put_text(p, "fact", id_text(p, 'f', f->fact));
    put_ids(p, "documents", 'd', f->documents);
    json_key(p->w, SPAN("spans"));
    json_array(p->w);
    for (uint32_t k = 0; k < f->places.n; k++) {
        json_object(p->w);
        put_place(p, &p->result->place.at[f->places.first + k]);
        json_end(p->w);
    }
    json_end(p->w);
    json_key(p->w, SPAN("explanation"));
    json_object(p->w);
    for (size_t k = 0; k < n; k++) {
        json_key(p->w, ui[k].code);
        json_string(
                p->w, explain_finding(p->arena, ui[k].messages, p->result, i));
    }
    json_end(p->w);
    if (f->rule.len > 0) {
        put_text(p, "rule", f->rule);
    }
    json_end(p->w);
}

void check_json(const struct check_result *result, const struct ui_language *ui,
        size_t n, json_sink *sink, void *context)
{
    struct arena *a = arena_new();
    struct printer p = {a, json_writer_stream(sink, context), result};
    json_object(p.w);
    put_label(&p, "schema", "recoupe-check/1");
    put_documents(&p);
    put_roots(&p);
    put_facts(&p);
    json_key(p.w, SPAN("findings"));
    json_array(p.w);
    for (uint32_t i = 0; i < result->finding.n; i++) {
        put_finding(&p, i, ui, n);
        arena_clear(a);
    }
    json_end(p.w);
    json_end(p.w);
    json_writer_end(p.w);
    json_writer_free(p.w);
    arena_free(a);
}
