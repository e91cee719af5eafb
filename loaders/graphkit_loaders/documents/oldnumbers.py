"""Numbers that Word counts by itself, in its old form: lists, styles and properties of paragraphs by their offsets.

Source: [MS-DOC], 2.5.6 (offsets of the parts), 2.8.6 and 2.9.181 (paragraphs), 2.6.2 (their properties), 2.9.271
(styles), 2.9.150 (levels), 2.9.131 (lists). What is cut off or odd there leaves the text without numbers.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from graphkit_loaders.documents.wordnumbers import Level, Numbering

_STYLES, _PARAGRAPHS, _LISTS, _OVERRIDES = 1, 13, 73, 74
"""Places of the parts among the offsets of the file's head."""

_LEVEL, _LIST = 0x260A, 0x460B
"""Properties of a paragraph: its level in a list, and the list."""

_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
"""Bytes of a property's value by its class; class 6 says it itself."""
_TABLE, _TABS = 0xD608, 0xC615

_FORMS = {
    0: "decimal", 3: "upperLetter", 4: "lowerLetter", 10: "ideographDigital", 11: "japaneseCounting",
    18: "decimalEnclosedCircle", 23: "bullet", 33: "taiwaneseCounting", 35: "taiwaneseCountingThousand",
    37: "chineseCounting", 38: "chineseLegalSimplified", 39: "chineseCountingThousand", 255: "none",
}  # fmt: skip

_PAGE = 512
_MOST_LISTS = 0x07FE

Told = tuple[int | None, int | None]
"""Number of the list and level, where a paragraph or a style tells them."""


@dataclass(slots=True)
class OldNumbering:
    """The lists of one document, which paragraphs they number, and how far each has been counted."""

    numbering: Numbering = field(default_factory=Numbering)
    starts: list[int] = field(default_factory=list)
    """Where in the file each paragraph's characters begin, in rising order."""
    told: list[Told] = field(default_factory=list)
    """For each of these what it tells, by itself or through its style."""
    lists: dict[int, str] = field(default_factory=dict)
    """List that a paragraph's number stands for: two may go on counting the same."""

    @classmethod
    def of(cls, main: bytes, table: bytes) -> OldNumbering:
        """The numbering of a document.

        Parameters
        ----------
        main, table : bytes
            The file's streams ``WordDocument`` and ``0Table`` or ``1Table``.
        """

        def part(place: int) -> tuple[int, int]:
            start, size = struct.unpack_from("<II", main, 0x9A + 8 * place)
            return start, start + size

        found = cls()
        try:
            found._read_lists(table, *part(_LISTS), *part(_OVERRIDES))
            if found.lists:
                styles = _styles(table[slice(*part(_STYLES))])
                found._read_paragraphs(main, table[slice(*part(_PARAGRAPHS))], styles)
        except (struct.error, IndexError, ValueError, OverflowError):
            return cls()
        return found

    def label(self, offset: int) -> str:
        """The number before the paragraph whose mark stands at an offset of the file; empty where it has none."""
        place = bisect_right(self.starts, offset) - 1
        if place < 0:
            return ""
        number, level = self.told[place]
        key = self.lists.get(number or 0)
        return "" if key is None else self.numbering.count(key, level or 0)

    def _read_lists(self, table: bytes, lists: int, end: int, overrides: int, stop: int) -> None:
        if end - lists < 2 or stop - overrides < 4:
            return
        (count,) = struct.unpack_from("<H", table, lists)
        at = end
        levels: dict[int, list[Level]] = {}
        for i in range(count):
            place = lists + 2 + 28 * i
            (name,) = struct.unpack_from("<i", table, place)
            levels[name] = []
            for _ in range(1 if table[place + 26] & 1 else 9):
                level, at = _level(table, at)
                levels[name].append(level)
        (count,) = struct.unpack_from("<I", table, overrides)
        at = overrides + 4 + 16 * count
        for i in range(min(count, _MOST_LISTS)):
            place = overrides + 4 + 16 * i
            (name,) = struct.unpack_from("<i", table, place)
            own = dict(enumerate(levels.get(name, ())))
            at += 4
            for _ in range(table[place + 12]):
                start, flags = struct.unpack_from("<iI", table, at)
                at += 8
                if flags & 0x20:
                    own[flags & 0xF], at = _level(table, at)
                elif flags & 0x10 and (flags & 0xF) in own:
                    level = own[flags & 0xF]
                    own[flags & 0xF] = Level(level.form, level.frame, start)
            key = f"{name}/{i}" if table[place + 12] else str(name)
            self.lists[i + 1] = key
            self.numbering.levels |= {(key, depth): level for depth, level in own.items()}

    def _read_paragraphs(self, main: bytes, pages: bytes, styles: dict[int, Told]) -> None:
        count = (len(pages) - 4) // 8
        if count > len(main) // _PAGE:
            raise ValueError("more pages than the file has")
        for (number,) in struct.iter_unpack("<I", pages[4 * (count + 1) : 8 * count + 4]):
            page = main[_PAGE * (number & 0x3FFFFF) :][:_PAGE]
            here = page[_PAGE - 1]
            for i, (start,) in enumerate(struct.iter_unpack("<I", page[: 4 * here])):
                at = 2 * page[4 * (here + 1) + 13 * i]
                told: Told = (None, None)
                if at:
                    at, size = (at + 1, 2 * page[at] - 1) if page[at] else (at + 2, 2 * page[at + 1])
                    (style,) = struct.unpack_from("<H", page, at)
                    told = _over(_properties(page[at + 2 : at + size]), styles.get(style, (None, None)))
                else:
                    told = styles.get(0, told)
                self.starts.append(start)
                self.told.append(told)
        if self.starts != sorted(self.starts):
            raise ValueError("paragraphs out of order")


def _level(table: bytes, at: int) -> tuple[Level, int]:
    """One level of a list, and where what follows begins."""
    start, form = struct.unpack_from("<iB", table, at)
    characters, paragraph = table[at + 24], table[at + 25]
    at += 28 + characters + paragraph
    (size,) = struct.unpack_from("<H", table, at)
    frame = table[at + 2 : at + 2 + 2 * size].decode("utf-16-le", "replace")
    shown = "".join(f"%{ord(letter) + 1}" if ord(letter) < 9 else letter for letter in frame)
    return Level(_FORMS.get(form, "decimal"), shown, start), at + 2 + 2 * size


def _styles(sheet: bytes) -> dict[int, Told]:
    """What the paragraph styles tell, by their number; each after the one that it is based on."""
    if len(sheet) < 6:
        return {}
    size, count, base = struct.unpack_from("<HHH", sheet, 0)
    at = 2 + size
    told: dict[int, Told] = {}
    based: dict[int, int] = {}
    for number in range(count):
        (size,) = struct.unpack_from("<H", sheet, at)
        style = sheet[at + 2 : at + 2 + size]
        at += 2 + size
        if size < base or base < 4:
            continue
        (kind,) = struct.unpack_from("<H", style, 2)
        if kind & 0xF != 1:
            continue
        based[number] = kind >> 4
        (letters,) = struct.unpack_from("<H", style, base)
        start = base + 2 + 2 * (letters + 1)
        if start + 2 <= len(style):
            (size,) = struct.unpack_from("<H", style, start)
            told[number] = _properties(style[start + 4 : start + 2 + size])
    return {number: _inherited(number, told, based) for number in told}


def _inherited(number: int, told: dict[int, Told], based: dict[int, int]) -> Told:
    found: Told = (None, None)
    seen: set[int] = set()
    while number in based and number not in seen:
        seen.add(number)
        found = _over(found, told.get(number, (None, None)))
        number = based[number]
    return found


def _over(own: Told, other: Told) -> Told:
    """What is told, and where nothing is, the other."""
    return other[0] if own[0] is None else own[0], other[1] if own[1] is None else own[1]


def _properties(data: bytes) -> Told:
    told = dict(_values(data))
    return told.get(_LIST), told.get(_LEVEL)


def _values(data: bytes) -> Iterator[tuple[int, int]]:
    """Properties and their values, as far as these are one or two bytes."""
    at = 0
    while at + 3 <= len(data):
        (name,) = struct.unpack_from("<H", data, at)
        at += 2
        kind = name >> 13
        if name == _TABLE:
            size = 1 + struct.unpack_from("<H", data, at)[0]
        elif kind == 6:
            if name == _TABS and data[at] == 255:
                return  # as long as its own content says; what stands after it is lost
            size = 1 + data[at]
        else:
            size = _SIZES[kind]
        if name in (_LEVEL, _LIST):
            yield name, int.from_bytes(data[at : at + size], "little")
        at += size
