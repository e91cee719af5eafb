"""Which names the reader sees, by kind, in sentences of our own where every name is marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from mention_score import Tally, score, units
from reading import reading

SENTENCES = Path(__file__).parent / "mention_sentences.txt"
LEAST = {"brackets and breaks": 0.55, "aliases": 0.7, "alliance": 0.85}
"""Shares below which recall must not fall, where they are not ``USUAL``."""
USUAL = 0.9


@pytest.fixture(scope="module")
def tallies() -> dict[str, Tally]:
    return score(SENTENCES)


def test_names_of_every_kind_are_found_whole(tallies: dict[str, Tally], capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print()
        for kind, tally in tallies.items():
            known = tally.found + len(tally.missed)
            print(f"  {kind:20} {known:4} names  precision {tally.precision:.2f}  recall {tally.recall:.2f}")
    weak = {kind: tally.missed for kind, tally in tallies.items() if tally.recall < LEAST.get(kind, USUAL)}
    assert weak == {}


def test_few_names_are_seen_where_there_is_none(tallies: dict[str, Tally]) -> None:
    found = sum(tally.found for tally in tallies.values())
    wrong = [name for tally in tallies.values() for name in tally.wrong]
    assert len(wrong) < 0.08 * (found + len(wrong)), wrong


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("与唐县共建产业园区。", ["唐县"]),  # a verb with its object
        ("唐县苏州产业园区开工。", ["唐县苏州产业园区"]),
        ("获批3个技术创新中心、2家工程研究中心。", []),  # counted, so common nouns
        ("优化产业布局，办好大局之事。", []),
        ("把帮扶纳入乡村振兴，建设示范村。", []),
        ("东江干部学院揭牌。", ["东江干部学院"]),  # 江干 was a district
        ("青岛大学附属医院协作医院挂牌。", ["青岛大学附属医院"]),
        ("沈阳化工大学、北京化工大学联合申报实验室。", ["沈阳化工大学", "北京化工大学"]),
        ("江苏省对口支援伊犁州前方指挥部来访。", ["江苏省对口支援伊犁州前方指挥部"]),
        ("与韩国安山、德国埃森等14个国外城市往来。", ["韩国安山", "德国埃森"]),
        ("韩国客商、德国企业来访。", []),
        ("赤峰二中与大连化物所签约。", ["赤峰二中", "大连化物所"]),
        ("广州番禺职院与昆山市签约。", ["广州番禺职院", "昆山市"]),
        ("浙江某集团来访。", []),
        ("杭州市富阳区场口镇开工。", ["杭州市富阳区场口镇"]),
        ("华润电力与玉门市签约，清洁能源与玉门市无关。", ["华润电力", "玉门市", "玉门市"]),
    ],
)
def test_where_names_begin_and_end(text: str, expected: list[str]) -> None:
    assert [text[start:stop] for _, start, stop, _ in units(text)] == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("和县史志办公室整理\n2014年县党政代表团首访浦口。", "340523"),
        ("2026年山东省政府工作报告\n——2026年1月27日在山东省人民代表大会上\n各位代表：", "370000"),
        ("西湖区—青川县联席会议备忘\n（杭州）\n我区教育局与青川县签订协议。", "330106"),
        (
            "各位代表：\n现在，我代表市人民政府报告工作。鞍山发展加快。鞍山外贸增长。鞍山、鞍山、鞍山、鞍山人民。",
            "210300",
        ),
        (
            "各位代表：\n现在，我代表市人民政府报告工作。南昌县、进贤县增长快，平安南昌建设扎实。南昌机场扩建，南昌、南昌、南昌、南昌人民。",
            "360100",
        ),  # the county is named in full to tell it from the city
        (
            "各位代表：\n现在，我代表市人民政府报告工作。市政府班子换届，市委统筹。许昌、许昌、许昌好人。公园、公园、公园，动力、动力、动力。",
            "411000",
        ),
        (
            "各位代表：\n现在，我代表自治区人民政府，向大会报告工作。南宁、柳州加快新建项目，广西与广东协作。广西外贸增长，动力增强。",
            "450000",
        ),
        (
            "各位代表：\n我代表市人民政府，向大会作政府工作报告。蓟州区、武清区乡村更美。天津港、天津机场扩建，唐山、唐山、唐山客商来访。天津天更蓝。",
            "120000",
        ),
        ("铜陵市与昆山市签约。昆山市、铜陵市都派人参加。", None),
        ("合作情况\n甲公司与昆山市签约。", None),  # no 合作市
        ("任务清单\n（梅州市）\n番禺区挂五华县。", "441400"),
        ("关于考察的报告\n先后赴昆山市、德清县考察。\n我县差距不小。\n蓝田县政协考察组\n2018年9月20日", "610122"),
        ("天津市、山东省与我省协作。兰州市、天水市、定西市、陇南市各有任务。", "620000"),
    ],
)
def test_who_speaks(text: str, code: str | None) -> None:
    assert reading(text).home == code


def test_short_names_of_what_stands_in_full() -> None:
    text = "虎门镇与乌罗镇结对。虎门派出教师，虎门大桥通车。"
    assert [text[a:b] for _, a, b, _ in units(text)][:2] == ["虎门镇", "乌罗镇"]
    named = [text[m.start : m.stop] for m in reading(text).mentions]
    assert named == ["虎门镇", "乌罗镇", "虎门"]


def test_a_name_of_several_places_is_decided_or_told() -> None:
    told = [r.kind for r in reading("朝阳区与通州区签订合作协议。").remarks]
    assert "ambiguous-name" in told
    pairs = reading("北京市朝阳区与唐山市签订合作协议。随后朝阳区回访。").pairs
    assert {(p.unit.key, p.counterpart.key) for p in pairs} >= {("110105", "130200")}
