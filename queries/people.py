"""Whom a store knows by name: those who hold or held a public post, and all others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from queries.statements import Statements, Store, batches


@dataclass(frozen=True, slots=True)
class People:
    """Hold every spelling of those who are hidden and of officials (by id), and which articles name the former."""

    hidden: Mapping[str, Sequence[str]]
    public: Mapping[str, Sequence[str]]
    articles: Mapping[str, Sequence[str]]


def people(store: Store, statements: Statements) -> People:
    """Ask a store for everybody it knows, since a quote may name one whom the picture does not show."""
    hidden: dict[str, list[str]] = {}
    public: dict[str, list[str]] = {}
    for row in store.read(PERSONS):
        spelt = list(dict.fromkeys(name for name in (row["name"], *(row["names"] or ())) if name))
        if spelt:
            (public if "Official" in row["labels"] else hidden)[row["id"]] = spelt
    naming: dict[str, list[str]] = defaultdict(list)
    for batch in batches(sorted({row["article"] for row in statements.claims.values()})):
        for row in store.read(NAMING, articles=batch):
            if row["person"] in hidden:
                naming[row["article"]].append(row["person"])
    return People(hidden, public, naming)


PERSONS = "MATCH (p:Person) RETURN p.id AS id, p.name AS name, p.names AS names, labels(p) AS labels ORDER BY id"
NAMING = """UNWIND $articles AS article
MATCH (a:Article {id: article})-[:MENTIONS]->(p:Person)
RETURN DISTINCT article, p.id AS person ORDER BY article, person"""
