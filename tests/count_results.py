#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Adds up Meson's test logs and prints the one line that CI reads.

    count_results.py testlog.json…      "N passed, N failed, N skipped"
"""
import json
import sys

GOOD = {"OK", "EXPECTEDFAIL"}


def main():
    passed = failed = skipped = 0
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as log:
            for line in log:
                result = json.loads(line)["result"]
                if result in GOOD:
                    passed += 1
                elif result == "SKIP":
                    skipped += 1
                else:
                    failed += 1
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
