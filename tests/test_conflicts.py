"""kordon conflicts: each side of a contradiction with its words, as a user sees it, on both stores."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner
from worlds import Page, Thing, country, person, put

from graph.cli import root
from graph.settings import Settings

KZ, RU, TR = (country(code) for code in ("KZ", "RU", "TR"))
WHO = person("Олег Жуков")


def moved(name: str, day: int, status: str, origin: Thing) -> Page:
    page = Page(name, f"2025-03-{day:02}", f"paper {name}", f"{name}. ")
    page.say("transfer", {"subject": [WHO], "origin": [origin], "destination": [KZ]}, status, None, mode="extradition")
    return page


def counted(name: str, day: int, *values: int, value_is: str = "exact") -> Page:
    page = Page(name, f"2025-03-{day:02}", f"paper {name}", f"{name}. ")
    for value in values:
        told: dict[str, Any] = {"measure": "wanted", "value": value, "value_is": value_is, "period": "2024"}
        page.say("figure", {"of_country": [KZ]}, **told)
        total = {"kind": "total", "count": value, "count_is": value_is}
        who = Thing(f"{value} человек", "person", None, None, total)
        page.say("transfer", {"subject": [who], "destination": [KZ]}, "completed", "2024", mode="extradition")
    return page


PAGES = (
    moved("first", 1, "completed", RU),
    moved("second", 2, "completed", TR),
    moved("third", 9, "denied", RU),
    counted("fourth", 3, 30),
    counted("fifth", 4, 34, 7),
    counted("sixth", 5, 25, value_is="at_least"),
)


@pytest.fixture
def at(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("KORDON_STORE", settings.url)
    monkeypatch.setenv("KORDON_LEDGER", str(settings.ledger))
    monkeypatch.setenv("NEO4J_USERNAME", settings.user)
    monkeypatch.setenv("NEO4J_PASSWORD", settings.password)
    put(settings, PAGES)
    return settings


def rows(*options: str) -> list[dict[str, Any]]:
    done = CliRunner().invoke(root, ["conflicts", *options])
    assert done.exit_code == 0 and done.exception is None, done
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_side_has_its_words_and_who_says_so(at: Settings) -> None:
    found = rows()
    sides = {(row["about"], row["says"], row["title"]) for row in found if row["type"] == "Transfer"}
    assert {side for side in sides if side[0] != "number"} == {
        ("status", "completed", "first"),
        ("status", "denied", "third"),
        ("origin", "RU", "first"),
        ("origin", "TR", "second"),
    }
    assert all(row["quote"] and row["published"] and row["source"] == f"paper {row['title']}" for row in found)
    numbers = [[row["says"] for row in found if row["about"] == "number" and row["type"] == kind] for kind in KINDS]
    assert sorted(numbers[0]) == sorted(numbers[1]) == ["30", "34", "7", "at least 25"]
    told = CliRunner().invoke(root, ["conflicts", "--format", "table"]).stdout
    assert "denied afterwards (1 source)" in told and "total, extradition, completed, 2024, to KZ" in told
    assert told.index("completed (2 sources)") < told.index("denied afterwards")


def test_on_a_day_only_what_was_known_then(at: Settings) -> None:
    before = rows("--as-of", "2025-03-02")
    assert {row["about"] for row in before} == {"origin"}
    assert (
        CliRunner().invoke(root, ["conflicts", "--as-of", "2025-03-01", "--format", "table"]).stdout == "no conflicts\n"
    )


def test_the_most_may_be_named(at: Settings) -> None:
    done = CliRunner().invoke(root, ["conflicts", "--limit", "1"])
    assert len({json.loads(line)["conflict"] for line in done.stdout.splitlines()}) == 1
    assert "raise --limit" in done.stderr


KINDS = ("Figure", "Transfer")
