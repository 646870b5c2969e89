"""Who takes part: the agencies, countries and persons seated at a trigger, and what each stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from graph.model import Mention
from ingest.company import company, path
from ingest.context import Context, fold
from ingest.listing import Seat
from ingest.scene import Scene
from ingest.syntax import feature, lemma, preposition
from ingest.tables import Tables
from ingest.triggers import Trigger, triggers_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.mentions import Found
    from ingest.reading import Reading

UNREAL = frozenset({"hypothetical", "reported", "negated", "approved", "requested", "refused", "denied", "suspended"})
Body = tuple[str | None, str | None]
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
        tables = talk_tables(scene.tables)
        for trigger in triggers_of(scene.doc, (kind,), scene.tables):
            context = fold(trigger, tables)
            seats = company(trigger, scene, reading.posts[scene.part])
            yield Gathering(scene, trigger, context, tuple(seats))


@lru_cache(maxsize=8)
def talk_tables(tables: Tables) -> Tables:
    """Leave of the governors those that say the same of talks as of movements: plans, refusals, rumours, denials."""
    names = tables.words.get("talk_rows", ())
    kept = {word: tuple(row for row in rows if row.name in names) for word, rows in tables.governors.items()}
    return replace(tables, governors=kept)


def happened(gathering: Gathering, unreal: frozenset[str] = UNREAL) -> bool:
    """Say that nothing around the trigger makes it a plan, a wish, a rumour or a denial."""
    if gathering.context.state in unreal or exchanges_no_knowledge(gathering) or is_absent(gathering):
        return False
    steps = path(gathering.trigger.token, gathering.scene)
    verbs = [step for step in steps if feature(step, "VerbForm") == "Fin" or is_to_come(step)]
    going_on = gathering.scene.tables.word_class("going_on")
    near = (word for step in steps for word in (step, *step.children))
    lasting = any({lemma(word), word.lower_} & going_on for word in near)
    return lasting or not any(is_to_come(step) for step in verbs[:1])


def is_absent(gathering: Gathering) -> bool:
    """Say that there was none of it: «обмена с Турцией не было», «взаимодействия нет»."""
    token, tables = gathering.trigger.token, gathering.scene.tables
    if token.pos_ not in ("NOUN", "PROPN") or feature(token, "Case") != "Gen":
        return False
    clause = list(takewhile(lambda word: not word.is_punct, token.doc[token.i + 1 : token.sent.end]))
    gone = any(word.lower_ in tables.word_class("none_of_it") for word in clause)
    negations, being = tables.word_class("negations"), tables.word_class("being")
    return gone or any(one.lower_ in negations and lemma(other) in being for one, other in pairwise(clause))


def is_to_come(verb: Token) -> bool:
    """Say that a verb is in the future, of itself or by another: «проведёт», «будет способствовать»."""
    helped = (child for child in verb.children if child.dep_.startswith("aux"))
    return any(feature(word, "Tense") == "Fut" for word in (verb, *helped))


def exchanges_no_knowledge(gathering: Gathering) -> bool:
    """Say that what is exchanged is no information: «обмен военнопленными», or is not told: «второй такой обмен»."""
    tables, token = gathering.scene.tables, gathering.trigger.token
    told = {lemma(word) for word in token.subtree}
    unlearned = lemma(token) in tables.word_class("exchanges") and not told & tables.word_class("knowledge")
    partner = any(seat.place == tables.words.get("with_whom") for seat in gathering.seats)
    words = tables.word_class("not_exchanged")
    return (unlearned and not partner) or any(lemma(child) in words for child in token.children)


def body_of(found: Found, reading: Reading) -> Body:
    """Give (agency key, country) that a party stands for: its own, or those of the post that a person holds."""
    if found.type == "person":
        post = reading.post_of(found.cluster)
        if post is None:
            return (None, None)
        named = post.agency.name if post.agency is not None else None
        return (named or (None if post.country else post.post), post.country)
    return (found.name, found.country) if found.type == "agency" else (None, found.country)


def bodies_of(parties: Iterable[Found], reading: Reading) -> frozenset[Body]:
    """Give the different bodies of the parties: two officials of one ministry stand for one."""
    return whole({body_of(found, reading) for found in parties} - {(None, None)})


def whole(bodies: Iterable[Body]) -> frozenset[Body]:
    """Leave out a bare country of which a body is there."""
    bodies = frozenset(bodies)
    spoken_for = {land for name, land in bodies if name is not None}
    return frozenset(body for body in bodies if body[0] is not None or body[1] not in spoken_for)


def where_of(gathering: Gathering) -> list[Token]:
    """Give what somebody took part in: the words with «в» beside the trigger or its verb."""
    scene, token = gathering.scene, gathering.trigger.token
    beside = (child for word in (token, token.head) for child in word.children)
    return [child for child in beside if preposition(child, scene.tables) == scene.tables.words.get("inside")]


def nouns_of(kind: str, gathering: Gathering) -> set[str]:
    return {noun for frame in gathering.scene.tables.frames if frame.kind == kind for noun in frame.nouns}


def sentences_between(one: Gathering, other: Gathering) -> int:
    """Count the sentences from one trigger to the other; the title stands one before the body."""
    if one.at[0] != other.at[0]:
        return 1
    starts = {one.trigger.token.sent.start, other.trigger.token.sent.start}
    return sum(min(starts) < sentence.start <= max(starts) for sentence in one.scene.doc.sents)


def key_of(mention: Mention) -> str:
    return mention.ref or mention.head


def unique(mentions: Iterable[Mention]) -> list[Mention]:
    return list({key_of(mention): mention for mention in mentions}.values())
