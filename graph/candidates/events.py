"""Movements and detentions that nearly agree, and the unnamed who may be one with a named person of a like event."""

from __future__ import annotations

import itertools
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from graph import schema, spans
from graph.candidates import people
from graph.candidates.beings import Beings
from graph.candidates.scale import Candidate, Scale, apart, listed
from graph.spans import Span
from graph.statements import statements


@dataclass(slots=True)
class Event:
    """Hold what all reports of one event come to; `span` is the first dated report's, else None."""

    id: str
    kind: str
    claim: str
    subject: str
    named: bool
    count: str | None = None
    span: Span | None = None
    published: str | None = None
    targets: set[str] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    statuses: set[str] = field(default_factory=set)
    modes: set[str] = field(default_factory=set)

    @property
    def month(self) -> str | None:
        """Give the month that it happened in; None where it is not known so exactly."""
        return self.span.first[:7] if self.span is not None and self.span.days <= 31 else None

    @property
    def when(self) -> tuple[str, str]:
        return self.span.first if self.span is not None else self.published or "", self.claim


def pairs(beings: Beings) -> Iterator[Candidate]:
    events = read(beings.connection)
    yield from itertools.chain(same_person(events, beings), unnamed(events, beings), named_and_unnamed(events, beings))


def read(connection: sqlite3.Connection) -> list[Event]:
    found: dict[str, Event] = {}
    for fact, claim, kind, article, status, date, day, report, thing, name in connection.execute(
        statements("candidates.sql")["reports"]
    ):
        told = json.loads(report)
        event = found.setdefault(fact, Event(fact, kind, claim, thing, name is not None, told["count"], published=day))
        event.span = event.span or (None if date is None else spans.read(date))
        event.targets.update(told["target"])
        event.origins.update(told["origins"])
        event.articles.add(article)
        event.statuses.update([status] if status else [])
        event.modes.update([told["mode"]] if told["mode"] not in (None, "return") else [])
    return list(found.values())


class Timed(Protocol):
    """Stand in time."""

    @property
    def when(self) -> tuple[str, str]: ...


Told = TypeVar("Told", bound=Timed)


def near(events: Iterable[Told], window: int) -> Iterator[tuple[Told, Told]]:
    """Give the pairs of events that stand near each other in time."""
    ordered = sorted(events, key=lambda event: event.when)
    for number, event in enumerate(ordered):
        for other in ordered[number + 1 : number + 1 + window]:
            yield event, other


def same_person(events: Sequence[Event], beings: Beings) -> Iterator[Candidate]:
    groups: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in events:
        groups[event.kind, event.subject].append(event)
    for (kind, _), group in sorted(groups.items()):
        for one, other in near(group, NEXT):
            scale = Scale(0.35, [f"two events ({kind}) of one person: {beings.all[one.subject].called}"])
            compare(scale, one, other)
            yield scale.candidate(schema.label(one.id), (one.id, one.claim), (other.id, other.claim))


def unnamed(events: Sequence[Event], beings: Beings) -> Iterator[Candidate]:
    """Compare unnamed people of one number in the same month and in the next, from one country or an unknown one."""
    for group in buckets(event for event in events if not event.named and event.count is not None):
        for one, other in near(group, WINDOW):
            if one.count == other.count and one.subject != other.subject:
                scale = Scale(0.3, [f"unnamed, of one number ({(one.count or '').removeprefix('exact ')})"])
                compare(scale, one, other)
                persons(scale, one, other, beings)
                yield scale.candidate(schema.label(one.id), (one.id, one.claim), (other.id, other.claim))


def named_and_unnamed(events: Sequence[Event], beings: Beings) -> Iterator[Candidate]:
    single = [event for event in events if event.named or event.count == "exact 1"]
    for group in buckets(single):
        for one, other in near(group, WINDOW):
            if one.named != other.named and one.subject in beings.all and other.subject in beings.all:
                who, nobody = (one, other) if one.named else (other, one)
                called = beings.all[who.subject].called, beings.all[nobody.subject].called
                scale = Scale(0.27, [f"an unnamed person in a like event: {called[1]}, perhaps {called[0]}"])
                compare(scale, one, other)
                persons(scale, one, other, beings)
                yield scale.candidate("Person", beings.all[one.subject].key, beings.all[other.subject].key)


def buckets(events: Iterable[Event]) -> Iterator[list[Event]]:
    """Put events of one kind, target, origin and month together with those of the month after."""
    found: dict[tuple[str, str, str], dict[str, list[Event]]] = defaultdict(lambda: defaultdict(list))
    for event in events:
        for target, origin in itertools.product(event.targets or {""}, event.origins or {""}):
            if event.month is not None and (target or origin):
                found[event.kind, target, origin][event.month].append(event)
    for _, months in sorted(found.items()):
        for month in sorted(months):
            yield months[month] + months.get(following(month), [])


def following(month: str) -> str:
    year, number = int(month[:4]), int(month[5:])
    return f"{year + number // 12}-{number % 12 + 1:02}"


# ---- points ----


def compare(scale: Scale, one: Event, other: Event) -> None:
    sides(scale, one.targets, other.targets, "to" if one.kind == "transfer" else "in")
    sides(scale, one.origins, other.origins, "from")
    dates(scale, one, other)
    if one.articles & other.articles:
        scale.add(-0.3, "one article tells of both")
    if one.statuses & other.statuses:
        scale.add(0.05, f"both {listed(one.statuses & other.statuses)}")
    if one.modes and other.modes and not one.modes & other.modes:
        scale.add(-0.15, f"{listed(one.modes)} and {listed(other.modes)}")


def sides(scale: Scale, here: set[str], there: set[str], word: str) -> None:
    if here & there:
        scale.add(0.12, f"both {word} {listed(here & there)}")
    elif here and there:
        scale.add(-0.15, f"{word} {listed(here)} and {word} {listed(there)}")
    elif here or there:
        scale.add(0.04, f"{word} {listed(here or there)}, which the other does not say")


def dates(scale: Scale, one: Event, other: Event) -> None:
    if one.span is None or other.span is None:
        scale.add(0.05, "one of them is not dated")
        return
    days = apart(one.span, other.span)
    exact = one.span.days == other.span.days == 1
    for most, points, words in NEARNESS:
        if days <= most:
            told = f"one day, {one.span.first}" if exact and not days else words.format(days=days)
            scale.add(0.28 if exact and not days else points, told)
            return
    scale.add(-0.2, f"{days} days apart")


def persons(scale: Scale, one: Event, other: Event, beings: Beings) -> None:
    """Add what is told of two people beside their events."""
    if one.subject in beings.all and other.subject in beings.all:
        people.marks(scale, beings.all[one.subject], beings.all[other.subject])
        offences = [beings.around(event.subject).things.get("accused_of", set()) for event in (one, other)]
        if offences[0] & offences[1]:
            scale.add(0.12, f"both accused of {listed(offences[0] & offences[1])}")


NEXT = 2  # of one person: who joins each to the next has joined all
WINDOW = 8  # events before and after that one is compared with
NEARNESS = (
    (0, 0.2, "dates that meet"),
    (7, 0.18, "{days} days apart"),
    (31, 0.1, "{days} days apart"),
    (366, 0.0, "{days} days apart"),
)
