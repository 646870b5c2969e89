"""The names of a Kazakh article: countries, places, bodies, people, and the ground that it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from graph import ids
from graph.countries import Place, country_names
from graph.model import Article
from ingest import pages
from ingest.found import Found
from ingest.ground import Ground
from ingest.kazakh import people as kazakh_people
from ingest.kazakh.bodies import Bodies
from ingest.kazakh.body_names import land_of
from ingest.kazakh.forms import without_case
from ingest.kazakh.lists import LANG, is_linked, phrases, place_name, words
from ingest.kazakh.marks import feature, set_features
from ingest.kazakh.units import FOUND, person_words
from ingest.mentions import cluster, order
from ingest.spots import Page, Spot

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

HOME = "KZ"  # where nearly all that is printed in Kazakh is printed


def find_ground(_article: Article, docs: Sequence[Doc]) -> Ground:
    """Take the land of the language for home, unless the article never names it and its dateline another."""
    read = [pages.page(doc) for doc in docs]
    lands = {code for page in read for spot in page.spots for code in [land_of(spot)] if code is not None}
    start = next((code for page in reversed(read) for code in [dateline(page)] if code is not None), HOME)
    home = HOME if HOME in lands or not lands else start
    named = [place for page in read for place in regions(page)]
    own = list(dict.fromkeys(place for place in named if place.country == home and place.iso))
    only = own[0] if len(own) == 1 else None
    return Ground(home, only, only)


def dateline(page: Page) -> str | None:
    """Read «БІШКЕК. Бас прокуратура ...», «БІШКЕК, 10 шілде –» at the start of a text."""
    spot = page.starts.get(0)
    after = page.text(spot.end) if spot is not None else ""
    return (
        land_of(spot) if spot is not None and page.words[0].text.isupper() and after in (".", ",", "–", "—") else None
    )


def regions(page: Page) -> Iterator[Place]:
    for spot in page.spots:
        entry = spot.first("place")
        if entry is not None and entry.item.kind == "region":
            yield entry.item


def find(docs: Sequence[Doc], ground: Ground) -> list[list[Found]]:
    """Find the mentions of an article's texts, text by text, by position."""
    read = [pages.page(doc) for doc in docs]
    bodies = Bodies(ground)
    seated = [bodies.found(page) for page in read]
    taken = [words_taken(page, one) for page, one in zip(read, seated, strict=True)]
    people = kazakh_people.find(read, taken)
    found = [
        [*lands(page, one), *ours(page, ground), *bodies_, *people_]
        for page, one, bodies_, people_ in zip(read, map(inner, seated), seated, people, strict=True)
    ]
    named = cluster([sorted(one, key=order) for one in found])
    for doc, one in zip(docs, named, strict=True):
        doc.user_data[FOUND] = one
        for item in one:
            say_case(doc[item.head], item)
    return named


def inner(seated: Sequence[Found]) -> set[int]:
    return {at for found in seated for at in range(found.start, found.end)}


def words_taken(page: Page, seated: Sequence[Found]) -> set[int]:
    """Give the numbers of the words that are a body's, a country's or a place's: no person is named by them."""
    inside = inner(seated)
    own = {at for at, word in enumerate(page.words) if word.i in inside}
    return own | {at for spot in page.spots for at in range(spot.start, spot.end)}


def lands(page: Page, inside: set[int]) -> Iterator[Found]:
    for spot in page.spots:
        country, place = spot.first("country"), spot.first("place")
        start, last = page.words[spot.start].i, page.words[spot.end - 1].i
        if country is not None and not country.item.beside:
            code = country.item.code
            form = "inside" if start in inside else form_of(spot, page)
            yield Found(start, last + 1, last, "country", ids.country(code), country_names(code)[LANG], code, form)
        elif place is not None and start not in inside:
            name = place_name(place.item) if place.upper else place.text
            yield Found(start, last + 1, last, "place", place.item.id, name, place.item.country, "city")


def ours(page: Page, ground: Ground) -> Iterator[Found]:
    """Find the article's own land where it is called «еліміз», «біздің ел»."""
    for at, word in enumerate(page.words) if ground.country is not None else ():
        mine = word.lemma_ in words("lands") and feature(word, "Poss") == "1"
        said = word.lemma_ in words("lands") and page.text(at - 1) in words("ours")
        if mine or said:
            start = page.words[at - 1].i if said else word.i
            name, code = country_names(ground.country or HOME)[LANG], ground.country
            yield Found(start, word.i + 1, word.i, "country", ids.country(code or HOME), name, code, "ours")


def form_of(spot: Spot, page: Page) -> str:
    """Tell «қазақстандық турист», where the word is an adjective, from «қазақстандық», somebody from there."""
    entry = spot.first("country")
    assert entry is not None
    if entry.form != "demonym":
        return entry.form
    end = spot.end
    if end + 1 < len(page.words) and page.words[end].pos_ == "NUM" and page.words[end + 1].lemma_ in person_words():
        end += 1  # «қазақстандық алты студент»
    after = page.words[end] if end < len(page.words) else None
    cased = (feature(page.words[spot.end - 1], "Case") or "Nom") != "Nom"
    noun = after is not None and after.pos_ in ("NOUN", "PROPN") and page.same_sentence(spot.start, spot.end)
    counted = spot.start > 0 and page.words[spot.start - 1].pos_ == "NUM"
    if counted and after is not None and after.lemma_ not in person_words():
        return "demonym"
    return "adjective" if noun and not cased else "demonym"


def mend(_doc: Doc, _found: Sequence[Found], _sentences: Sequence[Span]) -> None:
    """Leave the trees as they are: the parser knows the names."""


def say_case(token: Token, found: Found) -> None:
    """Put a name into the case that its ending tells, now that its stem is known."""
    ending = token.doc[found.end - 1]
    if found.type == "person" and ending.i > token.i and ending.text in kazakh_people.case_endings():
        token.pos_ = "PROPN"
        set_features(token, {"Case": kazakh_people.case_endings()[ending.text]})
        return
    if found.form in ("adjective", "demonym", "inside", "ours") or (not token.is_alpha and "-" not in token.text):
        return
    options = without_case(token.lower_)
    bases = last_words(found)
    case = next((case for rest, case in options if rest in bases or (is_linked(rest) and rest[:-1] in bases)), None)
    if case is not None:
        token.pos_ = "PROPN"
        set_features(token, {"Case": case, "Poss": "3" if found.type == "agency" else ""})


def last_words(found: Found) -> frozenset[str]:
    """Give the last words of a name in small letters, its own and those that its kind may have."""
    own = frozenset(word.strip("()").lower() for word in (found.name or "").split())
    if found.type == "person":
        return own
    return own | words("heads") | words("bare") | frozenset(last_words_of_lists())


@lru_cache(maxsize=1)
def last_words_of_lists() -> frozenset[str]:
    """Give the last word of every phrase of the lists."""
    return frozenset(text[-1] for text, _ in phrases())
