"""Words are found alike by the table that serves for the first texts and by the automaton that serves for more."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from graphkit_loaders.gazetteer import gazetteer
from graphkit_loaders.reader import search
from graphkit_loaders.reader.lexicon import lexicon
from graphkit_loaders.reader.search import Search

CONSTRUCTIONS = sorted((Path(__file__).parent / "constructions").glob("*.txt"))
WORDS = ("上海", "上海市", "海", "海市", "市", "与", "上海市与")


@cache
def practised(words: tuple[str, ...]) -> Search:
    """A search that has read much."""
    old = Search(words)
    old._read = search._MUCH
    return old


def both(words: tuple[str, ...], text: str) -> tuple[search.Found, search.Found]:
    """What a new search finds, and one that has read much."""
    return Search(words).find(text), practised(words).find(text)


def test_both_find_the_same_words() -> None:
    words = tuple(lexicon(gazetteer()).search._words)
    text = "\n".join(path.read_text(encoding="utf-8") for path in CONSTRUCTIONS)[: search._MUCH]
    found, again = both(words, text)
    assert found == again


@given(st.text("上海市与\n\ud800x", max_size=12))
def test_both_find_the_longest_words_from_left_to_right(text: str) -> None:
    found, again = both(WORDS, text)
    assert found == again
    assert all(text[start:stop] == WORDS[number] for number, start, stop in found)


def test_the_longest_word_goes_first_and_words_do_not_overlap() -> None:
    found, _ = both(WORDS, "上海市与海市")
    assert [WORDS[number] for number, _, _ in found] == ["上海市与", "海市"]
