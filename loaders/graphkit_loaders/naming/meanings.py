"""What a name may mean: every division of that name, now or in a year, or the one unit that the tables make of it."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from graphkit.meaning import Meaning
from graphkit_loaders.gazetteer import Gazetteer, Period
from graphkit_loaders.gazetteer.forms import short_forms, town_stem
from graphkit_loaders.naming.namer import name_party
from graphkit_loaders.naming.own import own_node
from graphkit_loaders.naming.tables import abbreviations


def meanings(gaz: Gazetteer, name: str, year: int | None, home: str | None) -> tuple[list[Meaning], list[str]]:
    """What a name may mean, the likeliest first, and the nearest known names where it means nothing.

    Parameters
    ----------
    gaz : Gazetteer
        The tables.
    name : str
        As a document prints it.
    year : int, optional
        The year to look at; today by default.
    home : str, optional
        Code of the division whose document prints it.
    """
    name = name.strip()
    found = list(_divisions(gaz, name, year))
    node = own_node(gaz, name) or name_party(gaz, name, home)
    if not found and (node is None or len(name) == 1) and (single := list(_letters(gaz, name, home))):
        return single, []
    if node is not None and node.label == "Division" and node.key not in {m.key for m in found}:
        found.append(_division(gaz, node.key, name, year, "own" if name in gaz.own else "full"))
    if node is not None and node.label not in ("Division", "Group") and (not found or name in gaz.own):
        listed = {entry.name for entry in gaz.zones}
        known = name in gaz.own or node.label == "Department" or {node.name, *node.aliases} & listed
        how = "own" if name in gaz.own else "listed" if known else "ending"
        place = next((str(v) for level in ("county", "city", "province") if (v := node.properties.get(level))), None)
        parents = tuple(gaz.place(c).name for c in (place, *gaz.ancestors(place))) if place and place in gaz else ()
        chosen = Meaning(
            node.label, node.key, node.name, node.name, how, None, None, parents, (), node.aliases, True, True
        )
        return [chosen, *found], []
    if found:
        valid = [m for m in found if m.valid] or found
        pick = node.key if node is not None and node.label == "Division" else None
        if pick not in {m.key for m in valid}:
            pick = valid[0].key if len(valid) == 1 else None
        order = sorted(found, key=lambda m: (m.key != pick, not m.valid, _HOW.index(m.how), m.key))
        return [_chosen(m) if m.key == pick else m for m in order], []
    known_names = [*gaz.by_name, *(entry.name for entry in gaz.zones), *gaz.own]
    return [], get_close_matches(name, known_names, n=5, cutoff=0.5)


def _letters(gaz: Gazetteer, name: str, home: str | None) -> Iterator[Meaning]:
    """What one-character names stand for, one after the other: 沪苏浙; nothing, if one of them stands for nothing."""
    meant = [[code for by in abbreviations().values() if (code := by.get(char)) and code in gaz] for char in name]
    for char, codes in zip(name, meant, strict=True) if all(meant) else ():
        near = [code for code in codes if home and gaz.province(code) == gaz.province(home)] or codes
        for code in codes:
            found = _division(gaz, code, char, None, "letter")
            yield _chosen(found) if near == [code] else found


_HOW = ("own", "full", "short", "former", "listed", "ending")


def _chosen(m: Meaning) -> Meaning:
    return Meaning(
        m.label, m.key, m.name, m.name_today, m.how, m.code, m.level, m.parents, m.history, m.other_names, m.valid, True
    )


def _divisions(gaz: Gazetteer, name: str, year: int | None) -> Iterator[Meaning]:
    for code in dict.fromkeys((*gaz.lookup(name), *gaz.towns_meant(name))):
        place = gaz.place(code)
        short = (town_stem(place.name),) if place.level == "town" else short_forms(place.name)
        how = "own" if name in gaz.own else "full" if place.name == name else "short" if name in short else "former"
        former = gaz.former_names.get(code, ())
        if how == "former" and not any(name in (other, *short_forms(other)) for other in former):
            how = "short"
        yield _division(gaz, code, name, year, how)


def _division(gaz: Gazetteer, code: str, name: str, year: int | None, how: str) -> Meaning:
    place = gaz.place(code)
    history = gaz.history(code)
    then = _then(code, history, year)
    at = (then.code, then.name) if then else (code, place.name)
    ended = place.last_year is not None and (year is None or year > place.last_year)
    valid = not ended and (how in ("own", "letter") or any(name.endswith(n) for n in (at[1], *short_forms(at[1]))))
    if how == "short" and at[1] == place.name:
        valid = not ended
    return Meaning(
        "Division", code, at[1], place.name, how, at[0], place.level,
        tuple(gaz.place(c).name for c in gaz.ancestors(code)), tuple(map(str, history)),
        tuple(dict.fromkeys((*short_forms(place.name), *gaz.former_names.get(code, ())))), valid,
    )  # fmt: skip


def _then(code: str, history: tuple[Period, ...], year: int | None) -> Period | None:
    """The one period of a division's own level that covers a year."""
    if year is None:
        return None
    covering = {
        (p.code, p.name): p
        for p in history
        if p.first_year <= year <= (p.last_year or 9999) and p.code.endswith("00") == code.endswith("00")
    }
    return next(iter(covering.values())) if len(covering) == 1 else None
