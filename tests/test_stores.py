"""Both stores, for real: what is written comes back, what is wrong is a sentence, the embedded process behaves."""

from __future__ import annotations

import dataclasses
import datetime
import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from local_neo4j import LocalNeo4j, free_port

from graph import arcade, bolt, schema
from graph.bolt import Store
from graph.errors import InputError, RefusedError, StoreError
from graph.ledger import Ledger
from graph.settings import Settings

PROPS = {
    "id": "person/sarybaev-yerkin",
    "name": "Еркін Сарыбаев «Ұлытау»",
    "names": ["Ерки́н", "Ёлкин", "ӘҒҚҢӨҰҮҺІ", "<b>&\"'"],
    "first_report": datetime.date(2024, 2, 29),
    "count": 2**40,
    "confidence": 0.1,
    "starts": [1, 2],
    "empty": [],
    "disputed": True,
}
JOIN = "from graph import arcade; from pathlib import Path; import sys; print(arcade.join(Path(sys.argv[1])).port)"


def write(store: Store, *props: dict[str, Any]) -> None:
    rows = [{"id": row["id"], "props": row} for row in props]
    store.write(schema.upsert_nodes(("Person",)), rows=rows)


def test_cyrillic_dates_and_lists_round_trip(store: Store) -> None:
    write(store, PROPS)
    write(store, PROPS)
    assert store.read("MATCH (n:Person) RETURN properties(n) AS props, labels(n) AS labels") == [
        {"props": PROPS, "labels": ["Person"]}
    ]


def test_dates_are_dates(store: Store) -> None:
    write(store, PROPS)
    found = store.read(
        "MATCH (n:Person) WHERE n.first_report < date('2024-03-01') RETURN n.first_report.month AS month"
    )
    assert found == [{"month": 2}]


def test_an_upsert_is_absolute(store: Store) -> None:
    write(store, PROPS)
    write(store, {"id": PROPS["id"], "name": "иной"})
    assert store.read("MATCH (n) RETURN properties(n) AS props") == [{"props": {"id": PROPS["id"], "name": "иной"}}]


def test_nodes_edges_and_paths_come_as_maps(store: Store) -> None:
    store.write("CREATE (:Person {id: 'a'})-[:MEMBER_OF {post: 'б'}]->(:Person {id: 'c'})")
    ends = {"is": ["Person"], "id": "a"}, {"is": "MEMBER_OF", "post": "б"}, {"is": ["Person"], "id": "c"}
    assert store.read("MATCH p = (a)-[e]->(c) RETURN a, e, c, p") == [
        dict(zip("aecp", (*ends, list(ends)), strict=True))
    ]


def test_a_wrong_statement_is_said_in_a_sentence(store: Store) -> None:
    with pytest.raises(InputError, match="statement is wrong"):
        store.read("MATCH (n RETURN n")


def test_a_parameter_may_have_any_name(store: Store) -> None:
    assert store.read("RETURN $self AS a, $cypher AS b", self=1, cypher=2) == [{"a": 1, "b": 2}]


def test_neo4j_refuses_to_write_where_it_should_read(neo4j_store: Store) -> None:
    with pytest.raises(RefusedError):
        neo4j_store.read("CREATE (n:Person {id: 'x'}) RETURN n.id AS id")


def test_a_wrong_password_and_database_are_said(neo4j_settings: Settings) -> None:
    with pytest.raises(StoreError, match="NEO4J_PASSWORD"):
        bolt.connect(dataclasses.replace(neo4j_settings, password="wrong"))
    with pytest.raises(StoreError, match="nowhere"):
        bolt.connect(dataclasses.replace(neo4j_settings, database="nowhere"))


def test_a_server_that_is_not_there_is_said_soon(tmp_path: Path) -> None:
    began = time.monotonic()
    for scheme in ("bolt", "neo4j"):
        with pytest.raises(StoreError, match="can not be reached"):
            bolt.connect(Settings.from_env(f"{scheme}://127.0.0.1:{free_port()}", {}))
    assert time.monotonic() - began < 20


def test_a_command_against_no_server_ends_with_code_4_and_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "ledger.sqlite").touch()
    env = {**os.environ, "KORDON_LEDGER": str(tmp_path / "ledger"), "NEO4J_PASSWORD": "x"}
    command = [sys.executable, "-m", "graph.cli", "load", "--store", f"bolt://127.0.0.1:{free_port()}"]
    done = subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.startswith("kordon: bolt://") and done.stderr.count("\n") == 1


def test_a_folder_without_a_graph_is_not_made_by_asking(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kordon build"):
        bolt.connect(Settings.file(tmp_path / "typo.db"))
    assert not (tmp_path / "typo.db").exists()


def test_the_neo4j_fixture_is_a_neo4j(neo4j_server: LocalNeo4j, neo4j_store: Store) -> None:
    found = neo4j_store.read("CALL dbms.components() YIELD name, edition RETURN name, edition")
    assert found == [{"name": "Neo4j Kernel", "edition": "community"}]


# ---- the process of the embedded store ----


def pid(settings: Settings) -> int:
    found = arcade.status(settings.ledger)
    assert found is not None
    return int(found["pid"])


def ended(process: int, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if Path(f"/proc/{process}/stat").read_text(encoding="utf-8").split()[2] == "Z":
                return True
            os.kill(process, 0)
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.05)
    return False


def test_a_second_command_joins_the_running_process(arcade_store: Store, arcade_settings: Settings) -> None:
    first = pid(arcade_settings)
    write(arcade_store, PROPS)
    with bolt.connect(arcade_settings) as second:
        assert second.read("MATCH (n) RETURN count(n) AS n") == [{"n": 1}]
        assert arcade.status(arcade_settings.ledger) == {
            "bolt": arcade_store.lease.port if arcade_store.lease else None, "pid": first, "leases": 2, "keep": False
        }  # fmt: skip


def test_many_commands_that_start_at_once_share_one_process(arcade_settings: Settings) -> None:
    command = [sys.executable, "-c", JOIN, str(arcade_settings.ledger)]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") for _ in range(5)]
    ports = [process.communicate(timeout=60)[0].strip() for process in started]
    assert len(set(ports)) == 1 and ports[0].isdigit()
    assert str((arcade.status(arcade_settings.ledger) or {})["bolt"]) == ports[0]


def test_a_killed_process_is_said_and_the_next_command_starts_another(
    arcade_store: Store, arcade_settings: Settings
) -> None:
    write(arcade_store, PROPS)
    killed = pid(arcade_settings)
    os.kill(killed, signal.SIGKILL)
    assert ended(killed, 10)
    with pytest.raises(StoreError, match="went away"):
        arcade_store.read("MATCH (n) RETURN n.name AS name")
    with bolt.connect(arcade_settings) as again:
        assert again.read("MATCH (n) RETURN n.name AS name") == [{"name": PROPS["name"]}]
        assert pid(arcade_settings) != killed


def test_an_address_left_behind_misleads_nobody(arcade_settings: Settings) -> None:
    server = arcade_settings.ledger / "server"
    server.mkdir(parents=True)
    stale = {"pid": os.getpid(), "port": free_port(), "token": "x"}
    (server / "address.json").write_text(json.dumps(stale), encoding="utf-8")
    with bolt.connect(arcade_settings, create=True) as store:
        assert store.read("RETURN 1 AS one") == [{"one": 1}]


def test_it_ends_when_idle_but_not_under_a_lease(arcade_settings: Settings) -> None:
    folder = arcade_settings.ledger
    command = [sys.executable, "-m", "graph.launcher", str(folder), "0.5"]
    with subprocess.Popen(command) as process:
        while arcade.status(folder) is None:
            assert process.poll() is None
            time.sleep(0.05)
        lease = arcade.join(folder)
        time.sleep(2.5)
        assert process.poll() is None
        lease.close()
        assert process.wait(20) == 0
    assert not (folder / "server" / "address.json").exists()


def test_start_keeps_it_and_stop_ends_it(arcade_settings: Settings) -> None:
    found = arcade.keep(arcade_settings.ledger)
    assert found["keep"] is True
    assert arcade.stop(arcade_settings.ledger) is True
    assert ended(found["pid"], 1)
    assert arcade.stop(arcade_settings.ledger) is False


def test_it_ends_when_its_folder_is_gone(arcade_settings: Settings, tmp_path: Path) -> None:
    process = arcade.keep(arcade_settings.ledger)["pid"]
    arcade_settings.ledger.rename(tmp_path / "elsewhere")
    assert ended(process, 20)


def test_its_password_is_for_this_user_only(arcade_store: Store, arcade_settings: Settings) -> None:
    address = arcade_settings.ledger / "server" / "address.json"
    assert stat.S_IMODE(address.stat().st_mode) == 0o600
    wrong = json.loads(address.read_text(encoding="utf-8")) | {"token": "guessed"}
    (arcade_settings.ledger / "other").mkdir()
    (arcade_settings.ledger / "other" / "address.json").write_text(json.dumps(wrong), encoding="utf-8")
    assert arcade.ask(arcade_settings.ledger / "other", "lease") is None
    assert arcade.ask(arcade_settings.ledger / "other", "stop") is None
    assert arcade_store.read("RETURN 1 AS one") == [{"one": 1}]


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_it_listens_on_the_loopback_only(arcade_store: Store, arcade_settings: Settings) -> None:
    found = listening(pid(arcade_settings))
    assert len(found) == 3  # Bolt, HTTP (which can not be switched off) and leases
    assert set(found) <= {"0100007F", "0000000000000000FFFF00000100007F"}  # 127.0.0.1, plain and mapped


def listening(process: int) -> list[str]:
    """Give the addresses that a process listens on, as the kernel writes them."""
    folder = Path(f"/proc/{process}")
    links = [link.readlink().name for link in (folder / "fd").iterdir() if link.is_symlink()]
    sockets = {link[8:-1] for link in links if link.startswith("socket:")}
    tables = [(folder / "net" / table).read_text(encoding="utf-8").splitlines()[1:] for table in ("tcp", "tcp6")]
    rows = [line.split() for table in tables for line in table]
    return [row[1].partition(":")[0] for row in rows if row[3] == "0A" and row[9] in sockets]


def test_a_folder_that_can_not_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="can not write into"):
        bolt.connect(Settings.file(tmp_path / "file" / "kordon.db"), create=True)


def test_a_store_that_can_not_start_is_said(arcade_settings: Settings) -> None:
    arcade_settings.ledger.mkdir()
    (arcade_settings.ledger / "graph").touch()  # a file where ArcadeDB wants its folder
    with pytest.raises(StoreError, match=r"kordon\.db") as told:
        bolt.connect(arcade_settings)
    assert str(told.value).count("\n") == 0
    assert "delete" in str(told.value) and "kordon load" in str(told.value)


def test_what_a_store_says_as_it_fails_is_shown_in_letters(tmp_path: Path) -> None:
    (tmp_path / "launcher.log").write_bytes(b"damaged: " + b"\x1b[2J\x07\x00" * 200 + b"\n")
    told = arcade.last_words(tmp_path)
    assert told.startswith("damaged: ?[2J??") and told.isprintable() and len(told) <= 300


def test_a_lost_graph_is_made_from_its_ledger(arcade_settings: Settings) -> None:
    Ledger(arcade_settings.ledger).close()
    with pytest.raises(StoreError, match="make one with kordon load"):
        bolt.connect(arcade_settings)


def test_settings_follow_the_environment_and_the_option() -> None:
    env = {
        "KORDON_STORE": "neo4j://db.example",
        "NEO4J_USERNAME": "анна",
        "NEO4J_PASSWORD": "тайна",
        "KORDON_LEDGER": "l",
    }
    server = Settings.from_env(None, env)
    assert (server.kind, server.url, server.user, server.password) == ("bolt", "neo4j://db.example", "анна", "тайна")
    assert (server.ledger, server.database) == (Path("l"), None)
    assert Settings.from_env("file:there/k.db", env).ledger == Path("there/k.db")
    assert Settings.from_env(None, {}) == Settings.file(Path("kordon.db"))
    assert "тайна" not in repr(server)
    for wrong in ("http://host", "kordon.db", "file:"):
        with pytest.raises(InputError):
            Settings.from_env(wrong, env)
