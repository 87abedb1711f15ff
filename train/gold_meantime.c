/* SPDX-License-Identifier: Apache-2.0 */
/* gold_meantime.c - names out of MEANTIME's entities.
 *
 *     <token sentence="2" t_id="36">Ryanair</token>
 *     <ENTITY_MENTION m_id="19"> <token_anchor t_id="36"/> … </…>
 *     <ENTITY ent_type="ORG" m_id="154"/>
 *     <REFERS_TO> <source m_id="19"/> <target m_id="154"/> </REFERS_TO>
 *
 * A mention whose words are capitalised is a name, and so are the same words
 * elsewhere. Not all mentions are annotated: sentences where a capital inside
 * is no name are left out rather than taught as such. */
#include "gold_names.h"

#include "base/file.h"
#include "base/map.h"
#include "base/utf8.h"

#include <stdlib.h>

enum { MAX_TOKENS = 20000, MAX_NAME = 8 };

struct token {
    span text;
    uint32_t sentence;
    uint32_t kind; /* 0 … 3, or NONE */
    bool first;
};

struct known { /* a run of tokens that is a name */
    uint32_t first, n, kind;
};

struct meantime {
    struct gold_names *gold;
    struct map *token_of; /* t_id -> token */
    struct map *type_of;  /* m_id of an ENTITY -> kind */
    struct map *refers;   /* m_id of a mention -> m_id of its entity */
    VEC(struct token) token;
    VEC(struct known) known;
};

/* ---- XML, as far as these files go -------------------------------------- */

/* The next tag: its inside ("token t_id=\"1\""), and the text behind it. */
static bool next_tag(span *rest, span *tag, span *text)
{
    const size_t open = span_find(*rest, SPAN("<"));
    if (open == SIZE_MAX) {
        return false;
    }
    *rest = span_slice(*rest, open + 1, rest->len);
    *tag = span_cut(rest, '>');
    const size_t end = span_find(*rest, SPAN("<"));
    *text = span_slice(*rest, 0, end == SIZE_MAX ? rest->len : end);
    return true;
}

static span attribute(span tag, span name)
{
    size_t at = span_find(tag, name);
    if (at == SIZE_MAX) {
        return (span){NULL, 0};
    }
    span rest = span_slice(tag, at + name.len, tag.len);
    return span_cut(&rest, '"');
}

static uint32_t number(span tag, span name)
{
    const span value = attribute(tag, name);
    return value.len ? (uint32_t)strtoul(value.ptr, NULL, 10) : NONE;
}

static uint32_t kind_of(span type)
{
    return span_eq(type, SPAN("PRO")) || span_eq(type, SPAN("FIN"))
                   ? 3
                   : gold_kind(type);
}

/* ---- reading ------------------------------------------------------------ */

static void read_relations(struct meantime *m, span rest)
{
    span tag, text;
    uint32_t sources[256], n = 0;
    while (next_tag(&rest, &tag, &text)) {
        if (span_starts(tag, SPAN("ENTITY "))) {
            const uint32_t kind = kind_of(attribute(tag, SPAN("ent_type=\"")));
            if (kind != NONE) {
                map_set(m->type_of, number(tag, SPAN(" m_id=\"")), kind);
            }
        } else if (span_starts(tag, SPAN("REFERS_TO"))) {
            n = 0;
        } else if (span_starts(tag, SPAN("source")) && n < 256) {
            sources[n++] = number(tag, SPAN("m_id=\""));
        } else if (span_starts(tag, SPAN("target"))) {
            for (uint32_t i = 0; i < n; i++) {
                map_set(m->refers, sources[i], number(tag, SPAN("m_id=\"")));
            }
            n = 0;
        }
    }
}

static bool is_capital(span text)
{
    return utf8_is_capitalised(text) ||
           (text.len > 2 && text.ptr[0] == 'i' && text.ptr[1] >= 'A' &&
                   text.ptr[1] <= 'Z');
}

static bool is_small(span text)
{
    static const char *const SMALL[] = {
            "of", "the", "and", "&", "for", "'s", "-", ".", NULL};
    for (uint32_t i = 0; SMALL[i]; i++) {
        if (span_eq(text, span_of(SMALL[i]))) {
            return true;
        }
    }
    return text.ptr[0] >= '0' && text.ptr[0] <= '9';
}

static void keep_name(struct meantime *m, struct known k)
{
    while (k.n > 0 && !is_capital(m->token.at[k.first].text)) {
        const span t = m->token.at[k.first].text;
        if (!span_eq(t, SPAN("the")) && !span_eq(t, SPAN("a")) &&
                !span_eq(t, SPAN("an"))) {
            return;
        }
        k.first++;
        k.n--;
    }
    if (k.n == 0 || k.n > MAX_NAME) {
        return;
    }
    if (span_eq(m->token.at[k.first].text, SPAN("The")) && k.n > 1) {
        k.first++;
        k.n--;
    }
    for (uint32_t i = 0; i < k.n; i++) {
        const span t = m->token.at[k.first + i].text;
        if (!is_capital(t) && !(i > 0 && is_small(t))) {
            return;
        }
    }
    if (utf8_count(m->token.at[k.first].text) > 1 || k.n > 1) {
        *VEC_ADD(m->gold->arena, &m->known) = k;
    }
}

static void read_mentions(struct meantime *m, span rest)
{
    span tag, text;
    struct known k = {0, 0, NONE};
    while (next_tag(&rest, &tag, &text)) {
        if (span_starts(tag, SPAN("ENTITY_MENTION "))) {
            const uint32_t entity =
                    map_get(m->refers, number(tag, SPAN("m_id=\"")));
            k = (struct known){0, 0, map_get(m->type_of, entity)};
        } else if (span_starts(tag, SPAN("token_anchor")) && k.kind != NONE) {
            const uint32_t at =
                    map_get(m->token_of, number(tag, SPAN("t_id=\"")));
            k.first = k.n == 0 ? at : k.first;
            k.n = at == k.first + k.n ? k.n + 1 : MAX_NAME + 1;
        } else if (span_starts(tag, SPAN("/ENTITY_MENTION"))) {
            if (k.kind != NONE && k.n > 0 && k.n <= MAX_NAME) {
                keep_name(m, k);
            }
            k.kind = NONE;
        }
    }
}

static void read_tokens(struct meantime *m, span rest)
{
    span tag, text;
    while (next_tag(&rest, &tag, &text)) {
        if (span_starts(tag, SPAN("token ")) && m->token.n < MAX_TOKENS) {
            map_set(m->token_of, number(tag, SPAN("t_id=\"")), m->token.n);
            struct token *t = VEC_ADD(m->gold->arena, &m->token);
            t->text = text;
            t->sentence = number(tag, SPAN("sentence=\""));
            t->kind = NONE;
        }
    }
}

/* ---- names -------------------------------------------------------------- */

static bool same_here(
        const struct meantime *m, const struct known *k, uint32_t at)
{
    for (uint32_t i = 0; i < k->n; i++) {
        if (at + i >= m->token.n || m->token.at[at + i].kind != NONE ||
                !span_eq(m->token.at[at + i].text,
                        m->token.at[k->first + i].text)) {
            return false;
        }
    }
    return true;
}

static int longer_first(const void *a, const void *b)
{
    const struct known *x = a, *y = b;
    return x->n != y->n ? (x->n < y->n) - (x->n > y->n)
                        : (x->first > y->first) - (x->first < y->first);
}

static void mark_names(struct meantime *m)
{
    if (m->known.n > 0) {
        qsort(m->known.at, m->known.n, sizeof *m->known.at, longer_first);
    }
    for (uint32_t i = 0; i < m->known.n; i++) {
        const struct known k = m->known.at[i];
        for (uint32_t at = 0; at < m->token.n; at++) {
            if (same_here(m, &k, at)) {
                for (uint32_t w = 0; w < k.n; w++) {
                    m->token.at[at + w].kind = k.kind;
                    m->token.at[at + w].first = w == 0;
                }
            }
        }
    }
}

/* A capital that nothing explains: an annotation may be missing. */
static bool is_doubtful(const struct meantime *m, uint32_t first, uint32_t at)
{
    const struct token *t = &m->token.at[at];
    if (at == first || t->kind != NONE || !is_capital(t->text) ||
            t->text.len == 1) {
        return false;
    }
    const span before = t[-1].text;
    return utf8_count(before) > 1 || char_is_letter((unsigned char)*before.ptr);
}

static void write_sentence(
        struct meantime *m, struct tagged_text *t, uint32_t from, uint32_t to)
{
    static const char *const TAGS[][2] = {{"I-PER", "B-PER"},
            {"I-ORG", "B-ORG"}, {"I-LOC", "B-LOC"}, {"I-MISC", "B-MISC"}};
    for (uint32_t i = from; i < to; i++) {
        if (is_doubtful(m, from, i)) {
            return;
        }
    }
    for (uint32_t i = from; i < to; i++) {
        const struct token *k = &m->token.at[i];
        tagged_token(t, k->text,
                k->kind == NONE ? SPAN("O") : span_of(TAGS[k->kind][k->first]));
    }
    tagged_sentence(t);
}

enum rcp_status gold_meantime_add(
        struct gold_names *g, const char *path, struct rcp_err *err)
{
    span bytes;
    const enum rcp_status s =
            file_read(g->arena, path, GOLD_MAX_FILE, &bytes, err);
    if (s) {
        return s;
    }
    struct meantime m = {.gold = g,
            .token_of = map_new(g->arena),
            .type_of = map_new(g->arena),
            .refers = map_new(g->arena)};
    read_tokens(&m, bytes);
    read_relations(&m, bytes);
    read_mentions(&m, bytes);
    mark_names(&m);
    struct tagged_text t;
    tagged_start(&t, g);
    for (uint32_t from = 0, to = 0; from < m.token.n; from = to) {
        while (to < m.token.n &&
                m.token.at[to].sentence == m.token.at[from].sentence) {
            to++;
        }
        write_sentence(&m, &t, from, to);
    }
    tagged_end(&t);
    return RCP_OK;
}
