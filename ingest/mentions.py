"""Countries, agencies, places and people that a text names, each with what it is in the closed lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graph import ids
from graph.countries import country_names
from ingest import courts, people, spots
from ingest.departments import Departments
from ingest.found import Found, extent
from ingest.ground import Ground, find_ground
from ingest.owners import Bodies

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Found", "Ground", "find", "find_ground"]


def find(docs: Sequence[Doc], ground: Ground) -> list[list[Found]]:
    """Find the mentions of an article's texts (title, body, in one order of reading), text by text, by position."""
    pages = [spots.page(doc) for doc in docs]
    seated = [
        [*found, *courts.find(page, ground)] for page, found in zip(pages, Bodies(pages, ground).found(), strict=True)
    ]
    seated = Departments(pages, seated, ground).found()
    persons = people.find(pages)
    found = [
        [*countries(page, taken), *places(page, taken), *taken, *named]
        for page, taken, named in zip(pages, seated, persons, strict=True)
    ]
    return cluster([sorted(one, key=order) for one in found])


def order(found: Found) -> tuple[int, int, str]:
    return found.start, found.end, found.type


def cluster(found: Sequence[Sequence[Found]]) -> list[list[Found]]:
    """Number the things; people come with numbers of their own, which are kept apart."""
    numbers: dict[tuple[str, str], int] = {}
    done = []
    for one in found:
        done.append([replace(item, cluster=numbers.setdefault(identity(item), len(numbers))) for item in one])
    return done


def identity(found: Found) -> tuple[str, str]:
    return found.type, str(found.cluster) if found.type == "person" else found.ref or found.name or ""


def countries(page: spots.Page, taken: Sequence[Found]) -> Iterator[Found]:
    inside = {token for found in taken for token in range(found.start, found.end)}
    for spot in page.spots:
        entry = spot.first("country")
        if entry is None or entry.item.beside:
            continue
        start, end, head = extent(page, spot.start, spot.end)
        form = "inside" if start in inside else entry.form
        code = entry.item.code
        yield Found(start, end, head, "country", ids.country(code), country_names(code)["ru"], code, form)


def places(page: spots.Page, taken: Sequence[Found]) -> Iterator[Found]:
    inside = {token for found in taken for token in range(found.start, found.end)}
    for spot in page.spots:
        entry = spot.first("place", "name") or spot.first("place", "adjective")
        if entry is None or spot.first("country"):
            continue
        start, end, head = extent(page, spot.start, spot.end)
        if start not in inside:
            name, code = entry.item.name, entry.item.country
            form = "adjective" if entry.form == "adjective" else "city"
            yield Found(start, end, head, "place", ids.printed("place", name, code), name, code, form)
