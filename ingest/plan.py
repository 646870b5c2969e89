"""Decide what a build has to do: which version of each article stands, what is new, what is gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from graph.model import Article, Claim, canonical, claim_to_dict
from ingest.articles import Claimed, Found, Read, Skipped, origin_of

if TYPE_CHECKING:
    from graph.ledger import Ledger

Claims = tuple[Claim, ...]


@dataclass(slots=True)
class Version:
    """Hold the version of an article that stands; `read` tells that it is ours to extract."""

    article: Article
    read: bool = False
    claims: dict[str, Claims] = field(default_factory=dict)

    @property
    def rank(self) -> tuple[str, str]:
        return self.article.published or "", self.article.sha256


@dataclass(slots=True)
class Plan:
    """Hold the work of one build: versions by article id, what was passed over, what is to be withdrawn."""

    versions: dict[str, Version] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    repeated: int = 0
    unchanged: int = 0
    gone: list[str] = field(default_factory=list)

    def take(self, found: Found) -> None:
        """Take one thing that was found; the order in which they come does not matter."""
        if isinstance(found, Skipped):
            self.skipped.append(found)
            return
        fresh = Version(found.article, isinstance(found, Read))
        if isinstance(found, Claimed):
            fresh.claims[found.extractor] = found.claims
        standing = self.versions.setdefault(fresh.article.id, fresh)
        if standing is not fresh:
            self.repeated += (fresh.read and standing.read) or fresh.rank != standing.rank
            self.versions[fresh.article.id] = stand(standing, fresh)

    def to_read(self) -> list[Article]:
        """Give the articles to extract, in the order of their ids."""
        return [version.article for _, version in sorted(self.versions.items()) if version.read]

    def to_take(self) -> Iterator[tuple[Article, str, Claims]]:
        """Give the claims that others have made, in the order of article ids and extractors."""
        for _, version in sorted(self.versions.items()):
            yield from ((version.article, name, claims) for name, claims in sorted(version.claims.items()))


def stand(one: Version, other: Version) -> Version:
    """Give the version that stands: the greater by (published, sha256); two of the same content are one."""
    if one.rank != other.rank:
        return max(one, other, key=lambda version: version.rank)
    first = min(one, other, key=lambda version: (not version.read, version.article.origin))
    claims = {**one.claims}
    for name, theirs in other.claims.items():
        claims[name] = max(claims.get(name, theirs), theirs, key=written)
    return Version(first.article, one.read or other.read, claims)


def written(claims: Claims) -> str:
    return canonical([claim_to_dict(claim) for claim in claims])


def plan(found: Iterable[Found], ledger: Ledger | None, extractor: str, sync: Path | None, base: Path) -> Plan:
    """Compare what was found with what the ledger holds; `sync` is the folder whose lost articles go."""
    made = Plan()
    for each in found:
        made.take(each)
    if ledger is not None:
        leave_known(made, ledger, extractor)
        made.gone = sorted(gone(made, ledger, origin_of(sync, base))) if sync is not None else []
    return made


def leave_known(made: Plan, ledger: Ledger, extractor: str) -> None:
    """Leave out the articles that this extractor has read as they are."""
    known = set(ledger.articles())
    for id_ in sorted(made.versions.keys() & known):
        version, before = made.versions[id_], ledger.article(id_)
        if before.sha256 != version.article.sha256:
            continue
        if not version.read:  # its claims are another's, the article was read elsewhere: it stays as it stands
            version.article = replace(version.article, origin=before.origin)
        elif before.origin == version.article.origin and extractor in ledger.readers(id_):
            version.read = False
            made.unchanged += 1


def gone(made: Plan, ledger: Ledger, folder: str) -> Iterator[str]:
    """Name the articles that came from a folder and are no longer there; what can not be read now is not gone."""
    passed = {skipped.origin for skipped in made.skipped}
    shut = [skipped.origin for skipped in made.skipped if skipped.fault == "denied"]
    for id_ in set(ledger.articles()) - made.versions.keys():
        origin = ledger.article(id_).origin
        hidden = {origin, origin.rpartition(":")[0]} & passed or any(is_under(origin, each) for each in shut)
        if is_under(origin, folder) and not hidden:
            yield id_


def is_under(origin: str, folder: str) -> bool:
    if folder == ".":
        return not origin.startswith(("../", "stdin~"))
    return origin.startswith(f"{folder}/")
