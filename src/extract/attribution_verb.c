/* SPDX-License-Identifier: Apache-2.0 */
/* attribution_verb.c - verbs and nouns of saying. */
#include "extract/attribution_saying.h"
#include "extract/stance_reject.h"

enum { NOUN_MAX_GAP = 14 }; /* words from a noun to the quotation it brings */

void saying_init(struct saying *say)
{
    *say = (struct saying){.source = {1, 0},
            .source_head = NONE,
            .cue = {1, 0},
            .anchor = NONE,
            .inside = NONE,
            .kind = ATTRIBUTION_INDIRECT,
            .form = FORM_VERB};
}

void saying_content(struct saying *say, struct words at)
{
    if (!words_empty(at) && say->n_content < SAYING_MAX_CONTENT) {
        say->content[say->n_content++] = at;
    }
}

bool saying_holds(const struct saying *say, uint32_t w)
{
    for (uint32_t i = 0; i < say->n_content; i++) {
        if (say->content[i].first <= w && w <= say->content[i].last) {
            return true;
        }
    }
    return false;
}

/* What somebody quoted says stands in the same quotation. */
static bool leaves_quotation(const struct scene *s, const struct saying *say)
{
    uint32_t home =
            words_empty(say->cue) ? NONE : s->quotes.of_word[say->cue.first];
    if (home == NONE || say->kind == ATTRIBUTION_DIRECT) {
        return false;
    }
    const struct quotation *q = &s->quotes.all.at[home];
    return say->content[0].last < q->first || say->content[0].first > q->last;
}

void saying_add(
        const struct scene *s, struct sayings *list, const struct saying *say)
{
    if (say->n_content == 0 || list->all.n >= DOC_MAX_LAYER ||
            leaves_quotation(s, say)) {
        return;
    }
    struct saying *added = VEC_ADD(s->arena, &list->all);
    *added = *say;
    for (uint32_t i = 0; i < added->n_content; i++) {
        struct words *at = &added->content[i];
        uint32_t first = scene_opening(s, at->first);
        at->first = first <= at->last ? first : at->first;
    }
    for (uint32_t w = say->cue.first;
            w <= say->cue.last && say->cue.last != NONE; w++) {
        list->of_cue[w] = list->all.n - 1;
    }
}

/* ---- verbs -------------------------------------------------------------- */

/* A noun that may be cited: somebody, something said, or a name. */
static bool can_be_cited(const struct scene *s, uint32_t w)
{
    const struct speech *row = cue_at(s, w).row;
    return tree_upos(&s->tree, w) == UPOS_PROPN ||
           (row && row->class == SPEECH_NOUN) || source_is_somebody(s, w);
}

/* "The paper reported, citing two nurses, that": the nurses say what the paper
 * relays. */
static void inside_of(const struct scene *s, const struct cue *cue,
        struct sayings *list, struct saying *say)
{
    struct saying *outer = list->all.n ? &list->all.at[list->all.n - 1] : NULL;
    if (!outer || outer->anchor < tree_sentence(&s->tree, cue->head).first ||
            outer->anchor >= cue->first || outer->form == FORM_NOUN) {
        return;
    }
    struct words *last = &outer->content[outer->n_content - 1];
    if (last->first < cue->first && last->last >= cue->first) {
        last->last = cue->first - 1; /* the tree hung the participle too low */
        *last = words_trim(&s->tree, *last);
    }
    say->n_content = outer->n_content;
    for (uint32_t i = 0; i < outer->n_content; i++) {
        say->content[i] = outer->content[i];
    }
    say->inside = say->content[0].first;
}

/* "citant un témoin", ", qui cite un témoin": the object is the source, what
 * it says is what is said around, or the rest of the sentence. */
static bool as_source(const struct scene *s, const struct cue *cue,
        struct sayings *list, struct saying *say)
{
    const struct tree *t = &s->tree;
    uint32_t object = tree_child(t, cue->head, REL_OBJ);
    bool finite = tree_finite(t, cue->head) != NONE;
    if (!(cue->row->frames & FRAME_AS_SOURCE) || object == NONE ||
            object < cue->last || tree_is_passive(t, cue->head) ||
            !can_be_cited(s, object)) {
        return false;
    }
    inside_of(s, cue, list, say);
    if (finite &&
            (say->n_content == 0 || s->doc->arc[cue->head].sub != SUB_RELCL)) {
        say->n_content = 0;
        say->inside = NONE;
        return false;
    }
    say->form = FORM_OTHER;
    source_of_nominal(s, object, say);
    if (say->n_content == 0) {
        content_around(s, tree_phrase(t, cue->head), cue->head, say);
    }
    content_kind(s, say);
    return say->n_content > 0;
}

/* ", adding that": where the tree hangs the participle on something else, the
 * one who spoke last in the sentence goes on. */
static void same_as_before(const struct scene *s, const struct cue *cue,
        const struct sayings *list, struct saying *say)
{
    const struct saying *last =
            list->all.n ? &list->all.at[list->all.n - 1] : NULL;
    struct morph form = tree_morph(&s->tree, cue->head);
    bool gerund = tree_is_participle(&s->tree, cue->head) &&
                  (form.verbform == VERBFORM_GER || form.tense == TENSE_PRES);
    bool then = tree_is_infinitive(&s->tree, cue->head) &&
                say->kind == ATTRIBUTION_DIRECT; /* "before adding: « Q »" */
    gerund = gerund && scene_is_mark(s, cue->first - 1, ',');
    if ((gerund || then) && last && last->source_head != NONE &&
            last->anchor >= tree_sentence(&s->tree, cue->head).first &&
            !saying_holds(say, last->source_head)) {
        say->source = last->source;
        say->source_head = last->source_head;
    }
}

/* "The court heard that": a body before which others speak. */
static bool hears(const struct scene *s, uint32_t verb)
{
    uint32_t subject = tree_child(&s->tree, verb, REL_NSUBJ);
    const struct speech *row = subject == NONE ? NULL : cue_at(s, subject).row;
    return row && row->frames & FRAME_HEARS;
}

/* "ne dit pas". */
static bool is_negated(const struct scene *s, uint32_t verb)
{
    struct predicate p = predicate_of(s, verb);
    return stance_negated(s, &p);
}

/* "is believed to have fled": a modal with which the writer keeps a distance,
 * and nobody who believes it. */
static bool is_hearsay(const struct scene *s, uint32_t verb)
{
    struct predicate p = predicate_of(s, verb);
    return p.n_modals > 0 && p.modal_word[0] == verb &&
           p.modal[0]->stance == STANCE_DISTANCES &&
           tree_is_passive(&s->tree, verb) && source_agent(s, verb) == NONE;
}

/* "is reported to have fled": told by nobody who is named. Of verbs of thinking
 * ("is believed to") it is the writer's distance alone. */
static void read_hearsay(
        const struct scene *s, const struct cue *cue, struct sayings *list)
{
    const struct tree *t = &s->tree;
    const unsigned needed = FRAME_QUOTE | FRAME_THAT;
    if ((cue->row->frames & (needed | FRAME_RAISES)) != needed) {
        return;
    }
    struct saying say;
    saying_init(&say);
    say.form = FORM_OTHER;
    say.stance = SPEECH_DOUBTING;
    say.rule = cue->row->rule;
    say.cue = (struct words){cue->first, cue->last};
    say.anchor = cue->first;
    struct words at = tree_phrase(t, cue->head);
    uint32_t mark = tree_mark(t, cue->head);
    if (mark != NONE && mark >= at.first) {
        at.first = tree_fixed_end(t, mark) + 1;
    }
    saying_content(&say, words_trim(t, at));
    content_kind(s, &say);
    saying_add(s, list, &say);
}

/* "Contrary to what X says, …": the rest is not what X says. */
static bool goes_against(
        const struct scene *s, const struct cue *cue, const struct saying *say)
{
    if (!stance_is_opposed(s, cue->first)) {
        return false;
    }
    for (uint32_t w = cue->last + 1; w < say->content[0].first; w++) {
        if (scene_is_mark(s, w, ',')) {
            return true;
        }
    }
    return say->content[0].last < cue->first;
}

void verb_read(const struct scene *s, uint32_t w, struct sayings *list)
{
    struct cue cue = cue_at(s, w);
    /* a noun with an auxiliary is a participle that the tagger took for one */
    bool verb = cue.row && (cue.row->class == SPEECH_VERB ||
                                   tree_child(&s->tree, w, REL_AUX) != NONE);
    if (!verb || list->of_cue[w] != NONE || stance_without_proof(s, cue.head) ||
            stance_refused(s, cue.head)) {
        return;
    }
    if (is_hearsay(s, cue.head)) {
        read_hearsay(s, &cue, list);
        return;
    }
    struct saying say;
    saying_init(&say);
    say.cue = (struct words){cue.first, cue.last};
    say.anchor = cue.head;
    say.stance = cue.row->stance;
    say.becomes = cue.row->content;
    say.denies = cue.row->stance == SPEECH_DENYING;
    say.rule = cue.row->rule;
    if (!as_source(s, &cue, list, &say)) {
        if (!content_of_verb(s, &cue, &say) || goes_against(s, &cue, &say)) {
            return;
        }
        source_of_verb(s, &cue, &say);
        if (words_empty(say.source)) {
            same_as_before(s, &cue, list, &say);
        }
        if (cue.row->frames & FRAME_FROM && words_empty(say.source) &&
                !source_is_nobody(s, cue.head) && !hears(s, cue.head)) {
            return;
        }
        if (is_negated(s, cue.head)) {
            bool raises = cue.row->frames & FRAME_RAISES;
            say.becomes = raises ? cue.row->content : CONTENT_POSSIBLE;
            say.denies = raises;
        }
        uint32_t object = tree_child(&s->tree, cue.head, REL_OBJ);
        const struct speech *noun =
                object == NONE ? NULL : cue_at(s, object).row;
        if (noun && noun->class == SPEECH_NOUN &&
                say.becomes == CONTENT_PLAIN) {
            say.becomes = noun->content; /* exprimer le désir */
        }
    }
    saying_add(s, list, &say);
    relay_read(s, &say, list);
}

/* ---- nouns -------------------------------------------------------------- */

/* "l'affirmation de X", "X's claim", "son avis": whose word it is. */
static void owner(const struct scene *s, uint32_t noun, struct saying *say)
{
    const struct tree *t = &s->tree;
    for (uint32_t i = t->first[noun]; i < t->first[noun + 1]; i++) {
        uint32_t c = t->child[i];
        enum deprel rel = tree_rel(t, c);
        bool owns =
                rel == REL_NMOD || (rel == REL_DET && tree_morph(t, c).poss);
        if (rel == REL_ACL && tree_is_participle(t, c)) {
            uint32_t agent = source_agent(s, c);
            if (agent != NONE) {
                source_of_nominal(s, agent, say);
                return;
            }
        }
        if (owns && (tree_is_nominal(t, c) || rel == REL_DET)) {
            source_of_nominal(s, c, say);
            return;
        }
    }
    /* "The BBC reports that", where the tagger took the verb for a noun */
    uint32_t name = tree_child(t, noun, REL_COMPOUND);
    if (tree_rel(t, noun) == REL_ROOT && name != NONE && name < noun) {
        say->source = (struct words){t->left[noun], noun - 1};
        say->source_head = name;
        say->form = FORM_VERB;
    }
}

static bool noun_clause(
        const struct scene *s, const struct cue *cue, struct saying *say)
{
    const struct tree *t = &s->tree;
    for (uint32_t i = t->first[cue->head]; i < t->first[cue->head + 1]; i++) {
        uint32_t c = t->child[i];
        enum deprel rel = tree_rel(t, c);
        uint32_t mark = tree_mark(t, c);
        bool clause = (rel == REL_ACL && s->doc->arc[c].sub != SUB_RELCL) ||
                      rel == REL_CCOMP;
        /* ", que X a lu,": behind a comma it is no content of the noun */
        if (!clause || c < cue->last || mark == NONE ||
                scene_is_mark(s, mark - 1, ',')) {
            continue;
        }
        bool finite = tree_finite(t, c) != NONE;
        if (cue->row->frames & (finite ? FRAME_THAT : FRAME_INF)) {
            struct words at = tree_phrase(t, c);
            at.first = tree_fixed_end(t, mark) + 1;
            saying_content(say, words_trim(t, at));
            return say->n_content > 0;
        }
    }
    /* right behind the noun, whatever the tree hangs it on */
    uint32_t mark = cue->last + 1;
    if (mark < tree_sentence(t, cue->last).last &&
            tree_upos(t, mark) == UPOS_SCONJ && cue->row->frames & FRAME_THAT) {
        uint32_t c = tree_head(t, mark);
        if (c != NONE && c > mark && tree_finite(t, c) != NONE &&
                tree_rel(t, c) != REL_ADVCL &&
                s->doc->arc[c].sub != SUB_RELCL) {
            struct words at = {mark + 1, t->right[c]};
            saying_content(say, words_trim(t, at));
        }
    }
    return say->n_content > 0;
}

/* A quotation behind the noun, right there or after a colon, that no verb has
 * brought. */
static bool noun_quote(const struct scene *s, const struct cue *cue,
        const struct sayings *list, struct saying *say)
{
    uint32_t end = tree_sentence(&s->tree, cue->last).last;
    if (!(cue->row->frames & FRAME_QUOTE)) {
        return false;
    }
    for (uint32_t w = cue->last + 1;
            w <= end + 1 && w <= cue->last + NOUN_MAX_GAP && w < s->doc->word.n;
            w++) {
        uint32_t q = s->quotes.opened[w];
        if (q != NONE && s->quotes.all.at[q].open == w) {
            const struct quotation *one = &s->quotes.all.at[q];
            bool near = scene_is_mark(s, w - 1, ':') ||
                        (w <= cue->last + 2 && !tree_is_punct(&s->tree, w - 1));
            if (!near || one->last < one->first + 2) {
                return false;
            }
            saying_content(say, (struct words){one->first, one->last});
            return true;
        }
        if (tree_is_verb(&s->tree, w) || list->of_cue[w] != NONE) {
            return false;
        }
    }
    return false;
}

bool saying_taken(const struct sayings *list, const struct saying *say)
{
    for (uint32_t i = list->all.n; i > 0 && i + 8 > list->all.n; i--) {
        const struct saying *other = &list->all.at[i - 1];
        for (uint32_t k = 0; k < other->n_content; k++) {
            if (other->content[k].first == say->content[0].first) {
                return true;
            }
        }
    }
    return false;
}

void noun_read(const struct scene *s, uint32_t w, struct sayings *list)
{
    struct cue cue = cue_at(s, w);
    if (!cue.row || cue.row->class != SPEECH_NOUN || list->of_cue[w] != NONE) {
        return;
    }
    struct saying say;
    saying_init(&say);
    say.form = FORM_NOUN;
    say.cue = (struct words){cue.first, cue.last};
    say.anchor = cue.head;
    say.stance = cue.row->stance;
    say.becomes = cue.row->content;
    say.denies = cue.row->stance == SPEECH_DENYING;
    say.rule = cue.row->rule;
    if ((noun_clause(s, &cue, &say) || noun_quote(s, &cue, list, &say)) &&
            !saying_taken(list, &say)) {
        content_kind(s, &say);
        owner(s, cue.head, &say);
        saying_add(s, list, &say);
    }
}
