/* SPDX-License-Identifier: Apache-2.0 */
/* embedded.h - files of web/ that are built into the program. */
#ifndef PRESENT_EMBEDDED_H
#define PRESENT_EMBEDDED_H

#include <stddef.h>

extern const unsigned char report_css[];
extern const size_t report_css_size;

#endif
