"""Agreements: treaties, memoranda, protocols and plans between parties, and the latest stage that is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph.model import Claim, Mention
from ingest.dates import date_for
from ingest.findings import Finding
from ingest.parties import Gathering, gather, subjects_of_clause
from ingest.syntax import climb, is_negated, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.mentions import Found
    from ingest.reading import Reading
    from ingest.scribe import Scribe

STAGES = ("absent", "negotiated", "signed", "ratified", "in_force")
PARTIES = frozenset({"agency", "country"})
LONGEST_NAME = 9  # tokens


def write_agreements(reading: Reading, _settled: Sequence[Finding], scribe: Scribe) -> Iterator[Claim]:
    """Write one claim a document and pair of parties, at the latest stage that the article reports."""
    kept: dict[tuple[str, frozenset[str]], tuple[str, Gathering, list[Mention]]] = {}
    for gathering in gather(reading, "agreement"):
        stage = stage_of(gathering)
        parties = parties_of(gathering, reading, scribe)
        if stage is not None and len(parties) > 1:
            key = (lemma(gathering.trigger.token), frozenset(m.ref or m.head for m in parties))
            best = kept.get(key)
            if best is None or STAGES.index(stage) > STAGES.index(best[0]):
                kept[key] = (stage, gathering, parties)
    for stage, gathering, parties in kept.values():
        yield claim_of(stage, gathering, parties, scribe)


def stage_of(gathering: Gathering) -> str | None:
    """Read the stage off the words that govern the document: «подписано», «ратифицирован», «готовится», «нет»."""
    stages = gathering.scene.tables.words.get("agreement_stages", {})
    for word in around(gathering.trigger.token):
        for stage, lemmas in stages.items():
            if lemma(word) in lemmas:
                negated = is_negated(word, gathering.scene.tables)
                return ("absent" if stage in ("signed", "in_force") else None) if negated else str(stage)
    return None


def around(token: Token) -> Iterator[Token]:
    """Yield the words above the document, then the participles and predicates beside it."""
    yield from list(climb(token))[1:3]
    yield from (child for child in token.children if child.pos_ in ("VERB", "ADJ"))
    if token.head.i != token.i:
        yield from (child for child in token.head.children if child.pos_ in ("VERB", "PART") and child.i != token.i)


def parties_of(gathering: Gathering, reading: Reading, scribe: Scribe) -> list[Mention]:
    scene = gathering.scene
    seated: list[Found] = [found for found in gathering.seated("party_to") if found.type in PARTIES]
    if len(seated) < 2:
        seated += [found for found in subjects_of_clause(gathering) if found.type in PARTIES]
    mentions = [scribe.mention(found, scene) for found in seated]
    if len({m.type for m in mentions}) == 1 and len(mentions) == 1 and mentions[0].type == "country":
        mentions += own_side(mentions[0], gathering, reading, scribe)
    return list({m.ref or m.head: m for m in mentions}.values())


def own_side(other: Mention, gathering: Gathering, _reading: Reading, scribe: Scribe) -> list[Mention]:
    """Add the article's own country to a treaty of which only the other side is named («договор с Кипром»)."""
    home = gathering.scene.home
    if home is None or other.ref == f"country/{home}":
        return []
    return [scribe.country(home, (gathering.at[0], gathering.at[1], gathering.at[1]))]


def claim_of(stage: str, gathering: Gathering, parties: list[Mention], scribe: Scribe) -> Claim:
    scene = gathering.scene
    date = date_for(scene.doc, scene.moments, gathering.trigger.token.i, scene.published) if stage != "absent" else None
    attrs = {"name": name_of(gathering)}
    return scribe.claim(
        "agreement", gathering.at, {"party_to": parties}, [gathering.span], gathering.rule, stage, date, attrs
    )


def name_of(gathering: Gathering) -> str:
    """Print the document's noun in the nominative with what says what it is about: «договор об экстрадиции»."""
    token = gathering.trigger.token
    topic = [
        child for child in token.children if child.i > token.i and child.dep_ == "nmod" and is_topic(child, gathering)
    ]
    before = [child.text.lower() for child in token.children if child.dep_ == "amod" and child.i == token.i - 1]
    words = [lemma(token)]
    if topic:
        end = min(topic[0].right_edge.i + 1, token.i + LONGEST_NAME)
        words.append(gathering.scene.doc[token.i + 1 : end].text)
    return " ".join((before if not topic else []) + words)


def is_topic(child: Token, gathering: Gathering) -> bool:
    prepositions = {inner.lower_ for inner in child.children if inner.dep_ == "case"}
    return not prepositions or bool(prepositions & gathering.scene.tables.word_class("topic_prepositions"))
