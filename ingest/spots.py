"""What the closed lists say of the words of a text: a phrase, where it stands, and the page that holds them all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold a phrase of the lists. `item` is an Alias, a Place, a Body or an Agency; `form` how it is said.

    capital: printed with a capital letter; upper: in capitals throughout; plural: only in the plural.
    """

    type: str
    form: str
    item: Any
    text: str
    capital: bool = False
    upper: bool = False
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Say that words start..end (numbers in `Page.words`) are those of the entries, all of one length."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    def first(self, type_: str, *forms: str) -> Entry | None:
        fitting = (entry for entry in self.entries if entry.type == type_ and (not forms or entry.form in forms))
        return next(fitting, None)


@dataclass(frozen=True, slots=True)
class Page:
    """Hold the words of a text (white space and noise left out), their sentences, and what was spotted."""

    doc: Doc
    words: tuple[Token, ...]
    sentences: tuple[int, ...]
    spots: tuple[Spot, ...]
    starts: dict[int, Spot]
    ends: dict[int, Spot]

    def text(self, at: int) -> str:
        return self.words[at].lower_ if 0 <= at < len(self.words) else ""

    def same_sentence(self, one: int, other: int) -> bool:
        inside = 0 <= one < len(self.words) and 0 <= other < len(self.words)
        return inside and self.sentences[one] == self.sentences[other]
