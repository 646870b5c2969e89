"""What tests share: real stores of both kinds, one real Neo4j for the whole run, ledgers, pages in a real browser."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import local_neo4j
import pytest
from derived import draw as draw
from judged import at as at
from judged import here as here
from worlds import Page, country, somebody

from graph import arcade, bolt
from graph.bolt import Store
from graph.ledger import Ledger
from graph.settings import Settings

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

KINDS = ("arcade", "neo4j")
Fresh = Callable[[str, Path], Settings]


def lack(reason: str) -> None:
    """Skip a test for what this machine lacks; in CI that is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI must have it: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[local_neo4j.LocalNeo4j]:
    """Run one Neo4j 5 for the whole session."""
    reason = local_neo4j.lacking()
    if reason is not None:
        lack(reason)
    with local_neo4j.running(tmp_path_factory.mktemp("neo4j") / "home") as server:
        yield server


@pytest.fixture(scope="session")
def fresh(request: pytest.FixtureRequest) -> Iterator[Fresh]:
    """Give settings of an empty store of a kind, with its ledger in the folder that is given; for any scope."""
    folders: list[Path] = []

    def make(kind: str, folder: Path) -> Settings:
        if kind == "neo4j":
            settings: Settings = request.getfixturevalue("neo4j_server").settings(folder)
            wipe(settings)
            return settings
        folders.append(folder)
        return Settings.file(folder)

    yield make
    for folder in folders:
        arcade.stop(folder)


def wipe(settings: Settings) -> None:
    """Empty a whole database, whoever's it is."""
    with bolt.connect(settings, create=True) as store:
        while store.write("MATCH (n) WITH n LIMIT 5000 DETACH DELETE n RETURN count(*) AS n")[0]["n"]:
            pass


@pytest.fixture
def arcade_settings(fresh: Fresh, tmp_path: Path) -> Iterator[Settings]:
    settings = fresh("arcade", tmp_path / "kordon.db")
    yield settings
    arcade.stop(settings.ledger)


@pytest.fixture
def neo4j_settings(fresh: Fresh, tmp_path: Path) -> Settings:
    return fresh("neo4j", tmp_path / "kordon.db")


@pytest.fixture(params=KINDS)
def settings(request: pytest.FixtureRequest) -> Settings:
    """Name an empty store of each kind in turn."""
    found: Settings = request.getfixturevalue(f"{request.param}_settings")
    return found


@pytest.fixture
def arcade_store(arcade_settings: Settings) -> Iterator[Store]:
    with bolt.connect(arcade_settings, create=True) as store:
        yield store


@pytest.fixture
def neo4j_store(neo4j_settings: Settings) -> Iterator[Store]:
    with bolt.connect(neo4j_settings) as store:
        yield store


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    """Open an empty store of each kind in turn."""
    with bolt.connect(settings, create=True) as opened:
        yield opened


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Open an empty ledger."""
    with Ledger(tmp_path) as opened:
        yield opened


@pytest.fixture
def page() -> Page:
    """Write an article of one hand-over."""
    written = Page("handover", "2024-10-06", "Вечер")
    roles = {"subject": [somebody("мужчина")], "origin": [country("RU")], "destination": [country("KZ")]}
    written.say("transfer", roles, "completed", "2024-10", mode="extradition")
    return written


@pytest.fixture(scope="session")
def told(fresh: Fresh, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give an embedded store that holds the story; it is only read."""
    import story

    with bolt.connect(fresh("arcade", tmp_path_factory.mktemp("told") / "kordon.db"), create=True) as opened:
        yield story.put(opened)


@pytest.fixture(scope="session")
def lasting(fresh: Fresh, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give an embedded store that holds the story with more years; it is only read."""
    import story
    import years

    with bolt.connect(fresh("arcade", tmp_path_factory.mktemp("lasting") / "kordon.db"), create=True) as opened:
        yield story.put(opened, years.elements())


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    import browser

    reason = browser.lacking()
    if reason is not None:
        lack(reason)
    with browser.started(tmp_path_factory.mktemp("profile")) as driver:
        yield driver


@pytest.fixture
def russian(chromium: Chrome, pages: dict[str, Path]) -> Chrome:
    """Open the Russian one of the pages that a module is about."""
    import browser

    return browser.opened(chromium, pages["ru"])


@pytest.fixture(scope="session")
def graph_pages(told: Store, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Give the page of the story's graph in either language."""
    import browser

    from queries import page

    return browser.both(partial(page.write, told), tmp_path_factory.mktemp("graph"))


@pytest.fixture(scope="session")
def flows_pages(lasting: Store, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Give the page of flows in either language."""
    import browser

    from queries import flows

    return browser.both(partial(flows.write, lasting), tmp_path_factory.mktemp("flows"))


@pytest.fixture(scope="session")
def timeline_pages(lasting: Store, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Give the page of events along time in either language."""
    import browser

    from queries import timeline

    return browser.both(partial(timeline.write, lasting), tmp_path_factory.mktemp("timeline"))
