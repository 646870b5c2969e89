"""Draw the whole graph, a part of it, or the answer of a question."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import InputError
from queries import library
from queries.picture import View
from queries.run import PICTURE, Table, run_query

if TYPE_CHECKING:
    import networkx

    from graph.bolt import Store
    from queries.page import Written


def draw(
    store: Store,
    path: Path,
    view: View | None = None,
    lang: str | None = None,
    name: str | None = None,
    given: Mapping[str, Any] | None = None,
    command: str = "",
) -> Written:
    """Write what the view asks for into one page; with `name`, only what that question answers.

    `command` is told on the page as what draws it again. Raises InputError where the question gives no picture.
    """
    from graph.network import to_networkx
    from queries.origin import Origin
    from queries.page import write

    if name is None:
        return write(store, path, view, lang, origin=Origin(command=command))
    table = run_query(store, name, given or {})
    origin = Origin(library.find(name), given or {}, command=command)
    return write(store, path, view, lang, part(to_networkx(store), table), origin)


def part(network: networkx.MultiDiGraph, table: Table) -> networkx.MultiDiGraph:
    """Cut out the edges that a picture's rows name, with the edges of their events that stay among the same ends.

    A movement that is itself an end of a row comes with who is moved: it is drawn as the tie of that person.
    """
    if not set(PICTURE) <= set(table.columns):
        raise InputError("this question gives no picture: kordon queries show NAME says which do")
    rows = table.to_dicts()
    edges = {(row["source"], row["target"], row["id"]) for row in rows}
    ends = {end for source, target, _ in edges for end in (source, target)} & set(network)
    moves = {end for end in ends if network.nodes[end]["type"] in ("Transfer", "Detention")}
    ends |= {person for move in moves for _, person, type_ in network.edges(move, data="type") if type_ == "SUBJECT"}
    facts = {row.get("fact") for row in rows} & set(network) | moves
    about = {edge for event in facts for edge in network.edges(event, keys=True) if edge[1] in ends}
    direct = network.edges(ends, keys=True, data="fact")
    told = {(source, target, key) for source, target, key, fact in direct if fact in moves and target in ends}
    return network.edge_subgraph((edges | about | told) & set(network.edges(keys=True))).copy()
