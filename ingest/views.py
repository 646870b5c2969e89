"""What stands about each number of a sentence: its nouns, its clause, whose noun it takes over, where it goes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest import clauses
from ingest.clauses import Piece, feature, is_predicate
from ingest.measures import Table, compared_beside, direction
from ingest.numerals import plain
from ingest.quantities import BASE, COUNT, MASS, MONEY, SHARE, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

WINDOW = 5  # words before a number
MILLION = 1_000_000
NEXT = 2  # tokens: a noun, a comma, what follows
BRACKETS = "()"


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
    said: frozenset[str]  # what is said of the noun before it: «37 [refused] requests»
    after: frozenset[str]  # the words behind it, to the verb that ends its clause


def look(words: Sequence[Token], quantities: Sequence[Quantity], elder: Sequence[View], table: Table) -> list[View]:
    """Look at each number of a sentence in turn; one that only plans is left out."""
    if not (words and quantities):
        return []
    pieces = clauses.split(words, table.clauses)
    places = {token.i: at for at, token in enumerate(words)}
    here: list[View] = []
    per: bool = False
    last: Quantity | None = None
    for quantity in quantities:
        at = places.get(quantity.start)
        per = per or quantity.use == BASE
        if at is None or quantity.value is None or is_planned(words, pieces, at, table):
            continue
        if not is_uncounted(words, quantity, last, pieces, table):
            here.append(view_of(words, quantity, at, pieces, here, elder, per, table))
        last = quantity
    return here


def is_uncounted(
    words: Sequence[Token], quantity: Quantity, last: Quantity | None, pieces: Sequence[Piece], table: Table
) -> bool:
    """Say that a number tells nothing new: a difference, «all three», «six of the seven», what no rule counts."""
    nouns = noun_lemmas(words, quantity)
    known = quantity.prep in table.words["known"] and quantity.unit != "items"
    whole = not nouns and last is not None and quantity.start - last.end == 1 and quantity.prep in table.words["out_of"]
    return bool(nouns & table.words["uncounted"]) or known or whole or is_difference(words, quantity, pieces, table)


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
    quantity = money_again(share_again(quantity, here, table), here or elder)
    nouns = noun_lemmas(words, quantity)
    aside = in_brackets(words, at) if nouns or quantity.use != COUNT else []
    clause = aside or [words[i] for i in clauses.of_clause(pieces, at)]
    ahead = fronted(clause, quantity) if not nouns else None
    own = lemmas([ahead]) if ahead is not None else nouns
    taken = None if own else take_over(words, quantity, at, here, elder, table)
    before = words[:at]
    change = direction(lemmas(clause), table) or compared_beside(words, quantity, table)
    change = change or next((v.change for v in reversed(here) if v.quantity.use == SHARE), 0)
    flags = {
        "change": change != 0,
        "rate": per,
        "part": is_part(words, quantity, at, taken, table),
        "bare": not own and taken is None,
    }
    return View(
        quantity=quantity,
        unit=quantity.unit or unit_of(words, at, ahead, taken, table),
        nouns=own or (taken.nouns if taken is not None else frozenset()),
        clause=lemmas([*clause, *attribute(words, quantity, pieces, table)]),
        before=lemmas(before[-WINDOW:]),
        topic=topic(words, at, table) if not own else frozenset(),
        change=change,
        flags=frozenset(flag for flag, holds in flags.items() if holds),
        things=things(clause, quantity),
        said=lemmas(said_of(words, quantity)),
        after=lemmas(behind(words, quantity)),
    )


def behind(words: Sequence[Token], quantity: Quantity) -> list[Token]:
    """Give the words behind a number to the first verb that ends a clause."""
    rest = [word for word in words if word.i >= quantity.end]
    last = next((at for at, word in enumerate(rest) if feature(word, "VerbForm") in ("Fin", "Conv")), len(rest))
    return rest[: last + 1]


def said_of(words: Sequence[Token], quantity: Quantity) -> list[Token]:
    """Give the words between a number and its noun: «37 [refused] requests»."""
    last = quantity.head if quantity.head is not None else quantity.end
    return [token for token in words if quantity.end <= token.i < last]


def share_again(quantity: Quantity, here: Sequence[View], table: Table) -> Quantity:
    """Read «thefts fell by eight percent, frauds by six»: a bare number goes on counting percent."""
    goes_on = quantity.unit is None and quantity.use == COUNT and quantity.prep in table.words["by"]
    share = goes_on and bool(here) and here[-1].quantity.use == SHARE
    return replace(quantity, unit=here[-1].unit, use=SHARE) if share else quantity


def money_again(quantity: Quantity, told: Sequence[View]) -> Quantity:
    """Read «the damage is 6.8 billion tenge; 410 million were recovered»: millions of nothing are of the money told."""
    bare = quantity.head is None and quantity.unit is None and quantity.use == COUNT
    money = bare and (quantity.value or 0) >= MILLION and bool(told) and told[-1].quantity.use == MONEY
    return replace(quantity, unit=told[-1].quantity.unit, use=MONEY) if money else quantity


def unit_of(words: Sequence[Token], at: int, ahead: Token | None, taken: View | None, table: Table) -> str | None:
    """Give the unit of a number without a noun of its own: that of the noun before it, or of what it takes over."""
    if ahead is not None:
        return "persons" if ahead.pos_ != "NOUN" or feature(ahead, "Animacy") == "Anim" else "items"
    return taken.unit if taken is not None else pronoun_unit(words, at, table)


def in_brackets(words: Sequence[Token], at: int) -> list[Token]:
    """Give what stands between the brackets around a word; outside of them nothing speaks of it."""
    opening = next((i for i in range(at, -1, -1) if words[i].text in BRACKETS), None)
    if opening is None or words[opening].text != BRACKETS[0]:
        return []
    closing = next((i for i in range(at, len(words)) if words[i].text == BRACKETS[1]), len(words))
    return list(words[opening + 1 : closing])


def attribute(words: Sequence[Token], quantity: Quantity, pieces: Sequence[Piece], table: Table) -> Iterator[Token]:
    """Yield what follows a counted noun to tell of it: «1,100 citizens, put on the list», «whom Russia seeks»."""
    end = max(i for i in (quantity.end - 1, quantity.head, quantity.of) if i is not None)
    for one in pieces:
        tells = one.kind == clauses.PARTICIPIAL or plain(words[one.start].lemma_) in table.words["whom"]
        if tells and 0 < words[one.start].i - end <= NEXT:
            yield from words[one.start : one.end]


def things(clause: Sequence[Token], quantity: Quantity) -> frozenset[str]:
    """Take the nouns of a clause, without the unit of the number."""
    unit = quantity.head if quantity.use != COUNT else None
    return frozenset(plain(token.lemma_) for token in clause if token.pos_ == "NOUN" and token.i != unit)


def noun_lemmas(words: Sequence[Token], quantity: Quantity) -> frozenset[str]:
    kept = (quantity.of,) if quantity.use == MASS else (quantity.head, quantity.of)
    return lemmas([token for token in words if token.i in kept])


def fronted(words: Sequence[Token], quantity: Quantity) -> Token | None:
    """Find the noun that stands in the genitive before its number: «of requests there came over four thousand»."""
    before = [token for token in words if token.i < quantity.start]
    if quantity.use != COUNT or quantity.unit == "items":
        return None
    found = (token for at, token in enumerate(before) if is_genitive(token) and opens(before, at))
    return next(found, None)


def is_genitive(token: Token) -> bool:
    named = token.pos_ == "NOUN" or (token.pos_ in ("ADJ", "VERB") and feature(token, "Animacy") != "Inan")
    return named and feature(token, "Number") == "Plur" and "Gen" in clauses.cases(token)


def opens(before: Sequence[Token], at: int) -> bool:
    """Say that no noun, number or preposition governs a word: it stands for itself."""
    i = at - 1
    while i >= 0 and before[i].pos_ in ("ADJ", "DET") and "Gen" in clauses.cases(before[i]):
        i -= 1
    if before[at].pos_ != "NOUN":
        return i < 0 and any(is_predicate(word) for word in before[at + 1 : at + 2])
    ruled = ("NOUN", "PROPN", "ADP", "NUM", "ADV", "VERB")
    return i < 0 or before[i].pos_ not in ruled or is_predicate(before[i])


def take_over(
    words: Sequence[Token], quantity: Quantity, at: int, here: Sequence[View], elder: Sequence[View], table: Table
) -> View | None:
    """Find whose noun a bare number takes over: «47 requests, granted 19», «13 of them», «over nine tons»."""
    wanted = "persons" if quantity.unit == "persons" else None
    of_them = refers(words, at, table)
    goes_on = not here and bool(table.words["of_requests"] & lemmas(words))
    for view in reversed([*elder, *here] if of_them or goes_on or quantity.use == MASS else here):
        if goes_on and not of_them and view.unit != "items":
            return None
        whole = not of_them or (view.quantity.value or 0) >= (quantity.value or 0)
        if view.quantity.use == quantity.use and wanted in (None, view.unit) and whole:
            return view
    return None


def refers(words: Sequence[Token], at: int, table: Table) -> bool:
    """Say whether «of them», «their» stands beside a number."""
    return bool(table.words["them"] & lemmas(words[max(0, at - 1) : at + 3]))


def pronoun_unit(words: Sequence[Token], at: int, table: Table) -> str | None:
    """Count persons where «there are 1500 of them» follows a noun for persons."""
    people = any(token.pos_ == "NOUN" and feature(token, "Animacy") == "Anim" for token in words[:at])
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
    told = table.words["equals"]
    verb = next(
        (i for i in range(start, at) if direction(lemmas([words[i]]), table) or lemmas([words[i]]) & told), start
    )
    return lemmas(words[start:verb])


def is_planned(words: Sequence[Token], pieces: Sequence[Piece], at: int, table: Table) -> bool:
    """Say whether the clause only plans: «plans to install 200 cameras», «will be installed»."""
    ahead = table.words["ahead"]
    own = [words[i] for i in clauses.of_clause(pieces, at)]
    return any(clauses.is_future(token, table.clauses) or plain(token.lemma_) in ahead for token in own)
