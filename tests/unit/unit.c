/* SPDX-License-Identifier: Apache-2.0 */
/* unit.c - see unit.h. */
#include "unit.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

void unit_assert_span(
        span actual, const char *expected, const char *file, int line)
{
    if (!span_eq(actual, span_of(expected))) {
        print_error("is:        '%.*s'\nshould be: '%s'\n", SPAN_ARG(actual),
                expected);
        _fail(file, line);
    }
}

bool unit_aborts(void (*f)(void *arg), void *arg)
{
    int how = 0;
    (void)fflush(NULL);
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        (void)signal(SIGABRT, SIG_DFL);
        (void)close(STDERR_FILENO); /* what assert says is expected */
        f(arg);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &how, 0), child);
    return WIFSIGNALED(how) && WTERMSIG(how) == SIGABRT;
}

static jmp_buf back;
static size_t refused;

static void note(size_t wanted)
{
    refused = wanted;
    longjmp(back, 1);
}

size_t unit_exhausts(void (*f)(void *arg), void *arg)
{
    refused = 0;
    arena_on_exhausted(note);
    if (setjmp(back) == 0) {
        f(arg);
    }
    arena_on_exhausted(NULL);
    return refused;
}

uint32_t die_roll(struct die *d, uint32_t sides)
{
    d->state ^= d->state >> 12;
    d->state ^= d->state << 25;
    d->state ^= d->state >> 27;
    return (uint32_t)((d->state * UINT64_C(2685821657736338717)) >> 33) % sides;
}
