"""A page of events along time, in lanes by country: transfers, detentions, meetings, operations, agreements."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.network import to_networkx
from queries import chart, labels
from queries.colours import colours
from queries.drawing import UNDONE
from queries.events import Event, countries, cut, events, every, facts, named_types, told
from queries.origin import Origin
from queries.page import Written, legend
from queries.picture import View, names
from queries.statements import Statements, Store
from queries.wording import Wording, reader_language

if TYPE_CHECKING:
    import networkx

NOWHERE = ""  # the lane of what no country is named for


def write(
    store: Store,
    path: Path,
    view: View | None = None,
    lang: str | None = None,
    network: networkx.MultiDiGraph | None = None,
    origin: Origin | None = None,
) -> Written:
    """Write the events that `view` asks for into one HTML file; of too many, those with most sources.

    An event stands in the lane of the country that it is about. A transfer: where the person is brought, else where
    from (who asks "whom did this country get" reads one lane). A detention: where it took place, else who detained,
    else who looks for the person. A meeting and an operation: where it was held, else who took part. An agreement: its
    parties. Of several such countries it is the one with most events whose lane is certain; the words name them all.
    The page speaks `lang`, else what the locale asks for; it tells `origin` as where it comes from.
    Raises NotFoundError or InputError where the view names what is not there.
    """
    whole, view = to_networkx(store) if network is None else network, view or View()
    words = Wording(lang or reader_language())
    found = events(whole, view, named_types(view))
    shown = best(found, view.limit)
    ids = [event.id for event in shown]
    picture, statements, source = chart.told_of(store, cut(whole, shown), ids, view, words, origin or Origin())
    data = compose(picture.whole, picture.view, len(found) - len(shown), statements, words, source)
    path.write_text(chart.render("timeline", PARTS, data, words), encoding="utf-8", newline="\n")
    return Written(path, len(shown), sum(len(event.of()) for event in shown), len(found) - len(shown), 0)


def best(found: list[Event], limit: int) -> list[Event]:
    """Keep the events with most sources, of equal ones the latest."""
    ranked = sorted(found, key=lambda event: event.node.get("last_report") or "", reverse=True)
    return sorted(ranked, key=lambda event: -(event.node.get("sources") or 0))[:limit]


def when(event: Event) -> tuple[str, str, str]:
    start, end = days(event)
    return start or "~", end or "~", event.id


def days(event: Event) -> tuple[str, str]:
    """Give the first and the last day that the date of an event allows; empty where it has none."""
    start, end = event.node.get("date_from"), event.node.get("date_to")
    return start or end or "", end or start or ""


def compose(
    whole: networkx.MultiDiGraph, view: View, left: int, statements: Statements, words: Wording, origin: Origin
) -> dict[str, Any]:
    """Give everything that the page knows of the events of a graph, all of them, as JSON values."""
    shown = sorted(every(whole, LANES), key=when)
    lanes, said, sayings = lanes_of(whole, shown), chart.places(statements), chart.sayings(statements, words)
    undated = sum(not days(event)[0] for event in shown)
    lacking = [words.say("timeline.without", events=words.many("events", undated))] if undated else []
    lacking += [words.say("timeline.limited", shown=words.number(len(shown)), left=words.number(left))] if left else []
    return {
        **chart.frame("timeline", origin, words),
        "note": chart.notes(
            view,
            len(sayings["articles"]),
            words,
            counts=words.many("events", len(shown)),
            left=". ".join(lacking),
        ),
        "types": legend(Counter(event.type for event in shown), words),
        "ties": statuses(shown, words),
        "lanes": [{"id": id_, "name": lane_name(whole, id_, words)} for id_ in ordered(lanes)],
        "edges": [],
        "nodes": [mark(whole, event, lanes[event.id], words) for event in shown],
        "things": {event.id: thing(whole, event, said.get(event.id, []), words) for event in shown},
        **sayings,
    }


def statuses(shown: list[Event], words: Wording) -> list[dict[str, Any]]:
    counts = Counter(event.node.get("status") or "" for event in shown)
    return [
        {"type": status, "word": status_word(status, words), "count": counts[status], "undone": status in UNDONE, **INK}
        for status in sorted(counts, key=lambda status: (status in UNDONE, -counts[status], status))
    ]


def status_word(status: str, words: Wording) -> str:
    return words.value("status", status) if status else words.say("timeline.no_status")


def lanes_of(whole: networkx.MultiDiGraph, shown: list[Event]) -> dict[str, str]:
    """Give the lane of each event: first where one country alone can be meant, then by those."""
    able = {event.id: homes(whole, event) for event in shown}
    certain = Counter(found[0] for found in able.values() if len(found) == 1)
    return {id_: min(found, key=lambda home: (-certain[home], home), default=NOWHERE) for id_, found in able.items()}


def homes(whole: networkx.MultiDiGraph, event: Event) -> list[str]:
    """Give the countries that an event may be about: those of the first roles that name any."""
    for roles in LANES[event.type]:
        found = countries(whole, event.of(*roles))
        if found:
            return found
    people = event.of("subject") if event.type == "Detention" else ()
    seekers = [end for id_ in people for _, end, type_ in whole.out_edges(id_, data="type") if type_ == "WANTED_BY"]
    return countries(whole, sorted(seekers))


def ordered(lanes: dict[str, str]) -> list[str]:
    """Put the lane with most events first, that of no country last."""
    counts = Counter(lanes.values())
    return sorted(counts, key=lambda id_: (id_ == NOWHERE, -counts[id_], id_))


def lane_name(whole: networkx.MultiDiGraph, id_: str, words: Wording) -> str:
    return told(whole, [id_], words)[0] if id_ else words.say("timeline.nowhere")


def mark(whole: networkx.MultiDiGraph, event: Event, lane: str, words: Wording) -> dict[str, Any]:
    start, end = days(event)
    return {
        "id": event.id,
        "type": event.type,
        "status": event.node.get("status") or "",
        "undone": not event.done,
        "disputed": bool(event.node.get("disputed")),
        "lane": lane,
        "from": start,
        "to": end,
        "label": label(whole, event, lane, words),
    }


def label(whole: networkx.MultiDiGraph, event: Event, lane: str, words: Wording) -> str:
    """Say in a few words who or what it is, and which other country: «Руслан Кожабеков ← Греция»."""
    away = told(whole, [id_ for id_ in countries(whole, event.of(*SIDES[event.type])) if id_ != lane], words)
    who = title(whole, event, words)
    if event.type != "Transfer":
        return who
    others = f" {'→' if lane in countries(whole, event.of('origin')) else '←'} {few(away)}" if away else ""
    return who + others


def title(whole: networkx.MultiDiGraph, event: Event, words: Wording) -> str:
    """Name an event by its own name, else by its people, by the countries that take part, by their bodies."""
    node, people = dict(event.node), [id_ for id_ in event.of() if id_.startswith("person/")]
    lands = countries(whole, event.of(*SIDES[event.type]))
    bodies = [id_ for id_ in event.of() if id_.startswith("agency/")]
    parties = people or (lands if len(lands) > 1 else bodies or lands)
    return (
        labels.name_of({"id": event.id, **node}, words)
        if node.get("name") or not parties
        else few(told(whole, parties, words))
    )


def few(found: list[str]) -> str:
    return ", ".join(found[:2]) + (f" +{len(found) - 2}" if len(found) > 2 else "")


def thing(whole: networkx.MultiDiGraph, event: Event, said: list[int], words: Wording) -> dict[str, Any]:
    """Describe an event for the panel, the search and the table."""
    where = event.of("destination") or event.of("held_in") or countries(whole, event.of(*SIDES[event.type]))
    type_, mode = labels.type_word(event.type, words), event.node.get("mode")
    date = words.date(event.node["date"]) if event.node.get("date") else words.say("ui.undated")
    return {
        "name": title(whole, event, words),
        "type": f"{type_}, {date}",
        "what": words.value("mode", mode) if mode else type_,
        "names": [name for id_ in event.of() for name in names({"id": id_, **whole.nodes[id_]})],
        "origin": ", ".join(told(whole, event.of("origin"), words)),
        "where": ", ".join(told(whole, where, words)),
        "status": status_word(event.node.get("status") or "", words),
        "date": date,
        "iso": event.node.get("date") or "",
        "sources": event.node.get("sources") or 0,
        "facts": facts(whole, event, words),
        "said": said,
        "more": "",
    }


INK = colours("#5b6068")
PARTS = (
    "page",
    "said",
    "origin",
    "marks",
    "chart",
    "timeline",
    "legend",
    "search",
    "table",
    "address",
    "shortcuts",
    "opening",
)
SIDES = {
    "Transfer": ("origin", "destination"),
    "Detention": ("held_in",),
    "Meeting": ("met_at",),
    "Operation": ("held_in", "conducted"),
    "Agreement": ("party_to", "signed"),
}
LANES = {
    "Transfer": (
        ("destination",),
        ("origin",),
        ("received", "asked"),
        ("handed_over", "decided", "refused", "escorted"),
    ),
    "Detention": (("held_in",), ("detained",)),
    "Meeting": (("held_in",), ("met_at",)),
    "Operation": (("held_in",), ("conducted",)),
    "Agreement": (("party_to", "signed"),),
}
