/* SPDX-License-Identifier: Apache-2.0 */
/* make_atlas.c - a GeoNames dump to the sorted lines that the program maps.
 *
 *     make_atlas DUMP.txt ATLAS.tsv */
#include "base/buf.h"
#include "extract/atlas.h"

#include <stdio.h>

static int fail(const char *what, const char *path)
{
    fprintf(stderr, "make_atlas: cannot %s '%s'\n", what, path);
    return 1;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("Usage: make_atlas DUMP.txt ATLAS.tsv\n", stderr);
        return 2;
    }
    struct rcp_err err = {0};
    struct atlas *atlas = atlas_new();
    enum rcp_status status =
            atlas_add_file(atlas, argv[1], ATLAS_MAX_ENTRIES, &err);
    if (status && status != RCP_FORMAT) { /* an empty dump: an empty atlas */
        atlas_close(atlas);
        return fail("read", argv[1]);
    }
    struct arena *arena = arena_new();
    struct buf lines;
    buf_init(&lines, arena);
    atlas_print(atlas, &lines);
    FILE *out = fopen(argv[2], "w");
    bool done =
            out && fwrite(buf_span(&lines).ptr, 1, lines.len, out) == lines.len;
    done = out && fclose(out) == 0 && done;
    arena_free(arena);
    atlas_close(atlas);
    return done ? 0 : fail("write", argv[2]);
}
