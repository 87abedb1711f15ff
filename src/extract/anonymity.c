/* SPDX-License-Identifier: Apache-2.0 */
/* anonymity.c - finds the phrases, and for whom they stand. */
#include "extract/anonymity.h"

#include "lang/pack.h"

enum { CLIMB = 8 };

static const struct column COLUMNS[] = {
        {"phrase", COLUMN_PHRASE, COLUMN_REQUIRED, NULL}, {0}};
static const struct schema ANONYMITY = {
        "anonymity.tsv", COLUMNS, TABLE_OPTIONAL};

struct phrases *anonymity_new(struct pack *pack)
{
    struct phrases *p = phrases_new(pack_arena(pack));
    struct table t;
    if (pack_table(pack, &ANONYMITY, &t)) {
        for (uint32_t i = 0; i < t.rows; i++) {
            const struct field *phrase = table_field(&t, i, 0);
            phrases_add(p, phrase->words, phrase->n_words, i);
        }
    }
    return p;
}

uint8_t *anonymity_words(const struct rcp_doc *doc, const struct phrases *p)
{
    uint8_t *of = NULL;
    uint32_t *norm = ARENA_ARRAY(doc->arena, uint32_t, doc->word.n + 1);
    for (uint32_t w = 0; w < doc->word.n; w++) {
        norm[w] = doc->word.at[w].norm;
    }
    for (uint32_t w = 0; w < doc->word.n && doc->tag && doc->arc; w++) {
        uint32_t handle;
        uint32_t n = phrases_longest(p, norm + w, doc->word.n - w, &handle);
        if (n == 0) {
            continue;
        }
        of = of ? of : ARENA_ARRAY(doc->arena, uint8_t, doc->word.n + 1);
        for (uint32_t k = 0; k < n; k++) {
            of[w + k] = 1;
        }
        w += n - 1;
    }
    return of;
}

static uint32_t subject_of(const struct rcp_doc *doc, uint32_t verb)
{
    const struct list in = doc->sentence.at[doc->word.at[verb].sentence].words;
    for (uint32_t w = in.first; w < in.first + in.n; w++) {
        if (doc->arc[w].head == verb && doc->arc[w].rel == REL_NSUBJ) {
            return w;
        }
    }
    return NONE;
}

uint32_t anonymity_of(
        const struct rcp_doc *doc, const uint8_t *hidden, uint32_t w)
{
    uint32_t subject = NONE;
    for (int i = 0; i < CLIMB && w != NONE; i++) {
        enum deprel rel = doc->arc[w].rel;
        uint32_t up = doc->arc[w].head;
        bool noun = up != NONE && !hidden[up] &&
                    (doc->tag[up].upos == UPOS_NOUN ||
                            doc->tag[up].upos == UPOS_PRON);
        if (noun && (rel == REL_ACL || rel == REL_AMOD || rel == REL_NMOD)) {
            return up;
        }
        subject = up == NONE || doc->tag[up].upos != UPOS_VERB
                          ? NONE
                          : subject_of(doc, up);
        bool relative = subject != NONE &&
                        doc->tag[subject].morph.prontype == PRONTYPE_REL;
        if (subject != NONE && !relative) {
            return subject;
        }
        w = up;
    }
    return NONE;
}
