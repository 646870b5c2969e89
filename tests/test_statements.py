"""Who says so, asked of real stores: the same claims, in the same order, from both."""

from __future__ import annotations

from pathlib import Path

import pytest
import story

from graph import to_networkx
from graph.bolt import Store
from queries import page, statements
from queries.statements import gather

TOGETHER = f"COOPERATES_WITH|{story.KZ_POLICE}|{story.RU_POLICE}|"


def test_facts_and_things_lead_to_their_claims_newest_first(store: Store) -> None:
    found = gather(story.put(store), [story.MOVE, TOGETHER, "transfer/none@1"], {story.SEITOV: 2, story.GROUP: 1})
    assert found.of_fact == {
        story.MOVE: [f"{story.ESCORT}#transfer@9"],
        TOGETHER: [f"{story.TALKS}#cooperation@90"],
    }
    assert found.of_thing == {
        story.SEITOV: [f"{story.ESCORT}#transfer@9", f"{story.REFUSAL}#transfer@14"],
        story.GROUP: [f"{story.ESCORT}#transfer@60"],
    }
    said = found.claims[f"{story.TALKS}#cooperation@90"]
    assert said["quotes"] == [story.QUOTES["together"], story.QUOTES["talks"]]
    assert (said["source"], said["published"], said["status"]) == ("Вестник", "2025-07-22", None)


def test_of_a_hub_only_the_newest_claims_come(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statements, "SHOWN", 1)
    found = gather(story.put(store), [], {"country/KZ": 4})
    assert found.of_thing == {"country/KZ": [f"{story.ESCORT}#transfer@60"]}


def test_the_whole_graph_comes_back_as_it_went_in(store: Store) -> None:
    story.put(store)
    for claims in (False, True):
        asked, known = to_networkx(store, claims), to_networkx(story.elements(), claims)
        assert set(asked) == set(known)
        assert set(asked.edges(keys=True)) == set(known.edges(keys=True))
        assert dict(asked.nodes[story.TALK]) == dict(known.nodes[story.TALK])  # with dates as text again
        assert dict(asked.nodes[story.ASANOV]) == dict(known.nodes[story.ASANOV])


def test_both_stores_give_the_same_page(arcade_store: Store, neo4j_store: Store, tmp_path: Path) -> None:
    pages = [
        page.write(story.put(one), tmp_path / f"{name}.html").path
        for name, one in (("a", arcade_store), ("n", neo4j_store))
    ]
    assert pages[0].read_bytes() == pages[1].read_bytes()
