/* SPDX-License-Identifier: Apache-2.0 */
/* packs.h - the parts of recoupe-train that learn for a language pack:
 *
 *   recoupe-train text PACK OUT.tsv TREEBANK…
 *   recoupe-train names PACK OUT.bin [--known LIST] [--hold N] GOLD…
 *
 * LIST is what train/known.py prints; --hold leaves a fifth of the first gold
 * out and measures on it.
 *
 * Each returns the program's exit code, 2 where the usage is to be shown; the
 * arguments are those behind the word. */
#ifndef TRAIN_PACKS_H
#define TRAIN_PACKS_H

int packs_text(int n, char **arguments);
int packs_names(int n, char **arguments);

#endif
