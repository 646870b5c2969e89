"""Check what a file says about an article, and make the article of it; every fault has a name and an advice."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from graph import ids
from graph.errors import InputError
from graph.model import Article, canonical
from ingest import language

DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?")
CONTENT = ("title", "body", "url", "source", "published", "lang")


class UnreadableError(InputError):
    """Name, as a key of FAULTS, why something is no article; `line` is where, counted from 1."""

    def __init__(self, fault: str, line: int | None = None, detail: str = "") -> None:
        super().__init__(FAULTS[fault] + (f" ({detail})" if detail else ""))
        self.fault, self.line = fault, line


@dataclass(frozen=True, slots=True)
class Draft:
    """Hold what a file says about an article; `lines` is where each header stands in the file, from 1."""

    body: str
    title: str = ""
    id: str | None = None
    url: str | None = None
    source: str | None = None
    published: str | None = None
    lang: str | None = None
    lines: Mapping[str, int] = field(default_factory=dict)


def article(draft: Draft, origin: str, known_id: str | None = None) -> Article:
    """Make an article of a draft; raises UnreadableError where it is none."""
    if not draft.body.strip():
        raise UnreadableError("empty")
    try:
        id_ = known_id or ids.article(draft.url, draft.id, origin)
    except ValueError as error:
        raise UnreadableError("address", draft.lines.get("url"), str(error)) from error
    published, lang = day(draft), choose_language(draft)
    made = Article(id_, origin, draft.title, draft.body, lang, "", draft.url, draft.source, published)
    return replace(made, sha256=digest(made))


def day(draft: Draft) -> str | None:
    """Give the day of publication; a time of day is dropped."""
    if draft.published is None:
        return None
    found = DAY.fullmatch(draft.published)
    try:
        return date.fromisoformat(found[1] if found is not None else "").isoformat()
    except ValueError as error:
        raise UnreadableError("date", draft.lines.get("published"), draft.published[:40]) from error


def choose_language(draft: Draft) -> str:
    """Take the language that the header gives, else the one that the text is in."""
    if draft.lang is None:
        found = language.detect(draft.body)
    else:
        given = re.split(r"[-_]", draft.lang.lower())[0]
        found = given if given in language.known() else None
    if found is None:
        raise UnreadableError("language", draft.lines.get("lang"), draft.lang or "")
    return found


def digest(article: Article) -> str:
    """Give the SHA-256 of an article's content, in hexadecimal; where it was found does not count."""
    content = {name: getattr(article, name) for name in CONTENT}
    return hashlib.sha256(canonical(content).encode("utf-8")).hexdigest()


FAULTS = {
    "missing": "no such file or folder; check the path",
    "special": "neither a file nor a folder; a pipe is read from standard input, `-`",
    "denied": "it can not be opened; check its permissions",
    "kind": "not a kind that is read; name it .txt, .html or .jsonl",
    "bare": "no .txt, .html or .jsonl is in this folder; check the path",
    "empty": "it holds no text; delete it or fill it",
    "binary": "it is not text; save it as text or HTML",
    "large": "it is over 5 MB; split it into one file an article, or into the lines of a .jsonl",
    "long": "its text is over 50,000 characters; split it into one file an article, or into the lines of a .jsonl",
    "encoding": "its letters can not be told; save it as UTF-8",
    "language": "its language is not one of ru, kk, en; if it is, say so in a header line, `lang: ru`",
    "json": "not an object of JSON; mend or delete the line",
    "fields": "a record with wrong fields; mend or delete the line",
    "date": "its date is not a day as 2024-10-31; mend it or leave it out",
    "address": "its url is none; mend it or leave it out",
    "claims": "the claims do not fit their article, nothing of the line is taken; mend or delete it",
}
