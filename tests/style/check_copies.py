#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""No line of a golden case copies a text that the program is measured on.

A line of languages/*/cases/*.case must not share a run of RUN words or more
with a text of tests/blind, nor with the shared reports, dossiers and
sentences in the conditional, where they are there: $RECOUPE_SHARED, or the
folder shared beside the project. A case that copies such a text passes because
the rule was made for it, and its text is somebody else's.

usage: check_copies.py ROOT
"""

import json
import os
import pathlib
import re
import sys

from csource import report

RUN = 8
WORD = re.compile(r'\w+')
TAG = re.compile(r'<[^>]*>')
SHARED = ('reports', 'dossiers', 'conditional')


def words_of(text):
    return WORD.findall(text.lower())


def text_of(path):
    """The words to be read of one file, or '' for notes and annotations."""
    if path.suffix == '.txt':
        return path.read_text(encoding='utf-8')
    if path.suffix == '.html':
        return TAG.sub(' ', path.read_text(encoding='utf-8', errors='replace'))
    if path.suffix == '.jsonl':
        lines = path.read_text(encoding='utf-8').splitlines()
        return '\n'.join(json.loads(line).get('sentence', '')
                         for line in lines if line.strip())
    return ''


def folders(root):
    yield root / 'tests' / 'blind'
    shared = pathlib.Path(os.environ.get('RECOUPE_SHARED',
                                         root.parent / 'shared'))
    for name in SHARED:
        yield shared / 'data' / name


def runs(words):
    return (tuple(words[i:i + RUN]) for i in range(len(words) - RUN + 1))


def main(root):
    root = pathlib.Path(root).resolve()
    case_lines, wanted = [], set()
    for path in sorted((root / 'languages').glob('*/cases/*.case')):
        name = path.relative_to(root).as_posix()
        for number, line in enumerate(
                path.read_text(encoding='utf-8').splitlines(), 1):
            words = words_of(line)
            if len(words) >= RUN:
                case_lines.append((name, number, words))
                wanted.update(runs(words))
    found = {}
    for folder in folders(root):
        for path in sorted(folder.rglob('*')):
            if path.is_file():
                for run in runs(words_of(text_of(path))):
                    if run in wanted:
                        found.setdefault(run, path.name)
    breaches = []
    for name, number, words in case_lines:
        shared = next((run for run in runs(words) if run in found), None)
        if shared:
            breaches.append((name, number, f'"{" ".join(shared)}" stands in '
                             f'{found[shared]}: write a sentence of your own'))
    return report(breaches)


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
