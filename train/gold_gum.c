/* SPDX-License-Identifier: Apache-2.0 */
/* gold_gum.c - names out of GUM's entities.
 *
 * GUM brackets all mentions in MISC: Entity=(7-person-…  …  7). A mention whose
 * head is a proper noun holds a name: the proper nouns around the head, and
 * for bodies and places what "of", "and", a hyphen ties to them. Longer
 * mentions first; a word belongs to one name. */
#include "gold_names.h"

#include "base/file.h"

#include <stdlib.h>

enum { MAX_WORDS = 512, MAX_OPEN = 64 };

struct gum_word {
    span form;
    uint32_t id, head;
    bool proper;
};

struct gum_mention {
    uint32_t first, last, id;
    span type;
};

struct gum_sentence {
    struct gum_word word[MAX_WORDS];
    uint32_t n;
    struct gum_mention mention[MAX_WORDS];
    uint32_t mentions;
    uint32_t open[MAX_OPEN]; /* mentions that wait for their end */
    uint32_t opens;
    span tag[MAX_WORDS];
};

/* ---- reading ------------------------------------------------------------ */

static void open_mention(struct gum_sentence *s, uint32_t id, span type)
{
    if (s->mentions < MAX_WORDS && s->opens < MAX_OPEN) {
        s->open[s->opens++] = s->mentions;
        s->mention[s->mentions++] = (struct gum_mention){s->n, NONE, id, type};
    }
}

static void close_mention(struct gum_sentence *s, uint32_t id)
{
    for (uint32_t i = s->opens; i > 0; i--) {
        struct gum_mention *m = &s->mention[s->open[i - 1]];
        if (m->id == id) {
            m->last = s->n;
            s->opens--;
            for (uint32_t k = i - 1; k < s->opens; k++) {
                s->open[k] = s->open[k + 1];
            }
            return;
        }
    }
}

/* "(3-place-new-…-sgl(4-person-…)3)": opens and closes in their order. */
static void read_entities(struct gum_sentence *s, span text)
{
    for (size_t at = 0; at < text.len;) {
        const bool opens = text.ptr[at] == '(';
        at += opens;
        const uint32_t id = (uint32_t)strtoul(text.ptr + at, NULL, 10);
        size_t end = at;
        while (end < text.len && text.ptr[end] != '(' && text.ptr[end] != ')') {
            end++;
        }
        if (opens) {
            span rest = span_slice(text, at, end);
            (void)span_cut(&rest, '-');
            open_mention(s, id, span_cut(&rest, '-'));
        }
        if (end < text.len && text.ptr[end] == ')') {
            close_mention(s, id);
            end++;
        }
        at = end > at ? end : at + 1;
    }
}

static void read_word(struct gum_sentence *s, span line)
{
    span column[10];
    for (int i = 0; i < 10; i++) {
        column[i] = span_cut(&line, '\t');
    }
    if (s->n == MAX_WORDS || span_find(column[0], SPAN("-")) != SIZE_MAX ||
            span_find(column[0], SPAN(".")) != SIZE_MAX) {
        return;
    }
    s->word[s->n] = (struct gum_word){.form = column[1],
            .id = (uint32_t)strtoul(column[0].ptr, NULL, 10),
            .head = (uint32_t)strtoul(column[6].ptr, NULL, 10),
            .proper = span_eq(column[3], SPAN("PROPN"))};
    span misc = column[9];
    while (misc.len > 0) {
        const span part = span_cut(&misc, '|');
        if (span_starts(part, SPAN("Entity="))) {
            read_entities(s, span_slice(part, 7, part.len));
        }
    }
    s->n++;
}

/* ---- names -------------------------------------------------------------- */

static uint32_t mention_head(
        const struct gum_sentence *s, const struct gum_mention *m)
{
    for (uint32_t i = m->first; i <= m->last; i++) {
        const uint32_t head = s->word[i].head;
        if (head < s->word[m->first].id || head > s->word[m->last].id) {
            return i;
        }
    }
    return m->first;
}

static bool ties(span form)
{
    static const char *const TIES[] = {"of", "-", "&", "and", "'s", ".", NULL};
    for (uint32_t i = 0; TIES[i]; i++) {
        if (span_eq(form, span_of(TIES[i]))) {
            return true;
        }
    }
    return false;
}

static bool proper_at(
        const struct gum_sentence *s, const struct gum_mention *m, uint32_t i)
{
    return i <= m->last && s->word[i].proper;
}

static uint32_t name_last(const struct gum_sentence *s,
        const struct gum_mention *m, uint32_t at, bool person)
{
    for (;;) {
        if (proper_at(s, m, at + 1)) {
            at += 1;
        } else if (!person && proper_at(s, m, at + 2) &&
                   ties(s->word[at + 1].form)) {
            at += 2;
        } else if (!person && proper_at(s, m, at + 3) &&
                   span_eq(s->word[at + 1].form, SPAN("of")) &&
                   span_eq(s->word[at + 2].form, SPAN("the"))) {
            at += 3;
        } else {
            return at;
        }
    }
}

static bool is_title(span form)
{
    static const char *const TITLES[] = {"Mr.", "Mrs.", "Ms.", "Dr.",
            "President", "Professor", "Sir", "King", "Queen", "Prince",
            "General", NULL};
    for (uint32_t i = 0; TITLES[i]; i++) {
        if (span_eq(form, span_of(TITLES[i]))) {
            return true;
        }
    }
    return false;
}

static const char *const TYPES[][3] = {{"person", "B-PER", "I-PER"},
        {"organization", "B-ORG", "I-ORG"}, {"place", "B-LOC", "I-LOC"},
        {"object", "B-MISC", "I-MISC"}, {"event", "B-MISC", "I-MISC"},
        {"abstract", "B-MISC", "I-MISC"}};

static void tag_mention(struct gum_sentence *s, const struct gum_mention *m)
{
    uint32_t type = 0;
    const uint32_t types = sizeof TYPES / sizeof *TYPES;
    while (type < types && !span_eq(m->type, span_of(TYPES[type][0]))) {
        type++;
    }
    const uint32_t head = mention_head(s, m);
    if (type == types || !s->word[head].proper) {
        return;
    }
    uint32_t first = head, last = name_last(s, m, head, type == 0);
    while (first > m->first && s->word[first - 1].proper) {
        first--;
    }
    while (type == 0 && first < last && is_title(s->word[first].form)) {
        first++;
    }
    for (uint32_t i = first; i <= last; i++) {
        if (s->tag[i].len > 1) {
            return;
        }
    }
    for (uint32_t i = first; i <= last; i++) {
        s->tag[i] = span_of(TYPES[type][i == first ? 1 : 2]);
    }
}

static int longer_first(const void *a, const void *b)
{
    const struct gum_mention *x = a, *y = b;
    const uint32_t m = x->last - x->first, n = y->last - y->first;
    return m != n ? (m < n) - (m > n)
                  : (x->first > y->first) - (x->first < y->first);
}

static void flush(struct gum_sentence *s, struct tagged_text *t)
{
    for (uint32_t i = 0; i < s->n; i++) {
        s->tag[i] = SPAN("O");
    }
    qsort(s->mention, s->mentions, sizeof *s->mention, longer_first);
    for (uint32_t i = 0; i < s->mentions; i++) {
        if (s->mention[i].last != NONE && s->mention[i].last < s->n) {
            tag_mention(s, &s->mention[i]);
        }
    }
    for (uint32_t i = 0; i < s->n; i++) {
        tagged_token(t, s->word[i].form, s->tag[i]);
    }
    if (s->n > 0) {
        tagged_sentence(t);
    }
    s->n = s->mentions = s->opens = 0;
}

enum rcp_status gold_gum_add(
        struct gold_names *g, const char *path, struct rcp_err *err)
{
    span bytes;
    const enum rcp_status status =
            file_read(g->arena, path, GOLD_MAX_FILE, &bytes, err);
    struct gum_sentence *s = ARENA_NEW(g->arena, struct gum_sentence);
    struct tagged_text t;
    tagged_start(&t, g);
    while (!status && bytes.len > 0) {
        const span line = span_cut(&bytes, '\n');
        if (line.len == 0) {
            flush(s, &t);
        } else if (line.ptr[0] != '#') {
            read_word(s, line);
        }
    }
    flush(s, &t);
    tagged_end(&t);
    return status;
}
