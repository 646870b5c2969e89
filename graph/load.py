"""The ledger into a store: what the store has not acknowledged is sent, what is gone is removed.

Each batch is one transaction that also counts itself on the store's own node. So a store put back from a copy, a ledger
put back from a copy and a second loader are told from a store that is as this ledger left it.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph import lock, schema, stamp
from graph.acknowledged import Acknowledged
from graph.errors import StoreError
from graph.model import Element

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

    from graph.bolt import Store
    from graph.ledger import Ledger

BATCH = 1000
WAIT_SECONDS = 600.0
Work = Mapping[str, list[dict[str, Any]]]
Tell = Callable[[str, int], None]


@dataclass(slots=True)
class Loaded:
    """Count what one load sent and removed; `anew` tells that the store was emptied of ours before."""

    nodes: int = 0
    edges: int = 0
    removed: int = 0
    anew: bool = False


@dataclass(slots=True)
class Projection:
    """Bring one store up to one ledger."""

    store: Store
    held: Acknowledged
    tell: Tell
    loader: str = field(default_factory=lambda: secrets.token_hex(8))
    done: Loaded = field(default_factory=Loaded)

    def remove(self, edges: bool) -> None:
        for gone in self.held.gone(edges, BATCH):
            self.commit(removals(gone))
            self.held.take(self.held.batch + 1, removed=gone)
            self.done.removed += len(gone)
            self.tell("removed", self.done.removed)

    def send(self, edges: bool) -> None:
        what = "edges" if edges else "nodes"
        for lacking in self.held.pending(edges, BATCH):
            elements = [element for element, _ in lacking]
            if self.commit(upserts(elements)) < len(elements):
                raise StoreError(f"{self.store.name} has lost nodes of this graph: run kordon load --anew")
            if labelled := relabels(elements):
                self.commit(labelled)
            self.held.take(self.held.batch + 1, sent=((element.id, hash_) for element, hash_ in lacking))
            setattr(self.done, what, getattr(self.done, what) + len(lacking))
            self.tell(what, getattr(self.done, what))

    def commit(self, work: Work) -> int:
        """Run the work and count the batch in one transaction; gives the number of rows that found their place."""

        def unit(tx: ManagedTransaction) -> int:
            stamp.count(tx, self.held.store, self.held.batch + 1, self.loader)
            return sum(run(tx, statement, rows) for statement, rows in work.items())

        return self.store.work("WRITE", unit)


def run(tx: ManagedTransaction, statement: str, rows: list[dict[str, Any]]) -> int:
    return int(tx.run(f"{statement} RETURN count(*) AS n", rows=rows).single(strict=True)["n"])


def load(ledger: Ledger, store: Store, anew: bool = False, tell: Tell = lambda what, count: None) -> Loaded:
    """Make the store equal to the ledger's elements; `anew` removes ours first.

    `tell(what, count)` hears of every batch. Raises StoreError for a database that is not this ledger's, and where the
    store goes away: what was acknowledged stays, and the next load goes on from there.
    """
    alone = lock.take(ledger.folder / "load.lock", WAIT_SECONDS)
    if alone is None:
        raise StoreError(f"another load of {ledger.folder} is at work: try again when it has ended")
    with alone:
        return project(ledger, store, anew, tell)


def project(ledger: Ledger, store: Store, anew: bool, tell: Tell) -> Loaded:
    mark = stamp.settle(store, ledger.id)
    projection = Projection(store, Acknowledged(ledger.connection, ledger.path, mark.store), tell)
    if anew or strange(projection, mark):
        projection.done.anew = True
        stamp.empty(store, mark)
        projection.held.forget()
    for edges in (True, False):
        projection.remove(edges)
    for edges in (False, True):
        projection.send(edges)
    return projection.done


def strange(projection: Projection, mark: stamp.Stamp) -> bool:
    """Tell whether the store is not as this ledger left it; one batch more is a load that was killed in between."""
    held = projection.held
    if mark.schema != stamp.version() or mark.batch not in (held.batch, held.batch + 1):
        return True
    if mark.batch == held.batch + 1:
        held.take(mark.batch)
        return False
    nodes = projection.store.read("MATCH (n) RETURN count(n) AS n")[0]["n"] - 1  # the stamp
    edges = projection.store.read("MATCH ()-[e]->() RETURN count(e) AS n")[0]["n"]
    return bool((nodes, edges) != held.held() and (nodes < held.held()[0] or edges < held.held()[1]))


def upserts(elements: Iterable[Element]) -> Work:
    """Group elements by the statement that writes them."""
    work: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for element in elements:
        row = {"id": element.id, "props": schema.typed(element)}
        if element.source is None or element.target is None:
            statement = schema.upsert_nodes(element.labels)
        else:
            row |= {"source": element.source, "target": element.target}
            ends = schema.label(element.source), schema.label(element.target)
            statement = schema.upsert_edges(element.labels[0], *ends)
        work[statement].append(row)
    return work


def relabels(elements: Iterable[Element]) -> Work:
    """Group the nodes that have a second label by the statement that gives it."""
    work: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for element in elements:
        if not element.is_edge and len(element.labels) > 1:
            work[schema.relabel_nodes(element.labels)].append({"id": element.id})
    return work


def removals(gone: Iterable[str]) -> Work:
    """Group the ids of gone nodes and edges by the statement that removes them."""
    work: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for id_ in gone:
        name, *ends = id_.split("|", 3)
        row = {"id": id_, **dict(zip(("source", "target"), ends, strict=False))}
        statement = remove_edges(name, *ends[:2]) if ends else remove_nodes(schema.label(id_))
        work[statement].append(row)
    return work


def remove_nodes(label: str) -> str:
    return f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) DETACH DELETE n"


def remove_edges(name: str, source: str, target: str) -> str:
    """Print the removal of edges, found from their small end."""
    if schema.edges()[name].small == "to":
        path = f"MATCH (b:{schema.label(target)} {{id: row.target}}) MATCH (b)<-[e:{name}]-()"
    else:
        path = f"MATCH (a:{schema.label(source)} {{id: row.source}}) MATCH (a)-[e:{name}]->()"
    return f"UNWIND $rows AS row {path} WHERE e.id = row.id DELETE e"
