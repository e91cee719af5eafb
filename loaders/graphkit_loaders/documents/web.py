"""Web pages (.html): the paragraphs, without menus and links around them; tables that are tables, with their cells."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from graphkit.places import Place
from graphkit_loaders.documents import limits
from graphkit_loaders.documents.libraries import library
from graphkit_loaders.documents.plain import decode
from graphkit_loaders.documents.text import Extracted, Piece, UnreadableError, Writer, one_line

_UNSEEN = {
    *("script", "style", "noscript", "template", "head", "nav", "header", "footer", "aside", "form", "select"),
    *("button", "iframe", "object", "svg", "canvas", "audio", "video", "-comment", "textarea"),
}
_INLINE = {
    *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "label", "mark"),
    *("q", "rp", "rt", "ruby", "s", "small", "span", "strong", "sub", "sup", "tt", "u", "var", "wbr", "img", "o:p"),
}
_SENTENCE = re.compile("[。；，]")
_CELL_MOST = 3_000
"""Characters of a cell at most: a table with more in one only lays out the page."""
_MENU = 0.7
"""Share of linked words from which a block without a sentence is a menu."""


def extract(data: bytes) -> Extracted:
    """Text of a web page.

    Raises
    ------
    UnreadableError
        If it is no text, too large or nested too deeply, or selectolax is not installed.
    """
    lexbor = library("selectolax.lexbor", "html", "a web page")
    decoded = decode(data)
    if decoded is None:
        raise UnreadableError("holds binary data, no web page; save the page again and give that")
    source, encoding, notes = decoded
    if len(source) > limits.CHARACTERS:
        raise UnreadableError(f"holds more than {limits.CHARACTERS // limits.MEGABYTE} million characters; split it")
    _check_nesting(source)
    tree = lexbor.LexborHTMLParser(source)
    page = _Page()
    body = tree.body
    if body is not None:
        _check_depth(body)
        page.read(body)
    page.end_line()
    return replace(page.writer.done(), notes=tuple(notes), encoding=encoding)


_TAG = re.compile("<(/?)(?!(?:br|hr|img|input|meta|link|wbr|col|p|li|td|th|tr|option)\\b)[a-zA-Z][^<>/]*(/?)>")


def _check_nesting(source: str) -> None:
    # Before the parser sees it: on elements that are never closed, its time grows with the square of their number.
    depth = 0
    for tag in _TAG.finditer(source):
        depth = max(0, depth + (-1 if tag.group(1) else 0 if tag.group(2) else 1))
        if depth > 4 * limits.DEPTH:
            raise UnreadableError(f"is nested more than {limits.DEPTH} elements deep, as no page is; it is not read")


def _check_depth(root: Any) -> None:
    # First of all: what looks into an element looks at all that is in it, at every depth once more.
    waiting = [(root, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > limits.DEPTH:
            raise UnreadableError(f"is nested more than {limits.DEPTH} elements deep, as no page is; it is not read")
        if node.next is not None and node is not root:
            waiting.append((node.next, depth))
        if node.child is not None:
            waiting.append((node.child, depth + 1))


class _Page:
    """The text of a page as it grows."""

    def __init__(self) -> None:
        self.writer = Writer(limits.CHARACTERS)
        self.words: list[str] = []
        self.paragraphs = 0
        self.tables = 0

    def read(self, root: Any) -> None:
        """Walk over an element without calling itself: pages nest deeply."""
        waiting: list[tuple[Any, str]] = [(root, "enter")]
        while waiting:
            node, way = waiting.pop()
            tag = node.tag
            if way == "leave":
                self.end_line()
                continue
            if tag == "-text":
                self.words.append(node.text_content or "")
            elif tag == "br":
                self.end_line()
            elif tag in _UNSEEN or _hidden(node):
                continue
            elif tag == "table" and (rows := _cells(node)):
                self.end_line()
                self.table(rows)
            else:
                if tag not in _INLINE:
                    self.end_line()
                    if _is_menu(node, tag):
                        continue
                    waiting.append((node, "leave"))
                    if tag == "li":
                        self.words.append(_number(node))
                children = []
                child = node.child
                while child is not None:
                    children.append((child, "enter"))
                    child = child.next
                waiting.extend(reversed(children))

    def end_line(self) -> None:
        """Write down the words of a paragraph."""
        words = _joined("".join(self.words))
        self.words = []
        if words:
            self.paragraphs += 1
            self.writer.line(words, Place(0, paragraph=self.paragraphs))

    def table(self, rows: list[list[str]]) -> None:
        """Write down a table."""
        self.tables += 1
        for number, row in enumerate(rows, 1):
            self.writer.row(([Piece(cell)] for cell in row), Place(0, table=self.tables, row=number))


_ZH = "\u3001-\u303f\u3400-\u9fff\uff01-\uff60“”‘’—…"
_BREAK = re.compile(f"(?<=[{_ZH}])[ \\t]*[\\r\\n]\\s*(?=[{_ZH}])")


def _joined(words: str) -> str:
    """Words of a paragraph; a line break of the page's source between Chinese characters is nothing."""
    return re.sub(r"[ \t\r\n\f]+", " ", _BREAK.sub("", words.replace("\xa0", " "))).strip(" ")


def _hidden(node: Any) -> bool:
    attributes = node.attributes
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return "hidden" in attributes or "display:none" in style


def _is_menu(node: Any, tag: str) -> bool:
    """Whether a block is links to other pages and no sentence."""
    if tag not in ("ul", "ol", "div", "p", "dl", "td", "section"):
        return False
    links = node.css("a")
    if len(links) < 3:
        return False
    text = node.text()
    if len(text) > _CELL_MOST or _SENTENCE.search(text):
        return False
    return sum(len(link.text().strip()) for link in links) >= _MENU * len("".join(text.split()))


def _number(item: Any) -> str:
    """The number that a browser shows before an item of a numbered list."""
    above = item.parent
    if above is None or above.tag != "ol":
        return ""
    start = above.attributes.get("start") or "1"
    before = 0
    one = item.prev
    while one is not None:
        before += one.tag == "li"
        one = one.prev
    return f"{(int(start) if start.lstrip('-').isdecimal() else 1) + before}．"


def _cells(table: Any) -> list[list[str]]:
    """Rows of cells of a table; none where it only lays out the page. Joined cells leave empty ones."""
    if any(inner.mem_id != table.mem_id for inner in table.css("table")) or any(
        len(cell.text()) > _CELL_MOST for cell in table.css("td")
    ):
        return []
    rows: list[list[str]] = []
    below: dict[int, int] = {}  # by column: how many further rows a cell reaches down
    for row in table.css("tr"):
        cells: list[str] = []
        taken = set(below)
        below = {column: left - 1 for column, left in below.items() if left > 1}
        cell = row.child
        while cell is not None:
            if cell.tag in ("td", "th"):
                while len(cells) in taken:
                    cells.append("")
                wide, high = (_span(cell, name) for name in ("colspan", "rowspan"))
                if high > 1:
                    below |= {len(cells) + i: high - 1 for i in range(wide)}
                cells += [_words_in(cell), *[""] * (wide - 1)]
            cell = cell.next
        while len(cells) in taken:
            cells.append("")
        if any(cells):
            rows.append(cells)
    return rows if max((len(row) for row in rows), default=0) > 1 else []


def _words_in(cell: Any) -> str:
    """Words of a cell; a blank where the page begins a new line in it."""
    found: list[str] = []
    waiting = [cell.child]
    while waiting:
        node = waiting.pop()
        if node is None:
            continue
        waiting.append(node.next)
        if node.tag == "-text":
            found.append(node.text_content or "")
        elif node.tag not in _UNSEEN and not _hidden(node):
            if node.tag not in _INLINE:
                found.append("\v")
            waiting.append(node.child)
    lines = (_joined(line) for line in "".join(found).split("\v"))
    return one_line(" ".join(line for line in lines if line))


def _span(cell: Any, name: str) -> int:
    told = cell.attributes.get(name) or "1"
    return max(1, min(int(told), 64)) if told.isdecimal() else 1
