"""What one clause owes to those around it: subject, heading, the pair named before, the document's own division."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from graphkit_loaders.reader.attending import KIND, of_head, of_meeting, of_speaker, run_of_three
from graphkit_loaders.reader.clauses import Clause
from graphkit_loaders.reader.lexicon import Entry
from graphkit_loaders.reader.licence import Context
from graphkit_loaders.reader.pronouns import PARTIES, last_two
from graphkit_loaders.reader.scan import Token
from graphkit_loaders.reader.surroundings import words as surroundings

UNITS = frozenset("PZDIMGHFW")
_OPENING = re.compile(r"[~cm]{0,3}(?P<a>[PZDIHGM](?:eg?)?(?:[,jh][PZDIHGM](?:eg?)?)*)(?=[~mcqvk#htsxlgno])")
_LATER = re.compile(r"m?(?P<a>[PZDIH](?:eg?)?(?:[,jh][PZDIH](?:eg?)?)*)(?=[~mvstgn])[^c]*c")
_HEAD = re.compile(r"(?P<a>[PZDIHG](?:[,jh][PZDIHG])*):")
_ALONE = re.compile(r"(?:~,?)?(?P<a>[PZDI](?:[,jh][PZDI])*)")
_UNITS_ALONE = re.compile(r"(?:~,?)?[PZDI](?:[,h][PZDI])*:?")
_NOTES = ("说明", "注", "备注", "附", "来源", "数据")
_WORD = re.compile("[vsC]")
_HEADS = re.compile("[PZDI](?:[,jh][PZDI])*")
_ITEM = re.compile("[:>-]")
_AREA = re.compile("[省市县区州盟旗地城镇]")
_TOPIC = Entry("v")
_HOME = Entry("H")
_RECENT = 16
"""Units that a pronoun can reach back over."""
_WE = re.compile("[^，。；：]{0,6}?(?:我们|咱们|我方)")
_REPORTS = re.compile(
    "(?:[^，。；：]{0,8}?(?:负责人|负责同志|主任|局长|工作人员))?(?:表示|介绍|透露|告诉|指出|解释|坦言|说)"
)
"""After a unit these make it the one that speaks of what follows, not the one that acts there."""
_BUILT = re.compile(
    "(?:加快|全面|顺利|有序|正式|启动|开工|持续|扎实)?(?:建设|推进|开工|启动|投用|投产|建成|揭牌|获批|运营)"
    "|[一二三四两]期|成效|提速|成势|起势|开园|开业|挂牌|产值|营收|税收|效益|(?:收入|投资)?(?:突破|达到|超过)|新?增|引进|入驻|完成|实现|入选|晋升|升格|列入|落地"
)
"""After a zone these tell what is done to it: the next part speaks of its owner."""
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
_LABEL = re.compile("[^，。：]{1,6}：")
"""Who speaks, or that it is an answer."""
_SECTION = 22
_NO_HEADING = frozenset("。；，、？")
_MARKED = re.compile("[-—·•●○◇◆▲■□√×✓☆★①-⑳]|[0-9]{1,2}[.．、）)]|.*[|｜\t]")


def units_between(tokens: list[Token], letters: str, start: int, stop: int) -> list[Token]:
    """The units among the tokens from ``start`` to ``stop``."""
    return [tokens[i] for i in range(start, stop) if letters[i] in UNITS]


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
    line_word: Token | None = None
    heading: str = ""
    """The last line that is short and no sentence, entry or row."""
    issuer: Token | None = None
    """The zone or institution that speaks, if it is none of the divisions."""
    parties: tuple[list[Token], ...] = ()
    """The sides of the agreement that the document is, its 甲方 and 乙方: 双方 means them."""
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
        self.line_head = []
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
            self.line_word = next((word for word in signals if "image" not in word.entry.flags), None)
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
        numbered = text[start] in "一二三四五六七八九十（" and short and ending != "；"
        self.short = short
        self.entry = stop - start <= _ENTRY and _BEGUN.match(text, start, stop) is not None
        first = next((t for t in outer[0].tokens if t.letter not in "~,"), None) if outer else None
        self.opening = first.start if first is not None else -1
        if self.line_word is not None and (ending == "：" or (short and ending not in "。；，、" and not item)):
            self.scope = self.line_word
            heads = _HEADS.findall(outer[0].letters) if outer else []
            self.named = [t for t in outer[0].tokens if t.letter in PARTIES] if len(heads) == 1 else []
        elif ending == "：" or numbered or (stop - start > _PROSE and ending == "。" and not item):
            self.scope = None
            self.named = []

    def _bullet(self, clause: Clause) -> int:
        """Whether a clause begins with a bullet, which is plain text as words are: 0 or 1 tokens."""
        first = clause.tokens[0]
        return int(first.letter == "~" and not any(c.isalnum() for c in self.context.text[first.start : first.stop]))

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
        sides = len(_HEADS.findall(outer[0].letters))
        return ("y" in outer[0].letters and sides != 1) or _ITEM.search(outer[0].letters, 0, 12) is not None

    def remembered(self, clause: Clause, before: int) -> tuple[list[Token], list[Token]]:
        """Whom 两地 means: the two places before it in the clause, else the pair or the two places last spoken of."""
        if self.parties:
            first, last = self.parties[:-1], self.parties[1:]
            return [unit for side in first for unit in side], [unit for side in last for unit in side]
        both = self.context.text[clause.tokens[before].start : clause.tokens[before].stop] if clause.tokens else ""
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
        return self._two(clause, before) or told or ([], [])

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

    def _two(self, clause: Clause, before: int) -> tuple[list[Token], list[Token]] | None:
        """The two places among the first tokens of a clause, else the two units of any kind, if just two."""
        letters = clause.letters[:before]
        kinds = "PH" if letters.count("P") + letters.count("H") == 2 else "PZDIH"
        if sum(map(letters.count, kinds)) != 2:
            return None
        left, right = (token for token in clause.tokens[:before] if token.letter in kinds)
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
        opening = None if clause.aside else _OPENING.match(clause.letters)
        if opening:
            units = units_between(clause.tokens, clause.letters, *opening.span("a"))
            self.topics = units if all(t.letter in PARTIES for t in units) else []
        if not PARTIES.isdisjoint(clause.letters):
            named = [token for token in clause.tokens if token.letter in PARTIES]
            of = len(named) > 1 and self.context.text[named[0].stop : named[1].start] == "的"
            self.begun = named[of]
            self.recent += named
            del self.recent[:-_RECENT]

    def subject(self, clause: Clause, before: int) -> list[Token]:
        """Who acts in a clause that does not say it: the list that opens it or a later part, the line's head, the home.

        Of the parts between commas the nearest one before counts that a unit opens which goes on to act.
        """
        owner = clause.before if clause.aside and self.context.text[clause.start - 1] == "《" else None
        if owner is not None and owner.letter in PARTIES and owner.stop == clause.start - 1:
            return [owner]  # 你市《关于与甲市……的请示》
        first = clause.letters.rfind("c", 0, before) + 1
        if self.home() and _WE.match(self.context.text, clause.tokens[first].start, clause.tokens[before].stop):
            return self.home()
        for start in self._starts(clause, before):
            opening = _OPENING.match(clause.letters, start)
            if not opening or opening.end() > before:
                continue
            found = self._actor(clause, opening, start, before)
            if found is not None:
                return found
        return self._head() or self._topics(clause, before) or self._section() or self.home()

    def _head(self) -> list[Token]:
        """The units that open the line; in a report none of others, which did what stands before."""
        others = self.genre == "report" and self.context.home and not all(map(self.own, self.line_head))
        return [] if others else self.line_head

    def _starts(self, clause: Clause, before: int) -> Iterator[int]:
        """Where the parts before some token begin, the nearest first, and the clause itself."""
        label = _LABEL.match(self.context.text, clause.start)
        at = clause.letters.rfind("c", 0, before)
        while at > 0:
            if self._opens_alone(clause, at + 1):
                yield at + 1
            at = clause.letters.rfind("c", 0, at)
        if label and clause.letters[:2] == "~:":
            yield 2
        yield 0

    def _opens_alone(self, clause: Clause, start: int) -> bool:
        """Whether a later part begins with a unit right away and names nobody else: 甲市主动登门，与乙市…"""
        found = _LATER.match(clause.letters, start)
        return found is not None and UNITS.isdisjoint(clause.letters[found.end("a") : found.end()])

    def _actor(self, clause: Clause, opening: re.Match[str], start: int, before: int) -> list[Token] | None:
        """The units that open a part, if they are its subject; none if they only say when, where or whose."""
        after = opening.end("a")
        following = clause.tokens[after]
        possessive = self.context.text.startswith("的", following.start)
        if self.context.text.startswith("关于", following.start) and opening.start("a") > start:
            return None  # 听取甲局关于与乙县协作的汇报: it only tells
        if possessive and following.stop - following.start == 1 and clause.letters[after + 1] in "ZID":
            return [clause.tokens[after + 1]] if after + 1 < before else None  # 同在甲市的乙医院，则与…
        timely = all(
            clause.letters[i] == "c" or self._is_time(clause.tokens[i])
            for i in range(start, opening.start("a"))
            if clause.letters[i] != "m" or "causative" not in clause.tokens[i].entry.flags
        )
        areas = any(clause.letters[i] == "M" for i in range(*opening.span("a")))
        if areas:
            prompted = "m" in clause.letters[: opening.start("a")]
            timely = timely and not prompted and "M" in clause.letters[before : before + 12]
        if surroundings("link", "some_of").match(self.context.text, following.start):
            return []  # 我市3家医院将与…: not the city
        if _REPORTS.match(self.context.text, following.start):
            return (self.line_head or self.home()) if start == 0 else None
        nobody = self.context.home is None and self.issuer is None
        if (possessive and not (nobody and "c" in clause.letters[after:before])) or not timely:
            return None
        zones = all(clause.letters[i] in "Z,hjeg" for i in range(*opening.span("a")))
        if zones and self.context.home and _BUILT.match(self.context.text, clause.tokens[after - 1].stop):
            return None
        found = units_between(clause.tokens, clause.letters, *opening.span("a"))
        if self.genre == "report" and self.context.home and not all(map(self.own, found)):
            return None  # what others did stands beside what the home does
        return self.home() if self._above_home(found) and opening.start("a") > start else found

    def _section(self) -> list[Token]:
        """The one unit of a heading that has a line for itself, if it is the document's own or nobody else speaks."""
        if len(self.section) != 1 or self.issuer is not None:
            return []
        return self.section if self.context.home is None or self.own(self.section[0]) else []

    def _topics(self, clause: Clause, before: int) -> list[Token]:
        """Who opened the sentence before, if nothing but times and adverbs stands where the subject would."""
        goes_on = self.context.text[clause.start - 1 : clause.start] == "；"
        goes_on |= self.genre == "news" and before == 0  # 甲局与乙局签了协议。与丙市的还没有签。
        if (self.context.home or self.issuer is not None) and not (goes_on and all(map(self.own, self.topics))):
            return []
        first = clause.letters.rfind("c", 0, before) + 1
        between = clause.tokens[first : before + 1]
        plain = (t for t in between if t.letter == "~")
        return self.topics if all(self._is_time(t) for t in plain) else []

    def _above_home(self, units: list[Token]) -> bool:
        """Whether units only say where the document's division lies: a city that says 入选广西试点 speaks of itself."""
        home = self.context.home
        above = set(self.context.gaz.ancestors(home)) if home else set()
        return bool(above) and all(t.letter == "P" and t.codes and above.issuperset(t.codes) for t in units)

    def _is_time(self, token: Token) -> bool:
        words = self.context.text[token.start : token.stop]
        if surroundings("subject", "no_time").search(words):
            return False
        return any(c in words for c in "年月日来期间天：0123456789") or len(words) <= 4
