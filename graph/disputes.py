"""Where reports of one event can not all be right: dates, sides, counts, and what is denied after it was completed."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from graph import spans

if TYPE_CHECKING:
    from graph.draw import Saying

Valued = tuple[str, Any, "Saying"]  # as it is written, as it is compared, who says so
LAND = re.compile(r"^(country|place|agency)/([A-Z]{2})(?:[.~-]|$)")
ENDLESS = float("inf")


class Dispute(NamedTuple):
    """Hold one side of a dispute: what it is about, what is said, by how many sources, in which claim first."""

    aspect: str
    value: str
    sources: int
    claim: str

    def __str__(self) -> str:
        return f"{self.aspect} {self.value} {self.sources} {self.claim}"

    @classmethod
    def read(cls, line: str) -> Dispute:
        aspect, value, sources, claim = line.split()
        return cls(aspect, value, int(sources), claim)


def disputes(kind: str, sayings: Sequence[Saying], state: str | None) -> list[Dispute]:
    """Give the sides of all that reports of an event contradict each other in; `sayings` are ordered."""
    happened = [saying for saying in sayings if saying.status in HAPPENED]
    found = {
        "status": statuses(sayings),
        "date": clashing(dates(saying for saying in sayings if saying.status == state), spans.Span.meets),
        "count": clashing(counts(happened or [saying for saying in sayings if saying.status == state]), overlap),
        **{role: clashing(sides(happened, role), meet) for role in SIDES.get(kind, ())},
    }
    return [side for aspect, said in found.items() for side in told(aspect, said)]


def told(aspect: str, said: Sequence[Valued]) -> Iterator[Dispute]:
    """Write each value once, by its first report."""
    for value in dict.fromkeys(value for value, _, _ in said):
        by = [saying for other, _, saying in said if other == value]
        yield Dispute(aspect, value, len({saying.source for saying in by}), by[0].claim)


def clashing(said: Iterable[Valued], agree: Callable[[Any, Any], bool]) -> list[Valued]:
    """Keep the values that can not be right together with some other; who tells both contradicts nobody."""
    listed = list(said)
    known = {value: compared for value, compared, _ in listed}
    tellers: dict[str, set[str]] = defaultdict(set)
    for value, _, saying in listed:
        tellers[value].add(saying.article)
    pairs = [pair for pair in itertools.combinations(known, 2) if not tellers[pair[0]] & tellers[pair[1]]]
    wrong = {value for pair in pairs if not agree(known[pair[0]], known[pair[1]]) for value in pair}
    return [each for each in listed if each[0] in wrong]


# ---- what is compared ----


def dates(sayings: Iterable[Saying]) -> Iterator[Valued]:
    return ((saying.date, spans.read(saying.date), saying) for saying in sayings if saying.date is not None)


def counts(sayings: Iterable[Saying]) -> Iterator[Valued]:
    for saying in sayings:
        if saying.count is not None:
            is_, number = saying.count
            yield f"{number}" if is_ == "exact" else f"{is_}:{number}", bounds(is_, number), saying


def bounds(is_: str, number: float) -> tuple[float, float]:
    """Give the least and the greatest that a number may stand for: exact, at least, at most, about."""
    about = number * ABOUT
    found = {"at_least": (number, ENDLESS), "at_most": (0.0, number), "about": (number - about, number + about)}
    return found.get(is_, (number, number))


def overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def sides(sayings: Iterable[Saying], role: str) -> Iterator[Valued]:
    for saying in sayings:
        seats = {thing: seat(thing) for thing in saying.seats.get(role, ())}
        if seats and None not in seats.values():  # what may lie anywhere contradicts nothing
            yield "+".join(sorted(seats)), frozenset(seats.values()), saying


def seat(thing: str) -> tuple[str, str | None] | None:
    """Give the country and the place in it that a thing stands for; a tribunal is a side of its own."""
    found = LAND.match(thing)
    if found is None:
        return (thing, None) if thing.startswith("agency/INT.") else None
    return None if found[2] == "XX" else (found[2], thing if found[1] == "place" else None)


def meet(one: frozenset[tuple[str, str | None]], other: frozenset[tuple[str, str | None]]) -> bool:
    return any(
        land == other_land and (place == other_place or place is None or other_place is None)
        for land, place in one
        for other_land, other_place in other
    )


def statuses(sayings: Sequence[Saying]) -> list[Valued]:
    """Give what was completed, and who denies it or tells of a refusal afterwards.

    A refusal that an article tells beside the completed is the story of a case, no contradiction.
    """
    completed = [saying for saying in sayings if saying.status == "completed"]
    if not completed:
        return []
    begun = min(map(reported, completed))
    tellers = {saying.article for saying in completed}
    against = [
        saying
        for saying in sayings
        if (saying.status == "denied" and reported(saying) >= begun)
        or (saying.status == "refused" and reported(saying) > begun and saying.article not in tellers)
    ]
    return [(saying.status or "", None, saying) for saying in (*completed, *against)] if against else []


def reported(saying: Saying) -> str:
    """Give the day that a report speaks of, else the day it came out."""
    if saying.date is not None:
        return spans.read(saying.date).last
    return saying.published or ""


HAPPENED = ("completed", None)
SIDES: Mapping[str, Sequence[str]] = {
    "transfer": ("origin", "destination"),
    "detention": ("held_in",),
    "meeting": ("held_in",),
}
ABOUT = 0.2  # how far from a number «about» it may be
