"""What the reader finds, construction by construction, in texts of our own; the table is printed."""

from __future__ import annotations

import pytest

from constructions import Score, examples, measured

RECALL = 0.95
PRECISION = 0.98


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    """The scores by category."""
    found: dict[str, Score] = {}
    for example in examples():
        found.setdefault(example.category, Score()).add(measured(example))
    return found


def test_the_table_of_constructions(scores: dict[str, Score], capsys: pytest.CaptureFixture[str]) -> None:
    total = Score()
    with capsys.disabled():
        print(f"\n{'construction':>16} {'pairs':>6} {'precision':>10} {'recall':>7} {'wrong':>6}")
        for category, score in scores.items():
            total.add(score)
            print(f"{category:>16} {score.pairs:6} {score.precision:10.2f} {score.recall:7.2f} {score.wrong:6}")
        print(f"{'all':>16} {total.pairs:6} {total.precision:10.2f} {total.recall:7.2f} {total.wrong:6}")
    assert total.recall >= RECALL, "\n".join(total.faults)
    assert total.precision >= PRECISION, "\n".join(total.faults)


def test_texts_that_state_no_link_give_none(scores: dict[str, Score]) -> None:
    assert [fault for name, score in scores.items() if name.startswith("not_") for fault in score.faults] == []


def test_the_status_follows_the_words(scores: dict[str, Score]) -> None:
    asked = sum(score.statuses for score in scores.values())
    right = sum(score.statuses_right for score in scores.values())
    assert right >= 0.9 * asked
