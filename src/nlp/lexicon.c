/* SPDX-License-Identifier: Apache-2.0 */
/* lexicon.c - look-ups in the lexicon sections of a model.
 *
 * A look-up table ("lexicon", "lemma.word", "lemma.end", "cluster"):
 *    0   4  slots, n: 1 to 2^24
 *    4  60  zero
 *   64 4*n  check: upper half of the key in this slot
 *    …  2*n  value: 0 = the slot is empty
 * A key starts at slot (lower half * n) >> 32 and is looked for in at most
 * LOOKUP_PROBES slots on, round the end, until an empty one.
 *
 * "lexicon.class": 4 count, then for each class, from number 1 on:
 *    4 atom of its parts of speech, 4 atom of its full readings,
 *    4 number of its first entry (reading), 4 how many
 *  then 4 count of entries, each: 2 part of speech, 2 lemma rule (0: none),
 *    4 feature bits
 *
 * "lemma.rule": 4 count, then for each rule, from number 1 on:
 *    1 flags (1: start from the written form), 1 bytes to cut,
 *    2 length of what is added, then those bytes
 *
 * The lemma of a word is the first found of: the rule of (word, part of
 * speech, features) in the treebanks; of (word, part of speech); the lexicon's
 * for this part of speech; the rule of its longest known ending. */
#include "nlp/lexicon.h"

#include "base/file.h"
#include "base/utf8.h"

#include <string.h>
#include <xxhash.h>

enum { LOOKUP_HEAD = 64, LOOKUP_MAX = 1 << 24 };

struct class
{
    uint32_t lex, lex_fine, first, count;
};

struct class_reading {
    uint16_t upos, rule;
    uint32_t bits;
};

struct lexicon {
    struct lookup forms, words, ends, clusters;
    struct class *class; /* [classes + 1], from 1 */
    uint32_t classes;
    struct class_reading *reading;
    uint32_t readings;
    struct lemma_rule *rule; /* [rules + 1], from 1 */
    uint32_t rules;
};

static enum rcp_status misfit(span name, struct rcp_err *err)
{
    return err_set(err, RCP_FORMAT, name, NO_POSITION,
            "the model's lexicon does not fit its description; rebuild it with "
            "recoupe-train");
}

/* ---- look-up tables ----------------------------------------------------- */

enum rcp_status lookup_read(struct lookup *t, span section, uint32_t limit,
        span name, struct rcp_err *err)
{
    struct cursor c = {.bytes = section};
    uint32_t slots = cursor_u32(&c);
    if (c.failed || slots == 0 || slots > LOOKUP_MAX ||
            section.len != LOOKUP_HEAD + (size_t)slots * 6) {
        return misfit(name, err);
    }
    const char *at = section.ptr + LOOKUP_HEAD;
    *t = (struct lookup){
            (const void *)at, (const void *)(at + (size_t)slots * 4), slots};
    uint16_t highest = 0;
    for (uint32_t i = 0; i < slots; i++) {
        highest = t->value[i] > highest ? t->value[i] : highest;
    }
    return highest < limit ? RCP_OK : misfit(name, err);
}

uint32_t lookup_find(const struct lookup *t, uint64_t key)
{
    if (t->slots == 0) {
        return 0;
    }
    uint32_t slot = (uint32_t)((key & UINT32_MAX) * t->slots >> 32);
    uint32_t check = (uint32_t)(key >> 32);
    for (int probe = 0; probe < LOOKUP_PROBES; probe++) {
        if (t->value[slot] == 0) {
            return 0;
        }
        if (t->check[slot] == check) {
            return t->value[slot];
        }
        slot = slot + 1 == t->slots ? 0 : slot + 1;
    }
    return 0;
}

uint64_t lexicon_key(span normal)
{
    return XXH3_64bits(normal.ptr, normal.len);
}

uint64_t lemma_word_key(span norm, enum upos upos, uint32_t tag)
{
    return XXH3_64bits_withSeed(norm.ptr, norm.len, (uint64_t)upos << 32 | tag);
}

uint64_t lemma_end_key(span end, enum upos upos, uint32_t tag)
{
    return XXH3_64bits_withSeed(end.ptr, end.len, (uint64_t)upos << 32 | tag);
}

/* ---- reading ------------------------------------------------------------ */

static enum rcp_status read_rules(struct lexicon *l, struct arena *a,
        span bytes, span name, struct rcp_err *err)
{
    struct cursor c = {.bytes = bytes};
    l->rules = cursor_u32(&c);
    if (c.failed || l->rules > UINT16_MAX - 1) {
        return misfit(name, err);
    }
    l->rule = ARENA_ARRAY(a, struct lemma_rule, l->rules + 1);
    for (uint32_t i = 1; i <= l->rules && !c.failed; i++) {
        uint8_t flags = cursor_u8(&c);
        l->rule[i].written = flags & 1;
        l->rule[i].cut = cursor_u8(&c);
        l->rule[i].add = cursor_bytes(&c, cursor_u16(&c));
        c.failed |= !utf8_valid(l->rule[i].add, NULL);
    }
    return c.failed ? misfit(name, err) : RCP_OK;
}

static enum rcp_status read_readings(struct lexicon *l, struct arena *a,
        struct cursor *c, span name, struct rcp_err *err)
{
    l->readings = cursor_u32(c);
    if (c->failed || l->readings > c->bytes.len / 8) {
        return misfit(name, err);
    }
    l->reading = ARENA_ARRAY(a, struct class_reading, l->readings);
    for (uint32_t i = 0; i < l->readings; i++) {
        l->reading[i].upos = cursor_u16(c);
        l->reading[i].rule = cursor_u16(c);
        l->reading[i].bits = cursor_u32(c);
        if (l->reading[i].rule > l->rules) {
            return misfit(name, err);
        }
    }
    for (uint32_t i = 1; i <= l->classes; i++) {
        const struct class *k = &l->class[i];
        if (k->first > l->readings || k->count > l->readings - k->first) {
            return misfit(name, err);
        }
    }
    return c->failed ? misfit(name, err) : RCP_OK;
}

static enum rcp_status read_classes(struct lexicon *l, struct arena *a,
        span bytes, span name, struct rcp_err *err)
{
    struct cursor c = {.bytes = bytes};
    l->classes = cursor_u32(&c);
    if (c.failed || l->classes > UINT16_MAX - 1) {
        return misfit(name, err);
    }
    l->class = ARENA_ARRAY(a, struct class, l->classes + 1);
    for (uint32_t i = 1; i <= l->classes; i++) {
        l->class[i].lex = cursor_u32(&c);
        l->class[i].lex_fine = cursor_u32(&c);
        l->class[i].first = cursor_u32(&c);
        l->class[i].count = cursor_u32(&c);
    }
    return read_readings(l, a, &c, name, err);
}

static enum rcp_status read_lookup(const struct model *model,
        const char *section, struct lookup *t, uint32_t limit,
        struct rcp_err *err)
{
    span bytes;
    if (!model_section(model, section, &bytes)) {
        return RCP_OK;
    }
    return lookup_read(t, bytes, limit, model_name(model), err);
}

enum rcp_status lexicon_read(struct lexicon **out, struct arena *a,
        const struct model *model, struct rcp_err *err)
{
    struct lexicon *l = ARENA_NEW(a, struct lexicon);
    span name = model_name(model), bytes;
    enum rcp_status s = RCP_OK;
    if (model_section(model, "lemma.rule", &bytes)) {
        s = read_rules(l, a, bytes, name, err);
    }
    if (!s && model_section(model, "lexicon.class", &bytes)) {
        s = read_classes(l, a, bytes, name, err);
    }
    if (!s) {
        s = read_lookup(model, "lexicon", &l->forms, l->classes + 1, err);
    }
    if (!s) {
        s = read_lookup(model, "lemma.word", &l->words, l->rules + 1, err);
    }
    if (!s) {
        s = read_lookup(model, "lemma.end", &l->ends, l->rules + 1, err);
    }
    if (!s) {
        s = read_lookup(model, "cluster", &l->clusters, UINT16_MAX, err);
    }
    *out = s ? NULL : l;
    return s;
}

void lexicon_fill(const struct lexicon *l, span normal, struct feed_word *word)
{
    uint64_t key = lexicon_key(normal);
    uint32_t k = lookup_find(&l->forms, key);
    word->cluster = lookup_find(&l->clusters, key);
    if (k) {
        word->lex_class = k;
        word->lex = l->class[k].lex;
        word->lex_fine = l->class[k].lex_fine;
    }
}

/* ---- features ----------------------------------------------------------- */

uint32_t feature_bits(struct morph m)
{
    static const uint32_t MOOD[8] = {
            0, BIT_IND, BIT_CND, BIT_SUB, BIT_IMPERATIVE};
    static const uint32_t FORM[8] = {0, BIT_FIN, BIT_INF, BIT_PART};
    static const uint32_t TENSE[8] = {
            0, BIT_PRES, BIT_PAST, BIT_IMPERFECT, BIT_FUT};
    static const uint32_t NUMBER[4] = {0, BIT_SING, BIT_PLUR};
    static const uint32_t PERSON[4] = {0, BIT_FIRST, BIT_SECOND, BIT_THIRD};
    static const uint32_t GENDER[4] = {0, BIT_MASC, BIT_FEM};
    return MOOD[m.mood] | FORM[m.verbform] | TENSE[m.tense] | NUMBER[m.number] |
           PERSON[m.person] | GENDER[m.gender];
}

bool feature_bits_agree(uint32_t a, uint32_t b)
{
    static const uint32_t GROUP[] = {
            BIT_IND | BIT_CND | BIT_SUB | BIT_IMPERATIVE,
            BIT_FIN | BIT_INF | BIT_PART,
            BIT_PRES | BIT_PAST | BIT_IMPERFECT | BIT_FUT, BIT_SING | BIT_PLUR,
            BIT_FIRST | BIT_SECOND | BIT_THIRD, BIT_MASC | BIT_FEM};
    for (size_t i = 0; i < sizeof GROUP / sizeof *GROUP; i++) {
        if ((a & GROUP[i]) && (b & GROUP[i]) && !(a & b & GROUP[i])) {
            return false;
        }
    }
    return true;
}

/* An auxiliary is a verb to a dictionary. */
static bool upos_agrees(const struct class_reading *r, enum upos upos)
{
    return r->upos == (uint16_t)upos ||
           (upos == UPOS_AUX && r->upos == UPOS_VERB);
}

bool lexicon_allows(const struct lexicon *l, uint32_t lex_class, enum upos upos,
        uint32_t bits)
{
    bool known = false;
    if (lex_class == 0 || lex_class > l->classes) {
        return true;
    }
    const struct class *k = &l->class[lex_class];
    for (uint32_t i = 0; i < k->count; i++) {
        const struct class_reading *r = &l->reading[k->first + i];
        if (upos_agrees(r, upos)) {
            known = true;
            if (feature_bits_agree(r->bits, bits)) {
                return true;
            }
        }
    }
    return !known;
}

/* ---- lemmas ------------------------------------------------------------- */

bool lemma_apply(struct lemma_rule r, span form, span norm, char *out,
        size_t size, span *lemma)
{
    span from = r.written ? form : norm;
    if (r.cut > from.len || from.len - r.cut + r.add.len > size) {
        return false;
    }
    size_t kept = from.len - r.cut;
    if (!utf8_boundary(from, kept)) {
        return false;
    }
    memcpy(out, from.ptr, kept);
    if (r.add.len > 0) {
        memcpy(out + kept, r.add.ptr, r.add.len);
    }
    *lemma = (span){out, kept + r.add.len};
    return lemma->len > 0;
}

/* The first rule of a reading that agrees in features, else of any. */
static uint32_t rule_of_class(
        const struct lexicon *l, const struct lemma_query *q)
{
    uint32_t any = 0;
    if (q->lex_class == 0 || q->lex_class > l->classes) {
        return 0;
    }
    const struct class *k = &l->class[q->lex_class];
    for (uint32_t i = 0; i < k->count; i++) {
        const struct class_reading *r = &l->reading[k->first + i];
        if (upos_agrees(r, q->upos) && r->rule) {
            if (feature_bits_agree(r->bits, q->bits)) {
                return r->rule;
            }
            any = any ? any : r->rule;
        }
    }
    return any;
}

static bool apply(const struct lexicon *l, uint32_t rule,
        const struct lemma_query *q, char *out, size_t size, span *lemma)
{
    return rule &&
           lemma_apply(l->rule[rule], q->form, q->norm, out, size, lemma);
}

static bool by_ending(const struct lexicon *l, const struct lemma_query *q,
        char *out, size_t size, span *lemma)
{
    size_t len = q->norm.len;
    size_t longest = len < LEMMA_MAX_END ? len : LEMMA_MAX_END;
    for (size_t n = longest + 1; n-- > 0;) {
        span end = span_slice(q->norm, len - n, len);
        uint32_t rule =
                lookup_find(&l->ends, lemma_end_key(end, q->upos, q->tag));
        if (!apply(l, rule, q, out, size, lemma)) {
            rule = lookup_find(
                    &l->ends, lemma_end_key(end, q->upos, LEMMA_ANY_TAG));
            if (!apply(l, rule, q, out, size, lemma)) {
                continue;
            }
        }
        return true;
    }
    return false;
}

span lexicon_lemma(const struct lexicon *l, const struct lemma_query *q,
        char *out, size_t size)
{
    span lemma = q->norm;
    uint32_t word =
            lookup_find(&l->words, lemma_word_key(q->norm, q->upos, q->tag));
    if (apply(l, word, q, out, size, &lemma)) {
        return lemma;
    }
    word = lookup_find(
            &l->words, lemma_word_key(q->norm, q->upos, LEMMA_ANY_TAG));
    if (apply(l, word, q, out, size, &lemma)) {
        return lemma;
    }
    word = rule_of_class(l, q);
    if (apply(l, word, q, out, size, &lemma)) {
        return lemma;
    }
    if (!by_ending(l, q, out, size, &lemma) && q->upos == UPOS_PROPN) {
        return q->form;
    }
    return lemma;
}
