"""Asking from Python: limits of time, answers as tables, stores found by the environment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import golden
import pytest
from click.testing import CliRunner

import queries
from graph import arcade, bolt
from graph.bolt import Store
from graph.cli import root
from graph.errors import InputError, NotFoundError, RefusedError, StoreError
from graph.ledger import Ledger
from graph.load import load
from graph.settings import Settings
from queries import Table, run_cypher
from queries.run import change, facts

ALL = "MATCH (n) OPTIONAL MATCH (n)-[e]->() RETURN n.id AS id, n.name AS name, count(e) AS edges ORDER BY id"
ENDLESS = "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y WITH x, y WHERE x + y = 0 RETURN count(*) AS k"
PRODUCT = "UNWIND range(1, 9999) AS a UNWIND range(1, 9999) AS b UNWIND range(1, 9999) AS c RETURN sum(a * b * c) AS k"


@pytest.mark.parametrize("statement", [ENDLESS, PRODUCT])
def test_an_endless_statement_is_stopped(statement: str, store: Store) -> None:
    start = time.monotonic()
    with pytest.raises(RefusedError, match="stopped after 1 second"):
        run_cypher(statement, store, seconds=1)
    assert time.monotonic() - start < 15


def test_an_endless_statement_leaves_the_embedded_store_whole(arcade_settings: Settings) -> None:
    with bolt.connect(arcade_settings, create=True) as store:
        store.write("CREATE (:Person {id: 'person/a'})")
        with pytest.raises(RefusedError):
            run_cypher(ENDLESS, store, seconds=0.5)
    with bolt.connect(arcade_settings) as again:
        assert run_cypher("MATCH (p:Person) RETURN p.id AS id", again).rows == (("person/a",),)


def test_a_process_that_another_command_uses_is_not_ended(arcade_settings: Settings) -> None:
    with bolt.connect(arcade_settings, create=True) as store, bolt.connect(arcade_settings) as other:
        with pytest.raises(RefusedError):
            run_cypher(ENDLESS, store, seconds=0.5)
        assert other.read("RETURN 1 AS x") == [{"x": 1}]
    arcade.stop(arcade_settings.ledger)


def test_the_environment_names_the_store(
    arcade_settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with golden.loaded(arcade_settings):
        monkeypatch.setenv("KORDON_STORE", arcade_settings.url)
        assert queries.run("extradited", destination="KZ").to_dicts()[0]["person"] == "Данияр Сеитов"
    monkeypatch.setenv("KORDON_STORE", f"file:{tmp_path / 'nothing'}")
    with pytest.raises(StoreError, match="there is no graph"):
        queries.run("extradited")


def test_a_question_that_is_not_there_is_said(store: Store) -> None:
    with pytest.raises(NotFoundError, match="there is no query"):
        queries.run("qwerty", store=store)


def test_what_a_statement_has_changed_the_next_load_puts_back(settings: Settings) -> None:
    with golden.loaded(settings) as store:
        before = store.read(ALL)
        told = change("MATCH (p:Person) WHERE p.name = $who SET p.name = 'Никто' RETURN p.id AS id", store,
                      params={"who": "Данияр Сеитов"})  # fmt: skip
        change("CREATE (:Person {id: 'person/nobody'})", store)
        change("MATCH (c:Country {code: 'KZ'}) DETACH DELETE c", store)
        assert told.rows == (("person/seitov-daniyar",),)
        assert store.read(ALL) != before
        with Ledger(settings.ledger) as ledger:
            assert load(ledger, store).anew
        assert store.read(ALL) == before


def test_a_wrong_statement_changes_nothing(settings: Settings) -> None:
    with golden.loaded(settings) as store:
        with pytest.raises(InputError, match="statement is wrong"):
            change("MATCH (p:Person) SET p.name = ", store)
        with Ledger(settings.ledger) as ledger:
            assert not load(ledger, store).anew


def test_no_rows_have_their_columns(store: Store) -> None:
    table = queries.run("operations", store=store)
    assert table.rows == () and table.columns[0] == "operation"


def test_a_table_gives_its_facts_row_by_row() -> None:
    table = Table(("fact", "x", "facts"), (("a", 1, ["b", "c"]), (None, 2, [])))
    assert facts(table) == [["a", "b", "c"], []]


def test_a_table_becomes_a_dataframe_where_pandas_is() -> None:
    table = Table(("a", "b"), ((1, "x"), (2, "y")))
    try:
        import pandas
    except ImportError:
        with pytest.raises(InputError, match="pip install pandas"):
            table.to_dataframe()
    else:
        assert pandas.DataFrame({"a": [1, 2], "b": ["x", "y"]}).equals(table.to_dataframe())


@pytest.mark.parametrize(
    ("call", "code", "said"),
    [
        (["query", "-c", "CREATE (n)"], 5, "CREATE would change the graph"),
        (["query", "qwerty"], 3, "there is no query 'qwerty'"),
        (["query"], 2, "what is asked?"),
        (["query", "extradited", "stray"], 2, "'stray' belongs to nothing"),
        (["query", "extradited", "--destination"], 2, "--destination wants a value"),
        (["query", "extradited", "--param", "x"], 2, "KEY=VALUE"),
        (["query", "extradited", "-c", "RETURN 1"], 2, "not both"),
        (["query", "nowhere.cypher"], 2, "can not be read"),
        (["query", "extradited"], 4, "there is no graph"),
        (["query", "extradited", "--write"], 2, "--write is for a statement of your own"),
        (["query", "-c", "CREATE (n)", "--write"], 4, "there is no graph"),
        (["queries", "show", "qwerty"], 3, "there is no query"),
    ],
)
def test_errors_are_sentences_with_exit_codes(call: list[str], code: int, said: str, tmp_path: Path) -> None:
    environment = {**os.environ, "KORDON_STORE": f"file:{tmp_path / 'nothing'}", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "graph.cli", *call]
    found = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", cwd=tmp_path)
    assert (found.returncode, found.stdout) == (code, "")
    assert found.stderr.startswith("kordon: ") and said in found.stderr and len(found.stderr.splitlines()) == 1


def test_the_library_is_listed_and_shown() -> None:
    listed = CliRunner().invoke(root, ["queries", "--format", "table"]).stdout
    assert max(map(len, listed.splitlines())) <= 80
    assert listed.index("movements") < listed.index("extradited") < listed.index("network") < listed.index("bridges")
    rows = [json.loads(line) for line in CliRunner().invoke(root, ["queries"]).stdout.splitlines()]
    assert {"name", "category", "russian", "english", "parameters", "picture"} <= rows[0].keys()
    shown = CliRunner().invoke(root, ["queries", "show", "pending"]).stdout
    assert "--months INT" in shown and "duration({months: $months})" in shown
