/* SPDX-License-Identifier: Apache-2.0 */
/* test_text.c - what holds of every text that was cut, and languages; which
 * cuts are right is for the golden cases of the packs. */
#include "unit.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "doc.h"
#include "lang/pack.h"
#include "lang/phrase.h"
#include "lib/engine.h"
#include "text/text.h"

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

static void add_block(
        struct rcp_doc *doc, enum block_kind kind, uint32_t from, uint32_t to)
{
    struct block *b = VEC_ADD(doc->arena, &doc->block);
    b->kind = kind;
    b->at = (range){from, to};
}

static struct rcp_doc *cut(const struct tongue *t, span text)
{
    struct rcp_doc *doc = doc_new();
    doc->pack = t->pack;
    doc->words = intern_new(doc->arena, pack_words(t->pack));
    doc->text = arena_copy(doc->arena, text);
    add_block(doc, BLOCK_PARAGRAPH, 0, (uint32_t)text.len);
    text_read(doc, t->text);
    return doc;
}

static bool is_space(span text, uint32_t from, uint32_t to)
{
    uint32_t len;
    for (uint32_t at = from; at < to; at += len) {
        if (char_class(utf8_get(text, at, &len)) != CHAR_SPACE) {
            return false;
        }
    }
    return true;
}

/* Between surface tokens there is white space and nothing else. */
static void check_cover(const struct rcp_doc *doc)
{
    uint32_t reached = 0, m = 0;
    for (uint32_t w = 0; w < doc->word.n;) {
        range at = doc->word.at[w].at;
        uint32_t n = 1;
        if (m < doc->multiword.n && doc->multiword.at[m].words.first == w) {
            at = doc->multiword.at[m].at;
            n = doc->multiword.at[m++].words.n;
            assert_true(n > 1);
        }
        assert_true(at.start >= reached && at.end > at.start);
        assert_true(is_space(doc->text, reached, at.start));
        assert_true(utf8_boundary(doc->text, at.start));
        assert_true(utf8_boundary(doc->text, at.end));
        reached = at.end;
        w += n;
    }
    assert_int_equal(m, doc->multiword.n);
    assert_true(is_space(doc->text, reached, (uint32_t)doc->text.len));
}

static void check_nesting(const struct rcp_doc *doc)
{
    uint32_t words = 0;
    for (uint32_t i = 0; i < doc->sentence.n; i++) {
        const struct sentence *s = &doc->sentence.at[i];
        assert_true(range_holds(doc->block.at[s->block].at, s->at));
        assert_int_equal(s->words.first, words);
        assert_true(s->words.n > 0 && s->words.n <= DOC_MAX_SENTENCE);
        for (uint32_t k = 0; k < s->words.n; k++) {
            const struct word *w = &doc->word.at[words + k];
            assert_int_equal(w->sentence, i);
            assert_true(range_holds(s->at, w->at));
        }
        words += s->words.n;
    }
    assert_int_equal(words, doc->word.n);
}

static const char *const PIECES[] = {"a", "Le", "l'", "d’", "du", "des",
        "don't", "-t-il", "-", "'", "\"", "«", "»", ".", "...", "?", "!", "…",
        " ", "  ", "\u00a0", "\u202f", "\n", "12", "4 000", "0h13", "3,5",
        "J.-C.", "M.", "etc.", "U.S.", "http://a.b/c", "a@b.fr", "#x", "@y",
        "(", ")", "[", "é", "œ", "日本", "\xF0\x9F\x98\x80", "\uFFFD", "\u200B",
        "e\u0301", "cannot", "co-", "well-known", "_", "&", "%", "°", "/"};

static void random_texts_are_covered(void **state)
{
    struct rcp_engine *engine = *state;
    struct arena *a = arena_new();
    struct die die = {20171115};
    const uint32_t pieces = sizeof PIECES / sizeof *PIECES;
    for (uint32_t round = 0; round < 3000; round++) {
        const struct arena_mark mark = arena_mark(a);
        struct buf b;
        buf_init(&b, a);
        for (uint32_t n = die_roll(&die, 40); n > 0; n--) {
            buf_add(&b, span_of(PIECES[die_roll(&die, pieces)]));
        }
        struct rcp_doc *doc =
                cut(&engine->tongue.at[round % engine->tongue.n], buf_span(&b));
        check_cover(doc);
        check_nesting(doc);
        doc_free(doc);
        arena_reset(a, mark);
    }
    arena_free(a);
}

/* Hostile shapes: one long word, one long sentence, a wall of marks. */
static void long_texts_end(void **state)
{
    static const char *const SHAPES[] = {"a", "a ", "a.", "a@", "a-", "'", "-",
            "l'", "1 ", "\"", "(", "M. "};
    const struct tongue *t = engine_tongue(*state, SPAN("fr"));
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof SHAPES / sizeof *SHAPES; i++) {
        struct buf b;
        buf_init(&b, a);
        while (b.len < 100000) {
            buf_add(&b, span_of(SHAPES[i]));
        }
        struct rcp_doc *doc = cut(t, buf_span(&b));
        check_cover(doc);
        check_nesting(doc);
        doc_free(doc);
    }
    arena_free(a);
}

static void blocks_end_sentences(void **state)
{
    const struct tongue *t = engine_tongue(*state, SPAN("en"));
    struct rcp_doc *doc = doc_new();
    doc->pack = t->pack;
    doc->words = intern_new(doc->arena, pack_words(t->pack));
    doc->text = SPAN("A bridge falls\n\nBy our staff.\n\nNobody was hurt.");
    add_block(doc, BLOCK_HEADLINE, 0, 14);
    add_block(doc, BLOCK_BYLINE, 16, 29);
    add_block(doc, BLOCK_PARAGRAPH, 31, 47);
    text_read(doc, t->text);
    assert_int_equal(doc->sentence.n, 2);
    assert_int_equal(doc->block.at[1].sentences.n, 0);
    assert_span(doc_span(doc, doc->sentence.at[0].at), "A bridge falls");
    assert_span(doc_span(doc, doc->sentence.at[1].at), "Nobody was hurt.");
    doc_free(doc);
}

static bool is_quoted(const struct rcp_doc *doc, const char *form)
{
    for (uint32_t i = 0; i < doc->word.n; i++) {
        if (span_eq(doc_word(doc, doc->word.at[i].form), span_of(form))) {
            return doc->word.at[i].flags & WORD_QUOTED;
        }
    }
    fail();
    return false;
}

static void quotation_marks_pair(void **state)
{
    const struct tongue *t = engine_tongue(*state, SPAN("fr"));
    struct rcp_doc *doc =
            cut(t, SPAN("Il dit « oui “peut-être” », non \"si\" 5\" là."));
    assert_false(is_quoted(doc, "dit"));
    assert_true(is_quoted(doc, "oui"));
    assert_true(is_quoted(doc, "peut-être"));
    assert_false(is_quoted(doc, "non"));
    assert_true(is_quoted(doc, "si"));
    assert_false(is_quoted(doc, "là"));
    doc_free(doc);
    doc = cut(t, SPAN("« La suite au prochain alinéa"));
    assert_true(is_quoted(doc, "suite"));
    doc_free(doc);
}

static void languages_are_told_apart(void **state)
{
    static const char *const TEXTS[][2] = {
            {"Le pont a été fermé par la mairie.", "fr"},
            {"The bridge was closed by the council.", "en"},
            {"Zot uz ama bela.", "zz"}};
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        const struct tongue *t = engine_detect(*state, span_of(TEXTS[i][0]));
        assert_non_null(t);
        assert_span(pack_code(t->pack), TEXTS[i][1]);
    }
    assert_null(engine_detect(*state, SPAN("")));
    assert_null(engine_detect(*state, SPAN("12 345 %")));
}

/* A table's phrase is cut as the tokeniser cuts text. */
static void phrases_are_cut_as_text(void **state)
{
    static const struct {
        const char *folder, *text;
        uint32_t words;
    } CASES[] = {{SOURCE_LANGUAGES "/en", "pile-up", 3},
            {SOURCE_LANGUAGES "/en", "co-pilot", 1},
            {SOURCE_LANGUAGES "/en", "commander-in-chief", 5},
            {SOURCE_LANGUAGES "/fr", "porte-parole", 1}};
    struct arena *a = arena_new();
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct pack *pack;
        struct rcp_err err;
        const uint32_t *words;
        assert_int_equal(
                pack_open(&pack, a, CASES[i].folder, NULL, &err), RCP_OK);
        text_rules_new(pack);
        assert_int_equal(phrase_cut(pack, span_of(CASES[i].text), &words),
                CASES[i].words);
    }
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(random_texts_are_covered),
            cmocka_unit_test(long_texts_end),
            cmocka_unit_test(blocks_end_sentences),
            cmocka_unit_test(quotation_marks_pair),
            cmocka_unit_test(languages_are_told_apart),
            cmocka_unit_test(phrases_are_cut_as_text),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
