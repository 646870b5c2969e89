"""What one store has acknowledged, kept in the ledger: which elements it still lacks, and which it holds in vain."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.database import transaction
from graph.model import Element
from graph.statements import statements

SQL = "acknowledged.sql"


@dataclass(slots=True)
class Acknowledged:
    """Keep one store's side of the ledger; `batch` is the number of the last batch that it took."""

    connection: sqlite3.Connection = field(repr=False)
    path: Path
    store: str
    number: int = 0
    batch: int = 0

    def __post_init__(self) -> None:
        with transaction(self.connection, self.path):
            self.connection.execute(statements(SQL)["meet"], (self.store,))
        self.number, self.batch = self.connection.execute(statements(SQL)["number"], (self.store,)).fetchone()

    def pending(self, edges: bool, most: int) -> Iterator[list[tuple[Element, bytes]]]:
        """Give the nodes or the edges that the store lacks, with their hashes, `most` at a time, by id."""
        after = ""
        while found := self.page("pending", edges, after, most):
            after = found[-1][0]
            yield [(element(row), row[5]) for row in found]

    def gone(self, edges: bool, most: int) -> Iterator[list[str]]:
        """Give the ids of nodes or edges that the store holds and the ledger does not, `most` at a time."""
        after = ""
        while found := self.page("gone", edges, after, most):
            after = found[-1][0]
            yield [str(row[0]) for row in found]

    def page(self, name: str, edges: bool, after: str, most: int) -> list[tuple[Any, ...]]:
        query = {"store": self.number, "edges": int(edges), "after": after, "most": most}
        return self.connection.execute(statements(SQL)[name], query).fetchall()

    def held(self) -> tuple[int, int]:
        """Count the nodes and the edges that the store has acknowledged."""
        nodes, edges = self.connection.execute(statements(SQL)["held"], (self.number,)).fetchone()
        return int(nodes), int(edges)

    def take(self, batch: int, sent: Iterable[tuple[str, bytes]] = (), removed: Iterable[str] = ()) -> None:
        """Note what the store has taken as its batch number `batch`."""
        with transaction(self.connection, self.path):
            rows = ((self.number, id_, hash_) for id_, hash_ in sent)
            self.connection.executemany(statements(SQL)["take"], rows)
            self.connection.executemany(statements(SQL)["drop"], ((self.number, id_) for id_ in removed))
            self.count(batch)

    def forget(self) -> None:
        """Note that the store holds nothing."""
        with transaction(self.connection, self.path):
            self.connection.execute(statements(SQL)["forget"], (self.number,))
            self.count(0)

    def count(self, batch: int) -> None:
        self.connection.execute(statements(SQL)["count"], (batch, self.number))
        self.batch = batch


def element(row: tuple[Any, ...]) -> Element:
    id_, labels, source, target, props, _ = row
    return Element(id_, tuple(json.loads(labels)), source, target, json.loads(props))
