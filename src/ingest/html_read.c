/* SPDX-License-Identifier: Apache-2.0 */
#include "ingest/classify.h"
#include "ingest/page.h"
void html_read(struct page *page)
{
    plain_read(page);
}
