"""Cut, swapped, stuffed and random documents: read or refused in one sentence, quotes exact, never a crash.

Hypothesis varies real plans; atheris follows the branches of the code to bytes that nobody would think of. Both are
bounded: ``GRAPHKIT_FUZZ`` multiplies the examples for a long run by hand.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.errors import InputError
from graphkit.graph import Graph
from graphkit_loaders.gazetteer import gazetteer
from graphkit_loaders.plan import text as loader
from graphkit_loaders.reader.clean import clean
from graphkit_loaders.reader.links import read_pairs
from graphkit_loaders.reader.outline import outline
from shared import ROOT, shared

TIMES = int(os.environ.get("GRAPHKIT_FUZZ", "1"))

STUFF = (
    *(
        "、",
        "与",
        "（",
        "）",
        "上海与",
        "甲与乙、",
        "经开区",
        "杭州—",
        "两地",
        "甲（乙）",
        "（责任单位：",
        "1．",
        "一、",
        "附件",
    ),
    *("\n", "\t", "|", "\f", "\u3000", "。", "2021年", "\ufffd", "\u2f00", "\U00020000", "“", "《", "〔2021〕"),
)
HEADS = (
    *(b"", b"%PDF-1.4\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    *(b"\x89PNG\r\n\x1a\n", b"<html>", b"II*\x00"),
)


def real() -> str:
    return (ROOT / "data" / "wuhu" / "plan.txt").read_text(encoding="utf-8")


@st.composite
def mangled(draw: st.DrawFn) -> str:
    """A stretch of a real plan after some cuts, swaps and insertions."""
    whole = real() if draw(st.booleans()) else shared("plans/wuhu-2021.txt").read_text(encoding="utf-8-sig")
    start = draw(st.integers(0, len(whole)))
    text = whole[start : start + draw(st.integers(50, 1500))]
    for _ in range(draw(st.integers(1, 6))):
        a, b = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        change = draw(st.sampled_from(("cut", "swap", "stuff", "repeat")))
        if change == "cut":
            text = text[:a] + text[b:]
        elif change == "swap":
            text = text[b:] + text[a:b] + text[:a]
        elif change == "stuff":
            text = text[:a] + draw(st.sampled_from(STUFF)) * draw(st.integers(1, 20)) + text[a:]
        else:
            text = text[:b] + text[a : min(b, a + 60)] * 3 + text[b:]
    return text


def read(place: Path, data: bytes) -> Graph | None:
    """The graph of a file with these bytes; none where it is refused in one sentence."""
    place.write_bytes(data)
    try:
        return Graph.from_records(loader.load(place))
    except InputError as error:
        said = str(error)
    assert place.name in said
    assert "\n" not in said
    return None


bounded = settings(max_examples=60 * TIMES, suppress_health_check=list(HealthCheck))


@bounded
@given(mangled())
def test_a_mangled_plan_is_read_with_exact_quotes(tmp_path: Path, text: str) -> None:
    graph = read(tmp_path / "plan.txt", text.encode())
    if graph is not None:
        assert graph.check_evidence() == ()


@bounded
@given(mangled(), st.sampled_from(["gb18030", "utf-16", "utf-8"]), st.integers(0, 1000), st.binary(max_size=8))
def test_damaged_bytes_of_any_encoding_are_read_or_refused(
    tmp_path: Path, text: str, encoding: str, at: int, hurt: bytes
) -> None:
    data = text.encode(encoding, "replace")
    graph = read(tmp_path / "plan.txt", data[:at] + hurt + data[at:])
    if graph is not None:
        assert graph.check_evidence() == ()


@settings(max_examples=100 * TIMES, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from(
        [
            b"",
            b"%PDF-1.4\n",
            b"PK\x03\x04",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            b"\x89PNG\r\n\x1a\n",
            b"<html>",
            b"II*\x00",
        ]
    ),
    st.binary(max_size=600),
    st.sampled_from(HEADS),
)
def test_random_bytes_behind_the_head_of_any_kind(tmp_path: Path, head: bytes, body: bytes, tail: bytes) -> None:
    read(tmp_path / "file.txt", head + body + tail)


ATHERIS = """
import sys
import atheris
with atheris.instrument_imports(include=["graphkit_loaders.reader", "graphkit_loaders.documents"]):
    from graphkit_loaders.documents.kinds import kind_of
    from graphkit_loaders.documents.oldword import extract as old_word
    from graphkit_loaders.documents.plain import decode
    from graphkit_loaders.documents.text import UnreadableError
    from graphkit_loaders.gazetteer import gazetteer
    from graphkit_loaders.reader.clean import clean
    from graphkit_loaders.reader.links import read_pairs
    from graphkit_loaders.reader.outline import outline

WORDS = sys.argv.pop().split("/")

def one(data):
    if data[:1] == b"\\x00":
        try:
            old_word(data[1:])
        except UnreadableError:
            pass
        return
    kind_of(data)
    decode(data)
    words = "".join(WORDS[byte % len(WORDS)] if byte < 224 else chr(0x4E00 + byte) for byte in data[:400])
    tidy = clean(words)
    for pair in read_pairs(tidy, outline(tidy), gazetteer()).pairs:
        first, last = tidy.original(pair.start, pair.stop)
        assert words[first:last] == tidy.quote(pair.start, pair.stop)

atheris.Setup(sys.argv, one)
atheris.Fuzz()
"""

VOCABULARY = (
    *STUFF, "镜湖区", "上海市", "黄浦区", "小东门街道", "南京市", "市发改委", "芜湖市", "经济开发区", "大学", "我市",
    "双方", "结对", "合作", "共建", "签订", "协议", "推动", "加强", "对接", "不再", "调整为", "分别与", "，", "；",
    "：", "和", "及", "等",
)  # fmt: skip

FOUND = (
    # a zone that speaks, and stands on both sides of a pattern
    "4a4d505356595c5f6265686b6e7174b3b6b9bcbfc2c5c8cbced1d4d7dadd000306090c0f1224181b",
)
"""Bytes on which the reader once broke; the fuzzer begins with them."""


@pytest.mark.skipif(sys.platform != "linux", reason="atheris runs on Linux only")
def test_what_a_fuzzer_finds_by_following_the_branches(tmp_path: Path) -> None:
    pytest.importorskip("atheris", reason="no atheris; install the extra [test]")
    script = tmp_path / "fuzz.py"
    script.write_text(ATHERIS, encoding="utf-8")
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for i in range(8):
        (seeds / str(i)).write_bytes(bytes((i * 37 + k * (i + 1)) % 224 for k in range(60)))
    for i, found in enumerate(FOUND):
        (seeds / f"found{i}").write_bytes(bytes.fromhex(found))
    runs = [f"-runs={300 * TIMES}", "-max_len=400", "-seed=7", "-timeout=60", f"-artifact_prefix={tmp_path}/"]
    done = subprocess.run(
        [sys.executable, str(script), *runs, str(seeds), "/".join(VOCABULARY)],
        capture_output=True, text=True, encoding="utf-8", errors="replace", cwd=tmp_path, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]


def calls(text: str) -> int:
    """How many functions the reading of a text calls: its work, whatever else the machine does."""
    count = 0

    def note(frame: object, event: str, about: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        tidy = clean(text)
        read_pairs(tidy, outline(tidy), gazetteer())
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "、",
            "与",
            "（",
            "上海与",
            "甲与乙、",
            "经开区",
            "杭州—",
            "两地",
            "甲（乙）",
            "《",
            "等",
            "1．",
            "一、\n",
            "附件\n",
        ),
        *(
            "（责任单位：",
            "镜湖区\t黄浦区\n",
            "序号\t目标任务\t时限\t责任单位\n",
            "责任单位：市发改委、",
            "南京",
            "公司",
        ),
        "到2023年底，每个区至少与1个城区建立合作关系。",
    ],
)
def test_the_work_on_a_repetition_grows_with_its_length_and_no_faster(piece: str) -> None:
    calls(piece * 10)  # what is found once for all texts
    short, long = (calls((piece * 8_000)[:size]) for size in (1_000, 4_000))
    assert long < 4.5 * short
