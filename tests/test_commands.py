"""The commands load, export and server, run as a user runs them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import crowd
import pytest

from graph.ledger import Ledger
from graph.settings import Settings

HEAVY = ("neo4j", "networkx", "arcadedb", "spacy", "pymorphy3", "babel")


def kordon(*arguments: str, folder: Path, code: int = 0, **env: str) -> str:
    """Run a command in a folder; gives what it says on the stream that its exit code makes it use."""
    command = [sys.executable, "-P", "-m", "graph.cli", *arguments]
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("KORDON_", "NEO4J_"))}
    done = subprocess.run(command, cwd=folder, env={**clean, **env}, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout if code == 0 else done.stderr


@pytest.fixture
def folder(arcade_settings: Settings) -> Path:
    """Give a folder with a ledger of ten people in its kordon.db."""
    with Ledger(arcade_settings.ledger) as ledger:
        crowd.fill(ledger, range(1))
    return arcade_settings.ledger.parent


def test_load_says_what_it_did(folder: Path) -> None:
    first = kordon("load", folder=folder)
    assert first.startswith("file:kordon.db: sent ") and first.endswith("removed 0\n")
    assert kordon("load", folder=folder) == "file:kordon.db: sent 0 nodes and 0 edges, removed 0\n"
    assert kordon("load", "--anew", folder=folder) == first.replace(", removed", " anew, removed")


def test_load_takes_up_a_judgement(folder: Path) -> None:
    kordon("load", folder=folder)
    claim = crowd.article(0)[1][0].id
    lines = f"verdict,left,right,who,when,why\nreject,{claim},,анна,2024-05-01,опровергнуто\n"
    (folder / "kordon.db" / "judgements.csv").write_text(lines, encoding="utf-8")
    assert "removed 0" not in kordon("load", folder=folder)


def test_load_names_the_judgements_that_it_does_not_follow(folder: Path) -> None:
    (folder / "kordon.db" / "judgements.csv").write_text("verdict,left,right\nmaybe,x,y\n", encoding="utf-8")
    command = [sys.executable, "-P", "-m", "graph.cli", "load"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=True)
    assert done.stderr == "kordon: not followed: judgements.csv, judgement 1: unknown verdict 'maybe'\n"


def test_export_is_the_ledger_in_any_format(folder: Path) -> None:
    printed = kordon("export", folder=folder)
    with Ledger(folder / "kordon.db") as ledger:
        assert len(printed.splitlines()) == sum(1 for _ in ledger.elements()) > 0
    kordon("export", "graph.jsonl", folder=folder)
    assert (folder / "graph.jsonl").read_text(encoding="utf-8") == printed
    kordon("export", "graph.zip", folder=folder)
    kordon("export", "tables", "--format", "csv", folder=folder)
    kordon("export", "graph.graphml", folder=folder)
    assert (folder / "tables" / "edges.csv").exists() and (folder / "graph.zip").exists()
    assert "<graphml" in (folder / "graph.graphml").read_text(encoding="utf-8")


def test_what_can_not_be_done_is_one_sentence(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "make one with kordon build" in kordon("load", folder=tmp_path / "empty", code=2)
    assert "make one with kordon build" in kordon("export", folder=tmp_path / "empty", code=2)
    assert not list((tmp_path / "empty").iterdir())
    assert "'jsonl', 'csv', 'graphml'" in kordon("export", "x", "--format", "xlsx", folder=folder, code=2)
    assert "tells no format" in kordon("export", "x.gexf", folder=folder, code=2)
    assert "lost/x.jsonl: No such file" in kordon("export", "lost/x.jsonl", folder=folder, code=1)
    assert "only jsonl" in kordon("export", "--format", "csv", folder=folder, code=2)
    assert "server of its own" in kordon("server", "start", "--store", "bolt://localhost", folder=folder, code=2)


def test_server_starts_is_seen_and_stops(folder: Path) -> None:
    assert kordon("server", "status", folder=folder) == "file:kordon.db does not run\n"
    assert "Bolt on 127.0.0.1:" in kordon("server", "start", folder=folder)
    assert "stays until it is stopped" in kordon("server", "status", folder=folder)
    assert kordon("server", "stop", folder=folder) == "file:kordon.db has ended\n"
    assert kordon("server", "stop", folder=folder) == "file:kordon.db does not run\n"


def test_a_list_of_commands_ends_no_sentence_with_dots(folder: Path) -> None:
    assert "..." not in kordon("--help", folder=folder).partition("Commands:")[2]
    assert "..." not in kordon("server", "--help", folder=folder).partition("Commands:")[2]


def test_the_commands_import_nothing_heavy() -> None:
    code = f"import sys, graph.commands; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "[]\n"
