"""What is joined, measured: pairs that a careful reader calls the same or leaves apart."""

from __future__ import annotations

from pathlib import Path

import pairs
import pytest


@pytest.mark.parametrize("folder", [pairs.GOLD, pairs.GOLD / "apart"], ids=["own", "apart"])
def test_next_to_nothing_is_joined_wrongly_and_little_missed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    counts, _ = pairs.tally(pairs.read_pairs(folder))
    whole = counts["all"]
    with capsys.disabled():
        print(f"\npairs, {folder.name}: {whole.right} joined rightly, {whole.wrong} wrongly, {whole.missed} missed")
    assert whole.right >= 0.99 * (whole.right + whole.wrong)
    for kind in pairs.KINDS:
        assert counts[kind].right >= 0.9 * (counts[kind].right + counts[kind].missed), kind


def test_pairs_are_enough_and_each_stands_once() -> None:
    found = [pair for folder in (pairs.GOLD, pairs.GOLD / "apart") for pair in pairs.read_pairs(folder)]
    assert len(found) >= 320 and len({str(pair) for pair in found}) == len(found)
