/* SPDX-License-Identifier: Apache-2.0 */
/* rule_names.h - the rules for attributions and claims that are no rows of a
 * table. Each has a message in the program's languages ("rule.NAME"), which a
 * pack without it fails for. */
#ifndef EXTRACT_RULE_NAMES_H
#define EXTRACT_RULE_NAMES_H

#define RULE_LIST(X)                                                           \
    X(NONE, "")                                                                \
    /* attributions */                                                         \
    X(QUOTATION_INCISE, "quotation-incise")                                    \
    X(SPEAKER_PARAGRAPH, "speaker-paragraph")                                  \
    X(SPEAKER_COLON, "speaker-colon")                                          \
    X(BARE_CONDITIONAL, "bare-conditional")                                    \
    X(RELAY, "relay")                                                          \
    /* claims */                                                               \
    X(FINITE_CLAUSE, "finite-clause")                                          \
    X(JOINED_CLAUSE, "joined-clause")                                          \
    X(NOUN_CLAUSE, "noun-clause")                                              \
    X(RELATIVE_EVENT, "relative-event")                                        \
    X(NONFINITE_SUBJECT, "nonfinite-subject")                                  \
    X(ACCOMPLISHED, "accomplished")                                            \
    X(TOLD_NONFINITE, "told-nonfinite")                                        \
    X(TOLD_ATTRIBUTE, "told-attribute")                                        \
    X(TOLD_FIGURE, "told-figure")                                              \
    X(HEADLINE_CLAUSE, "headline-clause")                                      \
    X(HEADLINE_PARTICIPLE, "headline-participle")                              \
    X(HEADLINE_FUTURE, "headline-future")

enum rule_name {
#define X(name, text) RULE_##name,
    RULE_LIST(X)
#undef X
            RULE_COUNT
};

extern const char *const RULE_NAMES[RULE_COUNT];

#endif
