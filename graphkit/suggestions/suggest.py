"""``suggest``: from open demands and candidates to the smallest set of new links that closes what can be closed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.analysis.ties import Network, name, roster
from graphkit.errors import UsageError
from graphkit.suggestions.candidates import candidates, provinces_named
from graphkit.suggestions.cost import Costs, Terms
from graphkit.suggestions.demand import Open, open_demands
from graphkit.suggestions.flow import choose
from graphkit.suggestions.problem import Pair, Problem
from graphkit.suggestions.report import Solved, result
from graphkit.suggestions.result import Suggestions
from graphkit.suggestions.weights import Weights, read_weights, shipped_weights
from graphkit.suggestions.wishes import Wishes, understood
from graphkit.today import day_of

if TYPE_CHECKING:
    from graphkit.graph import Graph


def suggest(
    graph: Graph,
    as_of: str | None = None,
    weights: str | Path | None = None,
    max_load: int | None = None,
    only: Iterable[str] = (),
    forbid: Iterable[str | tuple[str, str]] = (),
    require: Iterable[tuple[str, str]] = (),
) -> Suggestions:
    """Find the smallest set of new links that closes the gaps of the roster, the cheapest of that size.

    Open is what a unit lacks even with all that is planned: a counterpart at all, or what a target of its plan demands.
    Candidates are the cities, counties and zones, in the provinces that the targets name, of the graph and of the
    gazetteer. The cost of a link (``graphkit/suggestions/weights.toml``) grows with what does not fit.

    Parameters
    ----------
    graph : Graph
        A plan with its roster and targets, and what is known of partnerships.
    as_of : str, optional
        The day to judge by; today by default.
    weights : path, optional
        A TOML file with other weights; what it leaves out is as shipped.
    max_load : int, optional
        Units that one counterpart may have, existing ones included; goes before the weights' own.
    only : iterable of str
        Names or keys of the units to find counterparts for; all by default.
    forbid : iterable of str or of (unit, counterpart)
        Counterparts that are out, or pairs.
    require : iterable of (unit, counterpart)
        Pairs that must be among the suggestions.

    Returns
    -------
    Suggestions
        A sequence of ``Suggestion``; ``to_frame()`` gives a table.

    Raises
    ------
    UsageError
        If a name is unknown or means several, or the wishes contradict one another.
    InputError
        If the weights cannot be read.

    Examples
    --------
    >>> import graphkit as gk
    >>> found = gk.suggest(gk.wuhu(), as_of="2023-12-31", only=["弋江区"])
    >>> sorted({each.province for each in found})
    ['310000', '320000', '330000']
    """
    day = day_of(as_of)
    chosen_weights = read_weights(Path(weights)) if weights is not None else shipped_weights()
    most = chosen_weights.max_load if max_load is None else max_load
    if most < 1:
        raise UsageError(f"max_load is {most}; a counterpart must be allowed one unit at least.")
    network = graph.as_of(day).to_networkx()
    local = {governed.unit for governed in roster(network)}
    offered = candidates(network, provinces_named(network), local)
    costs = Costs(network, chosen_weights)
    there = {(tie.unit, tie.counterpart) for tie in costs.existing()}
    wishes = understood(network, offered, local, only, forbid, require, there)
    opened = open_demands(network, {each.province for each in wishes.offered}, wishes.only)
    priced, problem = _problem(opened, wishes, costs, most, chosen_weights)
    _check_required(network, problem)
    choice = choose(problem)
    return result(network, day, Solved(opened, wishes, priced, problem, choice))


def _problem(
    opened: Open, wishes: Wishes, costs: Costs, most: int, weights: Weights
) -> tuple[dict[tuple[str, str], Terms], Problem]:
    ties = costs.existing()
    there = {(tie.unit, tie.counterpart) for tie in ties}
    units_of: dict[str, set[str]] = {}
    for tie in ties:
        units_of.setdefault(tie.counterpart, set()).add(tie.unit)
    wanted = {demand.unit for demand in opened.demands} | {unit for total in opened.totals for unit in total.units}
    priced: dict[tuple[str, str], Terms] = {}
    pairs = []
    for unit, kinds in sorted(opened.kinds.items()):
        for other in wishes.offered:
            key = (unit, other.key)
            offered = unit in wanted and other.kind in kinds and key not in wishes.forbidden
            if key in there or not (offered or key in wishes.required):
                continue
            priced[key] = costs.terms(unit, other)
            pairs.append(Pair(unit, other.key, (other.kind, other.province), priced[key].points))
    load = {key: len(units) for key, units in units_of.items()}
    problem = Problem(opened.demands, tuple(pairs), load, most, weights.load, opened.totals, frozenset(wishes.required))
    return priced, problem


def _check_required(network: Network, problem: Problem) -> None:
    wanted: dict[str, int] = {}
    for _, counterpart in problem.required:
        wanted[counterpart] = wanted.get(counterpart, 0) + 1
    for counterpart, number in sorted(wanted.items()):
        if number > problem.room(counterpart):
            held = problem.load.get(counterpart, 0)
            raise UsageError(
                f"{number} required for {name(network, counterpart)}, which has {held} unit(s) already and may have "
                f"{problem.max_load}: raise max-load, or require fewer."
            )
