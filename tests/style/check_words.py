#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""No word of a language and no language code stands in src/.

Three rules about string literals (comments do not count):

  letters   no letter beyond ASCII. Not in present/, cli/ and lib/, where the
            program's own words are.
  code      no name of a folder of languages/. Not in present/ and cli/, which
            have the user interface's languages.
  word      in the folders that look at text, no literal that is one lower-case
            word of a language. A word of a language is what stands in a table
            of languages/*/. As the sources' own names are English, English
            words count only when they are grammar (CLOSED: articles, verbs of
            saying, numbers, months, ...), and a word of another language
            counts unless English has it too. What the tables' schemas declare
            (names of columns, values of COLUMN_ENUM and COLUMN_FLAGS), names
            of enumerators in X(NAME, "name") and those given to calls like
            json_get do not count; the rest is in allowed-words.txt with the
            reason.

usage: check_words.py ROOT [ALLOWED]
"""

import pathlib
import re
import sys

from csource import report, sources

OWN_WORDS = ('src/present/', 'src/cli/', 'src/lib/')
UI_LANGUAGES = ('src/present/', 'src/cli/')
READS_TEXT = ('src/ingest/', 'src/text/', 'src/nlp/', 'src/extract/',
              'src/crosscheck/')
SOURCES_ARE_IN = 'en'
CLOSED = {
    'clitics', 'conditional', 'contractions', 'formulas', 'function-words',
    'hedges', 'hypothesis', 'modality', 'months', 'negation',
    'numbers', 'roles', 'speech', 'time-tense', 'time-words', 'weekdays'}
# About the pack, the program's own words, names in web pages, symbols of units,
# and statistics of all words there are.
NOT_TEXT = {'pack', 'messages', 'markup', 'number-suffixes', 'token-rules',
            'learnt-text'}
# Columns that hold names given by us, not words; all others count as words.
CODE_COLUMNS = {
    'class', 'concept', 'content', 'days', 'effect', 'event', 'factor',
    'family', 'flags', 'frames', 'join', 'key', 'kind', 'lean', 'link',
    'match', 'means', 'modality', 'month', 'motion', 'needs', 'number', 'op',
    'perfect', 'place', 'question', 'role', 'rule', 'says', 'side', 'sign',
    'source', 'stance', 'takes', 'template', 'tense', 'unit', 'value',
    'weekday', 'weight', 'when', ('formulas', 'form'), ('time-parts', 'name')}
SLOT = re.compile(r'[@#$]\w+')  # in patterns: a name of ours
# Before a literal that is the name of a column, of a JSON member, of a model's
# section, of a stage, of an enumerator X(NAME, "name"); after that of a column.
NAME_BEFORE = re.compile(
    r'(\.name\s*=|\bX\([\s\\]*\w+,'
    r'|\b(json_\w+|model_section|doc_note)\((\w+,\s*)?(SPAN\()?)[\s\\]*$')
COLUMN_AFTER = re.compile(r'\s*,\s*(\.type\s*=\s*)?COLUMN_[A-Z]')
# The arrays that schemas take values from, and where an array is defined.
VALUES = re.compile(
    r'(?:\.values\s*=\s*|COLUMN_(?:ENUM|FLAGS)\b[^{}]*,\s*)([A-Z]\w*)\s*[,}]')
ARRAY = re.compile(r'\b(\w+)\[\w*\]\s*=\s*\{[^{}]*\}')
WORD = re.compile(r'[^\W\d_]+')
ESCAPE = re.compile(
    rb'\\(?:x([0-9A-Fa-f]+)|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})'
    rb'|([0-7]{1,3})|(.))', re.DOTALL)


def unescape(literal):
    """The text of a literal; bytes that are no UTF-8 become U+FFFD."""
    def one(match):
        byte, short, long, octal, other = match.groups()
        if byte or octal:
            return bytes([int(byte or octal, 16 if byte else 8) & 255])
        if short or long:
            return chr(int(short or long, 16)).encode('utf-8', 'replace')
        return b' ' if other in b'abfnrtv' else other
    raw = ESCAPE.sub(one, literal.encode('utf-8'))
    return raw.decode('utf-8', 'replace')


def table_words(path):
    """The lower-cased words of the word columns of one table."""
    columns = None
    for line in path.read_text(encoding='utf-8').splitlines():
        if not line.strip() or line.startswith('#'):
            continue
        cells = [cell.strip() for cell in line.split('\t')]
        if columns is None:
            columns = cells
            continue
        for name, cell in zip(columns, cells):
            if not CODE_COLUMNS & {name, (path.stem, name)}:
                yield from WORD.findall(SLOT.sub(' ', cell).lower())


def words_of_languages(root):
    """Each word that must not be in the sources, with a table that has it."""
    words, source_names = {}, set()
    for path in sorted((root / 'languages').glob('*/*.tsv')):
        found = set() if path.stem in NOT_TEXT else set(table_words(path))
        if path.parent.name == SOURCES_ARE_IN and path.stem not in CLOSED:
            source_names |= found
        else:
            for word in found:
                words.setdefault(word, path)
    return {word: path.relative_to(root).as_posix()
            for word, path in words.items()
            if word not in source_names or path.stem in CLOSED}


def read_allowed(path):
    """{(file, word)} of lines "file<TAB>words<TAB>reason"; '*' is any word."""
    allowed = set()
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if line.strip() and not line.startswith('#'):
            cells = [cell.strip() for cell in line.split('\t')]
            if len(cells) != 3 or not all(cells):
                sys.exit(f'{path}:{number}: not "file<TAB>words<TAB>reason"')
            allowed.update((cells[0], word) for word in cells[1].split())
    return allowed


def value_arrays(all_sources):
    """Names of the arrays that hold the values of some column."""
    names = set()
    for source in all_sources:
        names.update(VALUES.findall(source.code))
    return names


def is_declared(source, offset, end, arrays):
    """Whether the literal at offset … end is part of a schema or a JSON name."""
    if (NAME_BEFORE.search(source.code, max(0, offset - 60), offset)
            or COLUMN_AFTER.match(source.code, end)):
        return True
    return any(m.start() < offset < m.end() and m.group(1) in arrays
               for m in ARRAY.finditer(source.code))


def breaches_of(source, words, codes, arrays):
    """Rule, line and literal of each breach; the reproach at the end."""
    for offset, literal in source.strings:
        text, line = unescape(literal), source.line_of(offset)
        if not source.path.startswith(OWN_WORDS) and any(
                ord(c) > 127 and c.isalpha() for c in text):
            yield line, '', f'letters beyond ASCII in "{text}"'
        elif not source.path.startswith(UI_LANGUAGES) and text in codes:
            yield line, '', f'language code "{text}"'
        elif (source.path.startswith(READS_TEXT) and text.islower()
                and len(text) > 1 and WORD.fullmatch(text) and text in words
                and not is_declared(source, offset,
                                    offset + len(literal) + 2, arrays)):
            yield (line, text, f'"{text}" is a word of {words[text]}: read it '
                   'from a table, or give the reason in '
                   'tests/style/allowed-words.txt')


def main(root, allowed_path):
    root = pathlib.Path(root)
    words = words_of_languages(root)
    codes = {p.name for p in (root / 'languages').iterdir() if p.is_dir()}
    allowed = read_allowed(pathlib.Path(allowed_path))
    all_sources = list(sources(root, 'src'))
    arrays = value_arrays(all_sources)
    breaches = []
    for source in all_sources:
        for line, word, what in breaches_of(source, words, codes, arrays):
            if not allowed & {(source.path, word), (source.path, '*')}:
                breaches.append((source.path, line, what))
    return report(breaches)


if __name__ == '__main__':
    here = pathlib.Path(__file__).parent / 'allowed-words.txt'
    sys.exit(main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else here))
