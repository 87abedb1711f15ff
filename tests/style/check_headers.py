#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Each header compiles alone, twice over, under pedantic flags.

The flags for the search path are those of src/base/err.c in
compile_commands.json of the build folder.

usage: check_headers.py ROOT BUILD
"""

import json
import pathlib
import re
import shlex
import subprocess
import sys

from csource import report


def base_command(build):
    """The compiler with its -I, -D and -std flags, and where it runs."""
    commands = json.loads((build / 'compile_commands.json').read_text())
    for entry in commands:
        if entry['file'].endswith('src/base/err.c'):
            words = shlex.split(entry['command'])
            keep = [w for w in words if re.match(r'-(I|D|std=|pthread)', w)]
            return [words[0]] + keep, entry['directory']
    sys.exit(f'{build}: src/base/err.c is not compiled here')


def first_complaint(output, name):
    """Line and message of the first warning or error."""
    match = re.search(
        r'^(\S+?):(\d+):(?:\d+:)? *(?:fatal )?(?:error|warning): (.*)',
        output, re.MULTILINE)
    if not match:
        return 1, output.strip() or 'does not compile'
    path, line, message = match.groups()
    where = '' if path.endswith(name) else f' ({pathlib.Path(path).name})'
    return int(line) if not where else 1, message + where


def main(root, build):
    root, build = pathlib.Path(root).resolve(), pathlib.Path(build)
    command, folder = base_command(build)
    command += ['-fsyntax-only', '-Wall', '-Wextra', '-Wpedantic', '-Werror',
                '-fdiagnostics-color=never', f'-I{root}/src',
                f'-I{root}/include', '-x', 'c', '-']
    breaches = []
    for path in sorted([*root.glob('include/*.h'), *root.glob('src/**/*.h')]):
        twice = f'#include "{path}"\n' * 2
        done = subprocess.run(command, cwd=folder, input=twice, text=True,
                              capture_output=True, check=False)
        if done.returncode:
            name = path.relative_to(root).as_posix()
            breaches.append((name, *first_complaint(done.stderr, name)))
    return report(breaches)


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:3]))
