"""Whether two dates may be of one day."""

from __future__ import annotations

END_OF_TIME = "~"  # after any date that begins so


def dates_agree(left: str | None, right: str | None) -> bool:
    """Say that two dates may be of one day: one is unknown, or lies within the other (`2025-03`, `2025-03/2025-05`)."""
    return left is None or right is None or lies_in(left, right) or lies_in(right, left)


def lies_in(one: str, other: str) -> bool:
    first, _, last = other.partition("/")
    if not last:
        return one.startswith(other)
    start, _, end = one.partition("/")
    return first <= start and (end or start) <= last + END_OF_TIME
