"""Who it is of whom a clause says what was done: «Первым, кого выдал Рим, стал Имярек», «Среди тех, кого ... — »."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.bystanders import is_private
from ingest.findings import Finding
from ingest.naming import is_bare
from ingest.scene import Scene, Subject
from ingest.subjects import expand
from ingest.syntax import DASHES, case_of, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

OPENING = 3  # words before the clause: «один из двоих», «среди тех»


def with_described(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield each finding of such a clause with the person named behind it, and a counted group too."""
    for finding in findings:
        person = whom_it_was(finding) if finding.kind == "transfer" and finding.status is not None else None
        if person is None or is_counted_group(finding):
            yield finding
        if person is not None:
            at = (finding.scene.part, finding.scene.doc[person.token].idx)
            yield replace(finding, subject=person, at=at, rule=f"{finding.rule}+described")


def is_counted_group(finding: Finding) -> bool:
    return finding.subject is not None and (finding.subject.count or 0) > 1


def whom_it_was(finding: Finding) -> Subject | None:
    """Give the one name behind the clause, after a dash or a verb of being; nobody where the subject has a name."""
    verb, scene = finding.trigger.token, finding.scene
    unnamed = finding.subject is None or finding.subject.person is None
    if not unnamed or not describes_one_of(verb, scene):
        return None
    being = scene.tables.word_class("becoming")
    turns = (word for word in verb.doc[verb.i + 1 : verb.sent.end] if word.text in DASHES or lemma(word) in being)
    turn = next(turns, None)
    names = [
        found
        for found in (scene.founds_in(verb.doc[turn.i : verb.sent.end]) if turn is not None else ())
        if found.type == "person" and is_bare(scene.doc[found.head]) and case_of(scene.doc[found.head]) in ("", "nom")
    ]
    if len({found.cluster for found in names}) != 1 or not is_private(names[0], scene, set()):
        return None
    return next((s for s in expand(scene.doc[names[0].head], scene) if s.person is not None), None)


def describes_one_of(verb: Token, scene: Scene) -> bool:
    """Say that a sentence opens with «первым», «один из двоих», «среди тех» and a clause about them with this verb."""
    tables, sentence = scene.tables, verb.sent
    told = [word for word in sentence if word.i < verb.i and not word.is_space]
    comma = next((at for at, word in enumerate(told) if word.text == ","), None)
    if comma is None or not 0 < comma <= OPENING or len(told) == comma + 1:
        return False
    opens = any(lemma(word) in tables.word_class("among", "counting_off") for word in told[:comma])
    return opens and lemma(told[comma + 1]) in tables.word_class("relatives")
