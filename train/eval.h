/* SPDX-License-Identifier: Apache-2.0 */
/* eval.h - how well a model reads treebanks with given words. */
#ifndef TRAIN_EVAL_H
#define TRAIN_EVAL_H

/* Prints one line for each file. Returns an exit code. */
int eval_files(const char *model, char **paths, int count);

#endif
