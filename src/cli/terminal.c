/* SPDX-License-Identifier: Apache-2.0 */
/* terminal.c - width, colours and the progress line. */
#include "cli/terminal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { WIDTH_DEFAULT = 80, WIDTH_LEAST = 40, WIDTH_MOST = 160 };
enum { PROGRESS_MS = 100 }; /* between two changes of the line */

bool terminal_is(FILE *stream)
{
    return isatty(fileno(stream)) == 1;
}

unsigned terminal_width(FILE *stream)
{
    struct winsize size;
    if (!terminal_is(stream) || ioctl(fileno(stream), TIOCGWINSZ, &size) ||
            size.ws_col == 0) {
        return WIDTH_DEFAULT;
    }
    return size.ws_col < WIDTH_LEAST  ? WIDTH_LEAST
           : size.ws_col > WIDTH_MOST ? WIDTH_MOST
                                      : size.ws_col;
}

bool terminal_has_colour(FILE *stream)
{
    const char *off = getenv("NO_COLOR");
    const char *term = getenv("TERM");
    return terminal_is(stream) && !(off && *off) && term &&
           strcmp(term, "dumb") != 0;
}

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void progress_show(struct progress_line *line, const struct rcp_progress *at)
{
    int64_t now = now_ms();
    if (line->shown && now - line->last < PROGRESS_MS) {
        return;
    }
    line->last = now;
    line->shown = true;
    if (at->known) {
        fprintf(stderr, "\r\033[K%s %" PRIu64 "/%" PRIu64, line->verb, at->done,
                at->known);
    } else {
        fprintf(stderr, "\r\033[K%s %" PRIu64, line->verb, at->done);
    }
    fflush(stderr);
}

void progress_clear(struct progress_line *line)
{
    if (line->shown) {
        fputs("\r\033[K", stderr);
        fflush(stderr);
        line->shown = false;
    }
}
