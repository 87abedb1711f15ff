/* SPDX-License-Identifier: Apache-2.0 */
/* recipe.h - what a model is made of, in a text file:
 *
 *     # comment
 *     treebank  ud/fr/sequoia-train.conllu 2 tree     copies; tree or
 *                                             tags; nofeats: features apart
 *     dev       ud/fr/sequoia-dev.conllu
 *     hunspell  /usr/share/hunspell/fr fr.readings.tsv
 *     wordnet   /usr/share/wordnet en.inflections.tsv
 *     headlines 20                every 20th sentence so far, in capitals too
 *     set       beam 8
 *
 * Treebank paths are relative to --data, tables to the recipe. */
#ifndef TRAIN_RECIPE_H
#define TRAIN_RECIPE_H

#include "entries.h"

struct recipe {
    struct settings settings;
    struct corpus *corpus;
    struct entries *entries;
};

/* Reads the recipe and loads all that it names. False after a message. */
bool recipe_load(
        struct recipe *r, struct arena *a, const char *path, const char *data);

#endif
