"""Dates as exact as they are known: `2024`, `2024-10`, `2024-10-05`, or a span `a/b` of such; both ends inclusive."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import NamedTuple

PARTIAL = re.compile(r"^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$", re.ASCII)


class Span(NamedTuple):
    """Hold the first and the last possible day, ISO."""

    first: str
    last: str

    def meets(self, other: Span) -> bool:
        return self.first <= other.last and other.first <= self.last

    @property
    def days(self) -> int:
        """Count the days, so that the most exact of several dates can be chosen."""
        read = datetime.date.fromisoformat
        return (read(self.last) - read(self.first)).days + 1


def read(date: str) -> Span:
    """Read a date of a claim; raises ValueError for what is no date, or ends before it begins."""
    parts = [_partial(part) for part in date.split("/")]
    if len(parts) > 2 or parts[0].first > parts[-1].last:
        raise ValueError(f"{date!r} is no date and no span of dates")
    return Span(parts[0].first, parts[-1].last)


def _partial(text: str) -> Span:
    match = PARTIAL.match(text)
    if match is None:
        raise ValueError(f"{text!r} is no ISO date")
    year, month, day = match.groups()
    if day is not None:
        return Span(datetime.date.fromisoformat(text).isoformat(), text)
    if month is not None:
        last = calendar.monthrange(int(year), int(month))[1]
        return Span(f"{text}-01", f"{text}-{last:02}")
    return Span(f"{year}-01-01", f"{year}-12-31")


def day(published: str | None) -> str | None:
    """Give the day of a moment of publication (`2025-07-22` or `2025-07-22T10:15`); raises ValueError."""
    if published is None:
        return None
    datetime.datetime.fromisoformat(published)
    return datetime.date.fromisoformat(published[:10]).isoformat()


def later(day_: str, days: int) -> str:
    """Give the day so many days later, the last that there is at most."""
    end = datetime.date.fromisoformat(day_).toordinal() + days
    return datetime.date.fromordinal(min(end, datetime.date.max.toordinal())).isoformat()
