"""Whom joint work leaves out: those who acted in the sentence before, whose work another led, whom another helped."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.morphology import plain
from ingest.antecedents import doers_ahead, doers_before, doers_here
from ingest.clauses import allowed_cases
from ingest.company import path
from ingest.listing import Seat
from ingest.pairs import land_of, stood_for
from ingest.parties import unique
from ingest.seats import DIRECT, ROLELESS
from ingest.syntax import Stand, lemma, stands

if TYPE_CHECKING:
    from spacy.tokens import Token

    from graph.model import Mention
    from ingest.mentions import Found
    from ingest.parties import Gathering
    from ingest.scribe import Scribe

GET, COOPERATE = "get", "cooperate"


def joined_before(gathering: Gathering, scribe: Scribe) -> list[Mention]:
    """Give the doers of the sentence before to joint work that names nobody: «в результате совместных действий»."""
    if gathering.trigger.frame.name != "joint-work":
        return []
    bodies = [stood_for(found, gathering, scribe) for _, found in doers_before(gathering)]
    return unique([body for body in bodies if body is not None])


def led(gathering: Gathering, scribe: Scribe) -> list[Mention]:
    """Give whose work another led: named with the work itself, else the doers told of just before."""
    scene, frame = gathering.scene, gathering.trigger.frame
    works = [child for child in gathering.trigger.token.children if lemma(child) in frame.modified_by]
    inside = {token.i for work in works for token in work.subtree}
    named = [f for f in scene.founds if f.type in ("agency", "country") and f.form not in ROLELESS and f.head in inside]
    doers = named or [found for _, found in doers_here(gathering) or doers_before(gathering)]
    bodies = [stood_for(found, gathering, scribe) for found in doers]
    return unique([body for body in bodies if body is not None])


def as_thanked(gathering: Gathering) -> Gathering:
    """Seat whom the verb thanks for the work, and not who thanks: «поблагодарил полицию за совместный рейд»."""
    scene, trigger = gathering.scene, gathering.trigger
    thanks = scene.tables.word_class("praise")
    verb = next((step for step in path(trigger.token, scene) if lemma(step) in thanks), None)
    if verb is None or verb.i == trigger.token.i or "nom" not in {seat.place for seat in gathering.seats}:
        return gathering
    sentence, bearers = verb.sent, scene.tables.word_class("bearers")
    near = [f for f in scene.founds if f.type == "agency" and sentence.start <= f.start and f.end <= sentence.end]
    named = (f for f in near if f.form not in ROLELESS)
    praised = [f for f in named if is_object(stands(scene.doc[f.head], scene.tables, 0, bearers), verb)]
    if not praised and trigger.frame.name == COOPERATE and "gen" in {seat.place for seat in gathering.seats}:
        directed = replace(trigger.frame, set={**trigger.frame.set, "directed": True})
        return replace(gathering, trigger=replace(trigger, frame=directed))  # «благодарит за сотрудничество ФБР»
    kept = [seat for seat in gathering.seats if seat.place != "nom"]
    fresh = [Seat(trigger.frame.agent, found, DIRECT, "acc") for found in praised]
    return replace(gathering, seats=(*kept, *fresh))


def is_object(options: Iterable[Stand], verb: Token) -> bool:
    return any(stand.place == "acc" and stand.holder is not None and stand.holder.i == verb.i for stand in options)


def helped(gathering: Gathering, other: Mention, scribe: Scribe) -> list[Mention]:
    """Give whom a body of another country helped: the one that acted in the sentence, or in the one before.

    «Полиция Литвы нашла тайник. Наводку дали в полиции Польши».
    """
    scene = gathering.scene
    if gathering.trigger.frame.name not in scene.tables.words.get("help_leaves_out", ()) or other.type != "agency":
        return []
    if gathering.trigger.frame.name == GET and not any(" " in seat.place for seat in gathering.seats):
        return []  # who got something from somebody unnamed
    ahead = doers_ahead(gathering) if scene.tables.words.get("fronted_help") else []
    told = doers_here(gathering) or ahead or doers_before(gathering)
    acting = [found for _, found in told] or opens_before(gathering)
    bodies = unique(scribe.mention(found, scene) for found in acting if may_be_helped(found, gathering))
    abroad = [body for body in bodies if land_of(body) != land_of(other)]
    return abroad if len(abroad) == len(bodies) == 1 else []


def opens_before(gathering: Gathering) -> list[Found]:
    """Give the body whose name opens the sentence before, which without a trigger has no tree that would tell."""
    scene, start = gathering.scene, gathering.trigger.token.sent.start
    first = scene.doc[start - 1].sent.start if start else None
    opening = (f for f in scene.founds if f.type == "agency" and f.start == first and f.form not in ROLELESS)
    return [found for found in opening if "Nom" in allowed_cases(scene.doc[found.head])]


def may_be_helped(found: Found, gathering: Gathering) -> bool:
    """Say that a doer is a body, and no court: nobody gives a judge a hint."""
    words = {plain(word) for word in (found.name or "").lower().split()}
    return found.type == "agency" and not words & gathering.scene.tables.word_class("no_colleagues")
