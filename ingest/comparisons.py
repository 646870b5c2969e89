"""Find the words that tell a number of another time beside the first: «27 (2023 – 42)», «88, a year before — 104»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest import asides, numerals
from ingest.clauses import feature
from ingest.syntax import DASHES

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ingest.moments import Moment

COMPARED = "kordon compared"
BOUNDS = frozenset(",;:()")


def compared(doc: Doc, moments: Sequence[Moment], token_index: int) -> int | None:
    """Give where the words open around a word that tell a number of another time: «27 (2023 – 42)», «5 (10)»."""
    if COMPARED not in doc.user_data:
        dated = {at for moment in moments for at in range(moment.start, moment.end)}
        doc.user_data[COMPARED] = {
            word.i: inner[0].i - 1
            for words in numerals.sentences(doc)
            for inner in (*set_apart(words, dated), *in_brackets(words, dated))
            for word in inner
        }
    opened: int | None = doc.user_data[COMPARED].get(token_index)
    return opened


def in_brackets(words: Sequence[Token], dated: set[int]) -> Iterator[Sequence[Token]]:
    """Yield what stands in brackets with a number that is no date."""
    for part in asides.bracketed(words[0].doc, [word.i for word in words]):
        inner = [words[0].doc[at] for at in part]
        if any(word.i not in dated and word.text.isdigit() for word in inner):
            yield inner


def set_apart(words: Sequence[Token], dated: set[int]) -> Iterator[Sequence[Token]]:
    """Yield each later piece that gives a number its own time: «..., a year before — 104», «it was 104»."""
    for piece in list(parted(words))[1:]:
        times = [word.i for word in piece if word.i in dated]
        apart = (word.text in DASHES or word.pos_ == "AUX" for word in piece)
        joint = next((word.i for word, parts in zip(piece, apart, strict=True) if parts and word.i not in dated), None)
        told = [word.i for word in piece if word.pos_ == "NUM" or word.text.isdigit()]
        verbless = not any(feature(word, "VerbForm") and word.pos_ != "AUX" for word in piece)
        if times and joint is not None and verbless and any(at > joint and at not in dated for at in told):
            yield piece


def parted(words: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Yield the pieces of a sentence between its marks."""
    start = 0
    for at, word in enumerate(words):
        if word.text in BOUNDS:
            if at > start:
                yield words[start:at]
            start = at + 1
    if start < len(words):
        yield words[start:]
