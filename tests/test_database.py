"""The file of a ledger: shared by writers at once; what is none, or is not ours, is refused."""

from __future__ import annotations

import multiprocessing
import sqlite3
from pathlib import Path

import pytest
from worlds import EXTRACTOR, Page, country, person, tell

from graph import database
from graph.errors import StoreError
from graph.ledger import Ledger
from graph.settings import FILE


def test_second_writer_is_told_to_wait(tmp_path: Path, page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)
    with Ledger(tmp_path) as one, Ledger(tmp_path) as other:
        one.connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="another command is writing"):
            other.replace(page.article, EXTRACTOR, page.claims)
        one.connection.execute("ROLLBACK")
        assert other.replace(page.article, EXTRACTOR, page.claims)


def write_many(folder: Path, name: str, count: int) -> None:
    with Ledger(folder) as ledger:
        for number in range(count):
            written = Page(f"{name}-{number}", "2024-10-06", name)
            written.say("citizenship", {"subject": [person("Олег Жуков")], "citizen_of": [country("KZ")]})
            tell(ledger, written)


def test_two_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    workers = [spawn.Process(target=write_many, args=(tmp_path, name, 8)) for name in ("one", "two")]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=120)
    assert [worker.exitcode for worker in workers] == [0, 0]
    with Ledger(tmp_path) as ledger:
        ledger.derive()
        grown = list(ledger.elements())
        ledger.rebuild()
        assert list(ledger.elements()) == grown
        assert ledger.counts()[:2] == (16, 16)
        state = ledger.element("country/KZ")
        assert state is not None and state.props["articles"] == 16


def test_what_is_no_ledger_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("these are words, and more than a header of them" * 30, encoding="utf-8")
    with pytest.raises(StoreError, match="no ledger"):
        Ledger(tmp_path)


def test_foreign_and_newer_databases_are_refused(tmp_path: Path) -> None:
    for name, statement in (("foreign", "CREATE TABLE shop (x)"), ("newer", "PRAGMA user_version = 99")):
        folder = tmp_path / name
        folder.mkdir()
        with sqlite3.connect(folder / FILE) as other:
            other.execute(statement)
        other.close()
        with pytest.raises(StoreError):
            Ledger(folder)


def test_a_ledger_that_can_not_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "kordon.db"):
        with pytest.raises(StoreError, match="no ledger can be in"):
            Ledger(folder)
