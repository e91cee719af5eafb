"""What the caller wishes, in names: whom to look at, who is out, which pairs must be in; understood or refused."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from graphkit.analysis.ties import Network
from graphkit.errors import UsageError
from graphkit.listings.names import Named, find
from graphkit.model import PARTY_LABELS
from graphkit.suggestions.candidates import Candidate, candidate_of

Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Wishes:
    """Keys of the units to look at (none: all), pairs that are out and pairs that must be in, and who is on offer."""

    only: frozenset[str]
    forbidden: Pairs
    required: Pairs
    offered: tuple[Candidate, ...]


def understood(
    network: Network,
    offered: Iterable[Candidate],
    local: Iterable[str],
    only: Iterable[str] = (),
    forbid: Iterable[str | tuple[str, str]] = (),
    require: Iterable[tuple[str, str]] = (),
    there: Container[tuple[str, str]] = (),
) -> Wishes:
    """Names to keys, and contradictions to sentences. ``there`` are pairs that work together already.

    Raises
    ------
    UsageError
        If a name is unknown or means several, a unit is not in a roster, or wishes contradict one another.
    """
    by_key = {each.key: each for each in offered}
    units = {
        key: Named(told["label"], key, str(told.get("name") or key), told.get("aliases", ()))
        for key, told in network.nodes(data=True)
        if told["label"] in PARTY_LABELS
    }
    mine = {key: units[key] for key in sorted(local)}
    others = {key: named for key, named in units.items() if key not in mine}
    for each in by_key.values():
        if each.node is not None:
            others[each.key] = Named(each.node.label, each.key, each.name, each.node.aliases)
    chosen = frozenset(_one(mine, words, "unit of a roster") for words in only)
    out: set[str] = set()
    pairs_out: set[tuple[str, str]] = set()
    for wish in forbid:
        if isinstance(wish, str):
            out.add(_one(others, wish, "counterpart"))
        else:
            pairs_out.add((_one(mine, wish[0], "unit of a roster"), _one(others, wish[1], "counterpart")))
    required: set[tuple[str, str]] = set()
    for unit_words, other_words in require:
        pair = (_one(mine, unit_words, "unit of a roster"), _one(others, other_words, "counterpart"))
        if pair in pairs_out or pair[1] in out:
            raise UsageError(f"{unit_words} and {other_words} are required and forbidden; keep one of the two.")
        if chosen and pair[0] not in chosen:
            raise UsageError(f"{unit_words} is required a counterpart and not among the only units; name it there too.")
        if pair in there:
            raise UsageError(f"{unit_words} and {other_words} work together already; no new link is needed.")
        if pair[1] not in by_key:
            one = candidate_of(network, pair[1])
            if one is None:
                raise UsageError(f"{other_words} is no city, county or zone with a known province; require another.")
            by_key[pair[1]] = one
        required.add(pair)
    return Wishes(
        chosen,
        frozenset(pairs_out),
        frozenset(required),
        tuple(by_key[key] for key in sorted(by_key) if key not in out),
    )


def _one(known: dict[str, Named], words: str, what: str) -> str:
    found = find(known, words, [named.name for named in known.values()])
    if len(found) > 1:
        keys = ", ".join(named.key for named in found)
        raise UsageError(f"{words!r} may mean {len(found)} units: {keys}; write the key of the {what}.")
    return found[0].key
