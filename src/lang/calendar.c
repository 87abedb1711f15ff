/* SPDX-License-Identifier: Apache-2.0 */
#include "lang/calendar.h"

static const struct column MONTH_COLUMNS[] = {[CALENDAR_NAME] = {.name = "name",
                                                      .type = COLUMN_TEXT,
                                                      .flags = COLUMN_REQUIRED},
        [CALENDAR_NUMBER] = {.name = "month",
                .type = COLUMN_NUMBER,
                .flags = COLUMN_REQUIRED},
        {0}};
static const struct column WEEKDAY_COLUMNS[] = {
        [CALENDAR_NAME] = {.name = "name",
                .type = COLUMN_TEXT,
                .flags = COLUMN_REQUIRED},
        [CALENDAR_NUMBER] = {.name = "weekday",
                .type = COLUMN_NUMBER,
                .flags = COLUMN_REQUIRED},
        {0}};

const struct schema PACK_MONTHS = {"months.tsv", MONTH_COLUMNS, TABLE_OPTIONAL};
const struct schema PACK_WEEKDAYS = {
        "weekdays.tsv", WEEKDAY_COLUMNS, TABLE_OPTIONAL};
