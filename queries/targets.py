"""What a judgement is about: from an id, a name or a path, as a person writes it, to a mention, claim or article."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graph import identity, ids, schema
from graph.errors import InputError, NotFoundError
from graph.ledger import Ledger
from queries import lookup

MENTION = re.compile(r"^([^@#|/]+)@t?\d+:[a-z]+$")
NEAR = 5
EVENTS = ("transfer", "detention", "meeting", "agreement")


@dataclass(frozen=True, slots=True)
class Target:
    """Hold what a line of judgements.csv points at: its id, the node behind it (None: none), its type, its words."""

    id: str
    thing: str | None
    type: str
    text: str
    head: str


def target(ledger: Ledger, text: str) -> Target:
    """Find the mention or claim that `text` means: its own id, or the first behind a node's id or a name.

    Raises NotFoundError with what is near, InputError for what can not be judged.
    """
    if "|" in text:
        raise InputError(f"{text} is an edge: name a claim behind it (kordon evidence) or a mention of one of its ends")
    if "#" in text:
        return of_claim(ledger, text)
    if MENTION.match(text):
        return of_mention(ledger, text)
    thing = node(ledger, text)
    if schema.label(thing) in ("Article", "Figure"):
        raise InputError(f"{thing} is neither a thing nor an event: nothing is joined with it or parted from it")
    anchors = ledger.anchors_of(thing)
    if anchors:
        return of_mention(ledger, anchors[0])
    claims = ledger.claims_of(thing)
    if not claims:
        raise InputError(f"no article speaks of {thing}: it comes from the gazetteer alone")
    return of_claim(ledger, claims[0].id)


def of_claim(ledger: Ledger, id_: str) -> Target:
    try:
        claim = ledger.claim(id_)
    except NotFoundError as error:
        known = [claim.id for claim in ledger.claims_in(ids.article_of(id_))]
        raise NotFoundError(f"no article states {id_}{near(id_, known)}") from error
    node = ledger.element(id_)
    return Target(id_, None if node is None else node.props["fact"], claim.kind, claim.evidence[0].quote, id_)


def of_mention(ledger: Ledger, id_: str) -> Target:
    claims = ledger.claims_in(ids.article_of(id_))
    mention = identity.spoken(claims, id_)
    if mention is None:
        raise NotFoundError(f"no claim speaks of {id_}{near(id_, [each.id for each in identity.mentions(claims)])}")
    head = identity.heads(claims)[id_]
    things = ledger.resolve(head)
    return Target(id_, things[0] if things else None, mention.type, mention.text, head)


def claim_target(ledger: Ledger, text: str) -> Target:
    """Find a claim by its id, or by the id of an event or an edge that one claim alone states."""
    if "#" in text:
        return of_claim(ledger, text)
    claims = ledger.claims_of(text) if "|" in text or "/" in text else []
    if len(claims) == 1 and ("|" in text or schema.label(text) != "Article"):
        return of_claim(ledger, claims[0].id)
    if not claims:
        raise NotFoundError(f"{text} is no claim: claims are named in kordon evidence, as ARTICLE#KIND@PLACE")
    raise InputError(f"{len(claims)} claims say so, reject one: {'; '.join(few([claim.id for claim in claims]))}")


# ---- things ----


def node(ledger: Ledger, text: str) -> str:
    """Give the id of the one node that an id, an older id or a name means."""
    found = ledger.resolve(text)
    if not found and "/" not in text:
        return named(ledger, text)
    if not found:
        raise NotFoundError(f"the graph has no {text}{near_names(ledger, text)}")
    if len(found) > 1:
        raise InputError(f"{text!r} may mean several: {'; '.join(few(found))}; give the id")
    return found[0]


def named(ledger: Ledger, text: str) -> str:
    return lookup.pick(text, called(ledger, text), "nothing in the graph is")


def nodes(ledger: Ledger, text: str) -> list[str]:
    """Give the ids of all nodes that an id or a name may mean."""
    found = ledger.resolve(text)
    return found or [thing.id for thing in called(ledger, text) if lookup.spelled(text, thing)]


def called(ledger: Ledger, text: str) -> list[lookup.Thing]:
    from graph import search

    with search.opened(ledger.folder) as index:
        return [lookup.Thing(each.id, each.names) for each in index.things(text, CANDIDATES)]


def near_names(ledger: Ledger, id_: str) -> str:
    """Give `: did you mean ...?` of things whose names are like the key of an id."""
    words = id_.partition("/")[2].partition("~")[0].replace("-", " ")
    return near(id_, [thing.id for thing in called(ledger, words)])


def few(found: Sequence[str]) -> list[str]:
    return [*found[:NEAR], *(["..."] if len(found) > NEAR else [])]


def near(text: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    found = get_close_matches(text, known, n=3, cutoff=0.6)
    return f": did you mean {' or '.join(found)}?" if found else ""


# ---- articles ----


def article(ledger: Ledger, text: str) -> str:
    """Give the id of the article that an id, an address, a path of origin or a title means."""
    known = list(ledger.article_names())
    own = {row[0] for row in known}
    if text in own:
        return text
    by_url = ids.article(text, None, "") if "://" in text or "." in text.partition("/")[0] else ""
    if by_url in own:
        return by_url
    paths = {text, origin(ledger, text)}
    found = [id_ for id_, path, _, title in known if path in paths or (title and title == text)]
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(f"{text!r} may mean several: {'; '.join(few(found))}; give the id")
    names = {name: row[0] for row in known for name in row if name}
    raise NotFoundError(f"there is no article {text}{near_article(text, names)}")


def origin(ledger: Ledger, text: str) -> str:
    """Write a path as a build would: relative to the folder that the ledger stands in."""
    base = ledger.folder.resolve().parent
    return Path(os.path.relpath(Path(text).resolve(), base)).as_posix()


def near_article(text: str, names: dict[str, str]) -> str:
    from difflib import get_close_matches

    found = get_close_matches(text, list(names), n=3, cutoff=0.5)
    told = [name if names[name] == name else f"{names[name]} ({name})" for name in found]
    return f": did you mean {' or '.join(told)}?" if told else ""


def stands(ledger: Ledger, id_: str) -> bool:
    """Tell whether a line's target is there: an article, a claim or a mention."""
    try:
        if "#" in id_:
            return bool(ledger.claim(id_))
        if "@" in id_:
            return identity.spoken(ledger.claims_in(ids.article_of(id_)), id_) is not None
        return bool(ledger.article(id_))
    except NotFoundError:
        return False


CANDIDATES = 300  # things that share letters with what is asked
