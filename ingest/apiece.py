"""Give each of several lands the number that a verb gives them apiece: «Литва и Кипр не выдали по пять человек»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.breakdowns import entry
from ingest.findings import Finding
from ingest.part_seats import role_of
from ingest.pieces import piece_of
from ingest.shares import YEARS, Share, counts_people, is_each, lands_in, number
from ingest.sides import ENDS
from ingest.syntax import cases

if TYPE_CHECKING:
    from ingest.mentions import Found
    from ingest.quantities import Quantity
    from ingest.scene import Scene

SEVERAL = 2  # lands


def with_apiece(findings: Sequence[Finding]) -> list[Finding]:
    """Give the findings, one land by land in place of one that moved so many apiece."""
    parts = {f.subject.start for f in findings if f.is_part and f.subject is not None}
    return [one for finding in findings for one in (land_by_land(finding, parts) or [finding])]


def land_by_land(finding: Finding, told: set[int]) -> list[Finding]:
    number_each = number_apiece(finding)
    if finding.is_part or number_each is None or number_each.start in told:
        return []
    for role, founds in lands_by_end(finding):
        if len(founds) >= SEVERAL:
            share = Share(number_each, tuple(founds), each=True)
            return [entry(finding, share, [found], role) for found in founds]
    return []


def number_apiece(finding: Finding) -> Quantity | None:
    """Give the number of people in the verb's own piece that «по» gives to each."""
    scene, verb = finding.scene, finding.trigger.token
    if finding.kind != "transfer" or verb.pos_ != "VERB":
        return None
    piece = piece_of(verb)
    own = (q for q in scene.quantities if piece and piece[0].i <= q.start <= piece[-1].i)
    return next((q for q in own if is_each(q, scene) and is_of_people(q, scene)), None)


def is_of_people(quantity: Quantity, scene: Scene) -> bool:
    """Say that people are counted, not spoken of: «по пять человек», not «по пяти обвиняемым»."""
    counted = quantity.head is None or "gen" in dict(cases(scene.doc[quantity.head]))
    return counted and counts_people(quantity, scene) and number(quantity) not in YEARS


def lands_by_end(finding: Finding) -> Iterator[tuple[str, list[Found]]]:
    """Yield the lands at each end of a verb, then the lists of its own piece that the parser or the reading lost."""
    for role in ENDS:
        yield role, [side.found for side in finding.sides.get(role, ()) if side.found is not None]
    for lands in lists_of(lands_in(piece_of(finding.trigger.token), finding.scene), finding.scene):
        role_told = role_of(lands[0], finding, finding.scene)
        if role_told in ENDS and role_told is not None and role_told not in finding.sides:
            yield role_told, lands


def lists_of(lands: Sequence[Found], scene: Scene) -> Iterator[list[Found]]:
    """Yield the lands of a piece, those together that only «и» parts."""
    run: list[Found] = []
    for land in lands:
        between = scene.doc[run[-1].end : land.start] if run else ()
        if run and [word.pos_ for word in between] != ["CCONJ"]:
            yield run
            run = []
        run.append(land)
    if run:
        yield run
