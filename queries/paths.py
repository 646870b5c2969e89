"""The shortest ways between two things: every node and every tie that stands on one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from graph.errors import InputError, NotFoundError

if TYPE_CHECKING:
    import networkx

TRIED = 10_000  # ways; those that share their things may be beyond number
STEPS = 6  # what is farther apart than this is tied by chance
Edge = tuple[str, str, str]


def between(
    drawn: networkx.MultiDiGraph, start: str, end: str, limit: int, steps: int = STEPS
) -> tuple[networkx.MultiDiGraph, networkx.MultiDiGraph]:
    """Cut out all shortest ways, whichever way their ties point; and of these whole ways of at most `limit` nodes.

    Raises InputError where both ends are one, NotFoundError where no way is as short as `steps`.
    """
    if start == end:
        raise InputError(f"both ends are {start}: a way leads from one thing to another")
    near = layers(drawn, start, steps)
    if end not in near:
        raise NotFoundError(f"no way leads from {start} to {end} in {steps} steps or fewer")
    left = layers(drawn, end, near[end])
    on_way = {id_: step for id_, step in near.items() if id_ in left and step + left[id_] == near[end]}
    kept = best_ways(drawn, on_way, start, end, limit)
    return cut(drawn, on_way, on_way), cut(drawn, kept, on_way)


def layers(drawn: networkx.MultiDiGraph, start: str, steps: int) -> dict[str, int]:
    """Tell how many steps each thing is away, as far as `steps`."""
    import networkx as nx

    found = nx.single_source_shortest_path_length(drawn.to_undirected(as_view=True), start, cutoff=steps)
    return dict(found)


def best_ways(drawn: networkx.MultiDiGraph, on_way: Mapping[str, int], start: str, end: str, limit: int) -> set[str]:
    """Keep all if there is room, else ways, the best connected first, until one would not fit; one always does."""
    if len(on_way) <= limit:
        return set(on_way)
    kept: set[str] = set()
    for way in islice(ways(drawn, on_way, (start,), end), TRIED):
        if kept and len(kept | set(way)) > limit:
            break
        kept |= set(way)
    return kept


def ways(
    drawn: networkx.MultiDiGraph, on_way: Mapping[str, int], begun: tuple[str, ...], end: str
) -> Iterator[tuple[str, ...]]:
    if begun[-1] == end:
        yield begun
        return
    step = on_way[begun[-1]] + 1
    following = {id_ for id_ in neighbours(drawn, begun[-1]) if on_way.get(id_) == step}
    for id_ in sorted(following, key=lambda id_: (-drawn.degree(id_), id_)):
        yield from ways(drawn, on_way, (*begun, id_), end)


def neighbours(drawn: networkx.MultiDiGraph, id_: str) -> set[str]:
    return {*drawn.successors(id_), *drawn.predecessors(id_)}


def cut(drawn: networkx.MultiDiGraph, kept: Iterable[str], on_way: Mapping[str, int]) -> networkx.MultiDiGraph:
    """Keep the ties that lead a step on; a tie between two of the same step is on no shortest way."""
    ids = set(kept)
    edges = [
        (source, target, key)
        for source, target, key in drawn.edges(keys=True)
        if source in ids and target in ids and abs(on_way[source] - on_way[target]) == 1
    ]
    return drawn.edge_subgraph(edges).copy()
