"""Merged tokens of a line → clauses, each with one letter a token.

A clause ends at 。；！？ and at the end of its line. What stands in brackets or between 《》 is a clause of its own, so
that the list outside is whole: in 恩施州（湘鄂渝黔）、丽水市（浙西南） two places stand side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from graphkit_loaders.reader.lexicon import Entry
from graphkit_loaders.reader.scan import Token

_TITLE = 6
"""Characters on both sides of a blank in a headline that make two sentences of it."""
LONGEST = 300
"""Tokens of a clause; what runs on without a stop is cut there, since patterns look far."""

_GAP = Entry("~")
_LETTER = attrgetter("letter")
_NOTHING, _SOMETHING = re.compile("[“”‘’\"' 　\t「」『』]+"), re.compile("[^“”‘’\"' 　\t「」『』]")
_EACH = re.compile("[各每][^，。；、]{0,4}$")
_ATTENDS = ("参", "出席")
_HOLDS = frozenset("PZDIMGHFW")
_BEFORE_VERB = _HOLDS | frozenset("#meg")
_COUNTED = _HOLDS | frozenset("e")
_LOOKED_AT = frozenset("YKW")
"""Letters of tokens that are read by what stands before them."""
_MARKS = frozenset("().->")
_QUIET = frozenset("“”‘’\"' 　\t「」『』")
_LONGEST_VERB = 9
_AROUND = re.compile(
    "^(?:盼着能|盼着|盼望|想要|想|终于|总算|准备|打算|仍旧|仍然|依旧|继续|现在|目前|今年|去年|早已|已经|如今|则|仍|还|也|都|已|又|再|就|便|只|刚|新|一直)"
    "|(?:了|着|过|上|下|住|的是|给|起)$"
)
_ABROAD = re.compile("中[俄美日韩德法英欧非蒙哈泰越新阿巴印马老缅柬意西葡荷加澳]$")
"""Before 双方 these say that two countries are meant."""
_APART = re.compile("(?:^|(?<=[~c:m])|(?<=[g~v],))h(?=[PZDIFH])")
_ADVERB = re.compile(
    "(?:能够?|可以|终于|终|最终|还是|决定|随即|立即|随后|便|则|也|还|又|都|就|曾|已|已经|原本|原先|本来|早就|就是|而是|还是|是|一直|正|将|先后|率先|日前|近日|同时|再|再次|要|想|准备|打算|计划|以来|[年月日后前起])$"
)
_LONGER, _SIDES = frozenset("场域块段民"), frozenset("东西南北")
"""After or before 两市 and its like these make another word."""
_LISTED = frozenset(",hjyP")
_COUNT = re.compile(
    "[二两三四五六七八九十0-9]+(?:个|座|家|所|对|组)?"
    "(?:自治[州县旗]|省市|省区|市县|县市|县区|市区|区县|新区|省|市|县|区|地|州|盟|旗|镇|乡|园区|园|单位|部门|城市|城|校|院|家|方|街道|对|组)(?![长级内外])"
)


@dataclass(slots=True)
class Clause:
    """A clause: its tokens with the plain text between them, and one letter for each.

    ``sentence`` is the part of the line, between full stops, that it belongs to. ``before`` is the token that an aside
    follows. ``line`` is the number of the line.
    """

    line: int
    start: int
    aside: bool = False
    before: Token | None = None
    stop: int = 0
    tokens: list[Token] = field(default_factory=list)
    letters: str = ""
    held: int = -1
    """Bits of the expressions that may be found in it; all, where nobody looked."""
    source: Token | None = None
    """The unit that only says what follows: 据甲县介绍，与乙县……"""
    cut: bool = False
    """Whether the end is only where a long clause was cut."""

    @property
    def has_unit(self) -> bool:
        """Whether anything that could be a party stands in it."""
        return not _HOLDS.isdisjoint(self.letters)


def letters(tokens: Iterable[Token]) -> str:
    """The letters of some tokens."""
    return "".join(map(_LETTER, tokens))


def _verb(between: Mapping[str, Entry], words: str) -> Entry | None:
    """The short verb that fills a gap, with or without an adverb before it and a particle after it: 仍帮着."""
    entry = between.get(words)
    if entry is None and len(words) <= _LONGEST_VERB:
        bare = _AROUND.sub("", words)
        entry = between.get(bare) if bare else None
    return entry


def _counted(text: str, before: list[Token], start: int, stop: int) -> int:
    """Add the word for how many that belongs to the list before it (甲、乙、丙三县); gives where plain text goes on."""
    if before and before[-1].letter in _COUNTED and before[-1].stop == start:
        found = _COUNT.match(text, start, stop)
        if found:
            before.append(Token("g", start, found.end(), _GAP))
            return found.end()
    return start


def _stands(before: list[Token], token: Token, at: int) -> bool:
    """Whether a pronoun is read as one: 其 and 对方 only after 与, 对, 由 or a verb, or where they open a part."""
    if "object" not in token.entry.flags:
        return True
    return bool(before) and at == token.start and before[-1].letter in "yhdfVvtb"


def _closes_list(before: list[Token], touches: bool) -> bool:
    """Whether 两市 stands right after a list whose members it counts."""
    if not touches or not before:
        return False
    return before[-1].letter == "F" or (
        len(before) > 1 and before[-1].letter in _HOLDS and before[-2].letter in _LISTED
    )


def _part_sides(clause: Clause, text: str) -> None:
    """和 parts the sides as 与 does where no unit stands before it: 甲区则和乙县共建, 去年，和乙县签约."""
    for found in _APART.finditer(clause.letters):
        i = found.end() - 1
        before = clause.tokens[i - 1] if i else None
        if before is None or before.letter in "c:m," or _ADVERB.search(text, before.start, before.stop):
            token = clause.tokens[i]
            clause.tokens[i] = Token("y", token.start, token.stop, token.entry)
    clause.letters = letters(clause.tokens)


def clauses(
    text: str, tokens: list[Token], line: int, start: int, stop: int, between: Mapping[str, Entry]
) -> list[Clause]:
    """The clauses of the line ``text[start:stop]``, in the order of their ends.

    ``between`` are words that count only where nothing else stands between two units.
    """
    done: list[Clause] = []
    open_ones = [Clause(line, start)]
    at = start

    def finish(clause: Clause, end: int) -> None:
        clause.stop = end
        clause.letters = letters(clause.tokens)
        if "h" in clause.letters:
            _part_sides(clause, text)
        if clause.tokens:
            done.append(clause)

    headline = " " in text[start:stop] and "。" not in text[start:stop] and not any(t.letter == "|" for t in tokens)
    current = open_ones[-1]
    held = current.tokens
    for token in tokens:
        letter, first = token.letter, token.start
        if letter in _LOOKED_AT:
            if letter == "Y" and not _stands(held, token, at):
                continue
            if letter == "K" and held and held[-1].letter in "vs" and at == first:
                if not text.startswith(_ATTENDS, first):
                    continue  # 帮扶工作 is help, not work elsewhere
                held.pop()  # 组团参加: they are guests
            if letter == "W" and _ABROAD.search(text, max(start, first - 2), first):
                continue  # 中阿双方
            side = text[first - 1 : first] in _SIDES and at < first  # 定西两市 ends no name before it
            if letter == "W" and (text[token.stop : token.stop + 1] in _LONGER or side):
                continue  # 两个市场, 北三县
            if letter == "W" and text[first - 1 : first] == "“" and text[token.stop : token.stop + 1] == "”":
                continue  # “两区”建设: the name of a policy
            if letter == "W" and (_closes_list(held, at == first) or _EACH.search(text, max(start, first - 6), first)):
                token = Token("g", first, token.stop, token.entry, (), (), token.body, token.lent)
                letter = "g"
        blank = text.find(" ", at, first) if headline and first > at else -1
        if blank >= 0 and min(blank - current.start, stop - blank) > _TITLE and any(t.letter in "vs" for t in held):
            if blank > at:
                held.append(Token("~", at, blank, _GAP))
            finish(current, blank)
            open_ones[-1] = current = Clause(line, blank + 1, current.aside, current.before)
            held, at = current.tokens, blank + 1
        if first > at and (text[at] not in _QUIET or _SOMETHING.search(text, at, first)):
            entry = None
            if letter in _HOLDS and held and held[-1].letter in _BEFORE_VERB:
                entry = _verb(between, _NOTHING.sub("", text[at:first]))
            if entry is not None:
                held.append(Token(entry.letter, at, first, entry))
            else:
                at = _counted(text, held, at, first)
                if at < first:
                    held.append(Token("~", at, first, _GAP))
        at = token.stop
        if letter not in _MARKS or (letter in "->" and held):  # at the beginning - and > are bullets
            held.append(token)
            if len(held) >= LONGEST:
                finish(current, at)
                current.cut = True
                open_ones[-1] = Clause(line, at, current.aside, current.before)
        elif letter in "()" and text.startswith("（同上）", first - (3 if letter == ")" else 0)):
            pass  # 甲县→（同上）
        elif letter == "(":
            open_ones.append(Clause(line, at, True, held[-1] if held else None))
        elif letter == ")":
            if len(open_ones) > 1:
                finish(open_ones.pop(), first)
        elif letter == ".":
            finish(current, first)
            open_ones[-1] = Clause(line, at, current.aside, current.before)
        current = open_ones[-1]
        held = current.tokens
    if stop > at and _SOMETHING.search(text, at, stop):
        open_ones[-1].tokens.append(Token("~", at, stop, _GAP))
    for clause in reversed(open_ones):
        finish(clause, stop)
    return done
