"""Fill a side that a sentence leaves out: from what else is said of the person, from tellings before, from home."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.announced import from_teller
from ingest.arrivals import from_arrival
from ingest.brought import from_brought
from ingest.distances import distance
from ingest.ends import is_placed_at
from ingest.findings import Finding
from ingest.focus import REACH
from ingest.frontiers import UNNAMED, across, is_of_many
from ingest.homes import from_accusation, from_held_at_home, from_home, from_nation
from ingest.hometowns import from_hometown
from ingest.influx import from_influx
from ingest.lines import is_broken
from ingest.openings import from_heading, from_opening
from ingest.requesters import from_request
from ingest.respondents import from_respondent
from ingest.scene import Scene, Subject, is_after_at, person_noun
from ingest.seats import EITHER
from ingest.sentences import preceding
from ingest.sides import ENDS, Side, Sides, opposite, side_key, side_of, with_either
from ingest.strangers import is_told_by_stranger
from ingest.syntax import clause_head, feature, lemma
from ingest.tellings import is_recalled

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.tables import Tables

TOLD_BY = {"origin": ("held_in", "detained"), "destination": ("wanted_by",)}
GROUP_REACH = 2  # sentences
OPENING = 3  # words of a sentence that may say that it gives an example


def with_ends(finding: Finding, all_findings: Sequence[Finding]) -> Finding:
    """Fill a side that the sentence leaves out: from the same person, from a telling before, from home."""
    if finding.kind != "transfer":
        return finding
    finding = across(finding)
    for source in SOURCES:
        missing = [role for role in ENDS if role not in finding.sides and finding.attrs.get(UNNAMED) != role]
        filled = {role: sides for role in missing for sides in [source(role, finding, all_findings)] if sides}
        if source not in EARLIER:
            strange = {role for role in filled if is_told_by_stranger(role, finding, all_findings)}
            filled = {role: sides for role, sides in filled.items() if role not in strange}
        fresh = {r: s for r, s in filled.items() if not {x.key for x in s} & finding.keys(opposite(r))}
        rule = "+".join((finding.rule, *(f"{row_of(source)}-{role}" for role in fresh)))
        sides = with_either({**finding.sides, **fresh})
        finding = replace(finding, sides=sides, rule=rule) if sides != finding.sides else finding
    return replace(finding, sides=with_own_actor(finding))


def row_of(source: Callable[..., object]) -> str:
    """Name the row of a source, so that the precision of each is measured: `home-origin`."""
    return source.__name__.removeprefix("from_")


def with_own_actor(finding: Finding) -> Sides:
    """Seat as destination who acts for a citizen of his own, where nothing tells from where."""
    actor, nation = finding.sides.get(EITHER, ()), finding.subject.nation if finding.subject is not None else None
    if any(finding.sides.get(role) for role in ENDS) or nation is None or nation not in {side.key for side in actor}:
        return finding.sides
    return {**finding.sides, "destination": actor}


def from_detention(role: str, finding: Finding, others: Sequence[Finding]) -> tuple[Side, ...]:
    """Take where the same person was held, or who wanted him."""
    subject = finding.subject
    same = (o for o in others if o.subject is not None and subject is not None and o.subject.key == subject.key)
    return next(known_of(role, finding, same), ())


def known_of(role: str, finding: Finding, others: Iterator[Finding]) -> Iterator[tuple[Side, ...]]:
    for other in others:
        for told in TOLD_BY[role] if other.kind != "transfer" else ():
            sides = other.sides.get(told, ())
            if sides and not {s.key for s in sides} & finding.keys(opposite(role)):
                yield sides if is_of_many(finding) else sides[:1]  # «их поймали в Чехии, Латвии и Австрии»


def from_group(role: str, finding: Finding, others: Sequence[Finding]) -> tuple[Side, ...]:
    """Take where the group is held, or who wants it, that «одного из них», «второго», «девятнадцать» belong to."""
    if finding.has_row("gap"):
        return ()  # a number of another year
    near = (o for o in reversed(others) if is_member_of(finding, o))
    return next(known_of(role, finding, near), ())


def is_member_of(finding: Finding, group: Finding) -> bool:
    """Say that an unnamed one, or a number without a noun, is part of a group held or sought just before."""
    part, whole = finding.subject, group.subject
    if group.kind == "transfer" or part is None or whole is None or part.person is not None or whole.count == 1:
        return False
    if finding.scene is not group.scene or part.part != finding.scene.part or not group.order < finding.order:
        return False
    token, tables = finding.scene.doc[part.token], finding.scene.tables
    one = lemma(token) in tables.word_class("among")  # «одного из них»
    bare = one or part.another or part.known or person_noun(token, tables) is None or is_example(token, tables)
    fits = part.count is None or whole.count is None or part.count <= whole.count
    return bare and fits and distance(finding, group) <= GROUP_REACH


def is_example(token: Token, tables: Tables) -> bool:
    """Say that the sentence brings in one of those told before: «Так, в октябре выдан ...», «Среди них»."""
    return any(word.lower_ in tables.word_class("examples") for word in token.sent[:OPENING])


def from_rival(role: str, finding: Finding, others: Sequence[Finding]) -> tuple[Side, ...]:
    """Take as origin where the same person still is whom another land wants too: «Рига добивается и его выдачи»."""
    subject, done = finding.subject, finding.status == "completed"
    if role != "origin" or subject is None or subject.person is None or done or not finding.keys("destination"):
        return ()
    same = (o for o in others if o.kind == "transfer" and o.subject is not None and o.subject.key == subject.key)
    held = (o for o in same if o.status != "completed" and len(o.keys("origin")) == 1)
    return next((o.sides["origin"] for o in held if not o.keys("origin") & finding.keys("destination")), ())


def from_whereabouts(role: str, finding: Finding, _others: Sequence[Finding]) -> tuple[Side, ...]:
    """Take as origin where a sentence just before says that the same person is held or hides."""
    subject, scene = finding.subject, finding.scene
    if role != "origin" or subject is None:
        return ()
    if subject.person is None:
        return where_he_is(finding)
    cluster = subject.person.cluster
    for named in (f for f in scene.founds if f.type == "person" and f.cluster == cluster):
        for found in scene.founds_in(scene.doc[named.start].sent):
            if side_key(found) not in {None, *finding.keys("destination")} and is_placed_at(found, scene):
                return (side_of(found, scene),)
    return ()


def where_he_is(finding: Finding) -> tuple[Side, ...]:
    """Give where the sentence before says that «он» is, if somebody unnamed is still asked for: «он в Вене»."""
    scene, subject = finding.scene, finding.subject
    before = next(preceding(finding.trigger.token.sent), None)
    if before is None or subject is None or subject.count != 1 or finding.status == "completed":
        return ()
    lands = (f for f in scene.founds_in(before) if side_key(f) not in {None, *finding.keys("destination")})
    for found in (land for land in lands if is_placed_at(land, scene)):
        doers = [child for child in clause_head(scene.doc[found.head]).children if child.dep_ == "nsubj"]
        if any(may_be_he(doer, subject, scene) for doer in doers):
            return (side_of(found, scene),)
    return ()


def may_be_he(doer: Token, subject: Subject, scene: Scene) -> bool:
    """Say that who is somewhere is the one that the next sentence speaks of: «он»; «чиновник», if it says «его»."""
    person = feature(doer, "Animacy") == "Anim" and feature(doer, "Number") == "Sing"
    meant = doer.i == subject.token and subject.part == scene.part
    return meant or lemma(doer) in scene.tables.word_class("pronouns") or (subject.pronoun and person)


def from_neighbour(role: str, finding: Finding, others: Sequence[Finding]) -> tuple[Side, ...]:
    """Take the side from the nearest earlier movement that shares the known one («ещё один в мае — Литве»)."""
    if is_recalled(finding) or finding.has_row("back"):
        return ()
    crowd = finding.subject is not None and finding.subject.count != 1
    if crowd and role == "origin" and any(finding.sides.get(end) for end in ENDS):
        return ()
    before = [
        o
        for o in others
        if o.kind == "transfer" and o.order < finding.order and role in o.sides and shares(o, finding, role)
    ]
    near = [o for o in before if distance(o, finding) <= REACH and not is_another_story(o, finding)]
    if not near or (crowd and is_scattered(near[-1], before)):
        return ()
    return near[-1].sides[role] if len(near[-1].sides[role]) == 1 else ()


def is_another_story(other: Finding, finding: Finding) -> bool:
    """Say that a paragraph ends between two movements of people whom no word and no end joins.

    After a crowd, one who is named, be it «он», has a story of his own where the words between tell of another land.
    """
    subject = finding.subject
    if subject is None or subject.another or other.scene is not finding.scene:
        return False
    named = subject.person is not None and other.subject is not None and other.subject.count != 1
    named = named and is_told_elsewhere(finding, other)
    if named or subject.known:
        return named
    joined = any(other.keys(role) & finding.keys(role) for role in ENDS) or is_first_of(finding, other)
    return is_broken(finding.scene.doc, other.at[1], finding.at[1]) and (not joined or subject.count != 1)


def is_told_elsewhere(finding: Finding, other: Finding) -> bool:
    """Say that the words between two movements place something in a land that the first tells nothing of."""
    scene, known = finding.scene, {key for role in ENDS for key in other.keys(role)}
    between = (f for f in scene.founds if other.trigger.token.sent.end <= f.start < finding.trigger.token.i)
    return any(f.country not in {None, *known, *finding.keys("destination")} and is_after_at(f, scene) for f in between)


def is_scattered(last: Finding, others: Sequence[Finding]) -> bool:
    """Say that the sentence tells of several who went to several countries: «трое — в Россию, один — в Узбекистан»."""
    kin = [o for o in others if o.quotes[0] == last.quotes[0]]
    return any(len({key for o in kin for key in o.keys(role)}) > 1 for role in ENDS)


def shares(other: Finding, finding: Finding, role: str) -> bool:
    known, theirs = finding.keys(opposite(role)), other.keys(opposite(role))
    if other.keys(role) & known:
        return False
    if not known:
        alike = is_first_of(finding, other) or other.attrs.get("mode") == finding.attrs.get("mode")
        more = finding.subject is not None and finding.subject.another  # «готовят экстрадицию ещё семерых»
        acts = finding.trigger.token.pos_ == "VERB"
        return (alike and (acts or more)) or (acts and more)
    if role == "destination" and not theirs and is_share(finding, other):
        return True
    if role == "destination" and not known & theirs:
        return other.quotes[0] == finding.quotes[0] and other.trigger.frame.agent == "origin"
    return bool(known & theirs) or (known != theirs and finding.trigger.frame.agent == "origin")


def is_share(finding: Finding, other: Finding) -> bool:
    """Say that a number may be one land's share of a total of many: «не выдали Риге 43. В Чехии отказали по 13»."""
    few, many = (f.subject.count if f.subject is not None else None for f in (finding, other))
    alike = finding.status == other.status and finding.attrs.get("mode") == other.attrs.get("mode")
    return alike and few is not None and many is not None and 1 < few < many


def is_first_of(finding: Finding, other: Finding) -> bool:
    """Say that one who was extradited may be of a crowd just told to be sent: «отправил двоих. Первым выдан X»."""
    one, crowd = finding.subject, other.subject
    law = finding.attrs.get("mode") == "extradition" and other.attrs.get("mode") == "return"
    return law and one is not None and crowd is not None and one.count == 1 and crowd.count != 1


# Of the person or the place:
EARLIER = (from_heading, from_detention, from_rival, from_whereabouts, from_opening, from_brought)
SOURCES = (
    *EARLIER,
    from_accusation,
    from_held_at_home,
    from_respondent,
    from_request,
    from_arrival,
    from_influx,
    from_group,
    from_teller,
    from_hometown,
    from_neighbour,
    from_home,
    from_nation,
)
