#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The docs are true: examples print what they show, tables are all told of.

In README.md and docs/*.md a block that opens with ```console holds commands
("$ recoupe …") and what they print. A line "[…]" stands for any lines.

With --update the blocks are written anew: each paragraph that a block shows is
looked up in what the command prints now by its first line, numbers aside. A
block with a paragraph that is not found stays as it is, and is told. Read the
diff: what no longer fits is yours to mend.
"""
import glob
import os
import re
import shlex
import subprocess
import sys
import unittest

RECOUPE = os.path.abspath(os.environ["RECOUPE"])
ROOT = os.path.abspath(os.environ["RECOUPE_ROOT"])
LINES_MORE = 6  # a paragraph that grew by more is cut where it was cut
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.S | re.M)


def pages():
    return [os.path.join(ROOT, "README.md"),
            *sorted(glob.glob(os.path.join(ROOT, "docs", "*.md")))]


def examples():
    """(page, command, the lines it shows)"""
    for page in pages():
        with open(page, encoding="utf-8") as f:
            text = f.read()
        for block in BLOCK.findall(text):
            for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
                command, _, shown = part.partition("\n")
                yield page, command, shown.rstrip("\n").split("\n")


def as_pattern(lines):
    out = [".*\n" if line == "[…]" else re.escape(line) + "\n"
           for line in lines]
    return re.compile(r"\A" + "".join(out) + r"\Z", re.S)


def printed_by(command):
    run = subprocess.run([RECOUPE, *shlex.split(command)[1:]], cwd=ROOT,
                         capture_output=True,
                         env={**os.environ, "LC_ALL": "C.UTF-8",
                              "LANGUAGE": ""})
    return run.stdout.decode("utf-8") + "\n"


def without_numbers(line):
    return re.sub(r"\d+", "#", line)


def refreshed(shown, printed, renamed):
    """The lines of a block anew; `renamed` takes up finding IDs that moved."""
    now = [p.split("\n") for p in printed.rstrip("\n").split("\n\n")]
    at = 0
    out = []
    for part in "\n".join(shown).split("[…]\n"):
        for old in part.rstrip("\n").split("\n\n"):
            old = [line for line in old.split("\n") if line != "[…]"]
            same = [i for i in range(at, len(now)) if old and
                    without_numbers(now[i][0]) == without_numbers(old[0])]
            if not same:
                raise LookupError(old[0] if old else "an empty block")
            if same[0] > at and out:
                out[-1] = "[…]"
            new = now[same[0]]
            at = same[0] + 1
            for a, b in zip(re.findall(r"\bx\d+", old[0]),
                            re.findall(r"\bx\d+", new[0])):
                renamed.setdefault(a, b)
            cut = len(new) > len(old) + LINES_MORE
            out += new[:len(old)] + ["[…]"] if cut else [*new, ""]
    if out and out[-1] == "":
        out[-1] = "[…]"
    return out[:-1] if at == len(now) and out[-1] == "[…]" and not cut else out


def written_anew(block, renamed):
    new = ""
    for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
        command, _, shown = part.partition("\n")
        if shlex.split(command)[0] == "recoupe":
            command = re.sub(r"\bx\d+", lambda m: renamed.get(
                m.group(), m.group()), command)
            shown = "\n".join(refreshed(
                shown.rstrip("\n").split("\n"), printed_by(command),
                renamed)) + "\n"
        new += f"$ {command}\n{shown}"
    return new


def update():
    """Returns how many blocks could not be written."""
    failed = 0
    for page in pages():
        with open(page, encoding="utf-8") as f:
            text = f.read()
        renamed = {}
        for block in BLOCK.findall(text):
            try:
                text = text.replace(block, written_anew(block, renamed))
            except LookupError as missing:
                failed += 1
                print(f"{page}: nothing printed begins so: {missing}")
        with open(page, "w", encoding="utf-8") as f:
            f.write(text)
    return failed


class Docs(unittest.TestCase):
    def test_examples_print_what_they_show(self):
        count = 0
        for page, command, shown in examples():
            if shlex.split(command)[0] != "recoupe":
                continue
            self.assertNotEqual(shown, [""], f"{page}: {command} shows nothing")
            printed = printed_by(command)
            self.assertRegex(printed, as_pattern(shown),
                             f"{page}: {command} prints:\n{printed[:3000]}")
            count += 1
        self.assertGreater(count, 0)

    def test_every_table_is_in_the_page_on_languages(self):
        with open(os.path.join(ROOT, "docs", "adding-a-language.md"),
                  encoding="utf-8") as f:
            page = f.read()
        here = {os.path.basename(p) for p in glob.glob(
            os.path.join(ROOT, "languages", "*", "*.tsv"))}
        told = set(re.findall(r"`([a-z-]+\.tsv)`", page))
        self.assertEqual(here - told, set(), "tables that the page lacks")
        self.assertEqual(told - here, set(), "tables that are not there")

    def test_links_lead_to_files(self):
        for page in pages():
            with open(page, encoding="utf-8") as f:
                text = f.read()
            for link in re.findall(r"\]\(([^)#:]+)\)", text):
                target = os.path.join(os.path.dirname(page), link)
                self.assertTrue(os.path.exists(target), (page, link))


if __name__ == "__main__":
    if sys.argv[1:] == ["--update"]:
        sys.exit(1 if update() else 0)
    unittest.main(argv=[sys.argv[0], "-v"])
