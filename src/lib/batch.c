/* SPDX-License-Identifier: Apache-2.0 */
/* batch.c - N workers, one ring of results in input order.
 *
 *     sequence   out            in
 *                 v             v
 *     ring    [ r | r | … | w | w |   |   ]      r result, w being worked on
 *
 * A worker takes a sequence number together with its item, so the ring's slot
 * (sequence modulo size) is its own until the sink has emptied it. */
#include "lib/batch.h"

#include "base/arena.h"

#include <pthread.h>
#include <stdint.h>
#include <unistd.h>

struct slot {
    void *result;
    bool ready;
};

struct ring {
    const struct batch *batch;
    pthread_mutex_t mutex;
    pthread_cond_t room;  /* out moved, or stop */
    pthread_cond_t ready; /* a result came, or the end */
    struct slot *slots;
    uint64_t size, in, out;
    bool ended, stopped;
};

/* Takes the next item and its sequence number; NULL when there is none. */
static void *take(struct ring *r, uint64_t *sequence)
{
    while (r->in - r->out >= r->size && !r->stopped) {
        pthread_cond_wait(&r->room, &r->mutex);
    }
    if (r->ended || r->stopped) {
        return NULL;
    }
    void *item = r->batch->next(r->batch->context);
    if (!item) {
        r->ended = true;
        return NULL;
    }
    *sequence = r->in++;
    return item;
}

static void *worker_main(void *argument)
{
    struct ring *r = argument;
    uint64_t sequence;
    void *item;
    pthread_mutex_lock(&r->mutex);
    while ((item = take(r, &sequence))) {
        pthread_mutex_unlock(&r->mutex);
        void *result = r->batch->work(r->batch->context, item);
        pthread_mutex_lock(&r->mutex);
        r->slots[sequence % r->size] = (struct slot){result, true};
        pthread_cond_signal(&r->ready);
    }
    pthread_cond_signal(&r->ready);
    pthread_cond_broadcast(&r->room);
    pthread_mutex_unlock(&r->mutex);
    return NULL;
}

/* Waits for the next result in order; false when there is no more. */
static bool collect(struct ring *r, void **result)
{
    struct slot *slot = &r->slots[r->out % r->size];
    while (!slot->ready && !(r->ended && r->out == r->in)) {
        pthread_cond_wait(&r->ready, &r->mutex);
    }
    if (!slot->ready) {
        return false;
    }
    *result = slot->result;
    slot->ready = false;
    return true;
}

static void sink_all(struct ring *r)
{
    void *result;
    pthread_mutex_lock(&r->mutex);
    while (collect(r, &result)) {
        pthread_mutex_unlock(&r->mutex);
        if (r->stopped) {
            r->batch->drop(r->batch->context, result);
        } else if (!r->batch->sink(r->batch->context, result)) {
            pthread_mutex_lock(&r->mutex);
            r->stopped = r->ended = true;
            pthread_mutex_unlock(&r->mutex);
        }
        pthread_mutex_lock(&r->mutex);
        r->out++;
        pthread_cond_broadcast(&r->room);
    }
    pthread_mutex_unlock(&r->mutex);
}

static unsigned worker_count(unsigned asked)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned n = asked ? asked : processors > 0 ? (unsigned)processors : 1;
    return n < BATCH_MAX_WORKERS ? n : BATCH_MAX_WORKERS;
}

/* With one worker there is nothing to hand over. */
static void run_alone(const struct batch *b)
{
    void *item;
    while ((item = b->next(b->context))) {
        if (!b->sink(b->context, b->work(b->context, item))) {
            return;
        }
    }
}

void batch_run(const struct batch *b)
{
    unsigned n = worker_count(b->workers), started = 0;
    if (n == 1) {
        run_alone(b);
        return;
    }
    struct arena *arena = arena_new();
    struct ring r = {.batch = b, .size = (uint64_t)n * BATCH_WINDOW};
    r.slots = ARENA_ARRAY(arena, struct slot, r.size);
    pthread_t threads[BATCH_MAX_WORKERS];
    pthread_mutex_init(&r.mutex, NULL);
    pthread_cond_init(&r.room, NULL);
    pthread_cond_init(&r.ready, NULL);
    while (started < n &&
            pthread_create(&threads[started], NULL, worker_main, &r) == 0) {
        started++;
    }
    if (started == 0) {
        run_alone(b);
    } else {
        sink_all(&r);
    }
    for (unsigned i = 0; i < started; i++) {
        pthread_join(threads[i], NULL);
    }
    pthread_cond_destroy(&r.ready);
    pthread_cond_destroy(&r.room);
    pthread_mutex_destroy(&r.mutex);
    arena_free(arena);
}
