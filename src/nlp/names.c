/* SPDX-License-Identifier: Apache-2.0 */
/* names.c - the recogniser: model file, best path, and writing doc->name.
 *
 * names.bin is a model file (nlp/model.h) with two sections of weights
 * (nlp/sparse.h), "names.first" and "names.second", and a look-up table
 * (nlp/lexicon.c), "names.known", which may be absent: from the key of a name
 * (nlp/known.h) to its classes as bits. */
#include "nlp/names.h"

#include "base/file.h"
#include "lang/pack.h"
#include "nlp/model.h"

#include <string.h>

struct namer {
    struct model *model;
    struct name_sight sight;
    struct sparse first, second;
    int32_t step_first[NAME_LABELS + 1][NAME_STRIDE];
    int32_t step_second[NAME_LABELS + 1][NAME_STRIDE];
};

static const enum actor_kind KINDS[NAME_KINDS] = {
        ACTOR_PERSON, ACTOR_ORGANISATION, ACTOR_PLACE, ACTOR_OTHER};

enum { MAX_KNOWN = 8 }; /* words of a name in the gazetteer */

static const int32_t NEVER = INT32_MIN / 4;

/* ---- opening ------------------------------------------------------------ */

static enum rcp_status read_round(struct namer *n, const char *section,
        struct sparse *l, int32_t step[][NAME_STRIDE], struct rcp_err *err)
{
    span bytes;
    if (!model_section(n->model, section, &bytes)) {
        return err_set(err, RCP_FORMAT, model_name(n->model), NO_POSITION,
                "no section '%s'; rebuild it with recoupe-train", section);
    }
    const enum rcp_status s = sparse_read(l, bytes, model_name(n->model), err);
    for (uint32_t b = 0; !s && b <= NAME_LABELS; b++) {
        const uint32_t f = name_transition(b);
        sparse_add(l, &f, 1, step[b]);
    }
    return s;
}

enum rcp_status names_open(struct namer **out, struct pack *pack,
        const struct name_sight *sight, const char *path, struct rcp_err *err)
{
    struct namer *n = ARENA_NEW(pack_arena(pack), struct namer);
    n->sight = *sight;
    *out = n;
    if (file_kind(path, NULL) == FILE_MISSING) {
        return err_set(err, RCP_NOT_FOUND, span_of(path), NO_POSITION,
                "no model of names: none will be found");
    }
    enum rcp_status s = model_open(&n->model, pack_arena(pack), path, err);
    span known;
    if (!s && model_section(n->model, "names.known", &known)) {
        s = lookup_read(
                &n->sight.known, known, UINT16_MAX, model_name(n->model), err);
    }
    if (!s) {
        s = read_round(n, "names.first", &n->first, n->step_first, err);
    }
    if (!s) {
        s = read_round(n, "names.second", &n->second, n->step_second, err);
    }
    if (s) {
        model_close(n->model);
        n->model = NULL;
    }
    return s;
}

void names_close(struct namer *n)
{
    if (n) {
        model_close(n->model);
        n->model = NULL;
    }
}

/* ---- the best path ------------------------------------------------------ */

uint32_t label_kind(uint32_t label)
{
    return (label - 1) / 2;
}

static bool is_inner(uint32_t label)
{
    return label > 0 && label % 2 == 0;
}

bool label_follows(uint32_t before, uint32_t label)
{
    return !is_inner(label) || before == label || before == label - 1;
}

bool label_goes_on(uint32_t before, uint32_t label)
{
    return is_inner(label) || (label == NAME_OTHER && before == label);
}

/* best[i][y] = score[i][y] + max over b of best[i-1][b] + step[b][y] */
static void path_column(const int32_t *score, const int32_t *step,
        const int32_t *past, int32_t *best, uint8_t *from)
{
    for (uint32_t y = 0; y < NAME_LABELS; y++) {
        int32_t top = NEVER;
        for (uint32_t b = 0; b < NAME_LABELS; b++) {
            const int32_t sum = past[b] + step[b * NAME_STRIDE + y];
            if (label_follows(b, y) && sum > top) {
                top = sum;
                from[y] = (uint8_t)b;
            }
        }
        best[y] = top + score[y];
    }
}

void name_path(struct arena *scratch, const int32_t *score, const int32_t *step,
        uint32_t n, uint8_t *labels)
{
    if (n == 0) {
        return;
    }
    const struct arena_mark mark = arena_mark(scratch);
    int32_t *best = ARENA_ARRAY(scratch, int32_t, (size_t)n * NAME_LABELS);
    uint8_t *from = ARENA_ARRAY(scratch, uint8_t, (size_t)n * NAME_LABELS);
    for (uint32_t y = 0; y < NAME_LABELS; y++) {
        best[y] = label_follows(NAME_LABELS, y)
                          ? score[y] + step[NAME_LABELS * NAME_STRIDE + y]
                          : NEVER;
    }
    for (uint32_t i = 1; i < n; i++) {
        path_column(score + (size_t)i * NAME_STRIDE, step,
                best + (size_t)(i - 1) * NAME_LABELS,
                best + (size_t)i * NAME_LABELS, from + (size_t)i * NAME_LABELS);
    }
    uint32_t y = linear_best(best + (size_t)(n - 1) * NAME_LABELS, NAME_LABELS);
    for (uint32_t i = n; i > 0; i--) {
        labels[i - 1] = (uint8_t)y;
        y = from[(size_t)(i - 1) * NAME_LABELS + y];
    }
    arena_reset(scratch, mark);
}

/* ---- reading a document ------------------------------------------------- */

static void label_sentence(const struct namer *n, const struct name_view *v,
        uint32_t words, bool second, struct arena *scratch, uint8_t *labels)
{
    const struct sparse *l = second ? &n->second : &n->first;
    const struct arena_mark mark = arena_mark(scratch);
    int32_t *score =
            ARENA_ARRAY(scratch, int32_t, (size_t)(words + 1) * NAME_STRIDE);
    uint32_t f[NAME_MAX_FEATURES];
    for (uint32_t i = 0; i < words; i++) {
        const uint32_t k = name_features(v, i, second, f);
        sparse_add(l, f, k, score + (size_t)i * NAME_STRIDE);
    }
    name_path(scratch, score, second ? n->step_second[0] : n->step_first[0],
            words, labels);
    arena_reset(scratch, mark);
}

/* What the gazetteer knows by exactly this name settles bodies and countries.
 */
static enum actor_kind settled(const struct namer *n, const struct rcp_doc *doc,
        struct list words, enum actor_kind said)
{
    uint32_t norms[MAX_KNOWN];
    if (words.n > MAX_KNOWN || said == ACTOR_PLACE) {
        return said;
    }
    for (uint32_t i = 0; i < words.n; i++) {
        norms[i] = doc->word.at[words.first + i].norm;
    }
    const struct entry *e = gazetteer_exact(n->sight.gazetteer, norms, words.n,
            1u << ENTRY_BODY | 1u << ENTRY_ACRONYM | 1u << ENTRY_COUNTRY);
    return e == NULL                   ? said
           : e->class == ENTRY_COUNTRY ? ACTOR_PLACE
                                       : ACTOR_ORGANISATION;
}

/* A body or country of several words that the gazetteer knows is one name,
 * unless the model saw it as a part of a longer one. */
static void label_known(const struct namer *n, const struct rcp_doc *doc,
        struct list s, uint8_t *labels)
{
    uint32_t norms[MAX_KNOWN], handle = NONE;
    for (uint32_t i = 0; i < s.n; i++) {
        uint32_t k = 0;
        for (; k < MAX_KNOWN && i + k < s.n; k++) {
            norms[k] = doc->word.at[s.first + i + k].norm;
        }
        k = gazetteer_find(n->sight.gazetteer, norms, k, &handle);
        const struct entry *e =
                k < 2 ? NULL
                      : gazetteer_exact(n->sight.gazetteer, norms, k,
                                1u << ENTRY_BODY | 1u << ENTRY_COUNTRY);
        const bool capital =
                e && doc->word.at[s.first + i].flags & WORD_CAPITAL;
        const bool part = labels[i] &&
                          label_goes_on(i ? labels[i - 1] : 0, labels[i]) &&
                          i > 0;
        const bool longer = i + k < s.n && k > 0 &&
                            label_goes_on(labels[i + k - 1], labels[i + k]);
        if (!capital || part || longer) {
            continue;
        }
        const uint8_t first = e->class == ENTRY_BODY ? 3 : 5;
        for (uint32_t m = 0; m < k; m++) {
            labels[i + m] = (uint8_t)(first + (m > 0));
        }
        i += k - 1;
    }
}

static void write_names(const struct namer *n, struct rcp_doc *doc,
        uint32_t first, const uint8_t *labels, uint32_t words)
{
    for (uint32_t i = 0; i < words;) {
        const uint32_t start = i++;
        if (labels[start] == 0) {
            continue;
        }
        while (i < words && label_goes_on(labels[i - 1], labels[i])) {
            i++;
        }
        if (doc->name.n >= DOC_MAX_LAYER) {
            return;
        }
        struct name *name = VEC_ADD(doc->arena, &doc->name);
        name->words = (struct list){first + start, i - start};
        name->at = doc_words_range(doc, name->words);
        name->kind =
                settled(n, doc, name->words, KINDS[label_kind(labels[start])]);
    }
}

void names_read(struct rcp_doc *doc, const struct namer *n)
{
    if (n == NULL || n->model == NULL) {
        doc_note(doc, SPAN("names"), NO_POSITION,
                "no model of names for this language: none found");
        return;
    }
    struct arena *a = arena_new();
    struct name_view *v = name_view_new(a, doc, &n->sight);
    uint8_t *labels = ARENA_ARRAY(a, uint8_t, DOC_MAX_SENTENCE);
    for (uint32_t s = 0; s < doc->sentence.n; s++) {
        const uint32_t words = name_view_sentence(v, s);
        label_sentence(n, v, words, false, a, labels);
        name_vote(v, labels, words);
    }
    for (uint32_t s = 0; s < doc->sentence.n; s++) {
        const uint32_t words = name_view_sentence(v, s);
        const uint32_t first = doc->sentence.at[s].words.first;
        label_sentence(n, v, words, true, a, labels);
        label_known(n, doc, (struct list){first, words}, labels);
        write_names(n, doc, first, labels, words);
    }
    arena_free(a);
}
