/* SPDX-License-Identifier: Apache-2.0 */
/* atlas.c - names to coordinates.
 *
 *     built file ── mapped ──> binary search over the bytes of its lines ─┐
 *     own dump ─> rows ─> keys ─> sorted index ─> binary search ──────────┴─>
 * spots
 *
 * Every field is read with its bounds checked: a dump is input like any other.
 */
#include "extract/atlas.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    FIELD_ID = 0,
    FIELD_NAME = 1,
    FIELD_ASCII = 2,
    FIELD_OTHER = 3,
    FIELD_LAT = 4,
    FIELD_LON = 5,
    FIELD_CLASS = 6,
    FIELD_CODE = 7,
    FIELD_COUNTRY = 8,
    FIELD_REGION = 10,
    FIELD_PEOPLE = 14,
    FIELDS = 19,
    FIELDS_NEEDED = 9,
    KEY_MAX = 120,  /* bytes of a name that is looked up */
    NUMBER_MAX = 24 /* characters of a number */
};

struct entry {
    span key, row;
};

struct atlas {
    struct arena *arena;
    struct file_map built, own;
    VEC(struct entry) entry; /* sorted by key */
};

/* ---- rows --------------------------------------------------------------- */

/* Digits with a sign and a point, all of them; else NAN. */
static double number_of(span s)
{
    double value = 0, scale = 1;
    bool point = false, digit = false;
    size_t i = s.len > 0 && s.ptr[0] == '-' ? 1 : 0;
    if (s.len > NUMBER_MAX) {
        return NAN;
    }
    for (; i < s.len; i++) {
        if (s.ptr[i] == '.' && !point) {
            point = true;
        } else if (s.ptr[i] >= '0' && s.ptr[i] <= '9') {
            digit = true;
            value = value * 10 + (s.ptr[i] - '0');
            scale = point ? scale * 10 : scale;
        } else {
            return NAN;
        }
    }
    value /= scale;
    return !digit ? (double)NAN : s.ptr[0] == '-' ? -value : value;
}

static enum precision precision_of(span class, span code)
{
    switch (class.len == 1 ? class.ptr[0] : '\0') {
    case 'A':
        return span_starts(code, SPAN("PCL")) ? PRECISION_COUNTRY
                                              : PRECISION_REGION;
    case 'P':
        return PRECISION_CITY;
    case 'R':
    case 'S':
        return PRECISION_SITE;
    case 'H':
    case 'L':
    case 'T':
    case 'U':
    case 'V':
        return PRECISION_AREA;
    default:
        return PRECISION_NONE;
    }
}

/* Cuts the fields of a row; false when it is none. */
static bool read_row(span row, span field[FIELDS], struct spot *spot)
{
    uint32_t n = 0;
    while (n < FIELDS && (n == 0 || row.ptr)) {
        bool last = memchr(row.ptr, '\t', row.len) == NULL;
        field[n++] = span_cut(&row, '\t');
        if (last) {
            break;
        }
    }
    for (uint32_t i = n; i < FIELDS; i++) {
        field[i] = (span){NULL, 0};
    }
    *spot = (struct spot){.id = field[FIELD_ID],
            .name = field[FIELD_NAME],
            .country = field[FIELD_COUNTRY],
            .region = field[FIELD_REGION],
            .lat = number_of(field[FIELD_LAT]),
            .lon = number_of(field[FIELD_LON]),
            .people = number_of(field[FIELD_PEOPLE]),
            .precision = precision_of(field[FIELD_CLASS], field[FIELD_CODE])};
    bool placed = !isnan(spot->lat) && !isnan(spot->lon);
    bool nowhere = field[FIELD_LAT].len == 0 && field[FIELD_LON].len == 0;
    spot->people = isnan(spot->people) ? 0 : spot->people;
    return n >= FIELDS_NEEDED && spot->name.len > 0 &&
           spot->precision != PRECISION_NONE && (placed || nowhere) &&
           (nowhere || (fabs(spot->lat) <= 90 && fabs(spot->lon) <= 180));
}

/* ---- keys --------------------------------------------------------------- */

static span key_of(struct arena *a, span name)
{
    struct buf b;
    buf_init(&b, a);
    span plain =
            name.len > KEY_MAX ? (span){NULL, 0} : utf8_fold_plain(a, name);
    for (size_t i = 0; i < plain.len; i++) {
        char c = plain.ptr[i];
        bool gap = c == '-' || c == '\'' || c == ' ' || c == '.' || c == '\t' ||
                   c == '\n';
        if (!gap) {
            buf_char(&b, c);
        } else if (b.len > 0 && b.at[b.len - 1] != ' ') {
            buf_char(&b, ' ');
        }
    }
    return span_trim(buf_span(&b));
}

static void add_key(struct atlas *atlas, span key, span row)
{
    if (key.len > 0) {
        *VEC_ADD(atlas->arena, &atlas->entry) = (struct entry){key, row};
    }
}

static void add_names(struct atlas *atlas, const span *field, span row)
{
    span names[ATLAS_MAX_NAMES];
    uint32_t n = 0;
    names[n++] = key_of(atlas->arena, field[FIELD_NAME]);
    names[n++] = key_of(atlas->arena, field[FIELD_ASCII]);
    for (span rest = field[FIELD_OTHER]; rest.len > 0 && n < ATLAS_MAX_NAMES;) {
        names[n++] = key_of(atlas->arena, span_cut(&rest, ','));
    }
    for (uint32_t i = 0; i < n; i++) {
        bool twice = false;
        for (uint32_t k = 0; k < i && !twice; k++) {
            twice = span_eq(names[i], names[k]);
        }
        if (!twice) {
            add_key(atlas, names[i], row);
        }
    }
}

static int by_key(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int c = span_cmp(x->key, y->key);
    return c ? c : span_cmp(x->row, y->row);
}

uint32_t atlas_add(struct atlas *atlas, span bytes, uint32_t most)
{
    uint32_t used = 0;
    while (bytes.len > 0) {
        span row = span_cut(&bytes, '\n'), field[FIELDS];
        struct spot spot;
        if (row.len > 0 && row.ptr[row.len - 1] == '\r') {
            row.len--;
        }
        if (!utf8_valid(row, NULL) || !read_row(row, field, &spot)) {
            continue;
        }
        used++;
        add_names(atlas, field, row);
        if (spot.precision == PRECISION_COUNTRY && spot.country.len == 2) {
            add_key(atlas,
                    arena_printf(atlas->arena, ":%.*s",
                            SPAN_ARG(utf8_fold_plain(
                                    atlas->arena, spot.country))),
                    row);
        }
        if (atlas->entry.n > most) {
            return NONE;
        }
    }
    if (atlas->entry.n > 1) {
        qsort(atlas->entry.at, atlas->entry.n, sizeof *atlas->entry.at, by_key);
    }
    return used;
}

void atlas_print(const struct atlas *atlas, struct buf *out)
{
    for (uint32_t i = 0; i < atlas->entry.n; i++) {
        span field[FIELDS];
        struct spot spot;
        read_row(atlas->entry.at[i].row, field, &spot);
        buf_add(out, atlas->entry.at[i].key);
        for (uint32_t k = 0; k <= FIELD_PEOPLE; k++) {
            buf_char(out, '\t');
            if (k != FIELD_ASCII && k != FIELD_OTHER) {
                buf_add(out, field[k]);
            }
        }
        buf_char(out, '\n');
    }
}

/* ---- opening ------------------------------------------------------------ */

struct atlas *atlas_new(void)
{
    struct arena *arena = arena_new();
    struct atlas *atlas = ARENA_NEW(arena, struct atlas);
    atlas->arena = arena;
    return atlas;
}

void atlas_close(struct atlas *atlas)
{
    if (atlas) {
        file_unmap(&atlas->built);
        file_unmap(&atlas->own);
        arena_free(atlas->arena);
    }
}

enum rcp_status atlas_open(
        struct atlas **out, const char *path, struct rcp_err *err)
{
    *out = NULL;
    struct atlas *atlas = atlas_new();
    if (file_kind(path, NULL) == FILE_REGULAR) {
        enum rcp_status status = file_map(path, &atlas->built, err);
        if (status) {
            atlas_close(atlas);
            return status;
        }
    }
    *out = atlas;
    return RCP_OK;
}

enum rcp_status atlas_add_file(struct atlas *atlas, const char *path,
        uint32_t most, struct rcp_err *err)
{
    enum rcp_status status = file_map(path, &atlas->own, err);
    if (status) {
        return status;
    }
    if (atlas->own.size > ATLAS_MAX_BYTES) {
        return err_set(err, RCP_LIMIT, span_of(path), NO_POSITION,
                "a gazetteer of more than %d MB; take a country's file or one "
                "of the cities files of GeoNames",
                ATLAS_MAX_BYTES >> 20);
    }
    uint32_t rows = atlas_add(atlas, atlas->own.bytes, most);
    if (rows == NONE) {
        return err_set(err, RCP_LIMIT, span_of(path), NO_POSITION,
                "a gazetteer with more than %u names; take a country's file "
                "or one of the cities files of GeoNames",
                most);
    }
    if (rows == 0) {
        return err_set(err, RCP_FORMAT, span_of(path), NO_POSITION,
                "no row of a GeoNames dump in this gazetteer: 19 fields "
                "between tabs, the position in the 5th and 6th");
    }
    return RCP_OK;
}

/* ---- looking up --------------------------------------------------------- */

/* The start of the line in which byte `at` stands. */
static size_t line_start(span text, size_t at)
{
    while (at > 0 && text.ptr[at - 1] != '\n') {
        at--;
    }
    return at;
}

static span line_at(span text, size_t at)
{
    const char *end = memchr(text.ptr + at, '\n', text.len - at);
    return span_slice(text, at, end ? (size_t)(end - text.ptr) : text.len);
}

/* The first line whose key is not less; text.len behind the last. */
static size_t first_line(span text, span key)
{
    size_t low = 0, high = text.len;
    while (low < high) {
        size_t mid = line_start(text, low + (high - low) / 2);
        span line = line_at(text, mid), row = line;
        if (span_cmp(span_cut(&row, '\t'), key) < 0) {
            low = mid + line.len + 1;
        } else {
            high = mid;
        }
    }
    return low < text.len ? low : text.len;
}

/* Puts a spot among those found, by people, without doubles. */
static uint32_t put(struct spot *found, uint32_t n, const struct spot *spot)
{
    for (uint32_t i = 0; i < n; i++) {
        if (spot->id.len > 0 && span_eq(found[i].id, spot->id)) {
            return n;
        }
    }
    if (n == ATLAS_MAX_FOUND) {
        if (found[n - 1].people >= spot->people) {
            return n;
        }
        n--;
    }
    uint32_t i = n;
    while (i > 0 && found[i - 1].people < spot->people) {
        found[i] = found[i - 1];
        i--;
    }
    found[i] = *spot;
    return n + 1;
}

static uint32_t find_own(
        const struct atlas *atlas, span key, struct spot *found, uint32_t n)
{
    uint32_t low = 0, high = atlas->entry.n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (span_cmp(atlas->entry.at[mid].key, key) < 0) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    span field[FIELDS];
    struct spot spot;
    for (uint32_t i = low; i < atlas->entry.n && i - low < ATLAS_MAX_ROWS &&
                           span_eq(atlas->entry.at[i].key, key);
            i++) {
        if (read_row(atlas->entry.at[i].row, field, &spot)) {
            n = put(found, n, &spot);
        }
    }
    return n;
}

static uint32_t find_built(
        const struct atlas *atlas, span key, struct spot *found, uint32_t n)
{
    const span text = atlas->built.bytes;
    span field[FIELDS];
    struct spot spot;
    size_t at = first_line(text, key);
    for (uint32_t i = 0; at < text.len && i < ATLAS_MAX_ROWS; i++) {
        span line = line_at(text, at), row = line;
        if (!span_eq(span_cut(&row, '\t'), key)) {
            break;
        }
        if (read_row(row, field, &spot)) {
            n = put(found, n, &spot);
        }
        at += line.len + 1;
    }
    return n;
}

static uint32_t find_key(
        const struct atlas *atlas, span key, struct spot *found)
{
    if (key.len == 0) {
        return 0;
    }
    uint32_t n = find_own(atlas, key, found, 0);
    return n > 0 ? n : find_built(atlas, key, found, n);
}

uint32_t atlas_find(const struct atlas *atlas, struct arena *scratch, span name,
        struct spot *found)
{
    return find_key(atlas, key_of(scratch, name), found);
}

bool atlas_country(const struct atlas *atlas, span code, struct spot *found)
{
    char key[3];
    if (code.len != 2) {
        return false;
    }
    key[0] = ':';
    for (int i = 0; i < 2; i++) {
        char c = code.ptr[i];
        key[i + 1] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    struct spot all[ATLAS_MAX_FOUND];
    uint32_t n = find_key(atlas, (span){key, 3}, all);
    if (n > 0) {
        *found = all[0];
    }
    return n > 0;
}
