"""Turn triggers into findings: what one sentence says, with whom, between which sides, how far, when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, Any

from ingest.answers import answered
from ingest.consents import agrees_himself
from ingest.context import Context, fold
from ingest.dates import date_for
from ingest.ends import with_ends
from ingest.listing import Seat
from ingest.naming import is_bare
from ingest.possible import MAYBE, may_be_sent
from ingest.postponed import is_put_off
from ingest.purpose import mode_by_purpose
from ingest.scene import Scene, Subject
from ingest.seats import find_seats
from ingest.sides import Side, Sides, apart, keys, seat_sides, side_key
from ingest.subjects import find_subjects
from ingest.syntax import case_of, feature, is_full_participle
from ingest.themselves import with_who_says
from ingest.triggers import Trigger, phrases, triggers_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ingest.mentions import Found

LAWFUL: Mapping[str, str] = {"mode": "extradition"}  # what was granted and waits for the end of a term served elsewhere


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

    @property
    def order(self) -> tuple[bool, int]:
        """Tell where it stands in the order of reading: the title comes first."""
        return (self.at[0] != "title", self.at[1])

    @property
    def is_part(self) -> bool:
        """Say that it is a part of a total, or leans on one."""
        return self.has_row("part")

    def has_row(self, row: str) -> bool:
        """Say that a row had a hand in it: `plea` in `ru/transfer/plea+refused+home-origin`."""
        return row in self.rows

    @property
    def rows(self) -> tuple[str, ...]:
        """Give the rows that had a hand in it, in the order in which they came."""
        return tuple(self.rule.rpartition("/")[2].split("+"))

    def starts_in(self, sentence: Span) -> bool:
        """Say that its words begin in a sentence of its own text."""
        return sentence.start_char <= self.at[1] < sentence.end_char

    def keys(self, role: str) -> frozenset[str]:
        return frozenset(side.key for side in self.sides.get(role, ()))


def scenes_of(findings: Iterable[Finding]) -> list[Scene]:
    """Give the parts of the article that findings stand in, each once."""
    return list({id(finding.scene): finding.scene for finding in findings}.values())


def find(scene: Scene, kinds: frozenset[str]) -> Iterator[Finding]:
    """Yield every finding of the given kinds in one part of an article, in reading order."""
    for trigger in triggers_of(scene.doc, kinds, scene.tables):
        yield from findings_of(trigger, scene)


def findings_of(trigger: Trigger, scene: Scene) -> Iterator[Finding]:
    context = fold(trigger, scene.tables)
    seats = find_seats(trigger, context, scene.doc, scene.founds, scene.tables)
    subjects: list[Subject | None] = list(find_subjects(trigger, scene, context.holders))
    single = context.state != "completed" and all(subject is None or subject.count == 1 for subject in subjects)
    seated_sides = apart(dict(seat_sides(seats, trigger, scene, single)))
    told = [with_ends(with_who_says(sides, trigger, context, scene), trigger, scene) for sides in seated_sides]
    at_home = stays_within(trigger, told[0], scene) or within_one_land(seats)
    if at_home or (not subjects and hands_over_a_thing(trigger)):
        context = Context("", context.holders)
    date = date_for(scene.doc, scene.moments, trigger.token.i, scene.published, "lasting" in trigger.frame.set)
    for subject, seated in product(subjects or [None], told):
        status, sides = answered(trigger, context, seated, scene)
        status = "requested" if status == "approved" and agrees_himself(context, scene) else status
        possible = may_be_sent(trigger, context, subject, seated, scene)
        status = "requested" if possible else status
        waiting = status == "approved" and is_put_off(trigger.token, scene.tables)
        purpose = mode_by_purpose(trigger, subject, context, seats, scene)
        yield Finding(
            kind=trigger.frame.kind,
            at=(scene.part, trigger.token.idx),
            scene=scene,
            trigger=trigger,
            subject=subject,
            sides=sides,
            attrs={**trigger.frame.set, **(LAWFUL if waiting else purpose)},
            status="suspended" if waiting else status,
            date=None if is_ahead(date, scene) else date,
            rule=rule_name(trigger, context, scene) + (f"+{MAYBE}" if possible else ""),
            quotes=(sentence_span(trigger.token, scene),),
            why=context.why,
            actors=actors_of(seats, subject),
        )


def is_ahead(date: str | None, scene: Scene) -> bool:
    """Say that a time lies ahead of the article: what is dated is what was done, decided or asked."""
    return date is not None and scene.published is not None and date[:10] > str(scene.published)[:10]


def stays_within(trigger: Trigger, sides: Sides, scene: Scene) -> bool:
    """Say that somebody is only taken to a cell, an office, a hospital, across no frontier that the sentence names."""
    if not trigger.frame.within or ("origin" in sides and "destination" in sides):
        return False
    if "origin" in sides and is_taken_on_inside(sides["origin"], trigger.token, scene):
        return True
    surely = scene.tables.word_class("surely_within")
    within = surely if is_from_afar(sides, scene) else surely | scene.tables.word_class("within")
    return any(phrase in within for phrase in phrases(trigger.token, scene.tables))


def is_taken_on_inside(origin: tuple[Side, ...], verb: Token, scene: Scene) -> bool:
    """Say that a place of the same land is named as whereto: «из московской тюрьмы увезли, но в Ростов»."""
    left, at = keys(origin), scene.tables.word_class("onward")
    after = (f for f in scene.founds_in(verb.sent) if f.start > verb.i and f.type == "place" and side_key(f) in left)
    return any(case_of(scene.doc[f.head]) == "acc" and scene.doc[f.start - 1].lower_ in at for f in after)


def within_one_land(seats: Sequence[Seat]) -> bool:
    """Say that two places of one country are named as both ends: «доставили из Батуми в Тбилиси»."""
    places = [(seat.role, side_key(seat.found)) for seat in seats if " " in seat.place and seat.found.type == "place"]
    return any(("destination", key) in places for role, key in places if role == "origin" and key is not None)


def is_from_afar(sides: Sides, scene: Scene) -> bool:
    """Say that somebody comes from a country other than the article's own."""
    return scene.home is not None and bool(sides.get("origin")) and scene.home not in keys(sides["origin"])


def hands_over_a_thing(trigger: Trigger) -> bool:
    """Say that a thing is handed over: «после выдачи документа», «по ордерам, выданным в мае»."""
    if trigger.frame.kind != "transfer":
        return False
    if is_full_participle(trigger.token):
        noun = trigger.token.head
        described = trigger.token.dep_ in ("amod", "acl") and case_of(noun) == case_of(trigger.token)
        return described and noun.pos_ == "NOUN" and feature(noun, "Animacy") == "Inan"
    return trigger.token.pos_ in ("NOUN", "PROPN") and any(is_thing(child) for child in trigger.token.children)


def is_thing(token: Token) -> bool:
    bare = token.dep_ == "nmod" and is_bare(token) and token.pos_ == "NOUN"
    return bare and case_of(token) == "gen" and feature(token, "Animacy") == "Inan"


def rule_name(trigger: Trigger, context: Context, scene: Scene) -> str:
    """Write `ru/transfer/extradite+noun+asked`: the rows that made the finding."""
    rows = "+".join((trigger.frame.name, trigger.voice.name, *context.rows))
    return f"{scene.tables.lang}/{trigger.frame.kind}/{rows}"


def sentence_span(token: Token, scene: Scene) -> tuple[str, int, int]:
    return (scene.part, token.sent.start_char, token.sent.end_char)


def actors_of(seats: list[Seat], subject: Subject | None) -> dict[str, tuple[Found, ...]]:
    """Name the agencies that stand in a seat, who hands over at the origin: not the one that he held a post in."""
    own = range(subject.start, subject.end) if subject is not None else range(0)
    bodies = [seat for seat in seats if seat.found.type == "agency" and seat.found.start not in own]
    return {role: tuple(s.found for s in bodies if s.role == role) for role in sorted({s.role for s in bodies})}
