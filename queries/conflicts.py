"""Where articles contradict each other: each side of an event or of a number, with its words, its article, its day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.disputes import Dispute, bounds, overlap
from queries import evidence
from queries.evidence import many
from queries.run import Table, run_query

if TYPE_CHECKING:
    from graph.bolt import Store

FIELDS = (
    *("conflict", "type", "what", "about", "says", "sources", "quote"),
    *("title", "source", "published", "url", "article", "claim", "id"),
)


@dataclass(frozen=True, slots=True)
class Side:
    """Hold one side: what it says, how many sources do, and the first claim (a map of `evidence.FIELDS`)."""

    says: str
    sources: int
    claim: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Hold what two or more sides say of one thing; `id` is the event's, `about` what they differ in."""

    id: str
    type: str
    what: str
    about: str
    sides: tuple[Side, ...]


def conflicts(store: Store) -> list[Conflict]:
    """Find all events that are disputed, and all numbers that can not stand side by side."""
    return [*events(store), *numbers(store)]


# ---- events ----


def events(store: Store) -> Iterator[Conflict]:
    for label, statement in DISPUTED.items():
        rows = store.read(statement)
        said = [[Dispute.read(line) for line in row["disputes"] or ()] for row in rows]
        claims = read_claims(store, {side.claim for sides in said for side in sides})
        for row, sides in zip(rows, said, strict=True):
            yield from of_event(label, row, sides, claims)


def of_event(
    label: str, row: Mapping[str, Any], sides: Sequence[Dispute], claims: Mapping[str, Mapping[str, Any]]
) -> Iterator[Conflict]:
    who = ", ".join(sorted({name for name in row["who"] if name})) or str(row["id"])
    what = ", ".join(filter(None, (who, row["status"], row["date"])))
    for about in dict.fromkeys(side.aspect for side in sides):
        found = [
            Side(words(side.value), side.sources, claims[side.claim])
            for side in sides
            if side.aspect == about and side.claim in claims
        ]
        yield Conflict(row["id"], label, what, about, ordered(found))


def words(value: str) -> str:
    """Write a side's value for people: countries by code, a number with how exact it is."""
    is_, colon, number = value.partition(":")
    if colon:
        return f"{is_.replace('_', ' ')} {number}"
    return ", ".join(part.partition("/")[2] or part for part in value.split("+"))


def ordered(sides: Iterable[Side]) -> tuple[Side, ...]:
    """Put the sides as they came out, so that a denial stands under what it denies."""
    return tuple(sorted(sides, key=lambda side: (side.claim["published"] or "9", side.claim["claim"])))


def read_claims(store: Store, ids: Iterable[str]) -> dict[str, Mapping[str, Any]]:
    listed = sorted(ids)
    found: dict[str, Mapping[str, Any]] = {}
    for start in range(0, len(listed), evidence.BATCH):
        rows = store.read(OF_CLAIMS, ids=listed[start : start + evidence.BATCH])
        found.update((row["claim"], row) for row in rows)
    return found


# ---- numbers ----


@dataclass(frozen=True, slots=True)
class Number:
    """Hold one number that an article gives: the fact that it stands for, and how exact it is."""

    fact: str
    value: float
    is_: str

    @property
    def article(self) -> str:
        return self.fact.partition("/")[2].rpartition("@")[0]

    @property
    def says(self) -> str:
        number = f"{self.value:g}" if self.value < 10**6 else f"{self.value:.0f}"
        return number if self.is_ == "exact" else f"{self.is_.replace('_', ' ')} {number}"


def numbers(store: Store) -> Iterator[Conflict]:
    """Give the figures, then the totals, that are of one measure, country and period and can not all be right."""
    for what, group in (*figures(store), *totals(store)):
        wrong = [one for one in group if any(not fit(one, other) for other in group)]
        claims = evidence.of_facts(store, {one.fact for one in wrong}) if wrong else {}
        said: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
        for one in wrong:
            said[one.says] += claims.get(one.fact, ())
        sides = [Side(says, len({by["source"] for by in found}), found[0]) for says, found in said.items() if found]
        if len(sides) > 1:
            type_ = "Figure" if wrong[0].fact.startswith("figure/") else "Transfer"
            yield Conflict(wrong[0].fact, type_, what, "number", ordered(sides))


def fit(one: Number, other: Number) -> bool:
    """Tell whether two numbers go together; two of one article are of two things."""
    return one.article == other.article or overlap(bounds(one.is_, one.value), bounds(other.is_, other.value))


def figures(store: Store) -> Iterator[tuple[str, list[Number]]]:
    rows = run_query(store, "figures-differ", {}).to_dicts()
    known = {
        row["id"]: Number(row["id"], row["value"], row["value_is"] or "exact")
        for row in store.read(VALUES, ids=sorted({fact for row in rows for fact in row["facts"]}))
    }
    for row in rows:
        if row["measure"] not in VAGUE:
            yield f"{row['measure']}, {row['country']}, {row['period']}", [known[fact] for fact in row["facts"]]


def totals(store: Store) -> Iterator[tuple[str, list[Number]]]:
    """Put together the totals of one mode, status, date and sides."""
    groups: dict[tuple[Any, ...], dict[str, Number]] = defaultdict(dict)
    for row in store.read(TOTALS):
        sides = tuple(",".join(sorted({code for code in row[key] if code})) for key in ("origins", "destinations"))
        number = Number(row["id"], row["count"], row["count_is"] or "exact")
        groups[row["mode"], row["status"], row["date"], *sides][row["id"]] = number
    for (mode, status, date, origins, destinations), found in sorted(groups.items(), key=lambda item: str(item[0])):
        way = " ".join(filter(None, (origins and f"from {origins}", destinations and f"to {destinations}")))
        yield ", ".join(filter(None, ("total", mode, status, date, way))), list(found.values())


# ---- told ----


def table(found: Iterable[Conflict]) -> Table:
    rows = [
        (number, conflict.type, conflict.what, conflict.about, *told(side), conflict.id)
        for number, conflict in enumerate(found, 1)
        for side in conflict.sides
    ]
    return Table(FIELDS, tuple(rows))


def told(side: Side) -> tuple[Any, ...]:
    by = (side.claim[key] for key in ("title", "source", "published", "url", "article", "claim"))
    return side.says, side.sources, quote(side), *by


def quote(side: Side) -> str:
    return str(next(iter(side.claim["quotes"]), ""))


def prose(found: Sequence[Conflict]) -> str:
    """Print conflicts for people to read: the sides one under another, the first report of each."""
    by_id: dict[tuple[str, str], list[Conflict]] = defaultdict(list)
    for conflict in found:
        by_id[conflict.id, conflict.what].append(conflict)
    return "\n\n".join(map(paragraph, by_id.values())) if found else "no conflicts"


def paragraph(found: Sequence[Conflict]) -> str:
    head = f"{found[0].type}: {found[0].what}\n{found[0].id}"
    return "\n".join([head, *(line for conflict in found for line in lines(conflict))])


def lines(conflict: Conflict) -> Iterator[str]:
    yield f"  {ABOUT.get(conflict.about, conflict.about)}"
    for side in conflict.sides:
        says = AFTERWARDS.get(side.says, side.says) if conflict.about == "status" else side.says
        claim = side.claim
        by = ", ".join(str(claim[key]) for key in ("title", "source", "published", "url") if claim[key])
        yield f"    {says} ({many(side.sources, 'source')})"
        yield f"      «{quote(side)}»"
        yield f"      {by or claim['article']}"


ABOUT = {
    "status": "taken back afterwards:",
    "date": "the dates differ:",
    "count": "the numbers of people differ:",
    "origin": "the sides that it was from differ:",
    "destination": "the sides that it was to differ:",
    "held_in": "the places differ:",
    "number": "the numbers differ:",
}
VAGUE = ("change_percent", "other")  # tell how much, not of what
AFTERWARDS = {"denied": "denied afterwards", "refused": "refused afterwards"}
OF_CLAIMS = f"UNWIND $ids AS id MATCH (c:Claim {{id: id}})-[:STATED_IN]->(a:Article) RETURN {evidence.COLUMNS}"
HEAD = "e.id AS id, e.status AS status, e.date AS date, e.disputes AS disputes"
DISPUTED = {
    "Transfer": f"""MATCH (e:Transfer) WHERE e.disputed OPTIONAL MATCH (e)-[:SUBJECT]->(p:Person)
RETURN {HEAD}, collect(coalesce(p.name, p.caption)) AS who ORDER BY id""",
    "Detention": f"""MATCH (e:Detention) WHERE e.disputed OPTIONAL MATCH (e)-[:SUBJECT]->(p:Person)
RETURN {HEAD}, collect(coalesce(p.name, p.caption)) AS who ORDER BY id""",
    "Meeting": f"""MATCH (e:Meeting) WHERE e.disputed OPTIONAL MATCH (p)-[:MET_AT]->(e)
RETURN {HEAD}, collect(coalesce(p.name, p.name_ru)) AS who ORDER BY id""",
    "Operation": f"MATCH (e:Operation) WHERE e.disputed RETURN {HEAD}, [e.name] AS who ORDER BY id",
    "Agreement": f"MATCH (e:Agreement) WHERE e.disputed RETURN {HEAD}, [e.name] AS who ORDER BY id",
}
VALUES = "UNWIND $ids AS id MATCH (f:Figure {id: id}) RETURN f.id AS id, f.value AS value, f.value_is AS value_is"
TOTALS = """MATCH (t:Transfer)-[:SUBJECT]->(p:Person)
WHERE p.kind = 'total' AND p.count IS NOT NULL AND t.date IS NOT NULL
OPTIONAL MATCH (t)-[:ORIGIN]->(o:Country)
OPTIONAL MATCH (t)-[:DESTINATION]->(d:Country)
RETURN t.id AS id, t.mode AS mode, t.status AS status, t.date AS date, p.count AS count, p.count_is AS count_is,
       collect(DISTINCT o.code) AS origins, collect(DISTINCT d.code) AS destinations
ORDER BY id"""
