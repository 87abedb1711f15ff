#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Which reports tell of one event, on ECB+ (Cybulska and Vossen 2014).

    ecbplus.py --recoupe BUILD/recoupe [--floor F1] [--topics]

Each topic of ECB+ holds some twenty English reports of two look-alike events:
one event in NN_MMecb.xml, another of the same kind in NN_MMecbplus.xml. All
reports of a topic are checked together from their raw text; two reports tell
of one event when `recoupe check --format json` gives their documents the same
`event`. Printed: precision, recall and F1 over pairs of reports of a topic
(same_event), summed over topics 1-35.

Event mentions (mention_pairs): the program puts two mentions together when
some fact has a claim with its predicate on each; the gold has them in one
cross-document chain. The program makes facts of what is said to have happened,
not of every noun that names it, so most mentions are out of its reach.
Counted over pairs of mentions of different reports in the sentences that the
corpus's makers checked (ECBplus_coreference_sentences.csv). The baseline that
the corpus is usually measured with puts mentions of one lemma of a topic
together; it is printed beside it, with our lemmas (lemma_pairs).

Skipped (77) without the data in ../shared (or $RECOUPE_SHARED).
"""
import argparse
import csv
import glob
import itertools
import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections import defaultdict

HERE = os.path.dirname(os.path.abspath(__file__))
SKIP, TOPICS = 77, range(1, 36)


class Report:
    """A file of ECB+: its raw text, where its tokens stand, its mentions."""

    def __init__(self, path, checked):
        root = ElementTree.parse(path).getroot()
        self.name = os.path.basename(path)[:-len(".xml")]
        self.text, self.at, self.sentence = "", {}, {}
        last = None
        for token in root.findall("token"):
            sentence, word = int(token.get("sentence")), token.text or ""
            if last is not None:
                self.text += "\n" if sentence != last else " "
            start = len(self.text)
            self.text += word
            self.at[token.get("t_id")] = (start, len(self.text))
            self.sentence[token.get("t_id")] = sentence
            last = sentence
        self.mentions = self.read_mentions(root, checked)

    def read_mentions(self, root, checked):
        """[(start, end, chain)] of actions in checked sentences."""
        anchors = {}
        for m in root.find("Markables"):
            tokens = [t.get("t_id") for t in m.findall("token_anchor")]
            if tokens and m.tag.startswith(("ACTION", "NEG_ACTION")):
                anchors[m.get("m_id")] = tokens
        out = []
        for relation in root.find("Relations"):
            if relation.tag != "CROSS_DOC_COREF":
                continue
            for source in relation.findall("source"):
                tokens = anchors.get(source.get("m_id"))
                if tokens and self.sentence[tokens[0]] in checked:
                    out.append((self.at[tokens[0]][0], self.at[tokens[-1]][1],
                                relation.get("note")))
        return out


def read_topics(folder):
    checked = defaultdict(set)
    with open(os.path.join(folder, "ECBplus_coreference_sentences.csv"),
              encoding="utf-8") as f:
        for row in csv.DictReader(f):
            checked[f"{row['Topic']}_{row['File']}"].add(
                int(row["Sentence Number"]))
    for topic in TOPICS:
        paths = sorted(glob.glob(
            os.path.join(folder, "ECB+", str(topic), "*.xml")))
        if paths:
            yield topic, [Report(p, checked[os.path.basename(p)[:-4]])
                          for p in paths]


def run(recoupe, verb, reports, *options):
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for r in reports:
            path = os.path.join(folder, r.name + ".txt")
            with open(path, "w", encoding="utf-8") as f:
                f.write(r.text + "\n")
            paths.append(path)
        out = subprocess.run([recoupe, verb, "--quiet", "--lang", "en",
                              *options, *paths], capture_output=True)
    if out.returncode:
        raise RuntimeError(out.stderr.decode("utf-8", "replace")[-300:])
    return out.stdout.decode("utf-8")


def name_of(path):
    return os.path.basename(path)[:-len(".txt")]


class Tally:
    def __init__(self):
        self.right = self.found = self.gold = 0

    def add(self, found, gold):
        self.right += found and gold
        self.found += found
        self.gold += gold

    def figures(self):
        p = self.right / self.found if self.found else 0.0
        r = self.right / self.gold if self.gold else 0.0
        return p, r, 2 * p * r / (p + r) if p + r else 0.0


def lemmas(recoupe, reports):
    """name -> [(form, lemma)] of the words of each report."""
    out, current = defaultdict(list), None
    for line in run(recoupe, "read", reports, "--format",
                    "conllu").splitlines():
        if line.startswith("# newdoc id = "):
            current = name_of(line[len("# newdoc id = "):])
        cells = line.split("\t")
        if len(cells) == 10 and cells[0].isdigit():
            out[current].append((cells[1], cells[2]))
    return out


def lemma_of(words, form):
    """The lemma of a mention's first word, as this report has it."""
    first = form.split()[0].lower() if form.split() else ""
    return words.get(first, first)


def shift(text, printed):
    """place in `text` -> place in `printed`, whatever white space changed."""
    table, k = [], 0
    for c in text:
        while k < len(printed) and printed[k].isspace() and not c.isspace():
            k += 1
        table.append(k)
        if k < len(printed) and printed[k] == c:
            k += 1
    return table + [k]


def measure(recoupe, topic, reports, tallies):
    result = json.loads(run(recoupe, "check", reports, "--format", "json"))
    texts, predicates = {}, {}
    for line in run(recoupe, "read", reports, "--format",
                    "json").splitlines():
        r = json.loads(line)
        one = name_of(r["document"]["path"])
        texts[one] = r["text"]
        for c in r["claims"]:
            predicates[one, c["id"]] = (c["predicate"]["start"],
                                        c["predicate"]["end"])
    event = {name_of(d["path"]): d["event"] for d in result["documents"]}
    name = {d["id"]: name_of(d["path"]) for d in result["documents"]}
    for a, b in itertools.combinations(reports, 2):
        one = a.name.endswith("plus") == b.name.endswith("plus")
        tallies["same_event"].add(event[a.name] == event[b.name], one)
    claims = defaultdict(list)
    for i, fact in enumerate(result["facts"]):
        for c in fact["claims"]:
            place = predicates.get((name[c["document"]], c["claim"]))
            if place:
                claims[name[c["document"]]].append((*place, i))
    words = {r: {form.lower(): lemma.lower() for form, lemma in pairs}
             for r, pairs in lemmas(recoupe, reports).items()}
    mentions = []
    for r in reports:
        table = shift(r.text, texts[r.name])
        for start, end, chain in r.mentions:
            s, e = table[start], table[end]
            facts = {i for x, y, i in claims[r.name] if x < e and y > s}
            lemma = lemma_of(words.get(r.name, {}), r.text[start:end])
            mentions.append((r.name, chain, facts, lemma))
    for a, b in itertools.combinations(mentions, 2):
        if a[0] != b[0]:
            gold = a[1] == b[1]
            tallies["mention_pairs"].add(bool(a[2] & b[2]), gold)
            tallies["lemma_pairs"].add(a[3] == b[3], gold)


def main():
    ap = argparse.ArgumentParser(
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--recoupe", required=True)
    ap.add_argument("--floor", type=float, default=0.0)
    ap.add_argument("--topics", action="store_true")
    a = ap.parse_args()
    root = os.path.dirname(os.path.dirname(HERE))
    shared = os.environ.get("RECOUPE_SHARED") or os.path.join(
        os.path.dirname(root), "shared")
    folder = os.path.join(shared, "data", "crossdoc", "ecbplus")
    if not os.path.isdir(folder):
        print("no ECB+: skipped")
        return SKIP
    total = {k: Tally() for k in
             ("same_event", "mention_pairs", "lemma_pairs")}
    for topic, reports in read_topics(folder):
        one = {k: Tally() for k in total}
        measure(os.path.abspath(a.recoupe), topic, reports, one)
        for k, t in one.items():
            for field in ("right", "found", "gold"):
                setattr(total[k], field,
                        getattr(total[k], field) + getattr(t, field))
        if a.topics:
            print(f"topic {topic:2}", *(f"{x:.3f}" for x in
                                        one["same_event"].figures()))
    for k, t in total.items():
        p, r, f = t.figures()
        print(f"{k:14} P {p:.3f}  R {r:.3f}  F1 {f:.3f}  "
              f"({t.gold} gold, {t.found} found)")
    return total["same_event"].figures()[2] < a.floor


if __name__ == "__main__":
    sys.exit(main())
