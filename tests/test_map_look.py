"""The map can be read by everybody: no two names overlap, colours are told apart, a screen reader finds its way."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from axe_core_python.sync_playwright import Axe

import colour_vision
from canvas_texts import drawn, overlapping
from graphkit.map.palette import DARK, LIGHT
from map_browser import LARGE, PHONE, WIDE, Open

pytestmark = pytest.mark.xdist_group("chromium")

THEMES = {"light": LIGHT, "dark": DARK}
KINDS = ("county", "zone", "department")
STEPS = ("planned", "paired", "built")


@pytest.mark.parametrize("size", [WIDE, LARGE])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_two_names_overlap_in_the_first_view(
    size: tuple[int, int], language: str, wuhu_map: Path, open_map: Open
) -> None:
    texts = drawn(open_map(wuhu_map, f"#lang={language}", size))
    assert {"镜湖区", "弋江区", "松江区"} <= {text.text for text in texts}
    assert overlapping(texts) == []


@pytest.mark.parametrize("view", ["geo", "net", "tasks"])
def test_no_two_names_overlap_in_the_other_views(view: str, wuhu_map: Path, open_map: Open) -> None:
    texts = drawn(open_map(wuhu_map, f"#view={view}", WIDE))
    assert overlapping(texts) == []


@pytest.mark.parametrize(("view", "size", "least"), [("geo", WIDE, 0.94), ("geo", LARGE, 1.0), ("net", WIDE, 0.97)])
def test_the_free_views_name_nearly_everybody_at_the_first_look(
    view: str, size: tuple[int, int], least: float, wuhu_map: Path, open_map: Open
) -> None:
    page = open_map(wuhu_map, f"#view={view}", size)
    texts = {text.text.rstrip(" ↗→↑↖←↙↓↘") for text in drawn(page)}
    names: list[str] = page.run(
        """view => {
          const page = JSON.parse(document.getElementById('gk-page').textContent);
          const at = view === 'geo' ? page.views.geo.square.pos : page.views.net.pos;
          return Object.keys(at).map(i => page.nodes[i].short || page.nodes[i].name);
        }""",
        view,
    )
    shown = [name for name in names if name in texts or f"{name[:13]}…" in texts]
    assert len(shown) / len(names) >= least, sorted(set(names) - set(shown))


def test_letters_of_the_first_view_are_large_enough_for_a_small_window(wuhu_map: Path, open_map: Open) -> None:
    name = next(text for text in drawn(open_map(wuhu_map)) if text.text == "弋江区")
    assert name.bottom - name.top > 9  # the ink of letters of 11.6 pixels


@pytest.mark.parametrize("theme", THEMES)
def test_text_stands_out_from_its_ground(theme: str) -> None:
    colour = THEMES[theme]
    for name in ("text", "muted", "accent", "gap"):
        for ground in ("bg", "panel"):
            assert colour_vision.contrast(colour[name], colour[ground]) >= 4.5, (name, ground)
    for name in ("cell-planned", "cell-paired", "cell-built", "cell-ended", "mark"):
        assert colour_vision.contrast(colour[name], colour[f"{name}-ink"]) >= 4.5, name
    assert colour_vision.contrast(colour["gap"], colour["gap-soft"]) >= 4.5
    for name in (*KINDS, *STEPS, "ended", "alliance", "vague", "acquaintance", "suggested", "counterpart"):
        assert colour_vision.contrast(colour[name], colour["bg"]) >= 3, name


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("loss", [None, *colour_vision.LOSSES])
def test_colours_are_told_apart_with_every_loss_of_colour_vision(theme: str, loss: str | None) -> None:
    colour = THEMES[theme]

    def apart(one: str, other: str) -> float:
        return colour_vision.distance(colour[one], colour[other], loss)

    # Kinds have a shape as well, steps of the status a dash and a width; red against blue has to carry alone.
    assert min(apart(one, other) for one, other in combinations(KINDS, 2)) >= 15
    assert min(apart("gap", kind) for kind in KINDS) >= 10
    assert min(apart("gap", step) for step in STEPS) >= 35
    assert min(apart(one, other) for one, other in combinations(STEPS, 2)) >= 8


STATES = (
    "", "#view=matrix", "#view=matrix&by=sector", "#view=tasks", "#view=geo", "#view=net", "#view=list",
    "#node=340202", "#rule=below-target&lang=en", "#link=340200>310117", "#q=jh&lang=en",
)  # fmt: skip


def violations(page: Any) -> list[str]:
    # Everything is checked; what passes is not spelled out, which would take most of the time.
    found = Axe().run(page, options={"resultTypes": ["violations"]})["violations"]
    return [f"{each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_to_complain_of_in_any_view(theme: str, wuhu_map: Path, open_map: Open) -> None:
    page = open_map(wuhu_map)
    for fragment in STATES:
        page.run("hash => { location.hash = hash }", f"{fragment or '#'}&theme={theme}".replace("#&", "#"))
        page.page.wait_for_function("theme => document.documentElement.dataset.theme === theme", arg=theme)
        page.settle()
        assert violations(page.page) == [], fragment


@pytest.mark.parametrize("fragment", ["", "#view=tasks", "#rule=overdue"])
def test_axe_finds_nothing_to_complain_of_on_a_phone(fragment: str, wuhu_map: Path, open_map: Open) -> None:
    assert violations(open_map(wuhu_map, fragment, PHONE).page) == []


def test_the_list_tells_a_screen_reader_what_the_picture_shows(wuhu_map: Path, open_map: Open) -> None:
    page = open_map(wuhu_map)
    page.page.keyboard.press("Tab")
    assert page.run("() => document.activeElement.id") == "skip"
    page.page.keyboard.press("Enter")
    assert page.run("() => document.activeElement.id") == "table-wrap"
    assert page.page.locator(".barelist button").count() == 20
    assert "镜湖区" in page.text("table.list")
