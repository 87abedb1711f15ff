/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DOC_H
#define DOC_H

#include "base/low.h"
#include "lang/table.h"
#include "text/words.h"

#endif
