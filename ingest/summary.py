"""Count what a build did, and print it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.articles import Skipped

SHOWN = 20  # faults that are told one by one


@dataclass(slots=True)
class Summary:
    """Hold the counts of one build; `skipped` and `failed` say which and why, `judged` which judgements
    were not followed."""

    dry: bool = False
    read: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
    unchanged: int = 0
    repeated: int = 0
    withdrawn: int = 0
    taken: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    judged: list[str] = field(default_factory=list)
    claims: Counter[str] = field(default_factory=Counter)
    candidates: Counter[str] = field(default_factory=Counter)
    abstentions: Counter[str] = field(default_factory=Counter)
    nodes: Counter[str] = field(default_factory=Counter)
    edges: Counter[str] = field(default_factory=Counter)

    @property
    def is_fruitless(self) -> bool:
        """Tell a build in which whatever there was to read broke."""
        return bool(self.failed) and not (self.read or self.taken or self.unchanged or self.repeated or self.withdrawn)

    def lines(self) -> Iterator[str]:
        """Print the counts, a line each; what is nought is left out."""
        yield from self.reading()
        yield from self.faults()
        yield from table("claims", self.claims)
        yield from table("candidates", self.candidates, " held back, their confidence is too low")
        yield from table("abstentions", self.abstentions)
        yield from table("nodes", self.nodes)
        yield from table("edges", self.edges)

    def reading(self) -> Iterator[str]:
        parts = {
            "read": self.read.total(),
            "unchanged": self.unchanged,
            "with claims of others": self.taken,
            "repeated": self.repeated,
            "withdrawn": self.withdrawn,
            "skipped": len(self.skipped),
            "failed": len(self.failed),
        }
        told = ", ".join(f"{count} {what}" for what, count in parts.items() if count)
        yield f"{'articles':12} {told or 'none'}{' (a dry run: nothing is written)' if self.dry else ''}"
        for lang, count in sorted(self.unread.items()):
            yield f"{'':12} {count} in {lang}: kept, not yet extracted"

    def faults(self) -> Iterator[str]:
        """Print what was skipped, counted by fault and named, what failed, what judges nothing."""
        yield from table("skipped", Counter(skipped.fault for skipped in self.skipped))
        yield from listed([*map(str, self.skipped), *(f"failed: {failed}" for failed in self.failed)])
        if self.judged:
            yield f"{'judgements':12} {len(self.judged)} not followed"
        yield from listed(self.judged)


def listed(told: Sequence[str]) -> Iterator[str]:
    """Print what has to be named, a line each, as far as a person reads."""
    yield from (f"  {each}" for each in told[:SHOWN])
    if len(told) > SHOWN:
        yield f"  and {len(told) - SHOWN} more"


def table(name: str, counts: Mapping[str, int], note: str = "") -> Iterator[str]:
    """Print counts by name, the greatest first, with their sum and a note on it."""
    if counts:
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        yield f"{name:12} {sum(counts.values())}{note}: " + ", ".join(f"{what} {count}" for what, count in ordered)
