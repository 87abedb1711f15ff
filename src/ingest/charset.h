/* SPDX-License-Identifier: Apache-2.0 */
/* charset.h - which charset, and decoding to UTF-8 with a map back.
 *
 * Order as in the WHATWG Encoding and HTML standards: byte order mark, the
 * page's own declaration (first 4096 bytes), then, if the bytes are valid
 * UTF-8, that; else what uchardet finds; else windows-1252. */
#ifndef INGEST_CHARSET_H
#define INGEST_CHARSET_H

#include "base/arena.h"
#include "base/vec.h"

/* Where decoded text and source bytes drift apart: from decoded byte
 * `decoded` on, until the next step, source = decoded - step.decoded +
 * step.source. Empty: they are the same but for `skip` bytes of a mark. */
struct charset_step {
    uint32_t decoded, source;
};

struct decoded {
    span text;        /* valid UTF-8, a NUL follows */
    span charset;     /* ICU's name */
    uint32_t skip;    /* bytes of the byte order mark */
    uint32_t repairs; /* wrong byte sequences that became U+FFFD */
    VEC(struct charset_step) step;
};

enum charset_hint { CHARSET_PLAIN, CHARSET_PAGE, CHARSET_IS_UTF8 };

/* Never fails. `bytes` is at most DOC_MAX_SOURCE long, a NUL follows. */
void charset_decode(struct arena *a, span bytes, enum charset_hint hint,
        struct decoded *out);
/* The ICU converter for a label of the web ("latin1" is windows-1252), or
 * NULL when the label is unknown. */
const char *charset_of_label(span label);
/* The source byte of a decoded byte. */
uint32_t charset_source_at(const struct decoded *d, uint32_t at);

#endif
