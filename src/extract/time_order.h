/* SPDX-License-Identifier: Apache-2.0 */
/* time_order.h - whether the day or the month comes first in 5/6/2018.
 *
 * The first that tells: a date of the report that can be read in one way only
 * (13/6/2018) · the region of its language (en-GB) · its outlet · the country
 * of its address (.co.uk) · its spelling (colour, color). */
#ifndef EXTRACT_TIME_ORDER_H
#define EXTRACT_TIME_ORDER_H

#include "doc.h"
#include "extract/time_slots.h"

struct pack;
struct time_orders;

/* Loads date-order.tsv. Lives in the pack. */
struct time_orders *time_orders_new(struct pack *pack);
/* Linear in the report; to be asked once, and only where it matters. */
enum time_order time_order_of(
        const struct rcp_doc *doc, const struct time_orders *orders);

#endif
