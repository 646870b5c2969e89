"""What a picture shows: things and direct ties, events folded into ties, and the part that was asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph.countries import find_country
from graph.errors import InputError, NotFoundError
from graph.names import fold as fold_name

if TYPE_CHECKING:
    import networkx

LIMIT = 300
FOLDED = frozenset({"Transfer", "Detention", "Figure", "Claim", "Article"})
PENDING = "PENDING"  # the tie that stands for a transfer which is asked, granted, refused: not completed
NAMES = ("name", "name_ru", "name_kk", "name_en", "code", "caption")


@dataclass(frozen=True, slots=True)
class View:
    """Choose a part of the graph: around a thing, the ways between two, of some types or countries, some dates."""

    around: str | None = None
    depth: int = 1
    path: tuple[str, str] | None = None
    types: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    date_from: str | None = None
    date_to: str | None = None
    min_sources: int = 0
    limit: int = LIMIT
    redacted: bool = False  # people who hold no public post go without their names: see redact


@dataclass(frozen=True, slots=True)
class Picture:
    """Hold the part that is drawn, the graph it was taken from, and how much of it was left out for want of room."""

    drawn: networkx.MultiDiGraph
    whole: networkx.MultiDiGraph
    hidden_nodes: int = 0
    hidden_edges: int = 0
    view: View = field(default_factory=View)


def choose(network: networkx.MultiDiGraph, view: View) -> Picture:
    """Fold the events away, keep what the view asks for, and of that the best connected `view.limit` nodes."""
    drawn = fold(network)
    drawn = drawn.edge_subgraph(wanted_edges(network, drawn, view)).copy() if narrows(view) else drawn
    drawn = drawn.subgraph(wanted_nodes(drawn, view)).copy()
    if view.path is not None:
        return on_the_way(network, drawn, view, view.path)
    start = None if view.around is None else find(drawn, view.around)
    if start is not None:
        drawn = drawn.subgraph(neighbourhood(drawn, start, view.depth)).copy()
    if not drawn:
        raise NotFoundError("nothing in the graph fits these options; `kordon stats` tells what there is")
    best = drawn.subgraph(best_connected(drawn, view.limit, start)).copy()
    hidden = drawn.number_of_nodes() - len(best), drawn.number_of_edges() - best.number_of_edges()
    return Picture(best, network, *hidden, view)


def on_the_way(
    network: networkx.MultiDiGraph, drawn: networkx.MultiDiGraph, view: View, ends: tuple[str, str]
) -> Picture:
    """Keep the shortest ways between two things, each found as `around` is."""
    from queries.paths import between

    if view.around is not None:
        raise InputError("around one thing or the path between two: not both")
    start, end = (find(drawn, name) for name in ends)
    every, kept = between(drawn, start, end, view.limit)
    hidden = len(every) - len(kept), every.number_of_edges() - kept.number_of_edges()
    return Picture(kept, network, *hidden, view)


def fold(network: networkx.MultiDiGraph) -> networkx.MultiDiGraph:
    """Drop what is not drawn as a node; an event that no direct edge tells becomes ties of its own."""
    told = {edge.get("fact") for *_, edge in network.edges(data=True) if edge["type"] not in ROLES}
    drawn = network.subgraph(id_ for id_, node in network.nodes(data=True) if node["type"] not in FOLDED).copy()
    for id_, node in network.nodes(data=True):
        if node["type"] in {"Transfer", "Detention"} and id_ not in told:
            for source, target, key, role in ties(network, id_):
                drawn.add_edge(source, target, key=key, type=PENDING, role=role, **event_of(id_, node))
    drawn.remove_edges_from(told_twice(drawn))
    return drawn


def told_twice(drawn: networkx.MultiDiGraph) -> list[tuple[str, str, str]]:
    """Find the ties of a party to what it has signed: the signature says it."""
    signed = {(source, target) for source, target, type_ in drawn.edges(data="type") if type_ == "SIGNED"}
    edges = drawn.edges(keys=True, data="type")
    return [(a, b, key) for a, b, key, type_ in edges if type_ == "PARTY_TO" and (a, b) in signed]


def event_of(id_: str, node: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in node.items() if key not in {"type", "labels", "id", "fact", "history"}}
    return {**kept, "fact": id_, "event": node["type"]}


def ties(network: networkx.MultiDiGraph, event: str) -> Iterator[tuple[str, str, str, str]]:
    """Give (source, target, key, role) of the ties of one event, in the direction of the person's way.

    Where neither side is known, those who acted are tied to the person instead.
    """
    roles = roles_of(network, event)
    ends = [(role, end) for role in ("origin", "destination", "held_in") for end in roles[role]]
    ends = ends or [(role, end) for role, found in sorted(roles.items()) if role != "subject" for end in found]
    for person in roles["subject"]:
        for role, end in ends:
            source, target = (person, end) if role in {"destination", "held_in"} else (end, person)
            yield source, target, f"{PENDING}|{source}|{target}|{event}:{role}", role


def roles_of(network: networkx.MultiDiGraph, event: str) -> dict[str, list[str]]:
    """Give who fills which role of an event; an actor's role is `asked`, `detained`, ..."""
    found: dict[str, list[str]] = defaultdict(list)
    for _, target, edge in network.out_edges(event, data=True):
        found[edge.get("role") or edge["type"].lower()].append(target)
    return found


def narrows(view: View) -> bool:
    return view.date_from is not None or view.date_to is not None or view.min_sources > 0 or bool(view.countries)


def wanted_edges(
    network: networkx.MultiDiGraph, drawn: networkx.MultiDiGraph, view: View
) -> Iterator[tuple[str, str, str]]:
    homes = residents(drawn, view.countries)
    for source, target, key, edge in drawn.edges(keys=True, data=True):
        near = not view.countries or source in homes or target in homes
        if near and in_time(network, edge, view) and (edge.get("sources") or 0) >= view.min_sources:
            yield source, target, key


def residents(drawn: networkx.MultiDiGraph, codes: tuple[str, ...]) -> set[str]:
    """Give the countries and everything that is theirs: agencies, places, systems."""
    homes = {f"country/{find_country(code) or code}" for code in codes}
    missing = sorted(home for home in homes if home not in drawn)
    if missing:
        raise NotFoundError(f"no such country in the graph: {', '.join(missing)} (give a code or a name, such as KZ)")
    own = {source for source, target, type_ in drawn.edges(data="type") if type_ == "OF_COUNTRY" and target in homes}
    return homes | own


def in_time(network: networkx.MultiDiGraph, edge: dict[str, Any], view: View) -> bool:
    if view.date_from is None and view.date_to is None:
        return True
    start, end = period(network, edge)
    if start is None and end is None:
        return False
    late = view.date_to is not None and start is not None and start > view.date_to + "~"
    early = view.date_from is not None and end is not None and end < view.date_from
    return not (late or early)


def period(network: networkx.MultiDiGraph, edge: dict[str, Any]) -> tuple[str | None, str | None]:
    """Give the days an edge is true for: its own, its event's, else those of its reports."""
    event = network.nodes.get(edge.get("fact"), {})
    for bearer in (edge, event):
        if bearer.get("date_from") is not None or bearer.get("date_to") is not None:
            return bearer.get("date_from"), bearer.get("date_to")
    return edge.get("first_report"), edge.get("last_report")


def wanted_nodes(drawn: networkx.MultiDiGraph, view: View) -> list[str]:
    """Keep the types asked for, and of things that only the gazetteer knows those that are tied to something."""
    types = {fold_name(type_) for type_ in view.types}
    known = {fold_name(label) for label in drawable()}
    unknown = [type_ for type_ in view.types if fold_name(type_) not in known]
    if unknown:
        raise InputError(f"no such type: {', '.join(unknown)}; there are {', '.join(drawable())}")
    return [
        id_
        for id_, node in drawn.nodes(data=True)
        if (not types or types & {fold_name(label) for label in node["labels"]})
        and (node.get("claims") or drawn.degree(id_))
    ]


def drawable() -> list[str]:
    from graph import schema

    rows = [row for label, row in schema.nodes().items() if label not in FOLDED]
    return [label for row in rows for label in (row.label, *row.second)]


def find(drawn: networkx.MultiDiGraph, name: str) -> str:
    """Find a node by its id, one of its names, a part of one, or a case form of it; of several, the best connected."""
    if name in drawn:
        return name
    wanted = fold_name(name)
    exact = [id_ for id_, node in drawn.nodes(data=True) if wanted in map(fold_name, names(node))]
    part = [id_ for id_, node in drawn.nodes(data=True) if any(wanted in fold_name(own) for own in names(node))]
    found = exact or part or in_other_words(drawn, name)
    if not (found and wanted):
        raise NotFoundError(f"nothing in the graph is called {name!r}; a part of the name is enough")
    return str(min(found, key=lambda id_: (-drawn.degree(id_), id_)))


def in_other_words(drawn: networkx.MultiDiGraph, name: str) -> list[str]:
    """Find what is called so in another case («Сеитова») or only in the gazetteer («МВД РК»)."""
    from queries.lookup import Thing, gazetteer_names, spelled, worded

    called = [Thing(id_, (*names(node), *gazetteer_names(id_))) for id_, node in drawn.nodes(data=True)]
    return [thing.id for thing in called if spelled(name, thing)] or [
        thing.id for thing in called if worded(name, thing)
    ]


def names(node: dict[str, Any]) -> list[str]:
    """Give every name of a thing, each once, the best first."""
    own = [node.get(key) for key in NAMES]
    return list(dict.fromkeys(name for name in [*own, *(node.get("names") or ())] if name))


def neighbourhood(drawn: networkx.MultiDiGraph, start: str, depth: int) -> Iterable[str]:
    import networkx as nx

    return set(nx.single_source_shortest_path_length(drawn.to_undirected(as_view=True), start, cutoff=depth))


def best_connected(drawn: networkx.MultiDiGraph, limit: int, start: str | None) -> list[str]:
    """Give the nodes with the most sources on their edges, and `start` before all."""
    score = dict.fromkeys(drawn, 0)
    for source, target, sources in drawn.edges(data="sources"):
        score[source] += 1 + (sources or 0)
        score[target] += 1 + (sources or 0)
    return sorted(score, key=lambda id_: (id_ != start, -score[id_], id_))[:limit]


ROLES = frozenset({"SUBJECT", "ORIGIN", "DESTINATION", "ACTOR", "HELD_IN", "ABOUT", "STATED_IN", "MENTIONS"})
