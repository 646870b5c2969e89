"""A picture without the names of people who hold no public post: nodes, quotes, titles, ids, addresses, all of it.

A surname goes from every text in which it stands, be it there an official's of the same surname: whom it means can not
be told for sure. An official's own node keeps its name. Who is not known to hold a post counts as one who holds none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from graph.errors import NotFoundError
from queries.cover import Cover, Span, cover
from queries.people import People, people
from queries.picture import Picture, View, find, names
from queries.statements import Statements, Store
from queries.wording import Wording

if TYPE_CHECKING:
    import networkx

Row = Mapping[str, Any]


def redacted(picture: Picture, statements: Statements, store: Store, words: Wording) -> tuple[Picture, Statements]:
    """Redact what a page is given, where its view asks for that."""
    if not picture.view.redacted:
        return picture, statements
    return redact(picture, statements, people(store, statements), words)


def redact(picture: Picture, statements: Statements, known: People, words: Wording) -> tuple[Picture, Statements]:
    """Give the same picture and statements with «Человек 1», «Человек 2» ... for names, in the order of the statements.

    It is called once, on what a page is given and before any of it is put into words.
    """
    redaction = Redaction(learnt(picture, statements, known), known, words, Ids())
    redaction.number(statements, picture)
    return redaction.picture(picture), redaction.statements(statements, picture)


def learnt(picture: Picture, statements: Statements, known: People) -> Cover:
    """Learn all names; a stranger's surname, once it is told by a given name beside it, is hidden everywhere."""
    others = [node for _, node in picture.whole.nodes(data=True) if node["type"] != "Person"]
    things = [name for node in others for name in names(node)]
    first = cover(known.hidden, known.public, things)
    strange = {word for text in sorted(told(picture, statements)) for word in first.unknown(text)}
    return cover({**known.hidden, STRANGER: sorted(strange)}, known.public, things) if strange else first


def told(picture: Picture, statements: Statements) -> set[str]:
    """Give all sentences of a page, each once."""
    captions = {str(caption) for _, caption in picture.whole.nodes(data="caption") if caption}
    return captions.union(*(texts(row) for row in statements.claims.values()))


@dataclass(frozen=True, slots=True)
class Ids:
    """Give ids that tell nothing: `person/~3`, `transfer/~1`; one old id, one new id."""

    given: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def of(self, id_: str, kind: str) -> str:
        if id_ not in self.given:
            self.counts[kind] += 1
            self.given[id_] = f"{kind}/~{self.counts[kind]}"
        return self.given[id_]

    def keep(self, id_: str) -> None:
        self.given[id_] = id_


@dataclass(frozen=True, slots=True)
class Redaction:
    """Put what is neutral in the place of names and of ids that hold them."""

    cover: Cover
    known: People
    words: Wording
    ids: Ids
    numbers: dict[str, int] = field(default_factory=dict)
    seen: dict[tuple[str, frozenset[str], bool], list[Span]] = field(default_factory=dict)

    # ---- texts ----

    def label(self, person: str | None) -> str:
        if person is None or person == STRANGER:
            return self.words.say("redacted.somebody")
        number = self.numbers.setdefault(person, len(self.numbers) + 1)
        return self.words.say("redacted.person", number=number)

    def text(self, text: str, near: Iterable[str] = (), strangers: bool = True) -> str:
        return self.put(text, self.spans(text, frozenset(near), strangers))

    def spans(self, text: str, near: frozenset[str], strangers: bool = True) -> list[Span]:
        """Find names once in a text: a title is told with every claim of its article."""
        key = text, near, strangers
        if key not in self.seen:
            self.seen[key] = self.cover.spans(text, near, strangers)
        return self.seen[key]

    def put(self, text: str, spans: Sequence[Span]) -> str:
        for span in sorted(spans, key=lambda span: span.start, reverse=True):
            text = text[: span.start] + self.label(span.person) + text[span.end :]
        return text

    def value(self, key: str, value: Any, strangers: bool) -> Any:
        """Redact a property: lists one by one, ids by id; closed lists, numbers and dates stay."""
        if key in PLAIN:
            return value
        if isinstance(value, list):
            return [self.value(key, one, strangers) for one in value]
        if not isinstance(value, str):
            return value
        if key in IDS:
            return self.ids.of(value, "fact")
        return self.line(value) if key in WITH_IDS else self.text(value, strangers=strangers)

    def line(self, line: str) -> str:
        """Redact a line of words and ids («2024-10 requested <claim>»)."""
        return "".join(self.ids.given.get(word, "…" if ID.search(word) else word) for word in WORDS.split(line))

    # ---- numbers ----

    def number(self, statements: Statements, picture: Picture) -> None:
        """Number people as the statements name them from first to last, then those who are only drawn."""
        near = self.near(statements, picture)
        for id_, row in statements.claims.items():
            for text in texts(row):
                for span in sorted(self.spans(text, frozenset(near[id_])), key=lambda span: span.start):
                    if span.person is not None:
                        self.label(span.person)
            for person in sorted(near[id_]):
                self.label(person)
        for person in picture.drawn:
            if person in self.known.hidden:
                self.label(person)

    def near(self, statements: Statements, picture: Picture) -> Mapping[str, set[str]]:
        """Tell for each claim which of the hidden it is about."""
        about: dict[str, set[str]] = defaultdict(set)
        for thing, claims in statements.of_thing.items():
            for id_ in claims if thing in self.known.hidden else ():
                about[id_].add(thing)
        for id_, row in statements.claims.items():
            fact = row["fact"]
            ends = picture.whole.successors(fact) if fact in picture.whole else str(fact).split("|")
            about[id_] |= set(ends) & set(self.known.hidden)
        return about

    # ---- the picture ----

    def picture(self, picture: Picture) -> Picture:
        for person in self.numbers:
            self.ids.of(person, "person")
        for network in (picture.whole, picture.drawn):
            for id_, node in network.nodes(data=True):
                self.name_node(id_, node)
        for network in (picture.whole, picture.drawn):
            for source, target, key in network.edges(keys=True):
                self.name_edge(source, target, key)
        view = self.view(picture)
        drawn, whole = self.network(picture.drawn), self.network(picture.whole)
        return replace(picture, drawn=drawn, whole=whole, view=view)

    def name_node(self, id_: str, node: Row) -> None:
        kind = id_.partition("/")[0]
        if id_ in self.ids.given:
            return
        if kind in CLOSED or not (id_ in self.known.hidden or "@" in id_ or self.cover.betrays(id_)):
            self.ids.keep(id_)
        else:
            self.ids.of(id_, kind)

    def name_edge(self, source: str, target: str, key: str) -> None:
        """Write an edge's id anew from its ends; a qualifier is an event's id, or it gets a number."""
        if key in self.ids.given:
            return
        type_, *_, qualifier = [*key.split("|", 3), "", "", ""][:4]
        event, colon, role = qualifier.rpartition(":")
        if event in self.ids.given:
            told = self.ids.given[event] + colon + role
        else:
            told = self.ids.given.get(qualifier) or (self.ids.of(qualifier, "edge") if qualifier else "")
        self.ids.given[key] = f"{type_}|{self.ids.given[source]}|{self.ids.given[target]}|{told}"

    def network(self, old: networkx.MultiDiGraph) -> networkx.MultiDiGraph:
        """Build the graph anew, in the order of its new ids: the old order tells the alphabet."""
        import networkx as nx

        new = nx.MultiDiGraph()
        for id_, node in sorted((self.ids.given[id_], self.node(id_, node)) for id_, node in old.nodes(data=True)):
            new.add_node(id_, **node)
        edges = [tuple(map(self.ids.given.__getitem__, edge)) for edge in old.edges(keys=True)]
        properties = [self.properties(edge, True) for *_, edge in old.edges(data=True)]
        for (source, target, key), edge in sorted(zip(edges, properties, strict=True), key=lambda row: row[0]):
            new.add_edge(source, target, key=key, **edge)
        return new

    def node(self, id_: str, node: Row) -> dict[str, Any]:
        if node["type"] in CLOSED_TYPES:
            return dict(node)
        told = self.properties(node, node["type"] == "Person")
        if "Official" in node["labels"]:
            return told | {key: node[key] for key in ("name", "names") if key in node}
        return told | {"name": self.label(id_), "names": []} if id_ in self.known.hidden else told

    def properties(self, bearer: Row, strangers: bool) -> dict[str, Any]:
        return {key: self.value(key, value, strangers) for key, value in bearer.items()}

    def view(self, picture: Picture) -> View:
        """Redact what was asked for: a part of a name that leads to a hidden person is one too."""
        told = {each.name: getattr(picture.view, each.name) for each in fields(View) if each.name not in PLAIN_VIEW}
        return replace(picture.view, **{key: self.asked(value, picture) for key, value in told.items()})

    def asked(self, value: Any, picture: Picture) -> Any:
        if isinstance(value, tuple):
            return tuple(self.asked(one, picture) for one in value)
        if not isinstance(value, str):
            return value
        try:
            found = find(picture.drawn, value)
        except NotFoundError:
            return self.text(value)
        return self.label(found) if found in self.known.hidden else self.text(value)

    # ---- statements ----

    def statements(self, statements: Statements, picture: Picture) -> Statements:
        near = self.near(statements, picture)
        told = {id_: self.row(row, near[id_]) for id_, row in statements.claims.items()}
        changed = {
            row["article"] for id_, row in statements.claims.items() if near[id_] or texts(row) != texts(told[id_])
        }
        hidden = changed | set(self.known.articles)
        for id_, row in statements.claims.items():
            if row["article"] in hidden or self.cover.betrays(row["url"] or ""):
                told[id_]["url"] = None
        claims = {self.ids.of(id_, "claim"): row for id_, row in told.items()}
        of_fact = {self.fact(fact): self.claims(ids) for fact, ids in statements.of_fact.items()}
        of_thing = {self.ids.given[id_]: self.claims(ids) for id_, ids in statements.of_thing.items()}
        return Statements(claims, of_fact, of_thing)

    def claims(self, ids: Iterable[str]) -> list[str]:
        return [self.ids.of(id_, "claim") for id_ in ids]

    def fact(self, fact: str) -> str:
        return self.ids.of(fact, "fact")

    def row(self, row: Row, near: Iterable[str]) -> dict[str, Any]:
        """Redact one claim; `source` and `rule` are no sentences, and nobody but the known is looked for in them."""
        return {
            **row,
            "claim": self.ids.of(row["claim"], "claim"),
            "article": self.ids.of(row["article"], "article"),
            "fact": self.fact(row["fact"]),
            "quotes": [self.text(quote, near) for quote in row["quotes"]],
            "title": self.text(row["title"] or "", near),
            "source": self.text(row["source"] or "", strangers=False),
            "rule": self.text(row["rule"] or "", strangers=False),
        }


def texts(row: Row) -> list[str]:
    return [row["title"] or "", *row["quotes"]]


STRANGER = "person/"  # stands for all of whom a graph knows nothing
CLOSED = frozenset({"country", "offence"})
CLOSED_TYPES = frozenset({"Country", "Offence"})
# Properties that hold no name: closed lists, codes, dates. What is not listed is redacted.
PLAIN = frozenset(
    {"type", "labels", "kind", "status", "mode", "role", "event", "count_is", "value_is", "measure", "unit", "period"}
    | {"cameo", "iccs", "code", "level", "born", "sex", "topics", "by_year", "date", "date_from", "date_to", "form"}
    | {"first_report", "last_report", "origin"}
)
ID, WORDS = re.compile("^[a-z]+/|[~#@|]"), re.compile("([ +])")
IDS = frozenset({"id", "fact"})
WITH_IDS = frozenset({"history", "disputes"})
PLAIN_VIEW = frozenset({"types", "countries", "date_from", "date_to"})
