/* SPDX-License-Identifier: Apache-2.0 */
/* engine.c - loads every language pack under one folder.
 *
 *     languages/concepts.tsv ──┐
 *     languages/XX/pack.tsv ───┴─> pack ─> rules of each stage ─> pack_check */
#include "lib/engine.h"

#include "base/file.h"
#include "crosscheck/rules.h"
#include "extract/actor.h"
#include "extract/claim_rules.h"
#include "extract/number.h"
#include "extract/quantity.h"
#include "extract/time.h"
#include "ingest/ingest.h"
#include "lang/concepts.h"
#include "lang/pack.h"
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

/* Beside the installed program: PREFIX/bin/recoupe has its packs in
 * PREFIX/share/recoupe/languages. A program that was built but not installed
 * uses those of its sources. */
static span default_folder(struct arena *a)
{
    const char *asked = getenv("RECOUPE_LANGUAGES");
    if (asked && *asked) {
        return arena_copy(a, span_of(asked));
    }
    char path[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
    if (n > 0) {
        path[n] = '\0';
        char *slash = strrchr(path, '/');
        if (slash) {
            *slash = '\0';
        }
        span folder = arena_printf(a, "%s/../share/recoupe/languages", path);
        if (file_kind(folder.ptr, NULL) == FILE_FOLDER) {
            return folder;
        }
    }
    return SPAN(SOURCE_LANGUAGES);
}

/* ---- one pack ----------------------------------------------------------- */

/* Each stage compiles its tables, in the order of the line. */
static struct tongue compile(struct rcp_engine *engine, struct pack *pack)
{
    struct tongue t = {.pack = pack};
    ingest_rules_add(engine->ingest, pack);
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

/* Names need no analyser, but see more with one. */
static enum rcp_status open_names(struct tongue *t, struct rcp_err *err)
{
    span path = arena_printf(pack_arena(t->pack), "%.*s/names.bin",
            SPAN_ARG(pack_folder(t->pack)));
    struct name_sight sight = {t->gazetteer, nlp_lexicon(t->nlp)};
    struct rcp_err why = {0};
    enum rcp_status status =
            names_open(&t->names, t->pack, &sight, path.ptr, &why);
    if (status == RCP_OK || status == RCP_NOT_FOUND) {
        return RCP_OK;
    }
    *err = why;
    return status;
}

/* A pack may come without a model: then there are no trees. */
static enum rcp_status open_model(struct tongue *t, struct rcp_err *err)
{
    span path = arena_printf(pack_arena(t->pack), "%.*s/model.bin",
            SPAN_ARG(pack_folder(t->pack)));
    struct rcp_err why = {0};
    enum rcp_status status = nlp_open(&t->nlp, t->pack, path.ptr, &why);
    if (status == RCP_OK || status == RCP_NOT_FOUND) {
        return RCP_OK;
    }
    *err = why;
    return status;
}

static enum rcp_status open_tongue(
        struct rcp_engine *engine, span name, FILE *out, struct rcp_err *err)
{
    span folder = arena_printf(engine->arena, "%.*s/%.*s",
            SPAN_ARG(engine->folder), SPAN_ARG(name));
    span test = arena_printf(engine->arena, "%s/pack.tsv", folder.ptr);
    if (file_kind(test.ptr, NULL) != FILE_REGULAR) {
        return RCP_OK; /* a folder, but no pack */
    }
    struct pack *pack;
    enum rcp_status status =
            pack_open(&pack, engine->arena, folder.ptr, engine->concepts, err);
    if (status) {
        return status;
    }
    struct tongue t = compile(engine, pack);
    status = open_model(&t, err);
    if (!status) {
        status = open_names(&t, err);
    }
    if (status) {
        nlp_close(t.nlp);
        return status;
    }
    status = pack_check(pack, err);
    if (out && status) {
        fprintf(out, "%.*s", SPAN_ARG(pack_mistakes(pack)));
    } else if (out) {
        fprintf(out, "%.*s: no mistakes\n", SPAN_ARG(folder));
    }
    if (status) {
        names_close(t.names);
        nlp_close(t.nlp);
        return status;
    }
    *VEC_ADD(engine->arena, &engine->tongue) = t;
    return RCP_OK;
}

/* ---- all packs ---------------------------------------------------------- */

/* Opens them all even after a mistake when `out` is there to tell about it;
 * the first failure is what is returned. */
static enum rcp_status open_tongues(
        struct rcp_engine *engine, FILE *out, struct rcp_err *err)
{
    span *names;
    uint32_t count;
    enum rcp_status first =
            file_list(engine->arena, engine->folder.ptr, &names, &count, err);
    for (uint32_t i = 0; i < count && (!first || out); i++) {
        struct rcp_err one = {0};
        enum rcp_status status = open_tongue(engine, names[i], out, &one);
        if (status && !first) {
            first = status;
            *err = one;
        }
    }
    return first;
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
            names_close(engine->tongue.at[i].names);
            nlp_close(engine->tongue.at[i].nlp);
        }
        arena_free(engine->arena);
    }
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
