/* SPDX-License-Identifier: Apache-2.0 */
/* ud.h - Universal Dependencies v2 as enums: parts of speech, relations and
 * the features that the extraction asks about. The labels are the same in all
 * languages, which is what lets a language be data.
 * https://universaldependencies.org/u/pos, /u/dep, /u/feat */
#ifndef UD_H
#define UD_H

#include "base/span.h"

/* X(enum suffix, label) */
#define UD_UPOS(X)                                                             \
    X(ADJ)                                                                     \
    X(ADP) X(ADV) X(AUX) X(CCONJ) X(DET) X(INTJ) X(NOUN) X(NUM) X(PART)        \
            X(PRON) X(PROPN) X(PUNCT) X(SCONJ) X(SYM) X(VERB) X(X)

#define UD_RELATIONS(X)                                                        \
    X(ACL, "acl")                                                              \
    X(ADVCL, "advcl") X(ADVMOD, "advmod") X(AMOD, "amod") X(APPOS, "appos") X( \
            AUX, "aux") X(CASE, "case") X(CC, "cc") X(CCOMP, "ccomp") X(CLF,   \
            "clf") X(COMPOUND, "compound") X(CONJ, "conj") X(COP,              \
            "cop") X(CSUBJ, "csubj") X(DEP, "dep") X(DET, "det") X(DISCOURSE,  \
            "discourse") X(DISLOCATED, "dislocated") X(EXPL, "expl") X(FIXED,  \
            "fixed") X(FLAT, "flat") X(GOESWITH, "goeswith") X(IOBJ, "iobj")   \
            X(LIST, "list") X(MARK, "mark") X(NMOD, "nmod") X(NSUBJ, "nsubj")  \
                    X(NUMMOD, "nummod") X(OBJ, "obj") X(OBL, "obl") X(         \
                            ORPHAN, "orphan") X(PARATAXIS, "parataxis")        \
                            X(PUNCT, "punct") X(REPARANDUM, "reparandum")      \
                                    X(ROOT, "root") X(VOCATIVE, "vocative")    \
                                            X(XCOMP, "xcomp")

/* Subtypes that change what a relation means to us: nsubj:pass, aux:caus… */
#define UD_SUBTYPES(X)                                                         \
    X(PASS, "pass")                                                            \
    X(CAUS, "caus") X(TENSE, "tense") X(AGENT, "agent") X(RELCL, "relcl") X(   \
            CLEFT, "cleft") X(MOD, "mod") X(ARG, "arg") X(SUBJ, "subj")        \
            X(OBJ, "obj") X(POSS, "poss") X(TMOD, "tmod") X(NPMOD, "npmod")    \
                    X(PRT, "prt") X(FOREIGN, "foreign") X(NAME, "name") X(     \
                            COMP, "comp") X(PV, "pv") X(OUTER, "outer")        \
                            X(UNMARKED, "unmarked") X(PARENTH, "parenth")      \
                                    X(INSERT, "insert") X(PREDET, "predet")    \
                                            X(PRECONJ, "preconj")              \
                                                    X(DESC, "desc")

enum upos {
    UPOS_NONE,
#define X(name) UPOS_##name,
    UD_UPOS(X)
#undef X
};

enum deprel {
    REL_NONE,
#define X(name, label) REL_##name,
    UD_RELATIONS(X)
#undef X
};

enum deprel_sub {
    SUB_NONE,
#define X(name, label) SUB_##name,
    UD_SUBTYPES(X)
#undef X
            SUB_OTHER /* a subtype that is not in the list above */
};

/* The features that the stages ask about, one small field each; 0 means that
 * the word has no such feature. */
enum ud_mood { MOOD_NONE, MOOD_IND, MOOD_CND, MOOD_SUB, MOOD_IMP, MOOD_OTHER };
enum ud_tense {
    TENSE_NONE,
    TENSE_PRES,
    TENSE_PAST,
    TENSE_IMP,
    TENSE_FUT,
    TENSE_OTHER
};
enum ud_verbform {
    VERBFORM_NONE,
    VERBFORM_FIN,
    VERBFORM_INF,
    VERBFORM_PART,
    VERBFORM_GER,
    VERBFORM_OTHER
};
enum ud_number { NUMBER_NONE, NUMBER_SING, NUMBER_PLUR, NUMBER_OTHER };
enum ud_gender { GENDER_NONE, GENDER_MASC, GENDER_FEM, GENDER_OTHER };
enum ud_prontype {
    PRONTYPE_NONE,
    PRONTYPE_PRS,
    PRONTYPE_REL,
    PRONTYPE_INT,
    PRONTYPE_DEM,
    PRONTYPE_ART,
    PRONTYPE_IND,
    PRONTYPE_NEG,
    PRONTYPE_TOT,
    PRONTYPE_OTHER
};
enum ud_definite { DEFINITE_NONE, DEFINITE_DEF, DEFINITE_IND };

struct morph {
    unsigned mood : 3;
    unsigned tense : 3;
    unsigned verbform : 3;
    unsigned number : 2;
    unsigned gender : 2;
    unsigned person : 2; /* 1, 2, 3, or 0 */
    unsigned prontype : 4;
    unsigned definite : 2;
    unsigned passive : 1;  /* Voice=Pass */
    unsigned negative : 1; /* Polarity=Neg */
    unsigned poss : 1;
    unsigned reflex : 1;
    unsigned ordinal : 1;  /* NumType=Ord */
    unsigned cardinal : 1; /* NumType=Card */
};

const char *upos_label(enum upos u);
enum upos upos_of(span label); /* UPOS_NONE when unknown */
const char *deprel_label(enum deprel r);
/* Splits "nsubj:pass" into its two parts; REL_NONE when unknown. */
enum deprel deprel_of(span label, enum deprel_sub *sub);
/* Reads a FEATS column ("Gender=Masc|Number=Sing" or "_"). */
struct morph morph_of(span feats);

#endif
