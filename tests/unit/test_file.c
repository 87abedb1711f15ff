/* SPDX-License-Identifier: Apache-2.0 */
#include "base/file.h"
#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/recoupe-file-XXXXXX";
static char path[200];

static const char *in_folder(const char *name)
{
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void write_file(const char *name, const char *bytes, size_t n)
{
    FILE *f = fopen(in_folder(name), "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, n, f), n);
    assert_int_equal(fclose(f), 0);
}

static int set_up(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    static const char *const names[] = {"abc", "empty", "b", "é", "sub/x"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        (void)unlink(in_folder(names[i]));
    }
    (void)rmdir(in_folder("sub"));
    return rmdir(folder);
}

static void reads_whole_files(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct rcp_err err = {0};
    span bytes;
    write_file("abc", "a\0c", 3);
    write_file("empty", "", 0);
    assert_int_equal(file_read(a, in_folder("abc"), 3, &bytes, &err), RCP_OK);
    assert_true(span_eq(bytes, (span){"a\0c", 3}));
    assert_int_equal(bytes.ptr[3], 0);
    assert_int_equal(file_read(a, in_folder("empty"), 0, &bytes, &err), RCP_OK);
    assert_span(bytes, "");
    assert_int_equal(err.status, RCP_OK);
    arena_free(a);
}

static void says_why_it_cannot(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct rcp_err err = {0};
    struct file_map map;
    span bytes, *names;
    uint32_t n;
    assert_int_equal(file_read(a, "/no/such", 9, &bytes, &err), RCP_IO);
    assert_string_equal(err.msg, "cannot open: No such file or directory");
    assert_string_equal(err.source, "/no/such");
    assert_int_equal(file_read(a, folder, 9, &bytes, &err), RCP_IO);
    assert_string_equal(err.msg, "cannot read: Is a directory");
    write_file("abc", "abc", 3);
    assert_int_equal(
            file_read(a, in_folder("abc"), 2, &bytes, &err), RCP_LIMIT);
    assert_string_equal(err.msg, "longer than 2 bytes");
    assert_int_equal(file_map("/no/such", &map, &err), RCP_IO);
    assert_string_equal(err.msg, "cannot open: No such file or directory");
    assert_int_equal(file_map(folder, &map, &err), RCP_IO);
    assert_string_equal(err.msg, "cannot map: not a regular file");
    assert_int_equal(file_list(a, "/no/such", &names, &n, &err), RCP_IO);
    assert_string_equal(err.msg, "cannot open: No such file or directory");
    assert_int_equal(file_list(a, in_folder("abc"), &names, &n, &err), RCP_IO);
    assert_string_equal(err.msg, "cannot open: Not a directory");
    arena_free(a);
}

/* Lets `size` bytes flow into standard input and reads it. */
static enum rcp_status read_pipe(
        struct arena *a, size_t size, size_t limit, span *bytes)
{
    int ends[2];
    struct rcp_err err = {0};
    assert_int_equal(pipe(ends), 0);
    const int old = dup(STDIN_FILENO);
    assert_true(old >= 0 && dup2(ends[0], STDIN_FILENO) == STDIN_FILENO);
    const pid_t child = fork();
    if (child == 0) {
        char chunk[1000];
        memset(chunk, 'x', sizeof chunk);
        while (size > 0) {
            const size_t n = size < sizeof chunk ? size : sizeof chunk;
            const ssize_t put = write(ends[1], chunk, n);
            size -= put > 0 ? (size_t)put : size;
        }
        _exit(0);
    }
    (void)close(ends[1]);
    (void)close(ends[0]);
    const enum rcp_status status = file_read(a, "-", limit, bytes, &err);
    (void)dup2(old, STDIN_FILENO);
    (void)close(old);
    if (status == RCP_LIMIT) {
        assert_string_equal(err.source, "-");
    }
    return status;
}

static void reads_standard_input(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    span bytes;
    assert_int_equal(read_pipe(a, 0, 10, &bytes), RCP_OK);
    assert_span(bytes, "");
    assert_int_equal(read_pipe(a, 300000, 300000, &bytes), RCP_OK);
    assert_int_equal(bytes.len, 300000);
    assert_int_equal(bytes.ptr[299999], 'x');
    assert_int_equal(bytes.ptr[300000], 0);
    assert_int_equal(read_pipe(a, 300000, 299999, &bytes), RCP_LIMIT);
    assert_int_equal(read_pipe(a, 5, 4, &bytes), RCP_LIMIT);
    arena_free(a);
}

/* /proc files say that they are empty, and are not. */
static void reads_files_that_lie_about_their_size(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct rcp_err err = {0};
    span bytes;
    if (file_kind("/proc/self/status", NULL) != FILE_REGULAR) {
        skip();
    }
    assert_int_equal(
            file_read(a, "/proc/self/status", 1 << 20, &bytes, &err), RCP_OK);
    assert_true(span_starts(bytes, SPAN("Name:")));
    assert_int_equal(
            file_read(a, "/proc/self/status", 10, &bytes, &err), RCP_LIMIT);
    arena_free(a);
}

static void maps_files(void **state)
{
    (void)state;
    struct rcp_err err = {0};
    struct file_map map;
    write_file("abc", "abc", 3);
    write_file("empty", "", 0);
    assert_int_equal(file_map(in_folder("abc"), &map, &err), RCP_OK);
    assert_span(map.bytes, "abc");
    file_unmap(&map);
    file_unmap(&map);
    assert_int_equal(file_map(in_folder("empty"), &map, &err), RCP_OK);
    assert_span(map.bytes, "");
    file_unmap(&map);
}

static void lists_folders(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct rcp_err err = {0};
    span *names;
    uint32_t n;
    write_file("abc", "", 0);
    write_file("empty", "", 0);
    write_file("é", "", 0);
    write_file("b", "", 0);
    assert_int_equal(mkdir(in_folder("sub"), 0700), 0);
    assert_int_equal(file_list(a, folder, &names, &n, &err), RCP_OK);
    assert_int_equal(n, 5);
    assert_span(names[0], "abc");
    assert_span(names[1], "b");
    assert_span(names[2], "empty");
    assert_span(names[3], "sub");
    assert_span(names[4], "é");
    assert_int_equal(file_list(a, in_folder("sub"), &names, &n, &err), RCP_OK);
    assert_int_equal(n, 0);
    arena_free(a);
}

static void kinds_of_files(void **state)
{
    (void)state;
    uint64_t one[2], two[2];
    assert_int_equal(file_kind("/no/such", NULL), FILE_MISSING);
    assert_int_equal(file_kind("/dev/null", NULL), FILE_OTHER);
    assert_int_equal(file_kind(folder, one), FILE_FOLDER);
    assert_int_equal(file_kind(in_folder("sub/.."), two), FILE_FOLDER);
    assert_memory_equal(one, two, sizeof one);
    assert_int_equal(file_kind(in_folder("abc"), two), FILE_REGULAR);
    assert_true(one[1] != two[1]);
}

static void binary_reading(void **state)
{
    (void)state;
    const span bytes = {
            "\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0A\x0B\x0C\x0D\x0E\xFFtail",
            19};
    struct cursor c = {.bytes = bytes};
    assert_int_equal(cursor_u8(&c), 0x01);
    assert_int_equal(cursor_u16(&c), 0x0302);
    assert_int_equal(cursor_u32(&c), 0x07060504);
    assert_true(cursor_u64(&c) == UINT64_C(0xFF0E0D0C0B0A0908));
    assert_span(cursor_bytes(&c, 3), "tai");
    assert_false(c.failed);
    assert_int_equal(cursor_u16(&c), 0);
    assert_true(c.failed);
    assert_int_equal(cursor_u8(&c), 0); /* though one byte is left */
    assert_int_equal(cursor_bytes(&c, 0).len, 0);
    assert_true(c.failed);
}

/* Cut at each byte, no read goes past the end. */
static void binary_reading_of_cut_files(void **state)
{
    (void)state;
    for (size_t n = 0; n < 20; n++) {
        char bytes[20] = {0};
        struct cursor c = {.bytes = {bytes, n}};
        (void)cursor_u32(&c);
        (void)cursor_u64(&c);
        (void)cursor_u16(&c);
        (void)cursor_u8(&c);
        assert_int_equal(c.failed, n < 15);
        assert_true(c.at <= n);
        assert_null(cursor_bytes(&c, SIZE_MAX).ptr);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(reads_whole_files),
            cmocka_unit_test(says_why_it_cannot),
            cmocka_unit_test(reads_standard_input),
            cmocka_unit_test(reads_files_that_lie_about_their_size),
            cmocka_unit_test(maps_files),
            cmocka_unit_test(lists_folders),
            cmocka_unit_test(kinds_of_files),
            cmocka_unit_test(binary_reading),
            cmocka_unit_test(binary_reading_of_cut_files),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
