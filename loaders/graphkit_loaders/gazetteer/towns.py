"""Towns, townships and subdistricts: so many that their tables are kept as text, and a town is made when asked for."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from graphkit.errors import InputError
from graphkit_loaders.gazetteer.places import Place

_HEADER = b"code,name,parent\n"
_CODE = 9
"""Digits of a town's code, which begins each row."""
_PEOPLE = 8
"""Characters of the longest name of a people before 族乡."""


class Towns:
    """The towns of the country, by county and by name.

    Parameters
    ----------
    folder : Path
        Holds ``NN.csv`` by province: code, name and county of each town, in the order of the codes.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._tables: dict[str, bytes] = {}
        self._counties: dict[str, dict[str, Place]] = {}

    def _table(self, province: str) -> bytes:
        """Rows of a province (two digits), each after a line end; read when first asked for.

        Raises
        ------
        InputError
            If the table's header differs.
        """
        if province not in self._tables:
            path = self._folder / f"{province}.csv"
            table = path.read_bytes() if path.exists() else _HEADER
            if not table.startswith(_HEADER):
                raise InputError(f"{path.name}: the first row must read {_HEADER.decode().strip()}")
            self._tables[province] = table[len(_HEADER) - 1 :].rstrip(b"\n")
        return self._tables[province]

    @cached_property
    def _country(self) -> bytes:
        """The rows of all provinces."""
        return b"".join(self._table(path.stem) for path in sorted(self._folder.glob("*.csv")))

    @cached_property
    def _codes(self) -> dict[bytes, bytes]:
        """The codes of all towns of a name, one after the other."""
        cells = self._country.replace(b"\n", b",").split(b",")
        found: dict[bytes, bytes] = {}
        for name, code in zip(cells[2::3], cells[1::3], strict=True):
            found[name] = found.get(name, b"") + code
        return found

    @cached_property
    def _of_peoples(self) -> dict[str, list[str]]:
        """Townships of peoples by each shorter name that may be theirs: 找郢乡 and 找郢回乡 of 找郢回族乡."""
        found: dict[str, list[str]] = {}
        ending = "族乡".encode()
        for name in (name.decode() for name in self._codes if name.endswith(ending)):
            for size in range(max(1, len(name) - len("族乡") - _PEOPLE), len(name) - len("族乡")):
                found.setdefault(name[:size], []).append(name)
        return found

    def of(self, county: str) -> dict[str, Place]:
        """Towns of a county by name."""
        if county not in self._counties:
            table, mark = self._table(county[:2]), f"\n{county}".encode()
            first, last = table.find(mark), table.rfind(mark)
            stop = table.find(b"\n", last + 1)
            rows = table[first + 1 : stop if stop >= 0 else None].decode().split("\n") if first >= 0 else []
            towns = (row.split(",") for row in rows)
            self._counties[county] = {name: Place(code, name, "town", county) for code, name, _ in towns}
        return self._counties[county]

    def named(self, name: str) -> tuple[str, ...]:
        """Codes of all towns of the country with a name, in the order of their codes."""
        codes = self._codes.get(name.encode(errors="replace"))
        if codes is None:
            return ()
        found = codes.decode()
        return tuple([found[at : at + _CODE] for at in range(0, len(found), _CODE)])

    def of_people_named(self, name: str) -> tuple[str, ...]:
        """Codes of the townships of peoples whose name is shortened so, in their order: 找郢乡 is 找郢回族乡."""
        full = self._of_peoples.get(name.removesuffix("乡"), ())
        return tuple(sorted(code for known in full for code in self.named(known)))
