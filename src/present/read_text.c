/* SPDX-License-Identifier: Apache-2.0 */
/* read_text.c - the terminal report of one document.
 *
 *     title, where and when it was published
 *     how many claims, on whose word
 *     HEARSAY WITHOUT A SOURCE   distanced, and nobody named
 *     CLAIMS                     the rest, in reading order: the clause, then
 *                                who says so, how firmly, how many, when */
#include "present/read_text.h"

#include "present/numbers.h"
#include "present/read_places.h"
#include "present/rule_words.h"
#include "present/sheet.h"
#include "present/wording.h"

enum {
    NUMBER_COLUMN = 2,
    TEXT_COLUMN = 7,
    QUANTITY_MAX_GAP = 4 /* words from a number to its noun */
};

struct view {
    const struct rcp_doc *doc;
    const struct messages *messages;
    struct sheet sheet;
};

static span message(const struct view *v, enum message id)
{
    return message_text(v->messages, id);
}

/* ---- the head ----------------------------------------------------------- */

static void put_head(struct view *v)
{
    const struct doc_meta *m = &v->doc->meta;
    struct sheet *s = &v->sheet;
    span published = moment_print(v->doc->arena, m->published);
    span facts[] = {m->publisher,
            published.len > 0 ? published : message(v, MSG_READ_NO_DATE),
            m->language, m->path};
    bool first = true;
    sheet_put(s, STYLE_STRONG,
            m->title.len > 0 ? m->title : message(v, MSG_READ_UNTITLED));
    sheet_newline(s);
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        if (facts[i].len == 0) {
            continue;
        }
        if (!first) {
            sheet_put(s, STYLE_FAINT, SPAN(" · "));
        }
        sheet_put(s, STYLE_FAINT, facts[i]);
        first = false;
    }
    sheet_newline(s);
}

/* A claim that its publisher keeps at a distance while nobody is named. */
static bool is_hearsay(const struct rcp_doc *doc, const struct claim *c)
{
    for (uint32_t i = 0; i < c->chain.n; i++) {
        uint32_t a = doc->index.at[c->chain.first + i];
        if (!range_empty(doc->attribution.at[a].source)) {
            return false;
        }
    }
    return c->stance == STANCE_DISTANCES;
}

static void put_counts(struct view *v)
{
    const struct rcp_doc *doc = v->doc;
    int64_t own = 0, hearsay = 0;
    struct buf line;
    for (uint32_t i = 0; i < doc->claim.n; i++) {
        bool unsourced = is_hearsay(doc, &doc->claim.at[i]);
        hearsay += unsourced;
        own += !unsourced && doc->claim.at[i].chain.n == 0;
    }
    const struct message_arg args[] = {{"claims", {NULL, 0}, doc->claim.n},
            {"own", {NULL, 0}, own},
            {"sourced", {NULL, 0}, (int64_t)doc->claim.n - own - hearsay},
            {"hearsay", {NULL, 0}, hearsay}};
    buf_init(&line, doc->arena);
    message_put(&line, v->messages,
            doc->claim.n ? MSG_READ_COUNTS : MSG_READ_NO_CLAIM, args,
            sizeof args / sizeof *args);
    sheet_put(&v->sheet, STYLE_PLAIN, buf_span(&line));
    sheet_newline(&v->sheet);
}

/* ---- one claim ---------------------------------------------------------- */

static void put_separator(struct view *v, bool *first)
{
    if (!*first) {
        sheet_put(&v->sheet, STYLE_FAINT, SPAN(" · "));
    }
    *first = false;
}

/* The chain as it was relayed: outermost first. */
static void put_chain(struct view *v, const struct claim *c, bool *first)
{
    const struct rcp_doc *doc = v->doc;
    put_separator(v, first);
    bool named = false;
    for (uint32_t i = 0; i < c->chain.n; i++) {
        uint32_t a = doc->index.at[c->chain.first + i];
        span source = source_words(doc, &doc->attribution.at[a]);
        if (source.len == 0) {
            continue; /* a link that names nobody tells a reader nothing */
        }
        if (named) {
            sheet_space(&v->sheet);
            sheet_put(&v->sheet, STYLE_FAINT, message(v, MSG_READ_VIA));
            sheet_space(&v->sheet);
        }
        sheet_put(&v->sheet, STYLE_STRONG, source);
        named = true;
    }
    if (!named) {
        bool own = c->chain.n == 0 && !is_hearsay(doc, c);
        sheet_put(&v->sheet, STYLE_FAINT,
                message(v, own ? MSG_READ_OWN_WORD : MSG_READ_NO_SOURCE));
    }
}

/* The report's words for a number: with the noun it counts, or the word behind
 * it where that is its unit. */
static span quantity_words(const struct rcp_doc *doc, const struct quantity *q)
{
    range at = q->at;
    uint32_t next = q->words.first + q->words.n;
    bool near = q->noun != NONE && q->noun >= next &&
                q->noun < next + QUANTITY_MAX_GAP;
    if (near) {
        at.end = doc->word.at[q->noun].at.end;
    } else if (q->noun == NONE && next < doc->word.n &&
               doc->word.at[next].at.start <= at.end + 3 &&
               (q->kind == QUANTITY_PERCENT || q->unit.len > 0) && doc->tag &&
               doc->tag[next].upos != UPOS_PUNCT &&
               doc->tag[next].upos != UPOS_ADP) {
        while (next + 1 < doc->word.n &&
                !(doc->word.at[next].flags & WORD_SPACE_AFTER) &&
                doc->tag[next + 1].upos != UPOS_PUNCT) {
            next++;
        }
        at.end = doc->word.at[next].at.end;
    }
    return doc_span(doc, at);
}

/* "une quarantaine de camions [36 to 44]", "71 years". */
static span quantity_text(const struct view *v, const struct quantity *q)
{
    const struct rcp_doc *doc = v->doc;
    struct buf b;
    buf_init(&b, doc->arena);
    buf_add(&b, quantity_words(doc, q));
    if (q->noun == NONE && span_eq(q->unit, SPAN("a")) &&
            b.len == q->at.end - q->at.start) {
        buf_char(&b, ' ');
        buf_add(&b, message(v, MSG_UNIT_YEARS));
    }
    if (q->modifier == MODIFIER_ABOUT || q->modifier == MODIFIER_SEVERAL) {
        buf_add(&b, SPAN(" ["));
        interval_put(&b, v->messages, q->min, q->max);
        buf_add(&b, q->kind == QUANTITY_PERCENT ? SPAN(" %]") : SPAN("]"));
    }
    return buf_span(&b);
}

static void put_quantities(struct view *v, const struct claim *c, bool *first)
{
    for (uint32_t i = 0; i < c->quantities.n; i++) {
        put_separator(v, first);
        sheet_put(&v->sheet, STYLE_NOTE,
                quantity_text(v,
                        &v->doc->quantity.at
                                 [v->doc->index.at[c->quantities.first + i]]));
    }
}

/* A TIMEX3 value that reads as it stands: 2026, 2026-02, 2026-02-03. */
static bool is_plain_date(span value)
{
    for (size_t i = 0; i < value.len; i++) {
        if ((value.ptr[i] < '0' || value.ptr[i] > '9') && value.ptr[i] != '-') {
            return false;
        }
    }
    return value.len > 0;
}

/* "2026-02-03 18:00"; days without it. */
static void put_clock(struct buf *b, span value)
{
    size_t t = span_find(value, SPAN("T"));
    if (t != SIZE_MAX && t + 1 < value.len && value.ptr[t + 1] >= '0' &&
            value.ptr[t + 1] <= '9') {
        buf_char(b, ' ');
        buf_add(b, span_slice(value, t + 1, value.len));
    }
}

/* The days that were worked out; of others the report's words, where the claim
 * does not show them itself. */
static span time_text(
        const struct view *v, const struct claim *c, const struct timex *t)
{
    struct buf b;
    if (t->from == DAY_NONE || t->value.len == 0) {
        return range_holds(c->at, t->at) ? (span){NULL, 0}
                                         : span_trim(doc_span(v->doc, t->at));
    }
    if (is_plain_date(t->value)) {
        return t->value;
    }
    buf_init(&b, v->doc->arena);
    buf_add(&b, day_print(v->doc->arena, t->from));
    if (t->to == t->from) {
        put_clock(&b, t->value);
    } else if (t->to != DAY_NONE) {
        buf_add(&b, SPAN(" – "));
        buf_add(&b, day_print(v->doc->arena, t->to));
    }
    return buf_span(&b);
}

/* Those taken from around the claim stand in brackets. */
static void put_times(struct view *v, const struct claim *c, bool *first)
{
    const struct list lists[2] = {c->times, c->time_inferred};
    span last = {NULL, 0};
    for (uint32_t k = 0; k < 2; k++) {
        for (uint32_t i = 0; i < lists[k].n; i++) {
            span text = time_text(v, c,
                    &v->doc->time.at[v->doc->index.at[lists[k].first + i]]);
            if (text.len > 0 && !span_eq(text, last)) {
                put_separator(v, first);
                sheet_put(&v->sheet, STYLE_NOTE,
                        k == 0 ? text
                               : arena_printf(v->doc->arena, "(%.*s)",
                                         SPAN_ARG(text)));
                last = text;
            }
        }
    }
}

static void put_firmness(struct view *v, const struct claim *c, bool *first)
{
    static const enum message MODALITIES[] = {MSG_COUNT, MSG_MODALITY_PLANNED,
            MSG_MODALITY_POSSIBLE, MSG_MODALITY_HYPOTHETICAL,
            MSG_MODALITY_ASKED};
    if (c->stance != STANCE_ASSERTS) {
        put_separator(v, first);
        sheet_put(&v->sheet, STYLE_WARNING,
                message(v, c->stance == STANCE_DISTANCES ? MSG_STANCE_DISTANCES
                                                         : MSG_STANCE_REJECTS));
    }
    if (c->negated) {
        put_separator(v, first);
        sheet_put(&v->sheet, STYLE_WARNING, message(v, MSG_POLARITY_NEGATED));
    }
    if (c->modality != MODALITY_ACTUAL) {
        put_separator(v, first);
        sheet_put(
                &v->sheet, STYLE_WARNING, message(v, MODALITIES[c->modality]));
    }
}

static void put_claim(struct view *v, uint32_t i)
{
    const struct claim *c = &v->doc->claim.at[i];
    bool first = true;
    span number = arena_printf(v->doc->arena, "c%u", i + 1);
    sheet_indent(&v->sheet, NUMBER_COLUMN);
    sheet_put(&v->sheet, STYLE_FAINT, number);
    sheet_indent(&v->sheet, TEXT_COLUMN);
    sheet_put(&v->sheet, STYLE_PLAIN, doc_span(v->doc, c->at));
    sheet_newline(&v->sheet);
    sheet_indent(&v->sheet, TEXT_COLUMN);
    put_chain(v, c, &first);
    put_firmness(v, c, &first);
    put_quantities(v, c, &first);
    put_times(v, c, &first);
    sheet_newline(&v->sheet);
}

static void put_claims(struct view *v, bool hearsay, enum message heading)
{
    bool any = false;
    for (uint32_t i = 0; i < v->doc->claim.n; i++) {
        if (is_hearsay(v->doc, &v->doc->claim.at[i]) == hearsay) {
            if (!any) {
                sheet_heading(&v->sheet, message(v, heading));
            }
            any = true;
            put_claim(v, i);
        }
    }
}

/* ---- one claim and its chain -------------------------------------------- */

static void put_link(struct view *v, const struct attribution *a)
{
    const struct rcp_doc *doc = v->doc;
    span source = source_words(doc, a);
    const struct message_arg args[] = {{"source", source, 0},
            {"cue", quoted(doc->arena, v->messages, doc_span(doc, a->cue)), 0},
            {"rule", rule_words(doc, v->messages, a->rule), 0}};
    struct buf line;
    buf_init(&line, doc->arena);
    message_put(&line, v->messages,
            source.len > 0 ? MSG_EXPLAIN_SAYS : MSG_EXPLAIN_UNNAMED, args,
            sizeof args / sizeof *args);
    sheet_indent(&v->sheet, TEXT_COLUMN);
    sheet_put(&v->sheet, STYLE_PLAIN, buf_span(&line));
    sheet_newline(&v->sheet);
    for (uint32_t i = 0; i < a->content.n; i++) {
        range at = doc->content.at[a->content.first + i];
        sheet_indent(&v->sheet, TEXT_COLUMN + 2);
        sheet_put(&v->sheet, STYLE_FAINT,
                quoted(doc->arena, v->messages, doc_span(doc, at)));
        sheet_newline(&v->sheet);
    }
}

static void put_explained(struct view *v, uint32_t i)
{
    const struct rcp_doc *doc = v->doc;
    const struct claim *c = &doc->claim.at[i];
    const struct message_arg args[] = {
            {"rule", rule_words(doc, v->messages, c->rule), 0}};
    struct buf line;
    put_claim(v, i);
    for (uint32_t k = 0; k < c->chain.n; k++) {
        put_link(v, &doc->attribution.at[doc->index.at[c->chain.first + k]]);
    }
    buf_init(&line, doc->arena);
    message_put(&line, v->messages, MSG_EXPLAIN_CLAIM, args, 1);
    sheet_indent(&v->sheet, TEXT_COLUMN);
    sheet_put(&v->sheet, STYLE_PLAIN, buf_span(&line));
    sheet_newline(&v->sheet);
}

static void put_notes(struct view *v)
{
    for (uint32_t i = 0; i < v->doc->note.n; i++) {
        sheet_indent(&v->sheet, 0);
        sheet_put(&v->sheet, STYLE_FAINT, v->doc->note.at[i].text);
        sheet_newline(&v->sheet);
    }
}

span read_text(struct rcp_doc *doc, const struct read_view *view)
{
    struct view v = {.doc = doc, .messages = view->messages};
    uint32_t explained = id_index(view->explain, 'c', doc->claim.n);
    if (view->explain.len > 0 && explained == NONE) {
        return SPAN("");
    }
    sheet_init(&v.sheet, doc->arena, view->width, view->colour);
    put_head(&v);
    if (explained != NONE) {
        put_explained(&v, explained);
    } else {
        put_counts(&v);
        put_claims(&v, true, MSG_READ_HEARSAY);
        put_claims(&v, false, MSG_READ_CLAIMS);
        read_places(&v.sheet, doc, v.messages);
        put_notes(&v);
    }
    sheet_blank(&v.sheet);
    return buf_span(&v.sheet.out);
}
