"""One HTML file that asks the network for nothing: pyvis makes it, of our template and the parts that stand here."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.language import Language
from graphkit.map.lean import lean
from graphkit.map.palette import style
from graphkit.map.words import words

if TYPE_CHECKING:
    from pyvis.network import Network

PAGE = Path(__file__).parent / "page"

VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
"""The drawing library inside pyvis's own package."""

SCRIPTS = (
    "data", "days", "state", "dom", "ink", "geometry", "camera", "lines", "focus", "rows", "boxes", "bands", "labels",
    "ground", "free", "paint", "quotes", "panel", "overview", "search", "legend", "header", "matrix", "list", "cards",
    "tables", "export", "paper", "address", "pick", "keys", "pointer", "main",
)  # fmt: skip
"""Scripts in the order in which they are joined to one function."""

STYLES = ("base", "header", "rail", "stage", "panel", "tables", "narrow", "paper")

OPTIONS: dict[str, Any] = {
    "autoResize": False,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": False, "selectable": False, "dragNodes": False, "keyboard": False},
    # A label given to vis would be measured although it is never drawn.
    "nodes": {"shape": "custom", "label": ""},
    "edges": {
        "color": {"inherit": False},
        "hidden": True,
        "smooth": {"enabled": True, "type": "cubicBezier", "forceDirection": "horizontal", "roundness": 0.5},
    },
}

MANY_LINES = 1500
"""Lines above which they are left out while the picture is dragged."""


def html(page: Mapping[str, Any], language: Language) -> str:
    """The page as one text.

    Parameters
    ----------
    page : mapping
        What ``picture`` made.
    language : str
        The one it opens in; it can be changed on the page.
    """
    from markupsafe import Markup

    heading = page["titles"][language]
    network = _network(page, heading)
    page = lean(page)
    network.set_template_dir(str(PAGE), "template.html")
    environment = network.templateEnv
    environment.autoescape = True
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":"), "sort_keys": False}
    vis, own = _vis(), _script()
    policy = (
        f"default-src 'none'; script-src {_fingerprint(vis)} {_fingerprint(own)}; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    environment.globals.update(
        page=page, lang=language, t=words()[language], policy=Markup(policy), css=Markup(_style()),
        vis_script=Markup(vis), own_script=Markup(own),
    )  # fmt: skip
    return str(network.generate_html())


def _network(page: Mapping[str, Any], heading: str) -> Network:
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line", heading=heading)
    start = page["views"][page["first"]]["pos"]
    columns = {"L": 280, "R": 744}
    # Straight into its lists: add_node looks every key up among all others, and has defaults that we do not want.
    for number in range(len(page["nodes"])):
        column, y = start.get(number, ("L", 0))
        node = {"id": number, "x": columns.get(column, 60), "y": y, **({} if number in start else {"hidden": True})}
        network.nodes.append(node)
        network.node_ids.append(number)
        network.node_map[number] = node
    drawn = [("l", page["lines"]), ("s", page["sums"])]
    network.edges += [{"id": f"{kind}{i}", "from": a, "to": b} for kind, of in drawn for i, (a, b, *_) in enumerate(of)]
    dragging = {"hideEdgesOnDrag": len(network.edges) > MANY_LINES}
    network.options = {**OPTIONS, "interaction": {**OPTIONS["interaction"], **dragging}}
    return network


@cache
def _vis() -> str:
    import pyvis

    text = (Path(pyvis.__file__).parent / VIS).read_text(encoding="utf-8")
    # The note where its source map lies would be followed by a browser's tools.
    return _fit(re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.MULTILINE))


@cache
def _script() -> str:
    parts = [_bare((PAGE / "js" / f"{name}.js").read_text(encoding="utf-8")) for name in SCRIPTS]
    return _fit("\n".join(["(() => {", '"use strict";', *parts, "})();", ""]))


@cache
def _style() -> str:
    return style() + "\n".join(_bare((PAGE / "css" / f"{name}.css").read_text(encoding="utf-8")) for name in STYLES)


def _bare(text: str) -> str:
    """Without the lines that are comments, and without indents: what only a reader of the source needs."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _fit(script: str) -> str:
    """A script that may stand inside HTML as it is."""
    assert not re.search(r"</script|<!--", script, re.IGNORECASE)
    return script


def _fingerprint(script: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii") + "'"
