"""Measures which names the reader sees in the sentences of ``mention_sentences.txt``, by category."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from graphkit_loaders.gazetteer import gazetteer
from graphkit_loaders.naming import division
from graphkit_loaders.reader.clean import clean
from graphkit_loaders.reader.lexicon import lexicon
from graphkit_loaders.reader.licence import look
from graphkit_loaders.reader.mentions import merge
from graphkit_loaders.reader.outline import outline
from graphkit_loaders.reader.resolve import Resolver
from graphkit_loaders.reader.scan import Token, scan

_MARK = re.compile(r"\[([A-Z]+)\|([^\]=]+)(?:=([^\]]+))?\]")
_UNITS = frozenset("PZDIMF")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, who speaks in it, and the names in it: kinds, start, stop, and what the name means."""

    category: str
    home: str
    text: str
    expected: tuple[tuple[str, int, int, str], ...]


@dataclass(slots=True)
class Tally:
    """Names found and missed, and names seen where there is none."""

    found: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of the names that were found with exactly their boundaries, kind and meaning."""
        return self.found / max(1, self.found + len(self.missed))

    @property
    def precision(self) -> float:
        """Share of what was found that is a name."""
        return self.found / max(1, self.found + len(self.wrong))


def sentences(path: Path) -> Iterator[Sentence]:
    """The marked sentences of a file."""
    category, home = "", ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            category, home = line[2:], ""
        elif line.startswith("@ "):
            home = line[2:].strip("-")
        elif line and line[0] != "#":
            plain, expected, at = "", [], 0
            line = line.replace("⏎", "\n")
            for mark in _MARK.finditer(line):
                plain += line[at : mark.start()]
                expected.append((mark.group(1), len(plain), len(plain) + len(mark.group(2)), mark.group(3) or ""))
                plain += mark.group(2)
                at = mark.end()
            yield Sentence(category, home, plain + line[at:], tuple(expected))


def units(text: str, every: bool = False) -> list[tuple[str, int, int, frozenset[str]]]:
    """Every name that the reader sees: its letter, where it stands in the text, and the names of what it means.

    With ``every`` a place counts as all that it may mean, the context of the other party being absent here.
    """
    tidy = clean(text)
    gaz = gazetteer()
    words = lexicon(gaz)
    tokens = scan(tidy.text, words)
    context = look(tidy.text, tokens, outline(tidy), gaz, words)
    resolver = Resolver(context)
    found = []
    for line, start, stop in _lines(tokens, len(tidy.text)):
        for token in merge(context, line, start, stop):
            if token.letter in _UNITS:
                nodes = resolver.nodes(token)
                if every and token.letter == "P":
                    nodes = tuple(division(gaz, code) for code in token.codes)
                names = frozenset(name for node in nodes for name in (node.name, *node.aliases))
                first, last = tidy.original(token.start, token.stop)
                found.append((token.letter, first, last, names))
    return found


def _lines(tokens: list[Token], end: int) -> Iterator[tuple[list[Token], int, int]]:
    start = 0
    current: list[Token] = []
    for token in tokens:
        if token.letter == "\n":
            yield current, start, token.start
            current, start = [], token.stop
        else:
            current.append(token)
    yield current, start, end


def score(path: Path) -> dict[str, Tally]:
    """Tallies by category."""
    tallies: dict[str, Tally] = {}
    for sentence in sentences(path):
        tally = tallies.setdefault(sentence.category, Tally())
        head = f"{sentence.home}人民政府工作要点\n" if sentence.home else ""
        seen = {
            (start - len(head), stop - len(head)): (letter, names)
            for letter, start, stop, names in units(head + sentence.text)
            if start >= len(head)
        }
        for kinds, start, stop, meaning in sentence.expected:
            letter, names = seen.pop((start, stop), ("-", frozenset()))
            if letter in kinds and (letter == "F" or names) and (not meaning or meaning in names):
                tally.found += 1
            else:
                tally.missed.append(f"{kinds}|{sentence.text[start:stop]} ({letter})".replace("\n", "⏎"))
        tally.wrong += [f"{letter}|{sentence.text[a:b]}" for (a, b), (letter, _) in seen.items()]
    return tallies
