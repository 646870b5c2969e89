"""Whose land an adjective of a town tells: «душанбинского активиста» is sent to Tajikistan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.findings import Finding
from ingest.sides import Side, side_of

if TYPE_CHECKING:
    from ingest.found import Found

LAWFUL = frozenset({"deportation", "extradition"})


def from_hometown(role: str, finding: Finding, _others: Sequence[Finding]) -> tuple[Side, ...]:
    """Take as destination the land of the town that a named person's noun is called by, if he is held abroad."""
    subject, origin = finding.subject, finding.keys("origin")
    named = subject is not None and subject.person is not None and subject.part == finding.scene.part
    if role != "destination" or not named or not origin or finding.attrs.get("mode") not in LAWFUL:
        return ()
    towns = [found for found in towns_of(finding) if found.country not in origin]
    return (side_of(towns[0], finding.scene),) if len(towns) == 1 else ()


def towns_of(finding: Finding) -> Iterator[Found]:
    """Yield the towns whose adjectives describe the noun before the person's name."""
    scene, subject = finding.scene, finding.subject
    noun = scene.doc[subject.start if subject is not None else 0]
    told = {child.i for child in noun.children if child.dep_ == "amod" and child.i < noun.i}
    for found in scene.founds:
        if found.type == "place" and found.form == "adjective" and found.head in told:
            yield found
