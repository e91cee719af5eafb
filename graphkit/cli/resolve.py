"""``graphkit resolve``: what a name means to the readers."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from graphkit.cli.options import command as make_command
from graphkit.cli.session import Session
from graphkit.cli.whole import whole
from graphkit.tables import Answer, Column, Paragraph, Sheet
from graphkit.terms import word

if TYPE_CHECKING:
    from graphkit.meaning import Meaning

_FILE = (
    "label", "key", "name", "code", "level", "name_today", "how", "valid", "chosen", "parents", "history",
    "other_names",
)  # fmt: skip


@make_command(reads="names")
@click.argument("name")
@click.option("--home", metavar="CODE", help="Code of the division whose document prints the name.")
def command(session: Session, name: str, home: str | None) -> None:
    """Show what NAME means: places, zones, departments.

    And why it stays open, where it does. With --as-of under the names of that year. An unknown name gets the nearest
    known ones. Names of one character are told one by one.

    \b
      graphkit resolve 芜湖县 --as-of 2019
      graphkit resolve 鼓楼区
      graphkit resolve 沪苏浙
    """
    from graphkit.reading import resolve

    found = resolve(name, session.as_of, home, session.names)
    rows = [asdict(meaning) for meaning in found]
    say = session.say
    chosen = next((meaning for meaning in found if meaning.chosen), None)
    columns = (
        Column("chosen", ""),
        Column("name", say("name", "名称")),
        Column("code", say("code", "代码"), whole=True),
        Column("level", say("what", "类别")),
        Column("parents", say("lies in", "所属")),
        Column("note", say("note", "说明")),
    )
    cells = [
        [
            "→" if meaning.chosen else "",
            meaning.name,
            meaning.code or meaning.key,
            word(meaning.level or meaning.label, session.language),
            list(meaning.parents),
            _note(session, meaning),
        ]
        for meaning in found
    ]
    page: list[Paragraph | Sheet] = [Sheet(columns, cells)]
    if chosen is None:
        page += [Paragraph(""), Paragraph(_open(session, name, found), "warning")]
    document = {"schema": 1, "name": name, "as_of": session.as_of, "home": home, "meanings": rows}
    session.deliver(Answer(document, (whole(_FILE, rows, session),), tuple(page), None, name))


def _note(session: Session, meaning: Meaning) -> str:
    """How the name is known, and what else the division was or is called."""
    ways = {
        "full": session.say("full name", "全称"),
        "short": session.say("short name", "简称"),
        "former": session.say("former name", "曾用名"),
        "letter": session.say("one-character name", "单字简称"),
        "own": session.say("your own table", "自备名称表"),
        "listed": session.say("in the lists", "名录所列"),
        "ending": session.say("known by its ending only", "仅据词尾判断"),
    }
    notes = [ways[meaning.how]]
    if not meaning.valid:
        notes.append(
            session.say(
                "not its name then" if session.as_of else "no longer its name",
                "当时不叫此名" if session.as_of else "现已不用",
            )
        )
    if meaning.name != meaning.name_today or meaning.code not in (None, meaning.key):
        notes.append(session.say(f"today {meaning.name_today} {meaning.key}", f"今 {meaning.name_today} {meaning.key}"))
    if meaning.history:
        notes.append(session.say("; ", "；").join(meaning.history))
    return session.say("; ", "；").join(notes)


def _open(session: Session, name: str, found: tuple[Meaning, ...]) -> str:
    valid = [meaning for meaning in found if meaning.valid]
    if not valid:
        return session.say(
            f"None of these was called {name} then: what bore the name may have become part of them.",
            f"当时其中没有一个叫{name}：叫此名的可能已并入其中。",
        )
    return session.say(
        f"{len(valid)} are called {name}: a document tells which by the name above it, the other party, or its own "
        "place; --home tells it here.",
        f"{len(valid)} 处都叫{name}：文件以上级名称、合作对方或自身所在地区分；此处可用 --home 指定。",
    )
