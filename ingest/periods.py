"""When what is only counted happened: the time that its report speaks of, told once for all its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.almanac import last_day
from ingest.comparisons import compared
from ingest.lines import is_broken
from ingest.moments import AT, HEADING, SINCE, SPAN, VAGUE
from ingest.numerals import plain
from ingest.timewords import load

if TYPE_CHECKING:
    from ingest.findings import Finding
    from ingest.moments import Moment
    from ingest.scene import Scene

YEAR_LONG = len("2024")
DATED = frozenset({"transfer", "detention"})
TOLD = frozenset({AT, SPAN, SINCE, VAGUE})


def with_periods(findings: Sequence[Finding]) -> list[Finding]:
    """Date what its sentence leaves dateless: by the heading of its paragraph; a number by the period of its report."""
    return [replace(finding, date=date_around(finding)) if is_timeless(finding) else finding for finding in findings]


def date_around(finding: Finding) -> str | None:
    return heading_of(finding) or (period_of(finding) if is_counted(finding) else None)


def is_timeless(finding: Finding) -> bool:
    """Say that nothing of a sentence tells when."""
    if finding.kind not in DATED or finding.date is not None:
        return False
    sentence, scene = finding.trigger.token.sent, finding.scene
    own = (m for m in scene.moments if sentence.start <= m.start < sentence.end and m.role in TOLD)
    return finding.is_part or all(compared(scene.doc, scene.moments, m.start) is not None for m in own)


def is_counted(finding: Finding) -> bool:
    """Say that a number of nameless people was moved or held."""
    subject = finding.subject
    if subject is None or subject.person is not None or finding.status not in ("completed", None):
        return False
    return finding.is_part or (subject.count is not None and subject.count > 1)


def heading_of(finding: Finding) -> str | None:
    """Give the day that stands over the paragraph of a finding: «Tuesday. ...»."""
    doc, at = finding.scene.doc, finding.trigger.token.idx
    above = [m for m in finding.scene.moments if m.role == HEADING and doc[m.start].idx < at]
    return above[-1].iso if above and not is_broken(doc, doc[above[-1].start].idx, at) else None


def period_of(finding: Finding) -> str | None:
    """Give the period named before a finding that ends last; of two that end together, the one named last."""
    told = [moment for moment in periods(finding.scene) if moment.start < finding.trigger.token.i]
    ends = [(last_day(moment.iso), moment.start, moment.iso) for moment in told if moment.iso is not None]
    return max(ends)[2] if ends else None


def periods(scene: Scene) -> Iterator[Moment]:
    """Yield what a report counts over: «for ten months», «in the first half-year», «for April», not «in April»."""
    table = load(scene.doc.lang_)
    for moment in scene.moments:
        if not moment.usable or moment.iso is None or compared(scene.doc, scene.moments, moment.start) is not None:
            continue
        words = [plain(word.text) for word in scene.doc[max(0, moment.start - 1) : moment.start + 1]]
        over = any(table.forms.get(word, ("",))[0] == "for" for word in words)
        if moment.role == SPAN or over or (len(moment.iso) == YEAR_LONG):
            yield moment
