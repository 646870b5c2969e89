"""The ledger into both stores, for real: after every load the store holds exactly the ledger's elements."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import crowd
import pytest
from conftest import Fresh
from local_neo4j import LocalNeo4j

from graph import arcade, bolt, schema, stamp
from graph.bolt import Store
from graph.errors import StoreError
from graph.ledger import Ledger
from graph.load import load
from graph.model import Element
from graph.settings import Settings

NODES = "MATCH (n) WHERE NOT n:Kordon AND NOT n:Note RETURN n.id AS id, labels(n) AS labels, properties(n) AS props"
EDGES = """MATCH (a)-[e]->(b) WHERE NOT a:Note
RETURN e.id AS id, [type(e)] AS labels, a.id AS source, b.id AS target, properties(e) AS props"""
LOAD = [sys.executable, "-m", "graph.cli", "load"]


@pytest.fixture
def ledger(settings: Settings) -> Iterator[Ledger]:
    """Open a ledger with 30 people in 3 articles."""
    with Ledger(settings.ledger) as opened:
        crowd.fill(opened, range(3))
        yield opened


def held(store: Store) -> list[dict[str, Any]]:
    """Give all nodes and edges of a store that are not somebody's notes, ordered by id."""
    found = store.read(NODES) + store.read(EDGES)
    return sorted(({**row, "labels": sorted(row["labels"])} for row in found), key=lambda row: str(row["id"]))


def wanted(ledger: Ledger) -> list[dict[str, Any]]:
    """Give what a store should hold, from the ledger."""
    return [expected(element) for element in ledger.elements()]


def expected(element: Element) -> dict[str, Any]:
    ends = {"source": element.source, "target": element.target} if element.is_edge else {}
    return {"id": element.id, "labels": sorted(element.labels), "props": schema.typed(element), **ends}


def assert_equal(store: Store, ledger: Ledger) -> None:
    should, does = wanted(ledger), held(store)
    assert [row["id"] for row in does] == [row["id"] for row in should]
    assert does == should
    assert should


def environment(settings: Settings) -> dict[str, str]:
    """Give the variables that lead a command to this store."""
    names = {"KORDON_STORE": settings.url, "KORDON_LEDGER": str(settings.ledger)}
    return {**os.environ, **names, "NEO4J_USERNAME": settings.user, "NEO4J_PASSWORD": settings.password}


def test_a_load_gives_the_store_exactly_the_elements(store: Store, ledger: Ledger) -> None:
    done = load(ledger, store)
    assert_equal(store, ledger)
    assert done.nodes + done.edges == len(wanted(ledger)) and not done.anew and not done.removed


def test_twice_is_once(store: Store, ledger: Ledger) -> None:
    load(ledger, store)
    again = load(ledger, store)
    assert (again.nodes, again.edges, again.removed, again.anew) == (0, 0, 0, False)
    assert_equal(store, ledger)


def test_only_what_changed_is_sent(store: Store, ledger: Ledger) -> None:
    load(ledger, store)
    before = {row["id"]: row for row in wanted(ledger)}
    crowd.fill(ledger, range(3, 4))
    ledger.withdraw(crowd.article(0)[0].id, "a test")
    ledger.derive()
    after = {row["id"]: row for row in wanted(ledger)}
    done = load(ledger, store)
    assert done.nodes + done.edges == sum(before.get(id_) != row for id_, row in after.items()) > 0
    assert done.removed == len(before.keys() - after.keys()) > 0
    assert_equal(store, ledger)


def test_a_second_label_is_won_and_lost(store: Store, ledger: Ledger) -> None:
    officials = "MATCH (n:Official) RETURN count(n) AS n"
    load(ledger, store)
    assert store.read(officials) == [{"n": 0}]
    crowd.fill(ledger, range(1, 2), officials=True)
    load(ledger, store)
    assert store.read(officials) == [{"n": crowd.PER_ARTICLE}]
    assert_equal(store, ledger)
    crowd.fill(ledger, range(1, 2))
    load(ledger, store)
    assert store.read(officials) == [{"n": 0}]
    assert_equal(store, ledger)


def test_a_wiped_store_loads_again(store: Store, ledger: Ledger) -> None:
    load(ledger, store)
    store.write("MATCH (n) DETACH DELETE n")
    load(ledger, store)
    assert_equal(store, ledger)


@pytest.mark.parametrize("damage", ["MATCH (n:Claim) DETACH DELETE n", "MATCH ()-[e:STATED_IN]->() DELETE e"])
def test_a_store_that_lost_something_is_noticed(store: Store, ledger: Ledger, damage: str) -> None:
    load(ledger, store)
    store.write(damage)
    assert load(ledger, store).anew
    assert_equal(store, ledger)


def test_a_store_put_back_from_a_copy_is_noticed(store: Store, ledger: Ledger) -> None:
    load(ledger, store)
    store.write("CREATE (:Person {id: 'person/of-old', name: 'из копии'})")
    store.write("MATCH (k:Kordon) SET k.batch = k.batch - 2")
    assert load(ledger, store).anew
    assert_equal(store, ledger)


def test_a_ledger_put_back_from_a_copy_is_noticed(settings: Settings, tmp_path: Path) -> None:
    with Ledger(settings.ledger) as ledger:
        crowd.fill(ledger, range(2))
    shutil.copy(settings.ledger / "ledger.sqlite", tmp_path / "copy.sqlite")
    with Ledger(settings.ledger) as ledger, bolt.connect(settings, create=True) as store:
        crowd.fill(ledger, range(2, 4))
        load(ledger, store)
    for file in settings.ledger.glob("ledger.sqlite*"):
        file.unlink()
    shutil.copy(tmp_path / "copy.sqlite", settings.ledger / "ledger.sqlite")
    with Ledger(settings.ledger) as ledger, bolt.connect(settings) as store:
        assert load(ledger, store).anew
        assert_equal(store, ledger)


def test_a_new_schema_loads_anew(store: Store, ledger: Ledger) -> None:
    load(ledger, store)
    store.write("CREATE (:Relic {id: 'relic/1'})")
    store.write("MATCH (k:Kordon) SET k.schema = 'older', k.labels = k.labels + ['Relic']")
    assert load(ledger, store).anew
    assert_equal(store, ledger)


def test_anew_removes_ours_and_leaves_the_notes_of_others(store: Store, ledger: Ledger) -> None:
    load(ledger, store)
    store.write("MATCH (p:Person) WITH p ORDER BY p.id LIMIT 1 CREATE (:Note {text: 'моя заметка'})-[:ON]->(p)")
    store.write("CREATE (:Person {id: 'person/strange'})")
    done = load(ledger, store, anew=True)
    assert done.anew and done.nodes + done.edges == len(wanted(ledger))
    assert store.read("MATCH (n:Note) RETURN n.text AS text") == [{"text": "моя заметка"}]
    assert_equal(store, ledger)


@pytest.fixture
def embedded(arcade_settings: Settings) -> Iterator[Ledger]:
    """Open a ledger with 30 people for the embedded store alone."""
    with Ledger(arcade_settings.ledger) as opened:
        crowd.fill(opened, range(3))
        yield opened


def test_an_embedded_store_of_ours_alone_is_dropped_whole(
    arcade_store: Store, arcade_settings: Settings, embedded: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(embedded, arcade_store)
    monkeypatch.setattr(stamp, "EMPTY", "no statement")
    with bolt.connect(arcade_settings) as reader:
        assert reader.read("MATCH (k:Kordon) RETURN count(k) AS n") == [{"n": 1}]
        assert load(embedded, arcade_store, anew=True).anew
        assert reader.read("MATCH (k:Kordon) RETURN count(k) AS n") == [{"n": 1}]  # on the connection of before
    assert_equal(arcade_store, embedded)


@pytest.mark.parametrize("theirs", ["(:Note {id: 'note/1'})", "(:Person {name: 'без id'})", "({id: 'x/1'})"])
def test_one_node_of_others_keeps_an_embedded_store_from_being_dropped(
    arcade_store: Store, embedded: Ledger, theirs: str
) -> None:
    load(embedded, arcade_store)
    arcade_store.write(f"CREATE {theirs}")
    load(embedded, arcade_store, anew=True)
    assert arcade_store.read("MATCH (n) WHERE NOT n:Kordon RETURN count(n) AS n")[0]["n"] == nodes(embedded) + 1


def nodes(ledger: Ledger) -> int:
    return sum(not element.is_edge for element in ledger.elements())


def test_a_foreign_database_is_refused_and_untouched(store: Store, ledger: Ledger) -> None:
    store.write("CREATE (:Film {title: 'Не наше'})")
    for anew in (False, True):
        with pytest.raises(StoreError, match="another program"):
            load(ledger, store, anew)
    assert store.read("MATCH (n) RETURN properties(n) AS props") == [{"props": {"title": "Не наше"}}]


def test_the_store_of_another_ledger_is_refused_and_untouched(store: Store, ledger: Ledger, tmp_path: Path) -> None:
    load(ledger, store)
    with Ledger(tmp_path / "other") as other:
        crowd.fill(other, range(5, 6))
        for anew in (False, True):
            with pytest.raises(StoreError, match="another ledger"):
                load(other, store, anew)
    assert_equal(store, ledger)


def test_a_faster_loader_is_noticed(store: Store, ledger: Ledger) -> None:
    load(ledger, store)
    crowd.fill(ledger, range(3, 5))
    calls = count()

    def meddle(what: str, sent: int) -> None:
        if next(calls) == 0:
            store.write("MATCH (k:Kordon) SET k.batch = k.batch + 1, k.loader = 'another'")

    with pytest.raises(StoreError, match="another load"):
        load(ledger, store, tell=meddle)
    load(ledger, store)
    assert_equal(store, ledger)


def test_two_loads_at_once_leave_it_exact(settings: Settings) -> None:
    with Ledger(settings.ledger) as ledger:
        crowd.fill(ledger, range(60))
    started = [subprocess.Popen(LOAD, env=environment(settings), stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [process.wait(120) for process in started] == [0, 0]
    with Ledger(settings.ledger) as ledger, bolt.connect(settings) as store:
        assert_equal(store, ledger)


def test_reading_goes_on_while_another_process_loads(settings: Settings) -> None:
    with Ledger(settings.ledger) as ledger:
        crowd.fill(ledger, range(100))
        seen = []
        with bolt.connect(settings, create=True) as store, subprocess.Popen(LOAD, env=environment(settings)) as process:
            while process.poll() is None:
                seen.append(store.read("MATCH (n) RETURN count(n) AS n")[0]["n"])
            assert process.returncode == 0
            assert_equal(store, ledger)
    assert seen == sorted(seen) and len(set(seen)) > 1


def interrupted(ledger: Ledger, settings: Settings, kill: Callable[[], None]) -> None:
    """Load, and end the server after the second batch."""
    calls = count()

    def tell(what: str, sent: int) -> None:
        if next(calls) == 1:
            kill()

    with bolt.connect(settings, create=True) as store, pytest.raises(StoreError, match="went away"):
        load(ledger, store, tell=tell)


def test_an_embedded_server_killed_in_mid_load(arcade_settings: Settings) -> None:
    with Ledger(arcade_settings.ledger) as ledger:
        crowd.fill(ledger, range(60))
        interrupted(ledger, arcade_settings, lambda: os.kill(running(arcade_settings), signal.SIGKILL))
        with bolt.connect(arcade_settings) as store:
            assert not load(ledger, store).anew
            assert_equal(store, ledger)


def running(settings: Settings) -> int:
    found = arcade.status(settings.ledger)
    assert found is not None
    return int(found["pid"])


def test_a_neo4j_killed_in_mid_load(neo4j_server: LocalNeo4j, fresh: Fresh, tmp_path: Path) -> None:
    settings = fresh("neo4j", tmp_path / "ledger")
    with Ledger(settings.ledger) as ledger:
        crowd.fill(ledger, range(60))
        interrupted(ledger, settings, neo4j_server.kill)
        with pytest.raises(StoreError, match="can not be reached"):
            bolt.connect(settings)
        neo4j_server.start()
        with bolt.connect(settings) as store:
            assert not load(ledger, store).anew
            assert_equal(store, ledger)


def test_the_stamp_says_whose_it_is(store: Store, ledger: Ledger) -> None:
    load(ledger, store)
    mark = stamp.find(store)
    assert mark is not None
    assert (mark.ledger, mark.schema) == (ledger.id, stamp.version())
