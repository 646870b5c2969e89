"""Where a clause about somebody says that he was: «задержан Имярек, который скрывался на территории Швеции»."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
