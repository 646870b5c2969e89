"""kill -9 of the process that loads, at chosen and at random moments; then load again gives exactly the elements."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable

import crowd
import pytest
from test_load import LOAD, assert_equal, environment

from graph import arcade, bolt
from graph.errors import StoreError
from graph.ledger import Ledger
from graph.load import load
from graph.settings import Settings

# The real load in a process that kills itself, with no chance to clean up, as it comes to a call for the nth time.
CHILD = """
import importlib, os, signal, sys
place, nth, when = sys.argv[1], int(sys.argv[2]), sys.argv[3]
owner, _, name = place.rpartition(".")
module, _, kind = owner.partition(":")
owner = importlib.import_module(module)
owner = getattr(owner, kind) if kind else owner
real = getattr(owner, name)
calls = 0
def deadly(*args, **named):
    global calls
    calls += 1
    if calls == nth and when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    result = real(*args, **named)
    if calls == nth and when == "after":
        os.kill(os.getpid(), signal.SIGKILL)
    return result
setattr(owner, name, deadly)
from graph.cli import root
root(["load", *sys.argv[4:]], standalone_mode=False)
"""
ARTICLES = 60
MOMENTS = [
    ("graph.stamp.print_schema", 1, "before"),
    ("graph.stamp.print_schema", 1, "after"),
    ("graph.stamp.settle", 1, "after"),
    ("graph.load.run", 2, "after"),  # in the middle of a transaction
    ("graph.load.run", 7, "before"),
    ("graph.acknowledged:Acknowledged.take", 1, "before"),  # the store has it, the ledger does not know
    ("graph.acknowledged:Acknowledged.take", 3, "before"),
    ("graph.acknowledged:Acknowledged.take", 3, "after"),
    ("graph.acknowledged:Acknowledged.count", 2, "before"),  # in the middle of the ledger's own transaction
]
CHANGES = [
    ("graph.load.run", 1, "after"),
    ("graph.acknowledged:Acknowledged.take", 1, "before"),
    ("graph.acknowledged:Acknowledged.take", 2, "before"),
]
EMPTYING = [
    ("graph.stamp.empty", 1, "before"),
    ("graph.bolt:Store.write", 2, "after"),
    ("graph.bolt:Store.write", 5, "after"),
    ("graph.stamp.empty", 1, "after"),
    ("graph.acknowledged:Acknowledged.forget", 1, "before"),
    ("graph.acknowledged:Acknowledged.forget", 1, "after"),
    ("graph.acknowledged:Acknowledged.take", 1, "before"),
]


def die(settings: Settings, place: str, nth: int, when: str, *options: str) -> None:
    """Run a load that is killed at a moment; fail where the moment never came."""
    command = [sys.executable, "-c", CHILD, place, str(nth), when, *options]
    done = subprocess.run(command, env=environment(settings), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr


def finish(settings: Settings, start: Callable[[Ledger, bolt.Store], object] = load) -> None:
    """Load again, in this process, and compare."""
    with Ledger(settings.ledger) as ledger, bolt.connect(settings, create=True) as store:
        start(ledger, store)
        assert_equal(store, ledger)
        assert load(ledger, store).anew is False


def load_as_told(ledger: Ledger, store: bolt.Store) -> None:
    """Load; where a server still ends what the killed one had sent it, the load says so: then once more, as it asks."""
    try:
        load(ledger, store)
    except StoreError as error:
        assert "run kordon load again" in str(error)
        time.sleep(1)
        load(ledger, store)


def prepare(settings: Settings, articles: range) -> None:
    with Ledger(settings.ledger) as ledger:
        crowd.fill(ledger, articles)


@pytest.mark.parametrize(("place", "nth", "when"), MOMENTS)
def test_killed_in_a_first_load(settings: Settings, place: str, nth: int, when: str) -> None:
    prepare(settings, range(ARTICLES))
    die(settings, place, nth, when)
    finish(settings)


@pytest.mark.parametrize(("place", "nth", "when"), CHANGES)
def test_killed_while_old_elements_go_and_new_come(settings: Settings, place: str, nth: int, when: str) -> None:
    prepare(settings, range(5))
    finish(settings)
    with Ledger(settings.ledger) as ledger:
        ledger.withdraw(crowd.article(0)[0].id, "a test")
        crowd.fill(ledger, range(1, 2), officials=True)
        crowd.fill(ledger, range(5, 8))
    die(settings, place, nth, when)
    finish(settings)


@pytest.mark.parametrize(("place", "nth", "when"), EMPTYING)
def test_killed_while_the_store_is_emptied(settings: Settings, place: str, nth: int, when: str) -> None:
    """What went out of the ledger since the last load must not survive in a store that is half emptied."""
    prepare(settings, range(8))
    finish(settings)
    with Ledger(settings.ledger) as ledger:
        ledger.withdraw(crowd.article(3)[0].id, "a test")
        ledger.derive()
    die(settings, place, nth, when, "--anew")
    finish(settings)


@pytest.mark.parametrize("nth", [2, 5])
def test_killed_while_it_is_emptied_beside_the_notes_of_others(settings: Settings, nth: int) -> None:
    prepare(settings, range(8))
    finish(settings)
    with bolt.connect(settings) as store:
        store.write("CREATE (:Note {text: 'чужая'})")
    die(settings, "graph.bolt:Store.write", nth, "after", "--anew")
    finish(settings)
    with bolt.connect(settings) as store:
        assert store.read("MATCH (n:Note) RETURN n.text AS text") == [{"text": "чужая"}]


def test_an_embedded_store_killed_while_it_is_dropped(arcade_settings: Settings) -> None:
    """A database of which the half is deleted can not be opened: the next start throws the rest away."""
    prepare(arcade_settings, range(8))
    finish(arcade_settings)
    arcade.stop(arcade_settings.ledger)
    (arcade_settings.ledger / "server" / "dropping").touch()
    for file in sorted((arcade_settings.ledger / "graph").iterdir())[::2]:
        file.unlink()
    finish(arcade_settings)
    assert not (arcade_settings.ledger / "server" / "dropping").exists()


def test_an_embedded_store_killed_at_any_moment_of_a_load_anew(arcade_settings: Settings) -> None:
    prepare(arcade_settings, range(20))
    finish(arcade_settings)
    moment = random.Random(11)
    for _ in range(5):
        pid = arcade.keep(arcade_settings.ledger)["pid"]
        command = [*LOAD, "--anew"]
        with subprocess.Popen(command, env=environment(arcade_settings), stderr=subprocess.DEVNULL) as process:
            time.sleep(moment.uniform(0.5, 1.2))
            os.kill(pid, signal.SIGKILL)
            process.wait(60)
    finish(arcade_settings)


def test_killed_again_and_again_at_any_moment(settings: Settings) -> None:
    prepare(settings, range(ARTICLES))
    moment = random.Random(7)
    killed = 0
    for _ in range(8):
        with subprocess.Popen(LOAD, env=environment(settings), stdout=subprocess.DEVNULL) as process:
            time.sleep(moment.uniform(0.25, 0.9))
            killed += process.poll() is None
            process.kill()
    assert killed
    finish(settings, load_as_told)
