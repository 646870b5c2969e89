"""Check the claims that another extractor, or a person, makes of an article: a line of an X.claims.jsonl."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn

from graph.model import Article, Claim, Evidence, Mention, claim_from_dict
from ingest import draft, formats
from ingest.draft import Draft, UnreadableError

LONGEST = 600  # characters of a quote
ARTICLE_ID = re.compile(r"[a-z0-9.-]+~[a-z2-7]{13}")
EXTRACTOR = re.compile(r"\S+( \S+)?")
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
TYPES = frozenset({"country", "agency", "person", "place", "offence", "operation", "system"})


@dataclass(frozen=True, slots=True)
class Kind:
    """Hold what a claim of one kind may say; `needed` roles must be there."""

    needed: frozenset[str]
    roles: frozenset[str]
    status: frozenset[str]


def check(data: Mapping[str, Any], origin: str) -> tuple[Article, str, tuple[Claim, ...]]:
    """Read the article, its extractor and its claims from one line; raises UnreadableError at the first misfit."""
    article = read_article(data.get("article"), origin)
    extractor, listed = data.get("extractor"), data["claims"]
    if not isinstance(extractor, str) or EXTRACTOR.fullmatch(extractor) is None:
        refuse("`extractor` must be a name and a version")
    if not isinstance(listed, list):
        refuse("`claims` must be a list")
    claims = tuple(read_claim(each) for each in listed)
    check_ids(claims)
    for claim in claims:
        check_claim(claim, article, extractor)
    return article, extractor, claims


def refuse(what: str) -> NoReturn:
    raise UnreadableError("claims", detail=what)


def read_article(given: object, origin: str) -> Article:
    """Make the article of a claims line: its offsets count, so that its text is taken as it stands."""
    if not isinstance(given, dict) or not isinstance(given.get("body"), str):
        refuse("`article` must be an object with a `body`")
    if not isinstance(given.get("title") or "", str) or not isinstance(given.get("id") or "", str):
        refuse("the article's `title` and `id` must be text")
    found = formats.from_record({**given, "text": given["body"], "id": None})
    made = Draft(given["body"], given.get("title") or "", None, found.url, found.source, found.published, found.lang)
    if given.get("id") and ARTICLE_ID.fullmatch(given["id"]) is None:
        refuse("an article's `id` is a host or `text`, ~, and 13 characters; it may be left out")
    return draft.article(made, origin, given.get("id") or None)


def read_claim(data: object) -> Claim:
    """Read one claim; a missing or unknown key is a misfit."""
    try:
        return claim_from_dict(data)  # type: ignore[arg-type]
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        name = data.get("id", "a claim") if isinstance(data, dict) else "a claim"
        refuse(f"{name}: missing or unknown key, {error}")


def check_ids(claims: Iterable[Claim]) -> None:
    """Refuse two claims of one id, and two different mentions of one id."""
    seen: dict[str, object] = {}
    for claim in claims:
        if seen.setdefault(claim.id, claim) is not claim:
            refuse(f"{claim.id}: the id of two claims")
        for mention in (mention for mentions in claim.roles.values() for mention in mentions):
            if seen.setdefault(mention.id, mention) != mention:
                refuse(f"{mention.id}: the id of two different mentions")


def check_claim(claim: Claim, article: Article, extractor: str) -> None:
    """Check one claim against the article that it is made of."""
    for what, fits in {
        "its article": claim.article == article.id and claim.id.startswith(f"{article.id}#"),
        "its extractor": claim.extractor == extractor,
        "its kind": claim.kind in KINDS,
        "its date": claim.date is None or is_date(claim.date),
        "its rule": isinstance(claim.rule, str) and bool(claim.rule),
        "its attrs": is_plain(claim.attrs),
        "its confidence": isinstance(claim.confidence, int | float) and 0 <= claim.confidence <= 1,
        "its evidence": bool(claim.evidence) and all(is_quote(quote, article) for quote in claim.evidence),
    }.items():
        if not fits:
            refuse(f"{claim.id}: {what}")
    check_roles(claim, article)


def check_roles(claim: Claim, article: Article) -> None:
    """Check the roles of a claim: those of its kind, none missing, each with mentions that are there."""
    kind = KINDS[claim.kind]
    if not kind.needed <= claim.roles.keys() <= kind.roles:
        refuse(f"{claim.id}: roles of {claim.kind} are {', '.join(sorted(kind.roles))}")
    if claim.status is not None and claim.status not in kind.status:
        refuse(f"{claim.id}: its status")
    for role, mentions in claim.roles.items():
        if not mentions or not all(is_mention(mention, article) for mention in mentions):
            refuse(f"{claim.id}: the mentions of {role}")


def is_there(part: object, start: object, end: object, text: object, article: Article) -> bool:
    """Tell whether the article has these words there."""
    if part not in ("body", "title") or not isinstance(start, int) or not isinstance(end, int) or start < 0:
        return False
    return bool(text) and str(getattr(article, str(part)))[start:end] == text


def is_quote(quote: Evidence, article: Article) -> bool:
    return is_there(quote.part, quote.start, quote.end, quote.quote, article) and len(quote.quote) <= LONGEST


def is_mention(mention: Mention, article: Article) -> bool:
    """Tell whether a mention is well-formed and its words are where it says."""
    own = (mention.id, mention.head)
    return (
        mention.type in TYPES
        and all(isinstance(id_, str) and id_.startswith(f"{article.id}@") for id_ in own)
        and (mention.ref is None or (isinstance(mention.ref, str) and mention.ref.startswith(f"{mention.type}/")))
        and (mention.name is None or (isinstance(mention.name, str) and bool(mention.name)))
        and is_plain(mention.attrs)
        and is_there(mention.part, mention.start, mention.end, mention.text, article)
    )


def is_plain(attrs: object) -> bool:
    """Tell whether attributes are what a store can hold: scalars and lists of text."""
    if not isinstance(attrs, dict):
        return False
    lists = [value for value in attrs.values() if isinstance(value, list)]
    return all(isinstance(item, str) for each in lists for item in each) and not any(
        isinstance(value, dict) for value in attrs.values()
    )


def is_date(text: object) -> bool:
    """Tell whether a text is 2024, 2024-10, 2024-10-31 or a span a/b of such, the first not later."""
    ends = text.split("/") if isinstance(text, str) else []
    return 1 <= len(ends) <= 2 and all(map(is_day, ends)) and ends == sorted(ends)


def is_day(text: str) -> bool:
    try:
        return DATE.fullmatch(text) is not None and date.fromisoformat(text + "0001-01-01"[len(text) :]) is not None
    except ValueError:
        return False


def kind(needed: str, others: str = "", status: str = "") -> Kind:
    return Kind(frozenset(needed.split()), frozenset((needed + " " + others).split()), frozenset(status.split()))


MOVED = "completed approved requested refused suspended denied"
ACTORS = "handed_over received asked decided refused detained escorted"
KINDS = {
    "transfer": kind("subject", f"origin destination {ACTORS}", MOVED),
    "detention": kind("subject", f"held_in {ACTORS}", MOVED),
    "wanted": kind("subject wanted_by"),
    "accusation": kind("subject accused_of"),
    "citizenship": kind("subject citizen_of"),
    "post": kind("subject holds_post"),
    "membership": kind("subject member_of"),
    "meeting": kind("met_at", "held_in", "completed planned denied"),
    "cooperation": kind("cooperates_with", "", "completed planned denied"),
    "operation": kind("operation", "conducted held_in", "completed planned denied"),
    "agreement": kind("party_to", "", "signed ratified in_force negotiated absent"),
    "system": kind("system", "operates"),
    "figure": kind("", "of_country"),
}
