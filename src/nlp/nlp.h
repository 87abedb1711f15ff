/* SPDX-License-Identifier: Apache-2.0 */
/* nlp.h - words to tags, lemmas and trees.
 *
 *   doc->word -> feed -> tagger -> lemmas -> heads, labels -> doc->tag, arc
 *
 * Opened once for each language pack, before pack_check (the model's lemma,
 * feature and relation strings join the pack's words); immutable after.
 *
 *     struct nlp *nlp;
 *     nlp_open(&nlp, pack, path_of_model_bin, &err);
 *     nlp_read(doc, nlp);      fills doc->tag and doc->arc
 *     nlp_close(nlp);          before the pack's arena goes */
#ifndef NLP_NLP_H
#define NLP_NLP_H

#include "base/err.h"

struct arena;
struct intern;
struct lexicon;
struct model;
struct nlp;
struct pack;
struct rcp_doc;

/* The object lives in the pack's arena; the file stays mapped until
 * nlp_close. RCP_NOT_FOUND when there is no such file: the pack then has no
 * model, *out is NULL, and nlp_read leaves the layers NULL. RCP_FORMAT or
 * RCP_VERSION when the file is not a sound model. */
enum rcp_status nlp_open(struct nlp **out, struct pack *pack,
        const char *model_path, struct rcp_err *err) RCP_CHECKED;
/* The same without a pack, for training: in `a`, strings into `words`. */
enum rcp_status nlp_load(struct nlp **out, struct arena *a,
        struct intern *words, const char *model_path,
        struct rcp_err *err) RCP_CHECKED;
/* And out of a model that is open already, which nlp then owns. */
enum rcp_status nlp_of_model(struct nlp **out, struct arena *a,
        struct intern *words, struct model *model,
        struct rcp_err *err) RCP_CHECKED;
void nlp_close(struct nlp *nlp); /* NULL is allowed */

/* Fills doc->tag and doc->arc, one entry for each word. Each sentence becomes
 * one tree. With nlp NULL it records a note and leaves both NULL. */
void nlp_read(struct rcp_doc *doc, const struct nlp *nlp);

/* What words can be, for other models' feeds; NULL for NULL. */
const struct lexicon *nlp_lexicon(const struct nlp *nlp);

#endif
