"""Read what a state answers without saying again to what: «Бельгия отказала по двоим», «по Имяреку ответа нет»."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.answers import ANSWERS
from ingest.context import is_earned
from ingest.dates import date_for
from ingest.findings import Finding, scenes_of
from ingest.pieces import pieces
from ingest.purpose import means_convicts
from ingest.scene import Scene, Subject
from ingest.shares import counted, counts_people, has_verb, lands_in
from ingest.sides import Side, Sides, keys, side_key, side_of
from ingest.syntax import cases, feature, is_question, lemma

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ingest.mentions import Found

REACH = 4  # sentences from what was asked to its answer


@dataclass(frozen=True, slots=True)
class Reply:
    """Hold what one piece of a sentence answers: who, how, about whom."""

    status: str
    side: Side | None
    subject: Subject
    at: Token


def with_replies(findings: Sequence[Finding], found: Sequence[Finding]) -> list[Finding]:
    """Give the findings with those of the answers that lean on a movement told before, in reading order.

    `found` also holds what by itself states nothing: «договоры о передаче осуждённых» says what was asked.
    """
    moves = [finding for finding in found if finding.kind == "transfer"]
    replies = [reply for scene in scenes_of(moves) for reply in read(scene, moves)]
    return sorted((*findings, *replies), key=lambda finding: finding.order)


def read(scene: Scene, moves: Sequence[Finding]) -> Iterator[Finding]:
    here = [finding for finding in moves if finding.scene is scene]
    told = {finding.at[1] for finding in here}
    for sentence in scene.doc.sents:
        for reply in replies_in(sentence, scene, told):
            asked = asked_before(reply.at, here)
            if asked is not None and not counts_requests(reply, asked):
                yield answer_to(asked, reply)


def counts_requests(reply: Reply, asked: Finding) -> bool:
    """Say that a number may be of requests: «направила 1200 запросов, отказано по 90»."""
    scene, subject = asked.scene, reply.subject
    quantity = next((q for q in scene.quantities if q.start == subject.token), None)
    if subject.person is not None or quantity is None or quantity.persons:
        return False
    words = (*reply.at.sent, *asked.trigger.token.sent)
    return any(lemma(word) in scene.tables.word_class("requests") for word in words)


def asked_before(at: Token, moves: Sequence[Finding]) -> Finding | None:
    """Give the last movement told before, in this sentence or a few before it."""
    first = at.sent
    for _ in range(REACH):
        first = first.doc[max(0, first.start - 1)].sent
    near = [finding for finding in moves if first.start_char <= finding.at[1] < at.idx]
    return near[-1] if near else None


def replies_in(sentence: Span, scene: Scene, told: Container[int]) -> Iterator[Reply]:
    """Yield the answers of a sentence; a verbless piece goes on with the answer before: «Вена — по троим»."""
    about = scene.tables.word_class("about_whom")
    if not any(token.lower_ in about for token in sentence) or is_question(sentence):
        return
    status: str | None = None
    side: Side | None = None
    waiting: Subject | None = None  # «по Имяреку, которого обвиняют в краже, Вена ответила отказом»
    for piece in pieces(sentence):
        if any(token.idx in told for token in piece):
            continue  # the piece has words of moving of its own
        status = status_of(piece, scene) if has_verb(piece) or is_silence(piece, scene) else status
        side = answering(piece, scene) or side
        waiting = asked_about(piece, scene) or waiting
        if status is not None and waiting is not None:
            yield Reply(status, side, waiting, piece[0])
            waiting = None


def status_of(piece: Sequence[Token], scene: Scene) -> str | None:
    """Say what a piece answers: yes, no, or nothing yet."""
    if is_silence(piece, scene):
        return "requested"
    tables = scene.tables
    unsure = tables.word_class("negations") | tables.word_class("hypothetical")
    if any(token.lower_ in unsure for token in piece):
        return None
    said = {lemma(token) for token in piece if is_earned(token)}
    gives = said & (tables.word_class("answering") | tables.word_class("getting"))
    nouns = {lemma(token) for token in piece if token.pos_ == "NOUN"} if gives else set()
    return next((status for name, status in ANSWERS.items() if (said | nouns) & tables.word_class(name)), None)


def is_silence(piece: Sequence[Token], scene: Scene) -> bool:
    """Say that there is no answer yet: «ответа нет»."""
    words = {lemma(token) for token in piece if not denies_will(token, scene)}
    return bool(words & scene.tables.word_class("no_such")) and bool(words & scene.tables.word_class("answers"))


def denies_will(token: Token, scene: Scene) -> bool:
    """Say that a negation belongs to what somebody wants: «решение обжаловать не намерены»."""
    after = token.doc[token.i + 1 : token.i + 2]
    negates = token.lower_ in scene.tables.word_class("negations")
    return negates and any(word.pos_ == "ADJ" and feature(word, "Variant") == "Short" for word in after)


def answering(piece: Sequence[Token], scene: Scene) -> Side | None:
    """Give the one country that answers in a piece: bare in the nominative, or whence the answer came."""
    named = [found for found in lands_in(piece, scene) if is_answering(found, scene)]
    return side_of(named[0], scene) if len({side_key(found) for found in named}) == 1 else None


def is_answering(found: Found, scene: Scene) -> bool:
    before = scene.doc[found.start - 1] if found.start else None
    if before is not None and before.pos_ == "ADP":
        return before.lower_ in scene.tables.word_class("from_abroad")
    return "nom" in dict(cases(scene.doc[found.head]))


def asked_about(piece: Sequence[Token], scene: Scene) -> Subject | None:
    """Give the number of people, or the person, whom an answer is about: «по двоим», «в отношении Имярека»."""
    for token in piece:
        if token.lower_ in scene.tables.word_class("about_whom"):
            at = token.i + 1 + is_more(scene.doc[token.i + 1 : token.i + 2], scene)
            subject = counted_at(at, scene) or named_in(piece, at, scene)
            if subject is not None:
                return subject
    return None


def is_more(words: Span, scene: Scene) -> bool:
    """Say that «ещё» stands before the number: «в отношении ещё двух»."""
    return any(lemma(word) in scene.tables.word_class("another") for word in words)


def counted_at(at: int, scene: Scene) -> Subject | None:
    for quantity in scene.quantities:
        if quantity.start == at and counts_people(quantity, scene):
            return counted(quantity, scene, another=True)
    return None


def named_in(piece: Sequence[Token], at: int, scene: Scene) -> Subject | None:
    """Give the one whom a piece names, after his post or at once: «по бывшему акиму Имяреку»."""
    people = (f for f in scene.founds if f.type == "person" and at <= f.start <= piece[-1].i)
    person = next((f for f in people if "dat" in dict(cases(scene.doc[f.head])) or f.start == at), None)
    return Subject(scene.part, person.head, person.start, person.end, person) if person is not None else None


def answer_to(asked: Finding, reply: Reply) -> Finding:
    mode = "transfer" if means_convicts(reply.subject, asked.scene) else "extradition"
    told = answer(asked, reply.at, f"reply+{reply.status}", ends_of(asked, reply))
    return replace(told, subject=reply.subject, attrs={**told.attrs, "mode": mode})


def answer(asked: Finding, at: Token, rows: str, sides: Sides) -> Finding:
    """Write an answer as an extradition in the words of what was asked; the last of its rows is the status."""
    scene, sentence = asked.scene, at.sent
    return replace(
        asked,
        at=(scene.part, at.idx),
        sides=sides,
        attrs={**asked.attrs, "mode": "extradition"},
        status=rows.rpartition("+")[2],
        date=date_for(scene.doc, scene.moments, at.i, scene.published),
        rule=f"{scene.tables.lang}/transfer/{rows}",
        quotes=((scene.part, sentence.start_char, sentence.end_char), *asked.quotes),
    )


def ends_of(asked: Finding, reply: Reply) -> Sides:
    """Seat who answers as origin, opposite to who asked; who sends others home asks for his own elsewhere."""
    origin = (reply.side,) if reply.side is not None else asked.sides.get("origin", ())
    home = asked.scene.home
    sent_out = home is not None and home in asked.keys("origin") and home not in keys(origin)
    destination = () if sent_out else tuple(s for s in asked.sides.get("destination", ()) if s.key not in keys(origin))
    return {role: sides for role, sides in (("origin", origin), ("destination", destination)) if sides}
