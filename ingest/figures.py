"""Figures: the numbers that count this work, each with its measure, unit and period."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ingest import clauses, dates, numerals
from ingest.clauses import Piece
from ingest.measures import Rule, Table, compared_after, direction, load
from ingest.moments import SINCE, SPAN
from ingest.numerals import plain
from ingest.quantities import BASE, COUNT, MASS, SHARE, Quantity
from ingest.tables import LANG

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ingest.moments import Moment

WINDOW = 5  # words before a number
NEXT = 2  # tokens: a noun, a comma, what follows
OTHER = "other"
TELLING = 100  # two different numbers are seldom the same from here on
LEAST = 2  # «one more» is a person or a thing, no figure
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


@dataclass(frozen=True, slots=True)
class View:
    """Hold what stands about one number: its nouns, its clause, the words just before, the sentence's topic, ..."""

    quantity: Quantity
    unit: str | None
    nouns: frozenset[str]
    clause: frozenset[str]
    before: frozenset[str]
    topic: frozenset[str]
    change: int
    flags: frozenset[str]
    things: frozenset[str]  # the nouns of the clause: what tells a figure told twice from two alike


def find_figures(
    doc: Doc,
    quantities: Sequence[Quantity],
    moments: Sequence[Moment],
    used: Collection[int] = frozenset(),
    folder: Path = LANG,
) -> list[Figure]:
    """Find the figures of a text; `used` holds the starts of quantities that another claim has taken."""
    table = load(doc.lang_, folder)
    elder: list[View] = []
    kept: list[tuple[View, Figure]] = []
    for words in numerals.sentences(doc) if table.rules else ():
        own = [quantity for quantity in quantities if words[0].i <= quantity.start <= words[-1].i]
        views = look(words, own, elder, table)
        for view, figure in in_sentence(doc, views, moments, [quantity.start for quantity in quantities], table):
            twin = next((at for at, pair in enumerate(kept) if is_retold(view, figure, *pair)), None)
            if figure.start in used:
                continue
            if twin is None:
                kept.append((view, figure))
            elif kept[twin][1].measure == OTHER != figure.measure:
                kept[twin] = (view, figure)
        elder += views
    return [figure for _, figure in kept]


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
            if dates.compared(doc, moments, start) is None:
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


def look(words: Sequence[Token], quantities: Sequence[Quantity], elder: Sequence[View], table: Table) -> list[View]:
    """Look at each number of a sentence in turn; one that only plans is left out."""
    if not (words and quantities):
        return []
    pieces = clauses.split(words, table.clauses)
    places = {token.i: at for at, token in enumerate(words)}
    here: list[View] = []
    per: bool = False
    for quantity in quantities:
        at = places.get(quantity.start)
        per = per or quantity.use == BASE
        if at is None or quantity.value is None or is_planned(words, pieces, at, table):
            continue
        if not noun_lemmas(words, quantity) & table.words["uncounted"] and not is_difference(
            words, quantity, pieces, table
        ):
            here.append(view_of(words, quantity, at, pieces, here, elder, per, table))
    return here


def is_difference(words: Sequence[Token], quantity: Quantity, pieces: Sequence[Piece], table: Table) -> bool:
    """Say that a number only tells by how much another one is more or less: «exceeds that of last year by 800 kg»."""
    places = {token.i: at for at, token in enumerate(words)}
    if quantity.use == SHARE or quantity.prep not in table.words["by"]:
        return False
    own = [words[i] for i in clauses.of_clause(pieces, places[quantity.start])]
    return bool(lemmas(own) & table.words["compared"])


def view_of(
    words: Sequence[Token],
    quantity: Quantity,
    at: int,
    pieces: Sequence[Piece],
    here: Sequence[View],
    elder: Sequence[View],
    per: bool,
    table: Table,
) -> View:
    clause = [words[i] for i in clauses.of_clause(pieces, at)]
    own = noun_lemmas(words, quantity) or fronted(clause, quantity)
    taken = None if own else take_over(words, quantity, at, here, elder, table)
    before = words[:at]
    change = direction(lemmas(clause), table) or compared_after(words, quantity, table)
    change = change or next((v.change for v in reversed(here) if v.quantity.use == SHARE), 0)
    flags = {"change": change != 0, "rate": per, "part": is_part(words, quantity, at, taken, table)}
    return View(
        quantity=quantity,
        unit=quantity.unit or (taken.unit if taken is not None else pronoun_unit(words, at, table)),
        nouns=own or (taken.nouns if taken is not None else frozenset()),
        clause=lemmas([*clause, *attribute(words, quantity, pieces)]),
        before=lemmas(before[-WINDOW:]),
        topic=topic(words, at, table) if not own and direction(lemmas(before), table) else frozenset(),
        change=change,
        flags=frozenset(flag for flag, holds in flags.items() if holds),
        things=things(clause, quantity),
    )


def attribute(words: Sequence[Token], quantity: Quantity, pieces: Sequence[Piece]) -> Iterator[Token]:
    """Yield the participial piece that follows a counted noun: «1,100 citizens, put on the wanted list»."""
    end = max(i for i in (quantity.end - 1, quantity.head, quantity.of) if i is not None)
    for one in pieces:
        if one.kind == clauses.PARTICIPIAL and 0 < words[one.start].i - end <= NEXT:
            yield from words[one.start : one.end]


def things(clause: Sequence[Token], quantity: Quantity) -> frozenset[str]:
    """Take the nouns of a clause, without the unit of the number."""
    unit = quantity.head if quantity.use != COUNT else None
    return frozenset(plain(token.lemma_) for token in clause if token.pos_ == "NOUN" and token.i != unit)


def noun_lemmas(words: Sequence[Token], quantity: Quantity) -> frozenset[str]:
    kept = (quantity.of,) if quantity.use == MASS else (quantity.head, quantity.of)
    return lemmas([token for token in words if token.i in kept])


def fronted(clause: Sequence[Token], quantity: Quantity) -> frozenset[str]:
    """Take the noun that opens a clause in the genitive: «of requests there came over four thousand»."""
    first = next((token for token in clause if token.pos_ not in ("PUNCT", "CCONJ", "ADV", "PART", "ADJ")), None)
    counted = first is not None and first.i < quantity.start and quantity.use == COUNT and first.pos_ == "NOUN"
    if first is None or not counted or clauses.feature(first, "Number") != "Plur":
        return frozenset()
    return lemmas([first]) if clauses.feature(first, "Case") == "Gen" else frozenset()


def take_over(
    words: Sequence[Token], quantity: Quantity, at: int, here: Sequence[View], elder: Sequence[View], table: Table
) -> View | None:
    """Find whose noun a bare number takes over: «47 requests, granted 19», «13 of them», «over nine tons»."""
    wanted = "persons" if quantity.unit == "persons" else None
    of_them = refers(words, at, table)
    for view in reversed([*elder, *here] if of_them or quantity.use == MASS else here):
        whole = not of_them or (view.quantity.value or 0) >= (quantity.value or 0)
        if view.quantity.use == quantity.use and wanted in (None, view.unit) and whole:
            return view
    return None


def refers(words: Sequence[Token], at: int, table: Table) -> bool:
    """Say whether «of them», «their» stands beside a number."""
    return bool(table.words["them"] & lemmas(words[max(0, at - 1) : at + 3]))


def pronoun_unit(words: Sequence[Token], at: int, table: Table) -> str | None:
    """Count persons where «there are 1500 of them» follows a noun for persons."""
    people = any(token.pos_ == "NOUN" and clauses.feature(token, "Animacy") == "Anim" for token in words[:at])
    return "persons" if people and refers(words, at, table) else None


def is_part(words: Sequence[Token], quantity: Quantity, at: int, taken: View | None, table: Table) -> bool:
    """Tell «14 of them for murder»: a bare number that breaks down a number of persons."""
    if taken is None or taken.unit != "persons":
        return False
    after = next((plain(token.text) for token in words[at:] if token.i >= quantity.end), "")
    return after in table.words["parts"] and bool(lemmas(words[:at]) & table.words["markers"])


def lemmas(words: Collection[Token]) -> frozenset[str]:
    return frozenset(form for token in words for form in (plain(token.lemma_), plain(token.text)))


def topic(words: Sequence[Token], at: int, table: Table) -> frozenset[str]:
    """Take the words between «the number of» and its verb: «the number [of crimes in the country] fell»."""
    start = next((i for i in range(at) if plain(words[i].lemma_) in table.words["topics"]), None)
    if start is None:
        return frozenset()
    verb = next((i for i in range(start, at) if direction(lemmas([words[i]]), table)), start)
    return lemmas(words[start:verb])


def fits(rule: Rule, view: View) -> bool:
    """Say whether every condition of a rule holds."""
    quantity, sets = view.quantity, rule.sets
    if quantity.use not in rule.use or (quantity.use == COUNT and (quantity.value or 0) < LEAST):
        return False
    if (rule.unit is not None and view.unit != rule.unit) or not rule.flags <= view.flags:
        return False
    wanted = (("nouns", view.nouns), ("near", view.clause), ("before", view.before), ("topic", view.topic))
    unwanted = (("without", view.clause), ("not_before", view.before))
    has_all = all(sets[key] & found for key, found in wanted if key in sets)
    return has_all and not any(sets[key] & found for key, found in unwanted if key in sets)


def is_planned(words: Sequence[Token], pieces: Sequence[Piece], at: int, table: Table) -> bool:
    """Say whether the clause only plans: «plans to install 200 cameras», «will be installed»."""
    ahead = table.words["ahead"]
    own = [words[i] for i in clauses.of_clause(pieces, at)]
    return any(clauses.is_future(token, table.clauses) or plain(token.lemma_) in ahead for token in own)


def figure_of(rule: Rule, view: View, period: str | None, lang: str) -> Figure:
    quantity = view.quantity
    value = (quantity.value or 0.0) * (view.change if "change" in rule.flags else 1)
    end = max(quantity.end, *(i + 1 for i in (quantity.head, quantity.of) if i is not None), quantity.end)
    unit = rule.written or view.unit or "items"
    name = f"{lang}/figure/{rule.name}"
    return Figure(rule.measure, value, quantity.value_is, unit, period, quantity.start, quantity.start, end, name)
