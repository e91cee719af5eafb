"""A question that asks for the other side, and the answer that names it: 协作城市是哪里？ 是乙市。"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graphkit_loaders.reader.clauses import Clause
from graphkit_loaders.reader.scan import Token

_ASKS = re.compile("谁|哪(?:里|个|些|家|座|儿|几)?(?!怕)|什么(?:地方|单位|城市)|何处|何地")
_ASKS_ALSO = re.compile(
    "(?:有|添|来|加|多|交|找)(?:没有|了|着|上)?[^，。？]{0,4}(?:伙伴|朋友|搭档|对象|亲戚|亲家|成员|对子|结对方|合作方)"
)
"""What a question for partners asks that names nobody."""
_WITHIN = re.compile("的?(?:哪几|哪些|什么)(?:个)?(?:地方|县|区|市|旗|镇|乡|村)")
_ANSWER = 3
"""Lines within which an answer comes."""
_SHORT = 40
_PARTIES = frozenset("PZDI")


@dataclass(slots=True)
class Questions:
    """The question that waits for an answer."""

    asked: list[Token] = field(default_factory=list)
    word: Token | None = None
    line: int = -9

    def read(self, clause: Clause, text: str, home: list[Token]) -> Iterator[tuple[Token, Token, Token]]:
        """Pairs that an answer completes, each with the word of cooperation of the question.

        A question that names nobody asks for the partners of ``home``, whom it is put to.
        """
        marked = text[clause.stop : clause.stop + 1] in ("？", "?")
        asks = marked and _ASKS.search(text, clause.start, clause.stop)
        units = [t for t in clause.tokens if t.letter in _PARTIES]
        if marked and not asks and not units and home:
            asks = _ASKS_ALSO.search(text, clause.start, clause.stop)
        if self.word is None and not asks:
            return
        if asks:
            within = _WITHIN.search(text, clause.start, clause.stop)
            if within and len(units) > 1:
                units = [t for t in units if t.stop != within.start()]  # 甲市对口支援乙州哪些地方: places of it
            word = next((t for t in clause.tokens if t.letter in "vsC"), None)
            units = units or ([] if "x" in clause.letters else home)
            self.asked, self.word, self.line = (units, word, clause.line) if word else ([], None, -9)
            return
        word, asked = self.word, self.asked
        if word is None or not asked or not units or clause.aside:
            return
        self.word = None
        if clause.line - self.line <= _ANSWER and clause.stop - clause.start <= _SHORT:
            yield from ((a, b, word) for a in asked for b in units)
