"""Countries, towns, bodies and people that an English text names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from graph import ids
from graph.countries import country_names
from ingest import pages
from ingest.english.bodies import Bodies
from ingest.english.people import find as find_people
from ingest.english.territories import land
from ingest.english.words import nouns_with
from ingest.found import Found
from ingest.ground import Ground
from ingest.mentions import cluster, order
from ingest.spots import Page, Spot

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

LANG, STATES = "en", "US"
LISTING = frozenset({"and", "or"})


def find(docs: Sequence[Doc], ground: Ground) -> list[list[Found]]:
    """Find the mentions of an article's texts (title, body, in one order of reading), text by text, by position."""
    told = [pages.page(doc) for doc in docs]
    named = Bodies(told, ground.country).found()
    bodies = [[*own, *of_world(page, own)] for page, own in zip(told, named, strict=True)]
    people = find_people(told, bodies)
    found = []
    for page, own, persons_here in zip(told, bodies, people, strict=True):
        inside = {at for one in own for at in range(one.start, one.end)}
        persons = {at for one in persons_here for at in range(one.start, one.end)}
        lands = [one for one in (*countries(page, inside), *places(page, inside)) if one.start not in persons]
        found.append(sorted([*lands, *own, *persons_here], key=order))
    return cluster(found)


def of_world(page: Page, own: Sequence[Found]) -> Iterator[Found]:
    inside = {at for one in own for at in range(one.start, one.end)}
    for spot in page.spots:
        entry = spot.first("world")
        if entry is not None and page.words[spot.start].i not in inside:
            start, end = page.words[spot.start].i, page.words[spot.end - 1].i + 1
            name = entry.item.names.get(LANG) or entry.text
            yield Found(start, end, end - 1, "agency", entry.item.id, name, None, "name")


def countries(page: Page, inside: set[int]) -> Iterator[Found]:
    for spot in page.spots:
        entry = spot.first("country")
        if entry is None or entry.item.beside:
            continue
        code, form = entry.item.code, form_of(page, spot)
        start, end = page.words[spot.start].i, page.words[spot.end - 1].i + 1
        form = "inside" if start in inside else form
        yield Found(
            start, end, head_of(page, spot), "country", ids.country(code), country_names(code)[LANG], code, form
        )


def head_of(page: Page, spot: Spot) -> int:
    """Give the word that heads a country's name: «Republic» of «Republic of Cyprus», «States» of the United States."""
    for at in range(spot.start, spot.end):
        if at + 1 < spot.end and page.words[at + 1].lower_ == "of":
            return int(page.words[at].i)
    return int(page.words[spot.end - 1].i)


def form_of(page: Page, spot: Spot) -> str:
    """Tell «Turkish police» from «a Turk»: an adjective stands before its noun."""
    forms = [entry.form for entry in spot.entries if entry.type == "country"]
    if "name" in forms or "abbreviation" in forms:
        return next(form for form in forms if form in ("name", "abbreviation"))
    adjective = page.words[spot.end - 1].tag_ == "JJ"
    if "demonym" in forms and not adjective:
        return "demonym"
    return "adjective"


def places(page: Page, inside: set[int]) -> Iterator[Found]:
    for spot in page.spots:
        entry = spot.first("place", "name")
        if entry is None or spot.first("country") or is_namesake(page, spot):
            continue
        start, end = page.words[spot.start].i, page.words[spot.end - 1].i + 1
        if start not in inside:
            yield Found(start, end, end - 1, "place", entry.item.id, entry.text, entry.item.country, "city")


def is_namesake(page: Page, spot: Spot) -> bool:
    """Say that a state of the USA behind a comma makes it an American town: «Alexandria, Virginia», no list."""
    state = page.starts.get(spot.end + 1) if page.text(spot.end) == "," else None
    if state is None or not page.same_sentence(spot.start, state.start) or page.text(state.end) in LISTING:
        return False
    return land(state) == STATES != land(spot)


def mend(doc: Doc, founds: Sequence[Found], _sentences: Sequence[Span]) -> None:
    """Hang each name by its own head, and give the owners of a movement («Turkey's extradition of X») their place."""
    for found in founds:
        head: Any = doc[found.head]
        top: Any = doc[found.start : found.end].root
        if top.i != head.i and found.type in ("country", "place", "agency") and top.head.i != head.i:
            lift(head, top)
        if found.form not in ("adjective", "demonym") and found.type != "person" and owns_movement(head):
            head.set_morph({**head.morph.to_dict(), "Case": "Own"})


def owns_movement(token: Token) -> bool:
    """Say that a land or a body does what a noun tells: «Turkey's extradition of X»."""
    owner = any(child.tag_ == "POS" for child in token.children)
    return owner and token.head.lemma_ in nouns_with("to") and token.head.lemma_ not in ("request", "note", "letter")


def lift(head: Any, top: Any) -> None:
    """Let the head of a name change places with the word of it that the parser took."""
    if head.head.i == top.i or any(step.i == top.i for step in head.ancestors):
        governor, relation, morph = top.head, top.dep_, top.morph.to_dict()
        if governor.i == top.i:
            return
        head.head, head.dep_ = governor, relation
        top.head, top.dep_ = head, "compound"
        head.set_morph({**head.morph.to_dict(), **{k: v for k, v in morph.items() if k == "Case"}})
        for child in list(top.children):
            if child.dep_ in ("case", "genitive", "agent", "det"):
                child.head = head


__all__ = ["find", "mend"]
