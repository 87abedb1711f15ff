/* SPDX-License-Identifier: Apache-2.0 */
/* line.c - the driver.
 *
 *     text, blocks -> language -> sentences, words -> tags, arcs -> names
 *       -> quantities -> times -> actors -> attributions -> claims */
#include "lib/line.h"

#include "lang/pack.h"
#include "text/text.h"

/* Without "-GB", "-FR", …: packs are named by the language alone. */
static span primary_subtag(span code)
{
    return span_cut(&code, '-');
}

static const struct tongue *choose(
    const struct rcp_doc *doc, span asked, const struct rcp_engine *engine)
{
    if (asked.len > 0) {
        return engine_tongue(engine, asked);
    }
    const struct tongue *found = engine_detect(engine, doc->text);
    return found ? found
                 : engine_tongue(engine, primary_subtag(doc->meta.language));
}

void line_read(
    struct rcp_doc *doc, span language, const struct rcp_engine *engine)
{
    const struct tongue *t = choose(doc, language, engine);
    if (!t) {
        doc->meta.language = (span){NULL, 0};
        doc_note(doc, SPAN("language"), NO_POSITION,
                "in no language that there is a pack for; only the text is "
                "given");
        return;
    }
    doc->pack = t->pack;
    doc->words = intern_new(doc->arena, pack_words(t->pack));
    doc->meta.language = pack_code(t->pack);
    text_read(doc, t->text);
}
