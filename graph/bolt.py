"""A store over Bolt, embedded or a server: one driver, one code path, errors as sentences."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from graph import arcade
from graph.errors import InputError, RefusedError, StoreError
from graph.launcher import LOOPBACK
from graph.settings import DATABASE, FILE, Settings

if TYPE_CHECKING:
    from types import TracebackType

    from neo4j import Driver, ManagedTransaction

T = TypeVar("T")
CONNECT_SECONDS = 5.0
RETRY_SECONDS = 8.0


@dataclass(frozen=True, slots=True)
class Store:
    """Ask and change one store; `name` is its address as the user wrote it."""

    name: str
    driver: Driver = field(repr=False)
    database: str | None
    lease: arcade.Lease | None = field(default=None, repr=False)

    def read(self, cypher: str, /, **params: Any) -> list[dict[str, Any]]:
        """Answer a statement as rows of plain values: scalars, lists, maps, `datetime` dates.

        Neo4j refuses a statement that would write (RefusedError); the embedded store does not.
        Raises InputError for a wrong statement, StoreError where the store can not answer.
        """
        return self.work("READ", lambda tx: rows(tx, cypher, params))

    def write(self, cypher: str, /, **params: Any) -> list[dict[str, Any]]:
        """Run one statement in a managed transaction of its own."""
        return self.work("WRITE", lambda tx: rows(tx, cypher, params))

    def work(self, mode: Literal["READ", "WRITE"], unit: Callable[[ManagedTransaction], T]) -> T:
        """Run `unit` in one managed transaction: it may be run again, so it must be absolute."""
        with sentences(self.name), self.driver.session(database=self.database, default_access_mode=mode) as session:
            run = session.execute_read if mode == "READ" else session.execute_write
            return run(unit)

    def close(self) -> None:
        self.driver.close()
        if self.lease is not None:
            self.lease.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def connect(settings: Settings, *, create: bool = False) -> Store:
    """Open the store that the settings name, proving that it answers.

    An embedded store is started where none runs; one that does not exist yet only with `create`.
    Raises StoreError when it can not be reached, or refuses user and password.
    """
    if settings.kind == "bolt":
        return Store(settings.url, drive(settings.url, settings), settings.database)
    if not create and not (settings.ledger / DATABASE).exists():
        command = "load" if (settings.ledger / FILE).exists() else "build"
        raise StoreError(f"there is no graph at {settings.url} yet: make one with kordon {command}")
    try:
        return embedded(settings)
    except StoreError as error:
        if not (settings.ledger / DATABASE).exists():
            raise
        advice = f"if its files are damaged, delete {settings.ledger / DATABASE}/ and run kordon load"
        raise StoreError(f"{error}; {advice}") from error


def embedded(settings: Settings) -> Store:
    lease = arcade.join(settings.ledger)
    try:
        address = f"bolt://{LOOPBACK}:{lease.port}"
        return Store(settings.url, drive(address, settings, lease.password), settings.database, lease)
    except BaseException:
        lease.close()
        raise


def drive(address: str, settings: Settings, password: str | None = None) -> Driver:
    with sentences(settings.url):
        driver = open_driver(address, settings.user, settings.password if password is None else password)
        try:
            with driver.session(database=settings.database) as session:
                session.run("RETURN 1").consume()  # not managed: an answer now or none
        except BaseException:
            driver.close()
            raise
        return driver


def open_driver(address: str, user: str, password: str) -> Driver:
    from neo4j import GraphDatabase

    logger = logging.getLogger("neo4j")
    if not logger.handlers:  # else Python prints the driver's notes beside our own sentences
        logger.addHandler(logging.NullHandler())
    return GraphDatabase.driver(
        address,
        auth=(user, password),
        user_agent=f"kordon/{version('kordon')}",
        connection_timeout=CONNECT_SECONDS,
        max_transaction_retry_time=RETRY_SECONDS,
    )


@contextmanager
def sentences(name: str) -> Iterator[None]:
    """Turn what the driver raises into KordonErrors that say what to do."""
    from neo4j import exceptions as known

    try:
        yield
    except known.AuthError as error:
        raise StoreError(f"{name} refuses this user or password: set NEO4J_USERNAME and NEO4J_PASSWORD") from error
    except (known.ServiceUnavailable, known.SessionExpired) as error:
        start = "" if name.startswith("file:") else "start it and "
        raise StoreError(f"{name} can not be reached, or went away: {start}run the command again") from error
    except known.ConfigurationError as error:
        raise InputError(f"{name} can not be used: {error}") from error
    except known.ClientError as error:
        raise told(name, error) from error
    except known.DriverError as error:
        raise StoreError(f"{name} does not answer as it should: {error}") from error
    except known.Neo4jError as error:
        raise StoreError(f"{name} failed: {error.message}") from error


def told(name: str, error: Any) -> StoreError | InputError | RefusedError:
    """Sort a refusal of the server by its code: the access, the database, or the statement."""
    code = str(error.code)
    if code.endswith(("Statement.AccessMode", "Security.Forbidden")):
        return RefusedError(f"the statement was refused: {error.message}")
    if ".Statement." in code or ".Procedure." in code or ".Schema." in code:
        return InputError(f"the statement is wrong: {error.message}")
    return StoreError(f"{name} refused: {error.message}")


def rows(tx: ManagedTransaction, cypher: str, params: dict[str, Any]) -> list[dict[str, Any]]:
    result = tx.run(cypher, params)
    return [plain(dict(record)) for record in result]


def plain(value: Any) -> Any:
    """Give driver values as Python's own: dates as `datetime` ones, nodes and edges as maps of their properties."""
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if hasattr(value, "to_native"):
        return value.to_native()
    if hasattr(value, "relationships"):  # a path: node, edge, node ...
        ends = zip(value.relationships, value.nodes[1:], strict=True)
        return [plain(part) for part in (value.nodes[0], *chain.from_iterable(ends))]
    if hasattr(value, "items") and hasattr(value, "element_id"):
        kind = sorted(value.labels) if hasattr(value, "labels") else value.type
        return {"is": kind, **{key: plain(value[key]) for key in value}}
    return value
