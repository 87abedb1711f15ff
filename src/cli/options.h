/* SPDX-License-Identifier: Apache-2.0 */
/* options.h - the command line: one verb, its options, its inputs. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "recoupe.h"

#include <stdbool.h>

enum exit_code {
    EXIT_DONE = 0,
    EXIT_SOME_REFUSED = 1, /* done, but some inputs were refused */
    EXIT_USAGE = 2,
    EXIT_CANNOT_GO_ON = 3
};

enum when { WHEN_AUTO, WHEN_ALWAYS, WHEN_NEVER };

struct cli_options {
    struct rcp_options run;
    const char *languages; /* folder of packs; NULL: the default one */
    const char *gazetteer; /* a GeoNames dump of the user's own; NULL */
    enum when colour;
    bool quiet;         /* no progress */
    const char *output; /* file to write to; NULL: standard output */
    const char *const *inputs;
    size_t n_inputs;
};

/* Reads argv of one verb ("read", "check", "report"); argv[0] is what stands in
 * front of messages. Prints help or a message itself. Returns true to go on;
 * else *code is what to exit with. */
bool options_read(struct cli_options *options, int argc, char **argv,
        enum exit_code *code);

#endif
