"""Where a paragraph says at its start that it happens: «Литва. В среду выслан ...», «На Кипре обошлось проще»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.findings import Finding
from ingest.lines import line_start, text_of
from ingest.scene import Scene
from ingest.sides import Side, side_key, side_of
from ingest.syntax import case_of

if TYPE_CHECKING:
    from ingest.found import Found

HEADING_ENDS = frozenset(".:")
SENDING = frozenset({"origin", "escorted"})  # whose doer stands where somebody leaves


def from_heading(role: str, finding: Finding, _others: Sequence[Finding]) -> tuple[Side, ...]:
    """Take the country that heads the paragraph of a digest, «Литва. В среду выслан ...»: where it happens."""
    where = "destination" if finding.trigger.frame.agent == "destination" else "origin"
    found = heading_of(finding.trigger.token.idx, finding.scene) if role == where else None
    return (side_of(found, finding.scene),) if found is not None else ()


def heading_of(at: int, scene: Scene) -> Found | None:
    """Give the country that stands alone before a full stop or a colon at the start of a paragraph."""
    start, text = line_start(scene.doc, at), text_of(scene.doc)
    for found in scene.founds:
        first = scene.doc[found.start]
        lead = text[start : first.idx]
        alone = found.end < len(scene.doc) and scene.doc[found.end].text in HEADING_ENDS
        if first.idx >= start and alone and not any(map(str.isalnum, lead)) and side_key(found) is not None:
            return found
    return None


def from_opening(role: str, finding: Finding, _others: Sequence[Finding]) -> tuple[Side, ...]:
    """Take as origin where a paragraph says at once that it happens: «В Армении обошлось проще. X выдали России»."""
    known, scene = finding.keys("destination"), finding.scene
    if role != "origin" or not known or finding.trigger.frame.agent not in SENDING:
        return ()
    sentence, found = finding.trigger.token.sent, None
    first = line_start(scene.doc, sentence.start_char)
    while found is None and sentence.start_char >= first:
        found = opening_of(sentence.start, scene)
        if sentence.start == 0:
            break
        sentence = scene.doc[sentence.start - 1].sent
    return (side_of(found, scene),) if found is not None and side_key(found) not in known else ()


def opening_of(at: int, scene: Scene) -> Found | None:
    """Give the country that a sentence begins with, as a place: «На Кипре ...»."""
    found = next((f for f in scene.founds if f.start == at + 1 and f.type == "country" and f.form == "name"), None)
    placed = found is not None and scene.doc[at].lower_ in scene.tables.word_class("at")
    return found if found is not None and placed and case_of(scene.doc[found.head]) in ("loc", "") else None
