"""Take the claims that another extractor, or a person, makes of an article: a line of an X.claims.jsonl."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NoReturn

from graph.admission import admit
from graph.errors import InputError
from graph.model import Article, Claim, claim_from_dict
from ingest import draft, formats
from ingest.draft import Draft, UnreadableError

EXTRACTOR = re.compile(r"\S+ \S+")


def check(data: Mapping[str, Any], origin: str) -> tuple[Article, str, tuple[Claim, ...]]:
    """Read the article, its extractor and its claims from one line; raises UnreadableError at the first misfit."""
    article = read_article(data.get("article"), origin)
    extractor, listed = data.get("extractor"), data["claims"]
    if not isinstance(extractor, str) or EXTRACTOR.fullmatch(extractor) is None:
        refuse("`extractor` must be a name and a version")
    if not isinstance(listed, list):
        refuse("`claims` must be a list")
    claims = tuple(read_claim(each) for each in listed)
    try:
        admit(article, extractor, claims)
    except InputError as error:
        refuse(str(error))
    except (TypeError, ValueError, AttributeError) as error:  # a number where text belongs, and the like
        refuse(f"a value of a wrong type, {error}")
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
    return draft.article(made, origin, given.get("id") or None)


def read_claim(data: object) -> Claim:
    """Read one claim; a missing or unknown key is a misfit."""
    try:
        return claim_from_dict(data)  # type: ignore[arg-type]
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        name = data.get("id", "a claim") if isinstance(data, dict) else "a claim"
        refuse(f"{name}: missing or unknown key, {error}")
