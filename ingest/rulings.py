"""What a court made of a decision or a request just told: «The ruling was overturned», «ruled in favour of Latvia»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from ingest.findings import Finding
from ingest.sentences import following
from ingest.syntax import lemma, says

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ingest.tables import Tables

NEAR = 4  # words between «overturned» and what was
DOUBT = 3  # words before «overturned» that may take it back


def with_rulings(findings: Sequence[Finding]) -> list[Finding]:
    """Give the findings, what was granted and undone as refused, what was asked and won as approved."""
    return [with_ruling(finding) for finding in findings]


def with_ruling(finding: Finding) -> Finding:
    subject, open_to = finding.subject, {"approved": is_undone, "requested": is_won}
    if finding.kind != "transfer" or subject is None or subject.count != 1 or finding.status not in open_to:
        return finding
    for words in told_after(finding):
        if open_to[finding.status](words, finding):
            status = "refused" if finding.status == "approved" else "approved"
            quote = (finding.scene.part, words.sent.start_char, words.sent.end_char)
            quotes = tuple(dict.fromkeys((*finding.quotes, quote)))
            return replace(finding, status=status, rule=f"{finding.rule}+{status}", quotes=quotes)
    return finding


def told_after(finding: Finding) -> Iterator[Span]:
    """Yield the rest of the sentence, and the next one unless somebody else is named there."""
    scene, token = finding.scene, finding.trigger.token
    yield scene.doc[token.i : token.sent.end]
    own = finding.subject.person.cluster if finding.subject is not None and finding.subject.person is not None else None
    for after in islice(following(token.sent), 1):
        if all(f.type != "person" or f.cluster == own for f in scene.founds_in(after)):
            yield after


def is_undone(words: Span, finding: Finding) -> bool:
    """Say that a decision just told was overturned: «but it was overturned», «annulled the decree»."""
    tables = finding.scene.tables
    undoing = (word for word in words if word.lower_ in tables.word_class("overturned"))
    return any(is_of_decision(word, tables) and not is_doubted(word, tables) for word in undoing)


def is_of_decision(word: Token, tables: Tables) -> bool:
    near = word.doc[max(word.sent.start, word.i - NEAR) : min(word.sent.end, word.i + NEAR)]
    pointing = tables.word_class("rulings", "decisions") | tables.word_class("itself_decided")
    return any(lemma(other) in pointing or other.lower_ in pointing for other in near if other.i != word.i)


def is_doubted(word: Token, tables: Tables) -> bool:
    """Say that it was not done, or not yet: «refused to have it overturned», «could be annulled»."""
    before = word.doc[max(word.sent.start, word.i - DOUBT) : word.i]
    doubt = tables.word_class("negations", "hypothetical", "future_be") | {"to", "may", "can"}
    return any(other.lower_ in doubt for other in before)


def is_won(words: Span, finding: Finding) -> bool:
    """Say that a court sided with who asks: «ruled in favour of Latvia», «gave the green light»."""
    tables = finding.scene.tables
    named = {f.country for f in finding.scene.founds_in(words) if f.country}
    asked = finding.keys("destination")
    won = (says(words, tables.word_class("won_by")) and named & asked) or says(words, tables.word_class("won"))
    judged = any(lemma(word) in tables.word_class("judging") for word in words)
    doubted = any(word.lower_ in tables.word_class("negations", "hypothetical") for word in words)
    return bool(won and judged and asked and not doubted and named <= asked | finding.keys("origin"))
