"""Print what articles say, without ledger or store."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.model import Article, article_to_dict, canonical, claim_to_dict
from ingest import articles, workers
from ingest.articles import Claimed, Read, Skipped
from ingest.build import extractor

if TYPE_CHECKING:
    from ingest.explain import Line
    from ingest.extraction import Extraction


@dataclass(frozen=True, slots=True)
class Failed:
    """Name an article that the extraction broke on, and how."""

    origin: str
    fault: str

    def __str__(self) -> str:
        return f"{self.origin}: {self.fault}"


Passed = Skipped | Failed


def extract(
    sources: Iterable[str], form: str, jobs: int | None = None, bar: float | None = None, candidates: bool = False
) -> Iterator[str | Passed]:
    """Print each article as a line of JSON (`form` "facts" or "claims"), in the order of the sources.

    Claims whose confidence is under `bar` are left out, or, with `candidates`, listed apart. What is passed over
    comes between the lines, as a Skipped or a Failed.
    """
    for found, extraction in extracted(sources, jobs, bar):
        if isinstance(found, Passed):
            yield found
        elif extraction is not None:
            line = facts_of(found, extraction) if form == "facts" else claims_of(found, extraction, bar)
            held = {"candidates": list(map(claim_to_dict, extraction.candidates))} if candidates else {}
            yield json.dumps(line | held, ensure_ascii=False) if form == "facts" else canonical(line | held)


Extracted = tuple[Read | Claimed | Passed, "Extraction | None"]


def extracted(sources: Iterable[str], jobs: int | None, bar: float | None) -> Iterator[Extracted]:
    """Extract what the sources hold; claims of others are taken as they are."""
    waiting: deque[Read | Claimed | Skipped] = deque()

    def feed() -> Iterator[Article]:
        for found in articles.read(sources, base()):
            waiting.append(found)
            if isinstance(found, Read):
                yield found.article

    for outcome in workers.outcomes(feed(), jobs, bar):
        while not isinstance(waiting[0], Read):
            yield pass_on(waiting.popleft())
        found = waiting.popleft()
        if outcome.fault is not None:
            yield Failed(outcome.article.origin, outcome.fault), None
        else:
            yield found, outcome.extraction
    while waiting:
        yield pass_on(waiting.popleft())


def pass_on(found: Read | Claimed | Skipped) -> Extracted:
    """Give what needs no extraction."""
    from ingest.extraction import Extraction

    return found, Extraction(found.claims) if isinstance(found, Claimed) else None


def base() -> Path:
    """Give the folder that origins are relative to, so that ids are those of a build."""
    from graph.settings import Settings

    return Settings.from_env().ledger.resolve().parent


def explained(sources: Iterable[str], bar: float | None = None) -> Iterator[Line | Passed]:
    """Explain each article that is ours to read, line by line; what is passed over comes between."""
    from ingest.claims import EXTRACTED, extract_from
    from ingest.explain import explain
    from ingest.reading import read_article
    from ingest.trust import sifted

    for found in articles.read(sources, base()):
        if isinstance(found, Skipped):
            yield found
        elif isinstance(found, Claimed) or found.article.lang not in EXTRACTED:
            yield Failed(found.article.origin, "not ours to extract, there is nothing to explain")
        else:
            reading = read_article(found.article)
            yield from explain(reading, sifted(extract_from(reading), found.article.lang, bar))


def facts_of(found: Read | Claimed, extraction: Extraction) -> dict[str, Any]:
    from ingest.record import facts

    return facts(found.article, extraction, found.stem)


def claims_of(found: Read | Claimed, extraction: Extraction, bar: float | None) -> dict[str, Any]:
    """Give the line of an X.claims.jsonl."""
    name = found.extractor if isinstance(found, Claimed) else extractor(bar)
    claims = [claim_to_dict(replace(claim, extractor=name)) for claim in extraction.claims]
    return {"article": article_to_dict(found.article), "extractor": name, "claims": claims}


def records(
    folder: Path, names: Iterable[str], jobs: int | None, bar: float | None = None
) -> dict[str, dict[str, Any]]:
    """Extract the articles of these names in a folder, as facts records by name."""
    wanted = {path.stem: str(path) for path in sorted(folder.iterdir()) if path.suffix in articles.SUFFIXES}
    lines = extract([wanted[name] for name in sorted(names) if name in wanted], "facts", jobs, bar)
    found = [json.loads(line) for line in lines if isinstance(line, str)]
    return {record["id"]: record for record in found}
