"""A date of an article as it is held: where it stands, what it comes to, and what is known while a text is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ingest import almanac
from ingest.almanac import Point

AT, SPAN, SINCE, UNTIL = "at", "span", "since", "until"
VAGUE, BIRTH, DOCUMENT, DATELINE, HEADING = "vague", "birth", "document", "dateline", "heading"
USABLE = frozenset({AT, SPAN, SINCE})


@dataclass(frozen=True, slots=True)
class Moment:
    """Hold a date at tokens start..end (end exclusive).

    `iso` is None where the article does not say enough. `role`: at, span, since, until (a deadline), vague
    («in the last three years»), birth, document (the date of a treaty), dateline, heading (all that a sentence says:
    «Tuesday.»). `first` is the start of a since.
    """

    start: int
    end: int
    iso: str | None
    role: str = AT
    first: str | None = None

    @property
    def usable(self) -> bool:
        """Say whether it may date an event."""
        return self.role in USABLE and (self.iso is not None or self.first is not None)


@dataclass(frozen=True, slots=True)
class Sketch:
    """Hold what a form makes of its atoms before it is laid on tokens; `atoms` counts from the match's start."""

    iso: str | None
    role: str = AT
    first: str | None = None
    atoms: tuple[int, int] | None = None
    point: Point | None = None


@dataclass(slots=True)
class Telling:
    """Hold what is known while a text is read from left to right."""

    today: date | None
    ahead: bool = False
    anchor: Point | None = None  # the last exact date of the sentence
    named: str | None = None  # the last date or span that was named, for «the same period»
    run: int | None = None  # «two days»: how long something took, in the sentence before
    fresh: str | None = None  # the date named last, in this sentence or the one before, for «three days later»
    kept: bool = False  # this very sentence named it
    reach: date | None = None  # without a day of publication: how far the article's own dates go
    moments: list[Moment] = field(default_factory=list)

    def settle(self, point: Point) -> Point:
        unclear = point.month is not None and point.month <= almanac.ENOUGH_MONTHS  # of that year, or of the next
        known = point.shift is None and not (unclear and self.reach == almanac.year_end(self.reach))
        today = self.today or (self.reach if known else None)
        return almanac.settle(point, today, self.anchor, self.ahead)
