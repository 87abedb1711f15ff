/* SPDX-License-Identifier: Apache-2.0 */
/* explain.c - fills the templates of messages.tsv with what a finding holds.
 *
 *     kind -> template;  {one} {other} {first} {second} {first_in} {second_in}
 *                        {count} {list} */
#include "present/explain.h"

#include "base/buf.h"
#include "base/map.h"
#include "present/sheet.h"
#include "present/wording.h"

enum {
    QUOTE_WIDTH = 90, /* of words in a sentence; the places have all */
    NAMED = 12        /* reports that a sentence lists */
};

/* The enums of the cross-check and the keys stand in the same order. */
enum message kind_message(enum finding_kind kind)
{
    return (enum message)(MSG_KIND_CONTRADICTION + (int)kind);
}

enum message why_message(enum finding_kind kind)
{
    return (enum message)(MSG_WHY_CONTRADICTION + (int)kind);
}

enum message doubt_message(enum finding_kind kind)
{
    return (enum message)(MSG_DOUBT_CONTRADICTION + (int)kind);
}

enum message severity_message(enum severity severity)
{
    static const enum message MESSAGES[] = {
            MSG_SEVERITY_NOTE, MSG_SEVERITY_WARNING, MSG_SEVERITY_ALARM};
    return MESSAGES[severity];
}

enum message verdict_message(enum verdict verdict)
{
    return (enum message)(MSG_VERDICT_CORROBORATED + (int)verdict);
}

enum message root_message(enum root_kind kind)
{
    return (enum message)(MSG_ROOT_PERSON + (int)kind);
}

span document_name(const struct check_result *result, uint32_t document)
{
    return check_document_name(&result->document.at[document]);
}

static bool named_before(const struct check_result *result,
        const uint32_t *documents, uint32_t i)
{
    span name = document_name(result, documents[i]);
    for (uint32_t k = 0; k < i; k++) {
        if (span_eq(name, document_name(result, documents[k]))) {
            return true;
        }
    }
    return false;
}

span explain_documents(struct arena *a, const struct messages *m,
        const struct check_result *result, const uint32_t *documents,
        uint32_t n)
{
    struct buf b;
    uint32_t put = 0, *once = ARENA_ARRAY(a, uint32_t, n + 1), left = 0;
    buf_init(&b, a);
    for (uint32_t i = 0; i < n && left < NAMED; i++) {
        if (!named_before(result, documents, i)) {
            once[left++] = documents[i];
        }
    }
    for (; put < left; put++) {
        if (put > 0 && put + 1 == left) {
            buf_char(&b, ' ');
            buf_add(&b, message_text(m, MSG_LIST_AND));
            buf_char(&b, ' ');
        } else if (put > 0) {
            buf_add(&b, SPAN(", "));
        }
        buf_add(&b, document_name(result, once[put]));
    }
    if (left == NAMED && n > NAMED) {
        buf_add(&b, SPAN("…"));
    }
    return buf_span(&b);
}

/* An argument without text is a count. */
static span or_nothing(span s)
{
    return s.ptr ? s : SPAN("");
}

static span name_or_none(const struct check_result *result, uint32_t document)
{
    return document == NONE ? SPAN("") : document_name(result, document);
}

span explain_finding(struct arena *a, const struct messages *m,
        const struct check_result *result, uint32_t index)
{
    const struct check_finding *f = &result->finding.at[index];
    const struct message_arg args[] = {
            {"one", quoted(a, m, text_shorten(a, f->one, QUOTE_WIDTH)), 0},
            {"other", quoted(a, m, text_shorten(a, f->other, QUOTE_WIDTH)), 0},
            {"first", or_nothing(f->first), 0},
            {"first_in", name_or_none(result, f->first_in), 0},
            {"second_in", name_or_none(result, f->second_in), 0},
            {"second", or_nothing(f->second), 0},
            {"count", {NULL, 0}, f->count},
            {"list",
                    explain_documents(a, m, result,
                            result->index.at + f->documents.first,
                            f->documents.n),
                    0},
            {"reports", {NULL, 0}, f->documents.n},
    };
    struct buf b;
    buf_init(&b, a);
    enum message kind =
            (enum message)(MSG_FINDING_CONTRADICTION + (int)f->kind);
    message_put(&b, m, f->undated ? MSG_FINDING_UNDATED : kind, args,
            sizeof args / sizeof *args);
    return buf_span(&b);
}

span explain_echo(struct arena *a, const struct messages *m,
        const struct check_result *result, struct list findings)
{
    VEC(uint32_t) all = {0};
    struct map *seen = map_new(a);
    const struct check_finding *f = &result->finding.at[findings.first];
    for (uint32_t i = 0; i < findings.n; i++) {
        for (uint32_t k = 0; k < f[i].documents.n; k++) {
            uint32_t d = result->index.at[f[i].documents.first + k];
            if (map_get(seen, d) == NONE) {
                map_set(seen, d, 1);
                *VEC_ADD(a, &all) = d;
            }
        }
    }
    const struct message_arg args[] = {{"first", or_nothing(f->first), 0},
            {"list", explain_documents(a, m, result, all.at, all.n), 0}};
    struct buf b;
    buf_init(&b, a);
    message_put(&b, m, MSG_FINDING_CIRCULAR_SOURCING, args, 2);
    return buf_span(&b);
}
