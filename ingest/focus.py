"""Whom a pronoun, a pointing noun or a missing word means: the people whom the article has spoken of so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.bystanders import is_private
from ingest.distances import distance, sentences_between
from ingest.findings import Finding
from ingest.genders import gender_before, gender_of, gender_of_name
from ingest.habits import is_habit
from ingest.lines import is_broken
from ingest.pointing import is_introduced, is_of_another_case, points_back
from ingest.scene import Scene, Subject
from ingest.syntax import case_of, feature, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.mentions import Found

REACH = 3  # sentences that a pronoun, or a sentence without its subject, may reach back


@dataclass(frozen=True, slots=True)
class Spoken:
    """Hold one mention of somebody: at which word, of which gender («» where nothing tells)."""

    subject: Subject
    token: int
    gender: str


def with_people(findings: Sequence[Finding]) -> list[Finding]:
    """Replace the pronouns, pointing nouns and missing subjects of one part by whom they mean, where that is plain."""
    told: list[Finding] = []
    for finding in findings:
        meant = several(finding, told) or [one(finding, told)]
        told += [replace(finding, subject=subject) for subject in meant]
    return told


def several(finding: Finding, earlier: Sequence[Finding]) -> list[Subject | None]:
    """Give the several people whom «их», «оба», «обвиняемые» mean: those of the last finding that had more than one."""
    subject = finding.subject
    if subject is not None and lemma(finding.scene.doc[subject.token]) in finding.scene.tables.word_class("both"):
        return last_two(finding, earlier)
    if subject is None or not subject.known or subject.count == 1 or subject.another:
        return []
    near = [f for f in earlier if f.subject is not None and not f.subject.pronoun and distance(f, finding) <= REACH]
    if near and near[-1].subject is not None and near[-1].subject.count != 1:
        return []
    told = ([f.subject for f in near if f.at == at] for at in dict.fromkeys(f.at for f in reversed(near)))
    group: list[Subject | None] = next(([*group] for group in told if len(group) > 1), [])
    return group if subject.count in (None, len(group)) else []


def last_two(finding: Finding, earlier: Sequence[Finding]) -> list[Subject | None]:
    """Give the two people told of last, each by name: whom «оба» means."""
    near = [f.subject for f in earlier if f.subject is not None and distance(f, finding) <= REACH]
    people = list({s.key: s for s in reversed(near) if s.person is not None}.values())[:2]
    return list(reversed(people)) if len(people) == 2 else []


def one(finding: Finding, earlier: Sequence[Finding]) -> Subject | None:
    """Give the one subject of a finding: as it stands, or whom it points to."""
    subject = finding.subject
    if subject is None:
        return unspoken(finding, earlier)
    if subject.person is not None or subject.another:
        return subject
    named = just_named(finding, subject, earlier) or only_one(finding, subject, earlier)
    if named is not None:
        return replace(named, nation=named.nation or subject.nation)
    if not subject.known:
        return subject
    if subject.count != 1:
        general = finding.trigger.token.pos_ != "VERB" or is_habit(finding)  # «по розыску преступников»
        return subject if general and not subject.pronoun else group_meant(finding, subject, earlier) or subject
    if not subject.pronoun and is_introduced(subject, finding.scene):
        return subject
    who = meant(finding, subject.token, subject.gender, earlier)
    if who is None:
        return subject
    if not subject.pronoun and is_of_another_case(who, finding, earlier):
        return replace(subject, another=True)
    return replace(who, nation=who.nation or subject.nation)


def just_named(finding: Finding, subject: Subject, earlier: Sequence[Finding]) -> Subject | None:
    """Give the only one whom the lines just before name: «Имярек исчез. Бывшего мэра выдали», «Обвиняемого в краже»."""
    if subject.count != 1 or subject.pronoun or subject.part != finding.scene.part or not points_back(finding, subject):
        return None
    before = [s for s in people_before(finding, subject.start, earlier) if s.subject.person is not None]
    near = [s for s in before if is_in_lines_before(s, subject, finding.scene)]
    fitting = [s.subject for s in near if fits(s, subject.gender, subject)]
    alone = len({s.subject.key for s in near}) == 1 and bool(fitting)
    return fitting[-1] if alone and not is_moved_elsewhere(fitting[-1], finding, earlier) else None


def only_one(finding: Finding, subject: Subject, earlier: Sequence[Finding]) -> Subject | None:
    """Give the one person that the text has named, who is held by another word: «бухгалтера треста взяли в Риге»."""
    if finding.kind != "detention" or subject.count != 1 or subject.pronoun or subject.part != finding.scene.part:
        return None
    before = people_before(finding, subject.start, earlier)
    people = {s.subject.key: s for s in before if s.subject.person is not None}
    if len(people) != 1 or any(f.subject is not None and f.subject.person is None for f in earlier):
        return None
    who = next(iter(people.values()))
    plain = fits(who, subject.gender, subject) and not is_moved_elsewhere(who.subject, finding, earlier)
    return who.subject if plain and is_named_in_full(who.subject.person, finding.scene) else None


def is_in_lines_before(spoken: Spoken, subject: Subject, scene: Scene) -> bool:
    """Say that somebody is named in the sentence before or the one before that, of the same paragraph."""
    name, start = scene.doc[spoken.token], scene.doc[subject.token].sent.start_char
    apart = sentences_between(scene, name.idx, start)
    return 0 < apart < REACH and not is_broken(scene.doc, name.idx, start)


def is_moved_elsewhere(subject: Subject, finding: Finding, earlier: Sequence[Finding]) -> bool:
    """Say that the person has been told of with other ends: somebody else of his kind may be meant now."""
    same = (f for f in earlier if f.kind == finding.kind and f.subject is not None and f.subject.key == subject.key)
    told = (({*f.keys(role)}, {*finding.keys(role)}) for f in same for role in f.sides)
    return any(one and two and not one & two for one, two in told)


def unspoken(finding: Finding, earlier: Sequence[Finding]) -> Subject | None:
    """Give whom a movement without an object is about: «экстрадиция состоялась», «доставлен в Астану»."""
    token = finding.trigger.token
    if finding.status is None and finding.kind == "transfer":
        return None
    if token.pos_ == "VERB" and not is_headless(finding) and not is_bare_order(token):
        return None
    if feature(token, "Number") == "Plur" and token.pos_ == "VERB":
        return group_before(finding, earlier)
    if token.pos_ == "VERB":
        return meant(finding, token.i, feature(token, "Gender"), earlier)
    last = people_before(finding, token.i, earlier)[-1:]
    beside = [s for s in last if sentences_between(finding.scene, offset(finding, s.token), token.idx) <= 1]
    if beside or is_spoken_of_beside(finding, earlier):
        return meant(finding, token.i, "", earlier)
    return only_one_told(finding, earlier) if finding.status == "requested" or is_pointed_to(finding) else None


def is_pointed_to(finding: Finding) -> bool:
    """Say that a movement is one told of, and its paragraph names nobody: «The extradition took place on Friday»."""
    noun, scene, words = finding.trigger.token, finding.scene, finding.scene.tables.word_class("pointing_at")
    told = any(child.dep_ == "det" and child.lower_ in words for child in noun.children)
    named = (f for f in scene.founds if f.type == "person" and f.start < noun.i)
    alone = all(is_broken(scene.doc, offset(finding, f.start), noun.idx) for f in named)
    return told and alone and finding.attrs.get("mode") != "return"


def only_one_told(finding: Finding, earlier: Sequence[Finding]) -> Subject | None:
    """Give the only one that the text has told of, held or sought: «Его взяли. ... Решается вопрос о выдаче»."""
    told = {f.subject.key: f.subject for f in earlier if f.subject is not None and not f.subject.pronoun}
    named = {s.subject.key for s in people_before(finding, finding.trigger.token.i, earlier)}
    one = next(iter(told.values())) if len(told) == 1 and named <= told.keys() else None
    return one if one is not None and one.count == 1 else None


def is_spoken_of_beside(finding: Finding, earlier: Sequence[Finding]) -> bool:
    """Say that the sentence before tells of one person, named or not: «Рим ищет его. Вена попросила о выдаче»."""
    here = [f for f in earlier if f.scene is finding.scene]
    last = here[-1].subject if here else None
    return last is not None and last.person is not None and distance(here[-1], finding) == 1


def offset(finding: Finding, token: int) -> int:
    return int(finding.scene.doc[token].idx)


def is_headless(finding: Finding) -> bool:
    """Say that a passive has no subject of its own in print."""
    token = finding.trigger.token
    if finding.trigger.voice.object != "nom":
        return False
    family = [token, *([token.head] if token.dep_ == "conj" else [])]
    return not any(child.dep_.startswith(("nsubj", "csubj")) for word in family for child in word.children)


def is_bare_order(token: Token) -> bool:
    """Say that an infinitive right after a colon is all that is said: «решили просто: выдать»."""
    return feature(token, "VerbForm") == "Inf" and token.i > token.sent.start and token.nbor(-1).text == ":"


def meant(finding: Finding, at: int, gender: str, earlier: Sequence[Finding]) -> Subject | None:
    """Give the person spoken of last before a word: in its sentence, else of those moved or held, else anybody near.

    Whom the word's own paragraph names goes before those of the one above it.
    """
    doc, scene = finding.scene.doc, finding.scene
    spoken = [s for s in people_before(finding, at, earlier) if fits(s, gender, finding.subject)]
    near = [s for s in spoken if sentences_between(scene, doc[s.token].idx, doc[at].idx) <= REACH]
    near = [s for s in near if not is_broken(doc, doc[s.token].idx, doc[at].idx)] or near
    here = [s for s in near if s.token >= doc[at].sent.start]
    moved = {f.subject.key for f in earlier if f.subject is not None}
    if finding.subject is not None and not finding.subject.pronoun and are_two(near, scene):
        return None  # «Имярек и Другой взяты в Риге. Россиянина выдадут»: one of them, but which?
    topic = near and (is_topic(near[-1], at, scene) or is_alone_there(near, at, scene))
    told = near[-1:] if topic else [s for s in near if s.subject.key in moved]
    named = [s for s in spoken if s.subject.person is not None] or spoken
    alone = named if len({s.subject.key for s in named}) == 1 else []
    return next((group[-1].subject for group in (here, told, near, alone) if group), None)


def are_two(near: Sequence[Spoken], scene: Scene) -> bool:
    """Say that the last name is one of two that only «и» or a comma parts."""
    if len(near) < 2 or None in (one.subject.person for one in near[-2:]):
        return False
    first, last = (one.subject for one in near[-2:])
    between = scene.doc[first.end : last.start]
    joins = scene.tables.word_class("list_words")
    return 0 < len(between) < 3 and all(word.text == "," or word.lower_ in joins for word in between)


def is_topic(spoken: Spoken, at: int, scene: Scene) -> bool:
    """Say that the sentence before is about one by name, in the nominative: «Второй, Имярек, остался. Его ищет Рим»."""
    name, word = scene.doc[spoken.token], scene.doc[at]
    beside = spoken.subject.person is not None and sentences_between(scene, name.idx, word.idx) == 1
    known_as = name.i > 0 and name.nbor(-1).lower_ in scene.tables.word_class("as_told")  # «жил как Имярек»
    return beside and case_of(name) == "nom" and not known_as


def is_alone_there(near: Sequence[Spoken], at: int, scene: Scene) -> bool:
    """Say that the sentence before names one person and no other: «Хуже с Имяреком. Его взяли в Риге»."""
    doc = scene.doc
    before = [s for s in near if s.subject.person and sentences_between(scene, doc[s.token].idx, doc[at].idx) == 1]
    alone = bool(before) and before[-1] is near[-1] and len({s.subject.key for s in before}) == 1
    return alone and is_named_in_full(before[-1].subject.person, scene)


def is_named_in_full(found: Found | None, scene: Scene) -> bool:
    """Say that somebody is named by more than one word somewhere: a given name by itself may be anyone's."""
    same = (f for f in scene.founds if found is not None and f.type == "person" and f.cluster == found.cluster)
    return any(f.end - f.start > 1 for f in same)


def fits(spoken: Spoken, gender: str, subject: Subject | None) -> bool:
    nations = {s.nation for s in (spoken.subject, subject) if s is not None and s.nation is not None}
    return len(nations) < 2 and (not gender or not spoken.gender or gender == spoken.gender)


def people_before(finding: Finding, at: int, earlier: Sequence[Finding]) -> list[Spoken]:
    """List everybody named or told of singly before a word of the same part, in the order of print."""
    scene = finding.scene
    told = [
        f.subject for f in earlier if f.subject is not None and f.scene is scene and f.trigger.frame.needs != "arrest"
    ]
    moved = {s.person.cluster for s in told if s.person is not None}
    named = (f for f in scene.founds if f.type == "person" and f.start < at and is_private(f, scene, moved))
    spoken = [Spoken(subject_of(f, scene), f.start, gender_of_name(f) or gender_before(f, scene)) for f in named]
    for subject in told:
        if subject.count == 1 and not subject.pronoun and subject.token < at and subject.person is None:
            spoken.append(Spoken(subject, subject.token, gender_of(subject)))
    return sorted(spoken, key=lambda s: s.token)


def subject_of(found: Found, scene: Scene) -> Subject:
    return Subject(scene.part, found.head, found.start, found.end, found)


def group_meant(finding: Finding, subject: Subject, earlier: Sequence[Finding]) -> Subject | None:
    """Give the group told of last; the citizenship that another sentence tells it with is all of theirs."""
    group = group_before(finding, earlier)
    if group is None or group.part != subject.part:
        return group
    again = finding.scene.doc[group.token].sent.start != finding.scene.doc[subject.token].sent.start
    return replace(group, nation=group.nation or subject.nation) if again else group


def group_before(finding: Finding, earlier: Sequence[Finding]) -> Subject | None:
    """Give the group told of last, within reach."""
    groups = [
        f
        for f in earlier
        if f.subject is not None and f.subject.count != 1 and not f.subject.pronoun and may_be_of(finding, f)
    ]
    return groups[-1].subject if groups and distance(groups[-1], finding) <= REACH else None


def may_be_of(finding: Finding, other: Finding) -> bool:
    one, two = finding.subject, other.subject
    nations = {s.nation for s in (one, two) if s is not None and s.nation is not None}
    counted = one is None or two is None or one.count is None or one.count == two.count
    return len(nations) < 2 and counted
