"""How many were moved, told by a verb of their number: «число экстрадированных в Казахстан выросло с 51 до 68»."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.findings import Finding
from ingest.shares import counted, numbers_in
from ingest.syntax import feature, is_full_participle, lemma

if TYPE_CHECKING:
    from ingest.quantities import Quantity


def with_amount(finding: Finding) -> Finding:
    """Give those whom only a participle names the number that the sentence's verb says of them."""
    token, subject = finding.trigger.token, finding.subject
    many = is_full_participle(token) and feature(token, "Number") == "Plur" and finding.kind == "transfer"
    unknown = subject is None or (subject.person is None and subject.count is None)
    number = amount(finding) if many and unknown else None
    return finding if number is None else replace(finding, subject=counted(number, finding.scene))


def amount(finding: Finding) -> Quantity | None:
    """Give the number that is reached: the one after «до», else the only one behind the verb."""
    scene, words, head = finding.scene, finding.scene.tables.word_class, finding.trigger.token.head
    noun = head if lemma(head) in words("amounts") else head.head  # «число выданных», «число выданных преступников»
    verb = noun.head
    if lemma(noun) not in words("amounts") or lemma(verb) not in words("amounting") or verb.i == noun.i:
        return None
    after = numbers_in(list(scene.doc[verb.i + 1 : verb.sent.end]), scene)
    reached = [q for q in after if scene.doc[q.start - 1].lower_ in words("up_to")]
    told = reached or (after if len(after) == 1 else [])
    return told[0] if len(told) == 1 else None
