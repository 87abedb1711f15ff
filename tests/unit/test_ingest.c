/* SPDX-License-Identifier: Apache-2.0 */
/* Reading reports: the door (what is refused, and how), charsets and the map
 * back to the source, titles that are given, JSON Lines, folders. What pages
 * and texts give block by block is in tests/golden/ingest. */
#include "base/buf.h"
#include "ingest/charset.h"
#include "ingest/ingest.h"
#include "ingest/inputs.h"
#include "ingest/jsonl.h"
#include "unit.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct fixture {
    struct arena *arena;
    struct rcp_doc *doc;
    const struct ingest_rules *rules;
    struct rcp_err err;
    char folder[64];
};

static int set_up(void **state)
{
    static struct fixture f;
    memset(&f, 0, sizeof f);
    f.arena = arena_new();
    f.doc = doc_new();
    f.rules = ingest_rules_new(f.arena);
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *const f = *state;
    doc_free(f->doc);
    arena_free(f->arena);
    return 0;
}

static enum rcp_status read_text(struct fixture *f, span bytes)
{
    const struct ingest_options options = {.given.path = SPAN("r.txt")};
    return ingest_bytes(
            f->doc, arena_copy(f->arena, bytes), &options, f->rules, &f->err);
}

static void assert_refused(
        struct fixture *f, span bytes, enum rcp_status status, const char *why)
{
    assert_int_equal(read_text(f, bytes), status);
    assert_int_equal(f->err.status, status);
    assert_string_equal(f->err.source, "r.txt");
    assert_non_null(strstr(f->err.msg, why));
}

/* ---- the door -------------------------------------------------------------
 */

static void refuses_what_is_no_report(void **state)
{
    struct fixture *const f = *state;
    assert_refused(f, SPAN(""), RCP_FORMAT, "empty");
    assert_refused(f, SPAN(" \n\t\n"), RCP_FORMAT, "white space");
    assert_refused(f, SPAN("%PDF-1.7 x"), RCP_FORMAT, "PDF");
    assert_refused(f, SPAN("PK\003\004abc"), RCP_FORMAT, "ZIP");
    assert_refused(f, SPAN("\x1F\x8B\x08"), RCP_FORMAT, "gzip");
    assert_refused(f, SPAN("text\0more"), RCP_FORMAT, "binary");
    assert_int_equal(f->err.position, 4);
}

static void refuses_a_page_without_text(void **state)
{
    struct fixture *const f = *state;
    assert_refused(f, SPAN("<html><body><script>x=1</script></body></html>"),
            RCP_FORMAT, "no text");
}

static void refuses_what_is_too_long(void **state)
{
    struct fixture *const f = *state;
    const span huge = {"x", (size_t)DOC_MAX_SOURCE + 1};
    const struct ingest_options options = {.given.path = SPAN("big.txt")};
    assert_int_equal(
            ingest_bytes(f->doc, huge, &options, f->rules, &f->err), RCP_LIMIT);
    assert_non_null(strstr(f->err.msg, "64 MB"));
}

static void reads_utf16_though_it_has_zeros(void **state)
{
    struct fixture *const f = *state;
    assert_int_equal(read_text(f, SPAN("\xFF\xFE\xC9\0t\0\xE9\0\n\0")), RCP_OK);
    assert_span(f->doc->text, "\xC3\x89t\xC3\xA9");
}

/* ---- charsets -------------------------------------------------------------
 */

static void labels_are_those_of_the_web(void **state)
{
    (void)state;
    assert_string_equal(charset_of_label(SPAN("latin1")), "windows-1252");
    assert_string_equal(charset_of_label(SPAN(" ASCII ")), "windows-1252");
    assert_string_equal(charset_of_label(SPAN("ISO-8859-1")), "windows-1252");
    assert_string_equal(charset_of_label(SPAN("utf8")), "UTF-8");
    assert_null(charset_of_label(SPAN("utf-9")));
    assert_null(charset_of_label(SPAN("")));
}

static void a_page_says_its_charset(void **state)
{
    struct fixture *const f = *state;
    struct decoded d;
    charset_decode(f->arena,
            SPAN("<meta http-equiv=\"Content-Type\" content=\"text/html; "
                 "charset=iso-8859-2\">\xB1"),
            CHARSET_PAGE, &d);
    assert_true(span_ends(d.text, SPAN(">\xC4\x85")));
    charset_decode(
            f->arena, SPAN("<meta charset='koi8-r'>\xC1"), CHARSET_PAGE, &d);
    assert_true(span_ends(d.text, SPAN(">\xD0\xB0")));
}

static void a_wrong_charset_does_not_spoil_utf8(void **state)
{
    struct fixture *const f = *state;
    struct decoded d;
    charset_decode(
            f->arena, SPAN("<meta charset=latin1>\xC3\xA9"), CHARSET_PAGE, &d);
    assert_true(span_ends(d.text, SPAN(">\xC3\xA9")));
    assert_int_equal(d.step.n, 0);
}

static void decoded_bytes_know_their_source(void **state)
{
    struct fixture *const f = *state;
    const span bytes = SPAN("a\xE9z\x80q"); /* é and the euro of 1252 */
    struct decoded d;
    charset_decode(f->arena, bytes, CHARSET_PLAIN, &d);
    assert_span(d.text, "a\xC3\xA9z\xE2\x82\xACq");
    assert_int_equal(charset_source_at(&d, 0), 0);
    assert_int_equal(charset_source_at(&d, 1), 1);
    assert_int_equal(charset_source_at(&d, 3), 2);
    assert_int_equal(charset_source_at(&d, 7), 4);
}

static void runs_lead_back_to_the_bytes(void **state)
{
    struct fixture *const f = *state;
    const span bytes = SPAN("<p>One  &eacute;t\xC3\xA9<p>\r\n two.");
    assert_int_equal(read_text(f, bytes), RCP_OK);
    assert_span(f->doc->text, "One \xC3\xA9t\xC3\xA9\n\ntwo.");
    assert_int_equal(doc_source_at(f->doc, 0), 3);   /* O */
    assert_int_equal(doc_source_at(f->doc, 6), 16);  /* t behind the entity */
    assert_int_equal(doc_source_at(f->doc, 11), 25); /* two */
}

static void cuts_do_not_move_the_places(void **state)
{
    struct fixture *const f = *state;
    const span bytes = SPAN("<body><script>var a = '<p>';</script><p>One<!-- "
                            "ad --> two.<style>p{}</style><p>Three.");
    assert_int_equal(read_text(f, bytes), RCP_OK);
    assert_span(f->doc->text, "One two.\n\nThree.");
    assert_int_equal(doc_source_at(f->doc, 0), span_find(bytes, SPAN("One")));
    assert_int_equal(doc_source_at(f->doc, 4), span_find(bytes, SPAN("two")));
    assert_int_equal(
            doc_source_at(f->doc, 10), span_find(bytes, SPAN("Three")));
}

static void json_ld_of_a_page_is_kept(void **state)
{
    struct fixture *const f = *state;
    const span bytes = SPAN(
            "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\","
            "\"headline\":\"Bridge shut for good\",\"datePublished\":"
            "\"2020-02-03\",\"author\":{\"name\":\"Ann Bee\"}}</script>"
            "<p>The bridge was shut on Monday, and nobody knows for how long "
            "it will stay so.");
    assert_int_equal(read_text(f, bytes), RCP_OK);
    assert_span(f->doc->meta.title, "Bridge shut for good");
    assert_int_equal(f->doc->block.at[0].kind, BLOCK_HEADLINE);
    assert_int_equal(f->doc->meta.authors.n, 1);
    assert_int_equal(f->doc->meta.published.day, 3);
}

static void broken_bytes_are_replaced_and_noted(void **state)
{
    struct fixture *const f = *state;
    assert_int_equal(read_text(f, SPAN("\xC3\xA9t\xC3\xA9 \xFF no")), RCP_OK);
    assert_span(f->doc->text, "\xC3\xA9t\xC3\xA9 \xEF\xBF\xBD no");
    assert_int_equal(f->doc->note.n, 1);
}

/* ---- what is given --------------------------------------------------------
 */

static void check_title(
        struct fixture *f, span title, span text, const char *should)
{
    struct rcp_doc *const doc = doc_new();
    const struct ingest_options options = {
            .kind = INGEST_TEXT, .is_utf8 = true, .given.title = title};
    assert_int_equal(
            ingest_bytes(doc, text, &options, f->rules, &f->err), RCP_OK);
    assert_span(doc->text, should);
    assert_int_equal(doc->block.at[0].kind, BLOCK_HEADLINE);
    doc_free(doc);
}

static void a_given_title_stands_once(void **state)
{
    struct fixture *const f = *state;
    check_title(f, SPAN("Bridge shut"), SPAN("It was shut today."),
            "Bridge shut\n\nIt was shut today.");
    check_title(f, SPAN("Bridge shut"),
            SPAN("Bridge  shut\n\nIt was shut today."),
            "Bridge shut\n\nIt was shut today.");
}

static void given_metadata_win(void **state)
{
    struct fixture *const f = *state;
    struct ingest_options options = {.given.publisher = SPAN("The Paper")};
    assert_true(moment_parse(SPAN("2020-01-02"), &options.published));
    assert_int_equal(
            ingest_bytes(f->doc,
                    SPAN("<meta property=og:site_name content=Site><p>Some "
                         "text of a report stands here, and it is long."),
                    &options, f->rules, &f->err),
            RCP_OK);
    assert_span(f->doc->meta.publisher, "The Paper");
    assert_int_equal(f->doc->meta.published.year, 2020);
}

static void a_lone_line_stays_a_paragraph(void **state)
{
    struct fixture *const f = *state;
    assert_int_equal(read_text(f, SPAN("3 May 2017")), RCP_OK);
    assert_int_equal(f->doc->block.n, 1);
    assert_int_equal(f->doc->block.at[0].kind, BLOCK_PARAGRAPH);
}

static void hostile_nesting_is_read_flat(void **state)
{
    struct fixture *const f = *state;
    struct buf page;
    buf_init(&page, f->arena);
    for (int i = 0; i < 100000; i++) {
        buf_add(&page, SPAN("<div>"));
    }
    buf_add(&page, SPAN("Deep text."));
    assert_int_equal(read_text(f, buf_span(&page)), RCP_OK);
    assert_span(f->doc->text, "Deep text.");
    assert_int_equal(f->doc->note.n, 1);
}

/* ---- JSON Lines -----------------------------------------------------------
 */

static struct jsonl *open_lines(struct fixture *f, const char *text)
{
    const span path =
            arena_printf(f->arena, "/tmp/ingest-%d.jsonl", (int)getpid());
    FILE *const out = fopen(path.ptr, "wb");
    assert_non_null(out);
    assert_true(fputs(text, out) >= 0);
    assert_int_equal(fclose(out), 0);
    struct jsonl *reader = NULL;
    assert_int_equal(jsonl_open(&reader, f->arena, path.ptr, &f->err), RCP_OK);
    assert_int_equal(unlink(path.ptr), 0);
    return reader;
}

static void a_bad_line_does_not_stop_the_next(void **state)
{
    struct fixture *const f = *state;
    struct jsonl *const j =
            open_lines(f, "{\"id\":\"a\",\"text\":\"One.\"}\n"
                          "\n{\"id\":\"b\",\"te\n"
                          "[1]\n{\"id\":\"c\",\"html\":\"<p>\"}");
    struct jsonl_line line;
    struct jsonl_report report;
    assert_int_equal(jsonl_next(j, f->arena, &line, &f->err), JSONL_LINE);
    assert_int_equal(jsonl_report(f->arena, &line, &report, &f->err), RCP_OK);
    assert_span(report.options.given.given_id, "a");
    assert_span(report.bytes, "One.");
    assert_int_equal(jsonl_next(j, f->arena, &line, &f->err), JSONL_LINE);
    assert_int_equal(
            jsonl_report(f->arena, &line, &report, &f->err), RCP_FORMAT);
    assert_int_equal(f->err.line, 3);
    assert_int_equal(jsonl_next(j, f->arena, &line, &f->err), JSONL_LINE);
    assert_int_equal(
            jsonl_report(f->arena, &line, &report, &f->err), RCP_FORMAT);
    assert_non_null(strstr(f->err.msg, "not a JSON object"));
    assert_int_equal(jsonl_next(j, f->arena, &line, &f->err), JSONL_LINE);
    assert_int_equal(jsonl_report(f->arena, &line, &report, &f->err), RCP_OK);
    assert_int_equal(report.options.kind, INGEST_HTML);
    assert_int_equal(jsonl_next(j, f->arena, &line, &f->err), JSONL_END);
    jsonl_close(j);
}

static void members_of_a_wrong_type_are_absent(void **state)
{
    struct fixture *const f = *state;
    struct jsonl *const j =
            open_lines(f, "{\"text\":\"x\",\"title\":7,\"published\":\"soon\","
                          "\"authors\":[\"A B\",3,\"\"]}\n");
    struct jsonl_line line;
    struct jsonl_report report;
    assert_int_equal(jsonl_next(j, f->arena, &line, &f->err), JSONL_LINE);
    assert_int_equal(jsonl_report(f->arena, &line, &report, &f->err), RCP_OK);
    assert_null(report.options.given.title.ptr);
    assert_int_equal(report.options.given.published.year, 0);
    assert_int_equal(report.options.given.authors.n, 1);
    jsonl_close(j);
}

/* ---- folders --------------------------------------------------------------
 */

static void touch(const struct fixture *f, const char *name)
{
    const span path = arena_printf(f->arena, "%s/%s", f->folder, name);
    FILE *const out = fopen(path.ptr, "wb");
    assert_non_null(out);
    assert_int_equal(fclose(out), 0);
}

static void make_folder(struct fixture *f)
{
    (void)snprintf(f->folder, sizeof f->folder, "/tmp/ingest-XXXXXX");
    assert_non_null(mkdtemp(f->folder));
    const span sub = arena_printf(f->arena, "%s/b", f->folder);
    const span loop = arena_printf(f->arena, "%s/b/up", f->folder);
    assert_int_equal(mkdir(sub.ptr, 0700), 0);
    assert_int_equal(symlink("..", loop.ptr), 0);
    touch(f, "c.txt");
    touch(f, "a.HTML");
    touch(f, "b/x.jsonl");
    touch(f, "notes.md");
    touch(f, ".hidden.txt");
}

static void folders_are_walked_in_order(void **state)
{
    struct fixture *const f = *state;
    make_folder(f);
    const char *const asked[] = {f->folder, "-", "/nowhere/at/all.txt"};
    struct inputs in;
    inputs_expand(f->arena, asked, 3, &in);
    assert_int_equal(in.n, 6);
    assert_true(span_ends(in.at[0].path, SPAN("/a.HTML")));
    assert_int_equal(in.at[1].kind, INPUT_REFUSED); /* b/up */
    assert_non_null(strstr(in.at[1].refusal->msg, "contains itself"));
    assert_int_equal(in.at[2].kind, INPUT_JSONL);
    assert_true(span_ends(in.at[3].path, SPAN("/c.txt")));
    assert_int_equal(in.at[4].kind, INPUT_STDIN);
    assert_int_equal(in.at[5].kind, INPUT_REFUSED);
    assert_int_equal(in.at[5].refusal->status, RCP_IO);
    const span command = arena_printf(f->arena, "rm -r '%s'", f->folder);
    assert_int_equal(system(command.ptr), 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
            TEST(refuses_what_is_no_report),
            TEST(refuses_a_page_without_text),
            TEST(refuses_what_is_too_long),
            TEST(reads_utf16_though_it_has_zeros),
            TEST(labels_are_those_of_the_web),
            TEST(a_page_says_its_charset),
            TEST(a_wrong_charset_does_not_spoil_utf8),
            TEST(decoded_bytes_know_their_source),
            TEST(runs_lead_back_to_the_bytes),
            TEST(cuts_do_not_move_the_places),
            TEST(json_ld_of_a_page_is_kept),
            TEST(broken_bytes_are_replaced_and_noted),
            TEST(a_given_title_stands_once),
            TEST(given_metadata_win),
            TEST(a_lone_line_stays_a_paragraph),
            TEST(hostile_nesting_is_read_flat),
            TEST(a_bad_line_does_not_stop_the_next),
            TEST(members_of_a_wrong_type_are_absent),
            TEST(folders_are_walked_in_order),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
