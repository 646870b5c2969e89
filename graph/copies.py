"""Copies: articles with the same or nearly the same text are one source, that of the first of them.

Two texts are nearly the same when most runs of three words are in both and the shorter names nobody and no number that
the longer does not: a bulletin of another week and a notice of another person are no copies. Which texts are compared
is told by pairs of their longest sentences, so that an article meets only those that share two of them, and what is
compared does not depend on the order of reading.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from graph import ids, spans
from graph.groups import Groups
from graph.model import Claim

if TYPE_CHECKING:
    from graph.derive import Pass

RUN = 3  # words
LEAST_RUNS = 30  # a shorter text is only compared whole
SHORT_SENTENCE = 4  # words
LONGEST = 5  # sentences
ALIKE = 0.7  # share of runs in both among runs in either
STRAY = 0.1  # share of names and numbers of the one that the other may lack


class Print(NamedTuple):
    """Hold what is compared of a text: its runs of words, its words, and those of them that are names or numbers."""

    runs: frozenset[str]
    words: frozenset[str]
    telling: frozenset[str]


# ---- texts ----


def level(body: str) -> str:
    return " ".join(body.split())


@lru_cache(maxsize=256)
def print_of(text: str) -> Print:
    words = re.findall(r"\w+", text.casefold())
    runs = frozenset(" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1))
    return Print(runs, frozenset(words), frozenset(telling(text)))


def telling(text: str) -> Iterable[str]:
    """Give words with a digit, and those with a capital that begin no sentence."""
    for found in re.finditer(r"\w+", text):
        word = found.group()
        begins = not found.start() or re.search(r"[.!?…]\W*$", text[max(0, found.start() - 4) : found.start()])
        if any(letter.isdigit() for letter in word) or (word[0].isupper() and not begins):
            yield word.casefold()


def likeness(one: str, other: str) -> float:
    """Give the share of runs of words that are in both texts, 0 where the shorter tells of another matter."""
    first, second = print_of(one), print_of(other)
    if min(stray(first, second), stray(second, first)) > STRAY:
        return 0.0
    return len(first.runs & second.runs) / max(1, len(first.runs | second.runs))


def stray(one: Print, other: Print) -> float:
    return len(one.telling - other.words) / max(1, len(one.telling))


def passages(text: str) -> list[str]:
    """Give the keys under which a text meets others: pairs of its longest sentences."""
    if len(print_of(text).runs) < LEAST_RUNS:
        return []
    found = {" ".join(re.findall(r"\w+", part)) for part in re.split(r"[.!?…]+\s", text.casefold())}
    long = sorted(
        (part for part in found if part.count(" ") >= SHORT_SENTENCE - 1), key=lambda part: (-len(part), part)
    )
    return [ids.digest("\n".join(sorted(pair))) for pair in combinations(long[:LONGEST], 2)]


def words(claim: Claim) -> str:
    """Say what a claim has in common with itself in a copy: kind, words, and where in them trigger and roles stand."""
    quote = claim.evidence[0]
    offsets = [int(place) - quote.start for place in re.findall(r"\d+", claim.id.rpartition("@")[2])]
    said = ids.digest(" ".join(quote.quote.casefold().split()))
    return f"{claim.kind} {said} {'-'.join(map(str, offsets))}"


# ---- the stage ----


def settle(work: Pass) -> None:
    """Find the copies of each article to read; where the first of them has changed, they are read again too."""
    bodies: set[str] = set()
    for article in work.column("all_to_read"):
        bodies.update(work.column("outlet_body", article))
        data = work.column("article_data", article)
        if data and article not in work.refused:
            bodies.add(put_outlet(work, json.loads(data[0])))
        else:
            work.run("drop_outlet", article)
    near = {other for body in sorted(bodies) for other in compare(work, body)}
    for group in components(work, bodies | near):
        place(work, group)


def put_outlet(work: Pass, article: Mapping[str, Any]) -> str:
    text = level(article["body"])
    key = ids.digest(text) if text else article["id"]
    work.run("put_outlet", article["id"], spans.day(article["published"]), key)
    return key


def compare(work: Pass, body: str) -> set[str]:
    """Set a new text among those like it, take one that is gone from them; give those that it is or was like."""
    text, known = text_of(work, body), work.column("is_compared", body)[0]
    if text is None:
        near = set(work.column("near", body))
        work.run_all("drop_text", body)
        return near
    if known:
        return set()
    keys = passages(text)
    alike = {body: 1.0}
    for other in work.column("meets", json.dumps(keys)):
        other_text = text_of(work, other)
        share = 0.0 if other_text is None else likeness(text, other_text)
        if share >= ALIKE:
            alike[other] = share
    work.many("put_passage", [(key, body) for key in dict.fromkeys(keys)])
    work.many("put_near", [pair for other in alike for pair in {(body, other), (other, body)}])
    return set(alike)


def text_of(work: Pass, body: str) -> str | None:
    """Give a text by its key; None where no article bears it."""
    found = work.column("text", body)
    return level(found[0]) if found else None


def components(work: Pass, bodies: Collection[str]) -> list[list[str]]:
    """Gather the texts that are alike, one way or through others."""
    groups: Groups[str] = Groups()
    for one, other in work.run("near_reached", json.dumps(sorted(bodies))):
        groups.join(one, other)
    return groups.all()


def place(work: Pass, bodies: Collection[str]) -> None:
    copies = work.run("copies", json.dumps(sorted(bodies))).fetchall()
    for article, original, source, _ in copies:
        first, _, _, name = copies[0]
        outlet = (name or ids.host_of(first)).casefold()
        if (original, source) != (first, outlet):
            work.run("set_original", first, outlet, article)
            work.run("read_again", article)
