"""What ``suggest`` answers: the links, what stays open, and what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from graphkit.language import Language
from graphkit.model import Node

if TYPE_CHECKING:
    import pandas as pd

    from graphkit.graph import Graph


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One link that could be made, with the terms of its cost (points) and the next best counterpart.

    ``closes`` are the gaps that it counts for: words of targets, or that the unit has no counterpart. ``extra`` is how
    much more the runner-up would cost with all other suggestions kept.
    """

    unit: str
    unit_id: str
    role: str
    counterpart: str
    counterpart_id: str
    kind: str
    province: str
    closes_zh: tuple[str, ...]
    closes_en: tuple[str, ...]
    gaps: tuple[str, ...]
    cost: int
    sector: int
    level: int
    distance: int
    load: int
    tie: int
    km: float | None
    required: bool
    runner_up: str | None
    runner_up_id: str | None
    extra: int | None
    why_zh: str
    why_en: str


@dataclass(frozen=True, slots=True)
class StillOpen:
    """A gap that the suggestions leave, and why."""

    unit: str
    unit_id: str
    gap: str
    words_zh: str
    words_en: str
    missing: int
    reason_zh: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class Suggestions(Sequence[Suggestion]):
    """A shortlist to talk about: suggestions by unit and counterpart, what stays open, and what is not known.

    Attributes
    ----------
    suggestions : tuple of Suggestion
        All of them.
    open : tuple of StillOpen
        Gaps that stay, with the reason.
    unknown_zh, unknown_en : tuple of str
        What the cost cannot know, one sentence each.
    as_of : str
        The day that was judged by.
    nodes : tuple of Node
        Suggested counterparts that only the gazetteer knows.
    """

    suggestions: tuple[Suggestion, ...]
    open: tuple[StillOpen, ...]
    unknown_zh: tuple[str, ...]
    unknown_en: tuple[str, ...]
    as_of: str
    nodes: tuple[Node, ...] = ()

    @overload
    def __getitem__(self, index: int) -> Suggestion: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Suggestion, ...]: ...
    def __getitem__(self, index: int | slice) -> Suggestion | tuple[Suggestion, ...]:
        return self.suggestions[index]

    def __len__(self) -> int:
        return len(self.suggestions)

    def __iter__(self) -> Iterator[Suggestion]:
        return iter(self.suggestions)

    def to_frame(self, language: Language = "zh") -> pd.DataFrame:
        """A row a suggestion, as tables and the map take it.

        Parameters
        ----------
        language : {"zh", "en"}
            Of ``closes`` and ``why``.

        Returns
        -------
        pandas.DataFrame
            ``unit``, ``unit_id``, ``role``, ``counterpart``, ``counterpart_id``, ``kind`` (city, county or zone),
            ``province`` (code), ``closes`` (gaps in words, a tuple), ``cost`` (points, the sum of the next five),
            ``sector``, ``level``, ``distance``, ``load``, ``tie`` (points), ``km`` (between the seats, missing where
            one is not known), ``required``, ``runner_up``, ``runner_up_id`` (missing where there is none),
            ``extra`` (points that the runner-up costs more), ``why`` (one sentence).
        """
        import pandas as pd

        same = (
            "unit", "unit_id", "role", "counterpart", "counterpart_id", "kind", "province", "cost", "sector", "level",
            "distance", "load", "tie", "km", "required", "runner_up", "runner_up_id", "extra",
        )  # fmt: skip
        types = {"km": "Float64", "extra": "Int64", "required": "bool"} | dict.fromkeys(same[7:13], "int64")
        columns = {
            name: pd.Series([getattr(each, name) for each in self.suggestions], dtype=types.get(name, "object"))
            for name in same
        }
        words = {
            "closes": [each.closes_zh if language == "zh" else each.closes_en for each in self.suggestions],
            "why": [each.why_zh if language == "zh" else each.why_en for each in self.suggestions],
        }
        frame = pd.DataFrame(columns | {name: pd.Series(some, dtype="object") for name, some in words.items()})
        return frame[[*same[:7], "closes", *same[7:], "why"]]

    def onto(self, graph: Graph) -> Graph:
        """The graph with the suggested counterparts that it lacks as nodes, and no new link: for the map."""
        from graphkit.graph import Graph
        from graphkit.model import Records

        return graph.merge(Graph.from_records(Records(nodes=self.nodes))) if self.nodes else graph
