/* SPDX-License-Identifier: Apache-2.0 */
/* ingest_cases.c - golden cases of reading: NAME.txt or NAME.html is a report
 * as received, NAME.expected what is read from it, one line for each piece of
 * metadata and each block:
 *
 *     title Bridge closed
 *     published 2017-11-15T00:13
 *     [headline] Bridge closed
 *     [paragraph] The bridge was closed on Tuesday, the town said.
 *
 * usage: ingest_cases LANGUAGES FOLDER [--write]
 * --write puts down what is read now, for a diff that somebody reviews. */
#include "base/file.h"
#include "ingest/ingest.h"
#include "lang/concepts.h"
#include "lang/pack.h"

#include <stdio.h>
#include <string.h>

static const char *const KINDS[] = {[BLOCK_HEADLINE] = "headline",
        [BLOCK_KICKER] = "kicker",
        [BLOCK_LEAD] = "lead",
        [BLOCK_BYLINE] = "byline",
        [BLOCK_DATELINE] = "dateline",
        [BLOCK_SUBHEADING] = "subheading",
        [BLOCK_PARAGRAPH] = "paragraph",
        [BLOCK_QUOTE] = "quote",
        [BLOCK_LIST] = "list",
        [BLOCK_CAPTION] = "caption",
        [BLOCK_NOTE] = "note"};

static void print_field(struct buf *out, const char *name, span value)
{
    if (value.len > 0) {
        buf_printf(out, "%s %.*s\n", name, SPAN_ARG(value));
    }
}

static void print_doc(struct buf *out, const struct rcp_doc *doc)
{
    print_field(out, "title", doc->meta.title);
    print_field(out, "publisher", doc->meta.publisher);
    for (uint32_t i = 0; i < doc->meta.authors.n; i++) {
        print_field(out, "author", doc->meta.authors.at[i]);
    }
    if (doc->meta.published.year != 0) {
        print_field(out, "published",
                moment_print(doc->arena, doc->meta.published));
    }
    print_field(out, "language", doc->meta.language);
    print_field(out, "url", doc->meta.url);
    for (uint32_t i = 0; i < doc->block.n; i++) {
        const struct block *const b = &doc->block.at[i];
        buf_printf(out, "[%s] %.*s\n", KINDS[b->kind],
                SPAN_ARG(doc_span(doc, b->at)));
    }
    for (uint32_t i = 0; i < doc->note.n; i++) {
        print_field(out, "note", doc->note.at[i].text);
    }
}

/* The promises of the header that hold for every report. */
static bool is_sound(const struct rcp_doc *doc)
{
    uint32_t end = 0;
    for (uint32_t i = 0; i < doc->run.n; i++) {
        const struct run *const r = &doc->run.at[i];
        if (r->text_start < end || r->length == 0 ||
                r->text_start + r->length > doc->text.len ||
                r->source_start >= doc->source.len) {
            return false;
        }
        end = r->text_start + r->length;
    }
    return true;
}

static bool check_case(const struct ingest_rules *rules, span path, bool write)
{
    struct rcp_err err = {0};
    struct rcp_doc *const doc = doc_new();
    struct ingest_options options = {.given.path = path};
    struct buf is;
    buf_init(&is, doc->arena);
    if (ingest_file(doc, &options, rules, &err) == RCP_OK) {
        print_doc(&is, doc);
    } else {
        buf_printf(&is, "refused: %s\n", err.msg);
    }
    span base = path;
    base.len -= span_ends(path, SPAN(".html")) ? 5 : 4;
    const span file = arena_printf(doc->arena, "%.*s.expected", SPAN_ARG(base));
    span should = {0};
    bool good = is_sound(doc);
    if (write) {
        FILE *const out = fopen(file.ptr, "wb");
        good = good && out != NULL && fwrite(is.at, 1, is.len, out) == is.len &&
               fclose(out) == 0;
    } else {
        good = good &&
               file_read(doc->arena, file.ptr, 1 << 20, &should, &err) ==
                       RCP_OK &&
               span_eq(should, buf_span(&is));
    }
    if (!good) {
        printf("%.*s: is\n%.*sshould be\n%.*s\n", SPAN_ARG(path), (int)is.len,
                is.at, SPAN_ARG(should));
    }
    doc_free(doc);
    return good;
}

static enum rcp_status load(struct arena *a, const char *languages,
        struct ingest_rules *rules, struct rcp_err *err)
{
    struct concepts *concepts;
    const span shared = arena_printf(a, "%s/concepts.tsv", languages);
    enum rcp_status status = concepts_open(&concepts, a, shared.ptr, err);
    span *names;
    uint32_t n = 0;
    if (status == RCP_OK) {
        status = file_list(a, languages, &names, &n, err);
    }
    for (uint32_t i = 0; i < n && status == RCP_OK; i++) {
        struct pack *pack;
        const span folder =
                arena_printf(a, "%s/%.*s", languages, SPAN_ARG(names[i]));
        if (file_kind(folder.ptr, NULL) != FILE_FOLDER) {
            continue;
        }
        status = pack_open(&pack, a, folder.ptr, concepts, err);
        if (status == RCP_OK) {
            ingest_rules_add(rules, pack);
        }
    }
    return status;
}

int main(int argc, char **argv)
{
    struct arena *const a = arena_new();
    struct rcp_err err = {0};
    struct ingest_rules *const rules = ingest_rules_new(a);
    if (argc < 3 || load(a, argv[1], rules, &err) != RCP_OK) {
        fprintf(stderr, "ingest_cases: %s\n", err.msg);
        return 2;
    }
    span *names;
    uint32_t n = 0;
    uint32_t wrong = 0;
    uint32_t cases = 0;
    if (file_list(a, argv[2], &names, &n, &err) != RCP_OK) {
        return 2;
    }
    for (uint32_t i = 0; i < n; i++) {
        if (span_ends(names[i], SPAN(".txt")) ||
                span_ends(names[i], SPAN(".html"))) {
            cases++;
            wrong += !check_case(rules,
                    arena_printf(a, "%s/%.*s", argv[2], SPAN_ARG(names[i])),
                    argc > 3 && strcmp(argv[3], "--write") == 0);
        }
    }
    printf("%u cases, %u wrong\n", cases, wrong);
    arena_free(a);
    return wrong > 0 || cases == 0;
}
