"""Explain what was made of each sentence: the rows that fired, the seats taken, what came of it or why nothing did."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph import ids
from ingest import trust
from ingest.context import fold
from ingest.numerals import is_noise
from ingest.seats import find_seats
from ingest.subjects import find_subjects
from ingest.triggers import find_triggers

if TYPE_CHECKING:
    from spacy.tokens import Span

    from graph.model import Claim
    from ingest.context import Context
    from ingest.extraction import Extraction
    from ingest.listing import Seat
    from ingest.reading import Reading
    from ingest.scene import Scene
    from ingest.triggers import Trigger

WIDTH = 80
MOVING = frozenset({"transfer", "detention", "wanted"})
GONE = {"": "no form says how far it went", "negated": "it is negated", "hypothetical": "it is only supposed"}


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a line to print and what it is: head, quote, row, claim, held, or silent."""

    what: str
    text: str


@dataclass(slots=True)
class Account:
    """Hold what came of an article, to be found by place: claims, candidates, and why nothing was claimed."""

    reading: Reading
    extraction: Extraction
    seen: int = 0
    silent: int = 0
    why: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.why = {abstention.at: abstention.why for abstention in self.extraction.abstentions}

    def made(self, part: str, start: int, end: int) -> list[Claim]:
        """Give the claims and candidates whose trigger stands between two characters, in reading order."""
        every = (*self.extraction.claims, *self.extraction.candidates)
        placed = ((place_of(claim), claim) for claim in every)
        found = [(place[1], claim.id, claim) for place, claim in placed if place[0] == part and start <= place[1] < end]
        return [claim for *_, claim in sorted(found, key=lambda each: each[:2])]

    def lines(self) -> Iterator[Line]:
        """Explain the article: what it is, its sentences of which something was read, how many were passed over."""
        yield from self.head()
        for scene in self.reading.scenes.values():
            for sentence in scene.doc.sents:
                yield from self.sentence(sentence, scene)
        yield Line("head", "")
        yield Line("head", f"{self.seen} sentences told, {self.silent} told nothing to any row")

    def head(self) -> Iterator[Line]:
        article = self.reading.article
        told = "  ".join(filter(None, (article.id, article.published or "undated", article.source)))
        yield from wrapped("head", told, "")
        yield Line("head", f"ground: {self.reading.ground.country or 'no country'}")

    def sentence(self, sentence: Span, scene: Scene) -> Iterator[Line]:
        triggers = [] if is_noise(sentence[0]) else list(find_triggers(sentence, scene.tables))
        left = {claim.id: claim for claim in self.made(scene.part, sentence.start_char, sentence.end_char)}
        if not triggers and not left:
            self.silent += 1
            return
        self.seen += 1
        yield Line("head", "")
        yield from wrapped("quote", f"[{scene.part} {sentence.start_char}] {' '.join(sentence.text.split())}", "")
        for trigger in triggers:
            at = trigger.token.idx
            here = [left.pop(c.id) for c in self.made(scene.part, at, at + 1) if c.id in left]
            yield from self.trigger(trigger, scene, here)
        for claim in left.values():
            yield from self.claim(claim)

    def trigger(self, trigger: Trigger, scene: Scene, here: Sequence[Claim]) -> Iterator[Line]:
        context = fold(trigger, scene.tables)
        yield from wrapped("row", fired(trigger, context))
        for seat in find_seats(trigger, context, scene.doc, scene.founds, scene.tables):
            yield from wrapped("row", f"  {seat.role}: {seated(seat, scene)}")
        if trigger.frame.kind in MOVING:
            for subject in find_subjects(trigger, scene, context.holders):
                yield from wrapped("row", f"  subject: {scene.doc[subject.start : subject.end].text} ({subject.kind})")
        for claim in here:
            yield from self.claim(claim)
        if not here:
            yield from wrapped("silent", f"- nothing of its own: {self.reason(trigger, context, scene)}")

    def reason(self, trigger: Trigger, context: Context, scene: Scene) -> str:
        """Say why a trigger made no claim: it abstained, or belongs to what another place tells, or lacks a part."""
        place = ids.place_in(scene.part, trigger.token.idx)
        if place in self.why:
            return self.why[place]
        sentence = trigger.token.sent
        for claim in (*self.extraction.claims, *self.extraction.candidates):
            spans = ((quote.part, quote.start) for quote in claim.evidence)
            if claim.kind == trigger.frame.kind and any(
                part == scene.part and sentence.start_char <= start < sentence.end_char for part, start in spans
            ):
                return f"told with {claim.kind}{ids.place_in(*place_of(claim))}"
        return GONE.get(context.state, f"a part is lacking ({trigger.frame.kind}, {context.state})")

    def claim(self, claim: Claim) -> Iterator[Line]:
        """Print a claim with its roles; of a candidate also the rows that it was held back for."""
        held = claim in self.extraction.candidates
        told = " ".join(filter(None, (claim.kind, claim.status, claim.date)))
        parts = "; ".join(f"{name} {value}" for name, value in (*claim.attrs.items(), *roles_of(claim)))
        sign, what = ("?", "held") if held else ("+", "claim")
        yield from wrapped(what, f"{sign} {told}: {parts}")
        rule = trust.full_rule(claim)
        yield from wrapped(what, f"  confidence {claim.confidence:g}, rule {rule}")
        if held:
            weakest = trust.load(self.reading.article.lang).weakest(rule)
            rows = ", ".join(f"{row} {precision:.2f}" for precision, row in weakest)
            yield from wrapped(what, f"  held back, it draws no edge; its weakest rows: {rows}")


def explain(reading: Reading, extraction: Extraction) -> Iterator[Line]:
    """Explain an extraction by the reading that it was made of; a line is at most WIDTH characters long."""
    return Account(reading, extraction).lines()


def place_of(claim: Claim) -> tuple[str, int]:
    """Give the part and the character of a claim's trigger, from its id."""
    place = claim.id.partition("#")[2].partition("@")[2].partition("-")[0]
    return ("title", int(place[1:])) if place.startswith("t") else ("body", int(place))


def fired(trigger: Trigger, context: Context) -> str:
    """Name the rows that fired: the frame, the voice with what its form says, and each status row folded around."""
    says = trigger.frame.set.get("status") or trigger.voice.says
    own = f"{trigger.token.text}: {trigger.frame.kind}/{trigger.frame.name} + {trigger.voice.name}"
    folded = "".join(f" + {holder.row.name} ({holder.token.text})" for holder in context.holders)
    return f"{own}{f' ({says})' if says else ''}{folded} = {context.status or context.why}"


def seated(seat: Seat, scene: Scene) -> str:
    words = scene.doc[seat.found.start : seat.found.end].text
    stands_for = f", stands for {seat.found.country}" if seat.found.country and seat.found.type != "country" else ""
    return f"{words} at {seat.place}{stands_for}"


def roles_of(claim: Claim) -> Iterator[tuple[str, str]]:
    for role, mentions in claim.roles.items():
        far = "" if all(trust.is_near(mention, claim) for mention in mentions) else " (from another sentence)"
        yield role, ", ".join(mention.name or mention.text for mention in mentions) + far


def wrapped(what: str, text: str, indent: str = "  ") -> Iterator[Line]:
    """Break a text into lines; what follows the first is set in further."""
    inner = indent + " " * (len(text) - len(text.lstrip()))
    for line in textwrap.wrap(text.lstrip(), WIDTH, initial_indent=inner, subsequent_indent=f"{inner}  "):
        yield Line(what, line)
