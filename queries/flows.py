"""A page of who is handed over from where to where: bands between countries by year, with the words behind each."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.network import to_networkx
from queries import chart, labels, sankey
from queries.colours import colours
from queries.events import Event, cut, events, every, facts, told
from queries.origin import Origin
from queries.page import Written
from queries.picture import View, names
from queries.routes import Amount, Route, amount, routes, way
from queries.statements import Statements, Store
from queries.wording import Wording, reader_language

if TYPE_CHECKING:
    import networkx

ALL = "all"
Key = tuple[str, str, bool]  # origin, destination, done


def write(
    store: Store,
    path: Path,
    view: View | None = None,
    lang: str | None = None,
    network: networkx.MultiDiGraph | None = None,
    origin: Origin | None = None,
) -> Written:
    """Write the hand-overs between countries that `view` asks for into one HTML file; all of them, whatever its limit.

    Numbers are those of the library's question `routes`: people told of one by one and groups, completed. What is asked
    for or refused is a band of its own; a total of the press is added to nothing, and shown where it is greater.
    The page speaks `lang`, else what the locale asks for; it tells `origin` as where it comes from.
    Raises NotFoundError or InputError where the view names what is not there.
    """
    whole, view = to_networkx(store) if network is None else network, view or View()
    words = Wording(lang or reader_language())
    found = events(whole, view, ["Transfer"], ("origin", "destination"))
    ids = [event.id for event in found]
    picture, statements, source = chart.told_of(store, cut(whole, found), ids, view, words, origin or Origin())
    data = compose(picture.whole, picture.view, statements, words, source)
    path.write_text(chart.render("flows", PARTS, data, words), encoding="utf-8", newline="\n")
    fullest = data["pictures"][f"{ALL}|1|1"]
    return Written(path, len({id_ for _, id_, *_ in fullest["nodes"]}), len(fullest["bands"]), 0, 0)


def compose(
    whole: networkx.MultiDiGraph, view: View, statements: Statements, words: Wording, origin: Origin
) -> dict[str, Any]:
    """Give everything that the page knows of the hand-overs of a graph, all of them, as JSON values."""
    found = every(whole, ["Transfer"])
    known, said, sayings = routes(found), chart.places(statements), chart.sayings(statements, words)
    drawn = [route for route in known if drawable(whole, route)]
    lands = sorted({end for route in drawn for end in (route.origin, route.destination)})
    undrawn = {event.id for route in known for event in route.events} - {
        event.id for route in drawn for event in route.events
    }
    left = words.say("flows.undrawn", count=words.many("handovers", len(undrawn))) if undrawn else ""
    done = sum(event.node.get("status") == "completed" for event in found)
    counts = words.say("flows.counts", all=words.many("handovers", len(found)), done=words.number(done))
    years = sorted({route.year for route in known}, reverse=True)
    return {
        **chart.frame("flows", origin, words),
        "note": chart.notes(view, len(sayings["articles"]), words, counts=counts, left=left),
        "types": [],
        "ties": [],
        "years": [ALL, *years],
        "palette": palette(whole, drawn),
        "pictures": pictures(whole, drawn, [ALL, *years], words),
        "nodes": [
            *({"id": id_, "type": "Country"} for id_ in lands),
            *({"id": event.id, "type": "Transfer"} for event in found),
        ],
        "edges": [{"id": id_, "from": start, "to": end, "done": done} for id_, start, end, done in bands_of(drawn)],
        "things": {id_: land(whole, id_, words) for id_ in lands}
        | {event.id: handover(whole, event, said.get(event.id, []), words) for event in found},
        "table": [row(whole, route, words) for route in known],
        **sayings,
    }


def drawable(whole: networkx.MultiDiGraph, route: Route) -> bool:
    """Say that a route leads from a country to a country: what lacks a side stands in the table only."""
    return all(end and whole.nodes[end]["type"] == "Country" for end in (route.origin, route.destination))


def bands_of(drawn: list[Route]) -> list[tuple[str, str, str, bool]]:
    return sorted({(route.id, route.origin, route.destination, route.done) for route in drawn})


def palette(whole: networkx.MultiDiGraph, drawn: list[Route]) -> dict[str, dict[str, str]]:
    """Give the origins of most people a colour each, the rest one."""
    weights: dict[str, int] = defaultdict(int)
    for route in drawn:
        counted = amount(whole, route.events)
        weights[route.origin] += max(counted.people, counted.total) if route.done else 0
    ranked = sorted(weights, key=lambda id_: (-weights[id_], id_))
    return {id_: colours(COLOURS[min(place, len(COLOURS) - 1)]) for place, id_ in enumerate(ranked)}


def pictures(
    whole: networkx.MultiDiGraph, drawn: list[Route], years: list[str], words: Wording
) -> dict[str, dict[str, Any]]:
    """Lay out each choice of year, with and without what is not completed, with and without totals."""
    return {
        f"{year}|{int(asked)}|{int(totals)}": picture(
            whole, [route for route in drawn if year in (ALL, route.year) and (route.done or asked)], totals, words
        )
        for year, asked, totals in product(years, (False, True), (False, True))
    }


def picture(whole: networkx.MultiDiGraph, shown: list[Route], totals: bool, words: Wording) -> dict[str, Any]:
    groups: dict[Key, list[Event]] = defaultdict(list)
    for route in shown:
        groups[route.origin, route.destination, route.done] += route.events
    amounts = {key: measured(whole, key, found) for key, found in groups.items()}
    kept = {key: one for key, one in amounts.items() if one.people or (totals and one.total)}
    layout = sankey.place(
        [
            sankey.Band(way(*key), *key[:2], max(one.people, one.total if totals else 0), one.people)
            for key, one in sorted(kept.items())
        ]
    )
    return {
        "height": round(layout.height, 1),
        "nodes": [
            [side, id_, round(top, 1), round(high, 1), ends(whole, side, id_, groups, words)]
            for (side, id_), (top, high) in sorted(layout.nodes.items())
        ],
        "bands": [
            [id_, one.start, one.end, one.thick, one.solid, *said(amounts[key], words)]
            for key, id_, one in ((key, way(*key), layout.bands[way(*key)]) for key in sorted(kept))
        ],
    }


def measured(whole: networkx.MultiDiGraph, key: Key, found: list[Event]) -> Amount:
    """Count what a band stands for; a total of people from several countries can not be parted among them."""
    whole_amount = amount(whole, found)
    single = amount(whole, [event for event in found if len(event.of("origin")) == 1])
    return Amount(whole_amount.transfers, whole_amount.people, whole_amount.told_is, single.total, single.total_is)


def ends(whole: networkx.MultiDiGraph, side: int, id_: str, groups: dict[Key, list[Event]], words: Wording) -> str:
    """Count at a node the people whose hand-over is completed, each hand-over once."""
    own = [event for key, found in groups.items() if key[side] == id_ and key[2] for event in found]
    counted = amount(whole, own)
    if not counted.people:
        return words.say("flows.only_totals") if counted.total else ""
    return words.say("flows.node", count=number(counted.people, counted.told_is, words))


def number(count: int, is_: str, words: Wording) -> str:
    return words.say(f"count.{is_}", count=words.number(count))


def people(count: int, is_: str, words: Wording) -> str:
    return labels.counted({"count": count, "count_is": is_}, words)


def said(one: Amount, words: Wording) -> list[str]:
    """Say an amount: hand-overs and people told of one by one, and the greatest total."""
    singly = words.say(
        "flows.singly", transfers=words.many("handovers", one.transfers), people=people(one.people, one.told_is, words)
    )
    return [
        singly if one.transfers else "",
        words.say("flows.total", people=people(one.total, one.total_is, words)) if one.total else "",
    ]


def land(whole: networkx.MultiDiGraph, id_: str, words: Wording) -> dict[str, Any]:
    node = {"id": id_, **whole.nodes[id_]}
    return {"name": labels.name_of(node, words), "type": labels.type_word("Country", words), "names": names(node)}


def handover(whole: networkx.MultiDiGraph, event: Event, said: list[int], words: Wording) -> dict[str, Any]:
    """Describe a hand-over for the panel and the search."""
    subjects = event.of("subject")
    mode = event.node.get("mode")
    return {
        "name": ", ".join(told(whole, subjects, words)) or labels.type_word("Transfer", words),
        "type": words.value("mode", mode) if mode else labels.type_word("Transfer", words),
        "names": [name for id_ in subjects for name in names({"id": id_, **whole.nodes[id_]})],
        "origins": list(event.of("origin")) or [""],
        "destinations": list(event.of("destination")) or [""],
        "year": (event.node.get("date") or "")[:4],
        "done": event.node.get("status") == "completed",
        "total": any(whole.nodes[id_].get("kind") == "total" for id_ in subjects),
        "disputed": bool(event.node.get("disputed")),
        "status": words.value("status", event.node.get("status") or ""),
        "date": words.date(event.node["date"]) if event.node.get("date") else words.say("ui.undated"),
        "facts": facts(whole, event, words),
        "said": said,
        "more": "",
    }


def row(whole: networkx.MultiDiGraph, route: Route, words: Wording) -> dict[str, Any]:
    """Give a route's numbers of a year, for the table."""
    counted = amount(whole, route.events)
    origin, destination = (
        told(whole, [end], words)[0] if end else words.say("flows.unsaid") for end in (route.origin, route.destination)
    )
    return {
        "id": route.id,
        "from": origin,
        "to": destination,
        "year": route.year,
        "done": route.done,
        "transfers": counted.transfers,
        "people": number(counted.people, counted.told_is, words) if counted.people else "",
        "count": counted.people,
        "total": number(counted.total, counted.total_is, words) if counted.total else "",
        "greatest": counted.total or "",
        "events": [event.id for event in route.events],
    }


PARTS = ("page", "said", "origin", "chart", "flows", "search", "table", "address", "shortcuts", "opening")
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#8C4B00", "#888888")
