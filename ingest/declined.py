"""In which case a printed name stands, by its own words and by what stands before it; where the name ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from graph import declension, morphology, names
from ingest import lexicon, tables, titles
from ingest.spots import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

REACH = 9  # words between «представителя» and the name


def nominative(page: Page, start: int, end: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the words of a name as printed, and in the nominative."""
    words = page.words[start:end]
    full = tuple(glued([word.text for word in words]).split())
    if names.is_steady_before(full):
        return full, (*full[:-1], *last_nominative(page, start, words, full))
    return full, names.nominative(full, cases(page, start, words, full))


def last_nominative(page: Page, start: int, words: Sequence[Token], full: Sequence[str]) -> tuple[str, ...]:
    """Put the only word of a name that has cases into the nominative: «с Чан Лонгом»."""
    last = full[-1]
    asked = next((case for case in asked_before(page, start, False) if allows(last, case)), tag_of(words[-1]))
    return names.nominative((last,), (asked,))


def cases(page: Page, start: int, words: Sequence[Token], full: Sequence[str]) -> tuple[str, ...]:
    """Give the case of each printed word: what the word before asks for, else what the tagger says."""
    known = any(names.is_given(word) for word in full)
    asked = next((case for case in asked_before(page, start, known) if all(allows(word, case) for word in full)), None)
    return tuple("" if names.is_initial(word) else asked for word in full) if asked else tagged(words, full)


def allows(word: str, case: str) -> bool:
    """Say that a word of a name has a form of this case, or none of its own."""
    forms = names.word_forms(word)
    return any(form.case == case or (not form.case and form.points > names.FIXED) for form in forms)


def asked_before(page: Page, start: int, known: bool) -> Iterator[str]:
    """Yield the cases that a preposition asks for, or that of the noun whose apposition the name is.

    «По словам представителя ШОС Жениша Имярека», «выдача Жениша Имярека»: the tagger takes such a name for a
    nominative too often.
    """
    yield from lexicon.told("asks").get(page.text(start - 1), ())
    noun = noun_before(page, start)
    case = tag_of(noun) if noun is not None else ""
    if noun is not None and case in morphology.cases(noun.text, "NOUN"):
        yield case
    yield from participle_case(page, start)
    if noun is None and not known and start and follows_noun(page, start):
        yield "Gen"


def participle_case(page: Page, start: int) -> Iterator[str]:
    """Yield the only case of a participle whose phrase leads up to a name: «разыскиваемую Ригой Азизу Н.»."""
    for word in reversed(page.words[max(0, start - REACH) : start]):
        if word.is_punct or not page.same_sentence(start, start - 1) or "Fin" in word.morph.get("VerbForm", []):
            return
        if any(one.pos == "PRTF" and one.known for one in morphology.readings(word.text)):
            found = morphology.cases(word.text, "VERB", "Sing")
            yield from (found if len(found) == 1 else ())
            return


def follows_noun(page: Page, start: int) -> bool:
    return page.same_sentence(start - 1, start) and page.words[start - 1].pos_ == "NOUN"


def noun_before(page: Page, start: int) -> Token | None:
    """Give the noun for a person before a name; only the words of a country or a body may stand between."""
    at = start - 1
    while at >= max(0, start - REACH) and page.same_sentence(at, start):
        word = page.words[at]
        if word.lemma_ in person_nouns() or titles.head_kind(word) is not None:
            return word
        spot = page.ends.get(at + 1)
        first = page.words[spot.start] if spot is not None else word
        if titles.head_kind(first) is not None:  # «министром внутренних дел», which is one body's name
            return deputy_before(page, spot.start if spot is not None else at) or first
        if spot is None and not word.ent_type_ and word.pos_ not in ("ADJ", "NOUN"):
            return None
        at = spot.start - 1 if spot is not None else at - 1
    return None


def deputy_before(page: Page, at: int) -> Token | None:
    """Give the noun for somebody right before a post: «заместителем министра юстиции», «помощник прокурора»."""
    before = page.words[at - 1] if at and page.same_sentence(at - 1, at) else None
    return before if before is not None and morphology.animacy(before.lower_) == "Anim" else None


@lru_cache(maxsize=1)
def person_nouns() -> frozenset[str]:
    return frozenset(tables.load(lexicon.HOME).persons) | lexicon.words("called")


def tagged(words: Sequence[Token], full: Sequence[str]) -> tuple[str, ...]:
    """Give the tagger's case of each printed word; where it can not be, that of the initial before."""
    found, last = [], ""
    for word in words:
        if names.is_initial(word.text):
            last = tag_of(word)
        elif word.text != ".":
            allowed = {form.case for form in names.word_forms(word.text)}
            found.append(tag_of(word) if tag_of(word) in allowed else last)
    told = iter(found)
    return tuple("" if names.is_initial(word) else next(told, "") for word in full)


def tag_of(word: Token) -> str:
    values = word.morph.get("Case", [])
    return values[0] if values else ""


def glued(words: Sequence[str]) -> str:
    """Write initials together, as print does: «А.К. Дюсембин»."""
    text = ""
    for at, word in enumerate(words):
        close = word == "." or (names.is_initial(word) and at > 1 and words[at - 1] == ".")
        text += word if close or not text else f" {word}"
    return text


def first_name_end(page: Page, start: int, end: int) -> int:
    """Give where the first person's name ends: «заместитель Юсупова Ойбек Каримов» names two people.

    A place in another case is no part of the name either: «передать Плотника Кишинёву».
    """
    words = [word.text for word in page.words[start:end]]
    if any(names.is_initial(word) for word in words):
        return end
    if len(words) > 2 and not agree(words) and names.is_given(words[1]) and agree(words[1:]):
        return start + 1
    last = page.starts.get(end - 1)
    place = last is not None and (last.first("country") or last.first("place", "name"))
    whole = len(words) > 2 or not names.is_given(words[0])
    return end - 1 if place and whole and not names.is_given(words[-1]) and not names.is_surname(words[-1]) else end


def agree(words: Sequence[str]) -> bool:
    """Say that some case and gender is common to all words of a name."""
    forms = [[form for form in names.word_forms(word) if form.points > names.FIXED] for word in words]
    return any(
        all(any(form.case in ("", case) and form.gender in ("", sex) for form in options) for options in forms)
        for case in declension.ORDER
        for sex in names.GENDERS
    )
