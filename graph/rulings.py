"""judgements.csv, written: a line is added at its end or taken out whole, and every other line stays as it is."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path

from graph import lock
from graph.errors import InputError, StoreError
from graph.judgements import COLUMNS, Judgement, Record, read_records

WAIT_SECONDS = 60.0


def records(path: Path) -> list[Record]:
    """Give the records of the file, in its order."""
    return read_records(path)[1]


def add(path: Path, said: Judgement) -> Judgement:
    """Add a line that outweighs all older ones on its pair; gives it with its moment. Raises InputError."""
    with alone(path):
        head, before = read_records(path)
        columns = columns_of(path, head)
        said = replace(said, when=moment([each.judgement.when for each in before if each.judgement.pair == said.pair]))
        end = "\r\n" if head.endswith("\r\n") else "\n"
        last = before[-1].text if before else head
        begin = "" if last.endswith("\n") else end if last else f"{','.join(COLUMNS)}{end}"
        with path.open("a", encoding="utf-8", newline="") as stream:
            stream.write(begin + written(columns, asdict(said), end))
        return said


def remove(path: Path, number: int) -> None:
    """Take out the record of this number, from 0; the file is changed at one stroke."""
    with alone(path):
        head, before = read_records(path)
        kept = [each.text for n, each in enumerate(before) if n != number]
        fresh = path.with_name(f"{path.name}.new")
        fresh.write_text(head + "".join(kept), encoding="utf-8", newline="")
        fresh.replace(path)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Let one command write at a time."""
    held = lock.take(path.with_name(f"{path.name}.lock"), WAIT_SECONDS)
    if held is None:
        raise StoreError(f"another command is writing {path}: run this one again when it has ended")
    with held:
        yield


def columns_of(path: Path, head: str) -> Sequence[str]:
    """Read the order of the columns off the first line; raises InputError where one that is needed is not there."""
    first = next(csv.reader([head])) if head else COLUMNS
    columns = [name.strip().removeprefix("\ufeff") for name in first]
    if not set(COLUMNS) <= set(columns):
        raise InputError(f"{path} does not begin with the line {','.join(COLUMNS)}: mend its first line")
    return columns


def moment(earlier: Sequence[str]) -> str:
    """Give now, to the second, or a second after the latest that is known: of two judgements the later counts."""
    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0)
    told = f"{now:{FORM}}"
    latest = max(earlier, default="")
    if latest < told:
        return told
    try:
        return f"{datetime.datetime.strptime(latest, FORM) + datetime.timedelta(seconds=1):{FORM}}"
    except ValueError as error:
        raise InputError(f"a line on the same pair says it was written {latest!r}: mend it or take it out") from error


def written(columns: Sequence[str], values: Mapping[str, str], end: str) -> str:
    """Write one record on one line."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator=end).writerow([" ".join(values.get(name, "").split()) for name in columns])
    return stream.getvalue()


FORM = "%Y-%m-%dT%H:%M:%SZ"
