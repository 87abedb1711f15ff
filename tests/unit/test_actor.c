/* SPDX-License-Identifier: Apache-2.0 */
/* test_actor.c - one actor over all reports and both languages, finding actors
 * by words, what must hold of any draft, words thrown together, long reports.
 * What is read from plain text is tried by languages/CODE/cases/actor.case. */
#include "unit.h"

#include "base/buf.h"
#include "doc.h"
#include "extract/actor.h"
#include "lang/pack.h"
#include "lib/line.h"

static int setup(void **state)
{
    struct rcp_engine *engine;
    struct rcp_err err;
    assert_int_equal(rcp_engine_open(&engine, SOURCE_LANGUAGES, &err), RCP_OK);
    *state = engine;
    return 0;
}

static int teardown(void **state)
{
    rcp_engine_close(*state);
    return 0;
}

static struct rcp_doc *read_text(
        struct rcp_engine *engine, const char *code, span text)
{
    struct rcp_doc *doc = doc_new();
    doc->text = arena_copy(doc->arena, text);
    struct block *b = VEC_ADD(doc->arena, &doc->block);
    b->kind = BLOCK_PARAGRAPH;
    b->at = (range){0, (uint32_t)text.len};
    line_read(doc, span_of(code), engine);
    return doc;
}

static uint32_t find(const struct rcp_doc *doc, const char *name)
{
    for (uint32_t i = 0; i < doc->actor.n; i++) {
        if (span_eq(doc->actor.at[i].name, span_of(name))) {
            return i;
        }
    }
    return NONE;
}

/* ---- one name in two languages ------------------------------------------ */

struct twin {
    const char *french, *french_name, *english, *english_name;
};

static void test_keys(void **state)
{
    static const struct twin TWINS[] = {
            {"Les Forces démocratiques syriennes ont pris la ville.",
                    "Forces démocratiques syriennes",
                    "The Syrian Democratic Forces took the town.",
                    "Syrian Democratic Forces"},
            {"Le train part de Londres.", "Londres",
                    "The train leaves from London.", "London"},
            {"L'ONU a envoyé des médecins.", "ONU",
                    "The United Nations sent doctors.", "United Nations"},
            {"Les secours sont partis d'Allemagne.", "Allemagne",
                    "The rescuers left Germany.", "Germany"},
            {"L'Otan a démenti.", "Otan", "NATO denied it.", "NATO"}};
    for (size_t i = 0; i < sizeof TWINS / sizeof *TWINS; i++) {
        const struct twin *t = &TWINS[i];
        struct rcp_doc *a = read_text(*state, "fr", span_of(t->french));
        struct rcp_doc *b = read_text(*state, "en", span_of(t->english));
        uint32_t x = find(a, t->french_name), y = find(b, t->english_name);
        assert_int_not_equal(x, NONE);
        assert_int_not_equal(y, NONE);
        assert_true(a->actor.at[x].key.len > 0);
        assert_true(span_eq(a->actor.at[x].key, b->actor.at[y].key));
        doc_free(a);
        doc_free(b);
    }
}

static void test_no_key(void **state)
{
    struct rcp_doc *doc =
            read_text(*state, "en", SPAN("Martha Ellis left the room."));
    uint32_t a = find(doc, "Martha Ellis");
    assert_int_not_equal(a, NONE);
    assert_null(doc->actor.at[a].key.ptr);
    doc_free(doc);
}

/* ---- finding ------------------------------------------------------------ */

static void test_finding(void **state)
{
    struct rcp_doc *doc = read_text(*state, "en",
            SPAN("Airbus closed the plant. The company dismissed Martha "
                 "Ellis."));
    uint32_t airbus = find(doc, "Airbus"), ellis = find(doc, "Martha Ellis");
    assert_int_equal(actor_of_word(doc, 0), airbus);
    assert_int_equal(actor_of_word(doc, 1), NONE);
    assert_int_equal(actor_of_word(doc, doc->word.n), NONE);
    assert_int_equal(actor_of_word(doc, NONE), NONE);
    uint32_t company = doc_word_at(doc, 29);
    assert_int_equal(actor_of_word(doc, company), airbus);
    assert_int_equal(actor_of_word(doc, doc->word.n - 2), ellis);
    assert_int_equal(actor_at(doc, (range){0, 6}, 0), airbus);
    assert_int_equal(actor_at(doc, (range){0, 0}, NONE), NONE);
    doc_free(doc);
}

/* ---- what always holds -------------------------------------------------- */

static void check_layers(const struct rcp_doc *doc)
{
    for (uint32_t i = 0; i < doc->mention.n; i++) {
        const struct mention *m = &doc->mention.at[i];
        assert_true(m->actor < doc->actor.n);
        assert_true(m->words.n > 0 && m->head < doc->word.n);
        assert_true(m->words.first + m->words.n <= doc->word.n);
        assert_true(m->at.start < m->at.end && m->at.end <= doc->text.len);
        assert_true(m->rule.len > 0);
        assert_true(
                i == 0 || doc->mention.at[i - 1].words.first <= m->words.first);
    }
    for (uint32_t i = 0; i < doc->actor.n; i++) {
        const struct actor *a = &doc->actor.at[i];
        assert_true(a->name.len > 0);
        assert_true(a->aliases.first + a->aliases.n <= doc->alias.n);
        assert_true(a->speaks_for == NONE ||
                    (a->speaks_for < doc->actor.n && a->speaks_for != i));
    }
    for (uint32_t i = 0; i < doc->attribution.n; i++) {
        uint32_t a = doc->attribution.at[i].actor;
        assert_true(a == NONE || a < doc->actor.n);
    }
    for (uint32_t i = 0; i < doc->role.n; i++) {
        uint32_t a = doc->role.at[i].actor;
        assert_true(a == NONE || a < doc->actor.n);
    }
}

static const char *const PIECES[] = {"Martha", " Ellis", " (", ")", ",", ".",
        " said", " the", " company", " he", " its", " NFC", " \"", " I", " of",
        " mayor", " Hanover", " Airbus", " -", "'s", " 12", " and", "\n", " La",
        " ville", " elle", " iPhone", " J.K.", " &", " spokesman", " for",
        " régional", " préfet", " il", "É", " AL-", " al-Khatib"};

static void test_thrown_together(void **state)
{
    struct die die = {77};
    for (int round = 0; round < 60; round++) {
        struct arena *a = arena_new();
        struct buf b;
        buf_init(&b, a);
        uint32_t n = 1 + die_roll(&die, 300);
        for (uint32_t i = 0; i < n; i++) {
            buf_add(&b, span_of(PIECES[die_roll(
                                &die, sizeof PIECES / sizeof *PIECES)]));
        }
        struct rcp_doc *doc =
                read_text(*state, round % 2 ? "fr" : "en", buf_span(&b));
        check_layers(doc);
        doc_free(doc);
        arena_free(a);
    }
}

static void test_nothing(void **state)
{
    struct rcp_doc *doc = read_text(*state, "en", SPAN("42"));
    assert_int_equal(doc->actor.n, 0);
    doc_free(doc);
    doc = read_text(*state, "zz", SPAN("Zo zo zo."));
    check_layers(doc);
    doc_free(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_keys),
            cmocka_unit_test(test_no_key), cmocka_unit_test(test_finding),
            cmocka_unit_test(test_thrown_together),
            cmocka_unit_test(test_nothing)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
