"""The stage from facts to elements: what is dirty is drawn again, and only what differs is written."""

from __future__ import annotations

import itertools
import json
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graph import draw as pen
from graph import happening, ids
from graph.draw import Form, Saying
from graph.elements import Support, row_of
from graph.errors import BrokenInvariantError
from graph.model import Element
from graph.reference import Known, look_up

if TYPE_CHECKING:
    from graph.derive import Pass

EVENTS = frozenset(happening.EDGES)


def draw(work: Pass) -> tuple[int, int]:
    """Draw all that is dirty; tell how many elements were written and removed."""
    work.run_all("gather")
    settle_needs(work)
    counts = [write(work, unit, elements) for unit, elements in drawn(work)]
    return sum(written for written, _ in counts), sum(removed for _, removed in counts)


def drawn(work: Pass) -> Iterator[tuple[str, list[Element]]]:
    """Give each unit that is dirty with all its elements; none for what is no more."""
    for id_, kind in work.run("draw_facts").fetchall():
        yield f"fact {id_}", [] if kind is None else fact(work, id_, kind)
    for (id_,) in work.run("draw_things").fetchall():
        yield f"thing {id_}", thing(work, id_) if work.column("stands", id_)[0] else []
    for (id_,) in work.run("draw_claims").fetchall():
        yield f"claim {id_}", claim(work, id_)
    for (id_,) in work.run("draw_articles").fetchall():
        yield f"article {id_}", article(work, id_)


def write(work: Pass, unit: str, elements: list[Element]) -> tuple[int, int]:
    old = {id_: bytes(hash_) for id_, hash_ in work.run("drawn", unit)}
    rows = [row_of(element) for element in elements]
    changed = [row for row in rows if old.pop(row[0], None) != row[-1]]
    for row in changed:
        if work.run("put_element", row[0], unit, *row[1:]).rowcount != 1:
            raise BrokenInvariantError(f"{row[0]} is drawn twice, the second time as {unit}")
    for id_ in old:
        work.run("drop_element", id_)
    return len(changed), len(old)


# ---- what the gazetteer adds ----


def settle_needs(work: Pass) -> None:
    """Let countries and bodies stand that a thing belongs to, whether an article names them or not."""
    for id_, anchored in work.run("anchored").fetchall():
        new = closure(work, id_) if anchored else set()
        old = set(work.column("needs", id_))
        if new != old:
            work.run("drop_needs", id_)
            work.many("put_need", [(need, id_) for need in sorted(new)])
            work.many("touch_thing", [(need,) for need in sorted(new ^ old)])


def closure(work: Pass, id_: str) -> set[str]:
    found: set[str] = set()
    ahead = [id_]
    while ahead:
        ahead = [end for one in ahead for end in ties(work, one, look_up(one)).values() if end not in found]
        found.update(ahead)
    return found - {id_}


def ties(work: Pass, id_: str, known: Known | None) -> dict[str, str]:
    """Give the edges that tie a thing to its country and to the body it is part of: {type: target}."""
    if known is not None:
        found = {"OF_COUNTRY": known.country, "PART_OF": known.parent}
        return {type_: target for type_, target in found.items() if target is not None}
    states = work.column("country_told", id_)
    return {"OF_COUNTRY": ids.country(states[0])} if len(states) == 1 else {}


# ---- units ----


def thing(work: Pass, id_: str) -> list[Element]:
    known = look_up(id_)
    held = Support(*work.run("support", id_).fetchone())
    forms = read_forms(work, id_) if known is None else []
    official = id_.startswith("person/") and bool(work.column("holds_post", id_)[0])
    drawn_ties = ties(work, id_, known)
    said = work.column("first_said", id_)[0] if drawn_ties and known is None else None
    fact_ = None if said is None else pen.fact_of(said)
    return [pen.draw_thing(id_, held, forms, official, known), *pen.draw_ties(id_, drawn_ties, held, fact_)]


def read_forms(work: Pass, id_: str) -> list[Form]:
    return [Form(json.loads(profile), anchors) for profile, anchors, _ in work.run("forms", id_)]


def fact(work: Pass, id_: str, kind: str) -> list[Element]:
    if kind in EVENTS:
        forms = read_forms(work, id_) if kind == "operation" else []
        return happening.draw_event(id_, kind, list(sayings(work, id_)), forms)
    if kind == "figure":
        return pen.draw_figure(id_, next(sayings(work, id_)))
    briefs = [(json.loads(brief), count) for brief, count, *_ in work.run("briefs", id_)]
    if "|" not in id_ or not briefs:
        return []
    return pen.draw_edge(id_, Support(*work.run("fact_support", id_).fetchone()), briefs)


def sayings(work: Pass, id_: str) -> Iterator[Saying]:
    for head, rows in itertools.groupby(work.run("sayings", id_).fetchall(), key=lambda row: row[:8]):
        claim_, article_, status, seq, confidence, brief, published, source = head
        seats: dict[str, list[str]] = defaultdict(list)
        count: tuple[str, int] | None = None
        for *_, role, thing_, count_is, number in rows:
            if role is not None:
                seats[role].append(thing_)
            if number is not None:
                count = (count_is or "exact", number)
        yield Saying(claim_, article_, status, seq, confidence, json.loads(brief), published, source, seats, count)


def claim(work: Pass, id_: str) -> list[Element]:
    found = work.run("claim_drawn", id_).fetchone()
    if found is None:
        return []
    data, fact_, published, confidence = found
    held = Support(1, 1, 1, published, published, confidence)
    return pen.draw_claim(id_, json.loads(data), fact_, held, work.run("seated", id_))


def article(work: Pass, id_: str) -> list[Element]:
    found = work.run("article_drawn", id_).fetchone()
    if found is None:
        return []
    data, original, published = found
    claims, confidence = work.run("article_support", id_).fetchone()
    held = Support(claims, 1, 1, published, published, confidence)
    mentioned = [pen.draw_mention(id_, held, *row) for row in work.run("mentioned", id_)]
    return [pen.draw_article(id_, json.loads(data), held, original), *mentioned]
