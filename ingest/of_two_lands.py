"""Whose «МВД двух стран», «генпрокуроры обоих государств» are: of the lands that stand near, or of all named."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from graph import morphology
from ingest import lexicon
from ingest.bodies import Phrase, Territory
from ingest.clauses import allowed_cases
from ingest.spots import Page

COUNTED = {"two": 2, "three": 3}
BETWEEN = 2  # words at most between the number and «стран»
NEAR = 1  # sentences before in which the lands may be named


def with_lands(phrases: Sequence[Sequence[Phrase]], pages: Sequence[Page]) -> list[list[Phrase]]:
    """Give each body of so many lands these lands, where as many are named."""
    return [[of_lands(phrase, pages) for phrase in page] for page in phrases]


def of_lands(phrase: Phrase, pages: Sequence[Page]) -> Phrase:
    told = counted(phrase)
    weak = all(body.weak for body in phrase.bodies)  # «полиция двух стран» may be any of theirs
    if phrase.territories or phrase.spot.first("world") or weak or told is None:
        return phrase
    number, start, end = told
    lands = next((found for found in named(phrase, pages) if len(found) == number), ())
    shared = tuple(Territory(land, None, start, end) for land in lands)
    return replace(phrase, start=phrase.spot.start, territories=shared) if lands else phrase


def counted(phrase: Phrase) -> tuple[int, int, int] | None:
    """Give how many lands stand right after a body, and the words that say so: «двух стран», «обоих государств»."""
    page, at = phrase.page, phrase.end
    keys = morphology.keys(page.text(at)) if page.same_sentence(phrase.start, at) else frozenset()
    number = next((number for name, number in COUNTED.items() if keys & lexicon.words(name)), None)
    for end in range(at + 1, min(at + 1 + BETWEEN, len(page.words))):
        word = page.words[end]
        if morphology.keys(word.text) & lexicon.words("lands"):
            fits = number is not None and "Gen" in allowed_cases(word) and page.same_sentence(at, end)
            return (number, at, end + 1) if fits and number is not None else None
        if word.pos_ != "ADJ":
            return None
    return None


def named(phrase: Phrase, pages: Sequence[Page]) -> Iterator[list[str]]:
    """Yield the lands of the sentence, of it and those just before, of the next, then of the whole article."""
    page = phrase.page
    here = page.sentences[phrase.start]
    told = sorted({sentence for sentence in page.sentences if sentence <= here})
    for back in range(1, NEAR + 2):
        yield lands_in(page, {at for at, one in enumerate(page.sentences) if one in told[-back:]})
    yield lands_in(page, {at for at, one in enumerate(page.sentences) if one == here + 1})
    yield list(dict.fromkeys(land for page in pages for land in lands_in(page, range(len(page.words)))))


def lands_in(page: Page, words: Container[int]) -> list[str]:
    """Give the lands that words name or tell of by an adjective, each once."""
    entries = (spot.first("country") for spot in page.spots if spot.start in words)
    return list(dict.fromkeys(str(entry.item.code) for entry in entries if entry is not None))
