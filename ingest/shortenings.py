"""Abbreviations that only this article has: introduced in brackets, or spelled by the first letters of one body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.found import Found
from ingest.spots import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

SHORT = 8  # letters of an abbreviation
SPELLED = 3  # letters that first letters must spell


def with_short_names(pages: Sequence[Page], done: Sequence[Sequence[Found]]) -> list[list[Found]]:
    """Add to each text's bodies the places where an abbreviation of one of them stands alone."""
    short = {**dict(spelled(pages, done)), **dict(introduced(pages, done))}
    return [[*found, *called(page, found, short)] for page, found in zip(pages, done, strict=True)]


def introduced(pages: Sequence[Page], done: Sequence[Sequence[Found]]) -> Iterator[tuple[str, Found]]:
    """Yield the abbreviations that stand in brackets after a body: «Агентство финансовой разведки (АФР)»."""
    for page, found in zip(pages, done, strict=True):
        ends = {one.end: one for one in found if one.type == "agency"}
        for at, word in enumerate(page.words):
            body = ends.get(word.i)
            inside = page.words[at + 1 : at + 3]
            if body is None or word.text != "(" or len(inside) < 2 or inside[1].text != ")":
                continue
            if is_short(inside[0]) and at + 1 not in page.starts:
                yield inside[0].text, body


def spelled(pages: Sequence[Page], done: Sequence[Sequence[Found]]) -> Iterator[tuple[str, Found]]:
    """Yield the abbreviations that the first letters of just one body spell: «Государственная пограничная служба»."""
    bodies = [(letters(page, one), one) for page, found in zip(pages, done, strict=True) for one in found]
    for text in {word.text for page in pages for word in unknown(page)}:
        fits = {one.ref: one for first, one in bodies if one.type == "agency" and first.startswith(text)}
        if len(fits) == 1:
            yield text, next(iter(fits.values()))


def unknown(page: Page) -> Iterator[Token]:
    """Yield the abbreviations that no list has, or has only beside a country."""
    for at, word in enumerate(page.words):
        spot = page.starts.get(at)
        weak = spot is None or all(entry.type == "body" and entry.item.weak for entry in spot.entries)
        if weak and is_short(word) and len(word.text) >= SPELLED:
            yield word


def letters(page: Page, body: Found) -> str:
    """Give the first letters of the words of a body, its small words left out."""
    words = page.doc[body.start : body.end]
    return "".join(word.text[0].upper() for word in words if word.is_alpha and word.pos_ not in ("ADP", "CCONJ", "DET"))


def called(page: Page, found: Sequence[Found], short: dict[str, Found]) -> Iterator[Found]:
    """Yield the places where an abbreviation that was introduced stands alone."""
    taken = {at for one in found for at in range(one.start, one.end)}
    for word in page.words:
        body = short.get(word.text)
        if body is not None and word.i not in taken:
            yield replace(body, start=word.i, end=word.i + 1, head=word.i, form="abbreviation")


def is_short(word: Token) -> bool:
    return word.text.isupper() and word.is_alpha and 2 <= len(word.text) <= SHORT
