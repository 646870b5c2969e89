"""Judge printed claims by gold facts: each entry of a record leads back to the claim, and so to the rule, behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest import articles
from ingest.articles import Read
from ingest.cases import STRICT, read_cases
from ingest.likeness import Entry, Record, codes
from ingest.record import facts, of_kind, officials_of
from ingest.score import MATCHERS, Matcher, entries, pair_up, read_gold

if TYPE_CHECKING:
    from graph.model import Article, Claim
    from ingest.extraction import Extraction


@dataclass(frozen=True, slots=True)
class Sample:
    """Hold an article with the facts wanted of it; of a marked sentence, what it leaves out is not asked.

    apart: nobody wrote a rule with it in view.
    """

    name: str
    article: Article
    wanted: Entry
    is_case: bool = False
    apart: bool = False

    def asks(self, name: str) -> bool:
        """Tell whether an entry of this class that has no partner is wrong."""
        plural = HELD_BY.get(name, name)
        return not self.is_case or plural in STRICT or bool(self.wanted.get(plural))


@dataclass(frozen=True, slots=True)
class Judged:
    """Say of one claim whether the gold facts hold what it states."""

    claim: Claim
    right: bool


def gold_samples(folder: Path, langs: Iterable[str], apart: bool = False) -> Iterator[Sample]:
    """Give the articles of a folder of gold facts that are written in one of the languages."""
    gold, wanted = read_gold(folder), frozenset(langs)
    paths = [path for path in sorted(folder.iterdir()) if path.suffix in articles.SUFFIXES and path.stem in gold]
    for path in paths:
        for found in articles.read([str(path)], folder.resolve()):
            if isinstance(found, Read) and found.article.lang in wanted:
                yield Sample(path.stem, found.article, gold[path.stem], apart=apart)


def case_samples(folder: Path, lang: str) -> Iterator[Sample]:
    """Give the marked sentences of a folder; those set apart below it are not looked at."""
    for case in read_cases(sorted(folder.glob("*.txt")), lang):
        yield Sample(f"{case.path.name}:{case.line}", case.article, case.expected, True)


def judge(sample: Sample, extraction: Extraction) -> Iterator[Judged]:
    """Judge the claims of an article; those of which the gold facts tell nothing either way are left out."""
    printed = facts(sample.article, extraction)
    for name, kind in MADE_BY.items():
        if sample.asks(name):
            claims = claims_behind(kind, extraction)
            hit = {j for _, j in paired(name, printed, sample)}
            yield from (Judged(claim, j in hit) for j, claim in enumerate(claims))
    yield from judge_attributes(printed, sample, extraction)


def claims_behind(kind: str, extraction: Extraction) -> list[Claim]:
    """Give the claims of a kind in the order in which the record prints their entries."""
    claims = of_kind(extraction.claims, kind)
    if kind != "post":
        return claims
    grouped = (claim for held in officials_of(claims) for claim in held)
    return [claim for claim in grouped if any(mention.type == "agency" for mention in claim.roles["holds_post"])]


def paired(name: str, printed: Entry, sample: Sample) -> list[tuple[int, int]]:
    """Pair the wanted with the printed entries of a class by the scorer's own matcher."""
    gold, found = (Record(each, tuple(each.get("agencies") or ())) for each in (sample.wanted, printed))
    match = what_is_asked(MATCHERS[name]) if sample.is_case else MATCHERS[name]
    return pair_up(entries(sample.wanted, name), entries(printed, name), match, gold, found)


def what_is_asked(match: Matcher) -> Matcher:
    """Compare only what the wanted entry names."""
    return lambda one, other, gold, found: match({**other, **one}, other, gold, found)


def judge_attributes(printed: Entry, sample: Sample, extraction: Extraction) -> Iterator[Judged]:
    """Judge what is told of people (offences, citizenship, who wants them) by the right entries that hold it."""
    told: dict[str, Judged] = {}
    for name in ("transfers", "detentions"):
        claims, wanted = of_kind(extraction.claims, name.removesuffix("s")), entries(sample.wanted, name)
        for i, j in paired(name, printed, sample):
            for claim in attributes_of(claims[j], extraction):
                if not sample.is_case or FIELDS[claim.kind] & wanted[i].keys():
                    right = holds(claim, wanted[i]) or (claim.id in told and told[claim.id].right)
                    told[claim.id] = Judged(claim, right)
    yield from told.values()


def attributes_of(claim: Claim, extraction: Extraction) -> Iterator[Claim]:
    heads = {mention.head for mention in claim.roles["subject"]}
    for other in extraction.claims:
        if other.kind in FIELDS and heads & {mention.head for mention in other.roles["subject"]}:
            yield other


def holds(claim: Claim, wanted: Entry) -> bool:
    """Say that all that the claim tells of its subject stands in the wanted entry."""
    held = {code for field in FIELDS[claim.kind] for code in codes(wanted.get(field))}
    return {mention.ref.partition("/")[2] if mention.ref else mention.name for mention in told_by(claim)} <= held


def told_by(claim: Claim) -> Sequence[Any]:
    return claim.roles[ROLE[claim.kind]]


MADE_BY: Mapping[str, str] = {
    "posts": "post",
    "transfers.full": "transfer",
    "detentions": "detention",
    "meetings": "meeting",
    "cooperation": "cooperation",
    "operations": "operation",
    "agreements": "agreement",
    "systems": "system",
    "figures": "figure",
}
HELD_BY = {"transfers.full": "transfers"}  # posts are asked of no case: it names bodies in short
FIELDS = {
    "accusation": frozenset({"offences"}),
    "citizenship": frozenset({"citizenship"}),
    "wanted": frozenset({"wanted_by", "to"}),
}
ROLE = {"accusation": "accused_of", "citizenship": "citizen_of", "wanted": "wanted_by"}
