"""Routes between countries: how many hand-overs and people, as the library's question `routes` counts them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from queries.events import Event

if TYPE_CHECKING:
    import networkx


@dataclass(frozen=True, slots=True)
class Amount:
    """Count hand-overs, the people told of one by one, and the greatest total; `told_is` says how exact `people` is."""

    transfers: int
    people: int
    told_is: str
    total: int
    total_is: str


@dataclass(frozen=True, slots=True)
class Route:
    """Hold the hand-overs from one country to another in one year that are done, or that are not.

    A side or a year that no article gives is empty.
    """

    origin: str
    destination: str
    year: str
    done: bool
    events: tuple[Event, ...]

    @property
    def id(self) -> str:
        return way(self.origin, self.destination, self.done)


def way(origin: str, destination: str, done: bool) -> str:
    return f"{origin}{'>' if done else '?'}{destination}"


def routes(found: Iterable[Event]) -> list[Route]:
    """Sort hand-overs by route and year; one from several countries stands on the route from each of them."""
    groups: dict[tuple[str, str, str, bool], list[Event]] = defaultdict(list)
    for event in found:
        year = (event.node.get("date") or "")[:4]
        for origin in event.of("origin") or ("",):
            for destination in event.of("destination") or ("",):
                groups[origin, destination, year, event.node.get("status") == "completed"].append(event)
    return [Route(*key, tuple(groups[key])) for key in sorted(groups)]


def amount(network: networkx.MultiDiGraph, found: Sequence[Event]) -> Amount:
    """Count the people of hand-overs, each once.

    People told of one by one and groups are added («свыше 20» as 20, who is named without a number as one), but for
    members of a group that went the same way; a total of the press is added to nothing, of several the greatest stands.
    """
    told, totals = [], [("", 0, "exact")]
    transfers = 0
    for event in {event.id: event for event in found}.values():
        for person in event.of("subject"):
            node = network.nodes[person]
            count, is_ = node.get("count"), node.get("count_is") or "exact"
            if node.get("kind") == "total":
                totals.append((person, count or 0, is_))
            else:
                transfers += 1
                if is_of_group(network, person, event):
                    continue
                unknown = node.get("kind") == "group" and count is None
                told.append((1 if count is None else count, "at_least" if unknown else is_))
    _, total, total_is = max(totals, key=lambda row: (row[1], row[0]))
    return Amount(transfers, sum(count for count, _ in told), together(is_ for _, is_ in told), total, total_is)


def is_of_group(network: networkx.MultiDiGraph, person: str, event: Event) -> bool:
    """Say that somebody belongs to a group that was brought to the same country."""
    groups = {group for _, group, type_ in network.out_edges(person, data="type") if type_ == "MEMBER_OF"}
    moves = {move for group in groups for move, _, type_ in network.in_edges(group, data="type") if type_ == "SUBJECT"}
    done = (move for move in moves if network.nodes[move].get("status") == "completed")
    ends = {end for move in done for _, end, type_ in network.out_edges(move, data="type") if type_ == "DESTINATION"}
    return bool(ends & set(event.of("destination")))


def together(exactness: Iterable[str]) -> str:
    """Say how exact a sum is: as its parts are, «about» where they differ in kind."""
    loose = set(exactness) - {"exact"}
    return next(iter(loose)) if len(loose) == 1 else "about" if loose else "exact"
