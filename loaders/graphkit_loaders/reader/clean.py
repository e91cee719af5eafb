"""Text as given → text fit for reading, one character for one, with the way back for each.

Taken out: page marks, page numbers at page breaks, blanks that a typesetter put beside Chinese, line breaks inside
paragraphs of a document that was wrapped at a fixed width. Folded one to one: radicals that stand for characters,
full-width digits and letters, ASCII brackets and marks in Chinese text. Nothing is added and nothing moves.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from functools import cache

from graphkit_loaders.reader.layout import Line, ends_sentence, printed_lines, width, wrap_width
from graphkit_loaders.reader.shapes import Clean
from graphkit_loaders.reader.wordtables import table

_MARKS = frozenset("“”‘’—…·")
"""Marks of Chinese text that stand among those of other scripts."""
_BLANKS = re.compile("[ \\t\u3000\xa0\u2000-\u200f\u202f\u205f\u2060\xad\ufeff\r]+")
_OPENING, _CLOSING = "（〔【《", "）〕】》"
_BRACKET = re.compile(f"[{_OPENING}{_CLOSING}]")
_PROSE = re.compile("[，。；]")
_LABEL_AT_END = re.compile("(?:单位|部门|责任|牵头|配合|时限|时间)：$")
_LABEL_AT_START = re.compile(
    r"(?:牵头|责任|配合|主办|协办|承办|完成|整改|时限|分管|主管|协议|项目|签[署约订]|起止|有效)[\u4e00-\u9fff]{0,4}："
    r"|(?:[甲乙丙丁我对]\s*方|编\s*号|名\s*称|地\s*点|时\s*间|日\s*期|内\s*容|事\s*由|进\s*[度展]|状\s*态|备\s*注)[ ：]"
)
_ROW = re.compile(
    "(?!.* [→—－–↔⇄>=-]+ )(?=.*[\u4e00-\u9fff]{2})"
    "(?:[^ \t|｜。；，：\u3000\n]{2,18}|[0-9①-⑳])(?: [^ \t|｜。；\u3000\n]{1,36})*? [^ \t|｜。；\u3000\n]{2,36}"
)
"""Short cells that single blanks part; none but a number is one character."""
_CELLS = re.compile("[^。；，\n]{1,18}?(?:(?: {2,}|\u3000+ *)[^。；，\n]{1,36}?)+")
"""Short cells that wide blanks part: a line of a table, which goes on in no other."""
_STARTS_PARAGRAPH = re.compile(
    r"""[一二三四五六七八九十百]{1,4}[、.．]      # 一、
      | （[一二三四五六七八九十百]{1,4}）        # （一）
      | （\d{1,2}）
      | \d{1,3}[．.、](?!\d)
      | \d{1,3}\s*\Z                            # the number of a table row, alone on its line
      | 第[一二三四五六七八九十百\d]{1,4}[章节条]
      | (?:任务|措施|举措)\d{1,3}[：、．.]
      | [①-⑳●○■□◆◇▲△★☆▪►•]
      | 附\s*件 | 附[：:表] | 序\s*号 | 抄\s*送 | （此件
      | \d{4}年\s*\d{1,2}月\s*\d{1,2}日\s*\Z     # date under a signature
      | [^。；，]*[\t|｜]""",
    re.VERBOSE,
)


_KEPT = 17
"""Bits of the longest text whose offsets are kept, which takes a megabyte."""


def clean(text: str) -> Clean:
    """Make a document's text fit for reading.

    Parameters
    ----------
    text : str
        The decoded text, line ends as ``\\n``.

    Returns
    -------
    Clean
        ``text`` for reading, and for each of its characters the offset in the text as given.

    Examples
    --------
    >>> done = clean("到 2021年底，\\n签订协议。")
    >>> done.text
    '到2021年底，\\n签订协议。'
    >>> done.original(0, 5)
    (0, 6)
    """
    lines, _ = printed_lines(text)
    folded = _fold(text)
    spaced = 2 * sum(line.blank_before for line in lines) > len(lines)
    indented = any(line.indent >= 2 for line in lines) and 5 * sum(line.indent >= 2 for line in lines) < 3 * len(lines)
    rows = _rows([folded[line.start : line.stop] for line in lines])
    wrapped = wrap_width([line for i, line in enumerate(lines) if i not in rows])
    pieces: list[str] = []
    origin = array("q")
    depth = 0
    for i, line in enumerate(lines):
        words = folded[line.start : line.stop]
        if _BRACKET.search(words):
            opened = sum(words.count(mark) for mark in _OPENING)
            depth = max(0, depth + opened - sum(words.count(mark) for mark in _CLOSING))
        _add_line(folded, line, wrapped is not None, i in rows, pieces, origin)
        following = lines[i + 1] if i + 1 < len(lines) else None
        joined = (
            following is not None
            and (spaced or not following.blank_before)
            and i + 1 not in rows
            and not (indented and following.indent >= 2)
            and (wrapped is not None or (depth > 0 and words.endswith("、")))  # a list broken inside its bracket
            and _runs_on(words, folded[following.start : following.stop], wrapped or 0, depth > 0)
        )
        if wrapped is None and following is not None and depth > 0 and _LABEL_AT_END.search(words):
            # Whoever set the paragraph broke it between （责任单位： and the units; the bracket tells.
            joined = not _STARTS_PARAGRAPH.match(folded[following.start : following.stop])
        if wrapped is None and following is not None and not joined and depth > 0:
            joined = _closes(words, folded[following.start : following.stop])
        if not joined:
            depth = 0
        if not joined and line.end < len(text):
            pieces.append("\n")
            origin.append(line.end)
        elif joined and following is not None and _latin_break(folded[line.stop - 1], folded[following.start]):
            pieces.append(" ")
            origin.append(line.end)
    origin.append(len(text))
    return Clean("".join(pieces), origin, text)


def _runs_on(line: str, following: str, wrapped: int, open_bracket: bool) -> bool:
    """Whether a wrapped paragraph goes on in the next line.

    It does where the line is full and breaks off in a sentence; where it is so full that a sentence ends there only
    by chance; and wherever a list or a bracket is left open.
    """
    if "\t" in line or "|" in line or "｜" in line or _STARTS_PARAGRAPH.match(following):
        return False
    if _CELLS.fullmatch(line) and _CELLS.fullmatch(following):
        return False
    if line.endswith(("、", "，")) or open_bracket:
        return True
    if _LABEL_AT_START.match(following):
        return False
    columns = width(line)
    if ends_sentence(line):
        return columns >= wrapped - 2 and (not line.endswith("：") or _LABEL_AT_END.search(line) is not None)
    return columns >= wrapped - 10


def _closes(line: str, following: str) -> bool:
    """Whether a bracket that the line left open, in the middle of a sentence, is closed in the next one."""
    if ends_sentence(line) or "\t" in line or "|" in line or _STARTS_PARAGRAPH.match(following):
        return False
    mark = _BRACKET.search(following)
    opened = max(line.rfind(mark) for mark in _OPENING)
    return mark is not None and mark.group() in _CLOSING and len(line) - opened < 60


def _latin_break(left: str, right: str) -> bool:
    return left.isascii() and left.isalpha() and right.isascii() and right.isalpha()


@cache
def _offsets(bits: int) -> array[int] | range:
    """All offsets of a text whose length has so many bits. To copy a stretch of them is quicker than to count it."""
    return array("q", range(1 << bits)) if bits <= _KEPT else range(1 << bits)


def _rows(lines: list[str]) -> set[int]:
    """Which lines are rows of a table whose cells single blanks part: as many in the line above or below."""
    counts = [line.count(" ") if " " in line and _ROW.fullmatch(line) else 0 for line in lines]
    beside = zip([0, *counts], counts, [*counts[1:], 0], strict=False)
    return {i for i, (above, count, below) in enumerate(beside) if count and count in (above, below)}


def _add_line(folded: str, line: Line, wrapped: bool, row: bool, pieces: list[str], origin: array[int]) -> None:
    """Append a line without the blanks that mean nothing; in a ``row`` of a table all mean something."""
    text = folded[line.start : line.stop]
    offsets = _offsets(len(folded).bit_length())
    at = 0
    for blanks in _BLANKS.finditer(text):
        start, stop = blanks.span()
        pieces.append(text[at:start])
        origin.extend(offsets[line.start + at : line.start + start])
        run = blanks.group()
        if "\t" in run:
            for offset, char in enumerate(run):
                if char == "\t":
                    pieces.append("\t")
                    origin.append(line.start + start + offset)
        elif row or _separates(text, start, stop, wrapped and _PROSE.search(text) is not None):
            first = next((k for k, char in enumerate(run) if char.isspace()), None)
            if first is not None:
                pieces.append(" ")
                origin.append(line.start + start + first)
        at = stop
    pieces.append(text[at:])
    origin.extend(offsets[line.start + at : line.stop])


def _separates(text: str, start: int, stop: int, typeset: bool) -> bool:
    """Whether blanks between two characters of a line tell two things apart.

    Wide ones do (columns); single ones between Latin words do; between Chinese characters they do unless single
    characters were spaced out (附 件) or a typeset sentence was justified; beside a digit or a mark they do not.
    """
    if start == 0 or stop == len(text):
        return False
    left, right = text[start - 1], text[stop]
    if left in "|｜" or right in "|｜":
        return False
    if not (_chinese(left) or _chinese(right)):
        return True
    if stop - start > 1 or text[start] == "\u3000":
        return not (_lone(text, start - 1, -1) and _lone(text, stop, 1))
    if not (_ideograph(left) and _ideograph(right)):
        return False
    return not typeset and not _lone(text, start - 1, -1) and not _lone(text, stop, 1)


def _lone(text: str, at: int, step: int) -> bool:
    """Whether the character at ``at`` stands alone between blanks, seen in the direction ``step``."""
    beyond = at + step
    return not 0 <= beyond < len(text) or text[beyond].isspace()


def _ideograph(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or char == "〇"


def _chinese(char: str) -> bool:
    """Whether a character, or none, is an ideograph or mark of Chinese text.

    Comparisons, since to compile an expression for such wide ranges takes longer than to fold a plan.
    """
    return (
        "\u3400" <= char <= "\u9fff"
        or "\u3001" <= char <= "\u303f"
        or "\uff01" <= char <= "\uff60"
        or "\uf900" <= char <= "\ufaff"
        or char in _MARKS
        or "①" <= char <= "⑳"
    )


@cache
def _folds() -> tuple[dict[str, str], re.Pattern[str], dict[str, str]]:
    """The table of one-to-one folds, and the marks that fold only beside Chinese."""
    data = table("folding.toml")
    folds = {ord(a): b for kind in ("radicals", "brackets") for a, b in data[kind].items()}
    for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code) and ord(plain) < 0xFB00:
            folds[code] = plain
    for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)):
        folds[code] = chr(code - 0xFEE0)
    folds |= {ord(c): "\n" for c in "\f\v\x85\u2028\u2029"}
    for traditional, simplified in table("traditional.toml")["rows"]:
        folds |= dict(zip(map(ord, traditional), simplified, strict=True))
    marks = re.compile(f"[{re.escape(''.join(data['marks']))}]")
    return {chr(code): plain for code, plain in folds.items()}, marks, data["marks"]


def _fold(text: str) -> str:
    table, mark, folded = _folds()
    for char in table.keys() & set(text):  # few of the table stand in any text, and none is what another folds to
        text = text.replace(char, table[char])

    def beside(found: re.Match[str]) -> str:
        at = found.start()
        chinese = _chinese(text[at - 1 : at]) or _chinese(text[at + 1 : at + 2])
        return folded[found.group()] if chinese else found.group()

    return mark.sub(beside, text)
