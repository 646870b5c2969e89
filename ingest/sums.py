"""Numbers that a word of handing over governs and that count no people: money, papers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph.morphology import animacy
from ingest.distances import distance
from ingest.findings import Finding
from ingest.frontiers import way_across
from ingest.naming import is_bare
from ingest.scene import Scene, person_noun, somebody
from ingest.syntax import case_of, climb

if TYPE_CHECKING:
    from spacy.tokens import Token

AGAIN = 3  # sentences to the verb's next telling, of another year


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


def goes_on(finding: Finding, found: Sequence[Finding]) -> bool:
    """Say that a bare number is of people, since it goes on with a telling of some: of another time, or the other way.

    «Выдала 18 человек. В 2023-м было выдано 11»; «получила из-за границы 46 осуждённых, передала другим странам 29».
    """
    crowds = list(crowds_before(finding, found))
    alike = [f for f in crowds if f.attrs.get("mode") == finding.attrs.get("mode")]
    again = finding.date is not None and bool(alike)
    here = any(f.trigger.token.sent == finding.trigger.token.sent for f in crowds)
    return again or (here and way_across(finding) is not None)


def crowds_before(finding: Finding, found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the movements of several people, with an end, that were told shortly before."""
    before = (f for f in found if f.kind == "transfer" and f.scene is finding.scene and f.order < finding.order)
    near = (f for f in before if f.sides and distance(f, finding) <= AGAIN)
    return (f for f in near if f.subject is None or f.subject.count != 1)
