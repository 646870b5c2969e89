"""Where the words of an office's name begin and end: its adjectives, what it does, where its owner may stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph import morphology
from ingest import bodies, lexicon
from ingest.clauses import allowed_cases, feature
from ingest.found import Found
from ingest.spots import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

LONGEST = 11  # words after the noun
QUOTED = 6  # words of a name in quotes, with these
OBLIQUE = frozenset({"Gen", "Dat", "Ins", "Loc"})


def is_office(word: Token) -> bool:
    return word.pos_ in ("NOUN", "PROPN") and bool(morphology.keys(word.text) & lexicon.words("offices"))


def leftwards(page: Page, at: int) -> tuple[int, str | None]:
    """Take the adjectives of a body; one of a country tells whose it is."""
    start = at
    while start > 0 and page.words[start - 1].pos_ == "ADJ" and page.same_sentence(start - 1, at):
        spot, word = page.ends.get(start), page.words[start - 1]
        country = spot.first("country", "adjective") if spot is not None else None
        if country is not None:
            return start - 1, country.item.code
        keys = morphology.keys(word.text)
        fitting = keys & (lexicon.words("office_adjectives") | lexicon.words("office_local") | lexicon.words("law"))
        town = spot is not None and spot.first("place", "adjective") is not None
        if not fitting and not town and not (word.text[0].isupper() and not word.is_sent_start):
            break
        start -= 1
    return start, None


def rightwards(page: Page, at: int, starts: dict[int, Found]) -> int:
    """Pass what a body does: genitives, «по борьбе с ...», «по делам ...»; gives where its owner may begin."""
    first = at = past_quotes(page, at)
    while at < len(page.words) and at - first < LONGEST and page.same_sentence(first - 1, at) and at not in starts:
        word, spot = page.words[at], page.starts.get(at)
        linked = word.lower_ in lexicon.words("office_links") and (at > first or word.pos_ == "ADP")
        if linked and bodies.place_by(page, at) is not None:
            break
        if (
            leads_to_name(page, at)
            or (spot is not None and spot.first("country"))
            or (spot is not None and spot.first("place") and not linked)
        ):
            break
        if not linked and (
            not is_inner(word, page.words[at - 1]) or (is_office(word) and page.text(at - 1) in lexicon.words("and"))
        ):
            break
        at += 1
    while at > first and page.words[at - 1].lower_ in lexicon.words("office_links"):
        at -= 1
    return at


def past_quotes(page: Page, at: int) -> int:
    """Pass the name that a body bears in quotes: «дирекция «Пограничная полиция» Имярекии»."""
    quoted = page.words[at : at + QUOTED] if page.text(at) == "«" else []
    return next((at + step + 1 for step, word in enumerate(quoted) if word.text == "»"), at)


def leads_to_name(page: Page, at: int) -> bool:
    """Say that a noun belongs to the name after it, not to the body: «передали военной полиции дезертира Имярека»."""
    after = page.words[at + 1] if page.same_sentence(at, at + 1) else None
    word = page.words[at]
    single = word.pos_ == "NOUN" and feature(word, "Animacy") == "Anim" and feature(word, "Number") == "Sing"
    return single and after is not None and after.ent_type_ == "PER"


def is_inner(word: Token, before: Token) -> bool:
    """Say that a word goes on with what a body does: a genitive, or the case that «по», «с», «при» ask for."""
    nominal = word.pos_ in ("NOUN", "ADJ") or (word.pos_ == "PROPN" and word.ent_type_ != "PER")
    nominal = nominal or (
        feature(word, "Voice") == "Pass" and before.text != ","
    )  # «вывезенного преступным путём золота»
    cases = allowed_cases(word) | set(word.morph.get("Case", []))
    asked = {"Gen"} if before.pos_ in ("NOUN", "PROPN") else OBLIQUE
    if morphology.keys(before.text) & lexicon.words("to_whom"):
        asked = {"Gen", "Dat"}
    if morphology.keys(before.text) & lexicon.words("in_what"):
        asked = {"Gen", "Ins"}
    return nominal and bool(cases & asked)
