"""Write the figures of docs/extraction.md: `python tests/page_extraction.py [GOLD...] [--unseen GOLD...]`."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ingest import trust
from ingest.claims import EXTRACTED
from ingest.intervals import intervals, written
from ingest.judged import Sample, gold_samples
from ingest.precision import Measured, Trial, at_hand, bars, left_out, measure, reliability, total, unseen
from ingest.record import facts
from ingest.score import evaluate
from ingest.trust import sifted

PAGE = Path(__file__).resolve().parent.parent / "docs" / "extraction.md"
BEGIN, END = "<!-- figures: what follows is written by `make figures` -->", "<!-- figures: end -->"
LANGUAGES = {"ru": "Russian", "en": "English", "kk": "Kazakh"}


def figures(*folders: Sequence[Path]) -> Iterator[str]:
    """Write the tables of each language that is extracted."""
    for lang, name in LANGUAGES.items():
        if lang in EXTRACTED:
            yield from ("", f"### {name}", "", *figures_of(lang, *folders))


def figures_of(lang: str, gold: Sequence[Path], apart: Sequence[Path], others: Sequence[Path]) -> Iterator[str]:
    """Write the tables of a language: a line a class for each set, then how far confidence can be trusted."""
    known = measure(at_hand(gold, apart, lang))
    sets = {folder: list(gold_samples(folder, {lang})) for folder in (*gold, *apart, *others)}
    yield f"Bar {trust.load(lang).bar:g}; {len(known)} articles and marked sentences are counted."
    for folder, samples in sets.items():
        if samples:
            standing = "read" if folder in gold else "set apart" if folder in apart else "unseen"
            yield from scored(f"{name_of(folder)}, {standing}", samples)
    counted = total(known)
    never = unseen(measure(sample for folder in others for sample in sets[folder]), counted)
    yield from kinds(trust.trust(counted))
    for name, trials in {"left out": left_out(known), "unseen": never}.items():
        yield from believed(name, trials) if trials else ()


def name_of(folder: Path) -> str:
    return "/".join(folder.resolve().parts[-2:])


def scored(name: str, samples: Sequence[Sample]) -> Iterator[str]:
    """Score a set at the bar and without one; time it, once all is loaded."""
    measure(samples[:1], 1)
    began = time.process_time()
    told = measure(samples, 1)
    seconds = time.process_time() - began
    gold = {each.sample.name: each.sample.wanted for each in told}
    held = {
        each.sample.name: facts(each.sample.article, sifted(each.extraction, each.sample.article.lang)) for each in told
    }
    report, spans = evaluate(gold, held), intervals(gold, held)
    every = evaluate(gold, {each.sample.name: facts(each.sample.article, each.extraction) for each in told})
    words = sum(len(each.sample.article.body.split()) for each in told)
    yield ""
    yield f"#### {name}: {len(told)} articles"
    yield ""
    yield f"Extracted at {len(told) / seconds:.1f} articles a second of one core, {words // len(told)} words each."
    yield ""
    yield "| class | P | R | F1 | of 95 in 100 | right/printed/wanted | F1 with no bar |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for kind, row in [*report["classes"].items(), ("CORE", report["core"])]:
        whole = every["core"] if kind == "CORE" else every["classes"][kind]
        yield line(kind, row, written(spans[kind]["f1"]), whole)


def printed(each: Measured) -> dict[str, Any]:
    """Give the record of what stands at the bar of the article's language."""
    article = each.sample.article
    return facts(article, sifted(each.extraction, article.lang))


def line(kind: str, row: dict[str, Any], span: str, whole: dict[str, Any]) -> str:
    rates = " | ".join(f"{row[rate]:.3f}" for rate in ("precision", "recall", "f1"))
    return f"| {kind} | {rates} | {span} | {row['right']}/{row['printed']}/{row['wanted']} | {whole['f1']:.3f} |"


def kinds(known: trust.Trust) -> Iterator[str]:
    yield ""
    yield "#### Precision by kind of claim"
    yield ""
    yield "| kind | read | apart | sentences | confidence |"
    yield "| --- | --- | --- | --- | --- |"
    for kind, count in sorted(known.kinds.items()):
        apart, sentences = f"{count.apart_right}/{count.apart_printed}", f"{count.case_right}/{count.case_printed}"
        yield f"| {kind} | {count.right}/{count.printed} | {apart} | {sentences} | {known.kind(kind):.3f} |"


def believed(name: str, trials: Sequence[Trial]) -> Iterator[str]:
    yield ""
    yield f"#### Confidence and what each bar costs, articles {name}"
    yield ""
    yield "```"
    yield from list(reliability(name, trials))[1:]
    yield from bars(name, trials)
    yield "```"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--apart", action="append", default=[], type=Path)
    parser.add_argument("--unseen", action="append", default=[], type=Path)
    given = parser.parse_args()
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    made = "\n".join((BEGIN, "", *figures(given.gold, given.apart, given.unseen), "", END))
    PAGE.write_text(before + made + after, encoding="utf-8")


if __name__ == "__main__":
    main()
