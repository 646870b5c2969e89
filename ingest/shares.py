"""Pair numbers of people with countries, clause piece by clause piece: «20 — из России», «Белоруссия (56)»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.scene import Scene, Subject
from ingest.sides import side_key
from ingest.syntax import begins_part, feature, lemma

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ingest.mentions import Found
    from ingest.quantities import Quantity

BOUNDS = frozenset(",;:()")
BRACKETS = "()"
YEARS = range(1900, 2100)
DASHES = frozenset("\u2014\u2013-")


@dataclass(frozen=True, slots=True)
class Share:
    """Hold one part of a total: how many, from or to which countries, one entry each where it is distributive.

    listed: told in brackets, so that a preposition goes for all of the list: «в Индию (31) и Непал (17)».
    """

    quantity: Quantity
    founds: tuple[Found, ...]
    each: bool
    listed: bool = False
    apart: bool = False  # brought in by «, из них», so that it needs no second


def shares_of(sentence: Span, scene: Scene, trigger: Token) -> Iterator[Share]:
    """Pair numbers with countries, clause piece by clause piece; a bare list goes on with the last share."""
    last: Share | None = None
    for piece in pieces(sentence):
        if trigger not in piece and moves_others(piece, scene):
            if last is not None:
                yield last
            last = None
            if trigger.i < piece[0].i:
                return  # what follows leans on that verb
            continue
        founds, quantities = tuple(lands_in(piece, scene)), own_numbers(piece, scene)
        goes_on_apart = last is not None and last.apart and not has_verb(piece)
        apart = begins_part(piece[0], scene.tables) or goes_on_apart
        if len(quantities) == 1 and founds and (apart or is_paired(piece, founds, quantities[0])):
            if last is not None:
                yield last
            last = Share(quantities[0], founds, is_each(quantities[0], scene), apart=apart)
        elif last is not None and founds and not quantities and not has_verb(piece):
            last = replace(last, founds=(*last.founds, *founds))
        elif founds or quantities:
            if last is not None:
                yield last
            last = None
    if last is not None:
        yield last


def lands_in(piece: Sequence[Token], scene: Scene) -> list[Found]:
    """Give what stands for a country in a piece."""
    return [f for f in scene.founds if piece[0].i <= f.start <= piece[-1].i and side_key(f) is not None]


def numbers_in(piece: Sequence[Token] | Span, scene: Scene) -> list[Quantity]:
    """Give the numbers of people in a piece."""
    return [q for q in scene.quantities if piece[0].i <= q.start <= piece[-1].i and counts_people(q, scene)]


def own_numbers(piece: Sequence[Token], scene: Scene) -> list[Quantity]:
    """Give the numbers of a piece but for the whole's: «из тех 22 пятнадцать получила Россия»."""
    return [q for q in numbers_in(piece, scene) if not is_of_those(q, scene)]


def is_of_those(quantity: Quantity, scene: Scene) -> bool:
    """Say that a number tells the whole of which a part is told: «из тех 22», «из нынешних 58»."""
    before = scene.doc[max(0, quantity.start - 2) : quantity.start]
    pointing = scene.tables.word_class("pointing_back")
    parting = len(before) > 1 and before[0].lower_ in scene.tables.word_class("partitive")
    return parting and before[1].lower_ in pointing


def counted(quantity: Quantity, scene: Scene, another: bool = False) -> Subject:
    """Give the group that a number tells of by itself; `another`: surely not one told of before."""
    start = quantity.start
    return Subject(scene.part, start, start, quantity.end, None, number(quantity), quantity.value_is, another=another)


def moves_others(piece: Sequence[Token], scene: Scene) -> bool:
    """Say that a verb of moving makes a piece a telling of its own: «депортировано из Армении — 14»."""
    frames = (frame for token in piece if token.pos_ == "VERB" for frame in scene.tables.triggers.get(lemma(token), ()))
    return any(frame.kind == "transfer" for frame in frames)


def bracketed(sentence: Span, scene: Scene) -> Iterator[Share]:
    """Pair a country with the number in brackets right after it: «Белоруссия (56 человек), Кипр (3)»."""
    ends = {f.end: f for f in scene.founds if side_key(f) is not None and f.type != "person"}
    for quantity in scene.quantities:
        found = ends.get(quantity.start - 1) if sentence.start < quantity.start < sentence.end else None
        if found is not None and is_in_brackets(quantity, scene) and counts_people(quantity, scene):
            yield Share(quantity, (found,), each=False, listed=True)


def is_in_brackets(quantity: Quantity, scene: Scene) -> bool:
    """Say that a number, or it and its noun, fill a pair of brackets; a year that does is no number."""
    last = quantity.end if quantity.head is None else max(quantity.end, quantity.head + 1)
    edges = scene.doc[quantity.start - 1].text + scene.doc[last : last + 1].text
    return edges == BRACKETS and number(quantity) not in YEARS


def pieces(sentence: Span) -> Iterator[list[Token]]:
    piece: list[Token] = []
    for token in sentence:
        if token.text in BOUNDS or opens_share(token):
            if piece:
                yield piece
            piece = []
        else:
            piece.append(token)
    if piece:
        yield piece


def piece_of(token: Token) -> list[Token]:
    """Give the piece of the sentence that a word stands in."""
    return next((piece for piece in pieces(token.sent) if token in piece), [])


def opens_share(token: Token) -> bool:
    """Say that a conjunction begins a total's last part: «и трое — из Турции», «и двое из Франции»."""
    if token.pos_ != "CCONJ":
        return False
    after = token.doc[token.i + 1 : token.i + 3]
    numeral = len(after) > 1 and (after[0].like_num or after[0].is_digit or after[0].pos_ == "NUM")
    return numeral and (after[1].text in DASHES or after[1].pos_ == "ADP")


def counts_people(quantity: Quantity, scene: Scene) -> bool:
    """Say that a number stands alone or counts people: «двое», «девять», «28 человек»."""
    if quantity.value is None or not quantity.counts or is_none_at_all(quantity, scene):
        return False
    return quantity.persons or quantity.head is None or scene.doc[quantity.head].lemma_ in scene.tables.persons


def is_none_at_all(quantity: Quantity, scene: Scene) -> bool:
    """Say that a number is denied: «Эстония — ни одного»."""
    return quantity.start > 0 and scene.doc[quantity.start - 1].lower_ in scene.tables.word_class("not_one")


def is_paired(piece: Sequence[Token], founds: Sequence[Found], quantity: Quantity) -> bool:
    """Say that a dash joins number and country, or that they touch: «двое — из Франции», «двое из Франции»."""
    last = quantity.end if quantity.head is None else max(quantity.end, quantity.head + 1)
    after = founds[0].start - last
    touching = after == 1 and piece[-1].doc[last].pos_ == "ADP"
    words = [token for token in piece if not token.is_punct]
    alone = after == 0 and words[0].i == quantity.start and founds[-1].end == words[-1].i + 1  # «четверых Грузия»
    return touching or alone or any(token.text in DASHES for token in piece)


def is_each(quantity: Quantity, scene: Scene) -> bool:
    before = scene.doc[quantity.start - 1] if quantity.start else None
    return before is not None and before.lower_ in scene.tables.word_class("distributive")


def has_verb(piece: Sequence[Token]) -> bool:
    return any(feature(token, "VerbForm") for token in piece)


def number(quantity: Quantity) -> int | None:
    return int(quantity.value) if quantity.value is not None else None
