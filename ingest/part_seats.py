"""Which end of a movement the land of a part stands at: by its own form, its preposition, its list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.findings import Finding
from ingest.scene import Scene
from ingest.shares import Share
from ingest.sides import ENDS, opposite
from ingest.syntax import cases, preposition, spell

if TYPE_CHECKING:
    from ingest.mentions import Found

GIVEN_TO = "dat"
MARKS = frozenset({"agent", "genitive"})  # English «by» and «of» only tell the case


def shared_forms(shares: Sequence[Share], scene: Scene) -> frozenset[str]:
    """Give the cases that all bare names of a list may stand in: «двенадцать Москве, двоих Тбилиси» are datives."""
    bare = [found for share in shares for found in share.founds[:1] if not preposition_of(found, scene)]
    forms = [frozenset(case for case, _ in cases(scene.doc[found.head])) for found in bare]
    return frozenset.intersection(*forms) if forms else frozenset()


def goes_on(found: Found, share: Share, scene: Scene) -> bool:
    """Say that a country may go on with the preposition of the part before: «из Испании — 14, Швеции — 4»."""
    token = scene.doc[found.head]
    return not preposition_of(found, scene) and (share.listed or "gen" in dict(cases(token)))


def preposition_of(found: Found, scene: Scene) -> str:
    """Give the preposition right before a country: a list with dashes is more than the parser can hang together."""
    start = found.start
    while start > 0 and scene.doc[start - 1].pos_ == "ADJ":
        start -= 1
    before = scene.doc[start - 1] if start else None
    if before is not None and before.pos_ == "ADP" and before.dep_ not in MARKS:
        return scene.tables.preposition(before.lower_)
    return preposition(scene.doc[found.head], scene.tables)


def free_end(finding: Finding) -> str | None:
    """Give the end that the other one leaves to a bare name: «из-за рубежа доставлены 40: Россия — 31, Польша — 9»."""
    told = [role for role in ENDS if role in finding.sides]
    return opposite(told[0]) if len(told) == 1 else None


def role_of(found: Found, finding: Finding, scene: Scene, forms: frozenset[str] = frozenset()) -> str | None:
    """Seat a part's country by its own form: «из России», «Грузия» (who hands over), «Чехии».

    forms: what cases the bare names of its list share, if any.
    """
    token, frame = scene.doc[found.head], finding.trigger.frame
    prep = preposition_of(found, scene)
    own = [case for case, _ in cases(token)]
    places = [spell(prep, "", case) for case in own if prep or case in forms or not forms & {*own}]
    if "nom" in places or places[:1] == ["ins"]:
        return frame.agent if frame.agent in ENDS else free_end(finding)
    given = (
        GIVEN_TO if GIVEN_TO in places and finding.sides.get("origin") else None
    )  # «отправили 38, двенадцать — финнам»
    told = next((frame.places[place] for place in places if place in frame.places), None)
    return told or ("destination" if given else None)
