"""Extract articles in one process or in several: the same results in the same order."""

from __future__ import annotations

import gc
import os
import signal
import threading
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from typing import TYPE_CHECKING

from graph.errors import BrokenInvariantError, KordonError
from graph.model import Article

if TYPE_CHECKING:
    from ingest.extraction import Extraction

FEW = 40  # articles; a second process costs more time to start than it saves on so many
AHEAD = 4  # articles that wait for each process


@dataclass(frozen=True, slots=True)
class Outcome:
    """Hold what came of one article: its extraction, or the fault that ended it."""

    article: Article
    extraction: Extraction | None
    fault: str | None = None


def outcomes(articles: Iterable[Article], jobs: int | None = None, bar: float | None = None) -> Iterator[Outcome]:
    """Extract articles, in their order; `jobs` None lets their number decide, `bar` None takes each language's own.

    Raises KordonError where a worker is killed, BrokenInvariantError where the program itself is wrong.
    """
    coming = iter(articles)
    first = list(islice(coming, FEW + 1))
    count = jobs if jobs is not None else 1 if len(first) <= FEW else os.cpu_count() or 1
    every = chain(first, coming)
    return (attempt(article, bar) for article in every) if count == 1 else spread(every, count, bar)


def attempt(article: Article, bar: float | None) -> Outcome:
    """Extract one article; what goes wrong in it is told, and ends this article only."""
    from ingest.claims import extract
    from ingest.trust import sifted

    try:
        return Outcome(article, sifted(extract(article), article.lang, bar))
    except BrokenInvariantError:
        raise
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{os.path.basename(place.filename)}:{place.lineno}"  # noqa: PTH119
        return Outcome(article, None, f"{type(error).__name__} at {where}: {error}")


def work(article: Article, bar: float | None) -> Outcome:
    """Extract one article in a process of our own, whose garbage collector passes over what the first one loaded."""
    outcome = attempt(article, bar)
    spare()
    return outcome


@cache
def spare() -> None:
    gc.freeze()


def spread(articles: Iterable[Article], jobs: int, bar: float | None) -> Iterator[Outcome]:
    """Extract in `jobs` processes, each of which loads the pipeline once."""
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    waiting: deque[Future[Outcome]] = deque()
    # Not forked: a driver's threads and locks do not survive a fork.
    with ProcessPoolExecutor(jobs, get_context("spawn"), initializer=start) as pool:
        try:
            for article in articles:
                waiting.append(pool.submit(work, article, bar))
                if len(waiting) >= jobs * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise KordonError(
                "a worker was killed (the memory may not be enough); what was read before is kept: "
                "run the command again, with --jobs 1 if it happens again"
            ) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def start() -> None:
    """Begin a worker: an interrupt is the parent's to handle, and a worker does not outlive a killed parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
