"""What the site has beside the guides in this folder: a hook of MkDocs, named in ``mkdocs.yml``.

Pages from elsewhere in the repository come in where they stand, links between pages are made to fit, and the Cypher
library and the Python reference are written from the headers of the queries and the names that ``graphkit`` offers.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parents[1]

PAGES = {
    "README.md": "index.md",
    "README.zh-CN.md": "zh.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "cypher/README.md": "cypher.md",
    "cypher/browser/guide.md": "browser.md",
    "data/SOURCES.md": "data.md",
}
"""Pages from elsewhere: path in the repository, and name in the site."""

QUERIES, PYTHON = "queries.md", "python.md"

_LINK = re.compile(r"(?<!\\)\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<place>[^)\s]+)\)")


def on_config(config: Any) -> Any:
    """Lay out the site: every guide that stands in this folder, without a list to keep."""
    # The command line is a reference, and whoever adds a guide should have nothing to register.
    guides = sorted(place.name for place in Path(config.docs_dir).glob("*.md") if place.name != "cli.md")
    config.nav = [
        {"graphkit": "index.md"},
        {"中文说明": "zh.md"},
        {"Guides": [*guides, "browser.md"]},
        {
            "Reference": [
                {"Command line": "cli.md"},
                {"Python": PYTHON},
                {"Cypher library": QUERIES},
                {"Writing queries": "cypher.md"},
            ]
        },
        {"Project": ["contributing.md", "data.md", "changelog.md"]},
    ]
    return config


def on_files(files: Files, config: Any) -> Files:
    """Add the pages from elsewhere and those that are written."""
    for place, name in PAGES.items():
        files.append(File.generated(config, name, abs_src_path=str(ROOT / place)))
    files.append(File.generated(config, QUERIES, content=queries()))
    files.append(File.generated(config, PYTHON, content=python()))
    return files


def on_page_markdown(markdown: str, page: Any, config: Any, files: Files) -> str:
    """Make links that go by the repository go by the site; what the site does not have stays as words."""
    inside = {name: place for place, name in PAGES.items()}
    place = inside.get(page.file.src_uri, f"docs/{page.file.src_uri}")

    def changed(found: re.Match[str]) -> str:
        target, _, anchor = found["place"].partition("#")
        if not target or "://" in target or target.startswith("mailto:"):
            return found[0]
        whole = posixpath.normpath(posixpath.join(posixpath.dirname(place), target))
        name = PAGES.get(whole, whole.removeprefix("docs/") if whole.startswith("docs/") else None)
        if name is not None:
            return f"[{found['text']}]({name}{'#' * bool(anchor)}{anchor})"
        # A file that is not there is left, for the strict build to complain of.
        return found["text"] if (ROOT / whole).exists() else found[0]

    return _LINK.sub(changed, markdown)


def queries() -> str:
    """The library of queries, from their headers."""
    from graphkit.queries import catalogue

    rules = {name: query for name, query in catalogue().items() if query.severity}
    lines = [
        "# Cypher library",
        "",
        "Every query runs on the embedded engine and on a Neo4j server. `graphkit query ID -p name=value` asks one,",
        '`g.query("ID", name=value)` does in Python; `graphkit gaps` runs the rules.',
    ]
    for title, some in (("Gap rules", rules), ("Questions", {k: v for k, v in catalogue().items() if k not in rules})):
        lines += ["", f"## {title}"]
        for name, query in some.items():
            params = ", ".join(
                f"`{p.name}` ({p.kind}{f', by default `{p.default!r}`' if p.optional else ''})" for p in query.params
            )
            lines += ["", f"### {name}", "", f"**{query.title}** · {query.title_zh}", "", query.question, ""]
            lines += [f"- severity: {query.severity}"] if query.severity else []
            lines += [f"- parameters: {params}"] if params else []
            lines += [f"- columns: {', '.join(f'`{column}`' for column in query.columns)}"]
            body = [line for line in query.text.strip().splitlines() if not line.startswith("//")]
            lines += ["", "```cypher", *body, "```"]
    return "\n".join(lines) + "\n"


def python() -> str:
    """The public names of ``graphkit``, each with its docstring."""
    import graphkit

    names = sorted((n for n in graphkit.__all__ if n != "__version__"), key=lambda n: (n != "Graph", n.lower()))
    heads = [
        "# Python",
        "",
        "`import graphkit as gk`: names are imported when they are first used.",
        "",
    ]
    return "\n".join([*heads, *(f"::: {getattr(graphkit, name).__module__}.{name}\n" for name in names)])
