/* SPDX-License-Identifier: Apache-2.0 */
/* arena.c - memory that is freed at once, in two builds with the same calls.
 *
 * Blocks (the default): a list, the newest first; only the newest is filled.
 *
 *     arena -> [ block 256 K ] -> [ block 128 K ] -> [ block 64 K ]
 *              | object | pad | object |    free    |
 *                                      ^ used       ^ cap
 *
 * One emptied block is kept aside (`spare`), so that a stage that marks and
 * resets in a loop asks the system for nothing. Under ASan an object is
 * followed by a gap, and all that is not an object is poisoned.
 *
 * Objects (-Darena=malloc): a list of mallocs, the newest first. A mark is the
 * newest object at that moment. */
#include "base/arena.h"

#include "base/check.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_ASAN 1
#endif
#endif

#ifdef ARENA_ASAN
#include <sanitizer/asan_interface.h>
enum { GAP = 16 };
#else
#define ASAN_POISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
enum { GAP = 0 };
#endif

#if !defined(NDEBUG) && !defined(__OPTIMIZE__)
enum { FILL_FREED = 1 };
#else
enum { FILL_FREED = 0 };
#endif

enum {
    ALIGN = _Alignof(max_align_t),
    FIRST_BLOCK = 16 * 1024,
    LARGEST_STEP = 4 * 1024 * 1024 /* doubling stops here */
};

static void say_exhausted(size_t wanted)
{
    (void)fprintf(
            stderr, "recoupe: out of memory (%zu bytes wanted)\n", wanted);
}

/* The one thing in this program that is process-wide and can be changed. */
static void (*_Atomic on_exhausted)(size_t wanted) = say_exhausted;

void arena_on_exhausted(void (*handler)(size_t wanted))
{
    on_exhausted = handler ? handler : say_exhausted;
}

static _Noreturn void exhausted(size_t wanted)
{
    on_exhausted(wanted);
    abort();
}

/* `size` and what goes around it, rounded up to the alignment. */
static size_t padded(size_t size, size_t extra)
{
    size_t sum;
    if (size_add_overflows(size, extra + ALIGN - 1, &sum)) {
        exhausted(size);
    }
    return sum / ALIGN * ALIGN;
}

#ifndef ARENA_MALLOC

struct block {
    struct block *next;
    size_t used, cap; /* of the bytes that follow the header */
};

struct arena {
    struct block *newest; /* NULL until the first allocation */
    struct block *spare;  /* empty, or NULL */
};

enum { HEADER = (sizeof(struct block) + ALIGN - 1) / ALIGN * ALIGN };

static char *block_bytes(struct block *b)
{
    return (char *)b + HEADER;
}

static struct block *block_new(size_t cap)
{
    size_t size;
    struct block *b = NULL;
    if (!size_add_overflows(cap, HEADER, &size)) {
        b = malloc(size);
    }
    if (!b) {
        exhausted(cap);
    }
    *b = (struct block){.cap = cap};
    ASAN_POISON_MEMORY_REGION(block_bytes(b), cap);
    return b;
}

static void block_free(struct block *b)
{
    if (b) {
        ASAN_UNPOISON_MEMORY_REGION(block_bytes(b), b->cap);
        free(b);
    }
}

/* Forgets what stands at `used` and behind. */
static void block_cut(struct block *b, size_t used)
{
    char *at = block_bytes(b) + used;
    const size_t size = b->used - used;
    if (FILL_FREED) {
        ASAN_UNPOISON_MEMORY_REGION(at, size);
        memset(at, 0xDD, size);
    }
    ASAN_POISON_MEMORY_REGION(at, size);
    b->used = used;
}

struct arena *arena_new(void)
{
    struct arena *a = calloc(1, sizeof *a);
    if (!a) {
        exhausted(sizeof *a);
    }
    return a;
}

/* Takes the newest block off the list; keeps the larger of it and the spare. */
static void drop_newest(struct arena *a)
{
    struct block *b = a->newest;
    a->newest = b->next;
    block_cut(b, 0);
    if (a->spare && a->spare->cap >= b->cap) {
        block_free(b);
    } else {
        block_free(a->spare);
        a->spare = b;
    }
}

void arena_clear(struct arena *a)
{
    while (a->newest) {
        drop_newest(a);
    }
}

void arena_free(struct arena *a)
{
    if (a) {
        arena_clear(a);
        block_free(a->spare);
        free(a);
    }
}

/* Puts a block with room for `need` bytes in front of the list. */
static struct block *add_block(struct arena *a, size_t need)
{
    struct block *b = a->spare;
    if (b && b->cap >= need) {
        a->spare = NULL;
    } else {
        size_t cap = a->newest ? a->newest->cap : FIRST_BLOCK / 2;
        cap = cap < LARGEST_STEP / 2 ? cap * 2 : LARGEST_STEP;
        b = block_new(cap > need ? cap : need);
    }
    b->next = a->newest;
    a->newest = b;
    return b;
}

void *arena_alloc(struct arena *a, size_t size)
{
    const size_t need = padded(size ? size : 1, GAP);
    struct block *b = a->newest;
    if (!b || b->cap - b->used < need) {
        b = add_block(a, need);
    }
    void *at = block_bytes(b) + b->used;
    b->used += need;
    ASAN_UNPOISON_MEMORY_REGION(at, size);
    return memset(at, 0, size);
}

bool arena_extend(struct arena *a, void *at, size_t size, size_t wider)
{
    const size_t had = padded(size ? size : 1, GAP);
    const size_t need = padded(wider, GAP);
    struct block *b = a->newest;
    if (!b || (char *)at + had != block_bytes(b) + b->used ||
            b->cap - (b->used - had) < need) {
        return false;
    }
    b->used += need - had;
    ASAN_UNPOISON_MEMORY_REGION(at, wider);
    memset((char *)at + size, 0, wider - size);
    return true;
}

struct arena_mark arena_mark(struct arena *a)
{
    return (struct arena_mark){a->newest, a->newest ? a->newest->used : 0};
}

void arena_reset(struct arena *a, struct arena_mark mark)
{
    while (a->newest != mark.block) {
        assert(a->newest);
        drop_newest(a);
    }
    if (a->newest) {
        assert(mark.used <= a->newest->used);
        block_cut(a->newest, mark.used);
    }
}

size_t arena_used(const struct arena *a)
{
    size_t sum = 0;
    for (const struct block *b = a->newest; b; b = b->next) {
        sum += b->used;
    }
    return sum;
}

#else

struct object {
    struct object *next;
    size_t size;
};

struct arena {
    struct object *newest;
    size_t used;
};

enum { HEADER = (sizeof(struct object) + ALIGN - 1) / ALIGN * ALIGN };

struct arena *arena_new(void)
{
    struct arena *a = calloc(1, sizeof *a);
    if (!a) {
        exhausted(sizeof *a);
    }
    return a;
}

void arena_reset(struct arena *a, struct arena_mark mark)
{
    while (a->newest != mark.block) {
        struct object *o = a->newest;
        assert(o);
        a->newest = o->next;
        a->used -= o->size;
        if (FILL_FREED) {
            memset((char *)o + HEADER, 0xDD, o->size);
        }
        free(o);
    }
    assert(a->used == mark.used);
}

void arena_clear(struct arena *a)
{
    arena_reset(a, (struct arena_mark){0});
}

void arena_free(struct arena *a)
{
    if (a) {
        arena_clear(a);
        free(a);
    }
}

void *arena_alloc(struct arena *a, size_t size)
{
    size_t total;
    struct object *o = NULL;
    (void)padded(size, GAP); /* the same limit as with blocks */
    if (!size_add_overflows(size, HEADER, &total)) {
        o = calloc(1, total);
    }
    if (!o) {
        exhausted(size);
    }
    *o = (struct object){a->newest, size};
    a->newest = o;
    a->used += size;
    return (char *)o + HEADER;
}

/* Each object is a malloc of its own here, so that none ever grows. */
bool arena_extend(struct arena *a, void *at, size_t size, size_t wider)
{
    (void)a;
    (void)at;
    (void)size;
    (void)wider;
    return false;
}

struct arena_mark arena_mark(struct arena *a)
{
    return (struct arena_mark){a->newest, a->used};
}

size_t arena_used(const struct arena *a)
{
    return a->used;
}

#endif

void *arena_array(struct arena *a, size_t count, size_t size)
{
    size_t total;
    if (size_mul_overflows(count, size, &total)) {
        exhausted(SIZE_MAX);
    }
    return arena_alloc(a, total);
}

span arena_copy(struct arena *a, span s)
{
    size_t size;
    if (size_add_overflows(s.len, 1, &size)) {
        exhausted(s.len);
    }
    char *copy = arena_alloc(a, size);
    if (s.len) {
        memcpy(copy, s.ptr, s.len);
    }
    return (span){copy, s.len};
}

span arena_printf(struct arena *a, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    const int len = vsnprintf(NULL, 0, format, args);
    const size_t size = len < 0 ? 1 : (size_t)len + 1;
    char *out = arena_alloc(a, size);
    if (len > 0) {
        (void)vsnprintf(out, size, format, again);
    }
    va_end(again);
    va_end(args);
    return (span){out, size - 1};
}
