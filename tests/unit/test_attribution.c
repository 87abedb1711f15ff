/* SPDX-License-Identifier: Apache-2.0 */
/* test_attribution.c - quotations, attributions and claims on trees made by
 * hand, which no model can change; and words thrown together. What is read
 * from plain text is tried by the golden cases of the packs. */
#include "unit.h"

#include "base/buf.h"
#include "doc.h"
#include "extract/attribution.h"
#include "extract/claim.h"
#include "extract/quotation.h"
#include "lang/pack.h"
#include "lib/line.h"
#include "nlp/conllu.h"

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

/* A report from CoNLL-U columns without the two that are always empty:
 * "ID FORM LEMMA UPOS FEATS HEAD DEPREL", one word a line. */
static struct rcp_doc *read_tree(
        struct rcp_engine *engine, const char *code, const char *rows)
{
    const struct tongue *t = engine_tongue(engine, span_of(code));
    struct rcp_doc *doc = doc_new();
    struct buf b;
    span rest = span_of(rows);
    buf_init(&b, doc->arena);
    while (rest.len > 0) {
        span row = span_cut(&rest, '\n');
        for (int column = 1; row.len > 0; column++) {
            buf_add(&b, span_cut(&row, ' '));
            buf_add(&b, column == 4 ? SPAN("\t_\t") : SPAN("\t"));
        }
        buf_add(&b, SPAN("_\t_\n"));
    }
    buf_char(&b, '\n');
    conllu_text(doc, buf_span(&b));
    doc->pack = t->pack;
    doc->words = intern_new(doc->arena, pack_words(t->pack));
    conllu_words(doc, buf_span(&b), CONLLU_ALL);
    attribution_read(doc, t->claims);
    claim_read(doc, t->claims);
    return doc;
}

static const char THAT[] =
        "1 La le DET Definite=Def|PronType=Art 2 det\n"
        "2 maire maire NOUN _ 3 nsubj\n"
        "3 affirme affirmer VERB Mood=Ind|VerbForm=Fin 0 root\n"
        "4 que que SCONJ _ 8 mark\n"
        "5 le le DET _ 6 det\n"
        "6 pont pont NOUN _ 8 nsubj\n"
        "7 aurait avoir AUX Mood=Cnd|VerbForm=Fin 8 aux:tense\n"
        "8 cédé céder VERB VerbForm=Part|Tense=Past 3 ccomp\n"
        "9 . . PUNCT _ 3 punct\n";

static void test_that_clause(void **state)
{
    struct rcp_doc *doc = read_tree(*state, "fr", THAT);
    assert_int_equal(doc->attribution.n, 1);
    const struct attribution *a = &doc->attribution.at[0];
    assert_span(doc_span(doc, a->source), "La maire");
    assert_span(doc_span(doc, a->cue), "affirme");
    assert_span(doc_span(doc, doc->content.at[a->content.first]),
            "le pont aurait cédé");
    assert_int_equal(a->kind, ATTRIBUTION_INDIRECT);
    assert_int_equal(doc->claim.n, 1);
    const struct claim *c = &doc->claim.at[0];
    assert_span(doc_span(doc, c->predicate), "cédé");
    assert_int_equal(c->stance, STANCE_DISTANCES);
    assert_int_equal(c->chain.n, 1);
    assert_int_equal(doc->role.n, 1);
    assert_int_equal(doc->role.at[0].kind, ROLE_AGENT);
    doc_free(doc);
}

/* Nobody is named: the conditional alone is an attribution. */
static void test_bare_conditional(void **state)
{
    struct rcp_doc *doc = read_tree(*state, "fr",
            "1 Le le DET _ 2 det\n"
            "2 pont pont NOUN _ 4 nsubj\n"
            "3 aurait avoir AUX Mood=Cnd|VerbForm=Fin 4 aux:tense\n"
            "4 cédé céder VERB VerbForm=Part|Tense=Past 0 root\n");
    assert_int_equal(doc->attribution.n, 1);
    assert_int_equal(doc->attribution.at[0].form, FORM_CONDITIONAL);
    assert_true(range_empty(doc->attribution.at[0].source));
    assert_true(range_empty(doc->attribution.at[0].cue));
    doc_free(doc);
}

/* After si the same conditional is a hypothesis, and nobody's word. */
static void test_hypothesis(void **state)
{
    struct rcp_doc *doc = read_tree(*state, "fr",
            "1 Si si SCONJ _ 3 mark\n"
            "2 il il PRON PronType=Prs|Person=3 3 nsubj\n"
            "3 pleuvait pleuvoir VERB Mood=Ind|Tense=Imp|VerbForm=Fin 7 advcl\n"
            "4 , , PUNCT _ 3 punct\n"
            "5 le le DET _ 6 det\n"
            "6 pont pont NOUN _ 7 nsubj\n"
            "7 céderait céder VERB Mood=Cnd|VerbForm=Fin 0 root\n");
    assert_int_equal(doc->attribution.n, 0);
    assert_int_equal(doc->claim.n, 2);
    assert_int_equal(doc->claim.at[1].modality, MODALITY_HYPOTHETICAL);
    assert_int_equal(doc->claim.at[1].stance, STANCE_ASSERTS);
    doc_free(doc);
}

/* One saying in another; the denial inside turns its claim round. */
static void test_nested_denial(void **state)
{
    struct rcp_doc *doc = read_tree(*state, "en",
            "1 Police police NOUN _ 2 nsubj\n"
            "2 said say VERB Mood=Ind|Tense=Past|VerbForm=Fin 0 root\n"
            "3 he he PRON PronType=Prs|Person=3 4 nsubj\n"
            "4 denied deny VERB Mood=Ind|Tense=Past|VerbForm=Fin 2 ccomp\n"
            "5 that that SCONJ _ 7 mark\n"
            "6 troops troop NOUN _ 7 nsubj\n"
            "7 left leave VERB Mood=Ind|Tense=Past|VerbForm=Fin 4 ccomp\n");
    assert_int_equal(doc->attribution.n, 2);
    assert_int_equal(doc->attribution.at[1].parent, 0);
    assert_true(doc->attribution.at[1].denies);
    assert_int_equal(doc->claim.n, 1);
    assert_true(doc->claim.at[0].negated);
    assert_int_equal(doc->claim.at[0].chain.n, 2);
    assert_int_equal(doc->index.at[doc->claim.at[0].chain.first], 0);
    doc_free(doc);
}

/* Without a tree nothing is read, and nothing breaks. */
static void test_no_tree(void **state)
{
    const struct tongue *t = engine_tongue(*state, SPAN("fr"));
    struct rcp_doc *doc = doc_new();
    doc->pack = t->pack;
    attribution_read(doc, t->claims);
    claim_read(doc, t->claims);
    assert_int_equal(doc->attribution.n, 0);
    assert_int_equal(doc->claim.n, 0);
    doc_free(doc);
}

/* ---- quotations --------------------------------------------------------- */

static struct rcp_doc *read_marks(struct rcp_engine *engine, const char *words)
{
    struct buf b;
    struct rcp_doc *doc = doc_new();
    span rest = span_of(words);
    buf_init(&b, doc->arena);
    for (int id = 1; rest.len > 0; id++) {
        span word = span_cut(&rest, ' ');
        buf_printf(&b, "%d\t%.*s\t_\tX\t_\t_\t%d\tdep\t_\t_\n", id,
                SPAN_ARG(word), id - 1);
    }
    buf_char(&b, '\n');
    conllu_text(doc, buf_span(&b));
    doc->pack = engine_tongue(engine, SPAN("fr"))->pack;
    doc->words = intern_new(doc->arena, pack_words(doc->pack));
    conllu_words(doc, buf_span(&b), CONLLU_ALL);
    return doc;
}

static void test_quotations(void **state)
{
    static const struct {
        const char *words;
        uint32_t n, first, last, depth_of_last;
        bool closed;
    } CASES[] = {
            {"a « b c » d", 1, 2, 3, 0, true},
            {"“ a ‘ b ’ c ”", 2, 1, 5, 1, true},
            {"\" a \" b", 1, 1, 1, 0, true},
            {"a « b c", 1, 2, 3, 0, false}, /* ends with the sentence */
            {"a » b", 0, 0, 0, 0, false},   /* closes nothing */
            {"« » a", 1, 1, 0, 0, true},    /* empty */
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct rcp_doc *doc = read_marks(*state, CASES[i].words);
        struct quotations q;
        quotations_find(&q, doc, doc->arena);
        assert_int_equal(q.all.n, CASES[i].n);
        if (q.all.n) {
            assert_int_equal(q.all.at[0].first, CASES[i].first);
            assert_int_equal(q.all.at[0].last, CASES[i].last);
            assert_int_equal(
                    q.all.at[q.all.n - 1].depth, CASES[i].depth_of_last);
            assert_int_equal(q.all.at[0].close != NONE, CASES[i].closed);
        }
        doc_free(doc);
    }
}

/* ---- words thrown together ---------------------------------------------- */

static void check_doc(const struct rcp_doc *doc)
{
    uint32_t end = (uint32_t)doc->text.len;
    for (uint32_t i = 0; i < doc->attribution.n; i++) {
        const struct attribution *a = &doc->attribution.at[i];
        assert_true(a->source.end <= end && a->source.start <= a->source.end);
        assert_true(a->content.n > 0);
        assert_true(a->rule.len > 0);
        assert_true(a->parent == NONE || a->parent < doc->attribution.n);
    }
    for (uint32_t i = 0; i < doc->claim.n; i++) {
        const struct claim *c = &doc->claim.at[i];
        assert_true(range_holds(c->at, c->predicate));
        assert_true(c->rule.len > 0);
        assert_true(c->at.end <= end && c->at.start < c->at.end);
    }
}

static void test_hostile(void **state)
{
    static const char *const WORDS[] = {"«", "»", "“", "”", "\"", ",", ":", ".",
            "?", "(", ")", "dit", "affirme", "que", "selon", "le", "la",
            "maire", "il", "aurait", "cédé", "ne", "pas", "si", "qui", "ce",
            "Paris", "nie", "avoir", "-t-il", "à", "les", "dires", "de"};
    struct die die = {77};
    for (int round = 0; round < 60; round++) {
        struct buf b;
        struct rcp_doc *doc = doc_new();
        buf_init(&b, doc->arena);
        for (uint32_t n = 1 + die_roll(&die, 80); n > 0; n--) {
            buf_add(&b, span_of(WORDS[die_roll(
                                &die, sizeof WORDS / sizeof *WORDS)]));
            buf_char(&b, ' ');
        }
        doc->text = arena_copy(doc->arena, span_trim(buf_span(&b)));
        struct block *block = VEC_ADD(doc->arena, &doc->block);
        block->kind = BLOCK_PARAGRAPH;
        block->at = (range){0, (uint32_t)doc->text.len};
        line_read(doc, SPAN("fr"), *state);
        check_doc(doc);
        doc_free(doc);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_that_clause),
            cmocka_unit_test(test_bare_conditional),
            cmocka_unit_test(test_hypothesis),
            cmocka_unit_test(test_nested_denial),
            cmocka_unit_test(test_no_tree),
            cmocka_unit_test(test_quotations),
            cmocka_unit_test(test_hostile),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
