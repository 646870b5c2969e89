"""What is said (articles, mentions, claims) and what is drawn (elements): plain frozen data, and its JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Part = Literal["body", "title"]


@dataclass(frozen=True, slots=True)
class Article:
    """Hold one article as it was read; offsets into `body` and `title` stay valid for ever."""

    id: str
    origin: str
    title: str
    body: str
    lang: str
    sha256: str
    url: str | None = None
    source: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Quote an article verbatim: `getattr(article, part)[start:end] == quote`; offsets in characters."""

    part: Part
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Point at the words that name a thing, with what reading the article alone tells about it.

    `head` is the id of the first mention of the same thing in this article (its own id for the first).
    `ref` is a closed-list id (`country/KZ`, `agency/KZ.interior-ministry`) or None.
    `name` is the fullest nominative form in the article, None for what has no name.
    `attrs` holds JSON scalars and lists of strings: for a person kind, count, count_is, caption, born, sex;
    for an agency country, kind, level; for a place country.
    """

    id: str
    part: Part
    start: int
    end: int
    text: str
    type: str
    head: str
    ref: str | None = None
    name: str | None = None
    attrs: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Claim:
    """State one fact of one article: a kind, who fills which role, how far it went, when, and the words.

    `roles` maps a role (an edge name in lower case, `subject` for the thing the edge leaves) to mentions.
    `date` is ISO, as exact as known, or a span `a/b`. `evidence[0]` holds the trigger.
    """

    id: str
    article: str
    kind: str
    status: str | None
    date: str | None
    roles: Mapping[str, tuple[Mention, ...]]
    attrs: Mapping[str, Any]
    evidence: tuple[Evidence, ...]
    rule: str
    extractor: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Element:
    """Hold one node (`source` and `target` None) or one edge of the derived graph.

    `labels` holds the label(s) of a node, or the one type of an edge. `props` is JSON; dates are ISO strings.
    """

    id: str
    labels: tuple[str, ...]
    source: str | None
    target: str | None
    props: Mapping[str, Any]

    @property
    def is_edge(self) -> bool:
        return self.source is not None


def canonical(value: Any) -> str:
    """Print JSON one way only: sorted keys, no spaces, Cyrillic as it is."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def claim_to_dict(claim: Claim) -> dict[str, Any]:
    return asdict(claim)


def claim_from_dict(data: Mapping[str, Any]) -> Claim:
    """Read a claim back; raises KeyError or TypeError where a key is missing or unknown."""
    roles = {role: tuple(Mention(**mention) for mention in mentions) for role, mentions in data["roles"].items()}
    evidence = tuple(Evidence(**quote) for quote in data["evidence"])
    return Claim(**{**data, "roles": roles, "evidence": evidence})


def article_to_dict(article: Article) -> dict[str, Any]:
    return asdict(article)


def article_from_dict(data: Mapping[str, Any]) -> Article:
    return Article(**data)
