"""People by name: full names, surnames and initials, gathered into clusters inside one article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.spots import Page

if TYPE_CHECKING:
    from ingest.mentions import Found


def find(pages: Sequence[Page]) -> list[list[Found]]:
    """Find the people of an article's texts, text by text."""
    return [[] for _ in pages]
