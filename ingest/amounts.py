"""How many were moved, told by a verb of their number: «число экстрадированных в Казахстан выросло с 51 до 68»."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from ingest.context import is_earned
from ingest.findings import Finding
from ingest.shares import counted, numbers_in
from ingest.syntax import feature, is_full_participle, is_negated, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.quantities import Quantity
    from ingest.scene import Scene

LEGAL = frozenset({"extradition", "deportation"})
NOUNS = frozenset({"NOUN", "PROPN"})
BEHIND = 2  # words from a number to its time
AMOUNT = "amount"  # a row: a verb of number says how many


def with_amount(finding: Finding) -> Finding:
    """Give those whom only a participle names, or a noun of moving, the number that the sentence's verb says."""
    token, subject = finding.trigger.token, finding.subject
    if finding.kind != "transfer":
        return finding
    if token.pos_ in NOUNS:
        return with_movements_counted(finding)
    many = is_full_participle(token) and feature(token, "Number") != "Sing"
    unknown = subject is None or (subject.person is None and subject.count is None)
    number = amount(finding) if many and unknown else None
    return finding if number is None else told_by_number(finding, number)


def told_by_number(finding: Finding, number: Quantity) -> Finding:
    """Give a finding the number that was reached, and the time behind it: «выросло с 6 в 2022 году до 8 в 2023-м»."""
    scene = finding.scene
    behind = (m.iso for m in scene.moments if m.usable and m.iso and number.end <= m.start <= number.end + BEHIND)
    subject, date = counted(number, scene), next(behind, finding.date)
    return replace(finding, subject=subject, date=date, rule=f"{finding.rule}+{AMOUNT}")


def with_movements_counted(finding: Finding) -> Finding:
    """Read how many movements there were: «экстрадиций было 17», «там насчитали 62 выдачи»."""
    token, scene = finding.trigger.token, finding.scene
    if finding.status is not None or finding.attrs.get("mode") not in LEGAL:
        return finding
    done = replace(finding, status="completed", why="")
    if finding.subject is not None:
        told = scene.quantity_of(token) is not None and is_counting(token.head, scene)
        return replace(done, rule=f"{finding.rule}+{AMOUNT}") if told else finding
    number = amount(finding)
    return finding if number is None else told_by_number(done, number)


def is_counting(verb: Token, scene: Scene) -> bool:
    """Say that a verb tells how many there were, as a thing of the past: «было», «насчитали», «зафиксировано»."""
    words = scene.tables.word_class("counting", "amounting", "recording")
    return lemma(verb) in words and is_earned(verb) and not is_negated(verb, scene.tables)


def amount(finding: Finding) -> Quantity | None:
    """Give the number that is reached: the one after «до», else the only one behind the verb."""
    scene, words = finding.scene, finding.scene.tables.word_class
    noun = noun_of_number(finding.trigger.token, scene)
    verb = predicate_of(noun, scene) if noun is not None else None
    if verb is None:
        return None
    after = numbers_in(list(scene.doc[verb.i + 1 : verb.sent.end]), scene)
    reached = [q for q in after if scene.doc[q.start - 1].lower_ in words("up_to")]
    first = [q for q in after[:1] if q.start == verb.i + 1]  # «numbered 143, as against 127 a year earlier»
    told = reached or (after if len(after) == 1 else first)
    return told[0] if len(told) == 1 else None


def noun_of_number(token: Token, scene: Scene) -> Token | None:
    """Give the noun of which the number is told: «число» of the moved, or the movements themselves."""
    for noun in (token.head, token.head.head):  # «число выданных», «число выданных преступников»
        measured = [word for word in noun.children if word.dep_ == "det"]  # «the number of people extradited»
        named = (word for word in (noun, *measured) if word.pos_ == "NOUN")
        if any(lemma(word) in scene.tables.word_class("amounts") for word in named):
            return noun
    plural = feature(token, "Number") == "Plur" and token.dep_.startswith("nsubj")
    return token if plural and token.pos_ in NOUNS else None


def predicate_of(noun: Token, scene: Scene) -> Token | None:
    """Give the verb that tells the number of a noun; a number may be the predicate itself: «экстрадиций было 17»."""
    words, head = scene.tables.word_class("amounting"), noun.head
    if head.i != noun.i and lemma(head) in words:
        return head
    if head.pos_ != "NUM":
        return None
    return next((word for word in head.children if word.dep_ == "cop" and is_earned(word)), None)


def risen_from(finding: Finding) -> Iterator[list[Token]]:
    """Yield the words that tell from what number another was reached: «выросло с 6200 в 2022 году до 8100»."""
    scene, sentence = finding.scene, finding.trigger.token.sent
    words = scene.tables.word_class
    if not finding.has_row(AMOUNT):
        return
    for quantity in numbers_in(sentence, scene):
        if scene.doc[quantity.start - 1].lower_ in words("risen_from"):
            behind = takewhile(lambda word: word.lower_ not in words("up_to"), scene.doc[quantity.start : sentence.end])
            yield [scene.doc[quantity.start - 1], *behind]
            return
