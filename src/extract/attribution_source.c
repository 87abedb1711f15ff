/* SPDX-License-Identifier: Apache-2.0 */
/* attribution_source.c - who says it.
 *
 *     own subject ──> relative pronoun? its antecedent
 *     passive ──> its agent, else nobody
 *     participle on a noun ──> the noun
 *     no subject ──> climb to the governing verb and ask again
 *
 * The climb follows shared subjects (coordination), control (infinitives) and
 * participles, at most SAYING_MAX_CLIMB steps. */
#include "extract/attribution_content.h"

#include "extract/actor.h"

enum {
    BEHIND_MAX = 8,  /* words from an inverted verb to its subject */
    CUT_OUT_MAX = 16 /* words between commas before a verb */
};

void source_of_nominal(const struct scene *s, uint32_t w, struct saying *say)
{
    say->source = tree_nominal(&s->tree, w);
    say->source_head = w;
}

/* "who lives here, and who asked": the noun of the relative clause before. */
static uint32_t joined_antecedent(const struct scene *s, uint32_t subject)
{
    const struct tree *t = &s->tree;
    for (uint32_t w = subject; w > tree_sentence(t, subject).first; w--) {
        uint32_t clause = tree_head(t, w - 1);
        if (tree_morph(t, w - 1).prontype == PRONTYPE_REL && clause != NONE &&
                tree_rel(t, clause) == REL_ACL) {
            return tree_head(t, clause);
        }
    }
    return subject;
}

/* A relative pronoun stands for the noun that its clause hangs on. */
uint32_t source_antecedent(const struct scene *s, uint32_t subject)
{
    const struct tree *t = &s->tree;
    if (tree_upos(t, subject) != UPOS_PRON) {
        return subject;
    }
    uint32_t clause = tree_head(t, subject);
    for (int i = 0; clause != NONE && i < SAYING_MAX_CLIMB; i++) {
        if (tree_rel(t, clause) == REL_ACL) {
            uint32_t noun = tree_head(t, clause);
            bool relative = tree_morph(t, subject).prontype == PRONTYPE_REL ||
                            subject == t->left[clause];
            return relative && noun != NONE && noun < subject ? noun : subject;
        }
        if (tree_rel(t, clause) != REL_CONJ &&
                tree_rel(t, clause) != REL_XCOMP) {
            break;
        }
        clause = tree_head(t, clause);
    }
    uint32_t before = subject > 1 && scene_is_mark(s, subject - 1, ',')
                              ? subject - 2
                              : subject - 1;
    bool relative = tree_morph(t, subject).prontype == PRONTYPE_REL;
    if (relative && tree_upos(t, before) == UPOS_CCONJ) {
        return joined_antecedent(s, subject);
    }
    if (relative && subject > 1 && tree_is_nominal(t, before)) {
        bool flat = tree_rel(t, before) == REL_FLAT;
        return flat ? tree_head(t, before) : before;
    }
    return subject;
}

/* Pronouns that name nobody; "one of them" names somebody. */
static bool is_nobody(const struct scene *s, uint32_t w)
{
    struct morph m = tree_morph(&s->tree, w);
    const struct arc *arc = &s->doc->arc[w];
    return tree_upos(&s->tree, w) == UPOS_PRON &&
           tree_child(&s->tree, w, REL_NMOD) == NONE &&
           (m.prontype == PRONTYPE_IND || m.prontype == PRONTYPE_INT ||
                   arc->rel == REL_EXPL) &&
           m.number != NUMBER_PLUR && !m.definite;
}

static bool is_agent(const struct scene *s, uint32_t c)
{
    const struct arc *arc = &s->doc->arc[c];
    if (arc->rel != REL_OBL && arc->rel != REL_NMOD) {
        return false;
    }
    uint32_t mark = tree_child(&s->tree, c, REL_CASE), last;
    uint32_t row = mark == NONE
                           ? NONE
                           : scene_norm(s, s->rules->preposition, mark, &last);
    return arc->sub == SUB_AGENT ||
           (row != NONE &&
                   s->rules->preposition_row.at[row].role == ROLE_AGENT);
}

uint32_t source_agent(const struct scene *s, uint32_t verb)
{
    const struct tree *t = &s->tree;
    for (uint32_t i = t->first[verb]; i < t->first[verb + 1]; i++) {
        if (is_agent(s, t->child[i])) {
            return t->child[i];
        }
    }
    /* hung on the attribute: "jugé trop cher par X" */
    uint32_t attribute = tree_child(t, verb, REL_XCOMP);
    if (attribute == NONE || tree_is_verb(t, attribute)) {
        return NONE;
    }
    for (uint32_t w = attribute + 1; w <= t->right[attribute]; w++) {
        uint32_t head = tree_head(t, w);
        if (head != NONE && !tree_is_verb(t, head) && is_agent(s, w)) {
            return w;
        }
    }
    return NONE;
}

/* "avait dit la veille le maire": of two subjects behind an inverted verb, one
 * right behind the other, the first is when. */
static uint32_t last_subject(const struct scene *s, uint32_t verb, uint32_t w)
{
    const struct tree *t = &s->tree;
    if (w == NONE || tree_rel(t, w) != REL_NSUBJ || w <= verb) {
        return w;
    }
    for (uint32_t i = t->first[verb]; i < t->first[verb + 1]; i++) {
        uint32_t c = t->child[i];
        if (tree_rel(t, c) == REL_NSUBJ && t->left[c] == t->right[w] + 1) {
            return c;
        }
    }
    return w;
}

/* No time is a speaker, whatever the tree takes it for. */
static uint32_t subject_of(const struct scene *s, uint32_t w)
{
    const struct tree *t = &s->tree;
    for (uint32_t i = t->first[w]; i < t->first[w + 1]; i++) {
        uint32_t c = t->child[i];
        if (tree_rel(t, c) == REL_NSUBJ && !s->time[c]) {
            return last_subject(s, w, c);
        }
    }
    return NONE;
}

bool source_is_nobody(const struct scene *s, uint32_t verb)
{
    uint32_t w = subject_of(s, verb);
    if (w == NONE) {
        return tree_child(&s->tree, verb, REL_EXPL) != NONE ||
               tree_is_passive(&s->tree, verb);
    }
    return is_nobody(s, w);
}

bool source_misread(const struct scene *s, uint32_t verb)
{
    const struct tree *t = &s->tree;
    struct words all = tree_sentence(t, verb);
    uint32_t block = s->doc->sentence.at[s->doc->word.at[verb].sentence].block;
    if (s->doc->block.at[block].kind == BLOCK_HEADLINE ||
            tree_head(t, verb) != verb - 1) {
        return false;
    }
    for (uint32_t w = all.first; w <= all.last; w++) {
        if (s->quotes.of_word[w] == NONE && tree_is_verb(t, w) &&
                tree_morph(t, w).verbform == VERBFORM_FIN) {
            return false;
        }
    }
    return true;
}

/* Of two subjects ("Some of them, he said, had left") the one next to the verb
 * is its own, but for a pronoun between commas that takes up the noun before it
 * ("La direction, elle, dément"). */
static uint32_t nearest_subject(
        const struct scene *s, uint32_t w, uint32_t subject)
{
    const struct tree *t = &s->tree;
    for (uint32_t i = t->first[w]; i < t->first[w + 1]; i++) {
        uint32_t c = t->child[i];
        bool echo = tree_upos(t, c) == UPOS_PRON &&
                    scene_is_mark(s, c - 1, ',') &&
                    scene_is_mark(s, c + 1, ',');
        if (tree_rel(t, c) == REL_NSUBJ && c < w && !(echo && subject < c)) {
            subject = c;
        }
    }
    return subject;
}

/* "quoted drivers as saying": what the drivers say. */
static uint32_t quoted_source(const struct scene *s, uint32_t head)
{
    const struct speech *row = cue_at(s, head).row;
    if (!row || !(row->frames & FRAME_AS_SOURCE)) {
        return NONE;
    }
    return tree_is_passive(&s->tree, head)
                   ? tree_child(&s->tree, head, REL_NSUBJ)
                   : tree_child(&s->tree, head, REL_OBJ);
}

static bool same_form(const struct tree *t, uint32_t a, uint32_t b)
{
    struct morph x = tree_morph(t, a), y = tree_morph(t, b);
    return x.verbform == y.verbform && x.tense == y.tense && x.mood == y.mood;
}

uint32_t source_joined_verb(
        const struct scene *s, const struct cue *cue, uint32_t c)
{
    const struct tree *t = &s->tree;
    if (cue_at(s, c).row || same_form(t, c, cue->head)) {
        return NONE;
    }
    for (uint32_t i = t->first[c]; i < t->first[c + 1]; i++) {
        uint32_t k = t->child[i];
        uint32_t mark = tree_mark(t, k);
        const struct speech *row =
                tree_rel(t, k) == REL_CONJ && k > c ? cue_at(s, k).row : NULL;
        if (row && row->class == SPEECH_VERB && same_form(t, k, cue->head) &&
                tree_child(t, k, REL_NSUBJ) == NONE &&
                (mark == NONE || tree_upos(t, mark) != UPOS_SCONJ)) {
            return k;
        }
    }
    return NONE;
}

/* The verb of saying that w is joined to over its clause, else its head. */
static uint32_t joined_to(const struct scene *s, uint32_t w, uint32_t head)
{
    uint32_t above = tree_head(&s->tree, head);
    if (tree_rel(&s->tree, head) != REL_CCOMP || above == NONE) {
        return head;
    }
    struct cue cue = cue_at(s, above);
    return cue.row && source_joined_verb(s, &cue, head) == w ? above : head;
}

/* The word that says it for the verb w, or NONE. */
static uint32_t sayer(const struct scene *s, uint32_t w)
{
    const struct tree *t = &s->tree;
    for (int climb = 0; w != NONE && climb < SAYING_MAX_CLIMB; climb++) {
        if (tree_is_passive(t, w)) {
            uint32_t quoted = quoted_source(s, w);
            return quoted != NONE ? quoted : source_agent(s, w);
        }
        uint32_t subject = subject_of(s, w);
        if (subject != NONE) {
            return source_antecedent(s, nearest_subject(s, w, subject));
        }
        enum deprel rel = tree_rel(t, w);
        uint32_t head = tree_head(t, w);
        if (head == NONE) {
            return NONE;
        }
        if (rel == REL_ACL) {
            bool past = tree_morph(t, w).tense == TENSE_PAST &&
                        tree_is_participle(t, w) && !source_misread(s, w);
            return past ? source_agent(s, w) : head;
        }
        uint32_t object = tree_child(t, head, REL_OBJ);
        if (rel == REL_XCOMP && object != NONE && object < w &&
                tree_is_nominal(t, object)) {
            return object;
        }
        bool shares = rel == REL_CONJ || rel == REL_XCOMP ||
                      (rel == REL_CCOMP && tree_is_infinitive(t, w)) ||
                      (rel == REL_ADVCL && tree_finite(t, w) == NONE);
        if (!shares) {
            return NONE;
        }
        uint32_t quoted = rel == REL_ADVCL ? quoted_source(s, head) : NONE;
        if (quoted != NONE) {
            return quoted;
        }
        if (rel == REL_CONJ && tree_rel(t, head) == REL_ACL &&
                tree_is_participle(t, head) && tree_finite(t, w) != NONE) {
            return tree_head(t, head); /* "The report, written by X, says" */
        }
        w = rel == REL_CONJ ? joined_to(s, w, head) : head;
    }
    return NONE;
}

/* A partitive article cut in two ("des" = de + les) opens a subject, not a
 * complement. */
static bool is_partitive(const struct scene *s, uint32_t w)
{
    const struct tree *t = &s->tree;
    uint32_t last, row;
    if (tree_upos(t, w) != UPOS_ADP ||
            !(s->doc->word.at[w].flags & WORD_IN_MULTI)) {
        return false;
    }
    row = scene_norm(s, s->rules->preposition, w, &last);
    return row != NONE && s->rules->preposition_row.at[row].role == ROLE_OTHER;
}

/* "a lancé à la foule la candidate": behind the verb and the one spoken to,
 * where another noun phrase opens; else right behind the verb. */
static uint32_t behind_recipient(const struct scene *s, const struct cue *cue)
{
    const struct tree *t = &s->tree;
    uint32_t end = tree_sentence(t, cue->last).last;
    uint32_t w = cue->last + 1;
    if (tree_upos(t, w) != UPOS_ADP || is_partitive(s, w)) {
        return w;
    }
    bool noun = false;
    for (uint32_t k = w + 1; k <= end && k <= w + BEHIND_MAX; k++) {
        enum upos u = tree_upos(t, k);
        bool opens = u == UPOS_DET ||
                     (u == UPOS_PROPN && tree_upos(t, k - 1) == UPOS_NOUN);
        if (noun && opens) {
            return k;
        }
        if (u != UPOS_DET && u != UPOS_ADJ && !tree_is_nominal(t, k)) {
            break;
        }
        noun |= u != UPOS_DET && u != UPOS_ADJ;
    }
    return w;
}

/* In an inverted clause whose tree is wrong: the noun right behind the verb, or
 * the clitic joined to it. */
static uint32_t behind(const struct scene *s, const struct cue *cue)
{
    const struct tree *t = &s->tree;
    uint32_t end = tree_sentence(t, cue->last).last;
    uint32_t noun = NONE;
    for (uint32_t w = behind_recipient(s, cue);
            w <= end && w <= cue->last + BEHIND_MAX; w++) {
        bool adjective =
                tree_upos(t, w - 1) == UPOS_DET && !tree_is_nominal(t, w + 1) &&
                w > cue->last + 1 &&
                (tree_is_participle(t, w) || tree_upos(t, w) == UPOS_ADJ);
        if (!adjective &&
                (tree_is_punct(t, w) || tree_is_verb(t, w) ||
                        (tree_upos(t, w) == UPOS_ADP && !is_partitive(s, w)) ||
                        tree_upos(t, w) == UPOS_SCONJ)) {
            break;
        }
        if (adjective || (tree_is_nominal(t, w) && !s->time[w])) {
            noun = w;
            break;
        }
    }
    for (int i = 0; noun != NONE && i < SAYING_MAX_CLIMB; i++) {
        uint32_t head = tree_head(t, noun);
        if (head == NONE || head <= cue->last || head > end ||
                !tree_is_nominal(t, head) || s->time[head]) {
            break;
        }
        noun = head;
    }
    return noun;
}

static bool has_relative(const struct scene *s, uint32_t first, uint32_t last)
{
    for (uint32_t w = first; w < last; w++) {
        if (tree_morph(&s->tree, w).prontype == PRONTYPE_REL ||
                tree_upos(&s->tree, w) == UPOS_SCONJ) {
            return true;
        }
    }
    return false;
}

/* The word stands in a relative clause, or in one below it; a dateline before
 * `first` has none, whatever the tree says. */
static bool in_relative(const struct scene *s, uint32_t w, uint32_t first)
{
    for (int i = 0; w != NONE && i < SAYING_MAX_CLIMB; i++) {
        uint32_t noun = tree_head(&s->tree, w);
        if (s->doc->arc[w].sub == SUB_RELCL && noun != NONE && noun >= first &&
                has_relative(s, noun + 1, w)) {
            return true;
        }
        w = tree_head(&s->tree, w);
    }
    return false;
}

/* The comma before a relative clause that ends right before the word ("The
 * firm, which …, said"), else the word. */
static uint32_t before_relative(
        const struct scene *s, uint32_t first, uint32_t group)
{
    const struct tree *t = &s->tree;
    uint32_t w = group;
    if (group < first + 3 || !scene_is_mark(s, group - 1, ',')) {
        return group;
    }
    for (w = group - 2; w > first && group - w < CUT_OUT_MAX; w--) {
        if (scene_is_mark(s, w, ',')) {
            return tree_morph(t, w + 1).prontype == PRONTYPE_REL ? w : group;
        }
    }
    return group;
}

bool source_clause_before(const struct scene *s, uint32_t group)
{
    uint32_t first = scene_opening(s, tree_sentence(&s->tree, group).first);
    uint32_t end = before_relative(s, first, group);
    for (uint32_t w = first; w < end; w++) {
        bool clause = (tree_is_verb(&s->tree, w) &&
                              tree_finite(&s->tree, w) != NONE) ||
                      s->quotes.of_word[w] != s->quotes.of_word[group];
        if (clause && !in_relative(s, w, first)) {
            return true;
        }
    }
    return false;
}

/* A quotation closes right before the word, or before the comma before it. */
static bool behind_quotation(const struct scene *s, uint32_t w)
{
    uint32_t q = s->quotes.opened[w];
    uint32_t close = q == NONE ? NONE : s->quotes.all.at[q].close;
    return close != NONE && close < w &&
           (close + 1 == w || (close + 2 == w && scene_is_mark(s, w - 1, ',')));
}

bool source_is_finite(const struct scene *s, const struct cue *cue)
{
    const struct tree *t = &s->tree;
    uint32_t group = scene_group(s, cue);
    if (tree_finite(t, cue->head) != NONE ||
            tree_finite(t, cue->last) != NONE) {
        return true;
    }
    if (group == 0 || group != cue->first || !tree_is_punct(t, group - 1) ||
            !tree_is_participle(t, group)) {
        return false;
    }
    return cue->last > group ? tree_is_infinitive(t, cue->last)
                             : behind_quotation(s, group);
}

/* Nothing but its own auxiliaries and clitics stands between the verb and a
 * mark or a relative pronoun: its subject must be behind it. */
static bool is_inverted(const struct scene *s, const struct cue *cue)
{
    const struct tree *t = &s->tree;
    uint32_t group = scene_group(s, cue);
    if (group == 0) {
        return false;
    }
    if (group == tree_sentence(t, group).first) {
        uint32_t q = s->quotes.opened[group];
        return q != NONE && s->quotes.all.at[q].close == group - 1;
    }
    enum upos u = tree_upos(t, group - 1);
    span mark = doc_span(s->doc, s->doc->word.at[group - 1].at);
    if (span_eq(mark, SPAN(")")) || span_eq(mark, SPAN("]"))) {
        return false;
    }
    uint32_t subject = subject_of(s, cue->head);
    uint32_t next = cue->last + 1;
    uint32_t end = tree_sentence(t, group).last;
    while (next < end && !tree_is_punct(t, next)) {
        next++;
    }
    if (u == UPOS_PUNCT && subject != NONE && subject < group &&
            !source_clause_before(s, group) && !content_resumes(s, next)) {
        return false; /* "The council, in a letter, announced" */
    }
    return (u == UPOS_PUNCT || u == UPOS_SCONJ ||
                   (u == UPOS_PRON && tree_rel(t, group - 1) != REL_NSUBJ &&
                           tree_rel(t, group - 1) != REL_NMOD)) &&
           source_is_finite(s, cue);
}

/* The head, before the verb group, of the name or phrase that w ends. */
static uint32_t noun_above(const struct tree *t, uint32_t w, uint32_t group)
{
    for (int i = 0; i < SAYING_MAX_CLIMB; i++) {
        enum deprel rel = tree_rel(t, w);
        uint32_t head = tree_head(t, w);
        if ((rel != REL_FLAT && rel != REL_COMPOUND && rel != REL_NMOD) ||
                head == NONE || head >= group) {
            break;
        }
        w = head;
    }
    return w;
}

/* "the nurse, reached later, said": the noun before what the commas cut out,
 * or NONE. */
static uint32_t before_commas(
        const struct scene *s, uint32_t first, uint32_t group)
{
    const struct tree *t = &s->tree;
    uint32_t w = group - 1;
    if (!scene_is_mark(s, w, ',')) {
        return NONE;
    }
    while (w > first + 1 && group - w < CUT_OUT_MAX &&
            !scene_is_mark(s, w - 1, ',')) {
        w--;
    }
    if (w <= first + 1 || !scene_is_mark(s, w - 1, ',')) {
        return NONE;
    }
    w -= 2;
    bool noun = tree_upos(t, w) == UPOS_NOUN || tree_upos(t, w) == UPOS_PROPN;
    if (!noun || s->time[w] ||
            s->quotes.of_word[w] != s->quotes.of_word[group]) {
        return NONE;
    }
    return noun_above(t, w, group);
}

/* A finite verb without a subject in the tree: the noun right before it, else
 * the first subject of the sentence. */
static uint32_t before_verb(const struct scene *s, const struct cue *cue)
{
    const struct tree *t = &s->tree;
    uint32_t group = scene_group(s, cue);
    struct words all = tree_sentence(t, group);
    bool finite = tree_finite(t, cue->head) != NONE;
    if (group == all.first || tree_is_passive(t, cue->head) || !finite) {
        return NONE;
    }
    uint32_t w = group - 1;
    if (tree_is_nominal(t, w)) {
        return noun_above(t, w, group);
    }
    w = before_commas(s, all.first, group);
    if (w != NONE) {
        return w;
    }
    for (w = scene_opening(s, all.first); w < group; w++) {
        if (tree_rel(t, w) == REL_NSUBJ && tree_is_nominal(t, w) &&
                s->quotes.of_word[w] == s->quotes.of_word[cue->first]) {
            return w;
        }
    }
    return NONE;
}

/* "a spokesman for the forces told": no subject has a preposition before it,
 * whatever the tree says; it is the noun before that. */
static uint32_t above_preposition(const struct scene *s, uint32_t w)
{
    const struct tree *t = &s->tree;
    uint32_t first = tree_sentence(t, w).first;
    for (int i = 0; i < SAYING_MAX_CLIMB; i++) {
        uint32_t left = tree_nominal(t, w).first;
        if (left < first + 2 || left > w ||
                tree_upos(t, left - 1) != UPOS_ADP ||
                tree_upos(t, left - 2) != UPOS_NOUN ||
                tree_rel(t, left - 1) == REL_CASE ||
                s->quotes.of_word[left - 2] != s->quotes.of_word[w]) {
            break;
        }
        w = left - 2;
    }
    return w;
}

/* "appris auprès de la préfecture", "learned from the police": whom one has it
 * from. */
static uint32_t told_by(const struct scene *s, uint32_t verb)
{
    const struct tree *t = &s->tree;
    for (uint32_t w = verb + 1; w <= t->right[verb]; w++) {
        uint32_t last;
        uint32_t row = scene_norm(s, s->rules->preposition, w, &last);
        if (row == NONE) {
            continue;
        }
        enum role_kind role = s->rules->preposition_row.at[row].role;
        uint32_t noun = tree_head(t, last);
        if ((role == ROLE_RECIPIENT || role == ROLE_ORIGIN) && noun != NONE &&
                noun > last && tree_is_nominal(t, noun)) {
            return noun;
        }
    }
    return NONE;
}

/* The pronoun joined to the verb group by a hyphen ("a-t-il déclaré"). */
static uint32_t clitic(const struct scene *s, const struct cue *cue)
{
    uint32_t end = tree_sentence(&s->tree, cue->last).last;
    for (uint32_t w = scene_group(s, cue); w <= cue->last + 1 && w <= end;
            w++) {
        span text = doc_span(s->doc, s->doc->word.at[w].at);
        if (tree_upos(&s->tree, w) == UPOS_PRON && text.len > 1 &&
                text.ptr[0] == '-' &&
                tree_morph(&s->tree, w).prontype != PRONTYPE_IND) {
            return w;
        }
    }
    return NONE;
}

/* "« Q », lui a crié le député": behind a quotation a pronoun before the verb
 * is the one spoken to, where a noun stands behind it. */
static uint32_t behind_pronoun(
        const struct scene *s, const struct cue *cue, const struct saying *say)
{
    const struct tree *t = &s->tree;
    uint32_t group = scene_group(s, cue);
    if (say->kind != ATTRIBUTION_DIRECT || group < 2 ||
            tree_upos(t, group - 1) != UPOS_PRON ||
            !scene_is_mark(s, group - 2, ',') ||
            cue->row->frames & (FRAME_ADDRESSEE | FRAME_NP)) {
        return NONE;
    }
    uint32_t w = behind(s, cue);
    uint32_t left = w == NONE ? NONE : tree_nominal(t, w).first;
    bool noun = left == cue->last + 1 && tree_upos(t, w) != UPOS_PRON &&
                tree_rel(t, w) != REL_OBL;
    return noun && !saying_holds(say, w) ? w : NONE;
}

/* No dateline speaks, and no pronoun between a comma and the verb ("Le
 * directeur, Paul Roy, nous a dit") where a noun opens the sentence. */
static uint32_t not_outside(
        const struct scene *s, const struct cue *cue, uint32_t w)
{
    const struct tree *t = &s->tree;
    uint32_t group = scene_group(s, cue);
    uint32_t first = scene_opening(s, tree_sentence(t, w).first);
    if (tree_upos(t, w) == UPOS_PRON && w > first && group > 0 &&
            (w == group || w == group - 1) && scene_is_mark(s, w - 1, ',')) {
        uint32_t noun = before_commas(s, first, w);
        bool opens = noun != NONE && tree_nominal(t, noun).first <= first + 1;
        return opens ? noun : w;
    }
    if (w >= first) {
        return w;
    }
    uint32_t start = group;
    while (start > first && tree_upos(t, start - 1) != UPOS_CCONJ &&
            !tree_is_punct(t, start - 1)) {
        start--;
    }
    for (uint32_t k = start; k < group; k++) {
        bool noun =
                tree_upos(t, k) == UPOS_NOUN || tree_upos(t, k) == UPOS_PROPN;
        uint32_t head = tree_head(t, k);
        bool part = head != NONE && head > k && head < group &&
                    tree_is_nominal(t, head);
        if (noun && !part && !s->time[k]) {
            return k;
        }
    }
    return NONE;
}

/* "À la mairie, on reconnaît": nobody, but at whose place is told in front.
 * Else the word itself. */
static uint32_t at_whose_place(
        const struct scene *s, const struct cue *cue, uint32_t nobody)
{
    const struct tree *t = &s->tree;
    uint32_t first = scene_opening(s, tree_sentence(t, nobody).first);
    uint32_t comma = nobody - 1;
    if (nobody < first + 3 || !scene_is_mark(s, comma, ',') ||
            tree_upos(t, first) != UPOS_ADP || s->time[comma - 1] ||
            nobody > cue->first) {
        return nobody;
    }
    for (uint32_t w = comma - 1; w > first; w--) {
        const struct speech *row = cue_at(s, w).row;
        bool label = row && row->frames & FRAME_LABEL;
        if (label || source_is_somebody(s, w)) {
            return w;
        }
        if (tree_is_verb(t, w) || tree_is_punct(t, w)) {
            break;
        }
    }
    return nobody;
}

void source_of_verb(
        const struct scene *s, const struct cue *cue, struct saying *say)
{
    const struct tree *t = &s->tree;
    uint32_t w = NONE;
    if (content_told_in_title(s, cue)) {
        return;
    }
    if (is_inverted(s, cue) && !tree_is_passive(t, cue->head)) {
        uint32_t subject = subject_of(s, cue->head);
        w = behind(s, cue);
        if (subject != NONE && subject >= scene_group(s, cue) &&
                (w == NONE || subject < w)) {
            w = subject;
        }
        w = last_subject(s, cue->head, w);
        bool object = cue->row->frames & FRAME_ADDRESSEE &&
                      !behind_quotation(s, scene_group(s, cue));
        w = w != NONE && (saying_holds(say, w) || object) ? NONE : w;
    }
    if (w == NONE) {
        w = clitic(s, cue);
    }
    if (w == NONE) {
        w = behind_pronoun(s, cue, say);
    }
    if (w == NONE) {
        w = sayer(s, cue->head);
    }
    w = w != NONE && w < cue->first ? not_outside(s, cue, w) : w;
    if (w != NONE && w < cue->first && is_nobody(s, w)) {
        w = at_whose_place(s, cue, w);
    }
    if (w == NONE && cue->last != cue->head) {
        w = subject_of(s, cue->last);
    }
    if (w == NONE && tree_child(t, cue->head, REL_EXPL) == NONE) {
        w = before_verb(s, cue);
    }
    if (w != NONE && saying_holds(say, w)) {
        w = before_verb(s, cue);
    }
    if (cue->row->frames & FRAME_FROM) {
        w = told_by(s, cue->head);
    }
    w = w != NONE && w < cue->first ? above_preposition(s, w) : w;
    bool joined = w != NONE && w == clitic(s, cue);
    if (w != NONE && (joined || !is_nobody(s, w)) && !tree_is_verb(t, w) &&
            !saying_holds(say, w)) {
        source_of_nominal(s, w, say);
        if (w < cue->first && say->source.last >= cue->first) {
            say->source.last = scene_group(s, cue) - 1;
        }
    }
}

bool source_is_somebody(const struct scene *s, uint32_t w)
{
    uint32_t a = actor_of_word(s->doc, w);
    enum actor_kind kind = a == NONE ? ACTOR_OTHER : s->doc->actor.at[a].kind;
    return kind == ACTOR_PERSON || kind == ACTOR_ORGANISATION ||
           kind == ACTOR_GROUP;
}
