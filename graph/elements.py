"""Rows and elements: what a row of the ledger holds, its hash, and the common properties of what claims support."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from graph.model import Element, canonical

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """Count what stands behind an element; `first` and `last` are the days of the first and last dated report."""

    claims: int
    articles: int
    sources: int
    first: str | None
    last: str | None
    confidence: float

    def props(self, fact: str | None = None) -> dict[str, Any]:
        return {
            "claims": self.claims,
            "articles": self.articles,
            "sources": self.sources,
            "first_report": self.first,
            "last_report": self.last,
            "confidence": self.confidence,
            "fact": fact,
        }


NOTHING = Support(0, 0, 0, None, None, 1.0)  # what the gazetteer alone supports


def node(labels: Sequence[str], id_: str, props: dict[str, Any]) -> Element:
    return Element(id_, tuple(labels), None, None, known(props))


def edge(id_: str, props: dict[str, Any]) -> Element:
    """Make an edge of its id, which names type and ends."""
    type_, source, target, _ = id_.split("|", 3)
    return Element(id_, (type_,), source, target, known(props))


def known(props: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in sorted(props.items()) if value is not None}


def row_of(element: Element) -> Row:
    """Give (id, labels, source, target, props, hash) as they are stored."""
    labels, props = canonical(list(element.labels)), canonical(dict(element.props))
    content = "\n".join((element.id, labels, element.source or "", element.target or "", props))
    digest = hashlib.blake2b(content.encode("utf-8"), digest_size=16).digest()
    return element.id, labels, element.source, element.target, props, digest


def element_of(row: Row) -> Element:
    """Read (id, labels, source, target, props) back."""
    id_, labels, source, target, props = row[:5]
    return Element(id_, tuple(json.loads(labels)), source, target, json.loads(props))


def same_days(values: Iterable[str | None]) -> tuple[str | None, str | None]:
    """Give the first and the last of some days, of which some are not known."""
    days = sorted(value for value in values if value is not None)
    return (days[0], days[-1]) if days else (None, None)
