"""What a verb moves that is nobody: «выдал ордер», «направил 210 запросов, из них 180 — в Россию»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.living import is_common, is_person_word
from ingest.naming import is_bare
from ingest.scene import Scene
from ingest.syntax import case_of, children, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.findings import Finding

PASSIVE_TOO = ("obj", "nsubj:pass")


def moved(verb: Token, link: str, scene: Scene) -> Iterator[Token]:
    """Yield what is nobody and takes the place of a verb's object."""
    objects = (c for c in children(verb) if c.dep_ == link and is_common(c, scene) and is_bare(c))
    return (child for child in objects if not is_person_word(child, scene))


def is_owner_of_thing(token: Token, verb: Token, scene: Scene) -> bool:
    """Say that a word follows the thing that is moved, as whose it is: «передали Риму данные 23 человек»."""
    first = token.left_edge
    thing = first.nbor(-1) if first.i > token.sent.start else None
    if thing is None or thing.pos_ != "NOUN" or thing.head.i != verb.i or not is_bare(thing):
        return False
    quantity = scene.quantity_of(token)  # «3,4 тыс. граждан»
    numeral = quantity is not None and quantity.start <= thing.i < quantity.end
    return case_of(token) == "gen" and thing.dep_ == "obj" and not (numeral or is_person_word(thing, scene))


def counts_things(token: Token, verb: Token, link: str, scene: Scene) -> bool:
    """Say that a bare number counts what was moved before it: «направил 210 запросов, из них 180 — в Россию»."""
    return token.pos_ == "NUM" and any(thing.i < token.i for thing in moved(verb, link, scene))


def counts_papers(finding: Finding) -> bool:
    """Say that papers about a movement are counted, and nobody is: «направил 74 ходатайства о выдаче: 20 — в Чехию»."""
    word, scene, subject = finding.trigger.token, finding.scene, finding.subject
    petitions = scene.tables.word_class("petitions")
    sent = (child for link in PASSIVE_TOO for child in moved(word, link, scene) if lemma(child) in petitions)
    quantities = [scene.quantity_of(noun) for noun in (word.head, *sent)]
    uncounted = subject is None or subject.count is None
    return uncounted and any(quantity is not None and quantity.unit == "items" for quantity in quantities)
