/* SPDX-License-Identifier: Apache-2.0 */
/* err.c - writing struct rcp_err. Names and messages may hold bytes of hostile
 * files: control characters become '?', and a text that is too long is cut
 * between two characters, never inside one. */
#include "base/err.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Removes what a cut left of a UTF-8 sequence at the end. */
static void cut_cleanly(char *text)
{
    const size_t len = strlen(text);
    size_t start = len;
    while (start && ((unsigned char)text[start - 1] & 0xC0) == 0x80) {
        start--;
    }
    const unsigned char lead = start ? (unsigned char)text[start - 1] : 0;
    const size_t need = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (need > 1 && len - start + 1 < need) {
        text[start - 1] = '\0';
    }
}

static void one_line(char *text)
{
    for (; *text; text++) {
        if ((unsigned char)*text < 0x20 || *text == 0x7F) {
            *text = '?';
        }
    }
}

static void put_format(char *out, size_t size, const char *format, va_list args)
        __attribute__((format(printf, 3, 0)));
static void put_format(char *out, size_t size, const char *format, va_list args)
{
    if (vsnprintf(out, size, format, args) < 0) {
        out[0] = '\0';
    }
    cut_cleanly(out);
    one_line(out);
}

enum rcp_status err_set(struct rcp_err *err, enum rcp_status status,
        span source, uint64_t position, const char *format, ...)
{
    va_list args;
    assert(status != RCP_OK);
    if (!err) {
        return status;
    }
    const size_t len = source.len < sizeof err->source ? source.len
                                                       : sizeof err->source - 1;
    *err = (struct rcp_err){.status = status, .position = position};
    if (len) {
        memcpy(err->source, source.ptr, len);
    }
    cut_cleanly(err->source);
    one_line(err->source);
    va_start(args, format);
    put_format(err->msg, sizeof err->msg, format, args);
    va_end(args);
    return status;
}

enum rcp_status err_errno(struct rcp_err *err, span source, const char *what)
{
    char reason[128];
    const int code = errno;
    if (strerror_r(code, reason, sizeof reason) != 0) {
        (void)snprintf(reason, sizeof reason, "system error %d", code);
    }
    return err_set(err, RCP_IO, source, NO_POSITION, "%s: %s", what, reason);
}

enum rcp_status err_while(struct rcp_err *err, const char *format, ...)
{
    char old[sizeof err->msg];
    va_list args;
    if (!err) {
        return RCP_INTERNAL;
    }
    memcpy(old, err->msg, sizeof old);
    va_start(args, format);
    put_format(err->msg, sizeof err->msg, format, args);
    va_end(args);
    const size_t len = strlen(err->msg);
    (void)snprintf(err->msg + len, sizeof err->msg - len, ": %s", old);
    cut_cleanly(err->msg);
    return err->status;
}

const char *err_line(const struct rcp_err *err, char *out, size_t size)
{
    assert(size > 0);
    if (!err->source[0]) {
        (void)snprintf(out, size, "%s", err->msg);
    } else if (err->line) {
        (void)snprintf(out, size, "%s:%u: %s", err->source, (unsigned)err->line,
                err->msg);
    } else if (err->position != NO_POSITION) {
        (void)snprintf(out, size, "%s: byte %llu: %s", err->source,
                (unsigned long long)err->position, err->msg);
    } else {
        (void)snprintf(out, size, "%s: %s", err->source, err->msg);
    }
    cut_cleanly(out);
    return out;
}
