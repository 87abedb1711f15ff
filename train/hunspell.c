/* SPDX-License-Identifier: Apache-2.0 */
/* hunspell.c - a hunspell dictionary as a full-form lexicon.
 *
 *   base.dic   parler/a0p+() po:v1_itnq__a
 *   base.aff   SFX a0 er erait/n'q' [^y]er po:cond po:3sg
 *              -> parlerait, lemma parler: po:v1_itnq__a po:cond po:3sg
 *
 * Flags are two characters (FLAG long). Suffix rules of a word's flags are
 * applied once; flags after a suffix are prefixes (elided articles and
 * pronouns), which the tokeniser cuts off anyway. A word with the NEEDAFFIX
 * flag is no form by itself.
 *
 * What the po: values mean stands in a table: po, level (word or form), name,
 * upos, feats. A reading is made for each word-level value of a form; its
 * coarse name is that value's name and those of its form-level values; its fine
 * name is all fields together. Its features are those that the values name,
 * several values of one feature with a comma. "v*" stands for all values that
 * begin so; is: values stand in the table with their prefix. */
#include "affix.h"
#include "entries.h"

#include "base/file.h"
#include "base/tsv.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

enum { MAX_DICTIONARY = 64 << 20, MAX_MEANINGS = 128, MAX_FIELDS = 16 };

struct meaning {
    span po, name;
    bool prefix, word;
    uint32_t upos, bits;
};

struct suffix {
    span strip, add, condition, fields;
    uint32_t next; /* of the same flag */
};

struct dictionary {
    struct entries *out;
    struct arena *arena;
    struct meaning meaning[MAX_MEANINGS];
    uint32_t meanings;
    struct intern *flags;
    VEC(uint32_t) head; /* flag -> first suffix */
    VEC(struct suffix) suffix;
    uint32_t need_affix, skipped;
};

static bool read_file(struct arena *a, const char *path, span *bytes)
{
    struct rcp_err err = {0};
    char line[600];
    if (file_read(a, path, MAX_DICTIONARY, bytes, &err)) {
        fprintf(stderr, "recoupe-train: %s\n",
                err_line(&err, line, sizeof line));
        return false;
    }
    return true;
}

/* ---- the table ---------------------------------------------------------- */

static uint32_t upos_mask(span list)
{
    uint32_t mask = 0;
    while (list.len > 0) {
        enum upos u = upos_of(span_cut(&list, ','));
        mask |= u ? 1u << u : 0;
    }
    return mask;
}

/* "Mood=Ind|Tense=Imp,Past": one value after the other as features. */
static uint32_t bits_of(span feats)
{
    uint32_t bits = 0;
    while (feats.len > 0) {
        span values = span_cut(&feats, '|'), name = span_cut(&values, '=');
        while (values.len > 0) {
            char one[64];
            span value = span_cut(&values, ',');
            int n = snprintf(one, sizeof one, "%.*s=%.*s", SPAN_ARG(name),
                    SPAN_ARG(value));
            bits |= feature_bits(morph_of((span){one, (size_t)n}));
        }
    }
    return bits;
}

static bool read_table(struct dictionary *d, const char *path)
{
    span bytes;
    struct buf text;
    buf_init(&text, d->arena);
    struct tsv_report report = {d->arena, &text, 0};
    struct tsv t;
    if (!read_file(d->arena, path, &bytes) ||
            !tsv_open(&t, span_of(path), bytes, &report)) {
        return false;
    }
    while (tsv_next(&t, &report) && d->meanings < MAX_MEANINGS) {
        struct meaning *m = &d->meaning[d->meanings++];
        m->po = t.field[0];
        m->prefix = span_ends(m->po, SPAN("*"));
        m->po.len -= m->prefix;
        m->word = span_eq(t.field[1], SPAN("word"));
        m->name = t.field[2];
        m->upos = upos_mask(t.field[3]);
        m->bits = bits_of(t.field[4]);
    }
    if (report.mistakes) {
        fprintf(stderr, "%.*s", SPAN_ARG(buf_span(&text)));
    }
    return report.mistakes == 0;
}

static const struct meaning *meaning_of(const struct dictionary *d, span po)
{
    for (uint32_t i = 0; i < d->meanings; i++) {
        const struct meaning *m = &d->meaning[i];
        if (span_eq(po, m->po) || (m->prefix && span_starts(po, m->po))) {
            return m;
        }
    }
    return NULL;
}

/* ---- affixes ------------------------------------------------------------ */

/* A flag is two characters of any length in bytes. */
static span cut_flag(span *flags)
{
    uint32_t a, b = 0;
    utf8_get(*flags, 0, &a);
    if (a < flags->len) {
        utf8_get(*flags, a, &b);
    }
    span flag = span_slice(*flags, 0, a + b);
    *flags = span_slice(*flags, a + b, flags->len);
    return flag;
}

static span word_of(span *line)
{
    *line = span_trim(*line);
    return span_cut(line, ' ');
}

static void add_suffix(struct dictionary *d, span line)
{
    struct suffix s = {0};
    span flag = word_of(&line);
    s.strip = word_of(&line);
    s.add = word_of(&line);
    s.condition = word_of(&line);
    s.fields = span_trim(line);
    if (s.condition.len == 0) {
        return; /* the line that announces how many rules follow */
    }
    s.add = span_cut(&s.add, '/');
    s.strip = span_eq(s.strip, SPAN("0")) ? SPAN("") : s.strip;
    s.add = span_eq(s.add, SPAN("0")) ? SPAN("") : s.add;
    uint32_t id = intern_add(d->flags, flag);
    while (d->head.n <= id) {
        *VEC_ADD(d->arena, &d->head) = NONE;
    }
    s.next = d->head.at[id];
    d->head.at[id] = d->suffix.n;
    *VEC_ADD(d->arena, &d->suffix) = s;
}

static void read_affixes(struct dictionary *d, span bytes)
{
    while (bytes.len > 0) {
        span line = span_cut(&bytes, '\n');
        if (span_starts(line, SPAN("SFX "))) {
            add_suffix(d, span_slice(line, 4, line.len));
        }
    }
}

/* ---- words -------------------------------------------------------------- */

static void add_form(struct dictionary *d, span form, span lemma, span fields)
{
    struct buf tail, coarse;
    const struct meaning *word[MAX_FIELDS];
    uint32_t n = 0, bits = 0;
    span rest = fields;
    buf_init(&tail, d->arena);
    while (rest.len > 0) {
        span field = word_of(&rest);
        const struct meaning *m =
                meaning_of(d, span_starts(field, SPAN("po:"))
                                      ? span_slice(field, 3, field.len)
                                      : field);
        bits |= m ? m->bits : 0;
        if (m && m->word && n < MAX_FIELDS) {
            word[n++] = m;
        } else if (m && m->name.len > 0 &&
                   span_find(buf_span(&tail), m->name) == SIZE_MAX) {
            buf_char(&tail, ' ');
            buf_add(&tail, m->name);
        }
    }
    d->skipped += n == 0;
    for (uint32_t i = 0; i < n; i++) {
        buf_init(&coarse, d->arena);
        buf_add(&coarse, word[i]->name);
        buf_add(&coarse, buf_span(&tail));
        struct buf fine;
        buf_init(&fine, d->arena);
        buf_add(&fine, word[i]->name);
        buf_char(&fine, ' ');
        span verb = span_starts(fields, SPAN("po:v")) ? fields : (span){0};
        span_cut(&verb, ' ');
        buf_add(&fine, verb.ptr ? verb : fields);
        struct reading r = {form, lemma, buf_span(&coarse), buf_span(&fine),
                word[i]->upos, bits};
        entries_add(d->out, &r);
    }
}

static void add_word(struct dictionary *d, span line)
{
    span word = span_cut(&line, ' '), flags = word, fields = line;
    word = span_cut(&flags, '/');
    bool bare = true;
    if (word.len == 0 || fields.len == 0) {
        return;
    }
    while (flags.len > 0) {
        span flag = cut_flag(&flags);
        bare &= !span_eq(flag, SPAN("()"));
        uint32_t id = intern_find(d->flags, flag);
        uint32_t k = id == NONE ? NONE : d->head.at[id];
        for (; k != NONE; k = d->suffix.at[k].next) {
            const struct suffix *s = &d->suffix.at[k];
            if (span_ends(word, s->strip) && affix_fits(word, s->condition)) {
                span form = arena_printf(d->arena, "%.*s%.*s",
                        (int)(word.len - s->strip.len), word.ptr,
                        SPAN_ARG(s->add));
                span both = arena_printf(d->arena, "%.*s %.*s",
                        SPAN_ARG(fields), SPAN_ARG(s->fields));
                add_form(d, form, word, both);
            }
        }
    }
    if (bare) {
        add_form(d, word, word, fields);
    }
}

bool hunspell_load(
        struct entries *e, struct arena *a, const char *base, const char *table)
{
    struct dictionary *d = ARENA_NEW(a, struct dictionary);
    span affixes, words;
    char path[512];
    d->out = e;
    d->arena = a;
    d->flags = intern_new(a, NULL);
    snprintf(path, sizeof path, "%s.aff", base);
    bool good = read_table(d, table) && read_file(a, path, &affixes);
    snprintf(path, sizeof path, "%s.dic", base);
    if (!good || !read_file(a, path, &words)) {
        return false;
    }
    read_affixes(d, affixes);
    span_cut(&words, '\n');
    while (words.len > 0) {
        add_word(d, span_cut(&words, '\n'));
    }
    return true;
}
