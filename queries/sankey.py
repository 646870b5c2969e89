"""Where bands stand between two columns: computed beforehand, the same each time, sorted so that few cross."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

TALL, THICKEST = 420.0, 22.0  # pixels of the fuller column without its gaps, and of one unit at most
THINNEST, LEAST, GAP = 3.0, 34.0, 12.0  # pixels of a band, of a node with its words, between two nodes
SWEEPS = 8
LEFT, RIGHT = 0, 1


@dataclass(frozen=True, slots=True)
class Band:
    """Ask for a band of a weight from a node on the left to a node on the right; `solid` is a part of the weight."""

    id: str
    source: str
    target: str
    weight: float
    solid: float


@dataclass(frozen=True, slots=True)
class Placed:
    """Tell where a band begins and ends (its upper edges) and how thick it and its solid part are, in pixels."""

    start: float
    end: float
    thick: float
    solid: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Hold the places of the bands by id, of the nodes by (column, id) as (top, height), and the height of all."""

    bands: Mapping[str, Placed]
    nodes: Mapping[tuple[int, str], tuple[float, float]]
    height: float


def place(bands: Sequence[Band]) -> Layout:
    """Put sources on the left and targets on the right, each as tall as its bands; no two nodes overlap."""
    bands = sorted(bands, key=lambda band: band.id)
    thick = thickness(bands)
    ends = {LEFT: [band.source for band in bands], RIGHT: [band.target for band in bands]}
    orders = order(bands, thick)
    high = {(side, id_): 0.0 for side in ends for id_ in ends[side]}
    for band in bands:
        high[LEFT, band.source] += thick[band.id]
        high[RIGHT, band.target] += thick[band.id]
    heights = [sum(max(high[side, id_], LEAST) + GAP for id_ in orders[side]) for side in (LEFT, RIGHT)]
    nodes: dict[tuple[int, str], tuple[float, float]] = {}
    for side in (LEFT, RIGHT):
        top = (max(heights) - heights[side] + GAP) / 2
        for id_ in orders[side]:
            own = max(high[side, id_], LEAST)
            nodes[side, id_] = (top + (own - high[side, id_]) / 2, high[side, id_])
            top += own + GAP
    return Layout(settle(bands, thick, orders, nodes), nodes, max(heights))


def thickness(bands: Sequence[Band]) -> dict[str, float]:
    """Give each band's pixels: by weight, with a least thickness so that it can be seen."""
    whole = sum(band.weight for band in bands)
    unit = min(THICKEST, TALL / whole) if whole else THICKEST
    return {band.id: max(THINNEST, band.weight * unit) for band in bands}


def order(bands: Sequence[Band], thick: Mapping[str, float]) -> dict[int, list[str]]:
    """Sort each column by where its bands lead, in turn, the fullest first to begin with."""
    ties: dict[tuple[int, str], list[tuple[str, float]]] = defaultdict(list)
    for band in bands:
        ties[LEFT, band.source].append((band.target, thick[band.id]))
        ties[RIGHT, band.target].append((band.source, thick[band.id]))
    weights = {key: sum(size for _, size in own) for key, own in ties.items()}
    ranked = sorted(ties, key=lambda key: (-weights[key], key))
    columns = {side: [id_ for own, id_ in ranked if own == side] for side in (LEFT, RIGHT)}
    for sweep in range(SWEEPS):
        side = LEFT if sweep % 2 else RIGHT
        middles = centres(columns[1 - side], 1 - side, weights)
        aim = {
            id_: sum(middles[end] * size for end, size in ties[side, id_]) / weights[side, id_] for id_ in columns[side]
        }
        columns[side] = sorted(columns[side], key=lambda id_: (round(aim[id_], 6), -weights[side, id_], id_))
    return columns


def centres(column: Sequence[str], side: int, weights: Mapping[tuple[int, str], float]) -> dict[str, float]:
    found, top = {}, 0.0
    for id_ in column:
        own = max(weights[side, id_], LEAST)
        found[id_] = top + own / 2
        top += own + GAP
    return found


def settle(
    bands: Sequence[Band],
    thick: Mapping[str, float],
    orders: Mapping[int, list[str]],
    nodes: Mapping[tuple[int, str], tuple[float, float]],
) -> dict[str, Placed]:
    """Stack the bands at each node in the order of their other ends."""
    rank = {(side, id_): number for side, column in orders.items() for number, id_ in enumerate(column)}
    tops = {key: top for key, (top, _) in nodes.items()}
    starts, ends = {}, {}
    for band in sorted(bands, key=lambda band: (rank[RIGHT, band.target], band.id)):
        starts[band.id] = tops[LEFT, band.source]
        tops[LEFT, band.source] += thick[band.id]
    for band in sorted(bands, key=lambda band: (rank[LEFT, band.source], band.id)):
        ends[band.id] = tops[RIGHT, band.target]
        tops[RIGHT, band.target] += thick[band.id]
    return {
        band.id: Placed(
            round(starts[band.id], 1),
            round(ends[band.id], 1),
            round(thick[band.id], 1),
            round(
                min(thick[band.id], max(THINNEST, thick[band.id] * band.solid / band.weight)) if band.solid else 0.0, 1
            ),
        )
        for band in bands
    }
