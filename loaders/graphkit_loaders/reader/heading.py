"""The head of a document: title, number, issuer, dates, salutation, and what kind of document it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from graphkit_loaders.reader.assigned import is_duty
from graphkit_loaders.reader.dates import DATE, iso
from graphkit_loaders.reader.numbering import numbered
from graphkit_loaders.reader.outline_words import any_of, pattern, table
from graphkit_loaders.reader.responsible import duty
from graphkit_loaders.reader.shapes import Responsible, Span

Genre = Literal["plan", "report", "news", "list"]

_NUMBER = re.compile(r"[\u4e00-\u9fffA-Z]{1,14}(?P<b>[〔（【［\[])(?:19|20)\d\d[〕）】］\]]\s*(?:第\s*)?\d{1,5}\s*号")
_REACH = 25
"""Paragraphs that a head can take; a longer one is no head."""

_ADOPTED = re.compile(
    rf"(?:{DATE.pattern})[^。；，》]{{0,40}}(?:会议|全会|大会)[^。；]{{0,12}}(?:通过|同意)", re.VERBOSE
)
_ADOPTED_ON = re.compile(
    rf"(?:会议|全会|大会)[^。；，]{{0,6}}于(?:{DATE.pattern})[^。；]{{0,12}}(?:通过|同意)", re.VERBOSE
)
_PRINTED = re.compile(rf"(?:{DATE.pattern})\s*(?:印发|发布|印)", re.VERBOSE)
_DATE_LINE = re.compile(rf"[（\s]*(?:{DATE.pattern})[）\s]*\Z", re.VERBOSE)
_BODIES = re.compile("(?:常务)?委员会|代表大会")
"""Bodies in whose names the words for their members stand."""
_WITH = "与同和跟"
"""What begins the heading of a list of partners: 与甲医院组建医联体的医院："""
_ASIDE = re.compile(r"[—【（].*")


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a document says, with the spans of its parts."""

    title: str | None = None
    title_span: Span | None = None
    number: str | None = None
    number_span: Span | None = None
    salutation: Span | None = None
    addressed: tuple[Responsible, ...] = ()
    genre: Genre = "news"


@cache
def _complete() -> re.Pattern[str]:
    words = [word for group in table("outline")["genre"].values() for word in group]
    return re.compile(any_of(words) + r"(?:[（《“][^）》”]{1,16}[）》”])?\Z")


def head(text: str, paragraphs: list[Span]) -> Head:
    """Read the head of a document from its first paragraphs."""
    number_span = _number(text, paragraphs[:_REACH])
    title_span = _title(text, paragraphs[:_REACH], number_span)
    title = text[slice(*title_span)].replace("\n", "") if title_span else None
    salutation = _salutation(text, paragraphs[:_REACH], title_span)
    addressed = duty(text, salutation[0], salutation[1] - 1).names if salutation else ()
    number = re.sub(r"\s", "", text[slice(*number_span)]) if number_span else None
    genre = _genre(text, paragraphs, title, bool(number or salutation))
    return Head(title, title_span, number, number_span, salutation, addressed, genre)


def _number(text: str, paragraphs: list[Span]) -> Span | None:
    """The document's own number: a line by itself, or behind its label; numbers in sentences are of other documents."""
    for start, stop in paragraphs:
        found = _NUMBER.search(text, start, stop) if "号" in text[start:stop] else None
        if found is None or stop - start > 60 or "《" in text[start : found.start()]:
            continue
        before = text[start : found.start()].strip("（( 　")
        after = text[found.end() : stop].strip("）) 　")
        if (not before or before.endswith(("：", "号"))) and (not after or len(after) < 12) and "。" not in after:
            return found.span()
    return None


def _title(text: str, paragraphs: list[Span], number_span: Span | None) -> Span | None:
    """The first lines that are a heading of the whole, joined until they end like a title."""
    rule = table("outline")["title"]
    first: Span | None = None
    for index, (start, stop) in enumerate(paragraphs):
        words = text[start:stop]
        if number_span and start <= number_span[0] < stop:
            continue
        if pattern("outline", "title", "furniture").match(words) or _DATE_LINE.match(words):
            continue
        if (
            len(words) < 3
            or "\t" in words
            or words.endswith(("。", "：", "；", "，"))
            or len(words) > 2 * rule["longest"]
        ):
            return first
        if first is None and numbered(text, start, stop):
            return None
        first = (start, stop)
        for later in paragraphs[index + 1 : index + rule["lines"]]:
            if _complete().search(text[first[0] : first[1]].replace("\n", "")):
                return first
            more = text[later[0] : later[1]]
            if not _goes_on(text, later, more, rule["longest"]):
                return (start, stop) if first[1] == stop else first
            first = (start, later[1])
        if _complete().search(text[first[0] : first[1]].replace("\n", "")):
            return first
        return (start, stop)
    return first


def _goes_on(text: str, span: Span, words: str, longest: int) -> bool:
    return (
        len(words) <= longest
        and not re.search(r"[。；：\t|｜]", words)
        and not numbered(text, *span)
        and not _DATE_LINE.match(words)
        and not _NUMBER.match(words)
        and not _ASIDE.match(words)
    )


_PLACE, _YOURS = re.compile("[\u4e00-\u9fff]{2,12}[省市县区州盟旗]："), re.compile("[贵你][省市县区州盟旗]")
"""A place alone that is written to, and how the letter then calls it."""


def _salutation(text: str, paragraphs: list[Span], title_span: Span | None) -> Span | None:
    """The line to whom it is addressed: names of bodies and a colon, before anything numbered."""
    rule = table("outline")["salutation"]
    for start, stop in paragraphs:
        words = text[start:stop]
        if title_span and (start < title_span[0] or (start == title_span[0] and not words.endswith("："))):
            continue
        if numbered(text, start, stop) or "。" in words:
            return None
        if words.endswith("：") and 3 <= len(words) <= 600 and not re.search(r"[；？]", words):
            if words[0] in _WITH or any(word in _BODIES.sub("", words) for word in rule["no"]):
                return None
            if any(word in words for word in rule["words"]) or (_PLACE.fullmatch(words) and _YOURS.search(text, stop)):
                return start, stop
    return None


def _labelled(text: str, start: int, stop: int) -> bool:
    """Whether a paragraph begins with a label, other than that of a question or an answer."""
    return text[start : start + 1] not in ("问", "答") and "：" in text[start : min(stop, start + 12)]


def _genre(text: str, paragraphs: list[Span], title: str | None, official: bool) -> Genre:
    rule = table("outline")["genre"]
    bare = re.sub(r"（[^）]*）\Z", "", title or "")
    if _is_report(text[:2000], title or "", bare):
        return "report"
    if bare.endswith(tuple(rule["plan"])) or (official and any(word in bare for word in rule["plan"])):
        return "plan"
    if any(is_duty(text, *span) for span in paragraphs if _labelled(text, *span)):
        return "plan"
    sentences = sum("。" in text[start:stop] for start, stop in paragraphs)
    if bare.endswith(tuple(rule["list"])) or (len(paragraphs) >= 6 and 4 * sentences < len(paragraphs)):
        return "list"
    return "news"


def _is_report(opening: str, title: str, bare: str) -> bool:
    """Whether a document is a report itself, rather than one that shares out what a report announced."""
    rule = table("outline")["genre"]
    if not any(word in opening for word in (*rule["report"], "向大会报告", "报告工作，请予审议")):
        return False
    named = [title.rfind(word) for word in rule["report"] if word in title]
    if named:
        return not pattern("outline", "title", "shared_out").search(title, max(named))
    return not bare.endswith(tuple(rule["plan"]))


def issuer(text: str, paragraphs: list[Span], given: Head, heads: list[str]) -> tuple[str | None, Span | None]:
    """The issuing body as printed: from the title (…关于…), the signature above a date, or the letterhead."""
    endings = tuple(table("outline")["issuer"]["endings"])
    if given.title:
        found = re.match(rf"(.{{2,40}}?){any_of(table('outline')['issuer']['before'])}", given.title)
        if found and found.group(1).rstrip("　 ").endswith(endings):
            return found.group(1).strip(), None
    for index, (start, stop) in enumerate(paragraphs):
        words = text[start:stop].strip()
        if 3 <= len(words) <= 40 and words.endswith(endings) and not re.search(r"[。，；：、]", words) and index > 2:
            following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
            if following is None or _DATE_LINE.match(text[following[0] : following[1]]):
                return words, (start, stop)
    for line in heads:
        words = re.sub(r"\s", "", line).removesuffix("文件")
        if words.endswith(endings):
            return words, None
    return None, None


def adopted(text: str) -> str | None:
    """Date of the meeting that passed the document."""
    dates = (iso(found) for pattern in (_ADOPTED, _ADOPTED_ON) for found in pattern.finditer(text))
    return next((date for date in dates if len(date) >= len("2021-04")), None)


def published(text: str) -> str | None:
    """Date of printing: 2021年4月12日印发."""
    dates = [iso(found) for found in _PRINTED.finditer(text)]
    return next((date for date in reversed(dates) if len(date) == len("2021-04-12")), None)


def date_lines(text: str, paragraphs: list[Span]) -> list[tuple[str, Span]]:
    """Paragraphs that hold nothing but a date."""
    found = ((_DATE_LINE.match(text[start:stop]), (start, stop)) for start, stop in paragraphs)
    return [(iso(match), span) for match, span in found if match]
