/* SPDX-License-Identifier: Apache-2.0 */
/* A case that grows says at its end what a check of all reports says, in
 * whatever steps they were added. */
#include "recoupe.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { REPORTS = 14, ROUNDS = 6, PATH = 64 };

static unsigned next(unsigned *state)
{
    *state = *state * 1103515245u + 12345u;
    return *state >> 16;
}

/* Reports on two events that disagree, deny and copy, in two languages. */
static void write_report(FILE *f, unsigned n)
{
    static const char *const PLACE[] = {"Lorvenne", "Castrel"};
    const char *place = PLACE[n % 2];
    unsigned dead = 3 + n % 4;
    fprintf(f,
            "{\"publisher\":\"Paper %u\",\"published\":\"2020-02-%02uT10:00\",",
            n % 6, 10 + n % 5);
    if (n % 3 == 0) {
        fprintf(f,
                "\"language\":\"fr\",\"title\":\"Incendie de %s : %u morts\","
                "\"text\":\"L'incendie de l'usine de %s a fait %u morts, selon "
                "la préfecture. D'après un employé qui a requis l'anonymat, la "
                "porte de secours aurait été fermée.\"}\n",
                place, dead, place, dead);
    } else {
        fprintf(f,
                "\"language\":\"en\",\"title\":\"Fire in %s factory\","
                "\"text\":\"The fire at the %s factory killed %u people, the "
                "union said. The emergency door was closed. The company denied "
                "on Monday that the emergency door had been closed, and said "
                "that help for the families was on its way.\"}\n",
                place, place, dead);
    }
}

static void make_files(char paths[REPORTS][PATH], const char *folder)
{
    for (unsigned i = 0; i < REPORTS; i++) {
        snprintf(paths[i], PATH, "%s/%02u.jsonl", folder, i);
        FILE *f = fopen(paths[i], "w");
        assert_non_null(f);
        write_report(f, i);
        fclose(f);
    }
}

static char *take_text(FILE *f)
{
    long size = ftell(f);
    char *text = calloc(1, (size_t)size + 1);
    rewind(f);
    assert_int_equal(fread(text, 1, (size_t)size, f), (size_t)size);
    fclose(f);
    return text;
}

static char *checked_at_once(const struct rcp_engine *engine,
        const struct rcp_options *options, const char *const *order)
{
    struct rcp_tally tally = {0};
    struct rcp_err err = {0};
    FILE *out = tmpfile();
    assert_int_equal(
            rcp_check(engine, options, order, REPORTS, out, &tally, &err),
            RCP_OK);
    assert_true(tally.findings > 0);
    return take_text(out);
}

/* Adds one to four at a time, and prints in between. */
static char *checked_in_steps(const struct rcp_engine *engine,
        const struct rcp_options *options, const char *const *order,
        unsigned *state)
{
    struct rcp_tally tally = {0};
    struct rcp_err err = {0};
    struct rcp_case *c = NULL;
    FILE *out = NULL;
    assert_int_equal(rcp_case_open(&c, engine, options, &err), RCP_OK);
    for (size_t done = 0; done < REPORTS;) {
        size_t n = 1 + next(state) % 4;
        n = n < REPORTS - done ? n : REPORTS - done;
        assert_int_equal(
                rcp_case_add(c, order + done, n, &tally, &err), RCP_OK);
        done += n;
        if (out) {
            fclose(out);
        }
        out = tmpfile();
        assert_int_equal(rcp_case_print(c, out, &tally, &err), RCP_OK);
    }
    rcp_case_close(c);
    return take_text(out);
}

static void growing_gives_what_one_check_gives(void **state)
{
    (void)state;
    char folder[] = "/tmp/recoupe-case-XXXXXX", paths[REPORTS][PATH];
    const char *order[REPORTS];
    struct rcp_engine *engine = NULL;
    struct rcp_err err = {0};
    const struct rcp_options options = {.format = RCP_PRINT_JSON, .jobs = 1};
    unsigned dice = 4;
    assert_non_null(mkdtemp(folder));
    make_files(paths, folder);
    assert_int_equal(rcp_engine_open(&engine, SOURCE_LANGUAGES, &err), RCP_OK);
    for (unsigned i = 0; i < REPORTS; i++) {
        order[i] = paths[i];
    }
    for (int round = 0; round < ROUNDS; round++) {
        for (unsigned i = REPORTS; i > 1; i--) {
            unsigned k = next(&dice) % i;
            const char *swap = order[k];
            order[k] = order[i - 1];
            order[i - 1] = swap;
        }
        char *whole = checked_at_once(engine, &options, order);
        char *steps = checked_in_steps(engine, &options, order, &dice);
        assert_string_equal(whole, steps);
        free(whole);
        free(steps);
    }
    rcp_engine_close(engine);
    for (unsigned i = 0; i < REPORTS; i++) {
        unlink(paths[i]);
    }
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(growing_gives_what_one_check_gives),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
