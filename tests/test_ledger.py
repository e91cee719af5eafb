"""A ledger of agreements becomes links; what cannot be read is named by its row."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.errors import InputError
from graphkit_loaders.ledger import loader
from graphkit_loaders.ledger.dates import iso_date

HEAD = "日期,本地单位,合作对方,事项,状态,来源\n"


def load(folder: Path, text: str, name: str = "台账.csv"):  # type: ignore[no-untyped-def]
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return loader.load(path)


def partner_links(records):  # type: ignore[no-untyped-def]
    return [link for link in records.links if link.type == "PARTNERS_WITH"]


def test_a_row_becomes_a_link_with_the_row_as_evidence(tmp_path: Path) -> None:
    row = "2022-08-29,芜湖市,上海市松江区,产业创新中心投入运营,建成,某报"
    records = load(tmp_path, HEAD + row + "\n")
    (link,) = partner_links(records)
    assert (link.from_key, link.to_key) == ("340200", "310117")
    assert link.properties["status"] == "built"
    assert link.properties["since"] == "2022-08-29"
    assert link.evidence is not None
    assert link.evidence.quote == row
    assert records.sources[0].text[link.evidence.start : link.evidence.stop] == row


def test_several_counterparts_in_a_cell_are_several_links(tmp_path: Path) -> None:
    records = load(tmp_path, HEAD + "2023,芜湖市,南京市；苏州市;合肥市,共建联盟,成员,某报\n")
    assert [link.to_key for link in partner_links(records)] == ["320100", "320500", "340100"]


def test_headings_in_english_and_in_another_order(tmp_path: Path) -> None:
    records = load(tmp_path, "status,counterpart,unit\nsigned,松江区,芜湖市\n")
    (link,) = partner_links(records)
    assert (link.to_key, link.properties["status"], link.properties["since"]) == ("310117", "signed", None)


def test_departments_belong_to_the_city_that_most_rows_name(tmp_path: Path) -> None:
    records = load(tmp_path, HEAD + "2022,芜湖市,松江区,协议,签约,甲\n2022,市科技局,松江区,协议,签约,乙\n")
    assert {link.from_key for link in partner_links(records)} == {"340200", "dept:340200/科学技术局"}


def test_a_row_may_say_that_the_plan_did_not_ask_for_it(tmp_path: Path) -> None:
    head = "单位,对方,状态,范围\n"
    links = partner_links(
        load(tmp_path, head + "芜湖市,马鞍山市,签约,外\n芜湖市,松江区,签约,内\n芜湖市,青浦区,签约,\n")
    )
    assert [link.properties["outside"] for link in links] == [True, None, None]


def test_an_ended_agreement_ends_on_its_date(tmp_path: Path) -> None:
    (link,) = partner_links(load(tmp_path, HEAD + "2024-05,芜湖市,松江区,协议到期,终止,甲\n"))
    assert (link.properties["since"], link.properties["until"]) == (None, "2024-05")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("2022,芜湖市,松江区,协议,签了约,甲", "E3 “状态”: 签了约 → 签约"),
        ("2022,芜湖市,松江区,协议,,甲", "E3 “状态”"),
        ("昨天,芜湖市,松江区,协议,签约,甲", "A3 “日期”: 昨天 → 2024-03-15"),
        ("2021-02-30,芜湖市,松江区,协议,签约,甲", "A3 “日期”: 2021-02-30"),
        ("2022,芜湖市,,协议,签约,甲", "C3 “合作对方”"),
    ],
)
def test_a_bad_row_is_named_and_the_good_ones_are_kept(tmp_path: Path, row: str, words: str) -> None:
    records = load(tmp_path, HEAD + "2021,芜湖市,松江区,协议,签约,甲\n" + row + "\n")
    assert len(partner_links(records)) == 1
    (remark,) = [r for r in records.remarks if r.kind == "row-not-read"]
    assert words in remark.detail


def test_an_unknown_counterpart_is_kept_and_remarked(tmp_path: Path) -> None:
    records = load(tmp_path, HEAD + "2022,芜湖市,某某之家,协议,签约,甲\n")
    (link,) = partner_links(records)
    assert link.to_key == "inst:某某之家"
    assert [r.kind for r in records.remarks] == ["unresolved-name"]


def test_a_table_that_is_no_ledger_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"名单\.csv: row 1 lacks the columns 合作对方、状态"):
        load(tmp_path, "姓名,单位\n张三,芜湖市\n", "名单.csv")


def test_an_empty_ledger_has_no_links(tmp_path: Path) -> None:
    assert partner_links(load(tmp_path, HEAD)) == []


@pytest.mark.parametrize(
    ("written", "iso"),
    [("2021-4-2", "2021-04-02"), ("2021/04", "2021-04"), ("２０２１年４月", "2021-04"), ("2021-13", None), ("", None)],
)
def test_dates_as_people_write_them(written: str, iso: str | None) -> None:
    assert iso_date(written) == iso
