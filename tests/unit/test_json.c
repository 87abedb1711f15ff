/* SPDX-License-Identifier: Apache-2.0 */
#include "base/buf.h"
#include "base/json.h"
#include "unit.h"

#include <math.h>

static void writes_all_kinds(void **state)
{
    (void)state;
    struct json_writer *w = json_writer_new();
    json_object(w);
    json_key(w, SPAN("zulu"));
    json_array(w);
    json_string(w, SPAN("é \"q\" \\ </b>\n\x01"));
    json_string(w, SPAN(""));
    json_string(w, (span){NULL, 0});
    json_end(w);
    json_key(w, (span){"alphabet", 5});
    json_object(w);
    json_end(w);
    json_key(w, SPAN("i"));
    json_int(w, INT64_MIN);
    json_key(w, SPAN("b"));
    json_bool(w, true);
    json_key(w, SPAN("n"));
    json_null(w);
    json_end(w);
    assert_span(json_text(w),
            "{\"zulu\":[\"é \\\"q\\\" \\\\ </b>\\n\\u0001\",\"\",null],"
            "\"alpha\":{},\"i\":-9223372036854775808,\"b\":true,\"n\":null}");
    json_array(w);
    json_end(w);
    assert_span(json_text(w), "[]");
    json_string(w, SPAN("alone"));
    assert_span(json_text(w), "\"alone\"");
    json_null(w);
    assert_span(json_text(w), "null");
    json_writer_free(w);
    json_writer_free(NULL);
}

static void writes_numbers(void **state)
{
    (void)state;
    static const struct {
        double value;
        const char *text;
    } cases[] = {{0, "0"}, {-0.0, "0"}, {3, "3"}, {-41, "-41"},
            {250000, "250000"}, {0.1, "0.1"}, {1.0 / 3, "0.3333333333333333"},
            {2.5e-7, "2.5e-07"}, {9007199254740992.0, "9007199254740992"},
            {1e300, "1e+300"}, {NAN, "null"}, {INFINITY, "null"}};
    struct json_writer *w = json_writer_new();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        json_number(w, cases[i].value);
        assert_span(json_text(w), cases[i].text);
    }
    json_writer_free(w);
}

static void value_without_key(void *arg)
{
    json_object(arg);
    json_int(arg, 1);
}

static void key_without_value(void *arg)
{
    json_object(arg);
    json_key(arg, SPAN("a"));
    json_end(arg);
}

static void key_in_array(void *arg)
{
    json_array(arg);
    json_key(arg, SPAN("a"));
}

static void key_twice(void *arg)
{
    json_object(arg);
    json_key(arg, SPAN("a"));
    json_int(arg, 1);
    json_key(arg, SPAN("a"));
}

static void too_many_ends(void *arg)
{
    json_array(arg);
    json_end(arg);
    json_end(arg);
}

static void text_too_early(void *arg)
{
    json_array(arg);
    (void)json_text(arg);
}

static void too_deep(void *arg)
{
    for (int i = 0; i < 65; i++) {
        json_array(arg);
    }
}

static void misuse_is_noticed(void **state)
{
    (void)state;
    void (*const misuse[])(void *) = {value_without_key, key_without_value,
            key_in_array, key_twice, too_many_ends, text_too_early, too_deep};
    struct json_writer *w = json_writer_new();
    for (size_t i = 0; i < sizeof misuse / sizeof misuse[0]; i++) {
        assert_true(unit_aborts(misuse[i], w));
    }
    json_writer_free(w);
}

static struct json_tree *parse(const char *text)
{
    struct json_tree *tree = NULL;
    struct rcp_err err = {0};
    if (json_parse(span_of(text), SPAN("t"), &tree, &err) != RCP_OK) {
        fail_msg("%s: %s", text, err.msg);
    }
    return tree;
}

static void reads_all_kinds(void **state)
{
    (void)state;
    struct json_tree *tree =
            parse(" {\"s\": \"a\\u00e9\\/\\u0000b\", \"n\": -12.5e1, \"i\": 7,"
                  " \"a\": [true, null, {\"x\": \"y\"}], \"big\": 1e999} \n");
    const json_value root = json_root(tree);
    assert_true(json_is_object(root));
    const span s = json_as_string(json_get(root, "s"));
    assert_true(span_eq(s, SPAN("aé/\0b")));
    assert_true(json_as_number(json_get(root, "n")) == -125);
    assert_true(json_as_number(json_get(root, "i")) == 7);
    assert_true(isnan(json_as_number(json_get(root, "s"))));
    assert_true(isnan(json_as_number(json_get(root, "big"))));
    const json_value a = json_get(root, "a");
    assert_true(json_is_array(a) && !json_is_object(a));
    assert_int_equal(json_length(a), 3);
    assert_null(json_at(a, 1));
    assert_null(json_at(a, 3));
    assert_span(json_as_string(json_get(json_at(a, 2), "x")), "y");
    assert_false(json_is_string(json_at(a, 0)));
    json_free(tree);
    json_free(NULL);
}

static void what_is_absent_reads_as_nothing(void **state)
{
    (void)state;
    struct json_tree *tree = parse("[1]");
    const json_value root = json_root(tree);
    const json_value none = json_get(root, "x"); /* an array has no members */
    assert_null(none);
    assert_null(json_get(none, "x"));
    assert_null(json_at(none, 0));
    assert_int_equal(json_length(none), 0);
    assert_false(json_is_string(none));
    assert_false(json_is_object(none));
    assert_false(json_is_array(none));
    assert_null(json_as_string(none).ptr);
    assert_true(isnan(json_as_number(none)));
    json_free(tree);
    tree = parse("null");
    assert_null(json_root(tree));
    json_free(tree);
    tree = parse("12");
    assert_true(json_as_number(json_root(tree)) == 12);
    json_free(tree);
}

static void mistakes_have_a_place(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t at;
        const char *message;
    } cases[] = {
            {"", 0, "not JSON: the text ends too early"},
            {" ", 1, "not JSON: the text ends too early"},
            {"[1", 2, "not JSON: the text ends too early"},
            {"\"a", 2, "not JSON: the text ends too early"},
            {"[1,]", 3, "not JSON: unexpected character"},
            {"{\"a\" 1}", 5,
                    "not JSON: object property name separator ':' expected"},
            {"{} x", 3, "not JSON: more follows the end"},
            {"1 2", 2, "not JSON: more follows the end"},
            {"{a: 1}", 1, "not JSON: quoted object property name expected"},
            {"['a']", 1, "not JSON: unexpected character"},
            {"[nul]", 4, "not JSON: null expected"},
            {"[NaN]", 1, "not JSON: unexpected character"},
            {"[-Infinity]", 2, "not JSON: unexpected character"},
            {"\"NaN", 4, "not JSON: the text ends too early"},
            {"[\"\xFF\"]", 2, "not JSON: not UTF-8"},
            {"[\"\xED\xA0\x80\"]", 2, "not JSON: not UTF-8"},
            {"[\"\xC0\x80\"]", 2, "not JSON: not UTF-8"},
            {"[/**/]", 1, "not JSON: unexpected character"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct json_tree *tree = NULL;
        struct rcp_err err = {0};
        const span text = span_of(cases[i].text);
        assert_int_equal(
                json_parse(text, SPAN("t.json"), &tree, &err), RCP_FORMAT);
        assert_string_equal(err.msg, cases[i].message);
        assert_int_equal(err.position, cases[i].at);
        assert_string_equal(err.source, "t.json");
        assert_null(tree);
    }
}

static void depth_is_limited(void **state)
{
    (void)state;
    char text[200];
    struct json_tree *tree = NULL;
    struct rcp_err err = {0};
    memset(text, '[', 64);
    memset(text + 64, ']', 64);
    assert_int_equal(
            json_parse((span){text, 128}, SPAN("t"), &tree, &err), RCP_OK);
    json_free(tree);
    memset(text, '[', 65);
    memset(text + 65, ']', 65);
    assert_int_equal(
            json_parse((span){text, 130}, SPAN("t"), &tree, &err), RCP_FORMAT);
    assert_string_equal(err.msg, "not JSON: nested too deep");
    assert_int_equal(err.position, 64);
}

/* A NUL is a mistake wherever it stands. Other raw control characters in a
 * string are let through, as pages of news sites have them. */
static void nul_is_refused(void **state)
{
    (void)state;
    static const struct {
        span text;
        size_t at;
    } cases[] = {{{"\0", 1}, 0}, {{"[1]\0", 4}, 3}, {{"[\0]", 3}, 1},
            {{"12\0", 3}, 2}, {{"\"a\0\"", 4}, 2}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct json_tree *tree = NULL;
        struct rcp_err err = {0};
        assert_int_equal(
                json_parse(cases[i].text, SPAN("t"), &tree, &err), RCP_FORMAT);
        assert_string_equal(err.msg, "not JSON: unexpected character");
        assert_int_equal(err.position, cases[i].at);
    }
    json_free(parse("[\"a\tb\nc\"]"));
}

static void write_random(struct json_writer *w, struct die *d, int depth)
{
    const uint32_t kind = die_roll(d, depth > 5 ? 4 : 6);
    char text[12];
    if (kind < 2) {
        const size_t n = die_roll(d, sizeof text);
        for (size_t i = 0; i < n; i++) {
            text[i] = (char)die_roll(d, 128);
        }
        json_string(w, (span){text, n});
    } else if (kind == 2) {
        json_number(w, (double)die_roll(d, 1u << 30) / 1000 - 500);
    } else if (kind == 3) {
        json_bool(w, die_roll(d, 2));
    } else if (kind == 4) {
        json_array(w);
        for (uint32_t i = die_roll(d, 4); i > 0; i--) {
            write_random(w, d, depth + 1);
        }
        json_end(w);
    } else {
        json_object(w);
        for (uint32_t i = die_roll(d, 4); i > 0; i--) {
            (void)snprintf(text, sizeof text, "k%u", (unsigned)i);
            json_key(w, span_of(text));
            write_random(w, d, depth + 1);
        }
        json_end(w);
    }
}

static void write_again(struct json_writer *w, json_value v)
{
    if (json_is_string(v)) {
        json_string(w, json_as_string(v));
    } else if (!isnan(json_as_number(v))) {
        json_number(w, json_as_number(v));
    } else if (json_is_array(v)) {
        json_array(w);
        for (size_t i = 0; i < json_length(v); i++) {
            write_again(w, json_at(v, i));
        }
        json_end(w);
    } else if (json_is_object(v)) {
        json_object(w);
        for (int i = 3; i > 0; i--) {
            char key[12];
            (void)snprintf(key, sizeof key, "k%d", i);
            if (json_get(v, key)) {
                json_key(w, span_of(key));
                write_again(w, json_get(v, key));
            }
        }
        json_end(w);
    } else {
        json_bool(w, false);
    }
}

/* Booleans cannot be told apart by the reader, so both read as false here. */
static void same_but_booleans(span a, span b)
{
    size_t i = 0, k = 0;
    while (i < a.len && k < b.len) {
        if (span_starts(span_slice(a, i, a.len), SPAN("true")) &&
                span_starts(span_slice(b, k, b.len), SPAN("false"))) {
            i += 4;
            k += 5;
        } else {
            assert_int_equal(a.ptr[i], b.ptr[k]);
            i++;
            k++;
        }
    }
    assert_true(i == a.len && k == b.len);
}

static void what_is_written_is_read(void **state)
{
    (void)state;
    struct die d = {10};
    struct json_writer *w = json_writer_new(), *v = json_writer_new();
    for (int round = 0; round < 3000; round++) {
        struct json_tree *tree = NULL;
        struct rcp_err err = {0};
        write_random(w, &d, 0);
        const span text = json_text(w);
        if (json_parse(text, SPAN("t"), &tree, &err) != RCP_OK) {
            fail_msg("%.*s: %s", SPAN_ARG(text), err.msg);
        }
        write_again(v, json_root(tree));
        same_but_booleans(text, json_text(v));
        json_free(tree);
    }
    json_writer_free(v);
    json_writer_free(w);
}

static void take_piece(void *context, span piece)
{
    buf_add(context, piece);
}

/* Piece by piece it is the same text, and no piece is the whole of it. */
static void pieces_join_to_the_text(void **state)
{
    (void)state;
    enum { MANY = 20000 };
    struct arena *a = arena_new();
    struct buf joined;
    buf_init(&joined, a);
    struct json_writer *whole = json_writer_new();
    struct json_writer *pieces = json_writer_stream(take_piece, &joined);
    struct json_writer *both[] = {whole, pieces};
    size_t before_end = 0;
    for (int k = 0; k < 2; k++) {
        json_array(both[k]);
        for (int i = 0; i < MANY; i++) {
            json_object(both[k]);
            json_key(both[k], SPAN("n"));
            json_int(both[k], i);
            json_end(both[k]);
        }
        before_end = joined.len;
        json_end(both[k]);
    }
    assert_true(before_end > 0);
    json_writer_end(pieces);
    assert_span(buf_span(&joined), json_text(whole).ptr);
    json_writer_free(whole);
    json_writer_free(pieces);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(writes_all_kinds),
            cmocka_unit_test(pieces_join_to_the_text),
            cmocka_unit_test(writes_numbers),
            cmocka_unit_test(misuse_is_noticed),
            cmocka_unit_test(reads_all_kinds),
            cmocka_unit_test(what_is_absent_reads_as_nothing),
            cmocka_unit_test(mistakes_have_a_place),
            cmocka_unit_test(depth_is_limited),
            cmocka_unit_test(nul_is_refused),
            cmocka_unit_test(what_is_written_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
