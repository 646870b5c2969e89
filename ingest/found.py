"""What was found where: a mention of a country, an agency, a place or a person, as word numbers of a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph import morphology

if TYPE_CHECKING:
    from ingest.spots import Page


@dataclass(frozen=True, slots=True)
class Found:
    """Hold one mention: words start..end and its head (token numbers); see `form` for how it is said.

    type: country, agency, person, place. form: of a country name, abbreviation, adjective, demonym, or inside (only
    part of a body's name: it names the country, and takes no role); of an agency name, abbreviation, post, adjective,
    local; of a place city; of a person full, surname, initials.
    Mentions of one thing share `cluster`, a number that is good within the article.
    """

    start: int
    end: int
    head: int
    type: str
    ref: str | None
    name: str | None
    country: str | None
    form: str
    cluster: int = -1


def extent(page: Page, start: int, end: int) -> tuple[int, int, int]:
    """Give the first token, the one after the last, and the head: the first noun of the words."""
    words = page.words[start:end]
    nouns = [word for word in words if word.pos_ in ("NOUN", "PROPN")]
    head = next((word for word in nouns if not is_adjective(word.text)), nouns[0] if nouns else words[0])
    return words[0].i, words[-1].i + 1, head.i


def is_adjective(word: str) -> bool:
    """Say that the dictionary knows the word as an adjective or a participle only: «Соединённые» of the States."""
    return all(
        reading.pos in ("ADJF", "PRTF") or (reading.known and reading.pos in ("ADJS", "PRTS"))  # «Нгуен» looks short
        for reading in morphology.readings(word)
    )
