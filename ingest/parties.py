"""Who takes part: the agencies, countries and persons seated at a trigger, and what each stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import Mention
from ingest.context import Context, fold
from ingest.scene import Scene
from ingest.seats import Seat, find_seats
from ingest.syntax import climb, feature, lemma, stands
from ingest.triggers import Trigger, find_triggers

if TYPE_CHECKING:
    from ingest.mentions import Found
    from ingest.reading import Reading

UNREAL = frozenset({"hypothetical", "reported", "negated", "approved", "requested", "refused", "denied", "suspended"})
ACTS = frozenset({"person", "agency", "country"})


@dataclass(frozen=True, slots=True)
class Gathering:
    """Hold one trigger with its seats: what was said of several parties at once."""

    scene: Scene
    trigger: Trigger
    context: Context
    seats: tuple[Seat, ...]

    @property
    def at(self) -> tuple[str, int]:
        return (self.scene.part, self.trigger.token.idx)

    @property
    def span(self) -> tuple[str, int, int]:
        sentence = self.trigger.token.sent
        return (self.scene.part, sentence.start_char, sentence.end_char)

    @property
    def rule(self) -> str:
        frame = self.trigger.frame
        rows = "+".join((frame.name, self.trigger.voice.name, *self.context.rows))
        return f"{self.scene.tables.lang}/{frame.kind}/{rows}"

    def seated(self, role: str) -> list[Found]:
        found = {(seat.found.type, seat.found.cluster): seat.found for seat in self.seats if seat.role == role}
        return sorted(found.values(), key=lambda found: found.start)


def gather(reading: Reading, kind: str) -> Iterator[Gathering]:
    """Yield every trigger of a kind with its seats, the title's first."""
    for scene in reading.scenes.values():
        for sentence in scene.doc.sents:
            if sentence[0]._.noise:
                continue
            for trigger in find_triggers(sentence, scene.tables):
                if trigger.frame.kind == kind:
                    context = fold(trigger, scene.tables)
                    seats = find_seats(trigger, context, scene.doc, scene.founds, scene.tables)
                    yield Gathering(scene, trigger, context, tuple(seats))


def happened(gathering: Gathering) -> bool:
    """Say that nothing around the trigger makes it a plan, a wish, a rumour or a denial."""
    if gathering.context.state in UNREAL or exchanges_no_knowledge(gathering):
        return False
    finite = [step for step in climb(gathering.trigger.token) if feature(step, "VerbForm") == "Fin"]
    return not any(feature(step, "Tense") == "Fut" for step in finite[:1])


def exchanges_no_knowledge(gathering: Gathering) -> bool:
    """Say that what is exchanged is no information: «обмен военнопленными»."""
    words = gathering.scene.tables.word_class("not_exchanged")
    return any(lemma(child) in words for child in gathering.trigger.token.children)


def subjects_of_clause(gathering: Gathering) -> Iterator[Found]:
    """Yield those who act in the trigger's clause: nominative subjects of the verbs above the trigger."""
    heads = {step.i for step in climb(gathering.trigger.token) if step.pos_ in ("VERB", "AUX", "ADJ")}
    doc = gathering.scene.doc
    sentence = gathering.trigger.token.sent
    for found in gathering.scene.founds:
        if found.type in ACTS and sentence.start <= found.start < sentence.end:
            places = stands(doc[found.head], gathering.scene.tables)
            if any(s.place == "nom" and s.holder is not None and s.holder.i in heads for s in places):
                yield found


def body_of(found: Found, reading: Reading) -> tuple[str | None, str | None]:
    """Give (agency key, country) that a party stands for: its own, or those of the post that a person holds."""
    if found.type == "person":
        post = reading.post_of(found.cluster)
        if post is None:
            return (None, None)
        return (post.agency.name if post.agency is not None else None, post.country)
    return (found.name, found.country) if found.type == "agency" else (None, found.country)


def distinct_bodies(parties: Iterable[Found], reading: Reading) -> int:
    """Count the different bodies among the parties: two officials of one ministry are one."""
    return len({body for body in (body_of(found, reading) for found in parties) if body != (None, None)})


def has_word(gathering: Gathering, words: frozenset[str]) -> bool:
    return any(lemma(token) in words for token in gathering.trigger.token.sent)


def heads(mentions: Iterable[Mention]) -> list[Mention]:
    return list({mention.ref or mention.head: mention for mention in mentions}.values())
