#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fast the program is: whole processes, measured from outside.

    bench.py --recoupe build/recoupe [--text FILE…] [--runs N]

Measured are
    start      one short report, program start to result
    trees      plain text to trees (read --format conllu), one worker, words/s
    read       plain text to claims (read --format json), one worker, words/s
    long       one report of 1,000, 10,000 and 100,000 words: the time for a
               thousand words must not grow
    when       quantities and times alone, as a share of the whole line, where
               bench/stage_when is built (ninja -C build bench/stage_when)
    check      generated reports side by side: 100, 1,000, 10,000
and beside `trees`, in the same run and on the same text, each peer that is
installed: Debian's lt-proc with apertium-fra-cat (morphology only, no tree).
Beside `when` stand chrono-node and Recognizers-Text, on the same English text,
where --node-modules names a folder that holds them (npm install chrono-node
@microsoft/recognizers-text-suite); they are needed for nothing else.

Machines are noisy: each figure is the median of N runs with its range, and
what to quote is the ratio to the peer. Without --text the French reports of
examples/ are repeated, which flatters every cache.
"""
import argparse
import glob
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PEER = ["lt-proc", "/usr/share/apertium/apertium-fra-cat/fra-cat.automorf.bin"]


def run(command, given=None):
    """(seconds, peak memory in MB, output) of one process."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as text:
        if given is not None:
            text.write(given)
            text.seek(0)
        began = time.perf_counter()
        child = subprocess.Popen(command, stdin=text, stdout=out,
                                 stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            sys.exit(f"{command[0]}: exit {child.returncode}")
        out.seek(0)
        return seconds, usage.ru_maxrss / 1024, out.read()


def measured(command, runs, given=None):
    """Median, least and most seconds; peak memory; the last output."""
    run(command, given)
    got = [run(command, given) for _ in range(runs)]
    times = sorted(g[0] for g in got)
    return (statistics.median(times), times[0], times[-1],
            max(g[1] for g in got), got[-1][2])


def show(name, figures, count=None, unit="words/s"):
    median, least, most, memory, _ = figures
    rate = f"{count / median:12,.0f} {unit}" if count else " " * 20
    print(f"{name:22} {median:8.3f} s ({least:.3f} to {most:.3f}) {rate}"
          f"  peak {memory:,.0f} MB")


def sample_text(paths):
    if not paths:
        paths = sorted(glob.glob(os.path.join(ROOT, "examples", "*", "0*.txt")))
        return "\n\n".join(open(p, encoding="utf-8").read()
                           for p in paths) * 40
    return "\n\n".join(open(p, encoding="utf-8", errors="replace").read()
                       for p in paths)


def when(a, recoupe):
    """Quantities and times: what they cost, and what the peers' cost."""
    stage = os.path.join(os.path.dirname(recoupe), "bench", "stage_when")
    if not os.path.exists(stage):
        return
    paths = a.english or glob.glob(
        os.path.join(ROOT, "tests", "blind", "reports", "en-*.txt"))
    lines = [line for p in sorted(paths)
             for line in open(p, encoding="utf-8") if line.strip()]
    text = "".join(lines * (1 if a.english else 3)).encode()
    words = len(text.split())
    command = [stage, os.path.join(ROOT, "languages"), "en"]
    got = sorted((json.loads(run(command, text)[2]) for _ in range(a.runs)),
                 key=lambda g: g["stage"])
    ours = got[len(got) // 2]
    print(f"{'when':22} {ours['stage']:8.3f} s {words / ours['stage']:28,.0f} "
          f"words/s  {ours['stage'] / ours['line']:.3f} of the line")
    if not (a.node_modules and shutil.which("node")):
        return
    peers = ["env", f"NODE_PATH={a.node_modules}", "node",
             os.path.join(ROOT, "bench", "peers_when.js")]
    for line in run(peers, text)[2].splitlines():
        peer = json.loads(line)
        print(f"  {peer['name']} {peer['version']}: "
              f"{words / peer['seconds']:,.0f} words/s, "
              f"{peer['seconds'] / ours['stage']:.1f} times the time of when")


def long_reports(recoupe, text, runs):
    """One report ever longer; start-up is the time of the shortest."""
    paragraphs = text.split("\n\n")
    for count in (1000, 10000, 100000):
        report, size = [], 0
        while size < count:
            report.append(paragraphs[len(report) % len(paragraphs)])
            size += len(report[-1].split())
        report = "\n\n".join(report)
        given = json.dumps({"text": report}).encode()
        got = measured([recoupe, "read", "--format", "json", "--input",
                        "jsonl", "-j", "1", "-"], runs, given)
        show(f"long {size:,} words", got, size)


PLACES = ["Aldmouth", "Brenford", "Castel", "Dunmore", "Eskby", "Farrow"]
THINGS = [("people were killed", "a fire", "fire service"),
          ("houses were flooded", "a storm", "town council"),
          ("workers were laid off", "a closure", "union"),
          ("protesters were arrested", "a march", "police")]


def generated(count):
    """Reports on count/5 events, some of which disagree, as JSON Lines."""
    dice = random.Random(7)
    lines = []
    for i in range(count):
        event = dice.randrange(max(1, count // 5))
        what, cause, who = THINGS[event % len(THINGS)]
        place = PLACES[event // 4 % len(PLACES)] + f" {event // 24 + 1}"
        day = event % 28 + 1
        number = 10 + event % 90 + (dice.randrange(40) if dice.random() < .2
                                    else 0)
        lines.append(json.dumps({
            "id": f"r{i}", "publisher": f"Paper {i % 50}", "language": "en",
            "published": f"2021-05-{day:02}T{dice.randrange(24):02}:00",
            "title": f"{number} {what} after {cause} in {place}",
            "text": f"About {number} {what} on {day} May 2021 after {cause} in "
                    f"{place}, the {who} said.\n\nThe mayor of {place} said "
                    "that help was on its way."}))
    return ("\n".join(lines) + "\n").encode()


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--recoupe", default=os.path.join(ROOT, "build/recoupe"))
    ap.add_argument("--text", nargs="*", default=[])
    ap.add_argument("--runs", type=int, default=5)
    ap.add_argument("--english", nargs="*", default=[],
                    help="English texts for `when`")
    ap.add_argument("--node-modules", help="folder with the peers of `when`")
    ap.add_argument("--most", type=int, default=10000,
                    help="largest number of generated reports")
    a = ap.parse_args()
    recoupe = os.path.abspath(a.recoupe)
    text = sample_text(a.text)
    paragraphs = text.split("\n\n")
    reports = "\n".join(json.dumps({"text": "\n\n".join(paragraphs[i:i + 20])})
                        for i in range(0, len(paragraphs), 20)).encode()
    words = len(text.split())
    short = b"The mayor said that two men had died on Monday."
    show("start", measured([recoupe, "read", "--format", "json", "-"], a.runs,
                           short))
    jsonl = ["--input", "jsonl", "-j", "1", "-"]
    trees = measured([recoupe, "read", "--format", "conllu", *jsonl], a.runs,
                     reports)
    show("trees", trees, words)
    if shutil.which(PEER[0]) and os.path.exists(PEER[1]):
        # characters that mean something in the stream of lt-proc
        plain = re.sub(r"[][{}^$/<>@\\\0]", " ", text)
        peer = measured(PEER, a.runs, plain.encode())
        show("lt-proc (no trees)", peer, words)
        print(f"{'':22} ratio of times, recoupe / lt-proc: "
              f"{trees[0] / peer[0]:.2f}")
    show("read", measured([recoupe, "read", "--format", "json", *jsonl],
                          a.runs, reports), words)
    long_reports(recoupe, text, max(1, a.runs // 2))
    when(a, recoupe)
    count = 100
    while count <= a.most:
        show(f"check {count:,}", measured(
            [recoupe, "check", "--format", "json", *jsonl],
            max(1, a.runs // 2), generated(count)), count, "reports/s")
        count *= 10


if __name__ == "__main__":
    main()
