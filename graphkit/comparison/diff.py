"""``diff``: two graphs, or one on two days, and all that changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from graphkit.comparison.duties import Duties
from graphkit.comparison.links import link_changes, pair_states
from graphkit.comparison.matching import plan_pairs
from graphkit.comparison.records import DutyChange, GapChange, LinkChange, TargetChange, TaskChange
from graphkit.errors import UsageError
from graphkit.today import day_of

if TYPE_CHECKING:
    import pandas as pd

    from graphkit.gaps import Finding
    from graphkit.graph import Graph

PARTS = ("links", "tasks", "duties", "targets", "gaps")


@dataclass(frozen=True, slots=True)
class Diff:
    """What changed from an older graph to a newer one.

    Attributes
    ----------
    old_as_of, new_as_of : str
        The days that they were looked at.
    plans : mapping of str to str
        Key of the newer plan for the key of the older that it was compared with.
    links, tasks, duties, targets, gaps : tuple
        The changes. ``tasks`` holds those that stayed as they were too.
    """

    old_as_of: str
    new_as_of: str
    plans: Mapping[str, str]
    links: tuple[LinkChange, ...]
    tasks: tuple[TaskChange, ...]
    duties: tuple[DutyChange, ...]
    targets: tuple[TargetChange, ...]
    gaps: tuple[GapChange, ...]

    def __bool__(self) -> bool:
        """Whether anything changed."""
        stayed = all(task.change == "same" for task in self.tasks)
        return not stayed or any((self.links, self.duties, self.targets, self.gaps))

    def counts(self) -> dict[str, dict[str, int]]:
        """Number of changes of each kind, by part."""
        return {part: dict(sorted(Counter(each.change for each in getattr(self, part)).items())) for part in PARTS}

    def to_frame(self, part: str = "links") -> pd.DataFrame:
        """A row a change of ``links``, ``tasks``, ``duties``, ``targets`` or ``gaps``.

        Raises
        ------
        UsageError
            If there is no such part.
        """
        import pandas as pd

        kinds = dict(zip(PARTS, (LinkChange, TaskChange, DutyChange, TargetChange, GapChange), strict=True))
        if part not in kinds:
            raise UsageError(f"a comparison has no part {part!r}; it has {', '.join(PARTS)}.")
        names = [field.name for field in fields(kinds[part])]
        rows = [asdict(each) for each in getattr(self, part)]
        return pd.DataFrame([[row[name] for name in names] for row in rows], columns=names)


def diff(
    old: Graph,
    new: Graph | None = None,
    *,
    old_as_of: str | None = None,
    new_as_of: str | None = None,
    gaps: bool = True,
) -> Diff:
    """Compare two graphs, or one graph on two days.

    Parameters
    ----------
    old : Graph
        The older one.
    new : Graph, optional
        The newer one; the same by default, on another day.
    old_as_of, new_as_of : str, optional
        The days to look at each; today by default.
    gaps : bool
        Whether to tell the gaps that closed and opened, which takes most of the time.

    Returns
    -------
    Diff
        Links by pairs of units; tasks and targets matched by key, else by the likeness of their words within plans
        of one issuer.

    Raises
    ------
    UsageError
        If a date is none.

    Examples
    --------
    >>> import graphkit as gk
    >>> found = gk.diff(gk.wuhu(), old_as_of="2021-12-31", new_as_of="2022-12-31", gaps=False)
    >>> [(link.change, link.counterpart, link.new_status) for link in found.links]
    [('status', '松江区', 'built'), ('added', '上海对外经贸大学', 'signed')]
    """
    new = old if new is None else new
    days = [day_of(day or None) for day in (old_as_of, new_as_of)]
    before, after = old.as_of(days[0]), new.as_of(days[1])
    plans = plan_pairs(_plans(before), _plans(after))
    found = Duties(before, after, plans)
    known = pair_states(new) if new is not after else {}
    moved = tuple(_gap_changes(old, new, days, found.same)) if gaps else ()
    return Diff(
        days[0], days[1], plans, tuple(link_changes(before, after, known)),
        tuple(found.tasks), tuple(found.duties), tuple(found.targets), moved,
    )  # fmt: skip


def _plans(graph: Graph) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = graph.node_table("Plan").select(["key", "issuer", "issued"]).to_pylist()
    return rows


def _gap_changes(old: Graph, new: Graph, days: list[str], same: Mapping[str, str]) -> Iterable[GapChange]:
    from graphkit.gaps import gaps

    before = {_identity(finding, same): finding for finding in gaps(old, days[0])}
    after = {_identity(finding, {}): finding for finding in gaps(new, days[1])}
    for change, some, others in (("closed", before, after), ("opened", after, before)):
        for identity, f in some.items():
            if identity not in others:
                yield GapChange(change, f.rule, f.severity, f.unit, f.unit_id, f.message_zh, f.message_en)


def _identity(finding: Finding, same: Mapping[str, str]) -> tuple[str | None, ...]:
    """What makes two findings one gap, whichever plan of the two it was found in."""
    f = finding
    unit, target = same.get(f.unit_id, f.unit_id), same.get(f.target, f.target) if f.target else None
    return f.rule, unit, target, f.province_id, f.partner_id, f.kind
