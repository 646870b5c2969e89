"""The graph as it was known on a day: of the claims published by then, in a ledger that lives while it is asked."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph import database, spans
from graph.errors import InputError
from graph.ledger import JUDGEMENTS, Ledger
from graph.settings import FILE, Settings
from graph.statements import parts, statements

SQL = "asof.sql"


def last_day(date: str) -> str:
    """Give the last day of `2025`, `2025-03` or `2025-03-12`; raises InputError for what is none of these."""
    try:
        return spans.read(date).last
    except ValueError as error:
        raise InputError(f"{date!r} is no date such as 2025-03-12, 2025-03 or 2025") from error


@contextmanager
def ledger_as_of(folder: Path, date: str) -> Iterator[Ledger]:
    """Derive the graph of the claims that were published on or before a date; gone at the end.

    `folder` is the whole ledger's. An article without a date is in no such graph; today's judgements count.
    """
    day = last_day(date)
    if not (folder / FILE).exists():
        raise InputError(f"there is no ledger in {folder}: make one with kordon build")
    with tempfile.TemporaryDirectory(prefix="kordon-") as place, Ledger(Path(place) / "kordon.db") as ledger:
        copy(folder, ledger, day)
        ledger.derive()
        yield ledger


@contextmanager
def settings_as_of(whole: Settings, date: str) -> Iterator[Settings]:
    """Load that graph into an embedded store of its own, and name it."""
    from graph import arcade, bolt
    from graph.load import load

    with ledger_as_of(whole.ledger, date) as ledger:
        settings = Settings.file(ledger.folder)
        try:
            with bolt.connect(settings, create=True) as store:
                load(ledger, store)
            yield settings
        finally:
            arcade.stop(settings.ledger)


def copy(folder: Path, ledger: Ledger, day: str) -> None:
    """Take over what was published by then, with the judgements."""
    if (folder / JUDGEMENTS).exists():
        shutil.copy(folder / JUDGEMENTS, ledger.folder / JUDGEMENTS)
    with database.sentences(folder / FILE):
        ledger.connection.execute(statements(SQL)["attach"], (str(folder / FILE),))
        with database.transaction(ledger.connection, ledger.path):
            for statement in parts(statements(SQL)["copy"]):
                ledger.connection.execute(statement, {"day": day} if ":day" in statement else {})


def undated(folder: Path) -> int:
    """Count the articles that have no date, and so are in no such graph."""
    with database.reading(folder / FILE) as whole:
        found: int = whole.execute(statements(SQL)["count_undated"]).fetchone()[0]
        return found
