"""What reading an article gives: claims, what was seen but not earned, and what it names."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Claim, Mention

EXTRACTOR = "kordon-ru 0.1.0"
LONGEST_QUOTE = 600


@dataclass(frozen=True, slots=True)
class Abstention:
    """Tell where a trigger stood and why nothing was claimed of it."""

    at: str
    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """Hold the claims of one article, the candidates (rules under the bar), the abstentions, the named bodies."""

    claims: tuple[Claim, ...] = ()
    candidates: tuple[Claim, ...] = ()
    abstentions: tuple[Abstention, ...] = ()
    named: tuple[Mention, ...] = ()
