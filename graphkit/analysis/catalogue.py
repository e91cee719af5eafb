"""The questions by name, for the command line and for those who do not want to import one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from graphkit.analysis.balance import balance
from graphkit.analysis.communities import communities
from graphkit.analysis.comparison import comparison
from graphkit.analysis.concentration import concentration
from graphkit.analysis.coverage import coverage
from graphkit.analysis.dependence import loss, single_counterpart
from graphkit.analysis.distance import distance
from graphkit.analysis.overlap import courted, crowded
from graphkit.analysis.reach import bridges, shared
from graphkit.analysis.shares import shares
from graphkit.analysis.targets import target_progress, target_shares
from graphkit.errors import UsageError
from graphkit.nearest import nearest
from graphkit.today import day_of

if TYPE_CHECKING:
    import pandas as pd

    from graphkit.graph import Graph


@dataclass(frozen=True, slots=True)
class Analysis:
    """One question: what answers it, what it asks in both languages, and whether a lowest status matters."""

    run: Callable[..., pd.DataFrame]
    en: str
    zh: str
    ranked: bool = True


ANALYSES: Mapping[str, Analysis] = {
    "coverage-provinces": Analysis(
        partial(coverage, by="province"),
        "Which unit has a counterpart in which province?",
        "各单位在哪些省份有合作对象？",
    ),
    "coverage-levels": Analysis(
        partial(coverage, by="level"), "What are the counterparts of each unit?", "各单位的合作对象属于哪些层级和类型？"
    ),
    "coverage-sectors": Analysis(
        partial(coverage, by="sector"), "Which unit works with somebody in which sector?", "各单位在哪些领域有合作？"
    ),
    "shares": Analysis(
        shares,
        "What share of the units is covered, by province, level and sector?",
        "各省份、层级、领域的覆盖率是多少？",
    ),
    "target-progress": Analysis(
        target_progress, "How far is each unit from its targets?", "各单位离目标还差多少？", ranked=False
    ),
    "target-shares": Analysis(
        target_shares, "How many units have reached each target?", "每项目标有多少单位达到？", ranked=False
    ),
    "concentration": Analysis(
        concentration,
        "Do partnerships crowd into few provinces, cities or sectors?",
        "合作是否集中在少数省份、城市或领域？",
    ),
    "single-counterpart": Analysis(
        single_counterpart, "Which units hang on one counterpart?", "哪些单位只有一个合作对象？"
    ),
    "loss": Analysis(loss, "What is lost if a counterpart leaves?", "某个合作对象退出会失去什么？"),
    "bridges": Analysis(bridges, "Which counterparts tie several units together?", "哪些合作对象同时联系多个单位？"),
    "shared": Analysis(shared, "Which units share counterparts?", "哪些单位有共同的合作对象？"),
    "communities": Analysis(communities, "Who works among themselves?", "合作自然形成哪些群组？"),
    "balance": Analysis(balance, "Do partners match in level and class of zone?", "合作双方的层级和园区类别是否对等？"),
    "courted": Analysis(
        courted, "Which counterparts do several units court for the same?", "哪些合作对象被多个单位同时争取？"
    ),
    "crowded": Analysis(
        crowded, "Which tasks do several departments share?", "哪些任务由多个部门共同负责？", ranked=False
    ),
    "distance": Analysis(distance, "How far apart do partners lie?", "合作双方相距多远？"),
}
"""Questions about one graph. ``comparison`` takes two and is asked for by name of its own."""

COMPARISON = "comparison"


def analyse(
    graph: Graph,
    name: str,
    as_of: str | None = None,
    other: Graph | None = None,
    other_as_of: str | None = None,
    **options: Any,
) -> pd.DataFrame:
    """Answer one of the questions about a graph.

    Parameters
    ----------
    graph : Graph
        What to ask about.
    name : str
        A name in ``ANALYSES``, or ``comparison``.
    as_of : str, optional
        The day to judge by; today by default. The graph is asked as ``Graph.as_of`` gives it.
    other : Graph, optional
        For ``comparison``: the graph to set this one against, which is its "after"; by default the same.
    other_as_of : str, optional
        For ``comparison``: the day of the other; ``as_of`` by default.
    **options
        More that the question's function takes, such as ``least="signed"``.

    Returns
    -------
    pandas.DataFrame
        The function of the question documents the columns with their units.

    Raises
    ------
    UsageError
        If there is no such question, the date or an option is not understood, or two graphs are given to a question
        about one.

    Examples
    --------
    >>> import graphkit as gk
    >>> gk.analyse(gk.wuhu(ledger=False), "single-counterpart", as_of="2021-12-31").unit.tolist()[:3]
    ['镜湖区', '鸠江区', '湾沚区']
    """
    held = graph.as_of(day_of(as_of))
    if name == COMPARISON:
        beside = (graph if other is None else other).as_of(day_of(other_as_of or as_of, "other_as_of"))
        return comparison(held.to_networkx(), beside.to_networkx(), **options)
    if name not in ANALYSES:
        raise UsageError(f"There is no analysis {name!r}; {nearest(name, [*ANALYSES, COMPARISON])}")
    if other is not None or other_as_of is not None:
        raise UsageError(f"{name} asks about one graph on one day; {COMPARISON} sets two side by side.")
    return ANALYSES[name].run(held.to_networkx(), **options)
