/* SPDX-License-Identifier: Apache-2.0 */
/* gazetteer.c - tables -> forms -> one tokeniser run -> phrase trie.
 *
 * All forms of all tables are put into one document, a block each, and cut by
 * the tokeniser itself, so that a form is cut here as it is in a report. */
#include "nlp/gazetteer.h"

#include "base/buf.h"
#include "lang/pack.h"
#include "text/text.h"

#include <string.h>

struct gazetteer {
    struct phrases *phrases;
    VEC(struct entry) entry;
    /* while loading */
    struct pack *pack;
    VEC(span) form;
};

static const char *const GENDERS[] = {"u", "m", "f", NULL};
static const char *const SOURCES[] = {"none", "person", "official",
        "institution", "media", "document", "witness", "anonymous", NULL};
static const char *const TITLE_KINDS[] = {"title", "role", NULL};
static const char *const PLACE_KINDS[] = {
        "country", "demonym", "adjective", "city", "region", "area", NULL};
static const char *const BODY_KINDS[] = {"name", "acronym", NULL};
static const char *const HEAD_KINDS[] = {
        "organisation", "place", "group", "person", "other", NULL};

#define TEXT(label)                                                            \
    {                                                                          \
        .name = label, .type = COLUMN_TEXT, .flags = COLUMN_REQUIRED           \
    }
#define CHOICE(label, list)                                                    \
    {                                                                          \
        .name = label, .type = COLUMN_ENUM, .values = list                     \
    }

static const struct column FIRST_COLUMNS[] = {
        TEXT("form"), CHOICE("gender", GENDERS), {0}};
static const struct column TITLE_COLUMNS[] = {TEXT("form"),
        CHOICE("kind", TITLE_KINDS), CHOICE("gender", GENDERS),
        CHOICE("source", SOURCES), {0}};
static const struct column PLACE_COLUMNS[] = {
        TEXT("key"), TEXT("form"), CHOICE("kind", PLACE_KINDS), {0}};
static const struct column BODY_COLUMNS[] = {
        TEXT("key"), TEXT("form"), CHOICE("kind", BODY_KINDS), {0}};
static const struct column HEAD_COLUMNS[] = {TEXT("form"),
        CHOICE("kind", HEAD_KINDS), CHOICE("source", SOURCES), {0}};

/* Where each table keeps what; NONE where it has no such column. */
struct layout {
    struct schema schema;
    uint32_t form, kind, key, gender, source;
    enum entry_class first; /* class of kind 0 */
};

static const struct layout LAYOUTS[] = {
        {{"first-names.tsv", FIRST_COLUMNS, TABLE_OPTIONAL}, 0, NONE, NONE, 1,
                NONE, ENTRY_FIRST_NAME},
        {{"titles.tsv", TITLE_COLUMNS, TABLE_OPTIONAL}, 0, 1, NONE, 2, 3,
                ENTRY_TITLE},
        {{"places.tsv", PLACE_COLUMNS, TABLE_OPTIONAL}, 1, 2, 0, NONE, NONE,
                ENTRY_COUNTRY},
        {{"bodies.tsv", BODY_COLUMNS, TABLE_OPTIONAL}, 1, 2, 0, NONE, NONE,
                ENTRY_BODY},
        {{"head-nouns.tsv", HEAD_COLUMNS, TABLE_OPTIONAL}, 0, 1, NONE, NONE, 2,
                ENTRY_HEAD_ORGANISATION}};

static int32_t choice_of(const struct field *row, uint32_t column)
{
    const int32_t choice = column == NONE ? -1 : row[column].choice;
    return choice < 0 ? 0 : choice;
}

static enum ud_gender gender_of(int32_t choice)
{
    return choice == 1 ? GENDER_MASC : choice == 2 ? GENDER_FEM : GENDER_OTHER;
}

static void read_table(struct gazetteer *g, const struct layout *l)
{
    struct arena *a = pack_arena(g->pack);
    struct table t;
    if (!pack_table(g->pack, &l->schema, &t)) {
        return;
    }
    for (uint32_t r = 0; r < t.rows; r++) {
        const struct field *row = table_field(&t, r, 0);
        struct entry *e = VEC_ADD(a, &g->entry);
        e->class = l->first + (enum entry_class)choice_of(row, l->kind);
        e->gender = gender_of(choice_of(row, l->gender));
        e->source = (enum source_kind)choice_of(row, l->source);
        e->key = l->key == NONE ? (span){NULL, 0} : row[l->key].text;
        e->rule = table_rule(a, &t, r);
        *VEC_ADD(a, &g->form) = row[l->form].text;
    }
}

/* Adds the words of block i, form i, to the trie. */
static void add_form(struct gazetteer *g, const struct rcp_doc *doc, uint32_t i)
{
    const struct list sentences = doc->block.at[i].sentences;
    uint32_t norms[16], n = 0;
    if (sentences.n == 0) {
        return;
    }
    const struct sentence *first = &doc->sentence.at[sentences.first];
    const struct sentence *last = first + sentences.n - 1;
    const uint32_t end = last->words.first + last->words.n;
    for (uint32_t w = first->words.first; w < end && n < 16; w++) {
        norms[n++] = doc->word.at[w].norm;
    }
    g->entry.at[i].words = n;
    phrases_add(g->phrases, norms, n, i);
}

static void add_forms(struct gazetteer *g, const struct text_rules *text)
{
    struct rcp_doc *doc = doc_new();
    struct buf b;
    buf_init(&b, doc->arena);
    for (uint32_t i = 0; i < g->form.n; i++) {
        struct block *block = VEC_ADD(doc->arena, &doc->block);
        block->kind = BLOCK_PARAGRAPH;
        block->at.start = (uint32_t)b.len;
        buf_add(&b, g->form.at[i]);
        block->at.end = (uint32_t)b.len;
        buf_add(&b, SPAN("\n\n"));
    }
    doc->pack = g->pack;
    doc->words = pack_words(g->pack);
    doc->text = buf_span(&b);
    text_read(doc, text);
    for (uint32_t i = 0; i < g->form.n; i++) {
        add_form(g, doc, i);
    }
    doc_free(doc);
}

struct gazetteer *gazetteer_new(
        struct pack *pack, const struct text_rules *text)
{
    struct gazetteer *g = ARENA_NEW(pack_arena(pack), struct gazetteer);
    g->pack = pack;
    g->phrases = phrases_new(pack_arena(pack));
    for (size_t i = 0; i < sizeof LAYOUTS / sizeof *LAYOUTS; i++) {
        read_table(g, &LAYOUTS[i]);
    }
    add_forms(g, text);
    return g;
}

uint32_t gazetteer_find(const struct gazetteer *g, const uint32_t *norms,
        uint32_t n, uint32_t *handle)
{
    uint32_t state = PHRASE_START, best = 0;
    for (uint32_t i = 0; i < n; i++) {
        state = phrases_step(g->phrases, state, norms[i]);
        if (state == NONE) {
            break;
        }
        const uint32_t value = phrases_value(g->phrases, state);
        if (value != NONE) {
            best = i + 1;
            *handle = value;
        }
    }
    return best;
}

const struct entry *gazetteer_entry(const struct gazetteer *g, uint32_t handle)
{
    return &g->entry.at[phrases_row(g->phrases, handle)];
}

uint32_t gazetteer_next(const struct gazetteer *g, uint32_t handle)
{
    return phrases_next(g->phrases, handle);
}

const struct entry *gazetteer_exact(const struct gazetteer *g,
        const uint32_t *norms, uint32_t n, uint32_t classes)
{
    uint32_t handle;
    if (n == 0 || gazetteer_find(g, norms, n, &handle) != n) {
        return NULL;
    }
    for (; handle != NONE; handle = gazetteer_next(g, handle)) {
        const struct entry *e = gazetteer_entry(g, handle);
        if (classes >> e->class & 1) {
            return e;
        }
    }
    return NULL;
}
