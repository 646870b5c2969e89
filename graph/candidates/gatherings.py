"""Meetings and agreements that may be one: the same parties at about the same time."""

from __future__ import annotations

import itertools
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph import schema, spans
from graph.candidates.beings import Beings
from graph.candidates.events import following, near
from graph.candidates.scale import Candidate, Scale, apart, listed
from graph.disputes import seat
from graph.spans import Span
from graph.statements import statements


@dataclass(slots=True)
class Gathering:
    """Hold what all reports of a meeting or an agreement come to; an undated one is put at its publication."""

    id: str
    kind: str
    claim: str
    name: str | None
    date: Span | None
    published: str | None
    parties: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)

    @property
    def when(self) -> tuple[str, str]:
        return self.date.first if self.date is not None else self.published or "", self.claim

    @property
    def lands(self) -> set[str]:
        """Give the countries that the parties are, or are bodies of."""
        return {found[0] for party in self.parties if (found := seat(party)) is not None}


def pairs(beings: Beings) -> Iterator[Candidate]:
    groups: dict[tuple[str, ...], dict[str, dict[str, Gathering]]] = defaultdict(lambda: defaultdict(dict))
    for one in read(beings.connection):
        month = one.when[0][:7]
        for parties in itertools.combinations(sorted(one.lands)[:MOST], 2) if month else ():
            groups[(one.kind, *parties)][month][one.id] = one
    for _, months in sorted(groups.items()):
        for month in sorted(months):
            group = {**months[month], **months.get(following(month), {})}
            for one, other in near(group.values(), WINDOW):
                yield weighed(one, other).candidate(schema.label(one.id), (one.id, one.claim), (other.id, other.claim))


def read(connection: sqlite3.Connection) -> list[Gathering]:
    found: dict[str, Gathering] = {}
    for fact, claim, kind, article, _, date, published, name, role, thing in connection.execute(
        statements("candidates.sql")["gatherings"]
    ):
        span = None if date is None else spans.read(date)
        one = found.setdefault(fact, Gathering(fact, kind, claim, name, span, published))
        one.date = one.date or span
        one.articles.add(article)
        (one.places if role == "held_in" else one.parties).add(thing)
    return list(found.values())


def weighed(one: Gathering, other: Gathering) -> Scale:
    lands, parties = one.lands & other.lands, one.parties & other.parties
    scale = Scale(0.2 + min(0.06 * len(lands), 0.18), [f"two of a kind ({one.kind}) between {listed(lands)}"])
    if parties:
        scale.add(min(0.08 * len(parties), 0.24), f"both with {listed(parties)}")
    days(scale, one, other)
    places = [{found for place in each.places if (found := seat(place)) is not None} for each in (one, other)]
    if one.places & other.places:
        scale.add(0.12, f"both in {listed(one.places & other.places)}")
    elif all(places) and not {land for land, _ in places[0]} & {land for land, _ in places[1]}:
        scale.add(-0.3, f"in {listed(one.places)} and in {listed(other.places)}")
    if one.articles & other.articles:
        scale.add(-0.3, "one article tells of both")
    if one.name and other.name:
        named(scale, one.name, other.name)
    return scale


def days(scale: Scale, one: Gathering, other: Gathering) -> None:
    if one.date is not None and other.date is not None:
        count = apart(one.date, other.date)
        exact = one.date.days == other.date.days == 1
        if count == 0:
            scale.add(0.25 if exact else 0.15, f"one day, {one.date.first}" if exact else "dates that meet")
        else:
            scale.add(0.08 if count <= 2 else -0.1, f"{count} days apart")
    elif one.published and other.published:
        count = apart(Span(one.published, one.published), Span(other.published, other.published))
        scale.add(0.1 if count <= 3 else -0.05, f"published {count} days apart, not both dated")


def named(scale: Scale, name: str, other: str) -> None:
    from rapidfuzz import fuzz

    ratio = fuzz.token_sort_ratio(name.casefold(), other.casefold()) / 100
    scale.add(0.25 if ratio > 0.85 else -0.1 if ratio < 0.5 else 0.05, f"named «{name}» and «{other}»")


MOST = 6  # parties that are looked at
WINDOW = 8
