"""``graphkit suggest``: a shortlist of new links that would close the gaps."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli.lean import take_pandas_back
from graphkit.cli.options import command as make_command
from graphkit.cli.options import sources
from graphkit.cli.session import Session
from graphkit.errors import UsageError
from graphkit.tables import Answer, Cell, Column, Paragraph, Sheet
from graphkit.tables.width import shorten

if TYPE_CHECKING:
    from graphkit.suggestions import Suggestion, Suggestions

_FILE = (
    "unit", "unit_id", "role", "counterpart", "counterpart_id", "kind", "province", "closes", "cost", "sector", "level",
    "distance", "load", "tie", "km", "required", "runner_up", "runner_up_id", "extra", "why",
)  # fmt: skip

_OPEN = ("unit", "unit_id", "gap", "words", "missing", "reason")


@make_command(server="instead")
@sources
@click.option("--weights", metavar="FILE", help="Other weights of the cost, a TOML file; see --show-weights.")
@click.option(
    "--max-load", type=click.IntRange(min=1), help="Units that one counterpart may have, those it has included."
)
@click.option("--only", metavar="UNIT", multiple=True, help="Only for this unit; may be given again.")
@click.option(
    "--forbid", metavar="[UNIT=]COUNTERPART", multiple=True,
    help="A counterpart that is out, for all or for one unit; may be given again.",
)  # fmt: skip
@click.option(
    "--require", metavar="UNIT=COUNTERPART", multiple=True, help="A link that must be among them; may be given again."
)
@click.option("--show-weights", is_flag=True, help="Print the weights, to be changed and given to --weights, and stop.")
def command(
    session: Session,
    weights: str | None,
    max_load: int | None,
    only: tuple[str, ...],
    forbid: tuple[str, ...],
    require: tuple[str, ...],
    show_weights: bool,
) -> None:
    """Suggest the fewest new links that close the gaps.

    A shortlist to talk about, for units without a counterpart and targets that even what is planned does not reach.
    Candidates are cities, counties and zones of the provinces that the plan names; of all smallest sets it is the
    one of least cost. Each suggestion says why, and what would be next best; what stays open is listed below.

    \b
      graphkit suggest city.graph --only 弋江区
      graphkit suggest city.graph --require 弋江区=崇明区 --forbid 高淳区
    """
    take_pandas_back()
    from graphkit.suggestions import suggest

    if show_weights:
        from graphkit.suggestions.weights import SHIPPED

        return click.echo(SHIPPED.read_text(encoding="utf-8"), nl=False)
    graph = session.graph()
    found = suggest(
        graph,
        session.day,
        weights,
        max_load,
        only,
        [_wish(words) for words in forbid],
        [_pair(each) for each in require],
    )
    session.deliver(_answer(session, found))
    if not graph.labels()["Plan"]:
        session.note(
            "there is no plan among the sources, and so no roster and no target to fill.",
            "来源中没有方案，因而没有应覆盖单位，也没有目标可补。",
        )
    return None


def _wish(words: str) -> str | tuple[str, str]:
    return _pair(words) if "=" in words else words


def _pair(words: str) -> tuple[str, str]:
    unit, _, counterpart = words.partition("=")
    if not unit.strip() or not counterpart.strip():
        raise UsageError(f"{words!r}: write a link as UNIT=COUNTERPART.")
    return unit.strip(), counterpart.strip()


def _answer(session: Session, found: Suggestions) -> Answer:
    say = session.say
    rows: list[dict[str, Any]] = []
    for each in found:
        told = asdict(each)
        told |= {"closes": say_list(session, each.closes_en, each.closes_zh), "why": say(each.why_en, each.why_zh)}
        told["km"] = None if each.km is None else round(each.km, 1)
        rows.append({key: told[key] for key in _FILE})
    left: list[dict[str, Any]] = [
        {
            "unit": each.unit, "unit_id": each.unit_id, "gap": each.gap, "words": say(each.words_en, each.words_zh),
            "missing": each.missing, "reason": say(each.reason_en, each.reason_zh),
        }
        for each in found.open
    ]  # fmt: skip
    unknown = say_list(session, found.unknown_en, found.unknown_zh)
    document = {"schema": 1, "as_of": found.as_of, "suggestions": rows, "open": left, "unknown": unknown}
    sheets = (
        Sheet(tuple(Column(key, key) for key in _FILE), [[row[key] for key in _FILE] for row in rows]),
        Sheet(
            tuple(Column(key, key) for key in _OPEN),
            [[row[key] for key in _OPEN] for row in left],
            say("Still open", "仍未解决"),
        ),
    )
    return Answer(document, sheets, _page(session, found))


def say_list(session: Session, en: tuple[str, ...], zh: tuple[str, ...]) -> list[str]:
    """Sentences in the user's language."""
    return [session.say(*both) for both in zip(en, zh, strict=True)]


def _page(session: Session, found: Suggestions) -> tuple[Paragraph | Sheet, ...]:
    say = session.say
    page: list[Paragraph | Sheet] = [
        Paragraph(
            say(
                f"{len(found)} new links would close what can be closed; as of {found.as_of}",
                f"新增{len(found)}对合作可补上能补的缺口；截至 {found.as_of}",
            ),
            "heading",
        ),
        Paragraph(""),
    ]
    if found.suggestions:
        columns = (
            Column("unit", say("unit", "本地单位")),
            Column("counterpart", say("suggested", "建议对象")),
            Column("km", say("km", "公里"), numeric=True),
            Column("cost", say("cost", "代价"), numeric=True),
            Column("runner_up", say("next best", "次选")),
            Column("extra", say("more", "多"), numeric=True),
        )
        cells = [_row(each) for each in found]
        page += [Sheet(columns, cells), Paragraph(""), Paragraph(say("Why", "理由"), "heading")]
        page += [
            Paragraph(f"{each.unit} — {each.counterpart}: {say(each.why_en, each.why_zh)}", indent=2, hanging=2)
            for each in found
        ]
        page.append(Paragraph(""))
    page.append(Paragraph(say(f"Still open ({len(found.open)})", f"仍未解决（{len(found.open)}）"), "heading"))
    page += [
        Paragraph(
            f"{each.unit}: {shorten(say(each.words_en, each.words_zh), 60)}, "
            + say(f"{each.missing} missing; {each.reason_en}", f"还缺{each.missing}；{each.reason_zh}"),
            indent=2,
            hanging=2,
        )
        for each in found.open
    ]
    page += [Paragraph(""), Paragraph(say("What this does not know", "不知道的事"), "heading")]
    page += [
        Paragraph(sentence, indent=2, hanging=2) for sentence in say_list(session, found.unknown_en, found.unknown_zh)
    ]
    return tuple(page)


def _row(each: Suggestion) -> list[Cell]:
    km = "" if each.km is None else f"{each.km:.0f}"
    return [each.unit, each.counterpart, km, each.cost, each.runner_up or "", each.extra]
