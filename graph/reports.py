"""What one claim tells of an event, as far as it joins it to others."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph import identity, ids, spans
from graph.spans import Span


@dataclass(frozen=True, slots=True)
class Report:
    """Hold what one claim tells of an event that is looked at to join it; things are entities."""

    claim: str
    article: str
    kind: str
    seq: str
    status: str | None = None
    span: Span | None = None
    published: str | None = None
    subject: str | None = None
    target: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    mode: str | None = None
    sex: str | None = None
    count: str | None = None
    born: str | None = None
    citizen: tuple[str, ...] = ()
    offences: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    copy: str | None = None

    @property
    def when(self) -> tuple[str, str]:
        return self.seq, self.claim


def report(kind: str, brief: Mapping[str, Any], seats: Mapping[str, list[tuple[str, str]]]) -> dict[str, Any]:
    """Say in JSON what joins a claim to others: `seats` gives (entity, profile) by role."""
    things = {role: sorted({entity for entity, _ in seat}) for role, seat in seats.items()}
    if kind == "meeting":
        return {"parties": [entity for entity in things["met_at"] if is_party(entity)]}
    subject, profile = seats["subject"][0]
    told = json.loads(profile)
    target = things.get("destination", []) if kind == "transfer" else lands(things.get("held_in", []))
    own = {"subject": subject, "target": target, "origins": things.get("origin", []), "mode": brief.get("mode")}
    return {**own, "count": count(subject, told), **{key: told[key] for key in UNNAMED if told.get(key)}}


def is_party(entity: str) -> bool:
    """Tell whether a meeting is known by whom it brings together: people and bodies that have a name, no countries."""
    return entity.startswith(("person/", "agency/")) and identity.standing(entity) < 2


def lands(places: Iterable[str]) -> list[str]:
    """Give the countries of places, so that who is held in Almaty is held in Kazakhstan; a place of none as it is."""
    found = ((re.match(r"place/([A-Z]{2})\.", place), place) for place in places)
    return sorted({ids.country(match[1]) if match else place for match, place in found})


def count(subject: str, told: Mapping[str, Any]) -> str | None:
    """Give the number of unnamed people as far as it may join events: neither a total nor an unknown number."""
    if "/~" not in subject or told.get("kind") == "total":
        return None
    number = told.get("count", 1 if told.get("kind") == "anonymous" else None)
    return None if number is None else f"{told.get('count_is', 'exact')} {number}"


def span_of(date: str | None) -> Span | None:
    return None if date is None else spans.read(date)


def exact_day(told: Report) -> str | None:
    return told.span.first if told.span is not None and told.span.first == told.span.last else None


UNNAMED = ("sex", "born", "citizen", "offences")  # what a profile tells of people without a name
