"""Measure the precision of each rule over gold articles and marked sentences; check it on articles left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import KordonError
from ingest import trust, workers
from ingest.judged import Judged, Sample, case_samples, gold_samples, judge
from ingest.record import facts
from ingest.score import evaluate
from ingest.tables import LANG
from ingest.trust import Count, Trust, full_rule

if TYPE_CHECKING:
    from ingest.extraction import Extraction
    from ingest.workers import Outcome

Counts = Mapping[str, Count]


@dataclass(frozen=True, slots=True)
class Measured:
    """Hold one sample with all that was extracted of it, and which of that is right."""

    sample: Sample
    extraction: Extraction
    judged: tuple[Judged, ...]

    def counts(self) -> dict[str, Count]:
        """Count the claims of this sample by rule."""
        counts: dict[str, Count] = defaultdict(Count)
        for each in self.judged:
            counts[full_rule(each.claim)] += self.one(int(each.right))
        return counts

    def one(self, right: int) -> Count:
        """Count one claim where samples of this kind are counted."""
        if self.sample.is_case:
            return Count(case_right=right, case_printed=1)
        return Count(apart_right=right, apart_printed=1) if self.sample.apart else Count(right, 1)


def measure(samples: Iterable[Sample], jobs: int | None = None) -> list[Measured]:
    """Extract and judge samples; nothing is held back, whatever its confidence. One that fails stops the measuring."""
    listed = list(samples)
    outcomes = workers.outcomes((sample.article for sample in listed), jobs, bar=0.0)
    return [measured(sample, outcome) for sample, outcome in zip(listed, outcomes, strict=True)]


def measured(sample: Sample, outcome: Outcome) -> Measured:
    """Judge what was extracted; raises KordonError where the extraction broke."""
    if outcome.extraction is None:
        raise KordonError(f"{sample.name}: {outcome.fault}")
    return Measured(sample, outcome.extraction, tuple(judge(sample, outcome.extraction)))


def at_hand(folders: Sequence[Path], apart: Sequence[Path], lang: str) -> Iterator[Sample]:
    """Give the marked sentences of a language, the articles of the folders, then those of folders set apart."""
    yield from case_samples(LANG / lang / "cases", lang)
    yield from articles_of(folders, lang)
    yield from articles_of(apart, lang, apart=True)


def articles_of(folders: Sequence[Path], lang: str, apart: bool = False) -> Iterator[Sample]:
    """Give the articles of folders of gold facts that are in a language."""
    for folder in folders:
        yield from gold_samples(folder, {lang}, apart)


def total(measured: Iterable[Measured]) -> dict[str, Count]:
    """Add up the counts of samples by rule."""
    counts: dict[str, Count] = defaultdict(Count)
    for each in measured:
        for rule, count in each.counts().items():
            counts[rule] += count
    return dict(counts)


def write(measured: Sequence[Measured], lang: str, bar: float | None = None, folder: Path = LANG) -> None:
    """Write what was counted as a language's table, and the bar that is given, else the one that was measured."""
    lines = "\n".join((*trust.table(total(measured)), ""))
    (folder / lang / trust.FILE).write_text(lines, encoding="utf-8")
    chosen = choose(left_out(measured), trust.load(lang, folder).bar) if bar is None else bar
    told = BAR_TEXT.format(bar=chosen, least=LEAST, as_good=AS_GOOD)
    (folder / lang / trust.BAR_FILE).write_text(told, encoding="utf-8")
    trust.load.cache_clear()


def choose(trials: Sequence[Trial], standing: float) -> float:
    """Give the bar in whole tenths that is best by F0.5 on articles left out; of equals the lowest, none under LEAST.

    The `standing` one stays where that one is not better by AS_GOOD.

    F0.5 (van Rijsbergen, 1979) weighs precision twice as much as recall: a wrong edge costs more than a missing one.
    It is the mean of core's and of whole movements': bodies and officials, which no bar holds back, would hide these.
    So many articles tell neither twentieths nor less than AS_GOOD apart: the bar would move with each count.
    """
    tried = {bar: mean_f_half(trials, bar) for bar in BARS if bar >= LEAST and bar == round(bar, 1)}
    best = max(tried, key=lambda bar: (tried[bar], -bar))
    return standing if tried.get(standing, 0.0) >= tried[best] - AS_GOOD else best


def mean_f_half(trials: Sequence[Trial], bar: float) -> float:
    told = scored(trials, bar)
    return (f_half(told["core"]) + f_half(told["classes"]["transfers.full"])) / 2


def f_half(rates: Mapping[str, float]) -> float:
    """Give F0.5 of precision and recall."""
    precision, recall = rates["precision"], rates["recall"]
    return 1.25 * precision * recall / (0.25 * precision + recall) if precision and recall else 0.0


def without(counts: Counts, own: Counts) -> Trust:
    """Give the trust that comes of all counts but these."""
    return trust.trust({**counts, **{rule: counts[rule] + -own[rule] for rule in own}})


@dataclass(frozen=True, slots=True)
class Trial:
    """Hold an article and a trust that knows nothing of it."""

    measured: Measured
    known: Trust

    def confidences(self) -> Iterator[tuple[float, bool]]:
        """Give what is thought of each judged claim, and whether it is right."""
        yield from ((self.known.confidence(full_rule(each.claim)), each.right) for each in self.measured.judged)

    def record(self, bar: float) -> dict[str, Any]:
        """Give the facts that are printed at a bar."""
        claims = self.measured.extraction.claims
        rated = (replace(claim, confidence=self.known.confidence(full_rule(claim))) for claim in claims)
        extraction = replace(self.measured.extraction, claims=tuple(rated))
        kept = trust.sifted(extraction, self.measured.sample.article.lang, bar)
        return facts(self.measured.sample.article, kept)


def left_out(measured: Sequence[Measured]) -> list[Trial]:
    """Try each article against the counts of all the others; where some are apart, these alone are tried."""
    counts, articles = total(measured), [each for each in measured if not each.sample.is_case]
    tried = [each for each in articles if each.sample.apart] or articles
    return [Trial(each, without(counts, each.counts())) for each in tried]


def unseen(measured: Sequence[Measured], counts: Counts) -> list[Trial]:
    """Try articles that no count knows."""
    known = trust.trust(counts)
    return [Trial(each, known) for each in measured]


def core(trials: Sequence[Trial], bar: float) -> dict[str, Any]:
    rates: dict[str, Any] = scored(trials, bar)["core"]
    return rates


def scored(trials: Sequence[Trial], bar: float) -> dict[str, Any]:
    """Score what the articles print at a bar."""
    gold = {str(number): trial.measured.sample.wanted for number, trial in enumerate(trials)}
    return evaluate(gold, {str(number): trial.record(bar) for number, trial in enumerate(trials)})


# ---- printed ----


def report(measured: Sequence[Measured], others: Sequence[Measured]) -> Iterator[str]:
    """Print what is measured: kinds, rows, rules; then how far it can be trusted, and what each bar would cost."""
    counts = total(measured)
    known = trust.trust(counts)
    yield f"{told(measured)}, {len(others)} unseen articles"
    yield from tallies("kind", known.kinds, known.kind)
    rows = {f"{kind}/{row}": count for (kind, row), count in known.rows.items()}
    yield from tallies("row", rows, lambda name: known.row(*name.split("/", 1)))
    yield from tallies("rule", known.rules, known.confidence)
    trials = {"left out": left_out(measured), "unseen": unseen(others, counts)}
    for name, tried in trials.items():
        if tried:
            yield from reliability(name, tried)
            yield from bars(name, tried)


def told(measured: Sequence[Measured]) -> str:
    """Say how many articles and marked sentences were counted."""
    cases, apart = (sum(getattr(each.sample, name) for each in measured) for name in ("is_case", "apart"))
    return f"{len(measured) - cases} articles, {apart} of them set apart, {cases} marked sentences"


def tallies(what: str, counts: Mapping[str, Count], confidence: Callable[[str], float]) -> Iterator[str]:
    """Print a line a name: right/printed in articles read, in those set apart, in sentences; the confidence."""
    yield ""
    yield f"{'read':>9} {'apart':>9} {'sentences':>9} {'confidence':>10}  {what}"
    for name, count in sorted(counts.items()):
        right, printed, case_right, case_printed, apart_right, apart_printed = count.numbers
        each = f"{right}/{printed}", f"{apart_right}/{apart_printed}", f"{case_right}/{case_printed}"
        yield f"{each[0]:>9} {each[1]:>9} {each[2]:>9} {confidence(name):10.3f}  {name}"


def reliability(name: str, trials: Sequence[Trial]) -> Iterator[str]:
    """Print the claims of articles by band of confidence, and how many of them are right."""
    claims = [each for trial in trials for each in trial.confidences()]
    yield ""
    yield f"{'confidence':12} {'claims':>6} {'mean':>6} {'right':>6}   articles {name}"
    for low, high in zip(BANDS, (*BANDS[1:], 1.01), strict=True):
        band = [(confidence, right) for confidence, right in claims if low <= confidence < high]
        if band:
            mean, right = (sum(values) / len(band) for values in zip(*band, strict=True))
            yield f"{low:.2f} - {min(high, 1.0):.2f}  {len(band):6} {mean:6.3f} {right:6.3f}"


def bars(name: str, trials: Sequence[Trial]) -> Iterator[str]:
    """Print the core figures of what each bar lets through."""
    yield ""
    yield f"{'bar':5} {'P':>6} {'R':>6} {'F1':>6}   core of articles {name}, right/printed/wanted"
    for bar in BARS:
        row = core(trials, bar)
        rates = f"{row['precision']:6.3f} {row['recall']:6.3f} {row['f1']:6.3f}"
        yield f"{bar:<5} {rates}   {row['right']}/{row['printed']}/{row['wanted']}"


BANDS = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
AS_GOOD = 0.005  # of F0.5, whose standard error is 0.015 over the 177 Russian articles set apart (bootstrap)
LEAST = 0.5  # of confidence: what is as likely wrong as right draws no edge
BAR_TEXT = """\
# Claims of less confidence are candidates: they draw no edge. Written by `kordon precision --write`, which tries bars
# of whole tenths on articles set apart, each left out of the counts in turn: the one whose F0.5 (the mean of core's and
# of whole movements') is best, where it is better by {as_good} than the one that stood; none under {least}.
bar = {bar}
"""
BARS = (0.0, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)
