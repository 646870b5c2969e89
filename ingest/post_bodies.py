"""How the bodies of posts belong together: one man's, a part of one another, or only counted."""

from __future__ import annotations

from collections.abc import Sequence

from graph import agencies
from ingest.found import Found
from ingest.titles import Span


def are_only_counted(bodies: Sequence[Found]) -> bool:
    """Say that nothing tells which of two bodies is whose: «глав МВД двух стран X и Y»."""
    return len(bodies) > 1 and bodies[0].end == bodies[1].end


def are_one_mans(first: Span, second: Span) -> bool:
    """Say that two posts parted by a comma may be one person's: in one body, or the second one of the state."""
    if not second.agencies:
        return second.kind == "state" and not second.countries
    return are_kin(first.agencies[0], second.agencies[0])


def are_kin(one: Found, other: Found) -> bool:
    """Say that one body is the other, or a part of it."""
    known = agencies.agency(other.ref or "")
    return one.ref is not None and (one.ref == other.ref or (known is not None and known.parent == one.ref))
