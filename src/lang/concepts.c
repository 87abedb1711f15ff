/* SPDX-License-Identifier: Apache-2.0 */
/* concepts.c - the tree of concepts that all languages share.
 *
 *     concepts.tsv ──> names interned in order: id = row ──> parent ids */
#include "lang/concepts.h"

#include "base/file.h"
#include "base/intern.h"
#include "base/tsv.h"
#include "base/vec.h"

enum {
    CONCEPTS_MAX_FILE = 8 << 20,
    CONCEPTS_MAX_DEPTH = 16 /* dots in a name */
};

/* The columns that are not needed for the tree. */
enum extra {
    EXTRA_GLOSS,
    EXTRA_USE,
    EXTRA_STANDS_FOR,
    EXTRA_CONTRARY,
    EXTRA_CLASS,
    EXTRA_DOES,
    EXTRA_COUNTED,
    EXTRAS
};
static const char *const EXTRA_NAMES[EXTRAS] = {
        "gloss", "use", "stands_for", "contrary", "class", "does", "counted"};

static const char *const USE_NAMES[] = {"", "generic", "state", "light", "said",
        "severity", "anonymous", "negation", "negation_clitic", "negation_word",
        "restriction", "speaks", "same", "tells", "denies", "rest", "notice",
        NULL};

static const char *const CLASS_NAMES[] = {
        "", "entity", "event", "quality", "body", "people", NULL};

static const char *const COUNTED_NAMES[] = {"", "up", "both", NULL};

enum {
    CLASS_BODY = CONCEPT_QUALITY + 1,
    CLASS_PEOPLE
}; /* an entity that is spoken for */

struct row {
    span extra[EXTRAS];
    enum concept_use use;
    enum concept_class class;
    bool body, people;
    enum concept_counted counted;
    uint32_t stands_for, contrary, does;
};

struct concepts {
    struct arena *arena;
    struct intern *names; /* id = row */
    uint32_t *parent;
    VEC(struct row) row;
};

static span parent_name(span name)
{
    size_t dot = name.len;
    while (dot > 0 && name.ptr[dot - 1] != '.') {
        dot--;
    }
    return span_slice(name, 0, dot ? dot - 1 : 0);
}

static void keep_extras(struct concepts *c, struct tsv *tsv)
{
    struct row *row = VEC_ADD(c->arena, &c->row);
    for (uint32_t i = 1; i < tsv->columns; i++) {
        for (int k = 0; k < EXTRAS; k++) {
            if (span_eq(tsv->column[i], span_of(EXTRA_NAMES[k]))) {
                row->extra[k] = arena_copy(c->arena, tsv->field[i]);
            }
        }
    }
}

static void read_rows(
        struct concepts *c, struct tsv *tsv, struct tsv_report *report)
{
    while (tsv_next(tsv, report)) {
        span name = tsv->field[0];
        if (name.len == 0) {
            tsv_mistake(tsv, 0, report, "'concept' is empty");
        } else if (intern_find(c->names, name) != NONE) {
            tsv_mistake(tsv, 0, report, "given twice: '%.*s'", SPAN_ARG(name));
        } else {
            intern_add(c->names, name);
            keep_extras(c, tsv);
        }
    }
}

static uint32_t other_concept(
        struct concepts *c, span name, span file, struct tsv_report *report)
{
    uint32_t id = name.len ? intern_find(c->names, name) : NONE;
    if (name.len && id == NONE) {
        buf_printf(report->text, "%.*s: no such concept: '%.*s'\n",
                SPAN_ARG(file), SPAN_ARG(name));
        report->mistakes++;
    }
    return id;
}

static int choice(const char *const *names, span text, span file,
        struct tsv_report *report)
{
    for (int k = 0; names[k]; k++) {
        if (span_eq(text, span_of(names[k]))) {
            return k;
        }
    }
    buf_printf(report->text, "%.*s: unknown value: '%.*s'\n", SPAN_ARG(file),
            SPAN_ARG(text));
    report->mistakes++;
    return 0;
}

static void link_extras(
        struct concepts *c, span file, struct tsv_report *report)
{
    for (uint32_t i = 0; i < c->row.n; i++) {
        struct row *row = &c->row.at[i];
        row->use = (enum concept_use)choice(
                USE_NAMES, row->extra[EXTRA_USE], file, report);
        int class = choice(CLASS_NAMES, row->extra[EXTRA_CLASS], file, report);
        row->body = class == CLASS_BODY;
        row->people = class == CLASS_PEOPLE;
        row->class = class > CONCEPT_QUALITY ? CONCEPT_ENTITY
                                             : (enum concept_class) class;
        row->stands_for =
                other_concept(c, row->extra[EXTRA_STANDS_FOR], file, report);
        row->counted = (enum concept_counted)choice(
                COUNTED_NAMES, row->extra[EXTRA_COUNTED], file, report);
        row->does = other_concept(c, row->extra[EXTRA_DOES], file, report);
        row->contrary =
                other_concept(c, row->extra[EXTRA_CONTRARY], file, report);
    }
}

static void link_parents(struct concepts *c, struct arena *a, span file,
        struct tsv_report *report)
{
    uint32_t n = intern_count(c->names);
    c->parent = ARENA_ARRAY(a, uint32_t, n);
    for (uint32_t i = 0; i < n; i++) {
        span up = parent_name(intern_text(c->names, i));
        c->parent[i] = up.len ? intern_find(c->names, up) : NONE;
        if (up.len && c->parent[i] == NONE) {
            buf_printf(report->text, "%.*s: the parent of '%.*s' is missing\n",
                    SPAN_ARG(file), SPAN_ARG(intern_text(c->names, i)));
            report->mistakes++;
        }
    }
}

enum rcp_status concepts_open(struct concepts **out, struct arena *a,
        const char *path, struct rcp_err *err)
{
    span bytes, name = span_of(path);
    enum rcp_status status = file_read(a, path, CONCEPTS_MAX_FILE, &bytes, err);
    if (status) {
        return status;
    }
    struct buf text;
    buf_init(&text, a);
    struct tsv_report report = {.arena = a, .text = &text};
    struct concepts *c = ARENA_NEW(a, struct concepts);
    c->arena = a;
    c->names = intern_new(a, NULL);
    struct tsv tsv;
    if (tsv_open(&tsv, arena_copy(a, name), bytes, &report)) {
        read_rows(c, &tsv, &report);
        link_parents(c, a, name, &report);
        link_extras(c, name, &report);
    }
    if (report.mistakes) {
        span all = buf_span(&text);
        span first = span_cut(&all, '\n');
        return err_set(err, RCP_FORMAT, name, NO_POSITION,
                "%u mistakes, the first: %.*s", report.mistakes,
                SPAN_ARG(first));
    }
    *out = c;
    return RCP_OK;
}

uint32_t concept_find(const struct concepts *c, span name)
{
    return intern_find(c->names, name);
}

uint32_t concept_parent(const struct concepts *c, uint32_t id)
{
    return id < intern_count(c->names) ? c->parent[id] : NONE;
}

bool concept_is(const struct concepts *c, uint32_t id, uint32_t ancestor)
{
    for (int depth = 0; id != NONE && depth <= CONCEPTS_MAX_DEPTH; depth++) {
        if (id == ancestor) {
            return true;
        }
        id = concept_parent(c, id);
    }
    return false;
}

enum concept_use concept_use(const struct concepts *c, uint32_t id)
{
    return id < c->row.n ? c->row.at[id].use : CONCEPT_PLAIN;
}

uint32_t concept_stands_for(const struct concepts *c, uint32_t id)
{
    return id < c->row.n ? c->row.at[id].stands_for : NONE;
}

/* The row that the concept's branch begins with. */
static const struct row *branch(const struct concepts *c, uint32_t id)
{
    for (int depth = 0; depth <= CONCEPTS_MAX_DEPTH; depth++) {
        uint32_t up = concept_parent(c, id);
        if (up == NONE) {
            break;
        }
        id = up;
    }
    return id < c->row.n ? &c->row.at[id] : NULL;
}

bool concept_speaks(const struct concepts *c, uint32_t id)
{
    const struct row *row = branch(c, id);
    return row && row->body;
}

bool concept_people(const struct concepts *c, uint32_t id)
{
    const struct row *row = branch(c, id);
    return row && row->people;
}

uint32_t concept_contrary(const struct concepts *c, uint32_t id)
{
    return id < c->row.n ? c->row.at[id].contrary : NONE;
}

enum concept_class concept_class(const struct concepts *c, uint32_t id)
{
    for (int depth = 0; id < c->row.n && depth <= CONCEPTS_MAX_DEPTH; depth++) {
        if (c->row.at[id].class != CONCEPT_NO_CLASS) {
            return c->row.at[id].class;
        }
        id = c->parent[id];
    }
    return CONCEPT_NO_CLASS;
}

uint32_t concept_does(const struct concepts *c, uint32_t id)
{
    return id < c->row.n ? c->row.at[id].does : NONE;
}

enum concept_counted concept_counted(const struct concepts *c, uint32_t id)
{
    for (int depth = 0; id != NONE && depth <= CONCEPTS_MAX_DEPTH; depth++) {
        if (c->row.at[id].counted != COUNTED_STEADY) {
            return c->row.at[id].counted;
        }
        id = concept_parent(c, id);
    }
    return COUNTED_STEADY;
}
