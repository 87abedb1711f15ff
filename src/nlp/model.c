/* SPDX-License-Identifier: Apache-2.0 */
/* model.c - the model file: its format, reading and writing.
 *
 * All numbers are little-endian and unsigned.
 *
 *   at  size
 *    0     8  magic: "RCPmodel"
 *    8     4  version: 1
 *   12     4  number of sections, n: 1 to 64
 *   16     8  size of the file in bytes
 *   24     8  XXH3-64 of bytes [0, 24) and of the directory, chained: the
 *             directory's hash is seeded with that of the first 24 bytes
 *   32  40*n  directory, one entry for each section:
 *               16  name: a-z 0-9 . - then NULs, at least one
 *                8  offset from the start of the file, a multiple of 64
 *                8  size in bytes
 *                8  XXH3-64 of the section's bytes
 *   …         sections in the order of the directory, each at the first
 *             multiple of 64 behind what stands before it; the padding
 *             between them is zero; the file ends where the last one ends
 *
 * So a file has exactly one valid layout for its directory, and each of its
 * bytes is under a checksum or must be zero. The checksums are against
 * damage; whoever makes a file with right checksums and wrong contents meets
 * the checks of the section's reader. */
#include "nlp/model.h"

#include "base/buf.h"
#include "base/file.h"

#include <assert.h>
#include <string.h>
#include <xxhash.h>

enum { HEAD_SIZE = 32, ENTRY_SIZE = 40, HASHED_HEAD = 24 };

static const char MAGIC[] = "RCPmodel";

struct section {
    span name, bytes;
};

struct model {
    struct file_map map; /* empty when read from memory */
    span name, bytes;
    uint32_t count;
    struct section section[MODEL_MAX_SECTIONS];
};

static uint64_t directory_hash(span bytes, uint32_t count)
{
    uint64_t head = XXH3_64bits(bytes.ptr, HASHED_HEAD);
    return XXH3_64bits_withSeed(
            bytes.ptr + HEAD_SIZE, (size_t)count * ENTRY_SIZE, head);
}

static size_t aligned(size_t at)
{
    return (at + MODEL_ALIGN - 1) / MODEL_ALIGN * MODEL_ALIGN;
}

static bool name_valid(span field, span *name)
{
    size_t n = 0;
    while (n < field.len && field.ptr[n] != '\0') {
        char c = field.ptr[n++];
        bool good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                    c == '.' || c == '-';
        if (!good) {
            return false;
        }
    }
    *name = span_slice(field, 0, n);
    for (size_t i = n; i < field.len; i++) {
        if (field.ptr[i] != '\0') {
            return false;
        }
    }
    return n > 0 && n < field.len;
}

static bool all_zero(span s)
{
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] != '\0') {
            return false;
        }
    }
    return true;
}

static enum rcp_status damaged(
        const struct model *m, size_t at, struct rcp_err *err)
{
    return err_set(err, RCP_FORMAT, m->name, at,
            "model file is damaged; install it again or rebuild it with "
            "recoupe-train");
}

static enum rcp_status read_section(
        struct model *m, struct cursor *c, size_t *end, struct rcp_err *err)
{
    size_t entry = c->at;
    struct section *s = &m->section[m->count];
    span field = cursor_bytes(c, MODEL_NAME_SIZE);
    uint64_t offset = cursor_u64(c), size = cursor_u64(c);
    uint64_t hash = cursor_u64(c);
    size_t start = aligned(*end);
    if (c->failed || !name_valid(field, &s->name) || offset != start ||
            start > m->bytes.len || size > m->bytes.len - start ||
            !all_zero(span_slice(m->bytes, *end, start))) {
        return damaged(m, entry, err);
    }
    s->bytes = (span){m->bytes.ptr + start, (size_t)size};
    if (XXH3_64bits(s->bytes.ptr, s->bytes.len) != hash) {
        return damaged(m, start, err);
    }
    *end = start + (size_t)size;
    m->count++;
    return RCP_OK;
}

static enum rcp_status read_all(struct model *m, struct rcp_err *err)
{
    struct cursor c = {.bytes = m->bytes};
    span magic = cursor_bytes(&c, sizeof MAGIC - 1);
    if (!span_eq(magic, SPAN("RCPmodel"))) {
        return err_set(err, RCP_FORMAT, m->name, 0, "not a model file");
    }
    uint32_t version = cursor_u32(&c), count = cursor_u32(&c);
    uint64_t size = cursor_u64(&c), hash = cursor_u64(&c);
    if (!c.failed && version != MODEL_VERSION) {
        return err_set(err, RCP_VERSION, m->name, 8,
                "model file of version %u; this program reads version %d",
                (unsigned)version, (int)MODEL_VERSION);
    }
    size_t directory = HEAD_SIZE + (size_t)count * ENTRY_SIZE;
    if (c.failed || size != m->bytes.len || count == 0 ||
            count > MODEL_MAX_SECTIONS || directory > m->bytes.len ||
            directory_hash(m->bytes, count) != hash) {
        return damaged(m, 0, err);
    }
    size_t end = directory;
    for (uint32_t i = 0; i < count; i++) {
        enum rcp_status status = read_section(m, &c, &end, err);
        if (status) {
            return status;
        }
    }
    return end == m->bytes.len ? RCP_OK : damaged(m, end, err);
}

enum rcp_status model_read(struct model **out, struct arena *a, span bytes,
        span name, struct rcp_err *err)
{
    struct model *m = ARENA_NEW(a, struct model);
    m->bytes = bytes;
    m->name = arena_copy(a, name);
    enum rcp_status status = read_all(m, err);
    if (!status) {
        *out = m;
    }
    return status;
}

enum rcp_status model_open(struct model **out, struct arena *a,
        const char *path, struct rcp_err *err)
{
    struct file_map map = {0};
    enum rcp_status status = file_map(path, &map, err);
    if (status) {
        return status;
    }
    status = model_read(out, a, map.bytes, span_of(path), err);
    if (status) {
        file_unmap(&map);
        return status;
    }
    (*out)->map = map;
    return RCP_OK;
}

void model_close(struct model *model)
{
    if (model) {
        file_unmap(&model->map);
        model->count = 0;
    }
}

bool model_section(const struct model *model, const char *name, span *bytes)
{
    for (uint32_t i = 0; i < model->count; i++) {
        if (span_eq(model->section[i].name, span_of(name))) {
            *bytes = model->section[i].bytes;
            return true;
        }
    }
    return false;
}

span model_name(const struct model *model)
{
    return model->name;
}

uint32_t model_count(const struct model *model)
{
    return model->count;
}

span model_at(const struct model *model, uint32_t i, span *bytes)
{
    assert(i < model->count);
    *bytes = model->section[i].bytes;
    return model->section[i].name;
}

/* ---- writing ------------------------------------------------------------ */

static void put(char *at, uint64_t value, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        at[i] = (char)(unsigned char)(value >> (8 * i));
    }
}

static size_t packed_size(const struct model_part *parts, uint32_t count)
{
    size_t end = HEAD_SIZE + (size_t)count * ENTRY_SIZE;
    for (uint32_t i = 0; i < count; i++) {
        end = aligned(end) + parts[i].bytes.len;
    }
    return end;
}

span model_pack(struct arena *a, const struct model_part *parts, uint32_t count)
{
    assert(count > 0 && count <= MODEL_MAX_SECTIONS);
    size_t size = packed_size(parts, count);
    char *file = arena_alloc(a, size + MODEL_ALIGN);
    file += (MODEL_ALIGN - (uintptr_t)file % MODEL_ALIGN) % MODEL_ALIGN;
    size_t end = HEAD_SIZE + (size_t)count * ENTRY_SIZE;
    for (uint32_t i = 0; i < count; i++) {
        char *entry = file + HEAD_SIZE + (size_t)i * ENTRY_SIZE;
        span bytes = parts[i].bytes;
        assert(parts[i].name.len < MODEL_NAME_SIZE);
        size_t start = aligned(end);
        memcpy(entry, parts[i].name.ptr, parts[i].name.len);
        put(entry + 16, start, 8);
        put(entry + 24, bytes.len, 8);
        put(entry + 32, XXH3_64bits(bytes.ptr, bytes.len), 8);
        if (bytes.len > 0) {
            memcpy(file + start, bytes.ptr, bytes.len);
        }
        end = start + bytes.len;
    }
    memcpy(file, MAGIC, sizeof MAGIC - 1);
    put(file + 8, MODEL_VERSION, 4);
    put(file + 12, count, 4);
    put(file + 16, size, 8);
    put(file + 24, directory_hash((span){file, size}, count), 8);
    return (span){file, size};
}
