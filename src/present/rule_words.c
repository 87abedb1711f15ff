/* SPDX-License-Identifier: Apache-2.0 */
/* rule_words.c - the name of a rule -> its message; of a table's row -> the
 * row, its fields between middle dots.
 *
 *     speech.tsv:30 -> "Verb of saying: affirmer · verb · neutral … " */
#include "present/rule_words.h"

#include "base/file.h"

enum { ROW_MAX_TABLE = 4 << 20 }; /* bytes of a table that is looked into */

/* Line `number` (from 1) of `text`, without its end. */
static span line_at(span text, uint32_t number)
{
    span line = {NULL, 0};
    for (uint32_t i = 0; i < number; i++) {
        if (text.len == 0) {
            return (span){NULL, 0};
        }
        line = span_cut(&text, '\n');
    }
    return line;
}

static span row_text(const struct rcp_doc *doc, span table, uint32_t number)
{
    struct buf out;
    span bytes;
    span path = arena_printf(doc->arena, "%.*s/%.*s",
            SPAN_ARG(pack_folder(doc->pack)), SPAN_ARG(table));
    buf_init(&out, doc->arena);
    if (file_read(doc->arena, path.ptr, ROW_MAX_TABLE, &bytes, NULL)) {
        return (span){NULL, 0};
    }
    span line = line_at(bytes, number);
    for (bool first = true; line.len > 0; first = false) {
        buf_add(&out, first ? SPAN("") : SPAN(" · "));
        buf_add(&out, span_cut(&line, '\t'));
    }
    return buf_span(&out);
}

static enum message message_of_table(span table)
{
    static const struct {
        const char *table;
        enum message message;
    } TABLES[] = {
            {"speech.tsv", MSG_EXPLAIN_SPEECH_ROW},
            {"formulas.tsv", MSG_EXPLAIN_FORMULA_ROW},
            {"hedges.tsv", MSG_EXPLAIN_HEDGE_ROW},
    };
    for (size_t i = 0; i < sizeof TABLES / sizeof *TABLES; i++) {
        if (span_eq(table, span_of(TABLES[i].table))) {
            return TABLES[i].message;
        }
    }
    return MSG_COUNT;
}

static uint32_t number_of(span digits)
{
    uint32_t n = 0;
    for (size_t i = 0; i < digits.len && n < UINT32_MAX / 20; i++) {
        n = n * 10 + (uint32_t)(digits.ptr[i] - '0');
    }
    return n;
}

span rule_words(const struct rcp_doc *doc, const struct messages *m, span rule)
{
    enum rule_name named = rule_find(rule);
    if (named != RULE_NONE) {
        return message_rule(m, named);
    }
    span digits = rule;
    span table = span_cut(&digits, ':');
    enum message message = message_of_table(table);
    if (message == MSG_COUNT || !doc->pack) {
        return rule;
    }
    const struct message_arg args[] = {
            {"row", row_text(doc, table, number_of(digits)), 0},
            {"where", rule, 0}};
    struct buf out;
    buf_init(&out, doc->arena);
    message_put(&out, m, message, args, sizeof args / sizeof *args);
    return buf_span(&out);
}
