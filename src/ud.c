/* SPDX-License-Identifier: Apache-2.0 */
/* ud.c - labels of Universal Dependencies to enums and back. */
#include "ud.h"

static const char *const UPOS_LABELS[] = {"_",
#define X(name) #name,
        UD_UPOS(X)
#undef X
};

static const char *const REL_LABELS[] = {"_",
#define X(name, label) label,
        UD_RELATIONS(X)
#undef X
};

static const char *const SUB_LABELS[] = {"",
#define X(name, label) label,
        UD_SUBTYPES(X)
#undef X
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static size_t label_find(const char *const *labels, size_t n, span label)
{
    for (size_t i = 1; i < n; i++) {
        if (span_eq(span_of(labels[i]), label)) {
            return i;
        }
    }
    return 0;
}

const char *upos_label(enum upos u)
{
    return UPOS_LABELS[u];
}

enum upos upos_of(span label)
{
    return (enum upos)label_find(UPOS_LABELS, COUNT(UPOS_LABELS), label);
}

const char *deprel_label(enum deprel r)
{
    return REL_LABELS[r];
}

enum deprel deprel_of(span label, enum deprel_sub *sub)
{
    span main = span_cut(&label, ':');
    *sub = SUB_NONE;
    if (label.len > 0) {
        size_t s = label_find(SUB_LABELS, COUNT(SUB_LABELS), label);
        *sub = s ? (enum deprel_sub)s : SUB_OTHER;
    }
    return (enum deprel)label_find(REL_LABELS, COUNT(REL_LABELS), main);
}

/* ---- features ----------------------------------------------------------- */

struct feature {
    const char *pair; /* "Mood=Cnd" */
    struct morph bits;
};

static const struct feature FEATURES[] = {
        {"Definite=Def", {.definite = DEFINITE_DEF}},
        {"Definite=Ind", {.definite = DEFINITE_IND}},
        {"Gender=Fem", {.gender = GENDER_FEM}},
        {"Gender=Masc", {.gender = GENDER_MASC}},
        {"Gender=Neut", {.gender = GENDER_OTHER}},
        {"Mood=Cnd", {.mood = MOOD_CND}},
        {"Mood=Imp", {.mood = MOOD_IMP}},
        {"Mood=Ind", {.mood = MOOD_IND}},
        {"Mood=Sub", {.mood = MOOD_SUB}},
        {"NumType=Card", {.cardinal = 1}},
        {"NumType=Ord", {.ordinal = 1}},
        {"Number=Plur", {.number = NUMBER_PLUR}},
        {"Number=Sing", {.number = NUMBER_SING}},
        {"Person=1", {.person = 1}},
        {"Person=2", {.person = 2}},
        {"Person=3", {.person = 3}},
        {"Polarity=Neg", {.negative = 1}},
        {"Poss=Yes", {.poss = 1}},
        {"PronType=Art", {.prontype = PRONTYPE_ART}},
        {"PronType=Dem", {.prontype = PRONTYPE_DEM}},
        {"PronType=Ind", {.prontype = PRONTYPE_IND}},
        {"PronType=Int", {.prontype = PRONTYPE_INT}},
        {"PronType=Neg", {.prontype = PRONTYPE_NEG}},
        {"PronType=Prs", {.prontype = PRONTYPE_PRS}},
        {"PronType=Rel", {.prontype = PRONTYPE_REL}},
        {"PronType=Tot", {.prontype = PRONTYPE_TOT}},
        {"Reflex=Yes", {.reflex = 1}},
        {"Tense=Fut", {.tense = TENSE_FUT}},
        {"Tense=Imp", {.tense = TENSE_IMP}},
        {"Tense=Past", {.tense = TENSE_PAST}},
        {"Tense=Pres", {.tense = TENSE_PRES}},
        {"VerbForm=Fin", {.verbform = VERBFORM_FIN}},
        {"VerbForm=Ger", {.verbform = VERBFORM_GER}},
        {"VerbForm=Inf", {.verbform = VERBFORM_INF}},
        {"VerbForm=Part", {.verbform = VERBFORM_PART}},
        {"Voice=Pass", {.passive = 1}},
};

static struct morph morph_join(struct morph a, struct morph b)
{
    return (struct morph){
            .mood = (a.mood | b.mood) & 7u,
            .tense = (a.tense | b.tense) & 7u,
            .verbform = (a.verbform | b.verbform) & 7u,
            .number = (a.number | b.number) & 3u,
            .gender = (a.gender | b.gender) & 3u,
            .person = (a.person | b.person) & 3u,
            .prontype = (a.prontype | b.prontype) & 15u,
            .definite = (a.definite | b.definite) & 3u,
            .passive = (a.passive | b.passive) & 1u,
            .negative = (a.negative | b.negative) & 1u,
            .poss = (a.poss | b.poss) & 1u,
            .reflex = (a.reflex | b.reflex) & 1u,
            .ordinal = (a.ordinal | b.ordinal) & 1u,
            .cardinal = (a.cardinal | b.cardinal) & 1u,
    };
}

/* A feature with two values ("Gender=Fem,Masc") says nothing here. */
struct morph morph_of(span feats)
{
    struct morph m = {0};
    while (feats.len > 0) {
        span pair = span_cut(&feats, '|');
        for (size_t i = 0; i < COUNT(FEATURES); i++) {
            if (span_eq(pair, span_of(FEATURES[i].pair))) {
                m = morph_join(m, FEATURES[i].bits);
            }
        }
    }
    return m;
}
