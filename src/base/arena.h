/* SPDX-License-Identifier: Apache-2.0 */
/* arena.h - memory that is freed at once.
 *
 * One arena for each report, one for each language pack, one scratch arena for
 * each worker. Blocks grow geometrically; an object never moves.
 *
 *     [ header | object | pad | object | ...        free ] -> next block
 *
 * Every allocation is zeroed and aligned for any type. There is no failure
 * return: when the machine is out of memory the handler is called (default:
 * message and abort), because input sizes are limited at the door.
 * Built with -Darena=malloc each object is its own malloc, so that a memory
 * checker sees every overrun; otherwise freed space is poisoned under ASan
 * and filled with 0xDD when DEBUG is on. An arena belongs to one thread. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/span.h"

struct arena;

/* A place to go back to; valid until an earlier mark is reset. */
struct arena_mark {
    void *block;
    size_t used;
};

struct arena *arena_new(void);
void arena_free(struct arena *a);  /* NULL is allowed */
void arena_clear(struct arena *a); /* forgets all objects, keeps one block */
void *arena_alloc(struct arena *a, size_t size); /* size 0 gives a pointer */
void *arena_array(struct arena *a, size_t count, size_t size); /* checked */
/* Makes the last object of the arena wider where it stands; the new bytes are
 * zero. False, and nothing done, when something stands behind it or the block
 * is full. `size` is what it was made with, `wider` not less. */
bool arena_extend(struct arena *a, void *at, size_t size, size_t wider);
struct arena_mark arena_mark(struct arena *a);
void arena_reset(struct arena *a, struct arena_mark mark);
size_t arena_used(const struct arena *a); /* bytes handed out */
span arena_copy(struct arena *a, span s); /* NUL follows the copy */
/* A formatted string in the arena; NUL follows it. */
span arena_printf(struct arena *a, const char *format, ...)
        __attribute__((format(printf, 2, 3)));
/* Replaces what is called when the machine is out of memory. */
void arena_on_exhausted(void (*handler)(size_t wanted));

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_array((a), (n), sizeof(type)))

#endif
