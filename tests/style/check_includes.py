#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A file includes recoupe.h, its own folder, and folders before it on the line.

usage: check_includes.py ROOT
"""

import re
import sys

from csource import report, sources

LINE = ['base', 'lang', 'doc', 'ingest', 'text', 'nlp', 'extract', 'ledger',
        'crosscheck', 'present', 'lib']
ALONE = ['cli', 'server']  # these know recoupe.h only
DOC_HEADERS = {'doc.h', 'ud.h'}  # stand in src/ itself, after lang
INCLUDE = re.compile(r'\s*#\s*include\s*"([^"]+)"')


def room_of(path):
    """The place on the line of a path below src/."""
    folder, slash, _ = path.partition('/')
    return folder if slash else 'doc'


def breach(own, included):
    """Why a file of room `own` must not include this header, or None."""
    if included == 'recoupe.h':
        return None
    if '/' not in included and included not in DOC_HEADERS:
        return f'"{included}": say the folder too'
    room = room_of(included)
    if room == own:
        return None
    if own in ALONE:
        return f'{own}/ may include only recoupe.h, not "{included}"'
    if room not in LINE:
        return f'"{included}": no such folder on the line'
    if LINE.index(room) > LINE.index(own):
        return f'{own} stands before {room} and may not include "{included}"'
    return None


def main(root):
    breaches = []
    for source in sources(root, 'src'):
        own = room_of(source.path.removeprefix('src/'))
        if own not in LINE + ALONE:
            breaches.append((source.path, 1, f'{own}: no such folder'))
            continue
        for number, line in enumerate(source.lines, 1):
            match = INCLUDE.match(line)
            why = match and breach(own, match.group(1))
            if why:
                breaches.append((source.path, number, why))
    return report(breaches)


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
