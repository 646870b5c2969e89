"""What vis-network is given: nodes with their places, edges with their curves, and its options, through pyvis."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from graph import schema
from queries import labels, layout
from queries.colours import colours
from queries.picture import PENDING, Picture
from queries.wording import Wording

if TYPE_CHECKING:
    import networkx

BACKWARDS = frozenset({"EXTRADITED_FROM", "RETURNED_FROM"})  # drawn in the direction of the person's way
MUTUAL = frozenset({"COOPERATES_WITH"})
DASHES = [7, 6]
LETTER, LINE = 7.6, 16.0  # pixels of a label at normal zoom
PENDING_COLOUR = "#D55E00"


def drawing(picture: Picture, words: Wording) -> tuple[list[dict[str, Any]], list[dict[str, Any]], dict[str, Any]]:
    """Give the nodes, the edges and the options of the picture, as vis-network reads them."""
    from pyvis.network import Network

    net, drawn = Network(directed=True), picture.drawn
    shown = {id_: look(id_, node, drawn.degree(id_), words) for id_, node in drawn.nodes(data=True)}
    places = layout.place({id_: box(node) for id_, node in shown.items()}, list(drawn.edges()))
    for id_, node in shown.items():
        net.add_node(id_, **node, **standing(node, places[id_]))
    curves = curved(drawn)
    for source, target, key, edge in sorted(drawn.edges(keys=True, data=True), key=lambda row: row[2]):
        start, end = (target, source) if edge["type"] in BACKWARDS else (source, target)
        net.add_edge(start, end, id=key, **line(edge, picture.whole, words), smooth=curves[key])
    net.options = OPTIONS
    nodes, edges, *_, options = net.get_network_data()
    return nodes, edges, json.loads(options)


def look(id_: str, node: dict[str, Any], degree: int, words: Wording) -> dict[str, Any]:
    row = schema.nodes()[node["type"]]
    size = (12 if node["type"] in {"Country", "Meeting"} else 8) + min(3 * math.sqrt(degree), 14)
    return {
        "label": labels.folded_lines(labels.name_of(node, words)),
        "shape": row.shape,
        "color": colours(row.colour)["light"],
        "size": round(size, 1),
        "type": node["type"],
        "official": "Official" in node["labels"],
    }


def box(node: dict[str, Any]) -> tuple[float, float]:
    """Give the room that a shape and the label under it take, in pixels."""
    lines = node["label"].split("\n")
    return max(2 * node["size"], LETTER * max(map(len, lines))), 2 * node["size"] + 8 + LINE * len(lines)


def standing(node: dict[str, Any], centre: tuple[int, int]) -> dict[str, Any]:
    """Put the shape in the upper part of its box; the label hangs below it."""
    _, height = box(node)
    return {"x": centre[0], "y": round(centre[1] - height / 2 + node["size"]), "physics": False}


def line(edge: dict[str, Any], whole: networkx.MultiDiGraph, words: Wording) -> dict[str, Any]:
    event = labels.behind(whole, edge)
    status = edge.get("status") or event.get("status")
    disputed = " (?)" if edge.get("disputed") or event.get("disputed") else ""
    return {
        "type": edge["type"],
        "label": labels.tie_label(edge, event, words) + disputed,
        "width": round(1 + 1.4 * math.log2(max(1, edge.get("sources") or 0)), 2),
        "dashes": DASHES if status in UNDONE or edge["type"] == PENDING else False,
        "arrows": "" if edge["type"] in MUTUAL else "to",
        "faint": edge["type"] in labels.STRUCTURE,
    }


def curved(drawn: networkx.MultiDiGraph) -> dict[str, dict[str, Any]]:
    """Bend edges between the same two nodes away from each other; a single one stays straight."""
    pairs: dict[tuple[str, str], list[tuple[str, bool]]] = defaultdict(list)
    for source, target, key, type_ in drawn.edges(keys=True, data="type"):
        start, end = (target, source) if type_ in BACKWARDS else (source, target)
        pairs[min(start, end), max(start, end)].append((key, start < end))
    return {key: bend for group in pairs.values() for key, bend in bent(sorted(group))}


def bent(group: list[tuple[str, bool]]) -> list[tuple[str, dict[str, Any]]]:
    middle = (len(group) - 1) / 2
    return [(key, bow((number - middle) * 0.36, forwards)) for number, (key, forwards) in enumerate(group)]


def bow(amount: float, forwards: bool) -> dict[str, Any]:
    """Bend to a side of the pair, whichever way the arrow goes."""
    if abs(amount) < 0.01:
        return {"enabled": False}
    clockwise = (amount > 0) == forwards
    return {"enabled": True, "type": "curvedCW" if clockwise else "curvedCCW", "roundness": round(abs(amount), 2)}


UNDONE = frozenset({"requested", "approved", "refused", "suspended", "denied", "planned", "negotiated", "absent"})
OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 9999999,
    },
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3, "labelHighlightBold": False},
    "edges": {"arrows": {"to": {"scaleFactor": 0.55}}, "selectionWidth": 1.5, "labelHighlightBold": False},
}
