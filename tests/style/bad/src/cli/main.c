/* SPDX-License-Identifier: Apache-2.0 */
#include "base/low.h"
#include "cli/options.h"
#include "recoupe.h"

static const char *const UI[] = {"fr", "en"}; /* allowed here */
