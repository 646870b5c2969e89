"""Who may be sent: «X could be extradited to Latvia» is told of one whom Latvia asks for, of nobody it is idle talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.syntax import climb, is_negated, lemma, says

if TYPE_CHECKING:
    from ingest.context import Context
    from ingest.scene import Scene, Subject
    from ingest.sides import Sides
    from ingest.triggers import Trigger

DOUBTED = "hypothetical"
MAYBE = "maybe"  # a row: it stands only of one who is told to be held


def may_be_sent(trigger: Trigger, context: Context, subject: Subject | None, sides: Sides, scene: Scene) -> bool:
    """Say that one by name is told to be in reach of a land: passive, without an «if», by no row of doubt."""
    token, tables = trigger.token, scene.tables
    told = subject is not None and (subject.person is not None or (subject.pronoun and subject.count == 1))
    named = told and trigger.voice.object == "nom"
    lawful = trigger.frame.kind == "transfer" and trigger.frame.set.get("mode") == "extradition"
    if not named or not lawful or context.state != DOUBTED or context.holders or "destination" not in sides:
        return False
    if is_negated(token, tables) or says(token.sent, tables.word_class("conditions")):
        return False
    rows = (row for word in climb(token.head) for row in tables.governors.get(lemma(word), ()))
    if token.head.i != token.i and any(row.value == DOUBTED for row in rows):
        return False  # «fears he could be»
    helpers = [child.lower_ for child in token.children]
    never = any(word in tables.word_class("too_late") for word in helpers)
    return not never and any(word in tables.word_class("perhaps") for word in helpers)
