#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores who says what against the reports of tests/quotes.

    quotes.py FILES... --system 'CMD' [--json] [--errors]

The form of FILES is told at their head; a file's name begins with its language.
A place is found by its words: what is said, then the cue and the source nearest
to it. Spans are compared as sets of words.

    content    F1 of acts of saying whose contents share half of their words
    full       ... and whose sources share a word, or neither has one
    quote@T    the measure of the Gender Gap Tracker: the reference's letters
               that a predicted content covers, at least T of them; acts inside
               others are left out on both sides
"""
import argparse
import json
import os
import re
import shlex
import subprocess


def reports(path):
    """(name, text, lines of the acts of saying) of each report of a file."""
    with open(path, encoding="utf-8") as f:
        for part in re.split(r"(?m)^=== ", f.read())[1:]:
            name, rest = part.split("\n", 1)
            text, said = rest.split("\n---\n", 1)
            yield name.strip(), text.strip(), said.strip().split("\n")


def nearest(text, words, anchors):
    places = [m.start() for m in re.finditer(re.escape(words), text)
              if not re.match(r"\w\w", text[m.start() - 1:m.start() + 1])
              and not re.match(r"\w\w", text[m.end() - 1:m.end() + 1])]
    if not places:
        raise SystemExit(f"not in the text: {words!r}")
    start = min(places, key=lambda i: min(abs(i - a) for a in anchors))
    return start, start + len(words)


def words_of(text, spans):
    """{place: letters} of the words in the spans."""
    return {a + m.start(): len(m.group())
            for a, b in spans for m in re.finditer(r"\w+", text[a:b])}


def gold_of(text, lines):
    out = []
    for line in lines:
        source, cue, said = line.lstrip("+ ").split(" | ", 2)
        anchors = [m.start() for m in re.finditer(re.escape(cue), text)]
        content = [nearest(text, piece, anchors or [0])
                   for piece in said.split(" // ")]
        at = nearest(text, cue, content[0]) if anchors else None
        who = None if source == "-" else nearest(
            text, source, [at[0] if at else content[0][0]])
        out.append({"content": words_of(text, content),
                    "source": words_of(text, [who] if who else []),
                    "cue": words_of(text, [at] if at else []),
                    "inner": line.startswith("+"), "line": line})
    return out


def predicted_of(report):
    text, out = report["text"], []

    def span(s):
        return [(s["start"], s["end"])] if s else []

    for a in report["attributions"]:
        content = [(c["start"], c["end"]) for c in a["content"]]
        line = " | ".join(
            [" ".join(text[x:y] for x, y in span(a[k])) or "-"
             for k in ("source", "cue")] +
            [" // ".join(text[x:y] for x, y in content)])
        out.append({"content": words_of(text, content),
                    "source": words_of(text, span(a["source"])),
                    "cue": words_of(text, span(a["cue"])),
                    "inner": a["parent"] is not None, "line": line})
    return out


def jaccard(g, p):
    a, b = g["content"].keys(), p["content"].keys()
    return len(a & b) / max(1, len(a | b))


def covered(g, p):
    letters = sum(g["content"].values())
    both = sum(n for w, n in g["content"].items() if w in p["content"])
    return both / max(1, letters)


def agree(g, p):
    a, b = g["source"].keys(), p["source"].keys()
    return bool(a & b) or not a and not b


def pair(gold, predicted, score, least):
    """One to one, best first; of equals those that agree in cue and source."""
    scored = sorted(
        ((score(g, p), bool(g["cue"].keys() & p["cue"].keys()), agree(g, p),
          -i, -j)
         for i, g in enumerate(gold) for j, p in enumerate(predicted)
         if score(g, p) >= least), reverse=True)
    left, right, pairs = set(), set(), []
    for _, _, _, i, j in scored:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((-i, -j))
    return pairs


class Counts:
    def __init__(self):
        self.rows = {}

    def add(self, name, matched, predicted, gold):
        row = self.rows.setdefault(name, [0, 0, 0])
        for i, n in enumerate((matched, predicted, gold)):
            row[i] += n

    def figures(self):
        out = {}
        for name, (matched, predicted, gold) in self.rows.items():
            out[name] = {"p": matched / max(1, predicted),
                         "r": matched / max(1, gold),
                         "f1": 2 * matched / max(1, predicted + gold),
                         "predicted": predicted, "gold": gold}
        return out


def score_report(counts, name, gold, predicted, errors):
    pairs = pair(gold, predicted, jaccard, 0.5)
    sides = len(predicted), len(gold)
    counts.add("content", len(pairs), *sides)
    good = [(i, j) for i, j in pairs if agree(gold[i], predicted[j])]
    counts.add("full", len(good), *sides)
    outer = [[a for a in side if not a["inner"]] for side in (gold, predicted)]
    for least in (0.3, 0.8):
        counts.add(f"quote@{least}", len(pair(*outer, covered, least)),
                   len(outer[1]), len(outer[0]))
    if errors:
        for i, j in pairs:
            if (i, j) not in good:
                print(f"{name}: source: {gold[i]['line']}\n    got "
                      f"{predicted[j]['line']}")
        for i in set(range(len(gold))) - {i for i, _ in pairs}:
            print(f"{name}: missed: {gold[i]['line']}")
        for j in set(range(len(predicted))) - {j for _, j in pairs}:
            print(f"{name}: invented: {predicted[j]['line']}")


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("files", nargs="+")
    ap.add_argument("--system", required=True)
    ap.add_argument("--json", action="store_true")
    ap.add_argument("--errors", action="store_true")
    a = ap.parse_args()
    counts = Counts()
    for path in a.files:
        language = os.path.basename(path).split(".")[0]
        documents = list(reports(path))
        lines = "\n".join(json.dumps(
            {"id": name, "text": text, "language": language,
             "published": "2025-05-20"}) for name, text, _ in documents)
        run = subprocess.run(
            shlex.split(a.system) + ["read", "--quiet", "--format", "json",
                                     "--input", "jsonl", "-"],
            input=lines, capture_output=True, text=True, check=True)
        read = [json.loads(line) for line in run.stdout.splitlines()]
        for (name, text, said), report in zip(documents, read):
            if report["text"] != text:
                raise SystemExit(f"{name}: the program changed the text")
            score_report(counts, name, gold_of(text, said),
                         predicted_of(report), a.errors)
    figures = counts.figures()
    if a.json:
        print(json.dumps(figures))
        return
    for name, f in figures.items():
        print(f"{name:10} P {f['p']:.3f}  R {f['r']:.3f}  F1 {f['f1']:.3f}   "
              f"({f['gold']} gold, {f['predicted']} predicted)")


if __name__ == "__main__":
    main()
