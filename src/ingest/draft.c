/* SPDX-License-Identifier: Apache-2.0 */
/* draft.c - collects blocks and writes them into the doc; see draft.h. */
#include "ingest/draft.h"

#include <openssl/sha.h>
#include <string.h>

#include "base/utf8.h"

void draft_init(struct draft *d, struct arena *a)
{
    memset(d, 0, sizeof *d);
    d->arena = a;
    buf_init(&d->text, a);
}

/* No-break spaces inside a line stay; at its ends they are layout. */
static void trim_block(const struct draft *d, struct draft_block *b)
{
    const span all = buf_span(&d->text);
    uint32_t length = 0;
    while (b->start < b->end &&
            char_class(utf8_get(all, b->start, &length)) == CHAR_SPACE) {
        b->start += length;
    }
    while (b->start < b->end &&
            char_class(utf8_before(all, b->end, &length)) == CHAR_SPACE) {
        b->end -= length;
    }
}

/* Something to read: not a line of asterisks. */
static bool has_letters(span s)
{
    for (size_t i = 0; i < s.len;) {
        uint32_t length = 0;
        const uint32_t c = utf8_get(s, i, &length);
        if (char_is_letter(c) || char_class(c) == CHAR_DIGIT) {
            return true;
        }
        i += length;
    }
    return false;
}

void draft_end(struct draft *d)
{
    if (!d->open) {
        return;
    }
    d->open = false;
    d->space = false;
    struct draft_block *const b = &d->block.at[d->block.n - 1];
    b->end = (uint32_t)d->text.len;
    trim_block(d, b);
    if (!has_letters(span_slice(buf_span(&d->text), b->start, b->end))) {
        d->block.n--;
    }
}

void draft_begin(struct draft *d, enum block_kind kind, uint32_t mark)
{
    draft_end(d);
    struct draft_block *const b = VEC_ADD(d->arena, &d->block);
    b->kind = kind;
    b->mark = mark;
    b->start = b->end = (uint32_t)d->text.len;
    d->open = true;
}

/* Adds bytes that stay as they are, joined to the last run if they follow it
 * in the source too. */
static void add_bytes(struct draft *d, span s, uint32_t at)
{
    if (d->text.len + s.len > DOC_MAX_TEXT) {
        d->full = true;
        return;
    }
    const uint32_t start = (uint32_t)d->text.len;
    buf_add(&d->text, s);
    if (at == NONE) {
        return;
    }
    if (d->run.n > 0) {
        struct run *const last = &d->run.at[d->run.n - 1];
        if (last->text_start + last->length == start &&
                last->source_start + last->length == at) {
            last->length += (uint32_t)s.len;
            return;
        }
    }
    *VEC_ADD(d->arena, &d->run) = (struct run){start, at, (uint32_t)s.len};
}

static bool is_blank(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 ||
           c == 0x2029;
}

/* Soft hyphens, zero-width marks, controls, and the byte order mark. */
static bool is_invisible(uint32_t c)
{
    return c < ' ' || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x200B ||
           c == 0x200E || c == 0x200F || c == 0x2060 || c == 0xFEFF ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* Bytes from `from` on that can be copied as they are: no white space but
 * single blanks between them, nothing invisible. */
static size_t plain_part(span s, size_t from)
{
    size_t i = from;
    while (i < s.len) {
        const unsigned char c = (unsigned char)s.ptr[i];
        const bool blank = c == ' ' && i > from && i + 1 < s.len &&
                           (unsigned char)s.ptr[i + 1] > ' ';
        if ((c > ' ' && c < 0x7F) || blank) {
            i++;
            continue;
        }
        if (c < 0x80) {
            break;
        }
        uint32_t length = 0;
        const uint32_t point = utf8_get(s, i, &length);
        if (is_blank(point) || is_invisible(point)) {
            break;
        }
        i += length;
    }
    return i;
}

void draft_add(struct draft *d, span text, uint32_t at)
{
    if (!d->open) {
        draft_begin(d, BLOCK_PARAGRAPH, 0);
    }
    const uint32_t start = d->block.at[d->block.n - 1].start;
    for (size_t i = 0; i < text.len && !d->full;) {
        const size_t end = plain_part(text, i);
        if (end > i) {
            if (d->space && d->text.len > start) {
                add_bytes(d, SPAN(" "), d->space_at);
            }
            d->space = false;
            add_bytes(d, span_slice(text, i, end),
                    at == NONE ? NONE : at + (uint32_t)i);
            i = end;
            continue;
        }
        uint32_t length = 0;
        if (is_blank(utf8_get(text, i, &length))) {
            const bool one = !d->space && text.ptr[i] == ' ' && at != NONE;
            d->space_at = one ? at + (uint32_t)i : NONE;
            d->space = true;
        }
        i += length;
    }
}

void draft_add_link(struct draft *d, span text, uint32_t at)
{
    if (!d->open) {
        draft_begin(d, BLOCK_PARAGRAPH, 0);
    }
    const size_t before = d->text.len;
    draft_add(d, text, at);
    d->block.at[d->block.n - 1].links += (uint32_t)(d->text.len - before);
}

span draft_block_text(const struct draft *d, uint32_t i)
{
    const struct draft_block *const b = &d->block.at[i];
    return span_slice(buf_span(&d->text), b->start, b->end);
}

void draft_put_first(struct draft *d, enum block_kind kind, span text)
{
    draft_begin(d, kind, 0);
    draft_add(d, text, NONE);
    draft_end(d);
    const uint32_t n = d->block.n;
    if (n > 1) {
        const struct draft_block last = d->block.at[n - 1];
        memmove(d->block.at + 1, d->block.at, (n - 1) * sizeof last);
        d->block.at[0] = last;
    }
}

/* Writes the part of one run that lies in a block, cut where the distance to
 * the source changes. */
static void write_run(
        struct rcp_doc *doc, const struct decoded *source, struct run run)
{
    uint32_t step = 0;
    uint32_t high = source->step.n;
    while (step < high) { /* first step behind the run's start */
        const uint32_t middle = step + (high - step) / 2;
        if (source->step.at[middle].decoded <= run.source_start) {
            step = middle + 1;
        } else {
            high = middle;
        }
    }
    while (run.length > 0) {
        uint32_t length = run.length;
        if (step < source->step.n) {
            const uint32_t next = source->step.at[step].decoded;
            if (next - run.source_start < length) {
                length = next - run.source_start;
            }
            step++;
        }
        *VEC_ADD(doc->arena, &doc->run) = (struct run){run.text_start,
                charset_source_at(source, run.source_start), length};
        run.text_start += length;
        run.source_start += length;
        run.length -= length;
    }
}

/* The first run that ends behind text byte `at`. */
static uint32_t run_behind(const struct draft *d, uint32_t at)
{
    uint32_t low = 0;
    uint32_t high = d->run.n;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        const struct run *const r = &d->run.at[middle];
        if (r->text_start + r->length <= at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static void write_runs(const struct draft *d, const struct decoded *source,
        const struct draft_block *b, struct rcp_doc *doc, uint32_t to)
{
    for (uint32_t i = run_behind(d, b->start); i < d->run.n; i++) {
        struct run r = d->run.at[i];
        if (r.text_start >= b->end) {
            break;
        }
        if (r.text_start < b->start) {
            const uint32_t cut = b->start - r.text_start;
            r.text_start += cut;
            r.source_start += cut;
            r.length -= cut;
        }
        if (r.text_start + r.length > b->end) {
            r.length = b->end - r.text_start;
        }
        r.text_start = r.text_start - b->start + to;
        write_run(doc, source, r);
    }
}

void draft_write(const struct draft *d, const struct decoded *source,
        struct rcp_doc *doc)
{
    struct buf text;
    buf_init(&text, doc->arena);
    const span all = buf_span(&d->text);
    for (uint32_t i = 0; i < d->block.n; i++) {
        const struct draft_block *const b = &d->block.at[i];
        if (b->dropped || b->start == b->end) {
            continue;
        }
        if (text.len > 0) {
            buf_add(&text, SPAN("\n\n"));
        }
        const uint32_t to = (uint32_t)text.len;
        buf_add(&text, span_slice(all, b->start, b->end));
        struct block *const block = VEC_ADD(doc->arena, &doc->block);
        block->kind = b->kind;
        block->at = (range){to, (uint32_t)text.len};
        write_runs(d, source, b, doc, to);
    }
    doc->text = buf_span(&text);
    SHA256((const unsigned char *)doc->text.ptr, doc->text.len,
            doc->text_sha256);
}
