# SPDX-License-Identifier: Apache-2.0
"""What the style checks know of C: comments, string literals, and which lines
are code. No parser: enough for sources that clang-format laid out."""

import pathlib
import re

TOKEN = re.compile(
    r'(?P<comment>/\*.*?\*/|//[^\n]*)'
    r'|(?P<string>"(?:\\.|[^"\\\n])*")'
    r"|(?P<char>'(?:\\.|[^'\\\n])*')",
    re.DOTALL)


class Source:
    """One file: `text`, `code` (the same length, with comments and what stands
    in quotes blanked), `strings` as (offset, literal without quotes)."""

    def __init__(self, root, path):
        self.path = path.relative_to(root).as_posix()
        self.text = path.read_text(encoding='utf-8')
        self.strings = []
        self.code = TOKEN.sub(self._blank, self.text)
        self.lines = self.text.split('\n')
        self.code_lines = self.code.split('\n')

    def _blank(self, match):
        text = match.group()
        if match.lastgroup == 'comment':
            return re.sub(r'[^\n]', ' ', text)
        start = self.text.rfind('\n', 0, match.start()) + 1
        if match.lastgroup == 'string' and not re.match(
                r'\s*#\s*include', self.text[start:match.start()]):
            self.strings.append((match.start(), text[1:-1]))
        return text[0] + ' ' * (len(text) - 2) + text[-1]

    def line_of(self, offset):
        return self.text.count('\n', 0, offset) + 1


def sources(root, *folders):
    """All .c and .h files below the folders (or in them as files), sorted."""
    root = pathlib.Path(root)
    for folder in folders:
        for path in sorted((root / folder).rglob('*.[ch]')):
            yield Source(root, path)


def report(breaches):
    """Prints each breach as file:line: what, and gives the exit code."""
    for path, line, what in sorted(breaches):
        print(f'{path}:{line}: {what}')
    return 1 if breaches else 0
