/* SPDX-License-Identifier: Apache-2.0 */
/* ingest.c - from the bytes of a report to its text; see ingest.h.
 *
 *   bytes --sniff--> refuse, HTML or plain text
 *         --charset_decode--> UTF-8 --plain_read, html_read--> page
 *         --merge with what was given--> doc */
#include "ingest/ingest.h"

#include <string.h>
#include <strings.h>

#include "base/file.h"
#include "base/utf8.h"
#include "ingest/page.h"

enum { SNIFF_BYTES = 4096 };

#define TOO_LONG "longer than %d MB; split it"

/* ---- sniffing -------------------------------------------------------------
 */

/* What other programs' files begin with, and their name for the message. */
static const struct signature {
    span magic;
    uint32_t at;
    const char *name;
} SIGNATURES[] = {
        {{"%PDF-", 5}, 0, "a PDF document"},
        {{"PK\003\004", 4}, 0, "a ZIP archive or office document"},
        {{"\xD0\xCF\x11\xE0", 4}, 0, "an old office document"},
        {{"{\\rtf", 5}, 0, "an RTF document"},
        {{"\x1F\x8B", 2}, 0, "gzip-compressed data"},
        {{"BZh", 3}, 0, "bzip2-compressed data"},
        {{"\xFD"
          "7zXZ",
                 5},
                0, "xz-compressed data"},
        {{"\x28\xB5\x2F\xFD", 4}, 0, "zstd-compressed data"},
        {{"7z\xBC\xAF", 4}, 0, "a 7-Zip archive"},
        {{"\x89PNG", 4}, 0, "a PNG picture"},
        {{"\xFF\xD8\xFF", 3}, 0, "a JPEG picture"},
        {{"GIF8", 4}, 0, "a GIF picture"},
        {{"RIFF", 4}, 0, "a RIFF sound, film or picture"},
        {{"ftyp", 4}, 4, "an MP4 film"},
        {{"OggS", 4}, 0, "an Ogg sound or film"},
        {{"ID3", 3}, 0, "an MP3 sound"},
        {{"\x7F"
          "ELF",
                 4},
                0, "a program"},
        {{"SQLite format 3", 15}, 0, "an SQLite database"},
};

static const char *foreign_kind(span bytes)
{
    for (size_t i = 0; i < sizeof SIGNATURES / sizeof *SIGNATURES; i++) {
        const struct signature *const s = &SIGNATURES[i];
        if (span_starts(span_slice(bytes, s->at, bytes.len), s->magic)) {
            return s->name;
        }
    }
    return NULL;
}

static bool is_utf16(span bytes)
{
    return span_starts(bytes, SPAN("\xFF\xFE")) ||
           span_starts(bytes, SPAN("\xFE\xFF"));
}

/* Where the first bytes hold what no text holds, or SIZE_MAX. A few stray
 * controls are common in old pages; a NUL or one control in ten is not. */
static size_t binary_at(span bytes)
{
    const span head = span_slice(bytes, 0, SNIFF_BYTES);
    size_t controls = 0;
    for (size_t i = 0; i < head.len; i++) {
        const unsigned char c = (unsigned char)head.ptr[i];
        if (c == 0) {
            return i;
        }
        controls += c < ' ' && (c < '\t' || c > '\r') && c != 0x1B;
        if (controls > 32 + head.len / 10) {
            return i;
        }
    }
    return SIZE_MAX;
}

static bool is_blank(span bytes)
{
    for (size_t i = 0; i < bytes.len; i++) {
        if (strchr(" \t\r\n\f\v", bytes.ptr[i]) == NULL ||
                bytes.ptr[i] == '\0') {
            return false;
        }
    }
    return true;
}

static enum rcp_status sniff(
        span bytes, const struct ingest_options *options, struct rcp_err *err)
{
    const span path = options->given.path;
    if (bytes.len > DOC_MAX_SOURCE) {
        return err_set(err, RCP_LIMIT, path, NO_POSITION, TOO_LONG,
                DOC_MAX_SOURCE >> 20);
    }
    const span body = span_starts(bytes, SPAN("\xEF\xBB\xBF"))
                              ? span_slice(bytes, 3, bytes.len)
                              : bytes;
    if (is_blank(body)) {
        return err_set(err, RCP_FORMAT, path, NO_POSITION,
                bytes.len == 0 ? "empty; there is no report in it"
                               : "nothing but white space in it");
    }
    const char *const name = foreign_kind(bytes);
    if (name != NULL) {
        return err_set(err, RCP_FORMAT, path, 0,
                "this is %s; save the report as text or HTML", name);
    }
    const size_t at = is_utf16(bytes) ? SIZE_MAX : binary_at(bytes);
    if (at != SIZE_MAX) {
        return err_set(err, RCP_FORMAT, path, at,
                "binary data, no text; give the report as text or HTML");
    }
    return RCP_OK;
}

static bool starts_tag(span s, const char *name)
{
    const size_t n = strlen(name);
    return s.len > n && s.ptr[0] == '<' && strncasecmp(s.ptr + 1, name, n) == 0;
}

/* A page begins with a tag that only a page has; files named as pages and
 * fragments may begin with any. */
static bool looks_like_html(span text, span path)
{
    static const char *const TAGS[] = {"!doctype", "html", "head", "body",
            "?xml", "!--", "meta", "title", "article", "div", "p>", "p ",
            "section", "main", "span", "h1", "h2", "link", "script", "table",
            "center", "font", "a "};
    span head = span_trim(span_slice(text, 0, SNIFF_BYTES));
    for (size_t i = 0; i < sizeof TAGS / sizeof *TAGS; i++) {
        if (starts_tag(head, TAGS[i])) {
            return true;
        }
    }
    static const char *const ENDINGS[] = {".html", ".htm", ".xhtml", ".shtml"};
    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        const size_t n = strlen(ENDINGS[i]);
        if (path.len > n &&
                strncasecmp(path.ptr + path.len - n, ENDINGS[i], n) == 0) {
            return memchr(text.ptr, '<', text.len) != NULL;
        }
    }
    return span_find(span_slice(text, 0, SNIFF_BYTES), SPAN("</")) !=
                   SIZE_MAX &&
           (span_find(text, SPAN("</body>")) != SIZE_MAX ||
                   span_find(text, SPAN("</html>")) != SIZE_MAX);
}

/* ---- what is known of the report ------------------------------------------
 */

void page_publisher(struct page *page, span name, uint32_t rank)
{
    name = span_trim(name);
    const span known = page->meta.publisher;
    const bool same = name.len > 0 && name.len == known.len &&
                      strncasecmp(name.ptr, known.ptr, name.len) == 0;
    if (same && utf8_is_upper(known)) { /* better not shouted */
        page->meta.publisher = arena_copy(page->arena, name);
    }
    if (name.len == 0 || same ||
            (page->publisher_rank != 0 && page->publisher_rank <= rank)) {
        return;
    }
    page->meta.publisher = arena_copy(page->arena, name);
    page->publisher_rank = rank;
}

void page_author(struct page *page, span name)
{
    name = span_trim(name);
    for (uint32_t i = 0; i < page->meta.authors.n; i++) {
        const span known = page->meta.authors.at[i];
        if (known.len == name.len &&
                strncasecmp(known.ptr, name.ptr, name.len) == 0) {
            return;
        }
    }
    if (name.len > 0) {
        *VEC_ADD(page->arena, &page->meta.authors) =
                arena_copy(page->arena, name);
    }
}

static void prefer(span *field, span given)
{
    if (given.len > 0) {
        *field = given;
    }
}

static void merge(struct doc_meta *meta, const struct page *page,
        const struct ingest_options *options)
{
    *meta = page->meta;
    meta->given_id = options->given.given_id;
    meta->path = options->given.path;
    prefer(&meta->url, options->given.url);
    prefer(&meta->title, options->given.title);
    prefer(&meta->publisher, options->given.publisher);
    prefer(&meta->language, options->given.language);
    prefer(&meta->language, options->language);
    if (options->given.authors.n > 0) {
        meta->authors.at = options->given.authors.at;
        meta->authors.n = options->given.authors.n;
        meta->authors.cap = options->given.authors.cap;
    }
    if (options->given.published.year != 0) {
        meta->published = options->given.published;
    }
    meta->updated = page->updated;
    if (meta->published.year == 0) {
        meta->published = page->updated;
    }
    if (meta->published.year == 0) {
        meta->published = options->published;
    }
}

/* ---- the headline ---------------------------------------------------------
 */

/* White space of all kinds and case do not count. */
static bool begins_alike(struct arena *scratch, span text, span title)
{
    const span a = utf8_fold(scratch, text);
    const span b = utf8_fold(scratch, title);
    size_t i = 0;
    size_t j = 0;
    while (j < b.len) {
        if (strchr(" \t\r\n", b.ptr[j]) != NULL) {
            j++;
        } else if (i < a.len && strchr(" \t\r\n", a.ptr[i]) != NULL) {
            i++;
        } else if (i >= a.len || a.ptr[i++] != b.ptr[j++]) {
            return false;
        }
    }
    return true;
}

/* Contract, section 0: a given title that the text does not already begin
 * with becomes its headline block. */
static void place_title(struct page *page, span given)
{
    struct draft *const d = &page->draft;
    if (given.len == 0) {
        return;
    }
    for (uint32_t i = 0; i < d->block.n && i < 4; i++) {
        if (d->block.at[i].dropped) {
            continue;
        }
        const span text = draft_block_text(d, i);
        if (begins_alike(page->scratch, span_slice(text, 0, given.len * 2 + 64),
                    given)) {
            if (text.len <= given.len + 2) {
                d->block.at[i].kind = BLOCK_HEADLINE;
            }
            return;
        }
        if (d->block.at[i].kind != BLOCK_KICKER) {
            break;
        }
    }
    for (uint32_t i = 0; i < d->block.n; i++) { /* there is one headline */
        if (d->block.at[i].kind == BLOCK_HEADLINE) {
            d->block.at[i].kind = BLOCK_LEAD;
        }
    }
    draft_put_first(d, BLOCK_HEADLINE, given);
}

/* ---- the driver -----------------------------------------------------------
 */

static void read_page(struct page *page, const struct decoded *source,
        const struct ingest_options *options)
{
    enum ingest_kind kind = options->kind;
    if (kind == INGEST_AUTO) {
        kind = looks_like_html(source->text, options->given.path) ? INGEST_HTML
                                                                  : INGEST_TEXT;
    }
    page->meta.published.hour = page->meta.published.minute = -1;
    page->meta.published.offset = OFFSET_NONE;
    if (kind == INGEST_HTML) {
        html_read(page);
    } else {
        plain_read(page);
    }
    place_title(page, options->given.title);
}

static void tell_notes(struct rcp_doc *doc, const struct page *page,
        const struct decoded *source)
{
    const span stage = SPAN("ingest");
    if (source->repairs > 0) {
        doc_note(doc, stage, NO_POSITION,
                "%u byte sequences are not %.*s and were replaced",
                source->repairs, SPAN_ARG(source->charset));
    }
    if (page->note != NULL) {
        doc_note(doc, stage, NO_POSITION, "%s", page->note);
    }
    if (page->draft.full) {
        doc_note(doc, stage, NO_POSITION,
                "the text is longer than %d MB and was cut",
                DOC_MAX_TEXT >> 20);
    }
}

enum rcp_status ingest_bytes(struct rcp_doc *doc, span bytes,
        const struct ingest_options *options, const struct ingest_rules *rules,
        struct rcp_err *err)
{
    enum rcp_status status = sniff(bytes, options, err);
    if (status != RCP_OK) {
        return status;
    }
    doc->source = bytes;
    struct page page = {.arena = doc->arena, .rules = rules};
    page.scratch = arena_new();
    const bool named = looks_like_html(bytes, options->given.path);
    struct decoded source;
    charset_decode(page.scratch, bytes,
            options->is_utf8 ? CHARSET_IS_UTF8
            : named          ? CHARSET_PAGE
                             : CHARSET_PLAIN,
            &source);
    page.bytes = source.text;
    draft_init(&page.draft, page.scratch);
    read_page(&page, &source, options);
    merge(&doc->meta, &page, options);
    draft_write(&page.draft, &source, doc);
    tell_notes(doc, &page, &source);
    arena_free(page.scratch);
    if (doc->text.len == 0) {
        return err_set(err, RCP_FORMAT, options->given.path, NO_POSITION,
                "no text of a report was found in it");
    }
    return RCP_OK;
}

enum rcp_status ingest_file(struct rcp_doc *doc,
        const struct ingest_options *options, const struct ingest_rules *rules,
        struct rcp_err *err)
{
    span bytes;
    enum rcp_status status = file_read(
            doc->arena, options->given.path.ptr, DOC_MAX_SOURCE, &bytes, err);
    if (status == RCP_LIMIT) {
        return err_set(err, RCP_LIMIT, options->given.path, NO_POSITION,
                TOO_LONG, DOC_MAX_SOURCE >> 20);
    }
    if (status != RCP_OK) {
        return status;
    }
    return ingest_bytes(doc, bytes, options, rules, err);
}
