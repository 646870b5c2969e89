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
    from ingest.extraction import Extraction


@dataclass(frozen=True, slots=True)
class Failed:
    """Name an article that the extraction broke on, and how."""

    origin: str
    fault: str

    def __str__(self) -> str:
        return f"{self.origin}: {self.fault}"


Passed = Skipped | Failed


def extract(sources: Iterable[str], form: str, jobs: int | None = None) -> Iterator[str | Passed]:
    """Print each article as a line of JSON (`form` "facts" or "claims"), in the order of the sources.

    What is passed over comes between the lines, as a Skipped or a Failed.
    """
    for found, extraction in extracted(sources, jobs):
        if isinstance(found, Passed):
            yield found
        elif extraction is not None:
            yield facts_line(found, extraction) if form == "facts" else claims_line(found, extraction)


Extracted = tuple[Read | Claimed | Passed, "Extraction | None"]


def extracted(sources: Iterable[str], jobs: int | None) -> Iterator[Extracted]:
    """Extract what the sources hold; claims of others are taken as they are."""
    waiting: deque[Read | Claimed | Skipped] = deque()

    def feed() -> Iterator[Article]:
        for found in articles.read(sources, base()):
            waiting.append(found)
            if isinstance(found, Read):
                yield found.article

    for outcome in workers.outcomes(feed(), jobs):
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


def facts_line(found: Read | Claimed, extraction: Extraction) -> str:
    from ingest.record import facts

    return json.dumps(facts(found.article, extraction, found.stem), ensure_ascii=False)


def claims_line(found: Read | Claimed, extraction: Extraction) -> str:
    """Print the line of an X.claims.jsonl."""
    name = found.extractor if isinstance(found, Claimed) else extractor()
    claims = [claim_to_dict(replace(claim, extractor=name)) for claim in extraction.claims]
    return canonical({"article": article_to_dict(found.article), "extractor": name, "claims": claims})


def records(folder: Path, names: Iterable[str], jobs: int | None) -> dict[str, dict[str, Any]]:
    """Extract the articles of these names in a folder, as facts records by name."""
    wanted = {path.stem: str(path) for path in sorted(folder.iterdir()) if path.suffix in articles.SUFFIXES}
    lines = extract([wanted[name] for name in sorted(names) if name in wanted], "facts", jobs)
    found = [json.loads(line) for line in lines if isinstance(line, str)]
    return {record["id"]: record for record in found}
