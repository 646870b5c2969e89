"""What became known between two days: the graphs of both compared, each change with the words that tell it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph import schema
from graph.asof import ledger_as_of
from graph.ledger import Ledger
from graph.model import Element
from queries.run import Table

COLUMNS = ("change", "type", "what", "before", "after", "quote", "article", "published", "id")


@dataclass(frozen=True, slots=True)
class Known:
    """Hold what a graph states (events and direct edges, by id), and what its things are called."""

    facts: Mapping[str, Element]
    names: Mapping[str, str]
    ends: Mapping[str, list[str]]

    def told(self, element: Element) -> str:
        """Write an element in words: its ends by name, of an event those who take part."""
        if element.is_edge:
            return f"{self.name(element.source)} → {self.name(element.target)}"
        parts = dict.fromkeys(self.name(end) for end in self.ends.get(element.id, ()))
        return str(element.props.get("name") or "") or ", ".join(parts) or element.id

    def name(self, id_: str | None) -> str:
        return self.names.get(id_ or "", id_ or "")


def diff(folder: Path, first: str, second: str) -> Table:
    """Compare the graphs of two dates: what is new, what has changed (status, date, dispute, sources), what is gone."""
    with ledger_as_of(folder, first) as old, ledger_as_of(folder, second) as new:
        before, after = known(old.elements()), known(new.elements())
        return Table(COLUMNS, tuple(rows(before, after, old, new)))


def known(elements: Iterable[Element]) -> Known:
    facts: dict[str, Element] = {}
    names: dict[str, str] = {}
    seats: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for element in elements:
        type_ = element.labels[0]
        if element.is_edge and type_ in TAKE_PART:
            event, thing = sorted((element.source or "", element.target or ""), key=lambda id_: not is_event(id_))
            seats[event].append((TAKE_PART.index(type_), thing))
        elif type_ in DIRECT or is_event(element.id):
            facts[element.id] = element
        elif not element.is_edge:
            names[element.id] = name_of(element)
    return Known(facts, names, {event: [thing for _, thing in sorted(taken)] for event, taken in seats.items()})


def is_event(id_: str) -> bool:
    """Tell whether an id is an event's; an edge's id begins with its type."""
    return "|" not in id_ and schema.nodes()[schema.label(id_)].event


def name_of(element: Element) -> str:
    props = element.props
    return str(props.get("name_ru") or props.get("name") or props.get("caption") or element.id)


def rows(before: Known, after: Known, old: Ledger, new: Ledger) -> Iterator[tuple[Any, ...]]:
    for id_ in sorted(after.facts.keys() | before.facts.keys(), key=lambda id_: (rank(id_), id_)):
        was, now = before.facts.get(id_), after.facts.get(id_)
        if now is None and was is not None:
            yield ("gone", kind(was), before.told(was), state(was), "", *words(old, was, None), id_)
        elif now is not None and was is None:
            yield ("new", kind(now), after.told(now), "", state(now), *words(new, now, None), id_)
        elif now is not None and was is not None and state(was) != state(now):
            yield ("changed", kind(now), after.told(now), state(was), state(now), *words(new, now, old), id_)


def rank(id_: str) -> int:
    return DIRECT.index(id_.partition("|")[0]) if "|" in id_ else -1


def kind(element: Element) -> str:
    return element.labels[0]


def state(element: Element) -> str:
    """Tell what counts as a change: the status, the date, a dispute, who else says so."""
    props = element.props
    told = [str(props[key]) for key in ("status", "date") if props.get(key)]
    told += ["disputed"] if props.get("disputed") else []
    sources = int(props.get("sources", 0))
    return ", ".join([*told, f"{sources} source{'s' if sources != 1 else ''}"])


def words(ledger: Ledger, element: Element, earlier: Ledger | None) -> tuple[str, str, str]:
    """Quote the first claim behind an element, of those that the earlier ledger does not have if there are such."""
    claims = ledger.claims_of(element.id)
    if earlier is not None:
        older = {claim.id for claim in earlier.claims_of(element.id)}
        claims = [claim for claim in claims if claim.id not in older] or claims
    if not claims:
        return "", "", ""
    article = ledger.article(claims[0].article)
    return claims[0].evidence[0].quote, article.title or article.id, article.published or ""


# Edges that only say who takes part in an event, and those that are facts of their own, in the order of printing.
TAKE_PART = ("SUBJECT", "ORIGIN", "DESTINATION", "MET_AT", "CONDUCTED", "PARTY_TO", "HELD_IN")
DIRECT = (
    *("EXTRADITED_FROM", "EXTRADITED_TO", "RETURNED_FROM", "RETURNED_TO", "DETAINED_IN", "WANTED_BY", "ACCUSED_OF"),
    *("CITIZEN_OF", "MEMBER_OF", "HOLDS_POST", "COOPERATES_WITH", "OPERATES"),
)
