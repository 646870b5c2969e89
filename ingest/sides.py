"""The two ends of a movement, and which of them a seat is once all seats are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.agencies import tribunals
from ingest.listing import Seat
from ingest.scene import Scene
from ingest.seats import EITHER, is_whereto
from ingest.syntax import cases
from ingest.triggers import Trigger

if TYPE_CHECKING:
    from ingest.mentions import Found

ENDS = ("origin", "destination")
BARE = frozenset({"nom", "ins"})


@dataclass(frozen=True, slots=True)
class Side:
    """Name one end of a movement by its key (country code, or an agency that is no state) and where it was read."""

    key: str
    found: Found | None
    part: str
    span: tuple[int, int]  # characters


Sides = Mapping[str, tuple[Side, ...]]


def side_key(found: Found) -> str | None:
    """Let an agency stand for its country; of the bodies that belong to no state only a tribunal is a side."""
    if found.ref in tribunals():
        return found.ref
    return found.country if found.type in ("country", "agency", "place") else None


def side_of(found: Found, scene: Scene) -> Side:
    words = scene.doc[found.start : found.end]
    return Side(side_key(found) or found.name or "", found, scene.part, (words.start_char, words.end_char))


def keys(sides: Iterable[Side]) -> set[str]:
    return {side.key for side in sides}


def opposite(role: str) -> str:
    return ENDS[1 - ENDS.index(role)]


def swapped(sides: Sides) -> Sides:
    """Turn the ends of a movement; what is no single land is left out."""
    ends = ((role, sides.get(opposite(role), ())) for role in ENDS)
    return {role: told for role, told in ends if len(told) == 1}


def seat_sides(
    seats: Sequence[Seat], trigger: Trigger, scene: Scene, single: bool
) -> Iterator[tuple[str, tuple[Side, ...]]]:
    """Give each role its sides; a country has one role, a single-seat role takes only the strongest.

    `single`: one person is not moved yet, so that several destinations are rivals who ask for him.
    """
    seats = list(turned(seats))
    sent = any(seat.role == "origin" for seat in seats)
    seats = [seat for seat in seats if sent or not is_where_done(seat, trigger, scene)]
    goals = {side_key(seat.found) for seat in seats if is_goal(seat, scene)}
    taken: dict[str, str] = {}
    for seat in sorted(seats, key=lambda seat: seat.place == "nom" and side_key(seat.found) in goals):
        key = side_key(seat.found)
        if key is not None:
            taken.setdefault(key, seat.role)
    for role in sorted({seat.role for seat in seats}):
        chosen = [seat for seat in seats if seat.role == role and taken.get(side_key(seat.found) or "") == role]
        chosen = with_one_doer(chosen, trigger)
        sides = {side_key(seat.found): side_of(seat.found, scene) for seat in chosen}
        rivals = role == "destination" and all(seat.listed and (single or seat.place in BARE) for seat in chosen[1:])
        listed = sum(seat.listed for seat in chosen) + 1 >= len(chosen) > 1  # a list flags all but its first or last
        if role == "destination" and len(sides) > 1 and listed and not rivals:
            continue  # «двоих — Румынии и Люксембургу»: who went where is not told
        if role == EITHER or (role == "destination" and not rivals):
            sides = dict(list(sides.items())[:1])
        if sides:
            yield role, tuple(side for side in sides.values())


def is_where_done(seat: Seat, trigger: Trigger, scene: Scene) -> bool:
    """Say that a place of the paper's own land, which has no cases, is where it deports from: «выдворили в ВКО»."""
    token = scene.doc[seat.found.head]
    own = seat.role == "destination" and seat.found.type == "place" and seat.found.country == scene.home
    steady = token.text.isupper() or len(dict(cases(token))) > 2
    return own and steady and trigger.frame.set.get("mode") == "deportation" and is_whereto(seat.place, scene.tables)


def is_goal(seat: Seat, scene: Scene) -> bool:
    """Say that a place tells whereto somebody goes, so that a doer of that land is who receives him."""
    by_case = seat.place == "dat" and bool(scene.tables.words.get("ends_by_case"))
    towards = seat.place.partition(" ")[0] in scene.tables.word_class("towards")
    return seat.role == "destination" and (towards or by_case)


def apart(sides: Sides) -> list[Sides]:
    """Part what several states ask for at once, a movement each: «Россия и США требуют выдачи»."""
    return [{**sides, "destination": (side,)} for side in sides.get("destination", ())] or [sides]


def turned(seats: Sequence[Seat]) -> Iterator[Seat]:
    """Seat the doer opposite to an end that is told by a place: «Казахстан экстрадировал из Турции»."""
    for seat in seats:
        placed = {side_key(other.found) for other in seats if other.role == seat.role and other.place not in BARE}
        told = placed - {side_key(seat.found)}
        yield replace(seat, role=EITHER) if seat.role in ENDS and seat.place in BARE and told else seat


def with_one_doer(seats: list[Seat], trigger: Trigger) -> list[Seat]:
    """Keep one doer of several that stand bare in one case, the surest, then the nearest, unless a list joins them."""
    doers = [seat for seat in seats if seat.place in BARE]
    if len(doers) < 2 or any(seat.listed for seat in doers):
        return seats
    nearest = min(doers, key=lambda seat: (-seat.score, abs(seat.found.head - trigger.token.i)))
    return [seat for seat in seats if seat not in doers or seat is nearest]


def with_either(sides: Sides) -> Sides:
    """Seat who acts at the end that is left, once the other one is known."""
    actor = sides.get(EITHER)
    if not actor:
        return sides
    for role in ENDS:
        other = keys(sides.get(opposite(role), ()))
        if other and role not in sides and not other & keys(actor):
            return {**{name: found for name, found in sides.items() if name != EITHER}, role: actor}
    known = keys(sides.get("origin", ())) | keys(sides.get("destination", ()))
    return {name: found for name, found in sides.items() if name != EITHER} if known else sides
