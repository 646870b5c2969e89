"""Why things are one: each join has a ground that can be told."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from worlds import EXTRACTOR, Page, Thing, agency, country, offence, person, somebody

from graph.judgements import COLUMNS
from graph.ledger import JUDGEMENTS, Ledger
from graph.reasons import reasons

KZ, RU = country("KZ"), country("RU")
Tell = Callable[..., None]
TEXT = (
    "Из Анталии в Алматы доставили человека, которого искали два года подряд. "
    "Турецкий суд рассмотрел запрос за четыре месяца и согласился. "
    "Он жил под чужим именем и сдавал внаём лодки на берегу. "
    "В аэропорту его встретили сотрудники полиции и врач. "
)


@pytest.fixture
def tell(tmp_path: Path) -> Iterator[Tell]:
    with Ledger(tmp_path) as ledger:

        def write(*pages: Page, judged: tuple[tuple[str, ...], ...] = ()) -> None:
            with (tmp_path / JUDGEMENTS).open("w", encoding="utf-8", newline="") as stream:
                csv.writer(stream).writerows([COLUMNS, *judged])
            for page in pages:
                ledger.replace(page.article, EXTRACTOR, page.claims)
            ledger.derive()

        yield write


def moved(name: str, who: Thing, status: str = "completed", date: str | None = "2024-10-05", lead: str = "") -> Page:
    page = Page(name, "2024-11-01", name, lead or f"{name}. ")
    page.say("transfer", {"subject": [who], "origin": [RU], "destination": [KZ]}, status, date, mode="extradition")
    return page


def test_one_person_in_several_spellings(tell: Tell, tmp_path: Path) -> None:
    tell(moved("a", person("Ержан Саденов")), moved("b", person("Yerzhan Sadenov")))
    assert reasons(tmp_path, "person/sadenov-erzhan") == [
        "same surname and given name in 2 articles, 2 spellings: Ержан Саденов, Yerzhan Sadenov"
    ]


def test_one_case_and_its_end(tell: Tell, tmp_path: Path) -> None:
    first = moved("a", person("Ержан Саденов"), "requested", "2024-05")
    tell(first, moved("b", person("Ержан Саденов")))
    (reason,) = reasons(tmp_path, first.claims[0].id)
    assert reason == (
        "same person (person/sadenov-erzhan) and destination (country/KZ) in 2 articles, the case was closed 2024-10-05"
    )


def test_unnamed_people_and_their_shared_event(tell: Tell, tmp_path: Path) -> None:
    pages = [moved("a", somebody("мужчина")), moved("b", somebody("житель"))]
    tell(*pages)
    (reason,) = reasons(tmp_path, pages[1].claims[0].id)
    assert reason.startswith("unnamed people: same destination")
    first = min(pages, key=lambda page: page.id)
    (shared,) = reasons(tmp_path, "person/~" + subject(first).rpartition(":")[0])
    assert shared.endswith("what both were told of is one event")


def test_copies_and_what_they_say(tell: Tell, tmp_path: Path) -> None:
    pages = [Page("a", "2024-10-01", "a", TEXT), Page("b", "2024-10-02", "b", TEXT + "Читайте нас. ")]
    for page in pages:
        page.say("detention", {"subject": [somebody("мужчина")], "held_in": [RU]})
    tell(*pages)
    (reason,) = reasons(tmp_path, pages[1].id)
    assert reason.startswith(f"{pages[0].id} is the first of its copies: 8") and "runs of three words" in reason
    assert reasons(tmp_path, pages[0].id)[0].startswith(f"{pages[1].id} is a copy of this one")
    (words,) = reasons(tmp_path, pages[1].claims[0].id)
    assert words == f"the same words in 2 copies of {pages[0].id}"


def test_bodies_of_the_list_and_of_print(tell: Tell, tmp_path: Path) -> None:
    pages = []
    for name, listed, printed in (("a", "МВД", "Служба розыска"), ("b", "Interior Ministry", "Sluzhba rozyska")):
        page = Page(name, lead=name)
        bodies = [Thing(text, "agency", None, text, {"country": "KZ"}) for text in (listed, printed)]
        page.say("cooperation", {"cooperates_with": bodies}, topics=[])
        pages.append(page)
    tell(*pages)
    (one,) = reasons(tmp_path, "agency/KZ.interior-ministry")
    assert one == "one body of our list in 2 articles, 2 spellings: МВД, Interior Ministry"
    (other,) = reasons(tmp_path, "agency/KZ~sluzhba-rozyska")
    assert other == "same name in one country in 2 articles, 2 spellings: Служба розыска, Sluzhba rozyska"


def test_what_people_judged_and_why(tell: Tell, tmp_path: Path) -> None:
    pages = [moved("a", person("Ержан Саденов")), moved("b", person("Олег Жуков"))]
    line = ("same", subject(pages[0]), subject(pages[1]), "А. Читатель", "2025-01-01", "сменил имя")
    tell(*pages, judged=(line,))
    found = [reason for reason in reasons(tmp_path, "person/sadenov-erzhan") if reason.startswith("judged")]
    assert found == [f"judged same by А. Читатель on 2025-01-01: сменил имя ({', '.join(sorted(line[1:3]))})"]


def test_what_one_article_alone_says_needs_no_reason(tell: Tell, tmp_path: Path) -> None:
    page = moved("a", person("Ержан Саденов"))
    page.say("accusation", {"subject": [person("Ержан Саденов")], "accused_of": [offence("fraud")]})
    page.say("post", {"subject": [person("Ержан Саденов")], "holds_post": [agency("KZ")]}, post="министр")
    tell(page)
    ids = ("person/sadenov-erzhan", "agency/KZ.interior-ministry", page.id, *(claim.id for claim in page.claims))
    assert [reasons(tmp_path, id_) for id_ in ids] == [[]] * len(ids)


def subject(page: Page) -> str:
    return page.claims[0].roles["subject"][0].id
