/* SPDX-License-Identifier: Apache-2.0 */
/* time_match.c - walks the automaton over the items of a line.
 *
 * Depth first over (state, atom), with a budget of steps, so that the cost of
 * a sentence is bounded by its length times a constant. */
#include "extract/time_line.h"

struct walk {
    const struct time_line *line;
    const struct time_net *net;
    uint32_t budget;
    struct time_match now, *best;
};

/* First step of the state with that symbol (they are sorted). */
static uint32_t first_edge(const struct time_state *s, uint32_t symbol)
{
    uint32_t low = 0, high = s->edges.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (s->edges.at[mid].symbol < symbol) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    return low;
}

static bool edge_allows(
        const struct time_edge_step *e, const struct time_atom *a)
{
    if ((e->flags & EDGE_GLUED) && (a->flags & ATOM_SPACE)) {
        return false;
    }
    return !(e->flags & EDGE_CAPITAL) || (a->flags & ATOM_CAPITAL);
}

static void accept(struct walk *w, uint32_t row, uint32_t end)
{
    bool better =
            end > w->best->end || (end == w->best->end && row < w->best->row);
    if (better) {
        *w->best = w->now;
        w->best->row = row;
        w->best->end = end;
    }
}

/* Depth is bounded by TIME_MAX_PATH. */
static void walk_from(struct walk *w, uint32_t state, uint32_t at)
{
    const struct time_state *s = &w->net->state[state];
    if (s->accept != NONE) {
        accept(w, s->accept, at);
    }
    if (at >= w->line->atom.n || w->now.steps == TIME_MAX_PATH) {
        return;
    }
    const struct time_atom *a = &w->line->atom.at[at];
    for (uint32_t i = 0; i < a->items; i++) {
        const struct time_item *item = &w->line->item.at[a->first_item + i];
        for (uint32_t k = first_edge(s, item->symbol); k < s->edges.n; k++) {
            const struct time_edge_step *e = &s->edges.at[k];
            if (e->symbol != item->symbol || w->budget == 0) {
                break;
            }
            if (!edge_allows(e, a)) {
                continue;
            }
            w->budget--;
            w->now.step[w->now.steps++] =
                    (struct time_step){at, *item, e->extent, e->frame};
            walk_from(w, e->to, at + item->atoms);
            w->now.steps--;
        }
    }
}

bool time_match_at(
        const struct time_line *line, uint32_t at, struct time_match *out)
{
    if (line->rules->net.states == 0 || line->atom.at[at].items == 0) {
        return false;
    }
    struct walk w = {.line = line,
            .net = &line->rules->net,
            .budget = TIME_MAX_STEPS,
            .best = out};
    out->end = 0;
    out->row = NONE;
    walk_from(&w, 0, at);
    return out->row != NONE;
}
