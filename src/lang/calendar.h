/* SPDX-License-Identifier: Apache-2.0 */
/* calendar.h - months.tsv and weekdays.tsv of a pack, which both publication
 * lines and dates in the text are read with. */
#ifndef LANG_CALENDAR_H
#define LANG_CALENDAR_H

#include "lang/pack.h"

extern const struct schema PACK_MONTHS;   /* name, month: 1 to 12 */
extern const struct schema PACK_WEEKDAYS; /* name, weekday: Monday is 1 */
enum { CALENDAR_NAME, CALENDAR_NUMBER };  /* their columns */

#endif
