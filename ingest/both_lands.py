"""Bodies of lands that are only counted: «МВД двух стран», «генпрокуратурам обеих республик»."""

from __future__ import annotations

from dataclasses import replace

from graph import morphology
from ingest import lexicon, numerals
from ingest.bodies import Phrase, Territory
from ingest.clauses import allowed_cases
from ingest.spots import Page

FEWEST, MOST = 2, 3


def with_lands_meant(phrase: Phrase) -> Phrase:
    """Give a body that «двух стран» follows the lands that its sentence names, the one before, or the one after."""
    count = lands_counted(phrase.page, phrase.end) if not phrase.territories and is_strong(phrase) else 0
    lands = lands_named(phrase.page, phrase.start, count) if count else []
    end = phrase.end + 2
    return (
        replace(phrase, end=end, territories=tuple(Territory(c, None, phrase.end, end) for c in lands))
        if lands
        else phrase
    )


def is_strong(phrase: Phrase) -> bool:
    """Say that a ministry or a prosecutor's office is named, not «полиция двух стран»."""
    return any(not body.weak for body in phrase.bodies)


def lands_counted(page: Page, at: int) -> int:
    """Read «двух стран», «обеих республик» right after a body: how many lands there are, or none."""
    if not page.same_sentence(at - 1, at + 1):
        return 0
    number = numerals.load(page.doc.lang_).get(numerals.plain(page.words[at].text))
    noun = page.words[at + 1]
    lands = morphology.keys(noun.text) & lexicon.words("lands") and "Gen" in allowed_cases(noun)
    count = int(number.value) if number is not None and lands else 0
    return count if FEWEST <= count <= MOST else 0


def lands_named(page: Page, at: int, count: int) -> list[str]:
    """Give the lands of the nearest sentence that names just so many, by a name or an adjective."""
    here = page.sentences[at]
    for sentence in (here, here - 1, here + 1):
        spots = (spot for spot in page.spots if page.sentences[spot.start] == sentence)
        named = (entry.item for spot in spots for entry in (spot.first("country"),) if entry is not None)
        lands = list(dict.fromkeys(country.code for country in named if not country.beside))
        if len(lands) == count:
            return lands
    return []
