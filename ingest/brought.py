"""Where somebody who was moved has come to, by a sentence near by: «He was extradited. ... remanded by a court in»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from ingest.bystanders import is_private
from ingest.scene import person_noun
from ingest.sentences import following, preceding
from ingest.sides import Side, side_key, side_of
from ingest.syntax import is_negated, lemma

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ingest.findings import Finding
    from ingest.found import Found
    from ingest.scene import Scene, Subject

AFTER, BEFORE = 3, 2  # sentences
REACH = 10  # words from the verb to where it happens
FRONT = 2  # words of a sentence before the place that opens it


def from_brought(role: str, finding: Finding, others: Sequence[Finding]) -> tuple[Side, ...]:
    """Take as destination where one who is gone from elsewhere has come before a court, landed, or sits now."""
    subject, scene, left = finding.subject, finding.scene, finding.keys("origin")
    lawful = finding.attrs.get("mode") != "return"
    gone = role == "destination" and finding.status == "completed" and bool(left) and lawful
    if not gone or subject is None or subject.count != 1 or subject.part != scene.part:
        return ()
    for kind, sentence in sentences_about(finding, subject):
        found = come_to(sentence, kind, finding, subject)
        if found is not None and side_key(found) not in left:
            return (side_of(found, scene),)
    return sits_now(finding, subject, others)


def sits_now(finding: Finding, subject: Subject, others: Sequence[Finding]) -> tuple[Side, ...]:
    """Give where one who is gone is told later to be kept: «He was extradited. He is now in a jail in Lodz»."""
    kept = (o for o in others if o.kind == "detention" and o.attrs.get("lasting") and o.order > finding.order)
    same = (o for o in kept if o.subject is not None and o.subject.key == subject.key and o.scene is finding.scene)
    here = (o for o in same if o.keys("held_in") and not o.keys("held_in") & finding.keys("origin"))
    return next((other.sides["held_in"] for other in here), ())


def sentences_about(finding: Finding, subject: Subject) -> Iterator[tuple[str, Span]]:
    """Yield the sentence of the movement and those after it, then those before, while nobody else is named."""
    own = finding.trigger.token.sent
    yield "come_to", own
    for kind, near in (("come_to", islice(following(own), AFTER)), ("tried_at", islice(preceding(own), BEFORE))):
        his = takewhile(lambda sentence: not names_other(sentence, subject, finding.scene), near)
        yield from ((kind, sentence) for sentence in his)


def people_in(sentence: Span, scene: Scene) -> Iterator[Found]:
    yield from (f for f in scene.founds_in(sentence) if f.type == "person")


def names_other(sentence: Span, subject: Subject, scene: Scene) -> bool:
    """Say that a sentence names somebody else who may be meant."""
    own = {subject.person.cluster} if subject.person is not None else set()
    return any(f.cluster not in own and is_private(f, scene, own) for f in people_in(sentence, scene))


def come_to(sentence: Span, kind: str, finding: Finding, subject: Subject) -> Found | None:
    """Give the land, town or court of another that a verb of a sentence brings its subject before."""
    scene = finding.scene
    verbs = (word for word in sentence if word.pos_ == "VERB" and lemma(word) in scene.tables.word_class(kind))
    for verb in verbs:
        if is_about(verb, finding, subject) and not is_negated(verb, scene.tables):
            found = next((f for f in places_of(verb, scene)), None)
            if found is not None:
                return found
    return None


def is_about(verb: Token, finding: Finding, subject: Subject) -> bool:
    """Say that the words before a verb name somebody, or mean him by a pronoun or a noun, or move him."""
    scene, tables, sentence = finding.scene, finding.scene.tables, verb.sent
    named = [f for f in people_in(sentence, scene) if f.start < verb.i]
    if named and subject.person is not None:
        return named[-1].cluster == subject.person.cluster
    before = scene.doc[sentence.start : verb.i]
    if any(lemma(word) in tables.word_class("relations") for word in before):
        return False
    own = sentence.start <= subject.token < verb.i
    told = finding.trigger.token.sent == sentence and finding.trigger.token.i < verb.i
    pointing = any(word.lower_ in tables.word_class("he") for word in before)
    return own or told or pointing or any(person_noun(word, tables) is not None for word in before)


def places_of(verb: Token, scene: Scene) -> Iterator[Found]:
    """Yield the names of a land after a verb, no other verb between; then the one that opens its sentence."""
    doc, sentence, at = scene.doc, verb.sent, scene.tables.word_class("at", "brought_before")
    here = [f for f in scene.founds_in(sentence) if side_key(f) is not None]
    for found in here:
        between = doc[verb.i + 1 : found.start]
        placed = any(word.lower_ in at for word in between) and not any(word.pos_ == "VERB" for word in between)
        if verb.i < found.start <= verb.i + REACH and placed:
            yield found
    for found in here:
        if found.start <= sentence.start + FRONT and found.start and doc[found.start - 1].lower_ in at:
            yield found
