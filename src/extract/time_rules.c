/* SPDX-License-Identifier: Apache-2.0 */
/* time_rules.c - loads the time tables of a pack (see time_rules.h).
 *
 *     months.tsv        name, month            lang/calendar.h
 *     weekdays.tsv      name, weekday          lang/calendar.h
 *     time-units.tsv    word, unit, factor, number (sing plur any)
 *     holidays.tsv      name, rule, days
 *     time-words.tsv    word, class, says
 *     time-tense.tsv    word, tense            "-ra" is an ending
 *     date-order.tsv    kind, name, order      time_order.c
 *     time-parts.tsv    name, pattern
 *     time-patterns.tsv pattern, op, says
 *
 * `says` is a list of settings: "shift=-1 unit=week". */
#include "extract/time_rules.h"

#include "base/utf8.h"
#include "extract/time_order.h"
#include "lang/calendar.h"

enum { MAX_ATOMS = 12 };

static const char *const NUMBERS[] = {"any", "sing", "plur", NULL};
static const struct column UNIT_COLUMNS[] = {
        {.name = "word", .type = COLUMN_TEXT, .flags = COLUMN_REQUIRED},
        {.name = "unit", .type = COLUMN_TEXT, .flags = COLUMN_REQUIRED},
        {.name = "factor", .type = COLUMN_NUMBER},
        {.name = "number", .type = COLUMN_ENUM, .values = NUMBERS}, {0}};
static const struct column HOLIDAY_COLUMNS[] = {
        {.name = "name", .type = COLUMN_TEXT, .flags = COLUMN_REQUIRED},
        {.name = "rule", .type = COLUMN_TEXT, .flags = COLUMN_REQUIRED},
        {.name = "days", .type = COLUMN_NUMBER}, {0}};
static const struct column WORD_COLUMNS[] = {
        {.name = "word", .type = COLUMN_TEXT, .flags = COLUMN_REQUIRED},
        {.name = "class", .type = COLUMN_TEXT, .flags = COLUMN_REQUIRED},
        {.name = "says", .type = COLUMN_TEXT}, {0}};
static const char *const TENSES[] = {"", "past", "present", "future", NULL};
static const struct column TENSE_COLUMNS[] = {
        {.name = "word", .type = COLUMN_TEXT, .flags = COLUMN_REQUIRED},
        {.name = "tense",
                .type = COLUMN_ENUM,
                .flags = COLUMN_REQUIRED,
                .values = TENSES},
        {0}};
static const struct column PART_COLUMNS[] = {
        {.name = "name", .type = COLUMN_TEXT, .flags = COLUMN_REQUIRED},
        {.name = "pattern", .type = COLUMN_TEXT, .flags = COLUMN_REQUIRED},
        {0}};
static const char *const OP_NAMES[] = {
#define X(id, label) label,
        TIME_OPS(X)
#undef X
                NULL};
static const struct column PATTERN_COLUMNS[] = {
        {.name = "pattern", .type = COLUMN_TEXT, .flags = COLUMN_REQUIRED},
        {.name = "op",
                .type = COLUMN_ENUM,
                .flags = COLUMN_REQUIRED,
                .values = OP_NAMES},
        {.name = "says", .type = COLUMN_TEXT}, {0}};

static const struct schema TIME_UNITS = {
        "time-units.tsv", UNIT_COLUMNS, TABLE_OPTIONAL};
static const struct schema HOLIDAYS = {
        "holidays.tsv", HOLIDAY_COLUMNS, TABLE_OPTIONAL};
static const struct schema WORDS = {
        "time-words.tsv", WORD_COLUMNS, TABLE_OPTIONAL};
static const struct schema TENSE_WORDS = {
        "time-tense.tsv", TENSE_COLUMNS, TABLE_OPTIONAL};
static const struct schema PARTS = {
        "time-parts.tsv", PART_COLUMNS, TABLE_OPTIONAL};
static const struct schema PATTERNS = {
        "time-patterns.tsv", PATTERN_COLUMNS, TABLE_OPTIONAL};

/* ---- atoms -------------------------------------------------------------- */

enum piece { PIECE_LETTERS, PIECE_DIGITS, PIECE_SIGN, PIECE_SPACE };

static enum piece piece_of(uint32_t c)
{
    enum char_class class = char_class(c);
    if (class == CHAR_SPACE) {
        return PIECE_SPACE;
    }
    if (class == CHAR_DIGIT) {
        return PIECE_DIGITS;
    }
    return char_is_letter(c) ? PIECE_LETTERS : PIECE_SIGN;
}

span time_atom_next(span text, size_t *at)
{
    uint32_t len;
    size_t i = *at;
    while (i < text.len && piece_of(utf8_get(text, i, &len)) == PIECE_SPACE) {
        i += len;
    }
    size_t start = i;
    if (i < text.len) {
        enum piece first = piece_of(utf8_get(text, i, &len));
        i += len;
        while (first != PIECE_SIGN && i < text.len &&
                piece_of(utf8_get(text, i, &len)) == first) {
            i += len;
        }
    }
    *at = i;
    return span_slice(text, start, i);
}

uint32_t time_cut(struct pack *pack, span text, const uint32_t **ids)
{
    VEC(uint32_t) out = {0};
    size_t at = 0;
    for (span s; (s = time_atom_next(text, &at)).len > 0;) {
        *VEC_ADD(pack_arena(pack), &out) = pack_word(pack, s);
    }
    *ids = out.at;
    return out.n;
}

/* ---- symbols ------------------------------------------------------------ */

static uint32_t class_symbol(struct time_symbols *s, span class)
{
    span name = arena_printf(pack_arena(s->pack), "@%.*s", SPAN_ARG(class));
    return intern_add(s->names, name) + KINDS;
}

uint32_t time_symbol_class(const struct time_symbols *s, span name)
{
    span full = arena_printf(pack_arena(s->pack), "@%.*s", SPAN_ARG(name));
    uint32_t id = intern_find(s->names, full);
    return id == NONE ? NONE : id + KINDS;
}

uint32_t time_symbol_kind(span name)
{
    static const char *const LABELS[] = {
#define X(id, label, slot) label,
            TIME_KINDS(X)
#undef X
    };
    for (uint32_t i = 0; i < KINDS; i++) {
        if (span_eq(name, span_of(LABELS[i]))) {
            return i;
        }
    }
    return NONE;
}

static void add_entry(struct time_symbols *s, span word, uint32_t symbol,
        uint32_t first_setting)
{
    const uint32_t *ids;
    uint32_t n = time_cut(s->pack, word, &ids);
    if (n > MAX_ATOMS) {
        return;
    }
    phrases_add(s->phrases, ids, n, s->entry.n);
    *VEC_ADD(pack_arena(s->pack), &s->entry) = (struct time_entry){
            symbol, first_setting, s->setting.n - first_setting};
}

uint32_t time_symbol_word(struct time_symbols *s, span word)
{
    span folded = utf8_fold(pack_arena(s->pack), word);
    uint32_t known = intern_count(s->names);
    uint32_t id = intern_add(s->names, folded);
    if (id == known) {
        add_entry(s, folded, id + KINDS, s->setting.n);
    }
    return id + KINDS;
}

static void add_setting(
        struct time_symbols *s, enum time_slot slot, double value)
{
    *VEC_ADD(pack_arena(s->pack), &s->setting) = (struct setting){slot, value};
}

/* Reads "shift=-1 unit=week"; returns where the settings begin. */
static uint32_t read_says(struct time_symbols *s, const struct table *table,
        uint32_t row, uint32_t column)
{
    uint32_t first = s->setting.n;
    span rest = table_field(table, row, column)->text;
    while ((rest = span_trim(rest)).len > 0) {
        span pair = span_cut(&rest, ' ');
        span text = pair;
        span name = span_cut(&text, '=');
        double value;
        enum time_slot slot = time_slot_of(name);
        if (slot == SLOTS || !time_slot_value(slot, text, &value)) {
            pack_mistake(s->pack, table, row, column,
                    "'%.*s' is not slot=value", SPAN_ARG(pair));
            continue;
        }
        add_setting(s, slot, value);
    }
    return first;
}

/* ---- tables of words ---------------------------------------------------- */

/* "Sept." and "Sept" beside "September": they need a number beside them. */
static bool is_short(const struct table *t, uint32_t row)
{
    span name = table_field(t, row, 0)->text;
    if (span_ends(name, SPAN("."))) {
        return true;
    }
    for (uint32_t i = 0; i < t->rows; i++) {
        span other = table_field(t, i, 0)->text;
        if (i != row && other.len > name.len && span_starts(other, name) &&
                !span_ends(other, SPAN("."))) {
            return true;
        }
    }
    return false;
}

static void load_names(struct time_symbols *s, const struct schema *schema,
        enum time_slot slot, const char *class)
{
    struct table t;
    pack_table(s->pack, schema, &t);
    uint32_t whole = class_symbol(s, span_of(class));
    span name = arena_printf(pack_arena(s->pack), "%s-short", class);
    uint32_t shortened = class_symbol(s, name);
    for (uint32_t i = 0; i < t.rows; i++) {
        uint32_t first = s->setting.n;
        add_setting(s, slot, table_field(&t, i, CALENDAR_NUMBER)->number);
        add_entry(s, table_field(&t, i, CALENDAR_NAME)->text,
                is_short(&t, i) ? shortened : whole, first);
    }
}

static void load_units(struct time_symbols *s)
{
    struct table t;
    pack_table(s->pack, &TIME_UNITS, &t);
    uint32_t any = class_symbol(s, SPAN("unit"));
    uint32_t plural = class_symbol(s, SPAN("units"));
    uint32_t single = class_symbol(s, SPAN("period"));
    for (uint32_t i = 0; i < t.rows; i++) {
        double unit, factor = table_field(&t, i, 2)->number;
        span word = table_field(&t, i, 0)->text;
        if (!time_slot_value(SLOT_UNIT, table_field(&t, i, 1)->text, &unit)) {
            pack_mistake(s->pack, &t, i, 1, "no such unit");
            continue;
        }
        uint32_t first = s->setting.n;
        if (factor > 0) {
            add_setting(s, SLOT_FACTOR, factor);
        }
        add_setting(s, SLOT_UNIT, unit);
        int32_t number = table_field(&t, i, 3)->choice;
        add_entry(s, word, any, first);
        if (number != 1) {
            add_entry(s, word, plural, first);
        }
        if (number != 2) {
            add_entry(s, word, single, first);
        }
    }
}

static void load_words(struct time_symbols *s)
{
    struct table t;
    pack_table(s->pack, &WORDS, &t);
    for (uint32_t i = 0; i < t.rows; i++) {
        uint32_t first = read_says(s, &t, i, 2);
        uint32_t symbol = class_symbol(s, table_field(&t, i, 1)->text);
        add_entry(s, table_field(&t, i, 0)->text, symbol, first);
    }
}

/* ---- holidays ----------------------------------------------------------- */

static bool take_int(span *rest, int32_t *value)
{
    size_t n = 0;
    int32_t sign = 1, out = 0;
    if (rest->len > 0 && (rest->ptr[0] == '-' || rest->ptr[0] == '+')) {
        sign = rest->ptr[0] == '-' ? -1 : 1;
        n = 1;
    }
    size_t start = n;
    while (n < rest->len && n < 6 && rest->ptr[n] >= '0' &&
            rest->ptr[n] <= '9') {
        out = out * 10 + (rest->ptr[n++] - '0');
    }
    *rest = span_slice(*rest, n, rest->len);
    *value = sign * out;
    return n > start;
}

/* "12-25", "easter+49", "orthodox-2", "11/4#4" (fourth Thursday of November),
 * each with a shift in days: "11/4#4+1". */
static bool read_holiday(span rule, struct holiday *h)
{
    span rest = rule;
    if (span_starts(rest, SPAN("easter"))) {
        h->base = HOLIDAY_EASTER;
        rest = span_slice(rest, 6, rest.len);
    } else if (span_starts(rest, SPAN("orthodox"))) {
        h->base = HOLIDAY_ORTHODOX;
        rest = span_slice(rest, 8, rest.len);
    } else if (span_find(rest, SPAN("/")) != SIZE_MAX) {
        h->base = HOLIDAY_WEEKDAY;
        span month = span_cut(&rest, '/'), weekday = span_cut(&rest, '#');
        if (!take_int(&month, &h->month) || !take_int(&weekday, &h->weekday) ||
                !take_int(&rest, &h->nth) || h->nth == 0 || h->weekday < 1 ||
                h->weekday > 7) {
            return false;
        }
    } else {
        span month = span_cut(&rest, '-');
        if (!take_int(&month, &h->month) || !take_int(&rest, &h->day) ||
                !day_exists(2000, h->month, h->day)) {
            return false;
        }
    }
    if (rest.len > 0 && !take_int(&rest, &h->shift)) {
        return false;
    }
    return rest.len == 0 &&
           (h->base == HOLIDAY_EASTER || h->base == HOLIDAY_ORTHODOX ||
                   (h->month >= 1 && h->month <= 12));
}

static void load_holidays(struct time_rules *r)
{
    struct time_symbols *s = &r->symbols;
    struct table t;
    pack_table(s->pack, &HOLIDAYS, &t);
    uint32_t symbol = class_symbol(s, SPAN("holiday"));
    r->holiday = ARENA_ARRAY(pack_arena(s->pack), struct holiday, t.rows);
    r->holidays = t.rows;
    for (uint32_t i = 0; i < t.rows; i++) {
        double days = table_field(&t, i, 2)->number;
        r->holiday[i].days = days >= 1 && days < 100 ? (int32_t)days : 1;
        if (!read_holiday(table_field(&t, i, 1)->text, &r->holiday[i])) {
            pack_mistake(s->pack, &t, i, 1,
                    "not MM-DD, easter+N, orthodox+N or MM/weekday#nth");
            continue;
        }
        uint32_t first = s->setting.n;
        add_setting(s, SLOT_HOLIDAY, i);
        add_entry(s, table_field(&t, i, 0)->text, symbol, first);
    }
}

void holiday_days(const struct holiday *h, int32_t year, day *from, day *to)
{
    day d;
    if (h->base == HOLIDAY_EASTER) {
        d = day_easter(year);
    } else if (h->base == HOLIDAY_ORTHODOX) {
        d = day_orthodox_easter(year);
    } else if (h->base == HOLIDAY_DATE) {
        d = day_of(year, h->month, h->day);
    } else if (h->nth > 0) {
        day first = day_of(year, h->month, 1);
        d = first + (h->weekday - day_weekday(first) + 7) % 7 +
            7 * (h->nth - 1);
    } else {
        day last = day_of(year, h->month, days_in_month(year, h->month));
        d = last - (day_weekday(last) - h->weekday + 7) % 7 + 7 * (h->nth + 1);
    }
    *from = d + h->shift;
    *to = *from + h->days - 1;
}

/* ---- patterns ----------------------------------------------------------- */

static void load_patterns(struct time_rules *r)
{
    struct time_symbols *s = &r->symbols;
    struct arena *a = pack_arena(s->pack), *scratch = arena_new();
    struct table parts, t;
    pack_table(s->pack, &PARTS, &parts);
    pack_table(s->pack, &PATTERNS, &t);
    struct time_part_row *part =
            ARENA_ARRAY(scratch, struct time_part_row, parts.rows);
    for (uint32_t i = 0; i < parts.rows; i++) {
        part[i].name = table_field(&parts, i, 0)->text;
        part[i].pattern = table_field(&parts, i, 1)->text;
    }
    struct time_source source = {s->pack, s, part, parts.rows};
    struct time_builder *b = time_builder_new(scratch, &source);
    r->row = ARENA_ARRAY(a, struct time_row, t.rows);
    for (uint32_t i = 0; i < t.rows; i++) {
        struct time_row *row = &r->row[i];
        row->op = (enum time_op)table_field(&t, i, 1)->choice;
        row->first = read_says(s, &t, i, 2);
        row->n = s->setting.n - row->first;
        row->rule = table_rule(a, &t, i);
        time_builder_add(b, &t, i, 0);
    }
    time_builder_finish(b, a, &r->net);
    arena_free(scratch);
}

/* ---- tense -------------------------------------------------------------- */

static void load_tense(struct time_rules *r, struct table *t)
{
    struct pack *pack = r->symbols.pack;
    pack_table(pack, &TENSE_WORDS, t);
    for (uint32_t i = 0; i < t->rows; i++) {
        span word = table_field(t, i, 0)->text;
        if (span_starts(word, SPAN("-"))) {
            *VEC_ADD(pack_arena(pack), &r->suffix) =
                    (struct tense_suffix){span_slice(word, 1, word.len),
                            (enum time_tense)table_field(t, i, 1)->choice};
        } else {
            pack_word(pack, word);
        }
    }
}

/* Arrays over the pack's words, once all of ours are in. */
static void index_words(struct time_rules *r, const struct table *tense)
{
    struct pack *pack = r->symbols.pack;
    r->words = intern_count(pack_words(pack));
    r->starts = ARENA_ARRAY(pack_arena(pack), uint8_t, r->words + 1);
    r->word_tense = ARENA_ARRAY(pack_arena(pack), uint8_t, r->words + 1);
    for (uint32_t i = 0; i < r->words; i++) {
        r->starts[i] =
                phrases_step(r->symbols.phrases, PHRASE_START, i) != NONE;
    }
    for (uint32_t i = 0; i < tense->rows; i++) {
        span word = table_field(tense, i, 0)->text;
        if (!span_starts(word, SPAN("-"))) {
            r->word_tense[pack_word(pack, word)] =
                    (uint8_t)table_field(tense, i, 1)->choice;
        }
    }
}

struct time_rules *time_rules_new(
        struct pack *pack, const struct number_rules *numbers)
{
    struct arena *a = pack_arena(pack);
    struct time_rules *r = ARENA_NEW(a, struct time_rules);
    r->numbers = numbers;
    r->symbols.pack = pack;
    r->symbols.phrases = phrases_new(a);
    r->symbols.names = intern_new(a, NULL);
    load_names(&r->symbols, &PACK_MONTHS, SLOT_MONTH, "month");
    load_names(&r->symbols, &PACK_WEEKDAYS, SLOT_WEEKDAY, "weekday");
    load_units(&r->symbols);
    load_words(&r->symbols);
    load_holidays(r);
    r->ordinal = class_symbol(&r->symbols, SPAN("ordinal-suffix"));
    load_patterns(r);
    r->orders = time_orders_new(pack);
    struct table tense;
    load_tense(r, &tense);
    index_words(r, &tense);
    return r;
}
