/* SPDX-License-Identifier: Apache-2.0 */
/* nlp.c - the analyser's driver: one sentence after the other through tagger,
 * lemmatiser and parser. Sentences longer than DOC_MAX_SENTENCE do not occur
 * (text cuts them); should one come, its rest hangs on its first root. */
#include "nlp/nlp.h"

#include "base/file.h"
#include "doc.h"
#include "lang/pack.h"
#include "nlp/lexicon.h"
#include "nlp/parser.h"
#include "nlp/tagger.h"

#include <string.h>

enum { LEMMA_SIZE = 256 };

struct nlp {
    struct model *model;
    struct tagger tagger;
    struct lexicon *lexicon;
    struct parser parser;
};

enum rcp_status nlp_of_model(struct nlp **out, struct arena *a,
        struct intern *words, struct model *model, struct rcp_err *err)
{
    struct nlp *nlp = ARENA_NEW(a, struct nlp);
    nlp->model = model;
    enum rcp_status s = tagger_read(&nlp->tagger, a, model, words, err);
    if (!s) {
        s = lexicon_read(&nlp->lexicon, a, model, err);
    }
    if (!s) {
        s = parser_read(&nlp->parser, a, model, words, err);
    }
    *out = s ? NULL : nlp;
    return s;
}

enum rcp_status nlp_load(struct nlp **out, struct arena *a,
        struct intern *words, const char *model_path, struct rcp_err *err)
{
    struct model *model;
    *out = NULL;
    if (file_kind(model_path, NULL) == FILE_MISSING) {
        return err_set(err, RCP_NOT_FOUND, span_of(model_path), NO_POSITION,
                "no model: words get no tags and no trees");
    }
    enum rcp_status s = model_open(&model, a, model_path, err);
    if (s) {
        return s;
    }
    s = nlp_of_model(out, a, words, model, err);
    if (s) {
        model_close(model);
    }
    return s;
}

enum rcp_status nlp_open(struct nlp **out, struct pack *pack,
        const char *model_path, struct rcp_err *err)
{
    return nlp_load(out, pack_arena(pack), pack_words(pack), model_path, err);
}

void nlp_close(struct nlp *nlp)
{
    if (nlp) {
        model_close(nlp->model);
    }
}

const struct lexicon *nlp_lexicon(const struct nlp *nlp)
{
    return nlp ? nlp->lexicon : NULL;
}

/* ---- one sentence ------------------------------------------------------- */

struct work {
    struct rcp_doc *doc;
    const struct nlp *nlp;
    struct feed *feed;
    struct parse_work *parse;
    struct parse tree;
};

static void fill_tags(struct work *w, uint32_t first)
{
    const struct tags *tags = &w->nlp->tagger.tags;
    struct rcp_doc *doc = w->doc;
    char out[LEMMA_SIZE];
    for (uint32_t i = 0; i < w->feed->n; i++) {
        struct feed_word *word = &w->feed->word[i];
        const struct tag_kind *kind = &tags->kind[word->tag];
        struct tag *tag = &doc->tag[first + i];
        struct lemma_query q = {
                .form = doc_word(doc, doc->word.at[first + i].form),
                .norm = doc_word(doc, doc->word.at[first + i].norm),
                .upos = (enum upos)word->upos,
                .tag = word->tag,
                .bits = kind->bits,
                .lex_class = word->lex_class,
                .first = i == 0};
        span lemma = lexicon_lemma(w->nlp->lexicon, &q, out, sizeof out);
        tag->upos = q.upos;
        tag->feats = kind->id;
        tag->morph = kind->morph;
        tag->lemma = intern_add(doc->words, lemma);
        word->lemma = atom(lemma);
    }
}

static void fill_arcs(struct work *w, struct list words)
{
    const struct parser *p = &w->nlp->parser;
    uint32_t n = w->feed->n, root = words.first;
    for (uint32_t i = 0; i < words.n; i++) {
        struct arc *arc = &w->doc->arc[words.first + i];
        uint32_t label = i < n ? w->tree.label[i] : 0;
        const struct label_kind *k = &p->kind[label];
        arc->head = words.first + (i < n ? w->tree.head[i] : 0);
        arc->rel = i < n ? k->rel : REL_DEP;
        arc->sub = i < n ? k->sub : SUB_NONE;
        arc->label = k->id;
        if (i < n && w->tree.head[i] == n) {
            arc->head = NONE;
            root = words.first + i;
        }
    }
    for (uint32_t i = n; i < words.n; i++) {
        w->doc->arc[words.first + i].head = root;
        w->doc->arc[words.first + i].label =
                intern_add(w->doc->words, SPAN("dep"));
    }
}

static void read_sentence(struct work *w, struct list words)
{
    feed_fill(w->feed, w->doc, words, w->nlp->lexicon);
    tagger_run(&w->nlp->tagger, w->nlp->lexicon, w->feed);
    fill_tags(w, words.first);
    parser_run(&w->nlp->parser, w->parse, w->feed, &w->tree);
    fill_arcs(w, words);
}

void nlp_read(struct rcp_doc *doc, const struct nlp *nlp)
{
    if (!nlp) {
        doc_note(doc, SPAN("nlp"), NO_POSITION,
                "no model for this language: no tags, no trees");
        return;
    }
    struct arena *scratch = arena_new();
    struct work *w = ARENA_NEW(scratch, struct work);
    w->doc = doc;
    w->nlp = nlp;
    w->feed = feed_new(scratch);
    w->parse = parse_work_new(scratch, &nlp->parser);
    doc->tag = ARENA_ARRAY(doc->arena, struct tag, doc->word.n);
    doc->arc = ARENA_ARRAY(doc->arena, struct arc, doc->word.n);
    for (uint32_t i = 0; i < doc->sentence.n; i++) {
        read_sentence(w, doc->sentence.at[i].words);
    }
    arena_free(scratch);
}
