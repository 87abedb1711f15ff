/* SPDX-License-Identifier: Apache-2.0 */
/* conllu.c - the ten columns, read and written (see conllu.h).
 *
 * Both reading steps walk over the same rows and place each surface token at
 * the same byte: tokens in order, a space where the row before lacks
 * SpaceAfter=No, a blank line before "# newpar". */
#include "nlp/conllu.h"

#include "base/utf8.h"

#include <string.h>

enum column { ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC };
enum { COLUMNS = 10, MAX_ID = 1 << 20 };

/* ---- rows --------------------------------------------------------------- */

struct row {
    span field[COLUMNS];
    uint32_t first, last; /* last > first: a multiword token */
};

enum line_kind { LINE_EMPTY, LINE_COMMENT, LINE_ROW, LINE_BAD };

static bool read_number(span s, uint32_t *value)
{
    uint32_t n = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (s.ptr[i] < '0' || s.ptr[i] > '9' || n > MAX_ID) {
            return false;
        }
        n = n * 10 + (uint32_t)(s.ptr[i] - '0');
    }
    *value = n;
    return s.len > 0 && n <= MAX_ID;
}

static span cut_line(span *rest)
{
    span line = span_cut(rest, '\n');
    return span_ends(line, SPAN("\r")) ? span_slice(line, 0, line.len - 1)
                                       : line;
}

static enum line_kind read_line(span line, struct row *row)
{
    if (span_trim(line).len == 0) {
        return LINE_EMPTY;
    }
    if (line.ptr[0] == '#') {
        return LINE_COMMENT;
    }
    for (int i = 0; i < COLUMNS; i++) {
        row->field[i] = span_cut(&line, '\t');
    }
    span end = row->field[ID], start = span_cut(&end, '-');
    bool good = read_number(start, &row->first) && row->first > 0;
    row->last = row->first;
    if (good && start.len < row->field[ID].len) {
        good = read_number(end, &row->last) && row->last > row->first;
    }
    return good && row->field[FORM].len > 0 ? LINE_ROW : LINE_BAD;
}

static bool comment_value(span line, span key, span *value)
{
    span rest = span_trim(span_slice(line, 1, line.len));
    if (!span_starts(rest, key)) {
        return false;
    }
    rest = span_trim(span_slice(rest, key.len, rest.len));
    *value = span_starts(rest, SPAN("="))
                     ? span_trim(span_slice(rest, 1, rest.len))
                     : (span){0};
    return true;
}

bool conllu_next(span *rest, span *one)
{
    span at = *rest, value;
    bool rows = false;
    while (at.len > 0) {
        span before = at;
        span line = cut_line(&at);
        bool start = line.len > 0 && line.ptr[0] == '#' &&
                     comment_value(line, SPAN("newdoc"), &value);
        if (start && rows) {
            *one = span_slice(*rest, 0, rest->len - before.len);
            *rest = before;
            return true;
        }
        rows |= line.len > 0 && line.ptr[0] != '#';
    }
    *one = *rest;
    *rest = span_slice(*rest, rest->len, rest->len);
    return rows;
}

/* ---- both steps --------------------------------------------------------- */

struct reader {
    struct rcp_doc *doc;
    enum conllu_columns columns;
    bool words;       /* second step */
    struct buf text;  /* first step */
    uint32_t at;      /* byte of the text */
    bool space;       /* before the next token */
    bool paragraph;   /* "# newpar" was seen */
    bool open;        /* in a sentence */
    uint32_t covered; /* ids up to here belong to a multiword token */
    range multi;      /* its range */
    uint32_t part_at; /* where its next part starts */
    bool parts;       /* its parts are its letters */
};

static void place(struct reader *r, span form)
{
    span gap = SPAN("");
    if (r->at > 0) {
        gap = r->paragraph ? SPAN("\n\n") : r->space ? SPAN(" ") : SPAN("");
    }
    if (!r->words) {
        buf_add(&r->text, gap);
        if (r->doc->block.n == 0 || r->paragraph) {
            struct block *b = VEC_ADD(r->doc->arena, &r->doc->block);
            b->kind = BLOCK_PARAGRAPH;
            b->at.start = r->at + (uint32_t)gap.len;
        }
        buf_add(&r->text, form);
    }
    r->at += (uint32_t)(gap.len + form.len);
    r->paragraph = false;
    struct block *last = &r->doc->block.at[r->doc->block.n - 1];
    last->at.end = r->words ? last->at.end : r->at;
}

static uint32_t block_at(const struct rcp_doc *doc, uint32_t at)
{
    uint32_t low = 0, high = doc->block.n;
    while (high - low > 1) {
        uint32_t middle = (low + high) / 2;
        if (doc->block.at[middle].at.start <= at) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

static uint32_t flags_of(span form)
{
    uint32_t len, c = utf8_get(form, 0, &len);
    if (c >= '0' && c <= '9') {
        return WORD_DIGITS;
    }
    if (char_class(c) != CHAR_UPPER) {
        return 0;
    }
    bool caps = utf8_is_upper(form) && form.len > len;
    return caps ? WORD_CAPITAL | WORD_ALL_CAPS : WORD_CAPITAL;
}

static void open_sentence(struct reader *r, uint32_t start)
{
    struct rcp_doc *doc = r->doc;
    uint32_t block = block_at(doc, start);
    struct block *b = &doc->block.at[block];
    if (b->sentences.n == 0) {
        b->sentences.first = doc->sentence.n;
    }
    b->sentences.n++;
    struct sentence *s = VEC_ADD(doc->arena, &doc->sentence);
    s->at.start = start;
    s->words.first = doc->word.n;
    s->block = block;
    r->open = true;
}

static void add_word(struct reader *r, const struct row *row, range at)
{
    struct rcp_doc *doc = r->doc;
    span form = row->field[FORM];
    if (doc->word.n >= DOC_MAX_WORDS) {
        return;
    }
    struct sentence *s = &doc->sentence.at[doc->sentence.n - 1];
    struct word *w = VEC_ADD(doc->arena, &doc->word);
    w->at = at;
    w->form = intern_add(doc->words, form);
    struct arena_mark mark = arena_mark(doc->arena);
    w->norm = intern_find(doc->words, utf8_fold(doc->arena, form));
    if (w->norm == NONE) {
        w->norm = intern_add(doc->words, utf8_fold(doc->arena, form));
    } else {
        arena_reset(doc->arena, mark);
    }
    w->sentence = doc->sentence.n - 1;
    w->flags = flags_of(form);
    s->words.n++;
    s->at.end = at.end;
}

static range part_range(struct reader *r, span form)
{
    uint32_t start = r->part_at, end = start + (uint32_t)form.len;
    span text = r->doc->text;
    if (r->parts && end <= r->multi.end &&
            span_eq(span_slice(text, start, end), form)) {
        r->part_at = end;
        return (range){start, end};
    }
    r->parts = false;
    return r->multi;
}

static bool space_after(const struct row *row)
{
    span misc = row->field[MISC];
    while (misc.len > 0) {
        if (span_eq(span_cut(&misc, '|'), SPAN("SpaceAfter=No"))) {
            return false;
        }
    }
    return true;
}

static void mark_space(struct reader *r, const struct row *row)
{
    r->space = space_after(row);
    if (r->words && r->doc->word.n > 0 && r->space) {
        r->doc->word.at[r->doc->word.n - 1].flags |= WORD_SPACE_AFTER;
    }
}

static void take_multi(struct reader *r, const struct row *row)
{
    place(r, row->field[FORM]);
    r->covered = row->last;
    r->multi = (range){r->at - (uint32_t)row->field[FORM].len, r->at};
    r->part_at = r->multi.start;
    r->parts = true;
    r->space = space_after(row);
    if (r->words) {
        if (!r->open) {
            open_sentence(r, r->multi.start);
        }
        struct multiword *m = VEC_ADD(r->doc->arena, &r->doc->multiword);
        m->at = r->multi;
        m->words = (struct list){r->doc->word.n, 0};
    }
}

static void take_part(struct reader *r, const struct row *row)
{
    struct rcp_doc *doc = r->doc;
    if (r->words) {
        add_word(r, row, part_range(r, row->field[FORM]));
        struct word *w = &doc->word.at[doc->word.n - 1];
        w->flags |= WORD_IN_MULTI;
        doc->multiword.at[doc->multiword.n - 1].words.n++;
        if (row->first == r->covered && r->space) {
            w->flags |= WORD_SPACE_AFTER;
        }
    }
}

static void take_word(struct reader *r, const struct row *row)
{
    if (row->first <= r->covered) {
        take_part(r, row);
        return;
    }
    place(r, row->field[FORM]);
    if (r->words) {
        uint32_t start = r->at - (uint32_t)row->field[FORM].len;
        if (!r->open) {
            open_sentence(r, start);
        }
        add_word(r, row, (range){start, r->at});
    }
    mark_space(r, row);
}

/* ---- given analyses ----------------------------------------------------- */

static uint32_t intern_field(struct rcp_doc *doc, span field)
{
    return span_eq(field, SPAN("_")) ? NONE : intern_add(doc->words, field);
}

static void take_columns(struct reader *r, const struct row *row)
{
    struct rcp_doc *doc = r->doc;
    uint32_t i = doc->word.n - 1, head;
    uint32_t first = doc->sentence.at[doc->sentence.n - 1].words.first;
    struct tag *tag = &doc->tag[i];
    struct arc *arc = &doc->arc[i];
    tag->upos = upos_of(row->field[UPOS]);
    tag->lemma = span_eq(row->field[LEMMA], SPAN("_"))
                         ? intern_add(doc->words, row->field[FORM])
                         : intern_add(doc->words, row->field[LEMMA]);
    tag->feats = intern_field(doc, row->field[FEATS]);
    tag->morph = morph_of(row->field[FEATS]);
    arc->rel = deprel_of(row->field[DEPREL], &arc->sub);
    arc->label = intern_field(doc, row->field[DEPREL]);
    bool given = read_number(row->field[HEAD], &head) && head > 0;
    arc->head = given ? first + head - 1 : NONE;
}

static void take_line(struct reader *r, span line)
{
    struct row row;
    span value;
    switch (read_line(line, &row)) {
    case LINE_EMPTY:
        r->covered = 0;
        r->open = false;
        r->space = true;
        break;
    case LINE_COMMENT:
        if (comment_value(line, SPAN("newpar"), &value)) {
            r->paragraph = true;
        } else if (!r->words && comment_value(line, SPAN("newdoc"), &value)) {
            comment_value(line, SPAN("newdoc id"), &value);
            r->doc->meta.given_id = value.len > 0
                                            ? arena_copy(r->doc->arena, value)
                                            : r->doc->meta.given_id;
        }
        break;
    case LINE_ROW:
        if (row.last > row.first) {
            take_multi(r, &row);
        } else {
            take_word(r, &row);
            if (r->words && r->columns == CONLLU_ALL) {
                take_columns(r, &row);
            }
        }
        break;
    case LINE_BAD: /* empty nodes too */
        break;
    }
}

static void take_all(struct reader *r, span one)
{
    while (one.len > 0 && r->at < DOC_MAX_TEXT) {
        take_line(r, cut_line(&one));
    }
}

void conllu_text(struct rcp_doc *doc, span one)
{
    struct reader r = {.doc = doc};
    buf_init(&r.text, doc->arena);
    take_all(&r, one);
    doc->text = buf_span(&r.text);
}

static uint32_t count_lines(span s)
{
    uint32_t n = 1;
    for (size_t i = 0; i < s.len; i++) {
        n += s.ptr[i] == '\n';
    }
    return n;
}

void conllu_words(struct rcp_doc *doc, span one, enum conllu_columns columns)
{
    struct reader r = {.doc = doc, .words = true, .columns = columns};
    if (columns == CONLLU_ALL) {
        uint32_t most = count_lines(one);
        doc->tag = ARENA_ARRAY(doc->arena, struct tag, most);
        doc->arc = ARENA_ARRAY(doc->arena, struct arc, most);
    }
    take_all(&r, one);
}

/* ---- writing ------------------------------------------------------------ */

struct writer {
    const struct rcp_doc *doc;
    struct buf *out;
    struct utf8_cursor *point;
    uint32_t multi; /* next multiword token */
    uint32_t first; /* word of the sentence */
};

static span or_blank(span s)
{
    return s.len > 0 ? s : SPAN("_");
}

/* Ranges come in ascending order of start; the end is counted from it. */
static void write_misc(struct writer *w, range at, bool space)
{
    size_t start = utf8_point_at(w->point, at.start);
    size_t length = utf8_count(doc_span(w->doc, at));
    buf_add(w->out, space ? SPAN("Start=") : SPAN("SpaceAfter=No|Start="));
    buf_number(w->out, start);
    buf_add(w->out, SPAN("|End="));
    buf_number(w->out, start + length);
    buf_char(w->out, '\n');
}

static void write_multi(struct writer *w, const struct multiword *m)
{
    uint32_t first = m->words.first - w->first + 1;
    uint32_t last = m->words.first + m->words.n - 1;
    buf_number(w->out, first);
    buf_char(w->out, '-');
    buf_number(w->out, last - w->first + 1);
    buf_char(w->out, '\t');
    buf_add(w->out, doc_span(w->doc, m->at));
    buf_add(w->out, SPAN("\t_\t_\t_\t_\t_\t_\t_\t"));
    write_misc(w, m->at, w->doc->word.at[last].flags & WORD_SPACE_AFTER);
}

static void write_tag(struct writer *w, uint32_t i)
{
    const struct rcp_doc *doc = w->doc;
    const struct tag *t = doc->tag ? &doc->tag[i] : NULL;
    span lemma = t ? doc_word(doc, t->lemma) : (span){0};
    span feats = t ? doc_word(doc, t->feats) : (span){0};
    const char *upos = t && t->upos ? upos_label(t->upos) : "_";
    buf_char(w->out, '\t');
    buf_add(w->out, or_blank(lemma));
    buf_char(w->out, '\t');
    buf_add(w->out, span_of(upos));
    buf_add(w->out, SPAN("\t_\t"));
    buf_add(w->out, or_blank(feats));
}

static void write_arc(struct writer *w, uint32_t i)
{
    const struct arc *a = w->doc->arc ? &w->doc->arc[i] : NULL;
    if (!a) {
        buf_add(w->out, SPAN("\t_\t_"));
        return;
    }
    uint32_t head = a->head == NONE ? 0 : a->head - w->first + 1;
    buf_char(w->out, '\t');
    buf_number(w->out, head);
    buf_char(w->out, '\t');
    buf_add(w->out, or_blank(doc_word(w->doc, a->label)));
}

static void write_word(struct writer *w, uint32_t i)
{
    const struct rcp_doc *doc = w->doc;
    const struct word *word = &doc->word.at[i];
    if (w->multi < doc->multiword.n &&
            doc->multiword.at[w->multi].words.first == i) {
        write_multi(w, &doc->multiword.at[w->multi++]);
    }
    buf_number(w->out, i - w->first + 1);
    buf_char(w->out, '\t');
    buf_add(w->out, doc_word(doc, word->form));
    write_tag(w, i);
    write_arc(w, i);
    buf_add(w->out, SPAN("\t_\t"));
    bool inside = word->flags & WORD_IN_MULTI;
    write_misc(w, word->at, inside || (word->flags & WORD_SPACE_AFTER));
}

static void write_text(struct writer *w, range at)
{
    span text = doc_span(w->doc, at);
    buf_add(w->out, SPAN("# text = "));
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        buf_char(w->out, c == '\n' || c == '\t' || c == '\r' ? ' ' : c);
    }
    buf_char(w->out, '\n');
}

void conllu_write(const struct rcp_doc *doc, struct buf *out)
{
    struct utf8_cursor point = {.text = doc->text};
    struct writer w = {.doc = doc, .out = out, .point = &point};
    span id = doc->meta.given_id.ptr ? doc->meta.given_id : doc->meta.path;
    buf_add(out, SPAN("# newdoc id = "));
    buf_add(out, id);
    buf_char(out, '\n');
    for (uint32_t i = 0; i < doc->sentence.n; i++) {
        const struct sentence *s = &doc->sentence.at[i];
        if (s->words.n == 0) {
            continue;
        }
        bool par = i == 0 || doc->sentence.at[i - 1].block != s->block;
        w.first = s->words.first;
        buf_add(out, par ? SPAN("# newpar\n") : SPAN(""));
        write_text(&w, s->at);
        for (uint32_t k = 0; k < s->words.n; k++) {
            write_word(&w, w.first + k);
        }
        buf_char(out, '\n');
    }
}
