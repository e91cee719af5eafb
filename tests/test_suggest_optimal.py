"""No choice is better: against every choice there is on small problems, against a linear program on larger ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.sparse import lil_matrix

from graphkit.suggestions.flow import choose
from graphkit.suggestions.problem import Demand, Pair, Problem, Total
from random_problems import atoms, problem


def closed(asked: Problem, chosen: Sequence[Pair]) -> int:
    """How much demand a choice closes, counted demand by demand."""
    found = 0
    for demand in asked.demands:
        fit = [pair for pair in chosen if pair.unit == demand.unit and pair.atom in demand.atoms]
        new = {pair.atom[1] for pair in fit} & demand.empty
        found += min(demand.need, len(new) if demand.distinct else len(fit))
    for total in asked.totals:
        found += min(total.need, sum(pair.unit in total.units for pair in chosen))
    return found


def cost(asked: Problem, chosen: Sequence[Pair]) -> int:
    number = Counter(pair.counterpart for pair in chosen)
    loads = sum(asked.load_cost * (asked.load[key] + more) for key, times in number.items() for more in range(times))
    return loads + sum(pair.cost for pair in chosen)


def allowed(asked: Problem, chosen: Sequence[Pair]) -> bool:
    number = Counter(pair.counterpart for pair in chosen)
    made = {(pair.unit, pair.counterpart) for pair in chosen}
    return asked.required <= made and all(asked.load[key] + n <= asked.max_load for key, n in number.items())


def worth(asked: Problem, chosen: Sequence[Pair]) -> tuple[int, int, int]:
    """The lower the better: demand left open, number of pairs, cost."""
    return -closed(asked, chosen), len(chosen), cost(asked, chosen)


@pytest.mark.parametrize("seed", range(150))
def test_no_other_choice_is_better(seed: int) -> None:
    asked = problem(seed, units=3, per_province=2, provinces=2, chance=0.8)
    choice = choose(asked)
    assert choice.left_out == ()
    assert allowed(asked, choice.pairs)
    every = (some for size in range(len(asked.pairs) + 1) for some in combinations(asked.pairs, size))
    best = min(worth(asked, some) for some in every if allowed(asked, some))
    assert worth(asked, choice.pairs) == best


@pytest.mark.parametrize("seed", range(20))
def test_no_linear_program_finds_a_lower_bound(seed: int) -> None:
    asked = problem(1000 + seed, units=14, per_province=8, provinces=3, chance=0.7)
    choice = choose(asked)
    assert allowed(asked, choice.pairs)
    open_, number, points = worth(asked, choice.pairs)
    # One number for all three: more demand closed goes before fewer pairs, fewer pairs before lower cost.
    assert 10**8 * open_ + 10**4 * number + points == pytest.approx(bound(asked), abs=0.5)


def bound(asked: Problem) -> float:
    """Optimum of the problem with parts of pairs allowed, by HiGHS: no whole choice is lower."""
    pairs, demands = asked.pairs, [*asked.demands, *asked.totals]
    rooms = [(key, more) for key in asked.load for more in range(asked.max_load - asked.load[key])]
    news = [(place, code) for place, d in enumerate(demands) if isinstance(d, Demand) for code in sorted(d.empty)]
    x, y = 0, len(pairs)  # a pair; the so-many-th unit of a counterpart
    z, w = y + len(rooms), y + len(rooms) + len(demands)  # how much of a demand; a province that is new
    price = np.zeros(w + len(news))
    price[x:y] = [10**4 + pair.cost for pair in pairs]
    price[y:z] = [asked.load_cost * (asked.load[key] + more) for key, more in rooms]
    price[z:w] = -(10**8)
    limits = [(float((p.unit, p.counterpart) in asked.required), 1.0) for p in pairs] + [(0.0, 1.0)] * len(rooms)
    limits += [(0.0, float(demand.need)) for demand in demands] + [(0.0, 1.0)] * len(news)
    rows: list[dict[int, float]] = []
    for key in asked.load:  # as many units as pairs, never more than there is room
        rows.append(
            {x + i: 1.0 for i, pair in enumerate(pairs) if pair.counterpart == key}
            | {y + i: -1.0 for i, (k, _) in enumerate(rooms) if k == key}
        )
    for place, demand in enumerate(demands):
        if isinstance(demand, Total):
            counting = [i for i, pair in enumerate(pairs) if pair.unit in demand.units]
        else:
            counting = [i for i, p in enumerate(pairs) if p.unit == demand.unit and p.atom in demand.atoms]
        if isinstance(demand, Demand) and demand.distinct:
            rows.append({z + place: 1.0} | {w + i: -1.0 for i, (at, _) in enumerate(news) if at == place})
            for i, (at, code) in enumerate(news):
                if at == place:
                    rows.append({w + i: 1.0} | {x + j: -1.0 for j in counting if pairs[j].atom[1] == code})
        else:
            rows.append({z + place: 1.0} | {x + i: -1.0 for i in counting})
    matrix = lil_matrix((len(rows), len(price)))
    for number, row in enumerate(rows):
        for column, value in row.items():
            matrix[number, column] = value
    found = linprog(price, A_ub=matrix.tocsr(), b_ub=np.zeros(len(rows)), bounds=limits, method="highs")
    assert found.status == 0, found.message
    return float(found.fun)


def test_the_same_problem_gives_the_same_choice() -> None:
    asked = problem(7, units=10, per_province=6, provinces=3, chance=0.9)
    assert choose(asked) == choose(asked)


def test_demands_that_cross_are_told_and_not_forgotten() -> None:
    left = Demand("u", "left", atoms("31", "32"), 1)
    right = Demand("u", "right", atoms("32", "33"), 1)
    pairs = tuple(Pair("u", f"c{code}", ("county", code), 1) for code in ("31", "32", "33"))
    choice = choose(Problem((left, right), pairs, {}, 1, 0))
    assert choice.left_out == (right,)
    assert len(choice.pairs) == 1


def test_totals_that_cross_are_told() -> None:
    one, other = Total(frozenset("ab"), "one", 1), Total(frozenset("bc"), "other", 1)
    pairs = tuple(Pair(unit, "x", ("county", "31"), 1) for unit in "abc")
    choice = choose(Problem((), pairs, {}, 3, 0, (one, other)))
    assert choice.left_out == (other,)


def test_nothing_on_offer_is_no_error() -> None:
    assert choose(Problem((Demand("u", "nobody", atoms("31"), 1),), (), {}, 1, 0)).pairs == ()
