/* SPDX-License-Identifier: Apache-2.0 */
/* explain.c - fills the templates of messages.tsv with what a finding holds.
 *
 *     kind -> template;  {one} {other} {first} {second} {count} {list} */
#include "present/explain.h"

#include "base/buf.h"
#include "present/sheet.h"
#include "present/wording.h"

enum { QUOTE_WIDTH = 90 }; /* of words in a sentence; the places have all */

/* The enums of the cross-check and the keys stand in the same order. */
enum message kind_message(enum finding_kind kind)
{
    return (enum message)(MSG_KIND_CONTRADICTION + (int)kind);
}

enum message why_message(enum finding_kind kind)
{
    return (enum message)(MSG_WHY_CONTRADICTION + (int)kind);
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
    const struct check_document *d = &result->document.at[document];
    return d->publisher.len > 0 ? d->publisher
            : d->path.len > 0   ? file_name(d->path)
            : d->given_id.len > 0 ? d->given_id
                                  : d->title;
}

static bool named_before(const struct check_result *result,
    struct list documents, uint32_t i)
{
    span name = document_name(result, result->index.at[documents.first + i]);
    for (uint32_t k = 0; k < i; k++) {
        if (span_eq(name, document_name(result,
                                  result->index.at[documents.first + k]))) {
            return true;
        }
    }
    return false;
}

span explain_documents(struct arena *a, const struct messages *m,
    const struct check_result *result, struct list documents)
{
    struct buf b;
    uint32_t left = 0, put = 0;
    buf_init(&b, a);
    for (uint32_t i = 0; i < documents.n; i++) {
        left += !named_before(result, documents, i);
    }
    for (uint32_t i = 0; i < documents.n; i++) {
        if (named_before(result, documents, i)) {
            continue;
        }
        if (put > 0 && left == 1) {
            buf_char(&b, ' ');
            buf_add(&b, message_text(m, MSG_LIST_AND));
            buf_char(&b, ' ');
        } else if (put > 0) {
            buf_add(&b, SPAN(", "));
        }
        buf_add(&b, document_name(
                            result, result->index.at[documents.first + i]));
        put++;
        left--;
    }
    return buf_span(&b);
}

span explain_finding(struct arena *a, const struct messages *m,
    const struct check_result *result, uint32_t index)
{
    const struct check_finding *f = &result->finding.at[index];
    const struct message_arg args[] = {
            {"one", quoted(a, m, text_shorten(a, f->one, QUOTE_WIDTH)), 0},
            {"other", quoted(a, m, text_shorten(a, f->other, QUOTE_WIDTH)), 0},
            {"first", f->first, 0},
            {"second", f->second, 0},
            {"count", {NULL, 0}, f->count},
            {"list", explain_documents(a, m, result, f->documents), 0},
            {"reports", {NULL, 0}, f->documents.n},
    };
    struct buf b;
    buf_init(&b, a);
    message_put(&b, m, (enum message)(MSG_FINDING_CONTRADICTION + (int)f->kind),
            args, sizeof args / sizeof *args);
    return buf_span(&b);
}
