"""From the best choice to what a user reads: suggestions with their reasons, what stays open, what is not known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graphkit.analysis.targets import progress
from graphkit.analysis.ties import Network, name
from graphkit.suggestions.cost import Terms
from graphkit.suggestions.demand import Gap, Open, fits
from graphkit.suggestions.flow import Choice
from graphkit.suggestions.problem import Atom, Demand, Pair, Problem
from graphkit.suggestions.result import StillOpen, Suggestion, Suggestions
from graphkit.suggestions.wishes import Wishes
from graphkit.suggestions.wording import CROSSED, FULL, NONE_ON_OFFER, TOGETHER, Both, gap_words, unknown, why


@dataclass(frozen=True, slots=True)
class Solved:
    """A problem with all that led to it, and the best choice."""

    opened: Open
    wishes: Wishes
    priced: Mapping[tuple[str, str], Terms]
    problem: Problem
    choice: Choice


def result(network: Network, day: str, solved: Solved) -> Suggestions:
    problem, chosen = solved.problem, solved.choice.pairs
    of = {each.key: each for each in solved.wishes.offered}
    load = dict(problem.load)
    at: dict[Pair, int] = {}
    for pair in chosen:
        at[pair] = load.get(pair.counterpart, 0)
        load[pair.counterpart] = at[pair] + 1
    suggestions = []
    pools: dict[tuple[str, Atom], list[Pair]] = {}
    for pair in problem.pairs:
        pools.setdefault((pair.unit, pair.atom), []).append(pair)
    taken = {(pair.unit, pair.counterpart) for pair in chosen}
    for pair in chosen:
        terms, other = solved.priced[pair.unit, pair.counterpart], of[pair.counterpart]
        gaps = _counts_for(solved, pair)
        closes = tuple(gap_words(gap) for gap in gaps)
        points = problem.load_cost * at[pair]
        required = (pair.unit, pair.counterpart) in problem.required
        after, extra = _runner_up(problem, pools[pair.unit, pair.atom], taken, load, pair.cost + points)
        zh, en = why(closes, terms, points, at[pair], required)
        role = solved.opened.roles[pair.unit]
        suggestions.append(
            Suggestion(
                unit=name(network, pair.unit),
                unit_id=pair.unit,
                role=role,
                counterpart=other.name,
                counterpart_id=other.key,
                kind=other.kind,
                province=other.province,
                closes_zh=tuple(words for words, _ in closes),
                closes_en=tuple(words for _, words in closes),
                gaps=tuple(gap.key for gap in gaps),
                cost=terms.points + points,
                sector=terms.sector,
                level=terms.level,
                distance=terms.distance,
                load=points,
                tie=terms.tie,
                km=terms.km,
                required=required,
                runner_up=of[after].name if after else None,
                runner_up_id=after,
                extra=extra,
                why_zh=zh,
                why_en=en,
            )
        )
    still = _still_open(network, solved)
    raised = sum(
        made.have < (network.nodes[made.target].get("minimum") or 0) <= made.planned
        for made in progress(network)
        if not solved.wishes.only or made.owner in solved.wishes.only
    )
    seen = {counterpart for (_, counterpart), terms in solved.priced.items() if terms.sectors_known}
    notes = unknown(len(of), len(of) - len(seen), raised)
    nodes = tuple(node for key in dict.fromkeys(p.counterpart for p in chosen) if (node := of[key].node) is not None)
    return Suggestions(
        tuple(suggestions), still, tuple(zh for zh, _ in notes), tuple(en for _, en in notes), day, nodes
    )


def _counts_for(solved: Solved, pair: Pair) -> list[Gap]:
    """The gaps of its own unit that a pair counts for, the narrowest demand first."""
    found = [
        demand
        for demand in solved.problem.demands
        if demand.unit == pair.unit
        and pair.atom in demand.atoms
        and (not demand.distinct or pair.atom[1] in demand.empty)
    ]
    gaps = [solved.opened.gaps[demand.gap, demand.unit] for demand in sorted(found, key=lambda d: len(d.atoms))]
    together = [gap for gap in solved.opened.gaps.values() if pair.unit in gap.members]
    return gaps or together


def _runner_up(
    problem: Problem, pool: list[Pair], taken: set[tuple[str, str]], load: Mapping[str, int], points: int
) -> tuple[str | None, int | None]:
    """The cheapest other counterpart of the same kind and province, all other suggestions kept."""
    others = [
        (p.cost + problem.load_cost * load.get(p.counterpart, 0), p.counterpart)
        for p in pool
        if (p.unit, p.counterpart) not in taken and load.get(p.counterpart, 0) < problem.max_load
    ]
    if not others:
        return None, None
    cost, key = min(others)
    return key, cost - points


def _still_open(network: Network, solved: Solved) -> tuple[StillOpen, ...]:
    closed = solved.problem.closed(solved.choice.pairs)
    left = {(demand.gap, demand.unit): demand for demand in closed if isinstance(demand, Demand)}
    found = []
    for (key, unit), gap in solved.opened.gaps.items():
        if gap.members:
            missing = max(0, gap.missing - _counts_together(network, solved, gap))
            reason = TOGETHER
        else:
            demand = left[key, unit]
            missing = demand.need - closed[demand]
            reason = CROSSED if demand in solved.choice.left_out else _shortage(solved, demand)
        if missing:
            zh, en = gap_words(gap)
            found.append(StillOpen(name(network, unit), unit, key, zh, en, missing, *reason))
    return tuple(found)


def _shortage(solved: Solved, demand: Demand) -> Both:
    """Why a demand stays open: nobody of the kind on offer, or all of them full or out."""
    return (
        FULL if any(p.unit == demand.unit and p.atom in demand.atoms for p in solved.problem.pairs) else NONE_ON_OFFER
    )


def _counts_together(network: Network, solved: Solved, gap: Gap) -> int:
    """How much of what all must reach together the suggestions bring."""
    told = network.nodes[gap.key]
    provinces, scope = told.get("provinces", ()), told.get("counterpart_scope", "any")
    new = [
        pair
        for pair in solved.choice.pairs
        if pair.unit in gap.members
        and (not provinces or pair.atom[1] in provinces)
        and fits(pair.atom[0], scope)
        and (scope != "park" or network.nodes[pair.unit]["label"] == "Zone")
    ]
    if told.get("measure") == "links":
        return len(new)
    return len({pair.atom[1] if told.get("measure") == "provinces" else pair.counterpart for pair in new})
