"""What the pages of events have in common: their frame, and who says what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from queries.origin import Origin, hushed, told
from queries.page import asked, described, fill, program, statement
from queries.picture import Picture, View
from queries.redact import redacted
from queries.sounds import sounds
from queries.statements import Statements, Store, gather
from queries.wording import Wording

if TYPE_CHECKING:
    import networkx


def render(kind: str, parts: Sequence[str], data: Mapping[str, Any], words: Wording) -> str:
    """Fill the frame with a picture of a kind (`timeline`, `flows`); the same data give the same bytes."""
    return fill(kind, (program(parts),), ("page", "chart"), data, words.say(f"{kind}.title"), words)


def told_of(
    store: Store, part: networkx.MultiDiGraph, facts: Iterable[str], view: View, words: Wording, origin: Origin
) -> tuple[Picture, Statements, Origin]:
    """Give a part of the graph, what is said of its facts and where it comes from, redacted where the view asks so."""
    picture, statements = redacted(Picture(part, part, view=view), gather(store, facts, {}), store, words)
    return picture, statements, hushed(origin) if view.redacted else origin


def frame(kind: str, origin: Origin, words: Wording) -> dict[str, Any]:
    """Give the words of a page and where its picture comes from."""
    return {
        "words": words.family("ui.") | words.family(f"{kind}."),
        "lang": words.lang,
        "many": words.family("many."),
        "sounds": sounds(),
        "origin": told(origin, words),
    }


def notes(view: View, articles: int, words: Wording, **more: str) -> dict[str, str]:
    """Say what was asked for, how many articles it rests on, and what made it."""
    made = words.say("ui.made", version=version("kordon"))
    return {"query": asked(view, words), "articles": words.many("articles", articles), "made": made, **more}


def sayings(statements: Statements, words: Wording) -> dict[str, Any]:
    """Give every statement with its article, as the panel reads them."""
    articles = sorted({row["article"] for row in statements.claims.values()})
    return {
        "statements": [statement(row, articles, words) for row in statements.claims.values()],
        "articles": described(statements, articles, words),
    }


def places(statements: Statements) -> dict[str, list[int]]:
    """Give for each fact the places of its statements in the list that `sayings` gives."""
    place = {id_: number for number, id_ in enumerate(statements.claims)}
    return {fact: [place[id_] for id_ in ids] for fact, ids in statements.of_fact.items()}
