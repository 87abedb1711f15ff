/* SPDX-License-Identifier: Apache-2.0 */
/* attribution_interview.c - paragraphs that are somebody's words as a whole.
 *
 *     DOE: We had to.      a label that paragraphs begin with time and again;
 *     Q: And now?          the label that mostly asks is the interviewer's
 *
 *     And what did you do?   without labels: questions to somebody, each a
 *     We had to.             block; the answers are those of the person whom
 *                            the report names most before the first of them
 *
 * A paragraph without a label goes on with what the one before says, where
 * another labelled one follows. */
#include "extract/attribution_saying.h"

enum {
    LABEL_MAX_WORDS = 6, /* of a label, without its colon */
    LABEL_MIN = 2,       /* paragraphs that begin with the label of somebody */
    LABEL_MANY = 4,      /* with one that may be anything */
    LABELS_MAX = 400,    /* labelled paragraphs that are compared */
    QUESTIONS_MIN = 3    /* blocks that ask, for an interview without labels */
};

/* A block as a part of an interview. */
struct turn {
    struct words at; /* all its words; empty: none */
    uint32_t colon;  /* behind its label, or NONE */
    bool asks;       /* ends in a question mark */
    bool question;   /* asks, and somebody is spoken to */
};

struct interview {
    const struct scene *s;
    struct sayings *list;
    struct turn *turn; /* [doc->block.n] */
    uint32_t n;
};

static struct words block_words(const struct rcp_doc *doc, uint32_t b)
{
    const struct list *in = &doc->block.at[b].sentences;
    for (uint32_t i = 0; i < in->n; i++) {
        const struct list *first = &doc->sentence.at[in->first + i].words;
        const struct list *last =
                &doc->sentence.at[in->first + in->n - 1].words;
        if (first->n > 0 && last->n > 0) {
            return (struct words){first->first, last->first + last->n - 1};
        }
    }
    return (struct words){1, 0};
}

static uint32_t label_colon(const struct scene *s, struct words at)
{
    for (uint32_t w = at.first; w <= at.last && w <= at.first + LABEL_MAX_WORDS;
            w++) {
        if (scene_is_mark(s, w, ':')) {
            return w > at.first && w < at.last ? w : NONE;
        }
        if (tree_is_verb(&s->tree, w) || scene_is_mark(s, w, ',')) {
            return NONE;
        }
    }
    return NONE;
}

/* Somebody is spoken to in it. */
static bool addresses(const struct scene *s, struct words at)
{
    for (uint32_t w = at.first; w <= at.last; w++) {
        if (tree_morph(&s->tree, w).person == 2 &&
                s->quotes.of_word[w] == NONE) {
            return true;
        }
    }
    return false;
}

static void read_turns(struct interview *v)
{
    const struct rcp_doc *doc = v->s->doc;
    for (uint32_t b = 0; b < v->n; b++) {
        struct turn *turn = &v->turn[b];
        enum block_kind kind = doc->block.at[b].kind;
        *turn = (struct turn){.at = {1, 0}, .colon = NONE};
        if (kind != BLOCK_PARAGRAPH && kind != BLOCK_SUBHEADING &&
                kind != BLOCK_QUOTE) {
            continue;
        }
        turn->at = block_words(doc, b);
        if (words_empty(turn->at)) {
            continue;
        }
        turn->colon = label_colon(v->s, turn->at);
        turn->asks = scene_is_mark(v->s, turn->at.last, '?');
        bool one = doc->block.at[b].sentences.n == 1;
        turn->question = (turn->asks || one) && addresses(v->s, turn->at);
    }
}

static bool same_label(const struct interview *v, uint32_t a, uint32_t b)
{
    const struct turn *x = &v->turn[a], *y = &v->turn[b];
    if (x->colon == NONE || y->colon == NONE ||
            x->colon - x->at.first != y->colon - y->at.first) {
        return false;
    }
    for (uint32_t i = 0; x->at.first + i < x->colon; i++) {
        if (v->s->norm[x->at.first + i] != v->s->norm[y->at.first + i]) {
            return false;
        }
    }
    return true;
}

/* How many blocks begin with the label of block b, and how many of them ask.
 * Right behind one another they are a list, no conversation. */
static uint32_t count_label(
        const struct interview *v, uint32_t b, uint32_t *asking)
{
    uint32_t n = 0;
    *asking = 0;
    for (uint32_t i = 0; i < v->n; i++) {
        bool list = i > 0 && same_label(v, b, i - 1);
        if (same_label(v, b, i) && !list) {
            n++;
            *asking += v->turn[i].asks;
        }
    }
    return n;
}

/* "Q", "A", "R": names nobody. */
static bool is_letter(const struct interview *v, uint32_t b)
{
    const struct turn *x = &v->turn[b];
    return x->colon == x->at.first + 1 &&
           doc_span(v->s->doc, v->s->doc->word.at[x->at.first].at).len == 1;
}

/* The blocks from `b` on up to `end` as what is said. */
static void add_answer(struct interview *v, uint32_t b, uint32_t end,
        uint32_t first, struct saying *say)
{
    const struct tree *t = &v->s->tree;
    for (uint32_t i = b; i < end; i++) {
        struct words at = v->turn[i].at;
        at.first = i == b ? first : at.first;
        if (!words_empty(at)) {
            at.first = words_trim(t, at).first; /* a dash may open it */
            saying_content(say, at);
        }
    }
    say->form = FORM_OTHER;
    say->kind = ATTRIBUTION_DIRECT;
    say->rule = span_of(RULE_NAMES[RULE_SPEAKER_PARAGRAPH]);
    saying_add(v->s, v->list, say);
}

static uint32_t next_label(const struct interview *v, uint32_t b)
{
    for (uint32_t i = b + 1; i < v->n; i++) {
        if (v->turn[i].colon != NONE) {
            return i;
        }
    }
    return NONE;
}

static bool read_labels(struct interview *v)
{
    uint32_t labelled = 0;
    bool found = false;
    for (uint32_t b = 0; b < v->n; b++) {
        labelled += v->turn[b].colon != NONE;
    }
    if (labelled < LABEL_MIN || labelled > LABELS_MAX) {
        return false;
    }
    for (uint32_t b = 0; b < v->n; b++) {
        const struct turn *turn = &v->turn[b];
        uint32_t asking, n;
        if (turn->colon == NONE) {
            continue;
        }
        n = count_label(v, b, &asking);
        bool letter = is_letter(v, b);
        bool speaks =
                letter || n >= LABEL_MANY ||
                (n >= LABEL_MIN && source_is_somebody(v->s, turn->colon - 1));
        if (!speaks || 2 * asking >= n) {
            found |= speaks;
            continue;
        }
        struct saying say;
        saying_init(&say);
        say.cue = (struct words){turn->colon, turn->colon};
        say.anchor = turn->colon;
        if (!letter) {
            source_of_nominal(v->s, turn->colon - 1, &say);
            say.source = (struct words){turn->at.first, turn->colon - 1};
        }
        uint32_t next = next_label(v, b);
        add_answer(v, b, next == NONE ? b + 1 : next, turn->colon + 1, &say);
        found = true;
    }
    return found;
}

/* The first mention of the person named most before word `end`, or NULL. */
static const struct mention *interviewee(
        const struct interview *v, uint32_t end)
{
    const struct rcp_doc *doc = v->s->doc;
    uint32_t *count = ARENA_ARRAY(v->s->arena, uint32_t, doc->actor.n + 1);
    const struct mention *best = NULL;
    for (uint32_t i = 0; i < doc->actor.n; i++) {
        count[i] = 0;
    }
    for (uint32_t i = 0; i < doc->mention.n; i++) {
        const struct mention *m = &doc->mention.at[i];
        count[m->actor] += m->words.first < end;
    }
    for (uint32_t i = 0; i < doc->mention.n; i++) {
        const struct mention *m = &doc->mention.at[i];
        bool named = m->form == MENTION_NAME && m->words.first < end &&
                     doc->actor.at[m->actor].kind == ACTOR_PERSON;
        if (named && (!best || count[m->actor] > count[best->actor])) {
            best = m;
        }
    }
    return best;
}

static void read_questions(struct interview *v)
{
    uint32_t asked = 0, first = NONE;
    for (uint32_t b = 0; b < v->n; b++) {
        if (v->turn[b].question && v->turn[b].asks) {
            asked++;
            first = first == NONE ? b : first;
        }
    }
    const struct mention *who =
            asked < QUESTIONS_MIN ? NULL
                                  : interviewee(v, v->turn[first].at.first);
    for (uint32_t b = first; who && b + 1 < v->n; b++) {
        if (!v->turn[b].question || v->turn[b + 1].question ||
                words_empty(v->turn[b + 1].at)) {
            continue;
        }
        uint32_t end = b + 2;
        while (end < v->n && !v->turn[end].question) {
            end++;
        }
        struct saying say;
        saying_init(&say);
        source_of_nominal(v->s, who->head, &say);
        say.anchor = v->turn[b].at.last;
        add_answer(v, b + 1, end == v->n ? b + 2 : end, v->turn[b + 1].at.first,
                &say);
    }
}

void interviews_read(const struct scene *s, struct sayings *list)
{
    struct interview v = {s, list, NULL, s->doc->block.n};
    v.turn = ARENA_ARRAY(s->arena, struct turn, v.n + 1);
    read_turns(&v);
    if (!read_labels(&v)) {
        read_questions(&v);
    }
}
