#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures accuracy with the shared scorers and holds it against floors.

    run_scores.py --recoupe BUILD/recoupe [--set NAME] [--update]

The scorers and their data stand in ../shared (or $RECOUPE_SHARED); without them
the test is skipped (exit 77). results.csv has a row for each figure: what was
measured last, and the floor that a change may not fall below. --update writes
what is measured now into `value` and leaves `floor` alone; floors are raised by
hand. The floors hold for all cases; of the peers' cases the rate without those
of exceptions.tsv (peers.py) is printed beside it.
"""
import argparse
import csv
import glob
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
RESULTS = os.path.join(HERE, "results.csv")
EXCEPTIONS = os.path.join(HERE, "exceptions.tsv")
SKIP = 77

# set -> (scorer, arguments); "!ann" leaves out names that hold ".ann.".
READ = "--system={recoupe} read --quiet --format json"
ANY = "--system={recoupe}"
SETS = {
    "reports": ("score.py", ["{data}/reports/dev/*.json!ann", READ]),
    "dossiers": ("score_check.py", ["{data}/dossiers/dev/*", ANY]),
    "subjects": ("score_check.py", ["{tests}/dossiers/*", ANY]),
    "blind-reports": ("score.py", ["{tests}/blind/reports/*.json!ann", READ]),
    "blind-dossiers": ("score_check.py", ["{tests}/blind/dossiers/*", ANY]),
    # Our own scorer: "./" is this folder.
    "coreference-gum": ("./coreference.py", [
        "{data}/ud/en/gum-ccby.conllu", "--system={recoupe}"]),
    "coreference-meantime": ("./coreference.py", [
        "{data}/crossdoc/meantime/*/*.xml", "--system={recoupe}"]),
    "quotes-en": ("./quotes.py", [
        "{tests}/quotes/en.quotes", "--system={recoupe}"]),
    "quotes-fr": ("./quotes.py", [
        "{tests}/quotes/fr.quotes", "--system={recoupe}"]),
    "conditional": ("score_conditional.py", [
        "{data}/conditional/dev.jsonl", "--texts={data}/names/fr", ANY,
        "--lang=fr"]),
    # The shipped models have seen the other test files (docs/models).
    "ud-fr-fqb-raw": ("score_ud.py", [
        "{data}/ud/fr/fqb.conllu", ANY, "--lang=fr"]),
    "times-fr-timebank": ("score_times.py", [
        "{data}/times/fr_timebank/*.tml", ANY, "--lang=fr"]),
    "times-en-meantime": ("score_times.py", [
        "{data}/crossdoc/meantime/*/*.xml", ANY, "--lang=en"]),
    "peers-times": ("score_cases.py", [
        "{data}/times/peers/duckling*", "{data}/times/peers/chrono*", ANY]),
    "peers-quantities": ("score_cases.py", [
        "{data}/quantities/peers/*.json*", ANY]),
    "pages": ("score_pages.py", [ANY]),
}


def shared_folder():
    root = os.path.dirname(os.path.dirname(HERE))
    return os.environ.get("RECOUPE_SHARED") or os.path.join(
        os.path.dirname(root), "shared")


def expand(argument, data, recoupe):
    argument = argument.replace("{data}", data).replace("{recoupe}", recoupe)
    argument = argument.replace("{tests}", os.path.dirname(HERE))
    if "*" not in argument:
        return [argument]
    pattern, _, without = argument.partition("!")
    return sorted(p for p in glob.glob(pattern)
                  if not (without and f".{without}." in p))


def rates(rows):
    """score_cases.py's rows -> passed in all of a file and language; what a
    peer itself does not pass (*) or finds on request only is left out."""
    sums = {}
    for row in rows:
        if row["dimension"].endswith("*") or "latent" in row["dimension"]:
            continue
        key = f"{row['file'].rsplit('.', 1)[0]}.{row['language']}"
        cases, passed = sums.get(key, (0, 0))
        sums[key] = cases + row["cases"], passed + row["passed"]
    return {k: passed / cases for k, (cases, passed) in sums.items() if cases}


def flatten(figures):
    """{'quantity.full': {'p':…,'f1':…}} -> {'quantity.full.f1': …}"""
    out = {}
    for name, value in figures.items():
        if isinstance(value, dict):
            if any(isinstance(v, dict) for v in value.values()):
                out.update(flatten(value))  # a folder's figures
            for key in ("f1", "acc", "p", "r", "f", "accuracy"):
                if key in value:
                    out[f"{name}.{key}"] = float(value[key])
        elif isinstance(value, (int, float)):
            out[name] = float(value)
    return out


def measure(name, shared, recoupe, listed=True):
    """Figures of a set; listed=False: without the cases of exceptions.tsv."""
    tool, arguments = SETS[name]
    data = os.path.join(shared, "data")
    folder = HERE if tool.startswith("./") else os.path.join(shared, "tools")
    command = [sys.executable, os.path.join(folder, tool), "--json"]
    if not listed:
        command[1:2] = [os.path.join(HERE, "peers.py"), folder, EXCEPTIONS]
    for a in arguments:
        command += expand(a, data, recoupe)
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode:
        raise RuntimeError(f"{name}: {run.stderr.strip()[-500:]}")
    figures = json.loads(run.stdout)
    return rates(figures) if isinstance(figures, list) else flatten(figures)


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--recoupe", required=True)
    ap.add_argument("--set", action="append")
    ap.add_argument("--update", action="store_true")
    a = ap.parse_args()
    shared = shared_folder()
    if not os.path.isdir(os.path.join(shared, "tools")):
        print(f"no scorers at {shared}: skipped")
        return SKIP
    with open(RESULTS, encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f))
    wanted = a.set or sorted({r["set"] for r in rows})
    failed = 0
    for name in wanted:
        figures = measure(name, shared, os.path.abspath(a.recoupe))
        beside = measure(name, shared, os.path.abspath(a.recoupe), False) \
            if name.startswith("peers-") else {}
        for row in (r for r in rows if r["set"] == name):
            now = figures.get(row["figure"])
            low = now is None or now < float(row["floor"])
            failed += low
            shown = "absent" if now is None else f"{now:.4f}"
            print(f"{'LOW ' if low else 'ok  '} {name:22} "
                  f"{row['figure']:28} {shown}  (floor {row['floor']})"
                  + (f"  {beside[row['figure']]:.4f} without exceptions"
                     if row["figure"] in beside else ""))
            if a.update and now is not None:
                row["value"] = f"{now:.4f}"
    if a.update:
        with open(RESULTS, "w", encoding="utf-8", newline="") as f:
            out = csv.DictWriter(f, ["set", "figure", "value", "floor"],
                                 lineterminator="\n")
            out.writeheader()
            out.writerows(rows)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
