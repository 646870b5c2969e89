"""Whose a store is: the one node `(:Kordon {id: 'store'})` that says so, and the refusal of what is not ours."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph import ids, schema
from graph.errors import StoreError
from graph.model import canonical

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Transaction

    from graph.bolt import Store

UNFINISHED = -1  # the count of a store that is being emptied, or that a statement of the user's has changed
EMPTY_BATCH = 1000
HUBS = (
    "Offence",
    "Place",
    "System",
    "Agency",
    "Country",
)  # emptied last: an edge is cheap to remove from its small end

FIND = """MATCH (k:Kordon {id: 'store'})
RETURN k.ledger AS ledger, k.store AS store, k.schema AS schema, k.batch AS batch, k.labels AS labels"""
UNIQUE = "CREATE CONSTRAINT kordon_id IF NOT EXISTS FOR (k:Kordon) REQUIRE k.id IS UNIQUE"
CLAIM = """MERGE (k:Kordon {id: 'store'})
ON CREATE SET k.ledger = $ledger, k.store = $store, k.schema = $schema, k.batch = 0, k.labels = $labels"""
RENEW = "MATCH (k:Kordon {id: 'store'}) SET k.schema = $schema, k.batch = 0, k.labels = $labels"
COUNT = """MATCH (k:Kordon {id: 'store'})
WHERE k.store = $store AND (k.batch = $batch - 1 OR (k.batch = $batch AND k.loader = $loader))
SET k.batch = $batch, k.loader = $loader RETURN k.batch AS batch"""
MARK_UNFINISHED = "MATCH (k:Kordon {id: 'store'}) SET k.batch = $batch"
EMPTY = "MATCH (n:{label}) WHERE n.id IS NOT NULL WITH n LIMIT $most DETACH DELETE n RETURN count(*) AS n"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Hold what a store says of itself: its ledger, its own id, its schema, its last batch, the labels it may hold."""

    ledger: str
    store: str
    schema: str
    batch: int
    labels: tuple[str, ...]


def find(store: Store) -> Stamp | None:
    """Read the stamp of a store, None where there is none."""
    rows = store.read(FIND)
    return Stamp(**{**rows[0], "labels": tuple(rows[0]["labels"])}) if rows else None


def settle(store: Store, ledger: str) -> Stamp:
    """Give the stamp of a store that is this ledger's, stamping an empty one; refuse any other by StoreError."""
    stamp = find(store)
    if stamp is None:
        if store.read("MATCH (n) RETURN labels(n) AS labels LIMIT 1"):
            raise StoreError(f"{store.name} holds another program's data: name an empty database (NEO4J_DATABASE)")
        print_schema(store)
        store.write(CLAIM, ledger=ledger, store=secrets.token_hex(8), **current())
        stamp = find(store)
    if stamp is None or stamp.ledger != ledger:
        raise StoreError(
            f"{store.name} holds the graph of another ledger: name that ledger (KORDON_LEDGER) or an empty database"
        )
    return stamp


def current() -> dict[str, Any]:
    return {"schema": version(), "labels": sorted(schema.nodes())}


def version() -> str:
    """Digest what a store depends on in the schema: types, properties, indexes."""
    nodes = {label: dict(node.properties) for label, node in schema.nodes().items()}
    edges = {name: dict(edge.properties) for name, edge in schema.edges().items()}
    return ids.digest(canonical([nodes, edges, schema.constraints()]))


def print_schema(store: Store) -> None:
    """Make the constraints and indexes, each in a transaction without data."""
    for statement in (UNIQUE, *schema.constraints()):
        store.write(statement)


def count(tx: ManagedTransaction, store: str, batch: int, loader: str) -> None:
    """Count a batch inside its own transaction, which may be run again; StoreError when another loader was faster."""
    if tx.run(COUNT, store=store, batch=batch, loader=loader).single() is None:
        raise StoreError("another load has changed this store in the meantime: run kordon load again")


def touch(tx: Transaction | ManagedTransaction) -> None:
    """Note that somebody's own statement has changed the store, so that the next load puts it back."""
    tx.run(MARK_UNFINISHED, batch=UNFINISHED).consume()


def empty(store: Store, stamp: Stamp) -> None:
    """Remove our nodes and stamp the store anew; until that is done it says that it is unfinished, or nothing.

    An embedded store that holds no node of others is dropped whole; any other loses ours by batches.
    """
    store.write(MARK_UNFINISHED, batch=UNFINISHED)
    labels = {*stamp.labels, *schema.nodes()}
    if store.lease is not None and not others(store, labels) and store.lease.empty():
        print_schema(store)
        store.write(CLAIM, ledger=stamp.ledger, store=stamp.store, **current())
        return
    for label in [*sorted(labels - set(HUBS)), *HUBS]:
        statement = EMPTY.format(label=label)
        while store.write(statement, most=EMPTY_BATCH)[0]["n"]:
            pass
    print_schema(store)
    store.write(RENEW, **current())


def others(store: Store, labels: set[str]) -> bool:
    """Tell whether the store holds a node that is not ours."""
    ours = " OR ".join(f"n:{label}" for label in sorted(labels))
    found = store.read(f"MATCH (n) WHERE NOT n:Kordon AND (n.id IS NULL OR NOT ({ours})) RETURN n.id AS id LIMIT 1")
    return bool(found)
