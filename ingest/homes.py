"""Whose land stands in for an end that is not told: the one that accuses, the newspaper's own, that of its citizens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from graph.agencies import tribunals
from ingest.announced import is_told_from_afar
from ingest.findings import Finding
from ingest.frontiers import UNNAMED
from ingest.scene import is_after_at
from ingest.seekers import implied
from ingest.sentences import following
from ingest.sides import Side, Sides, opposite, side_key
from ingest.syntax import DASHES, lemma

if TYPE_CHECKING:
    from spacy.tokens import Span

    from ingest.found import Found
    from ingest.scene import Scene
    from ingest.tables import Tables

SEVERAL = 2
BESIDE_ACCUSED = 4  # words
ACCUSED = 8  # words from «accused» to where
LISTED = 4  # words from a land to its list of the wanted


def from_nation(role: str, finding: Finding, others: Sequence[Finding]) -> tuple[Side, ...]:
    """Take as destination of convicts the country whose citizens they are, of the deported if its paper tells of it.

    And of the extradited if the article tells of others who went there.
    """
    nation, mode = finding.subject.nation if finding.subject is not None else None, finding.attrs.get("mode")
    if role != "destination" or nation is None:
        return ()
    told = nation == finding.scene.home or lands_there(nation, finding) or goes_home(finding)
    joined = mode == "extradition" and finding.keys("origin") and any(nation in o.keys("destination") for o in others)
    if mode != "transfer" and not (mode == "deportation" and told) and not joined and not are_given_up(finding):
        return ()
    return implied(nation, finding) if nation not in finding.keys("origin") else ()


def are_given_up(finding: Finding) -> bool:
    """Say that a crowd of one land's citizens was extradited, and no other land is named: they are wanted at home."""
    subject, sentence = finding.subject, finding.trigger.token.sent
    crowd = subject is not None and subject.person is None and (subject.count or 0) > 1
    done = finding.attrs.get("mode") == "extradition" and finding.status == "completed"
    named = {f.country for f in finding.scene.founds_in(sentence) if f.country}
    alone = subject is not None and named <= {subject.nation}
    return crowd and done and alone and not finding.sides.get("origin")


def goes_home(finding: Finding) -> bool:
    """Say that the language's press leaves unsaid that who is deported goes to his own land, be it only of one man."""
    unsaid, subject = finding.scene.tables.word_class("deported_home"), finding.subject
    single = subject is not None and subject.count == 1
    landed = {subject.nation if subject is not None else None} | finding.keys("origin") | {None}
    elsewhere = any(found.country not in landed for found in places_reached(finding))
    return bool(finding.keys("origin")) and bool(unsaid & ({"yes", "one"} if single else {"yes"})) and not elsewhere


def lands_there(nation: str, finding: Finding) -> bool:
    """Say that the sentence or the next names a place of their own land: «рейс Рига — Ереван», «сел в Ереване»."""
    return any(found.country == nation for found in places_reached(finding))


def places_reached(finding: Finding) -> Iterator[Found]:
    """Yield the places that the sentence or the next tells to be reached."""
    scene, sentence = finding.scene, finding.trigger.token.sent
    for words in (sentence, *islice(following(sentence), 1)):
        yield from (f for f in scene.founds_in(words) if f.type == "place" and is_reached(f, scene))


def is_reached(found: Found, scene: Scene) -> bool:
    """Say that a place stands after «в» or «на», or ends a way that a dash draws."""
    before = scene.doc[found.start - 1] if found.start else None
    drawn = any(other.end + 1 == found.start and other.type == "place" for other in scene.founds)
    at = before is not None and before.lower_ in scene.tables.word_class("at")
    return at or (before is not None and before.text in DASHES and drawn)


def sent_home(finding: Finding, parts: Sequence[Finding]) -> Sides:
    """Give whereto citizens of one land go whom several lands deport: the article tells of that land's own."""
    nation = finding.subject.nation if finding.subject is not None else None
    origins = {key for told in (finding, *parts) for key in told.keys("origin")}
    deported = finding.attrs.get("mode") == "deportation" and "destination" not in finding.sides
    if nation is None or not deported or len(origins) < SEVERAL or nation in origins:
        return {}
    return {"destination": implied(nation, finding)}


def from_held_at_home(role: str, finding: Finding, _others: Sequence[Finding]) -> tuple[Side, ...]:
    """Take as origin the own land of one who was held there: «гражданин Латвии, задержанный у себя на родине»."""
    subject, sentence, tables = finding.subject, finding.trigger.token.sent, finding.scene.tables
    nation = subject.nation if subject is not None else None
    if role != "origin" or nation is None or nation in finding.keys("destination"):
        return ()
    located, moved = tables.word_class("located"), finding.trigger.token.i
    held = {word.i for word in sentence if lemma(word) in located and word.i < moved}
    at_home = any(held & {at - 1, at - 2} for at in own_ground(sentence, tables))  # «у себя» is two words
    return implied(nation, finding) if at_home else ()


def from_accusation(role: str, finding: Finding, _others: Sequence[Finding]) -> tuple[Side, ...]:
    """Take as destination the land of one who is accused at home: «гражданку Имярекии, обвиняемую у себя в краже»."""
    nation = finding.subject.nation if finding.subject is not None else None
    if role != "destination" or nation is None or nation in finding.keys("origin") or not is_accused_at_home(finding):
        return ()
    return implied(nation, finding)


def is_accused_at_home(finding: Finding) -> bool:
    """Say that the sentence accuses somebody «у себя», «на родине», «дома»."""
    sentence, tables = finding.trigger.token.sent, finding.scene.tables
    accused = [word.i for word in sentence if lemma(word) in tables.word_class("accusing")]
    return any(abs(one - two) <= BESIDE_ACCUSED for one in accused for two in own_ground(sentence, tables))


def own_ground(sentence: Span, tables: Tables) -> list[int]:
    """Give where a sentence says «у себя», «на родине», «дома»: the last word of each."""
    own = tables.word_class("own_ground")
    pairs = (f"{one.lower_} {two.lower_}" if one.pos_ == "ADP" else two.lower_ for one, two in pairwise(sentence))
    return [number for number, phrase in enumerate(pairs, start=sentence.start + 1) if phrase in own]


def from_home(role: str, finding: Finding, others: Sequence[Finding]) -> tuple[Side, ...]:
    """Take the article's own country for the missing end, where the other end is abroad."""
    home, known = finding.scene.home, finding.keys(opposite(role))
    elsewhere = role == "origin" and (is_from_there(finding) or is_told_from_afar(finding))
    if home is None or home in known or elsewhere or known & tribunals():
        return ()  # a tribunal's news is every newspaper's
    if role == "destination" and is_accused_in_third_land(finding, home):
        return ()
    deported = finding.attrs.get("mode") == "deportation" and role == "origin"
    brought_back = finding.trigger.frame.name == "return" and role == "destination"
    spread = role == "origin" and finding.attrs.get(UNNAMED) == "destination"  # «восемь человек: пятеро — в Узбекистан»
    if not known and not deported and not brought_back and not spread:
        return ()
    if finding.attrs.get("mode") == "deportation" and role == "destination":
        return ()
    own = finding.subject.nation if finding.subject is not None else None
    if role == "origin" and is_crowd_bound_elsewhere(finding):
        return ()
    own_man = own == home and not (finding.status == "refused" and acts_there(home, finding))
    if role == "origin" and (own_man or asks_for_him(home, finding, others) or are_sought_by(home, finding)):
        return ()  # no state is likely to hand over its own man, or has one whom it still asks for
    sent_from_home = any(home in other.keys("origin") for other in others)
    code = own if role == "destination" and own and sent_from_home and own not in known else home
    if role == "destination" and sent_from_home and own is None and is_of_others(finding, others, home):
        return ()
    return implied(code, finding) if code not in known else ()


def acts_there(code: str, finding: Finding) -> bool:
    """Say that the sentence names a body or a town of a country: «суд Хайфы» refuses to surrender an Israeli."""
    sentence = finding.trigger.token.sent
    near = (f for f in finding.scene.founds_in(sentence) if f.country == code)
    return any(found.type in ("agency", "place") for found in near)


def is_accused_in_third_land(finding: Finding, home: str) -> bool:
    """Say that one who is extradited is told to be accused in one land more: «a Latvian wanted for theft in Oslo»."""
    scene, sentence = finding.scene, finding.trigger.token.sent
    here = (f for f in scene.founds_in(sentence) if f.country and f.type != "person")
    third = (f for f in here if side_key(f) not in {None, home, *finding.keys("origin")})
    lawful = finding.attrs.get("mode") == "extradition"
    return lawful and any(is_land_of_charge(found, scene) for found in third)


def is_land_of_charge(found: Found, scene: Scene) -> bool:
    """Say that a land stands behind «in» soon after a word of accusing, or owns a list of the wanted."""
    words, start = scene.tables.word_class, scene.doc[found.start].sent.start
    before = scene.doc[max(start, found.start - ACCUSED) : found.start]
    placed = is_after_at(found, scene) and any(lemma(word) in words("accusing") for word in before)
    return placed or any(lemma(word) in words("seeking") for word in scene.doc[found.end : found.end + LISTED])


def is_crowd_bound_elsewhere(finding: Finding) -> bool:
    """Say that another sentence tells whereto a crowd went: who tells of it there tells of his own land's."""
    subject, scene = finding.subject, finding.scene
    if subject is None or subject.person is not None or subject.count == 1 or subject.part != scene.part:
        return False
    sentence, there = scene.doc[subject.token].sent, scene.tables.word_class("to_there")
    if any(word.lower_ in there for word in sentence):
        return False  # «туда же отправлены девятнадцать»
    span, goals = range(sentence.start_char, sentence.end_char), finding.sides.get("destination", ())
    return bool(goals) and not any(side.part == subject.part and side.span[0] in span for side in goals)


def is_from_there(finding: Finding) -> bool:
    """Say that somebody left a place told of before: «отсюда его выслали»."""
    return any(word.lower_ in finding.scene.tables.word_class("from_there") for word in finding.trigger.token.sent)


def are_sought_by(code: str, finding: Finding) -> bool:
    """Say that the sentence before tells of people whom a country itself seeks: «нашли 87 разыскиваемых Ригой»."""
    scene, sentence = finding.scene, finding.trigger.token.sent
    before = scene.doc[max(0, sentence.start - 1)].sent
    sought = scene.tables.word_class("sought")
    lands = (f for f in scene.founds_in(before) if f.country == code)
    return any(
        lemma(word) in sought for f in lands for word in (scene.doc[f.head].head, *scene.doc[f.start - 1 : f.start])
    )


def asks_for_him(code: str, finding: Finding, others: Sequence[Finding]) -> bool:
    """Say that a country is one of those that want the same person and have not got him."""
    who = finding.subject.key if finding.subject is not None else None
    same = (o for o in others if o.subject is not None and o.subject.key == who and o.status != "completed")
    return any(code in o.keys("destination") for o in same)


def is_of_others(finding: Finding, others: Sequence[Finding], home: str) -> bool:
    """Say that an article tells only of people whom its own land sends to one other: the next may go there too."""
    kin = [other for other in others if other.attrs.get("mode") == finding.attrs.get("mode")]
    codes = {key for other in kin for key in other.keys("destination")}
    come_from_there = any(codes & other.keys("origin") for other in (finding, *kin))
    return home not in codes and len(codes) == 1 and not come_from_there
