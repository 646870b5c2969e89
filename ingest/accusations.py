"""What is said of those who are moved or held: the offences laid to them, and whose citizens they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph import ids
from graph.model import Claim, Mention
from ingest.findings import Finding
from ingest.nations import nation_beside
from ingest.offences import Offence, find_offences
from ingest.scene import Scene, Subject
from ingest.scribe import part_name
from ingest.syntax import climb, lemma

if TYPE_CHECKING:
    from ingest.reading import Reading
    from ingest.scribe import Scribe

RULE = "{lang}/accusation/accused"
CITIZEN_RULE = "{lang}/citizenship/noun"


def write_all(settled: Sequence[Finding], reading: Reading, scribe: Scribe) -> Iterator[Claim]:
    """Write one accusation and one citizenship claim a person, over all that the article says of each."""
    people = {finding.subject.key: finding for finding in settled if finding.subject is not None}
    named = list(offences_laid(reading)) if people else []
    laid = {key: [each for each in named if belongs(*each, finding, settled)] for key, finding in people.items()}
    for key, finding in people.items():
        if finding.subject is None:
            continue
        subject = scribe.person(finding.subject, finding)
        if laid[key]:
            yield accusation(finding, subject, laid[key], scribe)
        person = finding.subject.person
        told = nation_beside(person.cluster, reading.scenes.values()) if person is not None else None
        nation = finding.subject.nation or told
        if nation is not None:
            yield citizenship(finding, subject, nation, scribe)


def accusation(finding: Finding, subject: Mention, laid: Sequence[tuple[Scene, Offence]], scribe: Scribe) -> Claim:
    scene, first = laid[0]
    spans = [sentence_of(scene, offence) for scene, offence in laid]
    mentions = {offence.code: offence_mention(scene, offence, scribe) for scene, offence in reversed(laid)}
    roles = {"subject": [subject], "accused_of": list(reversed(mentions.values()))}
    rule = RULE.format(lang=scene.tables.lang)
    return scribe.claim("accusation", (scene.part, scene.doc[first.start].idx), roles, spans, rule)


def citizenship(finding: Finding, subject: Mention, nation: str, scribe: Scribe) -> Claim:
    span = (subject.part, subject.start, subject.end)
    roles = {"subject": [subject], "citizen_of": [scribe.country(nation, span)]}
    rule = CITIZEN_RULE.format(lang=finding.scene.tables.lang)
    return scribe.claim("citizenship", (subject.part, subject.start), roles, [sentence_at(subject, scribe)], rule)


def sentence_at(subject: Mention, scribe: Scribe) -> tuple[str, int, int]:
    doc = scribe.reading.scenes[subject.part].doc
    sentence = next(s for s in doc.sents if s.start_char <= subject.start < s.end_char)
    return (subject.part, sentence.start_char, sentence.end_char)


def offence_mention(scene: Scene, offence: Offence, scribe: Scribe) -> Mention:
    words = scene.doc[offence.start : offence.end]
    head = ids.mention(scribe.article.id, scene.part, words.start_char, "offence")
    ref = ids.offence(offence.code)
    return Mention(
        head, part_name(scene.part), words.start_char, words.end_char, words.text, "offence", head, ref, offence.code
    )


def sentence_of(scene: Scene, offence: Offence) -> tuple[str, int, int]:
    sentence = scene.doc[offence.start].sent
    return (scene.part, sentence.start_char, sentence.end_char)


def offences_laid(reading: Reading) -> Iterator[tuple[Scene, Offence]]:
    """Yield the offences that the article lays to somebody."""
    for scene in reading.scenes.values():
        for offence in find_offences(scene.doc, scene.tables):
            if is_laid(scene, offence):
                yield scene, offence


def is_laid(scene: Scene, offence: Offence) -> bool:
    """Say that a word of accusation governs the offence: «обвиняется в», «за», «по делу о»."""
    accusing = scene.tables.word_class("accusing")
    governors = (step for at in range(offence.start, offence.end) for step in climb(scene.doc[at]))
    return any(lemma(step) in accusing or has_accusing_preposition(step, scene) for step in governors)


def has_accusing_preposition(step: object, scene: Scene) -> bool:
    words = scene.tables.word_class("accusing_prepositions")
    return any(child.dep_ == "case" and child.lower_ in words for child in step.children)  # type: ignore[attr-defined]


def belongs(scene: Scene, offence: Offence, finding: Finding, settled: Sequence[Finding]) -> bool:
    """Say that a sentence lays the offence to the finding's person: by name, or as the sentence's only one."""
    subject = finding.subject
    if subject is None:
        return False
    sentence = scene.doc[offence.start].sent
    here = subjects_in(scene, sentence.start, sentence.end, settled)
    keys = {other.key for other in here}
    if keys:
        return subject.key in (nearest(here, offence, scene) if len(keys) > 1 else keys)
    quoted = any(q[0] == scene.part and q[1] <= scene.doc[offence.start].idx < q[2] for q in finding.quotes)
    return quoted or is_meant(scene, sentence.start, finding, settled)


def subjects_in(scene: Scene, start: int, end: int, settled: Sequence[Finding]) -> list[Subject]:
    """Give the subjects of findings that the words from start to end name or describe."""
    people = {found.cluster for found in scene.founds if found.type == "person" and start <= found.start < end}
    told = (finding.subject for finding in settled if finding.subject is not None)
    return [subject for subject in told if is_in(subject, scene, start, end, people)]


def is_in(subject: Subject, scene: Scene, start: int, end: int, people: set[int]) -> bool:
    if subject.person is not None:
        return subject.person.cluster in people
    return subject.part == scene.part and start <= subject.token < end


def nearest(subjects: Sequence[Subject], offence: Offence, scene: Scene) -> set[tuple[str, int]]:
    """Give those who stand before the offence, all of them: a list of names shares what follows it, a member not."""
    over = {step.i for at in range(offence.start, offence.end) for step in climb(scene.doc[at])}
    before = [s for s in subjects if s.another and s.token in over] or [s for s in subjects if s.token < offence.start]
    return {subject.key for subject in before or subjects}


def is_meant(scene: Scene, start: int, finding: Finding, settled: Sequence[Finding]) -> bool:
    """Say that a sentence without a name goes on about the one person of the sentence before it."""
    if start == 0:
        return False
    last = scene.doc[start - 1].sent
    here = {subject.key for subject in subjects_in(scene, last.start, last.end, settled)}
    return finding.subject is not None and here == {finding.subject.key}
