#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores the peers' cases without those that exceptions.tsv lists.

    peers.py TOOLS EXCEPTIONS [--json] CASES… --system CMD

Runs score_cases.py of the folder TOOLS over what is left: it judges, this only
takes cases away. A row of EXCEPTIONS names a case by file, language and text.
Fails when a row names no case of a file that is given, when there are two rows
for one case, and when more than LIMIT in 100 of the cases of a file and
language are listed: a list that grows would hide faults.
"""
import collections
import csv
import os
import sys

LIMIT = 5


def read_rows(path):
    with open(path, encoding="utf-8", newline="") as f:
        lines = [line for line in f if not line.startswith("#")]
    return [(r["set"], r["language"], r["case"]) for r in csv.DictReader(
        lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def counts(dimension):
    """What the rates are taken over; what is left out there is no case here."""
    return not (dimension.endswith("*") or "latent" in dimension)


class Cases:
    def __init__(self, rows, read):
        self.rows, self.read = set(rows), read
        self.all, self.out = collections.Counter(), collections.Counter()
        self.found, self.files = set(), set()

    def without(self, path):
        name = os.path.basename(path)
        self.files.add(name)
        for report, language, items in self.read(path):
            key = name, language, report["text"]
            if any(counts(dimension) for dimension, _ in items):
                self.all[key[:2]] += 1
                self.out[key[:2]] += key in self.rows
            if key in self.rows:
                self.found.add(key)
            else:
                yield report, language, items

    def faults(self):
        for row in sorted(self.rows - self.found):
            if row[0] in self.files:
                yield f"no such case: {row}"
        for key, n in self.out.items():
            if n * 100 > LIMIT * self.all[key]:
                yield f"{n} of {self.all[key]} cases of {key} are listed"


def main():
    tools, exceptions = sys.argv[1:3]
    sys.path.insert(0, tools)
    import score_cases
    rows = read_rows(exceptions)
    cases = Cases(rows, score_cases.read)
    score_cases.read = cases.without
    sys.argv = [os.path.join(tools, "score_cases.py"), *sys.argv[3:]]
    score_cases.main()
    faults = list(cases.faults())
    if len(cases.rows) != len(rows):
        faults.append("two rows for one case")
    for fault in faults:
        print(f"{exceptions}: {fault}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
