/* SPDX-License-Identifier: Apache-2.0 */
/* time_pattern.c - patterns to one automaton.
 *
 *     pattern text --recursive descent--> fragments with empty steps
 *                  --closure-----------> states with labelled steps only
 *
 * Thompson's construction (Communications of the ACM 11:6, 1968); parts are
 * copied where they are used, which is why they cannot contain themselves. */
#include "extract/time_pattern.h"

#include <stdlib.h>

struct time_builder {
    struct arena *arena;
    const struct time_source *source;
    VEC(struct time_state) state;
    bool full;
};

/* One pattern being read. */
struct reading {
    struct time_builder *b;
    const struct table *table;
    uint32_t row, column;
    span rest;
    uint32_t depth;
    uint8_t extents, frames; /* opened so far */
    uint8_t extent, frame;   /* where we are; 0 outside */
    uint8_t flags;           /* for the next step */
};

struct time_builder *time_builder_new(
        struct arena *a, const struct time_source *source)
{
    struct time_builder *b = ARENA_NEW(a, struct time_builder);
    b->arena = a;
    b->source = source;
    VEC_ADD(a, &b->state)->accept = NONE;
    return b;
}

static uint32_t new_state(struct time_builder *b)
{
    if (b->state.n >= TIME_MAX_STATES) {
        b->full = true;
        return b->state.n - 1;
    }
    VEC_ADD(b->arena, &b->state)->accept = NONE;
    return b->state.n - 1;
}

static void add_edge(
        struct time_builder *b, uint32_t from, struct time_edge_step step)
{
    *VEC_ADD(b->arena, &b->state.at[from].edges) = step;
}

static void add_empty(struct time_builder *b, uint32_t from, uint32_t to)
{
    add_edge(b, from, (struct time_edge_step){.symbol = NONE, .to = to});
}

static void mistake(struct reading *r, const char *what, span text)
{
    pack_mistake(r->b->source->pack, r->table, r->row, r->column,
            "%s '%.*s' in a time pattern", what, SPAN_ARG(text));
}

/* ---- words of the pattern text ------------------------------------------ */

static bool is_special(char c)
{
    return c == '(' || c == ')' || c == '[' || c == ']' || c == '|' ||
           c == '?' || c == '~' || c == '^';
}

static void skip_blanks(struct reading *r)
{
    while (r->rest.len > 0 && r->rest.ptr[0] == ' ') {
        r->rest = span_slice(r->rest, 1, r->rest.len);
    }
}

/* The next special sign or word, without taking it. */
static span peek(struct reading *r)
{
    skip_blanks(r);
    size_t n = 0;
    while (n < r->rest.len && r->rest.ptr[n] != ' ' &&
            !is_special(r->rest.ptr[n])) {
        n++;
    }
    if (n == 0 && r->rest.len > 0) {
        n = 1;
    }
    return span_slice(r->rest, 0, n);
}

static span take(struct reading *r)
{
    span s = peek(r);
    r->rest = span_slice(r->rest, s.len, r->rest.len);
    return s;
}

static bool take_sign(struct reading *r, char sign)
{
    skip_blanks(r);
    if (r->rest.len == 0 || r->rest.ptr[0] != sign) {
        return false;
    }
    r->rest = span_slice(r->rest, 1, r->rest.len);
    return true;
}

/* ---- recursive descent -------------------------------------------------- */

static uint32_t read_choice(struct reading *r, uint32_t from);

static uint32_t add_step(struct reading *r, uint32_t from, uint32_t symbol)
{
    uint32_t to = new_state(r->b);
    add_edge(r->b, from,
            (struct time_edge_step){.symbol = symbol,
                    .to = to,
                    .flags = r->flags,
                    .extent = r->extent,
                    .frame = r->flags & EDGE_MUTE ? FRAME_MUTE : r->frame});
    r->flags = 0;
    return to;
}

/* The rows of a part, each read in place. */
static uint32_t read_part(struct reading *r, uint32_t from, span name)
{
    const struct time_source *source = r->b->source;
    uint32_t end = new_state(r->b);
    uint8_t flags = r->flags;
    bool found = false;
    for (uint32_t i = 0; i < source->parts; i++) {
        if (!span_eq(source->part[i].name, name)) {
            continue;
        }
        struct reading inner = *r;
        inner.rest = source->part[i].pattern;
        inner.depth = r->depth + 1;
        inner.flags = flags;
        uint32_t last = read_choice(&inner, from);
        if (inner.rest.len > 0) {
            mistake(r, "the part has a stray", inner.rest);
        }
        add_empty(r->b, last, end);
        found = true;
    }
    if (!found) {
        mistake(r, "no such part:", name);
    }
    r->flags = 0;
    return end;
}

static uint32_t read_symbol(struct reading *r, uint32_t from, span word)
{
    const struct time_source *source = r->b->source;
    span name = span_slice(word, 1, word.len);
    if (word.len > 1 && word.ptr[0] == '$') {
        return read_part(r, from, name);
    }
    uint32_t symbol;
    if (word.len > 1 && word.ptr[0] == '@') {
        symbol = time_symbol_class(source->symbols, name);
    } else if (word.len > 1 && word.ptr[0] == '#') {
        symbol = time_symbol_kind(name);
    } else {
        symbol = time_symbol_word(source->symbols, word);
    }
    if (symbol == NONE) {
        mistake(r, "unknown", word);
        return from;
    }
    return add_step(r, from, symbol);
}

/* [ … ]: opens an extent and its first frame. */
static uint32_t read_extent(struct reading *r, uint32_t from)
{
    if (r->extent != 0 || r->frames >= TIME_MAX_GROUPS) {
        mistake(r, "too many [ ] at", r->rest);
        return from;
    }
    r->extent = ++r->extents;
    r->frame = ++r->frames;
    uint32_t end = read_choice(r, from);
    if (!take_sign(r, ']')) {
        mistake(r, "no ] before", r->rest);
    }
    r->extent = r->frame = 0;
    return end;
}

static uint32_t read_one(struct reading *r, uint32_t from)
{
    while (true) {
        if (take_sign(r, '~')) {
            r->flags |= EDGE_GLUED;
        } else if (take_sign(r, '^')) {
            r->flags |= EDGE_CAPITAL;
        } else if (take_sign(r, '!')) {
            r->flags |= EDGE_MUTE;
        } else {
            break;
        }
    }
    if (take_sign(r, '(')) {
        uint32_t end = read_choice(r, from);
        if (!take_sign(r, ')')) {
            mistake(r, "no ) before", r->rest);
        }
        return end;
    }
    if (take_sign(r, '[')) {
        return read_extent(r, from);
    }
    span word = take(r);
    if (word.len == 0 || is_special(word.ptr[0])) {
        mistake(r, "misplaced", word);
        return from;
    }
    if (span_eq(word, SPAN(".."))) {
        if (r->frame == 0 || r->frames >= TIME_MAX_GROUPS) {
            mistake(r, "misplaced", word);
            return from;
        }
        r->frame = ++r->frames;
        return from;
    }
    return read_symbol(r, from, word);
}

/* x y z … up to | ) ] or the end */
static uint32_t read_sequence(struct reading *r, uint32_t from)
{
    uint32_t at = from;
    while (true) {
        span next = peek(r);
        if (next.len == 0 || span_eq(next, SPAN("|")) ||
                span_eq(next, SPAN(")")) || span_eq(next, SPAN("]"))) {
            return at;
        }
        /* an own state before each element, so that "x?" skips only x */
        uint32_t start = new_state(r->b);
        add_empty(r->b, at, start);
        at = read_one(r, start);
        if (take_sign(r, '?')) {
            uint32_t end = new_state(r->b);
            add_empty(r->b, at, end);
            add_empty(r->b, start, end);
            at = end;
        }
    }
}

static uint32_t read_choice(struct reading *r, uint32_t from)
{
    if (r->depth > TIME_MAX_DEPTH || r->b->full) {
        mistake(r, r->b->full ? "too many patterns at" : "too deep:", r->rest);
        r->rest = (span){r->rest.ptr, 0};
        return from;
    }
    r->depth++;
    uint32_t end = new_state(r->b);
    uint8_t flags = r->flags;
    do {
        r->flags = flags;
        uint32_t last = read_sequence(r, from);
        add_empty(r->b, last, end);
    } while (take_sign(r, '|'));
    r->depth--;
    return end;
}

void time_builder_add(struct time_builder *b, const struct table *table,
        uint32_t row, uint32_t column)
{
    struct reading r = {.b = b, .table = table, .row = row, .column = column};
    r.rest = table_field(table, row, column)->text;
    uint32_t end = read_choice(&r, 0);
    skip_blanks(&r);
    if (r.rest.len > 0) {
        mistake(&r, "stray", r.rest);
    }
    if (r.extents == 0) {
        mistake(&r, "no [ ] in", table_field(table, row, column)->text);
    }
    if (b->full) {
        mistake(&r, "too many patterns at",
                table_field(table, row, column)->text);
    }
    b->state.at[end].accept = row;
}

/* ---- removing empty steps ----------------------------------------------- */

struct closure {
    struct time_builder *b;
    struct arena *arena;
    uint32_t *seen; /* per state: the last state whose closure it was in */
    uint32_t mark;
    VEC(uint32_t) todo;
};

static int by_symbol(const void *a, const void *b)
{
    const struct time_edge_step *x = a, *y = b;
    if (x->symbol != y->symbol) {
        return x->symbol < y->symbol ? -1 : 1;
    }
    return x->to < y->to ? -1 : x->to > y->to;
}

/* All labelled steps that can be taken from `state`, over empty ones. */
static void close_state(
        struct closure *c, uint32_t state, struct time_state *out)
{
    out->accept = NONE;
    c->mark = state + 1;
    c->todo.n = 0;
    *VEC_ADD(c->arena, &c->todo) = state;
    while (c->todo.n > 0) {
        uint32_t s = c->todo.at[--c->todo.n];
        if (c->seen[s] == c->mark) {
            continue;
        }
        c->seen[s] = c->mark;
        const struct time_state *from = &c->b->state.at[s];
        if (from->accept < out->accept) {
            out->accept = from->accept;
        }
        for (uint32_t i = 0; i < from->edges.n; i++) {
            if (from->edges.at[i].symbol == NONE) {
                *VEC_ADD(c->arena, &c->todo) = from->edges.at[i].to;
            } else {
                *VEC_ADD(c->arena, &out->edges) = from->edges.at[i];
            }
        }
    }
    if (out->edges.n > 1) {
        qsort(out->edges.at, out->edges.n, sizeof *out->edges.at, by_symbol);
    }
}

void time_builder_finish(
        struct time_builder *b, struct arena *a, struct time_net *net)
{
    struct closure c = {.b = b, .arena = a};
    c.seen = ARENA_ARRAY(a, uint32_t, b->state.n);
    net->states = b->state.n;
    net->state = ARENA_ARRAY(a, struct time_state, b->state.n);
    /* only states that a labelled step leads to (and the start) are used */
    bool *used = ARENA_ARRAY(a, bool, b->state.n);
    used[0] = true;
    for (uint32_t i = 0; i < b->state.n; i++) {
        for (uint32_t k = 0; k < b->state.at[i].edges.n; k++) {
            const struct time_edge_step *e = &b->state.at[i].edges.at[k];
            used[e->to] |= e->symbol != NONE;
        }
    }
    for (uint32_t i = 0; i < b->state.n; i++) {
        if (used[i]) {
            close_state(&c, i, &net->state[i]);
        }
    }
}
