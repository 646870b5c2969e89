"""Read the parts of a crowd that is held, by place or by who wants them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.findings import Finding
from ingest.part_seats import preposition_of
from ingest.pieces import pieces
from ingest.scene import Scene
from ingest.shares import counted, lands_in, numbers_in
from ingest.sides import Side, Sides, side_of
from ingest.syntax import begins_part, cases, lemma, spell, stands
from ingest.tellings import has_search

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ingest.mentions import Found
    from ingest.quantities import Quantity

REACH = 2  # sentences after the crowd's own
ROLES = frozenset({"held_in", "wanted_by"})
BY_SEVERAL = "wanted by several"  # set where the parts of a crowd are wanted by several countries
SCATTERED = "scattered"  # set where the parts are held in several countries, so that the whole is held in none


def with_crowds(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield each finding, and after a crowd's its parts."""
    told = {finding.at for finding in findings}
    divided: set[tuple[str, int]] = set()
    for finding in findings:
        subject = finding.subject
        if finding.kind == "wanted" and subject is not None and subject.key in divided:
            continue
        parts = [p for p in parts_of(finding, findings) if p.at not in told] if is_crowd(finding) else []
        shares = [part for part in (*parts, *findings) if part.trigger is finding.trigger and part.is_part]
        apart = len(told_of(shares, "held_in")) > 1
        if is_crowd(finding) and subject is not None and len(told_of(shares, "wanted_by")) > 1:
            divided.add(subject.key)
        whole = unsought(finding) if finding.kind == "detention" and subject and subject.key in divided else finding
        yield scattered(whole) if parts and apart else whole
        yield from (scattered(part, part.sides) if apart else part for part in parts)


def told_of(parts: Sequence[Finding], role: str) -> set[str]:
    return {side.key for part in parts for side in part.sides.get(role, ())}


def unsought(finding: Finding) -> Finding:
    """Mark a crowd whose parts are wanted by several: no one of them wants it all."""
    rest = {role: old for role, old in finding.sides.items() if role != "wanted_by"}
    return replace(finding, sides=rest, attrs={**finding.attrs, BY_SEVERAL: True})


def is_crowd(finding: Finding) -> bool:
    subject = finding.subject
    many = subject is not None and subject.person is None and subject.count != 1 and not subject.pronoun
    sought = finding.kind == "detention" and (has_search(finding) or bool(finding.sides.get("wanted_by")))
    return many and sought and not finding.is_part


def scattered(finding: Finding, sides: Sides | None = None) -> Finding:
    """Mark a finding of a crowd that is held in several countries: its own place is what is told of it alone."""
    rest = {role: old for role, old in finding.sides.items() if role != "held_in"}
    return replace(finding, sides=rest if sides is None else sides, attrs={**finding.attrs, SCATTERED: True})


def parts_of(finding: Finding, findings: Sequence[Finding]) -> Iterator[Finding]:
    for sentence in sentences(finding, findings):
        shares = list(shares_of(sentence, finding))
        if adds_up(shares, finding):
            yield from (part for part, _ in shares)


def sentences(finding: Finding, findings: Sequence[Finding]) -> Iterator[Span]:
    """Yield the crowd's own sentence and the next, up to one that tells something else."""
    doc, end = finding.scene.doc, finding.trigger.token.sent.end
    yield finding.trigger.token.sent
    for _ in range(REACH):
        if end >= len(doc):
            return
        sentence = doc[end].sent
        spoken = (f for f in findings if f.scene is finding.scene and f.kind != "wanted")
        if any(f.starts_in(sentence) for f in spoken):
            return
        yield sentence
        end = sentence.end


def adds_up(shares: Sequence[tuple[Finding, bool]], finding: Finding) -> bool:
    """Say that parts are several, or one that is brought in as such, and no more than the whole."""
    counts = [part.subject.count or 0 for part, _ in shares if part.subject is not None]
    total = finding.subject.count if finding.subject is not None else None
    enough = len(counts) > 1 or any(apart for _, apart in shares)
    return enough and (total is None or (sum(counts) <= total and max(counts) < total))


def shares_of(sentence: Span, finding: Finding) -> Iterator[tuple[Finding, bool]]:
    """Yield each piece with one number and one country as a part, and whether it is brought in as one."""
    for piece in pieces(sentence):
        quantity = own_number(piece, finding)
        sides = sides_of(piece, finding) if quantity is not None else {}
        apart = brings_in(piece, finding)
        if quantity is not None and (sides or (apart and is_of_many(piece[0], finding))):
            whole = finding.sides if sides else {role: s for role, s in finding.sides.items() if role != "wanted_by"}
            yield entry(finding, quantity, {**whole, **sides}), apart


def brings_in(piece: Sequence[Token], finding: Finding) -> bool:
    tables = finding.scene.tables
    return begins_part(piece[0], tables) or piece[0].lower_ in tables.word_class("including")


def is_of_many(first: Token, finding: Finding) -> bool:
    """Say that other states want that part, whichever: «включая восьмерых, кого ищут иностранные государства»."""
    tables = finding.scene.tables
    words = tables.word_class("states") | tables.word_class("of_many_states")
    return any(lemma(word) in words for word in first.doc[first.i : first.sent.end])


def own_number(piece: Sequence[Token], finding: Finding) -> Quantity | None:
    """Give the one number of people in a piece, if it is not the crowd's own."""
    scene, subject = finding.scene, finding.subject
    inside = numbers_in(piece, scene)
    own = range(subject.start, subject.end) if subject is not None else range(0)
    single = len(inside) == 1 and inside[0].start not in own and finding.trigger.token not in piece
    return inside[0] if single else None


def sides_of(piece: Sequence[Token], finding: Finding) -> dict[str, tuple[Side, ...]]:
    scene = finding.scene
    seated = ((role_of(found, finding), side_of(found, scene)) for found in lands_in(piece, scene))
    return {role: (side,) for role, side in seated if role is not None}


def role_of(found: Found, finding: Finding) -> str | None:
    """Seat a part's country by its form: «в Вене», «за Литвой», «по запросу Рима», «приходится на Литву»."""
    token, tables = finding.scene.doc[found.head], finding.scene.tables
    told = {**tables.words.get("crowd_places", {}), **finding.trigger.frame.places}
    words = {lemma(word) for word in token.sent}
    if words & tables.word_class("falling_to"):
        told |= tables.words.get("share_places", {})
    if words & tables.word_class("seeking"):
        told |= tables.words.get("seeker_places", {})
    places = [*(stand.place for stand in stands(token, tables)), *printed_places(found, finding.scene)]
    return next((told[place] for place in places if told.get(place) in ROLES), None)


def printed_places(found: Found, scene: Scene) -> Iterator[str]:
    """Yield the places that the words before a name allow: a sentence without a trigger is not parsed."""
    prep = preposition_of(found, scene)
    yield from (spell(prep, "", case) for case, _ in cases(scene.doc[found.head]))


def entry(finding: Finding, quantity: Quantity, sides: Sides) -> Finding:
    scene, sentence = finding.scene, finding.scene.doc[quantity.start].sent
    return replace(
        finding,
        subject=counted(quantity, scene),
        sides=sides,
        at=(scene.part, scene.doc[quantity.start].idx),
        rule=f"{finding.rule}+part",
        quotes=tuple(dict.fromkeys(((scene.part, sentence.start_char, sentence.end_char), *finding.quotes))),
    )
