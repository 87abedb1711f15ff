#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs a check over the tree of mistakes in bad/ and compares what it prints
with bad/expected/NAME.txt. Lines of a compiler count up to their place.

usage: selftest.py NAME [ARGUMENT...]   the check is check_NAME.py
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def make_tree(root):
    """The tree of mistakes, and what is too long to keep in it."""
    shutil.copytree(HERE / 'bad', root)
    head = '/* SPDX-License-Identifier: Apache-2.0 */\n'
    text = root / 'src' / 'text'
    (text / 'file_800.c').write_text(head + '/* */\n' * 799)
    (text / 'file_801.c').write_text(head + '/* */\n' * 800)
    (text / 'file_table.c').write_text(
        head + '// clang-format off\n' + '/* */\n' * 900
        + '// clang-format on\n')


def main(name, *arguments):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder) / 'bad'
        make_tree(root)
        done = subprocess.run(
            [sys.executable, HERE / f'check_{name}.py', root, *arguments],
            capture_output=True, text=True, check=False)
    expected = (HERE / 'bad' / 'expected' / f'{name}.txt').read_text()
    got = done.stdout
    if name == 'headers':  # the words are the compiler's
        got = ''.join(':'.join(line.split(':')[:2]) + '\n'
                      for line in got.splitlines())
    if got != expected or done.returncode != 1:
        print(f'{got}{done.stderr}-- exit {done.returncode}; expected 1 and:\n'
              f'{expected}', end='')
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
