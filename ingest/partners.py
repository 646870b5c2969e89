"""Seat the other end of a crowd that is moved by a treaty of two lands, or of whom it is told whence most came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from ingest.frontiers import is_of_many
from ingest.pieces import pieces
from ingest.sentences import following
from ingest.shares import has_verb, lands_in, numbers_in
from ingest.sides import ENDS, Side, opposite, side_of
from ingest.syntax import lemma
from ingest.wholes import ends_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ingest.findings import Finding
    from ingest.scene import Scene

PARTIES = 2
HEAD = 3  # words of a piece in which «половина», «больше половины» stand


def with_partners(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield each finding, a crowd with one end told with the end that a treaty or a greater part tells."""
    for finding in findings:
        yield by_greater_part(by_treaty(finding)) if is_done_to_many(finding) else finding


def is_done_to_many(finding: Finding) -> bool:
    told_apart = finding.is_part or finding.has_row("gap")  # of another year nothing is told
    return is_of_many(finding) and finding.status == "completed" and not told_apart


def by_treaty(finding: Finding) -> Finding:
    """Give the party of a treaty that is not the end told: «по договору Молдавии с Турцией в Кишинёв вернули 20»."""
    told = [role for role in ENDS if finding.sides.get(role)]
    if len(told) != 1 or len(finding.sides[told[0]]) != 1:
        return finding
    parties = {side.key: side for side in parties_before(finding)}
    other = [side for key, side in parties.items() if key not in finding.keys(told[0])]
    known = parties.keys() & finding.keys(told[0])
    if len(parties) != PARTIES or not known:
        return finding
    sides = {**finding.sides, opposite(told[0]): (other[0],)}
    return replace(finding, sides=sides, attrs={**finding.attrs, "mode": mode_of(finding)})


def mode_of(finding: Finding) -> str:
    """Give the law that the treaty names, where the verb names none: «по договору о выдаче вернули»."""
    mode, words = str(finding.attrs["mode"]), finding.scene.tables.word_class("treaty_laws")
    verb = finding.trigger.token
    lawful = any(lemma(word) in words for word in verb.doc[verb.sent.start : verb.i])
    return "extradition" if mode == "return" and lawful else mode


def parties_before(finding: Finding) -> Iterator[Side]:
    """Yield the lands named right after «по договору ...», or after the paper that «по нему» means."""
    scene, verb = finding.scene, finding.trigger.token
    paper = paper_before(verb, scene)
    if paper is None:
        return
    for found in scene.founds:
        if paper.i < found.start < verb.i and found.country is not None and found.type == "country":
            yield side_of(found, scene)


def paper_before(verb: Token, scene: Scene) -> Token | None:
    """Give the treaty of the verb's sentence by which it is done: «по соглашению», «договор действует, по нему»."""
    words = scene.tables.word_class
    before = verb.doc[verb.sent.start : verb.i]
    papers = [word for word in before if lemma(word) in words("state_papers")]
    if not papers:
        return None
    by_it = any(one.lower_ in words("by_request") and lemma(two) in words("he") for one, two in pairwise(before))
    by_paper = any(child.lower_ in words("by_request") for child in papers[0].children)
    return papers[0] if by_it or by_paper else None


def by_greater_part(finding: Finding) -> Finding:
    """Give the lands of the greater part, where its sentence or the next tells no more: «половина — из Чехии»."""
    ends = ends_of(finding)
    if finding.sides.get("origin") or "destination" not in ends:
        return finding
    token = finding.trigger.token
    for words in (token.doc[token.i : token.sent.end], *islice(following(token.sent), 1)):
        sides = {s.key: s for s in lands_of_most(words, finding)}
        if sides and not sides.keys() & {side.key for side in ends["destination"]}:
            return replace(finding, sides={**finding.sides, "origin": tuple(sides.values())})
    return finding


def lands_of_most(words: Span, finding: Finding) -> Iterator[Side]:
    scene = finding.scene
    for piece in pieces(words):
        most = any(lemma(word) in scene.tables.word_class("greater_part") for word in piece[:HEAD])
        if most and comes_from(piece, scene) and not numbers_in(piece, scene):
            yield from (side_of(found, scene) for found in lands_in(piece, scene))


def comes_from(piece: Sequence[Token], scene: Scene) -> bool:
    """Say that a piece tells whence, by a preposition or by what falls to a land, and has no verb of something else."""
    falls = any(lemma(word) in scene.tables.word_class("falling_to") for word in piece)
    away = any(word.lower_ in scene.tables.word_class("from_abroad") for word in piece)
    return falls or (away and not has_verb(piece))
