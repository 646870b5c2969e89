"""Pair numbers of people with countries, clause piece by clause piece: «20 — из России», «Белоруссия (56)»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from ingest.pieces import pieces
from ingest.scene import Scene, Subject
from ingest.sides import side_key
from ingest.syntax import DASHES, begins_part, case_of, feature, lemma

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from ingest.mentions import Found
    from ingest.quantities import Quantity

BRACKETS = "()"
YEARS = range(1900, 2100)


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
    parted = chain.from_iterable(each_counted(piece, scene) for piece in told_pieces(sentence, scene))
    for piece in rejoined(list(parted), scene):
        if tells_rest(piece, scene):
            if last is not None:
                yield last
            last = None
            continue
        if trigger not in piece and moves_others(piece, scene):
            if last is not None:
                yield last
            last = None
            if trigger.i < piece[0].i:
                return  # what follows leans on that verb
            continue
        founds, quantities = alike(lands_in(before_name(piece, scene), scene), scene), own_numbers(piece, scene)
        goes_on_apart = last is not None and last.apart and not has_verb(piece)
        of_them = trigger not in piece and is_of_them(piece, scene)
        apart = begins_part(piece[0], scene.tables) or of_them or goes_on_apart
        paired = len(quantities) == 1 and founds and (falls_to(piece, scene) or is_paired(piece, founds, quantities[0]))
        paired = paired or (trigger not in piece and counts_a_people(founds, quantities))
        if paired or (apart and len(quantities) == 1 and founds):
            if last is not None:
                yield last
            own = before_dash(founds, quantities[0], scene)
            last = Share(quantities[0], own, is_each(quantities[0], scene), apart=apart)
        elif last is not None and founds and not quantities and not has_verb(piece):
            last = replace(last, founds=(*last.founds, *founds))
        elif founds or quantities:
            if last is not None:
                yield last
            last = None
    if last is not None:
        yield last


def each_counted(piece: list[Token], scene: Scene) -> Iterator[list[Token]]:
    """Part a verbless piece before its last number of people: «320 эфиопов и 40 пакистанцев»."""
    counts = own_numbers(piece, scene)
    last = counts[-1].start - piece[0].i if len(counts) > 1 and not has_verb(piece) else 0
    if last > 1 and piece[last - 1].pos_ == "CCONJ" and counts[-1].head is not None:
        yield from (piece[: last - 1], piece[last:])
    else:
        yield piece


def before_dash(founds: Sequence[Found], quantity: Quantity, scene: Scene) -> tuple[Found, ...]:
    """Give the lands that a dash gives a number: of «по запросам Риги выдали Чехия — 9» Chechia alone."""
    dash = quantity.start - (2 if is_each(quantity, scene) else 1)
    if scene.doc[dash].text not in DASHES:
        return tuple(founds)
    after = [found for found in founds if found.end <= dash and not has_verb(scene.doc[found.end : dash])]
    return tuple(after) or tuple(founds)


def alike(founds: Sequence[Found], scene: Scene) -> tuple[Found, ...]:
    """Give the lands of one case, that of the last, where case alone tells the ends: «Қазақстанға | Ресейден – 28»."""
    if not founds or not scene.tables.words.get("ends_by_case"):
        return tuple(founds)
    last = case_of(scene.doc[founds[-1].head])
    return tuple(found for found in founds if case_of(scene.doc[found.head]) == last)


def is_of_them(piece: Sequence[Token], scene: Scene) -> bool:
    """Say that a piece counts some of those told before: «девять из них — в Россию»."""
    parting, those = scene.tables.word_class("partitive"), scene.tables.word_class("those")
    return any(one.lower_ in parting and lemma(two) in those for one, two in pairwise(piece))


def before_name(piece: Sequence[Token], scene: Scene) -> Sequence[Token]:
    """Give what a piece says before it names somebody: «шестеро из Ирландии и Имярек из Испании»."""
    names = (found.start for found in scene.founds if found.type == "person" and found.start > piece[0].i)
    first = min((at for at in names if at <= piece[-1].i), default=None)
    return piece if first is None else piece[: first - piece[0].i]


def rejoined(parted: Sequence[list[Token]], scene: Scene) -> Iterator[list[Token]]:
    """Yield pieces, a lone number with the country that stands beside it: «Румыния, 12, Чехия, 9», «61, — из Литвы»."""
    at = 0
    while at < len(parted):
        piece, after = parted[at], parted[at + 1] if at + 1 < len(parted) else []
        joined = bool(after) and (is_counted_after(piece, after, scene) or is_counted_before(piece, after, scene))
        yield [*piece, *after] if joined else piece
        at += 2 if joined else 1


def told_pieces(sentence: Span, scene: Scene) -> list[list[Token]]:
    """Cut a sentence into pieces, remarks left out."""
    return list(without_remarks(list(pieces(sentence)), scene))


def without_remarks(parted: Sequence[list[Token]], scene: Scene) -> Iterator[list[Token]]:
    """Join what a remark parts: «семеро из них, [как сказали в полиции], прибыли из Сербии»."""
    rest = list(parted)
    while rest:
        piece, remark, after = rest[0], *(rest[1:3] if len(rest) > 2 else ([], []))
        told = bool(remark) and remark[0].lower_ in scene.tables.word_class("as_told")
        plain = told and not numbers_in(remark, scene) and all(f.type == "agency" for f in lands_in(remark, scene))
        if plain and numbers_in(piece, scene) and not lands_in(piece, scene) and not numbers_in(after, scene):
            yield [*piece, *after]
            rest = rest[3:]
        else:
            yield piece
            rest = rest[1:]


def is_counted_after(piece: Sequence[Token], after: Sequence[Token], scene: Scene) -> bool:
    """Say that a piece ends with a country whose number is all of the next piece."""
    lands = lands_in(piece, scene)
    ends = bool(lands) and lands[-1].end == piece[-1].i + 1 and not has_verb(piece)
    return ends and not numbers_in(piece, scene) and is_lone_number(after, scene)


def is_counted_before(piece: Sequence[Token], after: Sequence[Token], scene: Scene) -> bool:
    """Say that a piece is all number, and that the next one begins with a dash before its country."""
    dashed = after[0].text in DASHES and not numbers_in(after, scene) and not has_verb(after)
    return dashed and bool(lands_in(after, scene)) and is_lone_number(piece, scene)


def is_lone_number(piece: Sequence[Token], scene: Scene) -> bool:
    """Say that a piece is a number of people, with or without its noun, and nothing else."""
    numbers = numbers_in(piece, scene)
    if len(numbers) != 1:
        return False
    own = {*range(numbers[0].start, numbers[0].end), numbers[0].head}
    return all(token.i in own or token.is_punct for token in piece) and number(numbers[0]) not in YEARS


def tells_rest(piece: Sequence[Token], scene: Scene) -> bool:
    """Say that a piece tells of those who are left, without a number: «остальные — из Турции и Кореи»."""
    words = scene.tables.word_class("remaining")
    return any(lemma(token) in words for token in piece) and not numbers_in(piece, scene)


def lands_of_rest(sentence: Span, scene: Scene) -> Iterator[Found]:
    """Yield the countries of those who are left: «остальных прислали Турция и Грузия»."""
    found = False
    for piece in pieces(sentence):
        found = found or tells_rest(piece, scene)
        if found:
            yield from lands_in(piece, scene)


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
    verbs = (token for token in piece if token.pos_ in ("VERB", "ADJ"))  # «44 экстрадировано» may be tagged either
    return any(scene.tables.tells_of(lemma(verb), "transfer") for verb in verbs)


def bracketed(sentence: Span, scene: Scene) -> Iterator[Share]:
    """Pair a country with the number in brackets right after it: «Белоруссия (56 человек), Кипр (3)»."""
    ends = {f.end: f for f in scene.founds if side_key(f) is not None and f.type != "person"}
    for quantity in scene.quantities:
        apiece = is_led_apiece(quantity, scene)
        found = ends.get(quantity.start - 1 - apiece) if sentence.start < quantity.start < sentence.end else None
        if found is not None and is_in_brackets(quantity, scene) and counts_people(quantity, scene):
            beside = ends.get(found.start - 1) if apiece else None  # «Австрия и Испания (по шесть)»
            yield Share(quantity, (found,) if beside is None else (beside, found), each=apiece, listed=True)


def is_in_brackets(quantity: Quantity, scene: Scene) -> bool:
    """Say that a number, or it and its noun, fill a pair of brackets; a year that does is no number."""
    last = quantity.end if quantity.head is None else max(quantity.end, quantity.head + 1)
    edges = scene.doc[quantity.start - 1 - is_led_apiece(quantity, scene)].text + scene.doc[last : last + 1].text
    return edges == BRACKETS and number(quantity) not in YEARS


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
    beside = founds[-1].end + 1 == quantity.start and piece[0].doc[founds[-1].end].text == ","  # «Румыния, 12»
    turned = len(founds) == 1 and (founds[0].start, founds[0].end) == (words[0].i, quantity.start)
    turned = turned and last == words[-1].i + 1  # «Казахстану 61»
    return touching or alone or beside or turned or any(token.text in DASHES for token in piece)


def counts_a_people(founds: Sequence[Found], quantities: Sequence[Quantity]) -> bool:
    """Say that a number counts those of one land by their name: «320 эфиопов»."""
    return len(quantities) == len(founds) == 1 and founds[0].start == quantities[0].head


def falls_to(piece: Sequence[Token], scene: Scene) -> bool:
    """Say that a verb gives a country its number: «на Литву пришлось 19»."""
    return any(lemma(token) in scene.tables.word_class("falling_to") for token in piece)


def is_led_apiece(quantity: Quantity, scene: Scene) -> bool:
    """Read «по» before a number."""
    before = scene.doc[quantity.start - 1] if quantity.start else None
    return before is not None and before.lower_ in scene.tables.word_class("distributive")


def is_each(quantity: Quantity, scene: Scene) -> bool:
    if is_led_apiece(quantity, scene):
        return True
    return scene.doc[quantity.end : quantity.end + 1].text in scene.tables.word_class("apiece")


def has_verb(piece: Sequence[Token] | Span) -> bool:
    return any(feature(token, "VerbForm") for token in piece)


def number(quantity: Quantity) -> int | None:
    return int(quantity.value) if quantity.value is not None else None


def has_moment(piece: Sequence[Token] | Span, scene: Scene) -> bool:
    return any(m.usable and piece[0].i <= m.start <= piece[-1].i for m in scene.moments)
