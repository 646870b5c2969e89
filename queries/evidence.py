"""Who says so: the claims behind an id, with their words, place, article and rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph import schema
from graph.errors import KordonError, NotFoundError
from queries import lookup
from queries.lookup import Store
from queries.run import Table

MOST = 1000
SAID = ("fact", "claim", "kind", "status", "date", "quotes", "parts", "starts", "ends")
BY_WHOM = ("title", "source", "published", "url", "article", "rule", "confidence")
FIELDS = (*SAID, *BY_WHOM)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Hold the claims (maps of FIELDS) behind an id, and the node or edge that they are about."""

    id: str
    claims: tuple[Mapping[str, Any], ...]
    origin: str | None = None

    def table(self) -> Table:
        return Table(FIELDS, tuple(tuple(claim[field] for field in FIELDS) for claim in self.claims))


def evidence(store: Store, id_: str, most: int = MOST) -> Evidence:
    """Find who states what `id_` names: a node, an edge, a claim, an article, or a thing by one of its names.

    Raises NotFoundError with the nearest names where nothing is called so.
    """
    if "|" in id_:
        return of_edge(store, id_, most)
    if "#" in id_:
        return found(id_, store.read(OF_CLAIM, id=id_, most=most))
    label = schema.label(id_)
    if "/" not in id_ and not store.read(lookup.EXACT.format(label=label), id=id_):
        return of_node(store, named(store, id_), most)
    return of_node(store, id_, most)


def of_node(store: Store, id_: str, most: int) -> Evidence:
    label = schema.label(id_)
    if not store.read(lookup.EXACT.format(label=label), id=id_):
        raise NotFoundError(f"the graph has no {id_}{lookup.hint_id(store, id_, label)}")
    if label == "Article":
        return Evidence(id_, tuple(store.read(OF_ARTICLE, id=id_, most=most)))
    claims = store.read(OF_FACT, fact=id_, most=most)
    return Evidence(id_, tuple(claims or store.read(OF_THING.format(label=label), id=id_, most=most)))


def of_edge(store: Store, id_: str, most: int) -> Evidence:
    """Find an edge through both its ends, and the claims of its fact."""
    type_, source, target = [*id_.split("|"), "", ""][:3]
    if type_ not in schema.edges():
        raise NotFoundError(f"there is no edge type {type_!r} in {id_}")
    ends = {"start": schema.label(source), "end": schema.label(target), "type": type_}
    rows = store.read(EDGE.format(**ends), source=source, target=target)
    edges = {row["id"]: row for row in rows}
    if id_ not in edges:
        near = f": did you mean {' or '.join(sorted(edges)[:3])}?" if edges else ""
        raise NotFoundError(f"the graph has no edge {id_}{near}")
    fact = edges[id_]["fact"]
    claims = store.read(OF_FACT, fact=fact, most=most) if fact else []
    return Evidence(id_, tuple(claims), edges[id_]["origin"])


def found(id_: str, claims: Sequence[Mapping[str, Any]]) -> Evidence:
    if not claims:
        raise NotFoundError(
            f"no article states {id_}: claims are numbered by the place of their words, see the article's"
        )
    return Evidence(id_, tuple(claims))


def named(store: Store, text: str) -> str:
    try:
        return lookup.resolve(store, text, NAMED)
    except NotFoundError as error:
        raise NotFoundError(f"nothing in the graph is {text!r}{str(error).partition(repr(text))[2]}") from error


def beside(store: Store, table: Table, facts: Sequence[Sequence[str]]) -> Table:
    """Add a column `evidence` to a table: the claims behind the facts of each row."""
    if not any(facts):
        raise KordonError("these rows name no fact: return `fact` (or `facts`) to see their evidence")
    claims = of_facts(store, {fact for row in facts for fact in row})
    rows = (
        (*row, [claim for fact in dict.fromkeys(ids) for claim in claims.get(fact, ())])
        for row, ids in zip(table.rows, facts, strict=True)
    )
    return Table((*table.columns, "evidence"), tuple(rows), table.more)


def of_facts(store: Store, facts: Iterable[str]) -> dict[str, list[Mapping[str, Any]]]:
    """Fetch the claims of many facts, each fact's in the order of publication."""
    claims: dict[str, list[Mapping[str, Any]]] = {}
    ids = sorted(facts)
    for start in range(0, len(ids), BATCH):
        for row in store.read(OF_FACTS, facts=ids[start : start + BATCH]):
            claims.setdefault(row["fact"], []).append(row)
    return claims


def prose(found: Evidence, reasons: Sequence[str] = ()) -> str:
    """Print claims for people to read: why they are of one, then the words, who says them and how they were read."""
    if not found.claims and found.origin:
        return f"{found.id}\nNo article says so: it comes from the {found.origin}."
    head = [found.id, counted(found), *(f"  {reason}" for reason in reasons)]
    return "\n\n".join(["\n".join(head), *(paragraph(claim) for claim in found.claims)])


def counted(found: Evidence) -> str:
    claims, articles = len(found.claims), len({claim["article"] for claim in found.claims})
    return f"{many(claims, 'claim')} in {many(articles, 'article')}"


def many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def paragraph(claim: Mapping[str, Any]) -> str:
    spans = zip(claim["quotes"], claim["parts"], claim["starts"], claim["ends"], strict=True)
    quotes = [f"«{quote}»\n    {part} {start}-{end}" for quote, part, start, end in spans]
    head = ", ".join(str(claim[key]) for key in ("kind", "status", "date") if claim[key])
    by = ", ".join(str(claim[key]) for key in ("title", "source", "published", "url") if claim[key]) or claim["article"]
    rule = f"{claim['claim']}  rule {claim['rule']}, confidence {claim['confidence']:.2f}"
    return "\n  ".join([head, *quotes, by, rule])


COLUMNS = """c.fact AS fact, c.id AS claim, c.kind AS kind, c.status AS status, c.date AS date, c.quotes AS quotes,
  c.parts AS parts, c.starts AS starts, c.ends AS ends, a.title AS title, a.source AS source, a.published AS published,
  a.url AS url, a.id AS article, c.rule AS rule, c.confidence AS confidence
ORDER BY published, article, claim"""
OF_FACT = f"MATCH (c:Claim {{fact: $fact}})-[:STATED_IN]->(a:Article) RETURN {COLUMNS} LIMIT $most"
OF_FACTS = f"UNWIND $facts AS id MATCH (c:Claim {{fact: id}})-[:STATED_IN]->(a:Article) RETURN {COLUMNS}"
OF_CLAIM = f"MATCH (c:Claim {{id: $id}})-[:STATED_IN]->(a:Article) RETURN {COLUMNS} LIMIT $most"
OF_ARTICLE = f"MATCH (a:Article {{id: $id}})<-[:STATED_IN]-(c:Claim) RETURN {COLUMNS} LIMIT $most"
OF_THING = f"""MATCH (n:{{label}} {{{{id: $id}}}})<-[:ABOUT]-(c:Claim)
WITH DISTINCT c ORDER BY c.id LIMIT $most
MATCH (c)-[:STATED_IN]->(a:Article)
RETURN {COLUMNS}"""
EDGE = """MATCH (a:{start} {{id: $source}})-[r:{type}]->(b:{end} {{id: $target}})
RETURN r.id AS id, r.fact AS fact, r.origin AS origin ORDER BY id"""
BATCH = 500
NAMED = ("Person", "Agency", "Country", "Operation", "Place", "System", "Agreement")
