"""Numbers that Word counts by itself: 一、（一）1. stand in no paragraph's text, and plans are read by them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "〇一二三四五六七八九"
_LEVELS = 9
_SLOT = re.compile("%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered: the form of the number, its frame (``（%1）``), and where it begins."""

    form: str
    frame: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The lists of one document, and how far each has been counted."""

    levels: dict[tuple[str, int], Level] = field(default_factory=dict)
    """By list and level from 0."""
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    """List and level that a style brings along."""
    counted: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Any) -> Numbering:
        """The lists that a document declares."""
        found = cls()
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return found
        abstract = {a.get(f"{_W}abstractNumId"): a for a in root.findall(f"{_W}abstractNum")}
        for number in root.findall(f"{_W}num"):
            link = number.find(f"{_W}abstractNumId")
            lists = [abstract.get(link.get(f"{_W}val"))] if link is not None else []
            lists += number.findall(f"{_W}lvlOverride")
            for levels in lists:
                for level in levels.findall(f"{_W}lvl") if levels is not None else ():
                    found._declare(number.get(f"{_W}numId"), level)
        for style in document.styles.element.findall(f"{_W}style"):
            told = _told(style.find(f"{_W}pPr"))
            if told:
                found.styles[style.get(f"{_W}styleId")] = told
        return found

    def _declare(self, key: str, level: Any) -> None:
        def value(name: str, default: str) -> str:
            element = level.find(f"{_W}{name}")
            return default if element is None else str(element.get(f"{_W}val", default))

        start = value("start", "1")
        at = level.get(f"{_W}ilvl", "0")
        self.levels[key, int(at) if at.isdecimal() else 0] = Level(
            value("numFmt", "decimal"), value("lvlText", ""), int(start) if start.isdecimal() else 1
        )

    def label(self, paragraph: Any) -> str:
        """The number before a paragraph, counted on; empty where it has none."""
        properties = paragraph.find(f"{_W}pPr")
        told = _told(properties)
        if told is None and properties is not None:
            style = properties.find(f"{_W}pStyle")
            told = self.styles.get(style.get(f"{_W}val")) if style is not None else None
        return self.count(*told) if told else ""

    def count(self, key: str, at: int) -> str:
        """The next number of a level of a list, counted from 0; empty where the list has no such level."""
        told = key, at
        if told not in self.levels:
            return ""
        self.counted[told] = self.counted.get(told, self.levels[told].start - 1) + 1
        for deeper in range(at + 1, _LEVELS):
            self.counted.pop((key, deeper), None)
        level = self.levels[told]
        if level.form in ("bullet", "none"):
            return ""

        def number(slot: re.Match[str]) -> str:
            place = (key, int(slot.group(1)) - 1)
            of = self.levels.get(place, level)
            return in_words(self.counted.get(place, of.start), of.form)

        return _SLOT.sub(number, level.frame)


def _told(properties: Any) -> tuple[str, int] | None:
    """List and level that a paragraph or a style names itself; list 0 takes the number away."""
    numbers = properties.find(f"{_W}numPr") if properties is not None else None
    key = numbers.find(f"{_W}numId") if numbers is not None else None
    if numbers is None or key is None:
        return None
    level = numbers.find(f"{_W}ilvl")
    at = level.get(f"{_W}val", "0") if level is not None else "0"
    return key.get(f"{_W}val", "0"), int(at) if at.isdecimal() else 0


def in_words(number: int, form: str) -> str:
    """A number in one of Word's forms.

    Examples
    --------
    >>> [in_words(12, form) for form in ("chineseCounting", "decimal", "lowerLetter", "decimalEnclosedCircle")]
    ['十二', '12', 'l', '⑫']
    """
    if form.startswith(("chinese", "japaneseCounting", "ideographDigital", "taiwaneseCounting")):
        return _chinese(number)
    if form == "decimalEnclosedCircle" and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if form in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        return chr(ord("a" if form == "lowerLetter" else "A") + number - 1)
    return str(number)


def _chinese(number: int) -> str:
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十") + (_DIGITS[ones] if ones else "")
