/* SPDX-License-Identifier: Apache-2.0 */
/* html_read.c - a page from its bytes to the draft; html_page.h has the
 * picture. */
#include "ingest/html_page.h"

void html_read(struct page *page)
{
    struct html_page h = {.page = page, .arena = page->scratch};
    if (!html_parse(page->scratch, page->bytes, &h.tree)) {
        page->note = "the page's tags go beyond the limits of a page (nesting "
                     "or work); only its bare text was read";
        html_strip(page);
        return;
    }
    html_marks(&h);
    html_sums(&h);
    html_meta(&h);
    html_main(&h);
    html_headline(&h);
    html_blocks(&h);
    html_meta_end(&h);
}
