/* SPDX-License-Identifier: Apache-2.0 */
/* attribution_content.c - what a verb of saying says: the constructions in the
 * order in which they are tried, first match wins.
 *
 *     quotation that opens right behind the verb, or that it is an incise of
 *     incise between commas
 *     clause under the verb
 *     quotation before or behind
 *     attribute; conjunction without a clause; relative; manner; incise
 *     noun phrase
 *     quotation that is the next sentence */
#include "extract/attribution_content.h"

#include "extract/stance.h"

enum {
    QUOTE_SCRAP_WORDS = 5,  /* with its marks, a scrap of a quotation */
    BREAK_MAX_NAME = 4,     /* words of "a claim" before its relative clause */
    BREAK_MAX_SUBJECT = 12, /* words before the verb of another speaker */
    CHARGE_MAX_GAP = 8      /* words from the one accused to the charge */
};

/* What begins at `w` hangs on the verb of saying as something that goes with
 * it (", adding that", ", who said that"), not as what it says. */
static bool belongs_to(const struct scene *s, uint32_t w, uint32_t verb)
{
    const struct tree *t = &s->tree;
    if (tree_is_verb(t, w) && tree_morph(t, w).verbform == VERBFORM_FIN) {
        return false; /* the clause that an incise interrupted goes on */
    }
    for (int up = 0; w != NONE && up < SAYING_MAX_CLIMB; up++) {
        uint32_t head = tree_head(t, w);
        if (head == verb && verb != NONE) {
            enum deprel rel = tree_rel(t, w);
            return rel == REL_ADVCL || rel == REL_NSUBJ || rel == REL_OBJ ||
                   rel == REL_APPOS || rel == REL_OBL || rel == REL_ACL;
        }
        w = head;
    }
    return false;
}

/* Behind the conjunction or mark w somebody else says something: its subject,
 * then a verb of saying. */
static bool other_speaker(const struct scene *s, uint32_t w, uint32_t end)
{
    const struct tree *t = &s->tree;
    bool subject = false;
    for (uint32_t k = w + 1; k <= end && k <= w + BREAK_MAX_SUBJECT; k++) {
        struct cue cue = cue_at(s, k);
        bool finite =
                tree_is_verb(t, k) &&
                (tree_finite(t, k) != NONE || tree_upos(t, k) == UPOS_AUX);
        if (cue.row && cue.row->class == SPEECH_VERB && finite) {
            return subject && (cue.row->frames & FRAME_QUOTE ||
                                      cue.row->stance == SPEECH_DENYING);
        }
        if (tree_upos(t, k) == UPOS_SCONJ ||
                (finite && tree_upos(t, k) == UPOS_VERB)) {
            return false;
        }
        subject |= tree_is_nominal(t, k) && tree_upos(t, k) != UPOS_PRON;
    }
    return false;
}

void content_back_to_colon(
        const struct scene *s, uint32_t w, struct saying *say)
{
    for (uint32_t i = 0; i < say->n_content; i++) {
        struct words *at = &say->content[i];
        if (at->last > w) {
            continue;
        }
        for (uint32_t k = at->last; k > at->first; k--) {
            if ((scene_is_mark(s, k, ':') || scene_is_mark(s, k, ';')) &&
                    s->quotes.of_word[k] == NONE) {
                at->first = k + 1;
                break;
            }
        }
    }
}

/* A noun of what is said to be so: "rejected the claim", not the proposal. */
static bool is_word(const struct scene *s, uint32_t w)
{
    const struct speech *row = cue_at(s, w).row;
    return row && row->class == SPEECH_NOUN && !(row->frames & FRAME_LABEL) &&
           row->content != CONTENT_ASKED && row->content != CONTENT_PLANNED;
}

/* "According to X, a report was lost": the noun w is no name of what stands
 * before it but the subject of a clause, other than one of saying. */
static bool is_subject(const struct scene *s, uint32_t w)
{
    const struct tree *t = &s->tree;
    uint32_t verb = tree_head(t, w);
    return tree_rel(t, w) == REL_NSUBJ && verb > w &&
           tree_finite(t, verb) != NONE && !cue_at(s, verb).row;
}

/* Behind the comma w the one who speaks goes on (", adding that") or what is
 * said gets a name of somebody else's (", a claim the firm disputes"). */
static bool leaves_off(const struct scene *s, uint32_t w, uint32_t end)
{
    const struct tree *t = &s->tree;
    struct morph form = tree_morph(t, w + 1);
    const struct speech *row = cue_at(s, w + 1).row;
    bool gerund = tree_is_participle(t, w + 1) &&
                  (form.verbform == VERBFORM_GER || form.tense == TENSE_PRES);
    if (gerund && row && row->frames & FRAME_QUOTE &&
            row->frames & FRAME_THAT) {
        return true;
    }
    for (uint32_t k = w + 2; k <= end && k <= w + BREAK_MAX_NAME; k++) {
        bool named = is_word(s, k) && tree_upos(t, w + 1) == UPOS_DET &&
                     tree_morph(t, w + 1).definite == DEFINITE_IND;
        if (named && end - k <= BREAK_MAX_SUBJECT && !is_subject(s, k)) {
            return true; /* ", a claim that …" */
        }
        uint32_t c =
                tree_upos(t, k) == UPOS_NOUN ? tree_child(t, k, REL_ACL) : NONE;
        const struct speech *said =
                c == NONE || c < k ? NULL : cue_at(s, c).row;
        if (said && tree_upos(t, w + 1) == UPOS_DET &&
                tree_finite(t, c) != NONE &&
                tree_child(t, c, REL_NSUBJ) != NONE &&
                tree_upos(t, tree_child(t, c, REL_NSUBJ)) != UPOS_PRON) {
            return said->frames & FRAME_QUOTE;
        }
        if (tree_is_verb(t, k) || tree_is_punct(t, k)) {
            break;
        }
    }
    return false;
}

uint32_t content_break(const struct scene *s, uint32_t from, uint32_t end)
{
    for (uint32_t w = from + 1; w < end; w++) {
        if (scene_is_mark(s, w, ',') &&
                s->quotes.of_word[w] == s->quotes.of_word[from] &&
                leaves_off(s, w, end)) {
            return w - 1;
        }
        bool joined = scene_is_mark(s, w - 1, ',') &&
                      tree_upos(&s->tree, w) == UPOS_CCONJ;
        if ((joined || scene_is_mark(s, w, ';')) &&
                s->quotes.of_word[w] == s->quotes.of_word[from] &&
                other_speaker(s, w, end)) {
            return joined ? w - 2 : w - 1;
        }
    }
    return end;
}

void content_around(
        const struct scene *s, struct words out, uint32_t w, struct saying *say)
{
    const struct tree *t = &s->tree;
    struct words all = tree_sentence(t, w);
    while (out.first > all.first && tree_is_punct(t, out.first - 1) &&
            s->quotes.of_word[out.first - 1] == s->quotes.of_word[w]) {
        out.first--;
    }
    if (out.first > all.first) {
        struct words before = {all.first, out.first - 1};
        saying_content(say, words_trim(t, before));
    }
    struct words after = {out.last + 1, all.last};
    if (out.last < all.last) { /* nothing at all, where another clause opens */
        after.last = content_break(s, out.last, all.last);
    }
    after = words_trim(t, after);
    if (out.last < all.last && !words_empty(after) &&
            !belongs_to(s, after.first, say->anchor)) {
        saying_content(say, after);
    }
}

/* A finite verb with its clause stands in first … last. */
bool content_has_finite(const struct scene *s, uint32_t first, uint32_t last)
{
    for (uint32_t w = first; w <= last && last != NONE; w++) {
        if (tree_is_verb(&s->tree, w) && tree_finite(&s->tree, w) != NONE) {
            return true;
        }
    }
    return false;
}

/* "accuses managers of delaying": what the one spoken to is charged with. */
static bool charge(
        const struct scene *s, const struct cue *cue, struct saying *say)
{
    const struct tree *t = &s->tree;
    uint32_t object = tree_child(t, cue->head, REL_OBJ);
    uint32_t end = tree_sentence(t, cue->last).last;
    if (!(cue->row->frames & FRAME_ADDRESSEE) || object == NONE ||
            object < cue->last) {
        return false;
    }
    for (uint32_t w = object + 1; w < end && w <= object + CHARGE_MAX_GAP;
            w++) {
        uint32_t c = tree_head(t, w);
        bool opens = tree_rel(t, w) == REL_MARK && c != NONE && c > w &&
                     tree_is_verb(t, c) &&
                     (tree_is_participle(t, c) || tree_is_infinitive(t, c));
        if (opens) {
            struct words at = {w + 1, t->right[c]};
            at.last = content_break(s, at.first, at.last);
            saying_content(say, words_trim(t, at));
            return say->n_content > 0;
        }
        bool noun = tree_upos(t, w) == UPOS_ADP && c != NONE && c > w &&
                    tree_upos(t, c) == UPOS_NOUN &&
                    tree_rel(t, w) == REL_CASE && cue->row->frames & FRAME_NP;
        if (noun) {
            struct words at = {w + 1, t->right[c]};
            saying_content(say, words_trim(t, at));
            return say->n_content > 0;
        }
        if (tree_is_verb(t, w)) {
            break;
        }
    }
    return false;
}

/* The first noun behind w, where the tree lost what the preposition governs. */
static uint32_t noun_behind(const struct scene *s, uint32_t w)
{
    const struct tree *t = &s->tree;
    uint32_t end = tree_sentence(t, w).last;
    for (uint32_t k = w + 1; k <= end && k <= w + CHARGE_MAX_GAP; k++) {
        if (tree_upos(t, k) == UPOS_NOUN) {
            return k;
        }
        if (tree_is_verb(t, k) || tree_is_punct(t, k)) {
            break;
        }
    }
    return NONE;
}

static bool noun_phrase(
        const struct scene *s, const struct cue *cue, struct saying *say)
{
    const struct tree *t = &s->tree;
    uint32_t w = tree_child(t, cue->head, REL_OBJ);
    bool words = cue->row->frames & FRAME_WORDS && w != NONE && is_word(s, w);
    if (!(cue->row->frames & FRAME_NP) && !words) {
        return false;
    }
    if (charge(s, cue, say)) {
        return true;
    }
    if (cue->last > cue->head && tree_upos(t, cue->last) == UPOS_ADP) {
        w = tree_head(t, cue->last);
        w = w == NONE || w <= cue->last ? noun_behind(s, cue->last) : w;
    } else if (cue->row->frames & FRAME_ADDRESSEE) {
        w = tree_child(t, cue->head, REL_OBL);
    }
    enum upos u = tree_upos(t, w);
    if (w != NONE && w > cue->last &&
            (u == UPOS_NOUN || u == UPOS_NUM || u == UPOS_SYM)) {
        struct words at = tree_phrase(t, w);
        at.first = at.first <= cue->last ? cue->last + 1 : at.first;
        uint32_t end = tree_sentence(t, w).last;
        for (uint32_t i = at.last; i < end; i++) {
            if (tree_is_punct(t, i + 1) || tree_upos(t, i + 1) == UPOS_CCONJ) {
                end = i;
            }
        }
        end = content_cut(s, cue, w, end);
        at.last = end > at.last ? end : at.last;
        saying_content(say, words_trim(t, at));
        return say->n_content > 0;
    }
    if (tree_is_passive(t, cue->head) && source_agent(s, cue->head) != NONE) {
        struct words at = words_trim(t, content_passive_subject(s, cue));
        if (!words_empty(at)) {
            saying_content(say, at);
        }
    }
    return say->n_content > 0;
}

bool content_quote_follows(const struct scene *s, const struct cue *cue)
{
    uint32_t w = cue->last + 1;
    if (scene_is_mark(s, w, ',') || scene_is_mark(s, w, ':')) {
        w++;
    }
    uint32_t q = w < s->doc->word.n ? s->quotes.opened[w] : NONE;
    return q != NONE && s->quotes.all.at[q].open == w;
}

/* "is considered as", "aussi appelé": nobody says it. (A past participle with a
 * that-clause behind it is a finite verb that the tagger missed.) */
static bool says_nobody(const struct scene *s, const struct cue *cue)
{
    const struct tree *t = &s->tree;
    enum deprel rel = tree_rel(t, cue->head);
    bool participle = (rel == REL_ACL || rel == REL_ADVCL) &&
                      tree_child(t, cue->head, REL_NSUBJ) == NONE &&
                      tree_is_participle(t, cue->head) &&
                      tree_morph(t, cue->head).tense == TENSE_PAST;
    bool small =
            tree_is_passive(t, cue->head) && cue->row->frames & FRAME_SMALL;
    uint32_t said = tree_child(t, cue->head, REL_CCOMP);
    participle = participle && !source_misread(s, cue->head) &&
                 (said == NONE || tree_mark(t, said) == NONE);
    return (participle || (small && said == NONE)) &&
           source_agent(s, cue->head) == NONE;
}

/* An infinitive that no verb governs ("brave enough to say", "in order to
 * express") says nothing yet. */
static bool says_not_yet(const struct scene *s, const struct cue *cue)
{
    const struct tree *t = &s->tree;
    uint32_t head = tree_head(t, cue->head), last;
    if (head != NONE && tree_rel(t, cue->head) == REL_XCOMP) {
        uint32_t row = scene_lemma(s, s->rules->modal, head, &last);
        struct predicate above = predicate_of(s, head);
        if (stance_negated(s, &above)) {
            return true; /* "rien ne permet de confirmer" */
        }
        if (row != NONE &&
                s->rules->modal_row.at[row].modality != MODALITY_ACTUAL) {
            return true; /* "devrait annoncer sa démission" */
        }
    }
    if (head == NONE || !tree_is_infinitive(t, cue->head)) {
        return false;
    }
    enum deprel rel = tree_rel(t, cue->head);
    return !tree_is_verb(t, head) || rel == REL_ADVCL || rel == REL_ACL;
}

/* "recommended it", "le conteste": a pronoun stands for what is said. */
static bool pronoun(
        const struct scene *s, const struct cue *cue, struct saying *say)
{
    unsigned frames = cue->row->frames;
    uint32_t w = tree_child(&s->tree, cue->head, REL_OBJ);
    struct morph m = tree_morph(&s->tree, w);
    if (w == NONE || tree_upos(&s->tree, w) != UPOS_PRON ||
            !(frames & (FRAME_THAT | FRAME_NP)) ||
            frames & (FRAME_ADDRESSEE | FRAME_RAISES | FRAME_FROM) ||
            !(frames & FRAME_QUOTE) || cue_holds(cue, w) ||
            tree_is_infinitive(&s->tree, cue->head) ||
            m.prontype == PRONTYPE_REL || m.prontype == PRONTYPE_INT ||
            m.prontype == PRONTYPE_IND || m.reflex || m.person == 1 ||
            m.person == 2 || m.number == NUMBER_PLUR ||
            m.gender == GENDER_FEM) {
        return false;
    }
    saying_content(say, (struct words){w, w});
    return true;
}

/* A quotation closes right before the verb group, or before its comma. */
static bool closes_before(const struct scene *s, const struct cue *cue)
{
    uint32_t w = scene_group(s, cue);
    if (w > 0 && scene_is_mark(s, w - 1, ',')) {
        w--;
    }
    uint32_t q = s->quotes.opened[w];
    if (w == 0 || q == NONE || s->quotes.all.at[q].close != w - 1) {
        return false;
    }
    uint32_t open = s->quotes.all.at[q].open;
    bool opens = open == tree_sentence(&s->tree, open).first ||
                 tree_is_punct(&s->tree, open - 1);
    return opens && w - open > QUOTE_SCRAP_WORDS;
}

/* The clause begins with a question word or whether. */
static bool opens_question(
        const struct scene *s, const struct cue *cue, uint32_t clause)
{
    const struct tree *t = &s->tree;
    uint32_t first =
            t->left[clause] > cue->last ? t->left[clause] : cue->last + 1;
    uint32_t last;
    uint32_t kind = scene_norm(s, s->rules->hypothesis, first, &last);
    bool asked = kind == HYPOTHESIS_CLAUSE || kind == HYPOTHESIS_QUESTION;
    return asked || tree_morph(t, first).prontype == PRONTYPE_INT;
}

/* "declined to say whether": an infinitive under another verb that leaves a
 * question open. */
static bool leaves_open(const struct scene *s, const struct cue *cue)
{
    const struct tree *t = &s->tree;
    uint32_t clause = tree_child(t, cue->head, REL_CCOMP);
    if (clause != NONE && clause > cue->last &&
            opens_question(s, cue, clause)) {
        struct predicate p = predicate_of(s, cue->head);
        bool open = tree_is_infinitive(t, cue->head) &&
                    tree_rel(t, cue->head) == REL_XCOMP;
        bool word = tree_mark(t, clause) == NONE; /* how many; not whether */
        return open || (word && stance_negated(s, &p));
    }
    return false;
}

/* "confirme : Oui, c'est mon film.": words without marks behind a colon. */
static bool after_colon(
        const struct scene *s, const struct cue *cue, struct saying *say)
{
    uint32_t w = cue->last + 1;
    if (!(cue->row->frames & FRAME_QUOTE) || !scene_is_mark(s, w, ':') ||
            (tree_finite(&s->tree, cue->head) == NONE &&
                    tree_finite(&s->tree, cue->last) == NONE) ||
            s->quotes.of_word[cue->last] != NONE) {
        return false;
    }
    struct words all = tree_sentence(&s->tree, cue->last);
    if (w == all.last && w + 1 < s->doc->word.n) {
        uint32_t block = s->doc->sentence.at[s->doc->word.at[w].sentence].block;
        all = tree_sentence(&s->tree, w + 1);
        if (s->doc->sentence.at[s->doc->word.at[w + 1].sentence].block !=
                block) {
            return false;
        }
    }
    if (w + 1 > all.last || !content_has_finite(s, w + 1, all.last)) {
        return false;
    }
    saying_content(say, (struct words){w + 1, all.last});
    return true;
}

bool content_told_in_title(const struct scene *s, const struct cue *cue)
{
    const struct tree *t = &s->tree;
    struct morph m = tree_morph(t, cue->head);
    uint32_t sentence = s->doc->word.at[cue->head].sentence;
    const struct block *block =
            &s->doc->block.at[s->doc->sentence.at[sentence].block];
    uint32_t subject = tree_child(t, cue->head, REL_NSUBJ);
    bool told = cue->row->frames & FRAME_ADDRESSEE ||
                (cue->row->content == CONTENT_ASKED &&
                        cue->row->frames & FRAME_INF);
    return told && m.tense == TENSE_PAST &&
           (block->kind == BLOCK_HEADLINE || block->kind == BLOCK_SUBHEADING) &&
           tree_child(t, cue->head, REL_AUX) == NONE &&
           tree_child(t, cue->head, REL_OBJ) == NONE &&
           tree_child(t, cue->head, REL_IOBJ) == NONE &&
           tree_child(t, cue->head, REL_CCOMP) == NONE && subject != NONE &&
           subject < cue->first && !content_quote_follows(s, cue);
}

bool content_of_verb(
        const struct scene *s, const struct cue *cue, struct saying *say)
{
    unsigned frames = cue->row->frames;
    uint32_t head = tree_head(&s->tree, cue->head);
    bool aim = head != NONE && !tree_is_verb(&s->tree, head) &&
               tree_is_infinitive(&s->tree, cue->head) &&
               tree_rel(&s->tree, cue->head) != REL_CONJ;
    aim = aim && !content_quote_follows(s, cue);
    aim |= head == NONE && tree_is_infinitive(&s->tree, cue->head) &&
           tree_child(&s->tree, cue->head, REL_NSUBJ) == NONE;
    if (says_nobody(s, cue) || aim || leaves_open(s, cue)) {
        return false; /* "bold enough to say" */
    }
    struct words out;
    bool inside = s->quotes.of_word[cue->first] != NONE &&
                  content_incise(s, cue, &out);
    uint32_t object = tree_child(&s->tree, cue->head, REL_OBJ);
    bool small = frames & FRAME_SMALL && object != NONE && object > cue->last;
    bool late = says_not_yet(s, cue);
    bool purpose = late && tree_rel(&s->tree, cue->head) == REL_ADVCL;
    bool quote =
            frames & FRAME_QUOTE && !small &&
            (!purpose || content_quote_follows(s, cue)) &&
            (inside || content_quote_follows(s, cue) || closes_before(s, cue));
    if (quote && content_of_quote(s, cue, say)) {
        if (!inside) {
            content_kind(s, say);
        }
        return true;
    }
    if (after_colon(s, cue, say)) {
        say->kind = ATTRIBUTION_DIRECT;
        return true;
    }
    uint32_t group = scene_group(s, cue);
    bool cut = scene_is_mark(s, cue->last + 1, ',') ||
               (group > 0 && scene_is_mark(s, group - 1, ',') &&
                       s->quotes.of_word[group] == NONE);
    if ((cut && content_of_incise(s, cue, say)) ||
            content_clause(s, cue, say)) {
        content_kind(s, say);
        return true;
    }
    if (frames & FRAME_QUOTE && !purpose && content_of_quote(s, cue, say)) {
        return true;
    }
    if (content_attribute(s, cue, say) || content_surface_clause(s, cue, say) ||
            content_relative(s, cue, say) || content_manner(s, cue, say) ||
            content_of_incise(s, cue, say) ||
            content_loose_clause(s, cue, say) ||
            (!late && noun_phrase(s, cue, say))) {
        content_kind(s, say);
        return true;
    }
    return !late && (pronoun(s, cue, say) || content_of_next(s, cue, say));
}
