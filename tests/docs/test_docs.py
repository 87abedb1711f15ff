#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The docs are true: examples print what they show, tables are all told of.

In README.md and docs/*.md a block that opens with ```console holds commands
("$ recoupe …") and what they print. A line "[…]" stands for any lines.
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
    return re.compile("".join(out) + r"\Z", re.S)


class Docs(unittest.TestCase):
    def test_examples_print_what_they_show(self):
        count = 0
        for page, command, shown in examples():
            words = shlex.split(command)
            if words[0] != "recoupe":
                continue
            run = subprocess.run([RECOUPE, *words[1:]], cwd=ROOT,
                                 capture_output=True,
                                 env={**os.environ, "LC_ALL": "C.UTF-8",
                                      "LANGUAGE": ""})
            printed = run.stdout.decode("utf-8") + "\n"
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
    unittest.main(argv=[sys.argv[0], "-v"])
