"""Read an answer that names who had asked and not for whom: «Берлину отказано», «Россия же получила отказ»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import TYPE_CHECKING

from ingest.context import is_earned
from ingest.findings import Finding, scenes_of
from ingest.petitions import counts
from ingest.pieces import pieces
from ingest.replies import answer, asked_before, is_answering, status_of
from ingest.scene import Scene
from ingest.shares import has_verb, lands_in, numbers_in
from ingest.sides import Side, side_of
from ingest.syntax import cases, feature, is_full_participle, is_question, lemma

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ingest.mentions import Found


def with_askers(findings: Sequence[Finding], found: Sequence[Finding]) -> list[Finding]:
    """Give the findings with those of the answers to a state about the one last told of, in reading order."""
    moves = [finding for finding in found if finding.kind == "transfer"]
    answers = [answer for scene in scenes_of(moves) for answer in read(scene, moves)]
    return sorted((*findings, *answers), key=lambda finding: finding.order)


def read(scene: Scene, moves: Sequence[Finding]) -> Iterator[Finding]:
    here = [finding for finding in moves if finding.scene is scene]
    told = {finding.at[1] for finding in here if finding.subject is not None}
    for sentence in scene.doc.sents:
        if is_question(sentence) or not may_answer(sentence, scene):
            continue
        for piece in main_line(list(pieces(sentence)), scene):
            if not any(token.idx in told for token in piece):
                yield from answers_in(piece, scene, here)


def may_answer(sentence: Span, scene: Scene) -> bool:
    """Say cheaply whether a sentence holds a word of an answer or a request at all."""
    said = [scene.tables.word_class(name) for name in ("refusing", "agreeing", "answers", "requests")]
    return any(word in words for word in map(lemma, sentence) for words in said)


def main_line(parts: Sequence[list[Token]], scene: Scene) -> Iterator[list[Token]]:
    """Yield the pieces of a sentence, a clause put in between left out: «Риму, который тоже просил, отказано»."""
    at = 0
    while at < len(parts):
        aside = at + 2 < len(parts) and not has_verb(parts[at]) and describes(parts[at + 1], scene)
        yield [*parts[at], *parts[at + 2]] if aside else parts[at]
        at += 3 if aside else 1


def describes(piece: Sequence[Token], scene: Scene) -> bool:
    relative = any(lemma(word) in scene.tables.word_class("relatives") for word in piece[:2])
    return relative or is_full_participle(piece[0])


def answers_in(piece: Sequence[Token], scene: Scene, moves: Sequence[Finding]) -> Iterator[Finding]:
    """Yield a movement for each state that is answered, by each that answers."""
    askers = [found for found in lands_in(piece, scene) if has_asked(found, piece, scene)]
    status = stated(piece, scene) if askers and is_bare(piece, scene) else None
    asked = asked_before(piece[0], moves) if status is not None else None
    if asked is None or status is None or is_done_to_many(asked):
        return
    others: list[Found | None] = [
        found for found in lands_in(piece, scene) if found not in askers and is_answering(found, scene)
    ]
    for asker, origin in product(askers, others or [None]):
        sides = ends(asked, side_of(asker, scene), side_of(origin, scene) if origin is not None else None)
        if not asked.keys("destination") & {side_of(asker, scene).key} or asked.status != "completed":
            yield answer(asked, piece[0], f"asker+{status}", sides)


def is_done_to_many(asked: Finding) -> bool:
    """Say that a crowd was moved: an answer to another state is about others."""
    return asked.status == "completed" and asked.subject is not None and (asked.subject.count or 0) > 1


def stated(piece: Sequence[Token], scene: Scene) -> str | None:
    """Say what a piece makes of the case: an answer, or that a state has sent its request."""
    return "requested" if sends(piece, scene) else status_of(piece, scene)


def sends(piece: Sequence[Token], scene: Scene) -> bool:
    """Say that a request is sent, or comes: «таджикская сторона запрос прислала», «из Рима поступил запрос»."""
    words = {lemma(token) for token in piece}
    sent = any(lemma(token) in scene.tables.word_class("sending") and is_earned(token) for token in piece)
    plain = not any(token.lower_ in scene.tables.word_class("negations") for token in piece)
    return sent and plain and bool(words & scene.tables.word_class("requests"))


def has_asked(found: Found, piece: Sequence[Token], scene: Scene) -> bool:
    """Say that a state is answered: bare in the dative, or its request is, or it is who gets the answer, or asks."""
    before = scene.doc[found.start - 1] if found.start else None
    if sends(piece, scene):
        return has_sent(found, scene)
    if before is not None and (before.pos_ == "ADP" or lemma(before) in scene.tables.word_class("requests")):
        return before.pos_ != "ADP" and before in piece
    gets = any(lemma(token) in scene.tables.word_class("getting") for token in piece)
    allowed = [case for case, _ in cases(scene.doc[found.head])]
    return allowed[:1] == ["nom"] if gets else allowed[:1] == ["dat"] or ("dat" in allowed and "nom" not in allowed)


def has_sent(found: Found, scene: Scene) -> bool:
    """Say that a state sends: it does, or the request comes from there."""
    before = scene.doc[found.start - 1].lower_ if found.start else ""
    if before in scene.tables.word_class("from_abroad") | scene.tables.word_class("away"):
        return True
    return next(cases(scene.doc[found.head]), ("", 0.0))[0] == "nom"


def is_bare(piece: Sequence[Token], scene: Scene) -> bool:
    """Say that a piece names nothing that might be asked for by itself, nor anybody."""
    known = {at for found in lands_in(piece, scene) for at in range(found.start, found.end)}
    known |= {at for moment in scene.moments for at in range(moment.start, moment.end)}
    words = [token for token in piece if token.i not in known]
    words = [token for token in words if token.pos_ != "PRON"] if sends(piece, scene) else words  # «запрос на него»
    if numbers_in(piece, scene) or counts_requests(piece, scene):
        return False
    return not any(asks_for(token, scene) or is_of_several(token, scene) for token in words)


def counts_requests(piece: Sequence[Token], scene: Scene) -> bool:
    """Say that an answer is to several requests: «отказала Риге по всем девяти обращениям»."""
    inside = (q for q in scene.quantities if piece[0].i <= q.start <= piece[-1].i)
    return any(counts(quantity, scene) for quantity in inside)


def is_of_several(token: Token, scene: Scene) -> bool:
    """Say that requests are told of, not the one for the person told of last: «отказом на все обращения»."""
    return lemma(token) in scene.tables.word_class("requests") and feature(token, "Number") == "Plur"


def asks_for(token: Token, scene: Scene) -> bool:
    tables = scene.tables
    plain = ("refusing", "agreeing", "answers", "requests", "sides")
    named = token.pos_ in ("NOUN", "PROPN", "PRON")
    return named and not any(lemma(token) in tables.word_class(name) for name in plain)


def ends(asked: Finding, asker: Side, origin: Side | None) -> dict[str, tuple[Side, ...]]:
    told = (origin,) if origin is not None else asked.sides.get("origin", ())
    held = tuple(side for side in told if side.key != asker.key)
    return {"destination": (asker,), **({"origin": held} if held else {})}
