"""Where articles contradict each other: what makes an event disputed, and what does not."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from worlds import EXTRACTOR, Page, Thing, country, person, somebody

from graph.disputes import Dispute
from graph.judgements import COLUMNS
from graph.ledger import JUDGEMENTS, Ledger

KZ, RU, TR, AE = (country(code) for code in ("KZ", "RU", "TR", "AE"))
WHO = person("Олег Жуков")
SEMEI, AKTAU = (
    Thing(name, "place", f"place/KZ.{slug}", name) for name, slug in (("Семей", "semei"), ("Актау", "aktau"))
)


def moved(name: str, status: str = "completed", date: str | None = "2024-10", **told: Any) -> Page:
    """Write an article of one movement."""
    page = Page(name, told.get("published", "2024-11-01"), told.get("source", name), f"{name}. ")
    roles = {"subject": [told.get("who", WHO)], "origin": told.get("origin", [RU]), "destination": [KZ]}
    page.say("transfer", roles, status, date, mode="extradition")
    return page


def held(name: str, *places: Thing) -> Page:
    page = Page(name, "2024-11-01", name, f"{name}. ")
    page.say("detention", {"subject": [WHO], "held_in": list(places)}, None, "2024-10")
    return page


def disputed(folder: Path, *pages: Page, judged: bool = False) -> list[tuple[str, str, int]]:
    """Give the disputes of the one event that the pages tell of; `judged` joins the claims of all of them."""
    claims = [page.claims[0].id for page in pages]
    with (folder / JUDGEMENTS).open("w", encoding="utf-8", newline="") as stream:
        lines = [("same", claims[0], other, "a reader", "2025-01-01", "") for other in claims[1:]] if judged else []
        csv.writer(stream).writerows([COLUMNS, *lines])
    with Ledger(folder) as ledger:
        for page in pages:
            ledger.replace(page.article, EXTRACTOR, page.claims)
        ledger.derive()
        (event,) = [e for e in ledger.elements() if "disputed" in e.props]
        found = [Dispute.read(line) for line in event.props.get("disputes", ())]
        assert event.props["disputed"] == bool(found)
        assert {side.claim for side in found} <= {claim.id for claim in ledger.claims_of(event.id)}
        return sorted(side[:3] for side in found)


def test_days(tmp_path: Path) -> None:
    pages = moved("a", date="2024-10-05"), moved("b", date="2024-10-07"), moved("c", date="2024-10")
    found = disputed(tmp_path, *pages[::2], moved("d", date="2024-10-05"))
    assert found == []
    assert disputed(tmp_path, *pages, judged=True) == [("date", "2024-10-05", 2), ("date", "2024-10-07", 1)]


def test_sides(tmp_path: Path) -> None:
    found = disputed(tmp_path, moved("a"), moved("b"), moved("c", origin=[TR, AE]), moved("d", origin=[]))
    assert found == [("origin", "country/AE+country/TR", 1), ("origin", "country/RU", 2)]


def test_sides_that_meet_are_none(tmp_path: Path) -> None:
    assert (
        disputed(tmp_path, moved("a"), moved("b", origin=[RU, TR]), moved("c", "requested", "2024-01", origin=[AE]))
        == []
    )


@pytest.mark.parametrize("places, wanted", [((SEMEI, KZ), []), ((SEMEI, AKTAU), ["place/KZ.aktau", "place/KZ.semei"])])
def test_places(tmp_path: Path, places: tuple[Thing, Thing], wanted: list[str]) -> None:
    found = disputed(tmp_path, *(held(place.text, place) for place in places), judged=True)
    assert [value for _, value, _ in found] == wanted


@pytest.mark.parametrize(
    "other, wanted",
    [
        (somebody("пятеро", 5), ["3", "5"]),
        (somebody("более двух", 2, count_is="at_least"), []),
        (somebody("до двух", 2, count_is="at_most"), ["3", "at_most:2"]),
        (somebody("около трёх", 3, count_is="about"), []),
    ],
)
def test_counts(tmp_path: Path, other: Thing, wanted: list[str]) -> None:
    found = disputed(tmp_path, moved("a", who=somebody("трое", 3)), moved("b", who=other), judged=True)
    assert [value for _, value, _ in found] == wanted


@pytest.mark.parametrize("status", ["denied", "refused"])
def test_what_is_taken_back_afterwards(tmp_path: Path, status: str) -> None:
    found = disputed(tmp_path, moved("a"), moved("b", status, None, published="2024-12-05"))
    assert found == [("status", "completed", 1), ("status", status, 1)]


def test_a_refusal_that_came_before_or_is_told_beside_the_hand_over_is_no_dispute(tmp_path: Path) -> None:
    both = moved("a", published="2024-12-05")
    both.say("transfer", {"subject": [WHO], "destination": [KZ]}, "refused", None, mode="extradition")
    assert disputed(tmp_path, both, moved("b", "refused", "2023")) == []


def test_an_article_contradicts_nobody_by_telling_both(tmp_path: Path) -> None:
    two = moved("a", origin=[RU])
    two.say("transfer", {"subject": [WHO], "origin": [TR], "destination": [KZ]}, "completed", "2024-10", mode="return")
    assert disputed(tmp_path, two) == []
