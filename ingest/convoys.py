"""Tell crowds that go by the law from those that go themselves: «досиживать на родину уехали семеро»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.findings import Finding
from ingest.homeward import homeland_phrase
from ingest.purpose import is_of_convicts, words_before
from ingest.syntax import case_of, lemma, preposition

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.scene import Scene, Subject

REACH = 2  # sentences before «на родину уехали пятеро» that may tell of convicts


def goes_by_law(finding: Finding) -> bool:
    """Say that a movement is the law's: its verb says so, or it is a crowd of convicts or of people under guard."""
    if finding.kind != "transfer" or is_given_back(finding):
        return finding.kind != "transfer"
    return finding.trigger.frame.needs != "term" or is_led(finding)


def is_given_back(finding: Finding) -> bool:
    """Say that what comes back to its owner is a thing: «три из них возвращены владельцам»."""
    owners = finding.scene.tables.word_class("owners")
    return any(lemma(child) in owners and case_of(child) == "dat" for child in finding.trigger.token.children)


def is_led(finding: Finding) -> bool:
    subject, scene, verb = finding.subject, finding.scene, finding.trigger.token
    if subject is None or subject.person is not None or not any(is_crowd(word, scene) for word in verb.sent):
        return subject is not None and is_escorted(finding, subject)
    around = {lemma(word) for word in verb.sent} | {word.lower_ for word in verb.sent}
    if around & scene.tables.word_class("by_choice"):
        return False
    guarded = bool(around & scene.tables.word_class("guarded"))
    lawful = guarded or finding.attrs.get("mode") == "transfer" or goes_home_to_serve(finding)
    return lawful or is_escorted(finding, subject)


def is_escorted(finding: Finding, subject: Subject) -> bool:
    """Say that one who comes into another land is under guard, and no official: «вернулся в Баку под конвоем»."""
    scene, verb = finding.scene, finding.trigger.token
    official = subject.person is not None and subject.person.cluster in scene.officials
    goals = [side.found for side in finding.sides.get("destination", ()) if side.found is not None]
    crossed = bool(finding.keys("origin")) or any(found.type == "country" for found in goals)
    return crossed and not official and any(is_guard(word, scene) for word in verb.children)


def is_guard(word: Token, scene: Scene) -> bool:
    """Say that a phrase tells of a guard: «под конвоем», «в сопровождении полицейских»."""
    words, phrase = scene.tables.word_class, f"{preposition(word, scene.tables)} {lemma(word)}"
    beside = phrase in words("accompanied") and any(lemma(one) in words("escorts") for one in word.subtree)
    return beside or phrase in words("under_guard")


def goes_home_to_serve(finding: Finding) -> bool:
    """Say that a crowd goes home where the sentences before tell of convicts."""
    told = (is_of_convicts(word, finding.scene.tables) for word in words_before(finding.trigger.token, REACH))
    return homeland_phrase(finding) is not None and any(told)


def is_crowd(word: Token, scene: Scene) -> bool:
    quantity = scene.quantity_of(word)
    return quantity is not None and quantity.counts and (quantity.value or 0) > 1
