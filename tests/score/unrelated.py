#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Sixty reports that have nothing to do with one another, checked together.

    unrelated.py --recoupe BUILD/recoupe [--show]

Takes every seventh report of 2017 from WiNER-fr in ../shared (or
$RECOUPE_SHARED). There must be no contradiction, denial, drift or stance shift:
what the program says of them is invented. Skipped (77) without the data.
"""
import argparse
import glob
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
KINDS = ("contradiction", "denial", "drift", "stance_shift")
STEP, REPORTS, ALLOWED, SKIP = 7, 60, 1, 77


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--recoupe", required=True)
    ap.add_argument("--show", action="store_true")
    a = ap.parse_args()
    root = os.path.dirname(os.path.dirname(HERE))
    shared = os.environ.get("RECOUPE_SHARED") or os.path.join(
        os.path.dirname(root), "shared")
    files = sorted(glob.glob(
        os.path.join(shared, "data", "names", "fr", "2017", "*", "*.txt")))
    files = files[::STEP][:REPORTS]
    if not files:
        print("no reports: skipped")
        return SKIP
    run = subprocess.run([a.recoupe, "check", "--format", "json", *files],
                         capture_output=True, text=True)
    if run.returncode:
        print(run.stderr)
        return 1
    found = [f for f in json.loads(run.stdout)["findings"]
             if f["kind"] in KINDS]
    for f in found:
        print(f["kind"], f["explanation"]["en"])
    print(f"{len(files)} unrelated reports, {len(found)} clashes invented")
    return len(found) > ALLOWED


if __name__ == "__main__":
    sys.exit(main())
