"""Find offences by their words, and tell whom they are laid to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.numerals import is_noise
from ingest.syntax import lemma
from ingest.tables import Tables

if TYPE_CHECKING:
    from spacy.tokens import Doc

LONGEST = 5


@dataclass(frozen=True, slots=True)
class Offence:
    """Point at the words (token indices, end exclusive) that name an offence of the closed list."""

    code: str
    start: int
    end: int


def find_offences(doc: Doc, tables: Tables) -> list[Offence]:
    """Give every offence named outside noise, the longest wording first: «контрабанда наркотиков» is one."""
    return list(scan(doc, tables))


def scan(doc: Doc, tables: Tables) -> Iterator[Offence]:
    words = [lemma(token) for token in doc]
    at = 0
    while at < len(words):
        size = 0 if is_noise(doc[at]) else longest(words, at, tables)
        if size:
            yield Offence(tables.offences[tuple(words[at : at + size])], at, at + size)
        at += size or 1


def longest(words: list[str], at: int, tables: Tables) -> int:
    sizes = range(min(LONGEST, len(words) - at), 0, -1)
    return next((size for size in sizes if tuple(words[at : at + size]) in tables.offences), 0)
