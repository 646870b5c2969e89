"""Nouns that point back to somebody known: «бывший мэр», «обвиняемый», «гражданина РФ разыскивали»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.lexicon import is_former
from ingest.sides import ENDS, opposite
from ingest.syntax import lemma

if TYPE_CHECKING:
    from ingest.findings import Finding
    from ingest.scene import Scene, Subject

OTHER_LINKS = frozenset({"nmod", "obl", "acl", "acl:relcl"})


def points_back(finding: Finding, subject: Subject) -> bool:
    """Say that words are for somebody known: a former post, or a role that stands before the verb."""
    doc = finding.scene.doc
    former = any(lemma(word) in finding.scene.tables.word_class("former") for word in doc[subject.start : subject.end])
    role = subject.known and is_introduced(subject, finding.scene) and subject.token < finding.trigger.token.i
    called = is_said_again(subject, finding.scene) or is_citizen_again(finding, subject)
    return former or is_former(doc[subject.token].text) or role or called


def is_said_again(subject: Subject, scene: Scene) -> bool:
    """Say that a bare word for a man or a woman, neither counted nor described by age, means who was just named."""
    token, words = scene.doc[subject.token], scene.tables.word_class("said_again")
    called = lemma(token) in words or any(lemma(child) in words for child in token.children)
    ages = scene.tables.word_class("years_old")
    new = any(child.dep_ == "nummod" or child.lower_ in ages or lemma(child) in ages for child in token.children)
    return called and not new


def is_citizen_again(finding: Finding, subject: Subject) -> bool:
    """Say that a citizen opens a sentence before its verb, as one known does: «Гражданина РФ разыскивали с мая»."""
    token, words = finding.scene.doc[subject.token], finding.scene.tables.word_class
    opens = subject.start == token.sent.start and subject.token < finding.trigger.token.i
    more = any(word.lower_ in words("one_more") for word in token.sent)
    return opens and not more and lemma(token) in words("citizens", "natives")


def is_introduced(subject: Subject, scene: Scene) -> bool:
    """Say that a noun brings somebody new with it: «участник банды», «обвиняемый в краже», not «подозреваемый»."""
    token = scene.doc[subject.token]
    ages = scene.tables.word_class("years_old")
    after = (child for child in token.children if child.i > token.i and child.lower_ not in ages)
    return any(child.dep_ in OTHER_LINKS for child in after)


def is_of_another_case(who: Subject, finding: Finding, earlier: Sequence[Finding]) -> bool:
    """Say that a noun brings in somebody new: an example, or one who went where the person told of came from."""
    scene, opening = finding.scene, finding.trigger.token.sent[:1]
    if any(word.lower_ in scene.tables.word_class("examples") for word in opening):
        return True  # «Так, в 2022 году Рига выдала Минску разыскиваемого»
    ends = [finding.keys(role) for role in ENDS]
    own = (f for f in earlier if f.kind == finding.kind and f.subject is not None and f.subject.key == who.key)
    return any(all(ends) and ends == [f.keys(opposite(role)) for role in ENDS] for f in own)
