"""Numbers that a word of handing over governs and that count no people: money, papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.morphology import animacy
from ingest.findings import Finding
from ingest.naming import is_bare
from ingest.scene import Scene, person_noun, somebody
from ingest.syntax import case_of, climb

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_bare_sum(finding: Finding) -> bool:
    """Say that what is moved is a number in figures without a noun, and no end is named: «выдано 3 млн» are papers."""
    subject, scene = finding.subject, finding.scene
    if subject is None or subject.person is not None or finding.trigger.frame.needs != "side":
        return False
    token, quantity = scene.doc[subject.token], scene.quantity_of(scene.doc[subject.token])
    figures = any(word.is_digit or word.like_num for word in scene.doc[subject.start : subject.end])
    if quantity is not None and quantity.persons:
        return False  # «девятерых» can only be people
    told = finding.sides and not counts_papers(token, scene)
    return figures and somebody(token, scene.tables) is None and not told


def counts_papers(number: Token, scene: Scene) -> bool:
    """Say that things stand first of which the number counts so many: «загранпаспортов жителям выдали 54 000»."""
    verb = next((word for word in climb(number) if word.pos_ == "VERB"), number.head)
    first = next((word for word in verb.sent if not word.is_punct), verb)
    things = first.i < number.i and first.pos_ in ("NOUN", "PROPN") and first.head.i == verb.i
    things = things and animacy(first.text) == "Inan" and person_noun(first, scene.tables) is None
    return things and case_of(first) == "gen" and is_bare(first) and number.i > verb.i
