"""What the store holds, counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graph import schema
from queries.lookup import Store
from queries.run import Table

COLUMNS = ("about", "what", "value")


def stats(store: Store) -> Table:
    """Count nodes and edges by type, claims by kind and status, articles by language and source, and the time span."""
    return Table(COLUMNS, tuple(row for row in counts(store) if row[2]))


def counts(store: Store) -> Iterator[tuple[str, str, Any]]:
    for label in schema.nodes():
        yield "nodes", label, one(store, f"MATCH (n:{label}) RETURN count(n) AS value")
    for type_ in schema.edges():
        yield "edges", type_, one(store, f"MATCH ()-[r:{type_}]->() RETURN count(r) AS value")
    for about, statement in COUNTED.items():
        for row in store.read(statement):
            yield about, row["what"], row["value"]


def one(store: Store, statement: str) -> Any:
    return next((row["value"] for row in store.read(statement)), 0)


COUNTED = {
    "claims by kind": "MATCH (c:Claim) RETURN c.kind AS what, count(c) AS value ORDER BY value DESC, what",
    "claims by status": """MATCH (c:Claim) RETURN coalesce(c.status, 'fact') AS what, count(c) AS value
ORDER BY value DESC, what""",
    "articles by language": """MATCH (a:Article) RETURN coalesce(a.lang, '?') AS what, count(a) AS value
ORDER BY value DESC, what""",
    "articles by source": """MATCH (a:Article) RETURN coalesce(a.source, '?') AS what, count(a) AS value
ORDER BY value DESC, what""",
    "published": """MATCH (a:Article) WHERE a.published IS NOT NULL
WITH min(a.published) AS first, max(a.published) AS last
UNWIND [['first', first], ['last', last]] AS pair RETURN pair[0] AS what, pair[1] AS value ORDER BY what""",
}
