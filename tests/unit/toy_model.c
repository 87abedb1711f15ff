/* SPDX-License-Identifier: Apache-2.0 */
#include "toy_model.h"

#include "base/buf.h"
#include "nlp/lexicon.h"
#include "nlp/linear.h"
#include "nlp/transition.h"
#include "ud.h"

static void put(struct buf *b, uint32_t value, int bytes)
{
    for (int i = 0; i < bytes; i++) {
        buf_char(b, (char)(unsigned char)(value >> (8 * i)));
    }
}

static void zeros(struct buf *b, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        buf_char(b, '\0');
    }
}

static span weights(struct arena *a, uint32_t columns, uint32_t rows)
{
    struct buf b;
    uint32_t die = columns * 7919 + rows;
    buf_init(&b, a);
    put(&b, columns, 4);
    put(&b, rows, 4);
    put(&b, LINEAR_INT8, 4);
    zeros(&b, 52);
    for (uint32_t i = 0; i < rows * linear_stride(columns); i++) {
        die = die * 1664525u + 1013904223u;
        put(&b, (die >> 24) & 63, 1);
    }
    return buf_span(&b);
}

static span tags(struct arena *a)
{
    struct buf b;
    buf_init(&b, a);
    put(&b, 4, 4);
    put(&b, UPOS_DET, 1);
    put(&b, 0, 2);
    put(&b, UPOS_NOUN, 1);
    put(&b, 11, 2);
    buf_add(&b, SPAN("Number=Sing"));
    put(&b, UPOS_NOUN, 1);
    put(&b, 11, 2);
    buf_add(&b, SPAN("Number=Plur"));
    put(&b, UPOS_VERB, 1);
    put(&b, 8, 2);
    buf_add(&b, SPAN("Mood=Cnd"));
    return buf_span(&b);
}

/* One slot, one key. */
static span lookup(struct arena *a, uint64_t key, uint32_t value)
{
    struct buf b;
    buf_init(&b, a);
    put(&b, 1, 4);
    zeros(&b, 60);
    put(&b, (uint32_t)(key >> 32), 4);
    put(&b, value, 2);
    return buf_span(&b);
}

static span rules(struct arena *a)
{
    struct buf b;
    buf_init(&b, a);
    put(&b, 1, 4);
    put(&b, 0, 1);
    put(&b, 1, 1);
    put(&b, 2, 2);
    buf_add(&b, SPAN("\xc3\xa9"));
    return buf_span(&b);
}

static span classes(struct arena *a)
{
    struct buf b;
    buf_init(&b, a);
    put(&b, 1, 4);
    put(&b, 11, 4);
    put(&b, 12, 4);
    put(&b, 0, 4);
    put(&b, 1, 4);
    put(&b, 1, 4);
    put(&b, UPOS_NOUN, 2);
    put(&b, 1, 2);
    put(&b, BIT_PLUR, 4);
    return buf_span(&b);
}

static span labels(struct arena *a)
{
    struct buf b;
    buf_init(&b, a);
    put(&b, 2, 4);
    put(&b, 4, 2);
    buf_add(&b, SPAN("root"));
    put(&b, 10, 2);
    buf_add(&b, SPAN("nsubj:pass"));
    return buf_span(&b);
}

static span config(struct arena *a)
{
    struct buf b;
    buf_init(&b, a);
    put(&b, 3, 4);
    put(&b, 100000, 4);
    return buf_span(&b);
}

uint32_t toy_parts(struct arena *a, struct model_part parts[TOY_PARTS])
{
    const struct model_part all[] = {
            {SPAN("lexicon.class"), classes(a)},
            {SPAN("lexicon"), lookup(a, lexicon_key(SPAN("chats")), 1)},
            {SPAN("lemma.rule"), rules(a)},
            {SPAN("lemma.word"),
                    lookup(a,
                            lemma_word_key(SPAN("le"), UPOS_DET, LEMMA_ANY_TAG),
                            1)},
            {SPAN("lemma.end"),
                    lookup(a, lemma_end_key(SPAN(""), UPOS_VERB, LEMMA_ANY_TAG),
                            1)},
            {SPAN("tags"), tags(a)},
            {SPAN("tag.upos"), weights(a, UPOS_X, 16)},
            {SPAN("tag.feats.8"), weights(a, 2, 8)},
            {SPAN("parse.config"), config(a)},
            {SPAN("parse.action"), weights(a, ACT_SCORED, 64)},
            {SPAN("parse.labels"), labels(a)},
            {SPAN("parse.label"), weights(a, 2, 16)},
    };
    uint32_t n = sizeof all / sizeof *all;
    for (uint32_t i = 0; i < n; i++) {
        parts[i] = all[i];
    }
    return n;
}

span toy_model(struct arena *a)
{
    struct model_part parts[TOY_PARTS];
    return model_pack(a, parts, toy_parts(a, parts));
}

span toy_text(void)
{
    return SPAN("# newdoc id = un\n"
                "# newpar\n"
                "1\tLe\tle\tDET\t_\tDefinite=Def\t2\tdet\t_\t_\n"
                "2\tmaire\tmaire\tNOUN\t_\tNumber=Sing\t3\tnsubj\t_\t_\n"
                "3\tviendrait\tvenir\tVERB\t_\tMood=Cnd\t0\troot\t_\t_\n"
                "4-5\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n"
                "4\tde\tde\tADP\t_\t_\t6\tcase\t_\t_\n"
                "5\tle\tle\tDET\t_\t_\t6\tdet\t_\t_\n"
                "6\tport\tport\tNOUN\t_\t_\t3\tobl\t_\tSpaceAfter=No\n"
                "7\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_\n"
                "\n"
                "# newpar\n"
                "1-2\tcan't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
                "1\tca\tcan\tAUX\t_\t_\t0\troot\t_\t_\n"
                "2\tn't\tnot\tPART\t_\t_\t1\tadvmod\t_\t_\n"
                "3\t!\t!\tPUNCT\t_\t_\t1\tpunct\t_\t_\n"
                "\n"
                "1\t\xc3\x89"
                "t\xc3\xa9s\t\xc3\xa9t\xc3\xa9\tNOUN\t_\t_\t0\t"
                "root\t_\t_\n"
                "\n");
}
