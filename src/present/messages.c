/* SPDX-License-Identifier: Apache-2.0 */
/* messages.c - reads messages.tsv and fills in arguments.
 *
 *     "{count} {count|report|reports}" + count=3  ->  "3 reports" */
#include "present/messages.h"

#include "base/intern.h"

struct messages {
    span text[MSG_COUNT];
    span rule[RULE_COUNT]; /* without RULE_NONE */
    bool zero_is_one;      /* zero takes the singular, as in French */
};

static const char *const KEYS[MSG_COUNT] = {
#define X(name, key) key,
        MESSAGE_LIST(X)
#undef X
};

enum { COLUMN_OF_KEY, COLUMN_OF_TEXT };
static const struct column COLUMNS[] = {
        {"key", COLUMN_TEXT, COLUMN_REQUIRED | COLUMN_UNIQUE, NULL},
        {"text", COLUMN_TEXT, COLUMN_REQUIRED, NULL},
        {NULL, COLUMN_TEXT, 0, NULL},
};
static const struct schema MESSAGES = {"messages.tsv", COLUMNS, TABLE_OPTIONAL};

enum rule_name rule_find(span name)
{
    for (uint32_t i = RULE_NONE + 1; i < RULE_COUNT; i++) {
        if (span_eq(span_of(RULE_NAMES[i]), name)) {
            return (enum rule_name)i;
        }
    }
    return RULE_NONE;
}

/* Where the text of a key goes, or NULL. */
static span *slot_find(struct messages *m, span key)
{
    const span prefix = SPAN("rule.");
    for (uint32_t i = 0; i < MSG_COUNT; i++) {
        if (span_eq(span_of(KEYS[i]), key)) {
            return &m->text[i];
        }
    }
    if (key.len > prefix.len &&
            span_eq(span_slice(key, 0, prefix.len), prefix)) {
        enum rule_name rule = rule_find(span_slice(key, prefix.len, key.len));
        return rule == RULE_NONE ? NULL : &m->rule[rule];
    }
    return NULL;
}

static void require_all(
        const struct messages *m, struct pack *pack, const struct table *table)
{
    const char *const MISSING =
            "the message '%s%s' is missing; the last one here is";
    for (uint32_t i = 0; i < MSG_COUNT; i++) {
        if (m->text[i].ptr == NULL) {
            pack_mistake(pack, table, table->rows - 1, COLUMN_OF_KEY, MISSING,
                    "", KEYS[i]);
        }
    }
    for (uint32_t i = RULE_NONE + 1; i < RULE_COUNT; i++) {
        if (m->rule[i].ptr == NULL) {
            pack_mistake(pack, table, table->rows - 1, COLUMN_OF_KEY, MISSING,
                    "rule.", RULE_NAMES[i]);
        }
    }
}

struct messages *messages_new(struct pack *pack)
{
    struct table table;
    pack_table(pack, &MESSAGES, &table);
    if (table.rows == 0) {
        return NULL;
    }
    struct messages *m = ARENA_NEW(pack_arena(pack), struct messages);
    m->zero_is_one =
            span_eq(pack_value(pack, SPAN("plural")), SPAN("zero_one"));
    for (uint32_t r = 0; r < table.rows; r++) {
        span *slot = slot_find(m, table_field(&table, r, COLUMN_OF_KEY)->text);
        if (!slot) {
            pack_mistake(pack, &table, r, COLUMN_OF_KEY, "no such message");
        } else {
            *slot = table_field(&table, r, COLUMN_OF_TEXT)->text;
        }
    }
    require_all(m, pack, &table);
    return m;
}

span message_rule(const struct messages *m, enum rule_name rule)
{
    return m->rule[rule];
}

span message_text(const struct messages *m, enum message id)
{
    return m->text[id];
}

static const struct message_arg *arg_find(
        const struct message_arg *args, size_t n, span name)
{
    for (size_t i = 0; i < n; i++) {
        if (span_eq(span_of(args[i].name), name)) {
            return &args[i];
        }
    }
    return NULL;
}

/* What stands between two braces: name, name|one|many or name?text. */
static void put_slot(struct buf *out, const struct messages *m, span slot,
        const struct message_arg *args, size_t n)
{
    size_t bar = span_find(slot, SPAN("|"));
    size_t question = span_find(slot, SPAN("?"));
    size_t end = bar < question ? bar : question;
    const struct message_arg *a = arg_find(args, n, span_slice(slot, 0, end));
    if (!a) {
        return;
    }
    if (question < bar) {
        if (a->text.len > 0) {
            buf_add(out, span_slice(slot, question + 1, slot.len));
        }
    } else if (bar != SIZE_MAX) {
        span many = span_slice(slot, bar + 1, slot.len);
        span one = span_cut(&many, '|');
        bool single = a->count == 1 || (a->count == 0 && m->zero_is_one);
        buf_add(out, single ? one : many);
    } else if (a->text.ptr) {
        buf_add(out, a->text);
    } else {
        buf_printf(out, "%lld", (long long)a->count);
    }
}

void message_put(struct buf *out, const struct messages *m, enum message id,
        const struct message_arg *args, size_t n)
{
    span rest = m->text[id];
    while (rest.len > 0) {
        size_t open = span_find(rest, SPAN("{"));
        buf_add(out, span_slice(rest, 0, open));
        if (open == SIZE_MAX) {
            return;
        }
        rest = span_slice(rest, open + 1, rest.len);
        put_slot(out, m, span_cut(&rest, '}'), args, n);
    }
}
