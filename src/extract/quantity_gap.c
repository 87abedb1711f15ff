/* SPDX-License-Identifier: Apache-2.0 */
/* What a number without a noun counts.
 *
 *     (39 sur 54)                            the plural before the bracket
 *     a crowd of 18,000                      the noun of a group before it
 *     the protesters were 3,000              the subject
 *     the number of dead has risen to 40     what "number of" names
 *     31 were hurt and four are missing      the count before it
 *     They were 250 … The union put it at 45,000 … 12 died
 *                                            the count of a sentence before
 *
 * Only the last reaches over a full stop, and asks for a sign: a pronoun, a
 * phrase of quantity-words.tsv, a verb right beside the number. */
#include "extract/quantity_draft.h"

#include "base/utf8.h"

enum {
    LEFT_WORDS = 12,  /* from a bracket to its noun */
    LEFT_ATOMS = 16,  /* from "number of", "toll" to the number */
    SUBJECT_REACH = 5 /* words between a subject and its number */
};

static uint32_t role(
        const struct quantity_reader *r, uint32_t i, enum word_role role)
{
    return role_at(r->rules, &r->atoms, i, role);
}

/* Does a phrase of that role end just before atom i, or before the quotation
 * mark there? */
static bool role_before(
        const struct quantity_reader *r, uint32_t i, enum word_role what)
{
    uint32_t len;
    i -= i > 0 && r->atoms.at[i - 1].kind == ATOM_SIGN &&
         char_is_quote(
                 utf8_get(r->doc->text, r->atoms.at[i - 1].at.start, &len));
    for (uint32_t n = 1; n <= 5 && n <= i; n++) {
        if (role(r, i - n, what) == n) {
            return true;
        }
    }
    return false;
}

static char sign(const struct quantity_reader *r, uint32_t i)
{
    return i < r->atoms.n && r->atoms.at[i].kind == ATOM_SIGN
                   ? r->doc->text.ptr[r->atoms.at[i].at.start]
                   : 0;
}

static uint32_t first_word(const struct rcp_doc *doc, uint32_t word)
{
    return doc->sentence.at[doc->word.at[word].sentence].words.first;
}

/* ---- in the sentence ---------------------------------------------------- */

/* The nearest plural noun to the left, as in "… des membres (39". */
static uint32_t plural_before(const struct quantity_reader *r, uint32_t i)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t word = r->atoms.at[i].word;
    uint32_t first = first_word(doc, word);
    for (uint32_t w = word; w > first && word - w < LEFT_WORDS; w--) {
        const struct tag *t = &doc->tag[w - 1];
        if (t->upos == UPOS_NOUN && t->morph.number == NUMBER_PLUR) {
            return w - 1;
        }
    }
    return NONE;
}

/* "claims over 150,000", "a crowd of 18,000", "the crowd at 18,000". */
static uint32_t noun_beside(
        const struct quantity_reader *r, const struct draft *d)
{
    const struct rcp_doc *doc = r->doc;
    if (d->first == 0) {
        return NONE;
    }
    uint32_t word = r->atoms.at[d->first - 1].word;
    enum upos u = doc->tag[word].upos;
    bool noun = u == UPOS_NOUN || u == UPOS_PROPN;
    if (d->modified &&
            (noun || (u == UPOS_VERB && quantity_counted(r, word) &&
                             doc->tag[word].morph.verbform == VERBFORM_PART))) {
        return word;
    }
    uint32_t before = d->first > 1 ? r->atoms.at[d->first - 2].word : NONE;
    return u == UPOS_ADP && before != NONE &&
                           doc->tag[before].morph.number != NUMBER_PLUR &&
                           (quantity_crowd(r, before) ||
                                   quantity_casualty(r, before)) &&
                           doc->tag[before].upos == UPOS_NOUN
                   ? before
                   : NONE;
}

/* "the number of dead has risen to 40" */
static uint32_t noun_of_number(
        const struct quantity_reader *r, const struct draft *d)
{
    uint32_t from = d->first > LEFT_ATOMS ? d->first - LEFT_ATOMS : 0;
    for (uint32_t i = d->first; i > from; i--) {
        if (sign(r, i - 1) == ';' || r->atoms.at[i - 1].kind == ATOM_LITERAL) {
            return NONE;
        }
        uint32_t n = role(r, i - 1, WORD_ROLE_NUMBER_OF);
        if (n > 0 && i - 1 + n < d->first) {
            return quantity_noun_of(r, i - 1 + n);
        }
    }
    return NONE;
}

/* The word that "were", "numbered" before the number says it of: a noun or a
 * pronoun, NONE when nothing of the sort stands there. */
static uint32_t subject_before(
        const struct quantity_reader *r, const struct draft *d)
{
    const struct rcp_doc *doc = r->doc;
    if (d->first == 0) {
        return NONE;
    }
    uint32_t word = r->atoms.at[d->first].word;
    uint32_t first = first_word(doc, word);
    bool verb = role_before(r, d->first, WORD_ROLE_AMOUNTS);
    for (uint32_t w = word; w > first && word - w < SUBJECT_REACH; w--) {
        enum upos u = doc->tag[w - 1].upos;
        bool said = doc->word.at[w - 1].at.end <=
                    r->atoms.at[d->first - 1].at.start;
        if (u == UPOS_AUX) {
            verb = true;
        } else if (u == UPOS_NOUN || u == UPOS_PROPN || u == UPOS_PRON) {
            return verb ? w - 1 : NONE;
        } else if (u != UPOS_ADV && u != UPOS_PUNCT &&
                   !(verb && (!said || u == UPOS_ADJ))) {
            return NONE;
        }
    }
    return NONE;
}

static uint32_t count_in_sentence(const struct rcp_doc *doc, uint32_t since)
{
    for (uint32_t q = doc->quantity.n; q > since; q--) {
        const struct quantity *p = &doc->quantity.at[q - 1];
        if (p->kind == QUANTITY_COUNT && p->noun != NONE) {
            return p->noun;
        }
    }
    return NONE;
}

/* ---- over a full stop --------------------------------------------------- */

/* "La CGT en compte 45 000": the pronoun, with only verbs behind it. */
static bool pronoun_before(
        const struct quantity_reader *r, const struct draft *d)
{
    for (uint32_t n = 1; n <= 3 && n <= d->first; n++) {
        uint32_t i = d->first - n;
        enum upos u = r->doc->tag[r->atoms.at[i].word].upos;
        if (n > 1 && role(r, i, WORD_ROLE_OF_IT)) {
            return true;
        }
        if (u != UPOS_VERB && u != UPOS_AUX && u != UPOS_ADV) {
            return false;
        }
    }
    return false;
}

bool quantity_behind_against(
        const struct quantity_reader *r, const struct draft *d)
{
    return role_before(r, d->first, WORD_ROLE_AGAINST);
}

bool quantity_against(const struct quantity_reader *r, const struct draft *d)
{
    return quantity_behind_against(r, d) ||
           (r->doc->tag && pronoun_before(r, d));
}

/* A verb right behind the number, of which it is the subject; or the number
 * is all that stands before who says it. */
static bool subject_or_alone(
        const struct quantity_reader *r, const struct draft *d)
{
    const struct rcp_doc *doc = r->doc;
    if (d->end >= r->atoms.n) {
        return false;
    }
    if (role(r, d->end, WORD_ROLE_TOLD_AFTER)) {
        return true;
    }
    const struct tag *t = &doc->tag[r->atoms.at[d->end].word];
    bool opens = d->first == 0 || sign(r, d->first - 1) == ',' ||
                 role(r, d->first - 1, WORD_ROLE_OTHERS) ||
                 doc->tag[r->atoms.at[d->first - 1].word].upos == UPOS_VERB ||
                 doc->tag[r->atoms.at[d->first - 1].word].upos == UPOS_SCONJ;
    bool finite = (t->upos == UPOS_VERB || t->upos == UPOS_AUX) &&
                  t->morph.verbform == VERBFORM_FIN;
    if (opens && finite) {
        return true;
    }
    const struct tag *said = d->end + 1 < r->atoms.n
                                     ? &doc->tag[r->atoms.at[d->end + 1].word]
                                     : NULL;
    return d->first == 0 && sign(r, d->end) == ',' && said &&
           said->upos == UPOS_VERB;
}

/* "La CGT annonce 45 000.": all that a verb takes. */
static bool object_alone(const struct quantity_reader *r, const struct draft *d)
{
    if (d->first == 0) {
        return false;
    }
    const struct tag *t = &r->doc->tag[r->atoms.at[d->first - 1].word];
    char after = sign(r, d->end);
    bool closed = d->end >= r->atoms.n || after == '.' || after == ',' ||
                  after == ';';
    return t->upos == UPOS_VERB && closed;
}

/* The last count of the sentences from quantity `from` on that a pronoun can
 * mean; of people only where the sentence speaks of a toll. */
static uint32_t count_before(
        const struct quantity_reader *r, uint32_t from, bool toll)
{
    const struct rcp_doc *doc = r->doc;
    for (uint32_t q = doc->quantity.n; q > from; q--) {
        const struct quantity *p = &doc->quantity.at[q - 1];
        if (p->kind == QUANTITY_COUNT && p->noun != NONE && !(p->value <= 1) &&
                p->part_of == NONE && (!toll || quantity_counted(r, p->noun))) {
            return p->noun;
        }
    }
    return NONE;
}

/* "Fighters left the city. There were 300 of them": the last plural noun of
 * persons in the sentence before, a subject rather than another. */
static uint32_t persons_before(
        const struct quantity_reader *r, const struct draft *d)
{
    const struct rcp_doc *doc = r->doc;
    uint32_t sentence = doc->word.at[r->atoms.at[d->first].word].sentence;
    uint32_t found = NONE;
    if (sentence == 0) {
        return NONE;
    }
    struct list words = doc->sentence.at[sentence - 1].words;
    for (uint32_t i = 0; i < words.n; i++) {
        uint32_t w = words.first + i;
        bool plural = doc->tag[w].upos == UPOS_NOUN &&
                      doc->tag[w].morph.number == NUMBER_PLUR;
        bool subject = doc->arc && doc->arc[w].rel == REL_NSUBJ;
        bool better = subject || found == NONE || !doc->arc ||
                      doc->arc[found].rel != REL_NSUBJ;
        if (plural && better && quantity_counted(r, w)) {
            found = w;
        }
    }
    return found;
}

static bool toll_before(const struct quantity_reader *r, const struct draft *d)
{
    uint32_t from = d->first > LEFT_ATOMS ? d->first - LEFT_ATOMS : 0;
    for (uint32_t i = d->first; i > from; i--) {
        if (role(r, i - 1, WORD_ROLE_TOLL)) {
            return true;
        }
    }
    return false;
}

/* "40 passengers … Of the 40, ten died": the same number again. */
static uint32_t noun_of_same(
        const struct quantity_reader *r, const struct draft *d)
{
    enum { BACK = 12 }; /* quantities */
    const struct rcp_doc *doc = r->doc;
    bool definite = d->first > 0 &&
                    doc->tag[r->atoms.at[d->first - 1].word].upos == UPOS_DET;
    definite = definite || role_before(r, d->first, WORD_ROLE_WHOLE);
    uint32_t from = doc->quantity.n > BACK ? doc->quantity.n - BACK : 0;
    for (uint32_t q = doc->quantity.n; definite && q > from; q--) {
        const struct quantity *p = &doc->quantity.at[q - 1];
        if (p->kind == QUANTITY_COUNT && p->noun != NONE &&
                p->value == d->a.value) {
            return p->noun;
        }
    }
    return NONE;
}

static uint32_t antecedent(const struct quantity_reader *r,
        const struct draft *d, uint32_t subject, uint32_t earlier)
{
    const struct rcp_doc *doc = r->doc;
    bool toll = toll_before(r, d);
    bool they = (subject != NONE && doc->tag[subject].morph.person != 1 &&
                        doc->tag[subject].morph.person != 2) ||
                role(r, d->end, WORD_ROLE_OF_THEM);
    bool points = they || role_before(r, d->first, WORD_ROLE_GAP) ||
                  pronoun_before(r, d);
    if (!toll && !points && !subject_or_alone(r, d) && !object_alone(r, d)) {
        return NONE;
    }
    uint32_t noun = count_before(r, earlier, toll && !points);
    return noun == NONE && they ? persons_before(r, d) : noun;
}

uint32_t quantity_gapped(const struct quantity_reader *r, const struct draft *d,
        uint32_t since, uint32_t earlier)
{
    const struct rcp_doc *doc = r->doc;
    char before = d->first > 0 ? sign(r, d->first - 1) : 0;
    if (before == '+') {
        return NONE; /* (+0,6) */
    }
    if (d->part_of != NONE && doc->quantity.at[d->part_of].noun != NONE) {
        return doc->quantity.at[d->part_of].noun;
    }
    if (!doc->tag) {
        return count_in_sentence(doc, since);
    }
    if (before == '(') {
        return plural_before(r, d->first);
    }
    uint32_t noun = noun_beside(r, d);
    noun = noun != NONE ? noun : noun_of_number(r, d);
    uint32_t subject = noun == NONE ? subject_before(r, d) : NONE;
    if (subject != NONE && doc->tag[subject].upos != UPOS_PRON) {
        bool many = doc->tag[subject].morph.number == NUMBER_PLUR ||
                    quantity_crowd(r, subject);
        if (!toll_before(r, d)) {
            return many ? subject : NONE; /* attendance was 18,000 */
        }
        subject = NONE;
    }
    bool crowds = noun == NONE && d->modifier == MODIFIER_SEVERAL &&
                  d->a.flags & NUMBER_PLURAL;
    if (crowds && !role(r, d->end, WORD_ROLE_OF_THEM)) {
        return NONE; /* hundreds were arrested */
    }
    noun = noun != NONE ? noun : noun_of_same(r, d);
    if (noun == NONE) {
        noun = toll_before(r, d) ? count_before(r, since, true)
                                 : count_in_sentence(doc, since);
    }
    return noun != NONE ? noun : antecedent(r, d, subject, earlier);
}
