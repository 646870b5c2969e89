"""Article in, claims out: read it, find what its sentences say, settle that into facts, write each as a claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph import ids
from graph.model import Article, Claim, Mention
from ingest import accusations, kinds, movements
from ingest.extraction import EXTRACTOR, Abstention, Extraction
from ingest.findings import Finding
from ingest.reading import Reading, read_article
from ingest.scribe import Scribe
from ingest.trust import AMONG_NAMED, ANONYMOUS, rated

EXTRACTED = frozenset({"ru", "en", "kk"})
OF_PEOPLE = frozenset({"transfer", "detention", "wanted"})


def extract(article: Article) -> Extraction:
    """Give the claims of one article; a language without tables gives none (its articles are kept all the same)."""
    if article.lang not in EXTRACTED:
        return Extraction()
    return extract_from(read_article(article))


def extract_from(reading: Reading) -> Extraction:
    """Write every kind of claim that the reading supports, in the order of their places."""
    scribe = Scribe(reading)
    settled, abstained = movements.settle_movements(reading)
    claims = [
        *(claim for finding in settled for claim in movements.write(finding, scribe)),
        *accusations.write_all(settled, reading, scribe),
        *(claim for writer in kinds.WRITERS[reading.article.lang] for claim in writer(reading, settled, scribe)),
    ]
    apart = told_apart(sorted(beside_named(claims), key=lambda claim: (claim.id, claim.kind)))
    return Extraction(
        claims=tuple(rated(apart, reading.article.lang)),
        abstentions=tuple(abstention(finding) for finding in abstained),
        named=tuple(scribe.named()),
    )


def beside_named(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Mark the claims about somebody unnamed in an article that names others so: he may be one of these."""
    among = any(is_about(claim, named=True) for claim in claims)
    for claim in claims:
        marked = among and is_about(claim, named=False)
        yield replace(claim, rule=f"{claim.rule}+{AMONG_NAMED}") if marked else claim


def is_about(claim: Claim, *, named: bool) -> bool:
    """Say that a claim tells of one person who is moved, held or sought, with or without his name."""
    subjects = claim.roles.get("subject", ()) if claim.kind in OF_PEOPLE else ()
    return any((subject.attrs.get("kind") == ANONYMOUS) is not named and is_one(subject) for subject in subjects)


def is_one(subject: Mention) -> bool:
    return subject.type == "person" and subject.attrs.get("kind") not in ("group", "total")


def abstention(finding: Finding) -> Abstention:
    return Abstention(ids.place_in(*finding.at), finding.rule, finding.why)


def told_apart(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Give each claim an id of its own: those that share a trigger are told apart by their first role that differs."""
    seen: set[str] = set()
    for claim in claims:
        fresh = claim if claim.id not in seen else replace(claim, id=distinct_id(claim, seen))
        seen.add(fresh.id)
        yield fresh


def distinct_id(claim: Claim, seen: set[str]) -> str:
    """Add the start of a role to the claim's id; where all are taken, raise rather than overwrite."""
    for mentions in claim.roles.values():
        for mention in mentions:
            candidate = f"{claim.id}-{'t' if mention.part == 'title' else ''}{mention.start}"
            if candidate not in seen:
                return candidate
    return f"{claim.id}-{len(seen)}"


__all__ = ["EXTRACTOR", "extract", "extract_from"]
