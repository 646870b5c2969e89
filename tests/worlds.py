"""Small worlds for tests: articles that say just what a test needs, with true quotes and offsets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph import bolt, ids
from graph.ledger import Ledger
from graph.load import load
from graph.model import Article, Claim, Evidence, Mention
from graph.settings import Settings

EXTRACTOR = "hand 1.0"


@dataclass(frozen=True)
class Thing:
    """Name a thing in a test: the words, its type, and what reading told."""

    text: str
    type: str
    ref: str | None = None
    name: str | None = None
    attrs: Mapping[str, Any] = field(default_factory=dict)


def country(code: str) -> Thing:
    return Thing(code, "country", ids.country(code))


def agency(code: str, kind: str = "interior-ministry") -> Thing:
    return Thing(f"{kind} {code}", "agency", ids.agency(code, kind))


def person(name: str, **attrs: Any) -> Thing:
    return Thing(name, "person", None, name, {"kind": "named", **attrs})


def somebody(text: str, count: int = 1, **attrs: Any) -> Thing:
    kind = "anonymous" if count == 1 else "group"
    return Thing(
        text, "person", None, None, {"kind": kind, "count": count, "count_is": "exact", "caption": text, **attrs}
    )


def offence(code: str) -> Thing:
    return Thing(code, "offence", ids.offence(code))


@dataclass
class Page:
    """Write an article claim by claim; the same Thing is the same mention head all over the page."""

    name: str
    published: str | None = None
    source: str | None = None
    lead: str = ""
    body: str = ""
    claims: list[Claim] = field(default_factory=list)
    heads: dict[tuple[str, str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.id = ids.article(None, self.name, self.name)
        self.body = self.lead

    def say(
        self,
        kind: str,
        roles: Mapping[str, Sequence[Thing]],
        status: str | None = None,
        date: str | None = None,
        confidence: float = 1.0,
        **attrs: Any,
    ) -> Claim:
        """Add one sentence that names every thing of the claim once."""
        start = len(self.body)
        self.body += kind
        seats = {role: tuple(self.mention(thing) for thing in things) for role, things in roles.items()}
        self.body += ".\n"
        quote = Evidence("body", start, len(self.body) - 1, self.body[start:-1])
        claim_id = ids.claim(self.id, kind, "body", start)
        claim = Claim(
            claim_id, self.id, kind, status, date, seats, attrs, (quote,), f"test/{kind}", EXTRACTOR, confidence
        )
        self.claims.append(claim)
        return claim

    def mention(self, thing: Thing) -> Mention:
        start = len(self.body) + 1
        self.body += f" {thing.text}"
        id_ = ids.mention(self.id, "body", start, thing.type)
        head = self.heads.setdefault((thing.type, thing.text), id_)
        end = start + len(thing.text)
        return Mention(id_, "body", start, end, thing.text, thing.type, head, thing.ref, thing.name, thing.attrs)

    @property
    def article(self) -> Article:
        return Article(
            self.id,
            f"{self.name}.txt",
            self.name,
            self.body,
            "ru",
            ids.digest(self.body),
            None,
            self.source,
            self.published,
        )


def tell(ledger: Ledger, *pages: Page) -> None:
    """Write pages into a ledger and derive the graph."""
    for page in pages:
        ledger.replace(page.article, EXTRACTOR, page.claims)
    ledger.derive()


def put(settings: Settings, pages: Iterable[Page]) -> None:
    """Write pages into a ledger, derive the graph, load it into the store beside it."""
    with Ledger(settings.ledger) as ledger, bolt.connect(settings, create=True) as store:
        tell(ledger, *pages)
        load(ledger, store)
