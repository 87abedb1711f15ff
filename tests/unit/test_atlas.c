/* SPDX-License-Identifier: Apache-2.0 */
/* Names to positions. */
#include "extract/atlas.h"
#include "unit.h"

#include "base/buf.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ROW(id, name, other, lat, lon, class, code, country, region, people)   \
    id "\t" name "\t\t" other "\t" lat "\t" lon                                \
       "\t" class "\t" code "\t" country "\t\t" region "\t\t\t\t" people       \
                  "\t\t\t\t\n"

static const char DUMP[] = ROW("1", "Saint-Orvel", "Orvella,Sankt Orvel",
        "46.5", "-2.25", "P", "PPL", "FR", "11", "3000") ROW("2", "Saint Orvel",
        "", "-45", "170", "P", "PPL", "NZ", "F7",
        "90000") ROW("FR", "France", "", "47", "2", "A", "PCLI", "FR", "", "1")
        ROW("4", "Terre-Noire", "", "", "", "A", "ADM2", "FR", "11", "")
                ROW("5", "Nowhere", "", "91", "0", "P", "PPL", "FR", "", "1")
                        ROW("6", "Half", "", "1", "", "P", "PPL", "FR", "",
                                "1") "not a row\n";

static struct atlas *atlas_of_dump(void)
{
    struct atlas *atlas = atlas_new();
    assert_int_equal(atlas_add(atlas, span_of(DUMP), ATLAS_MAX_ENTRIES), 4);
    return atlas;
}

static void names_are_found_however_they_are_written(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct atlas *atlas = atlas_of_dump();
    struct spot found[ATLAS_MAX_FOUND];
    assert_int_equal(atlas_find(atlas, a, SPAN("SAINT-ORVEL"), found), 2);
    assert_span(found[0].country, "NZ"); /* more people */
    assert_span(found[1].region, "11");
    assert_true(found[1].lat == 46.5 && found[1].lon == -2.25);
    assert_int_equal(atlas_find(atlas, a, SPAN("sankt orvel"), found), 1);
    assert_int_equal(atlas_find(atlas, a, SPAN("Orvel"), found), 0);
    assert_int_equal(atlas_find(atlas, a, SPAN(""), found), 0);
    atlas_close(atlas);
    arena_free(a);
}

static void a_row_without_a_position_is_a_place_all_the_same(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct atlas *atlas = atlas_of_dump();
    struct spot found[ATLAS_MAX_FOUND];
    assert_int_equal(atlas_find(atlas, a, SPAN("Terre-Noire"), found), 1);
    assert_true(isnan(found[0].lat) && isnan(found[0].lon));
    assert_int_equal(found[0].precision, PRECISION_REGION);
    assert_int_equal(atlas_find(atlas, a, SPAN("Nowhere"), found), 0);
    assert_int_equal(atlas_find(atlas, a, SPAN("Half"), found), 0);
    atlas_close(atlas);
    arena_free(a);
}

static void countries_have_their_code(void **state)
{
    (void)state;
    struct atlas *atlas = atlas_of_dump();
    struct spot spot;
    assert_true(atlas_country(atlas, SPAN("FR"), &spot));
    assert_span(spot.name, "France");
    assert_false(atlas_country(atlas, SPAN("NZ"), &spot));
    assert_false(atlas_country(atlas, SPAN("FRA"), &spot));
    atlas_close(atlas);
}

/* What is printed is found by searching the lines as they lie. */
static void the_built_file_answers_as_the_dump(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct atlas *atlas = atlas_of_dump(), *built = NULL;
    struct rcp_err err = {0};
    struct spot x[ATLAS_MAX_FOUND], y[ATLAS_MAX_FOUND];
    struct buf lines;
    buf_init(&lines, a);
    atlas_print(atlas, &lines);
    char path[] = "/tmp/recoupe-atlas-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, lines.at, lines.len), (ssize_t)lines.len);
    close(fd);
    assert_int_equal(atlas_open(&built, path, &err), RCP_OK);
    static const char *const NAMES[] = {"Saint-Orvel", "Orvella", "France",
            "Terre-Noire", "Aaa", "Zzz", "Orvell"};
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        uint32_t n = atlas_find(atlas, a, span_of(NAMES[i]), x);
        assert_int_equal(atlas_find(built, a, span_of(NAMES[i]), y), n);
        for (uint32_t k = 0; k < n; k++) {
            assert_true(span_eq(x[k].id, y[k].id));
            assert_true(x[k].people == y[k].people);
        }
    }
    atlas_close(built);
    unlink(path);
    atlas_close(atlas);
    arena_free(a);
}

/* The dump has seven: 3 of the first place, 1, 1 and a country's code, 1. */
static void more_names_than_allowed_are_an_error(void **state)
{
    (void)state;
    struct rcp_err err = {0};
    char path[] = "/tmp/recoupe-dump-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, DUMP, sizeof DUMP - 1), sizeof DUMP - 1);
    close(fd);
    struct atlas *atlas = atlas_new();
    assert_int_equal(atlas_add_file(atlas, path, 7, &err), RCP_OK);
    atlas_close(atlas);
    atlas = atlas_new();
    assert_int_equal(atlas_add_file(atlas, path, 6, &err), RCP_LIMIT);
    assert_non_null(strstr(err.msg, "more than 6 names"));
    atlas_close(atlas);
    unlink(path);
}

static void no_file_is_an_empty_atlas(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct atlas *atlas = NULL;
    struct rcp_err err = {0};
    struct spot found[ATLAS_MAX_FOUND];
    assert_int_equal(atlas_open(&atlas, "no/such/atlas.tsv", &err), RCP_OK);
    assert_int_equal(atlas_find(atlas, a, SPAN("France"), found), 0);
    assert_int_equal(
            atlas_add_file(atlas, "no/such/dump.txt", ATLAS_MAX_ENTRIES, &err),
            RCP_IO);
    atlas_close(atlas);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(names_are_found_however_they_are_written),
            cmocka_unit_test(a_row_without_a_position_is_a_place_all_the_same),
            cmocka_unit_test(countries_have_their_code),
            cmocka_unit_test(the_built_file_answers_as_the_dump),
            cmocka_unit_test(more_names_than_allowed_are_an_error),
            cmocka_unit_test(no_file_is_an_empty_atlas)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
