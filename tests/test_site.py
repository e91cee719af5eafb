"""The site builds without a warning from the guides, the docstrings and the queries, and reads without a network."""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import graphkit
from graphkit.queries import catalogue
from shared import ROOT

FETCHED = re.compile(r"""<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=["']?(?:https?:)?//""", re.IGNORECASE)
"""A page that asks another machine for something; links to follow are not meant."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(place)]
    told = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    ran = subprocess.run(command, cwd=ROOT, env=told, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "WARNING" not in ran.stdout + ran.stderr
    return place


def test_every_guide_and_page_is_in_the_site(site: Path) -> None:
    guides = {place.stem for place in (ROOT / "docs").glob("*.md")}
    pages = {"index", "zh", "contributing", "changelog", "cypher", "browser", "data", "queries", "python"}
    assert {place.stem for place in site.glob("*.html")} == guides | pages | {"404"}
    assert not list(site.glob("*.py"))
    start = (site / "index.html").read_text(encoding="utf-8")
    # A link of the repository's front page, as the site has it.
    assert 'href="neo4j.html"' in start
    assert 'src="images/neo4j-browser.png"' in start


def test_every_public_name_has_its_docstring_there(site: Path) -> None:
    page = (site / "python.html").read_text(encoding="utf-8")
    for name in set(graphkit.__all__) - {"__version__"}:
        offered = getattr(graphkit, name)
        assert f'id="{offered.__module__}.{name}"' in page, name
        assert offered.__doc__, name
        words = re.findall(r"[A-Za-z]{3,}", offered.__doc__.splitlines()[0])[:4]
        assert all(word in page for word in words), name


def test_every_query_is_listed_with_its_question(site: Path) -> None:
    page = html.unescape((site / "queries.html").read_text(encoding="utf-8"))
    for name, query in catalogue().items():
        assert f'<h3 id="{name}">' in page, name
        assert query.title_zh in page


def test_reading_it_needs_no_network(site: Path) -> None:
    for place in site.rglob("*.html"):
        assert not FETCHED.search(place.read_text(encoding="utf-8")), place
    for place in site.rglob("*.css"):
        assert not re.search(r"url\(\s*[\"']?(?:https?:)?//|@import", place.read_text(encoding="utf-8")), place
