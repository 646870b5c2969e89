"""Tell the language of a text by its function words and letters."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

ENOUGH = 0.06  # one word in sixteen is a function word of the language, in any real text
SHORT = 12  # words; a shorter text may hold no function word at all
WORD = re.compile(r"[^\W\d_]+(?:[\u02bb’'][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Language:
    """Hold the marks of one language; `known` ones are read, the others only keep us from mistakes."""

    code: str
    known: bool
    letters: frozenset[str]
    words: frozenset[str]
    alphabet: frozenset[str]


@cache
def languages() -> tuple[Language, ...]:
    """Load the table of languages, in the order of the file."""
    rows = csv.DictReader(files("ingest").joinpath("lang/languages.csv").read_text(encoding="utf-8").splitlines())
    columns = ("letters", "words", "alphabet")
    return tuple(
        Language(row["code"], row["known"] == "yes", *(frozenset((row[name] or "").split()) for name in columns))
        for row in rows
    )


def known() -> tuple[str, ...]:
    """Give the codes of the languages whose articles are kept."""
    return tuple(language.code for language in languages() if language.known)


def share(words: list[str], language: Language) -> float:
    """Count the part of the words, 0..1, that only fits this language."""
    hits = sum(word in language.words or not language.letters.isdisjoint(word) for word in words)
    return hits / max(1, len(words))


def detect(text: str) -> str | None:
    """Name the language ("ru", "kk", "en") of a text, or None where it is another or can not be told."""
    words = WORD.findall(text.casefold())
    shares = {language: share(words, language) for language in languages()}
    best = max(shares, key=lambda language: shares[language])
    if shares[best] >= ENOUGH:
        return best.code if best.known else None
    return by_letters(words) if not any(shares.values()) else None


def by_letters(words: list[str]) -> str | None:
    """Take a short text without any function word for the language whose alphabet it keeps to, where we know that."""
    letters = frozenset().union(*words)
    fitting = [language.code for language in languages() if language.alphabet and letters <= language.alphabet]
    return fitting[0] if fitting and 1 < len(words) <= SHORT else None


def assurance(text: str) -> float:
    """Say how much the letters beyond ASCII look like one of our languages: a wrong decoding scores nothing."""
    words = WORD.findall(text)
    telling = [word for word in words if not word.isascii()] or words
    return max(share(telling, language) for language in languages() if language.known)
