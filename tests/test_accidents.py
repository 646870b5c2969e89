"""A build that is killed, whole or in part, and run again ends in the same graph."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from corpus import BODIES, built, elements, write

from graph.bolt import connect
from graph.errors import KordonError
from graph.ledger import Ledger
from graph.settings import FILE, Settings
from ingest.build import build


def command(store: Path, *arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "graph.cli", "build", "--store", f"file:{store}", *map(str, arguments)]


def many(folder: Path, count: int) -> Path:
    """Write enough articles that a build takes its time."""
    for number in range(count):
        body = "\n".join(BODIES[name].replace("Асана", f"Асана{number}") for name in "abcd")
        write(folder, f"m{number}", body)
    return folder


def rows(store: Path, table: str) -> int:
    try:
        with sqlite3.connect(f"{(store / FILE).as_uri()}?mode=ro", uri=True) as database:
            return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    except sqlite3.OperationalError:
        return -1


def wait_until(reached: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 120
    while not reached() and process.poll() is None:
        assert time.monotonic() < end, "the build did not get that far"
        time.sleep(0.005)


MANY = 12
MOMENTS: dict[str, Callable[[Path], bool]] = {
    "the ledger is laid": lambda store: rows(store, "article") >= 0,
    "the first article is in": lambda store: rows(store, "article") >= 1,
    "half of the articles are in": lambda store: rows(store, "article") >= MANY // 2,
    "all articles are in": lambda store: rows(store, "article") >= MANY,
    "the graph is derived": lambda store: rows(store, "element") >= 1,
    "the store is taking it": lambda store: rows(store, "acknowledged") >= 1,
}


@pytest.mark.parametrize(("moment", "jobs"), list(zip(MOMENTS, "121212", strict=True)))
def test_killed_at_any_moment_and_run_again_it_is_exact(
    tmp_path: Path, moment: str, jobs: str, undisturbed: tuple[Path, list[str]]
) -> None:
    corpus, exact = undisturbed
    store = tmp_path / "kordon.db"
    process = subprocess.Popen(command(store, corpus, "--jobs", jobs), stdout=subprocess.DEVNULL)
    wait_until(lambda: MOMENTS[moment](store), process)
    process.kill()
    assert process.wait() == -signal.SIGKILL
    with Ledger(store) as ledger:
        build([str(corpus)], ledger, corpus.parent)
        assert elements(ledger) == exact


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    base = tmp_path_factory.mktemp("undisturbed")
    corpus = many(base / "news", MANY)
    return corpus, built(base, corpus)[0]


def test_killed_while_the_store_is_loaded_and_run_again_the_store_is_exact(
    tmp_path: Path, undisturbed: tuple[Path, list[str]]
) -> None:
    corpus, exact = undisturbed
    store = tmp_path / "kordon.db"
    process = subprocess.Popen(command(store, corpus), stdout=subprocess.DEVNULL)
    wait_until(lambda: (store / "graph").exists(), process)
    process.kill()
    assert process.wait() == -signal.SIGKILL
    subprocess.run(command(store, corpus), stdout=subprocess.DEVNULL, check=True)
    with connect(Settings.file(store)) as there:
        nodes = [row["id"] for row in there.read("MATCH (n) WHERE NOT n:Kordon RETURN n.id AS id")]
        edges = [row["id"] for row in there.read("MATCH ()-[e]->() RETURN e.id AS id")]
    assert sorted(nodes + edges) == sorted(json.loads(line)[0] for line in exact)


def children(process: subprocess.Popen[bytes]) -> list[int]:
    """Give the workers of a build."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()[1]
            line = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if int(parent) == process.pid and b"spawn_main" in line:
            found.append(int(folder.name))
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc to find the workers in")
def test_a_killed_worker_is_told_and_a_second_run_ends_the_work(
    tmp_path: Path, undisturbed: tuple[Path, list[str]]
) -> None:
    corpus, exact = undisturbed
    store = tmp_path / "kordon.db"
    process = subprocess.Popen(command(store, corpus, "--jobs", "2"), stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    wait_until(lambda: rows(store, "article") >= 1, process)
    os.kill(children(process)[0], signal.SIGKILL)
    _, told = process.communicate(timeout=120)
    assert process.returncode == KordonError.exit_code
    assert "a worker was killed" in told.decode() and "Traceback" not in told.decode()
    with Ledger(store) as ledger:
        build([str(corpus)], ledger, corpus.parent)
        assert elements(ledger) == exact


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc to find the workers in")
def test_workers_do_not_outlive_a_killed_build(tmp_path: Path, undisturbed: tuple[Path, list[str]]) -> None:
    corpus, _ = undisturbed
    store = tmp_path / "kordon.db"
    process = subprocess.Popen(command(store, corpus, "--jobs", "2"), stdout=subprocess.DEVNULL)
    wait_until(lambda: rows(store, "article") >= 1, process)
    workers = children(process)
    process.kill()
    process.wait()
    end = time.monotonic() + 10
    while any(Path(f"/proc/{pid}/cmdline").exists() for pid in workers) and time.monotonic() < end:
        time.sleep(0.05)
    assert workers and not any(Path(f"/proc/{pid}/cmdline").exists() for pid in workers)
