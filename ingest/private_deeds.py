"""What no state does: a tattoo gives somebody away, a smuggler means to take people over the border."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.scene import somebody
from ingest.syntax import case_of, feature, is_full_participle, lemma

if TYPE_CHECKING:
    from ingest.findings import Finding


def is_private_deed(finding: Finding) -> bool:
    return betrays(finding) or is_meant_by_somebody(finding)


def is_meant_by_somebody(finding: Finding) -> bool:
    """Say that whom the sentence is about meant to do it himself: «взят вор, пытавшийся вывезти в Чили ребёнка»."""
    verb, tables = finding.trigger.token, finding.scene.tables
    means = verb.head if feature(verb, "VerbForm") == "Inf" else verb
    if means.i == verb.i or not is_full_participle(means) or feature(means, "Voice") == "Pass":
        return False
    doer = means.head
    private = finding.scene.person_at(doer) is not None or somebody(doer, tables) is not None
    return private and lemma(doer) not in tables.word_class("sides", "bearers")


def betrays(finding: Finding) -> bool:
    """Say that a thing, a beast or a friend gives somebody away: «беглеца выдала татуировка», «кот выдал хозяйку»."""
    token, frame, words = finding.trigger.token, finding.trigger.frame, finding.scene.tables.word_class
    gives_up = frame.needs == "side" and frame.set.get("mode") == "extradition" and token.pos_ == "VERB"
    if not gives_up or finding.trigger.voice.agent != "nom" or finding.sides.get("origin"):
        return False
    offices = words("sides") | words("bearers") | words("states") | words("office_nouns") | words("houses")
    doers = [
        c for c in token.children if c.dep_ in ("nsubj", "obj") and case_of(c) == "nom" and lemma(c) not in offices
    ]
    close = words("unmoved") | words("relations")
    return any((c.pos_ == "NOUN" and feature(c, "Animacy") == "Inan") or lemma(c) in close for c in doers)
