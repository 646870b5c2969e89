"""Figures: the numbers that count this work, each with its measure, unit and period."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ingest import dates, numerals
from ingest.comparisons import compared
from ingest.measures import Rule, Table, load
from ingest.moments import SINCE, SPAN
from ingest.quantities import COUNT, Quantity
from ingest.tables import LANG
from ingest.views import View, look

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ingest.moments import Moment

OTHER = "other"
TELLING = 100  # two different numbers are seldom the same from here on
LEAST = 2  # «one more» is a person or a thing, no figure
STANDARD = 6  # words in which «больше, чем за» stands before a time
YEAR_ALONE = 4  # characters of an ISO year
EXACT_DAY = 10  # characters of an ISO day: a day named elsewhere in the paragraph is no period


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold one figure; start..end (tokens, end exclusive) span number and noun, `trigger` is its first token.

    `value` is signed for change_percent. `period` is ISO or a span. The country is the caller's to settle.
    """

    measure: str
    value: float
    value_is: str
    unit: str
    period: str | None
    trigger: int
    start: int
    end: int
    rule: str


def find_figures(
    doc: Doc,
    quantities: Sequence[Quantity],
    moments: Sequence[Moment],
    used: Collection[int] = frozenset(),
    folder: Path = LANG,
) -> list[Figure]:
    """Find the figures of a text; `used` holds the starts of quantities that another claim has taken."""
    table = load(doc.lang_, folder)
    starts = [quantity.start for quantity in quantities]
    moments = [moment for moment in moments if not is_measured_by(doc, moment, starts, table)]
    elder: list[View] = []
    kept: list[tuple[View, Figure]] = []
    for words in numerals.sentences(doc) if table.rules else ():
        own = [quantity for quantity in quantities if words[0].i <= quantity.start <= words[-1].i]
        views = look(words, own, elder, table)
        for view, figure in in_sentence(doc, views, moments, starts, table):
            twin = next((at for at, pair in enumerate(kept) if is_retold(view, figure, *pair)), None)
            if figure.start in used:
                continue
            if twin is None:
                kept.append((view, figure))
            elif kept[twin][1].measure == OTHER != figure.measure:
                kept[twin] = (view, figure)
        elder += views
    return [figure for _, figure in kept]


def is_measured_by(doc: Doc, moment: Moment, numbers: Sequence[int], table: Table) -> bool:
    """Say that a time is only what a number is held against: «на 15 % больше, чем в прошлом году»."""
    words = numerals.sentence_of(doc, moment.start)
    if not words or any(moment.end <= number <= words[-1].i for number in numbers):
        return False  # «..., чем в 2023 году, когда их было 320»
    before = [numerals.plain(word.text) for word in words if word.i < moment.start][-STANDARD:]
    than = next((at for at, word in enumerate(before) if word in table.words.get("than", ())), 0)
    more = {word for name in ("more", "less") for word in table.words.get(name, ())}
    return bool(more & set(before[:than])) or before[-1:] in ([word] for word in table.words.get("levels", ()))


def in_sentence(
    doc: Doc, views: Sequence[View], moments: Sequence[Moment], numbers: Sequence[int], table: Table
) -> Iterator[tuple[View, Figure]]:
    """Match the rules with each number of a sentence; a number may take over the period of the one before."""
    period: str | None = None
    for view in views:
        rule = next((rule for rule in table.rules if fits(rule, view)), None)
        if rule is not None:
            start = view.quantity.start
            own = dates.date_for(doc, moments, start)
            if compared(doc, moments, start) is None:
                own = period = own or period or context(doc, moments, start, numbers)
            yield view, figure_of(rule, view, own, doc.lang_)


def context(doc: Doc, moments: Sequence[Moment], figure: int, numbers: Sequence[int]) -> str | None:
    """Take the period of the paragraph, else the only one that the article has named so far; never a single day."""
    near = dates.date_of_paragraph(doc, moments, figure)
    if near is not None:
        return near if len(near) != EXACT_DAY else None
    named = {moment.iso for moment in moments if moment.start < figure and is_period(doc, moment, numbers)}
    return named.pop() if len(named) == 1 else None


def is_period(doc: Doc, moment: Moment, numbers: Sequence[int]) -> bool:
    """Say whether a date may hold for the numbers of later paragraphs: a span, or a year with a number beside it."""
    if not moment.usable or moment.iso is None or moment.role == SINCE:
        return False
    words = numerals.sentence_of(doc, moment.start) if len(moment.iso) == YEAR_ALONE else []
    return moment.role == SPAN or any(words[0].i <= number <= words[-1].i for number in numbers if words)


def is_retold(view: View, figure: Figure, elder: View, kept: Figure) -> bool:
    """Say whether an article states one figure twice: the same number of the same thing."""
    measures = {figure.measure, kept.measure} - ({OTHER} if figure.value >= TELLING else set())
    same = (figure.value, figure.unit) == (kept.value, kept.unit) and len(measures) < 2
    shared = view.things & elder.things
    return same and len(shared) * 2 >= min(len(view.things), len(elder.things)) > 0


def fits(rule: Rule, view: View) -> bool:
    """Say whether every condition of a rule holds."""
    quantity, sets = view.quantity, rule.sets
    if quantity.use not in rule.use or (quantity.use == COUNT and (quantity.value or 0) < LEAST):
        return False
    if (rule.unit is not None and view.unit != rule.unit) or not rule.flags <= view.flags:
        return False
    prep = frozenset({quantity.prep})
    seen = {
        "nouns": view.nouns,
        "near": view.clause,
        "with": view.clause,
        "before": view.before,
        "topic": view.topic,
        "prep": prep,
        "after": view.after,
    }
    shunned = {
        "without": view.clause,
        "not_before": view.before,
        "not_nouns": view.nouns | view.said,
        "not_prep": prep,
    }
    has_all = all(sets[key] & found for key, found in seen.items() if key in sets)
    return has_all and not any(sets[key] & found for key, found in shunned.items() if key in sets)


def figure_of(rule: Rule, view: View, period: str | None, lang: str) -> Figure:
    quantity = view.quantity
    value = (quantity.value or 0.0) * (view.change if "change" in rule.flags else 1)
    end = max(quantity.end, *(i + 1 for i in (quantity.head, quantity.of) if i is not None), quantity.end)
    unit = rule.written or view.unit or "items"
    name = f"{lang}/figure/{rule.name}"
    return Figure(rule.measure, value, quantity.value_is, unit, period, quantity.start, quantity.start, end, name)
