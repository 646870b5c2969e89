"""Things as articles know them: their names and marks, and, when it is asked for, what is told around them."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph import spans
from graph.spans import Span
from graph.statements import statements

SQL = "candidates.sql"


@dataclass(slots=True)
class Being:
    """Hold one node: its type, first mention, names (the first report first), and what parts it from others."""

    id: str
    type: str
    first: str
    names: list[str] = field(default_factory=list)
    marks: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    @property
    def key(self) -> tuple[str, str]:
        return self.id, self.first

    @property
    def called(self) -> str:
        return self.names[0] if self.names else next(iter(sorted(self.marks["caption"])), self.id)


@dataclass(frozen=True, slots=True)
class Around:
    """Hold what is told around a node: by role the nodes, its movements, the articles and their days."""

    things: Mapping[str, set[str]]
    moves: tuple[tuple[str, Span, frozenset[str]], ...]
    articles: frozenset[str]
    days: tuple[str, ...]

    def all(self, prefix: str) -> set[str]:
        return {thing for things in self.things.values() for thing in things if thing.startswith(prefix)}


@dataclass(slots=True)
class Beings:
    """Hold all nodes, and read on demand what is around one."""

    connection: sqlite3.Connection
    all: dict[str, Being]
    known: dict[str, Around] = field(default_factory=dict)

    def of(self, *types: str) -> list[Being]:
        return [being for being in self.all.values() if being.type in types]

    def around(self, id_: str) -> Around:
        if id_ not in self.known:
            self.known[id_] = read_around(self.connection, id_)
        return self.known[id_]


def read_beings(connection: sqlite3.Connection) -> Beings:
    found: dict[str, Being] = {}
    for thing, type_, profile, first, _ in connection.execute(statements(SQL)["forms"]):
        being = found.setdefault(thing, Being(thing, type_, first.rpartition(" ")[2]))
        told = json.loads(profile)
        if told.get("name") is not None and told["name"] not in being.names:
            being.names.append(told["name"])
        for key in MARKS:
            values = told.get(key)
            being.marks[key].update(
                map(str, values if isinstance(values, list) else [] if values is None else [values])
            )
    return Beings(connection, found)


def read_around(connection: sqlite3.Connection, id_: str) -> Around:
    things: dict[str, set[str]] = defaultdict(set)
    claims: dict[str, tuple[str, str | None]] = {}
    targets: dict[str, set[str]] = defaultdict(set)
    articles, days = set(), set()
    for claim, kind, article, published, date, role, thing in connection.execute(statements(SQL)["around"], (id_,)):
        claims[claim] = kind, date
        articles.add(article)
        days.update([published] if published else [])
        if thing is not None:
            things[role].add(thing)
            targets[claim].update([thing] if role in ("destination", "held_in") else [])
    moves = tuple(
        (kind, spans.read(date), frozenset(targets[claim]))
        for claim, (kind, date) in claims.items()
        if date is not None and kind in ("transfer", "detention")
    )
    return Around(things, moves, frozenset(articles), tuple(sorted(days)))


MARKS = ("born", "sex", "citizen", "country", "kind", "count", "caption", "year")
