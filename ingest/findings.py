"""Turn triggers into findings: what one sentence says, with whom, between which sides, how far, when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ingest.context import Context, fold
from ingest.dates import date_for
from ingest.scene import Scene, Subject
from ingest.seats import Seat, find_seats
from ingest.subjects import find_subjects
from ingest.syntax import Stand, lemma, stands
from ingest.triggers import Trigger, triggers_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.mentions import Found

COUNTED_KINDS = frozenset({"country", "agency"})


@dataclass(frozen=True, slots=True)
class Side:
    """Name one end of a movement by its key (country code, or an agency that is no state) and where it was read."""

    key: str
    found: Found | None
    part: str
    span: tuple[int, int]  # characters


@dataclass(frozen=True, slots=True)
class Finding:
    """Hold what one trigger says; `at` is (part, first character) of the trigger, `quotes` are sentence spans."""

    kind: str
    at: tuple[str, int]
    scene: Scene
    trigger: Trigger
    subject: Subject | None
    sides: Mapping[str, tuple[Side, ...]]
    attrs: Mapping[str, Any]
    status: str | None
    date: str | None
    rule: str
    quotes: tuple[tuple[str, int, int], ...]
    why: str = ""
    actors: Mapping[str, tuple[Found, ...]] = field(default_factory=dict)

    @property
    def sentence(self) -> tuple[str, int]:
        return self.quotes[0][:2]

    def keys(self, role: str) -> frozenset[str]:
        return frozenset(side.key for side in self.sides.get(role, ()))


def find(scene: Scene, kinds: frozenset[str]) -> Iterator[Finding]:
    """Yield every finding of the given kinds in one part of an article, in reading order."""
    for trigger in triggers_of(scene.doc, kinds, scene.tables):
        yield from findings_of(trigger, scene)


def findings_of(trigger: Trigger, scene: Scene) -> Iterator[Finding]:
    context = fold(trigger, scene.tables)
    seats = find_seats(trigger, context, scene.doc, scene.founds, scene.tables)
    sides = dict(seat_sides(seats, trigger, scene))
    subjects: list[Subject | None] = list(find_subjects(trigger, scene, context.holders))
    date = date_for(scene.doc, scene.moments, trigger.token.i, scene.published)
    for subject in subjects or [None]:
        yield Finding(
            kind=trigger.frame.kind,
            at=(scene.part, trigger.token.idx),
            scene=scene,
            trigger=trigger,
            subject=subject,
            sides=with_home_side(with_whereabouts(sides, trigger, scene), trigger, scene),
            attrs={**trigger.frame.set, **mode_by_purpose(trigger, subject, scene)},
            status=context.status,
            date=date,
            rule=rule_name(trigger, context, scene),
            quotes=(sentence_span(trigger, scene),),
            why=context.why,
            actors=actors_of(seats),
        )


def mode_by_purpose(trigger: Trigger, subject: Subject | None, scene: Scene) -> Mapping[str, str]:
    """Read a hand-over of a convict, or one «для отбывания наказания», as the transfer of a convict."""
    if trigger.frame.set.get("mode") != "return" or subject is None:
        return {}
    words = {lemma(token) for token in scene.doc[subject.start : subject.end]}
    around = {lemma(token) for token in trigger.token.sent}
    convict = words & scene.tables.word_class("convicts") and trigger.frame.needs == "side"
    return {"mode": "transfer"} if convict or around & scene.tables.word_class("serving") else {}


def rule_name(trigger: Trigger, context: Context, scene: Scene) -> str:
    """Write `ru/transfer/extradite+noun+asked`: the rows that made the finding."""
    rows = "+".join((trigger.frame.name, trigger.voice.name, *context.rows))
    return f"{scene.tables.lang}/{trigger.frame.kind}/{rows}"


def sentence_span(trigger: Trigger, scene: Scene) -> tuple[str, int, int]:
    sentence = trigger.token.sent
    return (scene.part, sentence.start_char, sentence.end_char)


def seat_sides(seats: list[Seat], trigger: Trigger, scene: Scene) -> Iterator[tuple[str, tuple[Side, ...]]]:
    """Give each role its sides; a country has one role, a single-seat role takes only the strongest."""
    taken: dict[str, str] = {}
    for seat in seats:
        key = side_key(seat.found)
        if key is not None:
            taken.setdefault(key, seat.role)
    for role in sorted({seat.role for seat in seats}):
        chosen = [seat for seat in seats if seat.role == role and taken.get(side_key(seat.found) or "") == role]
        chosen = with_one_doer(chosen, trigger)
        sides = {side_key(seat.found): side_of(seat.found, scene) for seat in chosen}
        if role == "destination":
            sides = dict(list(sides.items())[:1])
        if sides:
            yield role, tuple(side for side in sides.values())


def with_one_doer(seats: list[Seat], trigger: Trigger) -> list[Seat]:
    """Keep one doer of several that stand bare in one case, the nearest, unless a list joins them."""
    doers = [seat for seat in seats if seat.place in ("nom", "ins")]
    if len(doers) < 2 or any(seat.listed for seat in doers):
        return seats
    nearest = min(doers, key=lambda seat: abs(seat.found.head - trigger.token.i))
    return [seat for seat in seats if seat not in doers or seat is nearest]


def side_key(found: Found) -> str | None:
    """Let an agency stand for its country; a body that belongs to no state is no side here."""
    return found.country if found.type in ("country", "agency", "place") else None


def side_of(found: Found, scene: Scene) -> Side:
    words = scene.doc[found.start : found.end]
    return Side(side_key(found) or found.name or "", found, scene.part, (words.start_char, words.end_char))


def with_whereabouts(
    sides: Mapping[str, tuple[Side, ...]], trigger: Trigger, scene: Scene
) -> Mapping[str, tuple[Side, ...]]:
    """Seat as origin the country where the sentence says that somebody is held or hides, if none is seated."""
    if "origin" in sides or trigger.frame.kind != "transfer":
        return sides
    taken = {side.key for side in sides.get("destination", ())}
    sentence = trigger.token.sent
    for found in scene.founds:
        here = sentence.start <= found.start < sentence.end and side_key(found) not in {None, *taken}
        if here and is_placed_at(found, scene):
            return {**sides, "origin": (side_of(found, scene),)}
    return sides


def is_placed_at(found: Found, scene: Scene) -> bool:
    return any(is_whereabouts(stand, scene) for stand in stands(scene.doc[found.head], scene.tables))


def is_whereabouts(stand: Stand, scene: Scene) -> bool:
    located = scene.tables.word_class("located")
    return stand.place.endswith("loc") and stand.holder is not None and lemma(stand.holder) in located


def with_home_side(
    sides: Mapping[str, tuple[Side, ...]], trigger: Trigger, scene: Scene
) -> Mapping[str, tuple[Side, ...]]:
    """Seat the article's own country opposite to «из-за рубежа», where neither end is named."""
    if scene.home is None or trigger.frame.kind != "transfer" or {"origin", "destination"} & set(sides):
        return sides
    abroad = scene.tables.word_class("abroad")
    for token in trigger.token.sent:
        if lemma(token) in abroad:
            role = abroad_role(token, trigger, scene)
            if role is not None:
                other = "destination" if role == "origin" else "origin"
                return {**sides, other: (Side(scene.home, None, scene.part, (token.idx, token.idx)),)}
    return sides


def abroad_role(token: Token, trigger: Trigger, scene: Scene) -> str | None:
    """Tell which end «abroad» is, by its place under the trigger or a governor of the trigger."""
    for stand in stands(token.head if token.dep_ == "amod" else token, scene.tables):
        prep = stand.place.partition(" ")[0]
        if prep in scene.tables.word_class("from_abroad"):
            return "origin"
        if stand.place in scene.tables.word_class("to_abroad"):
            return "destination"
        if stand.place == "nom" and trigger.frame.agent == "origin":
            return "origin"
    return None


def actors_of(seats: list[Seat]) -> dict[str, tuple[Found, ...]]:
    """Name the agencies that stand in a seat: whoever hands over stands at the origin's agent place."""
    bodies = [seat for seat in seats if seat.found.type == "agency"]
    return {role: tuple(s.found for s in bodies if s.role == role) for role in sorted({s.role for s in bodies})}
