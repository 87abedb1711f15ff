/* SPDX-License-Identifier: Apache-2.0 */
/* attribution_speaker.c - speakers named beside a colon, without a verb.
 *
 *     Minister: « We will not go »   somebody, and a quotation
 *     Reports: the minister is to go a noun of saying, or one that is a label
 *     Two dead in fire: police       the same at the end of a headline
 *     Two dead in fire (police)
 *
 * Transcripts and interviews: attribution_interview.c. */
#include "extract/attribution_content.h"

enum {
    SPEAKER_MAX_WORDS = 8, /* of a name before a colon */
    SPEAKER_MAX_LABEL = 4, /* of one that closes a headline */
    TITLE_MIN_QUOTE = 4    /* of a quotation that is a title */
};

static enum block_kind block_of(const struct scene *s, uint32_t w)
{
    const struct sentence *at =
            &s->doc->sentence.at[s->doc->word.at[w].sentence];
    return s->doc->block.at[at->block].kind;
}

static bool is_title(const struct scene *s, uint32_t w)
{
    enum block_kind kind = block_of(s, w);
    return kind == BLOCK_HEADLINE || kind == BLOCK_SUBHEADING ||
           kind == BLOCK_KICKER;
}

/* The word that the others of first … last hang under. */
static uint32_t top_of(const struct scene *s, struct words at)
{
    uint32_t top = at.last;
    for (int i = 0; i < SAYING_MAX_CLIMB; i++) {
        uint32_t head = tree_head(&s->tree, top);
        if (head == NONE || head > at.last || head < at.first) {
            break;
        }
        top = head;
    }
    return top;
}

static const struct speech *label_row(const struct scene *s, uint32_t w)
{
    const struct speech *row = cue_at(s, w).row;
    uint32_t last, i = scene_norm(s, s->rules->speech, w, &last);
    if (!row && tree_upos(&s->tree, w) == UPOS_PROPN && i != NONE) {
        row = &s->rules->speech_row.at[i]; /* "Police: …" */
    }
    return row && row->class == SPEECH_NOUN ? row : NULL;
}

/* The words are the name of somebody elsewhere in the report. */
static bool is_name(const struct scene *s, struct words at)
{
    const struct rcp_doc *doc = s->doc;
    span text = doc_span(doc, words_range(&s->tree, at));
    for (uint32_t i = 0; i < doc->mention.n; i++) {
        const struct mention *m = &doc->mention.at[i];
        if (m->form == MENTION_NAME && span_eq(doc_span(doc, m->at), text)) {
            enum actor_kind kind = doc->actor.at[m->actor].kind;
            return kind == ACTOR_PERSON || kind == ACTOR_ORGANISATION;
        }
    }
    return false;
}

static void add(const struct scene *s, struct sayings *list,
        struct words speaker, uint32_t top, uint32_t mark, struct saying *say)
{
    say->form = FORM_OTHER;
    say->cue = (struct words){mark, mark};
    say->anchor = mark;
    say->rule = span_of(RULE_NAMES[RULE_SPEAKER_COLON]);
    source_of_nominal(s, top, say);
    say->source = speaker;
    if (!saying_taken(list, say)) {
        content_kind(s, say);
        saying_add(s, list, say);
    }
}

/* Before the colon w: somebody, where a quotation follows; a noun of saying
 * alone; a label of a headline. */
static void before_colon(
        const struct scene *s, uint32_t w, struct sayings *list)
{
    const struct tree *t = &s->tree;
    struct words all = tree_sentence(t, w);
    struct words name = {scene_opening(s, all.first), w - 1};
    if (w <= name.first || w >= all.last ||
            w - name.first > SPEAKER_MAX_WORDS ||
            s->quotes.of_word[w] != NONE) {
        return;
    }
    uint32_t top = top_of(s, name);
    uint32_t q = s->quotes.opened[w + 1];
    bool quoted = q != NONE && s->quotes.all.at[q].open == w + 1;
    bool named =
            quoted && (tree_upos(t, top) == UPOS_PROPN ||
                              source_is_somebody(s, top) || is_name(s, name));
    const struct speech *row = label_row(s, top);
    bool alone = name.first == top && w == top + 1;
    bool label = row && row->frames & FRAME_LABEL &&
                 (quoted || (row->frames & FRAME_TITLE && is_title(s, w)));
    bool noun = row && !(row->frames & FRAME_LABEL) && alone;
    if (!named && !noun && !label) {
        return;
    }
    struct saying say;
    saying_init(&say);
    say.stance = noun ? SPEECH_DOUBTING : SPEECH_NEUTRAL;
    struct words rest = words_trim(t, (struct words){w + 1, all.last});
    uint32_t closed = quoted ? s->quotes.all.at[q].last : w;
    saying_content(&say,
            closed + 2 >= rest.last ? (struct words){w + 2, closed} : rest);
    add(s, list, name, top, w, &say);
}

/* "Two dead: police", "Two dead (police)": the label closes the headline. */
static void at_end(const struct scene *s, uint32_t w, struct sayings *list)
{
    const struct tree *t = &s->tree;
    struct words all = tree_sentence(t, w);
    bool bracket = scene_is_mark(s, w, '(');
    struct words name = words_trim(t, (struct words){w + 1, all.last});
    if (!is_title(s, w) || words_empty(name) ||
            name.last - name.first >= SPEAKER_MAX_LABEL ||
            (bracket && !scene_is_mark(s, all.last, ')'))) {
        return;
    }
    uint32_t top = top_of(s, name);
    const struct speech *row = label_row(s, top);
    if (!row || !(row->frames & FRAME_LABEL)) {
        return;
    }
    struct saying say;
    saying_init(&say);
    struct words before = {all.first, w - 1};
    saying_content(&say, words_trim(t, before));
    add(s, list, name, top, w, &say);
}

/* A title that is a quotation, alone or behind a colon, and names nobody. */
static void title_quotation(
        const struct scene *s, const struct quotation *q, struct sayings *list)
{
    const struct tree *t = &s->tree;
    uint32_t first = tree_sentence(t, q->open).first;
    bool opens = scene_opening(s, first) == q->open || q->open == first ||
                 scene_is_mark(s, q->open - 1, ':');
    if (q->depth > 0 || !opens || q->last < q->first + TITLE_MIN_QUOTE - 1 ||
            !is_title(s, q->open) ||
            !content_has_finite(s, q->first, q->last)) {
        return;
    }
    struct saying say;
    saying_init(&say);
    say.form = FORM_OTHER;
    say.kind = ATTRIBUTION_DIRECT;
    say.anchor = q->open;
    say.rule = SPAN("title-quotation");
    saying_content(&say, (struct words){q->first, q->last});
    if (!saying_taken(list, &say)) {
        saying_add(s, list, &say);
    }
}

void speakers_read(const struct scene *s, struct sayings *list)
{
    for (uint32_t w = 1; w < s->doc->word.n; w++) {
        bool colon = scene_is_mark(s, w, ':');
        if ((colon || scene_is_mark(s, w, '(')) &&
                w > tree_sentence(&s->tree, w).first) {
            at_end(s, w, list);
        }
        if (colon) {
            before_colon(s, w, list);
        }
    }
    for (uint32_t i = 0; i < s->quotes.all.n; i++) {
        title_quotation(s, &s->quotes.all.at[i], list);
    }
    interviews_read(s, list);
}
