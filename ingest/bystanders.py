"""Tell the people of a case from those who only speak of it: advocates, spokesmen, whoever said something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.groups import held_a_post
from ingest.syntax import case_of, cases, feature, lemma
from ingest.victims import is_another, is_harmed, may_be_accused

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.mentions import Found
    from ingest.scene import Scene

BESIDE = 3  # words between a name and the noun that says what its bearer does


def is_private(found: Found, scene: Scene, moved: set[int]) -> bool:
    """Say that a named person may be the one moved or held: who holds a post, pleads or speaks is not."""
    if found.cluster in moved:
        return True
    same = [f for f in scene.founds if f.type == "person" and f.cluster == found.cluster]
    is_other = is_another(found, scene) or found.cluster in scene.officials or speaks(same[0], scene)
    return not is_other and not any(stands_by(other, scene) for other in same)


def stands_by(found: Found, scene: Scene) -> bool:
    """Say that a name belongs to somebody who only has to do with the case: «адвокат Рейзин», whom somebody hurt."""
    if is_harmed(found, scene) and not may_be_accused(found, scene):
        return True
    roles, head = scene.tables.word_class("bystanders"), scene.doc[found.head]
    before = [*scene.doc[max(0, found.start - BESIDE) : found.start], head.head]
    present = (word for word in before if not held_a_post(word, scene))  # «бывший следователь Имярек»
    return any(lemma(word) in roles and may_be_one(word, head) for word in present)


def speaks(found: Found, scene: Scene) -> bool:
    """Say that somebody is brought in as one who tells of the case, «рассказал Ланской»; he of it speaks later."""
    speaking, head = scene.tables.word_class("speaking"), scene.doc[found.head]
    if not head.dep_:  # a sentence without a trigger is not parsed
        spoken = any(lemma(word) in speaking and may_speak(head, word) for word in head.sent)
        return spoken and case_of(head) == "nom"
    doer = head.head if head.dep_ == "appos" and head.head.i < head.i else head  # «сообщил его директор Имярек»
    return doer.dep_.startswith("nsubj") and lemma(doer.head) in speaking


def may_speak(name: Token, verb: Token) -> bool:
    """Say that a name may be a verb's subject: «Имярек, которого родные считали погибшим» says nothing."""
    return not (feature(name, "Number") == "Sing" and feature(verb, "Number") == "Plur")


def may_be_one(noun: Token, name: Token) -> bool:
    """Say that a noun may mean the bearer of a name: in «адвокатов Имярека», «адвокат Имярека» it does not."""
    plural = feature(noun, "Number") == "Plur" and feature(name, "Number") == "Sing"
    return not plural and (not case_of(noun) or case_of(noun) in dict(cases(name)))
