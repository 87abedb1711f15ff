/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a page or, when the first is a blank, as a plain text: blocks
 * are ordered, on character borders and in valid UTF-8; runs are ordered and
 * lie in the source; reading twice gives the same. */
#include "fuzz.h"

#include "base/file.h"
#include "base/utf8.h"
#include "ingest/ingest.h"
#include "lang/concepts.h"
#include "lang/pack.h"

#include <string.h>

static void check_doc(const struct rcp_doc *doc)
{
    assert(utf8_valid(doc->text, NULL));
    uint32_t end = 0;
    for (uint32_t i = 0; i < doc->block.n; i++) {
        const range at = doc->block.at[i].at;
        assert(at.start >= end && at.end > at.start);
        assert(at.end <= doc->text.len);
        assert(utf8_boundary(doc->text, at.start));
        assert(utf8_boundary(doc->text, at.end));
        end = at.end;
    }
    end = 0;
    for (uint32_t i = 0; i < doc->run.n; i++) {
        const struct run r = doc->run.at[i];
        assert(r.text_start >= end && r.length > 0);
        assert(r.text_start + r.length <= doc->text.len);
        assert(r.source_start < doc->source.len);
        end = r.text_start + r.length;
    }
}

/* The rules of all packs, read once; they are never freed. */
static const struct ingest_rules *all_rules(void)
{
    static struct ingest_rules *rules;
    if (rules != NULL) {
        return rules;
    }
    struct arena *const a = arena_new();
    struct rcp_err err = {0};
    struct concepts *concepts;
    span *names;
    uint32_t n = 0;
    rules = ingest_rules_new(a);
    assert(concepts_open(&concepts, a, SOURCE_LANGUAGES "/concepts.tsv",
                   &err) == RCP_OK);
    assert(file_list(a, SOURCE_LANGUAGES, &names, &n, &err) == RCP_OK);
    for (uint32_t i = 0; i < n; i++) {
        struct pack *pack;
        const span folder =
                arena_printf(a, SOURCE_LANGUAGES "/%.*s", SPAN_ARG(names[i]));
        if (file_kind(folder.ptr, NULL) == FILE_FOLDER &&
                pack_open(&pack, a, folder.ptr, concepts, &err) == RCP_OK) {
            ingest_rules_add(rules, pack);
        }
    }
    return rules;
}

static struct rcp_doc *read_bytes(span bytes)
{
    struct rcp_err err = {0};
    struct rcp_doc *const doc = doc_new();
    const struct ingest_rules *const rules = all_rules();
    const bool plain = bytes.len > 0 && bytes.ptr[0] == ' ';
    const struct ingest_options options = {
            .kind = plain ? INGEST_TEXT : INGEST_HTML};
    const span copy = arena_copy(doc->arena, bytes); /* a NUL follows */
    if (ingest_bytes(doc, copy, &options, rules, &err) != RCP_OK) {
        assert(err.status == RCP_FORMAT || err.status == RCP_LIMIT);
        assert(err.msg[0] != '\0');
    }
    return doc;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const span bytes = {(const char *)data, size};
    struct rcp_doc *const doc = read_bytes(bytes);
    struct rcp_doc *const again = read_bytes(bytes);
    check_doc(doc);
    assert(span_eq(doc->text, again->text));
    assert(doc->block.n == again->block.n && doc->run.n == again->run.n);
    doc_free(again);
    doc_free(doc);
    return 0;
}
