"""What a fact, a thing, a claim or an article looks like as nodes and edges: pure functions from rows to elements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph import ids, persons, schema, spans
from graph.elements import NOTHING, Support, edge, node, same_days
from graph.model import Element
from graph.reference import Known


@dataclass(frozen=True, slots=True)
class Saying:
    """Hold what one claim says of its fact; `seats` gives the things in each role."""

    claim: str
    article: str
    status: str | None
    seq: str
    confidence: float
    brief: Mapping[str, Any]
    published: str | None
    source: str | None
    seats: Mapping[str, Sequence[str]]
    count: tuple[str, int] | None = None  # of its subject: exact, at_least ... and the number

    @property
    def date(self) -> str | None:
        return self.brief.get("date")


@dataclass(frozen=True, slots=True)
class Form:
    """Hold one way in which articles know a thing, and how many do."""

    told: Mapping[str, Any]
    anchors: int


def support(sayings: Iterable[Saying]) -> Support:
    found = list(sayings)
    first, last = same_days(saying.published for saying in found)
    articles = {saying.article for saying in found}
    sources = {saying.source for saying in found}
    confidence = max((saying.confidence for saying in found), default=1.0)
    return Support(len(found), len(articles), len(sources), first, last, confidence)


# ---- things ----


def draw_thing(id_: str, held: Support, forms: Sequence[Form], official: bool, known: Known | None) -> Element:
    """Draw a thing's node from what the gazetteer knows, or else from what articles print."""
    label = schema.label(id_)
    own = dict(known.props) if known is not None else printed(forms)
    if label == "Person":
        own |= person(forms)
    elif label == "Country":
        own.setdefault("code", id_.removeprefix("country/"))
    labels = (label, "Official") if official else (label,)
    kept = {key: value for key, value in own.items() if key in schema.nodes()[label].properties}
    return node(labels, id_, {**kept, **held.props()})


def draw_ties(id_: str, ties: Mapping[str, str], held: Support, fact: str | None) -> list[Element]:
    """Draw what a thing belongs to: as articles tell (`fact` is the first that does), or by the gazetteer (None)."""
    found = []
    for type_, target in sorted(ties.items()):
        tie = ids.edge(type_, id_, target)
        support_ = NOTHING.props(tie) if fact is None else held.props(fact)
        found.append(edge(tie, {**support_, "origin": "gazetteer" if fact is None else "claims"}))
    return found


def printed(forms: Sequence[Form]) -> dict[str, Any]:
    """Give name and names as printed, and what articles tell of the kind."""
    names = sorted({form.told["name"] for form in forms if "name" in form.told}, key=persons.rank)
    told = {key: first_told(forms, key) for key in ("kind", "level")}
    return {**told, **({"name": names[0], "names": names} if names else {})}


def person(forms: Sequence[Form]) -> dict[str, Any]:
    """Give what articles tell of a person; where they differ, the exact and first report."""
    exact = [form for form in forms if form.told.get("count_is", "exact") == "exact" and "count" in form.told]
    counted = (exact or [form for form in forms if "count" in form.told])[:1]
    return {
        "kind": "named" if any("name" in form.told for form in forms) else first_told(forms, "kind") or "anonymous",
        "caption": first_told(forms, "caption"),
        "born": first_told(forms, "born"),
        "sex": first_told(forms, "sex"),
        "count": counted[0].told["count"] if counted else None,
        "count_is": counted[0].told.get("count_is", "exact") if counted else None,
    }


def first_told(forms: Iterable[Form], key: str) -> Any:
    return next((form.told[key] for form in forms if form.told.get(key) is not None), None)


# ---- plain facts ----


def draw_edge(id_: str, held: Support, briefs: Sequence[tuple[Mapping[str, Any], int]]) -> list[Element]:
    """Draw a fact that is an edge; `briefs` gives (what was said, how often), the latest last."""
    type_ = id_.partition("|")[0]
    own = OWN[type_](briefs) if type_ in OWN else {}
    return [edge(id_, {**own, **held.props(id_)})]


def cooperation(briefs: Sequence[tuple[Mapping[str, Any], int]]) -> dict[str, Any]:
    years: Counter[str] = Counter()
    for brief, count in briefs:
        years[brief.get("year", "")] += count
    topics = sorted({topic for brief, _ in briefs for topic in brief["topics"]})
    return {"topics": topics, "by_year": [f"{year}={years[year]}" for year in sorted(years) if year]}


def post(briefs: Sequence[tuple[Mapping[str, Any], int]]) -> dict[str, Any]:
    """Give the post in words, and whether the latest calls it former."""
    dates = [spans.read(brief["date"]) for brief, _ in briefs if "date" in brief]
    return {
        "post": min(brief["post"] for brief, _ in briefs),
        "former": bool(briefs[-1][0].get("former", False)),
        "date_from": min((span.first for span in dates), default=None),
        "date_to": max((span.last for span in dates), default=None),
    }


def draw_figure(id_: str, saying: Saying) -> list[Element]:
    keys = ("measure", "value", "value_is", "unit", "period")
    held = support([saying])
    own = {key: saying.brief[key] for key in keys if key in saying.brief}
    own["value"] = float(own["value"])
    ties = [ids.edge("OF_COUNTRY", id_, state) for state in dict.fromkeys(saying.seats.get("of_country", ()))]
    return [node(("Figure",), id_, {**own, **held.props(id_)})] + [
        edge(tie, {**held.props(id_), "origin": "claims"}) for tie in ties
    ]


# ---- claims and articles ----


def draw_claim(
    id_: str, data: Mapping[str, Any], fact: str, held: Support, seats: Iterable[tuple[str, str]]
) -> list[Element]:
    """Draw a claim with its words, where it stands, and what it is about."""
    quotes: dict[str, list[Any]] = defaultdict(list)
    for evidence in data["evidence"]:
        for key in ("part", "quote", "start", "end"):
            quotes[f"{key}s"].append(evidence[key])
    own = {key: data[key] for key in ("kind", "status", "date", "rule")}
    about = [(role, thing) for role, thing in seats if thing != fact]
    if schema.label(fact) != "Claim" and "|" not in fact:
        about.append((data["kind"], fact))
    ties = [(ids.edge("ABOUT", id_, thing, role), {"role": role}) for role, thing in about]
    ties.append((ids.edge("STATED_IN", id_, data["article"]), {}))
    return [node(("Claim",), id_, {**own, **quotes, **held.props(fact)})] + [
        edge(tie, {**props, **held.props(fact)}) for tie, props in ties
    ]


def draw_article(id_: str, data: Mapping[str, Any], held: Support, original: str) -> Element:
    keys = ("url", "title", "source", "published", "lang", "sha256")
    own = {**{key: data[key] for key in keys}, "copy_of": None if original == id_ else original}
    return node(("Article",), id_, {**own, **held.props()})


def draw_mention(id_: str, held: Support, thing: str, claims: int, confidence: float, said: str) -> Element:
    """Draw that an article speaks of a thing; the fact is the first that it says of it."""
    part = Support(claims, 1, 1, held.first, held.last, confidence)
    return edge(ids.edge("MENTIONS", id_, thing), part.props(fact_of(said)))


def fact_of(said: str) -> str:
    """Read the fact out of `order claim fact`."""
    return said.rpartition(" ")[2]


OWN = {"COOPERATES_WITH": cooperation, "HOLDS_POST": post}
