"""Where nodes stand: the same each time, near what they are tied to, never one on another."""

from __future__ import annotations

import itertools
import math
import random

from queries.layout import place

WIDE = (120.0, 56.0)


def overlapping(places: dict[str, tuple[int, int]], size: tuple[float, float]) -> list[tuple[str, str]]:
    return [
        (a, b)
        for a, b in itertools.combinations(places, 2)
        if abs(places[a][0] - places[b][0]) < size[0] - 1 and abs(places[a][1] - places[b][1]) < size[1] - 1
    ]


def tree(count: int) -> tuple[dict[str, tuple[float, float]], list[tuple[str, str]]]:
    chance = random.Random(7)
    names = [f"n{number}" for number in range(count)]
    return dict.fromkeys(names, WIDE), [
        (names[number], names[int(number * chance.random() ** 2)]) for number in range(1, count)
    ]


def test_the_same_graph_gets_the_same_places_whatever_the_order() -> None:
    boxes, links = tree(60)
    turned = dict(reversed(boxes.items()))
    random.seed(1)  # the world's own chance has no say
    first = place(boxes, links)
    random.seed(2)
    assert place(turned, [*reversed(links)]) == first


def test_no_two_boxes_overlap() -> None:
    for count in (2, 30, 500):
        boxes, links = tree(count)
        assert overlapping(place(boxes, links), WIDE) == []


def test_parts_that_do_not_hang_together_stand_side_by_side() -> None:
    boxes = dict.fromkeys("abcdefgh", WIDE)
    places = place(boxes, [("a", "b"), ("b", "c"), ("d", "e")])
    assert set(places) == set(boxes)
    assert overlapping(places, WIDE) == []


def test_what_is_tied_stands_nearer_than_what_is_not() -> None:
    names = [f"n{number}" for number in range(12)]
    links = list(itertools.pairwise(names))
    places = place(dict.fromkeys(names, (20.0, 20.0)), links)
    tied = [math.dist(places[a], places[b]) for a, b in links]
    assert max(tied) < math.dist(places["n0"], places["n11"]) / 2


def test_a_graph_of_nothing_and_of_one_can_be_laid_out() -> None:
    assert place({}, []) == {}
    assert list(place({"a": WIDE}, [("a", "a")])) == ["a"]
