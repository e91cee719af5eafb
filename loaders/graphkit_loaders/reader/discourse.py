"""What one clause owes to those around it: subject, heading, the pair named before, the document's own division."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from graphkit_loaders.reader.attending import KIND, of_guest, of_head, of_lately, of_meeting, of_speaker, run_of_three
from graphkit_loaders.reader.clauses import Clause
from graphkit_loaders.reader.correspondence import of_letter
from graphkit_loaders.reader.lexicon import Entry
from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.pronouns import PARTIES, last_two
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words as surroundings

UNITS = frozenset("PZDIMGHFW")
OPENING = re.compile(r"[~cm]{0,3}(?P<a>[PZDIHGM](?:eg?)?(?:[,jh][PZDIHGM](?:eg?)?)*)(?=[~mcqvk#htsxlgnobK])")
SAID_OF = re.compile(OPENING.pattern.replace("(?=[~", "(?=[y~"))
"""The same before 与, as a sentence goes on: 甲市与乙县签约；又与丙县…"""
_HEAD = re.compile(r"(?P<a>[PZDIHG](?:[,jh][PZDIHG])*):")
_ALONE = re.compile(r"(?:~,?)?(?P<a>[PZDI](?:[,jh][PZDI])*)")
_UNITS_ALONE = re.compile(r"(?:~,?)?[PZDI](?:[,h][PZDI])*:?")
_NOTES = ("说明", "注", "备注", "附", "来源", "数据")
_WORD = re.compile("[vsC]")
_HEADS = re.compile("[PZDI](?:[,jh][PZDI])*")
_WITH_HOME = ("yH", "~yH")
"""How the heading of a list of the home's partners begins: 与我县…的."""
_NUMBERED = re.compile("[一二三四五六七八九十]|（[一二三四五六七八九十0-9]")
_ITEM = re.compile("[:>-]")
_AREA = re.compile("[省市县区州盟旗地城镇]")
_TOPIC = Entry("v")
_HOME = Entry("H")
_RECENT = 16
"""Units that a pronoun can reach back over."""
_TITLE = 120
"""Characters at the beginning in which a title is looked for."""
_PROSE = 120
"""Characters from which on a paragraph is prose, which no heading of a list governs."""
_HEADING = 36
_ENTRY = 70
_BEGUN = re.compile(
    "[-—·•●○◇◆▲■□√×✓☆★①-⑳]|[0-9]{1,2}[.．、）)]|（?[一二三四五六七八九十]{1,2}[）、]|[^，。；： \t]{2,8}："
)
"""Characters that a heading has at most."""
_ASSIGNED = re.compile("（[^（）]{0,4}(?:责任|牵头|配合|负责)[^（）]*）$")
_SECTION = 22
_NO_HEADING = frozenset("。；，、？")
_MARKED = re.compile("[-—·•●○◇◆▲■□√×✓☆★①-⑳]|[0-9]{1,2}[.．、）)]|.*[|｜\t]")


def units_between(tokens: list[Token], letters: str, start: int, stop: int) -> list[Token]:
    """The units among the tokens from ``start`` to ``stop``."""
    return [tokens[i] for i in range(start, stop) if letters[i] in UNITS]


def _without_repeated(tokens: list[Token]) -> str:
    """The letters of some tokens, with plain ones for places that stood before."""
    seen: set[tuple[str, ...]] = set()
    found = []
    for token in tokens:
        again = token.letter == "P" and token.codes in seen
        seen.add(token.codes)
        found.append("~" if again else token.letter)
    return "".join(found)


def _places_of(sides: tuple[list[Token], list[Token]]) -> tuple[list[Token], list[Token]]:
    """The two places that 两地 means where one side is an institution or office of one of them."""
    if sorted("P" if t.letter in "PH" else t.letter for side in sides for t in side) not in (["I", "P"], ["D", "P"]):
        return sides
    left, right = (
        [Token("P", t.start, t.stop, t.entry, t.places[-1]) if t.letter in "ID" and t.places else t for t in side]
        for side in sides
    )
    return left, right


@dataclass(slots=True)
class Discourse:
    """Carried from clause to clause."""

    context: Context
    scope: Token | None = None
    """The word of cooperation of the heading that governs the lines below it."""
    topic: Token | None = None
    """The word of cooperation of the document's title."""
    title: Token | None = None
    """The same, if the title says it in a line of its own."""
    line: int = -1
    line_start: int = 0
    line_stop: int = 0
    line_head: list[Token] = field(default_factory=list)
    line_clauses: list[Clause] = field(default_factory=list)
    line_word: Token | None = None
    heading: str = ""
    """The last line that is short and no sentence, entry or row."""
    issuer: Token | None = None
    """The zone or institution that speaks, if it is none of the divisions."""
    parties: tuple[list[Token], ...] = ()
    """The sides of the agreement that the document is, its 甲方 and 乙方: 双方 means them."""
    written_to: list[Token] = field(default_factory=list)
    """Whom a letter goes to: 双方 means them and the home where nothing nearer tells."""
    attending: list[Token] = field(default_factory=list)
    """Those who take part in the meeting that the document tells of: 三局 means them."""
    memory: tuple[list[Token], list[Token]] | None = None
    units: tuple[list[Token], list[Token]] | None = None
    """The same of units of any kind."""
    before: list[Token] = field(default_factory=list)
    """Tokens of the clause before."""
    genre: str = "news"
    sparse: bool = False
    """Whether the text is long prose on other matters, where a link is stated in full or not at all."""
    told: Token | None = None
    """The word of cooperation of the clause before, if that stated a link: what follows a ； may leave it out."""
    topics: list[Token] = field(default_factory=list)
    objects: set[int] = field(default_factory=set)
    """Where those begin with whom the speaker acts, so that they are not who acts in the parts that follow."""
    """The units that opened the sentence before, in the same line: who acts where the next one does not say it."""
    recent: list[Token] = field(default_factory=list)
    """Units of the sentences before, the last ones at the end."""
    begun: Token | None = None
    """The unit that the last clause that names any began with."""
    entry: bool = False
    """Whether the line is an entry of a list: short, and begun by a mark, a number or a label."""
    section: list[Token] = field(default_factory=list)
    """Units of the last line that held nothing else: the lines below speak of them."""
    opening: int = -1
    """Where the first unit of the line begins, if nothing but a number stands before it."""
    short: bool = False
    """Whether the line is as short as an item of a list."""
    named: list[Token] = field(default_factory=list)
    """Units of the heading that governs the lines below it, if they are one side."""
    own: Callable[[Token], bool] = lambda unit: False
    """Whether a unit is, or lies in, the document's own division."""
    opposed: Callable[[Token, Token], bool] = lambda a, b: True
    """Whether two units can be the two sides of a link: they lie in different cities."""

    alike: Callable[[Token, Token], bool] = lambda a, b: False
    """Whether two units are of one kind: two hospitals, two courts, two zones."""

    def home(self) -> list[Token]:
        """The unit that speaks, or the document's own division, if it is known."""
        if self.issuer is not None:
            return [self.issuer]
        return [Token("H", -1, -1, _HOME)] if self.context.home else []

    def enter(self, line: int, clauses: list[Clause], start: int, stop: int) -> None:
        """Begin a line: find its head, its word of cooperation, and whether it governs those below."""
        self.line, self.line_start, self.line_stop = line, start, stop
        self.line_head, self.line_clauses = [], clauses
        self.topics = []
        outer = [c for c in clauses if not c.aside]
        label = clauses[0] if clauses and clauses[0].aside and clauses[0].start == start + 1 else None
        if label and _HEADS.fullmatch(label.letters):
            self.line_head = label.tokens[:1]
        if outer:
            letters, bullet = outer[0].letters, self._bullet(outer[0])
            head = _HEAD.match(letters, bullet) or (_ALONE.fullmatch(letters) if len(outer) > 1 else None)
            if head:
                self.line_head = units_between(outer[0].tokens, outer[0].letters, *head.span("a"))
        whole = "".join(c.letters for c in clauses)
        if _UNITS_ALONE.fullmatch(whole) and stop - start <= _HEADING:
            self.section = [t for c in clauses for t in c.tokens if t.letter in PARTIES]
            self.line_head = []
        elif self.context.text.startswith(_NOTES, start):
            self.section = []
        self.line_word = None
        for clause in clauses:
            signals = (clause.tokens[found.start()] for found in _WORD.finditer(clause.letters))
            self.line_word = next((w for w in signals if "image" not in w.entry.flags and not self._firm(w)), None)
            if self.line_word is not None:
                break
        text = self.context.text
        if self.topic is None and start < _TITLE:
            self.topic = self.line_word or self._title_word(start, stop)
            self.title = self.topic if stop - start <= _HEADING and text[stop - 1] != "。" else None
        ending = text[stop - 1] if stop > start else ""
        short = stop - start <= _HEADING
        item = self._is_item(outer)
        item |= _ASSIGNED.search(text, start, stop) is not None
        numbered = _NUMBERED.match(text, start) is not None and short and ending != "；"
        numbered &= not (self.named and any(_UNITS_ALONE.fullmatch(c.letters) for c in outer))
        self.short = short
        self.entry = stop - start <= _ENTRY and _BEGUN.match(text, start, stop) is not None
        first = next((t for t in outer[0].tokens if t.letter not in "~,"), None) if outer else None
        self.opening = first.start if first is not None else -1
        if self.line_word is not None and (ending == "：" or (short and ending not in "。；，、" and not item)):
            self.scope = self.line_word
            heads = _HEADS.findall(outer[0].letters) if outer else []
            self.named = self._side_of(outer[0], heads) if outer else []
        elif ending == "：" or numbered or (stop - start > _PROSE and ending == "。" and not item):
            self.scope = None
            self.named = []

    def _bullet(self, clause: Clause) -> int:
        """Whether a clause begins with a bullet, which is plain text as words are: 0 or 1 tokens."""
        first = clause.tokens[0]
        return int(first.letter == "~" and not any(c.isalnum() for c in self.context.text[first.start : first.stop]))

    def following(self, clause: Clause) -> Clause | None:
        """The clause of the same line that comes next."""
        return next((later for later in self.line_clauses if later.start >= clause.stop), None)

    def _firm(self, word: Token) -> bool:
        """Whether a word of cooperation only begins the name of a kind of firm: 合作社."""
        return self.context.text.startswith("社", word.stop)

    def _side_of(self, heading: Clause, heads: list[str]) -> list[Token]:
        """The units of a heading, if they are one side of what stands below; 与我县…的 names the home."""
        partners = surroundings("listed", "partners").search(self.context.text, heading.start, heading.stop)
        if not heads and (heading.letters.startswith(_WITH_HOME) or (partners and "H" not in heading.letters)):
            return self.home()
        return [t for t in heading.tokens if t.letter in PARTIES] if len(heads) == 1 else []

    def pass_line(self, start: int, stop: int) -> None:
        """Note a line that may be a heading."""
        text = self.context.text
        if 1 < stop - start <= _SECTION and text[stop - 1] not in _NO_HEADING and not _MARKED.match(text, start, stop):
            self.heading = text[start:stop]

    def _title_word(self, start: int, stop: int) -> Token | None:
        """A word of cooperation that stands inside a name of the title: 共建园区."""
        found = (
            surroundings("link", "topic").search(self.context.text, start, stop) if stop - start <= _HEADING else None
        )
        return Token("v", *found.span(), _TOPIC) if found else None

    def about_pairs(self) -> bool:
        """Whether a heading or the title says that what follows is about cooperation."""
        return self.scope is not None or self.topic is not None

    def about_links(self) -> bool:
        """The same, or the text is a single sentence, which is its own context."""
        return self.about_pairs() or len(self.context.text) <= _TITLE

    def devoted(self) -> bool:
        """Whether a heading or title says so, or the first sentence with a strong word: what says less may be meant."""
        if self.title is not None or self.scope is not None or len(self.context.text) <= _TITLE:
            return True
        return self.topic is not None and "strong" in self.topic.entry.flags

    def _is_item(self, outer: list[Clause]) -> bool:
        if not outer:
            return False
        sides = len(_HEADS.findall(outer[0].letters)) or int(outer[0].letters.startswith(_WITH_HOME))
        return ("y" in outer[0].letters and sides != 1) or _ITEM.search(outer[0].letters, 0, 12) is not None

    def remembered(self, clause: Clause, before: int) -> tuple[list[Token], list[Token]]:
        """Whom 两地 means: the two places before it in the clause, else the pair or the two places last spoken of."""
        if self.parties:
            first, last = self.parties[:-1], self.parties[1:]
            return [unit for side in first for unit in side], [unit for side in last for unit in side]
        both = self.context.text[clause.tokens[before].start : clause.tokens[before].stop] if clause.tokens else ""
        at = clause.tokens[before].start if clause.tokens else self.line_start
        if surroundings("link", "nations").search(self.context.text, self.line_start, at):
            return [], []  # 两国外长…双方
        attended = of_meeting(self.attending, both)
        if attended is not None:
            return attended
        if both.startswith("三"):
            named = clause.tokens[:before]
            return self._three(named if any(t.letter == "P" for t in named) else self.before)
        kind = KIND.get(both[1:2]) if len(both) == 2 else None
        if kind is not None:
            here = [token for token in clause.tokens[:before] if token.letter == kind]
            if len(here) > 1:
                return [here[-2]], [here[-1]]
            if here and (other := self._named_here(here[0])) is not None:
                return [other], here
            if (lately := last_two(self.recent, kind, self.context.text)) is not None and self.opposed(*lately):
                return [lately[0]], [lately[1]]
        told = self.memory if _AREA.search(both) else self.units
        if told is None or all(unit.start < self.line_start for side in told for unit in side):
            told = of_speaker(self.issuer, self.recent, self.line_start, self.opposed) or told
            told = of_head(self.line_head, self.home(), clause.letters[:before], self.opposed) or told
        others = [token for token in clause.tokens[:before] if token.letter in PARTIES]
        told = self._two(clause, before, apart=True) or told
        told = told or of_letter(self.written_to, self.home(), others)
        if told is None and not self.sparse:
            told = of_lately(self.recent, others, self.line_start, self.opposed, self.context.text)
            told = told or of_guest(self.home(), self.recent, others, self.line_start, self.own)
        told = told or ([], [])
        return _places_of(told) if _AREA.search(both) else told

    def _named_here(self, unit: Token) -> Token | None:
        """The unit of the same kind that the line has named before, for 两院 and 两校 beside one of the two."""
        before = (t for t in reversed(self.recent) if t.letter == unit.letter and t.start >= self.line_start)
        return next((t for t in before if self.alike(t, unit) and self.opposed(t, unit)), None)

    def _three(self, tokens: list[Token]) -> tuple[list[Token], list[Token]]:
        """The three places of a clause that names just three, as two lists that between them hold each pair once."""
        named = {token.codes: token for token in tokens if token.letter == "P"}
        if len(named) == 2 and self.home() and not any(map(self.own, named.values())):
            named = {(): self.home()[0], **named}
        if len(named) != 3:
            run = run_of_three(tokens, self.context, self.line_stop)
            return ([run], [run]) if run is not None else ([], [])
        first, second, third = named.values()
        return [first, second], [second, third]

    def remember(self, left: Token, right: Token) -> None:
        """Note the two sides of a link, for a 两地 or 双方 that follows."""
        self.units = ([left], [right])
        if {left.letter, right.letter} <= set("PF"):
            self.memory = self.units

    def _two(self, clause: Clause, before: int, apart: bool = False) -> tuple[list[Token], list[Token]] | None:
        """The two places among the first tokens of a clause, else the two units of any kind, if just two."""
        letters = _without_repeated(clause.tokens[:before]) if apart else clause.letters[:before]
        kinds = "PH" if letters.count("P") + letters.count("H") == 2 else "PZDIH"
        if sum(map(letters.count, kinds)) != 2:
            return None
        left, right = (t for t, letter in zip(clause.tokens, letters, strict=False) if letter in kinds)
        return ([left], [right]) if kinds == "PH" or self.opposed(left, right) else None

    def leave(self, clause: Clause) -> None:
        """Note the two places of a clause that has just two, for a 两地 that follows."""
        if not clause.has_unit:
            return
        if not clause.aside:
            self.before = clause.tokens
        two = self._two(clause, len(clause.tokens))
        if two is not None and not clause.aside:
            self.units = two
            if any(side[0].letter != "I" for side in two):  # two institutions are no 两地
                self.memory = two
        goes_on = self.context.home is None and self.context.text.startswith("；", clause.stop)
        opening = None if clause.aside else (SAID_OF if goes_on else OPENING).match(clause.letters)
        if opening:
            units = units_between(clause.tokens, clause.letters, *opening.span("a"))
            before = self.context.text[clause.start : units[0].start]
            acts = not any(surroundings("subject", name).search(before) for name in ("no_time", "called"))
            self.topics = units if acts and all(t.letter in PARTIES for t in units) else []
        if not PARTIES.isdisjoint(clause.letters):
            named = [token for token in clause.tokens if token.letter in PARTIES]
            of = len(named) > 1 and self.context.text[named[0].stop : named[1].start] == "的"
            self.begun = named[of]
            self.recent += named
            del self.recent[:-_RECENT]
