"""A graph that is derived from hand-made pages, to be asked by label."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from worlds import EXTRACTOR, Page, Thing, country, person, somebody

from graph import schema
from graph.judgements import COLUMNS
from graph.ledger import JUDGEMENTS, Ledger
from graph.model import Element

KZ, RU, TR = country("KZ"), country("RU"), country("TR")
Draw = Callable[..., "Graph"]
Line = tuple[str, str, str]


class Graph:
    """Hold the elements that were derived, to be asked by label."""

    def __init__(self, elements: Iterator[Element]) -> None:
        self.elements = list(elements)
        for element in self.elements:
            schema.check(element)

    def all(self, label: str) -> list[Element]:
        return [element for element in self.elements if label in element.labels]

    def one(self, label: str) -> Element:
        (found,) = self.all(label)
        return found

    def ends(self, type_: str) -> set[tuple[str, str]]:
        return {(edge.source or "", edge.target or "") for edge in self.all(type_)}


@pytest.fixture
def draw(tmp_path: Path) -> Iterator[Draw]:
    """Give a function that derives the graph of some pages, and of what people judged."""
    with Ledger(tmp_path) as ledger:

        def derive(*pages: Page, judged: tuple[Line, ...] = ()) -> Graph:
            with (tmp_path / JUDGEMENTS).open("w", encoding="utf-8", newline="") as stream:
                csv.writer(stream).writerows([COLUMNS, *((*line, "a reader", "2025-01-01", "") for line in judged)])
            for page in pages:
                ledger.replace(page.article, EXTRACTOR, page.claims)
            ledger.derive()
            return Graph(ledger.elements())

        yield derive


PERSON = person("Олег Жуков")
MAN = somebody("мужчина")


def moved(
    name: str,
    status: str = "completed",
    date: str | None = "2024-10",
    *,
    who: Thing = PERSON,
    origin: tuple[Thing, ...] = (RU,),
    to: Thing = KZ,
    mode: str = "extradition",
    published: str | None = "2024-11-01",
    source: str | None = None,
) -> Page:
    """Write an article of one movement; `name` begins its text, so that it is no copy of another."""
    page = Page(name, published, source or name, f"{name}. ")
    page.say("transfer", {"subject": [who], "origin": origin, "destination": [to]}, status, date, mode=mode)
    return page


def subject(page: Page) -> str:
    return page.claims[0].roles["subject"][0].id


def page_roles(who: Thing) -> dict[str, list[Thing]]:
    return {"subject": [who], "origin": [RU], "destination": [KZ]}
