"""Measure the rate of reading: `python tests/bench_extract.py [FOLDER...]` extracts the Russian articles of folders."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from graph.model import Article
from ingest.articles import Read, read
from ingest.claims import extract

ROOT = Path(__file__).resolve().parent.parent
TIMES = 3


def articles(folder: str) -> list[Article]:
    found = [each.article for each in read([folder], ROOT) if isinstance(each, Read)]
    return [article for article in found if article.lang == "ru"]


def seconds(texts: list[Article]) -> float:
    """Give the processor's time for one pass: other work on the machine does not count."""
    began = time.process_time()
    for text in texts:
        extract(text)
    return time.process_time() - began


def main() -> None:
    began = time.process_time()
    extract(Article("text~0", "", "", "Литва выдала Латвии Яниса Озола.", "ru", ""))
    print(f"{'start, with the first sentence':44} {time.process_time() - began:6.2f} s of one core")
    for folder in sys.argv[1:] or [str(ROOT / "tests/gold/articles"), str(ROOT / "examples")]:
        texts = articles(folder)
        words = sum(len(text.body.split()) for text in texts)
        taken = sorted(seconds(texts) for _ in range(TIMES))
        first = f"{len(texts) / taken[-1]:5.1f} articles/s at worst, {len(texts) / taken[0]:5.1f} at best"
        print(f"{folder[-44:]:44} {first}, {words / taken[0]:6.0f} words/s, {words // len(texts)} words each")


if __name__ == "__main__":
    main()
