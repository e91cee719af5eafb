"""The one dictionary of the scanner: names of the gazetteer, endings of names, words of the tables."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from graphkit.errors import InputError
from graphkit_loaders.gazetteer import Gazetteer
from graphkit_loaders.gazetteer.forms import short_forms
from graphkit_loaders.naming.tables import abbreviations, departments, parties, zones
from graphkit_loaders.reader.search import Search
from graphkit_loaders.reader.wordtables import table, wanted

FLAGS = ("reciprocal", "transitive", "strong", "weak", "inner", "causative", "object")


@dataclass(slots=True, eq=False)
class Entry:
    """What a word of the dictionary is: its class letter, and for a name of places which divisions it may mean.

    ``full`` are the divisions that have the word as their whole, current name; the others have it as a short or former
    name.
    """

    letter: str
    codes: tuple[str, ...] = ()
    full: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Parted:
    """Letters that the search finds as one word but that are two, the first of ``size`` characters.

    同江阴市 is 同 + 江阴市, though 同江 is a word; 结对合作市 before a mark is 结对 + 合作市, though 结对合作 is
    one. The latter counts only where the name goes on with ``ending``; elsewhere the word is ``whole``.
    """

    first: Entry
    size: int
    name: Entry
    whole: Entry | None = None
    ending: str = ""


_JOINTS = frozenset("与同和跟对向由及到赴从")
_VERBS = frozenset("vVsm")
_LONG_NAME = 5
"""Characters of a name that is not shortened after a verb."""
_LEVELS = "市县区州旗"
_ENDS = {"\n": Entry("\n"), "\t": Entry("|")}
"""Ends of lines, and of cells, which no table can hold."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The dictionary.

    ``search`` finds the longest words from left to right, by their number in ``found``: what each is. ``guarded`` are
    short names of places that are ordinary words too; ``no_run`` are runs such as 青云 that are words.
    """

    entries: dict[str, Entry]
    search: Search
    found: tuple[Entry | Parted, ...]
    guarded: frozenset[str]
    no_run: frozenset[str]
    abbreviations: dict[str, tuple[str, ...]]
    between: dict[str, Entry]
    """Words that count only where they fill the space between two units."""
    doubtful: dict[str, Entry]
    """Full names that begin with a word of the tables (会同县), with that word."""


def _word_entries() -> tuple[dict[str, Entry], dict[str, Entry]]:
    """Words of ``lexicon.toml``: those that count anywhere, and those that count only between two units."""
    data = table("lexicon.toml")
    flags: dict[str, set[str]] = {}
    for flag in FLAGS:
        wanted("lexicon.toml", "[flags]", data["flags"], flag)
        for word in data["flags"][flag].split():
            flags.setdefault(word, set()).add(flag)
    found: dict[str, Entry] = {}
    between: dict[str, Entry] = {}
    for name, row in data["class"].items():
        wanted("lexicon.toml", f"[class.{name}]", row, "letter", "words", "meaning")
        letter = row["letter"]
        if len(letter) != 1:
            raise InputError(f"lexicon.toml: the letter {letter} of [class.{name}] must be one character")
        for word in row["words"].split():
            if word in found or word in between:
                raise InputError(
                    f"lexicon.toml: {word} stands twice, the second time in [class.{name}]; leave it in one"
                )
            words = between if row.get("only_between_units") else found
            words[word] = Entry(letter, flags=frozenset({*flags.pop(word, ()), *row.get("flags", "").split()}))
    if flags:
        raise InputError(f"lexicon.toml: {next(iter(flags))} has a flag but stands in no class; add it to one")
    return found, between


_NUMBERED = tuple(map("".join, product("县市区州旗", "一二三四五六七八九十", "中小院幼")))
"""Schools and hospitals of the document's own division, by number: 县一中, 市二院."""


def _endings() -> dict[str, Entry]:
    """Endings and stems that the naming tables know."""
    zone_table, party_table, department_table = zones(), parties(), departments()
    found = dict.fromkeys(zone_table.suffixes, Entry("S"))
    found |= dict.fromkeys(party_table.scanned, Entry("J"))
    found |= dict.fromkeys(party_table.alliance_suffixes, Entry("A"))
    found |= dict.fromkeys((stem for stem in department_table.by_stem if len(stem) > 1), Entry("k"))
    body = Entry("B")
    for stem in department_table.by_stem:
        for suffix in department_table.suffixes:
            if len(stem) + len(suffix) > 2:
                found.setdefault(stem + suffix, body)
    found |= dict.fromkeys(department_table.whole, body)
    found |= dict.fromkeys(_NUMBERED, Entry("I"))
    found |= dict.fromkeys(party_table.known, Entry("I"))
    found |= dict.fromkeys(zone_table.known, Entry("Z"))
    found |= dict.fromkeys(zone_table.bare, Entry("Z"))
    found |= {name: Entry("Z", codes) for name, codes in zone_table.joint.items()}
    return found | dict.fromkeys(party_table.alliance_names, Entry("M"))


def _places(gaz: Gazetteer) -> dict[str, Entry]:
    codes: dict[str, dict[str, None]] = {}
    full: dict[str, list[str]] = {}
    former: dict[str, dict[str, None]] = {}
    for name, code, kind in gaz.names():
        if kind == "former":
            former.setdefault(name, {})[code] = None
            continue
        codes.setdefault(name, {})[code] = None
        if kind == "full":
            full.setdefault(name, []).append(code)
    for name, found in former.items():
        # a short name that a place bears today is not read as one that another bore once
        if name not in codes or (len(name) > 2 and name[-1] in "省市州县区盟旗"):
            codes.setdefault(name, {}).update(found)
    return {
        name: Entry("P", tuple(dict.fromkeys((*full.get(name, ()), *found))), tuple(full.get(name, ())))
        for name, found in codes.items()
    }


def _parted(entries: dict[str, Entry], doubtful: Iterable[str], short: frozenset[str]) -> dict[str, Parted]:
    """What begins like a word but is a joint and a whole name, and words that may end in the beginning of a name."""
    words = [word for word, entry in entries.items() if len(word) > 1 and word[0] in _JOINTS and not entry.full]
    begun = {word[1] for word in words}
    others: dict[str, list[str]] = {}
    for word in entries:
        if word[0] in begun and (len(word) > 2 or word in short):
            others.setdefault(word[0], []).append(word)
    found: dict[str, Parted] = {}
    for word in words:
        rest = [other for other in others.get(word[1], ()) if len(other) >= len(word) and other.startswith(word[1:])]
        whole = tuple(o for o in rest if entries[o].letter == "P" and (entries[o].full or o in short))
        joint = Parted(entries.get(word[0], Entry("w")), 1, Entry("w"))
        both = {word[0] + o: replace(joint, name=entries[o]) for o in rest if o.startswith(whole)}
        found |= {name: parted for name, parted in both.items() if name not in entries or not entries[name].full}
    bares: dict[str, list[str]] = {}
    for bare in zones().bare:  # 目前海淀区 holds no 前海
        bares.setdefault(bare[-1], []).append(bare)
    found |= _behind_level(entries)
    bodies = [body for body in departments().whole if entries[body].letter == "B"]
    found |= {body + "会同": Parted(entries[body], len(body), entries["会同"]) for body in bodies}  # 甲海关 + 会同
    names = {name[:2]: name for name in doubtful if len(name) == 3}
    parted: dict[str, Parted] = {}
    for word, entry in entries.items():
        if len(word) > 2 and entry.full and word[0] in bares:
            found |= {bare + word[1:]: Parted(Entry("w"), len(bare) - 1, entry) for bare in bares[word[0]]}
        name = names.get(word[-2:]) if len(word) > 3 else None
        if name is not None and word[:-2] in entries:
            parted[word] = Parted(entries[word[:-2]], len(word) - 2, entries[name], entry, name[2])
    return found | parted | _behind_verb(entries)


def _behind_verb(entries: dict[str, Entry]) -> dict[str, Parted]:
    """A verb and a whole name where the two begin like a longer word: 帮扶 + 方山县, not 帮扶方."""
    full: dict[str, list[str]] = {}
    for word, entry in entries.items():
        if entry.full and 2 < len(word) < _LONG_NAME:
            full.setdefault(word[0], []).append(word)
    found: dict[str, Parted] = {}
    for word in entries:
        verb = entries.get(word[:-1])
        if verb is not None and verb.letter in _VERBS and word[-1] in full:
            found |= {word[:-1] + name: Parted(verb, len(word) - 1, entries[name]) for name in full[word[-1]]}
    return {words: parted for words, parted in found.items() if words not in entries}


def _behind_level(entries: dict[str, Entry]) -> dict[str, Parted]:
    """Names of a division's own that begin like a word: 市民政局 is no 市民, 市招商局 not the firm of that name."""
    hiding = [word for word, entry in entries.items() if entry.letter == "w" and word[0] in _LEVELS and word[1:]]
    begun = {word[1] for word in hiding}
    heads = [head for head, entry in entries.items() if head[0] in begun and entry.letter in "JB"]
    names = {word[0] + head: head for word in hiding for head in heads if head.startswith(word[1:])}
    found = {name: Parted(Entry("w"), 1, entries[head]) for name, head in names.items()}
    for stem in ("承接产业转移", "承接产业转移集中"):  # part of the name of a zone, no verb there
        found |= {stem + end: Parted(Entry("w"), len(stem), entries[end]) for end in zones().suffixes}
    offices = [name for name in parties().known if name.endswith("局")]
    return found | {level + name: Parted(Entry("w"), 1, Entry("B")) for name in offices for level in _LEVELS}


@cache
def lexicon(gaz: Gazetteer) -> Lexicon:
    """The dictionary over a gazetteer; built once.

    A word of several sources is what the first of these makes it: a word of ``lexicon.toml``, a full name of a
    place, an ending or stem of the naming tables, a short name of a place, an ordinary word.
    """
    ordinary = table("ordinary.toml")
    for key in ("holding_names", "names_that_are_words", "runs_that_are_words"):
        wanted("ordinary.toml", "at the top", ordinary, key)
    places = _places(gaz)
    entries = dict.fromkeys(ordinary["holding_names"].split(), Entry("w"))
    entries |= {name: entry for name, entry in places.items() if not entry.full}
    entries |= _endings()
    words, between = _word_entries()
    doubtful: dict[str, Entry] = {}
    for name, entry in places.items():
        stem = words.get(name[:-1])
        if entry.full and stem is not None and stem.letter not in "wl":
            # 会同县 and 合作市 begin as words do: read as places only with the division above before them, or named
            entries[name] = entry
            doubtful[name] = stem
            for code in entry.full:
                above = gaz.place(gaz.ancestors(code)[0]).name
                entries |= {up + name: Entry("P", (code,), (code,)) for up in (above, *short_forms(above))}
        elif entry.full:
            entries[name] = entry
    entries |= {word: entry for word, entry in words.items() if word not in doubtful}
    entries |= _ENDS
    for name in ("香港", "澳门"):
        entries |= {name + kind: places[name] for kind in ("特区", "特别行政区")}
    # What a user names goes before all else; what is no place or zone resolves like an institution, by its own row.
    own = ((name, row) for name, (row, _) in gaz.own.items() if row.kind != "division")
    entries |= {name: Entry("Z" if row.kind == "zone" else "I") for name, row in own}
    entries |= {name: places[name] for name, (row, _) in gaz.own.items() if row.kind == "division"}
    short = frozenset(name for name in places if len(name) == 2) - frozenset(ordinary["names_that_are_words"].split())
    search = entries | _parted(entries, doubtful, short)
    one_letter: dict[str, tuple[str, ...]] = {}
    for level in ("province", "city", "second"):
        for char, code in abbreviations()[level].items():
            one_letter[char] = (*one_letter.get(char, ()), code)
    return Lexicon(
        entries,
        Search(list(search)),
        tuple(search.values()),
        frozenset(ordinary["names_that_are_words"].split()),
        frozenset(ordinary["runs_that_are_words"].split()),
        one_letter,
        between,
        doubtful,
    )
