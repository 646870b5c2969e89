"""The types of the graph, read from schema.toml, and what is printed from them: indexes, upserts, checks."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from graph.errors import BrokenInvariantError
from graph.model import Element


@dataclass(frozen=True, slots=True)
class NodeType:
    """Describe a label: `properties` (name -> type) without `id`, which every node has."""

    label: str
    prefix: str
    event: bool
    second: tuple[str, ...]
    words: Mapping[str, str]
    colour: str
    shape: str
    properties: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class EdgeType:
    """Describe an edge type: `small` is the end ("from" or "to") that few such edges meet at."""

    name: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    small: str
    qualifier: str
    words: Mapping[str, str]
    colour: str
    properties: Mapping[str, str]


@cache
def _rows() -> dict[str, Any]:
    return tomllib.loads(files("graph").joinpath("schema.toml").read_text(encoding="utf-8"))


def _node(label: str, row: Mapping[str, Any], common: Mapping[str, Any]) -> NodeType:
    event = bool(row.get("event", False))
    properties = {**row["properties"], **(common["event"] if event else {}), **common["node"]}
    second = tuple(row.get("second", ()))
    return NodeType(label, row["prefix"], event, second, row["words"], row["colour"], row["shape"], properties)


def _edge(name: str, row: Mapping[str, Any], common: Mapping[str, Any]) -> EdgeType:
    properties = {**row["properties"], **common["edge"]}
    small, qualifier = row.get("small", "from"), row.get("qualifier", "")
    ends = (tuple(row["from"]), tuple(row["to"]))
    return EdgeType(name, *ends, small, qualifier, row["words"], row["colour"], properties)


@cache
def nodes() -> Mapping[str, NodeType]:
    """Give the node types by label, in the order of the file."""
    rows = _rows()
    return {label: _node(label, row, rows["common"]) for label, row in rows["node"].items()}


@cache
def edges() -> Mapping[str, EdgeType]:
    """Give the edge types by name, in the order of the file."""
    rows = _rows()
    return {name: _edge(name, row, rows["common"]) for name, row in rows["edge"].items()}


@cache
def _prefixes() -> Mapping[str, str]:
    return {node.prefix: node.label for node in nodes().values() if node.prefix}


def label(id_: str) -> str:
    """Tell a node's first label from its id: `country/KZ` is a Country, `...#transfer@10` a Claim."""
    prefix, slash, _ = id_.partition("/")
    if slash and prefix in _prefixes():
        return _prefixes()[prefix]
    return "Claim" if "#" in id_ else "Article"


def indexed() -> tuple[tuple[str, str], ...]:
    """Give the (label, property) pairs that are looked up besides the id."""
    return (("Claim", "fact"), ("Person", "name"), ("Agency", "name"))


def constraints() -> list[str]:
    """Print the schema statements of Neo4j 5: ids unique a label, and the other indexes."""
    unique = "CREATE CONSTRAINT {0}_id IF NOT EXISTS FOR (n:{1}) REQUIRE n.id IS UNIQUE"
    index = "CREATE INDEX {0}_{2} IF NOT EXISTS FOR (n:{1}) ON (n.{2})"
    return [unique.format(name.lower(), name) for name in nodes()] + [
        index.format(name.lower(), name, key) for name, key in indexed()
    ]


def upsert_nodes(labels: tuple[str, ...]) -> str:
    """Print the upsert of nodes of just these labels; $rows = [{id, props}], props absolute.

    Second labels are only taken away here: ArcadeDB can not create and relabel a node in one transaction.
    """
    first, others = labels[0], nodes()[labels[0]].second
    extra = "".join(f" REMOVE n:{name}" for name in others if name not in labels)
    return f"UNWIND $rows AS row MERGE (n:{first} {{id: row.id}}) SET n = row.props{extra}"


def relabel_nodes(labels: tuple[str, ...]) -> str:
    """Print what gives nodes their second labels, in a transaction after their upsert; $rows = [{id}]."""
    return f"UNWIND $rows AS row MATCH (n:{labels[0]} {{id: row.id}}) SET n:{':'.join(labels[1:])}"


def upsert_edges(name: str, source: str, target: str) -> str:
    """Print the upsert of edges between two labels; $rows = [{id, source, target, props}]; the small end first."""
    start, end = f"(a:{source} {{id: row.source}})", f"(b:{target} {{id: row.target}})"
    path = f"(a)-[e:{name} {{id: row.id}}]->(b)"
    if edges()[name].small == "to":
        start, end, path = end, start, f"(b)<-[e:{name} {{id: row.id}}]-(a)"
    return f"UNWIND $rows AS row MATCH {start} MATCH {end} MERGE {path} SET e = row.props"


def typed(element: Element) -> dict[str, Any]:
    """Give an element's properties as a store wants them: its id among them, dates as dates."""
    kinds = _properties(element)
    read = datetime.date.fromisoformat
    return {
        "id": element.id,
        **{key: read(value) if kinds.get(key) == "date" else value for key, value in element.props.items()},
    }


def check(element: Element) -> None:
    """Raise BrokenInvariantError where an element has an unknown label, end, key or a value of another type."""
    kinds = _properties(element)
    for key, value in element.props.items():
        if key != "id" and not (key in kinds and _is(value, kinds[key])):
            raise BrokenInvariantError(f"{element.id}: {key}={value!r} is not in the schema of {element.labels[0]}")
    if element.is_edge:
        _check_ends(element)
    elif label(element.id) != element.labels[0] or set(element.labels[1:]) - set(nodes()[element.labels[0]].second):
        raise BrokenInvariantError(f"{element.id}: labels {element.labels} do not fit its id")


def _properties(element: Element) -> Mapping[str, str]:
    kind = element.labels[0]
    found = edges().get(kind) if element.is_edge else nodes().get(kind)
    if found is None:
        raise BrokenInvariantError(f"{element.id}: {kind} is not in the schema")
    return found.properties


def _check_ends(element: Element) -> None:
    row = edges()[element.labels[0]]
    source, target = label(element.source or ""), label(element.target or "")
    if source not in row.sources or target not in row.targets:
        raise BrokenInvariantError(f"{element.id}: {row.name} does not lead from {source} to {target}")


def _is(value: Any, kind: str) -> bool:
    if kind.endswith("[]"):
        return isinstance(value, list) and all(_is(item, kind[:-2]) for item in value)
    if kind == "date":
        return isinstance(value, str) and _is_date(value)
    if kind == "float":
        return type(value) in (int, float)
    return type(value) is {"string": str, "int": int, "bool": bool}[kind]


def _is_date(value: str) -> bool:
    try:
        return len(value) == 10 and bool(datetime.date.fromisoformat(value))
    except ValueError:
        return False
