"""What an event looks like: its status, date, history and disputes out of all that is said of it, and its edges."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph import ids, schema, spans
from graph.disputes import disputes, reported
from graph.draw import Form, Saying, printed, support
from graph.elements import edge, node
from graph.model import Element

Ends = Iterator[tuple[str, str, str, str, list[Saying]]]  # type, source, target, what follows the fact, who says so


def draw_event(fact: str, kind: str, sayings: Sequence[Saying], forms: Sequence[Form]) -> list[Element]:
    """Draw an event's node and its edges; `sayings` are ordered, the first report first."""
    state = status(sayings)
    date = best_date(decisive(sayings, state))
    sides = [str(side) for side in disputes(kind, sayings, state)]
    own = {**dates(date), "status": state, "disputed": bool(sides), "disputes": sides or None}
    own |= OWN[kind](sayings, state, forms)
    found = [node((schema.label(fact),), fact, {**own, **support(sayings).props(fact)})]
    told: dict[str, list[Saying]] = defaultdict(list)
    props: dict[str, dict[str, Any]] = {}
    for type_, source, target, role, by in EDGES[kind](fact, sayings, state, own):
        id_ = ids.edge(type_, source, target, f"{fact} {role}".rstrip())
        told[id_] += by
        extra = {"role": role or None, "date": date, "mode": own.get("mode")}
        props[id_] = {key: extra[key] for key in extra if key in schema.edges()[type_].properties}
    return found + [edge(id_, {**props[id_], **support(unique(told[id_])).props(fact)}) for id_ in sorted(told)]


def unique(sayings: Iterable[Saying]) -> list[Saying]:
    return list({saying.claim: saying for saying in sayings}.values())


# ---- what the sayings come to ----


def status(sayings: Sequence[Saying]) -> str | None:
    """Give the status by the latest report, by (date, published); the completed stays so unless it is denied later."""
    told = [saying for saying in sayings if saying.status is not None]
    if not told:
        return None
    latest = max(told, key=lambda saying: (reported(saying), saying.seq, saying.claim))
    completed = any(saying.status == "completed" for saying in told)
    return "completed" if completed and latest.status != "denied" else latest.status


def decisive(sayings: Sequence[Saying], state: str | None) -> list[Saying]:
    return [saying for saying in sayings if saying.status == state]


def best_date(sayings: Iterable[Saying]) -> str | None:
    """Choose the most exact date, of those the one most reported, of those the first."""
    said = Counter(saying.date for saying in sayings if saying.date is not None)
    return min(said, key=lambda date: (spans.read(date).days, -said[date], date), default=None)


def dates(date: str | None) -> dict[str, Any]:
    if date is None:
        return {}
    span = spans.read(date)
    return {"date": date, "date_from": span.first, "date_to": span.last}


def mode(sayings: Iterable[Saying]) -> str:
    """Choose the mode most reported; «returned» says nothing of the law, and gives way to any other."""
    said: Counter[str] = Counter(saying.brief["mode"] for saying in sayings)
    return min(said, key=lambda name: (name == "return", -said[name], name))


def history(sayings: Sequence[Saying]) -> list[str]:
    """Write each stage once, by its first report: `2024-10 requested <claim>`; a stage without a date has `?`."""
    stages: dict[tuple[str, str], str] = {}
    for saying in sayings:
        stages.setdefault((saying.date or "?", saying.status or "?"), saying.claim)
    return [f"{date} {state} {claim}" for (date, state), claim in sorted(stages.items())]


def transfer(sayings: Sequence[Saying], state: str | None, forms: Sequence[Form]) -> dict[str, Any]:
    return {"mode": mode(sayings), "history": history(sayings), "cameo": CAMEO.get(state or "")}


def operation(sayings: Sequence[Saying], state: str | None, forms: Sequence[Form]) -> dict[str, Any]:
    own = printed(forms)
    return {key: own[key] for key in ("name", "names") if key in own}


def meeting(sayings: Sequence[Saying], state: str | None, forms: Sequence[Form]) -> dict[str, Any]:
    return {"form": next((saying.brief["form"] for saying in sayings if "form" in saying.brief), None)}


def agreement(sayings: Sequence[Saying], state: str | None, forms: Sequence[Form]) -> dict[str, Any]:
    return {"name": next((saying.brief["name"] for saying in sayings if "name" in saying.brief), None)}


def nothing(sayings: Sequence[Saying], state: str | None, forms: Sequence[Form]) -> dict[str, Any]:
    return {}


# ---- edges ----


def seated(sayings: Iterable[Saying], role: str) -> Iterator[tuple[str, Saying]]:
    for saying in sayings:
        for thing in saying.seats.get(role, ()):
            yield thing, saying


def acted(fact: str, sayings: Sequence[Saying]) -> Ends:
    for thing, saying in seated(sayings, "subject"):
        yield "SUBJECT", fact, thing, "", [saying]
    for role in ACTORS:
        for thing, saying in seated(sayings, role):
            yield "ACTOR", fact, thing, role, [saying]


def transfer_edges(fact: str, sayings: Sequence[Saying], state: str | None, own: Mapping[str, Any]) -> Ends:
    """Give the sides as any report names them; the person's own edges only as completed reports name them."""
    yield from acted(fact, sayings)
    for role in ("origin", "destination"):
        for thing, saying in seated(sayings, role):
            yield role.upper(), fact, thing, "", [saying]
    if state == "completed":
        name = "EXTRADITED" if own["mode"] == "extradition" else "RETURNED"
        for saying in decisive(sayings, state):
            for role, end in (("origin", "FROM"), ("destination", "TO")):
                for subject in saying.seats["subject"]:
                    for thing in saying.seats.get(role, ()):
                        yield f"{name}_{end}", subject, thing, "", [saying]


def detention_edges(fact: str, sayings: Sequence[Saying], state: str | None, own: Mapping[str, Any]) -> Ends:
    yield from acted(fact, sayings)
    yield from held(fact, sayings)
    if state in (None, "completed"):
        for thing, saying in seated(decisive(sayings, state), "held_in"):
            land = land_of(thing)
            for subject in saying.seats["subject"] if land is not None else ():
                yield "DETAINED_IN", subject, land or "", "", [saying]


def land_of(thing: str) -> str | None:
    """Give the country that a country or a place (`place/KZ.almaty`) stands for."""
    found = re.match(r"(?:country|place)/([A-Z]{2})(?:\.|$)", thing)
    return None if found is None else ids.country(found[1])


def held(fact: str, sayings: Sequence[Saying]) -> Ends:
    for thing, saying in seated(sayings, "held_in"):
        yield "HELD_IN", fact, thing, "", [saying]


def meeting_edges(fact: str, sayings: Sequence[Saying], state: str | None, own: Mapping[str, Any]) -> Ends:
    yield from held(fact, sayings)
    if state not in ("denied", "refused"):
        for thing, saying in seated(sayings, "met_at"):
            yield "MET_AT", thing, fact, "", [saying]


def operation_edges(fact: str, sayings: Sequence[Saying], state: str | None, own: Mapping[str, Any]) -> Ends:
    yield from held(fact, sayings)
    if state not in ("denied", "refused"):
        for thing, saying in seated(sayings, "conducted"):
            yield "CONDUCTED", thing, fact, "", [saying]


def agreement_edges(fact: str, sayings: Sequence[Saying], state: str | None, own: Mapping[str, Any]) -> Ends:
    for thing, saying in seated(sayings, "party_to"):
        yield "PARTY_TO", thing, fact, "", [saying]
        if saying.status in SIGNED:
            yield "SIGNED", thing, fact, "", [saying]


ACTORS = ("handed_over", "received", "asked", "decided", "refused", "detained", "escorted")
SIGNED = ("signed", "ratified", "in_force")
CAMEO = {"requested": "0213", "approved": "0313", "completed": "063", "refused": "1213", "suspended": "1213"}
OWN: Mapping[str, Callable[..., dict[str, Any]]] = {
    "transfer": transfer,
    "detention": nothing,
    "meeting": meeting,
    "operation": operation,
    "agreement": agreement,
}
EDGES: Mapping[str, Callable[..., Ends]] = {
    "transfer": transfer_edges,
    "detention": detention_edges,
    "meeting": meeting_edges,
    "operation": operation_edges,
    "agreement": agreement_edges,
}
