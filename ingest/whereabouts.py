"""Where somebody is by a clause about him, «Имярек, который скрывался в Швеции», or by «там»."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.doers import DEMONYM
from ingest.scene import is_after_at
from ingest.sides import Side, side_of
from ingest.syntax import Stand, clause_head, lemma, preposition, stands

if TYPE_CHECKING:
    from ingest.findings import Finding
    from ingest.scene import Scene


def told_of_him(finding: Finding) -> tuple[Side, ...]:
    """Take where a clause about him says that he was: «задержан Имярек, который скрывался на территории Швеции»."""
    scene, subject = finding.scene, finding.subject
    if subject is None or subject.part != scene.part:
        return ()
    clauses = {child.i for child in scene.doc[subject.token].children if child.dep_ in ("acl:relcl", "acl")}
    places = finding.trigger.frame.places
    for found in scene.founds_in(finding.trigger.token.sent):
        for stand in stands(scene.doc[found.head], scene.tables):
            there = stand.holder is not None and clause_head(stand.holder).i in clauses
            if there and found.country and places.get(stand.place) == "held_in" and is_located(stand, scene):
                return (side_of(found, scene),)
    return ()


def is_located(stand: Stand, scene: Scene) -> bool:
    """Say that a place hangs on a word of being somewhere, and may not be whose law he fled: «от следствия в Чили»."""
    words, away = scene.tables.word_class("located", "searches"), scene.tables.word_class("away")
    if stand.holder is None or lemma(stand.holder) not in words:
        return False
    return not any(preposition(child, scene.tables) in away for child in stand.holder.children)


def told_there(finding: Finding) -> tuple[Side, ...]:
    """Take the place named last where a sentence says «там»: «отправлен в Имярекию. Там его арестовали»."""
    scene, token = finding.scene, finding.trigger.token
    sentence, there = token.sent, scene.tables.word_class("there")
    if any(word.lower_ in there for word in scene.doc[token.i + 1 : min(token.i + 2, sentence.end)]):
        named = (f for f in scene.founds if sentence.start <= f.start < token.i and f.country is not None)
        lands = [f for f in named if f.form not in (DEMONYM, "adjective")]  # «Riga seeks a Turk detained there»
        return (side_of(lands[-1], scene),) if lands else ()
    if not sentence.start or not any(word.lower_ in there for word in sentence):
        return ()
    before = scene.doc[sentence.start - 1].sent.start
    near = [
        f
        for f in scene.founds
        if before <= f.start < sentence.start and f.country is not None and is_after_at(f, scene)
    ]
    return (side_of(near[-1], scene),) if near else ()


def held_there(finding: Finding) -> Finding:
    """Seat for a detention the place named last, where a sentence only says «там»."""
    if finding.kind != "detention" or finding.sides.get("held_in"):
        return finding
    there = told_there(finding)
    return replace(finding, sides={**finding.sides, "held_in": there}) if there else finding
