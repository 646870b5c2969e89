"""Read whom a land got in its turn: «выдала восьмерых и получила пятерых», «ей самой вернули сорок»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.distances import distance
from ingest.findings import Finding
from ingest.frontiers import without_name
from ingest.naming import is_bare
from ingest.pieces import piece_of
from ingest.scene import person_noun, somebody
from ingest.shares import counted, numbers_in
from ingest.sides import ENDS, Sides, swapped
from ingest.syntax import case_of, cases, feature, lemma
from ingest.wholes import is_crowd, is_doer

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.quantities import Quantity

REACH = 1  # sentences


def with_receipts(findings: Sequence[Finding]) -> list[Finding]:
    """Give the findings, with the ends of those that a land got after it was told whom it gave."""
    told: list[Finding] = []
    for finding in findings:
        before = given_before(finding, told)
        now = finding if before is None else received(sent_there(finding, before), before)
        if before is not None and is_balance(now, before):
            told[told.index(before)] = without_name(before, "destination")
            now = without_name(now, "origin")
        told += [now]
    return told


def is_balance(finding: Finding, before: Finding) -> bool:
    """Say that a land's people come and go from and to no land that is named: «выдала 52 человека, получила 67»."""
    together = finding.quotes[0] == before.quotes[0] and finding.has_row("back")
    turned = finding.keys("destination") == before.keys("origin")
    return together and turned and "origin" not in finding.sides and "destination" not in before.sides


def sent_there(finding: Finding, before: Finding) -> Finding:
    """Give who was sent «туда же» the ends of the crowd before, whatever a later clause names."""
    there = finding.scene.tables.word_class("to_there")
    if not any(word.lower_ in there for word in piece_of(finding.trigger.token)):
        return finding
    agent = finding.trigger.frame.agent
    doer = [side for side in finding.sides.get(agent or "", ()) if agent in ENDS and is_doer(side, finding.scene)]
    rest = {role: sides for role, sides in finding.sides.items() if role not in ENDS}
    ends = {role: s for role, s in before.sides.items() if len(s) == 1}
    own = {str(agent): tuple(doer)} if doer else {}
    return replace(finding, sides={**rest, **ends, **own})


def given_before(finding: Finding, told: Sequence[Finding]) -> Finding | None:
    """Give the crowd moved that was told of last, in this sentence or the one before."""
    if finding.kind != "transfer" or finding.status != "completed":
        return None
    near = (f for f in reversed(told) if f.scene is finding.scene and is_crowd(f) and distance(f, finding) <= REACH)
    return next((f for f in near if f.trigger is not finding.trigger), None)


def received(finding: Finding, before: Finding) -> Finding:
    """Turn the ends where the giver of before gets somebody; who was to get them of old gets others of another year."""
    if finding.subject is None:
        return got(finding, before) if takes_numbers(finding) else finding
    to_it = any(
        "dat" in dict(cases(word)) and is_it(word, finding) for word in piece_of(finding.trigger.token) if is_bare(word)
    )
    if to_it and "destination" not in finding.sides and "origin" in before.sides:
        ends = swapped(before.sides) if "origin" not in finding.sides else {"destination": before.sides["origin"]}
        return replace(finding, sides={**finding.sides, **ends})
    return finding


def takes_numbers(finding: Finding) -> bool:
    """Say that a verb of taking has a bare number of people for its object, and no thing."""
    return not takes_thing(finding) and is_taking(finding)


def is_taking(finding: Finding) -> bool:
    return bool(finding.trigger.frame.subject_lemmas) and finding.trigger.frame.agent == "destination"


def takes_thing(finding: Finding) -> bool:
    """Say that a verb has a thing for its object: «получили сроки», «решение принято», «получен отказ»."""
    verb, scene = finding.trigger.token, finding.scene
    taken = ("nsubj", "nsubj:pass", "obj") if feature(verb, "Variant") == "Short" else ("obj",)
    things = (child for child in verb.children if child.dep_ in taken and child.pos_ == "NOUN" and is_bare(child))
    return not all(somebody(thing, scene.tables) is not None for thing in things)


def got(finding: Finding, before: Finding) -> Finding:
    """Give a verb of taking its one number of people, with the ends and the law that follow from who gave before."""
    numbers, ends = list(numbers_got(finding, before)), ends_got(finding, before)
    if len(numbers) != 1 or not ends:
        return finding
    return replace(
        finding,
        subject=counted(numbers[0], finding.scene, another=True),
        sides=ends,
        attrs={**finding.attrs, "mode": before.attrs["mode"]},
        date=finding.date or before.date,
        rule=f"{finding.rule}+back",
        quotes=tuple(dict.fromkeys((*finding.quotes, *before.quotes))),
    )


def numbers_got(finding: Finding, before: Finding) -> Iterator[Quantity]:
    scene, given = finding.scene, before.subject
    for quantity in numbers_in(piece_of(finding.trigger.token), scene):
        people = quantity.head is None or person_noun(scene.doc[quantity.head], scene.tables) is not None
        if people and (given is None or not given.start <= quantity.start < given.end):
            yield quantity


def ends_got(finding: Finding, before: Finding) -> Sides:
    """Give the ends: the other way round for who gave before, the same way for who got before and no one gave."""
    doer, giver, taker = finding.keys("destination"), before.keys("origin"), before.keys("destination")
    if doer and not doer & (giver | taker):
        return {}
    if doer & giver or (not doer and len(giver) == 1 and shares_subject(finding, before)):
        return swapped(before.sides)
    same = taker and not giver and (doer & taker or not list(subjects(finding.trigger.token)))
    return {"destination": before.sides["destination"]} if same else {}


def shares_subject(finding: Finding, before: Finding) -> bool:
    """Say that a verb in the singular has no subject of its own but «она», «сама»."""
    verb = finding.trigger.token
    own = list(subjects(verb))
    singular = feature(verb, "Number") == feature(before.trigger.token, "Number") == "Sing"
    return singular and all(is_it(word, finding) for word in own)


def subjects(verb: Token) -> Iterator[Token]:
    words = (child for child in verb.children if child.dep_.startswith("nsubj") and case_of(child) == "nom")
    yield from (word for word in words if word.pos_ != "NUM")


def is_it(word: Token, finding: Finding) -> bool:
    tables = finding.scene.tables
    return lemma(word) in tables.word_class("he") | tables.word_class("by_itself")
