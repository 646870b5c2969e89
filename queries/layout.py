"""Where each node of a picture stands: computed once, before the page is written, the same for the same graph."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Points = np.ndarray[Any, np.dtype[np.float64]]

Pairs = Sequence[tuple[int, int, float]]
SEED = 3
SPACING = 250.0  # between two neighbours, in the pixels of normal zoom
STRESS_LIMIT = 400  # Kamada-Kawai gives the calmest picture, and costs the square
GAP = 14.0
ASPECT = 1.2
ROUNDS = 200
STRETCH = 1.1
TALLER = 1.8  # how far a flat picture is pulled up to fill its screen
ROOM = 2.0  # the area given, in areas of the boxes
FEW = 20


def place(boxes: Mapping[str, tuple[float, float]], links: Iterable[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """Give the centre of each box (id -> width, height in pixels) so that linked ones are near and none overlap.

    Parts that hang together are laid out each for itself and packed side by side, the largest first. Two that are
    linked more than once stand farther apart: each link wants room for its words.
    """
    parts = components(sorted(boxes), sorted(links))
    packed = pack([(draw(part, pairs, boxes), sizes(part, boxes)) for part, pairs in parts])
    return {
        id_: (round(x), round(y))
        for (part, _), points in zip(parts, packed, strict=True)
        for id_, (x, y) in zip(part, points.tolist(), strict=True)
    }


def components(ids: Sequence[str], links: Sequence[tuple[str, str]]) -> list[tuple[list[str], Pairs]]:
    """Split into connected parts, the largest first; links become places in the part's list and a wanted length."""
    import igraph

    number = {id_: place for place, id_ in enumerate(ids)}
    times = Counter((min(a, b), max(a, b)) for a, b in links if a != b)
    graph = igraph.Graph(n=len(ids), edges=[(number[a], number[b]) for a, b in times])
    graph.es["length"] = [min(1 + 0.3 * (count - 1), 2.0) for count in times.values()]
    parts: list[tuple[list[str], Pairs]] = []
    for members in sorted((sorted(part) for part in graph.connected_components()), key=lambda part: (-len(part), part)):
        sub = graph.induced_subgraph(members)
        parts.append(([ids[place] for place in members], [(*edge.tuple, edge["length"]) for edge in sub.es]))
    return parts


def sizes(part: Sequence[str], boxes: Mapping[str, tuple[float, float]]) -> Points:
    import numpy as np

    return np.array([boxes[id_] for id_ in part], dtype=np.float64)


def draw(part: Sequence[str], pairs: Pairs, boxes: Mapping[str, tuple[float, float]]) -> Points:
    import numpy as np

    if len(part) == 1:
        return np.zeros((1, 2))
    size = sizes(part, boxes) + GAP
    points = lie_down(spring(len(part), pairs))
    return push_apart(scale(points, pairs, size), size)


def spring(count: int, pairs: Pairs) -> Points:
    """Let igraph place the nodes, from a circle and a fixed seed."""
    import igraph
    import numpy as np

    graph = igraph.Graph(n=count, edges=[(a, b) for a, b, _ in pairs])
    igraph.set_random_number_generator(random.Random(SEED))
    start = graph.layout_circle()
    if count <= STRESS_LIMIT:
        layout = graph.layout_kamada_kawai(seed=start, maxiter=50 * count, weights=[length for *_, length in pairs])
    else:
        layout = graph.layout_fruchterman_reingold(niter=500)
    return np.array(layout.coords, dtype=np.float64)


def lie_down(points: Points) -> Points:
    """Turn the longer axis to the horizontal: screens are wide."""
    import numpy as np

    centred = points - points.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    turned: Points = centred @ axes[:, ::-1]
    signs = np.sign(turned[np.abs(turned).argmax(axis=0), [0, 1]])  # an axis has no sign of its own
    return turned * np.where(signs == 0, 1, signs)


def scale(points: Points, pairs: Pairs, size: Points) -> Points:
    """Stretch until neighbours stand `SPACING` apart and the boxes have room; boxes are wide, so x more than y."""
    import numpy as np

    ends = np.array([(a, b) for a, b, _ in pairs])
    lengths = np.hypot(*(points[ends[:, 0]] - points[ends[:, 1]]).T)
    points = points * (SPACING / max(float(lengths.mean()), 1e-9)) * np.array([STRETCH, 1.0])
    wide, tall = np.ptp(points, axis=0) + 1
    points = points * np.array([1.0, min(max(wide / tall / ASPECT, 1.0), TALLER)])
    low, high = np.percentile(points, [10, 90], axis=0)  # where most of them stand
    asked = ROOM * float(size.prod(axis=1).sum())
    return points * max(1.0, math.sqrt(asked / max(float((high - low).prod()), 1e-9))) if len(size) > FEW else points


def push_apart(points: Points, size: Points) -> Points:
    """Move boxes that overlap away from each other, each by half, along the shorter way out."""
    import numpy as np

    points = points.copy()
    for _ in range(ROUNDS):
        order = np.argsort(points[:, 0], kind="stable")
        moved = sweep(points, size, order)
        if not moved:
            break
    return points


def sweep(points: Points, size: Points, order: Any) -> bool:
    """Compare each box with those after it from left to right, as far as the widest box reaches."""
    reach, moved = float(size[:, 0].max()), False
    for step in range(1, len(order)):
        left, right = order[:-step], order[step:]
        if float((points[right, 0] - points[left, 0]).min()) > reach:
            break
        moved |= part_pairs(points, size, left, right)
    return moved


def part_pairs(points: Points, size: Points, left: Any, right: Any) -> bool:
    import numpy as np

    for side in (0, 1):
        room = (size[left, side] + size[right, side]) / 2 - np.abs(points[right, side] - points[left, side])
        near = np.flatnonzero(room > 0.5)
        left, right = left[near], right[near]
    if not len(left):
        return False
    apart = points[right] - points[left]
    overlap = (size[left] + size[right]) / 2 - np.abs(apart)
    axis = (overlap[:, 1] < overlap[:, 0]).astype(int)
    rows = np.arange(len(axis))
    push = np.zeros((len(axis), 2))
    push[rows, axis] = overlap[rows, axis] / 2 * np.where(apart[rows, axis] < 0, -1, 1)
    np.add.at(points, right, push)
    np.add.at(points, left, -push)
    return True


def pack(parts: Sequence[tuple[Points, Points]]) -> list[Points]:
    """Put the parts on shelves from left to right, as wide as the screen's aspect asks."""
    import numpy as np

    corners = [((points - size / 2).min(axis=0), (points + size / 2).max(axis=0)) for points, size in parts]
    extents = [high - low + 3 * GAP for low, high in corners]
    area = sum(float(extent.prod()) for extent in extents)
    width = max([math.sqrt(area * ASPECT), *(float(extent[0]) for extent in extents)])
    placed, x, y, shelf = [], 0.0, 0.0, 0.0
    for (points, _), (low, _), extent in zip(parts, corners, extents, strict=True):
        if x and x + float(extent[0]) > width:
            x, y, shelf = 0.0, y + shelf, 0.0
        placed.append(points - low + np.array([x, y]))
        x, shelf = x + float(extent[0]), max(shelf, float(extent[1]))
    return placed
