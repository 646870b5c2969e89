"""What bodies do together: meetings first, since papers and joint work lean on those who met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graph.model import Claim, Mention
from ingest.agreements import Paper, find_papers, write_agreements
from ingest.cooperation import topics_of, write_cooperation
from ingest.findings import Finding
from ingest.meetings import find_meetings, write_meetings
from ingest.operations import find_operations, joint_pairs, write_operations
from ingest.pairs import Pair, Two, all_who_met, pairs_among, two_of, two_who_met
from ingest.syntax import lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

    from ingest.reading import Reading
    from ingest.scene import Scene
    from ingest.scribe import Scribe

FEW = 3
BOUND = ("signed", "ratified", "in_force")


def write_talks(reading: Reading, settled: Sequence[Finding], scribe: Scribe) -> Iterator[Claim]:
    """Write meetings, joint work, operations and papers of one article."""
    meetings = list(write_meetings(reading, find_meetings(reading), scribe))
    told = [two for claim in meetings for two in two_who_met(claim)]
    signing = [*told, *(all_ for claim in meetings for all_ in all_who_met(claim))]
    papers, operations = find_papers(signing, moved_between(settled, scribe), scribe), find_operations(scribe)
    told += [two for paper in papers for two in bound(paper)]
    joint = [pair for paper in papers for pair in promised(paper)] + joint_pairs(operations, scribe)
    yield from meetings
    yield from write_cooperation(told, joint, scribe)
    yield from write_operations(operations, scribe)
    yield from write_agreements(papers, scribe)


def moved_between(settled: Sequence[Finding], scribe: Scribe) -> list[Mention]:
    """Give the two states between which the article's first movement goes, or the only two that it names."""
    for finding in settled:
        ends = [side for role in ("origin", "destination") for side in finding.sides.get(role, ())[:1]]
        if finding.kind == "transfer" and len(ends) == 2:
            return [scribe.side(side) for side in ends]
    lands = [mention for mention in scribe.named() if mention.type == "country"]
    return lands if len(lands) == 2 else []


def bound(paper: Paper) -> Iterator[Two]:
    """Give the two whom a paper binds; one treaty of many makes nobody the two of the article."""
    if paper.stage in BOUND and paper.said is None:
        yield from two_of(paper.parties, paper.gathering.at)


def makes_group(paper: Token, scene: Scene) -> bool:
    """Say that a paper sets up a joint group: those who made it work in it together, states too."""
    groups, joint = scene.tables.word_class("groups"), scene.tables.word_class("together")
    found = (word for word in paper.subtree if lemma(word) in groups)
    return any(lemma(child) in joint for word in found for child in word.children)


def promised(paper: Paper) -> list[Pair]:
    """Pair the bodies whose paper is on joint work: «соглашение о сотрудничестве», «план совместных действий»."""
    token, scene = paper.gathering.trigger.token, paper.gathering.scene
    named = any(lemma(word) in scene.tables.word_class("together") for word in token.subtree)
    bodies = all(party.type == "agency" for party in paper.parties) or makes_group(token, scene)
    topics = tuple(topics_of(paper.gathering))
    few = len(paper.parties) <= FEW  # who else sat in a council works with nobody in particular
    told = named and few and bodies and paper.stage in BOUND
    return pairs_among(paper.parties, paper.gathering, topics) if told else []
