"""The calendar's own sums: ISO dates as exact as known, spans, and which year a bare month means."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

WEEK = 7
YEAR = 12
MONTH_LONG, DAY_LONG = len("2024-10"), len("2024-10-05")
BEYOND = timedelta(days=61)
ENOUGH_MONTHS = 3  # «for nine months» in November: a report runs no more than a quarter behind its day


@dataclass(frozen=True, slots=True)
class Point:
    """Hold a date as far as it was said; `shift` counts years from that of publication."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    shift: int | None = None
    same_year: bool = False  # «of the same year»: whichever was named last

    @property
    def is_empty(self) -> bool:
        return self.year is None and self.month is None and self.day is None and self.shift is None


def parse(text: str | None) -> date | None:
    """Read the day of publication; a partial or broken one is None."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def iso(point: Point) -> str | None:
    """Print a point whose year is known; a day that the month does not have is None."""
    if point.year is None:
        return None
    if point.month is None:
        return f"{point.year:04d}"
    if point.day is None:
        return f"{point.year:04d}-{point.month:02d}"
    if point.day > monthrange(point.year, point.month)[1]:
        return None
    return f"{point.year:04d}-{point.month:02d}-{point.day:02d}"


def reach(told: Iterable[str]) -> date | None:
    """Give how far a text of unknown day speaks: to its latest date, and a little beyond inside that year."""
    latest = max((last_day(text) for text in told), default=None)
    return min(latest + BEYOND, date(latest.year, YEAR, 31)) if latest is not None else None


def year_end(day: date | None) -> date | None:
    """Give the last day of a day's year."""
    return date(day.year, YEAR, 31) if day is not None else None


def last_day(text: str) -> date:
    """Give the last day of a date or a span."""
    end = [int(part) for part in text.rpartition("/")[2].split("-")]
    year, month_, day_ = (*end, YEAR, 0)[:3] if len(end) < 3 else end
    return date(year, month_, day_ or monthrange(year, month_)[1])


def span(first: str | None, last: str | None) -> str | None:
    """Join two dates; equal ones are one date, and a span that runs backwards is None."""
    if first is None or last is None:
        return None
    if first == last:
        return first
    width = min(len(first), len(last))
    return None if first[:width] > last[:width] else f"{first}/{last}"


def of_day(day: date) -> str:
    return day.isoformat()


def of_month(day: date) -> str:
    return day.isoformat()[:7]


def settle(point: Point, today: date | None, anchor: Point | None, ahead: bool) -> Point:
    """Give a point its year: said, counted from today's, taken from the anchor, or the latest that fits."""
    if point.year is not None:
        return point
    if point.same_year:
        return replace(point, year=anchor.year if anchor else None)
    if point.shift is not None:
        return replace(point, year=today.year + point.shift if today else None)
    held = follow(point, anchor) if anchor is not None else None
    if held is not None and (today is None or ahead or not_after(held, today)):
        return held
    return nearest(point, today, ahead) if today is not None else point


def follow(point: Point, anchor: Point) -> Point | None:
    """Place a point without a year at its first turn after the exact date before it."""
    if anchor.year is None or anchor.month is None:
        return None
    return replace(point, year=anchor.year + (month_day(point) < month_day(anchor)))


def not_after(point: Point, today: date) -> bool:
    return (point.year or 0, point.month or 1, point.day or 1) <= (today.year, today.month, today.day)


def month_day(point: Point) -> tuple[int, int]:
    """Order two points inside a year; a month without its day counts as its end."""
    return (point.month or 1, point.day or 31)


def nearest(point: Point, today: date, ahead: bool) -> Point:
    """Choose the latest such month or day that is not after today, or the earliest not before it."""
    here = (today.month, today.day)
    start = (point.month or 1, point.day or (31 if ahead else 1))
    if ahead:
        return replace(point, year=today.year + (start < here))
    return replace(point, year=today.year - (start > here))


def fill(left: Point, right: Point) -> Point:
    """Complete the left end of a span from its right end: «from 22 to 26 September 2025»."""
    if left.month is None and left.day is not None:
        left = replace(left, month=right.month)
    if left.year is None and left.shift is None and right.year is not None:
        later = left.month is not None and right.month is not None and left.month > right.month
        return replace(left, year=right.year - later)
    return left


def months(year: int, first: int, last: int) -> str | None:
    """Print a run of months of one year; the whole year is the year."""
    if not 1 <= first <= last <= YEAR:
        return None
    if (first, last) == (1, YEAR):
        return f"{year:04d}"
    return span(f"{year:04d}-{first:02d}", f"{year:04d}-{last:02d}")


def seasonal(year: int, first: int, last: int) -> str | None:
    """Print a season; one that runs over New Year is only as exact as its year."""
    return months(year, first, last) if first <= last else f"{year:04d}"


def season_year(first: int, today: date, ahead: bool) -> int:
    return nearest(Point(month=first), today, ahead).year or today.year


def reported_months(count: int, today: date) -> str | None:
    """Place «for nine months» by the day of the report, or give None where it could mean other months."""
    if count == YEAR and today.month <= ENOUGH_MONTHS:
        return months(today.year - 1, 1, YEAR)
    if count >= ENOUGH_MONTHS and 0 <= today.month - count <= ENOUGH_MONTHS:
        return months(today.year, 1, count)
    return None


def ended_share(size: int, today: date) -> str | None:
    """Print the quarter that ended with the last month, the half-year that ended with that or the one before."""
    behind = (today.month - 1) % size
    last = date(today.year, today.month - behind, 1) - timedelta(days=1)
    return months(last.year, last.month - size + 1, last.month) if behind < size // ENOUGH_MONTHS else None


def since(first: Point, today: date | None) -> str | None:
    """Run from a point to the day of publication, by months unless the start is a day."""
    if today is None or first.year is None:
        return None
    if first.day is not None:
        return span(iso(first), of_day(today))
    return span(iso(replace(first, month=first.month or 1)), of_month(today))


def since_opening(year: int, today: date | None) -> str | None:
    """Run from the first of January: to the month of publication, or over the year if that is past or unknown."""
    if today is None or today.year > year:
        return f"{year:04d}"
    return months(year, 1, today.month) if today.year == year else None


def weekday(number: int, today: date, shift: int | None, ahead: bool) -> str:
    """Find Monday (1) to Sunday (7): the latest up to today, before today for «last», else the next one."""
    back = (today.isoweekday() - number) % WEEK
    if ahead or shift == 1:
        return of_day(today + timedelta(days=(WEEK - back) % WEEK or (WEEK if shift == 1 else 0)))
    if shift == -1 and back == 0:
        back = WEEK
    return of_day(today - timedelta(days=back))


def week(shift: int, today: date) -> str | None:
    """Print Monday to Sunday of a week; the running one ends today."""
    monday = today - timedelta(days=today.isoweekday() - 1 - WEEK * shift)
    last = today if shift == 0 else monday + timedelta(days=WEEK - 1)
    return span(of_day(monday), of_day(last))


def month(shift: int, today: date) -> str:
    count = today.year * YEAR + today.month - 1 + shift
    return f"{count // YEAR:04d}-{count % YEAR + 1:02d}"


def days(shift: int, today: date) -> str:
    return of_day(today + timedelta(days=shift))


def years_ago(count: int, today: date) -> str:
    return f"{today.year - count:04d}"


def months_ago(count: int, today: date) -> str:
    return month(-count, today)


def days_ago(count: int, today: date) -> str:
    return days(-count, today)


def days_from(base: str, count: int) -> str | None:
    """Count days from an ISO day, or give None where the date is coarser or a span."""
    start = parse(base) if len(base) == DAY_LONG else None
    return days(count, start) if start is not None else None


def months_from(base: str, count: int) -> str | None:
    """Count months from an ISO day or month, or give None where the date is coarser or a span."""
    start = parse(f"{base[:MONTH_LONG]}-01") if len(base) in (MONTH_LONG, DAY_LONG) else None
    return month(count, start) if start is not None else None


def run_of_days(count: int, last: str) -> str | None:
    """Print the run of `count` days that ends on the ISO day `last`; None for 100 days or more, or a coarser date."""
    ended = parse(last) if len(last) == 10 else None
    if ended is None or not 1 <= count < 100:
        return None
    return span(days(1 - count, ended), last)


def shift_years(text: str, by: int) -> str | None:
    """Move a date or a span by whole years; a 29th of February that is not there is None."""
    parts = [iso(moved(part, by)) for part in text.split("/")]
    return parts[0] if len(parts) == 1 else span(parts[0], parts[1])


def moved(text: str, by: int) -> Point:
    numbers = [int(part) for part in text.split("-")]
    year, month_, day_ = (*numbers, None, None)[:3]
    return Point((year or 0) + by, month_, day_)
