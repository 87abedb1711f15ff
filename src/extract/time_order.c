/* SPDX-License-Identifier: Apache-2.0 */
/* date-order.tsv: kind, name, order (day, month). Kinds:
 *     region     of a language tag, or the last part of a host name: GB, uk
 *     outlet     name of the publisher
 *     spelling   a word that is written so on one side only */
#include "extract/time_order.h"

#include "base/map.h"
#include "base/utf8.h"
#include "lang/pack.h"

static const char *const KINDS[] = {"outlet", "region", "spelling", NULL};
enum { KIND_OUTLET, KIND_REGION, KIND_SPELLING };
static const char *const ORDERS[] = {"", "day", "month", NULL};
static const struct column COLUMNS[] = {{.name = "kind",
                                                .type = COLUMN_ENUM,
                                                .flags = COLUMN_REQUIRED,
                                                .values = KINDS},
        {.name = "name", .type = COLUMN_TEXT, .flags = COLUMN_REQUIRED},
        {.name = "order",
                .type = COLUMN_ENUM,
                .flags = COLUMN_REQUIRED,
                .values = ORDERS},
        {0}};
static const struct schema DATE_ORDER = {
        "date-order.tsv", COLUMNS, TABLE_OPTIONAL};

struct time_orders {
    struct intern *words; /* the pack's */
    struct map *name[2];  /* KIND_OUTLET, KIND_REGION: word id -> order */
    struct map *spelling; /* the same */
};

struct time_orders *time_orders_new(struct pack *pack)
{
    struct arena *a = pack_arena(pack);
    struct time_orders *o = ARENA_NEW(a, struct time_orders);
    struct table t;
    o->words = pack_words(pack);
    o->name[KIND_OUTLET] = map_new(a);
    o->name[KIND_REGION] = map_new(a);
    o->spelling = map_new(a);
    pack_table(pack, &DATE_ORDER, &t);
    for (uint32_t i = 0; i < t.rows; i++) {
        int32_t kind = table_field(&t, i, 0)->choice;
        int32_t order = table_field(&t, i, 2)->choice;
        if (kind < 0 || order <= 0) {
            continue;
        }
        uint32_t word =
                pack_word(pack, utf8_fold(a, table_field(&t, i, 1)->text));
        map_set(kind == KIND_SPELLING ? o->spelling : o->name[kind], word,
                (uint32_t)order);
    }
    return o;
}

static enum time_order order_at(const struct map *map, uint32_t id)
{
    uint32_t order = id == NONE ? NONE : map_get(map, id);
    return order == NONE ? ORDER_UNKNOWN : (enum time_order)order;
}

static enum time_order order_of_name(const struct rcp_doc *doc,
        const struct time_orders *o, int kind, span name)
{
    return name.len == 0 ? ORDER_UNKNOWN
                         : order_at(o->name[kind],
                                   intern_find(o->words,
                                           utf8_fold(doc->arena, name)));
}

/* ---- what the text shows ------------------------------------------------ */

static bool digit_at(span s, size_t i)
{
    return i < s.len && s.ptr[i] >= '0' && s.ptr[i] <= '9';
}

/* Reads one or two digits; their end, or 0. */
static size_t read_two(span s, size_t i, int *value)
{
    size_t n = 0;
    *value = 0;
    while (n < 3 && digit_at(s, i + n)) {
        *value = *value * 10 + (s.ptr[i + n++] - '0');
    }
    return n == 1 || n == 2 ? i + n : 0;
}

/* The order of the date "13/6/2018" at byte i, if it can be only one. */
static enum time_order order_here(span s, size_t i)
{
    int first, second;
    size_t at = read_two(s, i, &first);
    if (at == 0 || at >= s.len ||
            (s.ptr[at] != '/' && s.ptr[at] != '-' && s.ptr[at] != '.')) {
        return ORDER_UNKNOWN;
    }
    char sign = s.ptr[at];
    at = read_two(s, at + 1, &second);
    bool year = at > 0 && at + 4 < s.len + 1 && s.ptr[at] == sign &&
                digit_at(s, at + 1) && digit_at(s, at + 2) &&
                digit_at(s, at + 3) && digit_at(s, at + 4) &&
                !digit_at(s, at + 5);
    if (!year || first < 1 || second < 1) {
        return ORDER_UNKNOWN;
    }
    if (first > 12 && first <= 31 && second <= 12) {
        return ORDER_DAY_FIRST;
    }
    return first <= 12 && second > 12 && second <= 31 ? ORDER_MONTH_FIRST
                                                      : ORDER_UNKNOWN;
}

static enum time_order order_of_dates(span text)
{
    for (size_t i = 0; i < text.len; i++) {
        bool starts = digit_at(text, i) && (i == 0 || !digit_at(text, i - 1));
        enum time_order order = starts ? order_here(text, i) : ORDER_UNKNOWN;
        if (order != ORDER_UNKNOWN) {
            return order;
        }
    }
    return ORDER_UNKNOWN;
}

static enum time_order order_of_spelling(
        const struct rcp_doc *doc, const struct time_orders *o)
{
    int days = 0, months = 0;
    for (uint32_t i = 0; i < doc->word.n; i++) {
        enum time_order order = order_at(o->spelling, doc->word.at[i].norm);
        days += order == ORDER_DAY_FIRST;
        months += order == ORDER_MONTH_FIRST;
    }
    return days > months   ? ORDER_DAY_FIRST
           : months > days ? ORDER_MONTH_FIRST
                           : ORDER_UNKNOWN;
}

/* "uk" of https://www.example.co.uk/news/1 */
static span country_of(span url)
{
    size_t host = span_find(url, SPAN("://"));
    span rest = host == SIZE_MAX ? url : span_slice(url, host + 3, url.len);
    rest = span_cut(&rest, '/');
    rest = span_cut(&rest, ':');
    span last = rest;
    while (rest.len > 0) {
        last = span_cut(&rest, '.');
    }
    return last.len == 2 ? last : (span){NULL, 0};
}

enum time_order time_order_of(
        const struct rcp_doc *doc, const struct time_orders *o)
{
    enum time_order order = order_of_dates(doc->text);
    if (order == ORDER_UNKNOWN) {
        order = order_of_name(doc, o, KIND_REGION, doc->meta.region);
    }
    if (order == ORDER_UNKNOWN) {
        order = order_of_name(doc, o, KIND_OUTLET, doc->meta.publisher);
    }
    if (order == ORDER_UNKNOWN) {
        order = order_of_name(doc, o, KIND_REGION, country_of(doc->meta.url));
    }
    return order == ORDER_UNKNOWN ? order_of_spelling(doc, o) : order;
}
