"""Which day it is comes from one place and can be set."""

from __future__ import annotations

import datetime

import pytest

from graphkit.errors import UsageError
from graphkit.today import iso_date, today


def test_today_is_an_iso_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GRAPHKIT_TODAY", raising=False)
    assert datetime.date.fromisoformat(today())


def test_today_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHKIT_TODAY", "2023-12-31")
    assert today() == "2023-12-31"
    monkeypatch.setenv("GRAPHKIT_TODAY", "soon")
    with pytest.raises(UsageError, match="GRAPHKIT_TODAY is 'soon', which is no date"):
        today()


@pytest.mark.parametrize("text", ["2021", "2021-04", "2024-02-29"])
def test_a_date_has_any_precision(text: str) -> None:
    assert iso_date(text) == text


@pytest.mark.parametrize("text", ["", "21", "2021-13", "2021-02-29", "2021-4", "2021/04", "0000", "２０２１", "2021 "])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match=r"as-of is .*, which is no date: write 2021, 2021-04 or 2021-04-12\.$"):
        iso_date(text, "as-of")
