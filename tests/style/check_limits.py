#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The hard limits of the C in this project.

  - the first line is the licence's SPDX line;
  - a file has at most 800 lines, tables (clang-format off … on) apart;
  - a function has at most 70 lines, its head included;
  - calls that overflow or lie (strcpy, sprintf, atoi, …) stand nowhere;
    malloc and its kin, and free, only in base/ and ledger/;
  - threads and locks only in lib/batch.c;
  - nothing that can change lives longer than a call: no variable at file
    scope and no static one in a function, unless it is const.

usage: check_limits.py ROOT
"""

import re
import sys

from csource import report, sources

FOLDERS = ('include', 'src', 'train', 'tests/unit', 'tests/prop', 'fuzz',
           'bench')
MOST_FILE_LINES = 800
MOST_FUNCTION_LINES = 70
SPDX = '/* SPDX-License-Identifier: Apache-2.0 */'

NEVER = re.compile(
    r'(?<![\w.>])(strcpy|strcat|stpcpy|sprintf|vsprintf|gets|strtok|atoi|atol'
    r'|atof|alloca)\s*\(')
ALLOCATES = re.compile(
    r'(?<![\w.>])(malloc|calloc|realloc|reallocarray|strdup|strndup'
    r'|aligned_alloc|free)\s*\(')
MAY_ALLOCATE = ('src/base/', 'src/ledger/')
THREADS = re.compile(
    r'(?<!\w)(pthread_\w+|_Thread_local|__thread|mtx_\w+|thrd_\w+)')
MAY_THREAD = ('src/lib/batch.c',)
# The out-of-memory handler: process-wide by its nature (see arena.h).
MAY_CHANGE = {('src/base/arena.c', 'on_exhausted')}

STATIC = re.compile(r'(?<!\w)static\s+([^;{}=()]*)([;{=(])(?=([^)]*))')
AT_TOP = re.compile(
    r'^(?!static\b|typedef\b|return\b|goto\b|case\b|#|_Static_assert\b)'
    r'((?:[A-Za-z_]\w*[\s*]+)+[A-Za-z_]\w*(?:\s*\[[^;={}]*\])*)\s*[;=]',
    re.MULTILINE)


def is_const(declaration):
    """Whether the variable itself, not what it points at, is const."""
    after_star = declaration.rpartition('*')[2]
    return re.search(r'\bconst\b', after_star) is not None


def file_lines(source):
    """The number of lines outside of tables."""
    count, table = 0, False
    for line in source.lines:
        table = table and 'clang-format on' not in line
        count += not table
        table = table or 'clang-format off' in line
    return count - (source.lines[-1] == '')


def functions(source):
    """First line, last line of each function: bodies start and end with a
    brace in the first column, heads reach back to the last finished line."""
    start = None
    for number, line in enumerate(source.code_lines, 1):
        if line.startswith('{') and start is None:
            start = number
            while start > 1 and re.match(
                    r'[^#\s}].*[^;}]$|\s+\S.*[^;}]$',
                    source.code_lines[start - 2].rstrip()):
                start -= 1
        elif line.startswith('}') and start is not None:
            yield start, number
            start = None


def name_of(declaration):
    return re.findall(r'\w+', declaration.partition('[')[0])[-1]


def mutable_statics(source):
    for match in STATIC.finditer(source.code):
        declaration, end, inside = match.groups()
        if end == '(' and not inside.startswith('*'):
            continue  # a function; with the star, a pointer to one
        if end == '(':
            declaration = inside
        if is_const(declaration):
            continue
        line = source.line_of(match.start())
        if end == '{':  # of a struct: the variable's name stands behind it
            tail = re.search(r'^\}\s*(\w+)', source.code[match.end():],
                             re.MULTILINE)
            yield line, tail.group(1) if tail else 'a struct'
        else:
            yield line, name_of(declaration)


def mutable_globals(source):
    depth = 0
    for number, line in enumerate(source.code_lines, 1):
        match = depth == 0 and AT_TOP.match(line)
        if match and not is_const(match.group(1)) and not re.match(
                r'(struct|enum|union)\s+\w+$', match.group(1)):
            yield number, name_of(match.group(1))
        depth += sum(line.count(c) for c in '{(')
        depth -= sum(line.count(c) for c in '})')


def bad_calls(source):
    """Line and reproach of each call that must not be there."""
    for number, line in enumerate(source.code_lines, 1):
        for match in NEVER.finditer(line):
            yield number, f'{match.group(1)}() is not used in this project'
        if not source.path.startswith('src/'):
            continue
        for match in ALLOCATES.finditer(line):
            if not source.path.startswith(MAY_ALLOCATE):
                yield number, f'{match.group(1)}() outside of base/'
        for match in THREADS.finditer(line):
            if source.path not in MAY_THREAD:
                yield number, f'{match.group(1)} outside of lib/batch.c'


def breaches_of(source):
    if source.lines[0] != SPDX:
        yield 1, f'the first line is not {SPDX}'
    lines = file_lines(source)
    if lines > MOST_FILE_LINES:
        yield 1, f'{lines} lines, more than {MOST_FILE_LINES}'
    for start, end in functions(source):
        if end - start + 1 > MOST_FUNCTION_LINES:
            yield (start, f'function of {end - start + 1} lines, more than '
                   f'{MOST_FUNCTION_LINES}')
    yield from bad_calls(source)
    if source.path.startswith('src/'):
        for number, name in sorted(
                [*mutable_statics(source), *mutable_globals(source)]):
            if (source.path, name) not in MAY_CHANGE:
                yield number, f'{name} can change and outlives a call'


def main(root):
    breaches = []
    for source in sources(root, *FOLDERS):
        breaches.extend((source.path, *b) for b in breaches_of(source))
    return report(breaches)


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
