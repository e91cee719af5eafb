"""Which county of today a former one became, where the yearly table is wrong about it.

The table gives each row the code of today. For counties whose prefecture was drawn anew in the eighties and nineties
that code is often another county's: 桐乡县 is said to be 海盐县 of today, 忠县 to be 平武县. What is certain is told by
the names and the years: a county goes on as the one that bears its name, or as the one that begins where it ends.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

_SPLIT_OFF = {"50": "51", "46": "44"}
"""Provinces that were part of another one: Chongqing of Sichuan, Hainan of Guangdong."""

_BY_HAND = {"万县": "500101", "万县市": "500101", "开县": "500154", "眉山县": "511402", "宁冈县": "360881"}
"""Codes of today of counties that nothing in the table leads to: they went on under another name and code."""


@dataclass
class _Span:
    """A county under one name, one code and one code of today, with its prefecture year by year."""

    code: str
    name: str
    today: str
    cities: dict[int, str] = field(default_factory=dict)

    @property
    def last(self) -> int:
        return max(self.cities)

    def beside(self, other: _Span) -> bool:
        """Whether both were there in one year."""
        return not self.cities.keys().isdisjoint(other.cities)


def stem(name: str) -> str:
    """A name without its kind.

    Examples
    --------
    >>> stem("桐乡市"), stem("开县")
    ('桐乡', '开')
    """
    return re.sub("(?:地区|[市县区旗])$", "", name)


def corrected(history: list[dict[str, str]], counties: dict[str, str]) -> list[dict[str, str]]:
    """The rows of the yearly table with the code of today put right.

    Parameters
    ----------
    history : list of dict
        Rows as the table has them; ``county_id`` is the code of today.
    counties : dict
        Names of today's counties by code.

    Returns
    -------
    list of dict
        ``county_id`` is empty where the table is wrong and nothing tells what is right.
    """
    spans: dict[tuple[str, str, str], _Span] = {}
    for row in history:
        if row["rank"] == "3":
            key = (row["county_adcode"], row["county_name"], row["county_id"])
            spans.setdefault(key, _Span(*key)).cities[int(row["year"])] = row["city_id"]
    right = _Successors(list(spans.values()), counties)
    found = {key: right.of(span) for key, span in spans.items()}
    return [
        {**row, "county_id": found[row["county_adcode"], row["county_name"], row["county_id"]]}
        if row["rank"] == "3"
        else row
        for row in history
    ]


class _Successors:
    """What the counties of a table became."""

    def __init__(self, spans: list[_Span], counties: dict[str, str]) -> None:
        self.counties = counties
        self.spans: dict[str, list[_Span]] = defaultdict(list)
        for span in spans:
            self.spans[span.today].append(span)
        self.namesakes: dict[tuple[str, str], list[str]] = defaultdict(list)
        for code, name in counties.items():
            self.namesakes[_region(code), stem(name)].append(code)

    def of(self, span: _Span) -> str:
        """Code of today; empty if it is not known."""
        name = self.counties.get(span.today)
        if name is None or stem(name) == stem(span.name):
            return span.today
        same = [code for code in self._same_name(span) if self._is_free(code, span)]
        if len(same) == 1:
            return same[0]
        beside = [s for s in self.spans[span.today] if stem(s.name) == stem(name) and span.last in s.cities]
        if not beside:
            return span.today
        apart = all(s.cities[span.last] != span.cities[span.last] for s in beside)
        heirs = [code for code in self.counties if self._follows(code, span)]
        if len(heirs) == 1 and (apart or name[-1] != span.name[-1] or self.counties[heirs[0]][0] == span.name[0]):
            return heirs[0]
        if apart:
            return _BY_HAND.get(span.name, "")
        return span.today

    def _same_name(self, span: _Span) -> list[str]:
        return [code for code in self.namesakes[_region(span.code), stem(span.name)] if code != span.today]

    def _is_free(self, code: str, span: _Span) -> bool:
        """Whether a county of today is not told what it was in the years of a span."""
        name = stem(self.counties[code])
        first = min((min(s.cities) for s in self.spans[code] if s.code == code and stem(s.name) == name), default=0)
        return not any(
            s.beside(span) and (stem(s.name) == name or (s.last < first and not self._same_name(s)))
            for s in self.spans[code]
        )

    def _follows(self, code: str, span: _Span) -> bool:
        """Whether a county of today begins, in the same prefecture, in the year after a span ends."""
        spans = self.spans[code]
        first = min((min(s.cities) for s in spans), default=0)
        return first == span.last + 1 and any(s.cities.get(first) == span.cities[span.last] for s in spans)


def _region(code: str) -> str:
    return _SPLIT_OFF.get(code[:2], code[:2])
