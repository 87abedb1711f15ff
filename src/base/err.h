/* SPDX-License-Identifier: Apache-2.0 */
/* err.h - filling struct rcp_err. The lowest place that knows writes it;
 * callers may put words in front, never replace it. */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include "base/span.h"
#include "recoupe.h"

#define NO_POSITION UINT64_MAX

/* Writes err (which may be NULL) and returns `status`, so that a function can
 * say `return err_set(err, RCP_FORMAT, source, at, "…", …);`. */
enum rcp_status err_set(struct rcp_err *err, enum rcp_status status,
        span source, uint64_t position, const char *format, ...)
        __attribute__((format(printf, 5, 6)));
/* Same for a system call that failed: adds what errno says. */
enum rcp_status err_errno(struct rcp_err *err, span source, const char *what);
/* Puts "while …: " in front of the message; keeps and returns the status
 * (RCP_INTERNAL when err is NULL, as nobody knows it then). */
enum rcp_status err_while(struct rcp_err *err, const char *format, ...)
        __attribute__((format(printf, 2, 3)));
/* "file:line: message", "file: byte N: message" or "message", one line, no
 * newline, always NUL-terminated. Returns `out`. */
const char *err_line(const struct rcp_err *err, char *out, size_t size);

#endif
