/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

static int counter;
static const char *names[] = {"a"};
static const char *const fixed[] = {"a"};
static const struct pair {
    int a, b;
} pairs[] = {{1, 2}};
static struct {
    int a;
} state;
static void (*hook)(int a);
static void (*const still)(int a) = NULL;
int shared = 1;
const int constant = 1;
extern char **environment;
enum { A = 1, B };
struct pair;

static int take(const char *a, int b);

static int take(const char *a, int b)
{
    static unsigned calls = 0;
    static const unsigned least = 1;
    struct pair *p = malloc(sizeof *p);
    p->free(p);
    pthread_mutex_lock(p);
    switch (b) {
    case 1:
        free(p);
        break;
    }
    return atoi(a) + (int)calls + (int)least;
}
