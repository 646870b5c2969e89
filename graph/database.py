"""SQLite as the ledger uses it: opened with one schema, changed in transactions, its errors as sentences."""

from __future__ import annotations

import datetime
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import StoreError
from graph.statements import parts, statements, text

VERSION = 2
BUSY_SECONDS = 60.0


def open_(path: Path) -> sqlite3.Connection:
    """Open the ledger's file, laying its tables where it is new; raises StoreError for what is no ledger of ours."""
    with sentences(path):
        database = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            prepare(database, path)
        except BaseException:
            database.close()
            raise
        return database


def prepare(database: sqlite3.Connection, path: Path) -> None:
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", "cache_size = -65536"):
        database.execute(f"PRAGMA {pragma}")
    if version(database) == 0:
        with transaction(database, path):
            if version(database) == 0:  # a second process may have laid the tables while this one waited
                lay(database)
    if version(database) != VERSION:
        raise StoreError(f"{path} was written by another version of kordon: install that, or build the ledger anew")


def lay(database: sqlite3.Connection) -> None:
    if database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        raise StoreError("a database that is no ledger stands in the ledger's place")
    for statement in parts(text("ledger.sql")):
        database.execute(statement)
    database.execute(statements("statements.sql")["set_about"], ("ledger", uuid.uuid4().hex))
    database.execute(f"PRAGMA user_version = {VERSION}")


def version(database: sqlite3.Connection) -> int:
    return int(database.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a second, reading connection: it sees one moment, whatever is written meanwhile."""
    with sentences(path):
        database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)
        try:
            yield database
        finally:
            database.close()


@contextmanager
def transaction(database: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Hold one writing transaction: all of it or nothing."""
    with sentences(path):
        database.execute("BEGIN IMMEDIATE")
        try:
            yield
            database.execute("COMMIT")
        except BaseException:
            if database.in_transaction:
                database.execute("ROLLBACK")
            raise


@contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the file into StoreErrors that say what to do."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorname in ("SQLITE_BUSY", "SQLITE_LOCKED"):
            raise StoreError(f"another command is writing {path}: run this one again when it has ended") from error
        if error.sqlite_errorname.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_FULL", "SQLITE_IOERR")):
            raise StoreError(f"{path} can not be read or written: {error}") from error
        raise
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname in ("SQLITE_NOTADB", "SQLITE_CORRUPT"):
            raise StoreError(f"{path} is no ledger, or a damaged one: {error}") from error
        raise


def now() -> str:
    """Give the moment, for the journal alone."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
