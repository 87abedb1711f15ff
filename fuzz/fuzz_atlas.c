/* SPDX-License-Identifier: Apache-2.0 */
/* Any bytes as a GeoNames dump: what is found lies inside them and on the
 * globe, and what is printed of it can be found again. */
#include "fuzz.h"

#include "base/buf.h"
#include "extract/atlas.h"

#include <math.h>
#include <string.h>

static bool inside(span outer, span inner)
{
    return inner.len == 0 ||
           (inner.ptr >= outer.ptr &&
                   inner.ptr + inner.len <= outer.ptr + outer.len);
}

static void check_spot(span file, const struct spot *spot)
{
    assert(inside(file, spot->id) && inside(file, spot->name));
    assert(inside(file, spot->country) && inside(file, spot->region));
    assert(spot->name.len > 0 && spot->precision != PRECISION_NONE);
    assert(isnan(spot->lat) == isnan(spot->lon));
    assert(isnan(spot->lat) ||
            (fabs(spot->lat) <= 90 && fabs(spot->lon) <= 180));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new();
    const span file = {(const char *)data, size};
    struct atlas *atlas = atlas_new();
    struct spot found[ATLAS_MAX_FOUND];
    uint32_t rows = atlas_add(atlas, file, ATLAS_MAX_ENTRIES);
    span rest = file;
    for (uint32_t i = 0; rest.len > 0 && i < 100; i++) {
        span row = span_cut(&rest, '\n');
        span_cut(&row, '\t');
        uint32_t n = atlas_find(atlas, a, span_cut(&row, '\t'), found);
        assert(n <= ATLAS_MAX_FOUND && n <= rows);
        for (uint32_t k = 0; k < n; k++) {
            check_spot(file, &found[k]);
        }
    }
    struct buf lines;
    buf_init(&lines, a);
    atlas_print(atlas, &lines);
    assert(rows > 0 || lines.len == 0);
    atlas_close(atlas);
    arena_free(a);
    return 0;
}
