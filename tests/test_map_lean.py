"""What the page leaves out can be put back: other names by their common forms, usual values."""

from __future__ import annotations

from typing import Any

from graphkit.map.lean import lean


def told(page: dict[str, Any]) -> list[list[str]]:
    """Other names of every node, as ``data.js`` reads them."""
    return [
        [
            other
            if isinstance(other, str)
            else page["forms"][other].replace("~", node["name"], 1).replace("^", node["name"][:-1], 1)
            for other in node.get("also", ())
        ]
        for node in page["nodes"]
    ]


def page(*named: tuple[str, list[str]]) -> dict[str, Any]:
    nodes = [{"id": str(i), "side": "row", "local": False, "name": n, "also": a} for i, (n, a) in enumerate(named)]
    says = [{"status": "signed", "from": 0}, {"status": "built", "from": 3}]
    return {"nodes": nodes, "pairs": [{"a": 0, "b": 1, "nature": "partner", "says": says}]}


def test_names_come_back_whatever_they_hold() -> None:
    given = (
        ("东湖区", ["东湖", "安水市东湖区", "东湖旧区"]),
        ("西山区", ["西山", "安水市西山区"]),
        ("丙~县", ["丙~", "安水市丙~县"]),
        ("丙~县", ["丙~", "安水市丙~县"]),
        ("丁", ["", "丁丁"]),
        ("丁", ["", "丁丁"]),
        ("甲^市", ["甲^", "~"]),
        ("无别名市", []),
    )
    small = lean(page(*given))
    assert told(small) == [also for _, also in given]
    assert small["forms"] == ["^", "安水市~"]
    assert small["nodes"][0]["also"] == [0, 1, "东湖旧区"]


def test_only_what_is_unusual_is_said() -> None:
    given = page(("东湖区", []))
    given["nodes"].append({"id": "to:1", "side": "task", "local": True, "name": "任务"})
    small = lean(given)
    assert small["nodes"] == [
        {"id": "0", "name": "东湖区", "also": []},
        {"id": "to:1", "side": "task", "local": True, "name": "任务"},
    ]
    assert small["pairs"] == [{"a": 0, "b": 1, "says": [{"status": "signed"}, {"status": "built", "from": 3}]}]
