"""Numbers as they are printed: digits with their spaces, words in every case, «2,5 thousand», «20-ti»."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.tables import LANG, csv_rows

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

WHOLE = re.compile(r"\d+")
LEADING_GROUP = re.compile(r"[1-9]\d{0,2}")
GROUP = re.compile(r"\d{3}")
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
DOTTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
DECIMAL = re.compile(r"(\d+)[.,](\d+)")
ENDED = re.compile(r"(\d+)[-\u2010\u2011](\w{1,3})")
RANGE = re.compile(r"(\d+)[-\u2010-\u2014](\d+)")
DASH = re.compile(r"[-\u2010-\u2014]")
KEY = "kordon words"
NOISE = "kordon noise"
RANKS = {"unit": 1, "teen": 1, "collective": 1, "ten": 2, "hundred": 3}


@dataclass(frozen=True, slots=True)
class Numeral:
    """Hold what one printed form is worth; `kind` is unit, teen, ten, hundred, scale, collective, both, ..."""

    value: float
    kind: str


@dataclass(frozen=True, slots=True)
class Number:
    """Hold a number read at tokens start..end; `value` is None for «tens of», «five to seven»."""

    start: int
    end: int
    value: float | None
    kind: str


Table = Mapping[str, Numeral]


@dataclass(slots=True)
class Sum:
    """Add up a number word by word: `done` are whole scales, `current` what no scale has multiplied yet."""

    done: float = 0.0
    current: float | None = None
    rank: int = 9
    scale: float = float("inf")
    kind: str = ""

    def take(self, numeral: Numeral) -> bool:
        if numeral.kind == "scale" or (numeral.kind == "round" and self.kind == "unit"):
            return self.multiply(numeral.value)  # «two thousand», «two dozen»
        rank = RANKS.get(numeral.kind, 0)
        if not rank or rank >= self.rank:
            return False
        self.current = (self.current or 0.0) + numeral.value
        self.rank, self.kind = rank, numeral.kind
        return True

    def multiply(self, scale: float) -> bool:
        if self.current is None or scale >= self.scale:
            return False
        self.done += round(self.current * scale, 6)
        self.current, self.rank, self.scale, self.kind = None, 9, scale, "scale"
        return True

    @property
    def value(self) -> float:
        return self.done + (self.current or 0.0)


@lru_cache(maxsize=100_000)
def plain(text: str) -> str:
    """Fold case and the diaeresis, leave every other letter as it is."""
    return unicodedata.normalize("NFC", text).casefold().replace("\u0451", "\u0435")


@lru_cache(maxsize=8)
def load(lang: str, folder: Path = LANG) -> Table:
    """Read the numerals of `lang`; an ordinal or an ending is keyed by its kind too."""
    table: dict[str, Numeral] = {}
    for row in csv_rows(folder / lang / "numerals.csv"):
        kind = row["kind"]
        prefix = f"{kind} " if kind == "ordinal" or "-" in kind else ""
        for form in row["forms"].split():
            table[prefix + plain(form)] = Numeral(float(row["value"]), kind)
    return table


def sentences(doc: Doc) -> Iterator[list[Token]]:
    """Give the words of each sentence without white space and what is not the article; empty ones are left out.

    Every reader of numbers and dates walks these lists.
    """
    for kept in indices(doc):
        yield [doc[i] for i in kept]


def sentence_of(doc: Doc, i: int) -> list[Token]:
    """Give the words of the sentence that holds token `i`; none for white space and noise."""
    return next(([doc[at] for at in kept] for kept in indices(doc) if kept[0] <= i <= kept[-1] and i in kept), [])


def indices(doc: Doc) -> list[list[int]]:
    """List the indices of the words of each sentence; kept with the text, since walking it is slow."""
    if KEY not in doc.user_data:
        found = ([token.i for token in sentence if is_word(token)] for sentence in doc.sents)
        doc.user_data[KEY] = [kept for kept in found if kept]
    kept: list[list[int]] = doc.user_data[KEY]
    return kept


def is_word(token: Token) -> bool:
    return not token.is_space and not is_noise(token)


def is_noise(token: Token) -> bool:
    """Say that a word is none of the article's own: see `slovnet.read`."""
    return token.i in token.doc.user_data.get(NOISE, ())


def may_start(token: Token, table: Table) -> bool:
    """Say at little cost whether a number could start here."""
    text = token.text
    return text[0].isdigit() or plain(text) in table or DASH.search(text) is not None


def read(tokens: Sequence[Token], i: int, table: Table) -> Number | None:
    """Read the longest number that starts at `tokens[i]`, or None."""
    if not may_start(tokens[i], table):
        return None
    total, end = Sum(), i
    while end < len(tokens):
        step = take(tokens, end, total, table)
        if step == end:
            break
        end = step
    if end > i:
        return Number(i, end, total.value, total.kind)
    return single(tokens[i], i, table)


def take(tokens: Sequence[Token], i: int, total: Sum, table: Table) -> int:
    """Add the word or the digits at `i` to the sum; give the next token, or `i` where the number ends."""
    digits = read_digits(tokens, i, table)
    if digits is not None:
        if total.current is not None:
            return i
        total.current, total.rank, total.kind = digits.value, 0, "digits"
        return digits.end
    numeral = look_up(tokens[i], table)
    if numeral is None:
        return i
    if numeral.kind == "scale" and not total.kind and "Sing" in tokens[i].morph.get("Number", []):
        total.current = 1.0  # «a thousand two hundred»
    if not total.take(numeral):
        return i
    return i + 1 + (numeral.kind == "scale" and is_abbreviation_dot(tokens, i + 1))


def look_up(token: Token, table: Table) -> Numeral | None:
    form = plain(token.text)
    if f"also-noun {form}" in table and token.pos_ != "NUM":
        return None
    return table.get(form)


def is_abbreviation_dot(tokens: Sequence[Token], i: int) -> bool:
    return i + 1 < len(tokens) and tokens[i].text == "." and not tokens[i + 1].is_sent_start


def read_digits(tokens: Sequence[Token], i: int, table: Table) -> Number | None:
    """Read «1 134», «2,5», «700», «20-ti», «1,134» where a language writes so; an ordinal («3-i») is no number."""
    text = tokens[i].text
    if LEADING_GROUP.fullmatch(text):
        end = grouped(tokens, i)
        return Number(i, end, float("".join(token.text for token in tokens[i:end])), "digits")
    if WHOLE.fullmatch(text):
        return Number(i, i + 1, float(text), "digits")
    if "group-mark ," in table and GROUPED.fullmatch(text):
        return Number(i, i + 1, float(text.replace(",", "")), "digits")
    if "group-mark ." in table and DOTTED.fullmatch(text) and not is_scaled(tokens, i + 1, table):
        return Number(i, i + 1, float(text.replace(".", "")), "digits")
    decimal, ended = DECIMAL.fullmatch(text), ENDED.fullmatch(text)
    if decimal:
        return Number(i, i + 1, float(f"{decimal[1]}.{decimal[2]}"), "digits")
    part = ended is not None and f"part-ending {plain(ended[2])}" in table  # «30-ы»: thirty of them
    if ended and f"count-ending {plain(ended[2])}" in table and (part or not is_decade(ended)):
        return Number(i, i + 1, float(ended[1]), "digits")
    return None


def is_scaled(tokens: Sequence[Token], i: int, table: Table) -> bool:
    """Say that a word of thousands or a sign follows: «2.450 thousand» has a decimal point, «2.450 people» has none."""
    after = table.get(plain(tokens[i].text)) if i < len(tokens) else None
    return (after is not None and after.kind == "scale") or (i < len(tokens) and not tokens[i].text[0].isalpha())


def is_decade(ended: re.Match[str]) -> bool:
    """Tell «the 90-s» from «20-ti»: a one-letter ending after a round number."""
    return len(ended[2]) == 1 and len(ended[1]) in (2, 4) and ended[1].endswith("0")


def grouped(tokens: Sequence[Token], i: int) -> int:
    end = i + 1
    while end < len(tokens) and GROUP.fullmatch(tokens[end].text) and glued(tokens[end - 1], tokens[end]):
        end += 1
    return end


def glued(left: Token, right: Token) -> bool:
    """Say whether exactly one space of any width parts two tokens."""
    return right.idx - (left.idx + len(left.text)) == 1


def single(token: Token, i: int, table: Table) -> Number | None:
    """Read what no sum takes: «both», «half», «a thousand», «hundreds», «five-seven»."""
    numeral = look_up(token, table)
    if numeral is None:
        span = RANGE.fullmatch(token.text) or split_range(token.text, table)
        return Number(i, i + 1, None, "range") if span else None
    if numeral.kind in ("scale", "round") and "Plur" in token.morph.get("Number", []):
        return Number(i, i + 1, None, "vague")
    return Number(i, i + 1, numeral.value, numeral.kind)


def split_range(text: str, table: Table) -> bool:
    parts = DASH.split(plain(text))
    return len(parts) == 2 and all(part in table or WHOLE.fullmatch(part) for part in parts)


def ordinal(tokens: Sequence[Token], i: int, table: Table) -> Number | None:
    """Read an ordinal at `tokens[i]`: «sixth», «twenty second», «1-go», «3-i»."""
    form = plain(tokens[i].text)
    if form.isalpha() and form not in table and f"ordinal {form}" not in table:
        return None
    found = table.get(f"ordinal {form}")
    if found is not None:
        return Number(i, i + 1, found.value, "ordinal")
    ended = ENDED.fullmatch(tokens[i].text)
    if ended and f"order-ending {plain(ended[2])}" in table:
        return Number(i, i + 1, float(ended[1]), "ordinal")
    return compound_ordinal(tokens, i, table)


def compound_ordinal(tokens: Sequence[Token], i: int, table: Table) -> Number | None:
    tens = table.get(plain(tokens[i].text))
    if tens is None or tens.kind != "ten" or i + 1 >= len(tokens):
        return None
    unit = table.get(f"ordinal {plain(tokens[i + 1].text)}")
    if unit is None or unit.value > 9:
        return None
    return Number(i, i + 2, tens.value + unit.value, "ordinal")
