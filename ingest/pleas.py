"""Read what became of a request for one person, told without a word of moving: «запрос Риги лежит в Минюсте Чили»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.context import is_earned
from ingest.distances import sentences_between
from ingest.findings import Finding, scenes_of
from ingest.focus import subject_of
from ingest.outcomes import outcome
from ingest.petitions import Asked, addressed, answerer, is_for_else, is_petition, may_answer, owners
from ingest.pieces import pieces
from ingest.replies import answer
from ingest.scene import Scene, Subject
from ingest.shares import lands_in
from ingest.sides import ENDS, Side, side_of
from ingest.subjects import pronoun
from ingest.syntax import feature, is_negated, is_question, lemma

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

REACH = 2  # sentences from who is held or sought to what became of a request
ABOUT = 4  # words from a request to the one whom it asks for
RANK = ("requested", "approved", "refused")


def with_pleas(findings: Sequence[Finding], found: Sequence[Finding]) -> list[Finding]:
    """Give the findings with those of the requests that only name who asks, or is asked, in reading order."""
    told = [plea for scene in scenes_of(found) for plea in read(scene, found)]
    return sorted((*findings, *told), key=lambda finding: finding.order)


def read(scene: Scene, found: Sequence[Finding]) -> Iterator[Finding]:
    here = [finding for finding in found if finding.scene is scene]
    for sentence in scene.doc.sents:
        moved = [f for f in here if tells_of_moving(f) and f.starts_in(sentence)]
        start = max((f.trigger.token.i for f in moved), default=sentence.start)
        nouns = [word for word in sentence if word.i >= start and is_plea(word, scene)]
        if not nouns or is_question(sentence) or any(f.status != "denied" for f in moved):
            continue
        about = person_of(nouns[0], sentence, here, scene)
        if about is not None:
            parts = [piece for piece in pieces(sentence) if piece[0].i >= start]
            yield from pleaded(parts, nouns, about, scene)


def tells_of_moving(finding: Finding) -> bool:
    """Say that a movement is told by its own words: not in «получил запрос»."""
    if finding.kind != "transfer" or finding.trigger.frame.needs == "whole":
        return False
    return finding.subject is not None or finding.attrs.get("mode") == "extradition"


def is_plea(noun: Token, scene: Scene) -> bool:
    """Say that a word is a request for somebody: no basis («по запросу»), none of the press, none for a thing."""
    if (
        not (is_petition(noun, scene) or is_packet(noun, scene))
        or feature(noun, "Number") == "Plur"
        or is_for_else(noun, scene)
    ):
        return False
    before = [word.lower_ for word in noun.doc[max(noun.sent.start, noun.i - 2) : noun.i]]
    based = any(word in scene.tables.word_class("distributive") for word in before)
    return not based and not is_anothers(noun, scene)


def is_packet(noun: Token, scene: Scene) -> bool:
    """Say that papers are told of that only one who asks for somebody sends: «полный пакет документов»."""
    after = noun.doc[noun.i + 1 : noun.i + 2]
    papers = any(lemma(word) in scene.tables.word_class("papers_of_request") for word in after)
    return papers and lemma(noun) in scene.tables.word_class("packets")


def is_anothers(noun: Token, scene: Scene) -> bool:
    """Say that a request is no state's: «запрос редакции», «ходатайство защиты»; what is not a «запрос» names one."""
    after = noun.doc[noun.i + 1] if noun.i + 1 < noun.sent.end else None
    land = next(owners(noun, scene), None)
    owned = after is not None and after.pos_ == "NOUN" and feature(after, "Case") == "Gen"
    pleading = lemma(noun) not in scene.tables.word_class("state_requests") and not is_packet(noun, scene)
    owned = owned and not is_packet(noun, scene)
    return land is None and (owned or pleading)


def person_of(noun: Token, sentence: Span, found: Sequence[Finding], scene: Scene) -> tuple[Finding, Subject] | None:
    """Give a finding to write by, and whom the request asks for: whom it names, else who was just held or sought."""
    near = [f for f in found if f.at[1] < sentence.end_char]
    near = [f for f in near if sentences_between(scene, f.at[1], sentence.start_char) <= REACH]
    named = named_after(noun, scene)
    if named is not None:
        return (near[-1], named) if near else None
    held = [f for f in near if is_of_one(f)]
    one = held[-1] if held else None
    return (one, one.subject) if one is not None and one.subject is not None else None


def is_of_one(finding: Finding) -> bool:
    sought = finding.kind in ("detention", "wanted") or finding.status == "denied"
    return sought and finding.subject is not None and finding.subject.count == 1


def named_after(noun: Token, scene: Scene) -> Subject | None:
    """Give whom a request names: «запрос о нём», «ордер на Имярека»."""
    for word in noun.doc[noun.i + 1 : min(noun.i + 1 + ABOUT, noun.sent.end)]:
        if word.i - 1 > noun.i and word.doc[word.i - 1].lower_ in asked_for(scene):
            person = scene.person_at(word)
            return subject_of(person, scene) if person is not None else pronoun(word, scene) if is_he(word) else None
    return None


def asked_for(scene: Scene) -> frozenset[str]:
    return scene.tables.word_class("asked_about") | scene.tables.word_class("about_whom")


def is_he(word: Token) -> bool:
    return word.pos_ == "PRON" and feature(word, "Person") == "3"


def pleaded(
    parts: Sequence[list[Token]], nouns: Sequence[Token], about: tuple[Finding, Subject], scene: Scene
) -> Iterator[Finding]:
    """Yield what became of the request, with the ends that its sentence names, or those of what was denied."""
    asked = addressed(parts, nouns, scene)
    told = {status: piece for piece in parts for status in [became(piece, scene)] if status is not None}
    status = max(told, key=RANK.index, default=None)
    if status is None:
        return
    origin = next((side for piece in parts for side in [taker(piece, asked, scene)] if side is not None), None)
    ends = {"origin": origin or asked.asked, "destination": asked.asker}
    sides = {role: (side,) for role, side in ends.items() if side is not None}
    if about[0].status == "denied" and not sides:
        sides = {role: told for role in ENDS for told in [about[0].sides.get(role, ())] if len(told) == 1}
    if sides and len({side.key for (side,) in sides.values()}) == len(sides):
        plea = replace(about[0], kind="transfer", attrs={}, actors={}, sides={})
        written = answer(plea, nouns[0], f"plea+{status}", {role: sides[role] for role in ENDS if role in sides})
        yield replace(written, subject=about[1], attrs={"mode": "extradition"})


def became(piece: Sequence[Token], scene: Scene) -> str | None:
    """Say what a piece tells of a request: sent, lying, looked at, refused, granted."""
    status = outcome(piece, scene)
    if status is not None:
        return status
    plain = [word for word in piece if not is_negated(word, scene.tables)]
    if any(lemma(word) in scene.tables.word_class("satisfying") and is_earned(word) for word in plain):
        return "approved"
    gone = any(lemma(word) in scene.tables.word_class("sending") and is_earned(word) for word in plain)
    lies = any(lemma(word) in scene.tables.word_class("lying") for word in plain)
    return "requested" if gone or lies else None


def taker(piece: Sequence[Token], asked: Asked, scene: Scene) -> Side | None:
    """Give who has the request: who looks at it, refuses, or got it."""
    told = answerer(piece, asked, scene)
    if told is not None and became(piece, scene) is not None and not is_sent(piece, scene):
        return told
    got = any(lemma(word) in scene.tables.word_class("getting") and is_earned(word) for word in piece)
    named = [side_of(f, scene) for f in lands_in(piece, scene) if got and may_answer(f, scene)]
    return next((side for side in named if asked.asker is None or side.key != asked.asker.key), None)


def is_sent(piece: Sequence[Token], scene: Scene) -> bool:
    return any(lemma(word) in scene.tables.word_class("sending") for word in piece)
