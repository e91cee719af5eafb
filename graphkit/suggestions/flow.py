"""The best choice of pairs as a flow of least cost, found by the network simplex of NetworkX in whole numbers.

Flow runs from the source through a unit, its demands from the widest to the narrowest, and one pair to a counterpart,
and back. An arc into a demand brings a reward for as much flow as the demand needs; rewards outweigh any number of
pairs, one pair outweighs any cost, so that one optimum of whole numbers is best in all three. That holds for demands of
a unit that lie inside one another or apart. Of two that cross, the later one is left out and told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from graphkit.suggestions.problem import Atom, Demand, Pair, Problem, Total

Node = tuple[Any, ...]
Ways = Callable[[Atom], list[tuple[Node, int | None]]]
_SOURCE: Node = ("source",)
_SINK: Node = ("sink",)


@dataclass(frozen=True, slots=True)
class Arc:
    """One arc: ends, most flow (none: no limit), cost of each unit of flow, and the pair that it stands for."""

    start: Node
    stop: Node
    capacity: int | None
    cost: int
    pair: Pair | None = None


@dataclass(slots=True)
class Flow:
    """The arcs of a problem, and the demands that they leave out."""

    arcs: list[Arc] = field(default_factory=list)
    left_out: list[Demand | Total] = field(default_factory=list)

    def node_demanded(self, start: Node, stop: Node, need: int, reward: int) -> None:
        """Two ways from one node to another: the demanded flow with its reward, and any more without."""
        if need:
            self.arcs.append(Arc(start, stop, need, -reward))
        self.arcs.append(Arc(start, stop, None, 0))


@dataclass(frozen=True, slots=True)
class Choice:
    """The best pairs, in the order of the problem's, and the demands that were no part of the flow."""

    pairs: tuple[Pair, ...]
    left_out: tuple[Demand | Total, ...]


def choose(problem: Problem) -> Choice:
    """The best choice of pairs.

    Examples
    --------
    >>> near, far = (Pair("A", name, ("county", "31"), cost) for name, cost in (("x", 1), ("y", 5)))
    >>> demand = Demand("A", "none", frozenset({("county", "31")}), 1)
    >>> choose(Problem((demand,), (near, far), {}, 1, 0)).pairs == (near,)
    True
    """
    import networkx as nx

    flow = arcs(problem)
    if not any(arc.pair for arc in flow.arcs):
        return Choice((), tuple(flow.left_out))
    network: nx.MultiDiGraph[Node] = nx.MultiDiGraph()
    for number, arc in enumerate(flow.arcs):
        told = {"weight": arc.cost} if arc.capacity is None else {"weight": arc.cost, "capacity": arc.capacity}
        network.add_edge(arc.start, arc.stop, number, **told)
    _, found = nx.network_simplex(network)
    chosen = {arc.pair for number, arc in enumerate(flow.arcs) if arc.pair and found[arc.start][arc.stop][number]}
    return Choice(tuple(pair for pair in problem.pairs if pair in chosen), tuple(flow.left_out))


def arcs(problem: Problem) -> Flow:
    """The flow network of a problem."""
    flow = Flow()
    pairs = _worth_it(problem)
    most = sum(d.need for d in problem.demands) + sum(t.need for t in problem.totals) + len(problem.required)
    dearest = max((pair.cost for pair in pairs), default=0) + problem.load_cost * problem.max_load
    base = most * dearest + 1
    reward = most * (base + dearest) + 1
    force = (3 * most + 1) * reward
    of_unit: dict[str, list[Pair]] = {}
    for pair in pairs:
        of_unit.setdefault(pair.unit, []).append(pair)
    demands: dict[str, list[Demand]] = {}
    for demand in problem.demands:
        demands.setdefault(demand.unit, []).append(demand)
    roof = _totals(flow, problem.totals, sorted({*of_unit, *demands}), reward)
    for unit, top in roof.items():
        gate = _unit(flow, unit, top, demands.get(unit, []), reward)
        for pair in of_unit.get(unit, ()):
            forced = force if (unit, pair.counterpart) in problem.required else 0
            pool: Node = ("pool", unit, *pair.atom)
            flow.arcs.append(Arc(pool, ("counterpart", pair.counterpart), 1, base + pair.cost - forced, pair))
        for atom in dict.fromkeys(pair.atom for pair in of_unit.get(unit, ())):
            for start, capacity in gate(atom):
                flow.arcs.append(Arc(start, ("pool", unit, *atom), capacity, 0))
    for counterpart in dict.fromkeys(pair.counterpart for pair in pairs):
        held = problem.load.get(counterpart, 0)
        for more in range(problem.room(counterpart)):
            flow.arcs.append(Arc(("counterpart", counterpart), _SINK, 1, problem.load_cost * (held + more)))
    flow.arcs.append(Arc(_SINK, _SOURCE, None, 0))
    return flow


def _totals(flow: Flow, totals: Iterable[Total], units: list[str], reward: int) -> dict[str, Node]:
    """The node above each unit; totals that are not nested in one another are left out."""
    kept: list[tuple[frozenset[str], Node]] = []
    for number, total in enumerate(sorted(totals, key=lambda t: (-len(t.units), sorted(t.units), -t.need, t.gap))):
        if any(total.units & other and not total.units <= other for other, _ in kept):
            flow.left_out.append(total)
            continue
        above = [node for other, node in kept if total.units <= other]
        node: Node = ("total", number)
        flow.node_demanded(above[-1] if above else _SOURCE, node, total.need, reward)
        kept.append((total.units, node))
    return {unit: next((node for group, node in reversed(kept) if unit in group), _SOURCE) for unit in units}


def _unit(flow: Flow, unit: str, top: Node, demands: list[Demand], reward: int) -> Ways:
    """Arcs from above a unit down to its narrowest demands; gives the ways into the pool of an atom."""
    me: Node = ("unit", unit)
    flow.arcs.append(Arc(top, me, None, 0))
    nested: list[tuple[frozenset[Atom], Node]] = []
    wide = (demand for demand in demands if not demand.distinct)
    for demand in sorted(wide, key=lambda d: (-len(d.atoms), sorted(d.atoms), -d.need, d.gap)):
        atoms = demand.atoms
        if any(atoms & other and not atoms <= other for other, _ in nested):
            flow.left_out.append(demand)
            continue
        above = [node for other, node in nested if atoms <= other]
        node: Node = ("demand", unit, len(nested))
        flow.node_demanded(above[-1] if above else me, node, demand.need, reward)
        nested.append((atoms, node))

    def parent(atom: Atom) -> Node:
        return next((node for atoms, node in reversed(nested) if atom in atoms), me)

    spread: dict[Atom, Node] = {}
    distinct = sorted((d for d in demands if d.distinct), key=lambda d: (-d.need, -len(d.atoms), d.gap))
    for place, demand in enumerate(distinct):
        ends = {parent(atom) for atom in demand.atoms}
        covered = bool(place) and demand.atoms >= distinct[0].atoms and demand.empty >= distinct[0].empty
        if covered:
            continue  # every new province of the first is one of this, and this needs no more
        if place or len(ends) != 1:
            flow.left_out.append(demand)
            continue
        node = ("provinces", unit)
        flow.arcs.append(Arc(ends.pop(), node, demand.need, -reward))
        for province in sorted(demand.empty):
            flow.arcs.append(Arc(node, ("province", unit, province), 1, 0))
            spread |= {atom: ("province", unit, province) for atom in demand.atoms if atom[1] == province}

    def ways(atom: Atom) -> list[tuple[Node, int | None]]:
        found: list[tuple[Node, int | None]] = [(parent(atom), None)]
        return [*found, (spread[atom], 1)] if atom in spread else found

    return ways


def _worth_it(problem: Problem) -> list[Pair]:
    """Pairs that an optimum may need.

    It holds at most as many pairs as are needed in all. Of a unit's pairs into one atom only so many of the cheapest
    can be in it: were a dearer one chosen, one of the cheaper counterparts would be free, and taking it instead is no
    worse. A counterpart without room is out, unless it is required.
    """
    most = sum(d.need for d in problem.demands) + sum(t.need for t in problem.totals) + len(problem.required)
    pools: dict[tuple[str, Atom], list[Pair]] = {}
    kept: set[Pair] = set()
    for pair in problem.pairs:
        if (pair.unit, pair.counterpart) in problem.required:
            kept.add(pair)
        elif problem.room(pair.counterpart):
            pools.setdefault((pair.unit, pair.atom), []).append(pair)
    for pool in pools.values():
        pool.sort(key=lambda p: (p.cost + problem.load_cost * problem.load.get(p.counterpart, 0), p.counterpart))
        kept.update(pool[:most])
    return [pair for pair in problem.pairs if pair in kept]
