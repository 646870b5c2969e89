"""How far a claim may be trusted: the measured precision of the rule that made it, read from the language's table.

A rule's name is its rows (`ru/transfer/surrender+past+asked`); what the claim itself lacks counts as rows too, its
gaps: `~no-origin`, `~far-subject`. The table lang/<code>/precision.csv holds a line a rule: how many claims of it
were printed over the articles and marked sentences at hand, and how many of these were right; trust.toml holds the
bar: claims under it are candidates and draw no edge. `kordon precision --write` makes both.

Articles that rules were written from flatter them, so that those set apart, which are only scored, weigh more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.tables import LANG, csv_rows, read_toml

if TYPE_CHECKING:
    from graph.model import Claim, Mention
    from ingest.extraction import Extraction

WEIGHT = 4.0  # claims: so much is what stands above a row or a rule worth beside what was counted of it
SEEN = 0.3  # of a claim: the rules were written with this article in view
CASE = 0.5  # of a seen claim: a marked sentence by itself is easier than an article
UNKNOWN = 0.5  # the precision of a kind of which nothing was ever measured
WEAKEST = 2
SUREST = 0.99  # however often a rule was right
FILE, BAR_FILE = "precision.csv", "trust.toml"
GAP = "~"
ANONYMOUS, AMONG_NAMED = "anonymous", "among-named"  # who has no name; the row where others of the article have
UNNAMED = "unnamed"  # the row of a movement whose other end is told without a name: «за рубеж»


@dataclass(frozen=True, slots=True)
class Count:
    """Count the claims of a rule: right and printed, in articles, in marked sentences, in articles set apart."""

    right: int = 0
    printed: int = 0
    case_right: int = 0
    case_printed: int = 0
    apart_right: int = 0
    apart_printed: int = 0

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(getattr(self, name) for name in COLUMNS)

    def __add__(self, other: Count) -> Count:
        return Count(*(one + more for one, more in zip(self.numbers, other.numbers, strict=True)))

    def __neg__(self) -> Count:
        return Count(*(-number for number in self.numbers))

    def under(self, parent: float) -> float:
        """Give (right + WEIGHT * parent) / (printed + WEIGHT), where what was seen counts SEEN."""
        right = self.apart_right + SEEN * (self.right + CASE * self.case_right)
        printed = self.apart_printed + SEEN * (self.printed + CASE * self.case_printed)
        return (right + WEIGHT * parent) / (printed + WEIGHT)


NONE = Count()


@dataclass(frozen=True, slots=True)
class Trust:
    """Hold what was counted: by kind, by (kind, row), by whole rule; and the bar that was chosen by it."""

    kinds: Mapping[str, Count] = field(default_factory=dict)
    rows: Mapping[tuple[str, str], Count] = field(default_factory=dict)
    rules: Mapping[str, Count] = field(default_factory=dict)
    bar: float = 0.0

    def confidence(self, rule: str) -> float:
        """Estimate the precision of a rule, of which little may be known: it backs off to its rows, these to its kind.

        kind = (right + WEIGHT * UNKNOWN) / (printed + WEIGHT); row likewise with kind for UNKNOWN; the rule likewise
        with the mean of its WEAKEST rows. A rule never seen has that mean, a row never seen its kind's precision.
        """
        weakest = [precision for precision, _ in self.weakest(rule)]
        return round(min(SUREST, self.rules.get(rule, NONE).under(sum(weakest) / len(weakest))), 3)

    def weakest(self, rule: str) -> list[tuple[float, str]]:
        """Give the WEAKEST rows of a rule with what is thought of each, the weakest first."""
        kind, rows = parts(rule)
        return sorted((self.row(kind, row), row) for row in rows)[:WEAKEST]

    def row(self, kind: str, row: str) -> float:
        return self.rows.get((kind, row), NONE).under(self.kind(kind))

    def kind(self, kind: str) -> float:
        return self.kinds.get(kind, NONE).under(UNKNOWN)


def parts(rule: str) -> tuple[str, Sequence[str]]:
    """Give the kind and the rows of a rule."""
    _, kind, rows = rule.split("/", 2)
    return kind, tuple(dict.fromkeys(rows.split("+")))


def trust(rules: Mapping[str, Count], bar: float = 0.0) -> Trust:
    """Add up what was counted of whole rules, for their rows and kinds."""
    kinds: dict[str, Count] = defaultdict(Count)
    rows: dict[tuple[str, str], Count] = defaultdict(Count)
    for rule, count in rules.items():
        kind, names = parts(rule)
        kinds[kind] += count
        for row in names:
            rows[kind, row] += count
    return Trust(dict(kinds), dict(rows), dict(rules), bar)


@lru_cache(maxsize=8)
def load(lang: str, folder: Path = LANG) -> Trust:
    """Read the table of a language; without one nothing is known of any rule."""
    lines = csv_rows(folder / lang / FILE)
    bar = float(read_toml(folder / lang / BAR_FILE).get("bar", 0.0))
    return trust({line["rule"]: Count(*(int(line.get(name) or 0) for name in COLUMNS)) for line in lines}, bar)


def table(rules: Mapping[str, Count]) -> Iterator[str]:
    """Write the table that `load` reads, a line a rule, sorted."""
    yield ",".join(("rule", *COLUMNS))
    for rule, count in sorted(rules.items()):
        yield ",".join((rule, *map(str, count.numbers)))


def full_rule(claim: Claim) -> str:
    """Name the rule that made a claim, with the claim's gaps."""
    return "+".join((claim.rule, *gaps(claim)))


def gaps(claim: Claim) -> Iterator[str]:
    """Name what a claim lacks: a role without filler, one filled from another sentence, a person without a name."""
    kinds = {mention.attrs.get("kind") for mention in claim.roles.get("subject", ())}
    whose = "-of-total" if "total" in kinds else ""  # a total often has but one end
    for role in (*ASKED.get(claim.kind, ()), *(role for role in ("subject",) if role in claim.roles)):
        mentions = claim.roles.get(role, ())
        if not mentions and UNNAMED not in claim.rule.split("+"):
            yield f"{GAP}no-{role}{whose}"
        elif not all(is_near(mention, claim) for mention in mentions):
            yield f"{GAP}far-{role}"
    if ANONYMOUS in kinds and AMONG_NAMED not in claim.rule.split("+"):
        yield f"{GAP}{ANONYMOUS}"


def is_near(mention: Mention, claim: Claim) -> bool:
    """Say that a mention stands in the sentence of the trigger."""
    lead = claim.evidence[0]
    return mention.part == lead.part and lead.start <= mention.start < lead.end


def rated(claims: Iterable[Claim], lang: str) -> Iterator[Claim]:
    """Give each claim the measured precision of its rule."""
    known = load(lang)
    for claim in claims:
        yield replace(claim, confidence=known.confidence(full_rule(claim)))


def sifted(extraction: Extraction, lang: str, bar: float | None = None) -> Extraction:
    """Hold back as candidates the claims whose confidence is under the bar, by default their language's."""
    if bar is None:
        bar = load(lang).bar
    claims = tuple(claim for claim in extraction.claims if claim.confidence >= bar)
    held = tuple(claim for claim in extraction.claims if claim.confidence < bar)
    return replace(extraction, claims=claims, candidates=(*extraction.candidates, *held))


COLUMNS = ("right", "printed", "case_right", "case_printed", "apart_right", "apart_printed")
ASKED = {
    "transfer": ("origin", "destination"),
    "detention": ("held_in",),
    "wanted": ("wanted_by",),
    "meeting": ("held_in",),
    "figure": ("of_country",),
}
