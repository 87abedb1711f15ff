/* SPDX-License-Identifier: Apache-2.0 */
/* read_places.c - one line for each place that the atlas knows. */
#include "present/read_places.h"

#include "present/messages.h"
#include "present/sheet.h"

#include <math.h>

enum { PLACE_INDENT = 2, PLACE_COLUMN = 28, PLACE_LINES = 40 };

static const enum message PRECISION_MESSAGES[] = {MSG_PLACE_COUNTRY,
        MSG_PLACE_COUNTRY, MSG_PLACE_REGION, MSG_PLACE_CITY, MSG_PLACE_SITE,
        MSG_PLACE_AREA};

static void put_place(struct sheet *sheet, const struct rcp_doc *doc,
        const struct messages *messages, const struct actor *a)
{
    const struct location *l = &doc->location.at[a->location];
    span where = isnan(l->lat) ? (span){NULL, 0}
                               : arena_printf(doc->arena, "%.3f, %.3f · ",
                                         l->lat, l->lon);
    sheet_indent(sheet, PLACE_INDENT);
    sheet_put(sheet, STYLE_PLAIN,
            text_shorten(doc->arena, a->name, PLACE_COLUMN - 4));
    sheet_to(sheet, PLACE_COLUMN);
    sheet_put(sheet, STYLE_FAINT,
            arena_printf(doc->arena, "%.*s%.*s · %.*s, %.*s", SPAN_ARG(where),
                    SPAN_ARG(message_text(
                            messages, PRECISION_MESSAGES[l->precision])),
                    SPAN_ARG(l->name), SPAN_ARG(l->country)));
    if (l->guess) {
        sheet_put(sheet, STYLE_FAINT, SPAN(" · "));
        sheet_put(
                sheet, STYLE_WARNING, message_text(messages, MSG_PLACE_GUESS));
    }
    sheet_newline(sheet);
}

void read_places(struct sheet *sheet, const struct rcp_doc *doc,
        const struct messages *messages)
{
    uint32_t shown = 0;
    for (uint32_t i = 0; i < doc->actor.n; i++) {
        const struct actor *a = &doc->actor.at[i];
        if (a->location == NONE ||
                doc->location.at[a->location].precision == PRECISION_COUNTRY) {
            continue;
        }
        if (shown == 0) {
            sheet_heading(sheet, message_text(messages, MSG_READ_PLACES));
        }
        if (shown++ < PLACE_LINES) {
            put_place(sheet, doc, messages, a);
        }
    }
    if (shown > PLACE_LINES) {
        sheet_indent(sheet, PLACE_INDENT);
        sheet_put(sheet, STYLE_FAINT,
                arena_printf(doc->arena, "… +%u", shown - PLACE_LINES));
        sheet_newline(sheet);
    }
}
