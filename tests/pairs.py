"""Measure what is joined: `python tests/pairs.py [FOLDER ...]` prints pairwise precision and recall by class.

A folder holds persons.csv, agencies.csv, events.csv, copies.csv, a pair a line: its class, whether a careful reader
calls the two `same` or leaves them `apart` (another, or nobody may say), and the two. Each pair is looked at alone.
A side is a name, or an event, and what its article tells more, parted by semicolons; `beside` is a third report.
"""

from __future__ import annotations

import csv
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pair_sides import WRITERS, told
from worlds import EXTRACTOR, Page

from graph.ledger import Ledger

GOLD = Path(__file__).resolve().parent / "gold" / "pairs"
KINDS = ("persons", "agencies", "events", "copies")


@dataclass(frozen=True)
class Pair:
    """Hold one line: what is to be told the same or kept apart."""

    kind: str
    class_: str
    same: bool
    sides: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.kind} {self.class_}: {' | '.join(self.sides)}"


def read_pairs(folder: Path) -> list[Pair]:
    return [pair for kind in KINDS for pair in read(kind, folder / f"{kind}.csv")]


def read(kind: str, path: Path) -> Iterator[Pair]:
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            sides = (row["left"], row["right"], row.get("beside", ""))
            yield Pair(kind, row["class"], row["verdict"] == "same", tuple(side for side in sides if side))


def joined(ledger: Ledger, pair: Pair) -> bool:
    """Tell whether an empty ledger makes one of the first two sides of a pair; it is emptied again."""
    pages: list[Page] = []
    looked = [WRITERS[pair.kind](pages, number, told(side)) for number, side in enumerate(pair.sides)]
    for page in pages:
        ledger.replace(page.article, EXTRACTOR, page.claims)
    ledger.derive()
    left, right = (what(ledger, target) for target in looked[:2])
    for page in pages:
        ledger.withdraw(page.id, "the next pair")
    return left == right


def what(ledger: Ledger, target: str) -> object:
    """Give what a mention, a claim or an article stands for."""
    if ":" in target:
        return ledger.resolve(target)
    element = ledger.element(target)
    assert element is not None, target
    return element.props["fact"] if "#" in target else element.props.get("copy_of") or target


# ---- the measure ----


@dataclass
class Tally:
    """Count the pairs of one class: joined and same, joined and apart, missed, kept apart rightly."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    kept: int = 0

    def __str__(self) -> str:
        precision = ratio(self.right, self.right + self.wrong)
        recall = ratio(self.right, self.right + self.missed)
        return f"{self.right:4} {self.wrong:4} {self.missed:4} {self.kept:4}   {precision} {recall}"


def ratio(part: int, whole: int) -> str:
    return f"{part / whole:6.3f}" if whole else "     -"


def tally(pairs: Iterable[Pair]) -> tuple[dict[str, Tally], list[str]]:
    """Count by kind, by kind and class, and over all; and name each pair that is not as its line says."""
    counts: dict[str, Tally] = defaultdict(Tally)
    faults = []
    with tempfile.TemporaryDirectory() as folder, Ledger(folder) as ledger:
        ledger.connection.execute("PRAGMA synchronous = OFF")
        for pair in pairs:
            got = joined(ledger, pair)
            field = ("right" if got else "missed") if pair.same else ("wrong" if got else "kept")
            for key in (pair.kind, f"{pair.kind} {pair.class_}", "all"):
                setattr(counts[key], field, getattr(counts[key], field) + 1)
            if got != pair.same:
                faults.append(f"{field:7}{pair}")
    return counts, faults


def measure(folder: Path, details: bool) -> None:
    counts, faults = tally(read_pairs(folder))
    print(f"{folder.name:26} right wrong missed kept  precision recall")
    for key in sorted(counts, key=lambda key: (key == "all", key)):
        print(f"{key:26} {counts[key]}")
    print(*(faults if details else ()), sep="\n")


if __name__ == "__main__":
    asked = [argument for argument in sys.argv[1:] if argument != "--details"]
    for place in [Path(name) for name in asked] or [GOLD, GOLD / "apart"]:
        measure(place, "--details" in sys.argv and place.name != "apart")
