#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The measures of coreference.py on the examples that define them."""
import itertools
import random
import unittest

import coreference as c


def figures(gold, found):
    tally = c.Tally()
    tally.add(*({m: i for i, s in enumerate(side) for m in s}
                for side in (gold, found)))
    return tally.figures()


class Measures(unittest.TestCase):
    def near(self, figure, p, r):
        self.assertAlmostEqual(figure["p"], p, 4)
        self.assertAlmostEqual(figure["r"], r, 4)

    def test_two_chains_taken_for_one(self):
        """Bagga and Baldwin (1998): 1-5, 6-7, 8-9-A-B-C."""
        gold = ["12345", "67", "89ABC"]
        first = figures(gold, ["12345", "6789ABC"])
        second = figures(gold, ["1234589ABC", "67"])
        self.near(first["muc"], 9 / 10, 1)
        self.near(second["muc"], 9 / 10, 1)
        self.near(first["b3"], 16 / 21, 1)
        self.near(second["b3"], 7 / 12, 1)

    def test_entities_one_to_one(self):
        """Luo (2005), phi4: the two readings that MUC cannot tell apart."""
        gold = ["12345", "67", "89ABC"]
        first = figures(gold, ["12345", "6789ABC"])["ceaf"]
        self.near(first, (1 + 10 / 12) / 2, (1 + 10 / 12) / 3)
        second = figures(gold, ["1234589ABC", "67"])["ceaf"]
        self.near(second, (1 + 10 / 15) / 2, (1 + 10 / 15) / 3)

    def test_missing_and_spurious_mentions(self):
        out = figures(["abc"], ["ab", "x"])
        self.near(out["mention"], 2 / 3, 2 / 3)
        self.near(out["muc"], 1, 1 / 2)
        self.near(out["b3"], 2 / 3, 4 / 9)

    def test_the_heaviest_matching(self):
        die = random.Random(7)
        for _ in range(200):
            rows, columns = die.randint(1, 4), die.randint(1, 4)
            m = [[die.random() for _ in range(columns)] for _ in range(rows)]
            few, many = min(rows, columns), max(rows, columns)
            best = max(sum(m[i][k] if rows <= columns else m[k][i]
                           for i, k in enumerate(order))
                       for order in itertools.permutations(range(many), few))
            weights = {(i, k): m[i][k] for i in range(rows)
                       for k in range(columns)}
            self.assertAlmostEqual(c.best_matching(weights), best, 9)

    def test_spans_that_share_half(self):
        gold, found = [(0, 10), (20, 30)], [(4, 10), (0, 9), (26, 30)]
        self.assertEqual(c.pair(gold, found), {0: 1})


if __name__ == "__main__":
    unittest.main(argv=["test_coreference", "-v"])
