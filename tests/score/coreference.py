#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores who is who inside a report against GUM and MEANTIME.

    coreference.py FILES... --system 'CMD' [--json] [--errors]

FILES are GUM's CoNLL-U (Entity in MISC) or MEANTIME's XML. The program gets the
gold sentences and words (`read --input conllu --format json`), no gold tags,
and its mentions are laid over the gold ones: two are one mention when their
spans share more than half of their letters (the gold span is GUM's minimal
one), each paired at most once, the best first.

Counted are entities that bear a name: gold ones of the types person,
organisation and place with a mention headed by a proper noun (MEANTIME: PER,
ORG, LOC with a mention marked NAM, or unmarked and capitalised throughout), and the program's actors with a name.

    names    only the mentions that are names
    chains   all their mentions: names, descriptions, pronouns

MEANTIME marks what takes part in its events, not everybody: a mention that it
does not have is not held against the program there, so that its precision is
that of the paired mentions. Figures are those of the CoNLL-2012
scorer: MUC (links), B-cubed (mentions), CEAF-e (entities one to one), each as
precision, recall and F1, and the mean of the three F1. A mention that the other
side does not have counts as missing or spurious in all of them.
"""
import argparse
import json
import os
import re
import shlex
import subprocess
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict

GUM_TYPES = {"person", "organization", "place"}
MEANTIME_TYPES = {"PER", "ORG", "LOC"}
OPEN = re.compile(r"\(([^()]+)\)?|(\d+)\)")


class Document:
    """Words by sentence, and gold mentions as (first, last, entity, named) in
    words of the whole document."""

    def __init__(self, name):
        self.name = name
        self.sentences = []
        self.mentions = []
        self.texts = []
        self.partial = False  # not all mentions are annotated

    def conllu(self):
        out = [f"# newdoc id = {self.name}"]
        for words, text in zip(self.sentences, self.texts):
            out.append(f"# text = {text}")
            for i, (form, glued) in enumerate(words, 1):
                misc = "SpaceAfter=No" if glued else "_"
                out.append(f"{i}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{misc}")
            out.append("")
        return "\n".join(out) + "\n"


# ---- GUM --------------------------------------------------------------------

def gum_documents(path):
    """Entity=(1-person-new-…-minspan-… opens a mention, 1) closes it."""
    document, rows = None, []
    with open(path, encoding="utf-8") as f:
        for line in f:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id"):
                if document:
                    yield gum_close(document)
                document = Document(line.split("=", 1)[1].strip())
                document.rows = []
            elif line.startswith("# text ="):
                document.texts.append(line.split("=", 1)[1].strip())
            elif not line and rows:
                document.sentences.append(
                    [(r[1], "SpaceAfter=No" in r[9].split("|")) for r in rows])
                document.rows += rows
                rows = []
            elif line and line[0].isdigit():
                cells = line.split("\t")
                if cells[0].isdigit():
                    rows.append(cells)
    if document:
        yield gum_close(document)


def gum_close(document):
    open_mentions = defaultdict(list)
    for at, cells in enumerate(document.rows):
        misc = dict(p.split("=", 1) for p in cells[9].split("|") if "=" in p)
        for part in re.findall(r"\([^()]*\)?|[^()]+\)", misc.get("Entity", "")):
            if part.startswith("("):
                fields = part.strip("()").split("-")
                entity = fields[0]
                open_mentions[entity].append((at, fields))
                if not part.endswith(")"):
                    continue
            else:
                entity = part[:-1].split("-")[0]
            if not open_mentions[entity]:
                continue
            first, fields = open_mentions[entity].pop()
            gum_mention(document, first, at, fields)
    return document


def gum_mention(document, first, last, fields):
    """fields: entity, type, infstat, salience, centering, minspan, …"""
    if fields[1] not in GUM_TYPES:
        return
    least = [int(x) for x in fields[5].split(",") if x.isdigit()] \
        if len(fields) > 5 else []
    head = first + (least[0] - 1 if least else 0)
    low = min([first + x - 1 for x in least] or [first])
    high = max([first + x - 1 for x in least] or [last])
    named = document.rows[head][3] == "PROPN"
    document.mentions.append((low, min(high, last), fields[0], named))


# ---- MEANTIME ---------------------------------------------------------------

def meantime_document(path):
    root = ET.parse(path).getroot()
    document = Document(root.get("doc_name") or os.path.basename(path))
    index, words = {}, defaultdict(list)
    for at, token in enumerate(root.findall("token")):
        index[token.get("t_id")] = at
        words[int(token.get("sentence"))].append((token.text, False))
    for number in sorted(words):
        document.sentences.append(words[number])
        document.texts.append(" ".join(w for w, _ in words[number]))
    types, spans = {}, {}
    texts = [token.text for token in root.findall("token")]
    for mark in root.find("Markables"):
        if mark.tag == "ENTITY":
            types[mark.get("m_id")] = mark.get("ent_type")
        elif mark.tag == "ENTITY_MENTION":
            at = [index[a.get("t_id")] for a in mark.findall("token_anchor")]
            if at:
                spans[mark.get("m_id")] = (min(at), max(at),
                                           mark.get("syntactic_type") or "")
    for link in root.find("Relations").findall("REFERS_TO"):
        target = link.find("target").get("m_id")
        if types.get(target) not in MEANTIME_TYPES:
            continue
        for source in link.findall("source"):
            if source.get("m_id") in spans:
                first, last, form = spans[source.get("m_id")]
                forms = [t for t in texts[first:last + 1] if t[0].isalnum()]
                named = form.endswith("NAM") or (not form and forms and all(
                    t[0].isupper() or t[0].isdigit() for t in forms))
                document.mentions.append((first, last, target, bool(named)))
    document.partial = True
    return document


# ---- the program ------------------------------------------------------------

def read(documents, system):
    with tempfile.NamedTemporaryFile("w", suffix=".conllu", delete=False,
                                     encoding="utf-8") as f:
        f.writelines(d.conllu() for d in documents)
    try:
        run = subprocess.run(
            shlex.split(system) + ["read", "--quiet", "--input", "conllu",
                                   "--lang", "en", "--format", "json", f.name],
            capture_output=True, text=True, check=True)
    finally:
        os.unlink(f.name)
    return [json.loads(line) for line in run.stdout.splitlines()]


def word_places(document, text):
    """Start and end of each gold word in the program's text: both have the
    same letters, only white space differs."""
    places, at = [], 0
    for words in document.sentences:
        for form, _ in words:
            letters = form.replace(" ", "").replace("\u00a0", "")
            start = None
            for letter in letters:
                while at < len(text) and text[at].isspace():
                    at += 1
                if at >= len(text) or text[at] != letter:
                    raise ValueError(f"{document.name}: the text differs at "
                                     f"{at}: {text[at:at + 20]!r}")
                start = at if start is None else start
                at += 1
            places.append((start if start is not None else at, at))
    return places


def shared(a, b):
    both = min(a[1], b[1]) - max(a[0], b[0])
    return both / (max(a[1], b[1]) - min(a[0], b[0])) if both > 0 else 0


def pair(gold, found):
    """The index in `found` of each gold span, best pairs first."""
    close = sorted(((-shared(g, f), i, k) for i, g in enumerate(gold)
                    for k, f in enumerate(found) if shared(g, f) > 0.5))
    of, taken = {}, set()
    for _, i, k in close:
        if i not in of and k not in taken:
            of[i] = k
            taken.add(k)
    return of


# ---- figures ----------------------------------------------------------------

def clusters(labels):
    """{mention: entity} -> list of sets."""
    out = defaultdict(set)
    for mention, entity in labels.items():
        out[entity].add(mention)
    return list(out.values())


def muc(keys, of):
    hits = total = 0
    for key in keys:
        parts = len({of.get(m, ("alone", m)) for m in key})
        hits += len(key) - parts
        total += len(key) - 1
    return hits, total


def b_cubed(keys, others):
    where = {m: i for i, o in enumerate(others) for m in o}
    hits = 0.0
    for key in keys:
        for _, n in Counter(where[m] for m in key if m in where).items():
            hits += n * n / len(key)
    return hits, sum(len(k) for k in keys)


def best_matching(weights):
    """Heaviest one-to-one matching of {(row, column): weight}: the Hungarian
    method on each connected part."""
    parts, total = defaultdict(set), 0.0
    for r, c in weights:
        parts["r", r].add(("c", c))
        parts["c", c].add(("r", r))
    seen = set()
    for start in list(parts):
        if start in seen:
            continue
        part, todo = [], [start]
        seen.add(start)
        while todo:
            node = todo.pop()
            part.append(node)
            for other in parts[node] - seen:
                seen.add(other)
                todo.append(other)
        rows = [n for side, n in part if side == "r"]
        columns = [n for side, n in part if side == "c"]
        total += hungarian([[weights.get((r, c), 0.0) for c in columns]
                            for r in rows])
    return total


def hungarian(matrix):
    """Sum of the heaviest assignment of a small dense matrix."""
    if len(matrix) > len(matrix[0]):
        matrix = [list(x) for x in zip(*matrix)]
    n, m = len(matrix), len(matrix[0])
    u, v, match, way = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        match[0], column = i, 0
        least, used = [float("inf")] * (m + 1), [False] * (m + 1)
        while True:
            used[column] = True
            row, delta, following = match[column], float("inf"), 0
            for j in range(1, m + 1):
                if not used[j]:
                    cost = -matrix[row - 1][j - 1] - u[row] - v[j]
                    if cost < least[j]:
                        least[j], way[j] = cost, column
                    if least[j] < delta:
                        delta, following = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            column = following
            if match[column] == 0:
                break
        while column:
            match[column] = match[way[column]]
            column = way[column]
    return sum(matrix[match[j] - 1][j - 1] for j in range(1, m + 1) if match[j])


def ceaf(gold, found):
    weights = {}
    where = defaultdict(list)
    for k, f in enumerate(found):
        for m in f:
            where[m].append(k)
    for i, g in enumerate(gold):
        for k, n in Counter(k for m in g for k in where[m]).items():
            weights[i, k] = 2 * n / (len(g) + len(found[k]))
    return best_matching(weights) if weights else 0.0


class Tally:
    def __init__(self):
        self.sum = Counter()

    def add(self, gold, found):
        """Both {mention: entity} with the same mention for paired ones."""
        g, f = clusters(gold), clusters(found)
        s = self.sum
        for side, value in (("muc_r", muc(g, found)), ("muc_p", muc(f, gold)),
                            ("b3_r", b_cubed(g, f)), ("b3_p", b_cubed(f, g))):
            s[side] += value[0]
            s[side + "_of"] += value[1]
        both = ceaf(g, f)
        for side, n in (("ceaf_r", len(g)), ("ceaf_p", len(f))):
            s[side] += both
            s[side + "_of"] += n
        shared_mentions = len(gold.keys() & found.keys())
        s["mention_r"] += shared_mentions
        s["mention_r_of"] += len(gold)
        s["mention_p"] += shared_mentions
        s["mention_p_of"] += len(found)

    def figures(self):
        out = {}
        for name in ("mention", "muc", "b3", "ceaf"):
            p, r = (self.sum[f"{name}_{x}"] / (self.sum[f"{name}_{x}_of"] or 1)
                    for x in "pr")
            out[name] = {"p": p, "r": r, "f1": 2 * p * r / (p + r or 1)}
        out["mean"] = {"f1": sum(out[k]["f1"] for k in ("muc", "b3", "ceaf"))
                       / 3}
        return out


def label(document, report, names_only):
    """Gold and found {mention: entity}; paired mentions share their key."""
    places = word_places(document, report["text"])
    named = {m[2] for m in document.mentions if m[3]}
    gold = [((places[a][0], places[b][1]), entity)
            for a, b, entity, is_name in document.mentions
            if entity in named and (is_name or not names_only)]
    gold = list(dict(gold).items())
    found = []
    for actor in report["actors"]:
        forms = [m["form"] for m in actor["mentions"]]
        if "name" in forms and actor["kind"] not in ("other", "group"):
            found += [((m["start"], m["end"]), actor["id"])
                      for m in actor["mentions"]
                      if m["form"] == "name" or not names_only]
    of = pair([g[0] for g in gold], [f[0] for f in found])
    back = {k: i for i, k in of.items()}
    return ({("g", i): g[1] for i, g in enumerate(gold)},
            {(("g", back[k]) if k in back else ("f", k)): f[1]
             for k, f in enumerate(found) if k in back or not document.partial})


def show_errors(document, report, gold, found):
    print(f"== {document.name}")
    for entity in sorted(set(gold.values())):
        keys = [k for k, e in gold.items() if e == entity]
        spread = Counter(found.get(k, "-") for k in keys)
        print(f"  {entity}: " + ", ".join(f"{k} x{n}"
                                          for k, n in spread.most_common()))


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("files", nargs="+")
    ap.add_argument("--system", required=True)
    ap.add_argument("--json", action="store_true")
    ap.add_argument("--errors", action="store_true")
    a = ap.parse_args()
    documents = []
    for path in a.files:
        documents += [meantime_document(path)] if path.endswith(".xml") \
            else gum_documents(path)
    reports = read(documents, a.system)
    if len(reports) != len(documents):
        raise SystemExit(f"{len(documents)} documents, {len(reports)} read")
    tally = {"names": Tally(), "chains": Tally()}
    for document, report in zip(documents, reports):
        for kind, t in tally.items():
            gold, found = label(document, report, kind == "names")
            t.add(gold, found)
            if a.errors and kind == "chains":
                show_errors(document, report, gold, found)
    figures = {f"{kind}.{name}": value for kind, t in tally.items()
               for name, value in t.figures().items()}
    if a.json:
        print(json.dumps(figures))
        return
    for name, value in figures.items():
        print(f"{name:16}" + "  ".join(f"{k} {v:.4f}"
                                       for k, v in value.items()))


if __name__ == "__main__":
    main()
