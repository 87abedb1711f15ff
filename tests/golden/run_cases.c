/* SPDX-License-Identifier: Apache-2.0 */
/* run_cases.c - golden cases of the stages behind the text, which a linguist
 * can edit: languages/CODE/cases/STAGE.case
 *
 *     # comments stand before a case
 *     === counts of people
 *     published 2017-11-15          (optional: the day of the report)
 *     Près de 250 combattants ont fui.
 *     ---
 *     Près de 250 | count about 250 225..275 | combattant
 *
 * Blank lines part paragraphs; one that begins with "# " is a headline.
 * STAGE publication reads each line of the input by itself.
 * A case without a line behind its --- must yield nothing. The whole line of
 * stages runs; what the file's stage added is printed and compared.
 *
 * usage: run_cases LANGUAGES STAGE FILE.case… [--write]
 * The language is the folder that the file's folder stands in. --write puts
 * down what is read now, for a diff that somebody reviews. */
#include "base/buf.h"
#include "base/file.h"
#include "doc.h"
#include "ingest/publication.h"
#include "lib/line.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- words and names ---------------------------------------------------- */

static void print_words(
        struct buf *out, const struct rcp_doc *doc, struct list words)
{
    buf_add(out, SPAN("["));
    for (uint32_t i = 0; i < words.n; i++) {
        buf_add(out, i ? SPAN(" ") : SPAN(""));
        buf_add(out, doc_word(doc, doc->word.at[words.first + i].form));
    }
    buf_add(out, SPAN("]"));
}

/* A line for each sentence: its surface tokens, words[in brackets]. */
static void print_text(struct buf *out, const struct rcp_doc *doc)
{
    uint32_t m = 0;
    for (uint32_t i = 0; i < doc->sentence.n; i++) {
        const struct list s = doc->sentence.at[i].words;
        for (uint32_t w = s.first; w < s.first + s.n;) {
            const bool many = m < doc->multiword.n &&
                              doc->multiword.at[m].words.first == w;
            const struct list words =
                    many ? doc->multiword.at[m].words : (struct list){w, 1};
            buf_add(out, w > s.first ? SPAN(" ") : SPAN(""));
            buf_add(out, doc_span(doc, doc_words_range(doc, words)));
            if (many) {
                print_words(out, doc, words);
                m++;
            }
            w += words.n;
        }
        buf_char(out, '\n');
    }
}

static const char *const ACTOR_KINDS[] = {
        "person", "organisation", "group", "place", "other"};

static void print_names(struct buf *out, const struct rcp_doc *doc)
{
    for (uint32_t i = 0; i < doc->name.n; i++) {
        const struct name *n = &doc->name.at[i];
        buf_printf(out, "%.*s | %s\n", SPAN_ARG(doc_span(doc, n->at)),
                ACTOR_KINDS[n->kind]);
    }
}

/* ---- quantities --------------------------------------------------------- */

static const char *const QUANTITY_KINDS[] = {
        "count", "measure", "money", "percent", "ordinal"};
static const char *const MODIFIERS[] = {"exact", "about", "more_than",
        "at_least", "less_than", "at_most", "between", "several"};

static void print_number(struct buf *out, double x)
{
    if (isnan(x)) {
        buf_add(out, SPAN("-"));
    } else {
        buf_printf(out, "%.12g", x);
    }
}

static void print_quantity(
        struct buf *out, const struct rcp_doc *doc, const struct quantity *q)
{
    buf_printf(out, "%.*s | %s %s ", SPAN_ARG(doc_span(doc, q->at)),
            QUANTITY_KINDS[q->kind], MODIFIERS[q->modifier]);
    print_number(out, q->value);
    buf_char(out, ' ');
    print_number(out, q->min);
    buf_add(out, SPAN(".."));
    print_number(out, q->max);
    if (q->unit.ptr) {
        buf_printf(out, " %.*s", SPAN_ARG(q->unit));
    }
    if (q->noun != NONE) {
        buf_printf(out, " | %.*s",
                SPAN_ARG(doc_span(doc, doc->word.at[q->noun].at)));
    }
    if (q->part_of != NONE) {
        buf_printf(out, " | of %.*s",
                SPAN_ARG(doc_span(doc, doc->quantity.at[q->part_of].at)));
    }
    buf_char(out, '\n');
}

static void print_quantities(struct buf *out, const struct rcp_doc *doc)
{
    for (uint32_t i = 0; i < doc->quantity.n; i++) {
        print_quantity(out, doc, &doc->quantity.at[i]);
    }
}

/* ---- times -------------------------------------------------------------- */

static const char *const TIME_TYPES[] = {"DATE", "TIME", "DURATION", "SET"};

static void print_day(struct buf *out, struct arena *a, day d)
{
    buf_add(out, d == DAY_NONE ? SPAN("-") : day_print(a, d));
}

static void print_times(struct buf *out, const struct rcp_doc *doc)
{
    for (uint32_t i = 0; i < doc->time.n; i++) {
        const struct timex *t = &doc->time.at[i];
        buf_printf(out, "%.*s | %s %.*s ", SPAN_ARG(doc_span(doc, t->at)),
                TIME_TYPES[t->type],
                SPAN_ARG(t->value.ptr ? t->value : SPAN("-")));
        print_day(out, doc->arena, t->from);
        buf_add(out, SPAN(".."));
        print_day(out, doc->arena, t->to);
        buf_char(out, '\n');
    }
}

/* ---- attributions and claims -------------------------------------------- */

static const char *const ATTRIBUTION_KINDS[] = {"direct", "indirect", "mixed"};
static const char *const FORMS[] = {
        "verb", "according_to", "noun", "conditional", "other"};
static const char *const STANCES[] = {"asserts", "distances", "rejects"};
static const char *const MODALITIES[] = {
        "actual", "planned", "possible", "hypothetical", "asked"};

static void print_span(struct buf *out, const struct rcp_doc *doc, range at)
{
    buf_add(out, range_empty(at) ? SPAN("-") : doc_span(doc, at));
}

/* source | cue | kind form [in N] | content // content */
static void print_attributions(struct buf *out, const struct rcp_doc *doc)
{
    for (uint32_t i = 0; i < doc->attribution.n; i++) {
        const struct attribution *a = &doc->attribution.at[i];
        print_span(out, doc, a->source);
        buf_add(out, SPAN(" | "));
        print_span(out, doc, a->cue);
        buf_printf(out, " | %s %s", ATTRIBUTION_KINDS[a->kind], FORMS[a->form]);
        if (a->parent != NONE) {
            buf_printf(out, " in %u", a->parent + 1);
        }
        for (uint32_t k = 0; k < a->content.n; k++) {
            buf_add(out, k ? SPAN(" // ") : SPAN(" | "));
            print_span(out, doc, doc->content.at[a->content.first + k]);
        }
        buf_char(out, '\n');
    }
}

/* predicate | stance polarity modality | sources, outermost first | event */
static void print_claims(struct buf *out, const struct rcp_doc *doc)
{
    for (uint32_t i = 0; i < doc->claim.n; i++) {
        const struct claim *c = &doc->claim.at[i];
        print_span(out, doc, c->predicate);
        buf_printf(out, " | %s %s %s |", STANCES[c->stance],
                c->negated ? "negated" : "affirmed", MODALITIES[c->modality]);
        for (uint32_t k = 0; k < c->chain.n; k++) {
            uint32_t a = doc->index.at[c->chain.first + k];
            buf_add(out, k ? SPAN(" > ") : SPAN(" "));
            print_span(out, doc, doc->attribution.at[a].source);
        }
        buf_printf(out, " | %.*s\n", SPAN_ARG(c->event));
    }
}

/* predicate | stance modality: what became of each conditional */
static void print_conditionals(struct buf *out, const struct rcp_doc *doc)
{
    for (uint32_t i = 0; i < doc->claim.n; i++) {
        const struct claim *c = &doc->claim.at[i];
        print_span(out, doc, c->predicate);
        buf_printf(
                out, " | %s %s\n", STANCES[c->stance], MODALITIES[c->modality]);
    }
}

/* predicate | the claim's words */
static void print_claim_spans(struct buf *out, const struct rcp_doc *doc)
{
    for (uint32_t i = 0; i < doc->claim.n; i++) {
        print_span(out, doc, doc->claim.at[i].predicate);
        buf_printf(out, " | ");
        print_span(out, doc, doc->claim.at[i].at);
        buf_printf(out, "\n");
    }
}

/* ---- actors -------------------------------------------------------------- */

static const char *const SOURCES[] = {"-", "person", "official", "institution",
        "media", "document", "witness", "anonymous"};

/* name | kind source [for body] | its mentions in text order: description
 * (pronoun) Name is written as it stands, pronouns in round brackets */
static void print_actors(struct buf *out, const struct rcp_doc *doc)
{
    for (uint32_t i = 0; i < doc->actor.n; i++) {
        const struct actor *a = &doc->actor.at[i];
        buf_printf(out, "%.*s | %s %s", SPAN_ARG(a->name), ACTOR_KINDS[a->kind],
                SOURCES[a->source]);
        if (a->speaks_for != NONE) {
            buf_printf(out, " for %.*s",
                    SPAN_ARG(doc->actor.at[a->speaks_for].name));
        }
        const char *before = " | ";
        for (uint32_t m = 0; m < doc->mention.n; m++) {
            const struct mention *at = &doc->mention.at[m];
            bool pronoun = at->form == MENTION_PRONOUN;
            if (at->actor == i) {
                buf_printf(out, pronoun ? "%s(%.*s)" : "%s%.*s", before,
                        SPAN_ARG(doc_span(doc, at->at)));
                before = "; ";
            }
        }
        buf_char(out, '\n');
    }
}

/* ---- publication lines -------------------------------------------------- */

static const char *const LINE_KINDS[] = {
        "text", "byline", "furniture", "stop", "caption", "note"};

static void print_moment(
        struct buf *out, struct arena *a, const char *name, struct moment m)
{
    if (m.year != 0) {
        buf_printf(out, " %s %.*s", name, SPAN_ARG(moment_print(a, m)));
    }
}

/* Each line of the input by itself: what it is, and what it tells. */
static void print_lines(
        struct buf *out, const struct rcp_engine *engine, span text)
{
    while (text.len > 0) {
        const span line = span_cut(&text, '\n');
        struct line_facts f;
        publine_read(engine->ingest, out->arena, line, &f);
        buf_printf(out, "%s", LINE_KINDS[f.kind]);
        print_moment(out, out->arena, "published", f.published);
        print_moment(out, out->arena, "updated", f.updated);
        for (uint32_t i = 0; i < f.n_authors; i++) {
            buf_printf(out, " | author %.*s", SPAN_ARG(f.author[i]));
        }
        if (f.publisher.len > 0) {
            buf_printf(out, " | publisher %.*s", SPAN_ARG(f.publisher));
        }
        buf_add(out, f.has_rubric ? SPAN(" | rubric\n") : SPAN("\n"));
    }
}

/* ---- cases -------------------------------------------------------------- */

/* `print` gets a report that has gone down the line, `lines` the bare text. */
struct stage {
    const char *name;
    void (*print)(struct buf *out, const struct rcp_doc *doc);
    void (*lines)(struct buf *out, const struct rcp_engine *engine, span text);
};

static const struct stage STAGES[] = {{"text", print_text, NULL},
        {"names", print_names, NULL}, {"quantity", print_quantities, NULL},
        {"time", print_times, NULL}, {"attribution", print_attributions, NULL},
        {"claim", print_claims, NULL}, {"actor", print_actors, NULL},
        {"conditional", print_conditionals, NULL},
        {"claim-span", print_claim_spans, NULL},
        {"publication", NULL, print_lines}};

static const struct stage *stage_find(const char *name)
{
    for (size_t i = 0; i < sizeof STAGES / sizeof *STAGES; i++) {
        if (strcmp(STAGES[i].name, name) == 0) {
            return &STAGES[i];
        }
    }
    return NULL;
}

struct runner {
    const struct rcp_engine *engine;
    const struct stage *stage;
    span language;
    struct arena *arena;
    struct buf out; /* the file as it would be now */
    int cases, failed;
};

/* The piece up to the next line that begins with `mark`, which is left in
 * `rest`. */
static span piece_before(span *rest, span mark)
{
    span all = *rest;
    size_t used = 0;
    while (rest->len > 0 && !span_starts(*rest, mark)) {
        span line = span_cut(rest, '\n');
        used = (size_t)(line.ptr + line.len - all.ptr) + 1;
    }
    return span_slice(all, 0, used < all.len ? used : all.len);
}

/* A block for each paragraph; "# " opens a headline. */
static void add_blocks(struct rcp_doc *doc)
{
    span text = doc->text;
    for (uint32_t start = 0, i = 0; i <= text.len; i++) {
        bool gap = i + 1 < text.len && text.ptr[i] == '\n' &&
                   text.ptr[i + 1] == '\n';
        if (!gap && i < text.len) {
            continue;
        }
        bool title = span_starts(span_slice(text, start, i), SPAN("# "));
        struct block *b = VEC_ADD(doc->arena, &doc->block);
        b->kind = title ? BLOCK_HEADLINE : BLOCK_PARAGRAPH;
        b->at = (range){start + (title ? 2 : 0), i};
        start = i + 2;
        i += gap;
    }
}

static span read_now(const struct runner *r, span published, span text)
{
    struct buf now;
    buf_init(&now, r->arena);
    if (r->stage->lines) {
        r->stage->lines(&now, r->engine, text);
        return buf_span(&now);
    }
    struct rcp_doc *doc = doc_new();
    doc->text = arena_copy(doc->arena, text);
    if (published.len > 0) {
        moment_parse(published, &doc->meta.published);
    }
    add_blocks(doc);
    line_read(doc, r->language, r->engine);
    r->stage->print(&now, doc);
    doc_free(doc);
    return buf_span(&now);
}

static void run_case(struct runner *r, span *rest, span file)
{
    span name = span_cut(rest, '\n');
    span text = piece_before(rest, SPAN("---"));
    span input = text;
    span published = {NULL, 0};
    span dash = span_cut(rest, '\n');
    span expected = span_trim(piece_before(rest, SPAN("===")));
    if (span_starts(text, SPAN("published "))) {
        published = span_cut(&text, '\n');
        published = span_slice(published, 10, published.len);
    }
    span now = read_now(r, published, span_trim(text));
    r->cases++;
    if (!span_eq(expected, span_trim(now))) {
        r->failed++;
        printf("%.*s: %.*s\n  expected\n%.*s\n  read\n%.*s\n", SPAN_ARG(file),
                SPAN_ARG(name), SPAN_ARG(expected), SPAN_ARG(now));
    }
    buf_printf(&r->out, "%.*s\n%.*s%.*s\n%.*s%s", SPAN_ARG(name),
            SPAN_ARG(input), SPAN_ARG(dash), SPAN_ARG(now),
            rest->len > 0 ? "\n" : "");
}

/* languages/fr/cases/quantity.case -> fr */
static span language_of(span path)
{
    span parts[3] = {{NULL, 0}, {NULL, 0}, {NULL, 0}};
    while (path.len > 0) {
        parts[0] = parts[1];
        parts[1] = parts[2];
        parts[2] = span_cut(&path, '/');
    }
    return parts[0];
}

static bool run_file(struct runner *r, const char *path, bool write)
{
    enum { CASES_MAX = 4 << 20 };
    struct rcp_err err = {0};
    span rest;
    if (file_read(r->arena, path, CASES_MAX, &rest, &err)) {
        printf("%s: %s\n", path, err.msg);
        return false;
    }
    r->language = language_of(span_of(path));
    buf_init(&r->out, r->arena);
    buf_add(&r->out, piece_before(&rest, SPAN("===")));
    while (rest.len > 0) {
        run_case(r, &rest, span_of(path));
    }
    FILE *f = write ? fopen(path, "w") : NULL;
    if (f) {
        fwrite(r->out.at, 1, r->out.len, f);
        fclose(f);
    }
    return true;
}

int main(int count, char **arguments)
{
    struct rcp_err err = {0};
    struct rcp_engine *engine;
    struct runner r = {.arena = arena_new()};
    bool write = count > 1 && strcmp(arguments[count - 1], "--write") == 0;
    r.stage = count > 3 ? stage_find(arguments[2]) : NULL;
    if (!r.stage) {
        printf("usage: run_cases LANGUAGES STAGE FILE.case… [--write]\n");
        return 2;
    }
    if (rcp_engine_open(&engine, arguments[1], &err)) {
        printf("%s\n", err.msg);
        return 2;
    }
    r.engine = engine;
    bool good = true;
    for (int i = 3; i < count - write; i++) {
        good = run_file(&r, arguments[i], write) && good;
    }
    printf("%d cases, %d failed\n", r.cases, r.failed);
    rcp_engine_close(engine);
    arena_free(r.arena);
    return good && (r.failed == 0 || write) ? 0 : 1;
}
