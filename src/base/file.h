/* SPDX-License-Identifier: Apache-2.0 */
/* file.h - files from outside: whole, mapped, listed; and the one way to read
 * binary data that might be hostile. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/err.h"

/* Reads the whole file (or standard input for "-") into the arena; a NUL
 * follows the last byte. RCP_LIMIT when it is longer than `limit` bytes,
 * without reading further. RCP_IO with the system's reason otherwise; a folder
 * is RCP_IO too. */
enum rcp_status file_read(struct arena *a, const char *path, size_t limit,
        span *bytes, struct rcp_err *err) RCP_CHECKED;

/* A file mapped read-only; unmap with file_unmap. An empty file maps to an
 * empty span. */
struct file_map {
    span bytes;
    void *base;
    size_t size;
};
enum rcp_status file_map(const char *path, struct file_map *map,
        struct rcp_err *err) RCP_CHECKED;
void file_unmap(struct file_map *map); /* harmless twice */

/* The names (not paths) in a folder, sorted by bytes, without "." and "..",
 * into the arena. */
enum rcp_status file_list(struct arena *a, const char *folder, span **names,
        uint32_t *count, struct rcp_err *err) RCP_CHECKED;

enum file_kind { FILE_MISSING, FILE_REGULAR, FILE_FOLDER, FILE_OTHER };
/* Follows links. `id` (may be NULL) receives device and inode, for noticing
 * that a folder contains itself. */
enum file_kind file_kind(const char *path, uint64_t id[2]);

/* Checked reading of little-endian binary data. After the first read past the
 * end every read gives 0 or empty and `failed` stays set: check once. */
struct cursor {
    span bytes;
    size_t at;
    bool failed;
};
uint8_t cursor_u8(struct cursor *c);
uint16_t cursor_u16(struct cursor *c);
uint32_t cursor_u32(struct cursor *c);
uint64_t cursor_u64(struct cursor *c);
span cursor_bytes(struct cursor *c, size_t count);

#endif
