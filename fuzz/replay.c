/* SPDX-License-Identifier: Apache-2.0 */
/* replay.c - runs a fuzz target over files, without libFuzzer.
 *
 * usage: replay_NAME FILE|FOLDER...
 *
 * Each file is given whole and, when it is short, cut at every byte. The bytes
 * are copied to a place of exactly their size, so that a memory checker sees
 * the first read past the end. */
#include "fuzz.h"

#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST_SEED = 1 << 20, CUT_BELOW = 2048 };

static void run_one(span bytes)
{
    uint8_t *copy = malloc(bytes.len ? bytes.len : 1);
    assert(copy);
    memcpy(copy, bytes.ptr, bytes.len);
    (void)LLVMFuzzerTestOneInput(copy, bytes.len);
    free(copy);
}

static int run_file(struct arena *a, const char *path)
{
    struct rcp_err err = {0};
    char line[512];
    span bytes;
    if (file_read(a, path, LARGEST_SEED, &bytes, &err) != RCP_OK) {
        (void)fprintf(stderr, "%s\n", err_line(&err, line, sizeof line));
        return 1;
    }
    for (size_t n = 0; bytes.len < CUT_BELOW && n < bytes.len; n++) {
        run_one(span_slice(bytes, 0, n));
    }
    run_one(bytes);
    return 0;
}

static int run_folder(struct arena *a, const char *folder)
{
    struct rcp_err err = {0};
    char line[512];
    span *names;
    uint32_t count;
    int failed = 0;
    if (file_list(a, folder, &names, &count, &err) != RCP_OK || !count) {
        (void)fprintf(stderr, "%s: no seeds. %s\n", folder,
                err_line(&err, line, sizeof line));
        return 1;
    }
    for (uint32_t i = 0; i < count; i++) {
        failed |= run_file(
                a, arena_printf(a, "%s/%.*s", folder, SPAN_ARG(names[i])).ptr);
    }
    return failed;
}

int main(int argc, char **argv)
{
    struct arena *a = arena_new();
    int failed = argc < 2;
    for (int i = 1; i < argc; i++) {
        failed |= file_kind(argv[i], NULL) == FILE_FOLDER
                          ? run_folder(a, argv[i])
                          : run_file(a, argv[i]);
    }
    arena_free(a);
    return failed;
}
