"""Numbers of other lands that a sentence lists after the first: «больше всех — Чехия, 56. Далее Литва (39)»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from ingest.breakdowns import entry
from ingest.findings import Finding
from ingest.sentences import following
from ingest.shares import Share, bracketed, shares_of
from ingest.sides import ENDS
from ingest.syntax import case_of, feature, is_full_participle, lemma

if TYPE_CHECKING:
    from spacy.tokens import Span

    from ingest.scene import Scene

OPENING = 4  # words of a sentence that may say that it goes on


def with_peers(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings, and after each number of one land those that the next sentence ranks behind it."""
    for finding in findings:
        yield finding
        role = end_of_rank(finding) if is_counted(finding) else None
        if role is not None:
            for sentence in islice(following(finding.trigger.token.sent), 1):
                yield from ranked_in(sentence, finding, role)


def ranked_in(sentence: Span, finding: Finding, role: str) -> Iterator[Finding]:
    for share in shares_in(sentence, finding) if ranks(sentence, finding.scene) else ():
        for group in [[found] for found in share.founds] if share.each else [list(share.founds)]:
            yield entry(finding, share, group, role)


def is_counted(finding: Finding) -> bool:
    subject = finding.subject
    counted = subject is not None and subject.person is None and (subject.count or 0) > 1
    return counted and finding.kind == "transfer" and finding.status is not None


def end_of_rank(finding: Finding) -> str | None:
    """Give the end of who does it, where the sentence names the one land that does: «выдала Белоруссия — 56»."""
    role, sentence = finding.trigger.frame.agent, finding.trigger.token.sent
    doers = finding.sides.get(role, ()) if role in ENDS else ()
    found = doers[0].found if len(doers) == 1 else None
    if found is None or not sentence.start <= found.start < sentence.end:
        return None
    return role if case_of(finding.scene.doc[found.head]) == "nom" else None


def ranks(sentence: Span, scene: Scene) -> bool:
    """Say that a sentence goes down a list, «Далее идут ...», «На втором месте — ...», and moves nobody itself."""
    words = scene.tables.word_class
    opens = any(word.lower_ in words("ranked_next") for word in sentence[:OPENING])
    verbs = [word for word in sentence if feature(word, "VerbForm") and not is_full_participle(word)]
    return opens and all(lemma(verb) in words("ranking") for verb in verbs)


def shares_in(sentence: Span, finding: Finding) -> Sequence[Share]:
    """Give the lands with their numbers, in brackets or after dashes."""
    listed = list(bracketed(sentence, finding.scene))
    return listed or list(shares_of(sentence, finding.scene, finding.trigger.token))
