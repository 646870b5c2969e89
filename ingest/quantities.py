"""Numbers with what they count: how they are meant, which noun, which unit; what is no count is told apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ingest import dates, numerals
from ingest.clauses import feature
from ingest.numerals import Number, plain
from ingest.tables import LANG
from ingest.units import Table, Unit, find_noun, is_person, load

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from ingest.moments import Moment

EXACT, AT_LEAST, AT_MOST, ABOUT = "exact", "at_least", "at_most", "about"
COUNT, BOTH, SHARE, MONEY, MASS, TIME = "count", "both", "share", "money", "mass", "time"
TIMES, MEASURE, NUMBERED, CLOCK, BASE, ONE_OF = "times", "measure", "numbered", "clock", "base", "one_of"
COUNTED = frozenset({COUNT, BOTH, ONE_OF})
REACH = 3  # words from a number to its unit
BRACKETS = 7  # words between brackets, and the brackets
YEARLIKE = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Quantity:
    """Hold a number at tokens start..end (end exclusive) and what it says.

    `value` is None for «dozens of», «five to seven». `head` is the counted noun, `of` what is measured or what a
    counter word counts («21 units of weapons»: head units, of weapons). `unit`: persons, items, percent, kg, a
    currency code, time, times, ... or None where nothing is named. `use` tells counts from the rest. `prep` is the
    word just before the number and its «more than». Values of money, mass and shares are whole: 2,5 tons = 2500 kg.
    """

    start: int
    end: int
    head: int | None
    value: float | None
    value_is: str = EXACT
    unit: str | None = None
    use: str = COUNT
    of: int | None = None
    prep: str = ""

    @property
    def percent(self) -> bool:
        return self.unit == "percent"

    @property
    def persons(self) -> bool:
        return self.unit == "persons"

    @property
    def counts(self) -> bool:
        """Say whether it counts things or people (not money, time, a share, a house number)."""
        return self.use in COUNTED


def find(doc: Doc, moments: Sequence[Moment] | None = None, folder: Path = LANG) -> list[Quantity]:
    """Find every number of a text that is no date, in order; `moments` spares finding the dates again."""
    table = load(doc.lang_, folder)
    dated = dates.find(doc, None, folder) if moments is None else moments
    taken = {i for moment in dated for i in range(moment.start, moment.end)}
    found: list[Quantity] = []
    for words in numerals.sentences(doc):
        found += in_sentence(words, table, taken)
    return found


def in_sentence(words: Sequence[Token], table: Table, taken: set[int]) -> Iterator[Quantity]:
    last: Quantity | None = None
    unit: int | None = None
    for quantity in single_numbers(words, table, taken):
        if last is not None and unit is not None and goes_on(last, quantity, unit):
            last = replace(last, value=round((last.value or 0) + (quantity.value or 0), 6), of=quantity.of)
        else:
            if last is not None:
                yield lower_end(last, quantity, table)
            last = quantity
        unit = quantity.head
    if last is not None:
        yield last


def goes_on(whole: Quantity, rest: Quantity, unit: int) -> bool:
    """Say that a weight is told on in a smaller unit, right behind the last: «3 tons 96 kilos»."""
    weights = whole.use == MASS == rest.use and whole.value is not None and rest.value is not None
    return weights and rest.start == unit + 1 and (rest.value or 0) < (whole.value or 0)


def lower_end(low: Quantity, high: Quantity, table: Table) -> Quantity:
    """Give «8» of «from 8 to 15 years» the unit of the other end; where a factor is in it, the value is not known."""
    apart = high.start - low.end
    upper = high.value_is == AT_MOST or high.prep in table.words["up_to"]
    ranged = low.prep in table.words["range"] and upper and apart == 1
    if not ranged or low.unit is not None or high.unit is None:
        return low
    value = None if high.use in (MONEY, MASS) else low.value
    return replace(low, unit=high.unit, use=high.use, head=high.head, of=high.of, value=value, value_is=AT_LEAST)


def single_numbers(words: Sequence[Token], table: Table, taken: set[int]) -> Iterator[Quantity]:
    at, closed = 0, -1
    while at < len(words):
        number = numerals.read(words, at, table.numbers)
        behind = (
            number is not None and at - 1 == closed and is_text(words, at - 1, "(") and is_text(words, number.end, ")")
        )
        closed = number.end if number is not None else closed
        at = number.end if number is not None else at + 1
        if behind or number is None or words[number.start].i in taken or is_ordinal_part(words, number, table):
            continue
        quantity = quantify(words, number, table)
        if quantity is not None:
            yield quantity


def is_ordinal_part(words: Sequence[Token], number: Number, table: Table) -> bool:
    """Leave out the «twenty» of «twenty second»."""
    return numerals.ordinal(words, number.end - 1, table.numbers) is not None


def quantify(words: Sequence[Token], number: Number, table: Table) -> Quantity | None:
    opening, value_is = approximator(words, number, table)
    quantity = Quantity(
        start=words[number.start].i,
        end=words[number.end - 1].i + 1,
        head=None,
        value=number.value,
        value_is=value_is,
        prep=plain(words[opening - 1].text) if opening > 0 else "",
    )
    odd = odd_use(words, number, opening, table)
    if odd is not None:
        return replace(quantity, use=odd)
    after = phrase_after(words, number, table)
    return counted(quantity, words, replace(number, end=number.end + after[0]) if after else number, table)


def approximator(words: Sequence[Token], number: Number, table: Table) -> tuple[int, str]:
    """Read «more than», «about» before or after the number; give where the phrase opens and what it means."""
    start = number.start
    gap = start > 0 and plain(words[start - 1].text) in table.words["between"]
    for end in (start, start - 1) if gap else (start,):
        said = forms(words[max(0, end - reach(table.before)) : end])
        for phrase, meaning in table.before:
            if said[-len(phrase) :] == phrase:
                return limit(words, number, end - len(phrase) if end == start else start, phrase, meaning, table)
    after = phrase_after(words, number, table)
    return start, after[1] if after is not None else EXACT


def phrase_after(words: Sequence[Token], number: Number, table: Table) -> tuple[int, str] | None:
    """Read «40-odd», «20 and more»: how many words, and what they mean."""
    said = forms(words[number.end : number.end + reach(table.after)])
    for phrase, meaning in table.after:
        if said[: len(phrase)] == phrase:
            return len(phrase), meaning
    return None


def reach(phrases: Sequence[tuple[tuple[str, ...], str]]) -> int:
    """Give the length of the longest phrase; see `units.phrases`."""
    return len(phrases[0][0]) if phrases else 0


def forms(words: Sequence[Token]) -> tuple[str, ...]:
    """Give the words as phrases are looked up by; a verb's own particle is none: «handed over six»."""
    return tuple("" if token.dep_ == "compound:prt" else plain(token.text) for token in words)


def limit(
    words: Sequence[Token], number: Number, opening: int, phrase: tuple[str, ...], meaning: str, table: Table
) -> tuple[int, str]:
    """Tell the new value («fell from 5 to 3») from a limit («up to 3»): both have one preposition."""
    if phrase[-1] not in table.words["up_to"]:
        return opening, meaning
    before = words[:opening]
    fell = any(plain(token.lemma_) in table.words["change"] for token in before[-12:])
    first = any(plain(token.text) in table.words["from"] for token in before[-6:] if token.pos_ == "ADP")
    return (number.start, EXACT) if fell or first else (opening, meaning)


def odd_use(words: Sequence[Token], number: Number, opening: int, table: Table) -> str | None:
    """Recognise what is no quantity: «No. 221», «Art. 210», «18:30», «a year alone», «per 10 thousand»."""
    before = [token for token in words[max(0, opening - 2) : opening] if token.text != "."]
    if before and plain(before[-1].lemma_) in table.words["each"]:
        return BASE
    digits = number.kind == "digits"
    after = [token.pos_ for token in words[number.end : number.end + 2]]
    paired = number.kind == "both" and after == ["PROPN", "CCONJ"]
    if paired or (digits and follows(before, "numbered", table)):
        return NUMBERED  # «both Riga and Minsk»
    if beside_colon(words, number):
        return CLOCK
    lone = digits and number.value in YEARLIKE and number.end - number.start == 1
    numbered = lone or (digits and follows(before, "numbered_alone", table))
    return NUMBERED if numbered and find_noun(words, number.end, number.value, table) is None else None


def follows(before: Sequence[Token], kind: str, table: Table) -> bool:
    return any(plain(form) in table.words[kind] for token in before[-1:] for form in (token.text, token.lemma_))


def beside_colon(words: Sequence[Token], number: Number) -> bool:
    """Say whether digits are glued to a colon and other digits: a clock time, a score."""
    for mark, other in ((number.end, number.end + 1), (number.start - 1, number.start - 2)):
        if 0 <= other < len(words) and 0 <= mark < len(words) and words[mark].text == ":":
            return words[other].text.isdecimal()
    return False


def counted(quantity: Quantity, words: Sequence[Token], number: Number, table: Table) -> Quantity | None:
    """Seat the unit or the counted noun."""
    before = table.units.get(words[number.start - 1].text) if number.start > 0 else None
    before = before if before is not None and before.name.isupper() else None  # «$5 млн», not «3 т | 96 кг»
    unit_at = find_unit(words, number.end, table)
    if before is not None or unit_at is not None:
        unit = before if before is not None else unit_of(words[unit_at or 0], table)
        return measured(quantity, unit, words, number.end if before is not None else (unit_at or 0) + 1, unit_at, table)
    if number.kind == "share":
        return share(quantity, words, number, table)
    noun = find_noun(words, past_brackets(words, number.end), quantity.value, table)
    return nominal(quantity, words, number, noun, table)


def past_brackets(words: Sequence[Token], at: int) -> int:
    """Step over what stands in brackets right after a number: «12 (9) requests», «12 (2023: 9) requests»."""
    if not is_text(words, at, "("):
        return at
    closing = (i for i in range(at, min(at + BRACKETS, len(words))) if words[i].text == ")")
    return next((i + 1 for i in closing), at)


def is_text(words: Sequence[Token], at: int, text: str) -> bool:
    return 0 <= at < len(words) and words[at].text == text


def unit_of(token: Token, table: Table) -> Unit | None:
    return table.units.get(plain(token.text)) or table.units.get(plain(token.lemma_))


def find_unit(words: Sequence[Token], at: int, table: Table) -> int | None:
    """Find a unit right after the number, adjectives between: «thousand American dollars»."""
    for i in range(at, min(at + REACH, len(words))):
        if unit_of(words[i], table) is not None:
            return i
        if words[i].pos_ != "ADJ":
            return None
    return None


def measured(
    quantity: Quantity, unit: Unit | None, words: Sequence[Token], after: int, unit_at: int | None, table: Table
) -> Quantity | None:
    if unit is None:
        return None
    use = USES.get(unit.name, MONEY if unit.name.isupper() else MEASURE)
    value = None if quantity.value is None else round(quantity.value * unit.factor, 6)
    noun = find_noun(words, after, None, table)
    return replace(
        quantity,
        value=value,
        unit=unit.name,
        use=use,
        head=words[unit_at].i if unit_at is not None else None,
        of=words[noun].i if noun is not None else None,
    )


def share(quantity: Quantity, words: Sequence[Token], number: Number, table: Table) -> Quantity | None:
    """Read «half of the requests» as 50 percent; «the second half», «half a year» are none."""
    noun = find_noun(words, number.end, None, table)
    order = number.start > 0 and numerals.ordinal(words, number.start - 1, table.numbers) is not None
    if noun is None or order or feature(words[noun], "Number") != "Plur":
        return None
    return replace(quantity, unit="percent", use=SHARE, of=words[noun].i)


def nominal(quantity: Quantity, words: Sequence[Token], number: Number, noun: int | None, table: Table) -> Quantity:
    use = BOTH if number.kind == "both" else COUNT
    if noun is None:
        one_of = number.value == 1 and bool(table.words["of"] & set(forms(words[number.end : number.end + 1])))
        people = number.kind == "collective"
        return replace(quantity, use=ONE_OF if one_of else use, unit="persons" if people else None)
    head = words[noun]
    of = find_noun(words, noun + 1, None, table) if plain(head.lemma_) in table.words["counters"] else None
    unit = "persons" if is_person(words[of if of is not None else noun], table) else "items"
    return replace(quantity, head=head.i, of=words[of].i if of is not None else None, unit=unit, use=use)


USES: Mapping[str, str] = {"percent": SHARE, "kg": MASS, "time": TIME, "times": TIMES}
