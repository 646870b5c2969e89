"""The scale that pairs are weighed on: points for and against, each with the reason in words."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from graph.spans import Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold two nodes that may be one; `left_id`, `right_id` are the mentions (of events: claims) to judge."""

    score: float
    type: str
    left: str
    right: str
    left_id: str
    right_id: str
    reasons: tuple[str, ...]


@dataclass(slots=True)
class Scale:
    """Weigh one pair; what speaks against it is marked so."""

    score: float
    reasons: list[str] = field(default_factory=list)

    def add(self, points: float, reason: str) -> None:
        self.score += points
        self.reasons.append(reason if points >= 0 else f"against: {reason}")

    def candidate(self, type_: str, left: tuple[str, str], right: tuple[str, str]) -> Candidate:
        """Close the scale; `left`, `right` are (node, mention or claim)."""
        score = round(min(max(self.score, 0.0), 0.99), 2)
        return Candidate(score, type_, left[0], right[0], left[1], right[1], tuple(self.reasons))


def apart(one: Span, other: Span) -> int:
    """Count the days between two spans; 0 where they meet."""
    if one.meets(other):
        return 0
    first, second = sorted((one, other))
    read = datetime.date.fromisoformat
    return (read(second.first) - read(first.last)).days


def listed(ids: set[str], most: int = 3) -> str:
    """Write a few ids as words."""
    shown = [id_.partition("/")[2] or id_ for id_ in sorted(ids)[:most]]
    return ", ".join(shown) + (" ..." if len(ids) > most else "")
