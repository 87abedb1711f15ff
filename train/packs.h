/* SPDX-License-Identifier: Apache-2.0 */
/* packs.h - the parts of recoupe-train that learn for a language pack:
 *
 *   recoupe-train text PACK OUT.tsv TREEBANK…
 *   recoupe-train names PACK OUT.bin [--hold N] GOLD…
 *
 * Each returns the program's exit code; the arguments are those behind the
 * word. */
#ifndef TRAIN_PACKS_H
#define TRAIN_PACKS_H

int packs_text(int n, char **arguments);
int packs_names(int n, char **arguments);

#endif
