"""Towns that no list has at an end of a movement: «Висмардан», «to Wismar» tell the end, but not whose land it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.context import fold
from ingest.found import Found
from ingest.seats import best_seat
from ingest.sides import BARE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.findings import Finding
    from ingest.scene import Scene

PERSON, HELD = "PER", "held_in"
SHORTEST = 3  # letters


def is_told_by_stranger(role: str, finding: Finding, others: Sequence[Finding]) -> bool:
    """Say that a name which is in no list stands at this end, or where the same person was held before.

    What only leans on others, and on the article's own land, must not fill such an end.
    """
    held = kin(finding, others) if role == "origin" else ()
    return has_stranger(role, finding) or any(has_stranger(HELD, other) for other in held)


def kin(finding: Finding, others: Sequence[Finding]) -> Iterator[Finding]:
    """Yield where the same person is told to be held."""
    own = finding.subject
    yield from (o for o in others if o.kind == "detention" and own and o.subject and o.subject.key == own.key)


def has_stranger(role: str, finding: Finding) -> bool:
    trigger, scene = finding.trigger, finding.scene
    context = fold(trigger, scene.tables)
    for found in strangers(trigger.token, scene):
        seat = best_seat(found, trigger, context, scene.doc, scene.tables)
        if seat is not None and seat.role == role and is_place(seat.place, scene):
            return True
    return False


def is_place(place: str, scene: Scene) -> bool:
    """Say that somebody goes to, or comes from, what stands there: a bare dative may be a man."""
    return place not in BARE and (" " in place or bool(scene.tables.words.get("postpositions")))


def strangers(trigger: Token, scene: Scene) -> Iterator[Found]:
    """Yield the capital names of a sentence that nothing has found, each as a place of no land."""
    sentence = trigger.sent
    taken = {at for found in scene.founds for at in range(found.start, found.end)}
    taken |= {at for moment in scene.moments for at in range(moment.start, moment.end)}
    for word in sentence[1:]:
        free = word.i not in taken and word.i not in scene.titled
        if free and looks_like_town(word) and not is_of_home(word, scene):
            yield Found(word.i, word.i + 1, word.i, "place", None, word.text, None, "city")
            yield from with_noun(word, taken)


def looks_like_town(word: Token) -> bool:
    """Say that a word is printed as a name, and the tagger of names, where there is one, takes it for no man's."""
    long = len(word.text) >= SHORTEST and word.text[1:].replace("-", "").isalpha()
    named = word.text[0].isupper() and not word.text.isupper() and word.pos_ in ("PROPN", "NOUN")
    quoted = word.nbor(-1).is_quote
    return long and named and not quoted and word.ent_type_ != PERSON


def is_of_home(word: Token, scene: Scene) -> bool:
    """Say that the text puts a town into the article's own land: «LETICIA, Colombia –», «in Leticia, Colombia»."""
    lands = (found for found in scene.founds if found.type == "country" and found.form != "inside")
    own = (found.start for found in lands if found.country == scene.home)
    before = (scene.doc[start - 2 : start] for start in own if start > 1)
    return any(two[1].text == "," and two[0].lower_ == word.lower_ for two in before)


def with_noun(word: Token, taken: set[int]) -> Iterator[Found]:
    """Yield a name with the noun that it stands before: «Висмар қаласынан», «Wismar airport»."""
    noun = word.head
    if noun.i == word.i + 1 and noun.i not in taken and noun.pos_ == "NOUN" and noun.text[0].islower():
        yield Found(word.i, noun.i + 1, noun.i, "place", None, word.text, None, "city")
