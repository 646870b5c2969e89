"""Who says so: the claims behind the facts and the things of a picture, with their quotes and articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from graph import schema

SHOWN = 100  # claims of one thing that a page carries; a country may have a hundred thousand
BATCH = 500


class Store(Protocol):
    """Answer a Cypher query by rows."""

    def read(self, cypher: str, /, **params: Any) -> list[dict[str, Any]]: ...


@dataclass(frozen=True, slots=True)
class Statements:
    """Hold claims by id (a row of COLUMNS), and which of them stand behind which fact and which thing."""

    claims: Mapping[str, Mapping[str, Any]]
    of_fact: Mapping[str, Sequence[str]]
    of_thing: Mapping[str, Sequence[str]]


def gather(store: Store, facts: Iterable[str], things: Mapping[str, int]) -> Statements:
    """Fetch the claims of the facts, and up to SHOWN of each thing (id -> how many claims it has)."""
    rows = [row for batch in batches(sorted(set(facts))) for row in store.read(OF_FACTS, facts=batch)]
    few = [id_ for id_, claims in things.items() if claims <= SHOWN]
    many = [id_ for id_, claims in things.items() if claims > SHOWN]
    about = [row for label, ids in by_label(few) for row in store.read(OF_THINGS.format(label=label), things=ids)]
    about += [
        row
        for label, ids in by_label(many)
        for id_ in ids
        for row in store.read(OF_HUB.format(label=label), thing=id_, limit=SHOWN)
    ]
    return arrange(rows, about)


def by_label(ids: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Group ids by label, in batches: an id is looked up through its label's index."""
    groups: dict[str, list[str]] = defaultdict(list)
    for id_ in sorted(ids):
        groups[schema.label(id_)].append(id_)
    return [(label, batch) for label, group in groups.items() for batch in batches(group)]


def batches(ids: list[str]) -> list[list[str]]:
    return [ids[start : start + BATCH] for start in range(0, len(ids), BATCH)]


def arrange(facts: Iterable[Mapping[str, Any]], things: Iterable[Mapping[str, Any]]) -> Statements:
    """Put rows in order: newest article first, then as they stand in it."""
    claims: dict[str, Mapping[str, Any]] = {}
    of_fact, of_thing = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for row in (*facts, *things):
        claims[row["claim"]] = row
        (of_thing[row["thing"]] if "thing" in row else of_fact[row["fact"]]).add(row["claim"])
    rank = {id_: place for place, id_ in enumerate(ranked(claims))}
    ordered = [{key: sorted(ids, key=rank.__getitem__) for key, ids in group.items()} for group in (of_fact, of_thing)]
    return Statements({id_: claims[id_] for id_ in rank}, *ordered)


def ranked(claims: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Order claims by (published, newest first; article; offset of the first quote)."""
    ids = sorted(claims, key=lambda id_: (claims[id_]["article"], (claims[id_]["starts"] or [0])[0], id_))
    return sorted(ids, key=lambda id_: claims[id_]["published"] or "", reverse=True)


COLUMNS = """c.id AS claim, c.fact AS fact, c.kind AS kind, c.status AS status, c.date AS date, c.rule AS rule,
       c.confidence AS confidence, c.parts AS parts, c.quotes AS quotes, c.starts AS starts,
       a.id AS article, a.title AS title, a.url AS url, a.source AS source, a.published AS published"""
OF_FACTS = f"""UNWIND $facts AS fact
MATCH (c:Claim {{fact: fact}})-[:STATED_IN]->(a:Article)
RETURN {COLUMNS} ORDER BY claim"""
OF_THINGS = f"""UNWIND $things AS thing
MATCH (n:{{label}} {{{{id: thing}}}})<-[:ABOUT]-(c:Claim)-[:STATED_IN]->(a:Article)
RETURN DISTINCT thing, {COLUMNS} ORDER BY claim"""
OF_HUB = f"""MATCH (n:{{label}} {{{{id: $thing}}}})<-[:ABOUT]-(c:Claim)-[:STATED_IN]->(a:Article)
RETURN DISTINCT $thing AS thing, {COLUMNS} ORDER BY coalesce(published, '') DESC, claim LIMIT $limit"""
