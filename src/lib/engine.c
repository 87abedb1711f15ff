/* SPDX-License-Identifier: Apache-2.0 */
/* engine.c - loads every language pack under one folder.
 *
 *     languages/concepts.tsv ──┐
 *     languages/XX/pack.tsv ───┴─> pack ─> rules of each stage ─> pack_check
 *
 * Packs know nothing of one another, so that each is opened by a worker of its
 * own, in its own arena; what they share is added to in the order of their
 * names. */
#include "lib/engine.h"

#include "base/file.h"
#include "crosscheck/rules.h"
#include "extract/actor.h"
#include "extract/atlas.h"
#include "extract/claim_rules.h"
#include "extract/number.h"
#include "extract/quantity.h"
#include "extract/time.h"
#include "ingest/ingest.h"
#include "lang/concepts.h"
#include "lang/pack.h"
#include "lib/batch.h"
#include "nlp/gazetteer.h"
#include "nlp/names.h"
#include "nlp/nlp.h"
#include "present/messages.h"
#include "text/language.h"
#include "text/text.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- where the packs are ------------------------------------------------ */

/* Beside the installed program: PREFIX/bin/recoupe has its data in
 * PREFIX/share/recoupe. A program that was built but not installed uses what
 * stands in its sources, or beside it in the folder of the build. */
static span beside_program(
        struct arena *a, const char *name, enum file_kind kind, span otherwise)
{
    char path[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
    if (n > 0) {
        path[n] = '\0';
        char *slash = strrchr(path, '/');
        if (slash) {
            *slash = '\0';
        }
        span found = arena_printf(a, "%s/../share/recoupe/%s", path, name);
        if (file_kind(found.ptr, NULL) == kind) {
            return found;
        }
    }
    return otherwise;
}

static span default_folder(struct arena *a)
{
    const char *asked = getenv("RECOUPE_LANGUAGES");
    return asked && *asked ? arena_copy(a, span_of(asked))
                           : beside_program(a, "languages", FILE_FOLDER,
                                     SPAN(SOURCE_LANGUAGES));
}

/* ---- one pack ----------------------------------------------------------- */

/* A pack on its way into the engine. */
struct opening {
    struct arena *arena; /* the pack's own */
    struct tongue tongue;
    bool is_pack; /* and not another folder */
    enum rcp_status status;
    struct rcp_err err;
};

/* Each stage compiles its tables, in the order of the line. */
static struct tongue compile(struct pack *pack)
{
    struct tongue t = {.pack = pack};
    t.detect = language_new(pack);
    t.text = text_rules_new(pack);
    t.gazetteer = gazetteer_new(pack, t.text);
    t.number = number_rules_new(pack);
    t.time = time_rules_new(pack, t.number);
    t.quantity = quantity_rules_new(pack, t.number);
    t.actors = actor_rules_new(pack, t.gazetteer);
    t.claims = claim_rules_new(pack);
    t.check = check_rules_new(pack);
    t.messages = messages_new(pack);
    return t;
}

static const char *file_of(const struct pack *pack, const char *name)
{
    return arena_printf(
            pack_arena(pack), "%.*s/%s", SPAN_ARG(pack_folder(pack)), name)
            .ptr;
}

/* A pack may come without models: then there are no trees, or no names. Names
 * need no analyser, but see more with one. */
static enum rcp_status open_models(struct tongue *t, struct rcp_err *err)
{
    struct rcp_err why = {0};
    enum rcp_status status =
            nlp_open(&t->nlp, t->pack, file_of(t->pack, "model.bin"), &why);
    if (status == RCP_OK || status == RCP_NOT_FOUND) {
        struct name_sight sight = {
                .gazetteer = t->gazetteer, .lexicon = nlp_lexicon(t->nlp)};
        status = names_open(&t->names, t->pack, &sight,
                file_of(t->pack, "names.bin"), &why);
    }
    if (status == RCP_OK || status == RCP_NOT_FOUND) {
        return RCP_OK;
    }
    *err = why;
    return status;
}

static void close_models(struct tongue *t)
{
    names_close(t->names);
    nlp_close(t->nlp);
}

static void open_tongue(struct opening *o, span folder, span name,
        const struct concepts *concepts)
{
    span own = arena_printf(
            o->arena, "%.*s/%.*s", SPAN_ARG(folder), SPAN_ARG(name));
    span test = arena_printf(o->arena, "%s/pack.tsv", own.ptr);
    struct pack *pack;
    o->is_pack = file_kind(test.ptr, NULL) == FILE_REGULAR;
    if (!o->is_pack) {
        return;
    }
    o->status = pack_open(&pack, o->arena, own.ptr, concepts, &o->err);
    if (!o->status) {
        o->tongue = compile(pack);
        o->status = open_models(&o->tongue, &o->err);
    }
}

/* ---- all packs ---------------------------------------------------------- */

struct packs {
    struct rcp_engine *engine;
    FILE *out; /* where to tell of mistakes, or NULL: stop at the first */
    span *name;
    uint32_t count, next;
    enum rcp_status first; /* failure, and why */
    struct rcp_err *err;
};

static void *next_pack(void *context)
{
    struct packs *p = context;
    return p->next < p->count ? &p->name[p->next++] : NULL;
}

static void *work_pack(void *context, void *item)
{
    const struct packs *p = context;
    const span *name = item;
    struct arena *arena = arena_new();
    struct opening *o = ARENA_NEW(arena, struct opening);
    o->arena = arena;
    open_tongue(o, p->engine->folder, *name, p->engine->concepts);
    return o;
}

static void drop_pack(void *context, void *result)
{
    struct opening *o = result;
    (void)context;
    close_models(&o->tongue);
    arena_free(o->arena);
}

/* What the packs share, and the last check; both in the order of names. */
static void settle_pack(struct packs *p, struct opening *o)
{
    struct pack *pack = o->tongue.pack;
    if (o->status) {
        return;
    }
    ingest_rules_add(p->engine->ingest, pack);
    o->status = pack_check(pack, &o->err);
    if (p->out && o->status) {
        fprintf(p->out, "%.*s", SPAN_ARG(pack_mistakes(pack)));
    } else if (p->out) {
        fprintf(p->out, "%.*s: no mistakes\n", SPAN_ARG(pack_folder(pack)));
    }
}

static bool sink_pack(void *context, void *result)
{
    struct packs *p = context;
    struct opening *o = result;
    if (o->is_pack) {
        settle_pack(p, o);
    }
    if (o->status && !p->first) {
        p->first = o->status;
        *p->err = o->err;
    }
    if (o->status || !o->is_pack) {
        drop_pack(p, o);
    } else {
        o->tongue.arena = o->arena;
        *VEC_ADD(p->engine->arena, &p->engine->tongue) = o->tongue;
    }
    return !p->first || p->out;
}

/* Opens them all even after a mistake when `out` is there to tell about it;
 * the first failure is what is returned. */
static enum rcp_status open_tongues(
        struct rcp_engine *engine, FILE *out, struct rcp_err *err)
{
    struct packs p = {.engine = engine, .out = out, .err = err};
    enum rcp_status status = file_list(
            engine->arena, engine->folder.ptr, &p.name, &p.count, err);
    if (status) {
        return status;
    }
    batch_run(&(struct batch){.next = next_pack,
            .work = work_pack,
            .sink = sink_pack,
            .drop = drop_pack,
            .context = &p});
    return p.first;
}

static enum rcp_status engine_load(struct rcp_engine *engine,
        const char *languages, FILE *out, struct rcp_err *err)
{
    engine->folder = languages ? arena_copy(engine->arena, span_of(languages))
                               : default_folder(engine->arena);
    span shared = arena_printf(
            engine->arena, "%.*s/concepts.tsv", SPAN_ARG(engine->folder));
    enum rcp_status status =
            concepts_open(&engine->concepts, engine->arena, shared.ptr, err);
    if (status) {
        return err_while(err, "opening the language packs");
    }
    span atlas = beside_program(
            engine->arena, "atlas.tsv", FILE_REGULAR, SPAN(BUILT_ATLAS));
    status = atlas_open(&engine->atlas, atlas.ptr, err);
    if (status) {
        return status;
    }
    engine->ingest = ingest_rules_new(engine->arena);
    status = open_tongues(engine, out, err);
    if (!status && engine->tongue.n == 0) {
        return err_set(err, RCP_NOT_FOUND, engine->folder, NO_POSITION,
                "no language pack in this folder; say where they are with "
                "--languages or RECOUPE_LANGUAGES");
    }
    return status;
}

static struct rcp_engine *engine_new(void)
{
    struct arena *arena = arena_new();
    struct rcp_engine *engine = ARENA_NEW(arena, struct rcp_engine);
    engine->arena = arena;
    return engine;
}

enum rcp_status rcp_engine_open(
        struct rcp_engine **out, const char *languages, struct rcp_err *err)
{
    struct rcp_engine *engine = engine_new();
    enum rcp_status status = engine_load(engine, languages, NULL, err);
    if (status) {
        rcp_engine_close(engine);
        return status;
    }
    *out = engine;
    return RCP_OK;
}

void rcp_engine_close(struct rcp_engine *engine)
{
    if (engine) {
        for (uint32_t i = 0; i < engine->tongue.n; i++) {
            close_models(&engine->tongue.at[i]);
            arena_free(engine->tongue.at[i].arena);
        }
        atlas_close(engine->atlas);
        arena_free(engine->arena);
    }
}

enum rcp_status rcp_engine_gazetteer(
        struct rcp_engine *engine, const char *path, struct rcp_err *err)
{
    return atlas_add_file(engine->atlas, path, ATLAS_MAX_ENTRIES, err);
}

enum rcp_status rcp_packs_check(
        const char *languages, FILE *out, struct rcp_err *err)
{
    struct rcp_engine *engine = engine_new();
    enum rcp_status status = engine_load(engine, languages, out, err);
    rcp_engine_close(engine);
    return status;
}

/* ---- asking ------------------------------------------------------------- */

const struct tongue *engine_tongue(const struct rcp_engine *engine, span code)
{
    for (uint32_t i = 0; i < engine->tongue.n; i++) {
        if (span_eq(pack_code(engine->tongue.at[i].pack), code)) {
            return &engine->tongue.at[i];
        }
    }
    return NULL;
}

enum { MAX_DETECTED = 64 };

const struct tongue *engine_detect(const struct rcp_engine *engine, span text)
{
    const struct language *known[MAX_DETECTED];
    uint32_t n = 0;
    for (; n < engine->tongue.n && n < MAX_DETECTED; n++) {
        known[n] = engine->tongue.at[n].detect;
    }
    uint32_t i = language_detect(text, known, n);
    return i == NONE ? NULL : &engine->tongue.at[i];
}

int rcp_engine_has(const struct rcp_engine *engine, const char *language)
{
    return engine_tongue(engine, span_of(language)) != NULL;
}

const char *rcp_err_line(const struct rcp_err *err, char *out, size_t size)
{
    return err_line(err, out, size);
}
