"""Events of a graph, who takes part in them and as what, and those of them that a view asks for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph import schema
from graph.disputes import Dispute
from graph.errors import InputError, NotFoundError
from graph.names import fold as fold_name
from queries import labels
from queries.drawing import UNDONE
from queries.picture import View, find, fold, in_time, residents
from queries.wording import Wording

if TYPE_CHECKING:
    import networkx

SIDES = ("origin", "destination")


@dataclass(frozen=True, slots=True)
class Event:
    """Hold an event's own properties and, by role, the ids of who and what takes part in it."""

    id: str
    node: Mapping[str, Any]
    parts: Mapping[str, tuple[str, ...]]

    @property
    def type(self) -> str:
        return str(self.node["type"])

    @property
    def done(self) -> bool:
        return self.node.get("status") not in UNDONE

    def of(self, *roles: str) -> tuple[str, ...]:
        """Give who fills these roles, in their order; without roles, everyone."""
        wanted = roles or tuple(sorted(self.parts))
        return tuple(dict.fromkeys(id_ for role in wanted for id_ in self.parts.get(role, ())))


def kinds() -> list[str]:
    return [name for name, row in schema.nodes().items() if row.event]


def events(
    network: networkx.MultiDiGraph, view: View, types: Collection[str] = (), roles: Collection[str] = ()
) -> list[Event]:
    """Give the events of `types` (all, if empty) that a view asks for, by id.

    `roles` says in which of them a country of the view must stand (any, if empty). An event without a date is judged
    by the days of its reports, as on the page of the graph.
    """
    wanted = frozenset(types or kinds())
    homes = residents(network, view.countries)
    start = None if view.around is None else find(fold(network), view.around)
    found = [
        event
        for event in every(network, wanted)
        if (not view.countries or homes.intersection(event.of(*roles)))
        and (start is None or start == event.id or start in event.of())
        and in_time(network, {**event.node, "fact": event.id}, view)
        and (event.node.get("sources") or 0) >= view.min_sources
    ]
    if not found:
        raise NotFoundError("no event in the graph fits these options; `kordon stats` tells what there is")
    return found


def every(network: networkx.MultiDiGraph, types: Collection[str]) -> list[Event]:
    """Give all events of these types in a graph, by id."""
    return [event_of(network, id_) for id_, type_ in sorted(network.nodes(data="type")) if type_ in types]


def named_types(view: View) -> list[str]:
    """Give the types of events that a view names. Raises InputError for what is none."""
    known = {fold_name(name): name for name in kinds()}
    unknown = [type_ for type_ in view.types if fold_name(type_) not in known]
    if unknown:
        raise InputError(f"no such type of events: {', '.join(unknown)}; there are {', '.join(kinds())}")
    return [known[fold_name(type_)] for type_ in view.types]


def cut(network: networkx.MultiDiGraph, shown: Iterable[Event]) -> networkx.MultiDiGraph:
    """Cut out events with all who take part in them or are disputed to, and the countries of these."""
    ids = {id_ for event in shown for id_ in (event.id, *event.of(), *disputed(event)) if id_ in network}
    homes = {end for _, end, type_ in network.out_edges(ids, data="type") if type_ in {"OF_COUNTRY", "WANTED_BY"}}
    return network.subgraph(ids | homes | {end for id_ in homes for end in countries(network, [id_])}).copy()


def disputed(event: Event) -> list[str]:
    """Give what sources name differently, ids among it."""
    sides = map(Dispute.read, event.node.get("disputes") or ())
    return [value for side in sides for value in side.value.split("+")]


def event_of(network: networkx.MultiDiGraph, id_: str) -> Event:
    """Gather an event's parts from the edges at both of its ends; an actor's role is `asked`, `detained`, ..."""
    parts: dict[str, list[str]] = {}
    for _, target, edge in network.out_edges(id_, data=True):
        parts.setdefault(edge.get("role") or edge["type"].lower(), []).append(target)
    for source, _, type_ in network.in_edges(id_, data="type"):
        parts.setdefault(type_.lower(), []).append(source)
    return Event(id_, network.nodes[id_], {role: tuple(sorted(set(ids))) for role, ids in parts.items()})


def countries(network: networkx.MultiDiGraph, ids: Iterable[str]) -> list[str]:
    """Give the countries among things, and those that its agencies and places belong to."""
    found: dict[str, None] = {}
    for id_ in ids:
        if network.nodes[id_]["type"] == "Country":
            found[id_] = None
        else:
            homes = network.out_edges(id_, data="type")
            found |= dict.fromkeys(sorted(target for _, target, type_ in homes if type_ == "OF_COUNTRY"))
    return list(found)


def told(network: networkx.MultiDiGraph, ids: Iterable[str], words: Wording) -> list[str]:
    return [labels.name_of({"id": id_, **network.nodes[id_]}, words) for id_ in ids]


def facts(network: networkx.MultiDiGraph, event: Event, words: Wording) -> labels.Facts:
    """List what is known of an event, and by role who takes part in it."""
    node = dict(event.node)
    roles = [key.removeprefix("role.") for key in words.family("role.")]
    parts = [(words.value("role", role), ", ".join(told(network, event.of(role), words))) for role in roles]
    own = labels.worded(labels.event_facts(node, words), words)
    differ = labels.sides(network, node, words)
    return [*own, *(row for row in parts if row[1]), *differ, *labels.worded(labels.report_facts(node, words), words)]
