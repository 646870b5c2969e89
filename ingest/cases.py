"""Case files: marked sentences that are test and documentation of the tables at once.

A block is separated by blank lines: `#` comments, an optional line `@ published=... title="..."`, the text, and
lines `= class key=value ...` in the shape of a facts record (lists by comma; `null` must be absent). `= nothing`
allows no movement, detention, meeting, cooperation, operation or agreement.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import InputError
from graph.ids import digest
from graph.model import Article

STRICT = ("transfers", "detentions", "meetings", "cooperation", "operations", "agreements")
PLURAL = {
    "transfer": "transfers",
    "detention": "detentions",
    "meeting": "meetings",
    "cooperation": "cooperation",
    "operation": "operations",
    "agreement": "agreements",
    "official": "officials",
    "agency": "agencies",
    "system": "systems",
    "figure": "figures",
}
LISTS = frozenset({"from", "offences", "who", "agencies", "countries", "topics", "by", "parties"})
NUMBERS = frozenset({"count", "value"})


@dataclass(frozen=True, slots=True)
class Case:
    """Hold one marked text: where it stands, the article made of it, and the entries expected by class."""

    path: Path
    line: int
    article: Article
    expected: Mapping[str, list[dict[str, Any]]]

    @property
    def is_nothing(self) -> bool:
        return not any(self.expected.get(name) for name in STRICT)


def read_cases(paths: Iterable[Path], lang: str) -> Iterator[Case]:
    """Read case files in order; raises InputError naming file and line of a malformed block."""
    for path in paths:
        for line, block in blocks(path):
            yield case(path, line, block, lang)


def blocks(path: Path) -> Iterator[tuple[int, list[str]]]:
    block: list[str] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], start=1):
        if line.strip():
            block.append(line)
        elif block:
            if any(not row.startswith("#") for row in block):
                yield number - len(block), block
            block = []


def case(path: Path, line: int, block: list[str], lang: str) -> Case:
    rows = [row for row in block if not row.startswith("#")]
    expected: dict[str, list[dict[str, Any]]] = {}
    try:
        header = dict(pair(word) for row in rows if row.startswith("@") for word in shlex.split(row[1:]))
        for row in (row for row in rows if row.startswith("=")):
            name, *words = shlex.split(row[1:])
            if name != "nothing":
                expected.setdefault(PLURAL[name], []).append(dict(pair(word) for word in words))
    except (ValueError, KeyError) as error:
        raise InputError(f"{path}:{line}: a malformed case ({error})") from error
    body = "\n".join(row for row in rows if row[0] not in "@=")
    return Case(path, line, article_of(f"{path.name}:{line}", body, header, lang), expected)


def pair(word: str) -> tuple[str, Any]:
    key, separator, value = word.partition("=")
    if not separator:
        raise ValueError(f"{word!r} is not key=value")
    return key, value_of(key, value)


def value_of(key: str, value: str) -> Any:
    if value == "null":
        return None
    if key in LISTS:
        return [item.strip() for item in value.split(",") if item.strip()]
    if key in NUMBERS:
        return float(value) if "." in value else int(value)
    return value == "true" if value in ("true", "false") else value


def article_of(origin: str, body: str, header: Mapping[str, Any], lang: str) -> Article:
    return Article(
        id=f"text~{digest(origin)}",
        origin=origin,
        title=header.get("title") or "",
        body=body,
        lang=lang,
        sha256=digest(body, 52),
        source=header.get("source"),
        url=header.get("url"),
        published=header.get("published"),
    )
