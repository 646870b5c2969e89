"""Five articles to be judged, in a ledger and a store that commands take, and the commands run as a user runs them."""

from __future__ import annotations

import csv

import pytest
from click.testing import CliRunner
from worlds import Page, Thing, country, person, put, somebody

from graph import bolt
from graph.cli import root
from graph.errors import KordonError
from graph.ledger import JUDGEMENTS, Ledger
from graph.settings import Settings

KZ, RU = country("KZ"), country("RU")
FULL, SHORT, OTHER = person("Олег Жуков"), person("О. Жуков", partial=True), person("Тимур Жуков")


def moved(day: int, name: str, who: Thing, date: str = "2024-10") -> Page:
    page = Page(name, f"2025-03-{day:02}", name, f"{name}. ")
    page.say("transfer", {"subject": [who], "origin": [RU], "destination": [KZ]}, "completed", date, mode="extradition")
    page.say("citizenship", {"subject": [who], "citizen_of": [KZ]})
    return page


PAGES = (
    moved(1, "first", FULL, "2024-10-05"),
    moved(2, "second", SHORT, "2024-10"),
    moved(3, "third", OTHER, "2025-02"),
    moved(4, "fourth", FULL, "2024-10"),
    moved(5, "fifth", somebody("житель Семея"), "2025-02"),
)


def subject(number: int) -> str:
    return PAGES[number].claims[0].roles["subject"][0].id


@pytest.fixture
def at(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Fill a ledger and a store of each kind, and make them the ones that commands take."""
    return ready(settings, monkeypatch)


@pytest.fixture
def here(arcade_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    return ready(arcade_settings, monkeypatch)


def ready(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    environment = {
        "KORDON_STORE": settings.url,
        "KORDON_LEDGER": str(settings.ledger),
        "NEO4J_USERNAME": settings.user,
        "NEO4J_PASSWORD": settings.password,
        "LOGNAME": "asel",
    }
    for key, value in environment.items():
        monkeypatch.setenv(key, value)
    put(settings, PAGES)
    return settings


def kordon(*arguments: str, code: int = 0, given: str = "") -> str:
    """Run a command; gives what it prints, of one that fails the sentence."""
    done = CliRunner().invoke(root, arguments, input=given, prog_name="kordon")
    if isinstance(done.exception, KordonError):
        assert done.exception.exit_code == code, done.exception
        return str(done.exception)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.output
    return done.output


def lines(settings: Settings) -> list[list[str]]:
    with (settings.ledger / JUDGEMENTS).open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))[1:]


def people(settings: Settings) -> set[str]:
    """Give the ids of the people that the store holds, and check that the ledger has the same."""
    with bolt.connect(settings) as store, Ledger(settings.ledger) as ledger:
        held = {row["id"] for row in store.read("MATCH (p:Person) RETURN p.id AS id")}
        assert held == {element.id for element in ledger.elements() if "Person" in element.labels}
    return held
