"""What each form of date comes to: a point, a span, a year counted back, or a time that nobody can name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from ingest import almanac
from ingest.almanac import DAY_LONG, Point
from ingest.moments import AT, HEADING, SINCE, SPAN, UNTIL, VAGUE, Sketch, Telling
from ingest.timewords import Atom

CONNECTORS = frozenset({"till", "dash", "and", "comma"})
YEARS = frozenset({"annum", "annumth"})
YEARLY = YEARS | {"which", "ownyear"}

Form = Callable[[Sequence[Atom], Telling], Iterator[Sketch]]


def gather(atoms: Sequence[Atom]) -> Point:
    """Put the atoms of one point together."""
    point = Point()
    for at, one in enumerate(atoms):
        after = atoms[at + 1].kind if at + 1 < len(atoms) else ""
        point = add(point, one, after)
    return point


def add(point: Point, one: Atom, after: str) -> Point:
    if one.kind == "date":
        return Point(*one.value)
    if one.kind in ("int", "ord"):
        return replace(point, day=one.value)
    if one.kind == "month":
        return replace(point, month=one.value)
    if one.kind in YEARS:
        return replace(point, year=one.value)
    if one.kind in ("which", "ownyear"):
        return replace(point, shift=one.value)
    if one.kind in ("since", "current") and after == "stop":
        return replace(point, shift=0)
    return replace(point, same_year=True) if one.kind == "that" else point


def read_point(atoms: Sequence[Atom], telling: Telling) -> Iterator[Sketch]:
    if atoms[-1].kind == "monthword" and atoms[-2].kind == "which":
        shift = atoms[-2].value
        yield Sketch(almanac.month(shift, telling.today) if telling.today else None)
        return
    point = telling.settle(gather(atoms))
    start = int(atoms[0].kind == "and")
    yield Sketch(almanac.iso(point), point=anchored(point), atoms=(start, len(atoms)))


def anchored(point: Point) -> Point | None:
    """Let only a date with its month hold the bare dates after it."""
    return point if point.year is not None and point.month is not None else None


def read_points(atoms: Sequence[Atom], telling: Telling) -> Iterator[Sketch]:
    """Read several points that share their ending: «22 and 25 July 2025»."""
    cuts = [-1, *(at for at, one in enumerate(atoms) if one.kind in CONNECTORS), len(atoms)]
    parts = [(left + 1, right) for left, right in pairwise(cuts)]
    last = telling.settle(gather(atoms[slice(*parts[-1])]))
    for start, end in parts:
        point = almanac.fill(gather(atoms[start:end]), last)
        yield Sketch(almanac.iso(point), point=anchored(point), atoms=(start, end))


def read_range(atoms: Sequence[Atom], telling: Telling) -> Iterator[Sketch]:
    left, right = ends(atoms)
    if right.year is None and telling.today is not None and right.shift is None:
        right = almanac.settle(right, telling.today, None, telling.ahead)
    right = telling.settle(right)
    left = telling.settle(almanac.fill(left, right))
    yield Sketch(almanac.span(almanac.iso(left), almanac.iso(right)), SPAN, point=anchored(right))


def ends(atoms: Sequence[Atom]) -> tuple[Point, Point]:
    """Part the two ends of a range, written with a connector or glued into one word."""
    glued = next((at for at, one in enumerate(atoms) if one.kind in GLUED), None)
    if glued is not None:
        name, rest = GLUED[atoms[glued].kind], gather(atoms[glued + 1 :])
        left, right = atoms[glued].value
        return Point(**{name: left}), replace(rest, **{name: right})
    cut = next(at for at, one in enumerate(atoms) if one.kind in CONNECTORS)
    return gather(atoms[:cut]), gather(atoms[cut + 1 :])


def read_year_and_months(atoms: Sequence[Atom], telling: Telling) -> Iterator[Sketch]:
    """Read «2024 and five months of 2025»."""
    cut = next(at for at, one in enumerate(atoms) if one.kind == "and")
    first, last = telling.settle(gather(atoms[:cut])), telling.settle(gather(atoms[cut + 3 :]))
    count = int(atoms[cut + 1].value)
    if first.year is None or last.year is None or not 1 <= count <= almanac.YEAR:
        yield Sketch(None, SPAN)
        return
    yield Sketch(almanac.span(f"{first.year}-01", f"{last.year}-{count:02d}"), SPAN)


def without_ends(atoms: Sequence[Atom], *kinds: str) -> Sequence[Atom]:
    """Leave out the word that tells from when or until when: the first of a phrase, or its last."""
    return atoms[:-1] if atoms[-1].kind in kinds and atoms[0].kind not in kinds else atoms[1:]


def read_since(atoms: Sequence[Atom], telling: Telling) -> Iterator[Sketch]:
    point = telling.settle(gather(without_ends(atoms, "since")))
    first = almanac.iso(point)
    yield Sketch(almanac.since(point, telling.today), SINCE, first)


def read_since_opening(atoms: Sequence[Atom], telling: Telling) -> Iterator[Sketch]:
    point = gather(atoms[2:] if atoms[0].kind == "since" else [one for one in atoms if one.kind in YEARLY])
    point = telling.settle(point) if not point.is_empty else Point(year=telling.today.year if telling.today else None)
    yield Sketch(almanac.since_opening(point.year, telling.today) if point.year else None, SPAN)


def read_until(atoms: Sequence[Atom], telling: Telling) -> Iterator[Sketch]:
    point = gather(without_ends(atoms, "before", "till"))
    settled = almanac.settle(point, telling.today, telling.anchor, ahead=True)
    yield Sketch(None if point.is_empty else almanac.iso(settled), UNTIL)


def read_months(atoms: Sequence[Atom], telling: Telling) -> Iterator[Sketch]:
    """Read «for nine months», «five months of 2025»."""
    at = next(at for at, one in enumerate(atoms) if one.kind == "monthword") - 1
    told = [one for one in atoms[:at] if one.kind in YEARLY]
    count, point = int(atoms[at].value), gather([*told, *atoms[at + 2 :]])
    if point.is_empty:
        iso = almanac.reported_months(count, telling.today) if telling.today else None
    else:
        year = telling.settle(point).year
        iso = almanac.months(year, 1, count) if year else None
    yield Sketch(iso, SPAN if iso else VAGUE)


def read_share_of_year(atoms: Sequence[Atom], telling: Telling) -> Iterator[Sketch]:
    """Read a quarter or a half of a year; without a year the latest that is over."""
    at = next(at for at, one in enumerate(atoms) if one.kind in ("quarter", "halfyear", "half"))
    number, size = atoms[at - 1].value, 3 if atoms[at].kind == "quarter" else 6
    told = [one for one in atoms[: at - 1] if one.kind in YEARLY]
    point, last = gather([*told, *atoms[at + 1 :]]), number * size
    year = telling.settle(point).year if not point.is_empty else ended_year(last, telling.today)
    yield Sketch(almanac.months(year, last - size + 1, last) if year else None, SPAN)


def read_ended_share(atoms: Sequence[Atom], telling: Telling) -> Iterator[Sketch]:
    """Read «over the half-year» as the one that ended lately; said later in the year it may be any."""
    size = 3 if atoms[-1].kind == "quarter" else 6
    iso = almanac.ended_share(size, telling.today) if telling.today else None
    yield Sketch(iso, SPAN if iso else VAGUE)


def read_heading(atoms: Sequence[Atom], telling: Telling) -> Iterator[Sketch]:
    yield Sketch(almanac.weekday(atoms[0].value, telling.today, None, False) if telling.today else None, HEADING)


def ended_year(last: int, today: date | None) -> int | None:
    return None if today is None else today.year - (today.month < last)


def read_season(atoms: Sequence[Atom], telling: Telling) -> Iterator[Sketch]:
    first, last = next(one.value for one in atoms if one.kind == "season")
    year = season_year(atoms, first, telling)
    yield Sketch(almanac.seasonal(year, first, last) if year else None, SPAN, point=anchored(Point(year, first)))


def season_year(atoms: Sequence[Atom], first: int, telling: Telling) -> int | None:
    """Take the year that is said, else the latest such season: «last autumn», «this spring», «in summer»."""
    told = [one for one in atoms if one.kind in YEARS or one.kind == "ownyear"]
    after = gather(atoms[1:] if atoms[0].kind == "season" else told)
    if not after.is_empty:
        return telling.settle(after).year
    return almanac.season_year(first, telling.today, telling.ahead) if telling.today else None


def read_inside(atoms: Sequence[Atom], telling: Telling) -> Iterator[Sketch]:
    """Read «at the end of 2023», «in the twenties of May» as their whole."""
    start = next((at + 1 for at, one in enumerate(atoms) if one.kind in ("opening", "inside", "numbers")), 0)
    told = atoms[start:] or atoms[: start - 1]
    yield from (replace(sketch, atoms=None) for sketch in read_point(told, telling))


def read_weekday(atoms: Sequence[Atom], telling: Telling) -> Iterator[Sketch]:
    shift = next((one.value for one in atoms if one.kind == "which"), None)
    ahead = telling.ahead or atoms[0].kind == "on"
    day = next(one.value for one in reversed(atoms) if one.kind == "weekday")
    yield Sketch(almanac.weekday(day, telling.today, shift, ahead) if telling.today else None)


def read_day(atoms: Sequence[Atom], telling: Telling) -> Iterator[Sketch]:
    shift = next(one.value for one in atoms if one.kind == "dayword")
    yield Sketch(almanac.days(shift, telling.today) if telling.today else None)


def read_week(atoms: Sequence[Atom], telling: Telling) -> Iterator[Sketch]:
    shift = next(one.value for one in atoms if one.kind == "which")
    yield Sketch(almanac.week(shift, telling.today) if telling.today else None, SPAN)


def read_ago(atoms: Sequence[Atom], telling: Telling) -> Iterator[Sketch]:
    """Read «ten years ago» as a year, «two months ago» as a month, «three days ago» as a day; a week is vague."""
    unit = next((one.kind for one in atoms if one.kind in AGO), "week")
    count = int(atoms[0].value) if atoms[0].value is not None else 1
    iso = AGO[unit](count, telling.today) if telling.today and unit in AGO else None
    yield Sketch(iso, AT if iso else VAGUE)


def read_apart(atoms: Sequence[Atom], telling: Telling) -> Iterator[Sketch]:
    """Read «three days earlier», «a month later», «that very day» from the date just named; of what is to come none."""
    kinds = {one.kind for one in atoms}
    base = telling.fresh
    count = next((int(one.value) for one in atoms if one.kind in ("int", "num")), 1)
    count = 0 if "that" in kinds else -count if "sooner" in kinds else count
    iso = None
    if base is not None and not telling.ahead:
        iso = almanac.months_from(base, count) if "monthword" in kinds else almanac.days_from(base, count)
    yield Sketch(iso, AT if iso is not None else VAGUE)


def read_same_period(atoms: Sequence[Atom], telling: Telling) -> Iterator[Sketch]:
    """Read «in the same period of last year»: the span named last, moved to that year."""
    point = gather([one for one in atoms if one.kind not in ("that", "same")])
    base = telling.named
    if base is None:
        yield Sketch(None, VAGUE)
        return
    wanted = point.year if point.year is not None else last_year(base) + (point.shift if point.shift is not None else 0)
    yield Sketch(almanac.shift_years(base, wanted - last_year(base)), SPAN)


def read_year_before(atoms: Sequence[Atom], telling: Telling) -> Iterator[Sketch]:
    """Read «a year earlier», «two years earlier»: what was named last, so long before; of a day the year."""
    years = next((int(one.value) for one in atoms if one.kind in ("int", "num")), 1)
    base = telling.named[:4] if telling.named is not None and len(telling.named) == DAY_LONG else telling.named
    iso = almanac.shift_years(base, -years) if base is not None else None
    yield Sketch(iso, SPAN if iso else VAGUE)


def read_years_back(atoms: Sequence[Atom], telling: Telling) -> Iterator[Sketch]:
    """Read «N years before» from what was named last; where nothing was, from the day of publication."""
    if telling.named is None and telling.today is not None:
        yield Sketch(
            almanac.years_ago(next((int(one.value) for one in atoms if one.kind in ("int", "num")), 1), telling.today)
        )
        return
    yield from read_year_before(atoms, telling)


def last_year(text: str) -> int:
    return int(text.rpartition("/")[2][:4])


def read_elided_year(atoms: Sequence[Atom], telling: Telling) -> Iterator[Sketch]:
    """Read «for the one before last - nine»: a year, where one has been named."""
    if telling.named is not None and telling.today is not None:
        yield Sketch(f"{telling.today.year + atoms[1].value:04d}", atoms=(0, 2))


def read_vague(atoms: Sequence[Atom], telling: Telling) -> Iterator[Sketch]:
    yield Sketch(None, VAGUE)


GLUED = {"dayspan": "day", "monthspan": "month", "annumspan": "year"}
AGO: dict[str, Callable[[int, date], str]] = {
    "yearword": almanac.years_ago, "years": almanac.years_ago, "monthword": almanac.months_ago, "day": almanac.days_ago,
}  # fmt: skip
FORMS: dict[str, Form] = {
    "point": read_point,
    "points": read_points,
    "range": read_range,
    "year_and_months": read_year_and_months,
    "since": read_since,
    "since_opening": read_since_opening,
    "until": read_until,
    "months": read_months,
    "share_of_year": read_share_of_year,
    "ended_share": read_ended_share,
    "heading": read_heading,
    "season": read_season,
    "inside": read_inside,
    "weekday": read_weekday,
    "day": read_day,
    "week": read_week,
    "ago": read_ago,
    "apart": read_apart,
    "same_period": read_same_period,
    "elided_year": read_elided_year,
    "year_before": read_year_before,
    "years_back": read_years_back,
    "vague": read_vague,
}
