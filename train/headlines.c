/* SPDX-License-Identifier: Apache-2.0 */
/* headlines.c - treebank sentences as headlines would print them. Treebanks
 * have few; news has one in each report. */
#include "base/buf.h"
#include "base/utf8.h"
#include "corpus.h"
#include "learn.h"

enum style { STYLE_TITLE, STYLE_CAPITALS, STYLE_BARE, STYLES };
enum { SHORT_WORD = 3 };

/* Capital of a Latin letter; others stay. */
static uint32_t capital(uint32_t c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 0xe0 && c <= 0xfe && c != 0xf7)) {
        return c - 32;
    }
    return c == 0x153 ? 0x152 : c;
}

static span restyle(struct arena *a, span form, enum style style)
{
    struct buf b;
    uint32_t len;
    buf_init(&b, a);
    if (style == STYLE_BARE) {
        form = utf8_fold_plain(a, form);
    }
    for (size_t at = 0; at < form.len; at += len) {
        uint32_t c = utf8_get(form, at, &len);
        bool up = style != STYLE_TITLE || at == 0;
        buf_point(&b, up ? capital(c) : c);
    }
    return buf_span(&b);
}

static void restyle_sentence(struct corpus *c, struct rcp_doc *doc,
        struct list words, enum style style)
{
    for (uint32_t i = words.first; i < words.first + words.n; i++) {
        struct word *w = &doc->word.at[i];
        span form = intern_text(c->words, w->form);
        if (style == STYLE_TITLE && form.len <= SHORT_WORD) {
            continue;
        }
        form = restyle(c->arena, form, style);
        w->form = intern_add(c->words, form);
        w->norm = intern_add(c->words, utf8_fold(c->arena, form));
        uint32_t len;
        bool up = char_class(utf8_get(form, 0, &len)) == CHAR_UPPER;
        w->flags |= up ? WORD_CAPITAL : 0;
    }
}

/* The same document with words of its own. */
static struct rcp_doc *copy_doc(struct corpus *c, const struct rcp_doc *from)
{
    struct rcp_doc *doc = ARENA_NEW(c->arena, struct rcp_doc);
    *doc = *from;
    doc->word.at = ARENA_ARRAY(c->arena, struct word, from->word.n);
    for (uint32_t i = 0; i < from->word.n; i++) {
        doc->word.at[i] = from->word.at[i];
    }
    return doc;
}

void corpus_headlines(struct corpus *c, uint32_t n)
{
    uint32_t count = c->example.n, made = 0;
    const struct rcp_doc *from = NULL;
    struct rcp_doc *doc = NULL;
    for (uint32_t i = 0; n > 0 && i < count; i += n) {
        struct example e = c->example.at[i];
        if (e.fold == FOLD_DEV) {
            continue;
        }
        if (e.doc != from) {
            from = e.doc;
            doc = copy_doc(c, from);
        }
        restyle_sentence(c, doc, e.words, (enum style)(made++ % STYLES));
        e.doc = doc;
        e.use &= ~(unsigned)USE_LEMMAS;
        *VEC_ADD(c->arena, &c->example) = e;
    }
}
