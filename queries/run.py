"""Ask the graph: one statement, in a transaction that is always rolled back, within limits of rows and time."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from graph.errors import BrokenInvariantError, InputError, RefusedError
from graph.settings import Settings
from queries import library

if TYPE_CHECKING:
    import networkx
    import pandas
    from neo4j import Result

    from graph.bolt import Store

ROWS = 10_000
SECONDS = 60.0
FETCH = 500


@dataclass(frozen=True, slots=True)
class Table:
    """Hold an answer; `more` says that rows beyond the limit were left out."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    more: bool = False

    def to_dicts(self) -> list[dict[str, Any]]:
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_dataframe(self) -> pandas.DataFrame:
        """Give the rows to pandas; raises InputError where it is not installed."""
        try:
            import pandas
        except ImportError as error:
            raise InputError("pandas is not installed: pip install pandas") from error
        return pandas.DataFrame(list(self.rows), columns=list(self.columns))

    def to_networkx(self) -> networkx.MultiDiGraph:
        """Draw a picture's rows, an edge each (`source`, `type`, `target`, `id`); the other columns are attributes."""
        import networkx

        if not set(PICTURE) <= set(self.columns):
            raise InputError(f"only a table with the columns {', '.join(PICTURE)} can be drawn")
        network = networkx.MultiDiGraph()
        for row in self.to_dicts():
            source, target, key = row.pop("source"), row.pop("target"), row.pop("id")
            network.add_edge(source, target, key=key, **row)
        return network


def run(name: str, /, store: Store | None = None, limit: int = ROWS, **given: Any) -> Table:
    """Ask a named question of the store (else of the one that KORDON_STORE names).

    Parameters are as on the command line: `run("extradited", destination="Казахстан", when="2024")`.
    """
    with opened(store) as open_store:
        return run_query(open_store, name, given, limit)


def run_query(store: Store, name: str, given: Mapping[str, Any], limit: int = ROWS, seconds: float = SECONDS) -> Table:
    """Ask a named question of an open store."""
    from queries import parameters

    query = library.find(name)
    table = ask(store, query.cypher, parameters.bind(query, given, store), rows=limit, seconds=seconds)
    if table.rows and table.columns != query.columns:
        raise BrokenInvariantError(f"query {name} gives {table.columns}, its head promises {query.columns}")
    return Table(query.columns, table.rows, table.more)  # one store names no columns where there are no rows


def run_cypher(
    statement: str,
    /,
    store: Store | None = None,
    limit: int = ROWS,
    seconds: float = SECONDS,
    params: Mapping[str, Any] | None = None,
) -> Table:
    """Ask a statement of one's own; raises RefusedError where it does anything but read the graph."""
    from queries.guard import check

    checked = check(statement)
    with opened(store) as open_store:
        return ask(open_store, checked, dict(params or {}), rows=limit, seconds=seconds)


def change(
    statement: str,
    /,
    store: Store,
    limit: int = ROWS,
    seconds: float = SECONDS,
    params: Mapping[str, Any] | None = None,
) -> Table:
    """Run a statement that may write, unchecked; the store is marked, so that the next load puts it back."""
    from graph import stamp
    from graph.bolt import sentences

    with (
        sentences(store.name),
        stopped(seconds),
        store.driver.session(database=store.database) as session,
        session.begin_transaction(timeout=seconds) as transaction,
    ):
        table = fetched(transaction.run(statement, dict(params or {})), limit)
        stamp.touch(transaction)
        transaction.commit()
        return table


@contextmanager
def opened(store: Store | None) -> Iterator[Store]:
    if store is not None:
        yield store
        return
    from graph.bolt import connect

    with connect(Settings.from_env()) as own:
        yield own


def ask(store: Store, cypher: str, bound: Mapping[str, Any], *, rows: int = ROWS, seconds: float = SECONDS) -> Table:
    """Run a statement that was checked, in a thread of its own: one store has no clock that stops a statement."""
    answer: list[Table] = []
    failure: list[BaseException] = []

    def work() -> None:
        try:
            answer.append(read(store, cypher, bound, rows, seconds))
        except BaseException as error:
            failure.append(error)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(seconds + 1)
    if thread.is_alive():
        abandon(store)
        raise RefusedError(TOO_LONG.format(seconds=seconds))
    if failure:
        raise failure[0]
    return answer[0]


def read(store: Store, cypher: str, bound: Mapping[str, Any], rows: int, seconds: float) -> Table:
    from graph.bolt import sentences

    with (
        sentences(store.name),
        stopped(seconds),
        store.driver.session(database=store.database, default_access_mode="READ", fetch_size=FETCH) as session,
    ):
        transaction = session.begin_transaction(timeout=seconds)
        try:
            return fetched(transaction.run(cypher, dict(bound)), rows)
        finally:
            transaction.rollback()


def fetched(result: Result, rows: int) -> Table:
    from graph.bolt import plain

    columns = tuple(result.keys())
    found = [tuple(plain(value) for value in record.values()) for record in islice(result, rows + 1)]
    return Table(columns, tuple(found[:rows]), len(found) > rows)


@contextmanager
def stopped(seconds: float) -> Iterator[None]:
    """Say it when the store itself has stopped a statement that took too long."""
    from neo4j.exceptions import Neo4jError

    try:
        yield
    except Neo4jError as error:
        if "TransactionTimedOut" in str(error.code):
            raise RefusedError(TOO_LONG.format(seconds=seconds)) from error
        raise


def abandon(store: Store) -> None:
    """End the embedded store when nobody else uses it: nothing less stops a statement that runs there."""
    from graph import arcade

    if store.lease is None:
        return
    folder = Settings.from_env(store.name).ledger
    state = arcade.status(folder)
    if state is not None and state["leases"] <= 1:
        arcade.stop(folder)


def facts(table: Table) -> list[Sequence[str]]:
    """Give, for each row, the ids whose evidence stands behind it: what its columns `fact` and `facts` hold."""
    places = [place for place, name in enumerate(table.columns) if name in FACTS]
    return [[id_ for place in places for id_ in listed(row[place])] for row in table.rows]


def listed(value: Any) -> list[str]:
    return [] if value is None else list(value) if isinstance(value, list) else [str(value)]


FACTS = ("fact", "facts")
PICTURE = ("source", "type", "target", "id")
TOO_LONG = "the statement was stopped after {seconds:g} seconds: narrow it with WHERE, LIMIT or a shorter path"
