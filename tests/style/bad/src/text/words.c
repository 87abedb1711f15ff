/* SPDX-License-Identifier: Apache-2.0 */
#include "text/words.h"

/* "selon" in a comment is none, nor is it in 'selon'. */
static const char *const KINDS[] = {"dire", "other", NULL};
static const struct column COLUMNS[] = {
        {.name = "selon", .type = COLUMN_TEXT},
        {.name = "kind", .type = COLUMN_ENUM, .values = KINDS}};
static const char *const LIST[] = {"dire", NULL};

bool words_are_bad(span s, json_value v)
{
    const span kept = json_as_string(json_get(v, "dire"));
    if (span_eq(s, SPAN("selon")) || span_eq(s, kept)) {
        return true;
    }
    return span_eq(s, SPAN("neutral")) || span_eq(s, SPAN("table")) ||
            span_eq(s, SPAN("affirmé")) || span_eq(s, SPAN("\xC3\xA9")) ||
            span_eq(s, SPAN("«\u00A0")) || span_eq(s, SPAN("d'apr\u00e8s")) ||
            span_eq(s, SPAN("zz")) || span_eq(s, SPAN("Dire")) ||
            span_eq(s, SPAN("dire que"));
}

#define RULES(X) \
    X(A, "selon") X( \
            B, "dire")

const char *months(void)
{
    return "march" "said" "table";
}
