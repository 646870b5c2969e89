"""People's decisions on identity, from judgements.csv: read, the latest on each pair kept, wrong lines named."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InputError

COLUMNS = ("verdict", "left", "right", "who", "when", "why")


@dataclass(frozen=True, slots=True)
class Judgement:
    """Hold one line: `left` and `right` are mention, claim or article ids; reject and withdraw have no `right`."""

    verdict: str
    left: str
    right: str
    who: str = ""
    when: str = ""
    why: str = ""

    @property
    def pair(self) -> tuple[str, str]:
        return (min(self.left, self.right), max(self.left, self.right))


@dataclass(frozen=True, slots=True)
class Judgements:
    """Hold what stands: one line a pair, ordered; `wrong` says which lines can not be read and why."""

    lines: tuple[Judgement, ...] = ()
    wrong: tuple[str, ...] = ()


def read_judgements(path: Path) -> Judgements:
    """Read judgements.csv; a file that is not there is empty.

    Raises InputError for one that can not be read at all: to go on without it would undo what people have decided.
    """
    if not path.exists():
        return Judgements()
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = [(row, fault(row)) for row in csv.DictReader(stream)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path} can not be read, save it as CSV in UTF-8: {error}") from error
    wrong = tuple(f"{path.name}, judgement {n}: {why}" for n, (_, why) in enumerate(rows, 1) if why is not None)
    return Judgements(standing(judgement(row) for row, why in rows if why is None), wrong)


def fault(row: Mapping[str | None, str | None]) -> str | None:
    verdict, left, right = (row.get(key) or "" for key in COLUMNS[:3])
    if verdict not in PAIRED + SINGLE:
        return f"unknown verdict {verdict!r}"
    if not left or (verdict in PAIRED) != bool(right) or left == right:
        return f"{verdict} needs {'two different ids' if verdict in PAIRED else 'one id, on the left'}"
    return None


def judgement(row: Mapping[str | None, str | None]) -> Judgement:
    return Judgement(*((row.get(key) or "").strip() for key in COLUMNS))


def standing(lines: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Keep the latest line on each pair; the order of lines in the file tells nothing, so that git can merge it."""
    latest = {line.pair: line for line in sorted(lines, key=lambda line: (line.when, line.verdict, line.left))}
    return tuple(sorted(latest.values(), key=lambda line: (line.pair, line.verdict)))


def row(line: Judgement) -> tuple[str, str, str]:
    return (line.verdict, *line.pair) if line.verdict in PAIRED else (line.verdict, line.left, "")


PAIRED = ("same", "different", "unsure")
SINGLE = ("reject", "withdraw")
