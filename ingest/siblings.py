"""Two people who share a surname in the plural: «братья Асхат и Ерлан Тулеевы», «сестёр Анну и Ольгу Крайних»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graph import declension, morphology, names
from ingest import lexicon

if TYPE_CHECKING:
    from ingest.people import Piece
    from ingest.spots import Page

WOMAN = "Fem"


def with_surnames(pages: Sequence[Page], pieces: Sequence[Piece]) -> list[Piece]:
    """Give each of two named together their surname in the singular."""
    found = list(pieces)
    for at, piece in enumerate(found):
        page, before = pages[piece.page], found[at - 1] if at else None
        joined = before is not None and is_joined(before, piece)
        if ends_two(piece, page):
            shared = page.words[piece.end - 1].text
            found[at] = named(piece, shared)
        elif joined and before is not None and are_kin(before, piece, page):
            shared = piece.parts.surname
        else:
            continue
        if joined and before is not None:
            found[at - 1] = named(before, shared)
    return found


def are_kin(before: Piece, piece: Piece, page: Page) -> bool:
    """Say that a noun for both stands before two whose surname has no plural: «братья Шимон и Йоав Маман»."""
    noun = page.words[before.start - 1] if before.start else None
    told = noun is not None and bool(morphology.keys(noun.text) & lexicon.words("siblings"))
    return told and piece.form == "full" and page.text(piece.start - 1) in lexicon.words("joining")


def ends_two(piece: Piece, page: Page) -> bool:
    """Say that a piece after «и» is a given name and a surname in the plural."""
    two = piece.end - piece.start == 2 and page.text(piece.start - 1) in lexicon.words("joining")
    first, last = (page.words[at].text for at in (piece.start, piece.end - 1))
    return two and names.is_given(first) and declension.of_one(last, woman=False) is not None


def is_joined(before: Piece, piece: Piece) -> bool:
    """Say that a given name alone stands before «и» and the piece."""
    return before.page == piece.page and before.end == piece.start - 1 and before.end - before.start == 1


def named(piece: Piece, shared: str) -> Piece:
    given = (piece.parts.given or piece.text).split()[0]
    own = declension.of_one(shared, woman=names.gender_of((given,)) == WOMAN) or shared
    return replace(piece, parts=replace(piece.parts, given=given, surname=own), text=f"{given} {own}")
