/* SPDX-License-Identifier: Apache-2.0 */
/* claim_clause.c - which clauses are claims.
 *
 *     finite clause                        yes, unless it is an act of saying
 *       relative                           if it tells an event, a figure or
 *                                          a plan
 *     infinitive, attribute, participle    under a verb of saying, or with a
 *                                          subject of its own
 *     joined to a clause                   as that clause
 *     headline of a noun and a participle  yes */
#include "extract/claim_clause.h"

#include "extract/attribution_saying.h"
#include "extract/claim_relative.h"
#include "extract/stance_reject.h"

enum { TOLD_MAX_OBJECT = 8 }; /* words before a told infinitive */

/* ---- facts -------------------------------------------------------------- */

static void mark_range(const struct scene *s, range at, bool *flag)
{
    const struct rcp_doc *doc = s->doc;
    for (uint32_t w = doc_word_at(doc, at.start);
            w < doc->word.n && doc->word.at[w].at.start < at.end; w++) {
        flag[w] = true;
    }
}

static uint32_t content_size(const struct rcp_doc *doc, uint32_t a)
{
    uint32_t size = 0;
    const struct list *l = &doc->attribution.at[a].content;
    for (uint32_t i = l->first; i < l->first + l->n; i++) {
        size += doc->content.at[i].end - doc->content.at[i].start;
    }
    return size;
}

static void mark_content(struct clauses *c, uint32_t a)
{
    const struct rcp_doc *doc = c->s->doc;
    const struct list *l = &doc->attribution.at[a].content;
    for (uint32_t i = l->first; i < l->first + l->n; i++) {
        range at = doc->content.at[i];
        for (uint32_t w = doc_word_at(doc, at.start);
                w < doc->word.n && doc->word.at[w].at.start < at.end; w++) {
            uint32_t old = c->told_by[w];
            if (old == NONE || content_size(doc, a) <= content_size(doc, old)) {
                c->told_by[w] = a;
            }
        }
    }
}

/* ", which X denies": what stands before is told by others, and X's word
 * about it is no source of it. */
static bool denies_afterwards(
        const struct rcp_doc *doc, const struct attribution *a)
{
    return a->denies && a->kind != ATTRIBUTION_DIRECT && a->content.n > 0 &&
           doc->content.at[a->content.first].end <= a->cue.start;
}

static void mark_tops(struct clauses *c)
{
    const struct scene *s = c->s;
    for (uint32_t w = 0; w < s->doc->word.n; w++) {
        if (tree_upos(&s->tree, w) != UPOS_VERB &&
                tree_child(&s->tree, w, REL_COP) == NONE) {
            continue;
        }
        struct predicate p = predicate_of(s, w);
        if (p.head != w) {
            uint32_t top = c->top_of[w] == NONE ? w : c->top_of[w];
            c->top_of[p.head] = top;
            for (uint32_t i = 0; i < p.n_modals; i++) {
                if (p.modal_word[i] != w &&
                        tree_rel(&s->tree, p.modal_word[i]) != REL_AUX) {
                    c->top_of[p.modal_word[i]] = top;
                }
            }
        }
    }
}

void clauses_init(struct clauses *c, const struct scene *s)
{
    const struct rcp_doc *doc = s->doc;
    uint32_t n = doc->word.n;
    *c = (struct clauses){.s = s};
    c->top_of = ARENA_ARRAY(s->arena, uint32_t, n);
    c->cue_of = ARENA_ARRAY(s->arena, uint32_t, n);
    c->told_by = ARENA_ARRAY(s->arena, uint32_t, n);
    c->quantity = ARENA_ARRAY(s->arena, bool, n);
    c->counted = ARENA_ARRAY(s->arena, bool, n);
    c->time = ARENA_ARRAY(s->arena, bool, n);
    c->rule = ARENA_ARRAY(s->arena, enum rule_name, n);
    for (uint32_t w = 0; w < n; w++) {
        c->top_of[w] = c->cue_of[w] = c->told_by[w] = NONE;
    }
    for (uint32_t i = 0; i < doc->quantity.n; i++) {
        mark_range(s, doc->quantity.at[i].at, c->quantity);
        if (doc->quantity.at[i].noun < n) {
            c->counted[doc->quantity.at[i].noun] = true;
        }
    }
    for (uint32_t i = 0; i < doc->time.n; i++) {
        mark_range(s, doc->time.at[i].at, c->time);
    }
    for (uint32_t i = 0; i < doc->attribution.n; i++) {
        const struct attribution *a = &doc->attribution.at[i];
        if (!denies_afterwards(doc, a)) {
            mark_content(c, i);
        }
        if (a->cue_word != NONE && !range_empty(a->cue)) {
            for (uint32_t w = doc_word_at(doc, a->cue.start); w <= a->cue_word;
                    w++) {
                c->cue_of[w] = i;
            }
        }
    }
    mark_tops(c);
}

/* ---- the choice --------------------------------------------------------- */

static bool is_cue(const struct clauses *c, uint32_t w)
{
    return w != NONE && c->cue_of[w] != NONE;
}

/* The clause only frames an act of saying: "C'est ce qu'affirme X", "veut
 * rappeler que", "Ce n'est pas l'avis de X: « »". */
static bool frames_saying(const struct clauses *c, const struct predicate *p)
{
    const struct tree *t = &c->s->tree;
    const struct speech *row = cue_at(c->s, p->head).row;
    /* not: is to announce, would be asking, which is yet to come; did not tell;
     * three cases were reported, which nobody says */
    bool by_nobody = tree_is_passive(t, p->head) && row &&
                     row->content == CONTENT_PLAIN && !is_cue(c, p->head);
    bool only =
            row && row->class == SPEECH_VERB && row->frames & FRAME_ONLY &&
            !by_nobody &&
            !(p->n_modals > 0 && p->modal[0]->modality != MODALITY_POSSIBLE) &&
            !stance_negated(c->s, p);
    if (row && stance_is_opposed(c->s, p->head)) {
        return true;
    }
    bool passes_on = p->n_modals > 0 && p->modal_word[0] == p->top &&
                     p->modal[0]->stance == STANCE_DISTANCES;
    if (only || is_cue(c, p->head) || (is_cue(c, p->top) && !passes_on)) {
        return stance_conditional(c->s, p, TOLD_NOT) != CONDITIONAL_REPORTED;
    }
    for (uint32_t i = t->first[p->head]; i < t->first[p->head + 1]; i++) {
        uint32_t w = t->child[i];
        bool bare = tree_rel(t, w) == REL_XCOMP && is_cue(c, w) &&
                    !stance_refused(c->s, w) &&
                    tree_child(t, p->head, REL_OBJ) == NONE;
        bool cleft = tree_upos(t, p->head) == UPOS_PRON &&
                     tree_rel(t, w) == REL_ACL && is_cue(c, w);
        if (bare || cleft) {
            return true;
        }
    }
    return false;
}

/* "C'est en tout cas ce qu'affirme X": a copula before a saying of the
 * sentence before. */
static bool points_back(const struct clauses *c, uint32_t w)
{
    const struct scene *s = c->s;
    const struct tree *t = &s->tree;
    struct words all = tree_sentence(t, w);
    if (tree_child(t, w, REL_COP) == NONE) {
        return false;
    }
    for (uint32_t i = w; i <= all.last; i++) {
        uint32_t a = c->cue_of[i];
        if (a == NONE || s->doc->attribution.at[a].content.n == 0) {
            continue;
        }
        range told =
                s->doc->content.at[s->doc->attribution.at[a].content.first];
        return told.end <= s->doc->word.at[all.first].at.start;
    }
    return false;
}

/* "C'est le maire qui …": a demonstrative before the copula, a definite noun
 * behind it. */
static bool is_pointed(const struct scene *s, uint32_t w)
{
    const struct tree *t = &s->tree;
    uint32_t subject = tree_child(t, w, REL_NSUBJ);
    uint32_t det = tree_child(t, w, REL_DET);
    bool definite =
            tree_upos(t, w) == UPOS_PROPN ||
            (det != NONE && tree_morph(t, det).definite == DEFINITE_DEF);
    return definite && subject != NONE && subject + 2 >= w - 2 &&
           tree_upos(t, subject) == UPOS_PRON &&
           tree_morph(t, subject).prontype == PRONTYPE_DEM;
}

/* "It is the third time that …": an ordinal on the attribute, and a clause
 * behind it. */
static bool counts_times(const struct clauses *c, uint32_t w)
{
    const struct scene *s = c->s;
    const struct tree *t = &s->tree;
    uint32_t subject = tree_child(t, w, REL_NSUBJ);
    subject = subject == NONE ? tree_child(t, w, REL_EXPL) : subject;
    if (subject == NONE || tree_upos(t, subject) != UPOS_PRON ||
            tree_child(t, w, REL_COP) == NONE) {
        return false;
    }
    bool ordinal = false;
    for (uint32_t i = t->left[w]; i < w; i++) {
        ordinal |= tree_head(t, i) == w && c->quantity[i] &&
                   tree_upos(t, i) == UPOS_ADJ;
    }
    uint32_t end = tree_sentence(t, w).last;
    for (uint32_t i = w + 1; ordinal && i <= end; i++) {
        if (tree_rel(t, i) == REL_MARK && tree_upos(t, i) == UPOS_SCONJ &&
                tree_head(t, i) > i) {
            return true;
        }
    }
    return false;
}

/* "There were children being carried out": the noun behind the verb has a
 * participle that tells what they do. NONE when there is none. */
static uint32_t existential(const struct scene *s, uint32_t w)
{
    const struct tree *t = &s->tree;
    uint32_t noun = tree_child(t, w, REL_NSUBJ);
    if (tree_child(t, w, REL_EXPL) == NONE || noun == NONE || noun < w) {
        return NONE;
    }
    for (uint32_t i = t->first[noun]; i < t->first[noun + 1]; i++) {
        uint32_t c = t->child[i];
        enum ud_verbform form = tree_morph(t, c).verbform;
        uint32_t aux = tree_child(t, c, REL_AUX);
        if (tree_rel(t, c) == REL_ACL && c > noun &&
                (form == VERBFORM_GER ||
                        (aux != NONE &&
                                tree_morph(t, aux).tense == TENSE_PRES))) {
            return c;
        }
    }
    return NONE;
}

/* "It was X that …": the claim is in the clause behind. */
static bool is_cleft_frame(const struct scene *s, uint32_t w)
{
    const struct tree *t = &s->tree;
    if (tree_child(t, w, REL_COP) == NONE) {
        return false;
    }
    bool pronoun = tree_upos(t, w) == UPOS_PRON;
    for (uint32_t i = t->first[w]; i < t->first[w + 1]; i++) {
        enum deprel_sub sub = s->doc->arc[t->child[i]].sub;
        bool points = sub == SUB_RELCL && (pronoun || is_pointed(s, w));
        if (sub == SUB_CLEFT || points) {
            return true;
        }
    }
    if (tree_child(t, w, REL_EXPL) == NONE) {
        return false;
    }
    enum deprel rel = tree_rel(t, w);
    struct words all = tree_sentence(t, w);
    for (uint32_t i = w + 1; i <= all.last; i++) {
        if (s->doc->arc[i].sub == SUB_CLEFT) {
            return true;
        }
    }
    return rel == REL_NSUBJ || rel == REL_OBJ || rel == REL_OBL;
}

static bool is_headline(const struct scene *s, uint32_t w)
{
    const struct rcp_doc *doc = s->doc;
    uint32_t block = doc->sentence.at[doc->word.at[w].sentence].block;
    enum block_kind kind = doc->block.at[block].kind;
    return kind == BLOCK_HEADLINE || kind == BLOCK_SUBHEADING;
}

/* "Un homme abattu à Orly": a participle on the noun that heads a headline. */
static bool headline_participle(const struct clauses *c, uint32_t w)
{
    const struct scene *s = c->s;
    const struct tree *t = &s->tree;
    uint32_t head = tree_head(t, w);
    if (!is_headline(s, w) || !tree_is_participle(t, w)) {
        return false;
    }
    if (head == NONE || tree_child(t, w, REL_NSUBJ) != NONE) {
        return true;
    }
    uint32_t above = tree_head(t, head);
    bool rooted = above == NONE ||
                  (tree_head(t, above) == NONE && tree_is_nominal(t, above));
    return tree_rel(t, w) == REL_ACL && rooted && w > head &&
           !tree_is_clause(t, head) && tree_morph(t, w).tense == TENSE_PAST;
}

/* "Apple to give free cases": the infinitive with its particle behind the noun
 * that would be its subject, in a headline without a finite verb. */
static uint32_t headline_infinitive(const struct clauses *c, uint32_t w)
{
    const struct scene *s = c->s;
    const struct tree *t = &s->tree;
    struct words all = tree_sentence(t, w);
    uint32_t found = NONE;
    if (!is_headline(s, w)) {
        return NONE;
    }
    for (uint32_t i = all.first; i <= all.last; i++) {
        uint32_t mark = tree_child(t, i, REL_MARK);
        if (tree_is_verb(t, i) && tree_finite(t, i) != NONE && i != all.first &&
                tree_morph(t, i).verbform == VERBFORM_FIN &&
                (found == NONE || tree_rel(t, i) != REL_ADVCL)) {
            return NONE;
        }
        if (found == NONE && mark != NONE && mark > all.first && mark < i &&
                tree_upos(t, mark) == UPOS_PART && tree_is_infinitive(t, i) &&
                (tree_is_nominal(t, mark - 1) || mark - 1 == all.first)) {
            found = i;
        }
    }
    return found;
}

/* An infinitive with its auxiliary (après avoir fui): done, not to do. */
static bool is_accomplished(const struct scene *s, uint32_t w)
{
    return tree_is_infinitive(&s->tree, w) &&
           tree_morph(&s->tree, w).verbform == VERBFORM_PART &&
           !tree_is_passive(&s->tree, w);
}

/* The clause is what a saying tells, or one of the clauses that it tells one
 * after the other: nothing of the saying stands above it. */
static bool tops_told(const struct clauses *c, uint32_t w)
{
    uint32_t head = tree_head(&c->s->tree, w);
    return c->told_by[w] != NONE &&
           (head == NONE || c->told_by[head] != c->told_by[w]);
}

/* "juge la réforme inutile": an adjective said of the cue's object. */
static bool is_judged(const struct clauses *c, uint32_t w)
{
    const struct tree *t = &c->s->tree;
    uint32_t noun = tree_head(t, w);
    uint32_t cue = noun == NONE ? NONE : tree_head(t, noun);
    if (tree_rel(t, w) != REL_AMOD || tree_rel(t, noun) != REL_OBJ ||
            !is_cue(c, cue) || c->told_by[w] != c->cue_of[cue]) {
        return false;
    }
    const struct speech *row = cue_at(c->s, cue).row;
    return row && row->frames & FRAME_SMALL && row->frames & FRAME_RAISES &&
           content_judged(c->s, noun) == w;
}

/* What is told begins with the infinitive, or with its object. */
static bool opens_told(const struct clauses *c, uint32_t w)
{
    const struct rcp_doc *doc = c->s->doc;
    const struct attribution *a = &doc->attribution.at[c->told_by[w]];
    uint32_t first = doc_word_at(doc, doc->content.at[a->content.first].start);
    return a->kind != ATTRIBUTION_DIRECT && first <= w &&
           w - first <= TOLD_MAX_OBJECT;
}

static enum rule_name choose_nonfinite(const struct clauses *c, uint32_t w)
{
    const struct tree *t = &c->s->tree;
    enum deprel rel = tree_rel(t, w);
    uint32_t head = tree_head(t, w);
    if (head == NONE) {
        return headline_participle(c, w) ? RULE_HEADLINE_PARTICIPLE : RULE_NONE;
    }
    if (headline_participle(c, w)) {
        return RULE_HEADLINE_PARTICIPLE;
    }
    if (is_judged(c, w)) {
        return RULE_TOLD_ATTRIBUTE;
    }
    bool under_cue = is_cue(c, head) && c->told_by[w] == c->cue_of[head];
    bool bare = rel == REL_OBL && tree_child(t, w, REL_CASE) == NONE;
    if (under_cue &&
            (bare || rel == REL_XCOMP || rel == REL_CCOMP || rel == REL_CSUBJ ||
                    (rel == REL_ADVCL && tree_mark(t, w) != NONE) ||
                    rel == REL_ACL || rel == REL_OBL)) {
        return RULE_TOLD_NONFINITE;
    }
    if (tree_is_infinitive(t, w) && tops_told(c, w) &&
            c->s->doc->attribution.at[c->told_by[w]].form == FORM_VERB &&
            opens_told(c, w) && rel != REL_ADVCL && rel != REL_ACL) {
        return RULE_TOLD_NONFINITE;
    }
    uint32_t above = tree_head(t, head);
    if (rel == REL_ACL && tree_is_infinitive(t, w) && is_cue(c, above) &&
            c->told_by[w] == c->cue_of[above]) {
        return RULE_TOLD_NONFINITE;
    }
    uint32_t subject = tree_child(t, w, REL_NSUBJ);
    if (subject != NONE && subject < w && tree_upos(t, w) == UPOS_VERB &&
            rel != REL_XCOMP) {
        return RULE_NONFINITE_SUBJECT;
    }
    if (rel == REL_ADVCL && is_accomplished(c->s, w) && c->told_by[w] != NONE) {
        return RULE_ACCOMPLISHED;
    }
    return RULE_NONE;
}

static enum rule_name choose_finite(const struct clauses *c, uint32_t w)
{
    const struct scene *s = c->s;
    const struct tree *t = &s->tree;
    bool relative = tree_rel(t, w) == REL_ACL || relative_starts(s, w);
    if (relative && !tops_told(c, w)) {
        if (relative_is(s, w)) {
            return relative_tells(c, w) ? RULE_RELATIVE_EVENT : RULE_NONE;
        }
        return RULE_NOUN_CLAUSE;
    }
    return is_headline(s, w) ? RULE_HEADLINE_CLAUSE : RULE_FINITE_CLAUSE;
}

/* The attribute of what a verb of saying calls it so. */
static bool is_small(const struct clauses *c, uint32_t w)
{
    uint32_t head = tree_head(&c->s->tree, w);
    if (!is_cue(c, head) || c->told_by[w] != c->cue_of[head]) {
        return false;
    }
    struct cue cue = cue_at(c->s, head);
    return cue.row && cue.row->frames & FRAME_SMALL &&
           c->s->doc->attribution.at[c->cue_of[head]].kind !=
                   ATTRIBUTION_DIRECT;
}

/* "fait état de 23 blessés": a figure is told without a clause. */
static bool is_told_figure(const struct clauses *c, uint32_t w)
{
    enum deprel rel = tree_rel(&c->s->tree, w);
    if (!c->counted[w] || !tops_told(c, w) ||
            (rel != REL_OBJ && rel != REL_OBL && rel != REL_NMOD)) {
        return false;
    }
    const struct attribution *a = &c->s->doc->attribution.at[c->told_by[w]];
    return a->form == FORM_VERB && a->kind != ATTRIBUTION_DIRECT && !a->denies;
}

static enum rule_name choose(const struct clauses *c, uint32_t w, int depth)
{
    const struct scene *s = c->s;
    const struct tree *t = &s->tree;
    enum deprel rel = tree_rel(t, w);
    if (rel == REL_AUX || rel == REL_COP || c->top_of[w] != NONE) {
        return RULE_NONE;
    }
    enum ud_prontype type = tree_morph(t, w).prontype;
    bool here = tree_child(t, w, REL_COP) != NONE && type != PRONTYPE_REL &&
                type != PRONTYPE_INT;
    if ((tree_upos(t, w) == UPOS_ADV && !here) ||
            tree_upos(t, w) == UPOS_SCONJ) {
        return RULE_NONE; /* "where they are", but "they are here" */
    }
    if (is_told_figure(c, w)) {
        return RULE_TOLD_FIGURE;
    }
    bool verb = tree_upos(t, w) == UPOS_VERB || tree_upos(t, w) == UPOS_AUX;
    bool small = rel == REL_XCOMP ||
                 (rel == REL_OBL && tree_child(t, w, REL_CASE) == NONE &&
                         !c->time[w]);
    bool attribute = (small && is_small(c, w)) || is_judged(c, w);
    if (!verb && tree_child(t, w, REL_COP) == NONE && !attribute &&
            tree_child(t, w, REL_NSUBJ) == NONE) {
        return RULE_NONE;
    }
    uint32_t future = headline_infinitive(c, w);
    if (future != NONE && rel != REL_CONJ) {
        return w == future ? RULE_HEADLINE_FUTURE : RULE_NONE;
    }
    struct predicate p = predicate_of(s, w);
    if (frames_saying(c, &p) || is_cleft_frame(s, w) || counts_times(c, w) ||
            points_back(c, w)) {
        return RULE_NONE;
    }
    if (tree_finite(t, w) != NONE) {
        return existential(s, w) == NONE ? choose_finite(c, w) : RULE_NONE;
    }
    uint32_t there = tree_head(t, tree_head(t, w));
    if (rel == REL_ACL && there != NONE && existential(s, there) == w) {
        return choose_finite(c, there);
    }
    if (rel == REL_CONJ && depth < CLAUSE_MAX_JOINED) {
        uint32_t head = tree_head(t, w);
        uint32_t top = head == NONE || c->top_of[head] == NONE
                               ? head
                               : c->top_of[head];
        enum rule_name rule =
                top == NONE ? RULE_NONE : choose(c, top, depth + 1);
        return rule ? RULE_JOINED_CLAUSE : RULE_NONE;
    }
    return choose_nonfinite(c, w);
}

void clause_choose(struct clauses *c)
{
    for (uint32_t w = 0; w < c->s->doc->word.n; w++) {
        c->rule[w] = choose(c, w, 0);
    }
}

/* ---- parts -------------------------------------------------------------- */

uint32_t participle_noun(const struct clauses *c, uint32_t top)
{
    const struct tree *t = &c->s->tree;
    uint32_t noun = tree_head(t, top);
    bool bare = c->rule[top] == RULE_HEADLINE_PARTICIPLE ||
                ((c->rule[top] == RULE_FINITE_CLAUSE ||
                         c->rule[top] == RULE_HEADLINE_CLAUSE) &&
                        tree_finite(t, top) == NONE);
    return bare && tree_rel(t, top) == REL_ACL && noun < top ? noun : NONE;
}

struct predicate clause_predicate(const struct clauses *c, uint32_t top)
{
    const struct scene *s = c->s;
    const struct tree *t = &s->tree;
    struct predicate p = predicate_of(s, top);
    if (p.finite != NONE || tree_rel(t, top) != REL_CONJ ||
            tree_mark(t, top) != NONE) {
        return p;
    }
    uint32_t w = top;
    for (int up = 0; up < CLAUSE_MAX_JOINED && w != NONE; up++) {
        if (tree_rel(t, w) != REL_CONJ) {
            break;
        }
        w = tree_head(t, w);
    }
    w = w == NONE || c->top_of[w] == NONE ? w : c->top_of[w];
    if (w == NONE || w == top) {
        return p;
    }
    struct predicate base = predicate_of(s, w);
    p.finite = base.finite;
    if (p.n_modals == 0) {
        p.n_modals = base.n_modals;
        for (uint32_t i = 0; i < base.n_modals; i++) {
            p.modal[i] = base.modal[i];
            p.modal_word[i] = base.modal_word[i];
        }
    }
    return p;
}

struct words clause_words_of(const struct clauses *c, uint32_t top)
{
    const struct tree *t = &c->s->tree;
    struct words at = tree_phrase(t, top);
    uint32_t noun = participle_noun(c, top);
    if (noun != NONE) {
        at.first = tree_nominal(t, noun).first;
    }
    uint32_t mark = tree_mark(t, top);
    if (mark != NONE && mark >= at.first) {
        at.first = tree_fixed_end(t, mark) + 1;
    }
    for (uint32_t i = t->first[top]; i < t->first[top + 1]; i++) {
        uint32_t w = t->child[i];
        enum deprel rel = tree_rel(t, w);
        bool cut = (rel == REL_CONJ && c->rule[w]) || rel == REL_PARATAXIS ||
                   (rel == REL_ADVCL && c->rule[w]) ||
                   (rel == REL_CCOMP && w < top);
        if (!cut) {
            continue;
        }
        if (w > top && t->left[w] > top && t->left[w] <= at.last) {
            at.last = t->left[w] - 1;
        } else if (w < top && t->right[w] < top && t->right[w] >= at.first) {
            at.first = t->right[w] + 1;
        }
    }
    uint32_t pair = at.first; /* "Ni X ni Y ne viennent": no joint before it */
    do {
        pair++;
    } while (pair < top && c->s->norm[pair] != c->s->norm[at.first]);
    bool paired = pair < top && tree_upos(t, at.first) == UPOS_CCONJ;
    while (at.last > top && (tree_is_punct(t, at.last) ||
                                    tree_upos(t, at.last) == UPOS_CCONJ)) {
        at.last--;
    }
    return paired ? at : words_trim(t, at);
}
