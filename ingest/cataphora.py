"""Whom words mean that stand before the name: a title's, and those of a sentence that counts whom the next name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.bystanders import is_private
from ingest.distances import distance, sentences_between
from ingest.findings import Finding
from ingest.focus import REACH, subject_of
from ingest.genders import gender_of_name
from ingest.scene import Scene, Subject
from ingest.syntax import lemma

if TYPE_CHECKING:
    from ingest.mentions import Found

LONG_REACH = 9  # sentences from a number of people to the last of just as many names
TRADE = 5  # words from an age to a trade
MOST_NAMED = 4  # people whom an article first counts and then names


def with_names(body: Sequence[Finding]) -> list[Finding]:
    """Give the unnamed of a body the names that its next sentences give them."""
    return [each for f in body for each in [replace(f, subject=name) for name in named_later(f, body)] or [f]]


def named_later(finding: Finding, body: Sequence[Finding]) -> Sequence[Subject]:
    """Give the names of those whom a sentence counts and the next ones name: «двоих чиновников. Речь о ... и ...».

    Only where the article names just as many people, none of them before, and moves nobody else by name.
    """
    subject, scene = finding.subject, finding.scene
    if subject is None or subject.person is not None or subject.count is None or subject.count > MOST_NAMED:
        return []
    if subject.another and finding.has_row("gap"):
        return []  # «за весь прошлый год — одного. Пятым должен стать Имярек»
    lead = named_next(finding, body)
    if lead is not None:
        return [replace(subject_of(lead, scene), nation=subject.nation)]
    named = private_people(scene, body)
    if len(named) != subject.count or not may_name(subject, named, scene) or has_rival(finding, body, len(named)):
        return []
    if any(is_total_before(other, finding) or is_of_other_nation(other, subject, named) for other in body):
        return []
    return [replace(subject_of(found, scene), nation=subject.nation) for found in named]


def named_next(finding: Finding, body: Sequence[Finding]) -> Found | None:
    """Give the one whose name and age open the next sentence: «A Turk was held in Riga. Emre Kaya, 34, is wanted»."""
    subject, scene = finding.subject, finding.scene
    end = finding.trigger.token.sent.end
    single = subject is not None and subject.count == 1
    if subject is None or not single or not is_indefinite(subject, scene) or end >= len(scene.doc):
        return None
    start = next((word.i for word in scene.doc[end:] if not word.is_space), end)
    lead = next((f for f in scene.founds if f.type == "person" and f.start == start), None)
    if lead is None or not is_aged(lead, scene) or is_of_trade(lead, scene):
        return None
    if any(f.cluster == lead.cluster for f in before(lead, scene)):
        return None
    told = (f for f in body if f.subject is not None and f.subject.person is not None and f.kind == finding.kind)
    own = (f for f in told if f.subject is not None and f.subject.person and f.subject.person.cluster == lead.cluster)
    return None if any(has_other_ends(f, finding) and not is_rival(f) for f in own) else lead


def is_rival(finding: Finding) -> bool:
    """Say that a sentence tells of one land more that wants the same man: «Russia had also asked for him»."""
    words = finding.scene.tables.word_class("as_well")
    return finding.status != "completed" and any(word.lower_ in words for word in finding.trigger.token.sent)


def before(found: Found, scene: Scene) -> Sequence[Found]:
    return [other for other in scene.founds if other.type == "person" and other.start < found.start]


def is_indefinite(subject: Subject, scene: Scene) -> bool:
    return scene.doc[subject.start].lower_ in scene.tables.word_class("indefinite")


def is_aged(found: Found, scene: Scene) -> bool:
    """Say that an age stands between commas after a name."""
    after = [word.text for word in scene.doc[found.end : found.end + 3]]
    return len(after) > 1 and after[0] == "," and after[1].isdigit()


def is_of_trade(found: Found, scene: Scene) -> bool:
    """Say that right after the age a trade is told that tells of others: «X, 43, a police officer, said»."""
    after = scene.doc[found.end + 2 : found.end + 2 + TRADE]
    return any(lemma(word) in scene.tables.word_class("bystanders") for word in after)


def private_people(scene: Scene, body: Sequence[Finding]) -> list[Found]:
    """Give the first mention of each person who may be moved or held, in the order of print."""
    moved = {f.subject.person.cluster for f in body if f.subject is not None and f.subject.person is not None}
    told = (f for f in scene.founds if f.type == "person" and not is_aside(f, scene))
    people = [f for f in told if is_private(f, scene, moved)]
    return sorted({f.cluster: f for f in reversed(people)}.values(), key=lambda found: found.start)


def is_aside(found: Found, scene: Scene) -> bool:
    """Say that a sentence about something before names somebody: «Ранее в Литву уехал Имярек»."""
    return scene.doc[scene.doc[found.start].sent.start].lower_ in scene.tables.word_class("earlier")


def may_name(subject: Subject, named: Sequence[Found], scene: Scene) -> bool:
    """Say that the names stand soon after the words, and are of their gender."""
    first, last = named[0], named[-1]
    reach = REACH if subject.count == 1 else LONG_REACH
    near = sentences_between(scene, scene.doc[subject.token].idx, scene.doc[last.start].idx) <= reach
    alike = subject.count != 1 or not subject.gender or gender_of_name(last) in ("", subject.gender)
    return first.start > subject.token and near and alike


def has_rival(finding: Finding, body: Sequence[Finding], names: int) -> bool:
    """Say that others may be meant: as many people told of apart, or a named one moved between other ends."""
    count = finding.subject.count if finding.subject is not None else None
    alike = {s.key for f in body for s in [f.subject] if s is not None and s.count == count and not s.pronoun}
    kin = (f for f in body if f.kind == finding.kind and f.subject is not None and f.subject.person is not None)
    key = finding.subject.key if finding.subject is not None else None
    own = [finding, *(f for f in body if f.subject is not None and f.subject.key == key)]
    return len(alike) > 1 + names or any(has_other_ends(f, other) for f in kin for other in own)


def is_of_other_nation(other: Finding, subject: Subject, named: Sequence[Found]) -> bool:
    """Say that one of the names is a citizen of another land than those whom it would be of."""
    who = other.subject.person if other.subject is not None else None
    nations = {other.subject.nation if other.subject is not None else None, subject.nation}
    return who is not None and None not in nations and len(nations) == 2 and who.cluster in {f.cluster for f in named}


def is_total_before(other: Finding, finding: Finding) -> bool:
    """Say that a larger number just before makes this one a part of statistics: «возвращены 52, ... Четверых»."""
    one, two = other.subject, finding.subject
    if one is None or two is None or other.kind != finding.kind or other.order >= finding.order:
        return False
    return (one.count or 0) > (two.count or 0) > 1 and one.person is None and distance(other, finding) <= 1


def has_other_ends(one: Finding, other: Finding) -> bool:
    """Say that two findings name different ends in one role: not the same movement."""
    return any(one.keys(role) and other.keys(role) and not one.keys(role) & other.keys(role) for role in one.sides)


def ahead(finding: Finding, body: Sequence[Finding]) -> Sequence[Subject | None]:
    """Give whom a title means: the first of the body who fits its words, or all whom the body tells of at once."""
    subject = finding.subject
    if subject is not None and (subject.person is not None or subject.another):
        return [subject]
    if subject is None and (len(finding.sides.get("origin", ())) > 1 or finding.status is None):
        return [None]  # «Россия и Грузия выдали друг другу по беглецу»
    known = [f for f in body if f.subject is not None]
    kin = [f for f in known if f.kind == finding.kind] or known
    if subject is None and finding.status != "completed":  # «deports four, blocks the handover of»
        kin = [f for f in kin if f.status == finding.status and not has_other_ends(f, finding)] or kin
    groups = [[f.subject for f in kin if f.at == at] for at in dict.fromkeys(f.at for f in kin)]
    if subject is None:
        return groups[0] if groups else [None]
    return next((group for group in groups if may_be_ahead(subject, group)), [subject])


def may_be_ahead(subject: Subject, group: Sequence[Subject | None]) -> bool:
    """Say that a title's words may mean these people: as many, of no other country."""
    nations = {s.nation for s in (subject, *group) if s is not None and s.nation is not None}
    alone = group[0] if len(group) == 1 else None
    count = alone.count if alone is not None else len(group)
    crowd = subject.count is None and (count or 0) > 1  # «экстрадировали участников банды», of the text's seven
    return (subject.count == count or crowd) and len(nations) < 2
