/* SPDX-License-Identifier: Apache-2.0 */
/* The batch runner: order, early stop, nothing lost. */
#include "lib/batch.h"
#include "unit.h"

#include <stdlib.h>

enum { ITEMS = 500 };

struct counter {
    int given, taken, dropped, stop_after;
    int items[ITEMS];
    bool in_order;
};

static void *next(void *context)
{
    struct counter *c = context;
    if (c->given == ITEMS) {
        return NULL;
    }
    c->items[c->given] = c->given;
    return &c->items[c->given++];
}

static void *work(void *context, void *item)
{
    volatile unsigned busy = 0;
    (void)context;
    for (unsigned i = 0; i < (unsigned)(*(int *)item % 7) * 1000; i++) {
        busy += i; /* some items take longer than the next */
    }
    return item;
}

static bool sink(void *context, void *result)
{
    struct counter *c = context;
    c->in_order = c->in_order && *(int *)result == c->taken;
    c->taken++;
    return c->taken != c->stop_after;
}

static void drop(void *context, void *result)
{
    struct counter *c = context;
    (void)result;
    c->dropped++;
}

static void run(struct counter *c, unsigned workers)
{
    batch_run(&(struct batch){next, work, sink, drop, c, workers});
}

static void results_come_in_the_order_of_the_items(void **state)
{
    (void)state;
    for (unsigned workers = 1; workers <= 8; workers++) {
        struct counter c = {.in_order = true};
        run(&c, workers);
        assert_int_equal(c.taken, ITEMS);
        assert_true(c.in_order);
    }
}

static void a_stop_drops_the_rest(void **state)
{
    (void)state;
    for (unsigned workers = 1; workers <= 8; workers += 7) {
        struct counter c = {.in_order = true, .stop_after = 20};
        run(&c, workers);
        assert_int_equal(c.taken, 20);
        assert_int_equal(c.taken + c.dropped, c.given);
        assert_in_range(c.given, 20, 20 + 8 * BATCH_WINDOW + 8);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(results_come_in_the_order_of_the_items),
            cmocka_unit_test(a_stop_drops_the_rest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
