"""Countries, agencies, places and people that a text names, each with what it is in the closed lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graph import ids
from graph.countries import country_names
from ingest import courts, pages, people, tables
from ingest.departments import Departments
from ingest.found import Found, extent, is_adjective
from ingest.ground import Ground, find_ground
from ingest.owners import Bodies
from ingest.spots import Page
from ingest.syntax import lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Found", "Ground", "find", "find_ground"]


def find(docs: Sequence[Doc], ground: Ground) -> list[list[Found]]:
    """Find the mentions of an article's texts (title, body, in one order of reading), text by text, by position."""
    found = find_all([pages.page(doc) for doc in docs], ground)
    return [without_nouns(doc, one, tables.load(doc.lang_)) for doc, one in zip(docs, found, strict=True)]


def find_all(pages: Sequence[Page], ground: Ground) -> list[list[Found]]:
    seated = [
        [*found, *courts.find(page, ground)] for page, found in zip(pages, Bodies(pages, ground).found(), strict=True)
    ]
    seated = Departments(pages, seated, ground).found()
    persons = people.find(pages)
    found = [
        [*countries(page, taken, ground.country), *places(page, taken), *taken, *named]
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


def countries(page: Page, taken: Sequence[Found], home: str | None = None) -> Iterator[Found]:
    """Yield the countries of a text; short names that many lands have are of the article's own: «РТ»."""
    inside = {token for found in taken for token in range(found.start, found.end)}
    for spot in page.spots:
        entry = spot.first("country")
        if entry is None or (entry.item.beside and entry.item.code != home):
            continue
        start, end, head = extent(page, spot.start, spot.end)
        form = "inside" if start in inside else entry.form
        code = entry.item.code
        yield Found(start, end, head, "country", ids.country(code), country_names(code)["ru"], code, form)


def places(page: Page, taken: Sequence[Found]) -> Iterator[Found]:
    inside = {token for found in taken for token in range(found.start, found.end)}
    for spot in page.spots:
        entry = spot.first("place", "name") or spot.first("place", "adjective")
        if entry is None or spot.first("country"):
            continue
        start, end, head = extent(page, spot.start, spot.end)
        if start not in inside:
            form = "adjective" if entry.form == "adjective" else "city"
            yield Found(start, end, head, "place", entry.item.id, entry.item.name, entry.item.country, form)


def without_nouns(doc: Doc, founds: Sequence[Found], words: tables.Tables) -> list[Found]:
    """Cut from names what is none: a capital noun at the start of a sentence, a country that ran into the name."""
    surnames = {f.start for f in founds if is_surname(f, doc, founds)}
    lands = {f.start for f in founds if f.type == "country"} - surnames
    trimmed = [trim(found, doc, lands, words) if found.type == "person" else found for found in founds]
    return [f for f in trimmed if f.end > f.start and not (f.type == "country" and f.start in surnames)]


def is_surname(found: Found, doc: Doc, founds: Sequence[Found]) -> bool:
    """Say that a capital adjective of a country is the end of somebody's name: «Дмитрия Украинского»."""
    capital = found.form == "adjective" and found.end - found.start == 1 and doc[found.start].text[0].isupper()
    return capital and any(f.type == "person" and f.end == found.end and f.start < found.start for f in founds)


def trim(found: Found, doc: Doc, lands: set[int], words: tables.Tables) -> Found:
    if found.form == "nickname":
        return found
    start, end, name = found.start, found.end, (found.name or "").split()
    nouns = {*words.persons, *words.word_class("relations")}
    while start < end and (start in lands or lemma(doc[start]) in nouns or is_adjective(doc[start].text)):
        start, name = start + 1, name[1:]
    while end > start + 1 and end - 1 in lands:
        end, name = end - 1, name[:-1]
    if (start, end) == (found.start, found.end):
        return found
    return replace(found, start=start, end=end, head=max(found.head, start), name=" ".join(name) or found.name)
