"""Numbers of other lands that a sentence lists after the first: «больше всех — Чехия, 56. Далее Литва (39)»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from ingest.breakdowns import entry
from ingest.findings import Finding
from ingest.ranks import rank_in
from ingest.sentences import following
from ingest.shares import Share, bracketed, shares_of
from ingest.sides import ENDS
from ingest.spread import is_of_people
from ingest.syntax import case_of

if TYPE_CHECKING:
    from spacy.tokens import Span


def with_peers(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings, and after each number of one land those that its sentence or the next ranks behind it."""
    for finding in findings:
        yield finding
        if not is_counted(finding):
            continue
        own = finding.trigger.token.sent
        parted = any(f.is_part and f.trigger is finding.trigger for f in findings)
        for sentence in (*(() if parted else (own,)), *islice(following(own), 1)):
            role = end_of_rank(finding, sentence == own)
            yield from ranked_in(sentence, finding, role) if role is not None else ()


def ranked_in(sentence: Span, finding: Finding, role: str) -> Iterator[Finding]:
    start = rank_in(sentence, finding.scene)
    shares = shares_in(sentence, finding) if start is not None else ()
    for share in (share for share in shares if share.quantity.start > (start or 0) and not of_people(share, finding)):
        for group in [[found] for found in share.founds] if share.each else [list(share.founds)]:
            yield entry(finding, share, group, role)


def of_people(share: Share, finding: Finding) -> bool:
    """Say that lands only tell whose people are counted: «за ними следуют граждане Китая (17)»."""
    return any(is_of_people(found, finding.scene) for found in share.founds)


def is_counted(finding: Finding) -> bool:
    subject = finding.subject
    counted = subject is not None and subject.person is None and (subject.count or 0) > 1
    return counted and finding.kind == "transfer" and finding.status is not None


def end_of_rank(finding: Finding, here: bool) -> str | None:
    """Give the end at which the one land of the number stands: its doer's; `here` the only one too."""
    scene, sentence = finding.scene, finding.trigger.token.sent
    told = {role: sides[0].found for role in ENDS for sides in [finding.sides.get(role, ())] if len(sides) == 1}
    named = {role: f for role, f in told.items() if f is not None and sentence.start <= f.start < sentence.end}
    doers = [role for role, found in named.items() if case_of(scene.doc[found.head]) == "nom"]
    start = finding.subject.start if finding.subject is not None else 0
    beside = [role for role, found in named.items() if found.end <= start <= found.end + 1]  # «из Греции — 48»
    ends = doers or [role for role in (beside or named) if here]
    return ends[0] if len(ends) == 1 else None


def shares_in(sentence: Span, finding: Finding) -> Sequence[Share]:
    """Give the lands with their numbers, in brackets or after dashes."""
    listed = list(bracketed(sentence, finding.scene))
    return listed or list(shares_of(sentence, finding.scene, finding.trigger.token))
