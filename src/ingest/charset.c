/* SPDX-License-Identifier: Apache-2.0 */
/* charset.c - which charset, and decoding to UTF-8 with a map back.
 *
 *   bytes -> mark? declared? valid UTF-8? uchardet? -> converter name
 *         -> ucnv_toUnicode (UTF-16 and, for each unit, its source byte)
 *         -> UTF-8, one charset_step wherever the distance changes
 *
 * Valid UTF-8 without a mark is not copied. A page that declares a charset and
 * is nevertheless valid UTF-8 with letters beyond ASCII is taken as UTF-8: a
 * wrong declaration is common, a text of another charset that happens to be
 * valid UTF-8 is not. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <uchardet.h>
#include <unicode/ucnv.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "ingest/charset.h"
#include "ingest/charset_labels.h"

enum {
    PRESCAN_BYTES = 4096,     /* how far a declaration may stand */
    DETECT_BYTES = 256 << 10, /* how much uchardet sees */
    LABEL_MAX = 40,
    CHUNK_UNITS = 4096
};

static int label_compare(const void *key, const void *element)
{
    return strcmp(key, ((const struct charset_label *)element)->label);
}

const char *charset_of_label(span label)
{
    char low[LABEL_MAX];
    label = span_trim(label);
    if (label.len == 0 || label.len >= sizeof low) {
        return NULL;
    }
    for (size_t i = 0; i < label.len; i++) {
        const char c = label.ptr[i];
        low[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    low[label.len] = '\0';
    const struct charset_label *const found = bsearch(low, CHARSET_LABELS,
            sizeof CHARSET_LABELS / sizeof *CHARSET_LABELS,
            sizeof *CHARSET_LABELS, label_compare);
    return found != NULL ? found->converter : NULL;
}

/* ASCII only, any case; SIZE_MAX when absent. */
static size_t find_word(span s, size_t from, const char *word)
{
    const size_t n = strlen(word);
    for (size_t i = from; i + n <= s.len; i++) {
        if (strncasecmp(s.ptr + i, word, n) == 0) {
            return i;
        }
    }
    return SIZE_MAX;
}

static bool label_char(char c)
{
    return c != '\0' && strchr(" \t\r\n\"'=;>/?", c) == NULL;
}

/* What follows `word` = in the first bytes: <meta charset=…>, <meta …
 * content="text/html; charset=…">, <?xml encoding="…"?>. */
static const char *declared_after(span head, const char *word)
{
    for (size_t at = 0; (at = find_word(head, at, word)) != SIZE_MAX;) {
        at += strlen(word);
        size_t i = at;
        while (i < head.len && strchr(" \t\r\n", head.ptr[i]) != NULL) {
            i++;
        }
        if (i >= head.len || head.ptr[i] != '=') {
            continue;
        }
        i++;
        while (i < head.len && strchr(" \t\r\n\"'", head.ptr[i]) != NULL) {
            i++;
        }
        size_t end = i;
        while (end < head.len && label_char(head.ptr[end])) {
            end++;
        }
        const char *const name = charset_of_label(span_slice(head, i, end));
        if (name != NULL) {
            return name;
        }
    }
    return NULL;
}

static const char *declared(span bytes)
{
    const span head = span_slice(bytes, 0, PRESCAN_BYTES);
    const char *name = declared_after(head, "charset");
    if (name == NULL && span_starts(span_trim(head), SPAN("<?xml"))) {
        name = declared_after(head, "encoding");
    }
    /* the declaration was read as ASCII: it cannot be UTF-16 */
    return name != NULL && strncmp(name, "UTF-16", 6) == 0 ? "UTF-8" : name;
}

/* Short texts tell too little for a choice among Latin charsets: of the few
 * accents of a page many charsets make letters. */
enum { LATIN_EVIDENCE = 200 };

static bool is_doubtful(span bytes, const char *name)
{
    static const char *const LATIN[] = {"iso-8859-2", "iso-8859-3",
            "iso-8859-4", "iso-8859-10", "iso-8859-13", "iso-8859-14",
            "iso-8859-15", "windows-1250", "windows-1254", "windows-1257",
            "windows-1258", "macintosh", NULL};
    size_t high = 0;
    for (size_t i = 0; i < bytes.len && high < LATIN_EVIDENCE; i++) {
        high += (unsigned char)bytes.ptr[i] >= 0x80;
    }
    for (uint32_t i = 0; LATIN[i] != NULL && high < LATIN_EVIDENCE; i++) {
        if (strcasecmp(name, LATIN[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Damaged UTF-8: more of its sequences are right than wrong. */
static bool is_mostly_utf8(span s)
{
    size_t right = 0;
    size_t wrong = 0;
    for (size_t i = 0; i < s.len;) {
        const unsigned char c = (unsigned char)s.ptr[i];
        const size_t width = c < 0x80                ? 1
                             : c >= 0xC2 && c < 0xE0 ? 2
                             : c >= 0xE0 && c < 0xF0 ? 3
                             : c >= 0xF0 && c < 0xF5 ? 4
                                                     : 0;
        const bool valid =
                width > 0 && utf8_valid(span_slice(s, i, i + width), NULL);
        right += valid && width > 1;
        wrong += !valid;
        i += valid ? width : 1;
    }
    return right > wrong;
}

static const char *detected(struct arena *a, span bytes)
{
    uchardet_t detector = uchardet_new();
    if (detector == NULL) {
        return NULL;
    }
    const char *name = NULL;
    if (uchardet_handle_data(detector, bytes.ptr,
                bytes.len < DETECT_BYTES ? bytes.len : DETECT_BYTES) == 0) {
        uchardet_data_end(detector);
        const span label = span_of(uchardet_get_charset(detector));
        name = charset_of_label(label);
        if (name == NULL && label.len > 0) {
            name = arena_copy(a, label).ptr;
        }
    }
    uchardet_delete(detector);
    return name != NULL && is_doubtful(bytes, name) ? "windows-1252" : name;
}

static const char *marked(span bytes, uint32_t *skip)
{
    static const struct {
        span mark;
        const char *name;
    } MARKS[] = {{{"\xEF\xBB\xBF", 3}, "UTF-8"}, {{"\xFF\xFE", 2}, "UTF-16LE"},
            {{"\xFE\xFF", 2}, "UTF-16BE"}};
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
        if (span_starts(bytes, MARKS[i].mark)) {
            *skip = (uint32_t)MARKS[i].mark.len;
            return MARKS[i].name;
        }
    }
    *skip = 0;
    return NULL;
}

/* UTF-16 units with their source bytes -> UTF-8 and steps. A pair may be cut
 * by the end of a chunk: `high` carries its first half over. */
struct writer {
    struct decoded *out;
    struct arena *arena;
    struct buf text;
    int64_t drift; /* source - decoded at the last step */
    uint32_t high, high_source;
};

static void write_point(struct writer *w, uint32_t point, uint32_t source)
{
    const int64_t drift = (int64_t)source - (int64_t)w->text.len;
    if (drift != w->drift) {
        struct charset_step *const step = VEC_ADD(w->arena, &w->out->step);
        *step = (struct charset_step){(uint32_t)w->text.len, source};
        w->drift = drift;
    }
    w->out->repairs += point == 0xFFFD;
    buf_point(&w->text, point == 0 ? 0xFFFD : point);
}

static void write_unit(struct writer *w, uint32_t unit, uint32_t source)
{
    if (w->high != 0) {
        const uint32_t high = w->high;
        w->high = 0;
        if (unit >= 0xDC00 && unit <= 0xDFFF) {
            write_point(w, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00),
                    w->high_source);
            return;
        }
        write_point(w, 0xFFFD, w->high_source);
    }
    if (unit >= 0xD800 && unit <= 0xDBFF) {
        w->high = unit;
        w->high_source = source;
    } else {
        write_point(
                w, unit >= 0xDC00 && unit <= 0xDFFF ? 0xFFFD : unit, source);
    }
}

static bool convert(struct arena *a, span bytes, const char *name,
        uint32_t skip, struct decoded *out)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *const converter = ucnv_open(name, &status);
    if (U_FAILURE(status)) {
        return false;
    }
    struct writer w = {.out = out, .arena = a};
    buf_init(&w.text, a);
    const char *in = bytes.ptr + skip;
    const char *const end = bytes.ptr + bytes.len;
    do {
        UChar units[CHUNK_UNITS];
        int32_t offsets[CHUNK_UNITS];
        UChar *to = units;
        const uint32_t base = (uint32_t)(in - bytes.ptr);
        status = U_ZERO_ERROR;
        ucnv_toUnicode(converter, &to, units + CHUNK_UNITS, &in, end, offsets,
                true, &status);
        for (ptrdiff_t i = 0; i < to - units; i++) {
            const int32_t off = offsets[i] < 0 ? 0 : offsets[i];
            write_unit(&w, units[i], base + (uint32_t)off);
        }
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    ucnv_close(converter);
    out->text = buf_span(&w.text);
    return true;
}

void charset_decode(struct arena *a, span bytes, enum charset_hint hint,
        struct decoded *out)
{
    memset(out, 0, sizeof *out);
    const char *name = marked(bytes, &out->skip);
    const bool valid = (name == NULL || strcmp(name, "UTF-8") == 0) &&
                       utf8_valid(bytes, NULL) &&
                       memchr(bytes.ptr, '\0', bytes.len) == NULL;
    if (valid) {
        out->charset = SPAN("UTF-8");
        out->text = span_slice(bytes, out->skip, bytes.len);
        return;
    }
    if (hint == CHARSET_IS_UTF8) {
        name = "UTF-8";
    }
    if (name == NULL && hint == CHARSET_PAGE) {
        name = declared(bytes);
    }
    if (name == NULL && is_mostly_utf8(bytes)) {
        name = "UTF-8";
    }
    if (name == NULL) {
        name = detected(a, bytes);
    }
    if (name == NULL || !convert(a, bytes, name, out->skip, out)) {
        name = "windows-1252";
        if (!convert(a, bytes, name, out->skip, out)) {
            out->text = utf8_repair(a, bytes, NULL); /* ICU without its data */
        }
    }
    out->charset = span_of(name);
}

uint32_t charset_source_at(const struct decoded *d, uint32_t at)
{
    uint32_t low = 0;
    uint32_t high = d->step.n;
    while (low < high) { /* the last step at or before `at` */
        const uint32_t middle = low + (high - low) / 2;
        if (d->step.at[middle].decoded <= at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == 0) {
        return at + d->skip;
    }
    const struct charset_step s = d->step.at[low - 1];
    return s.source + (at - s.decoded);
}
