"""What flows from country to country: the numbers are those of the library's question, the bands fill their nodes."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import pytest
import story
import years
from conftest import Fresh

from graph import bolt, to_networkx
from queries import flows, sankey
from queries.events import events
from queries.picture import View
from queries.routes import amount, routes
from queries.run import run_query

# ---- the numbers ----


def test_numbers_are_those_of_the_librarys_question(lasting: bolt.Store) -> None:
    """Completed, by route and year, without totals: `kordon query routes` and the page say the same."""
    network = to_networkx(lasting)
    asked = run_query(lasting, "routes", {}).to_dicts()
    told = {(row["origin"], row["destination"], row["year"] or ""): (row["transfers"], row["persons"]) for row in asked}
    shown = {
        (route.origin[-2:], route.destination[-2:], route.year): (counted.transfers, counted.people)
        for route in routes(events(network, View(), ["Transfer"]))
        if route.done and flows.drawable(network, route)
        for counted in [amount(network, route.events)]
        if counted.transfers
    }
    assert shown == told
    assert shown["RU", "KZ", "2024"] == (2, 21)  # one by name, a group of over twenty; the total of 34 is not added
    assert {key for key in shown if key[2] == "2022"} == {("RU", "AM", "2022"), ("TR", "AM", "2022")}


def test_a_member_of_a_group_that_went_the_same_way_is_counted_with_it(fresh: Fresh, tmp_path: Path) -> None:
    of_group = story.edge("MEMBER_OF", story.SEITOV, years.subject(years.GROUP), years.GROUP)
    with bolt.connect(fresh("arcade", tmp_path / "kordon.db"), create=True) as store:
        story.put(store, [*years.elements(), of_group])
        asked = run_query(store, "routes", {"origin": "RU", "destination": "KZ"}).to_dicts()
        found = [e for e in events(to_networkx(store), View(), ["Transfer"]) if e.id in (years.GROUP, story.MOVE)]
        counted = amount(to_networkx(store), found)
    assert [(row["transfers"], row["persons"]) for row in asked if row["year"] == "2024"] == [(2, 20)]
    assert (counted.transfers, counted.people) == (2, 20)


def test_numbers_are_those_of_the_graphs_own_edges() -> None:
    """What the graph draws as EXTRADITED_TO and RETURNED_TO is what flows to a country, as far as events have sides."""
    network = to_networkx(years.elements())
    people = [(person, target) for person, target, type_ in network.edges(data="type") if type_ == "EXTRADITED_TO"]
    done = {
        (person, route.destination)
        for route in routes(events(network, View(), ["Transfer"]))
        if route.done
        for event in route.events
        if event.node.get("mode") == "extradition"
        for person in event.of("subject")
    }
    assert set(people) == done


def test_a_sum_says_how_exact_it_is_and_the_greatest_total_stands_alone() -> None:
    network = to_networkx(years.elements())
    found = [
        event for event in events(network, View(), ["Transfer"]) if event.id in (years.GROUP, years.TOTAL, story.MOVE)
    ]
    counted = amount(network, [*found, *found])
    assert (counted.transfers, counted.people, counted.told_is) == (2, 21, "at_least")
    assert (counted.total, counted.total_is) == (34, "exact")


# ---- the layout ----


def test_bands_fill_their_nodes_and_no_node_stands_on_another() -> None:
    chance = random.Random(5)
    names = [f"country/{number}" for number in range(30)]
    pairs = sorted({(chance.choice(names), chance.choice(names)) for _ in range(80)})
    bands = [
        sankey.Band(f"{start}>{end}", start, end, weight, chance.randint(0, weight))
        for start, end in pairs
        for weight in [chance.randint(1, 400)]
    ]
    layout = sankey.place(bands)
    assert sankey.place([*reversed(bands)]) == layout
    for side in (sankey.LEFT, sankey.RIGHT):
        rows = sorted(place for (own, _), place in layout.nodes.items() if own == side)
        assert all(one[0] + one[1] <= other[0] for one, other in itertools.pairwise(rows))
        assert rows[-1][0] + rows[-1][1] <= layout.height
    for side, end in ((sankey.LEFT, "source"), (sankey.RIGHT, "target")):
        for name in names:
            own = sum(layout.bands[one.id].thick for one in bands if getattr(one, end) == name)
            assert own == pytest.approx(layout.nodes.get((side, name), (0, 0))[1], abs=2)
    assert all(placed.solid <= placed.thick for placed in layout.bands.values())
