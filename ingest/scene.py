"""One part of an article as the finders see it, and the people that they find in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ingest.syntax import DASHES, case_of, feature, lemma
from ingest.tables import PersonNoun, Tables

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from ingest.mentions import Found
    from ingest.moments import Moment
    from ingest.quantities import Quantity
    from ingest.titles import Post


@dataclass(frozen=True, slots=True)
class Subject:
    """Point at a person or a group: `token` heads the words, `person` is set for a named one."""

    part: str
    token: int
    start: int
    end: int
    person: Found | None = None
    count: int | None = 1
    count_is: str = "exact"
    nation: str | None = None
    known: bool = False  # a pronoun or a noun that points back: «подозреваемый», «он»
    pronoun: bool = False
    another: bool = False  # «ещё один», «другой»: surely not the one named before
    gender: str = ""  # of a pronoun, a woman's noun, «мужчина»; empty where the words may be anyone's

    @property
    def key(self) -> tuple[str, int]:
        """Tell one person of the article from another: by name cluster, else by place."""
        return ("named", self.person.cluster) if self.person is not None else (self.part, self.token)

    @property
    def kind(self) -> str:
        if self.person is not None:
            return "named"
        return "anonymous" if self.count == 1 else "group"


@dataclass(frozen=True, slots=True)
class Scene:
    """Hold one part of an article as the finders see it: words, names, numbers, tables."""

    part: str
    doc: Doc
    founds: Sequence[Found]
    quantities: Sequence[Quantity]
    moments: Sequence[Moment]
    tables: Tables
    published: str | None = None
    home: str | None = None
    officials: Mapping[int, Post] = field(default_factory=dict)  # what each who holds a post now holds, by cluster
    titled: Mapping[int, Found] = field(default_factory=dict)  # the words of a post (token numbers) give its holder

    def founds_in(self, words: Span) -> Iterator[Found]:
        """Yield the names that begin in some words, in the order of print."""
        return (found for found in self.founds if words.start <= found.start < words.end)

    def person_at(self, token: Token) -> Found | None:
        return next((f for f in self.founds if f.type == "person" and f.start <= token.i < f.end), None)

    def demonym_at(self, token: Token) -> str | None:
        """Give the country of a word such as «казахстанец»."""
        return next((f.country for f in self.founds if f.form == "demonym" and f.head == token.i), None)

    def country_under(self, token: Token) -> str | None:
        """Give the country that a person noun owns: «гражданин Турции», not «граждан Турции, Чили и Перу»."""
        for found in self.founds:
            head = self.doc[found.head]
            near = abs(head.i - token.i) <= 4 and head.head.i == token.i
            bare = not any(child.dep_ == "case" for child in head.children)  # «осуждённых из Китая» are no Chinese
            owns = head.dep_ == "amod" or (head.dep_ == "nmod" and case_of(head) == "gen" and bare)
            if near and owns and found.type == "country" and found.country:
                return found.country if not self.goes_on(head) else None
        return None

    def goes_on(self, land: Token) -> bool:
        """Say that other lands are listed behind one."""
        others = {found.head for found in self.founds if found.type == "country"}
        return any(child.dep_ == "conj" and child.i in others for child in land.children)

    def quantity_of(self, token: Token) -> Quantity | None:
        """Give the number that counts `token`, or that `token` itself is."""
        own = next((q for q in self.quantities if q.start <= token.i < q.end), None)
        if own is not None:
            return own  # «трое» of «из восьми трое»
        numbers = {child.i for child in token.children if child.dep_.startswith("nummod")}
        for quantity in self.quantities:
            if quantity.head == token.i or (numbers and any(quantity.start <= at < quantity.end for at in numbers)):
                return quantity
        return None


def is_after_at(found: Found, scene: Scene) -> bool:
    """Say that «в», «на», «in» stands right before a name."""
    return bool(found.start) and scene.doc[found.start - 1].lower_ in scene.tables.word_class("at")


def person_noun(token: Token, tables: Tables) -> PersonNoun | None:
    """Give the person noun that a word is; a finite verb or a short form is none though its lemma be listed."""
    if feature(token, "VerbForm") in ("Fin", "Inf", "Conv") or feature(token, "Variant") == "Short":
        return None
    return tables.persons.get(lemma(token))


def somebody(token: Token, tables: Tables) -> PersonNoun | None:
    """Give the person noun that a word is, listed or not: any animate noun may be somebody («пристав», «пассажир»)."""
    listed = person_noun(token, tables)
    animate = token.pos_ == "NOUN" and feature(token, "Animacy") == "Anim"
    animate = animate and lemma(token) not in tables.word_class("unmoved")
    return listed if listed is not None or not animate else PersonNoun(lemma(token), "open")


def counts_things(token: Token, quantity: Quantity) -> bool:
    """Say that a number counts no people that the law moves: «семь автомобилей», «28 процентов», «двести туристов».

    Nor does it count the land before its brackets or its dash: «не выдали Чехия (9), Литва — 6».
    """
    if token.i < quantity.start and token.doc[quantity.start - 1].text in {"(", *DASHES}:
        return True
    return not quantity.counts or quantity.head is not None or (quantity.unit is not None and not quantity.persons)
