"""Districts by their adjectives: «Абайского района», of a town or of the article's own country."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph import morphology
from graph.countries import Place, places
from ingest import lexicon
from ingest.clauses import allowed_cases
from ingest.spots import Page

if TYPE_CHECKING:
    from spacy.tokens import Token


def name_of_district(words: Sequence[Token]) -> str | None:
    own = [
        morphology.best(word.text, pos, "").inflect("nomn", "sing", "masc")
        for word, pos in zip(words, ("ADJ", "NOUN"), strict=True)
    ]
    return f"{own[0].capitalize()} {own[1]}" if own[0] and own[1] else None


def district_of(page: Page, at: int, country: str) -> Place | None:
    """Read «Янгиабадского района» right after a body."""
    words = page.words[at : at + 2]
    if (
        len(words) < 2
        or words[0].pos_ != "ADJ"
        or not words[0].text[0].isupper()
        or not page.same_sentence(at - 1, at + 1)
    ):
        return None
    if not morphology.keys(words[1].text) & lexicon.words("district") or "Gen" not in allowed_cases(words[1]):
        return None
    own = name_of_district(words)
    return Place(own, "region", country, "", "") if own is not None else None


def of_executive(page: Page, at: int) -> Place | None:
    """Read «Имярекского облисполкома» after a body: the region, or the town, that the committee rules."""
    spot = page.starts.get(at)
    town = spot.first("place", "adjective") if spot is not None else None
    noun = page.words[at + 1] if at + 1 < len(page.words) and page.same_sentence(at, at + 1) else None
    if spot is None or town is None or noun is None or spot.end != at + 1 or "Gen" not in allowed_cases(noun):
        return None
    for key in morphology.keys(noun.text):
        rules = lexicon.told("executives").get(key)
        if rules is not None:
            return region_around(town.item, rules[0]) if rules else town.item
    return None


def region_around(town: Place, noun: str) -> Place | None:
    """Give the region that is called by the town's adjective: «гродненский», «Гродненская область»."""
    name = morphology.best(town.adjective, "ADJ", "").inflect("nomn", "sing", "femn")
    return next((p for p in places() if p.country == town.country and p.name.lower() == f"{name} {noun}"), None)
