"""Seats in a list: what is named together, «из России, Турции и ОАЭ», stands at one place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest import compounds
from ingest.clauses import is_caseless
from ingest.syntax import DASHES, cases, feature, lemma
from ingest.tables import Tables

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from ingest.mentions import Found

HELD_AT = "held_in"


@dataclass(frozen=True, slots=True)
class Seat:
    """Say that a mention fills a role, how strongly, and by which place."""

    role: str
    found: Found
    score: float
    place: str
    listed: bool = False


def shared_in_lists(options: list[tuple[Found, Seat | None]], doc: Doc, tables: Tables) -> Iterator[Seat | None]:
    """Seat what a list names together: «из России, Турции и ОАЭ», «с участием КНБ, АФМ» share one place."""
    last: Seat | None = None
    for found, seat in options:
        if last is not None and is_next_in_list(last.found, found, doc, tables):
            if seat is None and may_stand(found, last.place, doc):
                seat = Seat(last.role, found, last.score, last.place)
            seat = replace(seat, listed=True) if seat is not None else None
        last = seat
        yield seat


def shared_backwards(
    founds: Sequence[Found], seats: Sequence[Seat | None], doc: Doc, tables: Tables
) -> Iterator[Seat | None]:
    """Seat what a list begins with where only its end was seated: «Россия и США одновременно добиваются»."""
    following: tuple[Found, Seat] | None = None
    for found, seat in reversed(list(zip(founds, seats, strict=True))):
        listed = following is not None and is_next_in_list(found, following[0], doc, tables)
        if seat is None and following is not None and listed and may_stand(found, following[1].place, doc):
            seat = replace(following[1], found=found, listed=True)
        following = (found, seat) if seat is not None else None
        yield seat


def may_stand(found: Found, place: str, doc: Doc) -> bool:
    """Say that a name may have the case of a place: in «отдали Литве, Россия возражает» no list begins."""
    allowed = dict(cases(doc[found.head]))
    return not allowed or place.rpartition(" ")[2] in allowed


def aligned(options: list[tuple[Found, Seat | None]], doc: Doc, tables: Tables) -> list[tuple[Found, Seat | None]]:
    """Let a name without cases stand where the next of its list does: «разрешили и США, и России»."""
    done = options[-1:]
    for found, seat in reversed(options[:-1]):
        after, told = done[0]
        vague = seat is not None and told is not None and is_vague(found, doc) and not is_vague(after, doc)
        if vague and seat is not None and told is not None and is_next_in_list(found, after, doc, tables):
            seat = replace(seat, role=told.role, place=told.place)
        done.insert(0, (found, seat))
    return done


def is_vague(found: Found, doc: Doc) -> bool:
    return is_caseless(doc[found.head])


def is_alike(one: Found, other: Found, doc: Doc, tables: Tables) -> bool:
    """Say that an article between two may stand in one list: not in «to Latvia, the Netherlands said»."""
    if one.type != other.type or one.type == "agency":
        return one.type == other.type
    after = doc[other.end] if other.end < len(doc) else None
    goes_on = after is not None and (after.text == "," or after.lower_ in tables.word_class("list_words"))
    styled = after is not None and lemma(after) in tables.word_class("states")  # «the Italian Republic»
    begins = one.end < len(doc) and doc[one.end].text == ","
    return (goes_on or not begins) and (other.form == "name" or styled)


def is_next_in_list(one: Found, other: Found, doc: Doc, tables: Tables) -> bool:
    between = doc[one.end : other.start]
    words = tables.word_class("list_words")
    if between.text == compounds.DASH:  # «узбекско-литовский»: glued, unlike a flight's «Рим - Минск»
        return not doc[one.end - 1].whitespace_ and not between[-1].whitespace_
    if between.text == "," and closes_clause(one, other, doc, tables):
        return False
    articles = tables.word_class("articles") if is_alike(one, other, doc, tables) else ()
    told = [token for token in between if token.lower_ not in articles]
    return 0 < len(told) <= 2 and all(token.text == "," or token.lower_ in words for token in told)


def closes_clause(one: Found, other: Found, doc: Doc, tables: Tables) -> bool:
    """Say that the comma ends a clause: «Имярека, которого ищет Литва, Польша не выдала», «Учтя запрос Баку, Рим»."""
    sentence, after = doc[one.start].sent, doc[other.end : other.end + 1]
    opener = next(
        (word.i + 1 for word in reversed(doc[sentence.start : one.start]) if word.text == ","), sentence.start
    )
    relative = tables.word_class("relatives")
    told = opener > sentence.start and any(lemma(word) in relative for word in doc[opener : opener + 2])
    told = told or feature(doc[opener], "VerbForm") == "Conv"
    return told and not any(word.text == "," or word.lower_ in tables.word_class("list_words") for word in after)


def between_none(seats: Sequence[Seat], doc: Doc) -> list[Seat]:
    """Leave out where somebody is held between two lands: «на российско-грузинской границе» is in neither."""
    held = {seat.found.start: seat for seat in seats if seat.role == HELD_AT}
    ends = {seat.found.end: seat for seat in held.values()}
    pairs = [(ends[at - hyphen], held[at]) for at in held for hyphen in (0, 1) if at - hyphen in ends]
    pairs = [(one, two) for one, two in pairs if is_compound(one, two, doc)]
    return [seat for seat in seats if not any(seat in pair for pair in pairs)]


def is_compound(one: Seat, two: Seat, doc: Doc) -> bool:
    """Say that two lands are one word: «российско-грузинской»."""
    between = doc[one.found.end - 1 : two.found.start]
    return not any(word.whitespace_ for word in between) and all(word.text in DASHES for word in between[1:])
