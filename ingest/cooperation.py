"""Cooperation: pairs of bodies or countries that an article says work together, assist, exchange, train."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from graph.model import Claim, Mention
from ingest.findings import Finding
from ingest.parties import Gathering, gather, happened
from ingest.syntax import climb, feature, lemma, stands

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.mentions import Found
    from ingest.reading import Reading
    from ingest.scribe import Scribe

SPEECH = frozenset('\u2014\u2013-\u00ab\u201c"')
MOST = 4  # parties: a longer list («страны СНГ, ШОС, ...») is a gathering, not a pair
LONGEST_TOPIC = 3
PARTIES = frozenset({"agency", "country"})


def write_cooperation(reading: Reading, _settled: Sequence[Finding], scribe: Scribe) -> Iterator[Claim]:
    """Write one claim a pair; its topics are gathered over the whole article."""
    pairs: dict[tuple[str, str], list[tuple[Gathering, Mention, Mention]]] = {}
    for gathering in gather(reading, "cooperation"):
        if happened(gathering):
            for left, right in pairs_of(gathering, scribe):
                key = tuple(sorted((left.ref or left.head, right.ref or right.head)))
                pairs.setdefault((key[0], key[1]), []).append((gathering, left, right))
    for told in pairs.values():
        yield claim_of(told, scribe)


def pairs_of(gathering: Gathering, scribe: Scribe) -> Iterator[tuple[Mention, Mention]]:
    founds = parties_of(gathering, scribe.reading)
    if len(founds) == 1:
        founds = [*founds, *speaker(gathering, founds[0], scribe.reading)]
    if not 1 < len(founds) <= MOST:
        return
    mentions = [scribe.mention(found, gathering.scene) for found in founds]
    unique = list({mention.ref or mention.head: mention for mention in mentions}.values())
    for left, right in combinations(unique, 2):
        if not is_part(left, right):
            yield left, right


def is_part(left: Mention, right: Mention) -> bool:
    """Say that one is the other's country: a ministry does not cooperate with its own state."""
    lands = [
        m.ref.partition("/")[2] if m.type == "country" and m.ref else m.attrs.get("country") for m in (left, right)
    ]
    return left.type != right.type and lands[0] == lands[1]


def parties_of(gathering: Gathering, reading: Reading) -> list[Found]:
    seated = [body for found in gathering.seated("party") for body in [stood_for(found, reading)] if body is not None]
    if gathering.trigger.voice.name == "adverb":
        seated += list(doers(gathering))
    covered = {
        id(f) for f in seated for other in seated if f is not other and other.start <= f.start and f.end <= other.end
    }
    return [found for found in seated if id(found) not in covered]


def stood_for(found: Found, reading: Reading) -> Found | None:
    """Give the body that a party is: itself, or the one whose post a person holds."""
    if found.type in PARTIES:
        return found
    post = reading.post_of(found.cluster) if found.type == "person" else None
    return post.agency if post is not None else None


def speaker(gathering: Gathering, other: Found, reading: Reading) -> list[Found]:
    """Give the body that says «мы»: of the official who speaks in this sentence or was the last to speak before."""
    if not is_said_by_us(gathering):
        return []
    end = gathering.trigger.token.sent.end
    officials = [f for f in gathering.scene.founds if f.type == "person" and f.start < end]
    posts = [post for f in reversed(officials) for post in [reading.post_of(f.cluster)] if post is not None]
    bodies = [post.agency for post in posts if post.agency is not None]
    return [body for body in bodies[:1] if body.ref != other.ref]


def is_said_by_us(gathering: Gathering) -> bool:
    """Say that the sentence is somebody's own words: first person plural, a dash or a quotation mark at its start."""
    sentence = gathering.trigger.token.sent
    first = sentence.text.lstrip()[:1]
    return first in SPEECH or any(feature(token, "Person") in ("1", "First") for token in sentence)


def doers(gathering: Gathering) -> Iterator[Found]:
    """Yield who acts in the clause of «совместно с»: a nominative subject, an instrumental agent, a nominative list."""
    verbs = [step for step in climb(gathering.trigger.token) if step.pos_ == "VERB"][:1]
    for verb in verbs:
        places = ("ins", "nom") if feature(verb, "VerbForm") == "Part" else ("nom",)
        for found in gathering.scene.founds:
            if found.type in PARTIES and stands_at(gathering, found, verb, places):
                yield found


def stands_at(gathering: Gathering, found: Found, verb: Token, places: Sequence[str]) -> bool:
    token = gathering.scene.doc[found.head]
    if token.sent.start != verb.sent.start:
        return False
    return any(
        s.place in places and s.holder is not None and s.holder.i == verb.i
        for s in stands(token, gathering.scene.tables)
    )


def claim_of(told: Sequence[tuple[Gathering, Mention, Mention]], scribe: Scribe) -> Claim:
    lead, left, right = told[0]
    topics = list(dict.fromkeys(topic for gathering, _, _ in told for topic in topics_of(gathering)))
    roles = {"cooperates_with": [left, right]}
    spans = [gathering.span for gathering, _, _ in told]
    return scribe.claim("cooperation", lead.at, roles, spans, lead.rule, attrs={"topics": topics or ["general"]})


def topics_of(gathering: Gathering) -> Iterator[str]:
    """Yield the topics whose words stand in the trigger's sentence."""
    table = gathering.scene.tables.topics
    words = [lemma(token) for token in gathering.trigger.token.sent]
    for at in range(len(words)):
        for size in range(1, LONGEST_TOPIC + 1):
            topic = table.get(tuple(words[at : at + size]))
            if topic is not None:
                yield topic
