"""An answer as one page of HTML that asks the network for nothing and runs nothing."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from graphkit.language import Language
from graphkit.tables.as_json import plain
from graphkit.tables.content import Answer, Cell, Paragraph, Sheet
from graphkit.tables.visible import visible

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What a browser may do for the page: show it."""

FONTS = '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif'

_STYLE = f"""@page{{size:A4 landscape;margin:12mm}}
body{{font:14px/1.55 {FONTS};color:#17202a;max-width:75rem;margin:1.5rem auto;padding:0 1rem}}
h1{{font-size:1.5rem}}h2{{font-size:1.15rem;margin:1.4em 0 .4em;border-bottom:1px solid #d3dae1}}
p{{margin:.25em 0;overflow-wrap:anywhere;white-space:pre-wrap}}.quiet{{color:#51606d;font-size:.9em}}
.error{{color:#b3261e}}.warning{{color:#8a5a00}}.info{{color:#51606d}}.label{{display:inline-block;min-width:7em;color:#51606d}}
.in1{{margin-left:1em}}.in2{{margin-left:2em}}
table{{border-collapse:collapse;margin:.6em 0 1.6em;font-size:.92em}}th,td{{border:1px solid #d3dae1;padding:.25em .5em;
text-align:left;vertical-align:top;overflow-wrap:anywhere;min-width:3em}}
thead th{{background:#1f4e79;color:#fff;position:sticky;top:0;white-space:nowrap}}
td.n{{text-align:right}}tbody tr:nth-child(even){{background:#f4f6f8}}
@media print{{body{{max-width:none;margin:0;font-size:9pt}}thead{{display:table-header-group}}tr{{break-inside:avoid}}
thead th{{position:static;print-color-adjust:exact;-webkit-print-color-adjust:exact}}}}"""


def as_html(answer: Answer, language: Language) -> str:
    """What an answer tells, its paragraphs or its tables, as a page of its own."""
    title = escape(answer.title or "graphkit")
    blocks = answer.sheets if answer.report is None else answer.report
    return (
        f'<!DOCTYPE html>\n<html lang="{"zh-CN" if language == "zh" else "en"}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>\n{_STYLE}\n</style>\n</head>\n<body>\n<main>\n"
        + "".join(_parts(title, blocks))
        + "</main>\n</body>\n</html>\n"
    )


def escape(text: str) -> str:
    """A text that a page shows as it is.

    Examples
    --------
    >>> escape("<b>东湖区</b> & \\u202e")
    '&lt;b&gt;东湖区&lt;/b&gt; &amp; ‹U+202E›'
    """
    return html.escape(visible(text), quote=True)


def _parts(title: str, blocks: Iterable[Paragraph | Sheet]) -> Iterator[str]:
    if title != "graphkit":
        yield f"<h1>{title}</h1>\n"
    for block in blocks:
        if isinstance(block, Sheet):
            yield from _table(block)
        elif block.text:
            yield _paragraph(block)


def _paragraph(block: Paragraph) -> str:
    text = escape(block.text)
    if block.style == "marked":
        text = text.replace("【", "<b>").replace("】", "</b>")
    if block.label:
        text = f'<span class="label">{escape(block.label)}</span> {text}'
    if not block.indent and block.style in {"heading", "error", "warning", "info"}:
        return f'<h2 class="{block.style}">{text}</h2>\n'
    depth = min(2, block.indent // 2)
    names = " ".join(
        name for name in (block.style if block.style != "plain" else "", f"in{depth}" if depth else "") if name
    )
    return f'<p class="{names}">{text}</p>\n' if names else f"<p>{text}</p>\n"


def _table(sheet: Sheet) -> Iterator[str]:
    if sheet.title:
        yield f"<h2>{escape(sheet.title)}</h2>\n"
    heads = "".join(f'<th scope="col">{escape(column.heading)}</th>' for column in sheet.columns)
    yield f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    for row in sheet.rows:
        yield "<tr>"
        for column, cell in zip(sheet.columns, row, strict=True):
            yield f'<td class="n">{_text(cell)}</td>' if column.numeric else f"<td>{_text(cell)}</td>"
        yield "</tr>\n"
    yield "</tbody>\n</table>\n"


def _text(cell: Cell) -> str:
    match plain(cell):
        case None | False:
            return ""
        case True:
            return "✓"
        case list(items):
            return escape("、".join(map(str, items)))
        case other:
            return escape(str(other))
