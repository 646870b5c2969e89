"""Initials of a name: before a surname, after one, alone after a noun for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph import names
from ingest import declined, lexicon
from ingest.clauses import feature

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.spots import Page

SHORTEST = 3  # letters in a surname that may stand beside an initial


def is_body_before(page: Page, at: int) -> bool:
    """Say that a word before an initial is a body or a land of the lists: «представитель Европола Д. Имярек»."""
    spot = page.starts.get(at)
    body = spot is not None and spot.end == at + 1 and any(spot.first(kind) for kind in ("body", "world", "country"))
    after = page.words[at + 1].text if at + 1 < len(page.words) else ""
    town = (
        spot is not None
        and bool(spot.first("place"))
        and at > 0
        and page.words[at - 1].lemma_ in declined.person_nouns()
    )
    return (body or town) and names.is_initial(after) and page.text(at + 2) == "."


def begins_before_initial(page: Page, at: int) -> bool:
    """Read «Дюсембин А.К.», «Цой А.»: a capitalised word before initials."""
    after = page.words[at + 1].text if at + 1 < len(page.words) else ""
    return names.is_initial(after) and page.text(at + 2) == "." and at not in page.starts and is_namelike(page, at)


def before_surname(page: Page, at: int) -> bool:
    """Read «С. Ергешов», «Ю.Я. Чайка»: initials, then a surname."""
    end = at
    while end < len(page.words) and names.is_initial(page.words[end].text) and page.text(end + 1) == ".":
        end += 2
    if end == at or end >= len(page.words) or end in page.starts or not page.same_sentence(at, end):
        return False
    word = page.words[end]
    return len(word.text) >= SHORTEST and word.text[0].isupper() and names.is_surname(stem(word.text))


def names_person(page: Page, at: int) -> bool:
    """Say that a person's noun stands before bare initials: «гражданин Украины Д.», «граждан К.Р. и В.М.»."""
    before = at - 1
    spot = page.ends.get(at)
    if spot is not None and spot.first("country"):
        before = spot.start - 1
    if page.text(before) in lexicon.words("and"):
        before -= 1
        while before > 0 and (page.text(before) == "." or names.is_initial(page.words[before].text)):
            before -= 1
        spot = page.ends.get(before + 1)
        before = spot.start - 1 if spot is not None and spot.first("country") else before
    return before >= 0 and is_noun_of_person(page.words[before])


def is_noun_of_person(word: Token) -> bool:
    """Say that a word is a listed noun for a person, or any other that lives: «бухгалтер Д.»."""
    living = word.pos_ == "NOUN" and word.text.islower() and feature(word, "Animacy") == "Anim"
    return living or word.lemma_ in declined.person_nouns()


def is_namelike(page: Page, at: int) -> bool:
    word = page.words[at]
    return word.pos_ == "PROPN" and len(word.text) > 1


def stem(word: str) -> str:
    return names.nominative((word,))[0]
