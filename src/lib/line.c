/* SPDX-License-Identifier: Apache-2.0 */
/* line.c - the driver.
 *
 *     text, blocks -> language -> sentences, words -> tags, arcs -> names
 *       -> quantities -> times -> actors -> attributions -> claims */
#include "lib/line.h"

#include "extract/actor.h"
#include "extract/attribution.h"
#include "extract/claim.h"
#include "extract/place.h"
#include "extract/quantity.h"
#include "extract/time.h"
#include "lang/pack.h"
#include "nlp/conllu.h"
#include "nlp/names.h"
#include "nlp/nlp.h"
#include "text/text.h"

/* Bytes of text that detection needs to know better than the metadata. */
enum { SURE_TEXT = 400 };

/* Without "-GB", "-FR", …: packs are named by the language alone. */
static span primary_subtag(span code)
{
    return span_cut(&code, '-');
}

/* "GB" of "en-GB" and of "en-Latn-GB": the last subtag, of two letters. */
static span region_subtag(span code)
{
    span last = {NULL, 0};
    (void)span_cut(&code, '-');
    while (code.len > 0) {
        last = span_cut(&code, '-');
    }
    return last.len == 2 ? last : (span){NULL, 0};
}

static const struct tongue *choose(
        const struct rcp_doc *doc, span asked, const struct rcp_engine *engine)
{
    if (asked.len > 0) {
        return engine_tongue(engine, asked);
    }
    const struct tongue *told =
            engine_tongue(engine, primary_subtag(doc->meta.language));
    if (told && doc->text.len < SURE_TEXT) {
        return told;
    }
    const struct tongue *found = engine_detect(engine, doc->text);
    return found ? found : told;
}

/* Sets the report's language; NULL, and a note, when there is none. */
static const struct tongue *settle(
        struct rcp_doc *doc, span asked, const struct rcp_engine *engine)
{
    const struct tongue *t = choose(doc, asked, engine);
    if (!t) {
        doc->meta.language = (span){NULL, 0};
        doc_note(doc, SPAN("language"), NO_POSITION,
                "in no language that there is a pack for; only the text is "
                "given");
        return NULL;
    }
    doc->pack = t->pack;
    doc->words = intern_new(doc->arena, pack_words(t->pack));
    if (span_eq(primary_subtag(doc->meta.language), pack_code(t->pack))) {
        doc->meta.region = region_subtag(doc->meta.language);
    }
    doc->meta.language = pack_code(t->pack);
    return t;
}

/* Everything behind the trees. */
static void extract(struct rcp_doc *doc, const struct tongue *t,
        const struct rcp_engine *engine)
{
    names_read(doc, t->names);
    quantity_read(doc, t->quantity);
    time_read(doc, t->time);
    quantity_settle_times(doc);
    actor_read(doc, t->actors);
    attribution_read(doc, t->claims);
    claim_read(doc, t->claims);
    actor_link(doc, t->actors);
    place_read(doc, t->gazetteer, engine->atlas);
}

static const struct tongue *read_trees(
        struct rcp_doc *doc, span language, const struct rcp_engine *engine)
{
    const struct tongue *t = settle(doc, language, engine);
    if (t) {
        text_read(doc, t->text);
        nlp_read(doc, t->nlp);
    }
    return t;
}

static const struct tongue *read_trees_conllu(struct rcp_doc *doc, span conllu,
        span language, const struct rcp_engine *engine)
{
    conllu_text(doc, conllu);
    const struct tongue *t = settle(doc, language, engine);
    if (t) {
        conllu_words(doc, conllu, CONLLU_FORMS);
        nlp_read(doc, t->nlp);
    }
    return t;
}

void line_read(
        struct rcp_doc *doc, span language, const struct rcp_engine *engine)
{
    const struct tongue *t = read_trees(doc, language, engine);
    if (t) {
        extract(doc, t, engine);
    }
}

void line_read_conllu(struct rcp_doc *doc, span conllu, span language,
        const struct rcp_engine *engine)
{
    const struct tongue *t = read_trees_conllu(doc, conllu, language, engine);
    if (t) {
        extract(doc, t, engine);
    }
}

void line_trees(
        struct rcp_doc *doc, span language, const struct rcp_engine *engine)
{
    read_trees(doc, language, engine);
}

void line_trees_conllu(struct rcp_doc *doc, span conllu, span language,
        const struct rcp_engine *engine)
{
    read_trees_conllu(doc, conllu, language, engine);
}
