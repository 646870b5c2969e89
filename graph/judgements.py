"""People's decisions on identity, from judgements.csv: read, the latest on each pair kept, wrong lines named."""

from __future__ import annotations

import csv
import io
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


@dataclass(frozen=True, slots=True)
class Record:
    """Hold one record of the file as it stands there; `fault` tells why it can not be used."""

    text: str
    judgement: Judgement
    fault: str | None


def read_judgements(path: Path) -> Judgements:
    """Read judgements.csv; a file that is not there is empty.

    Raises InputError for one that can not be read at all: to go on without it would undo what people have decided.
    """
    _, records = read_records(path)
    wrong = tuple(f"{path.name}, judgement {n}: {each.fault}" for n, each in enumerate(records, 1) if each.fault)
    return Judgements(standing(each.judgement for each in records if each.fault is None), wrong)


def read_records(path: Path) -> tuple[str, list[Record]]:
    """Give the first line of the file, and its records, letter for letter; raises InputError for what is no text."""
    try:
        text = path.read_bytes().decode("utf-8") if path.exists() else ""
        return parted(text)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path} can not be read, save it as CSV in UTF-8: {error}") from error


def parted(text: str) -> tuple[str, list[Record]]:
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(lines)
    columns = [name.strip().removeprefix("\ufeff") for name in next(reader, ())]
    begun = reader.line_num
    head, records = "".join(lines[:begun]), []
    for cells in reader:
        if cells:
            row = dict(zip(columns, cells, strict=False))
            records.append(Record("".join(lines[begun : reader.line_num]), judgement(row), fault(row)))
        begun = reader.line_num
    return head, records


def fault(row: Mapping[str, str]) -> str | None:
    verdict, left, right = ((row.get(key) or "").strip() for key in COLUMNS[:3])
    if verdict not in PAIRED + SINGLE:
        return f"unknown verdict {verdict!r}"
    if not left or (verdict in PAIRED) != bool(right) or left == right:
        return f"{verdict} needs {'two different ids' if verdict in PAIRED else 'one id, on the left'}"
    return None


def judgement(row: Mapping[str, str]) -> Judgement:
    return Judgement(*((row.get(key) or "").strip() for key in COLUMNS))


def standing(lines: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Keep the latest line on each pair; the order of lines in the file tells nothing, so that git can merge it."""
    latest = {line.pair: line for line in sorted(lines, key=lambda line: (line.when, line.verdict, line.left))}
    return tuple(sorted(latest.values(), key=lambda line: (line.pair, line.verdict)))


def row(line: Judgement) -> tuple[str, str, str]:
    return (line.verdict, *line.pair) if line.verdict in PAIRED else (line.verdict, line.left, "")


PAIRED = ("same", "different", "unsure")
SINGLE = ("reject", "withdraw")
