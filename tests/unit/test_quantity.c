/* SPDX-License-Identifier: Apache-2.0 */
/* test_quantity.c - conversion of units, and hostile sentences; what is read
 * from a text is tried by the golden cases of the packs. */
#include "unit.h"

#include "base/buf.h"
#include "doc.h"
#include "extract/number.h"
#include "extract/quantity.h"
#include "lib/line.h"

#include <math.h>

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

static void test_convert(void **state)
{
    const struct tongue *t = engine_tongue(*state, SPAN("fr"));
    double x = 2;
    assert_true(quantity_convert(t->quantity, SPAN("km"), SPAN("m"), &x));
    assert_true(fabs(x - 2000) < 1e-9);
    x = 212;
    assert_true(quantity_convert(t->quantity, SPAN("[degF]"), SPAN("Cel"), &x));
    assert_true(fabs(x - 100) < 1e-9);
    x = 1;
    assert_false(quantity_convert(t->quantity, SPAN("kg"), SPAN("m"), &x));
    assert_false(quantity_convert(t->quantity, SPAN("?"), SPAN("m"), &x));
    assert_true(x >= 1 && x <= 1);
    assert_span(quantity_dimension(t->quantity, SPAN("har")), "area");
    assert_null(quantity_dimension(t->quantity, SPAN("EUR")).ptr);
}

static struct rcp_doc *read_text(void *engine, struct buf *text)
{
    struct rcp_doc *doc = doc_new();
    doc->text = arena_copy(doc->arena, buf_span(text));
    struct block *b = VEC_ADD(doc->arena, &doc->block);
    b->kind = BLOCK_PARAGRAPH;
    b->at = (range){0, (uint32_t)doc->text.len};
    line_read(doc, SPAN("en"), engine);
    return doc;
}

/* Numbers, signs and words thrown together: ranges stay inside the text, in
 * order, on borders of their own, and intervals are not upside down. */
static void test_hostile(void **state)
{
    static const char *const PIECES[] = {"1", "2,345", "-", "of", "between",
            "and", "hundred", "million", "$", "%", "one", "a", "half", "third",
            "to", "including", "no", "deaths", "(", ")", "°", "€", "km", ".5",
            "about", "at least", "or more", "1e99", "2017", "years", "\"", "/",
            "aged", ",", "½", "dozens", "US$", "from", "point", "minus"};
    struct die die = {11};
    struct arena *arena = arena_new();
    for (int round = 0; round < 60; round++) {
        struct buf text;
        buf_init(&text, arena);
        for (int i = 0; i < 300; i++) {
            uint32_t k = die_roll(&die, sizeof PIECES / sizeof *PIECES);
            buf_add(&text, span_of(PIECES[k]));
            buf_add(&text, die_roll(&die, 4) ? SPAN(" ") : SPAN(""));
        }
        struct rcp_doc *doc = read_text(*state, &text);
        uint32_t end = 0;
        for (uint32_t i = 0; i < doc->quantity.n; i++) {
            const struct quantity *q = &doc->quantity.at[i];
            assert_true(q->at.start >= end && q->at.end > q->at.start);
            assert_true(q->at.end <= doc->text.len);
            assert_true(isnan(q->min) || isnan(q->max) || q->min <= q->max);
            assert_true(q->part_of == NONE || q->part_of < doc->quantity.n);
            end = q->at.end;
        }
        doc_free(doc);
    }
    arena_free(arena);
}

/* A long run of numbers takes time in proportion. */
static void test_long(void **state)
{
    struct arena *arena = arena_new();
    struct buf text;
    buf_init(&text, arena);
    for (int i = 0; i < 20000; i++) {
        buf_add(&text, SPAN("one hundred and "));
    }
    struct rcp_doc *doc = read_text(*state, &text);
    assert_true(doc->quantity.n > 0);
    doc_free(doc);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_convert),
            cmocka_unit_test(test_hostile), cmocka_unit_test(test_long)};
    return cmocka_run_group_tests(tests, setup, teardown);
}
