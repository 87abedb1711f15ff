/* SPDX-License-Identifier: Apache-2.0 */
/* messages.h - the program's own words, in the reader's language.
 *
 * languages/XX/messages.tsv (key, text) makes XX a language of the program. A
 * pack without that table can be read, not shown in. Every key of the list
 * below must be there, and "rule.NAME" for each NAME of extract/rule_names.h,
 * and no other. A text may hold
 *
 *     {name}             the argument of that name
 *     {count|one|many}   `one` when the number `count` is 1 (in a language
 *                        with "plural zero_one" in pack.tsv also when it is 0)
 *     {name?text}        `text` only when the argument is there */
#ifndef PRESENT_MESSAGES_H
#define PRESENT_MESSAGES_H

#include "base/buf.h"
#include "extract/rule_names.h"
#include "lang/pack.h"

#define MESSAGE_LIST(X)                                                        \
    /* one report */                                                           \
    X(READ_UNTITLED, "read.untitled")                                          \
    X(READ_NO_DATE, "read.no_date")                                            \
    X(READ_COUNTS, "read.counts")                                              \
    X(READ_CLAIMS, "read.claims")                                              \
    X(READ_HEARSAY, "read.hearsay")                                            \
    X(READ_OWN_WORD, "read.own_word")                                          \
    X(READ_NO_SOURCE, "read.no_source")                                        \
    X(READ_VIA, "read.via")                                                    \
    X(READ_NO_CLAIM, "read.no_claim")                                          \
    X(READ_PLACES, "read.places")                                              \
    X(PLACE_COUNTRY, "place.country")                                          \
    X(PLACE_REGION, "place.region")                                            \
    X(PLACE_CITY, "place.city")                                                \
    X(PLACE_SITE, "place.site")                                                \
    X(PLACE_AREA, "place.area")                                                \
    X(PLACE_GUESS, "place.guess")                                              \
    X(STANCE_DISTANCES, "stance.distances")                                    \
    X(STANCE_REJECTS, "stance.rejects")                                        \
    X(POLARITY_NEGATED, "polarity.negated")                                    \
    X(MODALITY_PLANNED, "modality.planned")                                    \
    X(MODALITY_POSSIBLE, "modality.possible")                                  \
    X(MODALITY_HYPOTHETICAL, "modality.hypothetical")                          \
    X(MODALITY_ASKED, "modality.asked")                                        \
    X(UNIT_YEARS, "unit.years")                                                \
    X(INTERVAL_EXACT, "interval.exact")                                        \
    X(INTERVAL_BETWEEN, "interval.between")                                    \
    X(INTERVAL_FROM, "interval.from")                                          \
    X(INTERVAL_UP_TO, "interval.up_to")                                        \
    /* reports side by side */                                                 \
    X(CHECK_SUMMARY, "check.summary")                                          \
    X(CHECK_FINDINGS, "check.findings")                                        \
    X(CHECK_NO_FINDING, "check.no_finding")                                    \
    X(CHECK_FACTS, "check.facts")                                              \
    X(CHECK_NO_FACT, "check.no_fact")                                          \
    X(CHECK_ROOTS, "check.roots")                                              \
    X(CHECK_REPORTS, "check.reports")                                          \
    X(CHECK_FACT_ROOTS, "check.fact_roots")                                    \
    X(CHECK_NOBODY, "check.nobody")                                            \
    X(CHECK_HINT, "check.hint")                                                \
    X(CHECK_CAVEAT, "check.caveat")                                            \
    X(SEVERITY_ALARM, "severity.alarm")                                        \
    X(SEVERITY_WARNING, "severity.warning")                                    \
    X(SEVERITY_NOTE, "severity.note")                                          \
    X(VERDICT_CORROBORATED, "verdict.corroborated")                            \
    X(VERDICT_SINGLE_ROOT, "verdict.single_root")                              \
    X(VERDICT_DISPUTED, "verdict.disputed")                                    \
    X(VERDICT_EVOLVING, "verdict.evolving")                                    \
    X(ROOT_PERSON, "root.person")                                              \
    X(ROOT_ORGANISATION, "root.organisation")                                  \
    X(ROOT_GROUP, "root.group")                                                \
    X(ROOT_OUTLET, "root.outlet")                                              \
    X(ROOT_ANONYMOUS, "root.anonymous")                                        \
    X(ROOT_DOCUMENT, "root.document")                                          \
    /* findings: the name of the kind, and the sentence */                     \
    X(KIND_CONTRADICTION, "kind.contradiction")                                \
    X(KIND_DENIAL, "kind.denial")                                              \
    X(KIND_DRIFT, "kind.drift")                                                \
    X(KIND_STANCE_SHIFT, "kind.stance_shift")                                  \
    X(KIND_CIRCULAR_SOURCING, "kind.circular_sourcing")                        \
    X(KIND_HEADLINE_MISMATCH, "kind.headline_mismatch")                        \
    X(KIND_TEXT_REUSE, "kind.text_reuse")                                      \
    X(KIND_SINGLE_ANONYMOUS_SOURCE, "kind.single_anonymous_source")            \
    X(KIND_SILENT_EDIT, "kind.silent_edit")                                    \
    X(FINDING_CONTRADICTION, "finding.contradiction")                          \
    X(FINDING_DENIAL, "finding.denial")                                        \
    X(FINDING_DRIFT, "finding.drift")                                          \
    X(FINDING_STANCE_SHIFT, "finding.stance_shift")                            \
    X(FINDING_CIRCULAR_SOURCING, "finding.circular_sourcing")                  \
    X(FINDING_HEADLINE_MISMATCH, "finding.headline_mismatch")                  \
    X(FINDING_TEXT_REUSE, "finding.text_reuse")                                \
    X(FINDING_SINGLE_ANONYMOUS_SOURCE, "finding.single_anonymous_source")      \
    X(FINDING_SILENT_EDIT, "finding.silent_edit")                              \
    X(FINDING_UNDATED, "finding.undated")                                      \
    X(KEY_SOURCED, "key.sourced")                                              \
    X(KEY_HEARSAY, "key.hearsay")                                              \
    /* why */                                                                  \
    X(RULE, "rule")                                                            \
    X(DOUBT, "doubt")                                                          \
    X(EXPLAIN_RESTS_ON, "explain.rests_on")                                    \
    X(UNKNOWN_ID, "unknown_id")                                                \
    X(EXPLAIN_SAYS, "explain.says")                                            \
    X(EXPLAIN_UNNAMED, "explain.unnamed")                                      \
    X(EXPLAIN_CLAIM, "explain.claim")                                          \
    X(EXPLAIN_SPEECH_ROW, "explain.speech_row")                                \
    X(EXPLAIN_FORMULA_ROW, "explain.formula_row")                              \
    X(EXPLAIN_HEDGE_ROW, "explain.hedge_row")                                  \
    X(WHY_CONTRADICTION, "why.contradiction")                                  \
    X(WHY_DENIAL, "why.denial")                                                \
    X(WHY_DRIFT, "why.drift")                                                  \
    X(WHY_STANCE_SHIFT, "why.stance_shift")                                    \
    X(WHY_CIRCULAR_SOURCING, "why.circular_sourcing")                          \
    X(WHY_HEADLINE_MISMATCH, "why.headline_mismatch")                          \
    X(WHY_TEXT_REUSE, "why.text_reuse")                                        \
    X(WHY_SINGLE_ANONYMOUS_SOURCE, "why.single_anonymous_source")              \
    X(WHY_SILENT_EDIT, "why.silent_edit")                                      \
    X(DOUBT_CONTRADICTION, "doubt.contradiction")                              \
    X(DOUBT_DENIAL, "doubt.denial")                                            \
    X(DOUBT_DRIFT, "doubt.drift")                                              \
    X(DOUBT_STANCE_SHIFT, "doubt.stance_shift")                                \
    X(DOUBT_CIRCULAR_SOURCING, "doubt.circular_sourcing")                      \
    X(DOUBT_HEADLINE_MISMATCH, "doubt.headline_mismatch")                      \
    X(DOUBT_TEXT_REUSE, "doubt.text_reuse")                                    \
    X(DOUBT_SINGLE_ANONYMOUS_SOURCE, "doubt.single_anonymous_source")          \
    X(DOUBT_SILENT_EDIT, "doubt.silent_edit")                                  \
    /* typography */                                                           \
    X(LIST_AND, "list.and")                                                    \
    X(QUOTE_OPEN, "quote.open")                                                \
    X(QUOTE_CLOSE, "quote.close")                                              \
    X(NUMBER_GROUP, "number.group")                                            \
    X(NUMBER_POINT, "number.point")

enum message {
#define X(name, key) MSG_##name,
    MESSAGE_LIST(X)
#undef X
            MSG_COUNT
};

struct messages;

/* NULL when the pack has no messages.tsv. Before pack_check; lives in the
 * pack. */
struct messages *messages_new(struct pack *pack);

struct message_arg {
    const char *name;
    span text;     /* what {name} stands for */
    int64_t count; /* what {name|one|many} looks at */
};

/* What a rule says, in words; not of RULE_NONE. */
span message_rule(const struct messages *m, enum rule_name rule);
/* The rule of that name; RULE_NONE when there is none. */
enum rule_name rule_find(span name);

/* The text itself, for those without arguments. */
span message_text(const struct messages *m, enum message id);
/* Appends the text with its arguments filled in. */
void message_put(struct buf *out, const struct messages *m, enum message id,
        const struct message_arg *args, size_t n);

#endif
