/* SPDX-License-Identifier: Apache-2.0 */
/* tsv.c - tab-separated tables, and messages that show the place.
 *
 *     bytes -> line -> (comment, empty: next) -> fields
 *
 * A '#' is a comment only as the first byte of a line. Lines end in LF or
 * CR LF; a byte order mark at the start of the file is skipped. */
#include "base/tsv.h"

#include "base/utf8.h"

#include <stdarg.h>

/* Shows the row with its tabs visible, and a caret under byte `at`. */
static void show_row(struct buf *out, struct arena *a, span row, size_t at)
{
    const span before = utf8_repair(a, span_slice(row, 0, at), NULL);
    const span all = utf8_repair(a, row, NULL);
    buf_add(out, SPAN("    "));
    for (size_t i = 0; i < all.len; i++) {
        const unsigned char c = (unsigned char)all.ptr[i];
        if (c == '\t') {
            buf_add(out, SPAN("<TAB>"));
        } else if (c < 0x20 || c == 0x7F) {
            buf_char(out, '?');
        } else {
            buf_char(out, all.ptr[i]);
        }
    }
    buf_add(out, SPAN("\n    "));
    for (size_t i = 0; i < before.len; i++) {
        if (before.ptr[i] == '\t') {
            buf_add(out, SPAN("     "));
        } else if (utf8_boundary(before, i)) {
            buf_char(out, ' ');
        }
    }
    buf_add(out, SPAN("^\n"));
}

/* Starts a message about byte `at` of the current row; the caller adds what is
 * wrong and calls end_mistake with the same place. */
static void begin_mistake(
        const struct tsv *t, size_t at, struct tsv_report *report)
{
    const span before =
            utf8_repair(report->arena, span_slice(t->row, 0, at), NULL);
    buf_printf(report->text, "%.*s:%u:%zu: ", SPAN_ARG(t->name),
            (unsigned)t->line, utf8_count(before) + 1);
    report->mistakes++;
}

static void end_mistake(
        const struct tsv *t, size_t at, struct tsv_report *report)
{
    buf_char(report->text, '\n');
    show_row(report->text, report->arena, t->row, at);
}

static void mistake_at(const struct tsv *t, size_t at,
        struct tsv_report *report, const char *what)
{
    begin_mistake(t, at, report);
    buf_add(report->text, span_of(what));
    end_mistake(t, at, report);
}

void tsv_mistake(struct tsv *t, uint32_t column, struct tsv_report *report,
        const char *format, ...)
{
    const size_t at = column < t->columns
                              ? (size_t)(t->field[column].ptr - t->row.ptr)
                              : t->row.len;
    va_list args;
    begin_mistake(t, at, report);
    va_start(args, format);
    buf_vprintf(report->text, format, args);
    va_end(args);
    end_mistake(t, at, report);
}

/* Moves to the next line that says something. */
static bool next_line(struct tsv *t)
{
    while (t->at < t->bytes.len) {
        span rest = span_slice(t->bytes, t->at, t->bytes.len);
        t->row = span_cut(&rest, '\n');
        t->at = t->bytes.len - rest.len;
        t->line++;
        if (span_ends(t->row, SPAN("\r"))) {
            t->row.len--;
        }
        if (span_trim(t->row).len && t->row.ptr[0] != '#') {
            return true;
        }
    }
    return false;
}

/* Cuts the row into at most `limit` fields; a row with more, or with broken
 * UTF-8, is reported and gives 0. */
static uint32_t split_row(struct tsv *t, uint32_t limit, const char *too_many,
        struct tsv_report *report)
{
    size_t at = 0;
    uint32_t n = 0;
    if (!utf8_valid(t->row, &at)) {
        mistake_at(t, at, report, "not valid UTF-8");
        return 0;
    }
    for (;;) {
        const span rest = span_slice(t->row, at, t->row.len);
        const size_t tab = span_find(rest, SPAN("\t"));
        if (n == limit) {
            mistake_at(t, at, report, too_many);
            return 0;
        }
        t->field[n++] = span_trim(span_slice(rest, 0, tab));
        if (tab == SIZE_MAX) {
            return n;
        }
        at += tab + 1;
    }
}

static bool names_are_good(struct tsv *t, struct tsv_report *report)
{
    for (uint32_t i = 0; i < t->columns; i++) {
        if (t->column[i].len == 0) {
            tsv_mistake(t, i, report, "column %u has no name", (unsigned)i + 1);
            return false;
        }
        for (uint32_t k = 0; k < i; k++) {
            if (span_eq(t->column[i], t->column[k])) {
                tsv_mistake(t, i, report, "column '%.*s' is named twice",
                        SPAN_ARG(t->column[i]));
                return false;
            }
        }
    }
    return true;
}

bool tsv_open(struct tsv *t, span name, span bytes, struct tsv_report *report)
{
    *t = (struct tsv){.name = name, .bytes = bytes, .row = SPAN("")};
    if (span_starts(bytes, SPAN("\xEF\xBB\xBF"))) {
        t->at = 3;
    }
    if (!next_line(t)) {
        t->line = 1;
        t->row = SPAN("");
        mistake_at(t, 0, report, "no line of column names");
        return false;
    }
    t->columns = split_row(t, TSV_MAX_COLUMNS, "too many columns", report);
    for (uint32_t i = 0; i < t->columns; i++) {
        t->column[i] = t->field[i];
    }
    if (t->columns == 0 || !names_are_good(t, report)) {
        t->columns = 0;
        t->at = t->bytes.len;
        return false;
    }
    return true;
}

size_t tsv_lines(const struct tsv *t)
{
    span rest = span_slice(t->bytes, t->at, t->bytes.len);
    size_t n = 0;
    for (; rest.len; n++) {
        span_cut(&rest, '\n');
    }
    return n;
}

bool tsv_next(struct tsv *t, struct tsv_report *report)
{
    while (next_line(t)) {
        uint32_t n =
                split_row(t, t->columns, "more fields than columns", report);
        if (n == 0) {
            continue;
        }
        for (; n < t->columns; n++) {
            t->field[n] = span_slice(t->row, t->row.len, t->row.len);
        }
        return true;
    }
    return false;
}
