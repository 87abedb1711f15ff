/* SPDX-License-Identifier: Apache-2.0 */
/* claim_rules.c - reads the tables that claim_rules.h lists.
 *
 *     row ──> phrase of lemmas or words ──> trie ──> index of a compiled row */
#include "extract/claim_rules.h"

#include "base/file.h"

enum { EVENTS_MAX_FILE = 1 << 20 };

/* ---- schemas ------------------------------------------------------------ */

static const char *const CLASSES[] = {"verb", "noun", NULL};
static const char *const STANCES[] = {
        "neutral", "doubting", "confirming", "denying", NULL};
static const char *const CONTENTS[] = {
        "plain", "asked", "planned", "possible", "denied", NULL};
static const char *const FRAMES[] = {"quote", "that", "inf", "np", "small",
        "whether", "addressee", "reflexive", "as_source", "against", "of",
        "raises", "from", "label", "title", "figure", "only", "hears", "words",
        NULL};
static const struct column SPEECH_COLUMNS[] = {
        {"lemma", COLUMN_PHRASE, COLUMN_REQUIRED, NULL},
        {"class", COLUMN_ENUM, COLUMN_REQUIRED, CLASSES},
        {"stance", COLUMN_ENUM, COLUMN_REQUIRED, STANCES},
        {"content", COLUMN_ENUM, COLUMN_REQUIRED, CONTENTS},
        {"frames", COLUMN_FLAGS, COLUMN_REQUIRED, FRAMES},
        {NULL, COLUMN_TEXT, 0, NULL}};
static const struct schema SPEECH = {
        "speech.tsv", SPEECH_COLUMNS, TABLE_OPTIONAL};

static const char *const FORMS[] = {"according_to", "other", NULL};
static const char *const SOURCES[] = {"after", "within", "none", NULL};
static const char *const PLACES[] = {
        "any", "front", "cut", "clause", "said", "figure", NULL};
static const struct column FORMULA_COLUMNS[] = {
        {"phrase", COLUMN_PHRASE, COLUMN_REQUIRED | COLUMN_UNIQUE, NULL},
        {"form", COLUMN_ENUM, COLUMN_REQUIRED, FORMS},
        {"stance", COLUMN_ENUM, COLUMN_REQUIRED, STANCES},
        {"source", COLUMN_ENUM, COLUMN_REQUIRED, SOURCES},
        {"place", COLUMN_ENUM, COLUMN_REQUIRED, PLACES},
        {NULL, COLUMN_TEXT, 0, NULL}};
static const struct schema FORMULAS = {
        "formulas.tsv", FORMULA_COLUMNS, TABLE_OPTIONAL};

static const char *const EFFECTS[] = {"reported", "seeming", "possible", NULL};
static const struct column HEDGE_COLUMNS[] = {
        {"phrase", COLUMN_PHRASE, COLUMN_REQUIRED | COLUMN_UNIQUE, NULL},
        {"effect", COLUMN_ENUM, COLUMN_REQUIRED, EFFECTS},
        {NULL, COLUMN_TEXT, 0, NULL}};
static const struct schema HEDGES = {
        "hedges.tsv", HEDGE_COLUMNS, TABLE_OPTIONAL};

static const char *const MODALITIES[] = {
        "actual", "planned", "possible", "hypothetical", "asked", NULL};
static const char *const DISTANCES[] = {"asserts", "distances", NULL};
static const char *const PERFECTS[] = {"same", "actual", "own", NULL};
static const struct column MODAL_COLUMNS[] = {
        {"lemma", COLUMN_PHRASE, COLUMN_REQUIRED, NULL},
        {"modality", COLUMN_ENUM, COLUMN_REQUIRED, MODALITIES},
        {"stance", COLUMN_ENUM, COLUMN_REQUIRED, DISTANCES},
        {"link", COLUMN_TEXT, COLUMN_REQUIRED, NULL},
        {"perfect", COLUMN_ENUM, COLUMN_REQUIRED, PERFECTS},
        {NULL, COLUMN_TEXT, 0, NULL}};
static const struct schema MODALS = {
        "modality.tsv", MODAL_COLUMNS, TABLE_OPTIONAL};

static const char *const HYPOTHESES[] = {
        "clause", "phrase", "question", "inverted", NULL};
static const struct column HYPOTHESIS_COLUMNS[] = {
        {"phrase", COLUMN_PHRASE, COLUMN_REQUIRED | COLUMN_UNIQUE, NULL},
        {"kind", COLUMN_ENUM, COLUMN_REQUIRED, HYPOTHESES},
        {NULL, COLUMN_TEXT, 0, NULL}};
static const struct schema HYPOTHESIS = {
        "hypothesis.tsv", HYPOTHESIS_COLUMNS, TABLE_OPTIONAL};

static const char *const LEANS[] = {
        "hypothetical", "modal", "state", "finding", NULL};
static const struct column LEAN_COLUMNS[] = {
        {"lemma", COLUMN_PHRASE, COLUMN_REQUIRED | COLUMN_UNIQUE, NULL},
        {"lean", COLUMN_ENUM, COLUMN_REQUIRED, LEANS},
        {NULL, COLUMN_TEXT, 0, NULL}};
static const struct schema LEAN = {
        "conditional.tsv", LEAN_COLUMNS, TABLE_OPTIONAL};

static const char *const NEGATIONS[] = {"particle", "full", "determiner",
        "additive", "restrictive", "mark", "verb", NULL};
static const char *const NEEDS[] = {"particle", NULL};
static const struct column NEGATION_COLUMNS[] = {
        {"word", COLUMN_TEXT, COLUMN_REQUIRED | COLUMN_UNIQUE, NULL},
        {"kind", COLUMN_ENUM, COLUMN_REQUIRED, NEGATIONS},
        {"needs", COLUMN_ENUM, 0, NEEDS}, {NULL, COLUMN_TEXT, 0, NULL}};
static const struct schema NEGATION = {
        "negation.tsv", NEGATION_COLUMNS, TABLE_OPTIONAL};

static const char *const REJECTIONS[] = {
        "adverb", "false", "true", "proof", "against", NULL};
static const struct column REJECTION_COLUMNS[] = {
        {"lemma", COLUMN_PHRASE, COLUMN_REQUIRED | COLUMN_UNIQUE, NULL},
        {"kind", COLUMN_ENUM, COLUMN_REQUIRED, REJECTIONS},
        {NULL, COLUMN_TEXT, 0, NULL}};
static const struct schema REJECTION = {
        "rejections.tsv", REJECTION_COLUMNS, TABLE_OPTIONAL};

static const char *const ROLES[] = {"agent", "patient", "recipient", "place",
        "origin", "destination", "instrument", "other", NULL};
static const struct column ROLE_COLUMNS[] = {
        {"phrase", COLUMN_PHRASE, COLUMN_REQUIRED | COLUMN_UNIQUE, NULL},
        {"role", COLUMN_ENUM, COLUMN_REQUIRED, ROLES},
        {"motion", COLUMN_ENUM, 0, ROLES}, {NULL, COLUMN_TEXT, 0, NULL}};
static const struct schema ROLE = {"roles.tsv", ROLE_COLUMNS, TABLE_OPTIONAL};

static const struct column STANDARD_COLUMNS[] = {
        {"lemma", COLUMN_PHRASE, COLUMN_REQUIRED | COLUMN_UNIQUE, NULL},
        {NULL, COLUMN_TEXT, 0, NULL}};
static const struct schema STANDARD = {
        "standards.tsv", STANDARD_COLUMNS, TABLE_OPTIONAL};

static const struct column EVENT_COLUMNS[] = {
        {"lemma", COLUMN_PHRASE, COLUMN_REQUIRED | COLUMN_UNIQUE, NULL},
        {"event", COLUMN_TEXT, COLUMN_REQUIRED, NULL},
        {NULL, COLUMN_TEXT, 0, NULL}};
static const struct schema EVENT = {
        "events.tsv", EVENT_COLUMNS, TABLE_OPTIONAL};

/* ---- compiling ---------------------------------------------------------- */

struct maker {
    struct pack *pack;
    struct arena *arena;
    struct claim_rules *rules;
};

static void add_phrase(
        struct phrases *p, const struct table *t, uint32_t row, uint32_t value)
{
    const struct field *f = table_field(t, row, 0);
    phrases_add(p, f->words, f->n_words, value);
}

static void make_speech(struct maker *m)
{
    struct claim_rules *r = m->rules;
    struct table t;
    r->speech = phrases_new(m->arena);
    pack_table(m->pack, &SPEECH, &t);
    for (uint32_t i = 0; i < t.rows; i++) {
        struct speech *s = VEC_ADD(m->arena, &r->speech_row);
        s->class = (enum speech_class)table_field(&t, i, 1)->choice;
        s->stance = (enum speech_stance)table_field(&t, i, 2)->choice;
        s->content = (enum speech_content)table_field(&t, i, 3)->choice;
        s->frames = table_field(&t, i, 4)->mask;
        s->rule = table_rule(m->arena, &t, i);
        add_phrase(r->speech, &t, i, r->speech_row.n - 1);
    }
}

static void make_formulas(struct maker *m)
{
    struct claim_rules *r = m->rules;
    struct table t;
    r->formula = phrases_new(m->arena);
    pack_table(m->pack, &FORMULAS, &t);
    for (uint32_t i = 0; i < t.rows; i++) {
        struct formula *f = VEC_ADD(m->arena, &r->formula_row);
        f->form =
                table_field(&t, i, 1)->choice ? FORM_OTHER : FORM_ACCORDING_TO;
        f->stance = (enum speech_stance)table_field(&t, i, 2)->choice;
        f->source = (enum formula_source)table_field(&t, i, 3)->choice;
        f->place = (enum formula_place)table_field(&t, i, 4)->choice;
        f->rule = table_rule(m->arena, &t, i);
        add_phrase(r->formula, &t, i, r->formula_row.n - 1);
    }
}

static void make_hedges(struct maker *m)
{
    struct claim_rules *r = m->rules;
    struct table t;
    r->hedge = phrases_new(m->arena);
    pack_table(m->pack, &HEDGES, &t);
    for (uint32_t i = 0; i < t.rows; i++) {
        struct hedge_row *h = VEC_ADD(m->arena, &r->hedge_row);
        h->effect = (enum hedge)table_field(&t, i, 1)->choice;
        h->rule = table_rule(m->arena, &t, i);
        add_phrase(r->hedge, &t, i, r->hedge_row.n - 1);
    }
}

static void make_modals(struct maker *m)
{
    struct claim_rules *r = m->rules;
    struct table t;
    r->modal = phrases_new(m->arena);
    pack_table(m->pack, &MODALS, &t);
    for (uint32_t i = 0; i < t.rows; i++) {
        struct modal *f = VEC_ADD(m->arena, &r->modal_row);
        span link = table_field(&t, i, 3)->text;
        f->modality = (enum modality)table_field(&t, i, 1)->choice;
        f->stance = (enum stance)table_field(&t, i, 2)->choice;
        f->any_link = span_eq(link, SPAN("any"));
        f->own = span_eq(link, SPAN("own"));
        f->that = span_eq(link, SPAN("that"));
        f->link =
                f->any_link || f->own || f->that || span_eq(link, SPAN("bare"))
                        ? NONE
                        : pack_word(m->pack, link);
        f->perfect = (enum modal_perfect)table_field(&t, i, 4)->choice;
        f->rule = table_rule(m->arena, &t, i);
        add_phrase(r->modal, &t, i, r->modal_row.n - 1);
    }
}

static void make_negation(struct maker *m)
{
    struct claim_rules *r = m->rules;
    struct table t;
    r->negation = phrases_new(m->arena);
    pack_table(m->pack, &NEGATION, &t);
    for (uint32_t i = 0; i < t.rows; i++) {
        struct negation *n = VEC_ADD(m->arena, &r->negation_row);
        n->kind = (enum negation_kind)table_field(&t, i, 1)->choice;
        n->needs_particle = table_field(&t, i, 2)->choice == 0;
        r->has_particle |= n->kind == NEGATION_PARTICLE;
        /* one word as the tokeniser leaves it ("n't"), not a phrase */
        uint32_t word = pack_word(m->pack, table_field(&t, i, 0)->text);
        phrases_add(r->negation, &word, 1, r->negation_row.n - 1);
    }
}

static void make_prepositions(struct maker *m)
{
    struct claim_rules *r = m->rules;
    struct table t;
    r->preposition = phrases_new(m->arena);
    pack_table(m->pack, &ROLE, &t);
    for (uint32_t i = 0; i < t.rows; i++) {
        struct preposition *p = VEC_ADD(m->arena, &r->preposition_row);
        int32_t motion = table_field(&t, i, 2)->choice;
        p->role = (enum role_kind)table_field(&t, i, 1)->choice;
        p->motion = motion < 0 ? p->role : (enum role_kind)motion;
        add_phrase(r->preposition, &t, i, r->preposition_row.n - 1);
    }
}

/* A table of phrases whose second column is one choice, or that has none. */
static struct phrases *make_choices(
        struct maker *m, const struct schema *schema)
{
    struct table t;
    struct phrases *p = phrases_new(m->arena);
    pack_table(m->pack, schema, &t);
    for (uint32_t i = 0; i < t.rows; i++) {
        int32_t choice = t.columns > 1 ? table_field(&t, i, 1)->choice : 0;
        add_phrase(p, &t, i, (uint32_t)(choice < 0 ? 0 : choice));
    }
    return p;
}

/* ---- events ------------------------------------------------------------- */

/* languages/events.tsv stands beside the packs' folders; where it cannot be
 * read every event of the pack's own table is unknown, and said to be so. */
static void read_event_names(struct maker *m)
{
    span path = arena_printf(
            m->arena, "%.*s/../events.tsv", SPAN_ARG(pack_folder(m->pack)));
    span bytes;
    struct buf text;
    struct tsv tsv;
    buf_init(&text, m->arena);
    struct tsv_report report = {.arena = m->arena, .text = &text};
    if (file_read(m->arena, path.ptr, EVENTS_MAX_FILE, &bytes, NULL) ||
            !tsv_open(&tsv, path, bytes, &report)) {
        return;
    }
    while (tsv_next(&tsv, &report)) {
        *VEC_ADD(m->arena, &m->rules->event_name) =
                arena_copy(m->arena, tsv.field[0]);
    }
}

static uint32_t event_find(const struct claim_rules *r, span name)
{
    for (uint32_t i = 0; i < r->event_name.n; i++) {
        if (span_eq(r->event_name.at[i], name)) {
            return i;
        }
    }
    return NONE;
}

static void make_events(struct maker *m)
{
    struct table t;
    m->rules->event = phrases_new(m->arena);
    pack_table(m->pack, &EVENT, &t);
    if (t.rows) {
        read_event_names(m);
    }
    for (uint32_t i = 0; i < t.rows; i++) {
        span name = table_field(&t, i, 1)->text;
        uint32_t event = event_find(m->rules, name);
        if (event == NONE) {
            pack_mistake(m->pack, &t, i, 1,
                    "no such event in ../events.tsv: '%.*s'", SPAN_ARG(name));
        } else {
            add_phrase(m->rules->event, &t, i, event);
        }
    }
}

struct claim_rules *claim_rules_new(struct pack *pack)
{
    struct arena *arena = pack_arena(pack);
    struct maker m = {pack, arena, ARENA_NEW(arena, struct claim_rules)};
    make_speech(&m);
    make_formulas(&m);
    make_hedges(&m);
    make_modals(&m);
    make_negation(&m);
    make_prepositions(&m);
    make_events(&m);
    m.rules->hypothesis = make_choices(&m, &HYPOTHESIS);
    m.rules->lean = make_choices(&m, &LEAN);
    m.rules->rejection = make_choices(&m, &REJECTION);
    m.rules->standard = make_choices(&m, &STANDARD);
    return m.rules;
}
