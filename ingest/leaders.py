"""Who leads a body, said by a verb: «X, который руководит агентством», «МВД возглавил X»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest import lexicon
from ingest.clauses import feature
from ingest.titles import Post, word_kinds

if TYPE_CHECKING:
    from ingest.found import Found
    from ingest.posts import Reader
    from ingest.spans import Spans

FAR = 6  # words between a name and its verb
NEXT = 2  # words between the verb and the body


def leaders(text: Reader) -> Iterator[Post]:
    """Yield the post of everyone whom a verb puts at the head of a named body."""
    for at, word in enumerate(text.words):
        kinds = word_kinds(word) & {"leads", "leads-new"}
        if not kinds or word.pos_ not in ("VERB", "ADJ"):
            continue
        person, body = pair(text, at)
        if person is not None and body is not None:
            former = feature(word, "Tense") == "Past" and "leads-new" not in kinds
            start, end = min(person.start, body.start, word.i), max(body.end, word.i + 1)
            title = lexicon.phrase("leader_post")
            yield Post(person, title, body, body.country, former, start, end, f"{lexicon.HOME}/post/leads")


def pair(text: Reader, at: int) -> tuple[Found | None, Found | None]:
    """Give the person before the verb and the body after it, or the body before and the person after."""
    after = next((text.bodies[step] for step in range(at + 1, at + 1 + NEXT) if step in text.bodies), None)
    if after is not None:
        return before(text, at), after
    end = at - (text.words[at - 1].pos_ == "ADV")  # «министерством теперь руководит»
    ended = next((body for start, body in text.bodies.items() if text.end_of(body) == end), None)
    return (text.people.get(text.pass_rank(at + 1)), ended) if ended is not None else (None, None)


def before(text: Spans, at: int) -> Found | None:
    """Give the person whom only «который», «ранее», commas and dates part from the verb."""
    for step in range(at, max(0, at - FAR), -1):
        if step in text.people_ends:
            return text.people_ends[step]
        word = text.words[step - 1]
        loose = word.pos_ in ("PUNCT", "NUM", "ADV", "ADJ") or "link-word" in word_kinds(word)
        if not loose or not text.page.same_sentence(step - 1, at):
            return None
    return None
