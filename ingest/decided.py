"""Read on whom more it is decided, beside those moved: «выслали 58; ещё 38 решение вручено», «семь, чья ...»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.context import is_earned
from ingest.distances import sentences_between
from ingest.findings import Finding, scenes_of
from ingest.scene import Scene
from ingest.shares import counted, numbers_in
from ingest.sides import ENDS, Sides
from ingest.subjects import nation_of
from ingest.syntax import cases, is_negated, is_question, lemma

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ingest.quantities import Quantity

REACH = 2  # sentences from those moved
ABOUT = 2  # words from «по» to the number: «по ещё девяти»
RELATIVE = 4  # words from a number to the clause that tells of it
LAWFUL = frozenset({"extradition", "deportation", "transfer"})


def with_decided(findings: Sequence[Finding], found: Sequence[Finding]) -> list[Finding]:
    """Give the findings with those on whom it is only decided, in reading order."""
    told = [one for scene in scenes_of(found) for one in read(scene, findings, found)]
    starts = {one.at for one in told}
    kept = [f for f in findings if f.kind != "transfer" or not is_told_so(f, starts)]
    return sorted((*kept, *told), key=lambda finding: finding.order)


def is_told_so(finding: Finding, starts: set[tuple[str, int]]) -> bool:
    subject = finding.subject
    if subject is None:
        return False
    words = finding.scene.doc[subject.start : subject.end]
    return any(part == subject.part and words.start_char <= at < words.end_char for part, at in starts)


def read(scene: Scene, findings: Sequence[Finding], found: Sequence[Finding]) -> Iterator[Finding]:
    for sentence in scene.doc.sents:
        quantity = decided_on(sentence, scene) if is_decision(sentence, scene) else awaited(sentence, scene)
        if quantity is None or is_told_already(quantity, sentence, findings, scene):
            continue
        law = [f for f in moves_in(sentence, found, scene) if f.attrs.get("mode") in LAWFUL]
        law = [f for f in law if not is_of_next(quantity, f, sentence)]
        before = crowd_before(quantity, findings, scene)
        model = law[-1] if law else before if goes_on(quantity, sentence, scene) else None
        if model is not None and not any(f.status == "completed" and f.subject is not None for f in law):
            yield written(quantity, model, before, sentence)


def is_of_next(quantity: Quantity, finding: Finding, sentence: Span) -> bool:
    """Say that a crowd gone stands before those who wait, in one sentence: «выданы 17, ещё трое ждут решения суда»."""
    waiting = awaited(sentence, finding.scene) is not None
    return waiting and finding.status == "completed" and finding.at[1] < sentence.doc[quantity.start].idx


def moves_in(sentence: Span, findings: Sequence[Finding], scene: Scene) -> Iterator[Finding]:
    return (f for f in findings if f.kind == "transfer" and f.scene is scene and f.starts_in(sentence))


def goes_on(quantity: Quantity, sentence: Span, scene: Scene) -> bool:
    """Say that words tell that more of the same are meant, though no law is named: «ещё по 31», «такие же решения»."""
    words = scene.tables.word_class
    named = any(lemma(word) in words("decisions") for word in sentence) or awaited(sentence, scene) is not None
    begun = scene.doc[sentence.start : quantity.start]
    more = any(lemma(word) in words("another") for word in begun)
    return named and (more or is_subjected(noun_of(quantity, sentence), sentence, scene))


def is_told_already(quantity: Quantity, sentence: Span, findings: Sequence[Finding], scene: Scene) -> bool:
    """Say that the number has been read as approved, refused or asked for."""
    here = (f for f in moves_in(sentence, findings, scene) if f.status not in (None, "completed"))
    return any(f.subject is not None and f.subject.start <= quantity.start < f.subject.end and f.sides for f in here)


def is_decision(sentence: Span, scene: Scene) -> bool:
    """Say that a decision stands, and that nobody has gone yet."""
    words = scene.tables.word_class
    if words("issuing", "ordering", "subjecting").isdisjoint(map(lemma, sentence)) or is_unsure(sentence, scene):
        return False
    said = [word for word in sentence if is_earned(word) and not is_negated(word, scene.tables)]
    issued = any(lemma(word) in words("issuing") for word in said)
    named = any(lemma(word) in words("decisions") for word in sentence)
    ordered = any(lemma(word) in words("ordering") for word in said)
    return (issued and named) or ordered or any(lemma(word) in words("subjecting") for word in sentence)


def waits_for_ruling(verb: Token, scene: Scene) -> bool:
    """Say that it is still to be decided: «ждут решения Генпрокуратуры»."""
    after = verb.doc[verb.i + 1 : verb.sent.end]
    words = scene.tables.word_class
    awaits = lemma(verb) in words("waiting") and any(lemma(word) in words("rulings") for word in after[:2])
    return awaits and any(lemma(word) in words("deciders") for word in after)


def is_unsure(sentence: Span, scene: Scene) -> bool:
    unsure = scene.tables.word_class("hypothetical", "gone")
    return is_question(sentence) or any(word.lower_ in unsure or lemma(word) in unsure for word in sentence)


def awaited(sentence: Span, scene: Scene) -> Quantity | None:
    """Give the one number of people who wait to be sent after the others: «ещё 40 ждут отправки», «ещё 15 готовят»."""
    words = scene.tables.word_class
    verb = next((word for word in sentence if lemma(word) in words("awaiting")), None)
    leaving = any(lemma(word) in words("departures") for word in sentence)
    if (
        verb is None
        or not (leaving or waits_for_ruling(verb, scene))
        or is_unsure(sentence, scene)
        or is_negated(verb, scene.tables)
    ):
        return None
    more = next((word.i for word in sentence if lemma(word) in words("another")), sentence.end)
    numbers = [quantity for quantity in numbers_in(sentence, scene) if more < quantity.start]
    return numbers[0] if len(numbers) == 1 and (numbers[0].value or 0) > 1 else None


def decided_on(sentence: Span, scene: Scene) -> Quantity | None:
    """Give the one number of people whom a decision is about: «по 31 человеку», «девяти», «семь, чья ...»."""
    numbers = [quantity for quantity in numbers_in(sentence, scene) if is_concerned(quantity, sentence, scene)]
    return numbers[0] if len(numbers) == 1 and (numbers[0].value or 0) > 1 else None


def is_concerned(quantity: Quantity, sentence: Span, scene: Scene) -> bool:
    words, doc = scene.tables.word_class, scene.doc
    before = doc[max(sentence.start, quantity.start - ABOUT) : quantity.start]
    if any(word.lower_ in words("about_whom") for word in before):
        return True
    head = noun_of(quantity, sentence)
    given = next(cases(head), ("", 0.0))[0] == "dat" and "dat" in dict(cases(doc[quantity.start]))
    loose = not any(word.pos_ == "ADP" for word in before)
    return (given and loose) or is_subjected(head, sentence, scene)


def noun_of(quantity: Quantity, sentence: Span) -> Token:
    """Give the noun that a number counts, «их соотечественникам» too, else the number's last word."""
    doc = sentence.doc
    if quantity.head is not None:
        return doc[quantity.head]
    after = doc[quantity.end : min(quantity.end + 2, sentence.end)]
    return next((word for word in after if word.pos_ == "NOUN"), doc[quantity.end - 1])


def is_subjected(head: Token, sentence: Span, scene: Scene) -> bool:
    """Say that a clause right after a noun tells the decision: «, высылка которых предписана», «, подлежащих»."""
    after = head.doc[head.i + 1 : min(head.i + 1 + RELATIVE, sentence.end)]
    words = scene.tables.word_class("relatives") | scene.tables.word_class("subjecting")
    return any(word.text == "," for word in after[:1]) and any(lemma(word) in words for word in after)


def crowd_before(quantity: Quantity, findings: Sequence[Finding], scene: Scene) -> Finding | None:
    """Give the crowd moved by the law that was told of just before."""
    at = scene.doc[quantity.start].idx
    near = [f for f in findings if f.scene is scene and f.kind == "transfer" and f.at[1] < at]
    near = [f for f in near if sentences_between(scene, f.at[1], at) <= REACH]
    many = [f for f in near if f.subject is not None and f.subject.person is None and f.subject.count != 1]
    lawful = [f for f in many if f.status == "completed" and f.attrs.get("mode") in LAWFUL and not f.is_part]
    return lawful[-1] if lawful else None


def status_of(sentence: Span, scene: Scene) -> str:
    return "requested" if any(waits_for_ruling(word, scene) for word in sentence) else "approved"


def written(quantity: Quantity, model: Finding, before: Finding | None, sentence: Span) -> Finding:
    scene = model.scene
    own: Sides = {role: model.sides[role] for role in ENDS if model.sides.get(role)} if model is not before else {}
    same = before is not None and before.attrs.get("mode") == model.attrs.get("mode")
    old = {role: s for role, s in before.sides.items() if role in ENDS and len(s) == 1} if before and same else {}
    head = noun_of(quantity, sentence)
    quotes = dict.fromkeys(
        ((scene.part, sentence.start_char, sentence.end_char), *(before.quotes if before and same else ()))
    )
    return replace(
        model,
        at=(scene.part, scene.doc[quantity.start].idx),
        subject=replace(counted(quantity, scene, another=True), nation=nation_of(head, scene)),
        sides={**old, **own},
        status=status_of(sentence, scene),
        why="",
        date=None,
        rule=f"{scene.tables.lang}/transfer/decided+{model.attrs['mode']}",
        quotes=tuple(quotes),
        actors={},
    )
