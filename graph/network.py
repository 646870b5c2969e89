"""The graph as networkx sees it: from a ledger's elements or from a store, for layout, exports and notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Protocol

from graph.model import Element

if TYPE_CHECKING:
    import networkx

STATEMENTS = frozenset({"Claim", "Article"})  # who says so, not what is


class Ledger(Protocol):
    """Give every node and edge, ordered by id."""

    def elements(self) -> Iterator[Element]: ...


class Store(Protocol):
    """Answer a Cypher query by rows."""

    def read(self, cypher: str, /, **params: Any) -> list[dict[str, Any]]: ...


def to_networkx(source: Ledger | Store | Iterable[Element], claims: bool = False) -> networkx.MultiDiGraph:
    """Draw a `MultiDiGraph` of a ledger, a store or a series of elements.

    A node's key is its id, an edge's key too; attributes are the properties, with `type` (the first label, the
    edge's type) and, on nodes, `labels`. Dates are ISO strings. `claims` keeps Claim and Article nodes.
    """
    import networkx as nx

    network = nx.MultiDiGraph()
    elements = sorted(read(source, claims), key=lambda element: (element.is_edge, element.id))
    for element in elements:
        add(network, element)
    return network


def read(source: Ledger | Store | Iterable[Element], claims: bool) -> Iterator[Element]:
    if hasattr(source, "read"):
        return from_store(source, claims)
    elements: Iterable[Element] = source.elements() if hasattr(source, "elements") else source
    return iter(elements) if claims else things(elements)


def things(elements: Iterable[Element]) -> Iterator[Element]:
    """Leave out Claim and Article nodes, and the edges that stand on them."""
    hidden: set[str] = set()
    edges: list[Element] = []
    for element in elements:
        if element.is_edge:
            edges.append(element)
        elif STATEMENTS.isdisjoint(element.labels):
            yield element
        else:
            hidden.add(element.id)
    yield from (edge for edge in edges if edge.source not in hidden and edge.target not in hidden)


def add(network: networkx.MultiDiGraph, element: Element) -> None:
    attributes = {**element.props, "id": element.id}
    if element.is_edge:
        network.add_edge(element.source, element.target, key=element.id, type=element.labels[0], **attributes)
    else:
        network.add_node(element.id, type=element.labels[0], labels=list(element.labels), **attributes)


def from_store(store: Any, claims: bool) -> Iterator[Element]:
    """Read nodes and edges type by type, so that a million claims are not walked through for nothing."""
    from graph import schema

    for label in schema.nodes():
        if claims or label not in STATEMENTS:
            yield from (node_of(row, label) for row in store.read(NODES.format(label=label)))
    for type_ in schema.edges():
        if claims or type_ not in SAYING:
            yield from (edge_of(row, type_) for row in store.read(EDGES.format(type=type_)))


def node_of(row: dict[str, Any], label: str) -> Element:
    others = sorted(set(row["labels"]) - {label})
    return Element(row["id"], (label, *others), None, None, plain(row["props"]))


def edge_of(row: dict[str, Any], type_: str) -> Element:
    props = plain(row["props"])
    return Element(props["id"], (type_,), row["source"], row["target"], props)


def plain(props: dict[str, Any]) -> dict[str, Any]:
    """Write the store's dates as ISO strings again."""
    return {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in props.items()}


SAYING = frozenset({"STATED_IN", "ABOUT", "MENTIONS"})
NODES = "MATCH (n:{label}) RETURN n.id AS id, labels(n) AS labels, properties(n) AS props ORDER BY id"
EDGES = "MATCH (a)-[r:{type}]->(b) RETURN a.id AS source, b.id AS target, properties(r) AS props"
