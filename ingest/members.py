"""Read who of a group is told singly: «Среди них X», «В их числе — X», «Один из задержанных, X»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from ingest.bystanders import is_private
from ingest.findings import Finding
from ingest.naming import is_bare
from ingest.scene import Scene, Subject, somebody
from ingest.sentences import following
from ingest.subjects import expand, subject_at
from ingest.syntax import DASHES, case_of, clause_head, feature, is_finite, lemma
from ingest.tellings import has_search

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

TOLD = frozenset({"completed", "approved", "requested"})
REACH = 2  # sentences
LIST = 8  # sentences, each of which begins as the next of a list
OPENING = 4  # words in which a sentence says that it speaks of one of those


def with_members(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield each finding, and after a group's movement that of each member whom a sentence soon after names."""
    for finding in findings:
        yield finding
        if is_of_group(finding):
            yield from members_of(finding, findings)


def is_of_group(finding: Finding) -> bool:
    subject = finding.subject
    grouped = subject is not None and subject.person is None and subject.count != 1 and not subject.pronoun
    moved = finding.kind == "transfer" and finding.status in TOLD
    sought = finding.kind == "detention" and has_search(finding)
    return grouped and (moved or sought) and not finding.is_part


def members_of(finding: Finding, findings: Sequence[Finding]) -> Iterator[Finding]:
    scene = finding.scene
    for sentence in sentences_after(finding):
        start = sentence.start_char
        spoken = [f for f in findings if f.scene is scene and start <= f.at[1] < sentence.end_char]
        opening = opening_of(sentence, scene)
        told = [f for f in spoken if opening is None or f.trigger.token.i > opening.i + 2]  # «среди выданных — Имярек»
        if any(f.kind != "wanted" and f is not finding and f.status is not None for f in told):
            return  # another movement is told
        if any(is_nearer_group(f, finding, sentence) for f in findings) or tells_nearer_crowd(finding, sentence):
            return
        subject = member_in(sentence, scene)
        if subject is not None:
            at = (scene.part, scene.doc[subject.token].idx)
            quotes = dict.fromkeys(((scene.part, sentence.sent.start_char, sentence.end_char), *finding.quotes))
            yield replace(finding, subject=subject, at=at, rule=f"{finding.rule}+member", quotes=tuple(quotes))


def is_nearer_group(other: Finding, finding: Finding, sentence: Span) -> bool:
    """Say that another group was told of after this one: «четверых передали Литве, троих — Латвии; среди них ...»."""
    told = other.scene is finding.scene and finding.at[1] < other.at[1] < sentence.start_char
    return told and other.kind == finding.kind and is_of_group(other) and other.sides != finding.sides


def tells_nearer_crowd(finding: Finding, sentence: Span) -> bool:
    """Say that others were counted in between, with a verb of their own: «выдала двоих, ещё четверых там судят»."""
    scene, verb = finding.scene, finding.trigger.token
    if any(lemma(word) in finding.trigger.frame.verbs for word in sentence):
        return False  # «среди выданных — Имярек»
    own = clause_head(verb).i
    crowds = (
        scene.doc[quantity.head if quantity.head is not None else quantity.start]
        for quantity in scene.quantities
        if verb.i < quantity.start < sentence.start and quantity.persons and (quantity.value or 0) > 1
    )
    return any(clause_head(crowd).i != own and is_finite(crowd.head) for crowd in crowds)


def sentences_after(finding: Finding) -> Iterator[Span]:
    """Yield «один из которых, X, ...» of the finding's own sentence, and the next sentences."""
    doc, end = finding.scene.doc, finding.trigger.token.sent.end
    relatives, among, those, that = map(finding.scene.tables.word_class, ("relatives", "among", "those", "that"))
    pointers = those | that  # «в их числе», «в том числе»
    pointed = those | finding.scene.tables.word_class("crowds")
    for word in doc[finding.trigger.token.i + 1 : end]:
        after = {lemma(near) for near in doc[word.i + 1 : min(end, word.i + 3)]}
        parted = doc[word.i - 1].is_punct and after & pointed  # «, среди них», «; среди этой тройки»
        if lemma(word) in among and (after & relatives or parted or doc[word.i - 1].lower_ in pointers):
            yield doc[word.i : end]
            break
    for step, sentence in enumerate(islice(following(finding.trigger.token.sent), LIST)):
        if step >= REACH and not is_ordinal(sentence[0], finding.scene):
            return
        yield sentence


def member_in(sentence: Span, scene: Scene) -> Subject | None:
    """Give the person whom a sentence brings in as one of those just told of: by name, else as somebody described."""
    opening = opening_of(sentence, scene)
    if opening is None:
        return None
    after = [token for token in sentence if token.i > opening.i]
    for token in after:
        named = scene.person_at(token)
        if named is not None and is_bare(token):
            told = is_private(named, scene, set()) and token.i in (named.head, named.start)
            head = scene.doc[named.head]
            return next((s for s in expand(head, scene) if s.person is not None), None) if told else None
    return next((described(token, scene) for token in after if is_introduced(token, scene)), None)


def is_introduced(token: Token, scene: Scene) -> bool:
    """Say that a noun brings somebody in: «среди них — житель Гродно»; not «среди них трое женщин»."""
    noun = somebody(token, scene.tables)
    new = noun is not None and noun.kind != "count" and lemma(token) not in scene.tables.word_class("among")
    return new and case_of(token) == "nom" and is_bare(token)


def described(token: Token, scene: Scene) -> Subject | None:
    subject = subject_at(token, scene)
    if subject is None or subject.count != 1 or scene.quantity_of(token) is not None:
        return None
    return replace(subject, known=False, another=True)


def opening_of(sentence: Span, scene: Scene) -> Token | None:
    """Give «среди них», «в их числе», «один из выданных» where a sentence begins so."""
    among, those = scene.tables.word_class("among"), scene.tables.word_class("those")
    those |= scene.tables.word_class("relatives") | scene.tables.word_class("crowds")
    words = [word for word in sentence if not word.is_punct and not word.is_space][:OPENING]
    if len(words) > 1 and is_ordinal(words[0], scene) and scene.doc[words[0].i + 1].text in DASHES:
        return words[0]  # «второй — Имярек»
    first = next((word for word in words if lemma(word) in among), None)
    if first is not None and scene.doc[first.i - 1].lower_ in those | scene.tables.word_class("that"):
        return first  # «в том числе», «в их числе»
    return first if first is not None and any(is_one_of_those(word, those, scene) for word in words) else None


def is_ordinal(word: Token, scene: Scene) -> bool:
    return lemma(word) in scene.tables.word_class("counting_off") and case_of(word) in ("", "nom")


def is_one_of_those(word: Token, those: frozenset[str], scene: Scene) -> bool:
    noun = scene.tables.persons.get(lemma(word))
    moved = feature(word, "VerbForm") == "Part" and feature(word, "Number") != "Sing"
    return moved or lemma(word) in those or (noun is not None and noun.kind in ("participle", "known"))
