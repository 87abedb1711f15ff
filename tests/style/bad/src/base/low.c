/* SPDX-License-Identifier: Apache-2.0 */
#include "base/low.h"
#include "lang/table.h"
#include "recoupe.h"
/* #include "lib/all.h" in a comment is none */

void low_free(struct low *l)
{
    free(l); /* allowed here */
    strcpy(l->name, "x");
}
