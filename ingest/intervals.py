"""How far a score may be chance: articles are drawn again and again, with replacement, and scored anew."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ingest.score import CORE, MATCHERS, Records, Score, Tally

TIMES, SEED = 1000, 20240229
LOW, HIGH = 0.025, 0.975  # of the sorted figures: between them lie 95 of 100
RATES = ("precision", "recall", "f1")

Tallies = Mapping[str, Tally]
Interval = tuple[float, float]


def tallies(gold: Records, output: Records) -> list[Tallies]:
    """Tally each article by class; CORE is a class here."""
    return [with_core(tallied(name, gold, output)) for name in sorted(gold)]


def tallied(name: str, gold: Records, output: Records) -> Tallies:
    score = Score()
    score.take(name, gold[name], output.get(name, {}))
    return score.classes


def with_core(classes: Tallies) -> Tallies:
    return {**classes, "CORE": sum((classes[kind] for kind in CORE), Tally())}


def intervals(gold: Records, output: Records, times: int = TIMES, seed: int = SEED) -> dict[str, dict[str, Interval]]:
    """Give for each class the span that holds 95 of 100 drawings of its precision, recall and F1."""
    each, chance = tallies(gold, output), random.Random(seed)
    drawn = [chance.choices(range(len(each)), k=len(each)) for _ in range(times)]
    return {name: spans([each[n][name] for n in range(len(each))], drawn) for name in (*MATCHERS, "CORE")}


def spans(counts: Sequence[Tally], drawn: Iterable[Sequence[int]]) -> dict[str, Interval]:
    """Give the span of each rate of one class."""
    rates = [total(counts, numbers).rates() for numbers in drawn]
    return {rate: span(sorted(each[rate] for each in rates)) for rate in RATES}


def total(counts: Sequence[Tally], numbers: Sequence[int]) -> Tally:
    chosen = [counts[number] for number in numbers]
    return Tally(sum(c.right for c in chosen), sum(c.printed for c in chosen), sum(c.wanted for c in chosen))


def span(figures: Sequence[float]) -> Interval:
    last = len(figures) - 1
    return figures[round(LOW * last)], figures[round(HIGH * last)]


def written(interval: Sequence[Any]) -> str:
    """Write a span: `.65-.81`."""
    return "-".join(f"{figure:.2f}".removeprefix("0") for figure in interval)
