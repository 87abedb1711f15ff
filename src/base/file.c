/* SPDX-License-Identifier: Apache-2.0 */
/* file.c - the operating system's files, and checked reading of bytes. */
#include "base/file.h"

#include "base/vec.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FIRST_READ = 64 * 1024 };

/* Reads to the end of `fd`. `cap` is room for what is expected; a file that is
 * longer (a pipe, or one that grows meanwhile) moves to wider room. */
static enum rcp_status read_all(struct arena *a, int fd, size_t cap,
        size_t limit, span name, span *bytes, struct rcp_err *err)
{
    char *at = arena_alloc(a, cap);
    size_t len = 0;
    for (;;) {
        if (len + 1 >= cap) {
            char *wider = arena_array(a, cap, 2);
            memcpy(wider, at, len);
            at = wider;
            cap *= 2;
        }
        const ssize_t got = read(fd, at + len, cap - len - 1);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return err_errno(err, name, "cannot read");
        }
        len += (size_t)got;
        if (len > limit) {
            return err_set(err, RCP_LIMIT, name, NO_POSITION,
                    "longer than %zu bytes", limit);
        }
        if (got == 0) {
            at[len] = '\0';
            *bytes = (span){at, len};
            return RCP_OK;
        }
    }
}

enum rcp_status file_read(struct arena *a, const char *path, size_t limit,
        span *bytes, struct rcp_err *err)
{
    const bool from_stdin = strcmp(path, "-") == 0;
    const span name = span_of(path);
    enum rcp_status status;
    size_t cap = FIRST_READ;
    struct stat st;
    const int fd = from_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return err_errno(err, name, "cannot open");
    }
    if (fstat(fd, &st) != 0) {
        status = err_errno(err, name, "cannot read");
        goto out;
    }
    if (S_ISDIR(st.st_mode)) {
        errno = EISDIR;
        status = err_errno(err, name, "cannot read");
        goto out;
    }
    if (S_ISREG(st.st_mode)) {
        if ((uint64_t)st.st_size > limit) {
            status = err_set(err, RCP_LIMIT, name, NO_POSITION,
                    "longer than %zu bytes", limit);
            goto out;
        }
        cap = (size_t)st.st_size + 2; /* NUL, and a byte to notice the end */
    }
    status = read_all(a, fd, cap, limit, name, bytes, err);
out:
    if (!from_stdin) {
        (void)close(fd);
    }
    return status;
}

enum rcp_status file_map(
        const char *path, struct file_map *map, struct rcp_err *err)
{
    const span name = span_of(path);
    enum rcp_status status = RCP_OK;
    struct stat st;
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return err_errno(err, name, "cannot open");
    }
    if (fstat(fd, &st) != 0) {
        status = err_errno(err, name, "cannot read");
    } else if (!S_ISREG(st.st_mode)) {
        status = err_set(err, RCP_IO, name, NO_POSITION,
                "cannot map: not a regular file");
    } else if (st.st_size == 0) {
        *map = (struct file_map){.bytes = SPAN("")};
    } else {
        const size_t size = (size_t)st.st_size;
        void *base = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (base == MAP_FAILED) {
            status = err_errno(err, name, "cannot map");
        } else {
            *map = (struct file_map){{base, size}, base, size};
        }
    }
    (void)close(fd);
    return status;
}

void file_unmap(struct file_map *map)
{
    if (map->base) {
        (void)munmap(map->base, map->size);
    }
    *map = (struct file_map){0};
}

static int by_bytes(const void *a, const void *b)
{
    return span_cmp(*(const span *)a, *(const span *)b);
}

enum rcp_status file_list(struct arena *a, const char *folder, span **names,
        uint32_t *count, struct rcp_err *err)
{
    VEC(span) found = {0};
    DIR *dir = opendir(folder);
    if (!dir) {
        return err_errno(err, span_of(folder), "cannot open");
    }
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(dir);
        if (!entry) {
            break;
        }
        const span name = span_of(entry->d_name);
        if (!span_eq(name, SPAN(".")) && !span_eq(name, SPAN(".."))) {
            *VEC_ADD(a, &found) = arena_copy(a, name);
        }
    }
    const int reason = errno;
    (void)closedir(dir);
    if (reason) {
        errno = reason;
        return err_errno(err, span_of(folder), "cannot read");
    }
    if (found.n) {
        qsort(found.at, found.n, sizeof *found.at, by_bytes);
    }
    *names = found.at;
    *count = found.n;
    return RCP_OK;
}

enum file_kind file_kind(const char *path, uint64_t id[2])
{
    struct stat st;
    if (stat(path, &st) != 0) {
        return FILE_MISSING;
    }
    if (id) {
        id[0] = (uint64_t)st.st_dev;
        id[1] = (uint64_t)st.st_ino;
    }
    return S_ISREG(st.st_mode)   ? FILE_REGULAR
           : S_ISDIR(st.st_mode) ? FILE_FOLDER
                                 : FILE_OTHER;
}

span cursor_bytes(struct cursor *c, size_t count)
{
    if (c->failed || count > c->bytes.len - c->at) {
        c->failed = true;
        return (span){NULL, 0};
    }
    const span got = {c->bytes.ptr + c->at, count};
    c->at += count;
    return got;
}

static uint64_t little_endian(struct cursor *c, size_t count)
{
    const span got = cursor_bytes(c, count);
    uint64_t value = 0;
    for (size_t i = got.len; i > 0; i--) {
        value = value << 8 | (unsigned char)got.ptr[i - 1];
    }
    return value;
}

uint8_t cursor_u8(struct cursor *c)
{
    return (uint8_t)little_endian(c, 1);
}

uint16_t cursor_u16(struct cursor *c)
{
    return (uint16_t)little_endian(c, 2);
}

uint32_t cursor_u32(struct cursor *c)
{
    return (uint32_t)little_endian(c, 4);
}

uint64_t cursor_u64(struct cursor *c)
{
    return little_endian(c, 8);
}
