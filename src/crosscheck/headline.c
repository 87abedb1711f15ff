/* SPDX-License-Identifier: Apache-2.0 */
/* headline.c - a headline that says more than its report, or says it of
 * another. */
#include "crosscheck/verdict.h"

void judge_headlines(struct judge *j)
{
    (void)j;
}
