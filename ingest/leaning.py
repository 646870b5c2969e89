"""Numbers that lean on a crowd just told: «тоғызы – Ресейден», «былтыр бұл сан 71 болған»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from ingest.dates import date_for
from ingest.findings import Finding, sentence_span
from ingest.scene import Scene, Subject
from ingest.sentences import following
from ingest.sides import ENDS, Sides, keys, side_key, side_of
from ingest.syntax import DASHES, case_of, lemma

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ingest.found import Found

REACH = 2  # sentences from a crowd to what leans on it
NEAR = 3  # words from a number to its land
ROLES = {"abl": "origin", "dat": "destination"}
PART, EARLIER = "part", "other-year"


def with_shares(findings: Sequence[Finding]) -> list[Finding]:
    """Give the findings, and after each crowd of a language that has it what the next sentences tell of its parts."""
    told = list(findings)
    for finding in findings:
        told += named_shares(finding)
        if is_crowd(finding):
            told += [one for one in leaning(finding, findings) if not is_told(one, told)]
    if len(told) == len(findings):
        return told  # nobody's order changes but that of a language that has such numbers
    return sorted(told, key=lambda finding: (finding.order, finding.subject.token if finding.subject else 0))


def is_crowd(finding: Finding) -> bool:
    subject = finding.subject
    counted = subject is not None and subject.person is None and (subject.count or 0) > 1
    own = bool(finding.scene.tables.words.get("leaning_numbers"))
    return own and counted and finding.kind in ("transfer", "detention") and finding.status == "completed"


def named_shares(finding: Finding) -> list[Finding]:
    """Give those whom clauses without a verb name: «Белградта Имярек Т.-ны, Ереванда Имярек Г.-ны ұстады»."""
    scene, verb = finding.scene, finding.trigger.token
    named = [f for f in scene.founds if f.type == "person" and is_left_out(scene.doc[f.head], verb)]
    if not scene.tables.words.get("leaning_numbers") or finding.subject is None or finding.subject.count != 1:
        return []
    return [one for found in named for one in [named_share(finding, found)] if one is not None]


def is_left_out(token: Token, verb: Token) -> bool:
    return token.dep_ == "parataxis" and token.head.i == verb.i


def named_share(finding: Finding, person: Found) -> Finding | None:
    scene, token = finding.scene, finding.scene.doc[person.head]
    part = share(finding, token, 1, lands_of(token, scene, token.sent), scene)
    if part is None:
        return None
    return replace(part, subject=Subject(scene.part, token.i, person.start, person.end, person))


def is_told(part: Finding, told: Sequence[Finding]) -> bool:
    assert part.subject is not None
    sentence, count = part.scene.doc[part.subject.token].sent, part.subject.count
    own = (f.subject for f in told if f.scene is part.scene and f.subject is not None and f.kind == part.kind)
    return any(s.count == count and sentence.start <= s.token < sentence.end for s in own)


def leaning(crowd: Finding, findings: Sequence[Finding]) -> Iterator[Finding]:
    scene = crowd.scene
    for sentence in after(crowd):
        others = (one for one in findings if one is not crowd and one.scene is scene and one.starts_in(sentence))
        if sentence.start > crowd.trigger.token.i and any(map(is_crowd, others)):
            return
        yield from shares(crowd, sentence, scene)
        yield from earlier(crowd, sentence, scene)


def after(crowd: Finding) -> Iterator[Span]:
    """Yield the crowd's own sentence and those right behind it."""
    own = crowd.trigger.token.sent
    return chain((own,), islice(following(own), REACH - 1))


def shares(crowd: Finding, sentence: Span, scene: Scene) -> Iterator[Finding]:
    """Yield a finding for each number with its land: a dash between, or right beside it for whom they are wanted."""
    for token in sentence:
        count = number_at(token, scene)
        behind = token.i > crowd.trigger.token.i
        if count is None or crowd.subject is None or not (behind or token.dep_ == "parataxis"):
            continue
        if behind and count >= (crowd.subject.count or 0):
            continue
        part = share(crowd, token, count, lands_of(token, scene, sentence), scene)
        if part is not None:
            yield part


def lands_of(token: Token, scene: Scene, sentence: Span) -> list[Found]:
    """Give the lands of a clause without a verb, else the one beside the number."""
    own = [f for f in scene.founds if side_key(f) and f.form != "inside" and scene.doc[f.head].head.i == token.i]
    if token.dep_ == "parataxis" and own:
        return [found for found in own if found.head != token.i]
    land = land_beside(token, scene, sentence)
    return [] if land is None else [land]


def number_at(token: Token, scene: Scene) -> int | None:
    """Give a number that stands for people told before, or that a clause without a verb has for its own."""
    if token.dep_ == "parataxis" and token.pos_ in ("NOUN", "PROPN"):
        told = scene.quantity_of(token)
        return int(told.value) if told is not None and told.value is not None and told.persons else None
    quantity = scene.quantity_of(token) if token.pos_ == "NUM" else None
    if quantity is None or quantity.value is None or quantity.start > token.i or quantity.end - 1 != token.i:
        return None
    return int(quantity.value) if quantity.head is None and quantity.unit in (None, "persons") else None


def land_beside(token: Token, scene: Scene, sentence: Span) -> Found | None:
    first, last = max(sentence.start, token.i - NEAR), min(sentence.end, token.i + 1 + NEAR)
    lands = [f for f in scene.founds if f.type in ("country", "place") and side_key(f) and first <= f.start < last]
    behind = [f for f in lands if f.start > token.i and is_joined(scene, token.i + 1, f.start, f)]
    behind = behind or [f for f in lands if f.start == token.i + 1 and is_citizenship(f, scene)]
    before = [f for f in lands if f.end <= token.i and (has_dash(scene, f.end, token.i) or is_own(f, token, scene))]
    return next(iter([*behind, *before[-1:]]), None)


def is_same_noun(token: Token, crowd: Finding) -> bool:
    """Say that a counted noun before «болған» may be those of the crowd: «былтыр бұл көрсеткіш 37 адам болған»."""
    return token.pos_ == "NOUN" and case_of(token) == "nom" and lemma(token) in crowd.scene.tables.persons


def number_of(token: Token, scene: Scene) -> int | None:
    quantity = scene.quantity_of(token)
    return int(quantity.value) if quantity is not None and quantity.value is not None else None


def is_own(land: Found, token: Token, scene: Scene) -> bool:
    return token.dep_ == "parataxis" and scene.doc[land.head].head.i == token.i


def is_joined(scene: Scene, start: int, end: int, land: Found) -> bool:
    beside = start == end and (case_of(scene.doc[land.head]) == "gen" or scene.doc[land.head].head.i == start - 1)
    return has_dash(scene, start, end) or beside


def has_dash(scene: Scene, start: int, end: int) -> bool:
    between = scene.doc[start:end]
    number = [word for word in between if word.pos_ == "NUM"]
    return any(word.text in DASHES for word in between) and all(
        w.text in DASHES or w in number or w.pos_ == "PRON" for w in between
    )


def share(crowd: Finding, token: Token, count: int, lands: Sequence[Found], scene: Scene) -> Finding | None:
    citizens = next((land for land in lands if is_citizenship(land, scene)), None)
    if citizens is not None:
        part = part_of(crowd, token, count, scene, crowd.date, PART, crowd.sides)
        return replace(part, subject=replace(part.subject, nation=citizens.country)) if part.subject else None
    gapped = token.dep_ == "parataxis"
    own = {role: (side_of(land, scene),) for land in lands for role in [role_of(land, crowd, scene, gapped)] if role}
    if not own:
        return None
    kept = crowd.sides if crowd.kind == "detention" else {r: s for r, s in crowd.sides.items() if r in ENDS and s}
    taken = {key for sides in own.values() for key in keys(sides)}
    sides: Sides = {**{role: held for role, held in kept.items() if not keys(held) & taken}, **own}
    return part_of(crowd, token, count, scene, crowd.date, PART, sides)


def is_citizenship(land: Found, scene: Scene) -> bool:
    """Say that a land tells whose citizens a part is: «14-і – Ресей азаматы»."""
    after = scene.doc[land.end] if land.end < len(scene.doc) else None
    return after is not None and lemma(after) in scene.tables.word_class("citizens")


def role_of(land: Found, crowd: Finding, scene: Scene, gapped: bool) -> str | None:
    """Tell what a land is to its part of a crowd, by its case."""
    case, agent = case_of(scene.doc[land.head]), crowd.trigger.frame.agent
    if crowd.kind == "detention":
        return {"gen": "wanted_by", "nom": "detained" if gapped else "wanted_by", "loc": "held_in"}.get(case)
    return ROLES.get(case) or (agent if gapped and case == "nom" and agent in ENDS else None)


def part_of(
    crowd: Finding, token: Token, count: int, scene: Scene, date: str | None, row: str, sides: Sides
) -> Finding:
    quantity = scene.quantity_of(token)
    value_is = quantity.value_is if quantity is not None else "exact"
    nation = crowd.subject.nation if crowd.subject is not None else None
    subject = Subject(scene.part, token.i, token.i, token.i + 1, None, count, value_is, nation)
    return replace(
        crowd,
        at=(scene.part, token.idx),
        subject=subject,
        sides=sides,
        date=date,
        rule=f"{crowd.rule}+{row}",
        quotes=(sentence_span(token, scene), *crowd.quotes),
        actors={},
    )


def earlier(crowd: Finding, sentence: Span, scene: Scene) -> Iterator[Finding]:
    """Yield the number of another year: «былтыр осы уақытта бұл сан 71 болған», «бір жыл бұрын 48 болған»."""
    for token in sentence:
        count = number_at(token, scene) if token.i > crowd.trigger.token.i else None
        verb = token.head
        if count is not None and token.dep_ == "orphan" and verb.i == crowd.trigger.token.i:
            date = date_for(scene.doc, scene.moments, token.i, scene.published)
            if date is not None and date != crowd.date:
                yield part_of(crowd, token, count, scene, date, EARLIER, crowd.sides)
            continue
        if count is None and token.i > crowd.trigger.token.i and is_same_noun(token, crowd):
            count = number_of(token, scene)
        if count is None or lemma(verb) not in scene.tables.word_class("amounting") or token.i > verb.i:
            continue
        date = date_for(scene.doc, scene.moments, verb.i, scene.published)
        if date is not None and date != crowd.date:
            yield part_of(crowd, token, count, scene, date, EARLIER, crowd.sides)
