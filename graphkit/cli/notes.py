"""What a command says beside its answer: what it read, what it left out, and why there may be nothing to show."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.cli.ledger_rows import unread_rows
from graphkit.errors import InputError

if TYPE_CHECKING:
    from graphkit.cli.session import Session
    from graphkit.graph import Graph
    from graphkit.reading import Bad

NO_WORKBOOK = "no-workbook"
"""Reason of the remark that a file with a workbook's name holds a text."""

_USUAL_ENCODINGS = ("", "utf-8", "utf8", "utf-8-sig", "ascii")


def bundled(session: Session) -> None:
    """Say which data answer where none was named."""
    if session.ledger:
        session.note(
            "no SOURCES named: the bundled plan of Wuhu (2021) with its ledger of later agreements applied; "
            "--no-ledger shows the plan alone.",
            "未指定文件：使用自带的芜湖市 2021 年方案，并计入其后签约台账；--no-ledger 只看方案本身。",
        )
    else:
        session.note(
            "no SOURCES named: the bundled plan of Wuhu (2021) alone, without its ledger.",
            "未指定文件：只使用自带的芜湖市 2021 年方案，不计台账。",
        )


def left_out(session: Session, bad: list[Bad], others: list[Path]) -> None:
    """List what could not be read; where nobody takes it, the first ends the command."""
    if others:
        shown = "、".join(path.name for path in others[:5]) + (" …" if len(others) > 5 else "")
        session.note(
            f"left out, no loader reads files with these endings ({len(others)}): {shown}.",
            f"以下 {len(others)} 个文件的格式无法读取，已略过：{shown}。",
        )
    if session.bad is None and bad:
        raise InputError(bad[0].why)
    for one in bad:
        session.note(f"not read: {one.why.rstrip('.')}.", f"未能读取：{one.why.rstrip('.')}。")
    if session.bad is not None:
        session.bad.extend(bad)


def on_sources(session: Session, graph: Graph) -> None:
    """Say what is unusual about the files that were read: encodings, kinds, rows that were not understood."""
    from graphkit.reading import SAME_CONTENT

    files = {Path(source).name for source in session.sources if not os.path.isdir(source)}
    if not session.strict:
        for file, words in unread_rows(graph, session.language):
            session.note(f'{file}: {words}. "graphkit check" lists all.', f"{file}：{words}。详见 graphkit check。")
    for source in graph.sources:
        if source.file in files and source.encoding.lower().replace("_", "-") not in _USUAL_ENCODINGS:
            session.note(
                f"{source.file} was read as {source.encoding}.", f"{source.file} 按 {source.encoding} 编码读取。"
            )
    _on_kinds(session, graph)
    for remark in graph.remarks:
        if remark.reason == NO_WORKBOOK:
            session.note(
                f"{remark.detail} is a text and no workbook; it was read as CSV.",
                f"{remark.detail} 是文本而不是工作簿，已按 CSV 读取。",
            )
        elif remark.reason == SAME_CONTENT:
            session.note(
                f"the same content twice was read once: {remark.detail}.",
                f"内容相同的文件只读一次：{remark.detail}。",
            )


def _on_kinds(session: Session, graph: Graph) -> None:
    """Files that are scans, or something else than their names say; a saved graph told that when it was built."""
    from graphkit.terms import reason

    files = {source.key: source.file for source in graph.sources}
    given = {Path(source).name for source in session.sources if not os.path.isdir(source)}
    for remark in graph.remarks:
        if remark.reason in ("scan", "other-kind") and files.get(remark.source) in given:
            about = f"{reason(remark.reason, session.language)}: {remark.detail}"
            session.note(f"{files[remark.source]}: {about}.", f"{files[remark.source]}：{about}。")


def too_early(session: Session, whole: Graph, graph: Graph) -> None:
    """Say so where a date leaves no plan of those that there are."""
    plans = whole.node_table("Plan")
    if plans.num_rows and not graph.node_table("Plan").num_rows:
        first = min(date for date in plans["issued"].to_pylist() if date)
        session.note(
            f"no plan had been issued by {session.day}; the first is of {first}.",
            f"截至 {session.day} 还没有方案印发；最早的一份是 {first}。",
        )


def empty(session: Session, graph: Graph) -> None:
    """Say what was looked for where a text has neither a task nor a partnership."""
    if any(graph.types().get(kind, 0) for kind in ("PARTNERS_WITH", "SETS", "RESPONSIBLE_FOR")):
        return
    files = "、".join(source.file for source in graph.sources) or "-"
    session.note(
        f"{files}: neither a task nor a partnership was found; looked for numbered tasks with 责任单位, and for "
        "sentences in which two units that have names cooperate (合作, 结对, 共建, 对接 …).",
        f"{files}：没有发现任务，也没有发现合作关系；查找的是带“责任单位”的编号任务，以及写明双方名称的合作、结对、共建、对接等语句。",
    )
