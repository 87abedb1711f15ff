/* SPDX-License-Identifier: Apache-2.0 */
/* terminal.h - what the program knows of the terminal, and progress on it. */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include "recoupe.h"

#include <stdbool.h>

/* Columns of the terminal behind `stream`; 80 when it is none. */
unsigned terminal_width(FILE *stream);
/* A terminal that takes colours, and NO_COLOR is not set. */
bool terminal_has_colour(FILE *stream);
bool terminal_is(FILE *stream);

/* One line on standard error, rewritten as work advances. */
struct progress_line {
    bool shown;
    int64_t last; /* milliseconds */
    const char *verb;
};
void progress_show(struct progress_line *line, const struct rcp_progress *at);
void progress_clear(struct progress_line *line);

#endif
