"""Find the number of a total whose parts mislead the parser: «выдано 14 человек, девять из них — Чехии»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.findings import Finding
from ingest.pieces import piece_of
from ingest.scene import Subject
from ingest.shares import Share, counted, number, numbers_in, own_numbers

if TYPE_CHECKING:
    from ingest.quantities import Quantity

LEGAL = frozenset({"extradition", "deportation"})
FIRST_PART = 3  # words from a colon to the first number of a list: «: из России — 12»


def is_told_by(parts: Sequence[Finding], subject: Subject | None) -> bool:
    """Say that the number of the verb itself is among the parts, in one word or in two: «сорок девять»."""
    spans = (range(part.subject.start, part.subject.end) for part in parts if part.subject is not None)
    return subject is not None and any(subject.token in span or subject.start in span for span in spans)


def with_number_told(finding: Finding, parts: Sequence[Finding]) -> Finding:
    """Give a total the number right before the colon that opens its parts, else its verb's own: a list misleads."""
    scene, subject = finding.scene, finding.subject
    total = sum(part.subject.count or 0 for part in parts if part.subject is not None)
    if subject is None and not parts:
        return with_own_number(finding)
    if not parts or not (subject is None or is_told_by(parts, subject)):
        return finding
    whole = before_colon(finding, parts) or own_number(finding)
    fits = whole is not None and (number(whole) or 0) >= total
    return replace(finding, subject=counted(whole, scene)) if whole is not None and fits else finding


def with_own_number(finding: Finding) -> Finding:
    """Give a verb without an object the number that comes after a time: «выдворено за осень 54 гражданина»."""
    scene, own = finding.scene, own_number(finding)
    legal = finding.attrs.get("mode") in LEGAL and finding.trigger.token.pos_ == "VERB"
    if own is None or not legal or finding.status != "completed" or own.start < finding.trigger.token.i:
        return finding
    after_time = any(moment.end == own.start for moment in scene.moments)
    return replace(finding, subject=counted(own, scene)) if after_time else finding


def before_colon(finding: Finding, parts: Sequence[Finding]) -> Quantity | None:
    """Give the number after the verb that a colon follows, where the parts begin."""
    scene, verb = finding.scene, finding.trigger.token
    first = min((part.subject.start for part in parts if part.subject is not None), default=0)
    colon = next((word for word in scene.doc[max(0, first - FIRST_PART) : first] if word.text == ":"), None)
    if colon is None or verb.sent != colon.sent or verb.i > colon.i:
        return None
    return next((q for q in numbers_in(colon.sent, scene) if colon.i in (q.end, (q.head or 0) + 1)), None)


def own_number(finding: Finding) -> Quantity | None:
    """Give the one number that a verb has in its own piece: «выдано 14 человек, девять из них — Чехии»."""
    own = own_numbers(piece_of(finding.trigger.token), finding.scene)
    return own[0] if len(own) == 1 and own[0].head is not None else None


def is_first_of_list(share: Share, finding: Finding) -> bool:
    """Say that a smaller number follows the colon after a total: «семеро: шесть из России и Имярек»."""
    scene, total = finding.scene, finding.subject.count if finding.subject is not None else None
    start = share.quantity.start
    led = any(word.text == ":" for word in scene.doc[max(0, start - FIRST_PART) : start])
    return led and total is not None and (number(share.quantity) or total) < total
