/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a table: fields lie in their row, rows in the file, and the
 * messages are valid UTF-8 with two lines and a caret for each mistake. */
#include "fuzz.h"

#include "base/tsv.h"
#include "base/utf8.h"

static bool inside(span outer, span inner)
{
    return inner.ptr >= outer.ptr &&
           inner.ptr + inner.len <= outer.ptr + outer.len;
}

static void check_row(struct tsv *t, span file, struct tsv_report *report)
{
    assert(inside(file, t->row));
    assert(span_find(t->row, SPAN("\n")) == SIZE_MAX);
    assert(t->columns > 0 && t->columns <= TSV_MAX_COLUMNS);
    for (uint32_t i = 0; i < t->columns; i++) {
        assert(inside(t->row, t->field[i]));
        assert(utf8_valid(t->field[i], NULL));
        assert(span_eq(t->field[i], span_trim(t->field[i])));
        tsv_mistake(t, i, report, "column %u", (unsigned)i);
    }
}

static void check_messages(const struct tsv_report *report)
{
    span rest = buf_span(report->text);
    uint32_t n = 0;
    assert(utf8_valid(rest, NULL));
    for (; rest.len; n++) {
        const span place = span_cut(&rest, '\n');
        const span row = span_cut(&rest, '\n');
        const span caret = span_cut(&rest, '\n');
        assert(span_starts(place, SPAN("name.tsv:")));
        assert(span_starts(row, SPAN("    ")));
        assert(span_eq(span_trim(caret), SPAN("^")));
        assert(caret.len <= utf8_count(row) + 1);
    }
    assert(n == report->mistakes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new();
    const span file = {(const char *)data, size};
    struct buf text;
    struct tsv_report report = {a, &text, 0};
    struct tsv t;
    uint32_t line = 0;
    buf_init(&text, a);
    if (tsv_open(&t, SPAN("name.tsv"), file, &report)) {
        check_row(&t, file, &report);
        while (tsv_next(&t, &report)) {
            assert(t.line > line);
            line = t.line;
            check_row(&t, file, &report);
        }
    } else {
        assert(report.mistakes == 1);
    }
    check_messages(&report);
    arena_free(a);
    return 0;
}
